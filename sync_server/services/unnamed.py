"""Customers' sessions at a distance that name no mechanic: as many at one time as there are mechanics free for them.

Such a session takes nobody's time before somebody accepts it, so the engine finds room for any number; what staff book
so is theirs to settle. A visit in person takes a bay, which the engine counts.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from uuid import UUID

from scheduling.availability import Availability
from scheduling.records import Mechanic, Reservation
from scheduling.reservations import counts
from scheduling.vocabulary import VisitKind


def has_room(
    engine: Availability,
    mechanics: Iterable[Mechanic],
    reservations: Iterable[Reservation],
    span: tuple[int, int],
    *,
    kind: VisitKind,
    now: int,
    ignoring: Collection[UUID] = (),
) -> bool:
    """Whether more mechanics are free in ``span`` than sessions wait for one there."""
    start, end = span
    free = sum(
        engine.verdict(each.id, start, end, kind, now=now, ignoring=ignoring).available
        for each in mechanics
        if each.active
    )
    return free > _waiting(reservations, start, end, now, ignoring)


def starts(
    by_mechanic: Iterable[Iterable[int]], reservations: Iterable[Reservation], minutes: int, now: int
) -> list[int]:
    """The instants at which one may begin; ``by_mechanic`` are those of each active mechanic."""
    free = Counter(start for each in by_mechanic for start in each)
    unnamed = [row for row in reservations if _names_nobody(row)]
    return [
        start for start in sorted(free) if free[start] > _waiting(unnamed, start, start + minutes * 60, now)
    ]


def _waiting(
    rows: Iterable[Reservation], start: int, end: int, now: int, ignoring: Collection[UUID] = ()
) -> int:
    return sum(
        _names_nobody(row)
        and row.starts < end
        and row.ends > start
        and row.id not in ignoring
        and counts(row, now)
        for row in rows
    )


def _names_nobody(row: Reservation) -> bool:
    return row.mechanic_id is None and row.bay_id is None
