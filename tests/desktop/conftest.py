"""What holds for every test of the desktop."""

from __future__ import annotations

import sys

import pytest


@pytest.fixture(autouse=True)
def _mouse_in_the_corner() -> None:
    """Each test begins with the mouse where a fresh screen has it, not where another test left it.

    What is under the mouse lights up, tells more or stays; in random order that would be luck. Tests of what knows
    no Qt run without it, so it is not imported here.
    """
    gui = sys.modules.get("PySide6.QtGui")
    if gui is not None and gui.QGuiApplication.instance() is not None:
        gui.QCursor.setPos(0, 0)
