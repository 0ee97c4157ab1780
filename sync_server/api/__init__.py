"""The endpoints that desktops call: thin, from message to service to message."""
