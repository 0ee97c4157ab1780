"""The time grid at work: the painted one, and what moves over it. A step of a drag repaints the ghost alone.

Mouse and keys are ``grid_input``; what a drop does is the presenter's.
"""

from __future__ import annotations

from collections.abc import Iterator
from uuid import UUID

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from desktop.presenters.calendar import CalendarPresenter
from desktop.presenters.calendar_model import Board, ColumnKey
from desktop.presenters.calendar_selection import Selection, SlotAt
from desktop.presenters.moves import Fit
from desktop.presenters.slot_checks import SlotCheck
from desktop.theming import formats
from desktop.views.calendar.calendar_words import DOT, block_title, column_aloud, decision_words, fit_aloud
from desktop.views.calendar.drag import Dragger
from desktop.views.calendar.geometry import Geometry
from desktop.views.calendar.grid_input import GridInput
from desktop.views.calendar.grid_keys import GridKeys
from desktop.views.calendar.ground_painter import paint_now
from desktop.views.calendar.keys import spoken_keys
from desktop.views.calendar.overlay_painter import ROOM, OverlayPainter, book_words, slot_times
from desktop.views.calendar.painted_grid import PaintedGrid
from desktop.views.calendar.placing import Placing
from desktop.views.painted_access import announce

ZOOM_BY = 1.1
TIP_MS = 8_000
"""Long enough to be read twice; it stands over other bookings."""


class TimeGrid(PaintedGrid):
    """Shows the presenter's board, and answers to the mouse and the keys."""

    opened = Signal(object)
    """A block's id: its card is asked for."""
    book_asked = Signal(object, object)
    """A ``SlotCheck`` that is bookable, and the minutes if the user drew them."""
    dropped = Signal(object)
    """A ``Decision`` that is possible."""
    cancel_asked = Signal(object)
    edit_asked = Signal(object)
    """A block's id."""
    touched = Signal()
    """A press or key in the grid: whatever floats over it may close."""
    pointed = Signal(object)
    """The pointer moved with nothing in hand: the id of the block under it, or nothing."""
    zoom_asked = Signal(float)
    """The wheel was turned with Ctrl: by how much."""
    glance_asked = Signal(object)
    """A block's id: what is known of it is to be told, without opening it."""

    def __init__(self, presenter: CalendarPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = presenter
        self.dragger = Dragger(presenter)
        self.tip = ""
        """What stays said after a drop was refused, until the next press or key, or for a while."""
        self.tip_near = QRectF()
        self._hushes = QTimer(self)
        self._hushes.setSingleShot(True)
        self._hushes.setInterval(TIP_MS)
        self._hushes.timeout.connect(self.hush)
        self.drawn: SlotCheck | None = None
        """The slot being drawn out by the mouse."""
        self.drawn_in: ColumnKey | None = None
        self.overlay = OverlayPainter(self.texts)
        self._input = GridInput(self)
        self._keys = GridKeys(self, self._input)
        self.placing = Placing(self, self._input)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Calendar"))
        self.setAccessibleDescription(spoken_keys())

    # --- what is shown

    def refresh(self, board: Board | None) -> None:
        """Show this board of the presenter's."""
        self.board = board
        if self.dragger.current is not None and not self._input.follow_drag():
            self._input.cancel_drag()
        self._input.follow_drawing()
        self._remake()

    def prepare(self, board: Board) -> Iterator[None]:
        """Make in parts what :meth:`refresh` of that board will have to paint anew."""
        return self._ahead.prepare(board, float(self.width()), self.hour, self.devicePixelRatioF())

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
        if drag.keyboard and drag.length and drag.decision.fit is Fit.SAME:
            return self.tr("Arrows up and down change its length, Enter keeps it, Esc lets go")
        untouched = drag.begun is drag.decision and drag.decision.possible
        if drag.keyboard and (untouched or drag.decision.fit is Fit.SAME):
            return self.tr("Arrows or the mouse move it, Enter or a click puts it down, Esc lets go")
        return decision_words(drag.decision, board.zone, board.columns[drag.column].breaks)

    @property
    def drawn_column(self) -> int | None:
        """The number of the column in which a slot is being drawn out."""
        return self.board.number_of(self.drawn_in) if self.board and self.drawn_in else None

    def _slot(self, chosen: Selection) -> tuple[int, SlotCheck] | None:
        """Of a selected free time, the column's number on what is painted, and what may be booked there."""
        if not isinstance(chosen, SlotAt) or self.geometry_ is None:
            return None
        board = self.geometry_.board
        number = board.number_of(chosen.column)
        if number is None:
            return None
        return number, self.presenter.check(board.columns[number], chosen.starts)

    def selected_rect(self) -> QRectF:
        """The selected block or slot."""
        chosen = self.presenter.selection_on(self.board)
        slot = self._slot(chosen)
        if slot is not None and self.geometry_ is not None:
            return self.overlay.slot_rect(self.geometry_, *slot)
        return self.rect_of(chosen) if isinstance(chosen, UUID) else QRectF()

    def book_label(self) -> QRectF:
        """Of a selected free time whose words stand beside it, for want of room: where they are. Else empty."""
        slot = self._slot(self.presenter.selection_on(self.board))
        if slot is None or self.geometry_ is None or self.dragger.current is not None:
            return QRectF()
        column, check = slot
        rect = self.overlay.slot_rect(self.geometry_, column, check)
        if not check.bookable or self.geometry_.is_free(column, rect):
            return QRectF()
        words = book_words(check, self.geometry_.board.zone)
        return self.overlay.tip_rect(rect, words, self.seen())

    def rect_of(self, block_id: UUID) -> QRectF:
        """Of a block on view; empty if it is not."""
        place = self.board.place_of(block_id) if self.board else None
        if place is None or self.board is None or self.geometry_ is None:
            return QRectF()
        return self.geometry_.block_rect(place[0], self.board.columns[place[0]].blocks[place[1]])

    def slot_aloud(self, chosen: SlotAt) -> str:
        """Of a marked time for a screen reader: where, when, and that Enter books it, or why nothing does."""
        slot = self._slot(chosen)
        if slot is None or self.geometry_ is None:
            return ""
        (column, check), board = slot, self.geometry_.board
        does = book_words(check, board.zone) if check.bookable else slot_times(check, board.zone)
        why = self.overlay.slot_tip(check, self.geometry_)
        return f"{column_aloud(board.columns[column])}: {DOT.join(filter(None, (does, why)))}"

    def drag_aloud(self) -> str:
        """Of what is carried: where it is held, and what putting it down there would do."""
        drag, board = self.dragger.current, self.board
        if drag is None or board is None:
            return ""
        when = formats.time_range(drag.decision.to.starts, drag.decision.ends, board.zone)
        words = DOT.join(filter(None, (when, self.drag_words() or fit_aloud(drag.decision))))
        return f"{column_aloud(board.columns[drag.column])}: {words}"

    def seen(self) -> QRectF:
        """The part of the day that the scroll area shows."""
        parent = self.parentWidget()
        if parent is None:
            return QRectF(self.rect())
        corner = self.mapFrom(parent, QPoint(0, 0))
        return QRectF(QRect(corner, parent.size())).intersected(QRectF(self.rect()))

    # --- painting

    def paint_over(self, painter: QPainter, geometry: Geometry) -> None:
        chosen = self.presenter.selection_on(self.board)
        drawn, slot = self.drawn_column, self._slot(chosen)
        if self.drawn is not None and drawn is not None:
            self._paint_slot(painter, geometry, drawn, self.drawn)
        elif slot is not None:
            self._paint_slot(painter, geometry, *slot)
        elif isinstance(chosen, UUID) and self.dragger.current is None:
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

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._input.press(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._input.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._input.release(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl it zooms: the area in which this lies would scroll by it."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self.zoom_asked.emit(ZOOM_BY if event.angleDelta().y() > 0 else 1 / ZOOM_BY)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keys.key(event):
            event.ignore()

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self._keys.tab(forward=forward) or super().focusNextPrevChild(forward)

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
        announce(self, words)
        self._hushes.start()
        self.update()

    def say_of(self, block_id: UUID, words: str) -> None:
        """The same beside a block."""
        self.say(words, self.rect_of(block_id))

    def hush(self) -> None:
        """Take away what was said."""
        self._hushes.stop()
        if self.tip:
            self.tip = ""
            self.update()
