"""One of the owner's pages of the settings, over a pretended server: what it shows, and what a person does there."""

from __future__ import annotations

import asyncio

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.presenters.on_server import OnServer
from desktop.presenters.tasks import Tasks
from desktop.views.asked import AskedPage
from tests.desktop.shell.widgets import cut_labels, nameless, unreachable, until
from tools.quiet import settle


class OwnerPage:
    """``asked`` is what the page asks the server with."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.faults: list[BaseException] = []
        self.tasks = Tasks(self.faults.append)

    async def open(self, view: AskedPage, asked: OnServer) -> None:
        """Show it, with what the server answers."""
        self.view, self.asked = view, asked
        self.qtbot.addWidget(view)
        view.resize(1014, 700)
        view.show()
        self.qtbot.waitUntil(view.isActiveWindow)
        view.load()
        await self.idle()

    @property
    def words(self) -> str:
        labels = self.view.findChildren(QLabel)
        return " | ".join(it.text() for it in labels if it.isVisibleTo(self.view))

    def button(self, name: str) -> QAbstractButton:
        """By its words, or by what a screen reader calls it."""
        (found,) = [
            it
            for it in self.view.findChildren(QAbstractButton)
            if name in {it.text(), it.accessibleName()} and it.isVisibleTo(self.view)
        ]
        return found

    def field(self, name: str) -> QLineEdit:
        (found,) = [
            it
            for it in self.view.findChildren(QLineEdit)
            if it.accessibleName() == name and it.isVisibleTo(self.view)
        ]
        return found

    def there(self, name: str) -> bool:
        """Whether there is such a button."""
        return any(
            name in {it.text(), it.accessibleName()} and it.isVisibleTo(self.view)
            for it in self.view.findChildren(QAbstractButton)
        )

    def type(self, name: str, text: str) -> None:
        """In place of what stands there."""
        field = self.field(name)
        field.setFocus()
        field.selectAll()
        QTest.keyClicks(field, text)

    async def press(self, name: str) -> None:
        self.button(name).click()
        await self.idle()

    async def idle(self) -> None:
        """Until the server has answered."""
        for _ in range(3):
            await asyncio.sleep(0)
            await until(lambda: not self.asked.busy)
            settle()  # what was painted before is gone by then

    def sound(self) -> None:
        """Everything has a name, can be reached, is whole, and nothing went wrong."""
        assert nameless(self.view) == []
        assert unreachable(self.view) == []
        self.qtbot.waitUntil(lambda: cut_labels(self.view) == [])
        assert self.faults == []
