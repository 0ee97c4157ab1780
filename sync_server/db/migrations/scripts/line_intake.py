"""What is said of who waits: it comes back when their turn has come, on whichever computer they are booked then."""

INTAKE = """
ALTER TABLE waitlist_entry
    ADD COLUMN concern text NOT NULL DEFAULT '',
    ADD COLUMN category text NOT NULL DEFAULT '',
    ADD COLUMN urgent boolean NOT NULL DEFAULT false,
    ADD COLUMN city text NOT NULL DEFAULT '';
"""

SCRIPTS = (INTAKE,)
