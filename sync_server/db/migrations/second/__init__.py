"""The SQL of the second migration: what a push asks before it decides, in one call. Frozen like the first."""
