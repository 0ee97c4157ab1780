"""The page behind the sync badge: every change that the server has not settled, and what needs an answer."""
