"""The rules of a workshop's bookings, shared by the server and the desktop.

Pure: it imports the standard library only, has no clock of its own (``now`` is an argument) and does no
input or output. An *instant* is an ``int``: whole seconds since 1970-01-01T00:00:00Z, as in POSIX. A span
``[start, end)`` is half open. Money is an ``int`` of CAD cents. Ids are UUIDv7.
"""
