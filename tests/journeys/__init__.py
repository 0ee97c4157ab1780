"""A person's way through the real window against a real server process and PostgreSQL."""
