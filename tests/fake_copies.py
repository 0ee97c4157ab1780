"""A fake server's answer to a desktop that wants its cache as a file: made by what the real server makes it with."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable

import httpx

from desktop.store import codec
from scheduling import cache_layout
from scheduling.wire import Copy, CopyWanted, Row, Snapshot
from sync_server.db import cache_copy
from tests.fake_door import problem_answer

PACKET = 4_096
"""Bytes that a line carries at a time."""


def copied(
    request: httpx.Request,
    told: Snapshot,
    rows: list[Row],
    tamper: Callable[[bytes], bytes],
    carried: Callable[[int], None] | None,
) -> httpx.Response:
    """The head and the file, after ``tamper``; 404 for a program of other tables.

    ``carried`` is told of each packet before it arrives; without it all arrives at once.
    """
    wanted = codec.decode(CopyWanted, request.content)
    if wanted.layout != cache_layout.layout():
        return problem_answer(404, "not_found")
    content = tamper(file_of(rows, wanted.file_key))
    head = Copy(
        cursor=told.cursor,
        epoch=told.epoch,
        rows=told.rows,
        server_time=told.server_time,
        size=len(content),
    )
    line = codec.encode(head) + b"\n"
    if carried is None:
        return httpx.Response(200, content=line + content)
    return httpx.Response(200, stream=_Line(line, content, carried))


class _Line(httpx.AsyncByteStream):
    def __init__(self, line: bytes, content: bytes, carried: Callable[[int], None]) -> None:
        self._line, self._content, self._carried = line, content, carried

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield self._line[:20]  # a network cuts where it likes
        yield self._line[20:]
        for start in range(0, len(self._content), PACKET):
            packet = self._content[start : start + PACKET]
            self._carried(len(packet))
            yield packet


def file_of(rows: list[Row], key: str) -> bytes:
    """The whole file."""
    file = cache_copy.write(rows, key)
    content = b"".join(file.piece(start) for start in range(0, file.size, cache_copy.PIECE))
    file.close()
    return content
