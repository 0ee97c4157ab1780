"""One line of the agenda, painted: a day's heading, or a booking with its time, state in words, whose and what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import tzinfo

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from desktop.item_models.agenda import AgendaLine, Roles
from desktop.presenters.calendar_model import Block, BlockKind
from desktop.theming import formats, icons, words
from desktop.theming.theme import theme
from desktop.views.calendar.block_painter import look
from desktop.views.calendar.calendar_words import DOT, against_words, block_aloud, block_title, fill
from desktop.views.calendar.overview_words import OverviewCounts, notes
from desktop.views.calendar.texts import NAME, PLAIN, STRONG, Texts

HIGH = 36
TIME_WIDE = 104
CHIP_WIDE = 132
CHIP = 22
ICON = 14
SIDE = 16
MECHANIC_WIDE = 190
WIDE = 900
"""From this width on the mechanic has a column of their own."""


class AgendaDelegate(QStyledItemDelegate):
    """``zone`` gives the workshop's."""

    def __init__(self, texts: Texts, zone: Callable[[], tzinfo], parent: QWidget) -> None:
        super().__init__(parent)
        self._texts = texts
        self._zone = zone
        self._counts = OverviewCounts()

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        del index
        return QSize(option.rect.width(), HIGH)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line = index.data(Roles.LINE)
        if not isinstance(line, AgendaLine):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect)
        if line.heading:
            painter.fillRect(rect, theme().color("sunken"))
        self._ground(painter, option)
        if line.block is not None:
            self._booking(painter, rect, line.block)
        elif line.heading:
            self._heading(painter, rect, line)
        else:
            said = QCoreApplication.translate("Agenda", "Nothing booked")
            self._write(painter, rect.left() + SIDE, rect, said, PLAIN, "ink2", rect.width())
        painter.restore()

    @staticmethod
    def _ground(painter: QPainter, option: QStyleOptionViewItem) -> None:
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if not (chosen or hovered or focused):
            return
        edge = QRectF(option.rect).adjusted(6, 1.5, -6, -1.5)
        corner = theme().tokens.radius("control")
        painter.setPen(QPen(theme().color("focus"), 2) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(
            theme().color("accent-weak" if chosen else "hover")
            if chosen or hovered
            else Qt.BrushStyle.NoBrush
        )
        painter.drawRoundedRect(edge, corner, corner)

    def _heading(self, painter: QPainter, rect: QRectF, line: AgendaLine) -> None:
        """The day, how many bookings it has, and what is special about it."""
        facts = line.day.facts
        said = formats.day_full(facts.day)
        x = rect.left() + SIDE
        if facts.today:
            said = DOT.join((QCoreApplication.translate("Agenda", "Today"), said))
        x += self._write(painter, x, rect, said, NAME, "accent-ink" if facts.today else "ink", rect.width())
        if line.day.blocks:
            counted = self._counts.bookings(len(line.day.blocks))
            x += 12 + self._write(painter, x + 12, rect, counted, PLAIN, "ink2", rect.right() - x - 24)
        for icon, words_ in notes(facts):
            room = rect.right() - x - SIDE - ICON
            if room < 40:
                return
            picture = icons.pixmap(icon, "ink3", ICON, painter.device().devicePixelRatio())
            painter.drawPixmap(QPointF(x + 14, rect.center().y() - ICON / 2), picture)
            x += 14 + ICON + 5
            x += self._write(painter, x, rect, words_, PLAIN, "ink2", room - 20)

    def _booking(self, painter: QPainter, rect: QRectF, block: Block) -> None:
        x, right = rect.left() + SIDE, rect.right() - SIDE
        token, icon = look(block)
        times = formats.time_range(block.starts, block.ends, self._zone())
        self._write(painter, x, rect, times, STRONG, "ink", TIME_WIDE)
        x += TIME_WIDE
        self._chip(painter, QRectF(x, rect.center().y() - CHIP / 2, CHIP_WIDE, CHIP), block, (token, icon))
        x += CHIP_WIDE + 14
        if rect.width() >= WIDE:
            whose = DOT.join(filter(None, (block.mechanic or _nobody(block), block.bay)))
            right -= MECHANIC_WIDE
            self._write(painter, right, rect, whose, PLAIN, "ink2", MECHANIC_WIDE)
            right -= 16
        x += 10 + self._write(painter, x, rect, block_title(block), NAME, "ink", right - x)
        rest = [block.vehicle, words.service_words(block.service) if block.service else ""]
        if rect.width() < WIDE:
            rest.insert(0, block.mechanic or _nobody(block))
        if block.just_advice:
            rest = [QCoreApplication.translate("Calendar", "just advice")]
        if block.against is not None:
            rest.insert(0, against_words(block.against))
        rest.append(block.concern)
        self._write(painter, x, rect, DOT.join(filter(None, rest)), PLAIN, "ink2", right - x)

    def _chip(self, painter: QPainter, rect: QRectF, block: Block, seen: tuple[str, str]) -> None:
        """The state in words, or that it waits for the server; dashed then, as everywhere."""
        token, icon = seen
        corner = theme().tokens.radius("chip")
        said = state_chip(block)
        rect.setWidth(min(rect.width(), self._texts.width(said, STRONG) + ICON + 22))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().color(f"{token}-bg"))
        painter.drawRoundedRect(rect, corner, corner)
        if block.waiting or block.kind is BlockKind.HOLD:
            pen = QPen(theme().color(token), 1.2)
            pen.setDashPattern([3.0, 2.5] if block.waiting else [1.0, 2.0])
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(rect.adjusted(0.6, 0.6, -0.6, -0.6), corner, corner)
        picture = icons.pixmap(icon, token, ICON, painter.device().devicePixelRatio())
        painter.drawPixmap(QPointF(rect.left() + 7, rect.center().y() - ICON / 2), picture)
        self._write(painter, rect.left() + ICON + 12, rect, said, STRONG, token, rect.width() - ICON - 14)

    def _write(  # noqa: PLR0917 called in every line
        self,
        painter: QPainter,
        x: float,
        line: QRectF,
        said: str,
        font: tuple[str, int],
        ink: str,
        room: float,
    ) -> float:
        y = line.center().y() - self._texts.height(font) / 2
        return self._texts.draw(painter, QPointF(x, y), said, font, theme().color(ink), room)


def state_chip(block: Block) -> str:
    """What the chip of a line says."""
    if block.waiting:
        return formats.capital(QCoreApplication.translate("Agenda", "waiting"))
    if block.kind is BlockKind.SESSION and block.state is not None:
        return formats.capital(words.state_words(block.state))
    return block_title(replace(block, customer=""))


def line_aloud(line: AgendaLine, zone: tzinfo) -> str:
    """A line for a screen reader."""
    facts = line.day.facts
    if line.block is not None:
        return block_aloud(line.block, zone)
    if line.nothing:
        return QCoreApplication.translate("Agenda", "Nothing booked")
    said = formats.day_full(facts.day)
    if facts.today:
        said = fill(QCoreApplication.translate("PickDay", "%1, today"), said)
    counted = [OverviewCounts().bookings(len(line.day.blocks))] if line.day.blocks else []
    off = QCoreApplication.translate("ColumnHeader", "off: %1")
    told = [fill(off, each) if icon == "palmtree" else each for icon, each in notes(facts)]
    return ", ".join([said, *counted, *told])


def _nobody(block: Block) -> str:
    return QCoreApplication.translate("Calendar", "Unassigned") if block.kind is BlockKind.SESSION else ""
