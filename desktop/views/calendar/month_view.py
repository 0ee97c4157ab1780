"""The month of the calendar: painted once and kept; a marked day that the arrows move; clicks on days and bookings.

Not here: what a day holds (``presenters/calendar_month``), and what opens by a click (``calendar_view``).
"""

from __future__ import annotations

import math
from datetime import date, timedelta
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.presenters.calendar_model import Block
from desktop.presenters.calendar_month import MonthBoard, MonthDay
from desktop.theming import enters, icons
from desktop.theming.painting import painting
from desktop.theming.theme import theme
from desktop.views.calendar.keys import spoken_keys
from desktop.views.calendar.month_geometry import CELL_LEAST, COLUMN_LEAST, HEAD, TOP, MonthGeometry
from desktop.views.calendar.month_painter import MonthPainter
from desktop.views.calendar.overview_words import day_aloud
from desktop.views.calendar.texts import Texts

_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class MonthView(QWidget):
    """Shows a ``MonthBoard``."""

    day_opened = Signal(object)
    """A ``date``: show that day."""
    day_marked = Signal(object)
    """A ``date``: it is the one at which one is now, maybe of another month."""
    opened = Signal(object)
    """A block's id: its card is asked for."""
    pointed = Signal(object)
    """The pointer moved: the id of the block under it, or nothing."""
    stepped = Signal(int)
    """So many months on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = Texts()
        self.board: MonthBoard | None = None
        self.geometry_: MonthGeometry | None = None
        self.marked: date | None = None
        self._pressed: tuple[date, Block | None] | None = None
        self._clicked: date | None = None
        """The day whose ground was clicked last."""
        self._painter = MonthPainter(self.texts)
        self._layer: QPixmap | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Month"))
        self.setAccessibleDescription(spoken_keys())
        icons.follow_theme(self, self._theme_changed)

    def show_board(self, board: MonthBoard, marked: date) -> None:
        """Show this month with that day marked."""
        changed = board is not self.board
        self.board, self.marked = board, marked
        if changed:
            self._remake()
        else:
            self.update()

    def day(self) -> MonthDay | None:
        """The marked day."""
        place = self.board.place_of(self.marked) if self.board and self.marked else None
        return self.board.days[place] if self.board is not None and place is not None else None

    def rect_of(self, block_id: UUID) -> QRectF:
        """Of a booking that has room; empty of another."""
        block = self.board.block(block_id) if self.board else None
        return self.geometry_.rect_of(block) if self.geometry_ is not None and block is not None else QRectF()

    def said_at(self, point: QPoint) -> str:
        """What a day's ground says in full; a booking has a card of its own."""
        geometry = self.geometry_
        place = geometry.place_at(point.x(), point.y()) if geometry else None
        if geometry is None or place is None or geometry.block_at(point.x(), point.y()) is not None:
            return ""
        return day_aloud(geometry.board.days[place])

    def minimumSizeHint(self) -> QSize:
        return QSize(7 * COLUMN_LEAST, HEAD + 6 * CELL_LEAST)

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            if self.geometry_ is None:
                painter.fillRect(event.rect(), theme().color("surface"))
                return
            if self._layer is None:
                self._layer = self._paint_layer(self.geometry_)
            painter.drawPixmap(0, 0, self._layer)
            place = self.geometry_.board.place_of(self.marked) if self.marked else None
            if place is not None:
                self._mark(painter, self.geometry_.cell(place))

    def _paint_layer(self, geometry: MonthGeometry) -> QPixmap:
        ratio = self.devicePixelRatioF()
        layer = QPixmap(math.ceil(geometry.width * ratio), math.ceil(geometry.height * ratio))
        layer.setDevicePixelRatio(ratio)
        with painting(layer) as painter:
            self._painter.paint(painter, geometry, ratio)
        return layer

    def _mark(self, painter: QPainter, cell: QRectF) -> None:
        """A ring around the marked day: strong where the keys act."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        focused = self.hasFocus()
        painter.setPen(QPen(theme().color("focus" if focused else "line2"), 2 if focused else 1))
        corner = theme().tokens.radius("chip")
        painter.drawRoundedRect(cell.adjusted(1.5, 1.5, -1, -1), corner, corner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._remake()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._remake()
        elif event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.update()
        elif event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.said_at(event.pos()), self)
            return True
        return super().event(event)

    def _theme_changed(self) -> None:
        self.texts.clear()
        self._painter.blocks.clear()
        self._remake()

    def _remake(self) -> None:
        self._layer = None
        self.geometry_ = MonthGeometry(self.board, self.width(), self.height()) if self.board else None
        self.update()

    # --- mouse and keys

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        x, y = event.position().x(), event.position().y()
        block = self.geometry_.block_at(x, y) if self.geometry_ else None
        hand = (block is not None and block.opens) or self._opens_day(x, y)
        self.setCursor(Qt.CursorShape.PointingHandCursor if hand else Qt.CursorShape.ArrowCursor)
        self.pointed.emit(block.id if block is not None else None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = self._under(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A booking opens its card, a number or what has no room its day; elsewhere the day is marked."""
        under = self._under(event.position())
        pressed, self._pressed = self._pressed, None
        if event.button() != Qt.MouseButton.LeftButton or under is None or pressed is None:
            return
        day, block = under
        opens_day = self._opens_day(event.position().x(), event.position().y())
        if day != pressed[0] or (block and block.id) != (pressed[1] and pressed[1].id):
            return  # nobody meant the one or the other
        self._clicked = day if block is None else None
        self.day_marked.emit(day)  # of a month beside this one: other days stand under the mouse from here on
        if block is not None and block.opens:
            self.opened.emit(block.id)
        elif opens_day:
            self.day_opened.emit(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The day of its first click opens: that may have brought another month, and with it others, under it."""
        if self._clicked is not None and event.button() == Qt.MouseButton.LeftButton:
            self.day_opened.emit(self._clicked)

    def _under(self, point: QPointF) -> tuple[date, Block | None] | None:
        """The day there, and its booking if one stands there."""
        geometry = self.geometry_
        place = geometry.place_at(point.x(), point.y()) if geometry is not None else None
        if geometry is None or place is None:
            return None
        return geometry.board.days[place].day, geometry.block_at(point.x(), point.y())

    def _opens_day(self, x: float, y: float) -> bool:
        """Over a day's number, or over how many more it has."""
        geometry = self.geometry_
        place = geometry.place_at(x, y) if geometry else None
        if geometry is None or place is None:
            return False
        more = geometry.more(place)
        number = QRectF(geometry.cell(place).topLeft(), QSize(2 * TOP, TOP).toSizeF())
        return number.contains(x, y) or (more is not None and more[1].contains(x, y))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or self.marked is None:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.day_marked.emit(self.marked + timedelta(days=_STEPS[key]))
        elif key in {Qt.Key.Key_PageUp, Qt.Key.Key_PageDown}:
            self.stepped.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in _ENTER:
            if enters.once(event):
                self.day_opened.emit(self.marked)
        else:
            super().keyPressEvent(event)
