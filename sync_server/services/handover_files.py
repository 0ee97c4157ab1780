"""The files that a device without access had not sent, taken into the quarantine beside its changes.

In the parts of any file, in any order and again without harm, so that it goes on where it stopped. Nothing of a file
is looked at here; what the owner makes of it is ``quarantined_files``.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from scheduling.errors import Gone, Invalid, NotFound, Rule
from scheduling.file_types import MOST_NAME, chunk_size, chunks_of
from scheduling.handover_messages import LeftFile, LeftFileTaken
from scheduling.limits import LAST_INSTANT
from scheduling.visit_records import FileState, SessionFile
from sync_server.services.file_chunks import FileChunks
from sync_server.services.handover import Leaving, admitted, begun_by, short
from sync_server.services.handover_rows import UNDECIDED, Handover, HandoverFile, HandoverPart
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.limits import storable
from sync_server.services.permissions import one_sign_in

MOST_FILES = 200
"""Of one device, that wait for a decision: five bookings' full room."""
MOST_BYTES = 1_000 * 2**20
MOST_MISSING = 20
DIGEST = 64
"""Hexadecimal digits of a SHA-256."""


async def announce(uow: UnitOfWork, who: Leaving, message: LeftFile, now: int) -> LeftFileTaken:
    """Take a file, or say what is missing of one that was announced before.

    What its session has whole already, or the owner has decided on, is not asked for again. Raises ``NotAllowed``
    for a device that has access, and ``Invalid``.
    """
    device_id = await admitted(uow, who, message.device_id)
    begun = await begun_by(uow, who, device_id, now)
    known = await uow.rows.get(HandoverFile, message.id)
    if known is None:
        return await _taken(uow, begun, message, now)
    same = (known.size, known.sha256) == (message.size, message.sha256)
    if not same or not await _is_theirs(uow, who, known):
        raise Invalid("the id was used for something else", field="id", rule=Rule.TAKEN)
    if known.decision or known.ready_at is not None:
        return LeftFileTaken(missing=[])
    missing = await _missing(uow, known)
    if not missing:
        await uow.rows.put(replace(known, ready_at=now))
    return LeftFileTaken(missing=missing)


async def put_part(
    uow: UnitOfWork, who: Leaving, device_id: UUID, file_id: UUID, *, number: int, content: bytes
) -> None:
    """Keep a part; one that is there already stays as it was.

    Raises ``NotAllowed``, ``NotFound``, ``Invalid``, and ``Gone`` for what is whole or was decided.
    """
    await admitted(uow, who, device_id)
    file = await uow.rows.get(HandoverFile, file_id)
    if file is None or not await _is_theirs(uow, who, file):
        raise NotFound("file", id=str(file_id))
    if not 0 <= number < chunks_of(file.size):
        raise Invalid("number is out of range", field="number", rule=Rule.OUT_OF_RANGE)
    if len(content) != chunk_size(file.size, number):
        raise Invalid("the part has another size", field="body", rule=Rule.OUT_OF_RANGE)
    if file.ready_at is not None or not await uow.rows.put_if(file, decision=UNDECIDED, ready_at=None):
        raise Gone("the file is whole, or was decided on")
    await FileChunks(uow, HandoverPart).put(file.id, number, content)


async def _is_theirs(uow: UnitOfWork, who: Leaving, file: HandoverFile) -> bool:
    """Of this sign-in: two copies of one disk have the same file, whichever of them began with it."""
    return file.device_id in await one_sign_in(uow, who.device_id)


async def _taken(uow: UnitOfWork, begun: Handover, message: LeftFile, now: int) -> LeftFileTaken:
    """The first time that it is heard of."""
    there = await uow.rows.get(SessionFile, message.id)
    if there is not None and there.state is FileState.READY and there.sha256 == message.sha256:
        return LeftFileTaken(missing=[])  # it was sent, and the answer was lost
    file = _row(begun, message, now)
    waiting = await uow.rows.find(HandoverFile, device_id=begun.device_id, decision=UNDECIDED)
    if len(waiting) >= MOST_FILES or sum(row.size for row in waiting) + file.size > MOST_BYTES:
        return LeftFileTaken(missing=[], beyond=True)
    await uow.rows.put(replace(begun, file_count=file.number, last_at=now))
    await uow.rows.add(file)
    return LeftFileTaken(missing=await _missing(uow, file))


def _row(begun: Handover, message: LeftFile, now: int) -> HandoverFile:
    digest = message.sha256
    if len(digest) != DIGEST or set(digest) - set("0123456789abcdef"):
        raise Invalid("the digest is none", field="sha256", rule=Rule.UNREADABLE)
    if not 1 <= message.size <= 2**62:
        raise Invalid("size is out of range", field="size", rule=Rule.OUT_OF_RANGE)
    return HandoverFile(
        id=message.id,
        device_id=begun.device_id,
        number=begun.file_count + 1,
        session_id=message.session_id,
        name=storable(message.name)[:MOST_NAME] or "?",
        size=message.size,
        sha256=digest,
        added_at=max(0, min(message.added_at, LAST_INSTANT)),
        code=short(message.code),
        received_at=now,
    )


async def _missing(uow: UnitOfWork, file: HandoverFile) -> list[int]:
    return await FileChunks(uow, HandoverPart).missing(file.id, chunks_of(file.size), MOST_MISSING)
