"""The part of a fake server that tells its rows: in pages, by a window, all at once, and that there are new ones."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from uuid import UUID

import httpx
import msgspec

from desktop.store import codec
from desktop.store.timeline import overlaps
from scheduling.ids import uuid7
from scheduling.records import Record, span_of
from scheduling.wire import Page, Row, Snapshot
from tests.fake_copies import copied
from tests.fake_door import json_answer, problem_answer


@dataclass
class Head:
    """One line of the change feed: a row's newest version."""

    ver: int
    record: Record | None


class FakeFeed:
    """The rows as they became, each with its version."""

    now: int

    def __init__(self) -> None:
        self.epoch = uuid7()
        self.ver = 0
        self.floor = 0
        self.heads: dict[tuple[str, UUID], Head] = {}
        self.streams: list[asyncio.Queue[bytes | None]] = []
        self.page_limit = 500
        self.stuck = False
        """Pulls say that there is more, from the same cursor."""
        self.copying = False
        """It writes a device's cache as a file; else it is of the time before ``/sync/copy``."""
        self.tamper: Callable[[bytes], bytes] = lambda content: content
        """What becomes of such a file before it is sent."""
        self.carried: Callable[[int], None] | None = None
        """Told of the bytes of each packet of such a file before it arrives."""
        self.windowless = False
        """It is of the time before ``/sync/window``."""
        self.handed_over = (0, 0)
        """Changes and files of computers without access that wait for whoever asks."""
        self.sends_by: list[str] | None = None
        """By what it sends messages; ``None``: it is of the time before pages told."""
        self.numbers: dict[str, dict[str, int]] | None = None
        """The owner's, as far as they are told; ``None``: it is of the time before."""
        self.untold = False
        """It is of the time before pages told of these."""
        self.extra_kinds = False
        """Pulls carry a row of a kind that nobody here knows."""
        self.spoil: set[UUID] = set()
        """Rows whose body is nonsense."""
        self.drop_rows = 0
        """Rows missing at the end of a snapshot."""

    def nudge(self) -> None:
        """Tell everybody who listens."""
        for stream in self.streams:
            stream.put_nowait(f"event: version\ndata: {self.ver}\n\n".encode())

    def records(self) -> dict[tuple[str, UUID], Record]:
        """The rows as the server has them."""
        return {place: head.record for place, head in self.heads.items() if head.record is not None}

    def _pull(self, request: httpx.Request) -> httpx.Response:
        cursor = int(request.url.params["cursor"])
        if request.url.params["epoch"] != str(self.epoch) or not self.floor <= cursor <= self.ver:
            return problem_answer(410, "cursor_too_old")
        heads = sorted((head.ver, place) for place, head in self.heads.items() if head.ver > cursor)
        taken = heads[: self.page_limit]
        if len(heads) > len(taken):  # a version is never split
            last = taken[-1][0]
            taken = [head for head in heads if head[0] <= last]
        more = len(heads) > len(taken)
        rows = [self._row(*place, self.heads[place]) for _, place in taken]
        if self.extra_kinds:
            rows.append(Row(kind="drone", id=uuid7(), ver=self.ver, body={"id": 1}))
        end = taken[-1][0] if more else self.ver
        if self.stuck:
            more, end = True, cursor
        page = Page(cursor=end, more=more, rows=rows, server_time=self.now)
        page = replace(page, carried=self.sends_by, numbers=self.numbers)
        if not self.untold:
            left, files = self.handed_over
            page = replace(page, handed_over=left + files, handed_over_files=files)
        return json_answer(page)

    def _window(self, request: httpx.Request) -> httpx.Response:
        asked = request.url.params
        if self.windowless:
            return problem_answer(404, "not_found")
        if asked["epoch"] != str(self.epoch) or int(asked["cursor"]) < self.floor:
            return problem_answer(410, "cursor_too_old")
        ends = [int(asked[name]) for name in ("from", "to", "known_from", "known_to")]
        rows = [
            self._row(*place, head)
            for place, head in self.heads.items()
            if head.record is not None and span_of(head.record) is not None
            if overlaps(head.record, *ends[:2]) and not overlaps(head.record, *ends[2:])
        ]
        return json_answer(Page(cursor=int(asked["cursor"]), more=False, rows=rows, server_time=self.now))

    def _row(self, kind: str, row_id: UUID, head: Head) -> Row:
        body = None if head.record is None else msgspec.to_builtins(head.record)
        if row_id in self.spoil:
            body = {"id": str(row_id), "starts": "soon"}
        return Row(kind=kind, id=row_id, ver=head.ver, body=body)

    def _snapshot(self, _: httpx.Request) -> httpx.Response:
        places = sorted(self.records())
        head = Snapshot(cursor=self.ver, epoch=self.epoch, rows=len(places), server_time=self.now)
        lines = [codec.encode(head)] + [
            codec.encode(self._row(*place, self.heads[place])) for place in places
        ]
        return httpx.Response(200, content=b"\n".join(lines[: len(lines) - self.drop_rows]))

    def _copy(self, request: httpx.Request) -> httpx.Response:
        if not self.copying:
            return problem_answer(404, "not_found")
        rows = [
            Row(kind=place[0], id=place[1], ver=head.ver, body=head.record)
            for place, head in self.heads.items()
            if head.record is not None
        ]
        head = Snapshot(cursor=self.ver, epoch=self.epoch, rows=len(rows), server_time=self.now)
        return copied(request, head, rows, self.tamper, self.carried)

    def _events(self, _: httpx.Request) -> httpx.Response:
        queue: asyncio.Queue[bytes | None] = asyncio.Queue()
        self.streams.append(queue)
        return httpx.Response(200, headers={"Content-Type": "text/event-stream"}, stream=_Stream(queue))


class _Stream(httpx.AsyncByteStream):
    def __init__(self, queue: asyncio.Queue[bytes | None]) -> None:
        self._queue = queue

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b": hello\n\n"
        while (chunk := await self._queue.get()) is not None:
            yield chunk
