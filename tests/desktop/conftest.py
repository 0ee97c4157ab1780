"""What holds for every test of the desktop."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any

import pytest

PATIENCE_MS = 60_000
"""For what should come at once: the machines on which tests run are shared and may stand still for seconds."""


@pytest.fixture(autouse=True)
def _patience(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a test does not say how long it waits."""
    bot = sys.modules.get("pytestqt.qtbot")
    if bot is None:
        return
    for name in ("waitUntil", "waitSignal", "waitSignals", "waitActive", "waitExposed"):
        monkeypatch.setitem(getattr(bot.QtBot, name).__kwdefaults__, "timeout", PATIENCE_MS)


@pytest.fixture(autouse=True)
def _no_year_is_todays() -> None:
    """Days in a line say no year until a test, or the window it opens, says what time it is."""
    formats = sys.modules.get("desktop.theming.formats")
    if formats is not None:
        formats.use_clock(None)


@pytest.fixture(autouse=True)
def _mouse_in_the_corner() -> None:
    """Each test begins with the mouse where a fresh screen has it, not where another test left it.

    What is under the mouse lights up, tells more or stays; in random order that would be luck. Tests of what knows
    no Qt run without it, so it is not imported here.
    """
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QCursor.setPos(0, 0)


@pytest.fixture(autouse=True)
def _what_was_let_go_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a press, widgets that were to be deleted later are deleted, as in the running program.

    Without its event loop they would live on to the end of the test, and hide that they are used again.
    """
    widgets, testing = sys.modules.get("PySide6.QtWidgets"), sys.modules.get("PySide6.QtTest")
    if widgets is None:
        return
    core = sys.modules["PySide6.QtCore"]

    def then_delete(press: Callable[..., None]) -> Callable[..., None]:
        @wraps(press)
        def pressed(*args: Any, **settings: Any) -> None:
            press(*args, **settings)
            core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)

        return pressed

    monkeypatch.setattr(widgets.QAbstractButton, "click", then_delete(widgets.QAbstractButton.click))
    if testing is None:
        return
    for name in ("mouseClick", "keyClick", "keyClicks"):
        monkeypatch.setattr(testing.QTest, name, staticmethod(then_delete(getattr(testing.QTest, name))))
