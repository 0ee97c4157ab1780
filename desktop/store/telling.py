"""Telling listeners what has happened, so that a bug in one of them is never taken for a failure of the thing told.

What is told is done and on the disk already. The bug goes where every uncaught exception goes; ``desktop.shell``
logs it and shows it. Not here: what is told.
"""

from __future__ import annotations

import sys

from psygnal import EmitLoopError, SignalInstance


def tell(signal: SignalInstance, *what: object) -> None:
    """Emit; raises nothing that a listener raised."""
    try:
        signal.emit(*what)
    except EmitLoopError as error:
        bug = error.__cause__ or error
        sys.excepthook(type(bug), bug, bug.__traceback__)
