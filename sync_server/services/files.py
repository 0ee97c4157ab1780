"""Photos, videos and documents of a session: uploaded in chunks, whole only once their SHA-256 is right.

Every step may be sent again: a file that was begun, a chunk that is there and a file that is finished answer the same.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from uuid import UUID

from scheduling.errors import (
    FileDamaged,
    FileIncomplete,
    Gone,
    Invalid,
    NotFound,
    Rule,
)
from scheduling.file_types import (
    CHUNK,
    HEAD,
    FileSettings,
    check_room,
    checked_type,
    chunk_size,
    chunks_of,
    kept_name,
)
from scheduling.records import Session
from scheduling.rights import Action
from scheduling.sessions import Actor
from scheduling.visit_messages import FileLine, FileList, FileRequest
from scheduling.visit_records import FileState, SessionFile, Side
from sync_server.services import audit
from sync_server.services.file_chunks import FileChunks
from sync_server.services.handover_rows import DISCARDED, HandoverFile
from sync_server.services.interfaces import UnitOfWork, Within
from sync_server.services.models import Account
from sync_server.services.permissions import actor_of
from sync_server.services.whose import session_for

MOST_MISSING = 20
MOST_BROUGHT = 20
"""Sessions, each booked in the place of the one before, whose files come along."""
OPEN_SECONDS = 24 * 3600
"""An upload that is not finished by then is forgotten."""


async def begin(uow: UnitOfWork, account: Account, session_id: UUID, wish: FileRequest, now: int) -> FileLine:
    """Announce a file; raises ``FileTooLarge``, ``Invalid``, and ``Gone`` for what the owner discarded before."""
    session = await session_for(uow, account, session_id, Action.ADD_TO_SESSION)
    name = kept_name(wish.name)
    await uow.bump()  # two that begin at once share what a session has room for
    if await uow.rows.count(HandoverFile, id=wish.id, decision=DISCARDED):
        raise Gone("the owner discarded it while its device had no access")
    known = await uow.rows.get(SessionFile, wish.id)
    if known is not None:
        if (known.session_id, known.name, known.size) != (session.id, name, wish.size):
            raise Invalid("the id was used for something else", field="id", rule=Rule.TAKEN)
        return await _line(uow, known)
    others = [row.size for row in await uow.rows.find(SessionFile, session_id=session.id)]
    check_room(wish.size, others, (await uow.rule_book()).policy(FileSettings))
    file = SessionFile(
        id=wish.id,
        session_id=session.id,
        state=FileState.OPEN,
        name=name,
        size=wish.size,
        side=Side.CUSTOMER if actor_of(account) is Actor.CUSTOMER else Side.STAFF,
        begun_at=now,
        staff_id=account.staff_id,
        device_id=account.device_id,
    )
    await uow.rows.add(file)
    return await _line(uow, file)


async def put_chunk(
    uow: UnitOfWork, account: Account, session_id: UUID, file_id: UUID, *, number: int, content: bytes
) -> None:
    """Keep a part; one that is there already stays as it was. Raises ``Gone`` for a file that is finished."""
    file = await _file(uow, account, session_id, file_id, Action.ADD_TO_SESSION)
    if file.state is FileState.READY:
        raise Gone("the file is finished")
    if not 0 <= number < chunks_of(file.size):
        raise Invalid("number is out of range", field="number", rule=Rule.OUT_OF_RANGE)
    if len(content) != chunk_size(file.size, number):
        raise Invalid(f"each part but the last has {CHUNK} bytes", field="body", rule=Rule.OUT_OF_RANGE)
    if not await _is_ours(uow, file):
        raise Gone("the file was finished or taken back meanwhile")
    await FileChunks(uow).put(file.id, number, content)


async def finish(
    uow: UnitOfWork, account: Account, session_id: UUID, file_id: UUID, *, sha256: str, now: int
) -> FileLine:
    """Whole: what arrived is what was announced, and of a type that is kept.

    Raises ``FileIncomplete``; and ``FileDamaged``, ``FileTypeRefused`` or ``FileTooLarge``, of which ``refused``
    says that the upload is to be forgotten. Reading all of it takes a while: only this file waits for that.
    """
    file = await _file(uow, account, session_id, file_id, Action.ADD_TO_SESSION)
    wanted = sha256.strip().lower()
    if not await _is_ours(uow, file):
        file = await _file(uow, account, session_id, file_id, Action.ADD_TO_SESSION)
        if file.sha256 != wanted:
            raise Invalid("the id was used for something else", field="id", rule=Rule.TAKEN)
        return await _line(uow, file)
    missing = await FileChunks(uow).missing(file.id, chunks_of(file.size), MOST_MISSING)
    if missing:
        raise FileIncomplete("parts are missing", missing=missing)
    found, head = await _read(uow, file)
    if found != wanted:
        raise FileDamaged("another SHA-256 was announced")
    kept = checked_type(head, file.size, (await uow.rule_book()).policy(FileSettings))
    ready = replace(file, state=FileState.READY, media_type=kept.media_type, sha256=found, ready_at=now)
    await uow.rows.put(ready)
    await audit.note(
        uow, account, "session.file", now, subject=("session", file.session_id), detail=kept.media_type
    )
    return await _line(uow, ready)


async def _is_ours(uow: UnitOfWork, file: SessionFile) -> bool:
    """Whether it is open; then nobody adds a part, finishes it or takes it back before this transaction ends."""
    return await uow.rows.put_if(file, state=FileState.OPEN)


async def _read(uow: UnitOfWork, file: SessionFile) -> tuple[str, bytes]:
    """SHA-256 of all of it, and its first bytes."""
    digest, head = hashlib.sha256(), b""
    for number in range(chunks_of(file.size)):
        content = await part(uow, file, number)
        head = head or content[:HEAD]
        digest.update(content)
    return digest.hexdigest(), head


async def part(uow: UnitOfWork, file: SessionFile, number: int) -> bytes:
    """A part of the file, counted from 0; raises ``FileIncomplete``."""
    content = await FileChunks(uow).get(file.id, number)
    if content is None:
        raise FileIncomplete("parts are missing", missing=[number])
    return content


async def forget(uow: UnitOfWork, account: Account, session_id: UUID, file_id: UUID) -> None:
    """An upload that is not finished, taken back; a finished file stays with its session."""
    file = await _file(uow, account, session_id, file_id, Action.ADD_TO_SESSION)
    if not await _is_ours(uow, file):
        raise Gone("the file is finished, or taken back already")
    await FileChunks(uow).drop(file.id)
    await uow.rows.delete(SessionFile, file.id)


async def page(uow: UnitOfWork, account: Account, session_id: UUID) -> FileList:
    """Whole files first, those of the session that it stands for too, then those that are being uploaded."""
    session = await session_for(uow, account, session_id, Action.VIEW_SESSION)
    brought = await _brought_along(uow, session)
    files = await uow.rows.find(SessionFile, order="begun_at", session_id=[session.id, *brought])
    files = [row for row in files if row.session_id == session.id or row.state is FileState.READY]
    in_order = sorted(files, key=lambda row: row.state is FileState.OPEN)
    return FileList(files=[await _line(uow, row) for row in in_order])


async def ready(uow: UnitOfWork, account: Account, session_id: UUID, file_id: UUID) -> SessionFile:
    """A file that can be read; raises ``NotFound`` for one that is not whole yet."""
    file = await _file(uow, account, session_id, file_id, Action.VIEW_SESSION)
    if file.state is not FileState.READY:
        raise NotFound("file", id=str(file_id))
    return file


async def _file(
    uow: UnitOfWork, account: Account, session_id: UUID, file_id: UUID, action: Action
) -> SessionFile:
    session = await session_for(uow, account, session_id, action)
    file = await uow.rows.get(SessionFile, file_id)
    if file is None:
        raise NotFound("file", id=str(file_id))
    if file.session_id != session.id:
        # what came along is to be read; where it belongs it stays
        reads = action is Action.VIEW_SESSION and file.state is FileState.READY
        if not reads or file.session_id not in await _brought_along(uow, session):
            raise NotFound("file", id=str(file_id))
    return file


async def _brought_along(uow: UnitOfWork, session: Session) -> list[UUID]:
    """The sessions of the same customer in whose place this one was booked, the latest first."""
    found: list[UUID] = []
    row: Session | None = session
    while row is not None and row.rebooks is not None and row.rebooks not in found:
        row = await uow.records.get(Session, row.rebooks)
        if row is None or row.customer_id != session.customer_id or len(found) == MOST_BROUGHT:
            break
        found.append(row.id)
    return found


async def _line(uow: UnitOfWork, file: SessionFile) -> FileLine:
    missing: list[int] = []
    if file.state is FileState.OPEN:
        missing = await FileChunks(uow).missing(file.id, chunks_of(file.size), MOST_MISSING)
    return FileLine(
        id=file.id,
        name=file.name,
        size=file.size,
        side=file.side.value,
        ready=file.state is FileState.READY,
        begun_at=file.begun_at,
        chunk_bytes=CHUNK,
        chunks=chunks_of(file.size),
        missing=missing,
        media_type=file.media_type,
        sha256=file.sha256,
    )


async def purge(uow: UnitOfWork, before: int, limit: int) -> int:
    """Forget uploads that were begun before and never finished, at most so many; how many."""
    old = await uow.rows.find(SessionFile, limit=limit, state=FileState.OPEN, begun_at=Within(high=before))
    for file in old:
        if await _is_ours(uow, file):  # else it was finished just now
            await FileChunks(uow).drop(file.id)
            await uow.rows.delete(SessionFile, file.id)
    return len(old)
