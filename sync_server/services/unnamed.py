"""Customers' sessions at a distance that name no mechanic: as many at one time as there are mechanics free for them.

Such a session takes nobody's time before somebody accepts it, so the engine finds room for any number; what staff book
so is theirs to settle. A visit in person takes a bay, which the engine counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduling.availability import Availability, Refusal, Slot, Verdict
from scheduling.availability_reasons import reserved
from scheduling.calendar_rules import local_of
from scheduling.records import Mechanic, Reservation
from scheduling.reservations import counts
from scheduling.vocabulary import Reason, VisitKind

TAKEN = frozenset({Reason.BOOKED, Reason.HELD, Reason.BUFFER, Reason.NO_BAY})
"""Reasons that mean somebody was quicker."""
DAY = 86_400


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How long such a session lasts, of what kind, and what of the present ones gives way to it."""

    minutes: int
    kind: VisitKind
    now: int
    ignoring: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Crew:
    """The active mechanics, the engine that knows them, and what is taken around some times."""

    engine: Availability
    mechanics: Sequence[Mechanic]
    reservations: Iterable[Reservation]
    zone: ZoneInfo
    horizon: int
    """Seconds ahead that anybody can be booked."""

    def verdict(self, start: int, wish: Wish) -> Verdict:
        """Available while more mechanics are free than sessions wait for one then; else why not."""
        end = start + wish.minutes * 60
        judged = [
            self.engine.verdict(each.id, start, end, wish.kind, now=wish.now, ignoring=wish.ignoring)
            for each in self.mechanics
        ]
        waiting = _waiting(self.reservations, start, end, wish.now, wish.ignoring)
        free = sum(verdict.available for verdict in judged)
        if free > len(waiting):
            return Verdict()
        return Verdict(tuple(reserved(waiting, (start, end)))) if free else _nobody(judged, start, end)

    def starts(self, first: int, last: int, wish: Wish) -> list[int]:
        """The instants at which one may begin, in the local days from that of ``first`` to that of ``last``."""
        day, until = (local_of(at, self.zone)[0] for at in (first, last))
        days = [day + timedelta(days=place) for place in range((until - day).days + 1)]
        each = [
            self.engine.starts(row.id, days, wish.minutes, wish.kind, now=wish.now, ignoring=wish.ignoring)
            for row in self.mechanics
        ]
        return starts(each, self.reservations, wish.minutes, wish.now, wish.ignoring)

    def nearest(self, start: int, wish: Wish, count: int) -> list[Slot]:
        """Those nearest to ``start``; the search widens until it has enough or nothing is left."""
        low, high = wish.now, wish.now + self.horizon
        middle, radius = min(max(start, low), high), 2 * DAY
        while True:
            first, last = max(low, middle - radius), min(high, middle + radius)
            found = sorted(self.starts(first, last, wish), key=lambda at: (abs(at - start), at))
            sure = count <= len(found) and abs(found[count - 1] - start) <= radius
            if sure or (first, last) == (low, high):
                return [Slot(at, at + wish.minutes * 60, None) for at in found[:count]]
            radius *= 4


def _nobody(judged: Iterable[Verdict], start: int, end: int) -> Verdict:
    """Why no mechanic is free: somebody was quicker where only that stands against one, else what else does."""
    rows = list(judged)
    taken = [row for row in rows if TAKEN.issuperset(row.reasons)]
    refusals = [
        refusal for row in taken or rows for refusal in row.refusals if taken or refusal.reason not in TAKEN
    ]
    return Verdict(tuple(refusals) or (Refusal(reason=Reason.KIND_NOT_OFFERED, starts=start, ends=end),))


def starts(
    by_mechanic: Iterable[Iterable[int]],
    reservations: Iterable[Reservation],
    minutes: int,
    now: int,
    ignoring: Collection[UUID] = (),
) -> list[int]:
    """The instants at which one may begin; ``by_mechanic`` are those of each active mechanic."""
    free = Counter(start for each in by_mechanic for start in each)
    unnamed = [row for row in reservations if _names_nobody(row)]
    return [
        start
        for start in sorted(free)
        if free[start] > len(_waiting(unnamed, start, start + minutes * 60, now, ignoring))
    ]


def _waiting(
    rows: Iterable[Reservation], start: int, end: int, now: int, ignoring: Collection[UUID]
) -> list[Reservation]:
    return [
        row
        for row in rows
        if _names_nobody(row)
        and row.starts < end
        and row.ends > start
        and row.id not in ignoring
        and counts(row, now)
    ]


def _names_nobody(row: Reservation) -> bool:
    return row.mechanic_id is None and row.bay_id is None
