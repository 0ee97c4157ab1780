"""The SQL of the first migration, in the order it runs. Frozen: later changes are new ones."""
