"""A day's times by morning, afternoon and evening; a taken one is shown with its reason.

One that only a buffer speaks against is muted as those are, and has an icon: it can be asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, tzinfo

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QStyle, QVBoxLayout, QWidget

from desktop.presenters.booking_times import DayPart, Time
from desktop.theming import formats, icons, style, words
from desktop.theming.painting import painting
from desktop.theming.theme import theme
from desktop.views.booking import phrases
from desktop.views.booking.page import cleared, shown_now
from desktop.views.painted import Painted
from scheduling.vocabulary import Reason

COLUMNS = 3
_ICON, _GAP = 12, 4


class SlotButton(Painted):
    """A grid time. One that is taken says why and can not be chosen, unless only for a buffer that one may drop."""

    def __init__(
        self, time: Time, zone: tzinfo, *, may_drop: bool = False, parent: QWidget | None = None
    ) -> None:
        self.asks = time.droppable and may_drop
        super().__init__(formats.time(time.starts, zone), parent, leaves=self.asks)
        self.time = time
        self.setCheckable(True)
        self.setEnabled(time.free or self.asks)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumHeight(self.sizeHint().height())
        self._why = "" if time.reason is None else words.reason_short(time.reason)
        if time.refusals:
            self.setToolTip(words.refusal_words(time.refusals[0], zone))
        if not self.isEnabled():
            self.setCursor(Qt.CursorShape.ArrowCursor)
        self.setAccessibleDescription(self.toolTip())
        self.show_chosen(chosen=False)

    def show_chosen(self, *, chosen: bool, without: bool = False) -> None:
        """``without`` the buffer: then what else speaks against it does not count."""
        self.setChecked(chosen)
        cut = chosen and without and self.time.droppable
        self.stands = self.time.free or cut
        self.leaves = self.asks and not self.stands
        self.below = QCoreApplication.translate("Booking", "no buffer") if cut else self._why
        self.setAccessibleName(", ".join(part for part in (self.text(), self.below) if part))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(96, theme().tokens.size("control") + theme().tokens.space(2))

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with painting(self) as painter:
            free, centre = self.stands, Qt.AlignmentFlag.AlignHCenter
            line, ink = "accent" if self.isChecked() else "line2", self._ink()
            self.ground(painter, fill=self.tint() if free else "wait-bg", line=line, dashed=not free)
            if not self.below:
                self.write(painter, self.rect(), self.text(), colour=ink, weight=600, align=centre)
            else:
                middle = self.rect().center().y()
                upper, lower = (
                    QRect(4, middle - 17, self.width() - 8, 18),
                    QRect(4, middle, self.width() - 8, 16),
                )
                weight = 600 if free else 400
                self.write(painter, upper, self.text(), colour=ink, weight=weight, align=centre)
                self._write_below(painter, lower)

    def _ink(self) -> str:
        """Of the time: strong only where it can be had as it is."""
        if self.stands:
            return "accent-ink" if self.isChecked() else "ink"
        return "ink2" if self.asks else "ink3"

    def _write_below(self, painter: QPainter, room: QRect) -> None:
        """Why not, in the middle; before it the icon of what can be asked for."""
        colour = "accent-ink" if self.stands else "wait"
        asked = self.asks and not self.stands
        wide = QFontMetrics(theme().font("small")).horizontalAdvance(self.below)
        take = _ICON + _GAP if asked and wide + _ICON + _GAP <= room.width() else 0
        beside = QStyle.visualRect(self.layoutDirection(), room, room.adjusted(take, 0, 0, 0))
        if take:
            left = room.left() + (room.width() - take - min(wide, room.width() - take)) // 2
            box = QRect(left, room.center().y() - _ICON // 2 + 1, _ICON, _ICON)
            box = QStyle.visualRect(self.layoutDirection(), room, box)
            mark = icons.pixmap(words.reason_icon(Reason.BUFFER), colour, _ICON, self.devicePixelRatioF())
            painter.drawPixmap(box.topLeft(), mark)
        centre = Qt.AlignmentFlag.AlignHCenter
        self.write(painter, beside, self.below, colour=colour, size="small", align=centre)


class SlotGrid(QWidget):
    """``chosen`` carries the instant; ``asked`` that of one which is free but for a buffer."""

    chosen = Signal(object)
    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: list[SlotButton] = []
        self._shown: object = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme().tokens.space(2))

    def free(self) -> list[SlotButton]:
        """Those that can be had as they are."""
        return [button for button in self.buttons if button.time.free]

    def show_day(
        self,
        day: date,
        parts: Sequence[DayPart],
        zone: tzinfo,
        *,
        starts: int | None,
        without: bool,
        may_drop: bool,
        empty: str,
    ) -> None:
        """``starts`` is chosen, perhaps ``without`` the buffer; ``empty`` is said when the day has no times at all."""
        shown = (day, list(parts), zone, theme().name, may_drop)
        if shown != self._shown:
            self._shown = shown
            self._build(day, parts, zone, may_drop=may_drop, empty=empty)
        for button in self.buttons:
            button.show_chosen(chosen=button.time.starts == starts, without=without)

    def _build(
        self, day: date, parts: Sequence[DayPart], zone: tzinfo, *, may_drop: bool, empty: str
    ) -> None:
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
            self._part(grid, part, zone, may_drop=may_drop)
        if not parts:
            note = style.text(empty, tone="muted")
            note.setWordWrap(True)
            self._column.addWidget(note)
        self._column.addStretch(1)
        for button in self.buttons:
            if button.time.starts == focused and button.isEnabled():
                button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _part(self, grid: QGridLayout, part: DayPart, zone: tzinfo, *, may_drop: bool) -> None:
        """One grid for the day: columns of one width, and arrow keys that cross from a part to the next."""
        label = style.text(f"{phrases.part_words(part.part)} · {part.free}", tone="muted", size="small")
        first = grid.rowCount()
        grid.addWidget(label, first, 0, 1, COLUMNS)
        for place, time in enumerate(part.times):
            button = SlotButton(time, zone, may_drop=may_drop)
            button.clicked.connect(lambda _checked, button=button: self._clicked(button))
            self.buttons.append(button)
            grid.addWidget(button, first + 1 + place // COLUMNS, place % COLUMNS)
            shown_now(button)

    def _clicked(self, button: SlotButton) -> None:
        """One that asks is not chosen by the click: Qt has checked it already."""
        if button.asks and not button.stands:
            button.setChecked(False)
            self.asked.emit(button.time.starts)
        else:
            self.chosen.emit(button.time.starts)
