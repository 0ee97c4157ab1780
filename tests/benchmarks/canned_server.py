"""A server in a process of its own that gives what was made before: so that only the desktop is measured.

``python -m tests.benchmarks.canned_server FOLDER`` prints its port. The folder holds ``hello``, ``tokens`` and
``snapshot`` as they are sent, and ``page-N`` for the pull from cursor N; any other pull finds nothing new. ``copy`` are
the lines of a snapshot that is sent as a file, made when it is asked for. Not here: refusals, pushes.
"""

from __future__ import annotations

import asyncio
import sys
import time
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import msgspec

from scheduling.records import KINDS
from scheduling.wire import Copy, CopyWanted, Page, Problem, Row, Snapshot
from tests.fake_copies import file_of


class Canned:
    """The answers of one folder."""

    def __init__(self, folder: Path) -> None:
        self._said = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}

    def answer(self, target: str, asked: bytes) -> bytes | None:
        """The body for a path with its query and what was sent along; ``None``: there is none."""
        parts = urlsplit(target)
        if parts.path == "/sync/copy" and "copy" in self._said:
            return _copied(
                *self._said["copy"].splitlines(), wanted=msgspec.json.decode(asked, type=CopyWanted)
            )
        if parts.path == "/sync/pull":
            return self._page(int(parse_qs(parts.query)["cursor"][0]))
        return self._said.get(parts.path.rpartition("/")[2])

    def _page(self, cursor: int) -> bytes:
        known = self._said.get(f"page-{cursor}")
        if known is not None:
            return known
        return msgspec.json.encode(Page(cursor=cursor, more=False, rows=[], server_time=int(time.time())))


def _copied(told: bytes, *lines: bytes, wanted: CopyWanted) -> bytes:
    rows = [msgspec.json.decode(line, type=Row) for line in lines]
    records = [replace(row, body=msgspec.convert(row.body, KINDS[row.kind])) for row in rows]
    content = file_of(records, wanted.file_key)
    head = msgspec.json.decode(told, type=Snapshot)
    copy = Copy(
        cursor=head.cursor, epoch=head.epoch, rows=head.rows, server_time=head.server_time, size=len(content)
    )
    return msgspec.json.encode(copy) + b"\n" + content


async def serve(folder: Path) -> None:
    """Until it is ended."""
    canned = Canned(folder)

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            try:
                head = await reader.readuntil(b"\r\n\r\n")
            except (asyncio.IncompleteReadError, ConnectionError):
                writer.close()
                return
            _, target, _ = head.split(b" ", 2)
            length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0] or 0)
            asked = await reader.readexactly(length)
            if target == b"/sync/events":
                writer.write(b"HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n\r\n: hello\n\n")
                await writer.drain()
                continue
            body = canned.answer(target.decode(), asked)
            status = b"404 Not Found" if body is None else b"200 OK"
            body = body or msgspec.json.encode(Problem(code="not_found", detail=""))
            writer.write(b"HTTP/1.1 %s\r\ncontent-length: %d\r\n\r\n" % (status, len(body)))
            writer.write(body)
            await writer.drain()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1])))
