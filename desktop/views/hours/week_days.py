"""The days above the painted week: their dates, today, and where the clocks change. Painted level with its columns."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.presenters.hours_model import DayShown
from desktop.theming import formats, icons
from desktop.theming.painting import painting
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import fill, special_label
from desktop.views.hours.week_geometry import WeekGeometry
from scheduling.vocabulary import SpecialDayKind

HIGH = 38


def clocks_words(minutes: int) -> str:
    """By how much the clocks go forward, or back below zero; empty on most days."""
    if not minutes:
        return ""
    translate = QCoreApplication.translate
    said = translate("Hours", "clocks +%1") if minutes > 0 else translate("Hours", "clocks −%1")
    return fill(said, formats.duration(abs(minutes)))


class WeekDays(QWidget):
    """``width_of`` is the grid's: a scroll bar beside it makes it narrower."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days: Sequence[DayShown] = ()
        self._width = 0
        self.setFixedHeight(HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        icons.follow_theme(self, self.update)

    def show_days(self, days: Sequence[DayShown]) -> None:
        self._days = days
        self.setAccessibleName(", ".join(_day_said(day) for day in days))
        self.update()

    def follow(self, width: int) -> None:
        """As wide as the grid below."""
        if width != self._width:
            self._width = width
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with painting(self) as painter:
            painter.fillRect(self.rect(), theme().color("surface"))
            geometry = WeekGeometry(self._width or self.width(), self.height())
            for place, day in enumerate(self._days):
                left = geometry.left(place)
                room = QRectF(left + 8, 0, geometry.left(place + 1) - left - 10, HIGH)
                note, tone = _note(day)
                upper = QRectF(room.left(), 2 if note else 0, room.width(), 20 if note else HIGH)
                painter.setFont(theme().font("body", 600))
                painter.setPen(theme().color("accent-ink" if day.today else "ink"))
                painter.drawText(upper, Qt.AlignmentFlag.AlignVCenter, formats.day_column(day.day))
                if note:
                    painter.setFont(theme().font("small", 500))
                    painter.setPen(theme().color(tone))
                    shown = painter.fontMetrics().elidedText(
                        note, Qt.TextElideMode.ElideRight, int(room.width())
                    )
                    below = QRectF(room.left(), 20, room.width(), 16)
                    painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, shown)
                if day.today:
                    painter.fillRect(
                        QRectF(left + 1, HIGH - 3, geometry.left(place + 1) - left - 1, 3),
                        theme().color("accent"),
                    )
            painter.setPen(QPen(theme().color("line"), 1))
            painter.drawLine(0, HIGH - 1, self.width(), HIGH - 1)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip and self._days:
            place = WeekGeometry(self._width or self.width(), self.height()).weekday_at(event.pos().x())
            QToolTip.showText(event.globalPos(), _day_said(self._days[place]), self)
            return True
        return super().event(event)


def _notes(day: DayShown) -> list[tuple[str, str]]:
    """What is different on that day, the heaviest first, with its colour."""
    translate, found = QCoreApplication.translate, []
    if day.special is not None:
        label = special_label(day.special)
        closed = day.special.kind is SpecialDayKind.CLOSED
        usual = translate("Hours", "Closed") if closed else translate("Hours", "Other hours")
        found.append((label or usual, "ink2"))
    found += [(label or translate("Hours", "Time off"), "ink2") for _, label in day.away]
    if day.clocks:
        found.append((clocks_words(day.clocks), "arrived"))
    return found


def _note(day: DayShown) -> tuple[str, str]:
    return next(iter(_notes(day)), ("", "ink2"))


def _day_said(day: DayShown) -> str:
    return ", ".join([formats.day_long(day.day), *(words for words, _ in _notes(day))])
