"""Being asked to end from outside, by a signal: also before there is a program that can end."""

from __future__ import annotations

import asyncio
import contextlib
import signal
from collections.abc import Callable

ASKED_BY = (signal.SIGINT, signal.SIGTERM)


class AskedToEnd:
    """Who asks early is remembered until :meth:`tell` says who listens."""

    def __init__(self) -> None:
        self._asked = False
        self._end: Callable[[], None] | None = None

    def watch(self) -> None:
        """From now on a signal ends nothing by itself."""
        for number in ASKED_BY:
            signal.signal(number, lambda *_: self._ask())

    def tell(self, end: Callable[[], None]) -> None:
        """In a running loop: call ``end`` at each signal, and at once if there was one."""
        self._end = end
        loop = asyncio.get_running_loop()
        with contextlib.suppress(
            NotImplementedError
        ):  # Windows has no such handlers, and keeps those of before
            for number in ASKED_BY:
                loop.add_signal_handler(number, end)
        if self._asked:
            end()

    def _ask(self) -> None:
        self._asked = True
        if self._end is not None:
            self._end()
