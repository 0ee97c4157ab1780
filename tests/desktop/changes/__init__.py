"""The page behind the sync badge."""
