"""Keys for other programs, and the platform's own people."""

SCRIPTS: tuple[str, ...] = ()
