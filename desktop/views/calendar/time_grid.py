"""The painted time grid: columns of hours with their blocks, kept as one picture, and what moves over it.

The picture is made anew only when the board, the size or the theme changes; a step of a drag repaints the
ghost alone. Mouse and keys are ``grid_input``; what a drop does is the presenter's.
"""

from __future__ import annotations

import math
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.presenters.calendar import CalendarPresenter, SlotCheck
from desktop.presenters.calendar_model import Board, Mode
from desktop.presenters.calendar_selection import SlotAt
from desktop.presenters.moves import Fit
from desktop.theming import icons
from desktop.views.calendar import geometry as measures
from desktop.views.calendar.block_painter import BlockPainter
from desktop.views.calendar.calendar_words import block_aloud, block_title, decision_words
from desktop.views.calendar.drag import Dragger
from desktop.views.calendar.geometry import Geometry
from desktop.views.calendar.grid_input import GridInput
from desktop.views.calendar.ground_painter import GroundPainter, now_y, paint_now
from desktop.views.calendar.keys import spoken_keys
from desktop.views.calendar.overlay_painter import ROOM, OverlayPainter, book_words
from desktop.views.calendar.texts import Texts


class TimeGrid(QWidget):
    """Shows the presenter's board. Lives in a scroll area; ``hour`` is the height of an hour (zoom)."""

    opened = Signal(object)
    """A block's id: its card is asked for."""
    book_asked = Signal(object, object)
    """A ``SlotCheck`` that is bookable, and the minutes if the user drew them."""
    dropped = Signal(object)
    """A ``Decision`` that is possible."""
    cancel_asked = Signal(object)
    """A block's id."""
    touched = Signal()
    """A press or key in the grid: whatever floats over it may close."""
    remade = Signal()
    """Columns or sizes changed: what is aligned with them follows."""

    def __init__(self, presenter: CalendarPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = presenter
        self.texts = Texts()
        self.board: Board | None = None
        self.geometry_: Geometry | None = None
        self.hour = float(measures.HOUR)
        self.dragger = Dragger(presenter)
        self.tip = ""
        """What stays said after a drop was refused, until the next press or key."""
        self.tip_near = QRectF()
        self.drawn: SlotCheck | None = None
        """The slot being drawn out by the mouse."""
        self.drawn_column = 0
        self._ground = GroundPainter(self.texts)
        self._blocks = BlockPainter(self.texts)
        self.overlay = OverlayPainter(self.texts)
        self._layer: QPixmap | None = None
        self._input = GridInput(self)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(self.tr("Calendar"))
        self.setAccessibleDescription(spoken_keys())
        icons.follow_theme(self, self._theme_changed)

    # --- what is shown

    def refresh(self) -> None:
        """Show the presenter's board as it is now."""
        self.board = self.presenter.board()
        if self.dragger.current is not None and not self._input.follow_drag():
            self._input.cancel_drag()
        self._input.follow_drawing()
        self._remake()

    def set_hour(self, hour: float) -> None:
        """Zoom: pixels an hour."""
        hour = min(max(hour, measures.HOUR_LEAST), measures.HOUR_MOST)
        if not math.isclose(hour, self.hour):
            self.hour = hour
            self._remake()

    def repaint_over(self, *rects: QRectF) -> None:
        """Repaint only there, with room for outlines."""
        for rect in rects:
            if not rect.isEmpty():
                self.update(rect.adjusted(-ROOM, -ROOM, ROOM, ROOM).toAlignedRect())

    def drag_rects(self) -> tuple[QRectF, QRectF]:
        """The ghost and its tip, as they are now."""
        drag = self.dragger.current
        if drag is None or self.geometry_ is None:
            return QRectF(), QRectF()
        ghost = self.overlay.ghost_rect(self.geometry_, drag.column, drag.decision)
        words = self.drag_words()
        return ghost, self.overlay.tip_rect(ghost, words, self.seen())

    def drag_words(self) -> str:
        """What dropping it here would do, where that is worth saying."""
        drag, board = self.dragger.current, self.board
        if drag is None or board is None:
            return ""
        if drag.keyboard and drag.decision.fit is Fit.SAME:
            return self.tr("Arrows or the mouse move it, Enter or a click puts it down, Esc lets go")
        return decision_words(drag.decision, board.zone, board.columns[drag.column].breaks)

    def selected_rect(self) -> QRectF:
        """The selected block or slot."""
        chosen = self.presenter.selection
        if chosen is None or self.geometry_ is None:
            return QRectF()
        if isinstance(chosen, SlotAt):
            check = self.presenter.check(chosen.column, chosen.starts)
            return self.overlay.slot_rect(self.geometry_, chosen.column, check)
        return self.rect_of(chosen)

    def book_label(self) -> QRectF:
        """Of a selected free time whose words stand beside it, for want of room: where they are. Else empty."""
        chosen = self.presenter.selection
        if not isinstance(chosen, SlotAt) or self.geometry_ is None or self.dragger.current is not None:
            return QRectF()
        check = self.presenter.check(chosen.column, chosen.starts)
        rect = self.overlay.slot_rect(self.geometry_, chosen.column, check)
        if not check.bookable or self.geometry_.is_free(chosen.column, rect):
            return QRectF()
        words = book_words(check, self.geometry_.board.zone)
        return self.overlay.tip_rect(rect, words, self.seen())

    def rect_of(self, block_id: UUID) -> QRectF:
        """Of a block on view; empty if it is not."""
        place = self.board.place_of(block_id) if self.board else None
        if place is None or self.board is None or self.geometry_ is None:
            return QRectF()
        return self.geometry_.block_rect(place[0], self.board.columns[place[0]].blocks[place[1]])

    def seen(self) -> QRectF:
        """The part of the day that the scroll area shows."""
        parent = self.parentWidget()
        if parent is None:
            return QRectF(self.rect())
        corner = self.mapFrom(parent, QPoint(0, 0))
        return QRectF(QRect(corner, parent.size())).intersected(QRectF(self.rect()))

    def now_height(self) -> float | None:
        """Where now is; ``None`` when today is not on view."""
        if self.geometry_ is None or self.board is None or self.board.today not in self.board.days:
            return None
        return now_y(self.geometry_)

    def minimumSizeHint(self) -> QSize:
        return QSize(measures.least_width(self.board) if self.board else 200, 200)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.geometry_ is None:
            painter.fillRect(event.rect(), self.palette().base())
            painter.end()
            return
        if self._layer is None:
            self._layer = self._paint_layer(self.geometry_)
        ratio = self._layer.devicePixelRatio()
        rect = QRectF(event.rect())
        source = QRectF(rect.left() * ratio, rect.top() * ratio, rect.width() * ratio, rect.height() * ratio)
        painter.drawPixmap(rect, self._layer, source)
        self._paint_over(painter, self.geometry_)
        painter.end()

    def _paint_layer(self, geometry: Geometry) -> QPixmap:
        ratio = self.devicePixelRatioF()
        layer = QPixmap(math.ceil(geometry.width * ratio), math.ceil(geometry.height * ratio))
        layer.setDevicePixelRatio(ratio)
        painter = QPainter(layer)
        self.paint_still(painter, geometry, ratio)
        painter.end()
        return layer

    def paint_still(self, painter: QPainter, geometry: Geometry, ratio: float) -> None:
        """Everything that does not move: for the kept picture, and for the benchmark."""
        self._ground.paint(painter, geometry, ratio)
        columns = geometry.board.columns
        self._blocks.keep_only(column.blocks for column in columns)
        for number, column in enumerate(columns):
            anybody = geometry.board.mode is Mode.WEEK and column.mechanic_id is None
            zone, placed = geometry.board.zone, geometry.placed(number)
            self._blocks.stamp(painter, placed, zone, with_mechanic=anybody, dpr=ratio)

    def _paint_over(self, painter: QPainter, geometry: Geometry) -> None:
        chosen = self.presenter.selection
        if self.drawn is not None:
            self._paint_slot(painter, geometry, self.drawn_column, self.drawn)
        elif isinstance(chosen, SlotAt):
            self._paint_slot(
                painter, geometry, chosen.column, self.presenter.check(chosen.column, chosen.starts)
            )
        elif chosen is not None and self.dragger.current is None:
            self.overlay.focus(painter, self.rect_of(chosen))
        drag = self.dragger.current
        if drag is not None:
            self.overlay.veil(painter, self.rect_of(drag.block.id))
        paint_now(painter, geometry, self.texts)
        if drag is not None:
            ghost, tip = self.drag_rects()
            self.overlay.ghost(painter, ghost, drag.decision, block_title(drag.block), geometry)
            self.overlay.tip(painter, tip, self.drag_words())
        elif self.tip:
            self.overlay.tip(painter, self.overlay.tip_rect(self.tip_near, self.tip, self.seen()), self.tip)

    def _paint_slot(self, painter: QPainter, geometry: Geometry, column: int, check: SlotCheck) -> None:
        rect = self.overlay.slot_rect(geometry, column, check)
        words = self.overlay.slot_tip(check, geometry)
        if geometry.is_free(column, rect):
            self.overlay.slot(painter, rect, check, geometry, self.devicePixelRatioF())
        else:
            self.overlay.frame(painter, rect, check)
            words = words or book_words(check, geometry.board.zone)
        self.overlay.tip(painter, self.overlay.tip_rect(rect, words, self.seen()), words)

    # --- events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._remake()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._show_tooltip(event)
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._remake()
        return super().event(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._input.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._input.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._input.release(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._input.key(event):
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self._input.tab(forward=forward) or super().focusNextPrevChild(forward)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._input.cancel_drag()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._input.cancel_drag()

    def let_go(self) -> None:
        """Whatever is in hand stays where it was."""
        self._input.cancel_drag()

    def turn_page(self, by: int) -> bool:
        """Go to the days before or after with what is carried; whether anything is."""
        return self._input.turn_page(by)

    def start_keyboard_move(self, block_id: UUID) -> None:
        """Pick up a block to carry it: arrows or the mouse move it, Enter or a click drops, Esc lets go."""
        self._input.pick_up(block_id)

    def say(self, words: str, near: QRectF) -> None:
        """Say why something did not happen, beside where it would have."""
        self.tip, self.tip_near = words, near
        self.update()

    def hush(self) -> None:
        """Take away what was said."""
        if self.tip:
            self.tip = ""
            self.update()

    def _show_tooltip(self, event: QHelpEvent) -> None:
        block = None
        if self.geometry_ is not None and self.dragger.current is None:
            block = self.geometry_.block_at(event.pos().x(), event.pos().y())
        if block is None or self.geometry_ is None:
            QToolTip.hideText()
            return
        words = block_aloud(block, self.geometry_.board.zone)
        QToolTip.showText(event.globalPos(), words, self, self.rect_of(block.id).toAlignedRect())

    def _theme_changed(self) -> None:
        self.texts.clear()
        self._blocks.clear()
        self._remake()

    def _remake(self) -> None:
        self._layer = None
        if self.board is None:
            self.geometry_ = None
        else:
            self.geometry_ = measures.make(self.board, float(self.width()), self.hour)
            self.setMinimumWidth(measures.least_width(self.board))
            self.setFixedHeight(math.ceil(self.geometry_.height))
        self.update()
        self.remade.emit()
