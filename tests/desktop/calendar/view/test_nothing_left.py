"""A calendar that is closed leaves nothing of itself behind, whatever was shown in it."""

from __future__ import annotations

import gc
import weakref

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.presenters.calendar_model import Mode
from desktop.views.calendar_view import CalendarView
from tests.desktop.calendar.scenes import Scene


@pytest.mark.parametrize("mode", list(Mode))
def test_the_view_goes_with_its_window(qtbot: QtBot, shop: Scene, mode: Mode) -> None:
    view = CalendarView(shop.presenter)
    with qtbot.waitExposed(view):
        view.show()
    shop.presenter.set_mode(mode)
    view.refresh()
    view.above.ask_filters()
    view.above.ask_print()
    view.hovering.ask(shop.ids["one"])
    view.close()
    alive = weakref.ref(view)
    view.deleteLater()
    del view
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert alive() is None
