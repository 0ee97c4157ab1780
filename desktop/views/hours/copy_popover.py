"""To which other days a day's hours are copied: a tick for each, and at once the working days or all of them."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import fill
from desktop.views.calendar.popover import Popover
from desktop.views.hours.fields import Tick
from desktop.views.hours.week_words import weekday_words

WORKING = range(5)


class CopyPopover(Popover):
    """``copied`` carries the weekday and those that become like it."""

    copied = Signal(int, object)

    def __init__(self, over: QWidget) -> None:
        super().__init__(over)
        self.weekday = 0
        self.heading = style.text("", weight=600)
        self.heading.setWordWrap(True)
        self.column.addWidget(self.heading)
        self.ticks = [Tick(weekday_words(day)) for day in range(7)]
        for tick in self.ticks:
            tick.toggled.connect(self._ticked)
            self.column.addWidget(tick)
        foot = QHBoxLayout()
        foot.setSpacing(theme().tokens.space(2))
        self.yes = style.button(self.tr("Copy"), role="primary")
        self.yes.clicked.connect(self._copy)
        self.working = style.button(self.tr("Working days"), role="quiet")
        self.working.clicked.connect(self._tick_working)
        foot.addWidget(self.yes)
        foot.addWidget(self.working)
        foot.addStretch(1)
        self.column.addLayout(foot)

    def show_day(self, weekday: int) -> None:
        """Fill it for that day; then open it."""
        self.weekday = weekday
        self.heading.setText(fill(self.tr("Copy %1 to"), weekday_words(weekday)))
        self.setAccessibleName(self.heading.text())
        for day, tick in enumerate(self.ticks):
            tick.setText(weekday_words(day))
            tick.setChecked(False)
            tick.setVisible(day != weekday)
        self._ticked()

    def begin(self) -> None:
        """The keys are on the first day."""
        self.ticks[1 if self.weekday == 0 else 0].setFocus()

    def _ticked(self) -> None:
        self.yes.setEnabled(any(tick.isChecked() for tick in self.ticks))

    def _tick_working(self) -> None:
        for day in WORKING:
            self.ticks[day].setChecked(day != self.weekday)

    def _copy(self) -> None:
        wanted = frozenset(day for day, tick in enumerate(self.ticks) if tick.isChecked())
        self.close_now()
        self.copied.emit(self.weekday, wanted)
