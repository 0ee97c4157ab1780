"""What was done with waivers and their texts, in the trail: who, what, to which; never what it says."""

from __future__ import annotations

from uuid import UUID

from scheduling.ids import uuid7
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account, AuditEntry


async def note(
    uow: UnitOfWork,
    account: Account | None,
    what: str,
    *,
    at: int,
    subject_id: UUID,
    subject_kind: str = "waiver",
    detail: str = "",
) -> None:
    """One line; without an account it is the server's own doing."""
    await uow.audit.append(
        AuditEntry(
            id=uuid7(),
            at=at,
            what=what,
            staff_id=None if account is None else account.staff_id,
            device_id=None if account is None else account.device_id,
            subject_kind=subject_kind,
            subject_id=subject_id,
            detail=detail,
        )
    )
