"""Taking saved hours back: the former ones come again, unless somebody else has changed them since. No words, no Qt.

The order in which steps are taken back is ``undo``'s. An answer to a request for time off is not taken back here once
it has gone out: its mechanic may have read it, and either answer can be given anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import fields, replace
from typing import TypeAlias
from uuid import UUID

from desktop.presenters.building_on import building_on
from desktop.presenters.undo import TakenBack
from desktop.presenters.undo_labels import HOURS_ANSWERED, HOURS_LET_GO, HOURS_PARTLY, HOURS_STAYED
from desktop.store.local_store import LocalStore
from desktop.store.pending import REFUSED, UNANSWERED
from scheduling.commands import (
    AskTimeOff,
    DecideTimeOff,
    HoursBlock,
    HoursCommand,
    OpeningDay,
    RemoveSpecialDay,
    RemoveTimeOff,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
    SetSpecialDay,
)
from scheduling.errors import Gone, StaleEdit
from scheduling.hours_editing import same_rows, settings_of
from scheduling.ids import uuid7
from scheduling.records import Mechanic, SpecialDay, TimeOff, WeeklyBlock, WorkshopHours
from scheduling.vocabulary import TimeOffStatus

Way: TypeAlias = Callable[[], Sequence[HoursCommand]]
"""Gives the changes that take one back; raises a ``RuleError`` where that would undo somebody else's."""


def way_back(store: LocalStore, command: HoursCommand, *, asks: bool) -> Way:  # noqa: PLR0911 one for each command
    """How to take the command back; asked before it is submitted, while the rows are as they were.

    ``asks``: for time off this person asks somebody else.
    """
    match command:
        case SetMechanicHours():
            blocks = [row for row in store.all(WeeklyBlock) if row.mechanic_id == command.mechanic_id]
            return lambda: _week_back(store, command, blocks)
        case SetOpeningHours():
            days = store.all(WorkshopHours)
            return lambda: _opening_back(store, command, days)
        case SetMechanicSettings():
            return lambda: _settings_back(store, command)
        case SetSpecialDay() | RemoveSpecialDay():
            before = store.get(SpecialDay, command.special_day_id)
            return lambda: _special_back(store, command, before)
        case RemoveTimeOff():
            row = store.get(TimeOff, command.time_off_id)
            return lambda: _time_off_again(row, asks=asks)
        case AskTimeOff():
            return lambda: _ask_back(store, command)
        case DecideTimeOff():
            known = store.get(TimeOff, command.time_off_id)
            return lambda: _decision_back(store, command, known)


def take_back(store: LocalStore, mids: Sequence[UUID], ways: Sequence[Way]) -> TakenBack:
    """Take back what was saved as one; raises what the ways raise, and ``NotKept``."""
    changes = [store.change(mid) for mid in mids]
    refused = [change is not None and change.state in REFUSED for change in changes]
    backs = [way() for way, lost in zip(ways, refused, strict=True) if not lost]
    commands = [each for back in backs for each in back]
    for mid, lost in zip(mids, refused, strict=True):
        if lost and not _dismissed(store, mid):
            store.dismiss(mid)
    if all(refused):
        return TakenBack(HOURS_STAYED)
    if not any(refused) and _let_go(store, mids):
        return TakenBack(HOURS_LET_GO)
    if not commands:
        return TakenBack(HOURS_ANSWERED)
    label = "" if all(backs) else HOURS_PARTLY
    return TakenBack(label, mid=store.submit_all(commands)[-1])


def _dismissed(store: LocalStore, mid: UUID) -> bool:
    change = store.change(mid)
    return change is None or change.dismissed


def _let_go(store: LocalStore, mids: Sequence[UUID]) -> bool:
    """Discard them where none was ever sent and nothing else builds on one."""
    for mid in mids:
        change = store.change(mid)
        if change is None or change.discarded or change.state not in UNANSWERED or change.attempts:
            return False
        if any(each.mid not in mids for each in building_on(mid, store.changes())):
            return False
    store.discard(mids)
    return True


def _week_back(
    store: LocalStore, done: SetMechanicHours, before: Sequence[WeeklyBlock]
) -> list[HoursCommand]:
    now = {row.id for row in store.all(WeeklyBlock) if row.mechanic_id == done.mechanic_id}
    _require_same([block.id for block in done.blocks], now)
    blocks = [
        HoursBlock(
            id=row.id if row.id in now else uuid7(),
            weekday=row.weekday,
            start_minute=row.start_minute,
            end_minute=row.end_minute,
        )
        for row in before
    ]
    return [SetMechanicHours(mechanic_id=done.mechanic_id, seen=list(now), blocks=blocks)]


def _opening_back(
    store: LocalStore, done: SetOpeningHours, before: Sequence[WorkshopHours]
) -> list[HoursCommand]:
    now = {row.id for row in store.all(WorkshopHours)}
    _require_same([day.id for day in done.days], now)
    names = [each.name for each in fields(OpeningDay)]
    days = [OpeningDay(**{name: getattr(row, name) for name in names}) for row in before]
    kept = [day if day.id in now else replace(day, id=uuid7()) for day in days]
    return [SetOpeningHours(seen=list(now), days=kept)]


def _require_same(left: Sequence[UUID], now: set[UUID]) -> None:
    if not same_rows(left, now):
        raise StaleEdit


def _settings_back(store: LocalStore, done: SetMechanicSettings) -> list[HoursCommand]:
    mechanic = store.get(Mechanic, done.mechanic_id)
    if mechanic is None:
        raise Gone
    if settings_of(mechanic) != done.to:
        raise StaleEdit
    return [replace(done, seen=done.to, to=done.seen)]


def _special_back(
    store: LocalStore, done: SetSpecialDay | RemoveSpecialDay, before: SpecialDay | None
) -> list[HoursCommand]:
    now = store.get(SpecialDay, done.special_day_id)
    if isinstance(done, SetSpecialDay):
        if now is None or (now.day, now.kind, now.start_minute, now.end_minute) != (
            done.day,
            done.kind,
            done.start_minute,
            done.end_minute,
        ):
            raise StaleEdit
        if before is None:
            return [RemoveSpecialDay(special_day_id=done.special_day_id)]
        return [_set_again(before, before.id)]
    if now is not None:
        raise StaleEdit
    return [] if before is None else [_set_again(before, uuid7())]


def _set_again(row: SpecialDay, row_id: UUID) -> SetSpecialDay:
    names = (each.name for each in fields(SetSpecialDay) if each.name != "special_day_id")
    return SetSpecialDay(special_day_id=row_id, **{name: getattr(row, name) for name in names})


def _ask_back(store: LocalStore, done: AskTimeOff) -> list[HoursCommand]:
    """A request that was answered meanwhile stays: the answer is the owner's to change."""
    row = store.get(TimeOff, done.time_off_id)
    if row is None:
        raise Gone
    if done.as_request and row.status is TimeOffStatus.APPROVED:
        raise StaleEdit
    return [RemoveTimeOff(time_off_id=done.time_off_id)]


def _time_off_again(row: TimeOff | None, *, asks: bool) -> list[HoursCommand]:
    """With its answer, where it had one and this person gives them."""
    if row is None:
        return []
    asked = AskTimeOff(
        time_off_id=uuid7(),
        mechanic_id=row.mechanic_id,
        first_day=row.first_day,
        last_day=row.last_day,
        starts=row.starts,
        ends=row.ends,
        label=row.label,
        as_request=asks,
    )
    if asks or row.status is not TimeOffStatus.DECLINED:
        return [asked]
    return [asked, DecideTimeOff(time_off_id=asked.time_off_id, approve=False)]


def _decision_back(store: LocalStore, done: DecideTimeOff, before: TimeOff | None) -> list[HoursCommand]:
    now = store.get(TimeOff, done.time_off_id)
    if now is None:
        raise Gone
    if (now.status is TimeOffStatus.APPROVED) != done.approve:
        raise StaleEdit
    if before is None or before.status is TimeOffStatus.PENDING:
        return []
    return [replace(done, approve=not done.approve)]
