"""The calendar's screen: header, columns, time grid, side panel and cards, joined. It paints and forwards.

What is shown and allowed is decided by ``presenters/calendar``; booking is asked of the shell by a signal.
"""

from __future__ import annotations

from typing import cast
from uuid import UUID

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.presenters.calendar import CalendarPresenter, SlotCheck
from desktop.presenters.calendar_model import Board, Mode
from desktop.presenters.moves import Decision, Fit
from desktop.theming import formats, style
from desktop.theming.listen import listen
from desktop.views.calendar import access
from desktop.views.calendar.booking_card import BookingCard
from desktop.views.calendar.buffer_question import BufferQuestion
from desktop.views.calendar.calendar_header import CalendarHeader
from desktop.views.calendar.calendar_words import error_words, fill
from desktop.views.calendar.column_header import ColumnHeader
from desktop.views.calendar.filter_bar import FilterBar
from desktop.views.calendar.geometry import HOUR
from desktop.views.calendar.header_popovers import HeaderPopovers
from desktop.views.calendar.legend import LegendLine
from desktop.views.calendar.panel_fold import PanelFold
from desktop.views.calendar.popover import rect_in
from desktop.views.calendar.side_panel import SidePanel
from desktop.views.calendar.time_grid import TimeGrid
from scheduling.commands import Alternative
from scheduling.errors import RuleError

TICK_MS = 15_000
AROUND = 40
"""Pixels shown above the first opening."""
EARLY = 1.5
"""So many hours before opening, now is shown with it."""


class CalendarView(QWidget):
    """One screen of the shell. ``book_requested`` carries a ``BookingSeed``."""

    book_requested = Signal(object)

    def __init__(self, presenter: CalendarPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        access.install()
        self._presenter = presenter
        self.grid = TimeGrid(presenter)
        self.header = CalendarHeader()
        self.columns = ColumnHeader(self.grid)
        self.filter = FilterBar()
        self.panel = SidePanel()
        self.foot = LegendLine()
        self._panel_fold = PanelFold(self.panel)
        self.outside = style.text("", tone="muted", size="small")
        self.area = QScrollArea()
        self._lay_out()
        self.card = BookingCard(presenter.actions, self)
        self.question = BufferQuestion(self)
        self.above = HeaderPopovers(self.header, presenter, self)
        self._later = self._timer(0, single=True)
        self._later.timeout.connect(self.refresh)
        self._ticker = self._timer(TICK_MS, single=False)
        self._ticker.timeout.connect(self._presenter.tick)
        self._scrolled = False
        self._zoomed = False
        self._connect()
        self.setFocusProxy(self.grid)
        self.refresh()

    # --- for the shell

    def set_trailing(self, widget: QWidget) -> None:
        """Place the shell's tools (sync badge, Book) at the end of the header."""
        self.header.set_trailing(widget)

    def leave_room(self, height: int) -> None:
        """Keep the foot of the page free: something stands over it."""
        self._left.setContentsMargins(0, 0, 0, height)

    def show_answer(self, about: frozenset[UUID]) -> None:
        """Lead to the card about one of these ids, beside the calendar."""
        self.card.close_now()
        self.question.close_now()
        self.refresh()
        self._panel_fold.lead_to(about)
        self._fit_panel()
        self.panel.lead_to(about)

    def refresh(self) -> None:
        """Show what the presenter has now."""
        self._later.stop()
        self.grid.refresh()
        board = self.grid.board
        if board is None:
            return
        self.header.show_board(board)
        self.filter.setVisible(board.mode is Mode.WEEK or bool(self._presenter.chosen))
        self.filter.show_board(board)
        self.panel.show_answers(self._presenter.answers(), board.zone, board.today)
        self._fit_panel()
        self._show_outside(board)
        if self.card.isVisible() and self.card.session_id is not None and self.card.reason is None:
            self._refill_card(board)

    def scroll_to_work(self) -> None:
        """Show the opening hours; where they do not fit, now, unless it is night: nobody looks for that."""
        board, geometry = self.grid.board, self.grid.geometry_
        if board is None or geometry is None:
            return
        high = self.area.viewport().height()
        if not self._zoomed:
            hours = max(1.0, (board.closes - board.opens) / 60)
            self.grid.set_hour(min(max((high - 2 * AROUND) / hours, HOUR), HOUR * 1.375))
            geometry = self.grid.geometry_ or geometry
        top = geometry.y(board.opens) - AROUND
        now, closes = self.grid.now_height(), geometry.y(board.closes)
        if now is not None and top + high - AROUND < now <= closes:
            top = min(now - high / 3, closes + AROUND - high)
        elif now is not None and top - EARLY * self.grid.hour < now < top + AROUND:
            top = now - AROUND
        self.area.verticalScrollBar().setValue(round(max(0.0, top)))

    # --- layout

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        body = QHBoxLayout()
        body.setSpacing(0)
        outer.addLayout(body, 1)
        left = self._left = QVBoxLayout()
        left.setSpacing(0)
        self.outside.setWordWrap(True)
        self.outside.setContentsMargins(16, 8, 16, 8)
        self.outside.hide()
        left.addWidget(self.outside)
        left.addWidget(self.filter)
        left.addWidget(self.columns)
        self.area.setWidget(self.grid)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.verticalScrollBar().setSingleStep(24)
        left.addWidget(self.area, 1)
        left.addWidget(self.foot)
        body.addLayout(left, 1)
        body.addWidget(self.panel)
        style.mark(self, panel="surface")

    def _timer(self, every: int, *, single: bool) -> QTimer:
        timer = QTimer(self)
        timer.setInterval(every)
        timer.setSingleShot(single)
        return timer

    def _connect(self) -> None:
        presenter, grid, header = self._presenter, self.grid, self.header
        listen(presenter.changed, self, self._soon)
        listen(presenter.moved_view, self, self._new_view)
        listen(presenter.selection_changed, self, self._selected)
        header.stepped.connect(self._go_by)
        header.today_asked.connect(presenter.go_today)
        header.mode_asked.connect(presenter.set_mode)
        for clicked in (header.mouse.pressed, self.filter.mouse.pressed, self.columns.day_chosen):
            clicked.connect(self._back_to_grid)
        self.columns.day_chosen.connect(lambda day: presenter.go_to(day, Mode.DAY))
        self.filter.toggled.connect(presenter.toggle_mechanic)
        self.filter.everyone_asked.connect(presenter.show_everyone)
        self.area.horizontalScrollBar().valueChanged.connect(self.columns.set_shift)
        grid.opened.connect(self.open_card)
        grid.book_asked.connect(self._book)
        grid.dropped.connect(self._dropped)
        grid.cancel_asked.connect(self._ask_cancel)
        self.card.move_asked.connect(grid.start_keyboard_move)
        self.card.closed.connect(self._closed)
        self.question.closed.connect(self._closed)
        self.above.closed.connect(self._closed)
        self.question.confirmed.connect(lambda decision: self._move(decision, drop_buffer=True))
        panel = self.panel
        panel.rebook_asked.connect(self._rebook)
        panel.dismiss_asked.connect(presenter.dismiss)
        panel.answer_asked.connect(self._answer)
        panel.show_asked.connect(self._show_session)
        panel.cancel_asked.connect(self._cancel_unplaced)
        panel.emptied.connect(self._closed)
        panel.folded.connect(self._fold)

    # --- what the user asked

    def open_card(self, block_id: UUID) -> bool:
        """Open a booking's card beside its block; whether it is one that has a card."""
        board = self.grid.board
        if board is None or not self.card.show_booking(block_id, board.zone):
            return False
        self.card.open_beside(self._place_of(block_id))
        return True

    def _ask_cancel(self, block_id: UUID) -> None:
        if self.open_card(block_id) and "ask" in self.card.buttons:
            self.card.ask_cancel()

    def _cancel_unplaced(self, session_id: UUID) -> None:
        """Of a clash: its card opens beside the panel, asking why."""
        board = self.grid.board
        if board is None or not self.card.show_booking(session_id, board.zone):
            return
        corner = QRect(self.panel.x(), self.panel.y() + 40, 1, 1)
        self.card.open_beside(corner)
        self.card.ask_cancel()

    def _book(self, check: SlotCheck, minutes: int | None) -> None:
        self.book_requested.emit(self._presenter.seed(check, minutes))

    def _dropped(self, decision: Decision) -> None:
        board, geometry = self.grid.board, self.grid.geometry_
        if decision.fit is not Fit.BUFFER or board is None or geometry is None:
            self._move(decision)
            return
        self.question.ask(decision, board.zone)
        near = geometry.span_rect(self._column_of(decision), decision.to.starts, decision.ends)
        self.question.open_beside(rect_in(self.grid, near.toAlignedRect(), self))

    def _column_of(self, decision: Decision) -> int:
        board = self.grid.board
        for number, column in enumerate(board.columns if board else ()):
            mine = column.mechanic_id == decision.to.mechanic_id or len(board.days if board else ()) > 1
            if column.starts <= decision.to.starts < column.ends and mine:
                return number
        return 0

    def _move(self, decision: Decision, *, drop_buffer: bool = False) -> None:
        try:
            self._presenter.mover.move(decision, drop_buffer=drop_buffer)
        except RuleError as error:
            self.grid.say(error_words(error), self.grid.rect_of(decision.session_id))

    def _rebook(self, session_id: UUID, alternative: Alternative) -> None:
        try:
            self._presenter.rebook(session_id, alternative)
        except RuleError as error:
            self.panel.say_problem(session_id, error_words(error))
            return
        self._show_session(session_id)

    def _answer(self, session_id: UUID, accept: bool) -> None:
        try:
            self._presenter.actions.answer(session_id, accept=accept)
        except RuleError as error:
            self.grid.say(error_words(error), self.grid.rect_of(session_id))

    def _show_session(self, session_id: UUID) -> None:
        self._presenter.bring_up(session_id)
        self.refresh()
        self._presenter.select(session_id)
        rect = self.grid.rect_of(session_id).toAlignedRect()
        if not rect.isEmpty():  # gone since
            self.area.ensureVisible(rect.center().x(), rect.center().y(), rect.width() // 2, rect.height())

    # --- events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}:
            if self._letter(Qt.Key(event.key())):
                return
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._zoom_key(Qt.Key(event.key())):
            return
        super().keyPressEvent(event)

    def _letter(self, key: Qt.Key) -> bool:
        presenter = self._presenter
        if key == Qt.Key.Key_T:
            presenter.go_today()
        elif key == Qt.Key.Key_D:
            presenter.set_mode(Mode.DAY)
        elif key == Qt.Key.Key_W:
            presenter.set_mode(Mode.WEEK)
        elif key == Qt.Key.Key_G:
            self.above.ask_date()
        elif key == Qt.Key.Key_C and presenter.rights.may_book_at_all():
            self.book_requested.emit(presenter.seed_at_selection())
        else:
            return False
        return True

    def _zoom_key(self, key: Qt.Key) -> bool:
        steps = {Qt.Key.Key_Plus: 1.2, Qt.Key.Key_Equal: 1.2, Qt.Key.Key_Minus: 1 / 1.2}
        if key not in steps:
            return False
        self._zoom(steps[key])
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and event.angleDelta().y():
            self._zoom(1.1 if event.angleDelta().y() > 0 else 1 / 1.1)
            event.accept()
            return
        super().wheelEvent(event)

    def _zoom(self, factor: float) -> None:
        """In or out, with the middle of what is seen staying there."""
        self._zoomed = True
        bar, high = self.area.verticalScrollBar(), self.area.viewport().height()
        middle = (bar.value() + high / 2) / max(1, self.grid.height())
        self.grid.set_hour(self.grid.hour * factor)
        bar.setValue(round(middle * self.grid.height() - high / 2))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ticker.start()
        if not self._scrolled:
            self._scrolled = True
            QTimer.singleShot(0, self, self.scroll_to_work)

    def hideEvent(self, event: object) -> None:
        del event
        self._ticker.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_panel()

    # --- inside

    def _soon(self) -> None:
        """Several changes in a row are shown once."""
        self._later.start()

    def _new_view(self) -> None:
        self.card.close_now()
        self.question.close_now()
        self.refresh()
        if self.grid.dragger.current is None:
            self.scroll_to_work()

    def _selected(self) -> None:
        self.grid.update()
        access.selection_changed(self.grid)

    def _fold(self, collapsed: bool) -> None:
        self._panel_fold.wish(self._presenter.mode, collapsed=collapsed)
        self._fit_panel()
        if collapsed:
            self.grid.setFocus()

    def _fit_panel(self) -> None:
        """A strip where its room is needed, unless something was lost or the person wants it otherwise."""
        mode, wide = self._presenter.mode, self.window().width()
        collapsed = self._panel_fold.collapsed(mode, wide, self._presenter.answers())
        if collapsed != self.panel.collapsed:
            inside = cast("QWidget | None", self.window().focusWidget())
            self.panel.set_collapsed(collapsed)
            if collapsed and inside is not None and self.panel.isAncestorOf(inside):
                self.grid.setFocus()  # else the keys would go on wherever Qt finds the next button
        self.foot.setVisible(collapsed)

    def _go_by(self, steps: int) -> None:
        """To the days before or after; what is carried goes along."""
        if not self.grid.turn_page(steps):
            self._presenter.go_by(steps)

    def _back_to_grid(self, pressed: object) -> None:
        """After a click above it, the keys act on the grid again; what they held is let go of, but by the arrows."""
        if pressed not in (self.header.back, self.header.forth):
            self.grid.let_go()
        self.grid.setFocus(Qt.FocusReason.MouseFocusReason)

    def _closed(self) -> None:
        self.grid.setFocus()

    def _refill_card(self, board: Board) -> None:
        if self.card.session_id is None or not self.card.show_booking(self.card.session_id, board.zone):
            self.card.close_now()
            return
        self.card.refit()

    def _place_of(self, block_id: UUID) -> QRect:
        return rect_in(self.grid, self.grid.rect_of(block_id).toAlignedRect(), self)

    def _show_outside(self, board: Board) -> None:
        hidden = board.window is None or all(column.kept for column in board.columns)
        self.outside.setVisible(not hidden)
        if board.window is not None and not hidden:
            first, last = (formats.day_short(day) for day in board.window)
            source = self.tr(
                "This computer keeps the bookings from %1 to %2. What is beyond is on the server."
            )
            self.outside.setText(fill(source, first, last))
