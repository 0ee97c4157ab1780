"""The Today screen: the workshop's day in four columns, what each click may do, and the next free time.

Decides and gives codes; the view paints and forwards. Its parts: ``today_cards`` makes the cards, ``today_acts`` does
what is clicked, ``on_deck`` has the parked jobs, ``today_lanes`` looks three hours ahead. What needs an answer is the
calendar's (``conflicts``).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from psygnal import Signal

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.carriers import Carriers
from desktop.presenters.clock import Clock
from desktop.presenters.on_deck import OnDeck
from desktop.presenters.today_acts import DayActs
from desktop.presenters.today_after import day_after
from desktop.presenters.today_cards import CardMaker
from desktop.presenters.today_lanes import Lane, lanes
from desktop.presenters.today_model import DayAct, DayBoard, FreeTime, Phase
from desktop.presenters.undo import UndoStack
from desktop.store.local_store import LocalStore
from scheduling.availability import Availability, Slot
from scheduling.calendar_rules import day_bounds, local_of
from scheduling.mechanics import offered_kinds
from scheduling.records import Bay, Mechanic
from scheduling.vocabulary import VisitKind

FREE_MINUTES = 60
"""What the next free time has room for: a visit in person as it usually is."""
FREE_DAYS = 7
"""How far ahead it is looked for."""


class TodayPresenter:
    """One for the window. ``undo`` is the window's."""

    changed = Signal()
    """The board may have changed: ask for it again."""

    def __init__(  # noqa: PLR0917 as the parts of the desktop agreed
        self,
        store: LocalStore,
        source: AvailabilitySource,
        clock: Clock,
        rights: Rights,
        undo: UndoStack,
        carriers: Carriers | None = None,
    ) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights
        self._acts = DayActs(store, source, clock, rights, undo)
        self.deck = OnDeck(store, source, clock, rights, undo, carriers)
        self._cards = CardMaker(store, source, rights, self._acts, self.deck)
        self._board: DayBoard | None = None
        self._minute = clock.now() // 60
        store.changed.connect(self._rows_changed)
        store.pending_changed.connect(self._forget)

    def board(self) -> DayBoard | None:
        """What is on view; ``None`` before the first rows have arrived. Kept until something changes."""
        if self._board is None and self._source.ready:
            now, zone = self._clock.now(), self._source.zone()
            columns = self._cards.columns(now)
            today = local_of(now, zone)[0]
            board = DayBoard(now=now // 60 * 60, today=today, zone=zone, columns=columns)
            self._board = board if board.of(Phase.COMING) else self._with_next(board)
        return self._board

    def next_free(self) -> FreeTime | None:
        """The earliest time at which somebody takes a visit in person; of a mechanic, their own.

        ``None`` where there is none within a week. It costs more than the board, and is asked for after it.
        """
        if not self._source.ready or not self._rights.may_book_at_all():
            return None
        now, zone = self._clock.now(), self._source.zone()
        today = local_of(now, zone)[0]
        days = [today + timedelta(days=ahead) for ahead in range(FREE_DAYS)]
        engine = self._source.near(now, day_bounds(days[-1], zone)[1] + 86_400)
        for first in (days[:1], days[1:]):
            slots = [slot for person in self._people() for slot in self._slots(engine, person, first, now)]
            if slots:
                return self._named(engine, min(slots, key=lambda slot: slot.starts), now)
        return None

    def lanes(self) -> tuple[Lane, ...]:
        """The next three hours of each mechanic; asked for after the board, as :meth:`next_free`."""
        if not self._source.ready:
            return ()
        return lanes(self._store, self._source, self._rights, self._clock.now() // 60 * 60)

    def tick(self) -> None:
        """A minute may have passed: what follows the clock is derived again."""
        minute = self._clock.now() // 60
        if minute != self._minute:
            self._minute = minute
            self._forget()

    def do(self, session_id: UUID, act: DayAct) -> None:
        """What was clicked; raises as ``DayActs.do``."""
        if act is DayAct.PARK:
            self.deck.park(session_id)
        else:
            self._acts.do(session_id, act)

    # --- inside

    def _with_next(self, board: DayBoard) -> DayBoard:
        after = day_after(self._store, self._source, self._rights, board.now)
        return replace(board, closed=not self._source.open_on(board.today), after=after)

    def _people(self) -> list[UUID]:
        """Whose times are looked at: of those who take visits in person, in the owner's order."""
        people = [row for row in self._source.mechanics() if VisitKind.IN_PERSON in offered_kinds(row)]
        return [row.id for row in people if self._rights.may_book(row.id)]

    def _slots(self, engine: Availability, mechanic_id: UUID, days: list[date], now: int) -> list[Slot]:
        """The first of these days."""
        found = engine.slots(
            mechanic_id, days, FREE_MINUTES, VisitKind.IN_PERSON, now=now, as_staff=self._rights.as_staff
        )
        return found[:1]

    def _named(self, engine: Availability, slot: Slot, now: int) -> FreeTime:
        mechanic = self._store.get(Mechanic, slot.mechanic_id) if slot.mechanic_id else None
        bays = engine.free_bays(slot.starts, slot.ends, now=now)
        bay = self._store.get(Bay, bays[0]) if bays else None
        return FreeTime(
            starts=slot.starts, mechanic=mechanic.name if mechanic else "", bay=bay.name if bay else ""
        )

    def _rows_changed(self, _: frozenset[str]) -> None:
        self._forget()

    def _forget(self) -> None:
        self._board = None
        self.changed.emit()
