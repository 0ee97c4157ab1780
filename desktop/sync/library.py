"""The files that the server has of a session: listed and fetched when somebody asks for them, kept nowhere here."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from uuid import UUID

from desktop.store.disk import keeping
from desktop.sync.account import Access
from desktop.sync.errors import BadAnswer
from scheduling.ids import uuid7

if TYPE_CHECKING:
    from scheduling.visit_messages import FileLine


class FileLibrary:
    """Asks the server directly; raises ``Offline``, ``Refused`` or ``NotKept``."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def page(self, session_id: UUID) -> list[FileLine]:
        """Those that are whole."""
        from scheduling.visit_messages import FileList  # not needed for the first paint

        answer = await self._access.call("GET", f"/sessions/{session_id}/files", FileList)
        return [file for file in answer.files if file.ready]

    async def fetch(self, session_id: UUID, file: FileLine, target: Path) -> None:
        """Write a file to ``target``; what is there before is replaced only by all of it."""
        draft = target.with_name(f".{uuid7().hex}.part")  # nobody's but ours
        try:
            with keeping(target):
                async with self._access.download(f"/sessions/{session_id}/files/{file.id}") as chunks:
                    with await asyncio.to_thread(draft.open, "xb") as out:
                        found = await _write(chunks, out)
                if found != file.sha256:
                    raise BadAnswer("file: not the bytes that were announced")
                await asyncio.to_thread(draft.replace, target)
        except BaseException:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
            raise


async def _write(chunks: AsyncIterator[bytes], out: BinaryIO) -> str:
    """The SHA-256 of what was written."""
    digest = hashlib.sha256()
    async for chunk in chunks:
        digest.update(chunk)
        await asyncio.to_thread(out.write, chunk)
    return digest.hexdigest()
