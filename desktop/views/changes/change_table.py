"""The list of changes with what narrows it: words, and how it stands with them.

Looking for words goes through very many lines in steps, so that typing is never held up.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QModelIndex, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListView,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.item_models.changes import ChangeRows
from desktop.presenters.change_list import ChangeList
from desktop.presenters.pending_changes import LineState
from desktop.store.pending import PendingChange
from desktop.theming import formats, icons, style
from desktop.theming.theme import theme
from desktop.views.changes import phrases
from desktop.views.changes.change_line import ChangeLine
from scheduling.folding import folded

STEP = 200
"""Lines that are looked through before others get their turn."""


class ChangeTable(QWidget):
    """``rows`` is the list; ``chosen`` is told when another line is current."""

    chosen = Signal(QModelIndex)

    def __init__(self, changes: ChangeList, zone: Callable[[], tzinfo]) -> None:
        super().__init__()
        self._changes = changes
        self._zone = zone
        self._found: list[PendingChange] = []
        self._left: list[PendingChange] = []
        self._step = QTimer(self)
        self._step.setInterval(0)
        self._step.timeout.connect(self._look_on)
        self.field = QLineEdit()
        self.states = QComboBox()
        self.count = style.text("", tone="muted", size="small")
        self.model = ChangeRows(changes, lambda line: phrases.spoken(line, zone()), self)
        self.rows = QListView()
        self.empty = _Empty()
        self.stack = QStackedWidget()
        self._lay_out()
        self.field.textChanged.connect(self.refresh)
        self.states.currentIndexChanged.connect(self.refresh)
        self.rows.selectionModel().currentChanged.connect(self.chosen)

    def refresh(self, _: object = None) -> None:
        """List again what there is, as far as it fits what was asked for."""
        listed = self._changes.changes(self._state())
        self._say_states()
        wanted = folded(self.field.text().strip())
        if not wanted:
            self._step.stop()
            self._show(listed)
            return
        self._found, self._left = [], listed
        self._step.start()
        self._look_on()

    def current(self) -> PendingChange | None:
        """The chosen change."""
        return self.model.change(self.rows.currentIndex().row())

    def _state(self) -> LineState | None:
        """The one that is asked for; Qt keeps only its text."""
        data = self.states.currentData()
        return None if data is None else LineState(data)

    def _look_on(self) -> None:
        some, self._left = self._left[:STEP], self._left[STEP:]
        wanted = folded(self.field.text().strip()).split()
        for change in some:
            said = folded(phrases.spoken(self._changes.line(change), self._zone()))
            if all(word in said for word in wanted):
                self._found.append(change)
        if not self._left:
            self._step.stop()
            self._show(self._found)

    def _show(self, listed: Sequence[PendingChange]) -> None:
        chosen, place = self.current(), self.rows.verticalScrollBar().value()
        row = self.rows.currentIndex().row()
        self.model.show(listed)
        if self.current() is None:
            self._choose(chosen.mid if chosen is not None else None, row)
        self.rows.verticalScrollBar().setValue(place)
        self.count.setText(phrases.Counted().changes(len(listed)))
        self.count.setVisible(bool(listed))
        narrowed = bool(self.field.text().strip()) or self._state() is not None
        self.empty.say(narrowed=narrowed)
        self.stack.setCurrentWidget(self.rows if listed else self.empty)
        self.chosen.emit(self.rows.currentIndex())

    def _choose(self, mid: UUID | None, place: int) -> None:
        """This one again; if it has gone, its neighbour: what can be done is always about a line that is marked."""
        row = self.model.row_of(mid) if mid is not None else -1
        last = self.model.rowCount() - 1
        self.rows.setCurrentIndex(self.model.index(row if row >= 0 else max(0, min(place, last))))

    def _say_states(self) -> None:
        """How many there are of each; the entries themselves stay, or the choice would jump."""
        counts = self._changes.counts()
        for entry in range(1, self.states.count()):
            state = LineState(self.states.itemData(entry))
            words = formats.capital(phrases.state_words(state))
            said = f"{words} ({counts.get(state, 0)})"
            if said != self.states.itemText(entry):
                self.states.setItemText(entry, said)

    def _lay_out(self) -> None:
        translate, space = QCoreApplication.translate, theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(2))
        line = QHBoxLayout()
        line.setSpacing(space(2))
        self.field.setPlaceholderText(translate("Changes", "Find among the changes: name, kind, day"))
        self.field.setAccessibleName(translate("Changes", "Find among the changes"))
        self.field.setClearButtonEnabled(True)
        for cross in self.field.findChildren(QToolButton):
            cross.setAccessibleName(translate("Changes", "Clear what is typed"))
        self.states.setAccessibleName(translate("Changes", "How it stands with them"))
        self.states.addItem(translate("Changes", "All changes"), None)
        for state in LineState:
            self.states.addItem("", state)
        self.states.setMinimumWidth(170)
        line.addWidget(self.field, 1)
        line.addWidget(self.states)
        line.addWidget(self.count)
        column.addLayout(line)
        rows = self.rows
        rows.setModel(self.model)
        rows.setItemDelegate(ChangeLine(self._zone, rows))
        rows.setMouseTracking(True)
        rows.setUniformItemSizes(True)
        rows.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        rows.setAccessibleName(translate("Changes", "Changes, in the order in which they are sent"))
        self.stack.addWidget(rows)
        self.stack.addWidget(self.empty)
        column.addWidget(self.stack, 1)


class _Empty(QWidget):
    """Where nothing is listed: that nothing waits, or that nothing fits what was asked for."""

    def __init__(self) -> None:
        super().__init__()
        style.mark(self, panel="card")
        column = QVBoxLayout(self)
        column.setSpacing(theme().tokens.space(2))
        column.addStretch(1)
        self._mark = QLabel()
        icons.set_icon(self._mark, "circle-check", "done", 22)
        self.words = style.text("", tone="muted")
        for label in (self._mark, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            column.addWidget(label)
        column.addStretch(1)

    def say(self, *, narrowed: bool) -> None:
        """Which of the two it is."""
        translate = QCoreApplication.translate
        self._mark.setVisible(not narrowed)
        nothing = translate("Changes", "No change waits: all that were made here have arrived.")
        self.words.setText(translate("Changes", "No change fits that.") if narrowed else nothing)
