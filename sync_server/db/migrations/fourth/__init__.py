"""The SQL of the fourth migration: a trail of who did what. Frozen like the first."""
