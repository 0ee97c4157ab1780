"""A test that leaves something behind fails: tasks, threads, child processes, windows; or logs a warning unasked."""

from __future__ import annotations

import asyncio
import asyncio.runners
import gc
import logging
import re
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

PATIENCE = 20.0
"""Seconds in which threads and processes that were told to end may do so."""

_abandoned: list[str] = []
_seen_timers: set[str] = set()
_cancel_all_tasks = asyncio.runners._cancel_all_tasks  # type: ignore[attr-defined]  # no public place knows


def _note_and_cancel(loop: asyncio.AbstractEventLoop) -> None:
    _abandoned.extend(repr(task.get_coro()) for task in asyncio.all_tasks(loop))
    _cancel_all_tasks(loop)


asyncio.runners._cancel_all_tasks = _note_and_cancel  # type: ignore[attr-defined]


class _Warnings(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def nothing_logged_unasked(request: pytest.FixtureRequest) -> Iterator[None]:
    """Warnings in the log are failures, unless the test says ``@pytest.mark.expects_log(pattern)``."""
    handler = _Warnings()
    logging.getLogger().addHandler(handler)
    yield
    logging.getLogger().removeHandler(handler)
    patterns = [str(mark.args[0]) for mark in request.node.iter_markers("expects_log")]
    messages = [f"{record.name}: {record.getMessage()}" for record in handler.records]
    unasked = [m for m in messages if not any(re.search(pattern, m) for pattern in patterns)]
    assert not unasked, f"logged unasked: {unasked}"
    for pattern in patterns:
        assert any(re.search(pattern, m) for m in messages), f"{pattern!r} was never logged"


@pytest.fixture(autouse=True, scope="module")
def _what_is_there_stays() -> None:
    """The collector is after each test asked for what that test left; what a run gathers it need not go over again.

    It took six sevenths of the time of all tests.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def nothing_left_behind() -> Iterator[None]:
    """Tasks, threads, children and windows that a test made are gone when it ends."""
    _abandoned.clear()
    threads = set(threading.enumerate())
    children = _children()
    windows = _windows()
    yield
    gc.collect()
    assert not _abandoned, f"tasks left running: {_abandoned}"
    left = _wait_gone(lambda: {t.name for t in set(threading.enumerate()) - threads if not _shared(t)})
    assert not left, f"threads left running: {left}"
    left = _wait_gone(lambda: {f"{pid} {what}" for pid, what in _children().items() if pid not in children})
    assert not left, f"processes left running: {left}"
    left = _windows() - windows
    assert not left, f"windows left open: {left}"
    now = _timers()
    left = now - _seen_timers  # a look costs 20 ms, so what the test before left counts as what was there
    _seen_timers.update(now)
    assert not left, f"timers left running: {left}"


def _shared(thread: threading.Thread) -> bool:
    """Threads of pools that a library keeps for the whole process."""
    return thread.name.startswith(("execnet", "pytest_timeout"))


def _wait_gone(look: Callable[[], set[str]]) -> set[str]:
    deadline = time.monotonic() + PATIENCE
    while (found := look()) and time.monotonic() < deadline:
        time.sleep(0.01)
    return found


def _children() -> dict[str, str]:
    """By their number, what runs; one that is just beginning has no command line yet."""
    if sys.platform != "linux":
        return {}
    found: dict[str, str] = {}
    for task in Path("/proc/self/task").iterdir():
        try:
            pids = (task / "children").read_text().split()
        except OSError:  # the thread ended while we looked
            continue
        found |= {pid: command for pid in pids if (command := _command(pid)) is not None}
    return found


def _command(pid: str) -> str | None:
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return None
    return None if state == "Z" else command[:120]  # a zombie holds nothing


def _windows() -> set[str]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    application = widgets.QApplication.instance() if widgets else None
    if widgets is None or application is None:
        return set()
    core = sys.modules["PySide6.QtCore"]
    application.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    return {
        f"{type(w).__name__} {w.objectName()!r} {id(w)}"
        for w in widgets.QApplication.topLevelWidgets()
        if w.isVisible()
    }


def _timers() -> set[str]:
    """Running timers that Python made; those of a window that is gone went with it."""
    core, shiboken = sys.modules.get("PySide6.QtCore"), sys.modules.get("shiboken6")
    if core is None or shiboken is None or core.QCoreApplication.instance() is None:
        return set()
    return {
        f"every {timer.interval()} ms of {type(timer.parent()).__name__} {id(timer)}"
        for timer in gc.get_objects()
        if type(timer) is core.QTimer and shiboken.isValid(timer) and timer.isActive()
    }
