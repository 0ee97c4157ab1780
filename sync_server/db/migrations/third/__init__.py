"""The SQL of the third migration: prices that were, what is old goes, buffers that come back. Frozen like the first."""
