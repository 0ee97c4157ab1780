"""Whoever has a booking ahead already is asked first: change that one, or book another."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.presenters.booking_customer import CustomerChoice
from desktop.theming import enters, formats, words
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.booking.page import cleared, shown_now
from desktop.views.booking.painted import Tile
from scheduling.records import Session

SHOWN = 4
"""Bookings at a time, the soonest first; all of them are on the customer's page."""


class UpcomingPick(QWidget):
    """``change_asked`` carries the booking's id."""

    change_asked = Signal(object)
    another_asked = Signal()

    def __init__(self, flow: CustomerChoice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = flow
        self.tiles: list[Tile] = []
        self._shown: list[Session] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().tokens.space(2))

    def begin(self) -> None:
        """Those of the chosen customer; the keys are on the soonest, or where another one is meant on that."""
        self._build(self._flow.upcoming()[:SHOWN])
        enters.sent()  # a booking is not picked up by the second half of the press that chose the customer
        first = self.tiles[-1] if self._flow.means_another else self.tiles[0]
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def refresh(self) -> None:
        """Follow what became of them elsewhere; the keys stay with their booking, and never go to another one."""
        rows = self._flow.upcoming()[:SHOWN]
        if rows == self._shown:
            return
        keys = [place for place, tile in enumerate(self.tiles) if tile.hasFocus()]
        before = [row.id for row in self._shown]
        self._build(rows)
        now = {row.id: tile for row, tile in zip(rows, self.tiles, strict=False)}
        for place in keys:
            same = now.get(before[place]) if place < len(before) else None
            (same or self.tiles[-1]).setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self, rows: list[Session]) -> None:
        translate = QCoreApplication.translate
        cleared(self._column)
        self._shown, self.tiles = rows, []
        for row in rows:
            when = formats.moment(row.starts or 0, self._flow.source.zone())
            title = phrases.say(translate("Booking", "Change the booking of %1"), when)
            tile = self._add(title, self._about(row), "calendar-clock")
            tile.clicked.connect(lambda _checked, found=row.id: self._change(found))
        about = translate("Booking", "Beside what is booked already")
        self._add(translate("Booking", "Book another"), about, "plus").clicked.connect(
            lambda _checked: self.another_asked.emit()
        )
        self._column.addStretch(1)

    def _change(self, session_id: UUID) -> None:
        self.change_asked.emit(session_id)

    def _about(self, row: Session) -> str:
        mechanic = self._flow.mechanic(row.mechanic_id)
        kind = formats.capital(words.kind_words(row.kind))
        parts = (kind, words.state_words(row.state), mechanic.name if mechanic else "", row.concern.strip())
        return " · ".join(part for part in parts if part)

    def _add(self, title: str, detail: str, icon: str) -> Tile:
        number = len(self.tiles) + 1
        tile = Tile(title, detail, icon=icon, number=number, leaves=True)
        tile.setProperty("number", number)
        self.tiles.append(tile)
        self._column.addWidget(tile)
        shown_now(tile)
        return tile
