"""The calendar's screen: header, columns, time grid, side panel and cards, joined. It paints and forwards.

What is shown and allowed is decided by ``presenters/calendar``; booking is asked of the shell by a signal.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, tzinfo
from functools import partial
from typing import cast
from uuid import UUID

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from desktop.presenters.calendar import CalendarPresenter
from desktop.presenters.calendar_model import TIMED, Block, Board, Mode
from desktop.presenters.slot_checks import SlotCheck
from desktop.theming.listen import listen
from desktop.views.calendar import access
from desktop.views.calendar.answering import Answering
from desktop.views.calendar.booking_card import BookingCard
from desktop.views.calendar.calendar_header import MODE_KEYS
from desktop.views.calendar.calendar_page import CalendarPage
from desktop.views.calendar.deck_below import DeckBelow
from desktop.views.calendar.dropping import Dropping
from desktop.views.calendar.header_popovers import HeaderPopovers
from desktop.views.calendar.hovering import Hovering
from desktop.views.calendar.overview_pages import OverviewPages
from desktop.views.calendar.panel_fold import PanelFold
from desktop.views.calendar.popover import rect_in
from desktop.views.calendar.showing import Showing
from desktop.views.calendar.time_grid import TimeGrid
from desktop.views.calendar.walk_ins import WalkIns
from desktop.views.calendar.zooming import Zooming
from desktop.views.intake_opener import IntakeOpener
from desktop.views.lose_opener import LoseOpener

TICK_MS = 15_000


class CalendarView(CalendarPage):
    """One screen of the shell. ``book_requested`` carries a ``BookingSeed``, so does ``sentence_asked``."""

    book_requested = Signal(object)
    changes_asked = Signal()
    sentence_asked = Signal(object)
    grid: TimeGrid

    def __init__(self, presenter: CalendarPresenter, parent: QWidget | None = None) -> None:
        access.install()
        super().__init__(TimeGrid(presenter), parent)
        self._presenter = presenter
        self._panel_fold = PanelFold(self.panel)
        self.card = BookingCard(
            presenter.actions, self, presenter.files, presenter.correcting, presenter.histories
        )
        self.drops = Dropping(self.grid, self, presenter)
        self.editor = IntakeOpener(self)
        self.above = HeaderPopovers(self.header, presenter, self)
        self.walk_ins = WalkIns(presenter.walk_in, self.header, self.grid, self)
        self.hovering = Hovering(self.grid, self, presenter.glances, partial(_on_grid, self.grid))
        self.overviews = OverviewPages(presenter, self)
        self.deck = DeckBelow(self, presenter)
        self._showing = Showing(partial(_prepare, presenter, self.grid), self)
        self._showing.due.connect(self._show_latest)
        self.zooming = Zooming(self)
        self._ticker = QTimer(self, interval=TICK_MS)
        self._ticker.timeout.connect(self._presenter.tick)
        self._scrolled = False
        self._connect()
        self.setFocusProxy(self.grid)
        self.refresh()

    # --- for the shell

    def show_answer(self, about: frozenset[UUID]) -> None:
        """Lead to the card about one of these ids, beside the calendar."""
        if not self.card.give_way():
            return
        self.drops.question.close_now()
        self.refresh()
        self._panel_fold.lead_to(about)
        self._fit_panel()
        self.panel.lead_to(about)

    def refresh(self) -> None:
        """Show what the presenter has now."""
        self._showing.done()
        self._show(self._presenter.board())

    def _show_latest(self) -> None:
        self._show(self._presenter.latest())

    def _show(self, board: Board | None) -> None:
        presenter = self._presenter
        head = self.overviews.show()
        if board is not None or head is None:  # else what it showed is not on view
            self.grid.refresh(board)
        self.hovering.renew()
        if board is not None:
            self.show_board(board)
        elif head is not None:
            self.show_head(head)
        else:
            return
        self._lead_keys()
        self.deck.show()
        self.panel.show_answers(presenter.answers(), presenter.zone(), presenter.today())
        self._fit_panel()
        self._renew_card()

    def keys_home(self) -> QWidget:
        """What the keys act on: a question, a form that is open, else the hours, the month or the agenda."""
        asking = next((each.question for each in self._losings() if each.asks), None)
        if asking is not None:
            return asking.keep_button
        return self.editor.sheet or self.overviews.current() or self.grid

    def _losings(self) -> tuple[LoseOpener, ...]:
        return self.card.losing, self.walk_ins.card.losing

    def _lead_keys(self) -> None:
        self.setFocusProxy(self.keys_home())

    def _connect(self) -> None:
        presenter, grid, header = self._presenter, self.grid, self.header
        listen(presenter.changed, self, self._showing.soon)
        listen(presenter.undo.changed, self, self._showing.at_once)
        listen(presenter.moved_view, self, self._new_view)
        listen(presenter.selection_changed, self, self._selected)
        header.stepped.connect(self._go_by)
        header.today_asked.connect(presenter.go_today)
        header.mode_asked.connect(presenter.set_mode)
        for clicked in (header.mouse.pressed, self.filter.mouse.pressed, self.columns.day_chosen):
            clicked.connect(self._back_to_grid)
        self.columns.bays_asked.connect(self._toggle_bays)
        self.columns.day_chosen.connect(lambda day: presenter.go_to(day, Mode.DAY))
        self.filter.toggled.connect(presenter.toggle_mechanic)
        self.filter.everyone_asked.connect(presenter.show_everyone)
        self.filter.clear_asked.connect(presenter.clear_filters)
        self.area.horizontalScrollBar().valueChanged.connect(self.columns.set_shift)
        self.overviews.opened.connect(self.open_card)
        self.overviews.cancel_asked.connect(self._ask_cancel)
        self.overviews.head_changed.connect(self.show_head)
        grid.zoom_asked.connect(self.zooming.by)
        grid.opened.connect(self.open_card)
        grid.pointed.connect(self.hovering.point)
        grid.glance_asked.connect(self.hovering.ask)
        grid.book_asked.connect(self._book)
        grid.cancel_asked.connect(self._ask_cancel)
        self.card.move_asked.connect(grid.start_keyboard_move)
        self.card.edit_asked.connect(self.edit)
        self.editor.closed.connect(self._edited)
        grid.edit_asked.connect(self.edit)
        self.card.changes_asked.connect(self.changes_asked)
        for losing in self._losings():
            losing.turned.connect(self._lead_keys)
        self.card.closed.connect(self._closed)
        for floating in (self.drops.question, self.above, self.walk_ins):
            floating.closed.connect(self._closed)
        self.walk_ins.show_asked.connect(self.show_booking)
        panel = self.panel
        Answering(presenter, panel, self.show_booking, grid.say_of)
        panel.show_asked.connect(self.show_booking)
        panel.cancel_asked.connect(self.ask_cancel)
        panel.emptied.connect(self._closed)
        panel.folded.connect(self._fold)

    # --- what the user asked

    def open_card(self, block_id: UUID) -> bool:
        """Open a booking's card beside its block; whether it is one that has a card, and no other is kept open."""
        if not self._fill_card(block_id):
            return False
        for hovering in filter(None, (self.hovering, self.overviews.hovering)):
            hovering.leave()
        self.card.open_beside(self._place_of(block_id))
        return True

    def edit(self, session_id: UUID) -> None:
        """What was said of it, in a form over all; not away from what is typed in a card."""
        if not self._presenter.ready or not self.card.give_way():
            return
        opened = self.editor.open(partial(self._presenter.actions.edit, session_id), self._presenter.zone())
        if not opened and self.editor.sheet is None:
            self.grid.say_of(session_id, self.tr("What was said of this can not be changed"))
        self._lead_keys()

    def _edited(self, session_id: UUID) -> None:
        """Back on the booking's card, which says it as it is now."""
        self.refresh()
        if not self.open_card(session_id):
            self._closed()
        elif (pencil := self.card.buttons.get("edit")) is not None:
            pencil.setFocus()  # one Enter more changes nothing

    def _ask_cancel(self, block_id: UUID) -> None:
        if self.open_card(block_id) and "ask" in self.card.buttons:
            self.card.ask_cancel()
        elif self.card.isHidden():
            self.grid.say_of(block_id, self.tr("This can not be cancelled here"))

    def ask_cancel(self, session_id: UUID) -> None:
        """Of a clash: its card opens beside the panel, asking why."""
        if self._open_aside(session_id):
            self.card.ask_cancel()

    def _open_aside(self, session_id: UUID) -> bool:
        """The card of what stands in no column, beside the panel."""
        there = self._fill_card(session_id)
        if there:
            self.card.open_beside(QRect(self.panel.x(), self.panel.y() + 40, 1, 1))
        return there

    def _book(self, check: SlotCheck, minutes: int | None) -> None:
        self.book_requested.emit(self._presenter.seed(check, minutes))

    def show_booking(self, session_id: UUID) -> None:
        """Go to its day and mark it, or open its card where it is cancelled; not away from what is typed in a card."""
        if self.card.holds():
            return
        self._presenter.bring_up(session_id)
        self.refresh()
        self._presenter.select(session_id)
        rect = self.grid.rect_of(session_id).toAlignedRect()
        if self._presenter.actions.is_cancelled(session_id):
            self._open_aside(session_id)
        elif not rect.isEmpty():  # gone since
            self.keys_home().setFocus()  # the keys act on it
            self.area.ensureVisible(rect.center().x(), rect.center().y(), rect.width() // 2, rect.height())

    def show_day(self, day: date) -> None:
        """That one alone; not away from what is typed in a card."""
        if not self.card.holds():
            self._presenter.go_to(day, Mode.DAY)

    def carry(self, session_id: UUID) -> None:
        """Go to its day and pick it up, to be moved by keys or mouse; from the deck, over the days on view."""
        if self.card.holds():
            return
        if self._presenter.deck.has(session_id):
            self.deck.carry(session_id)
            return
        self.show_booking(session_id)
        self.grid.setFocus()
        self.grid.start_keyboard_move(session_id)

    # --- events

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier}:
            if self._letter(Qt.Key(event.key())):
                return
        elif event.modifiers() & Qt.KeyboardModifier.ControlModifier and self._with_ctrl(Qt.Key(event.key())):
            return
        super().keyPressEvent(event)

    def _letter(self, key: Qt.Key) -> bool:
        presenter = self._presenter
        if key == Qt.Key.Key_T:
            presenter.go_today()
        elif key in MODE_KEYS:
            presenter.set_mode(MODE_KEYS[key])
        elif key == Qt.Key.Key_F:
            self.above.ask_filters()
        elif key == Qt.Key.Key_B:
            presenter.toggle_bays()
        elif key == Qt.Key.Key_G:
            self.above.ask_date()
        elif key == Qt.Key.Key_I:
            return self.walk_ins.ask()
        elif key == Qt.Key.Key_P:
            return not self.card.isVisible() and self.deck.take_keys()
        elif key == Qt.Key.Key_C and presenter.rights.may_book_at_all():
            self.book_requested.emit(presenter.seed_at_selection())
        elif key == Qt.Key.Key_Q and presenter.rights.may_book_at_all():
            self.sentence_asked.emit(presenter.seed_at_selection())
        else:
            return False
        return True

    def _with_ctrl(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_P:
            self.above.ask_print()
            return True
        return self._presenter.mode in TIMED and self.zooming.key(key)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ticker.start()
        self._presenter.tick()
        self._renew_card()  # what came while another screen was shown
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

    def _new_view(self) -> None:
        if not self.card.unsaved or self.grid.dragger.current is None:  # else the grid needs the keys
            self.card.give_way()
        self.drops.question.close_now()
        had = self._holds_keys()
        self.refresh()
        if had:
            self.keys_home().setFocus()
        self.overviews.scroll()
        if self.grid.dragger.current is None:
            self.scroll_to_work()

    def _holds_keys(self) -> bool:
        """Whether the keys act on what is on view: then they act on what comes in its place."""
        inside = cast("QWidget | None", self.window().focusWidget())
        return inside is not None and inside in {self.grid, self.overviews.month, self.overviews.agenda}

    def _selected(self) -> None:
        self.grid.update()
        access.selection_changed(self.grid)

    def _fold(self, collapsed: bool) -> None:
        self._panel_fold.wish(self._presenter.mode, collapsed=collapsed)
        self._fit_panel()
        if collapsed:
            self.keys_home().setFocus()

    def _fit_panel(self) -> None:
        """A strip where its room is needed, unless something was lost or the person wants it otherwise."""
        mode, wide = self._presenter.mode, self.window().width()
        collapsed = self._panel_fold.collapsed(mode, wide, self._presenter.answers())
        inside = cast("QWidget | None", self.window().focusWidget())
        goes = collapsed and not self.panel.collapsed
        self.fold_panel(collapsed)
        if goes and inside is not None and self.panel.isAncestorOf(inside):
            self.keys_home().setFocus()  # else the keys would go on wherever Qt finds the next button

    def _toggle_bays(self) -> None:
        self._presenter.toggle_bays()
        self.grid.setFocus()

    def _go_by(self, steps: int) -> None:
        """To the days before or after; what is carried goes along."""
        if not self.grid.turn_page(steps):
            self._presenter.go_by(steps)

    def _back_to_grid(self, pressed: object) -> None:
        """After a click above it, the keys act on the grid again; what they held is let go of, but by the arrows."""
        if pressed not in (self.header.back, self.header.forth):
            self.grid.let_go()
        self.keys_home().setFocus(Qt.FocusReason.MouseFocusReason)

    def _closed(self) -> None:
        self.keys_home().setFocus()

    def _fill_card(self, session_id: UUID) -> bool:
        """Unless something is typed in it; whether it shows the booking."""
        there = self._presenter.ready and not self.card.holds()
        return there and self.card.show_booking(session_id, self._presenter.zone())

    def _renew_card(self) -> None:
        wanted = self.card.session_id
        if not self.card.isVisible() or wanted is None or self.card.asks:
            return
        if self.card.show_booking(wanted, self._presenter.zone()):
            self.card.refit()
        else:
            self.card.close_now()

    def _place_of(self, block_id: UUID) -> QRect:
        if self.overviews.current() is not None:
            return self.overviews.place_of(block_id, self)
        return rect_in(self.grid, self.grid.rect_of(block_id).toAlignedRect(), self)


def _prepare(presenter: CalendarPresenter, grid: TimeGrid) -> Iterator[None]:
    """What painting needs, in parts; a function, since the view would else be kept by what it owns."""
    yield from presenter.prepare()
    presenter.answers()
    yield
    board = presenter.latest()
    if board is not None:
        yield from grid.prepare(board)


def _on_grid(grid: TimeGrid, block_id: UUID) -> tuple[Block, QRect, tzinfo] | None:
    """A block that is on view and where the eye sees it; a function, for the same reason."""
    block = grid.board.block(block_id) if grid.board else None
    seen = grid.rect_of(block_id).intersected(grid.seen()).toAlignedRect()
    if block is None or grid.board is None or seen.isEmpty() or grid.dragger.current is not None:
        return None
    return block, seen, grid.board.zone
