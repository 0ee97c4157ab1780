"""A day's times by morning, afternoon and evening; a taken one is shown with its reason."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, tzinfo

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.presenters.booking_times import DayPart, Time
from desktop.theming import formats, style, words
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.booking.page import cleared, shown_now
from desktop.views.booking.painted import Painted

COLUMNS = 3


class SlotButton(Painted):
    """A grid time. One that is taken can not be chosen and says why."""

    def __init__(self, time: Time, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(formats.time(time.starts, zone), parent)
        self.time = time
        self.setCheckable(True)
        self.setEnabled(time.free)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(self.sizeHint().height())
        self._why = "" if time.reason is None else words.reason_short(time.reason)
        if time.refusals:
            self.setToolTip(words.refusal_words(time.refusals[0], zone))
            self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleName(", ".join(part for part in (self.text(), self._why) if part))
        self.setAccessibleDescription(self.toolTip())

    def sizeHint(self) -> QSize:
        return QSize(96, theme().tokens.size("control") + theme().tokens.space(2))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        painter = QPainter(self)
        free, centre = self.time.free, Qt.AlignmentFlag.AlignHCenter
        line = "accent" if self.isChecked() else "line2"
        self.ground(painter, fill=self.tint() if free else "wait-bg", line=line, dashed=not free)
        if free:
            ink = "accent-ink" if self.isChecked() else "ink"
            self.write(painter, self.rect(), self.text(), colour=ink, weight=600, align=centre)
        else:
            middle = self.rect().center().y()
            upper, lower = (
                QRect(4, middle - 17, self.width() - 8, 18),
                QRect(4, middle, self.width() - 8, 16),
            )
            self.write(painter, upper, self.text(), colour="ink3", align=centre)
            self.write(painter, lower, self._why, colour="wait", size="small", align=centre)
        painter.end()


class SlotGrid(QWidget):
    """``chosen`` carries the instant."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[SlotButton] = []
        self._shown: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().tokens.space(2))

    def show_day(
        self, day: date, parts: Sequence[DayPart], zone: tzinfo, *, starts: int | None, empty: str
    ) -> None:
        """``empty`` is said when the day has no times at all."""
        shown = (day, list(parts), zone, theme().name)
        if shown == self._shown:
            for button in self.buttons:
                button.setChecked(button.time.starts == starts)
            return
        self._shown = shown
        focused = next((button.time.starts for button in self.buttons if button.hasFocus()), None)
        cleared(self._column)
        self.buttons = []
        title = style.text(formats.day_long(day), weight=600)
        title.setMinimumHeight(theme().tokens.size("control"))  # level with the month's
        self._column.addWidget(title)
        grid = QGridLayout()
        grid.setSpacing(theme().tokens.space(2))
        for column in range(COLUMNS):
            grid.setColumnStretch(column, 1)
        self._column.addLayout(grid)
        for part in parts:
            self._part(grid, part, zone, starts)
        if not parts:
            note = style.text(empty, tone="muted")
            note.setWordWrap(True)
            self._column.addWidget(note)
        self._column.addStretch(1)
        for button in self.buttons:
            if button.time.starts == focused and button.isEnabled():
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _part(self, grid: QGridLayout, part: DayPart, zone: tzinfo, starts: int | None) -> None:
        """One grid for the day: columns of one width, and arrow keys that cross from a part to the next."""
        label = style.text(f"{phrases.part_words(part.part)} · {part.free}", tone="muted", size="small")
        first = grid.rowCount()
        grid.addWidget(label, first, 0, 1, COLUMNS)
        for place, time in enumerate(part.times):
            button = SlotButton(time, zone)
            button.setChecked(time.starts == starts)
            button.clicked.connect(lambda _checked, at=time.starts: self.chosen.emit(at))
            self.buttons.append(button)
            grid.addWidget(button, first + 1 + place // COLUMNS, place % COLUMNS)
            shown_now(button)
