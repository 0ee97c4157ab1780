"""The calendar: layout, time axis, drags and undo without Qt; the real widget with mouse and keys."""
