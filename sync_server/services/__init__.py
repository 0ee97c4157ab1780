"""What the server does, one file a feature: plain functions over a unit of work. No SQL, no HTTP."""
