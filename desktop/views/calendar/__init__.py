"""The calendar's parts: the painted time grid, its header, cards and side panel. ``calendar_view`` joins them."""
