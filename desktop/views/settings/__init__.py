"""What the settings are made of, a section a module."""
