"""The day sheet on pages: black on white, the day by mechanic, with a line for notes below each booking.

Lengths are points (1/72 inch), whatever the device's own are. What is on the sheet is ``presenters/day_sheet``'s.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication, QMarginsF, QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPen,
)

from desktop.presenters.day_sheet import DaySheet, SheetLine, SheetPart
from desktop.theming import formats, words
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import DOT, against_words, block_title, fill, special_label
from desktop.views.calendar.overview_words import OverviewCounts
from scheduling.vocabulary import SessionState

MARGIN_MM = 14.0
HEAD = 46.0
FOOT = 18.0
PART = 26.0
ROW = 13.5
NOTES = 20.0
GAP = 7.0
TIME_WIDE = 82.0
BAY_WIDE = 120.0
CONCERN_LINES = 3
TITLE, NAME, PLAIN, SMALL = 15, 10, 9, 8
INK = QColor(0, 0, 0)
LINE = QColor(150, 150, 150)
USUAL = frozenset({SessionState.SCHEDULED, SessionState.PENDING})
"""States that need no word on paper."""


@dataclass(slots=True)
class Piece:
    """Something that is not broken over two pages: how high it is, and what paints it below a height."""

    high: float
    paint: Callable[[QPainter, float], None]
    heading: str = ""
    """Of a mechanic's heading: the name, which is repeated on the next page."""


@dataclass(slots=True)
class Page:
    pieces: list[Piece] = field(default_factory=list)
    used: float = 0.0


def set_up(device: QPagedPaintDevice) -> None:
    """Letter paper, upright."""
    device.setPageLayout(
        QPageLayout(
            QPageSize(QPageSize.PageSizeId.Letter),
            QPageLayout.Orientation.Portrait,
            QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM),
            QPageLayout.Unit.Millimeter,
        )
    )


def print_sheet(sheet: DaySheet, device: QPagedPaintDevice) -> int:
    """All pages on a device that is set up; how many there are, 0 where it does not take them."""
    area = device.pageLayout().paintRect(QPageLayout.Unit.Point)
    painter = QPainter()
    if not painter.begin(device):
        return 0
    try:
        scale = device.logicalDpiX() / 72
        painter.scale(scale, scale)
        layout = SheetLayout(sheet, area.width(), area.height())
        pages = layout.pages()
        for number, page in enumerate(pages, 1):
            if number > 1:
                device.newPage()
            layout.paint(painter, page, number, len(pages))
    finally:
        painter.end()
    return len(pages)


class SheetLayout:
    """One sheet for one size of page."""

    def __init__(self, sheet: DaySheet, width: float, height: float) -> None:
        self.sheet = sheet
        self.width = width
        self.height = height

    def pages(self) -> list[Page]:
        """What stands on each: a mechanic's heading never without a booking below it."""
        room = self.height - HEAD - FOOT
        pages = [Page()]
        heading: Piece | None = None
        for piece in self._pieces():
            if piece.heading:
                heading = piece
                continue
            needed = piece.high + (heading.high if heading is not None else 0.0)
            if pages[-1].pieces and pages[-1].used + needed > room:
                pages.append(Page())
                heading = heading or self._again
            for each in filter(None, (heading, piece)):
                pages[-1].pieces.append(each)
                pages[-1].used += each.high
                if each.heading:
                    self._again = self._continued(each.heading)
            heading = None
        return pages

    _again: Piece | None = None
    """The heading of who is on the page now, for the next one."""

    def paint(self, painter: QPainter, page: Page, number: int, of: int) -> None:
        """One page."""
        self._head(painter)
        y = HEAD
        for piece in page.pieces:
            piece.paint(painter, y)
            y += piece.high
        self._foot(painter, number, of)

    def _pieces(self) -> Iterator[Piece]:
        if not self.sheet.parts:
            nothing = QCoreApplication.translate("Sheet", "Nothing is booked on this day.")
            yield Piece(ROW * 2, lambda painter, y: self._say(painter, y + 4, nothing))
        for part in self.sheet.parts:
            yield self._heading(part)
            for line in part.lines:
                yield self._booking(line)

    def _say(self, painter: QPainter, y: float, words_: str) -> None:
        self._write(painter, 0, y, words_, PLAIN)

    def _head(self, painter: QPainter) -> None:
        """Which day, of whom; and what is special about it."""
        sheet = self.sheet
        self._write(painter, 0, 0, formats.day_full(sheet.day), TITLE, weight=700)
        self._write(painter, 0, 2, sheet.organization, NAME, room=self.width, right=True)
        counted = [OverviewCounts().bookings(sheet.bookings)]
        if sheet.special is not None:
            counted.append(special_label(sheet.special))
        if sheet.away:
            off = QCoreApplication.translate("ColumnHeader", "off: %1")
            counted.append(fill(off, ", ".join(sheet.away)))
        self._write(painter, 0, 20, DOT.join(filter(None, counted)), PLAIN, room=self.width)
        painter.setPen(QPen(INK, 1))
        painter.drawLine(QPointF(0, 37), QPointF(self.width, 37))

    def _foot(self, painter: QPainter, number: int, of: int) -> None:
        translate = QCoreApplication.translate
        sheet, y = self.sheet, self.height - SMALL - 4
        said = fill(translate("Sheet", "Printed %1"), formats.moment(sheet.made_at, sheet.zone))
        if sheet.waiting:
            said = DOT.join(
                (said, translate("Sheet", "Marked *: waits for the server, which may still say no"))
            )
        self._write(painter, 0, y, said, SMALL)
        page = fill(translate("Sheet", "Page %1 of %2"), str(number), str(of))
        self._write(painter, 0, y, page, SMALL, room=self.width, right=True)

    def _heading(self, part: SheetPart) -> Piece:
        return self._named(part.mechanic or QCoreApplication.translate("Calendar", "Unassigned"))

    def _continued(self, name: str) -> Piece:
        said = fill(QCoreApplication.translate("Sheet", "%1, continued"), name)
        return Piece(PART, lambda painter, y: self._paint_heading(painter, y, said), heading=name)

    def _named(self, name: str) -> Piece:
        return Piece(PART, lambda painter, y: self._paint_heading(painter, y, name), heading=name)

    def _paint_heading(self, painter: QPainter, y: float, name: str) -> None:
        self._write(painter, 0, y + 6, name, NAME + 1, weight=700, room=self.width)
        painter.setPen(QPen(INK, 0.6))
        painter.drawLine(QPointF(0, y + PART - 4), QPointF(self.width, y + PART - 4))

    def _booking(self, line: SheetLine) -> Piece:
        concern = self._broken(_concern(line))
        details = _details(line)
        high = ROW * (1 + bool(details) + len(concern)) + NOTES + GAP

        def paint(painter: QPainter, y: float) -> None:
            block, zone = line.block, self.sheet.zone
            star = "*" if block.waiting else ""
            self._write(
                painter, 0, y, formats.time_range(block.starts, block.ends, zone) + star, NAME, weight=700
            )
            who = block_title(block)
            phone = formats.phone(line.phone)
            # A long name is shortened: who is late is called.
            beside = math.ceil(QFontMetricsF(_font(NAME, 400)).horizontalAdvance(phone)) + 10
            room = self.width - TIME_WIDE - BAY_WIDE
            used = self._write(painter, TIME_WIDE, y, who, NAME, weight=700, room=room - beside)
            self._write(painter, TIME_WIDE + used + 10, y, phone, NAME, room=room - used - 10)
            self._write(
                painter, self.width - BAY_WIDE, y, block.bay, NAME, weight=600, room=BAY_WIDE, right=True
            )
            for said in filter(None, (details, *concern)):
                y += ROW
                self._write(painter, TIME_WIDE, y, said, PLAIN, room=self.width - TIME_WIDE)
            y += ROW + NOTES - 8
            notes = QCoreApplication.translate("Sheet", "Notes")
            wide = self._write(painter, TIME_WIDE, y - 9, notes, SMALL)
            painter.setPen(QPen(LINE, 0.5))
            painter.drawLine(QPointF(TIME_WIDE + wide + 6, y + 1), QPointF(self.width, y + 1))

        return Piece(high, paint)

    def _broken(self, text: str) -> list[str]:
        """At most so many lines; what has no room ends in dots."""
        metrics, room = QFontMetricsF(_font(PLAIN, 400)), self.width - TIME_WIDE
        lines: list[str] = []
        for word in text.split():
            longer = f"{lines[-1]} {word}" if lines else word
            if lines and metrics.horizontalAdvance(longer) <= room:
                lines[-1] = longer
            elif len(lines) < CONCERN_LINES:
                lines.append(word)
            else:
                lines[-1] = metrics.elidedText(f"{longer} …", Qt.TextElideMode.ElideRight, room)
                break
        return lines

    @staticmethod
    def _write(
        painter: QPainter,
        x: float,
        y: float,
        said: str,
        size: int,
        *,
        weight: int = 400,
        room: float = 0.0,
        right: bool = False,
    ) -> float:
        """One line with its top there, shortened to ``room``; how wide it is."""
        font = _font(size, weight)
        metrics = QFontMetricsF(font)
        shown = metrics.elidedText(said, Qt.TextElideMode.ElideRight, room) if room else said
        wide = metrics.horizontalAdvance(shown)
        painter.setFont(font)
        painter.setPen(INK)
        left = x + room - wide if right else x
        painter.drawText(QRectF(left, y, wide + 2, metrics.height()), Qt.AlignmentFlag.AlignLeft, shown)
        return wide


def _font(size: int, weight: int) -> QFont:
    """In points, which are the pixels of the painter's own scale."""
    font = QFont(theme().font("body", weight))
    font.setPixelSize(size)
    return font


def _details(line: SheetLine) -> str:
    """Vehicle, plate, what kind of visit; the state where it is not the usual one."""
    block = line.block
    parts = [block.vehicle, line.plate]
    if block.just_advice:
        parts = [QCoreApplication.translate("Calendar", "just advice")]
    if block.visit is not None:
        parts.append(words.kind_words(block.visit))
    if block.service is not None:
        parts.append(words.service_words(block.service))
    if block.state is not None and block.state not in USUAL:
        parts.append(words.state_words(block.state))
    if block.against is not None:
        parts.insert(0, formats.capital(against_words(block.against)))
    return DOT.join(filter(None, parts))


def _concern(line: SheetLine) -> str:
    return DOT.join(filter(None, (line.block.concern, line.preparation, line.wishes)))
