"""The owner's review of files that devices without access handed over: one is kept, or discarded. Nobody else's.

Keeping goes through the ordinary service with its checks, in the owner's name, under the id that the file always had:
begun, put part by part, finished, each a transaction. Killed between them it goes on at the next try; only the last
one decides, and drops the parts here. A refusal leaves the file where it was.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from uuid import UUID

from scheduling.errors import FileIncomplete, Gone, NotFound, RuleError
from scheduling.handover_messages import QuarantinedFile, QuarantinedFiles
from scheduling.records import Customer, Session
from scheduling.rights import Action
from scheduling.visit_messages import FileRequest
from sync_server.services import audit, files
from sync_server.services.file_chunks import FileChunks
from sync_server.services.handover_files import MOST_FILES
from sync_server.services.handover_rows import (
    DISCARDED,
    KEPT,
    UNDECIDED,
    Handover,
    HandoverFile,
    HandoverPart,
)
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import require


async def page(uow: UnitOfWork, account: Account, device_id: UUID) -> QuarantinedFiles:
    """All that wait of one device; raises ``NotAllowed`` and ``NotFound``."""
    require(account, Action.REVIEW_HANDOVERS)
    if await uow.rows.get(Handover, device_id) is None:
        raise NotFound("handover", id=str(device_id))
    rows = await uow.rows.find(
        HandoverFile, order="number", limit=MOST_FILES, device_id=device_id, decision=UNDECIDED
    )
    return QuarantinedFiles(files=[await _shown(uow, row) for row in rows])


async def _shown(uow: UnitOfWork, row: HandoverFile) -> QuarantinedFile:
    session = await uow.records.get(Session, row.session_id)
    customer = await uow.records.get(Customer, session.customer_id) if session is not None else None
    return QuarantinedFile(
        id=row.id,
        session_id=row.session_id,
        name=row.name,
        size=row.size,
        added_at=row.added_at,
        code=row.code,
        ready=row.ready_at is not None,
        there=session is not None,
        customer_name=customer.name if customer is not None else "",
        starts=session.starts if session is not None else None,
    )


async def begin(uow: UnitOfWork, account: Account, file_id: UUID, now: int) -> list[int] | None:
    """Announce it to its session; some parts that this lacks, ``None`` once it was kept.

    Raises what ``files.begin`` raises (``NotFound`` too where the session is not there), ``Gone`` for what was
    discarded, and ``FileIncomplete`` for what has not arrived whole.
    """
    row = await _row(uow, account, file_id)
    if row.decision == KEPT:
        return None
    if row.ready_at is None:
        raise FileIncomplete("not all of it was handed over yet", missing=[])
    wish = FileRequest(id=row.id, name=row.name, size=row.size)
    return (await files.begin(uow, account, row.session_id, wish, now)).missing


async def copy(uow: UnitOfWork, account: Account, file_id: UUID, numbers: list[int]) -> None:
    """Put these parts to its session's file; those that are of no use since it was decided are passed over."""
    row = await _row(uow, account, file_id)
    for number in numbers if row.decision == UNDECIDED else ():
        content = await FileChunks(uow, HandoverPart).get(row.id, number)
        if content is None:
            continue
        with suppress(Gone):  # finished by another question of the same
            await files.put_chunk(uow, account, row.session_id, row.id, number=number, content=content)


async def finish(uow: UnitOfWork, account: Account, file_id: UUID, now: int) -> None:
    """It is a file of its session now, and no other. Raises what ``files.finish`` raises, and ``Gone``."""
    row = await _row(uow, account, file_id)
    if row.decision == UNDECIDED and not await uow.rows.put_if(row, decision=UNDECIDED):
        row = await _row(uow, account, file_id)  # somebody else decided while this waited
    if row.decision == KEPT:
        return
    await files.finish(uow, account, row.session_id, row.id, sha256=row.sha256, now=now)
    await _decide(uow, account, row, KEPT, now)


async def refuse(uow: UnitOfWork, account: Account, file_id: UUID, error: RuleError, now: int) -> None:
    """It stays, and says why; what was begun of it at its session is forgotten.

    That the session is not there is not noted: it is seen each time that the file is looked at.
    """
    require(account, Action.REVIEW_HANDOVERS)
    row = await uow.rows.get(HandoverFile, file_id)
    if row is None or row.decision or row.ready_at is None or isinstance(error, NotFound):
        return
    with suppress(NotFound, Gone):
        await files.forget(uow, account, row.session_id, row.id)
    if await uow.rows.put_if(replace(row, code=error.code.value), decision=UNDECIDED):
        await _note(uow, account, row, "refused", now)


async def discard(uow: UnitOfWork, account: Account, file_id: UUID, now: int) -> None:
    """It is not wanted; doing so twice is no error. Raises ``NotAllowed``, ``NotFound``, ``Gone`` (kept)."""
    require(account, Action.REVIEW_HANDOVERS)
    row = await uow.rows.get(HandoverFile, file_id)
    if row is None:
        raise NotFound("file", id=str(file_id))
    if row.decision == KEPT:
        raise Gone("it was kept")
    if not row.decision:
        await _decide(uow, account, row, DISCARDED, now)


async def _row(uow: UnitOfWork, account: Account, file_id: UUID) -> HandoverFile:
    require(account, Action.REVIEW_HANDOVERS)
    row = await uow.rows.get(HandoverFile, file_id)
    if row is None:
        raise NotFound("file", id=str(file_id))
    if row.decision == DISCARDED:
        raise Gone("it was discarded")
    return row


async def _decide(uow: UnitOfWork, account: Account, row: HandoverFile, became: str, now: int) -> None:
    """Whoever comes second changes nothing; raises ``Gone`` when that was decided otherwise meanwhile."""
    decided = replace(row, decision=became, decided_at=now, decided_by=account.staff_id)
    if not await uow.rows.put_if(decided, decision=UNDECIDED):
        raise Gone("it was decided meanwhile")
    await FileChunks(uow, HandoverPart).drop(row.id)
    await _note(uow, account, row, became, now)


async def _note(uow: UnitOfWork, account: Account, row: HandoverFile, became: str, now: int) -> None:
    await audit.note(
        uow, account, "handover.review", now, subject=("device", row.device_id), detail=f"file {became}"
    )
