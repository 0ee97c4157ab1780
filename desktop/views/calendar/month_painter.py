"""Paints the month: weekdays, days with what is special and free, their bookings as on the time grid's low blocks."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.presenters.calendar_month import MonthDay
from desktop.theming import formats, icons
from desktop.theming.theme import theme
from desktop.views.calendar.block_painter import BlockPainter
from desktop.views.calendar.geometry import Named
from desktop.views.calendar.month_geometry import HEAD, TOP, MonthGeometry
from desktop.views.calendar.overview_words import OverviewCounts, notes
from desktop.views.calendar.texts import NAME, PLAIN, STRONG, Texts

ICON = 13
DISC = 22
GAP = 7


class MonthPainter:
    """Everything but what is marked."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts
        self.blocks = BlockPainter(texts)
        self._counts = OverviewCounts()

    def paint(self, painter: QPainter, geometry: MonthGeometry, dpr: float) -> None:
        """All of it."""
        painter.fillRect(QRectF(0, 0, geometry.width, geometry.height), theme().color("surface"))
        self._weekdays(painter, geometry)
        self.blocks.keep_only(day.blocks for day in geometry.board.days)
        for place, day in enumerate(geometry.board.days):
            self._ground(painter, geometry.cell(place), day)
        self._lines(painter, geometry)
        for place, day in enumerate(geometry.board.days):
            self._first_line(painter, geometry.first_line(place), day, dpr)
            placed = geometry.placed(place)
            self.blocks.stamp(painter, placed, geometry.board.zone, named=Named.MECHANIC | Named.BAY, dpr=dpr)
            self._more(painter, geometry, place, dpr)

    def _weekdays(self, painter: QPainter, geometry: MonthGeometry) -> None:
        for place, day in enumerate(geometry.board.days[:7]):
            cell = geometry.cell(place)
            name = formats.capital(formats.weekday(day.day, short=cell.width() < 110))
            at = QPointF(cell.left() + GAP + 1, (HEAD - self.texts.height(STRONG)) / 2)
            self.texts.draw(painter, at, name, STRONG, theme().color("ink3"), cell.width() - GAP)

    @staticmethod
    def _ground(painter: QPainter, cell: QRectF, day: MonthDay) -> None:
        if day.facts.closed or not day.facts.kept:
            painter.fillRect(cell, theme().color("shade"))

    @staticmethod
    def _lines(painter: QPainter, geometry: MonthGeometry) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(QPen(theme().color("line"), 1))
        for week in range(geometry.board.weeks):
            y = geometry.cell(week * 7).top()
            painter.drawLine(QLineF(0, y, geometry.width, y))
        for weekday in range(1, 7):
            x = geometry.cell(weekday).left()
            painter.drawLine(QLineF(x, HEAD, x, geometry.height))

    def _first_line(self, painter: QPainter, line: QRectF, day: MonthDay, dpr: float) -> None:
        """The number; at the end what is free; between them what is special, as far as there is room."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left = self._number(painter, line, day)
        right = line.right() - GAP
        facts = day.facts
        if day.free is not None and not facts.closed:
            words = self._counts.free(day.free)
            wide = self.texts.width(words, PLAIN)
            if right - wide > left + 4:
                ink = theme().color("ink2" if day.free else "ink3")
                at = QPointF(right - wide, line.top() + (TOP - self.texts.height(PLAIN)) / 2)
                self.texts.draw(painter, at, words, PLAIN, ink, wide + 1)
                right -= wide + 6
        for icon, words in notes(facts):
            room = right - left - 4
            if room < ICON + 2:
                return
            painter.drawPixmap(
                QPointF(left + 4, line.top() + (TOP - ICON) / 2), icons.pixmap(icon, "ink3", ICON, dpr)
            )
            room -= ICON + 4
            if room > 22:
                at = QPointF(left + ICON + 8, line.top() + (TOP - self.texts.height(PLAIN)) / 2)
                room -= self.texts.draw(painter, at, words, PLAIN, theme().color("ink3"), room)
            left = right - room

    def _number(self, painter: QPainter, line: QRectF, day: MonthDay) -> float:
        """The day of the month, on a disc if it is today; where it ends."""
        words = str(day.day.day)
        if day.day.day == 1:
            words = formats.day_of_month(day.day)
        wide = self.texts.width(words, NAME)
        ink = "ink" if day.inside else "ink3"
        at = QPointF(line.left() + GAP + 1, line.top() + (TOP - self.texts.height(NAME)) / 2)
        if day.facts.today:
            disc = QRectF(at.x() - 5, line.top() + (TOP - DISC) / 2, max(float(DISC), wide + 10), DISC)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme().color("accent"))
            corner = theme().tokens.radius("chip")
            painter.drawRoundedRect(disc, corner, corner)
            at.setX(disc.center().x() - wide / 2)
            ink = "on-accent"
            wide = disc.right() - at.x()
        self.texts.draw(painter, at, words, NAME, theme().color(ink), line.width())
        return at.x() + wide

    def _more(self, painter: QPainter, geometry: MonthGeometry, place: int, dpr: float) -> None:
        """How many have no room; with the cloud where one of them waits for the server."""
        more = geometry.more(place)
        if more is None:
            return
        count, rect = more
        at = QPointF(rect.left() + 5, rect.top() + (rect.height() - self.texts.height(STRONG)) / 2)
        words = self._counts.more(count)
        wide = self.texts.draw(painter, at, words, STRONG, theme().color("accent-ink"), rect.width() - 6)
        if any(block.waiting for block in geometry.board.days[place].blocks[-count:]):
            mark = QPointF(at.x() + wide + 6, rect.center().y() - ICON / 2)
            painter.drawPixmap(mark, icons.pixmap("cloud-off", "wait", ICON, dpr))
