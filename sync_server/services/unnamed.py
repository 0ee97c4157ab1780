"""Customers' visits that name no mechanic: as many at one time as there are mechanics free for them.

Such a session at a distance takes nobody's time before somebody accepts it, and such a visit in person takes a bay
alone, so the engine finds room for more than there are people. What staff book so is theirs to settle, and counts here
all the same: who sees to it is not free for another. A bay that is kept for walk-ins needs nobody yet. A workshop that
keeps no mechanics here at all is booked by its bays alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduling.availability import Availability, Refusal, Slot, Verdict
from scheduling.availability_reasons import reserved
from scheduling.calendar_rules import local_of
from scheduling.records import Mechanic, Reservation
from scheduling.reservations import counts
from scheduling.vocabulary import Reason, ReservationKind, VisitKind

TAKEN = frozenset({Reason.BOOKED, Reason.HELD, Reason.BUFFER, Reason.NO_BAY})
"""Reasons that mean somebody was quicker."""
DAY = 86_400
AT_A_DISTANCE = tuple(kind for kind in VisitKind if kind is not VisitKind.IN_PERSON)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How long such a visit lasts, of what kind, and what of the present ones gives way to it."""

    minutes: int
    kind: VisitKind
    now: int
    ignoring: frozenset[UUID] = frozenset()

    @property
    def in_person(self) -> bool:
        """Whether it takes a bay, too."""
        return self.kind is VisitKind.IN_PERSON


@dataclass(frozen=True)
class Crew:
    """The active mechanics, the engine that knows them, and what is taken around some times."""

    engine: Availability
    mechanics: Sequence[Mechanic]
    reservations: Iterable[Reservation]
    zone: ZoneInfo
    horizon: int
    """Seconds ahead that anybody can be booked."""

    def by_bays(self, wish: Wish) -> bool:
        """Whether there is nobody to count."""
        return wish.in_person and not self.mechanics

    def verdict(self, start: int, wish: Wish) -> Verdict:
        """Available while more mechanics are free than visits wait for one then; else why not."""
        if self.by_bays(wish):
            return self._judge(None, start, wish, wish.kind)
        end = start + wish.minutes * 60
        judged = [self._judge(each.id, start, wish, wish.kind) for each in self.mechanics]
        free = sum(verdict.available for verdict in judged)
        waiting = self._waiting(start, wish)
        if free and self._suffice(free, waiting, start, wish):
            return Verdict()
        return Verdict(tuple(reserved(waiting, (start, end)))) if free else _nobody(judged, start, end)

    def starts(self, first: int, last: int, wish: Wish) -> list[int]:
        """The instants at which one may begin, in the local days from that of ``first`` to that of ``last``."""
        day, until = (local_of(at, self.zone)[0] for at in (first, last))
        days = [day + timedelta(days=place) for place in range((until - day).days + 1)]
        if self.by_bays(wish):
            return self._starts_of(None, days, wish)
        return self.starts_among([self._starts_of(row.id, days, wish) for row in self.mechanics], wish)

    def _starts_of(self, mechanic_id: UUID | None, days: Sequence[date], wish: Wish) -> list[int]:
        return self.engine.starts(
            mechanic_id, days, wish.minutes, wish.kind, now=wish.now, ignoring=wish.ignoring
        )

    def starts_among(self, by_mechanic: Iterable[Iterable[int]], wish: Wish) -> list[int]:
        """The instants at which one may begin; ``by_mechanic`` are those of each active mechanic."""
        free = Counter(start for each in by_mechanic for start in each)
        return [
            start
            for start in sorted(free)
            if self._suffice(free[start], self._waiting(start, wish), start, wish)
        ]

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

    def _judge(self, mechanic_id: UUID | None, start: int, wish: Wish, kind: VisitKind) -> Verdict:
        end = start + wish.minutes * 60
        return self.engine.verdict(mechanic_id, start, end, kind, now=wish.now, ignoring=wish.ignoring)

    def _waiting(self, start: int, wish: Wish) -> list[Reservation]:
        """The visits of either sort that need a mechanic then and have none."""
        end = start + wish.minutes * 60
        return [
            row
            for row in self._unnamed
            if row.starts < end and row.ends > start and row.id not in wish.ignoring and counts(row, wish.now)
        ]

    @cached_property
    def _unnamed(self) -> list[Reservation]:
        return [
            row
            for row in self.reservations
            if row.mechanic_id is None and row.kind is not ReservationKind.LEASE
        ]

    def _suffice(self, free: int, waiting: Sequence[Reservation], start: int, wish: Wish) -> bool:
        """Whether one of ``free`` mechanics is left: those of the other sort go to who takes only these, first."""
        if free > len(waiting):
            return True
        others = sum((row.bay_id is not None) != wish.in_person for row in waiting)
        alike = len(waiting) - others
        if not others or free <= alike:
            return False
        return free > alike + max(0, others - self._spare(start, wish))

    def _spare(self, start: int, wish: Wish) -> int:
        """Mechanics who are free then for the other sort of visit alone."""
        kinds = AT_A_DISTANCE if wish.in_person else (VisitKind.IN_PERSON,)
        return sum(
            not self._judge(each.id, start, wish, wish.kind).available
            and any(self._judge(each.id, start, wish, kind).available for kind in kinds)
            for each in self.mechanics
        )


def _nobody(judged: Iterable[Verdict], start: int, end: int) -> Verdict:
    """Why no mechanic is free: somebody was quicker where only that stands against one, else what else does."""
    rows = list(judged)
    taken = [row for row in rows if TAKEN.issuperset(row.reasons)]
    refusals = [
        refusal for row in taken or rows for refusal in row.refusals if taken or refusal.reason not in TAKEN
    ]
    return Verdict(tuple(refusals) or (Refusal(reason=Reason.KIND_NOT_OFFERED, starts=start, ends=end),))
