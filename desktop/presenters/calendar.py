"""The calendar: which days are on view, what stands there, what is selected, and what a click may do.

Decides and gives codes; the view paints and forwards. Its parts: ``calendar_board`` makes what is shown,
``moves`` decides a drag, ``calendar_actions`` a booking's card, ``conflicts`` the list beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from psygnal import Signal

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.bay_moves import BayMoves
from desktop.presenters.booking_draft import BookingSeed
from desktop.presenters.booking_files import BookingFiles
from desktop.presenters.booking_history import Histories
from desktop.presenters.calendar_actions import CalendarActions
from desktop.presenters.calendar_agenda import AgendaBoard
from desktop.presenters.calendar_blocks import BlockMaker
from desktop.presenters.calendar_board import days_of_week
from desktop.presenters.calendar_deck import CalendarDeck
from desktop.presenters.calendar_model import EVERYTHING, TIMED, Board, Column, Mode, Sieve
from desktop.presenters.calendar_month import MonthBoard, month_days, months_on
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.calendar_selection import Selection, SlotAt, column_of, day_of, still_there
from desktop.presenters.change_list import ChangeList
from desktop.presenters.clock import Clock
from desktop.presenters.conflicts import Conflicts
from desktop.presenters.correcting import Correcting
from desktop.presenters.day_anchor import DayAnchor
from desktop.presenters.day_looked_at import day_of_change
from desktop.presenters.day_sheet import DaySheets
from desktop.presenters.edit_clashes import EditClash
from desktop.presenters.glance import Glances
from desktop.presenters.kept_board import KeptBoard, View
from desktop.presenters.lengths import Lengths
from desktop.presenters.moves import Decision, Mover
from desktop.presenters.needs_answer import NeedsAnswer
from desktop.presenters.overviews import Overviews, Wanted
from desktop.presenters.settling import settle_past
from desktop.presenters.slot_checks import SlotCheck, SlotChecker
from desktop.presenters.undo import UndoStack, UndoStep
from desktop.presenters.walk_in import WalkInDesk
from desktop.store.account_file import Account
from desktop.store.local_store import LocalStore
from scheduling.calendar_rules import local_of
from scheduling.commands import Alternative
from scheduling.records import Session


class CalendarPresenter:
    """One for the window. ``undo`` is the window's; without one, this presenter has its own."""

    changed = Signal()
    """The board or the list beside it may have changed: ask for them again."""
    moved_view = Signal()
    """Other days are on view, or the same in another mode: scroll to where the work is."""
    selection_changed = Signal()
    settled = Signal(EditClash, frozenset)
    """A field that two people changed was decided here: what it was about, and the fields taken as entered here."""

    def __init__(
        self,
        store: LocalStore,
        source: AvailabilitySource,
        clock: Clock,
        account: Account,
        undo: UndoStack | None = None,
    ) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self.undo = undo if undo is not None else UndoStack()
        self.rights = Rights(store, account)
        self.mover = Mover(store, source, clock, self.rights, self.undo)
        self.bay_moves = BayMoves(store, source, clock, self.rights, self.mover)
        self.lengths = Lengths(store, source, clock, self.rights, self.undo, self.mover)
        self.deck = CalendarDeck(store, source, clock, self.rights, self.undo)
        self.actions = CalendarActions(store, clock, self.rights, self.undo, self.mover)
        self.correcting = Correcting(store, source, clock, self.rights)
        self.files: BookingFiles | None = None  # as the histories: ``None`` where there is no server to ask
        self.histories: Histories | None = None
        self.changes = ChangeList(store, self.undo)
        self.glances = Glances(self.actions, lambda: self.changes)
        self.walk_in = WalkInDesk(store, source, clock, self.rights, self.undo)
        self.conflicts = Conflicts(store, source, clock, self.rights)
        self._blocks = BlockMaker(store, source, self.mover.movable, self.conflicts.against)
        self.actions.against = self.conflicts.against
        self._slots = SlotChecker(store, source, clock, self.rights)
        self.sheets = DaySheets(store, source, clock, self._blocks, self.actions)
        self._overviews = Overviews(store, source, clock, self._blocks)
        self._kept = KeptBoard(store, source, clock, self._blocks)
        self.sieve = EVERYTHING
        """What is shown of the bookings, by kind and state."""
        self.by_bay = False
        """Whether a day is shown by bay instead of by mechanic."""
        self.mode = Mode.WEEK
        self._anchor = DayAnchor()
        self._chosen: frozenset[UUID] = frozenset()
        self._selection: Selection = None
        self._answers: NeedsAnswer | None = None
        self._minute = clock.now() // 60
        store.changed.connect(self._rows_changed)
        store.pending_changed.connect(self._pending_changed)
        self.conflicts.changed.connect(self._forget)
        self.undo.pushed.connect(self._done)

    # --- what is shown

    @property
    def ready(self) -> bool:
        """Whether the first rows have arrived."""
        return self._source.ready

    def board(self) -> Board | None:
        """The day or week on view; ``None`` before the first rows have arrived. Kept until something changes."""
        return self._kept.board(self._view()) if self._timed else None

    def month(self) -> MonthBoard | None:
        """The month, where that is on view."""
        if self.mode is not Mode.MONTH or not self.ready:
            return None
        return self._overviews.month(self.anchor, self._wanted)

    def agenda(self) -> AgendaBoard | None:
        """The agenda, where that is on view."""
        if self.mode is not Mode.AGENDA or not self.ready:
            return None
        self._overviews.lead_to(self.anchor, self._wanted)
        return self._overviews.agenda(self._wanted)

    def list_more(self, *, later: bool) -> bool:
        """List more days at an end of the agenda; whether there were any, and with them another agenda."""
        if self.mode is not Mode.AGENDA or not self.ready:
            return False
        return self._overviews.more(self.anchor, self._wanted, later=later)

    def latest(self) -> Board | None:
        """The last board that was made of what is on view; made now if there is none. What came since is not on it."""
        return self._kept.latest(self._view()) if self._timed else None

    def prepare(self) -> Iterator[None]:
        """Make what is on view in parts. If something changes in between, only :meth:`latest` has the board."""
        if self.mode is Mode.MONTH and self.ready:
            yield from self._overviews.prepare(self.anchor, self._wanted)
        if self._timed:
            yield from self._kept.prepare(self._view())

    @property
    def _timed(self) -> bool:
        return self._source.ready and self.mode in TIMED

    @property
    def _wanted(self) -> Wanted:
        return self._chosen, self.sieve

    def _view(self) -> View:
        return self.mode, self.days(), self._chosen, self.sieve, self.by_bay

    def answers(self) -> NeedsAnswer:
        """What needs an answer; kept until something changes."""
        if self._answers is None:
            self._answers = self.conflicts.collect()
        return self._answers

    def now(self) -> int:
        """The instant, by the server's clock as far as it is known."""
        return self._clock.now()

    def zone(self) -> ZoneInfo:
        """The workshop's."""
        return self._source.zone()

    def today(self) -> date:
        """The workshop's local day."""
        return local_of(self._clock.now(), self._source.zone())[0]

    def tick(self) -> None:
        """A minute may have passed: states that follow the clock are derived again."""
        minute = self._clock.now() // 60
        if minute != self._minute:
            self._minute = minute
            self._anchor.follow(self.days(), self.today())
            self._forget()

    # --- which days

    @property
    def anchor(self) -> date:
        """The day on view, or a day of the week on view."""
        return self._anchor.at(self.today())

    def days(self) -> tuple[date, ...]:
        """The days on view; of the agenda, the one at which it is."""
        if self.mode is Mode.MONTH:
            return month_days(self.anchor.replace(day=1))
        return days_of_week(self.anchor) if self.mode is Mode.WEEK else (self.anchor,)

    def mark_day(self, day: date) -> None:
        """A day of the month, or of the agenda, is where one is now: the same is on view."""
        if self.mode is Mode.MONTH and day.replace(day=1) != self.anchor.replace(day=1):
            self.go_to(day)
        else:
            self._anchor.mark(day, self.today())

    def go_to(self, day: date, mode: Mode | None = None) -> None:
        """Show a day, or the week in which it lies."""
        self._anchor.put(day)
        self.mode = mode or self.mode
        self._new_view()

    def go_today(self) -> None:
        """Show today (and follow it past midnight)."""
        self._anchor.put(None)
        self._new_view()

    def go_by(self, steps: int) -> None:
        """Forwards or back by days, weeks or months; to a week's Monday, or to today in today's."""
        if self.mode is Mode.MONTH:
            self.go_to(months_on(self.anchor, steps))
        elif self.mode is Mode.WEEK:
            week = [day + timedelta(days=7 * steps) for day in self.days()]
            self._anchor.mark(self.today() if self.today() in week else week[0], self.today())
            self._new_view()
        else:
            self.go_to(self.anchor + timedelta(days=steps * (1 if self.mode is Mode.DAY else 7)))

    def set_mode(self, mode: Mode) -> None:
        """Show it in another way around the same day; from a week, the day of what is selected in it."""
        if mode is not self.mode:
            if mode is Mode.DAY:
                self._look_at(day_of(self.board(), self.selection))
            if mode not in {Mode.WEEK, Mode.MONTH}:
                self._anchor.keep()
            self.mode = mode
            self._new_view()

    def _done(self, step: UndoStep) -> None:
        if self.ready and step.mid is not None:
            self._look_at(day_of_change(self._store.change(step.mid), self.zone()))

    def _look_at(self, day: date | None) -> None:
        """Of the days on view one goes on from this one: the same is on view, and another mode shows it."""
        of_month = self.mode is Mode.MONTH and day is not None and day.month == self.anchor.month
        if day in self.days() and (of_month or self.mode is Mode.WEEK):
            self._anchor.look_at(day, self.today())

    @property
    def chosen(self) -> frozenset[UUID]:
        """The mechanics shown; empty is everybody."""
        return self._chosen

    def toggle_mechanic(self, mechanic_id: UUID) -> None:
        """Show this mechanic too, or no longer."""
        self._choose(self._chosen ^ {mechanic_id})

    def show_everyone(self) -> None:
        """No filter."""
        self._choose(frozenset())

    def _choose(self, chosen: frozenset[UUID]) -> None:
        everybody = {row.id for row in self._source.mechanics()}
        self._chosen = frozenset() if chosen >= everybody else chosen
        self._selection = None
        self._forget()

    # --- selection

    @property
    def selection(self) -> Selection:
        """A block's id, a slot, or nothing."""
        return self.selection_on(self.board()) if self._selection is not None else None

    def selection_on(self, board: Board | None) -> Selection:
        """What of the selection that board has."""
        return still_there(board, self._selection) if board else None

    def select(self, selection: Selection) -> None:
        if selection != self._selection:
            self._selection = selection
            self._look_at(day_of(self._kept.known, selection))
            self.selection_changed.emit()

    # --- free time

    def check(self, column: Column | None, starts: int, minutes: int | None = None) -> SlotCheck:
        """Whether a booking could begin at ``starts`` in that column: of the board on which it was asked.

        Without ``minutes`` it is as long as the workshop's grid, or a quarter of an hour if no more is free.
        """
        return self._slots.check_in(column, starts, minutes)

    def seed(self, check: SlotCheck, minutes: int | None = None) -> BookingSeed:
        """What the booking starts from; ``minutes`` only when the user drew them."""
        return BookingSeed(check.starts, minutes, mechanic_id=check.mechanic_id, bay_id=check.bay_id)

    def seed_at_selection(self) -> BookingSeed:
        """For the key C: the selected slot if it is free, otherwise a booking without a time yet."""
        board, chosen = self.board(), self.selection
        column = column_of(board, chosen) if board is not None and isinstance(chosen, SlotAt) else None
        if isinstance(chosen, SlotAt) and column is not None:
            check = self.check(column, chosen.starts)
            if check.bookable:
                return self.seed(check)
        return BookingSeed()

    def rebook(self, session_id: UUID, alternative: Alternative) -> UUID:
        """Place a booking that lost its time at one of those offered; a ``RuleError`` if that went meanwhile."""
        decision = self.mover.decide(session_id, alternative.starts, alternative.mechanic_id)
        return self.mover.move(decision)

    def drop(self, decision: Decision, *, drop_buffer: bool = False) -> UUID:
        """What was carried is put down; the mutation's id. Raises a :class:`RuleError` for what may not be."""
        act = self.deck.put if self.deck.has(decision.session_id) else self.lengths.change
        return act(decision, drop_buffer=drop_buffer)

    def dismiss(self, mid: UUID) -> None:
        """A refused change was read."""
        self.conflicts.dismiss(mid)

    def settle_edit(self, mid: UUID, mine: frozenset[str]) -> None:
        """Of an edit that somebody else made too take these fields; a ``RuleError`` if that is settled already."""
        clash = next((each for each in self.answers().edits if each.mid == mid), None)
        self.conflicts.settle_edit(mid, mine)
        if clash is not None:
            self.settled.emit(clash, mine)

    def bring_up(self, session_id: UUID) -> None:
        """Go to the booking's day if it is not on view, and show its mechanic too if the filter hides it."""
        row = self._store.get(Session, session_id)
        if row is None or row.starts is None:
            return
        if self.sieve != EVERYTHING:
            self.show_only(EVERYTHING)
        if self._chosen and row.mechanic_id not in self._chosen:
            mine = frozenset() if row.mechanic_id is None else self._chosen | {row.mechanic_id}
            self._choose(mine)
        day = local_of(row.starts, self._source.zone())[0]
        if self.mode not in TIMED:
            self.go_to(day, Mode.DAY)
        elif day not in self.days():
            self.go_to(day)
        else:
            self._look_at(day)

    # --- inside

    def toggle_bays(self) -> bool:
        """Show the day by bay, or by mechanic again; whether there are bays at all."""
        if not self._source.bays():
            return False
        self.by_bay = not (self.by_bay and self.mode is Mode.DAY)
        if self.mode is not Mode.DAY:
            self.set_mode(Mode.DAY)
            return True
        self._selection = None
        self._forget()
        return True

    def show_only(self, sieve: Sieve) -> None:
        """Show the bookings of these kinds and states; kept over days and views."""
        if sieve != self.sieve:
            self.sieve = sieve
            self._selection = None
            self._forget()

    def clear_filters(self) -> None:
        """Show everything of everybody."""
        self.sieve = EVERYTHING
        self.show_everyone()

    def _new_view(self) -> None:
        self._selection = None
        self._forget()
        self.moved_view.emit()

    def _rows_changed(self, kinds: frozenset[str]) -> None:
        if "session" in kinds:
            settle_past(self._store)
        if self._chosen and self._source.ready:  # nobody is chosen who works here no longer
            self._chosen &= {row.id for row in self._source.mechanics()}
        self._forget()

    def _pending_changed(self) -> None:
        settle_past(self._store)
        self._forget()

    def _forget(self) -> None:
        self._kept.forget()
        self._overviews.forget()
        self.deck.forget()
        self._answers = None
        self.changed.emit()
