"""Taking over what a shop has elsewhere: calendars (.ics); customers (.csv) are ``scheduling.importing``'s.

Readers and planners are pure: bytes and existing rows in, rows to write and a report out. The command
writes.
"""
