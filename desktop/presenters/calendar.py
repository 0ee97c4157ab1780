"""The calendar: which days are on view, what stands there, what is selected, and what a click may do.

Decides and gives codes; the view paints and forwards. Its parts: ``calendar_board`` makes what is shown,
``moves`` decides a drag, ``calendar_actions`` a booking's card, ``conflicts`` the list beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeAlias
from uuid import UUID

from psygnal import Signal

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_draft import BookingSeed
from desktop.presenters.booking_files import BookingFiles
from desktop.presenters.calendar_actions import CalendarActions
from desktop.presenters.calendar_blocks import BlockMaker
from desktop.presenters.calendar_board import BoardMaker, days_of_week
from desktop.presenters.calendar_model import Board, Mode
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.calendar_selection import Selection, SlotAt, still_there
from desktop.presenters.change_list import ChangeList
from desktop.presenters.clock import Clock
from desktop.presenters.conflicts import Conflicts, NeedsAnswer
from desktop.presenters.correcting import Correcting
from desktop.presenters.edit_clashes import EditClash
from desktop.presenters.glance import Glances
from desktop.presenters.lengths import Lengths
from desktop.presenters.moves import Mover
from desktop.presenters.settling import settle_past
from desktop.presenters.undo import UndoStack
from desktop.presenters.walk_in import WalkInDesk
from desktop.store.account_file import Account
from desktop.store.local_store import LocalStore
from scheduling.availability import Verdict
from scheduling.calendar_rules import local_of
from scheduling.commands import Alternative
from scheduling.mechanics import offered_kinds
from scheduling.records import Mechanic, Session
from scheduling.vocabulary import VisitKind

SNAP_MINUTES = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotCheck:
    """A time that was clicked: how long a booking there could be, or why there can be none."""

    starts: int
    minutes: int
    mechanic_id: UUID | None
    verdict: Verdict
    allowed: bool
    """Whether this person books at all, with this mechanic."""

    @property
    def bookable(self) -> bool:
        return self.allowed and self.verdict.available


View: TypeAlias = tuple[Mode, tuple[date, ...], frozenset[UUID]]
"""Mode, days and chosen mechanics."""


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
        self.lengths = Lengths(store, source, clock, self.rights, self.undo, self.mover)
        self.actions = CalendarActions(store, clock, self.rights, self.undo, self.mover)
        self.correcting = Correcting(store, source, clock, self.rights)
        self.files: BookingFiles | None = None
        """The files of bookings; ``None`` where there is no server that could have any."""
        self.changes = ChangeList(store, self.undo)
        self.glances = Glances(self.actions, lambda: self.changes)
        self.walk_in = WalkInDesk(store, source, clock, self.rights, self.undo)
        self._conflicts = Conflicts(store, source, clock, self.rights)
        self._blocks = BlockMaker(store, source, self.mover.movable)
        self.mode = Mode.WEEK
        self._anchor: date | None = None
        self._chosen: frozenset[UUID] = frozenset()
        self._selection: Selection = None
        self._board: Board | None = None
        self._made: Board | None = None
        self._made_of: View | None = None
        self._forgotten = 0
        """How often what is on view has changed."""
        self._answers: NeedsAnswer | None = None
        self._minute = clock.now() // 60
        store.changed.connect(self._rows_changed)
        store.pending_changed.connect(self._pending_changed)

    # --- what is shown

    @property
    def ready(self) -> bool:
        """Whether the first rows have arrived."""
        return self._source.ready

    def board(self) -> Board | None:
        """What is on view; ``None`` before the first rows have arrived. Kept until something changes."""
        if self._board is None and self._source.ready:
            for _ in self.prepare():
                pass
        return self._board

    def latest(self) -> Board | None:
        """The last board that was made of what is on view; made now if there is none. What came since is not on it."""
        if not self._source.ready:  # the rows are gone: the cache was damaged, and is fetched anew
            return None
        made = self._made if self._made_of == self._view() else None
        return self._board or made or self.board()

    def prepare(self) -> Iterator[None]:
        """Make the board in parts. If something changes in between, only :meth:`latest` has it."""
        if self._board is not None or not self._source.ready:
            return
        forgotten, view = self._forgotten, self._view()
        maker = BoardMaker(self._store, self._source)
        made = yield from maker.make(*view, self._clock.now(), self._blocks)
        if self._board is None:  # else somebody could not wait for it
            self._made, self._made_of = made, view
            self._board = made if self._forgotten == forgotten else None

    def _view(self) -> View:
        return self.mode, self.days(), self._chosen

    def answers(self) -> NeedsAnswer:
        """What needs an answer; kept until something changes."""
        if self._answers is None:
            self._answers = self._conflicts.collect()
        return self._answers

    def now(self) -> int:
        """The instant, by the server's clock as far as it is known."""
        return self._clock.now()

    def today(self) -> date:
        """The workshop's local day."""
        return local_of(self._clock.now(), self._source.zone())[0]

    def tick(self) -> None:
        """A minute may have passed: states that follow the clock are derived again."""
        minute = self._clock.now() // 60
        if minute != self._minute:
            self._minute = minute
            self._forget()

    # --- which days

    @property
    def anchor(self) -> date:
        """The day on view, or a day of the week on view."""
        return self._anchor or self.today()

    def days(self) -> tuple[date, ...]:
        """The days on view."""
        return (self.anchor,) if self.mode is Mode.DAY else days_of_week(self.anchor)

    def go_to(self, day: date, mode: Mode | None = None) -> None:
        """Show a day, or the week in which it lies."""
        self._anchor = day
        self.mode = mode or self.mode
        self._new_view()

    def go_today(self) -> None:
        """Show today (and follow it past midnight)."""
        self._anchor = None
        self._new_view()

    def go_by(self, steps: int) -> None:
        """Forwards or back by days or weeks."""
        self.go_to(self.anchor + timedelta(days=steps * (1 if self.mode is Mode.DAY else 7)))

    def set_mode(self, mode: Mode) -> None:
        """Show the day or the week around the same day; from a week, the day of what is selected in it."""
        if mode is not self.mode:
            if mode is Mode.DAY and (day := self._day_of_selection()) is not None:
                self._anchor = None if day == self.today() else day
            self.mode = mode
            self._new_view()

    def _day_of_selection(self) -> date | None:
        board, selection = self.board(), self.selection
        if board is None or selection is None:
            return None
        if isinstance(selection, SlotAt):
            return board.columns[selection.column].day
        found = (column.day for column in board.columns for block in column.blocks if block.id == selection)
        return next(found, None)

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
            self.selection_changed.emit()

    # --- free time

    def check(self, column: int, starts: int, minutes: int | None = None) -> SlotCheck:
        """Whether a booking could begin at ``starts`` in that column.

        Without ``minutes`` it is as long as the workshop's grid, or a quarter of an hour if no more is free.
        """
        board = self.latest()
        mechanic_id = board.columns[column].mechanic_id if board else None
        tries = [minutes] if minutes else [self._source.organization().grid_minutes, SNAP_MINUTES]
        checks = [self._check(mechanic_id, starts, length) for length in tries]
        return next((check for check in checks if check.verdict.available), checks[0])

    def _check(self, mechanic_id: UUID | None, starts: int, minutes: int) -> SlotCheck:
        verdict = self._source.availability().verdict(
            mechanic_id,
            starts,
            starts + minutes * 60,
            self._usual_kind(mechanic_id),
            now=self._clock.now(),
            as_staff=self.rights.as_staff,
        )
        return SlotCheck(
            starts=starts,
            minutes=minutes,
            mechanic_id=mechanic_id,
            verdict=verdict,
            allowed=self.rights.may_book(mechanic_id or self.rights.own_mechanic),
        )

    def _usual_kind(self, mechanic_id: UUID | None) -> VisitKind:
        """What a booking is taken to be before it is known: in person where that is offered."""
        mechanic = self._store.get(Mechanic, mechanic_id) if mechanic_id else None
        kinds = offered_kinds(mechanic) if mechanic else frozenset({VisitKind.IN_PERSON})
        if VisitKind.IN_PERSON in kinds or not kinds:
            return VisitKind.IN_PERSON
        return min(kinds)

    def seed(self, check: SlotCheck, minutes: int | None = None) -> BookingSeed:
        """What the booking starts from; ``minutes`` only when the user drew them."""
        return BookingSeed(starts=check.starts, minutes=minutes, mechanic_id=check.mechanic_id)

    def seed_at_selection(self) -> BookingSeed:
        """For the key C: the selected slot if it is free, otherwise a booking without a time yet."""
        if isinstance(self.selection, SlotAt):
            check = self.check(self.selection.column, self.selection.starts)
            if check.bookable:
                return self.seed(check)
        return BookingSeed()

    # --- answers

    def rebook(self, session_id: UUID, alternative: Alternative) -> UUID:
        """Place a booking that lost its time at one of those offered; a ``RuleError`` if that went meanwhile."""
        decision = self.mover.decide(session_id, alternative.starts, alternative.mechanic_id)
        return self.mover.move(decision)

    def dismiss(self, mid: UUID) -> None:
        """A refused change was read."""
        self._conflicts.dismiss(mid)

    def settle_edit(self, mid: UUID, mine: frozenset[str]) -> None:
        """Of an edit that somebody else made too take these fields; a ``RuleError`` if that is settled already."""
        clash = next((each for each in self.answers().edits if each.mid == mid), None)
        self._conflicts.settle_edit(mid, mine)
        if clash is not None:
            self.settled.emit(clash, mine)

    def bring_up(self, session_id: UUID) -> None:
        """Go to the booking's day if it is not on view, and show its mechanic too if the filter hides it."""
        row = self._store.get(Session, session_id)
        if row is None or row.starts is None:
            return
        if self._chosen and row.mechanic_id not in self._chosen:
            mine = frozenset() if row.mechanic_id is None else self._chosen | {row.mechanic_id}
            self._choose(mine)
        day = local_of(row.starts, self._source.zone())[0]
        if day not in self.days():
            self.go_to(day)

    # --- inside

    def _new_view(self) -> None:
        self._selection = None
        self._forget()
        self.moved_view.emit()

    def _rows_changed(self, kinds: frozenset[str]) -> None:
        if "session" in kinds:
            settle_past(self._store)
        self._forget()

    def _pending_changed(self) -> None:
        settle_past(self._store)
        self._forget()

    def _forget(self) -> None:
        self._forgotten += 1
        self._board = None
        self._answers = None
        self.changed.emit()
