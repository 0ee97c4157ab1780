"""Paints the week: hours, what is closed or away, the blocks, the break between them, what is being drawn, the cursor.

What is open is coloured and says its hours; a break is hatched; what the workshop is closed to is shaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen

from desktop.presenters.hours_model import DayShown
from desktop.presenters.hours_week import Week, WeekBlock
from desktop.theming import formats, icons
from desktop.theming.theme import theme
from desktop.views.calendar.ground_painter import hatch_brush
from desktop.views.calendar.texts import PLAIN, STRONG, Texts
from desktop.views.hours.week_geometry import GUTTER, SIDE, WeekGeometry
from desktop.views.hours.week_words import span_words
from scheduling.calendar_rules import DAY_MINUTES
from scheduling.intervals import Span
from scheduling.vocabulary import SpecialDayKind

LINE = 16
ICON = 13


@dataclass(frozen=True, slots=True, kw_only=True)
class Ghost:
    """What is being drawn: where, and why it cannot be, if it cannot."""

    start: int
    end: int
    erases: bool = False
    wrong: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """All that is painted."""

    week: Week
    days: Sequence[DayShown]
    follows: bool = False
    """They are the workshop's hours, not this mechanic's own: nothing to take hold of."""
    selected: UUID | None = None
    ghost: Ghost | None = None
    hidden: UUID | None = None
    """The block that is being moved."""
    cursor: int | None = None
    """The cell of the keys, while they are here."""
    stranded: Sequence[tuple[int, Span]] = field(default_factory=tuple)
    """Bookings on view that would be stranded: weekday and minutes."""


class WeekPainter:
    """``texts`` are laid out once and painted often."""

    def __init__(self) -> None:
        self.texts = Texts()

    def paint(self, painter: QPainter, geometry: WeekGeometry, shown: Shown, dpr: float) -> None:
        """All of it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(0, 0, geometry.width, geometry.height), theme().color("surface"))
        hatch = hatch_brush(theme().color("hatch"), dpr)
        for place, day in enumerate(shown.days):
            self._ground(painter, geometry, place, day)
        self._lines(painter, geometry)
        for start, end in shown.week.breaks():
            self._pause(painter, geometry, (start, end), hatch)
        for block in shown.week.blocks:
            if block.id != shown.hidden:
                self._block(painter, geometry, block, shown)
        for place, day in enumerate(shown.days):
            self._over(painter, geometry, (place, day), hatch, dpr)
        for place, span in shown.stranded:
            self._stranded(painter, geometry.rect(place, span), dpr)
        if shown.ghost is not None:
            self._ghost(painter, geometry, shown.ghost)
        if shown.cursor is not None:
            self._cursor(painter, geometry.cell_rect(shown.cursor))

    # --- the ground

    def _ground(self, painter: QPainter, geometry: WeekGeometry, place: int, day: DayShown) -> None:
        for span in day.closed_to:
            painter.fillRect(geometry.rect(place, span), theme().color("shade"))

    def _lines(self, painter: QPainter, geometry: WeekGeometry) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        ink = theme().color("ink3")
        for hour in range(25):
            y = round(geometry.y(hour * 60))
            painter.setPen(QPen(theme().color("line"), 1))
            painter.drawLine(QLineF(GUTTER, y, geometry.width, y))
            words = formats.minute(hour * 60)
            at = QPointF(GUTTER - 9 - self.texts.width(words, PLAIN), y - self.texts.height(PLAIN) / 2)
            self.texts.draw(painter, at, words, PLAIN, ink, GUTTER)
        painter.setPen(QPen(theme().color("line"), 1))
        for place in range(8):
            left = geometry.left(place)
            painter.drawLine(QLineF(left, 0, left, geometry.height))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)

    def _pause(self, painter: QPainter, geometry: WeekGeometry, span: Span, hatch: QBrush) -> None:
        for place, part in geometry.parts(*span):
            rect = geometry.rect(place, part).adjusted(SIDE, 0, -SIDE, 0)
            painter.fillRect(rect, hatch)
            if rect.height() >= LINE:
                words = QCoreApplication.translate("Hours", "Break")
                width = self.texts.width(words, PLAIN)
                at = QPointF(rect.center().x() - width / 2, rect.center().y() - self.texts.height(PLAIN) / 2)
                plate = QRectF(at.x() - 4, at.y(), width + 8, self.texts.height(PLAIN))
                painter.fillRect(plate, theme().color("surface"))
                self.texts.draw(painter, at, words, PLAIN, theme().color("ink2"), rect.width())

    # --- what stands on it

    def _block(self, painter: QPainter, geometry: WeekGeometry, block: WeekBlock, shown: Shown) -> None:
        selected = block.id == shown.selected
        fill, ink = ("sunken", "ink2") if shown.follows else ("booked-bg", "booked")
        for place, rect in enumerate(geometry.rects(block)):
            path = _rounded(rect)
            painter.fillPath(path, theme().color(fill))
            painter.fillRect(QRectF(rect.left(), rect.top() + 2, 3, rect.height() - 4), theme().color(ink))
            if selected:
                painter.setPen(QPen(theme().color("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPath(path)
            if place == 0:
                self._hours(painter, rect, span_words(block.span), theme().color(ink))

    def _hours(self, painter: QPainter, rect: QRectF, words: str, ink: QColor) -> None:
        high = self.texts.height(STRONG)
        if rect.height() >= high:
            top = rect.top() + min(4.0, (rect.height() - high) / 2)
            at = QPointF(rect.left() + 8, top)
            self.texts.draw(painter, at, words, STRONG, ink, rect.width() - 12)

    def _over(
        self,
        painter: QPainter,
        geometry: WeekGeometry,
        of_day: tuple[int, DayShown],
        hatch: QBrush,
        dpr: float,
    ) -> None:
        """Time off, and days that depart from the week, at the trailing side of the column: the hours stay legible."""
        place, day = of_day
        translate = QCoreApplication.translate
        spans = [(span, "palmtree", label or translate("Hours", "Time off")) for span, label in day.away]
        if day.special is not None:
            spans.append(_special_over(day))
        for span, icon, words in spans:
            whole = geometry.rect(place, span)
            rect = QRectF(
                whole.left() + whole.width() / 2, whole.top(), whole.width() / 2 - SIDE, whole.height()
            )
            path = _rounded(rect)
            painter.fillPath(path, theme().color("surface"))
            painter.fillPath(path, hatch)
            painter.setPen(QPen(theme().color("line2"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
            self._note(painter, rect, (icon, words), dpr)

    def _note(self, painter: QPainter, rect: QRectF, said: tuple[str, str], dpr: float) -> None:
        icon, words = said
        if rect.height() < LINE + 4:
            return
        middle = min(max(rect.center().y(), rect.top() + LINE), rect.bottom() - LINE)
        if rect.height() > DAY_MINUTES / 4:
            middle = rect.top() + rect.height() * 0.42
        plate = QRectF(rect.left() + 3, middle - LINE / 2 - 2, rect.width() - 6, LINE + 4)
        painter.fillPath(_rounded(plate, 4), theme().color("surface"))
        picture = icons.pixmap(icon, "ink2", ICON, dpr)
        painter.drawPixmap(QPointF(plate.left() + 4, middle - ICON / 2), picture)
        at = QPointF(plate.left() + ICON + 8, middle - self.texts.height(PLAIN) / 2)
        self.texts.draw(painter, at, words, PLAIN, theme().color("ink2"), plate.width() - ICON - 12)

    def _stranded(self, painter: QPainter, whole: QRectF, dpr: float) -> None:
        """A booking that would be left without hours: an outlined card with a mark."""
        rect = whole.adjusted(whole.width() * 0.3, 1, -SIDE - 2, -1)
        path = _rounded(rect, 5)
        painter.fillPath(path, theme().color("bad-bg"))
        painter.setPen(QPen(theme().color("bad"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        if rect.height() >= ICON + 2:
            picture = icons.pixmap("calendar-x", "bad", ICON, dpr)
            painter.drawPixmap(
                QPointF(rect.left() + 5, rect.top() + min(4, (rect.height() - ICON) / 2)), picture
            )

    # --- hand and keys

    def _ghost(self, painter: QPainter, geometry: WeekGeometry, ghost: Ghost) -> None:
        colour = "bad" if ghost.wrong or ghost.erases else "accent"
        ground = QColor(theme().color("bad-bg" if ghost.wrong or ghost.erases else "accent-weak"))
        for place, (day, span) in enumerate(geometry.parts(ghost.start, ghost.end)):
            rect = geometry.rect(day, span).adjusted(SIDE, 0.5, -SIDE, -0.5)
            path = _rounded(rect)
            painter.fillPath(path, ground)
            painter.setPen(QPen(theme().color(colour), 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
            if place == 0:
                start = ghost.start % DAY_MINUTES
                self._hours(
                    painter, rect, span_words((start, start + ghost.end - ghost.start)), theme().color(colour)
                )

    @staticmethod
    def _cursor(painter: QPainter, rect: QRectF) -> None:
        painter.setPen(QPen(theme().color("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1, 0, -1, 0), 3, 3)


def _special_over(day: DayShown) -> tuple[Span, str, str]:
    from desktop.views.calendar.calendar_words import special_label

    assert day.special is not None  # noqa: S101 asked before
    label = special_label(day.special)
    if day.special.kind is SpecialDayKind.CLOSED:
        return (0, DAY_MINUTES), "calendar-off", label or QCoreApplication.translate("Hours", "Closed")
    start, end = day.special.start_minute or 0, min(day.special.end_minute or 0, DAY_MINUTES)
    return (start, end), "calendar-clock", label or span_words((start, end))


def _rounded(rect: QRectF, radius: float = 0.0) -> QPainterPath:
    path = QPainterPath()
    corner = radius or min(theme().tokens.radius("block"), rect.height() / 2)
    path.addRoundedRect(rect, corner, corner)
    return path
