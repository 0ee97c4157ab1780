"""The demo's bookings: each from an offer of the engine, as it stood on the day when it was booked.

The free times of a day come from ``Availability.slots``; which of them are gone meanwhile is kept here
while the day fills up, since the engine's inputs are fixed. A test asks the engine about every booking.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from uuid import UUID

from scheduling.availability import Availability, Slot
from scheduling.records import Customer, Mechanic, Plan, Vehicle
from scheduling.vocabulary import Role, VisitKind
from sync_server.services.demo import words
from sync_server.services.demo.dice import Dice
from sync_server.services.demo.passage import Booked, record_booking
from sync_server.services.demo.tenant import DemoTenant

HOUR, DAY = 3600, 86400
DAYS_BACK, DAYS_AHEAD = 365, 27
FURTHEST = 29 * DAY
"""Nobody books further ahead than this; the default horizon is 30 days."""


def add_bookings(tenant: DemoTenant, dice: Dice, today: date, now: int, fullness: float = 1.0) -> None:
    """A year of history, full weeks around ``today``, and a calendar that thins out ahead.

    ``fullness`` scales how much of the free time is taken (1 is a busy shop).
    """
    filling = _Filling(tenant, dice, now)
    for offset in range(-DAYS_BACK, DAYS_AHEAD + 1):
        filling.fill_day(today + timedelta(days=offset), _demand(offset) * fullness)


def _demand(offset: int) -> float:
    """How likely a free time gets booked, in percent, by days from today."""
    if offset < -30:
        return 16
    if offset < -7:
        return 70
    if offset <= 8:
        return 94
    return 55 if offset <= 14 else 28


@dataclass(slots=True)
class _Day:
    """What is taken on the day that is being filled."""

    day: date
    asked_at: int
    bays: dict[UUID, list[tuple[int, int]]] = field(default_factory=dict)

    def free_bay(self, start: int, end: int) -> UUID | None:
        for bay, spans in self.bays.items():
            if all(end <= a or b <= start for a, b in spans):
                return bay
        return None


class _Filling:
    def __init__(self, tenant: DemoTenant, dice: Dice, now: int) -> None:
        self.tenant, self.dice, self.now = tenant, dice, now
        self.availability = Availability(tenant.inputs([]))
        self.queue: deque[Customer] = deque(dice.shuffled(tenant.customers))
        self.free_from: dict[UUID, int] = {}
        """By mechanic; kept from day to day, since hours may cross midnight."""
        self.cars: dict[UUID, list[Vehicle]] = {}
        for vehicle in tenant.vehicles:
            self.cars.setdefault(vehicle.customer_id, []).append(vehicle)
        self.desk = [person.id for person in tenant.staff if person.role is not Role.MECHANIC]
        self.plans = {plan.minutes: plan for plan in _bookable(tenant.plans)}

    def fill_day(self, day: date, demand: float) -> None:
        midnight = int(datetime.combine(day, time(), self.tenant.zone).timestamp())
        state = _Day(day, midnight - DAY, {bay.id: [] for bay in self.tenant.bays})
        for mechanic in self.dice.shuffled(self.tenant.mechanics):
            self._fill_mechanic(state, mechanic, demand)
        if self.tenant.bays and self.dice.chance(demand * 0.4):
            self._add_without_mechanic(state)

    def _fill_mechanic(self, state: _Day, mechanic: Mechanic, demand: float) -> None:
        """From morning to evening: take the next free time, or let half an hour go by."""
        pause = self.availability.effective_buffer(mechanic.id) * 60
        while True:
            concern, kind = self._wish(mechanic, state.day)
            slot = self._next(state, mechanic, concern.minutes, kind)
            if slot is None and concern.minutes > 60:
                concern, kind = self._wish(mechanic, state.day, at_most=60)
                slot = self._next(state, mechanic, concern.minutes, kind)
            if slot is None:
                return
            if not self.dice.chance(demand):
                self.free_from[mechanic.id] = slot.starts + HOUR
            elif self._book(state, slot, kind, concern, mechanic):
                self.free_from[mechanic.id] = slot.ends + pause

    def _wish(self, mechanic: Mechanic, day: date, at_most: int = 24 * 60) -> tuple[words.Concern, VisitKind]:
        """What the next caller wants that this mechanic offers, at that time of the year."""
        remote = [kind for kind in mechanic.kinds if kind is not VisitKind.IN_PERSON]
        here = VisitKind.IN_PERSON in mechanic.kinds
        far = bool(remote) and (not here or self.dice.chance(16))
        options = [
            c for c in words.concerns() if c.remote == far and c.minutes <= at_most and c.in_season(day.month)
        ]
        concern = self.dice.weighted(options, [c.weight for c in options])
        return concern, self.dice.pick(remote) if far else VisitKind.IN_PERSON

    def _next(self, state: _Day, mechanic: Mechanic, minutes: int, kind: VisitKind) -> Slot | None:
        free_from = self.free_from.get(mechanic.id, 0)
        slots = self.availability.slots(mechanic.id, [state.day], minutes, kind, now=state.asked_at)
        return next((slot for slot in slots if slot.starts >= free_from), None)

    def _add_without_mechanic(self, state: _Day) -> None:
        """A visit for whoever has a hand free: it takes a bay only."""
        options = [
            c for c in words.concerns() if not c.remote and c.minutes == 60 and c.in_season(state.day.month)
        ]
        slots = self.availability.slots(None, [state.day], 60, VisitKind.IN_PERSON, now=state.asked_at)
        for slot in self.dice.shuffled(slots):
            if state.free_bay(slot.starts, slot.ends):
                self._book(state, slot, VisitKind.IN_PERSON, self.dice.pick(options), None)
                return

    def _book(
        self, state: _Day, slot: Slot, kind: VisitKind, concern: words.Concern, mechanic: Mechanic | None
    ) -> bool:
        """Write one booking down; ``False`` when it was called off and its time is free again."""
        bay = state.free_bay(slot.starts, slot.ends) if kind is VisitKind.IN_PERSON else None
        customer = self._caller()
        buffer = self.availability.effective_buffer(mechanic.id if mechanic else None)
        booked = Booked(
            slot=slot,
            kind=kind,
            concern=concern,
            mechanic=mechanic,
            bay_id=bay,
            customer=customer,
            vehicle=self.dice.pick(self.cars[customer.id]),
            plan=None if kind is VisitKind.IN_PERSON else self.plans.get(concern.minutes),
            buffer_seconds=buffer * 60,
            created_at=self._booked_at(slot.starts),
            created_by=self.dice.pick(self.desk),
        )
        stands = record_booking(self.tenant, self.dice, booked, self.now)
        if stands and bay is not None:
            state.bays[bay].append((slot.starts, slot.ends))
        return stands

    def _caller(self) -> Customer:
        """One of those who were not here for longest, so nobody has two visits on a day."""
        place = self.dice.between(0, min(40, len(self.queue) // 4))
        customer = self.queue[place]
        del self.queue[place]
        self.queue.append(customer)
        return customer

    def _booked_at(self, starts: int) -> int:
        """Some time between the furthest and the last moment at which ``starts`` could be booked."""
        lead = int(self.dice.weighted([0.2, 1, 3, 7, 14, 24], [2, 4, 5, 5, 3, 1]) * DAY)
        lead += self.dice.between(0, 20 * HOUR)
        latest = min(starts - 3 * HOUR, self.now - 5 * HOUR)
        return max(min(starts - lead, latest), starts - FURTHEST)


def _bookable(plans: Sequence[Plan]) -> list[Plan]:
    """The priced plans that a customer pays for."""
    return [plan for plan in plans if plan.active and plan.price_cents]
