"""A customer's bookings: what is ahead first, what of it was cancelled, then what is over; requests stand above all."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from desktop.presenters.customer_sheet import CustomerSheet, Visit
from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.calendar.card_parts import fact
from desktop.views.customers.card import Card
from desktop.views.customers.customers_words import kept_words, wish_words
from desktop.views.customers.visit_line import VisitLine

MOST_BEHIND = 30


class VisitsCard(Card):
    """``asked``: a booking that was clicked."""

    asked = Signal(Visit)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(QCoreApplication.translate("Customers", "Bookings"), dense=True, parent=parent)
        self._shown: tuple[object, ...] = ()
        self.lines: list[VisitLine] = []

    def show_sheet(self, sheet: CustomerSheet) -> None:
        """Show the customer's."""
        booked = (sheet.ahead, sheet.called_off, sheet.behind)
        shown = (booked, sheet.wishes, sheet.kept_from, str(sheet.zone))
        if shown == self._shown:
            return
        self._shown = shown
        had = next((line.visit.session_id for line in self.lines if line.hasFocus()), None)
        self.empty()
        self.lines.clear()
        for wish in sheet.wishes:
            self.put(fact("inbox", wish_words(wish, sheet.zone)))
        translate = QCoreApplication.translate
        nothing = translate("Customers", "Nothing is booked.")
        self._section(translate("Customers", "Ahead"), sheet.ahead, sheet, nothing)
        if sheet.called_off:
            self._section(translate("Customers", "Ahead, cancelled"), sheet.called_off, sheet, "")
        if sheet.behind:
            self._section(translate("Customers", "Before"), sheet.behind[:MOST_BEHIND], sheet, "")
        kept = kept_words(sheet)
        if kept:
            self.put(_small(kept, "faint"))
        self._focus(had)

    def _section(self, title: str, visits: Sequence[Visit], sheet: CustomerSheet, nothing: str) -> None:
        self.put(_small(title, "muted"))
        if not visits:
            self.put(_small(nothing, "faint"))
        for visit in visits:
            line = VisitLine(visit, sheet.zone)
            line.clicked.connect(self._clicked)
            self.lines.append(line)
            self.put(line)

    def _clicked(self) -> None:
        line = self.sender()
        self.asked.emit(next(each.visit for each in self.lines if each is line))

    def _focus(self, session_id: UUID | None) -> None:
        """Where it was, as far as that booking is listed still."""
        for line in self.lines:
            if session_id is not None and line.visit.session_id == session_id:
                line.setFocus(Qt.FocusReason.OtherFocusReason)


def _small(words: str, tone: str) -> QLabel:
    space = theme().tokens.space
    label = style.text(words, tone=tone, size="small", weight=600 if tone == "muted" else 400)
    label.setContentsMargins(space(2), space(2), 0, space(1))  # in line with the words of a booking
    label.setWordWrap(True)
    return label
