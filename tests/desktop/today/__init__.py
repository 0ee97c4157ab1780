"""The calendar's widgets, with real mouse and key events."""
