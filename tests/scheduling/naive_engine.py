"""The rules of availability a second time, straight from the specification, minute by minute and slowly.

The oracle of the engine: no intervals, no index, no arithmetic with offsets. It walks through every minute
and looks at the clock on the wall. Test data stands on whole minutes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from uuid import UUID

from scheduling.availability import Inputs
from scheduling.records import Mechanic, Reservation, SpecialDay
from scheduling.vocabulary import (
    OrganizationKind,
    Reason,
    ReservationStatus,
    SpecialDayKind,
    TimeOffStatus,
    VisitKind,
)

Wall = tuple[date, int]
"""A local day and a minute of it, 0 to 1439."""
Block = frozenset[int]
"""Instants of whole minutes."""


@lru_cache(maxsize=64)
def clock(zone: tzinfo, around: date) -> tuple[tuple[int, Wall], ...]:
    """(instant, what the wall shows) for each minute from six days before to six days after."""
    noon = int(datetime(around.year, around.month, around.day, 12, tzinfo=UTC).timestamp())
    minutes = range(noon - 6 * 86_400, noon + 6 * 86_400, 60)
    shown = (datetime.fromtimestamp(at, zone) for at in minutes)
    return tuple(
        (at, (when.date(), when.hour * 60 + when.minute)) for at, when in zip(minutes, shown, strict=True)
    )


@lru_cache(maxsize=100_000)
def reached(zone: tzinfo, around: date, wanted: Wall) -> int:
    """By looking at the clock each minute: the first instant that shows ``wanted`` or a later time."""
    return next(at for at, wall in clock(zone, around) if wall >= wanted)


@dataclass
class Naive:
    inputs: Inputs
    around: date

    def __post_init__(self) -> None:
        self.first: dict[Wall, int] = {}
        for at, wall in clock(self.inputs.zone, self.around):
            self.first.setdefault(wall, at)
        self.days = [self.around + timedelta(by) for by in range(-4, 5)]

    def from_on(self, day: date, minute: int) -> int:
        """The first instant whose clock shows that time or a later one."""
        return reached(self.inputs.zone, self.around, (day + timedelta(minute // 1440), minute % 1440))

    def mechanic(self, mechanic_id: UUID | None) -> Mechanic | None:
        return next((row for row in self.inputs.mechanics if row.id == mechanic_id), None)

    def closed_or_special(self, day: date) -> SpecialDay | None:
        rows = [row for row in self.inputs.special_days if row.day == day]
        closed = [row for row in rows if row.kind is SpecialDayKind.CLOSED]
        return next(iter(closed or rows), None)

    # Blocks, as (day, first minute, last minute + 1); minutes may pass 1440.

    def cut(self, day: date, start: int, end: int, binding: set[date]) -> Iterator[tuple[date, int, int]]:
        for by in range(1, 3):
            if day + timedelta(by) in binding:
                end = min(end, by * 1440)
        if start < end:
            yield day, start, end

    def special_hours(self, day: date) -> list[tuple[int, int]]:
        special = self.closed_or_special(day)
        if special is None or special.kind is SpecialDayKind.CLOSED:
            return []
        rows = [row for row in self.inputs.special_days if row.day == day]
        return [
            (row.start_minute, row.end_minute)
            for row in rows
            if row.start_minute is not None and row.end_minute is not None
        ]

    def workshop_blocks(self) -> Iterator[tuple[date, int, int]]:
        binding = {row.day for row in self.inputs.special_days}
        for day in self.days:
            if day in binding:
                for start, end in self.special_hours(day):
                    yield from self.cut(day, start, end, binding)
                continue
            for row in self.inputs.workshop_hours:
                if row.weekday != day.weekday():
                    continue
                if row.break_start_minute is None or row.break_end_minute is None:
                    yield from self.cut(day, row.start_minute, row.end_minute, binding)
                else:
                    yield from self.cut(day, row.start_minute, row.break_start_minute, binding)
                    yield from self.cut(day, row.break_end_minute, row.end_minute, binding)

    def own_specials(self, mechanic: Mechanic) -> set[date]:
        """The special days that bear on a virtual-only mechanic's own blocks."""
        solo = self.inputs.organization.kind is OrganizationKind.SOLO
        if kind_of(mechanic) != "virtual":
            return set()
        return {row.day for row in self.inputs.special_days if solo or row.kind is SpecialDayKind.CLOSED}

    def own_blocks(self, mechanic: Mechanic) -> Iterator[tuple[date, int, int]]:
        binding = self.own_specials(mechanic)
        for day in self.days:
            if day in binding:
                for start, end in self.special_hours(day):
                    yield from self.cut(day, start, end, binding)
                continue
            for row in self.inputs.weekly_blocks:
                if row.mechanic_id == mechanic.id and row.weekday == day.weekday():
                    yield from self.cut(day, row.start_minute, row.end_minute, binding)

    def calendars(self, mechanic: Mechanic | None) -> list[tuple[Reason, list[tuple[date, int, int]]]]:
        workshop = (Reason.WORKSHOP_CLOSED, list(self.workshop_blocks()))
        if mechanic is None:
            return [workshop]
        own = (Reason.OUTSIDE_HOURS, list(self.own_blocks(mechanic)))
        has_roster = any(row.mechanic_id == mechanic.id for row in self.inputs.weekly_blocks)
        match kind_of(mechanic):
            case "virtual":
                return [own]
            case "independent":
                return [workshop, own]
            case _:
                return [workshop, own] if has_roster else [workshop]

    def pieces(self, mechanic: Mechanic | None) -> set[tuple[date, int, int]]:
        """Base blocks: a block of one calendar, or what two of them share."""
        calendars = self.calendars(mechanic)
        found = set(calendars[0][1])
        for _, others in calendars[1:]:
            both = set()
            for day, start, end in found:
                for other_day, other_start, other_end in others:
                    apart = (other_day - day).days * 1440
                    low, high = max(start, other_start + apart), min(end, other_end + apart)
                    if low < high:
                        both.add((day, low, high))
            found = both
        return found

    def instants(self, block: tuple[date, int, int]) -> range:
        day, start, end = block
        return range(self.from_on(day, start), self.from_on(day, end), 60)

    # The verdict

    def reasons(
        self,
        mechanic_id: UUID | None,
        start: int,
        end: int,
        kind: VisitKind,
        *,
        now: int,
        ignoring: Collection[UUID] = (),
        as_staff: bool = False,
        drop_buffer: bool = False,
    ) -> set[Reason]:
        mechanic = self.mechanic(mechanic_id)
        session = set(range(start, end, 60))
        found = set(self.window(mechanic, start, now, as_staff=as_staff))
        if mechanic is not None and (kind not in mechanic.kinds or not mechanic.active):
            found.add(Reason.KIND_NOT_OFFERED)
        if mechanic is not None and kind_of(mechanic) == "virtual" and kind is VisitKind.IN_PERSON:
            found.add(Reason.KIND_NOT_OFFERED)
        found |= self.hours(mechanic, session)
        found |= self.away(mechanic, session)
        for event in self.inputs.external_busy:
            everybody = event.mechanic_id is None
            if (everybody or event.mechanic_id == mechanic_id) and touches(session, event.starts, event.ends):
                found.add(Reason.BUSY_ELSEWHERE)
        dropped = drop_buffer and as_staff and mechanic is not None and kind_of(mechanic) == "affiliated"
        if mechanic is not None:
            found |= self.taken(mechanic, (start, end), now, ignoring, dropped=dropped)
        if kind is VisitKind.IN_PERSON and not self.bay_free(session, now, ignoring):
            found.add(Reason.NO_BAY)
        return found

    def setting(self, mechanic: Mechanic | None, name: str) -> int:
        own = getattr(mechanic, name) if mechanic is not None else None
        return int(getattr(self.inputs.organization, name) if own is None else own)

    def window(self, mechanic: Mechanic | None, start: int, now: int, *, as_staff: bool) -> Iterator[Reason]:
        if start < now:
            yield Reason.IN_PAST
        elif not as_staff and start - now < self.setting(mechanic, "notice_minutes") * 60:
            yield Reason.TOO_SOON
        elif start - now > self.setting(mechanic, "horizon_days") * 86_400:
            yield Reason.TOO_FAR

    def hours(self, mechanic: Mechanic | None, session: set[int]) -> set[Reason]:
        if any(all(at in self.instants(piece) for at in session) for piece in self.pieces(mechanic)):
            return set()
        found: set[Reason] = set()
        for usual, blocks in self.calendars(mechanic):
            open_at = {at for block in blocks for at in self.instants(block)}
            for at in session - open_at:
                found.add(self.why_closed(mechanic, usual, at))
        return found or {Reason.OUTSIDE_HOURS}

    def why_closed(self, mechanic: Mechanic | None, usual: Reason, at: int) -> Reason:
        premises = usual is Reason.WORKSHOP_CLOSED
        day = max(day for day in self.days if self.from_on(day, 0) <= at)
        binding = {row.day for row in self.inputs.special_days}
        if not premises:
            assert mechanic is not None
            binding = self.own_specials(mechanic)
        if day in binding:
            return Reason.SPECIAL_DAY
        if not premises:
            return usual
        for row in self.inputs.workshop_hours:
            if row.break_start_minute is None or row.break_end_minute is None:
                continue
            for of in self.days:
                if row.weekday == of.weekday() and of not in binding:
                    pause = self.instants((of, row.break_start_minute, row.break_end_minute))
                    if at in pause:
                        return Reason.ON_BREAK
        return usual

    def away(self, mechanic: Mechanic | None, session: set[int]) -> set[Reason]:
        for row in self.inputs.time_off:
            if mechanic is None or row.mechanic_id != mechanic.id or row.status is TimeOffStatus.DECLINED:
                continue
            if row.status is TimeOffStatus.PENDING and kind_of(mechanic) == "affiliated":
                continue
            if row.first_day is not None and row.last_day is not None:
                starts = self.from_on(row.first_day, 0)
                ends = self.from_on(row.last_day + timedelta(1), 0)
            else:
                starts, ends = row.starts or 0, row.ends or 0
            if touches(session, starts, ends):
                return {Reason.TIME_OFF}
        return set()

    def taken(
        self,
        mechanic: Mechanic,
        span: tuple[int, int],
        now: int,
        ignoring: Collection[UUID],
        *,
        dropped: bool,
    ) -> set[Reason]:
        start, end = span
        buffer = 0 if dropped else self.setting(mechanic, "buffer_minutes") * 60
        session = set(range(start, end, 60))
        with_buffer = set(range(start, end + buffer, 60))
        found = set()
        for row in self.inputs.reservations:
            if row.mechanic_id != mechanic.id or not counts(row, now, ignoring):
                continue
            if touches(session, row.starts, row.ends):
                found.add(Reason.BOOKED if row.status is ReservationStatus.CONFIRMED else Reason.HELD)
            elif not dropped and touches(with_buffer, row.starts, row.blocks_end):
                found.add(Reason.BUFFER)
        return found

    def bay_free(self, session: set[int], now: int, ignoring: Collection[UUID]) -> bool:
        return any(
            bay.active
            and not any(
                row.bay_id == bay.id and counts(row, now, ignoring) and touches(session, row.starts, row.ends)
                for row in self.inputs.reservations
            )
            for bay in self.inputs.bays
        )

    def grid(self, mechanic_id: UUID | None, day: date) -> list[int]:
        """The grid times of a local day: from each block's start; none that is skipped, the first of two."""
        mechanic = self.mechanic(mechanic_id)
        step = self.setting(mechanic, "grid_minutes")
        found = set()
        for of, start, end in self.pieces(mechanic):
            for minute in range(start, end, step):
                wall = (of + timedelta(minute // 1440), minute % 1440)
                if wall[0] == day and wall in self.first:
                    found.add(self.first[wall])
        return sorted(found)


def kind_of(mechanic: Mechanic) -> str:
    if mechanic.has_workshop and mechanic.account_type == "individual_mechanic":
        return "independent"
    if mechanic.has_workshop and (mechanic.account_type == "workshop_mechanic" or mechanic.partnership):
        return "affiliated"
    return "virtual"


def counts(row: Reservation, now: int, ignoring: Collection[UUID]) -> bool:
    if row.id in ignoring or row.session_id in ignoring:
        return False
    if row.status is ReservationStatus.CONFIRMED:
        return True
    return row.status is ReservationStatus.RESERVED and (row.expires_at is None or now < row.expires_at)


def touches(minutes: set[int], starts: int, ends: int) -> bool:
    """Whether one of the minutes lies in [starts, ends)."""
    return any(starts <= at < ends for at in minutes)
