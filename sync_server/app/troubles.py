"""What a command says when the database is not there for it: plainly, in the user's language, instead of a traceback.

Only what a person can do something about. Anything else is a fault of the program and stays one.
"""

from __future__ import annotations

from sync_server.config import ConfigurationError
from sync_server.db.embedded_files import EmbeddedPostgresError
from sync_server.db.embedded_lock import ClusterBusy
from sync_server.services.wording import translator


def in_words(error: Exception, language: str) -> str | None:
    """What to print for ``error``, or ``None``."""
    if isinstance(error, ClusterBusy):
        return error.words(translator(language))
    if isinstance(error, ConfigurationError | EmbeddedPostgresError):
        return str(error)
    return None
