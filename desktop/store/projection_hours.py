"""What a pending change of hours, special days, time off or settings makes of the rows; as ``projection``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from desktop.store.projected import Effect, Removed, Rows
from scheduling import hours_editing as editing
from scheduling.commands import (
    AskTimeOff,
    DecideTimeOff,
    HoursCommand,
    RemoveSpecialDay,
    RemoveTimeOff,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
    SetSpecialDay,
)
from scheduling.errors import Invalid
from scheduling.records import Mechanic, SpecialDay, TimeOff, WeeklyBlock, WorkshopHours
from scheduling.vocabulary import TimeOffStatus


def hours_touched(command: HoursCommand) -> frozenset[UUID]:
    """The ids of the rows that the command is about."""
    match command:
        case SetMechanicHours():
            return frozenset({*command.seen, *(block.id for block in command.blocks)})
        case SetOpeningHours():
            return frozenset({*command.seen, *(day.id for day in command.days)})
        case SetSpecialDay() | RemoveSpecialDay():
            return frozenset({command.special_day_id})
        case AskTimeOff() | DecideTimeOff() | RemoveTimeOff():
            return frozenset({command.time_off_id})
        case SetMechanicSettings():
            return frozenset({command.mechanic_id})


def project_hours(command: HoursCommand, rows: Rows) -> list[Effect]:
    """The rows as they should look when the server agrees."""
    match command:
        case SetMechanicHours():
            before = [row for row in rows.all(WeeklyBlock) if row.mechanic_id == command.mechanic_id]
            return _week(command.seen, before, editing.weekly_blocks(command))
        case SetOpeningHours():
            return _week(command.seen, rows.all(WorkshopHours), editing.opening_hours(command))
        case SetSpecialDay():
            return [editing.special_day(command, rows.get(SpecialDay, command.special_day_id))]
        case RemoveSpecialDay():
            known = rows.get(SpecialDay, command.special_day_id)
            return [] if known is None else [Removed(SpecialDay, known.id)]
        case SetMechanicSettings():
            return _settings(command, rows)
        case _:
            return _time_off(command, rows)


def _week(
    seen: Sequence[UUID],
    before: Sequence[WeeklyBlock] | Sequence[WorkshopHours],
    wanted: Sequence[WeeklyBlock] | Sequence[WorkshopHours],
) -> list[Effect]:
    """Nothing where somebody else changed the week meanwhile, as on the server."""
    if not editing.same_rows(seen, (row.id for row in before)):
        return []
    kept = {row.id for row in wanted}
    return [*(Removed(type(row), row.id) for row in before if row.id not in kept), *wanted]


def _settings(command: SetMechanicSettings, rows: Rows) -> list[Effect]:
    mechanic = rows.get(Mechanic, command.mechanic_id)
    if mechanic is None or editing.stale_settings(command, mechanic):
        return []
    try:
        return [editing.with_settings(command, mechanic)]
    except Invalid:  # the server says so
        return []


def _time_off(command: AskTimeOff | DecideTimeOff | RemoveTimeOff, rows: Rows) -> list[Effect]:
    known = rows.get(TimeOff, command.time_off_id)
    match command:
        case AskTimeOff():
            mechanic = rows.get(Mechanic, command.mechanic_id)
            return [] if mechanic is None or known is not None else [editing.time_off(command, mechanic)]
        case DecideTimeOff() if known is not None:
            status = TimeOffStatus.APPROVED if command.approve else TimeOffStatus.DECLINED
            return [replace(known, status=status)]
        case RemoveTimeOff() if known is not None:
            return [Removed(TimeOff, known.id)]
    return []
