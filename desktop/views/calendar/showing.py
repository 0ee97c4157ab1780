"""When the calendar shows what changed: soon, once for several changes, and never all of it in one long step.

Not here: what is shown.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer, Signal

BURST = 4
BURST_SECONDS = 1.0
PAUSE_MS = 250
"""Changes that come in a burst, as after days without the server, are shown so seldom: each showing costs time."""


class Showing(QObject):
    """Does the parts of what has to be ``prepared``, one after the other, then tells to paint.

    Between two parts a click is served. What changes meanwhile is shown by the next showing: one that began anew with
    each change would never end while changes do not.
    """

    due = Signal()

    def __init__(self, prepare: Callable[[], Iterator[None]], parent: QObject) -> None:
        super().__init__(parent)
        self._prepare = prepare
        self._parts: Iterator[None] | None = None
        """What is being prepared now."""
        self._again = False
        self._last: deque[float] = deque(maxlen=BURST)
        """When the last changes were shown."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._step)

    def soon(self) -> None:
        """Something changed."""
        if self._parts is not None:
            self._again = True
            return
        now = time.monotonic()
        calm = len(self._last) < BURST or now - self._last[0] > BURST_SECONDS
        if calm or not self._timer.isActive():
            self._timer.start(0 if calm else PAUSE_MS)

    def at_once(self) -> None:
        """Who sits here did it: of what waits for the end of a burst nothing waits any longer."""
        if self._parts is None and self._timer.isActive():
            self._timer.start(0)

    def done(self) -> None:
        """All of it is shown."""
        self._timer.stop()
        self._parts = None
        self._again = False

    def _step(self) -> None:
        if self._parts is None:
            self._last.append(time.monotonic())
            self._parts = self._prepare()
        parts = self._parts
        try:
            next(parts)
        except StopIteration:
            self._show(parts)
        except (
            Exception
        ):  # a disk that is busy, or a bug: told as any; what changes later is shown all the same
            if self._parts is parts:
                self._parts = None
                if self._again:
                    self._again = False
                    self.soon()
            raise
        else:
            if self._parts is parts:  # else it was shown meanwhile
                self._timer.start(0)

    def _show(self, parts: Iterator[None]) -> None:
        if self._parts is not parts:
            return
        again = self._again
        self._parts, self._again = None, False
        self.due.emit()
        if again:
            self.soon()
