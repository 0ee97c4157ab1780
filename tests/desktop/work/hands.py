"""The real My work screen over a scene, and the hands on it."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.work.offer_card import OfferCardView
from desktop.views.work.session_page import SessionPage
from desktop.views.work.upcoming_list import VisitLine
from desktop.views.work_view import WorkView
from tests.desktop.calendar.attaching import Attaching
from tests.desktop.calendar.historic import Historic
from tests.desktop.calendar.scenes import Scene
from tests.desktop.presenters.working import Working

LEFT = Qt.MouseButton.LeftButton


class Hands:
    """On view and active. ``settle`` lets the server answer and in what was put off."""

    def __init__(self, qtbot: QtBot, shop: Scene, width: int = 1190, height: int = 768) -> None:
        self.qtbot = qtbot
        self.shop = shop
        self.working = Working(shop)
        self.calls = self.working.calls
        self.attaching = Attaching(shop)
        self.historic = Historic(shop, at_once=True)
        self.view = WorkView(self.working.work, self.attaching.files, self.historic.histories)
        qtbot.addWidget(self.view)
        self.view.resize(width, height)

    def show(self) -> Hands:
        """On the screen, with what the server tells."""
        with self.qtbot.waitActive(self.view):
            self.view.show()
            self.view.activateWindow()
        self.settle()
        self.view.setFocus()
        return self

    def offers(self) -> list[OfferCardView]:
        return [*self.view.offers.cards.values()]

    def line(self, name: str) -> VisitLine:
        return self.view.upcoming.lines[self.shop.ids[name]]

    def open(self, name: str) -> SessionPage:
        """That session's page."""
        self.view.open_page(self.shop.ids[name])
        self.settle()
        assert self.view.page is not None
        return self.view.page

    def settle(self) -> None:
        """The server has answered, and what was put off is shown."""
        self.working.settle()
        QApplication.processEvents()
        self.working.settle()
        self.view.refresh()
        if self.view.page is not None:
            self.view.page.refresh()
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def click(self, widget: QWidget) -> None:
        """As slowly as a hand that means each of its clicks."""
        if self.view.page is not None:
            self.view.page.lobby.calm.resting.stop()
        QTest.mouseClick(widget, LEFT)
        self.settle()

    def key(self, key: Qt.Key, times: int = 1) -> None:
        """To whatever has the focus."""
        for _ in range(times):
            QTest.keyClick(self.focus(), key)
        self.settle()

    def focus(self) -> QWidget:
        found = cast("QWidget | None", self.view.window().focusWidget())
        return found or self.view
