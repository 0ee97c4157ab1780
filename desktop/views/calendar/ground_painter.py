"""Paints the still part of the time grid: hours, open and closed, breaks, time off, closures, outside events.

What is bookable is plain surface; what is not is shaded, hatched or outlined, and says why in words.
"""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap

from desktop.presenters.calendar_model import Board, Column
from desktop.theming import formats, icons
from desktop.theming.painting import painting
from desktop.theming.theme import theme
from desktop.views.calendar.calendar_words import DOT, special_label
from desktop.views.calendar.geometry import GUTTER, Geometry, centred
from desktop.views.calendar.texts import PLAIN, STRONG, Texts
from scheduling.intervals import Span, difference
from scheduling.vocabulary import SpecialDayKind

ICON = 14
HATCH = 9
LINE = 16
TAG = 18
"""The height of the tag of now."""


class GroundPainter:
    """Everything below the blocks. ``texts`` is shared with the blocks."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts

    def paint(self, painter: QPainter, geometry: Geometry, dpr: float) -> None:
        """All of it, for the whole day."""
        board = geometry.board
        surface, edges = (
            theme().color("surface"),
            (0.0, geometry.edges[0], geometry.edges[-1], geometry.width),
        )
        for left, right in (edges[:2], edges[2:]):  # the columns, if there are any, paint the rest
            painter.fillRect(QRectF(left, 0, right - left, geometry.height), surface)
        hatch = hatch_brush(theme().color("hatch"), dpr)
        for number, column in enumerate(board.columns):
            self._column(painter, geometry, number, column, hatch)
        self._lines(painter, geometry)
        for number, column in enumerate(board.columns):
            self._labels(painter, geometry, number, column, dpr)

    def _column(
        self, painter: QPainter, geometry: Geometry, number: int, column: Column, hatch: QBrush
    ) -> None:
        shade, surface = theme().color("shade"), theme().color("surface")
        painter.fillRect(geometry.column_rect(number), shade)
        off = _not_there(column)
        for starts, ends in difference(column.open, off):
            painter.fillRect(geometry.span_rect(number, starts, ends), surface)
        for starts, ends in difference(column.breaks, off):
            rect = geometry.span_rect(number, starts, ends)
            painter.fillRect(rect, surface)
            painter.fillRect(rect, hatch)
        for low, high in geometry.board.axis.day(column.day).absent:
            rect = geometry.column_rect(number)
            rect.setTop(geometry.y(low))
            rect.setBottom(geometry.y(high))
            painter.fillRect(rect, theme().color("sunken"))
        if not column.kept:
            painter.fillRect(geometry.column_rect(number), hatch)

    def _lines(self, painter: QPainter, geometry: Geometry) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        line = QPen(theme().color("line"), 1)
        ink = theme().color("ink3")
        for mark in geometry.board.axis.hours():
            y = round(geometry.y(mark.at))
            painter.setPen(line)
            painter.drawLine(QLineF(GUTTER, y, geometry.width, y))
            words = formats.minute(mark.wall % 1440 if mark.wall < 1440 else mark.wall)
            words += "²" if mark.second else ""
            width = self.texts.width(words, PLAIN)
            at = QPointF(GUTTER - 9 - width, y - self.texts.height(PLAIN) / 2)
            self.texts.draw(painter, at, words, PLAIN, ink, GUTTER)
        painter.setPen(line)
        for edge in geometry.edges:
            painter.drawLine(QLineF(edge, 0, edge, geometry.height))

    def _labels(self, painter: QPainter, geometry: Geometry, number: int, column: Column, dpr: float) -> None:
        board = geometry.board
        translate = QCoreApplication.translate
        self._busy(painter, geometry, number, column)
        if not column.kept:
            self._note(
                painter,
                geometry,
                number,
                _day_span(column),
                ("cloud", [translate("Calendar", "Not kept here")]),
            )
            return
        if column.special is not None and column.special.kind is SpecialDayKind.CLOSED:
            room = geometry.column_rect(number).width() - 12 - ICON - 6
            whole = self.texts.width(special_label(column.special), PLAIN) <= room
            lines = _closed(special_label(column.special), whole=whole)
            self._note(painter, geometry, number, _day_span(column), ("calendar-off", lines))
        else:
            for span in difference(column.breaks, _not_there(column)):
                self._pause(painter, geometry.span_rect(number, *span), dpr)
            for span, off in column.time_off:
                lines = [translate("Calendar", "Time off"), off.label]
                self._note(painter, geometry, number, span, ("palmtree", lines))
            if not column.open and not column.time_off and not column.blocks and not column.unassigned:
                lines = [
                    translate("Calendar", "Closed")
                    if column.mechanic_id is None
                    else translate("Calendar", "Not working")
                ]
                self._note(painter, geometry, number, _day_span(column), ("door-closed", lines))
        for low, high in board.axis.day(column.day).absent:
            self._skipped(painter, geometry, number, (low, high))

    @staticmethod
    def _pause(painter: QPainter, area: QRectF, dpr: float) -> None:
        """The legend's cup in the middle of a break, where it has room."""
        if min(area.height(), area.width()) > ICON + 4:
            middle = area.center() - QPointF(ICON / 2, ICON / 2)
            painter.drawPixmap(middle, icons.pixmap("coffee", "ink3", ICON, dpr))

    def _note(
        self,
        painter: QPainter,
        geometry: Geometry,
        number: int,
        span: Span,
        said: tuple[str, list[str]],
        *,
        backed: bool = False,
    ) -> None:
        """An icon and words in the middle of what is seen of ``span``; below each other where it is narrow.

        ``backed``: on a plain ground, for where the words would stand on a hatch.
        """
        icon, lines = said
        board = geometry.board
        top, bottom = board.axis.day(board.columns[number].day).span(*span)
        middle = geometry.y(centred((int(top), int(bottom)), (board.opens, board.closes)))
        area = geometry.column_rect(number)
        room = area.width() - (24 if backed else 12)
        x = area.center().x()
        pixmap = icons.pixmap(icon, "ink2" if backed else "ink3", ICON, painter.device().devicePixelRatio())
        shown = [line for line in lines if line]
        widths = [min(self.texts.width(line, PLAIN), room) for line in shown]
        first = self.texts.width(shown[0], PLAIN) + ICON + 6
        beside = first <= room
        if not beside and room < 34:
            painter.drawPixmap(QPointF(x - ICON / 2, middle - 7), pixmap)
            return
        if backed:
            widest = max([first, *widths[1:]] if beside else widths)
            high = LINE * (len(shown) if beside else len(shown) + 1)
            _plain_ground(
                painter, QRectF(x - widest / 2 - 5, middle - (11 if beside else 20), widest + 10, high + 6)
            )
        if beside:
            at = QPointF(x - first / 2, middle - 8)
            painter.drawPixmap(at + QPointF(0, 1), pixmap)
            self._line(painter, at + QPointF(ICON + 6, 0), shown[0], room, backed=backed)
            shown, widths, y = shown[1:], widths[1:], middle + 9
        else:
            painter.drawPixmap(QPointF(x - ICON / 2, middle - 18), pixmap)
            y = middle
        for line, width in zip(shown, widths, strict=True):
            self._line(painter, QPointF(x - width / 2, y), line, room, backed=backed)
            y += LINE

    def _line(self, painter: QPainter, at: QPointF, words: str, room: float, *, backed: bool) -> None:
        self.texts.draw(painter, at, words, PLAIN, theme().color("ink2" if backed else "ink3"), room)

    def _busy(self, painter: QPainter, geometry: Geometry, number: int, column: Column) -> None:
        """Times of other calendars; what takes all of the hours says so in their middle, as time off does."""
        board = geometry.board
        closed = column.special is not None and column.special.kind is SpecialDayKind.CLOSED
        plain = column.kept and bool(column.open) and not column.time_off and not closed
        busy = QCoreApplication.translate("Calendar", "Busy elsewhere")
        all_day: list[str] = []
        for span, row in column.external:
            rect = geometry.span_rect(number, *span).adjusted(4, 1, -4, -1)
            self._frame(painter, rect)
            top, bottom = board.axis.day(column.day).span(*span)
            if plain and top <= board.opens and bottom >= board.closes:
                all_day.append(row.summary)
                continue
            if top < board.opens < bottom:
                rect.setTop(geometry.y(board.opens) + 1)
            self._chip(painter, rect, DOT.join(part for part in (busy, row.summary) if part))
        if all_day:
            lines = [busy, *dict.fromkeys(all_day)]
            self._note(painter, geometry, number, _day_span(column), ("calendar-clock", lines), backed=True)

    @staticmethod
    def _frame(painter: QPainter, rect: QRectF) -> None:
        """Hatched in a dashed outline."""
        if rect.height() < 4:
            return
        painter.fillRect(rect, hatch_brush(theme().color("line2"), painter.device().devicePixelRatio()))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(theme().color("ink3"), 1)
        pen.setDashPattern([4, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        radius = theme().tokens.radius("block")
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)

    def _chip(self, painter: QPainter, rect: QRectF, words: str) -> None:
        """A busy time's title in its top corner, on plain ground; the icon alone where it is narrow."""
        if rect.height() < 4:
            return
        pixmap = icons.pixmap("calendar-clock", "ink2", ICON, painter.device().devicePixelRatio())
        room = rect.width() - ICON - 18
        if room < 20:
            painter.drawPixmap(rect.topLeft() + QPointF(3, 3), pixmap)
            return
        width = min(self.texts.width(words, PLAIN), room)
        chip = QRectF(rect.left() + 5, rect.top() + 4, width + ICON + 12, min(18.0, rect.height() - 6))
        _plain_ground(painter, chip)
        painter.drawPixmap(chip.topLeft() + QPointF(3, 2), pixmap)
        at = chip.topLeft() + QPointF(ICON + 7, 1)
        self.texts.draw(painter, at, words, PLAIN, theme().color("ink2"), room)

    def _skipped(self, painter: QPainter, geometry: Geometry, number: int, span: Span) -> None:
        """An hour that the clocks skip that day, or that only another day has twice."""
        area = geometry.column_rect(number)
        words = QCoreApplication.translate("Calendar", "Clocks change")
        at = QPointF(area.left() + 8, geometry.y(span[0]) + 4)
        self.texts.draw(painter, at, words, STRONG, theme().color("ink3"), area.width() - 12)


def ground_of(board: Board) -> tuple[object, ...]:
    """What of a board the ground shows: all but the bookings, of which it says only where there are none.

    The axis is that of the days in the zone, and no more.
    """
    columns = tuple(replace(column, blocks=(), booked_minutes=0) for column in board.columns)
    booked = tuple(bool(column.blocks) for column in board.columns)
    return board.mode, board.days, board.zone, board.opens, board.closes, board.by_bay, columns, booked


def paint_now(painter: QPainter, geometry: Geometry, texts: Texts) -> QRectF | None:
    """The line of now with its time; where it was painted. Nothing if today is not on view."""
    board = geometry.board
    number = next((i for i, column in enumerate(board.columns) if column.today), None)
    if number is None:
        return None
    y = now_y(geometry)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    bad = theme().color("bad")
    faint = QColor(bad)
    one_day = len(board.days) == 1
    faint.setAlphaF(0.6 if one_day else 0.35)
    todays = [place for place, column in enumerate(board.columns) if column.today]
    painter.setPen(QPen(faint, 1))
    painter.drawLine(QLineF(geometry.edges[0], y, geometry.edges[-1], y))
    for place in todays:
        _now_between_blocks(painter, geometry, place, y, bad)
    if not one_day:
        painter.setBrush(bad)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(QPointF(geometry.edges[number], y), 4, 4)
    words = formats.time(board.now, board.zone)
    width = texts.width(words, STRONG) + 10
    tag = QRectF(GUTTER - 5 - width, y - TAG / 2, width, TAG)
    _hide_hours(painter, geometry, y)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(bad)
    painter.drawRoundedRect(tag, 5, 5)
    texts.draw(painter, tag.topLeft() + QPointF(5, 1.5), words, STRONG, theme().color("on-bad"), width)
    return QRectF(0, y - 2 * TAG, geometry.width, 4 * TAG)


def _now_between_blocks(painter: QPainter, geometry: Geometry, number: int, y: float, colour: QColor) -> None:
    """Full strength where nothing is booked: over a block the faint line leaves its words legible."""
    painter.setPen(QPen(colour, 2))
    x = geometry.edges[number]
    rects = [each.rect for each in geometry.placed(number)]
    for rect in sorted((r for r in rects if r.top() <= y <= r.bottom()), key=lambda r: r.left()):
        painter.drawLine(QLineF(x, y, max(x, rect.left()), y))
        x = max(x, rect.right())
    painter.drawLine(QLineF(x, y, geometry.edges[number + 1], y))


def _hide_hours(painter: QPainter, geometry: Geometry, y: float) -> None:
    """An hour's label that the tag of now would half cover gives way."""
    for mark in geometry.board.axis.hours():
        hour = geometry.y(mark.at)
        if abs(hour - y) < TAG - 1:
            label = QRectF(0, hour - TAG / 2, GUTTER - 6, TAG)
            painter.fillRect(label, theme().color("surface"))


def now_y(geometry: Geometry) -> float:
    """The height of now."""
    board = geometry.board
    return geometry.y(board.axis.day(board.today).minute(board.now)) if board.today in board.days else 0.0


def _not_there(column: Column) -> list[Span]:
    """When the mechanic is away or busy elsewhere: what cannot be booked, and has no break either."""
    return [span for span, _ in (*column.time_off, *column.external)]


def _plain_ground(painter: QPainter, rect: QRectF) -> None:
    """Below words on a hatch."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme().color("surface"))
    painter.drawRoundedRect(rect, 4, 4)


def _closed(label: str, *, whole: bool) -> list[str]:
    """That a day is closed, and why; where the reason begins with that word, it is not said twice."""
    closed = QCoreApplication.translate("Calendar", "Closed")
    rest = label[len(closed) :]
    if not label.casefold().startswith(closed.casefold()) or rest[:1].isalpha():
        return [closed, label]
    return [label] if whole else [closed, rest.lstrip(" \u00a0,.:;–-")]


def _day_span(column: Column) -> Span:
    return column.starts, column.ends


def hatch_brush(colour: QColor, dpr: float) -> QBrush:
    """Diagonal lines, finer than Qt's own pattern and sharp on any screen."""
    tile = QPixmap(round(HATCH * dpr), round(HATCH * dpr))
    tile.setDevicePixelRatio(dpr)
    tile.fill(Qt.GlobalColor.transparent)
    with painting(tile) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(colour, 1.2))
        for shift in (-HATCH, 0, HATCH):
            painter.drawLine(QLineF(shift, HATCH, shift + HATCH, 0))
    return QBrush(tile)
