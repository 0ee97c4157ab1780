"""Free slots against a bare sweep over the same whole numbers: the least that any engine must do.

The baseline is given everything as sorted lists of ``int`` (hours a day, what is taken, what each bay has)
and finds the free starts; it knows no zones, reasons, settings or holds. Not here: a bound that fails.
"""

from __future__ import annotations

import random
import statistics
import time
from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduling.availability import Availability, Inputs
from scheduling.calendar_rules import instant_of
from scheduling.ids import uuid7
from scheduling.records import Bay, ExternalBusy, Mechanic, Organization, Reservation, WorkshopHours
from scheduling.vocabulary import OrganizationKind, ReservationKind, ReservationStatus, VisitKind

ZONE = ZoneInfo("America/Montreal")
FIRST = date(2026, 6, 1)
NOW = 1_780_300_800
BUFFER = 900
GRID = 1800
LENGTH = 1800
RUNS = 15

Lists = list[list[tuple[int, int]]]


def workshop(mechanics: int, days: int, seed: int = 7) -> Inputs:
    """A busy shop: about half of each mechanic's day is taken, some of it by calendars outside."""
    chance = random.Random(seed)
    people = [
        Mechanic(
            id=uuid7(),
            name=f"M{n}",
            has_workshop=True,
            account_type="workshop_mechanic",
            kinds=tuple(VisitKind),
        )
        for n in range(mechanics)
    ]
    bays = [Bay(id=uuid7(), name=str(n)) for n in range(5)]
    reservations: list[Reservation] = []
    outside: list[ExternalBusy] = []
    for mechanic in people:
        for day in range(days):
            midnight = instant_of(FIRST + timedelta(day), 0, ZONE) or 0
            for hour in sorted(chance.sample(range(9, 17), 4)):
                starts = midnight + hour * 3600
                if chance.random() < 0.15:
                    outside.append(_busy(mechanic, starts, len(outside)))
                else:
                    bay = chance.choice(bays).id if chance.random() < 0.3 else None
                    reservations.append(_booked(mechanic, starts, bay))
    return Inputs(
        organization=_shop(),
        zone=ZONE,
        workshop_hours=_hours(),
        mechanics=people,
        bays=bays,
        reservations=reservations,
        external_busy=outside,
    )


def _busy(mechanic: Mechanic, starts: int, number: int) -> ExternalBusy:
    return ExternalBusy(
        id=uuid7(),
        mechanic_id=mechanic.id,
        source="c",
        uid=str(number),
        starts=starts,
        ends=starts + 2700,
    )


def _booked(mechanic: Mechanic, starts: int, bay_id: UUID | None) -> Reservation:
    return Reservation(
        id=uuid7(),
        kind=ReservationKind.BOOKING,
        status=ReservationStatus.CONFIRMED,
        starts=starts,
        ends=starts + 1800,
        blocks_end=starts + 2700,
        mechanic_id=mechanic.id,
        bay_id=bay_id,
        session_id=uuid7(),
    )


def _shop() -> Organization:
    return Organization(
        id=uuid7(),
        kind=OrganizationKind.WORKSHOP,
        name="Bench",
        zone=str(ZONE),
        locale="en-CA",
        province="QC",
    )


def _hours() -> list[WorkshopHours]:
    return [
        WorkshopHours(
            id=uuid7(),
            weekday=weekday,
            start_minute=540,
            end_minute=1020,
            break_start_minute=720,
            break_end_minute=765,
        )
        for weekday in range(7)
    ]


def as_numbers(inputs: Inputs, days: int) -> tuple[list[tuple[int, int]], Lists, Lists]:
    """The same input as bare lists: hours, what each mechanic has, what each bay has."""
    hours = []
    for day in range(days):
        midnight = instant_of(FIRST + timedelta(day), 0, ZONE) or 0
        hours += [(midnight + 540 * 60, midnight + 720 * 60), (midnight + 765 * 60, midnight + 1020 * 60)]
    taken = [
        sorted(
            [(row.starts, row.blocks_end) for row in inputs.reservations if row.mechanic_id == mechanic.id]
            + [
                (row.starts + BUFFER, row.ends)
                for row in inputs.external_busy
                if row.mechanic_id == mechanic.id
            ]
        )
        for mechanic in inputs.mechanics
    ]
    bays = [
        sorted((row.starts, row.ends) for row in inputs.reservations if row.bay_id == bay.id)
        for bay in inputs.bays
    ]
    return hours, taken, bays


def bare_sweep(hours: list[tuple[int, int]], taken: list[tuple[int, int]]) -> list[int]:
    """Free grid starts: one pass with two pointers over sorted lists."""
    found: list[int] = []
    span = LENGTH + BUFFER
    index, count, reach = 0, len(taken), 0
    for opens, closes in hours:
        at = opens
        last = closes - LENGTH
        while at <= last:
            while index < count and taken[index][0] < at + span:
                if taken[index][1] > reach:  # noqa: PLR1730 - a call of max() is slower
                    reach = taken[index][1]
                index += 1
            if reach > at:
                at = opens + -(-(reach - opens) // GRID) * GRID
                continue
            stop = last if index == count else min(last, taken[index][0] - span)
            found.extend(range(at, stop + 1, GRID))
            at = opens + -(-(stop + 1 - opens) // GRID) * GRID
    return found


def full_bays(bays: Lists) -> list[tuple[int, int]]:
    """Starts at which no bay is free, as taken spans of the bare sweep: one pass over all edges."""
    edges = []
    for bay in bays:
        reach = -1
        for start, end in bay:
            low = max(start - LENGTH + 1, reach)
            if low < end:
                edges += [(low, 1), (end, -1)]
                reach = end
    edges.sort()
    found: list[tuple[int, int]] = []
    inside = since = 0
    for at, change in edges:
        if inside == len(bays) and at > since:
            found.append((since - 1 + LENGTH + BUFFER, at))
        inside += change
        since = at
    return found


def timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def compare(name: str, ours: Callable[[], object], bare: Callable[[], object]) -> dict[str, object]:
    """Ratios of times taken in turns, after one of each to warm up."""
    ours()
    bare()
    pairs = [(timed(ours), timed(bare)) for _ in range(RUNS)]
    ratios = sorted(mine / base for mine, base in pairs)
    return {
        "name": name,
        "baseline": f"bare integer sweep, {statistics.median(base for _, base in pairs) * 1000:.3f} ms",
        "ratio_min": ratios[0],
        "ratio_median": statistics.median(ratios),
        "ratio_max": ratios[-1],
        "runs": RUNS,
    }


def size(mechanics: int, days: int) -> list[dict[str, object]]:
    inputs = workshop(mechanics, days)
    hours, taken, bays = as_numbers(inputs, days)
    dates = [FIRST + timedelta(day) for day in range(days)]
    engine = Availability(inputs)

    def ask(availability: Availability, kind: VisitKind) -> list[list[int]]:
        return [
            [
                slot.starts
                for slot in availability.slots(mechanic.id, dates, LENGTH // 60, kind, now=NOW, as_staff=True)
            ]
            for mechanic in inputs.mechanics
        ]

    def all_slots(availability: Availability, kind: VisitKind) -> None:
        for mechanic in inputs.mechanics:
            availability.slots(mechanic.id, dates, LENGTH // 60, kind, now=NOW, as_staff=True)

    def bare() -> list[list[int]]:
        return [bare_sweep(hours, busy) for busy in taken]

    def bare_with_bays() -> list[list[int]]:
        full = full_bays(bays)
        return [bare_sweep(hours, sorted(busy + full)) for busy in taken]

    if ask(engine, VisitKind.VIDEO) != bare() or ask(engine, VisitKind.IN_PERSON) != bare_with_bays():
        raise AssertionError("the engine and the bare sweep disagree about the same input")
    label = f"{days} d × {mechanics}"
    return [
        compare(f"slots, {label}", lambda: all_slots(engine, VisitKind.VIDEO), bare),
        compare(f"slots with bays, {label}", lambda: all_slots(engine, VisitKind.IN_PERSON), bare_with_bays),
        compare(
            f"slots, {label}, index built anew",
            lambda: all_slots(Availability(inputs), VisitKind.VIDEO),
            bare,
        ),
    ]


def run() -> list[dict[str, object]]:
    """One row a comparison: name, baseline, ratio_min, ratio_median, ratio_max, runs."""
    return size(20, 30) + size(1, 1)


if __name__ == "__main__":
    for row in run():
        print(row)
