"""The window around the views: navigation rail, sync badge, alerts, undo, settings kept on this computer."""
