"""The real Customers screen over a scene, and the hands on it."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, cast

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.customer_extras import CustomerExtras
from desktop.views.customers.extras_card import ExtrasCard
from desktop.views.customers_view import CustomersView
from tests.desktop.calendar.scenes import Scene
from tests.desktop.presenters.extras import FakeExtras
from tests.desktop.presenters.people import customers_of
from tests.factories import ZONE

LEFT = Qt.MouseButton.LeftButton


def _at_once(work: Coroutine[Any, Any, Any]) -> None:
    asyncio.run(work)


class Hands:
    """On view and active; what it tells the office is kept. ``settle`` lets in what was put off."""

    def __init__(self, qtbot: QtBot, shop: Scene, width: int = 1190, height: int = 768) -> None:
        self.qtbot = qtbot
        self.shop = shop
        self.people = customers_of(shop)
        self.server = FakeExtras()
        """What only the server has of them."""
        rights = shop.presenter.rights
        card = ExtrasCard(CustomerExtras(self.server, shop.store, rights), _at_once, lambda: ZONE)
        self.view = CustomersView(self.people, card)
        self.told: list[tuple[str, object]] = []
        for name in ("book_asked", "show_asked", "answer_asked"):
            getattr(self.view, name).connect(lambda value, name=name: self.told.append((name, value)))
        qtbot.addWidget(self.view)
        self.view.resize(width, height)
        with qtbot.waitActive(self.view):
            self.view.show()
            self.view.activateWindow()
        self.view.setFocus()

    def listed(self) -> list[str]:
        """What the lines say."""
        model = self.view.list.model
        return [str(model.index(row).data()) for row in range(model.rowCount())]

    def marked(self) -> str:
        """The line that is marked."""
        return str(self.view.list.rows.currentIndex().data() or "")

    def name(self) -> str:
        """Whose page is on view; empty for none."""
        on_view = self.view.stack.currentWidget() is self.view.page
        return self.view.page.name.text() if on_view else ""

    def type(self, text: str) -> None:
        """Into whatever has the focus."""
        QTest.keyClicks(self.focus(), text)
        self.settle()

    def key(self, key: Qt.Key, times: int = 1) -> None:
        """To whatever has the focus."""
        for _ in range(times):
            QTest.keyClick(self.focus(), key)
        self.settle()

    def click(self, widget: QWidget) -> None:
        QTest.mouseClick(widget, LEFT)
        self.settle()

    def settle(self) -> None:
        """What was put off until nothing is under way is shown, and what was to be deleted is."""
        QApplication.processEvents()
        if self.view._later.isActive():
            self.view.refresh()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def asked(self) -> ExtrasCard:
        """The card of what the server has, after it was looked at long enough."""
        card = self.view.page.extras
        card._look()
        self.settle()
        return card

    def focus(self) -> QWidget:
        found = cast("QWidget | None", self.view.window().focusWidget())
        return found or self.view
