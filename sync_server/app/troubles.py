"""What a command says when the database is not there for it: plainly, in the user's language, instead of a traceback.

Only what a person can do something about. Anything else is a fault of the program and stays one.
"""

from __future__ import annotations

from collections.abc import Callable

import psycopg
import sqlalchemy as sa

from sync_server.config import ConfigurationError
from sync_server.db.embedded_files import EmbeddedPostgresError
from sync_server.db.embedded_lock import ClusterBusy
from sync_server.db.engine import RETRIED, BadDatabaseUrl
from sync_server.db.standing import WrongDatabase
from sync_server.services.refusals import Busy
from sync_server.services.wording import translator


def in_words(error: Exception, language: str) -> str | None:
    """What to print for ``error``, or ``None``."""
    _ = translator(language)
    if isinstance(error, ClusterBusy):
        return error.words(_)
    if isinstance(error, BadDatabaseUrl):
        return _(
            "The database's address is not understood; it looks like "
            "postgresql://role:password@host:5432/database (AUTODOCTOR_DATABASE_URL, for `migrate` "
            "AUTODOCTOR_OWNER_DATABASE_URL)."
        )
    if isinstance(error, WrongDatabase):
        return _newer(_) if error.newer else _older(_)
    if isinstance(error, ConfigurationError | EmbeddedPostgresError):
        return str(error)
    if isinstance(error, Busy):
        return _("The database is too busy: another program holds it up. Try again in a moment.")
    return _of_database(error.orig if isinstance(error, sa.exc.DBAPIError) else error, language)


def _of_database(error: BaseException | None, language: str) -> str | None:
    _ = translator(language)
    if isinstance(error, psycopg.errors.UndefinedTable):
        return _older(_)
    if not isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        return None
    if isinstance(error, RETRIED):
        text = _("The database is too busy (%(why)s). Try again in a moment.")
    else:
        text = _(
            "The database cannot be reached: %(why)s. Is it running, and is its address right "
            "(AUTODOCTOR_DATABASE_URL, for `migrate` AUTODOCTOR_OWNER_DATABASE_URL)?"
        )
    return text % {"why": _why(error)}


def _older(_: Callable[[str], str]) -> str:
    return _("The database lacks tables of this version. First: python -m sync_server migrate")


def _newer(_: Callable[[str], str]) -> str:
    return _("The database is of a newer version than this program. First: update the program")


def _why(error: Exception) -> str:
    """The line that says it: drivers add advice after it, and a heading before several attempts."""
    lines = [
        line for line in str(error).splitlines() if line[:1].strip() and not line.startswith("Multiple ")
    ]
    return (lines[-1] if lines else type(error).__name__).lstrip("- ").rstrip(".")
