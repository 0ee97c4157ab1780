"""Ctrl+C and the like for `make run`: an exception where we are, or at the end of a few lines that must not be cut."""

from __future__ import annotations

import signal
from types import FrameType

SIGNALS = [getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name)]


class Stop(Exception):
    """Somebody asked us to end; the argument, if any, says what became of the data."""


class _Whole:
    """A few lines that Ctrl+C does not cut in two: it is done at their end."""

    held = wanted = False

    def __enter__(self) -> None:
        self.held = True

    def __exit__(self, *_: object) -> None:
        self.held = False
        if self.wanted:
            self.wanted = False
            raise Stop


whole = _Whole()


def listen() -> None:
    """From now on those signals raise ``Stop``, once."""
    for number in SIGNALS:
        signal.signal(number, stop)


def stop(_number: int, _frame: FrameType | None) -> None:
    """The handler."""
    for number in SIGNALS:  # a second Ctrl+C must not cut the orderly end short
        signal.signal(number, signal.SIG_IGN)
    if whole.held:
        whole.wanted = True
    else:
        raise Stop
