"""The agenda: what comes, by day, in one list that reads on by itself at both ends.

Not here: which days there are (``presenters/calendar_agenda``), a line's looks (``agenda_line``).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, tzinfo
from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from desktop.item_models.agenda import AgendaLine, AgendaRows
from desktop.presenters.calendar_agenda import AgendaBoard
from desktop.theming import enters, icons, style
from desktop.views.calendar.agenda_line import HIGH, AgendaDelegate, line_aloud
from desktop.views.calendar.keys import spoken_keys
from desktop.views.calendar.texts import Texts

NEAR = 6 * HIGH
"""So near to an end of the list more is asked for."""
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class AgendaView(QListView):
    """Shows an ``AgendaBoard``. ``zone`` gives the workshop's."""

    opened = Signal(object)
    """A block's id: its card is asked for."""
    day_opened = Signal(object)
    """A ``date``: show that day."""
    cancel_asked = Signal(object)
    glance_asked = Signal(object)
    pointed = Signal(object)
    more_asked = Signal(bool)
    """More days are wanted: later ones, or earlier ones."""
    reached = Signal(object)
    """A ``date``: the day at the top of what is seen."""

    def __init__(self, zone: Callable[[], tzinfo], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = Texts()
        self.rows = AgendaRows(partial(_spoken, zone), self)
        self.board: AgendaBoard | None = None
        self._held = False
        """While rows are put in: nothing that is scrolled then was a person's doing."""
        self._pressed: tuple[date, UUID | None, bool] | None = None
        self._goal: date | None = None
        """The day that is to be at the top, until it is: what is below it may still have to be read."""
        self.setModel(self.rows)
        self.setItemDelegate(AgendaDelegate(self.texts, zone, self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.verticalScrollBar().setSingleStep(HIGH // 2)
        self.setAccessibleName(self.tr("Agenda"))
        self.setAccessibleDescription(spoken_keys())
        style.mark(self, panel="surface")
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._look_around)
        self.verticalScrollBar().valueChanged.connect(self._scrolled)
        self.verticalScrollBar().actionTriggered.connect(self._led)
        icons.follow_theme(self, self.texts.clear)

    def show_board(self, board: AgendaBoard | None) -> None:
        """List these days; what is seen stays where it is, and what is marked stays so."""
        bar = self.verticalScrollBar()
        top = self.rows.line(bar.value() // HIGH)
        offset = bar.value() % HIGH
        marked = self.line()
        beside = self.rows.beside(self.currentIndex().row()) if marked is not None else []
        self._held = True
        self.board = board
        self.rows.show(board)
        self.executeDelayedItemsLayout()
        if marked is not None and self.line() is None:
            rows = map(
                self.rows.row_of, (marked.key, *beside)
            )  # gone, as when it was cancelled: the next to it
            self._mark(next((row for row in rows if row >= 0), -1))
        row = self.rows.row_of(top.key) if top is not None else -1
        if top is not None and row < 0:
            row = self.rows.row_of_day(top.day.day)
        if row >= 0:
            bar.setValue(row * HIGH + offset)
        self._held = False
        self._reach()
        self._soon.start(0)

    def go_to(self, day: date) -> None:
        """That day at the top; the keys go on from there."""
        row = self.rows.row_of_day(day)
        self._goal = day
        self._mark(self.rows.row_ahead(row, self.board.now if self.board else 0))
        self._reach()
        self._soon.start(0)

    def line(self) -> AgendaLine | None:
        """The marked one."""
        return self.rows.line(self.currentIndex().row())

    def rect_of(self, block_id: UUID) -> QRect:
        """Of a booking as far as it is seen, in the viewport; empty of another."""
        row = self.rows.row_of_block(block_id)
        whole = self.visualRect(self.rows.index(row)) if row >= 0 else QRect()
        return whole.intersected(self.viewport().rect())

    # --- inside

    def _mark(self, row: int) -> None:
        """Without scrolling there."""
        if row >= 0:
            place = self.verticalScrollBar().value()
            self.setCurrentIndex(self.rows.index(row))
            self.verticalScrollBar().setValue(place)

    def _reach(self) -> None:
        """Scroll to the day that is wanted at the top, as far as that goes now."""
        row = self.rows.row_of_day(self._goal) if self._goal is not None else -1
        if row < 0 or not self.isVisible():
            return
        self._held = True
        self.executeDelayedItemsLayout()
        self.verticalScrollBar().setValue(row * HIGH)
        self._held = False
        there = self.verticalScrollBar().value() == row * HIGH
        if there or (self.board is not None and self.board.at_end):
            self._goal = None

    def _scrolled(self) -> None:
        if not self._held:
            self._soon.start(0)

    def _led(self) -> None:
        """A person scrolls: where they go counts now."""
        self._goal = None

    def _look_around(self) -> None:
        """Ask for more where the end of what is listed is near, and tell which day is at the top."""
        bar, board = self.verticalScrollBar(), self.board
        if board is None or not self.isVisible():
            return
        self._reach()
        top = self.rows.line(bar.value() // HIGH)
        if top is not None and self._goal is None:
            self.reached.emit(top.day.day)
        if bar.maximum() - bar.value() < NEAR and not board.at_end:
            self.more_asked.emit(True)
        elif bar.value() < NEAR and not board.at_start:
            self.more_asked.emit(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._held = True  # what Qt scrolls then is not a person's doing
        super().resizeEvent(event)
        self._held = False
        self._soon.start(0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._soon.start(0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        line = self.rows.line(self.indexAt(event.position().toPoint()).row())
        block = line.block if line is not None else None
        self.pointed.emit(block.id if block is not None else None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        line = self.rows.line(self.indexAt(event.position().toPoint()).row())
        self._pressed = line.key if line is not None else None

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        line, pressed = self.rows.line(index.row()), self._pressed
        if event.button() == Qt.MouseButton.LeftButton and line is not None and line.key == pressed:
            self._open(index)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self.pointed.emit(None)
        return super().viewportEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, line = Qt.Key(event.key()), self.line()
        block = line.block if line is not None else None
        self._led()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or event.text().isalpha():
            event.ignore()  # the calendar's: a list would look for lines that begin so
        elif key in _ENTER:
            if enters.once(event):
                self._open(self.currentIndex())
        elif key == Qt.Key.Key_F2 and block is not None:
            self.glance_asked.emit(block.id)
        elif key in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace} and block is not None:
            self.cancel_asked.emit(block.id)
        else:
            super().keyPressEvent(event)

    def _open(self, index: QModelIndex) -> None:
        line = self.rows.line(index.row())
        if line is None:
            return
        if line.block is not None and line.block.opens:
            self.opened.emit(line.block.id)
        elif line.heading:
            self.day_opened.emit(line.day.day)


def _spoken(zone: Callable[[], tzinfo], line: AgendaLine) -> str:
    """A function, since the view would else be kept by its own model."""
    return line_aloud(line, zone())
