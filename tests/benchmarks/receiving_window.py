"""The desktop's real window in a process of its own while rows arrive: how long its thread was away each time.

``python -m tests.benchmarks.receiving_window HOME ROWS`` runs until that many rows are in the cache and the window has
drawn them, and prints the gaps of a timer on the Qt thread, in milliseconds, as JSON. Not here: a bound that fails.
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import sys
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from desktop import app as program
from desktop.shell import profile as profiles
from desktop.shell.faults import Faults
from desktop.shell.options import Options
from desktop.starting import application

SETTLE_SECONDS = 1.5
PATIENCE = 120.0


class Gaps:
    """A timer that wants to fire each millisecond, and how late it came."""

    def __init__(self) -> None:
        self.seconds: list[float] = []
        self.worked: list[float] = []
        """Processor time of the thread meanwhile: what other programs on this computer have no part in."""
        self._last = self._worked = 0.0
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._fired)

    def start(self) -> None:
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer.start(1)

    def stop(self) -> None:
        self._timer.stop()

    def _fired(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.seconds.append(now - self._last)
        self.worked.append(worked - self._worked)
        self._last, self._worked = now, worked


async def measure(qt: QApplication, home: str, rows: int) -> dict[str, object]:
    """Open the program on the profile in ``home``; begin to count when its window stands."""
    profile = profiles.open_profile(profiles.home(home), "default")
    app = program.App(qt, profile, Options(home=home), Faults(profile.log))
    app.window.resize(1920, 1080)
    running = asyncio.ensure_future(app.run())
    while not app.window.isVisible():  # noqa: ASYNC110 Qt has no event to wait for
        await asyncio.sleep(0.005)
    gaps = Gaps()
    began = time.perf_counter()
    gaps.start()
    assert app.desk is not None
    while app.desk.store.state().cursor < rows:
        await asyncio.sleep(0.02)
        if time.perf_counter() - began > PATIENCE:
            raise TimeoutError(f"at {app.desk.store.state().cursor} of {rows}")
    took = time.perf_counter() - began
    await asyncio.sleep(SETTLE_SECONDS)
    board = app.desk.calendar.board()
    blocks = sum(len(column.blocks) for column in board.columns) if board else 0
    gaps.stop()
    app.quit()
    await running
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return {
        "gaps_ms": [each * 1000 for each in gaps.seconds],
        "worked_ms": [each * 1000 for each in gaps.worked],
        "took": took,
        "blocks": blocks,
        "peak_mb": peak,
    }


def main() -> int:
    qt = application()
    with QEventLoop(qt) as loop:
        result = loop.run_until_complete(measure(qt, sys.argv[1], int(sys.argv[2])))
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())
