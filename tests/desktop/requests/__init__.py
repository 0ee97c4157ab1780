"""The Requests screen by hand and key; its presenter is tested without Qt."""
