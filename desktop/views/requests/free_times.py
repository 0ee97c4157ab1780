"""A day's free times to choose from, and the way to the day before and after.

What is free the presenter says; how many may be chosen is whoever's asks.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, timedelta, tzinfo
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.presenters.requests_model import Placement
from desktop.theming import formats, icons, style
from desktop.theming.elide import ElidedLabel
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import first_name
from desktop.views.calendar.flow_row import FlowRow
from desktop.views.requests.choice_keys import enter_goes_on
from desktop.views.requests.kept_buttons import KeptButtons


class FreeTimes(QWidget):
    """``pressed`` carries the ``Placement`` of the time that was pressed; ``turned`` when another day is on view."""

    pressed = Signal(object)
    turned = Signal()

    def __init__(self, free_on: Callable[[date], Sequence[Placement]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._free_on = free_on
        self._earliest: date | None = None
        self._zone: tzinfo | None = None
        self._marked: frozenset[int] = frozenset()
        self.usual: UUID | None = None
        """Who is wished for; everybody else is named on the button."""
        self.day: date | None = None
        self.places: list[Placement] = []
        space = theme().tokens.space
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space(1))
        head = QHBoxLayout()
        head.setSpacing(space(1))
        self.back = self._arrow("chevron-left", self.tr("The day before (Page Up)"))
        self.forth = self._arrow("chevron-right", self.tr("The day after (Page Down)"))
        self.back.clicked.connect(self.go_back)
        self.forth.clicked.connect(self.go_forth)
        self.title = ElidedLabel(weight=600)
        head.addWidget(self.back)
        head.addWidget(self.forth)
        head.addWidget(self.title, 1)
        column.addLayout(head)
        self.row = FlowRow(space(1), self)
        self._kept = KeptButtons(self.row, self._button, self._rest)
        self.nothing = style.text(self.tr("Nothing is free that day."), tone="muted", size="small")
        column.addWidget(self.row)
        column.addWidget(self.nothing)

    def show_day(self, day: date, earliest: date, zone: tzinfo) -> None:
        """This day's, and none before the earliest."""
        self.day, self._earliest, self._zone = max(day, earliest), earliest, zone
        self.look()

    def mark(self, starts: Collection[int]) -> None:
        """These are chosen."""
        self._marked = frozenset(starts)
        for button, place in zip(self.buttons, self.places, strict=True):
            button.setChecked(place.starts in self._marked)

    @property
    def buttons(self) -> list[QPushButton]:
        """One for each of the places."""
        return self._kept.shown

    def look(self, *, turned: bool = False) -> None:
        """Ask anew what is free. ``turned``: of another day, where the keys stay at their place in the row."""
        day, zone = self.day, self._zone
        if day is None or zone is None:
            return
        self.title.setText(formats.day_long(day))
        self.back.setEnabled(self._earliest is None or day > self._earliest)
        self.places = list(self._free_on(day))
        self._kept.show([place.starts for place in self.places], anew=turned)
        for button, place in zip(self.buttons, self.places, strict=True):
            who = first_name(place.mechanic)
            other = self.usual not in (None, place.mechanic_id)
            time = formats.time(place.starts, zone)
            button.setText(f"{time} {who}" if other and who else time)
            button.setAccessibleName(f"{formats.moment(place.starts, zone)} {who}".strip())
            button.setToolTip(button.accessibleName())
            button.setChecked(place.starts in self._marked)
        self.row.fit()
        self.row.setVisible(bool(self.places))
        self.nothing.setVisible(not self.places)

    def go_back(self) -> None:
        """To the day before."""
        self._go(-1)

    def go_forth(self) -> None:
        """To the day after."""
        self._go(1)

    def _go(self, by: int) -> None:
        if self.day is None or (by < 0 and not self.back.isEnabled()):
            return
        self.day += timedelta(days=by)
        self.look(turned=True)
        self.turned.emit()

    def _button(self) -> QPushButton:
        button = style.button("", role="choice")
        button.setCheckable(True)
        button.setProperty("compact", True)
        button.clicked.connect(self._pressed)
        enter_goes_on(button)
        return button

    def _rest(self) -> QWidget:
        return self.forth

    def _arrow(self, icon: str, words: str) -> QPushButton:
        button = style.button("", role="quiet")
        icons.set_icon(button, icon, "ink2", 16)
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setProperty("compact", True)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _pressed(self) -> None:
        sender = self.sender()
        for button, place in zip(self.buttons, self.places, strict=True):
            if button is sender:
                self.pressed.emit(place)
                return
