"""The next three hours of each mechanic, for a strip that is read at a glance: what is taken, when nobody works.

Painted as the calendar paints a day, from the same shape of it. Not here: whether a time is free (``scheduling``).
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_rights import Rights
from desktop.store.local_store import LocalStore
from scheduling.availability import Availability
from scheduling.calendar_rules import local_of
from scheduling.intervals import Span, clip, difference, union
from scheduling.records import Mechanic, Reservation
from scheduling.reservations import counts

AHEAD = 3 * 3600
"""Seconds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One mechanic's. Spans lie within ``starts`` and ``ends``."""

    mechanic: str
    starts: int
    ends: int
    taken: tuple[Span, ...]
    away: tuple[Span, ...]
    """Outside the hours of work, off, or busy by an outside calendar."""


def lanes(store: LocalStore, source: AvailabilitySource, rights: Rights, now: int) -> tuple[Lane, ...]:
    """Of those who work or have something then, in the owner's order; of a mechanic, their own."""
    within = (now, now + AHEAD)
    engine = source.near(*within)
    slots = [row for row in store.between(Reservation, *within) if counts(row, now)]
    people = [row for row in source.mechanics() if rights.as_staff or row.id == rights.own_mechanic]
    found = [_lane(person, engine, source, slots, within) for person in people]
    return tuple(lane for lane in found if lane.taken or lane.away != (within,))


def _lane(
    person: Mechanic, engine: Availability, source: AvailabilitySource, slots: list[Reservation], within: Span
) -> Lane:
    days = sorted({local_of(at, source.zone())[0] for at in within})
    shapes = [engine.shape(person.id, day) for day in days]
    work = union([span for shape in shapes for span in shape.open])
    off = union([part for shape in shapes for part, _ in (*shape.time_off, *shape.external)])
    at_work = clip(difference(work, off), within)
    taken = clip(union([(row.starts, row.ends) for row in slots if row.mechanic_id == person.id]), within)
    return Lane(
        mechanic=person.name,
        starts=within[0],
        ends=within[1],
        taken=tuple(taken),
        away=tuple(difference([within], at_work)),
    )
