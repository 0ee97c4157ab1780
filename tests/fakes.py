"""Stand-ins for the world outside a desktop: a small sync server in this process, and ways for it to fail.

``FakeServer`` speaks the protocol of ``scheduling.wire`` over httpx without a socket and decides conflicts in
its own simple way (the real one is tested in tests/sync_server). Its tokens are ``fake_door``'s.
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Callable
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import msgspec

from desktop.store import codec
from desktop.store.account_file import Account, AccountFile
from desktop.store.outbox import Parcel
from desktop.store.overlay import Overlay, effects_of
from desktop.store.pending import ChangeState, PendingChange
from desktop.store.projected import Removed
from desktop.sync.account import Access
from desktop.sync.transport import Transport
from scheduling.commands import NAMES, Alternative, BookSession, Command, EditCustomer, MoveSession, Outcome
from scheduling.ids import uuid7
from scheduling.records import KIND_OF, Customer, Record, Reservation, Session
from scheduling.vocabulary import Role, SessionState
from scheduling.wire import (
    Hello,
    HoldAnswer,
    HoldRequest,
    Page,
    Problem,
    Push,
    PushAnswer,
    PushResult,
    PushStatus,
    Row,
    Snapshot,
    Welcome,
)
from tests.factories import named
from tests.fake_door import FakeDoor, MemorySecrets, json_answer, problem_answer
from tests.fake_faults import Fault

DAY = 86_400


class _NoRows:
    """Nothing below."""

    def get(self, cls: type[Any], row_id: UUID) -> None:
        del cls, row_id

    def all(self, cls: type[Any]) -> list[Any]:
        del cls
        return []

    def between(self, cls: type[Any], start: int, end: int) -> list[Any]:
        del cls, start, end
        return []


@dataclass
class Head:
    """One line of the change feed: a row's newest version."""

    ver: int
    record: Record | None


class FakeServer(FakeDoor, httpx.AsyncBaseTransport):
    """One organization. ``faults`` are used up by the next requests, in order (``None``: none)."""

    def __init__(self, records: list[Record] | None = None) -> None:
        super().__init__()
        self.epoch = uuid7()
        self.ver = 0
        self.floor = 0
        self.page_limit = 500
        self.least_app = "0.1.0"
        self.heads: dict[tuple[str, UUID], Head] = {}
        self.last_seq: dict[UUID, int] = {}
        self.results: dict[UUID, PushResult] = {}
        self.seen: list[UUID] = []
        """Every mutation that took effect, in order: a double shows here."""
        self.faults: deque[Fault | None] = deque()
        self.down = False
        self.requests: list[str] = []
        self.streams: list[asyncio.Queue[bytes | None]] = []
        self.hold_problem: Problem | None = None
        self.released: list[str] = []
        self.revoked_device = False
        """Pushes are refused."""
        self.deaf = False
        """Pushes are answered with nothing."""
        self.countless = False
        """What is known already is answered, all else is a gap."""
        self.stuck = False
        """Pulls say that there is more, from the same cursor."""
        self.extra_kinds = False
        """Pulls carry a row of a kind that nobody here knows."""
        self.spoil: set[UUID] = set()
        """Rows whose body is nonsense."""
        self.drop_rows = 0
        """Rows missing at the end of a snapshot."""
        self.reject: Callable[[Command], str] = lambda _: ""
        self.choke: Callable[[Push], int] = lambda _: 0
        """The status with which a whole push fails."""
        self.too_old = False
        """Pulls and snapshots are refused for the program's age."""
        self.seed(records or [])

    # --- the world

    def seed(self, records: list[Record]) -> None:
        """Rows by somebody else, in one transaction."""
        self.ver += 1
        for record in records:
            self.heads[KIND_OF[type(record)], record.id] = Head(self.ver, record)
        self.nudge()

    def remove(self, record: Record) -> None:
        """A row is gone, by somebody else's doing."""
        self.ver += 1
        self.heads[KIND_OF[type(record)], record.id] = Head(self.ver, None)
        self.nudge()

    def nudge(self) -> None:
        """Tell everybody who listens."""
        for stream in self.streams:
            stream.put_nowait(f"event: version\ndata: {self.ver}\n\n".encode())

    def restore(self, backup: dict[str, Any]) -> None:
        """The server is restored from :meth:`backup`, under a new epoch."""
        for name, value in backup.items():
            setattr(self, name, value)
        self.epoch = uuid7()

    def backup(self) -> dict[str, Any]:
        names = ("ver", "floor", "heads", "last_seq", "results", "seen")
        return {name: copy(getattr(self, name)) for name in names}

    def records(self) -> dict[tuple[str, UUID], Record]:
        """The rows as the server has them."""
        return {place: head.record for place, head in self.heads.items() if head.record is not None}

    # --- HTTP

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path
        self.requests.append(f"{request.method} {path}")
        await asyncio.sleep(0)  # as a network would, let the others run
        fault = self.faults.popleft() if self.faults else None
        if self.down or fault is Fault.LOST:
            raise httpx.ConnectError("down", request=request)
        if fault is Fault.SLOW:
            raise httpx.ReadTimeout("slow", request=request)
        if fault is Fault.PORTAL:
            return httpx.Response(200, text="<html>Welcome to the hotel</html>")
        if fault in (Fault.BUSY, Fault.BROKEN):
            headers = {"Retry-After": "7"} if fault is Fault.BUSY else {}
            return httpx.Response(503 if fault is Fault.BUSY else 500, headers=headers)
        response = self._answer(request, path)
        if fault is Fault.ANSWER_LOST:
            raise httpx.ReadError("lost", request=request)
        if fault is Fault.TORN:
            whole = await response.aread()
            return httpx.Response(response.status_code, content=whole[: len(whole) // 2])
        return response

    def _answer(self, request: httpx.Request, path: str) -> httpx.Response:
        if not path.startswith("/auth/") and not self._knows(request):
            return problem_answer(401, "not_signed_in")
        if self.too_old and path in ("/sync/pull", "/sync/snapshot"):
            return problem_answer(426, "upgrade_needed")
        if path.startswith("/holds/"):
            self.released.append(path)
            return httpx.Response(204) if self.hold_problem is None else self._hold_refused()
        answers: dict[str, Callable[[httpx.Request], httpx.Response]] = {
            "/auth/sign-in": self._sign_in,
            "/auth/refresh": self._refresh,
            "/auth/sign-out": lambda _: httpx.Response(204),
            "/sync/hello": self._hello,
            "/sync/push": self._push,
            "/sync/pull": self._pull,
            "/sync/snapshot": self._snapshot,
            "/sync/events": self._events,
            "/holds": self._hold,
        }
        return answers[path](request)

    def _hello(self, request: httpx.Request) -> httpx.Response:
        hello = codec.decode(Hello, request.content)
        return json_answer(
            Welcome(
                protocol=1,
                epoch=self.epoch,
                server_time=self.now,
                least_app=self.least_app,
                window_from=self.now - 30 * DAY,
                window_to=self.now + 180 * DAY,
                last_seq=0 if self.countless else self.last_seq.get(hello.device_id, 0),
                tzdata="2026b",
            )
        )

    def _push(self, request: httpx.Request) -> httpx.Response:
        push = codec.decode(Push, request.content)
        if self.revoked_device:
            return problem_answer(403, "device_revoked")
        if push.epoch != self.epoch:
            return problem_answer(410, "cursor_too_old")
        if status := self.choke(push):
            return problem_answer(status, "invalid")
        results: list[PushResult] = []
        for mutation in [] if self.deaf else push.mutations:
            results.append(
                self._mutate(push.device_id, mutation.seq, mutation.mid, mutation.name, mutation.args)
            )
            if results[-1].status in (PushStatus.GAP, PushStatus.FORKED):
                break
        return json_answer(PushAnswer(results=results))

    def receive(self, device: UUID, parcel: Parcel) -> PushResult:
        """A change arrives, in a push of which the desktop knows nothing any more."""
        return self._mutate(device, parcel.seq, parcel.mid, parcel.name, json.loads(parcel.args))

    def _mutate(self, device: UUID, seq: int, mid: UUID, name: str, args: object) -> PushResult:
        last = 0 if self.countless else self.last_seq.get(device, 0)
        if mid in self.results:
            if seq == last + 1 and not self.countless:
                self.last_seq[device] = seq
            return self.results[mid]
        if self.countless:
            return PushResult(mid=mid, status=PushStatus.GAP)
        if seq != last + 1:
            return PushResult(mid=mid, status=PushStatus.FORKED if seq <= last else PushStatus.GAP)
        if args is None:
            result = PushResult(mid=mid, status=PushStatus.REJECTED, code="invalid")
        else:
            result = self._apply(mid, codec.convert(NAMES[name], args))
        self.last_seq[device], self.results[mid] = seq, result
        return result

    def _apply(self, mid: UUID, command: Command) -> PushResult:
        code = self.reject(command)
        if code:
            return PushResult(mid=mid, status=PushStatus.REJECTED, code=code)
        before = self.overlay()
        state, outcome, code = ChangeState.APPLIED, Outcome(), ""
        if isinstance(command, EditCustomer):
            row = before.get(Customer, command.customer_id)
            if row is None or any(getattr(row, name) != old for name, (old, _) in command.set.items()):
                return PushResult(mid=mid, status=PushStatus.CONFLICT, code="stale_edit")
        if isinstance(command, BookSession | MoveSession) and self._taken(command, before):
            later = Alternative(starts=_place(command)[0] + 7200, minutes=60)
            if isinstance(command, MoveSession):
                return PushResult(
                    mid=mid,
                    status=PushStatus.CONFLICT,
                    code="slot_taken",
                    outcome=Outcome(alternatives=[later]),
                )
            outcome = Outcome(stored_as="unplaced", reasons=["booked"], alternatives=[later])
            state, code = ChangeState.CONFLICT, "slot_taken"
        change = PendingChange(
            seq=0,
            mid=mid,
            name="",
            command=command,
            state=state,
            created_at=self.now,
            code=code,
            outcome=outcome,
        )
        self._write(change, before)
        return PushResult(mid=mid, status=PushStatus(state.value), code=code, ver=self.ver, outcome=outcome)

    def _write(self, change: PendingChange, rows: Overlay) -> None:
        self.ver += 1
        self.seen.append(change.mid)
        for effect in effects_of(change, rows):
            if isinstance(effect, Removed):
                self.heads[KIND_OF[effect.cls], effect.id] = Head(self.ver, None)
            else:
                self.heads[KIND_OF[type(effect)], effect.id] = Head(self.ver, effect)
        self.nudge()

    def overlay(self) -> Overlay:
        """The rows, as something that a projection can read."""
        rows = Overlay(_NoRows())
        for record in self.records().values():
            rows.put(record)
        return rows

    def _taken(self, command: BookSession | MoveSession, rows: Overlay) -> bool:
        starts, ends, mechanic = _place(command)
        return any(
            row.mechanic_id == mechanic
            and mechanic is not None
            and row.status.value in ("reserved", "confirmed")
            and row.session_id != command.session_id
            and row.starts < ends + 900
            and row.blocks_end > starts
            for row in rows.all(Reservation)
        )

    def _pull(self, request: httpx.Request) -> httpx.Response:
        cursor = int(request.url.params["cursor"])
        if request.url.params["epoch"] != str(self.epoch) or cursor < self.floor:
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
        return json_answer(Page(cursor=end, more=more, rows=rows, server_time=self.now))

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

    def _events(self, _: httpx.Request) -> httpx.Response:
        queue: asyncio.Queue[bytes | None] = asyncio.Queue()
        self.streams.append(queue)
        return httpx.Response(200, headers={"Content-Type": "text/event-stream"}, stream=_Stream(queue))

    def _hold(self, request: httpx.Request) -> httpx.Response:
        message = codec.decode(HoldRequest, request.content)
        if self.hold_problem is not None:
            return self._hold_refused()
        return json_answer(HoldAnswer(hold_id=message.hold_id, expires_at=self.now + 900))

    def _hold_refused(self) -> httpx.Response:
        assert self.hold_problem is not None
        status = 404 if self.hold_problem.code == "not_found" else 409
        return httpx.Response(status, content=codec.encode(self.hold_problem))


class _Stream(httpx.AsyncByteStream):
    def __init__(self, queue: asyncio.Queue[bytes | None]) -> None:
        self._queue = queue

    async def __aiter__(self) -> AsyncIterator[bytes]:
        yield b": hello\n\n"
        while (chunk := await self._queue.get()) is not None:
            yield chunk


def _place(command: BookSession | MoveSession) -> tuple[int, int, UUID | None]:
    place = command.to if isinstance(command, MoveSession) else command
    return place.starts, place.starts + place.minutes * 60, place.mechanic_id


def access_to(server: FakeServer, directory: Path, device_id: UUID, *, app: str = "0.1.0") -> Access:
    """A signed-in access whose access token must still be fetched."""
    transport = Transport("http://garage.test", client=httpx.AsyncClient(transport=server))
    file = AccountFile(directory)
    account = Account(
        tenant_id=named("organization"),
        staff_id=named("owner"),
        role=Role.OWNER,
        name="Rosa Owner",
        device_id=device_id,
        email="rosa@example.test",
    )
    file.save(account)
    secrets = MemorySecrets()
    secrets.set(f"refresh/{account.staff_id}", server.issue_refresh())
    return Access(transport, secrets, file, app=app)


def shown(rows: list[Session]) -> set[tuple[UUID, SessionState]]:
    """Sessions as id and state, to compare two screens."""
    return {(row.id, row.state) for row in rows}
