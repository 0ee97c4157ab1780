"""Which bookings are shown, by kind of visit and by state: boxes to tick below the header's button.

Nothing ticked is everything. Not here: the mechanics' chips and the words about what is hidden (``filter_bar``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from desktop.presenters.calendar_model import Sieve
from desktop.theming import enters, formats, icons, style, words
from desktop.theming.theme import theme
from desktop.views.calendar.legend import STATES
from desktop.views.calendar.popover import Popover
from desktop.views.painted import ENTER
from scheduling.vocabulary import SessionState, VisitKind

T = TypeVar("T", VisitKind, SessionState)

BROAD = 320
KINDS = (VisitKind.IN_PERSON, VisitKind.VIDEO, VisitKind.PHONE, VisitKind.CHAT)


class Box(QCheckBox):
    """Enter ticks it too, as it presses a button."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() not in ENTER:
            super().keyPressEvent(event)
        elif enters.once(event):
            self.click()


class FilterPopover(Popover):
    """``chosen`` carries a ``Sieve`` at each tick."""

    chosen = Signal(object)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over, BROAD)
        self.setAccessibleName(self.tr("Filter by kind and state"))
        self.kinds: dict[VisitKind, QCheckBox] = {}
        self.states: dict[SessionState, QCheckBox] = {}
        self.column.addWidget(style.text(self.tr("Kind of visit"), weight=600))
        self.column.addWidget(self._boxes(((kind, *_of_kind(kind)) for kind in KINDS), self.kinds))
        self.column.addWidget(style.text(self.tr("State"), weight=600))
        self.column.addWidget(self._boxes(((state, *_of_state(state)) for state in STATES), self.states))
        self.all = style.button(self.tr("Show everything"))
        self.all.clicked.connect(self._all)
        self.column.addWidget(self.all)

    def show_sieve(self, sieve: Sieve) -> None:
        """Tick what is chosen now."""
        for boxes, wanted in ((self.kinds, sieve.kinds), (self.states, sieve.states)):
            for value, box in boxes.items():
                box.blockSignals(True)
                box.setChecked(value in wanted)
                box.blockSignals(False)
        self.all.setEnabled(bool(sieve.kinds or sieve.states))

    def begin(self) -> None:
        """The keys act on it."""
        self.kinds[KINDS[0]].setFocus(Qt.FocusReason.PopupFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The key that opened it closes it; of the others only what it has a use for goes on."""
        if event.key() == Qt.Key.Key_F and not event.modifiers():
            self.close_now()
        elif event.key() == Qt.Key.Key_Escape or event.modifiers():
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round inside: behind it is the calendar that it stands over."""
        ring: list[QWidget] = [*self.kinds.values(), *self.states.values()]
        if self.all.isEnabled():
            ring.append(self.all)
        place = next((number for number, widget in enumerate(ring) if widget.hasFocus()), 0)
        ring[(place + (1 if forward else -1)) % len(ring)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def _boxes(self, entries: Iterable[tuple[T, str, str, str]], boxes: dict[T, QCheckBox]) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme().tokens.space(2))
        grid.setVerticalSpacing(0)
        for number, (value, said, icon, token) in enumerate(entries):
            box = boxes[value] = Box(formats.capital(said))
            icons.set_icon(box, icon, token, theme().tokens.size("icon_small"))
            box.toggled.connect(self._ticked)
            grid.addWidget(box, number // 2, number % 2)
        return holder

    def _ticked(self) -> None:
        sieve = Sieve(
            frozenset(kind for kind, box in self.kinds.items() if box.isChecked()),
            frozenset(state for state, box in self.states.items() if box.isChecked()),
        )
        self.all.setEnabled(bool(sieve.kinds or sieve.states))
        self.chosen.emit(sieve)

    def _all(self) -> None:
        self.show_sieve(Sieve())
        self.begin()
        self.chosen.emit(Sieve())


def _of_kind(kind: VisitKind) -> tuple[str, str, str]:
    return words.kind_words(kind), words.kind_icon(kind), "ink2"


def _of_state(state: SessionState) -> tuple[str, str, str]:
    token, icon = words.state_style(state)
    return words.state_words(state), icon, token
