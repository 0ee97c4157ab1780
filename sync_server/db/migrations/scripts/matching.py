"""Offers to mechanics, presence, the waitlist."""

SCRIPTS: tuple[str, ...] = ()
