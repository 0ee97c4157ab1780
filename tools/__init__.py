"""Programs for those who build and try the product; nothing here is installed in a shop."""
