"""Stand-ins for the world outside a desktop: a small sync server in this process, and ways for it to fail.

``FakeServer`` speaks the protocol of ``scheduling.wire`` over httpx without a socket and decides conflicts in
its own simple way (the real one is tested in tests/sync_server). Not here: its tokens (``fake_door``), how it tells its
rows (``fake_feed``), its files (``fake_files``), a mechanic's offers (``fake_work``).
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Callable
from copy import copy
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx

from desktop.store import codec
from desktop.store.account_file import Account, AccountFile
from desktop.store.outbox import Parcel
from desktop.store.overlay import effects_of
from desktop.store.pending import ChangeState, PendingChange
from desktop.store.projected import Removed
from desktop.sync.account import Access
from desktop.sync.transport import Transport
from scheduling.commands import (
    NAMES,
    BookSession,
    Command,
    Outcome,
)
from scheduling.ids import uuid7
from scheduling.money_messages import RefundsByHand
from scheduling.records import KIND_OF, Record, Session
from scheduling.vocabulary import Role, SessionState
from scheduling.waiver_messages import MissingWaivers, WaiverPage, WaiverTexts
from scheduling.wire import (
    AuditLine,
    AuditPage,
    Hello,
    HoldAnswer,
    HoldRequest,
    Problem,
    Push,
    PushAnswer,
    PushResult,
    PushStatus,
    Standing,
    Welcome,
)
from tests import fake_rules
from tests.factories import named
from tests.fake_door import FakeDoor, MemorySecrets, json_answer, problem_answer
from tests.fake_faults import Fault
from tests.fake_feed import FakeFeed, Head
from tests.fake_files import FakeFiles
from tests.fake_line import FakeLine
from tests.fake_work import FakeWork
from tests.plain_overlay import PlainOverlay

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


class FakeServer(FakeDoor, FakeFeed, FakeFiles, FakeLine, FakeWork, httpx.AsyncBaseTransport):
    """One organization. ``faults`` are used up by the next requests, in order (``None``: none)."""

    def __init__(self, records: list[Record] | None = None) -> None:
        super().__init__()
        FakeFiles.__init__(self)
        FakeFeed.__init__(self)
        FakeLine.__init__(self)
        FakeWork.__init__(self)
        self.least_app = "0.1.0"
        self.last_seq: dict[UUID, int] = {}
        self.results: dict[UUID, PushResult] = {}
        self.args: dict[UUID, tuple[str, object]] = {}
        self.seen: list[UUID] = []
        """Every mutation that took effect, in order: a double shows here."""
        self.by: dict[UUID, UUID] = {}
        """Who sent each mutation."""
        self.faults: deque[Fault | None] = deque()
        self.down = False
        self.requests: list[str] = []
        self.hold_problem: Problem | None = None
        self.released: list[str] = []
        self.revoked_device = False
        """Pushes are refused."""
        self.deaf = False
        """Pushes are answered with nothing."""
        self.countless = False
        """What is known already is answered, all else is a gap."""
        self.reject: Callable[[Command], str] = lambda _: ""
        self.choke: Callable[[Push], int] = lambda _: 0
        """The status with which a whole push fails."""
        self.trail: list[AuditLine] = []
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

    def restore(self, backup: dict[str, Any]) -> None:
        """The server is restored from :meth:`backup`, under a new epoch."""
        for name, value in backup.items():
            setattr(self, name, value)
        self.epoch = uuid7()

    def backup(self) -> dict[str, Any]:
        names = ("ver", "floor", "heads", "last_seq", "results", "seen", "files")
        return {name: copy(getattr(self, name)) for name in names}

    def has_session(self, session_id: UUID) -> bool:
        return ("session", session_id) in self.records()

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
        if path == "/sync/version":
            await self._moved_past(int(request.url.params["after"]), float(request.url.params["seconds"]))
        response = self._answer(request, path)
        if fault is Fault.ANSWER_LOST:
            raise httpx.ReadError("lost", request=request)
        if fault is Fault.TORN:
            whole = await response.aread()
            return httpx.Response(response.status_code, content=whole[: len(whole) // 2])
        return response

    def _answer(self, request: httpx.Request, path: str) -> httpx.Response:
        if path == "/sync/handover":
            return self._hand_over(request)
        if path.startswith("/sync/handover/files"):
            return self._hand_over_file(request)
        if self.gone and not path.startswith("/auth/") and self._knows(request):
            return problem_answer(403, "device_revoked")
        if not path.startswith("/auth/") and not self._knows(request):
            return problem_answer(401, "not_signed_in")
        if self.too_old and path in ("/sync/pull", "/sync/snapshot", "/sync/copy"):
            return problem_answer(426, "upgrade_needed")
        if path.startswith("/holds/"):
            self.released.append(path)
            return httpx.Response(204) if self.hold_problem is None else self._hold_refused()
        if path.startswith(("/presence", "/offers")):
            return self._work_asked(request)
        if path.startswith(("/waitlist", "/matching", "/customers/", "/money/terms")):
            return self._line_asked(request)
        if path.startswith("/money/sessions/"):
            return problem_answer(404, "not_found")
        if path.startswith("/sessions/"):
            return self._file_asked(request)
        answers: dict[str, Callable[[httpx.Request], httpx.Response]] = {
            "/auth/sign-in": self._sign_in,
            "/auth/refresh": self._refresh,
            "/auth/key": lambda _: problem_answer(404, "no_key"),
            "/auth/sign-out": lambda _: httpx.Response(204),
            "/sync/hello": self._hello,
            "/sync/push": self._push,
            "/sync/pull": self._pull,
            "/sync/snapshot": self._snapshot,
            "/sync/window": self._window,
            "/sync/copy": self._copy,
            "/sync/events": self._events,
            "/sync/version": lambda _: json_answer(Standing(version=self.ver)),
            "/holds": self._hold,
            "/waiver-texts": lambda _: json_answer(WaiverTexts(templates=[])),
            "/waivers/missing": lambda _: json_answer(MissingWaivers(sessions=[])),
            "/waivers": lambda _: json_answer(WaiverPage(waivers=[])),
            "/money/refunds/by-hand": lambda _: json_answer(RefundsByHand(refunds=[])),
            "/audit": lambda _: json_answer(AuditPage(lines=self.trail, before=None)),
        }
        return answers[path](request)

    async def _moved_past(self, version: int, seconds: float) -> None:
        """Asked by who heard nothing on the stream for a while, as in a test on a machine that stood still."""
        for _ in range(round(seconds / 0.05)):
            if self.ver != version:
                return
            await asyncio.sleep(0.05)

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
                handed_over=sum(self.handed_over),
                handed_over_files=self.handed_over[1],
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
        hand = self.hand(request)
        for mutation in [] if self.deaf else push.mutations:
            self.by.setdefault(mutation.mid, hand.staff_id if hand else named("owner"))
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
            other = args is not None and self.args[mid] != (name, args)
            refused = PushResult(mid=mid, status=PushStatus.REJECTED, code="invalid")
            return refused if other else self.results[mid]
        if self.countless:
            return PushResult(mid=mid, status=PushStatus.GAP, code="gap")
        if seq != last + 1:
            status = PushStatus.FORKED if seq <= last else PushStatus.GAP
            return PushResult(mid=mid, status=status, code=status.value)
        if args is None:
            result = PushResult(mid=mid, status=PushStatus.REJECTED, code="invalid")
        elif name not in NAMES:
            result = PushResult(mid=mid, status=PushStatus.REJECTED, code="unknown_command")
        else:
            result = self._apply(mid, codec.convert(NAMES[name], args))
        self.last_seq[device], self.results[mid], self.args[mid] = seq, result, (name, args)
        return result

    def _apply(self, mid: UUID, command: Command) -> PushResult:
        code = self.reject(command)
        if code:
            return PushResult(mid=mid, status=PushStatus.REJECTED, code=code)
        before = self.overlay()
        state, outcome, code = ChangeState.APPLIED, Outcome(), ""
        refused = fake_rules.refusal(command, before)
        if refused is not None:
            code, outcome = refused
            return PushResult(mid=mid, status=PushStatus.CONFLICT, code=code, outcome=outcome)
        if isinstance(command, BookSession) and fake_rules.taken(command, before):
            outcome = fake_rules.lost(command, stored_as="unplaced")
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

    def _write(self, change: PendingChange, rows: PlainOverlay) -> None:
        self.ver += 1
        self.seen.append(change.mid)
        for effect in effects_of(change, rows):
            if isinstance(effect, Removed):
                self.heads[KIND_OF[effect.cls], effect.id] = Head(self.ver, None)
            else:
                self.heads[KIND_OF[type(effect)], effect.id] = Head(self.ver, effect)
        self.nudge()

    def overlay(self) -> PlainOverlay:
        """The rows, as something that a projection can read."""
        rows = PlainOverlay(_NoRows())
        for record in self.records().values():
            rows.put(record)
        return rows

    def _hold(self, request: httpx.Request) -> httpx.Response:
        message = codec.decode(HoldRequest, request.content)
        if self.hold_problem is not None:
            return self._hold_refused()
        return json_answer(HoldAnswer(hold_id=message.hold_id, expires_at=self.now + 900))

    def _hold_refused(self) -> httpx.Response:
        assert self.hold_problem is not None
        status = 404 if self.hold_problem.code == "not_found" else 409
        return httpx.Response(status, content=codec.encode(self.hold_problem))


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
