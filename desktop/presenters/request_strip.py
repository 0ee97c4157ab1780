"""A day of the workshop as a strip by mechanic and bay, with the times that are asked about in it.

What is taken and when nobody works is read as the calendar paints it; whether a time is free is the engine's to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.offered_to import offered_to
from desktop.presenters.requests_model import Placement, Rival
from desktop.store.local_store import LocalStore
from scheduling.availability import DayShape
from scheduling.calendar_rules import day_bounds
from scheduling.intervals import Span, clip, difference, union
from scheduling.mechanics import offered_kinds
from scheduling.records import Customer, Reservation, Session
from scheduling.reservations import counts
from scheduling.vocabulary import ReservationKind, VisitKind

HOUR = 3600
EMPTY_DAY = (8, 17)
"""Hours that are shown of a day on which nobody works and nothing stands."""


class BarKind(StrEnum):
    """What a bar in the strip is."""

    TAKEN = "taken"
    HELD = "held"
    ASKED = "asked"
    CLASH = "clash"
    """Asked, and something stands against it."""
    RIVAL = "rival"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    starts: int
    ends: int
    kind: BarKind
    customer: str = ""
    hold: ReservationKind | None = None
    waiting: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class StripRow:
    """A mechanic's or a bay's."""

    name: str
    is_bay: bool
    away: tuple[Span, ...]
    """When nobody works there, breaks apart."""
    breaks: tuple[Span, ...]
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """``starts`` and ``ends`` are full hours, between which everything lies that is shown."""

    day: date
    starts: int
    ends: int
    rows: tuple[StripRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The times that are asked about, for one customer, and who else wants them."""

    customer: str
    placements: Sequence[Placement]
    rivals: Sequence[Rival] = ()
    own: Sequence[UUID] = ()
    """Holds that are for this customer already: not shown as somebody's."""
    minutes: int = 60


def day_strip(store: LocalStore, source: AvailabilitySource, day: date, asked: Asked, now: int) -> Strip:
    """The whole day, mechanics first; only those who take visits in person, and the bays."""
    zone = source.zone()
    bounds = day_bounds(day, zone)
    slots = [
        row for row in store.between(Reservation, *bounds) if counts(row, now) and row.id not in asked.own
    ]
    bars = _Bars(store, slots, asked, bounds)
    engine = source.near(*bounds)
    shop = engine.shape(None, day)
    rows = [
        _row(person.name, engine.shape(person.id, day), bars.of_mechanic(person.id), is_bay=False)
        for person in source.mechanics()
        if VisitKind.IN_PERSON in offered_kinds(person)
    ]
    rows += [_row(bay.name, shop, bars.of_bay(bay.id), is_bay=True) for bay in source.bays()]
    low, high = _extent(rows, bounds)
    return Strip(day=day, starts=low, ends=high, rows=tuple(_cut(row, (low, high)) for row in rows))


class _Bars:
    """What stands in each row."""

    def __init__(self, store: LocalStore, slots: Sequence[Reservation], asked: Asked, within: Span) -> None:
        self._slots = slots
        self._asked = asked
        self._wanted_here = [each for each in asked.placements if within[0] <= each.starts < within[1]]
        self._rivals_here = [each for each in asked.rivals if within[0] <= each.starts < within[1]]
        self._waiting = store.waiting_rows()
        sessions = store.some(Session, {row.session_id for row in slots if row.session_id})
        customers = store.some(Customer, {row.customer_id for row in sessions.values()})
        self._names = {
            row.id: customers[row.customer_id].name
            for row in sessions.values()
            if row.customer_id in customers
        }
        self._names |= offered_to(store, slots)

    def of_mechanic(self, mechanic_id: UUID) -> list[Bar]:
        taken = [self._bar(row) for row in self._slots if row.mechanic_id == mechanic_id]
        rivals = [self._rival(each) for each in self._rivals_here if each.mechanic_id == mechanic_id]
        asked = [each for each in self._wanted_here if each.mechanic_id == mechanic_id]
        return [*taken, *rivals, *map(self._wanted, asked)]

    def of_bay(self, bay_id: UUID) -> list[Bar]:
        taken = [self._bar(row) for row in self._slots if row.bay_id == bay_id]
        asked = [each for each in self._wanted_here if each.bay_id == bay_id]
        rivals = [
            self._rival(each)
            for each in self._rivals_here
            if each.mechanic_id is None and any(self._meets(each, place) for place in asked)
        ]
        return [*taken, *rivals, *map(self._wanted, asked)]

    def _meets(self, rival: Rival, place: Placement) -> bool:
        return rival.starts < place.ends and place.starts < rival.starts + self._asked.minutes * 60

    def _bar(self, row: Reservation) -> Bar:
        held = row.kind is not ReservationKind.BOOKING
        return Bar(
            starts=row.starts,
            ends=row.ends,
            kind=BarKind.HELD if held else BarKind.TAKEN,
            customer=self._names.get(row.session_id or row.id, ""),
            hold=row.kind if held else None,
            waiting=bool({row.id, row.session_id} & self._waiting),
        )

    def _wanted(self, place: Placement) -> Bar:
        kind = BarKind.CLASH if place.blocking else BarKind.ASKED
        return Bar(starts=place.starts, ends=place.ends, kind=kind, customer=self._asked.customer)

    def _rival(self, rival: Rival) -> Bar:
        ends = rival.starts + self._asked.minutes * 60
        return Bar(starts=rival.starts, ends=ends, kind=BarKind.RIVAL, customer=rival.customer)


def _row(name: str, shape: DayShape, bars: list[Bar], *, is_bay: bool) -> StripRow:
    whole = (shape.starts, shape.ends)
    off = union([part for part, _ in (*shape.time_off, *shape.external)])
    work = difference(union(list(shape.open)), off)
    breaks = tuple(difference(list(shape.breaks), off))
    away = difference(difference([whole], work), list(breaks))
    order = sorted(bars, key=lambda bar: (bar.starts, bar.ends, bar.kind))
    return StripRow(name=name, is_bay=is_bay, away=tuple(away), breaks=breaks, bars=tuple(order))


def _extent(rows: Sequence[StripRow], bounds: Span) -> Span:
    """From the first to the last hour at which anybody works or anything stands."""
    spans: list[Span] = [(bar.starts, bar.ends) for row in rows for bar in row.bars]
    spans += [span for row in rows for span in difference([bounds], list(row.away))]
    if not spans:
        return bounds[0] + EMPTY_DAY[0] * HOUR, bounds[0] + EMPTY_DAY[1] * HOUR
    low, high = min(span[0] for span in spans), max(span[1] for span in spans)
    return low // HOUR * HOUR, -(-high // HOUR) * HOUR


def _cut(row: StripRow, within: Span) -> StripRow:
    return StripRow(
        name=row.name,
        is_bay=row.is_bay,
        away=tuple(clip(list(row.away), within)),
        breaks=tuple(clip(list(row.breaks), within)),
        bars=row.bars,
    )
