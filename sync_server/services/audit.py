"""The trail of who did what from which device, for the owner. Steps of sessions write their own events (``steps``)."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from scheduling.commands import (
    NAME_OF,
    AnswerOffer,
    AskTimeOff,
    BookSession,
    CancelSession,
    Command,
    CreateCustomer,
    CreateVehicle,
    DecideTimeOff,
    EditCustomer,
    EditVehicle,
    MoveSession,
    ParkSession,
    RemoveSpecialDay,
    RemoveTimeOff,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
    SetSpecialDay,
)
from scheduling.edit_commands import EditSession
from scheduling.hours_editing import changed_settings
from scheduling.ids import uuid7
from scheduling.lease_commands import GiveBackLease, WalkIn
from scheduling.merge_commands import MergeCustomers
from scheduling.request_commands import DeclineRequest, RequestCommand
from scheduling.rights import Action
from scheduling.visit_commands import VisitCommand
from scheduling.wire import AuditLine, AuditPage
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import EVERY_LINE, Account, AuditEntry, Wanted
from sync_server.services.permissions import require

MOST_LINES = 200


async def record(uow: UnitOfWork, account: Account, command: Command, now: int) -> None:
    """What a command that was applied did, unless the step of a session says so already."""
    subject = subject_of(command)
    if subject is None:
        return
    kind, row_id, detail = subject
    await uow.audit.append(
        AuditEntry(
            id=uuid7(),
            at=now,
            what=NAME_OF[type(command)].partition("@")[0],
            staff_id=account.staff_id,
            device_id=account.device_id,
            subject_kind=kind,
            subject_id=row_id,
            detail=detail,
        )
    )


async def note(
    uow: UnitOfWork,
    account: Account | None,
    what: str,
    now: int,
    *,
    subject: tuple[str, UUID | None] = ("", None),
    detail: str = "",
) -> None:
    """What an endpoint did that is no command; ``subject`` is the kind and the id of a row. ``None``: the
    platform did it, or a customer by a link that was sent to them."""
    await uow.audit.append(
        AuditEntry(
            id=uuid7(),
            at=now,
            what=what,
            staff_id=None if account is None else account.staff_id,
            device_id=None if account is None else account.device_id,
            subject_kind=subject[0],
            subject_id=subject[1],
            detail=detail,
        )
    )


async def record_sign(uow: UnitOfWork, staff_id: UUID, device_id: UUID | None, what: str, now: int) -> None:
    """Signing in or out, or a token that came back used up.

    Not a wrong password: writing it down would tell by the time it takes whether the address is known.
    """
    await uow.audit.append(
        AuditEntry(
            id=uuid7(),
            at=now,
            what=what,
            staff_id=staff_id,
            device_id=device_id,
            subject_kind="staff_member",
            subject_id=staff_id,
        )
    )


def subject_of(command: Command) -> tuple[str, UUID | None, str] | None:  # noqa: PLR0911, PLR0912 one for each command
    """Kind and id of the row, and a detail without anybody's data; ``None`` of a step of a session."""
    if isinstance(command, VisitCommand):
        return None
    if isinstance(command, RequestCommand):
        reason = command.decline_reason if isinstance(command, DeclineRequest) else None
        return "visit_request", command.request_id, reason or ""
    match command:
        case BookSession() | EditSession() | MoveSession() | CancelSession() | AnswerOffer() | ParkSession():
            return None
        case WalkIn():
            return None
        case CreateCustomer() | EditCustomer():
            edited = command.set if isinstance(command, EditCustomer) else ()
            return "customer", command.customer_id, ", ".join(sorted(edited))
        case CreateVehicle() | EditVehicle():
            changed = command.set if isinstance(command, EditVehicle) else ()
            return "vehicle", command.vehicle_id, ", ".join(sorted(changed))
        case MergeCustomers():
            return "customer", command.kept_id, ", ".join(sorted(command.set))
        case SetMechanicHours():
            return "mechanic", command.mechanic_id, ""
        case SetMechanicSettings():
            return "mechanic", command.mechanic_id, ", ".join(changed_settings(command))
        case SetOpeningHours():
            return "organization", None, ""
        case SetSpecialDay():
            return "special_day", command.special_day_id, f"{command.day.isoformat()} {command.kind.value}"
        case RemoveSpecialDay():
            return "special_day", command.special_day_id, ""
        case AskTimeOff() | RemoveTimeOff():
            return "time_off", command.time_off_id, ""
        case GiveBackLease():
            return "reservation", command.lease_id, ""
        case DecideTimeOff():
            return "time_off", command.time_off_id, "approved" if command.approve else "declined"


async def page(
    uow: UnitOfWork,
    account: Account,
    *,
    before: UUID | None,
    limit: int,
    staff_id: UUID | None = None,
    subject_id: UUID | None = None,
    wanted: Wanted = EVERY_LINE,
) -> AuditPage:
    """Newest first; raises ``NotAllowed`` for anybody but the owner."""
    require(account, Action.VIEW_AUDIT)
    lines = await uow.audit.page(
        before=before, limit=limit + 1, staff_id=staff_id, subject_id=subject_id, wanted=wanted
    )
    older = lines[limit - 1].id if len(lines) > limit else None
    shown = lines[:limit]
    return AuditPage(lines=shown if subject_id is not None else await _by_now(uow, shown), before=older)


async def _by_now(uow: UnitOfWork, lines: list[AuditLine]) -> list[AuditLine]:
    """A customer who was merged is named by who they are now: by nobody's name a line tells nothing."""
    about = {
        line.subject_id for line in lines if line.subject_kind == "customer" and line.subject_id is not None
    }
    kept = await uow.merges.kept(about) if about else {}
    return [
        replace(line, subject_id=kept[line.subject_id])
        if line.subject_kind == "customer" and line.subject_id in kept
        else line
        for line in lines
    ]
