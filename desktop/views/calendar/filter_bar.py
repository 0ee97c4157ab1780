"""The chips above the calendar: everyone, or the mechanics chosen; and in words what all filters hide."""

from __future__ import annotations

from itertools import pairwise
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from desktop.presenters.calendar_model import Person
from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import first_name
from desktop.views.calendar.flow_row import FlowRow
from desktop.views.calendar.heads import Head
from desktop.views.calendar.mouse_watch import MouseWatch
from desktop.views.calendar.overview_words import OverviewCounts


class FilterBar(QWidget):
    """Rebuilt when the mechanics change, otherwise only checked and unchecked. Many stand in several rows."""

    toggled = Signal(object)
    everyone_asked = Signal()
    clear_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        style.mark(self, panel="surface")
        tokens = theme().tokens
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(tokens.space(3), 6, tokens.space(3), 6)
        self._line.setSpacing(6)
        self.mouse = MouseWatch(self)
        self._people: tuple[Person, ...] = ()
        self._chips: dict[UUID, QPushButton] = {}
        self._row = FlowRow(6)
        self._line.addWidget(self._row, 1)
        self.everyone = self._chip(self.tr("Everyone"))
        self.everyone.clicked.connect(self._everyone)
        self._row.keep([self.everyone])
        self._counts = OverviewCounts()
        self.hidden = style.text("", tone="muted", size="small")
        self.clear = style.button(self.tr("Show all"), role="chip")
        self.clear.setProperty("compact", True)
        self.clear.setToolTip(self.tr("Show everything of everybody"))
        self.clear.clicked.connect(self.clear_asked)
        self.mouse.add(self.clear)
        for widget in (self.hidden, self.clear):
            self._line.addWidget(widget)
            widget.hide()

    def show_head(self, head: Head) -> None:
        """The mechanics, and which of them are shown."""
        if head.people != self._people:
            self._rebuild(head.people)
        self.everyone.setChecked(not head.chosen)
        for mechanic_id, chip in self._chips.items():
            chip.setChecked(mechanic_id in head.chosen)
        nothing = self.tr("Nothing is hidden by the filters")
        self.hidden.setText(self._counts.hidden(head.hidden) if head.hidden else nothing)
        for widget in (self.hidden, self.clear):
            widget.setVisible(head.filtered)

    def chip(self, mechanic_id: UUID) -> QPushButton:
        """A mechanic's chip."""
        return self._chips[mechanic_id]

    def _rebuild(self, people: tuple[Person, ...]) -> None:
        gone = list(self._chips.values())
        self._chips.clear()
        firsts = [first_name(person.name) for person in people]
        for number, person in enumerate(people):
            short = firsts[number] if firsts.count(firsts[number]) == 1 else person.name
            chip = self._chip(short)
            chip.setToolTip(person.name)
            chip.setAccessibleName(person.name)
            chip.clicked.connect(lambda _checked, wanted=person.id: self.toggled.emit(wanted))
            self._chips[person.id] = chip
        self._people = people
        chips = [self.everyone, *self._chips.values()]
        self._row.keep(chips)
        for chip in gone:
            chip.setParent(None)
            chip.deleteLater()
        for before, chip in pairwise((*chips, self.clear)):
            QWidget.setTabOrder(before, chip)

    def _chip(self, words: str) -> QPushButton:
        chip = style.button(words, role="chip")
        chip.setCheckable(True)
        chip.setProperty("compact", True)
        self.mouse.add(chip)
        return chip

    def _everyone(self) -> None:
        self.everyone.setChecked(True)
        self.everyone_asked.emit()
