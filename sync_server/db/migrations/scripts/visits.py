"""What happens in a session: the lobby, files, messages, ratings."""

SCRIPTS: tuple[str, ...] = ()
