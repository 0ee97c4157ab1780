"""Another theme, after windows have come and gone over screens that were left: nothing paints what is no more."""

from __future__ import annotations

import gc

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from desktop.presenters.booking_draft import BookingSeed
from desktop.theming.theme import theme
from tools.quiet import settle
from tools.stage import Stage


def test_screens_that_were_left_follow_it(stage: Stage) -> None:
    for screen in ("calendar", "customers", "requests", "today"):
        office = stage.open(screen)
        settle()
    office.book(BookingSeed())
    settle()
    assert office.windows.open is not None
    office.windows.open.leave()
    settle()
    gc.collect()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    theme().changed.emit()  # a fault in what follows it fails the test
    settle()
