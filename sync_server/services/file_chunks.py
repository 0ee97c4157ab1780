"""Where the bytes of files are: rows of chunks in the database, behind one small class. Decides nothing."""

from __future__ import annotations

from uuid import UUID

from scheduling.visit_records import FileChunk
from sync_server.services.handover_rows import HandoverPart
from sync_server.services.interfaces import UnitOfWork, Within


class FileChunks:
    """The chunks of files of one organization, within a transaction; of sessions, unless ``kind`` says otherwise."""

    def __init__(self, uow: UnitOfWork, kind: type[FileChunk | HandoverPart] = FileChunk) -> None:
        self._rows = uow.rows
        self._kind = kind

    async def put(self, file_id: UUID, number: int, content: bytes) -> bool:
        """Keep a chunk; whether it was not there yet."""
        return await self._rows.add_once(self._kind(file_id=file_id, number=number, content=content))

    async def get(self, file_id: UUID, number: int) -> bytes | None:
        """Its bytes."""
        row = await self._rows.get(self._kind, file_id, number)
        return None if row is None else bytes(row.content)

    async def missing(self, file_id: UUID, count: int, most: int) -> list[int]:
        """The first ``most`` of the chunks 0 to ``count`` - 1 that are not there; reads no content."""
        found: list[int] = []
        spans = [(0, count)]
        while spans and len(found) < most:
            low, high = spans.pop()
            there = await self._rows.count(self._kind, file_id=file_id, number=Within(low=low, high=high))
            if there == high - low:
                continue
            if there == 0:
                found.extend(range(low, min(high, low + most - len(found))))
                continue
            middle = (low + high) // 2
            spans += [(middle, high), (low, middle)]
        return found

    async def drop(self, file_id: UUID) -> int:
        """Forget them all; how many there were."""
        return await self._rows.delete_where(self._kind, file_id=file_id)
