"""Paints the week: hours, what is closed or away, the blocks, the break between them, what is being drawn, the cursor.

What is open is coloured and says its hours; a break is hatched; what the workshop is closed to is shaded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
from scheduling.records import SpecialDay
from scheduling.vocabulary import SpecialDayKind

LINE = 16
ICON = 13
STRIP = 22
CURSOR = 7.0
"""How wide the cursor is in a marked block, and how high at least."""
INSIDE = 4.0
"""So far it stands from that block's outline."""
CARD_FROM = 0.46
"""Before it a time has room across the narrowest day."""


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
        for place, day in enumerate(() if shown.follows else shown.days):
            self._ground(painter, geometry, place, day)
        self._lines(painter, geometry)
        for start, end in shown.week.breaks():
            self._pause(painter, geometry, (start, end), hatch)
        cards = [_card(geometry.rect(place, span)) for place, span, _ in clusters(shown.stranded)]
        cards += [strip for place, day in enumerate(shown.days) for strip, _ in _strips(geometry, place, day)]
        for block in shown.week.blocks:
            if block.id != shown.hidden:
                self._block(painter, geometry, block, shown, cards)
        for place, day in enumerate(shown.days):
            self._over(painter, geometry, (place, day), hatch, dpr)
        for place, span, count in clusters(shown.stranded):
            self._stranded(painter, geometry.rect(place, span), count, dpr)
        if shown.ghost is not None:
            self._ghost(painter, geometry, shown.ghost)
        if shown.cursor is not None:
            marked, around = self._around_cursor(geometry, shown)
            self._cursor(painter, geometry.cell_rect(shown.cursor), around, marked=marked)
            if not marked:
                self._above_cursor(painter, geometry, shown, cards)

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

    def _block(
        self,
        painter: QPainter,
        geometry: WeekGeometry,
        block: WeekBlock,
        shown: Shown,
        cards: Sequence[QRectF],
    ) -> None:
        selected = block.id == shown.selected
        fill, ink = _colours(shown)
        for place, rect in enumerate(geometry.rects(block)):
            path = _rounded(rect)
            painter.fillPath(path, theme().color(fill))
            painter.fillRect(QRectF(rect.left(), rect.top() + 2, 3, rect.height() - 4), theme().color(ink))
            if selected:
                painter.setPen(QPen(theme().color("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawPath(path)
            self._hours(painter, self._line(rect, cards), _part_words(block, place), theme().color(ink))

    def _line(self, rect: QRectF, cards: Sequence[QRectF] = ()) -> QRectF:
        """Where a block's hours stand, as far as none of the ``cards`` begins; empty where it is too low."""
        high = self.texts.height(STRONG)
        if rect.height() < high:
            return QRectF()
        line = QRectF(
            rect.left() + 8, rect.top() + min(4.0, (rect.height() - high) / 2), rect.width() - 12, high
        )
        for card in cards:
            if card.intersects(line):
                line.setRight(card.left() - 2)
        return line

    def _hours(self, painter: QPainter, line: QRectF, words: str, ink: QColor) -> None:
        """From when to when; where that has no room, from when."""
        if self.texts.width(words, STRONG) > line.width():
            words = words.partition(formats.EN_DASH)[0] or words
        self.texts.draw(painter, line.topLeft(), words, STRONG, ink, line.width())

    def _above_cursor(
        self, painter: QPainter, geometry: WeekGeometry, shown: Shown, cards: Sequence[QRectF]
    ) -> None:
        """The hours that the cursor would strike through, once more, over it."""
        cell = geometry.cell_rect(shown.cursor or 0)
        fill, ink = _colours(shown)
        for block in shown.week.blocks:
            for place, rect in enumerate(geometry.rects(block)):
                line = self._line(rect, cards)
                if block.id != shown.hidden and line.intersects(cell):
                    words = _part_words(block, place)
                    plate = QRectF(
                        line.left() - 3, line.top(), self.texts.width(words, STRONG) + 6, line.height()
                    )
                    painter.fillRect(plate & line.adjusted(-3, 0, 0, 0), theme().color(fill))
                    self._hours(painter, line, words, theme().color(ink))

    def _over(
        self,
        painter: QPainter,
        geometry: WeekGeometry,
        of_day: tuple[int, DayShown],
        hatch: QBrush,
        dpr: float,
    ) -> None:
        """Time off, and days that depart from the week, as a strip at the trailing side: the hours stay legible.

        What it is stands above the column.
        """
        for rect, icon in _strips(geometry, *of_day):
            path = _rounded(rect)
            painter.fillPath(path, theme().color("surface"))
            painter.fillPath(path, hatch)
            painter.setPen(QPen(theme().color("line2"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPath(path)
            if rect.height() >= STRIP:
                middle = rect.top() + rect.height() * 0.45
                plate = QRectF(rect.left() + 2, middle - STRIP / 2 + 2, STRIP - 4, STRIP - 4)
                painter.fillPath(_rounded(plate, 4), theme().color("surface"))
                picture = icons.pixmap(icon, "ink2", ICON, dpr)
                painter.drawPixmap(plate.center() - QPointF(ICON / 2, ICON / 2), picture)

    def _stranded(self, painter: QPainter, whole: QRectF, count: int, dpr: float) -> None:
        """Bookings that would be left without hours: an outlined card with a mark, and how many they are."""
        rect = _card(whole)
        path = _rounded(rect, 5)
        painter.fillPath(path, theme().color("bad-bg"))
        painter.setPen(QPen(theme().color("bad"), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(path)
        top = rect.top() + min(4.0, (rect.height() - ICON) / 2)
        painter.drawPixmap(QPointF(rect.left() + 5, top), icons.pixmap("calendar-x", "bad", ICON, dpr))
        at = QPointF(rect.left() + ICON + 9, top - 1)
        self.texts.draw(painter, at, str(count), STRONG, theme().color("bad"), rect.width() - ICON - 10)

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
                words = span_words((start, start + ghost.end - ghost.start))
                self._hours(painter, self._line(rect), words, theme().color(colour))

    @staticmethod
    def _around_cursor(geometry: WeekGeometry, shown: Shown) -> tuple[bool, QRectF]:
        """The block in which it is, and whether that is the marked one; empty where it is in none."""
        cell = geometry.cell_rect(shown.cursor or 0)
        for block in shown.week.blocks:
            for rect in geometry.rects(block) if block.id != shown.hidden else ():
                if rect.contains(cell.center()):
                    return block.id == shown.selected, rect
        return False, QRectF()

    @staticmethod
    def _cursor(painter: QPainter, rect: QRectF, block: QRectF, *, marked: bool) -> None:
        """The quarter of an hour of the keys, inside its block's edges; in a marked block a bar inside its outline."""
        if marked:
            high = min(max(rect.height(), CURSOR), block.height() - 2 * INSIDE)
            top = min(max(rect.top(), block.top() + INSIDE), block.bottom() - INSIDE - high)
            bar = QRectF(block.right() - INSIDE - CURSOR, top, CURSOR, high)
            painter.fillPath(_rounded(bar, CURSOR / 2), theme().color("focus"))
            return
        if not block.isEmpty():
            rect = rect & block.adjusted(INSIDE, 1, -INSIDE, -1)
        painter.setPen(QPen(theme().color("focus"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(2, 0, -2, 0), 3, 3)


def _strips(geometry: WeekGeometry, place: int, day: DayShown) -> Iterator[tuple[QRectF, str]]:
    """Where a day departs from the week, each with its icon."""
    spans = [(span, "palmtree") for span, _ in day.away]
    if day.special is not None:
        closed = day.special.kind is SpecialDayKind.CLOSED
        spans.append((_special_span(day.special), "calendar-off" if closed else "calendar-clock"))
    for span, icon in spans:
        whole = geometry.rect(place, span)
        yield QRectF(whole.right() - STRIP - SIDE, whole.top(), STRIP, whole.height()), icon


def _card(whole: QRectF) -> QRectF:
    """Of what would be stranded at a time: at the trailing side of its day."""
    return whole.adjusted(whole.width() * CARD_FROM, 1, -SIDE - 2, -1)


def _colours(shown: Shown) -> tuple[str, str]:
    """Of the blocks' ground and words."""
    return ("sunken", "ink2") if shown.follows else ("booked-bg", "booked")


def _part_words(block: WeekBlock, place: int) -> str:
    """A block's hours; of what lies behind midnight, until when."""
    start, end = block.span
    return span_words((start, end)) if not place else f"{formats.EN_DASH} {formats.minute(end - DAY_MINUTES)}"


def _special_span(special: SpecialDay) -> Span:
    """Of a closed day the whole of it."""
    if special.kind is SpecialDayKind.CLOSED:
        return 0, DAY_MINUTES
    return special.start_minute or 0, min(special.end_minute or 0, DAY_MINUTES)


def clusters(spans: Sequence[tuple[int, Span]]) -> list[tuple[int, Span, int]]:
    """What overlaps as one, with how many there are: a narrow column has no room for each."""
    found: list[tuple[int, Span, int]] = []
    for place, (start, end) in sorted(spans):
        if found and found[-1][0] == place and start < found[-1][1][1]:
            (low, high), count = found[-1][1:]
            found[-1] = (place, (low, max(high, end)), count + 1)
        else:
            found.append((place, (start, end), 1))
    return found


def _rounded(rect: QRectF, radius: float = 0.0) -> QPainterPath:
    path = QPainterPath()
    corner = radius or min(theme().tokens.radius("block"), rect.height() / 2)
    path.addRoundedRect(rect, corner, corner)
    return path
