"""Changing when somebody can be booked: what a change may say, and the rows that it makes. For both sides.

Not here: who may (``rights``, and the server), what follows for free times (``availability``).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from itertools import pairwise
from uuid import UUID

from scheduling.calendar_rules import DAY_MINUTES
from scheduling.commands import (
    AskTimeOff,
    HoursBlock,
    HoursCommand,
    MechanicSettings,
    OpeningDay,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
    SetSpecialDay,
)
from scheduling.errors import Invalid
from scheduling.mechanics import ALLOWED_KINDS, is_affiliated, mechanic_type
from scheduling.records import Mechanic, SpecialDay, TimeOff, WeeklyBlock, WorkshopHours
from scheduling.vocabulary import SpecialDayKind, TimeOffStatus

WEEK_MINUTES = 7 * DAY_MINUTES
GRIDS = frozenset({15, 20, 30, 60})
"""Minutes between the times offered."""
MOST_BLOCKS = 70
"""Of one mechanic's week."""
MOST_BUFFER = DAY_MINUTES
MOST_NOTICE = 60 * DAY_MINUTES
MOST_HORIZON = 366
LONGEST_DAYS = 366
"""Of one time off."""


def check_hours(command: HoursCommand) -> None:
    """Raise ``Invalid`` for hours that no week has, a time off without an end, settings out of range."""
    match command:
        case SetMechanicHours():
            _check_week(command.blocks, MOST_BLOCKS)
        case SetOpeningHours():
            _check_week(command.days, 7)
            if len({day.weekday for day in command.days}) < len(command.days):
                raise Invalid("a weekday has one line")
            for day in command.days:
                _check_break(day)
        case SetSpecialDay():
            _check_special(command)
        case AskTimeOff():
            _check_time_off(command)
        case SetMechanicSettings():
            _check_settings(command.to)
        case _:
            pass


def _check_week(blocks: Sequence[HoursBlock | OpeningDay], most: int) -> None:
    if len(blocks) > most:
        raise Invalid("too many blocks")
    if len({block.id for block in blocks}) < len(blocks):
        raise Invalid("an id occurs twice")
    for block in blocks:
        if not 0 <= block.weekday <= 6:
            raise Invalid("weekday is out of range")
        _check_minutes(block.start_minute, block.end_minute)
    spans = sorted(_in_week(block) for block in blocks)
    around = [*spans, *((start + WEEK_MINUTES, end + WEEK_MINUTES) for start, end in spans[:1])]
    if any(after[0] < before[1] for before, after in pairwise(around)):
        raise Invalid("blocks overlap")


def _in_week(block: HoursBlock | OpeningDay) -> tuple[int, int]:
    midnight = block.weekday * DAY_MINUTES
    return midnight + block.start_minute, midnight + block.end_minute


def _check_minutes(start: int, end: int) -> None:
    """It begins on its day, and ends after that, at the latest at the end of the next."""
    if not 0 <= start < DAY_MINUTES or not start < end <= 2 * DAY_MINUTES:
        raise Invalid("hours are out of range")


def _check_break(day: OpeningDay) -> None:
    start, end = day.break_start_minute, day.break_end_minute
    if start is None and end is None:
        return
    if start is None or end is None or not day.start_minute <= start < end <= day.end_minute:
        raise Invalid("the break does not lie within the hours")


def _check_special(command: SetSpecialDay) -> None:
    if command.kind is SpecialDayKind.CLOSED:
        if command.start_minute is not None or command.end_minute is not None:
            raise Invalid("a closed day has no hours")
    elif command.start_minute is None or command.end_minute is None:
        raise Invalid("a day with hours of its own needs them")
    else:
        _check_minutes(command.start_minute, command.end_minute)


def _check_time_off(command: AskTimeOff) -> None:
    days, instants = (command.first_day, command.last_day), (command.starts, command.ends)
    if command.first_day is not None and command.last_day is not None and instants == (None, None):
        if not 0 <= (command.last_day - command.first_day).days < LONGEST_DAYS:
            raise Invalid("the days are out of range")
    elif command.starts is not None and command.ends is not None and days == (None, None):
        if not 0 < command.ends - command.starts <= LONGEST_DAYS * DAY_MINUTES * 60:
            raise Invalid("the times are out of range")
    else:
        raise Invalid("a time off has days or times")


def _check_settings(to: MechanicSettings) -> None:
    if to.grid_minutes is not None and to.grid_minutes not in GRIDS:
        raise Invalid("grid_minutes is none of 15, 20, 30, 60")
    for name, most in (
        ("buffer_minutes", MOST_BUFFER),
        ("notice_minutes", MOST_NOTICE),
        ("horizon_days", MOST_HORIZON),
    ):
        value = getattr(to, name)
        if value is not None and not 0 <= value <= most:
            raise Invalid(f"{name} is out of range")
    if len(set(to.kinds)) < len(to.kinds):
        raise Invalid("a kind occurs twice")


def weekly_blocks(command: SetMechanicHours) -> list[WeeklyBlock]:
    """The rows of the week."""
    return [
        WeeklyBlock(
            id=block.id,
            mechanic_id=command.mechanic_id,
            weekday=block.weekday,
            start_minute=block.start_minute,
            end_minute=block.end_minute,
        )
        for block in command.blocks
    ]


def opening_hours(command: SetOpeningHours) -> list[WorkshopHours]:
    """The rows of the week."""
    return [
        WorkshopHours(**{field.name: getattr(day, field.name) for field in fields(day)})
        for day in command.days
    ]


def special_day(command: SetSpecialDay, before: SpecialDay | None) -> SpecialDay:
    """The row; what was a statutory holiday stays one, whatever its hours."""
    return SpecialDay(
        id=command.special_day_id,
        day=command.day,
        kind=command.kind,
        label_en=command.label_en,
        label_fr=command.label_fr,
        statutory=before is not None and before.statutory,
        start_minute=command.start_minute,
        end_minute=command.end_minute,
    )


def time_off(command: AskTimeOff, mechanic: Mechanic) -> TimeOff:
    """The row. Only what an affiliated mechanic asks for waits for a yes."""
    waits = command.as_request and is_affiliated(mechanic)
    return TimeOff(
        id=command.time_off_id,
        mechanic_id=command.mechanic_id,
        status=TimeOffStatus.PENDING if waits else TimeOffStatus.APPROVED,
        first_day=command.first_day,
        last_day=command.last_day,
        starts=command.starts,
        ends=command.ends,
        label=command.label,
    )


def settings_of(mechanic: Mechanic) -> MechanicSettings:
    """As an editor shows them."""
    values = {
        field.name: getattr(mechanic, field.name)
        for field in fields(MechanicSettings)
        if field.name != "kinds"
    }
    return MechanicSettings(kinds=list(mechanic.kinds), **values)


def stale_settings(command: SetMechanicSettings, mechanic: Mechanic) -> dict[str, tuple[str, str]]:
    """The fields that the user changed and somebody else too, otherwise: theirs and the user's."""
    present = settings_of(mechanic)
    return {
        name: (_text(getattr(present, name)), _text(getattr(command.to, name)))
        for name in changed_settings(command)
        if getattr(present, name) not in (getattr(command.seen, name), getattr(command.to, name))
    }


def changed_settings(command: SetMechanicSettings) -> list[str]:
    """The names of the fields that the user changed."""
    names = (field.name for field in fields(MechanicSettings))
    return [name for name in names if getattr(command.seen, name) != getattr(command.to, name)]


def with_settings(command: SetMechanicSettings, mechanic: Mechanic) -> Mechanic:
    """The row with what the user changed; raises ``Invalid`` for a kind that this type of mechanic has not."""
    changed = {name: getattr(command.to, name) for name in changed_settings(command)}
    if "kinds" in changed:
        if not set(changed["kinds"]) <= ALLOWED_KINDS[mechanic_type(mechanic)]:
            raise Invalid("this type of mechanic does not offer that kind of visit")
        changed["kinds"] = tuple(changed["kinds"])
    return replace(mechanic, **changed)


def same_rows(seen: Iterable[UUID], present: Iterable[UUID]) -> bool:
    """Whether a week is still the one that the user saw."""
    return set(seen) == set(present)


def _text(value: object) -> str:
    if isinstance(value, list):
        return ",".join(value)
    return "" if value is None else str(value).lower()
