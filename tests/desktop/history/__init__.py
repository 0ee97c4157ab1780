"""Who did what: on a booking, and of the whole shop."""
