"""Visit requests and the times that are offered."""

SCRIPTS: tuple[str, ...] = ()
