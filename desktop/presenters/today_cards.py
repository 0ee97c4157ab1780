"""The bookings of a day as the cards of the Today screen: which of them, in which column, in which order.

Reads the local rows, no Qt. What may be done with each is ``today_acts``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_blocks import vehicle_name
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.on_deck import OnDeck
from desktop.presenters.today_acts import DayActs
from desktop.presenters.today_model import DayAct, DayCard, Phase
from desktop.store.local_store import LocalStore
from scheduling.calendar_rules import day_bounds, local_of
from scheduling.clockwork import closes_at
from scheduling.records import Bay, Customer, Mechanic, Reservation, Session, Vehicle
from scheduling.reservations import counts
from scheduling.sessions import PENDING_BEFORE, derived_state
from scheduling.vocabulary import SessionState

_PHASES = {
    SessionState.OFFERED: Phase.COMING,
    SessionState.SCHEDULED: Phase.COMING,
    SessionState.PENDING: Phase.COMING,
    SessionState.WAITING: Phase.HERE,
    SessionState.LIVE: Phase.SERVICE,
    SessionState.COMPLETED: Phase.DONE,
    SessionState.NO_SHOW: Phase.DONE,
}
"""A cancelled booking is nobody's day any more; one without a place needs an answer, and stands there."""
_UNDER_WAY = frozenset({SessionState.WAITING, SessionState.LIVE})


@dataclass(frozen=True, slots=True)
class _About:
    customers: Mapping[UUID, Customer]
    vehicles: Mapping[UUID, Vehicle]
    slots: Mapping[UUID | None, Reservation]
    """By the session that stands on it."""
    waiting: frozenset[UUID]
    now: int


class CardMaker:
    """Makes the columns of one moment."""

    def __init__(
        self, store: LocalStore, source: AvailabilitySource, rights: Rights, acts: DayActs, deck: OnDeck
    ) -> None:
        self._deck = deck
        self._store = store
        self._source = source
        self._rights = rights
        self._acts = acts

    def columns(self, now: int) -> tuple[tuple[DayCard, ...], ...]:
        """The cards of each phase, in the order in which they are worked through."""
        today = local_of(now, self._source.zone())[0]
        begins, ends = day_bounds(today, self._source.zone())
        before = day_bounds(today - timedelta(days=1), self._source.zone())[0]
        slots = {row.session_id: row for row in self._store.between(Reservation, before, ends)}
        near = self._store.between(Session, before, ends + PENDING_BEFORE)
        rows = [row for row in near if self._is_of(row, (begins, ends), now)]
        rows += self._immediate(slots, (begins, ends), now)
        rows = [row for row in rows if row.state in _PHASES and self._rights.may_see(row)]
        about = _About(
            self._store.some(Customer, {row.customer_id for row in rows}),
            self._store.some(Vehicle, {row.vehicle_id for row in rows if row.vehicle_id}),
            slots,
            self._store.waiting_rows(),
            now,
        )
        cards = [self._card(row, about) for row in rows]
        return tuple(
            tuple(sorted((card for card in cards if card.phase is phase), key=_order(phase, rows)))
            for phase in Phase
        )

    def _is_of(self, row: Session, day: tuple[int, int], now: int) -> bool:
        """Of this local day by its start; or of the night before or after it, and still, or already, under way."""
        if row.starts is None:
            return False
        if day[0] <= row.starts < day[1]:
            return True
        if row.starts >= day[1]:  # who comes for 0:10 is due before midnight
            return derived_state(row, now) in _UNDER_WAY | {SessionState.PENDING}
        if row.state is SessionState.COMPLETED:
            return row.ended_at is not None and row.ended_at >= day[0]
        if row.state in _UNDER_WAY:
            return True
        return now < closes_at(row, self._acts.day([row]))

    def _immediate(
        self, slots: Mapping[UUID | None, Reservation], day: tuple[int, int], now: int
    ) -> list[Session]:
        """Sessions without a start of their own: from when a mechanic accepted them, and has a slot for it."""
        ids = {slot.session_id for slot in slots.values() if slot.session_id and counts(slot, now)}
        found = [row for row in self._store.some(Session, ids).values() if row.starts is None]
        return [row for row in found if slots[row.id].starts >= day[0] or row.state in _UNDER_WAY]

    def _card(self, row: Session, about: _About) -> DayCard:
        slot = about.slots.get(row.id)
        starts = row.starts if row.starts is not None else slot.starts if slot is not None else row.created_at
        mechanic = self._store.get(Mechanic, row.mechanic_id) if row.mechanic_id else None
        bay = self._store.get(Bay, row.bay_id) if row.bay_id else None
        customer = about.customers.get(row.customer_id)
        phase, ends = _PHASES[row.state], starts + row.minutes * 60
        live = phase is Phase.SERVICE
        since = row.started_at if live else row.arrived_at if phase is Phase.HERE else None
        late = max(0, about.now - (ends if live else starts)) // 60
        never_late = phase is Phase.DONE or (row.starts is None and not live)
        return DayCard(
            session_id=row.id,
            phase=phase,
            state=derived_state(row, about.now),
            starts=starts,
            ends=ends,
            visit=row.kind,
            service=row.service_type,
            mechanic=mechanic.name if mechanic else "",
            customer=customer.name if customer else "",
            vehicle=vehicle_name(about.vehicles.get(row.vehicle_id)) if row.vehicle_id else "",
            concern=row.concern,
            bay=bay.name if bay else "",
            just_advice=row.just_advice,
            immediate=row.starts is None,
            ended_at=row.ended_at,
            minutes=None if since is None else max(0, about.now - since) // 60,
            late=0 if never_late else late,
            next_at=self._acts.next_taken(row) if live else None,
            asks_me=row.state is SessionState.OFFERED and self._rights.may_answer(row),
            waiting=bool({row.id, *([slot.id] if slot else [])} & about.waiting),
            acts=(*self._acts.allowed(row), *((DayAct.PARK,) if self._deck.may_park(row) else ())),
        )


def _order(phase: Phase, rows: list[Session]) -> Callable[[DayCard], tuple[int, str, str]]:
    arrived = {row.id: row.arrived_at for row in rows}

    def key(card: DayCard) -> tuple[int, str, str]:
        at = card.starts
        if phase is Phase.HERE:
            at = arrived[card.session_id] or card.starts
        elif phase is Phase.SERVICE:
            at = card.ends
        elif phase is Phase.DONE:
            at = -(card.ended_at or card.starts)
        return at, card.customer, str(card.session_id)

    return key
