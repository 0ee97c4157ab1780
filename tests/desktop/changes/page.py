"""The page behind the sync badge, on screen over a scene."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.views.changes.connection_panel import Connection
from desktop.views.changes_view import ChangesView
from scheduling.commands import Command, Outcome
from tests.desktop.calendar.scenes import Scene
from tests.factories import MONDAY, ZONE, at, book, named

CALM = Connection(icon="cloud-off", colour="arrived", headline="Offline", lines=("One.", "Two."))


class Page:
    """The page on screen over a scene."""

    def __init__(self, qtbot: QtBot, shop: Scene) -> None:
        self.shop = shop
        self.connection = CALM
        self.left = ""
        self.view = ChangesView(shop.presenter, lambda: self.connection, lambda: ZONE, lambda: self.left)
        qtbot.addWidget(self.view)
        self.view.resize(1180, 760)
        with qtbot.waitExposed(self.view):
            self.view.show()
        self.view.activateWindow()

    def lines(self) -> list[str]:
        """What is listed, as it is read aloud."""
        model = self.view.table.model
        said = (str(model.data(model.index(row))) for row in range(model.rowCount()))
        return [words.replace("\u00a0", " ") for words in said]

    def choose(self, mid: UUID) -> None:
        model = self.view.table.model
        self.view.table.rows.setCurrentIndex(model.index(model.row_of(mid)))

    def buttons(self) -> set[str]:
        """What can be done about the chosen change."""
        acts = self.view.acts
        return {button.text() for button in acts.findChildren(QPushButton) if button.isVisibleTo(acts)}

    def refuse(self, mid: UUID, code: str = "server_fault", *, stored_as: str = "") -> None:
        state = ChangeState.CONFLICT if stored_as or code == "stale_edit" else ChangeState.REJECTED
        self.shop.store.settle(
            [Answer(mid=mid, state=state, code=code, outcome=Outcome(stored_as=stored_as))], named("epoch")
        )
        self.view.refresh()


def submit(page: Page, *commands: Command) -> list[UUID]:
    mids = page.shop.store.submit_all(commands)
    page.view.refresh()
    return mids


def booking(page: Page, time: str = "10:00") -> Command:
    garage = page.shop.garage
    return book(garage.elise.id, mechanic_id=garage.anna.id, starts=at(MONDAY, time))
