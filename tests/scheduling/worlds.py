"""Small made-up workshops for properties: few rows, close together, around a clock change more often than not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from hypothesis import strategies as st

from scheduling.availability import Inputs
from scheduling.calendar_rules import day_bounds
from scheduling.records import (
    Bay,
    ExternalBusy,
    Mechanic,
    Organization,
    Reservation,
    SpecialDay,
    TimeOff,
    WeeklyBlock,
    WorkshopHours,
)
from scheduling.vocabulary import (
    OrganizationKind,
    ReservationKind,
    ReservationStatus,
    SpecialDayKind,
    TimeOffStatus,
    VisitKind,
)

FAMOUS = (
    "America/Toronto",
    "America/Montreal",
    "America/St_Johns",
    "Australia/Lord_Howe",
    "Africa/Cairo",
    "UTC",
)
TYPES = (("", True), ("", False), ("individual_mechanic", True), ("workshop_mechanic", True))


@dataclass(frozen=True)
class World:
    inputs: Inputs
    day: date
    """The middle of what happens."""
    now: int

    @property
    def who(self) -> list[UUID | None]:
        return [None, *(mechanic.id for mechanic in self.inputs.mechanics)]

    @property
    def days(self) -> list[date]:
        return [self.day + timedelta(by) for by in (-1, 0, 1)]


@lru_cache
def change_days(name: str) -> tuple[date, ...]:
    """The days of 2026 in which the zone's clocks change (none: the first of June)."""
    zone = ZoneInfo(name)
    days = [date(2026, 1, 1) + timedelta(by) for by in range(365)]
    offsets = [
        datetime(day.year, day.month, day.day, tzinfo=UTC).astimezone(zone).utcoffset() for day in days
    ]
    found = tuple(day for day, one, two in zip(days, offsets, offsets[1:], strict=False) if one != two)
    return found or (date(2026, 6, 1),)


ids = st.uuids(version=4)
quarters = st.integers(0, 95).map(lambda quarter: quarter * 15)


@st.composite
def spans(draw: st.DrawFn, start: int, end: int, longest: int = 240) -> tuple[int, int]:
    """Whole-minute instants from an anchor on, now and then empty."""
    first = start + draw(st.integers(0, (end - start) // 300)) * 300
    return first, first + draw(st.integers(0, longest // 5)) * 300


@st.composite
def minutes_of_day(draw: st.DrawFn, latest: int = 2400) -> tuple[int, int]:
    start = draw(quarters)
    return start, min(start + draw(st.integers(1, 96)) * 15, latest)


@st.composite
def mechanics(draw: st.DrawFn) -> Mechanic:
    account, has_workshop = draw(st.sampled_from(TYPES))
    return Mechanic(
        id=draw(ids),
        name="M",
        has_workshop=has_workshop,
        account_type=account,
        kinds=tuple(draw(st.sets(st.sampled_from(VisitKind), min_size=2))),
        buffer_minutes=draw(st.sampled_from((None, 0, 5, 30))),
        notice_minutes=draw(st.sampled_from((None, 0, 600))),
        horizon_days=draw(st.sampled_from((None, 1))),
        grid_minutes=draw(st.sampled_from((None, 15, 20, 60))),
        active=draw(st.sampled_from((True, True, True, False))),
    )


@st.composite
def workshop_hours(draw: st.DrawFn) -> WorkshopHours:
    start, end = draw(minutes_of_day())
    pause: tuple[int | None, int | None] = (None, None)
    if end - start > 60 and draw(st.booleans()):
        low = start + draw(st.integers(1, (end - start) // 15 - 2)) * 15
        pause = low, min(low + draw(st.sampled_from((10, 30, 60))), end - 5)
    return WorkshopHours(
        id=draw(ids),
        weekday=draw(st.integers(0, 6)),
        start_minute=start,
        end_minute=end,
        break_start_minute=pause[0],
        break_end_minute=pause[1],
    )


@st.composite
def weekly_blocks(draw: st.DrawFn, mechanic_id: UUID) -> WeeklyBlock:
    start, end = draw(minutes_of_day())
    return WeeklyBlock(
        id=draw(ids),
        mechanic_id=mechanic_id,
        weekday=draw(st.integers(0, 6)),
        start_minute=start,
        end_minute=end,
    )


@st.composite
def special_days(draw: st.DrawFn, day: date) -> SpecialDay:
    start, end = draw(minutes_of_day())
    kind = draw(st.sampled_from(SpecialDayKind))
    hours = kind is SpecialDayKind.HOURS
    return SpecialDay(
        id=draw(ids),
        day=day + timedelta(draw(st.integers(-1, 2))),
        kind=kind,
        label_en="Holiday",
        start_minute=start if hours else None,
        end_minute=end if hours else None,
    )


@st.composite
def time_off(draw: st.DrawFn, mechanic_id: UUID, day: date, window: tuple[int, int]) -> TimeOff:
    status = draw(st.sampled_from(TimeOffStatus))
    if draw(st.booleans()):
        first = day + timedelta(draw(st.integers(-1, 1)))
        last = first + timedelta(draw(st.integers(0, 1)))
        return TimeOff(id=draw(ids), mechanic_id=mechanic_id, status=status, first_day=first, last_day=last)
    starts, ends = draw(spans(*window))
    return TimeOff(id=draw(ids), mechanic_id=mechanic_id, status=status, starts=starts, ends=ends)


@st.composite
def reservations(
    draw: st.DrawFn, who: list[UUID | None], where: list[UUID | None], window: tuple[int, int], now: int
) -> Reservation:
    starts, ends = draw(spans(*window, longest=120))
    status = draw(st.sampled_from(ReservationStatus))
    lapses = now + draw(st.sampled_from((-60, 0, 60)))
    return Reservation(
        id=draw(ids),
        kind=ReservationKind.BOOKING,
        status=status,
        starts=starts,
        ends=ends,
        blocks_end=ends + draw(st.sampled_from((0, 900, 1800))),
        mechanic_id=draw(st.sampled_from(who)),
        bay_id=draw(st.sampled_from(where)),
        session_id=draw(st.none() | ids),
        expires_at=lapses if draw(st.booleans()) else None,
    )


@st.composite
def worlds(draw: st.DrawFn) -> World:
    name = draw(st.sampled_from(FAMOUS) | st.sampled_from(sorted(available_timezones())))
    zone = ZoneInfo(name)
    day = draw(st.sampled_from(change_days(name))) + timedelta(draw(st.integers(0, 1)))
    window = day_bounds(day, zone)[0] - 7200, day_bounds(day, zone)[1] + 7200
    people = draw(st.lists(mechanics(), max_size=2, unique_by=lambda row: row.id))
    bays = [
        Bay(id=bay, name="B", active=draw(st.sampled_from((True, True, False))))
        for bay in draw(st.lists(ids, max_size=3, unique=True))
    ]
    who: list[UUID | None] = [None, *(row.id for row in people)]
    where: list[UUID | None] = [None, *(row.id for row in bays)]
    now = window[0] + draw(st.sampled_from((-86_400, -3600, 0, 36_000)))
    unique = {"unique_by": lambda row: row.id}
    own = [weekly_blocks(row.id) for row in people]
    off = [time_off(row.id, day, window) for row in people]
    busy = st.builds(
        lambda id_, mechanic, span: ExternalBusy(
            id=id_, mechanic_id=mechanic, source="s", uid=str(id_), starts=span[0], ends=span[1]
        ),
        ids,
        st.sampled_from(who),
        spans(*window),
    )
    inputs = Inputs(
        organization=Organization(
            id=draw(ids),
            kind=draw(st.sampled_from(OrganizationKind)),
            name="O",
            zone=name,
            locale="en-CA",
            province="QC",
            horizon_days=draw(st.sampled_from((2, 30))),
        ),
        zone=zone,
        workshop_hours=draw(st.lists(workshop_hours(), max_size=8, **unique)),  # type: ignore[arg-type] # a plain function
        special_days=draw(st.lists(special_days(day), max_size=2, **unique)),  # type: ignore[arg-type] # as above
        mechanics=people,
        weekly_blocks=draw(st.lists(st.one_of(own), max_size=10, **unique)) if own else [],  # type: ignore[arg-type] # as above
        time_off=draw(st.lists(st.one_of(off), max_size=2, **unique)) if off else [],  # type: ignore[arg-type] # as above
        external_busy=draw(st.lists(busy, max_size=2, **unique)),  # type: ignore[arg-type] # as above
        reservations=draw(st.lists(reservations(who, where, window, now), max_size=6, **unique)),  # type: ignore[arg-type] # as above
        bays=bays,
    )
    return World(inputs, day, now)
