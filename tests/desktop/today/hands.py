"""The real Today screen over a scene, and the hands on it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.today_model import DayAct, Phase
from desktop.views.today.day_card import DayCardView
from desktop.views.today_view import TodayView
from tests.desktop.calendar.days import today_of
from tests.desktop.calendar.scenes import Scene, scene

LEFT = Qt.MouseButton.LeftButton


class Hands:
    """On view and active. ``settle`` lets in what was put off."""

    def __init__(self, qtbot: QtBot, shop: Scene, width: int = 1190, height: int = 768) -> None:
        self.qtbot = qtbot
        self.shop = shop
        self.today = today_of(shop)
        self.view = TodayView(self.today, shop.presenter)
        qtbot.addWidget(self.view)
        self.view.resize(width, height)
        with qtbot.waitActive(self.view):
            self.view.show()
            self.view.activateWindow()
        self.view.setFocus()

    def card(self, name: str) -> DayCardView:
        """The booking's card."""
        return self.view.columns.cards[self.shop.ids[name]]

    def button(self, name: str, act: DayAct) -> QPushButton:
        return self.card(name).buttons[act]

    def columns(self) -> list[list[str]]:
        """The bookings' names by column, as they are laid out."""
        known = {session_id: name for name, session_id in self.shop.ids.items()}
        return [[known[card.card.session_id] for card in each.cards] for each in self.view.columns.columns]

    def column(self, phase: Phase) -> list[str]:
        return self.columns()[[*Phase].index(phase)]

    def settle(self) -> None:
        """What was put off until nothing is under way is shown, and what was to be deleted is."""
        QApplication.processEvents()
        if self.view._later.isActive():
            self.view.refresh()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, LEFT)
        self.settle()

    def key(self, key: Qt.Key, times: int = 1) -> None:
        """To whatever has the focus."""
        for _ in range(times):
            QTest.keyClick(self.focus(), key)
        self.settle()

    def hold(self, key: Qt.Key, repeated: int = 3) -> None:
        """A key that is down stays down: it comes again and again, to whatever has the focus by then."""
        for _ in range(repeated):
            again = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", True)
            QApplication.sendEvent(self.focus(), again)
        self.settle()

    def focus(self) -> QWidget:
        found = cast("QWidget | None", self.view.window().focusWidget())
        return found or self.view

    def focused(self) -> str:
        """The name of the booking whose card has the focus itself."""
        (found,) = [card for card in self.view.columns.cards.values() if card is self.focus()]
        return next(name for name, each in self.shop.ids.items() if each == found.card.session_id)


def crowded() -> Scene:
    """A dozen to come, at each full hour."""
    shop = scene()
    for hour in range(12):
        shop.booking(f"at {hour}", shop.garage.anna.id, f"{9 + hour}:00")
    return shop
