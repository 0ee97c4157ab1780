"""The painted week: a widget on which weekly blocks are drawn, moved and resized, by mouse and by keys.

It shows a week and tells which one an edit would make; what is edited is decided by ``presenters/hours_week``, and
kept by whoever shows it. What the mouse and the keys mean is in ``week_hands`` and ``week_keys``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.presenters.hours_model import DayShown
from desktop.presenters.hours_week import Week, WeekBlock, WeekRefused
from desktop.theming import icons
from desktop.theming.painting import painting
from desktop.views.hours import week_access
from desktop.views.hours.week_geometry import WeekGeometry, least_height
from desktop.views.hours.week_hands import WeekHands
from desktop.views.hours.week_keys import WeekKeys
from desktop.views.hours.week_painter import Ghost, Shown, WeekPainter
from desktop.views.hours.week_words import block_words, cell_words, wrong_words
from scheduling.calendar_rules import DAY_MINUTES
from scheduling.hours_editing import WEEK_MINUTES
from scheduling.intervals import Span

OPENS_AT = 9 * 60
"""Where the keys begin on a Monday."""
WIDE_LEAST = 560


class WeekGrid(QWidget):
    """``edited`` carries the week that an edit makes; ``refused`` the words why one makes none."""

    edited = Signal(object)
    refused = Signal(str)
    selected = Signal()
    """Another block, or none."""
    why_asked = Signal(int)
    """A cell of the week, about which somebody would know why it is not free."""
    copy_asked = Signal(int)
    """A weekday that is to be copied."""
    moved = Signal()
    """The keys are at another cell: it is to be on view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.week = Week()
        self.days: Sequence[DayShown] = ()
        self.editable = False
        self.follows = False
        self.stranded: Sequence[tuple[int, Span]] = ()
        self.selection: UUID | None = None
        self.cursor_ = OPENS_AT
        """The cell of the keys, in minutes of the week."""
        self.anchor: int | None = None
        """Where a block begins that the keys draw."""
        self._ghost: Ghost | None = None
        self._hidden: UUID | None = None
        self._painter = WeekPainter()
        self.hands = WeekHands(self)
        self.keys = WeekKeys(self)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(WIDE_LEAST, least_height())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(self.tr("Week"))
        icons.follow_theme(self, self._dress)
        week_access.install()

    def show_week(
        self, week: Week, days: Sequence[DayShown], *, editable: bool, follows: bool = False
    ) -> None:
        """Paint this; what is being drawn goes on."""
        self.week, self.days, self.editable, self.follows = week, days, editable, follows
        if self.selection is not None and week.block(self.selection) is None:
            self.select(None)
        if not editable:
            self.cancel()
        self.update()

    def show_stranded(self, stranded: Sequence[tuple[int, Span]]) -> None:
        """Mark the bookings of the week on view that would stand outside these hours."""
        if list(stranded) != list(self.stranded):
            self.stranded = stranded
            self.update()

    @property
    def geometry_(self) -> WeekGeometry:
        """At the size that it has now."""
        return WeekGeometry(self.width(), self.height())

    @property
    def ghost(self) -> Ghost | None:
        """What is being drawn."""
        return self._ghost

    def selected_block(self) -> WeekBlock | None:
        return self.week.block(self.selection) if self.selection is not None else None

    def select(self, block_id: UUID | None) -> None:
        """Mark a block: its hours can be typed, it can be deleted."""
        if block_id != self.selection:
            self.selection = block_id
            self.selected.emit()
            self.update()

    def go_to(self, cell: int) -> None:
        """The keys are there now; a block that they come to is selected."""
        self.cursor_ = cell % WEEK_MINUTES
        if self.anchor is None:
            block = self.week.at(self.cursor_)
            self.select(block.id if block is not None else None)
        self.moved.emit()
        week_access.cell_changed(self)
        self.update()

    def edit(self, act: Callable[[], Week]) -> bool:
        """Tell the week that an edit makes, or why it makes none; whether it made one."""
        try:
            made = act()
        except WeekRefused as refused:
            self.refused.emit(wrong_words(refused.wrong))
            return False
        self.edited.emit(made)
        return True

    def try_out(
        self, ghost: Ghost | None, act: Callable[[], Week] | None, hidden: UUID | None = None
    ) -> None:
        """Draw what an edit would make, and whether it makes a week."""
        if ghost is not None and act is not None:
            try:
                act()
            except WeekRefused as refused:
                ghost = replace(ghost, wrong=wrong_words(refused.wrong))
        self._ghost, self._hidden = ghost, hidden
        self.update()

    def cancel(self) -> bool:
        """Let go of what is being drawn; whether anything was."""
        was = self._ghost is not None or self.anchor is not None
        self.anchor = None
        self.hands.drop()
        self.try_out(None, None)
        return was

    def cell_said(self) -> str:
        """Where the keys are, for a screen reader."""
        return cell_words(self.week, self.cursor_, self.anchor)

    # --- events

    def sizeHint(self) -> QSize:
        return QSize(WIDE_LEAST, least_height())

    def paintEvent(self, event: QPaintEvent) -> None:
        del event
        with painting(self) as painter:
            shown = Shown(
                week=self.week,
                days=self.days,
                follows=self.follows,
                selected=self.selection,
                ghost=self._ghost,
                hidden=self._hidden,
                cursor=self.cursor_ if self.hasFocus() else None,
                stranded=self.stranded,
            )
            self._painter.paint(painter, self.geometry_, shown, self.devicePixelRatioF())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.hands.press(
                event.position(), erases=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            )
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hands.move(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.hands.release()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The right button, and the menu key: why a time is not free."""
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self.go_to(self.geometry_.cell_at(event.x(), event.y()))
        self.why_asked.emit(self.cursor_)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.keys.press(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason}:
            self.moved.emit()
        week_access.cell_changed(self)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tip(event.pos(), event.globalPos())
            return True
        return super().event(event)

    # --- inside

    def _tip(self, at: QPoint, where: QPoint) -> None:
        """A block's hours with its day, a time off with its words: a narrow column may have had no room."""
        cell = self.geometry_.cell_at(at.x(), at.y())
        block = self.week.at(cell)
        day, minute = self.days[cell // DAY_MINUTES] if self.days else None, cell % DAY_MINUTES
        said = [block_words(block)] if block is not None else []
        if day is not None:
            said += [label for (start, end), label in day.away if start <= minute < end and label]
        QToolTip.showText(where, "\n".join(said), self, QRect())

    def _dress(self) -> None:
        self._painter.texts.clear()
        self.update()
