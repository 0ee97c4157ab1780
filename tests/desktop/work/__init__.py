"""The Today screen's widgets, with real mouse and key events."""
