"""Jobs on deck as the calendar has them: which wait, where one is picked up, and putting it down at a free time.

What is parked, and its way back, is ``on_deck``'s; whether it fits where it is held, ``moves``'s. Codes and values.
"""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_model import Block, BlockKind, Board, Mode
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.calendar_selection import Selection, SlotAt, first, slot_in
from desktop.presenters.carriers import Carriers
from desktop.presenters.clock import Clock
from desktop.presenters.moves import Decision
from desktop.presenters.undo import UndoStack
from desktop.store.local_store import LocalStore
from scheduling.records import Session
from scheduling.sessions import is_parked
from scheduling.vocabulary import SessionState

if TYPE_CHECKING:
    from desktop.presenters.booking_times import Time
    from desktop.presenters.on_deck import DeckJob, OnDeck


class CalendarDeck:
    """One for the calendar. ``carriers`` is the desk's, where there is a server that says what it sends."""

    def __init__(
        self, store: LocalStore, source: AvailabilitySource, clock: Clock, rights: Rights, undo: UndoStack
    ) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights
        self._undo = undo
        self.carriers = Carriers()
        self._jobs: tuple[DeckJob, ...] | None = None

    def jobs(self) -> tuple[DeckJob, ...]:
        """Those that wait, in the order of Today's strip; kept until something changes."""
        if self._jobs is None:
            self._jobs = self._deck.jobs() if self._any() else ()
        return self._jobs

    def forget(self) -> None:
        """Something changed."""
        self._jobs = None

    def has(self, session_id: UUID) -> bool:
        """Whether it is on deck, and this person may give it a time."""
        row = self._store.get(Session, session_id)
        return row is not None and is_parked(row) and self._rights.as_staff

    def start(self, board: Board, selection: Selection, session_id: UUID) -> SlotAt | None:
        """Where its ghost begins: at the marked time, else at the first free one on view, else where the keys begin.

        In a week, and among bays, it stays with its mechanic; in a day the column says whose it would be.
        """
        if isinstance(selection, SlotAt):
            return selection
        by_mechanic = board.mode is Mode.DAY and not board.by_bay
        since = max(self._clock.now(), min((column.starts for column in board.columns), default=0))
        row = self._store.get(Session, session_id)
        for time in self._deck.times_from(session_id, since):
            if not by_mechanic and (row is None or time.mechanic_id != row.mechanic_id):
                continue
            bays = self._free_bays(session_id, time) if board.by_bay else ()
            for number, column in enumerate(board.columns):
                theirs = not by_mechanic or column.mechanic_id == time.mechanic_id
                free = not board.by_bay or column.bay_id in bays
                if theirs and free and column.starts <= time.starts < column.ends:
                    return slot_in(board, number, time.starts)
        return _slot(board, first(board))

    def block(self, session_id: UUID, board: Board, at: SlotAt) -> Block | None:
        """The job as it is held over that place; nothing where it is on deck no more."""
        row = self._store.get(Session, session_id)
        job = next((each for each in self.jobs() if each.session_id == session_id), None)
        number = board.number_of(at.column)
        if row is None or job is None or number is None:
            return None
        column = board.columns[number]
        by_mechanic = board.mode is Mode.DAY and not board.by_bay
        return Block(
            id=session_id,
            kind=BlockKind.SESSION,
            starts=at.starts,
            ends=at.starts + row.minutes * 60,
            mechanic_id=column.mechanic_id if by_mechanic else row.mechanic_id,
            state=row.state,
            visit=row.kind,
            service=row.service_type,
            customer=job.customer,
            vehicle=job.vehicle,
            concern=row.concern,
            movable=True,
        )

    def put(self, decision: Decision, *, drop_buffer: bool = False) -> UUID:
        """Down where it was decided; the mutation's id. Raises as :meth:`OnDeck.place`."""
        return self._deck.put(decision, drop_buffer=drop_buffer)

    # --- inside

    @cached_property
    def _deck(self) -> OnDeck:
        from desktop.presenters.on_deck import OnDeck  # not needed for the first paint

        return OnDeck(self._store, self._source, self._clock, self._rights, self._undo, self.carriers)

    def _free_bays(self, session_id: UUID, time: Time) -> Collection[UUID]:
        engine, now = self._source.availability(), self._clock.now()
        return engine.free_bays(time.starts, time.ends, now=now, ignoring=(session_id,))

    def _any(self) -> bool:
        return self._source.ready and any(map(is_parked, self._store.sessions_in({SessionState.UNPLACED})))


def _slot(board: Board, chosen: Selection) -> SlotAt | None:
    """That place, if need be over a booking: there its ghost says who has the time."""
    if isinstance(chosen, SlotAt) or chosen is None:
        return chosen
    place = board.place_of(chosen)
    return (
        None if place is None else slot_in(board, place[0], board.columns[place[0]].blocks[place[1]].starts)
    )
