"""Telling listeners what has happened, so that a bug in one of them is never taken for a failure of the thing told.

What is told is done and on the disk already. The bug goes where every uncaught exception goes; ``desktop.shell``
logs it and shows it. Not here: what is told.
"""

from __future__ import annotations

import sys

from psygnal import EmitLoopError, SignalInstance

from desktop.store.errors import NotKept, NotShown


def tell(signal: SignalInstance, *what: object) -> bool:
    """Emit; raises nothing that a listener raised. ``False`` when one of them could not read what it was told of."""
    try:
        signal.emit(*what)
    except EmitLoopError as error:
        bug = error.__cause__ or error
        surface(bug)
        return not isinstance(bug, NotKept)
    return True


def surface(bug: BaseException) -> None:
    """What went wrong after something was kept; nobody may take it for the news that it was not."""
    if isinstance(bug, NotKept):
        shown = NotShown(bug)
        shown.__cause__ = bug
        bug = shown.with_traceback(bug.__traceback__)
    sys.excepthook(type(bug), bug, bug.__traceback__)
