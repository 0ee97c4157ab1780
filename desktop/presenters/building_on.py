"""Which changes that wait build on another one that waits: discarded alone, it would leave them hanging.

A change builds on an earlier one that makes a row which it names, or that left a row as it then saw it. Pure.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, cast
from uuid import UUID

from desktop.store.pending import UNANSWERED, PendingChange
from scheduling.commands import (
    AnswerOffer,
    AskTimeOff,
    BookSession,
    Command,
    CreateCustomer,
    CreateVehicle,
    EditCustomer,
    EditVehicle,
    MoveSession,
    ParkSession,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
    SetSpecialDay,
)
from scheduling.edit_commands import EditSession
from scheduling.hours_editing import changed_settings
from scheduling.lease_commands import WalkIn
from scheduling.merge_commands import MergeCustomers
from scheduling.request_commands import ConfirmRequest, CounterRequest, CreateRequest, RequestCommand
from scheduling.visit_commands import VisitCommand


def building_on(mid: UUID, changes: Sequence[PendingChange]) -> list[PendingChange]:
    """Of ``changes`` (oldest first) the unanswered ones that build on this one, or on one that does."""
    taken: list[PendingChange] = []
    for change in changes:
        follows = change.state in UNANSWERED and bool(taken) and _builds(change.command, taken)
        if change.mid == mid or follows:
            taken.append(change)
    return taken[1:]


def _builds(later: Command, taken: Iterable[PendingChange]) -> bool:
    named = mentioned(later)
    return any(made(before.command) & named or _goes_on(later, before.command) for before in taken)


def mentioned(value: Any) -> set[UUID]:
    """Every id in a command."""
    found: set[UUID] = set()
    for name in _with_ids(cast("Hashable", type(value))):
        part = getattr(value, name)
        if isinstance(part, UUID):
            found.add(part)
        for each in part if isinstance(part, list) else ():
            if isinstance(each, UUID):
                found.add(each)
            elif is_dataclass(each):
                found |= mentioned(each)
    return found


@cache
def _with_ids(cls: Any) -> tuple[str, ...]:
    """The fields of a command, or of a part of it, in which an id can be."""
    kinds = ((field.name, str(field.type)) for field in fields(cls))
    return tuple(name for name, kind in kinds if "UUID" in kind or kind.startswith("list["))


def made(command: Command) -> frozenset[UUID]:  # noqa: PLR0911 one for each that makes a row
    """The ids of rows that are there only once it is done."""
    match command:
        case CreateCustomer():
            return frozenset({command.customer_id})
        case CreateVehicle():
            return frozenset({command.vehicle_id})
        case BookSession() | ConfirmRequest():
            return frozenset({command.session_id, command.reservation_id})
        case WalkIn():
            return frozenset({command.session_id})
        case CreateRequest():
            return frozenset({command.request_id})
        case CounterRequest():
            return frozenset(time.hold_id for time in command.times)
        case AskTimeOff():
            return frozenset({command.time_off_id})
        case SetSpecialDay():
            return frozenset({command.special_day_id})
        case SetMechanicHours():
            return frozenset(block.id for block in command.blocks) - set(command.seen)
        case SetOpeningHours():
            return frozenset(day.id for day in command.days) - set(command.seen)
        case _:
            return frozenset()


def _goes_on(later: Command, before: Command) -> bool:  # noqa: PLR0911 one for each that goes on
    """Whether it begins with what the earlier one made of the same row."""
    match later, before:
        case ((MoveSession() | AnswerOffer() | ParkSession()), MoveSession()):
            return later.session_id == before.session_id and later.seen == before.to
        case MoveSession(), ParkSession():
            return later.session_id == before.session_id and later.seen == before.keeps
        case EditCustomer(), EditCustomer():
            return later.customer_id == before.customer_id and _same_field(later.set, before.set)
        case MergeCustomers(), EditCustomer():
            same = later.kept_id == before.customer_id and _same_field(later.set, before.set)
            return same or later.other_id == before.customer_id
        case EditSession(), EditSession():
            return later.session_id == before.session_id and _same_field(later.set, before.set)
        case EditVehicle(), EditVehicle():
            return later.vehicle_id == before.vehicle_id and _same_field(later.set, before.set)
        case SetMechanicSettings(), SetMechanicSettings():
            return later.mechanic_id == before.mechanic_id and _same_setting(later, before)
    return _next_step(later, before)


def _next_step(later: Command, before: Command) -> bool:
    """Of a visit, or of a request: each step stands on the one before."""
    if isinstance(later, VisitCommand) and isinstance(before, VisitCommand):
        return later.session_id == before.session_id
    if isinstance(later, RequestCommand) and isinstance(before, RequestCommand):
        return later.request_id == before.request_id
    return False


def _same_field(
    later: Mapping[str, tuple[object, object]], before: Mapping[str, tuple[object, object]]
) -> bool:
    return any(name in before and before[name][1] == old for name, (old, _) in later.items())


def _same_setting(later: SetMechanicSettings, before: SetMechanicSettings) -> bool:
    both = set(changed_settings(later)) & set(changed_settings(before))
    return any(getattr(later.seen, name) == getattr(before.to, name) for name in both)
