"""Bays' slots leased to a device for walk-ins: which are given, which one a walk-in takes, who may have them when.

A lease is a reservation of the kind ``lease`` in one bay, held by one device until the shop closes that day. Until
then nobody else can have the time, whether or not the device is heard of, and afterwards it is past: so what the
device makes of it is settled when it is made (docs/adr/0020). Pure; taking and releasing are the server's.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from itertools import pairwise
from uuid import UUID

from scheduling.base_hours import Weekly
from scheduling.calendar_rules import DAY_MINUTES, edge_of, local_of, wall_of
from scheduling.errors import Invalid
from scheduling.intervals import Span, clip, overlaps, union
from scheduling.lease_commands import WalkIn
from scheduling.records import Bay, Reservation
from scheduling.reservations import counts
from scheduling.vocabulary import ReservationKind, ReservationStatus

BEGUN = 15 * 60
"""Seconds into a slot for which it still counts as beginning with it; who comes later gets what is left of it."""
STEP = 5 * 60
"""Seconds: where a walk-in begins within a slot."""
LONGEST_SLOT = 8 * 60
SHORTEST_SLOT = 15
MOST_BAYS = 20
MOST_DAYS = 7
MOST_DEVICES = 20
LAST_MINUTE = 2 * DAY_MINUTES
CAN_TURN = (ReservationStatus.RESERVED, ReservationStatus.EXPIRED)
"""What a lease is that a walk-in of its device becomes whenever it is told: neither given back nor taken away."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LeasePolicy:
    """The owner's numbers: how many bays are kept for walk-ins, at what hours, and by which computers."""

    devices: tuple[UUID, ...] = ()
    """The computers that get leases, or people: then the one at which they signed in last. None: nothing is kept."""
    bays: int = 1
    """How many each of them gets, from the last one of the shop's order on: bookings take the first."""
    from_minute: int = 0
    """Local minutes between which slots are given, within the opening hours; beyond 1440 it is the next day."""
    to_minute: int = LAST_MINUTE
    slot_minutes: int = 60
    days_ahead: int = 1
    """Days after today that are given already: for a morning without the server."""

    def __post_init__(self) -> None:
        if not 1 <= self.bays <= MOST_BAYS:
            raise Invalid("bays is out of range", field="bays")
        if not 0 <= self.from_minute < self.to_minute <= LAST_MINUTE:
            raise Invalid("from_minute is not before to_minute", field="to_minute")
        if not SHORTEST_SLOT <= self.slot_minutes <= LONGEST_SLOT:
            raise Invalid("slot_minutes is out of range", field="slot_minutes")
        if not 0 <= self.days_ahead <= MOST_DAYS:
            raise Invalid("days_ahead is out of range", field="days_ahead")
        if len(self.devices) > MOST_DEVICES or len(set(self.devices)) < len(self.devices):
            raise Invalid("devices names one twice, or too many", field="devices")


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseSlot:
    """A slot to be leased."""

    device_id: UUID
    bay_id: UUID
    starts: int
    ends: int
    expires_at: int
    """When the shop closes over it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Premises:
    """Where and when leases can be: the workshop's hours with its special days, its zone and its bays."""

    hours: Weekly
    zone: tzinfo
    bays: Sequence[Bay]


def planned(
    policy: LeasePolicy, premises: Premises, taken: Iterable[Reservation], now: int
) -> list[LeaseSlot]:
    """The slots that the owner's numbers lease from ``now`` on, but for those in which anything stands that counts.

    Of a bay that another computer of the list has, nobody else gets anything; computers for which no bay is left get
    nothing. By start, bay and so on, the same for the same arguments.
    """
    standing = [row for row in taken if row.bay_id is not None and counts(row, now)]
    slots = [
        LeaseSlot(device_id=device, bay_id=bay, starts=starts, ends=ends, expires_at=closes)
        for starts, ends, closes in _slots(policy, premises, now)
        for device, bay in _shares(policy, premises.bays)
        if not any(row.bay_id == bay and overlaps((row.starts, row.ends), (starts, ends)) for row in standing)
    ]
    return sorted(slots, key=lambda each: (each.starts, each.bay_id.int))


def _shares(policy: LeasePolicy, bays: Iterable[Bay]) -> Iterator[tuple[UUID, UUID]]:
    order = sorted((row for row in bays if row.active), key=lambda row: (row.sort, row.id.int), reverse=True)
    for place, device in enumerate(policy.devices):
        for bay in order[place * policy.bays : (place + 1) * policy.bays]:
            yield device, bay.id


def _slots(policy: LeasePolicy, premises: Premises, now: int) -> Iterator[tuple[int, int, int]]:
    """Start, end and closing of each that has not begun."""
    today = wall_of(local_of(now, premises.zone)[0]) // DAY_MINUTES
    length, reached = policy.slot_minutes * 60, now
    # Yesterday's hours may run past midnight; a slot belongs to the day on which its hours begin.
    for day in range(today - premises.hours.reach, today + policy.days_ahead + 1):
        blocks = premises.hours.begins(day)
        closes = max((edge_of(end, premises.zone) for _, end in blocks), default=0)
        wanted = (day * DAY_MINUTES + policy.from_minute, day * DAY_MINUTES + policy.to_minute)
        for low, high in union(_instants(clip(blocks, wanted), premises.zone)):
            for starts in range(low, high - length + 1, length):
                if starts >= reached:
                    reached = starts + length
                    yield starts, reached, closes


def _instants(walls: Iterable[Span], zone: tzinfo) -> list[Span]:
    return [(edge_of(start, zone), edge_of(end, zone)) for start, end in walls]


def holds(row: Reservation, devices: Collection[UUID], now: int) -> bool:
    """Whether it is a lease of one of these devices that can be used at ``now``."""
    mine = row.kind is ReservationKind.LEASE and row.device_id in devices and row.bay_id is not None
    return mine and row.status is ReservationStatus.RESERVED and counts(row, now) and row.ends > now


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkInPlace:
    """Where a walk-in can be put at once: a span of one bay out of leases, in their order."""

    bay_id: UUID
    starts: int
    minutes: int
    leases: tuple[UUID, ...]

    @property
    def ends(self) -> int:
        return self.starts + self.minutes * 60


def places(held: Iterable[Reservation], minutes: int, now: int, until: int) -> list[WalkInPlace]:
    """Where ``minutes`` fit into the leases ``held`` that begin before ``until``, soonest first.

    One that is longer than a slot takes the neighbours in the same bay. A place begins with a slot; of one that has
    begun a while ago, at the last five minutes' mark.
    """
    rows = sorted(held, key=lambda row: (row.starts, row.id.int))
    found = [
        WalkInPlace(bay_id=bay, starts=starts, minutes=minutes, leases=leases)
        for bay in {row.bay_id for row in rows if row.bay_id is not None}
        for run in _runs([row for row in rows if row.bay_id == bay])
        for first in run
        if first.starts < until and (starts := _begin(first, now)) is not None
        if (leases := _covering(run, (starts, starts + minutes * 60)))
    ]
    return sorted(found, key=lambda each: (each.starts, each.bay_id.int))


def _runs(rows: Sequence[Reservation]) -> Iterator[list[Reservation]]:
    """The leases of one bay that follow each other without a gap."""
    run = list(rows[:1])
    for before, after in pairwise(rows):
        if after.starts != before.ends:
            yield run
            run = []
        run.append(after)
    yield run


def _begin(row: Reservation, now: int) -> int | None:
    if now <= row.starts + BEGUN:
        return row.starts
    begin = now - now % STEP
    return begin if begin < row.ends else None


def _covering(run: Sequence[Reservation], span: Span) -> tuple[UUID, ...]:
    """The leases of the run in which the span lies; none where it does not lie in them whole."""
    if span[1] > run[-1].ends:
        return ()
    return tuple(row.id for row in run if overlaps((row.starts, row.ends), span))


def can_turn(rows: Sequence[Reservation], command: WalkIn, devices: Collection[UUID]) -> bool:
    """Whether the walk-in may have these leases: all of them its device's, in its bay, around its whole time.

    Whenever it is told: a lease that has lapsed since was nobody else's before. One that was given back, or taken from
    a device that was revoked, is a lease no more.
    """
    ordered = sorted(rows, key=lambda row: row.starts)
    if [row.id for row in ordered] != command.leases or not ordered:
        return False
    leased = all(
        row.kind is ReservationKind.LEASE
        and row.status in CAN_TURN
        and row.device_id in devices
        and row.bay_id == command.bay_id
        for row in ordered
    )
    joined = all(before.ends == after.starts for before, after in pairwise(ordered))
    ends = command.starts + command.minutes * 60
    return leased and joined and ordered[0].starts <= command.starts and ends <= ordered[-1].ends


def is_unspent(row: Reservation, gone: Collection[UUID]) -> bool:
    """Whether a walk-in may have been confirmed in it of which nobody else knows yet, lapsed or not.

    Of devices without access (``gone``) also in what was taken from them: what they did before waits for the owner.
    """
    if row.kind is not ReservationKind.LEASE or row.bay_id is None:
        return False
    taken_back = row.status is ReservationStatus.CANCELLED and row.device_id in gone
    return taken_back or row.status in CAN_TURN


def check_walk_in(command: WalkIn) -> None:
    """Raise ``Invalid`` for one that names no lease, or one twice; what else it carries ``limits`` looks at."""
    if not command.leases or len(set(command.leases)) < len(command.leases):
        raise Invalid("leases names none, or one twice", field="leases")
