"""The real Requests screen over a scene, and the hands on it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.availability_source import AvailabilitySource, Numbers
from desktop.presenters.carriers import Carriers
from desktop.presenters.request_told import Messages
from desktop.views.requests_view import RequestsView
from tests.desktop.calendar.scenes import Scene
from tests.desktop.calendar.wished import requests_of

LEFT = Qt.MouseButton.LeftButton


class Hands:
    """On view and active. ``settle`` lets in what was put off; ``keys`` counts what was pressed."""

    def __init__(
        self,
        qtbot: QtBot,
        shop: Scene,
        width: int = 1190,
        height: int = 768,
        *,
        carried: frozenset[str] | None = frozenset({"email", "sms"}),
        numbers: Numbers | None = None,
    ) -> None:
        """``carried``: what the server has said that it sends messages by; ``numbers``: the owner's."""
        self.qtbot = qtbot
        self.shop = shop
        self.numbers = numbers or {}
        self.requests = requests_of(shop, lambda: self.numbers)
        self.view = RequestsView(
            self.requests,
            Messages(
                AvailabilitySource(shop.store, lambda: self.numbers), shop.clock, Carriers(lambda: carried)
            ),
        )
        qtbot.addWidget(self.view)
        self.view.resize(width, height)
        with qtbot.waitActive(self.view):
            self.view.show()
            self.view.activateWindow()
        self.view.setFocus()
        self.settle()
        self.keys = 0

    def lines(self) -> list[str]:
        """The names of the requests in the list on view."""
        board = self.view.list.lines.board
        assert board is not None
        known = {request_id: name for name, request_id in self.shop.ids.items()}
        return [known[line.request_id] for line in board.lines]

    def chosen(self) -> str:
        """The name of the one that is marked, in the list and beside it."""
        row = self.view.list.currentIndex().row()
        name = self.lines()[row]
        assert self.view.chosen == self.shop.ids[name]
        if self.view.page.isVisible():
            assert self.view.page.detail is not None
            assert self.view.page.detail.line.request_id == self.shop.ids[name]
        return name

    def settle(self) -> None:
        """What was put off is shown, and what was to be deleted is."""
        QApplication.processEvents()
        if self.view._later.isActive():
            self.view.refresh()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def click(self, widget: QWidget) -> None:
        """A click by itself: what came of the one before has been looked at."""
        self.view.calm.resting.stop()
        QTest.mouseClick(widget, LEFT)
        self.settle()

    def key(self, key: Qt.Key, times: int = 1) -> None:
        """To whatever has the focus."""
        for _ in range(times):
            self.keys += 1
            QTest.keyClick(self.focus(), key)
        self.settle()

    def key_at(self, key: Qt.Key, when: int) -> None:
        """The same, pressed at that moment in ms."""
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
        event.setTimestamp(when)
        QApplication.sendEvent(self.focus(), event)
        self.settle()

    def hold(self, key: Qt.Key, repeated: int = 3) -> None:
        """A key that is down stays down."""
        for _ in range(repeated):
            again = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "", True)
            QApplication.sendEvent(self.focus(), again)
        self.settle()

    def type(self, words: str) -> None:
        QTest.keyClicks(self.focus(), words)
        self.settle()

    def focus(self) -> QWidget:
        found = cast("QWidget | None", self.view.window().focusWidget())
        return found or self.view

    def said(self) -> str:
        """All the words that are on view."""
        return "\n".join(label.text() for label in self.view.findChildren(QLabel) if label.isVisible())
