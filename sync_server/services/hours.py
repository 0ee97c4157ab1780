"""When people and the workshop can be booked: weeks, special days, time off, settings. Who may change which.

An independent mechanic's hours are nobody's but their own: no owner sets, rosters or approves them (contractor
independence). A workshop does so for its affiliated mechanics only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduling import hours_editing as editing
from scheduling.availability import Refusal
from scheduling.calendar_rules import day_bounds
from scheduling.commands import (
    AskTimeOff,
    DecideTimeOff,
    Outcome,
    RemoveSpecialDay,
    RemoveTimeOff,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
    SetSpecialDay,
)
from scheduling.errors import ErrorCode, Invalid, NotAllowed
from scheduling.intervals import Span
from scheduling.mechanics import is_affiliated
from scheduling.records import Mechanic, SpecialDay, TimeOff, WeeklyBlock, WorkshopHours
from scheduling.reservations import counts
from scheduling.rights import Action
from scheduling.vocabulary import Reason, TimeOffStatus
from sync_server.services.answers import APPLIED, Decision, blocking
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import allows, require
from sync_server.services.schedule import mechanic_in

R = TypeVar("R", WeeklyBlock, WorkshopHours)

MOST_TOLD = 50
"""Bookings that an approved time off lies over, named in its answer."""


async def set_mechanic_hours(
    uow: UnitOfWork, account: Account, command: SetMechanicHours, _now: int
) -> Decision:
    """The week of an independent mechanic by themselves, of an affiliated one by the owner."""
    mechanic = await _mechanic(uow, command.mechanic_id)
    _require_hours(account, mechanic)
    present = await uow.records.find(WeeklyBlock, mechanic_id=mechanic.id)
    return await _replace(uow, WeeklyBlock, command.seen, present, editing.weekly_blocks(command))


async def set_opening_hours(
    uow: UnitOfWork, account: Account, command: SetOpeningHours, _now: int
) -> Decision:
    """The workshop's week, by the owner."""
    require(account, Action.MANAGE_WORKSHOP_HOURS)
    present = await uow.records.all(WorkshopHours)
    return await _replace(uow, WorkshopHours, command.seen, present, editing.opening_hours(command))


async def _replace(
    uow: UnitOfWork, cls: type[R], seen: Sequence[UUID], present: Sequence[R], wanted: Sequence[R]
) -> Decision:
    """Put a week in the place of the one that was seen; nothing, if it is another by now."""
    before = {row.id: row for row in present}
    if not editing.same_rows(seen, before):
        return Decision.conflict(ErrorCode.STALE_EDIT)
    fresh = [row for row in wanted if row.id not in before]
    if fresh and await uow.records.find(cls, id=[row.id for row in fresh]):
        raise Invalid("an id is taken")
    for row_id in before.keys() - {row.id for row in wanted}:
        await uow.records.delete(cls, row_id)
    for row in wanted:
        if row.id in before and row != before[row.id]:
            await uow.records.put(row)
    await uow.records.add_many(fresh)
    return APPLIED


async def set_special_day(uow: UnitOfWork, account: Account, command: SetSpecialDay, _now: int) -> Decision:
    """A closure or hours of its own, by the owner."""
    require(account, Action.MANAGE_WORKSHOP_HOURS)
    before = await uow.records.get(SpecialDay, command.special_day_id)
    row = editing.special_day(command, before)
    if before is None:
        await uow.records.add(row)
    elif row != before:
        await uow.records.put(row)
    return APPLIED


async def remove_special_day(
    uow: UnitOfWork, account: Account, command: RemoveSpecialDay, _now: int
) -> Decision:
    """The weekly hours count again on that day."""
    require(account, Action.MANAGE_WORKSHOP_HOURS)
    gone = await uow.records.delete(SpecialDay, command.special_day_id)
    return APPLIED if gone else Decision.conflict(ErrorCode.GONE)


async def ask_time_off(uow: UnitOfWork, account: Account, command: AskTimeOff, now: int) -> Decision:
    """Counts at once, unless an affiliated mechanic asks: then once the owner says yes.

    The answer names the bookings that it lies over; they stay where they are.
    """
    mechanic = await _mechanic(uow, command.mechanic_id)
    if command.as_request and is_affiliated(mechanic):
        require(account, Action.ASK_TIME_OFF, own=account.is_mechanic(mechanic.id))
    else:
        _require_hours(account, mechanic)
    if await uow.records.has(TimeOff, command.time_off_id):
        raise Invalid("time_off_id is taken")
    row = editing.time_off(command, mechanic)
    await uow.records.add(row)
    return await _with_bookings(uow, account, row, now)


async def decide_time_off(uow: UnitOfWork, account: Account, command: DecideTimeOff, now: int) -> Decision:
    """Yes or no of the owner, to an affiliated mechanic only; either may be changed later."""
    row = await uow.records.get(TimeOff, command.time_off_id)
    if row is None:
        return Decision.conflict(ErrorCode.GONE)
    mechanic = await _mechanic(uow, row.mechanic_id)
    require(account, Action.MANAGE_AFFILIATED_HOURS)
    if not is_affiliated(mechanic):
        raise NotAllowed("an independent mechanic's time off is nobody's to approve")
    decided = TimeOffStatus.APPROVED if command.approve else TimeOffStatus.DECLINED
    if row.status is not decided:
        row = replace(row, status=decided)
        await uow.records.put(row)
    return await _with_bookings(uow, account, row, now)


async def remove_time_off(uow: UnitOfWork, account: Account, command: RemoveTimeOff, _now: int) -> Decision:
    """By who may set it; an affiliated mechanic takes back what is not approved yet."""
    row = await uow.records.get(TimeOff, command.time_off_id)
    if row is None:
        return Decision.conflict(ErrorCode.GONE)
    mechanic = await _mechanic(uow, row.mechanic_id)
    asked = account.is_mechanic(mechanic.id) and row.status is not TimeOffStatus.APPROVED
    if not (asked and allows(account, Action.ASK_TIME_OFF, own=True)):
        _require_hours(account, mechanic)
    await uow.records.delete(TimeOff, row.id)
    return APPLIED


async def set_mechanic_settings(
    uow: UnitOfWork, account: Account, command: SetMechanicSettings, _now: int
) -> Decision:
    """Buffer, notice, horizon, grid, kinds, standing acceptance: set what is still as the user saw it."""
    mechanic = await _mechanic(uow, command.mechanic_id)
    _require_hours(account, mechanic)
    stale = editing.stale_settings(command, mechanic)
    if stale:
        return Decision.conflict(ErrorCode.STALE_EDIT, Outcome(fields=stale))
    changed = editing.with_settings(command, mechanic)
    if changed != mechanic:
        await uow.records.put(changed)
    return APPLIED


async def _mechanic(uow: UnitOfWork, mechanic_id: UUID) -> Mechanic:
    mechanic = mechanic_in(await uow.rule_book(), mechanic_id)
    assert mechanic is not None  # noqa: S101 - it raises for an id
    return mechanic


def _require_hours(account: Account, mechanic: Mechanic) -> None:
    if is_affiliated(mechanic):
        require(account, Action.MANAGE_AFFILIATED_HOURS)
    else:
        require(account, Action.MANAGE_OWN_HOURS, own=account.is_mechanic(mechanic.id))


async def _with_bookings(uow: UnitOfWork, account: Account, row: TimeOff, now: int) -> Decision:
    """What stands in the time off, once it counts."""
    if row.status is not TimeOffStatus.APPROVED:
        return APPLIED
    start, end = _span(row, ZoneInfo((await uow.rule_book()).organization.zone))
    found = [
        Refusal(
            reason=Reason.BOOKED,
            starts=slot.starts,
            ends=slot.ends,
            reservation_id=slot.id,
            session_id=slot.session_id,
        )
        for slot in await uow.reservations.live_between(start, end)
        if slot.mechanic_id == row.mechanic_id
        and slot.session_id is not None
        and slot.starts < end
        and slot.ends > max(start, now)
        and counts(slot, now)
    ]
    if not found:
        return APPLIED
    told = sorted(found, key=lambda each: each.starts)[:MOST_TOLD]
    return Decision(outcome=Outcome(blocking=await blocking(uow, account, told)))


def _span(row: TimeOff, zone: ZoneInfo) -> Span:
    if row.first_day is not None and row.last_day is not None:
        return day_bounds(row.first_day, zone)[0], day_bounds(row.last_day, zone)[1]
    return row.starts or 0, row.ends or 0
