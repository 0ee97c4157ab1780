"""Messages that go out, and calendars from outside."""

SCRIPTS: tuple[str, ...] = ()
