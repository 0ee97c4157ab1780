"""One greeting, one push, one pull: the protocol of sync, each step safe to repeat.

Not here: when they happen and what is done when they fail (``engine``).
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

import msgspec

from desktop.store.errors import CacheDamaged
from desktop.store.local_store import LocalStore
from desktop.store.outbox import Parcel
from desktop.store.replica import ReplicaState
from desktop.sync.account import Access
from desktop.sync.backoff import Pace
from desktop.sync.errors import BadAnswer, Refused, ServerFault
from desktop.sync.poison import Next, Poison
from desktop.sync.reconcile import row_changes, verdicts
from scheduling.errors import ErrorCode
from scheduling.ids import uuid7
from scheduling.versions import is_older
from scheduling.wire import (
    PROTOCOL,
    Hello,
    Mutation,
    Page,
    Push,
    PushAnswer,
    PushStatus,
    Row,
    Welcome,
)

PUSH_BYTES = 200_000
"""The server takes 256 KB; the rest is for what surrounds the arguments."""
STAGED = 2_500
"""Rows of a snapshot written at a time: many, since each commit writes what it touched anew."""
GONE = 410
PUSH = "/sync/push"
_DAY = 86_400


class Exchange:
    """Holds the last greeting. A push and a pull may run at the same time, but not two of either."""

    def __init__(
        self,
        store: LocalStore,
        access: Access,
        *,
        pace: Pace,
        tzdata: str,
        on_server_time: Callable[[int], None] | None,
    ) -> None:
        self._store = store
        self._access = access
        self._pace = pace
        self._tzdata = tzdata
        self._on_server_time = on_server_time
        self._greeting = asyncio.Lock()
        self._pushing = asyncio.Lock()
        self._pulling = asyncio.Lock()
        self._poison = Poison(pace.patience)
        self._welcome: Welcome | None = None
        self._greeted_at = 0.0
        self._too_old = False
        self.warning = ""
        """``upgrade_needed`` when the server no longer knows this version; empty otherwise."""
        self.answers = 0
        """How often the server has answered: a push of nothing asks nobody."""

    async def push(self) -> bool:
        """Push until nothing waits; whether anything was answered."""
        async with self._pushing:
            answered, stopped = False, 0
            self._poison.begin()
            while True:
                welcome = await self._greeted()
                parcels = self._store.parcels(self._poison.limit, PUSH_BYTES)
                if not parcels:
                    self._poison = Poison(self._pace.patience)
                    return answered
                try:
                    count, problem = await self._push_some(parcels, welcome)
                except (Refused, ServerFault) as error:
                    blame = self._poison.failed(parcels, error) if error.path == PUSH else Next.LATER
                    if blame is Next.LATER:
                        raise
                    if blame is Next.PROVE:
                        await self._prove_well(parcels[0].mid)
                    continue
                answered = answered or count > 0
                stopped = 0 if count and problem is None else stopped + 1
                if stopped > 2:
                    raise BadAnswer("push: no progress")
                if problem is not None:
                    await self._renumber(problem)

    async def pull(self) -> None:
        """Pull until nothing is new; a snapshot first where the copy can not be carried on."""
        async with self._pulling:
            renewed = False
            while True:
                welcome = await self._greeted()
                try:
                    if self._needs_snapshot(welcome):
                        await self._snapshot(welcome)
                    if not await self._pull_page():
                        return
                except Refused as error:
                    if error.status != GONE or renewed:
                        raise
                    renewed = True
                    self._welcome, self._too_old = None, True

    async def _greeted(self) -> Welcome:
        """The greeting that stands, or a new one."""
        async with self._greeting:
            old = time.monotonic() - self._greeted_at > self._pace.greet
            if self._welcome is None or old:
                self._welcome = await self._greet()
                self._greeted_at = time.monotonic()
            return self._welcome

    async def _greet(self) -> Welcome:
        hello = Hello(device_id=self._store.device_id, app=self._access.app, tzdata=self._tzdata)
        welcome = await self._access.call("POST", "/sync/hello", Welcome, body=hello)
        self.answers += 1
        self._heard_time(welcome.server_time)
        behind = welcome.protocol > PROTOCOL or is_older(self._access.app, welcome.least_app)
        self.warning = ErrorCode.UPGRADE_NEEDED.value if behind else ""
        if not self._agrees(welcome.last_seq):
            self._fork(lost_after=welcome.last_seq)
            return await self._greet()
        return welcome

    def _heard_time(self, server_time: int) -> None:
        """With each page too: this computer's clock may be set at any time, a greeting stands for an hour."""
        if self._on_server_time is not None:
            self._on_server_time(server_time)

    def _agrees(self, last_seq: int) -> bool:
        """Bring the outbox in line with what the server has from here; ``False`` if that can not be."""
        if not self._store.has_all_after(last_seq):
            # Either this outbox is an old copy and the server has more, or the server is, and what it
            # lost is no longer kept here: the numbers can not be made to meet.
            return False
        if self._store.answered_after(last_seq):
            self._store.resend_after(last_seq)
        return True

    def _fork(self, lost_after: int | None = None) -> None:
        device_id = uuid7()
        self._store.fork(device_id, lost_after)
        self._access.become(device_id)

    async def _push_some(self, parcels: list[Parcel], welcome: Welcome) -> tuple[int, PushStatus | None]:
        """How many were answered, and what is wrong with the numbering."""
        self._store.mark_sent(parcels)
        answer = await self._send(
            [_mutation(parcel, self._poison.args(parcel)) for parcel in parcels], welcome
        )
        decided = verdicts(answer.results, {parcel.mid for parcel in parcels})
        if decided.answers:
            self._poison.passed([each.mid for each in decided.answers])
            self._store.settle(decided.answers, welcome.epoch)
        return len(decided.answers), decided.stopped

    async def _send(self, mutations: list[Mutation], welcome: Welcome) -> PushAnswer:
        message = Push(device_id=self._store.device_id, epoch=welcome.epoch, mutations=mutations)
        try:
            answer = await self._access.call("POST", PUSH, PushAnswer, body=message)
        except Refused as error:
            if error.status == GONE:
                self._welcome = None  # another epoch: greet first
            raise
        self.answers += 1
        return answer

    async def _prove_well(self, suspect: UUID) -> None:
        """Ask what the server answers while it is well: a greeting, which it writes down, and a push of nothing.

        What it fails at now it fails at by itself: that is raised, and no change is suspected any more.
        """
        self._poison.start_over()
        async with self._greeting:
            self._welcome = await self._greet()
            self._greeted_at = time.monotonic()
        await self._send([], self._welcome)
        self._poison.proven(suspect)

    async def _renumber(self, problem: PushStatus) -> None:
        """After a gap, go back to what the server has; after a fork, be another device."""
        async with self._greeting:
            if problem is PushStatus.FORKED:
                self._fork()
            self._welcome = await self._greet()

    def _needs_snapshot(self, welcome: Welcome) -> bool:
        state = self._store.state()
        if self._too_old or state.epoch != welcome.epoch:
            return True
        return welcome.window_from - state.window_from >= _DAY

    async def _snapshot(self, welcome: Welcome) -> None:
        """Fetch everything beside what is shown, then show it."""
        window = {"from": welcome.window_from, "to": welcome.window_to}
        async with self._access.snapshot(window) as (head, batches):
            if head.epoch != welcome.epoch:
                self._welcome = None  # restored between the greeting and now: the outbox must hear of it
                raise BadAnswer("snapshot: of another epoch than the greeting")
            self.answers += 1
            await self._aside(self._store.snapshot_begin)
            some: list[Row] = []
            async for rows in batches:
                some += rows
                if len(some) >= STAGED:
                    await self._stage(some)
                    some = []
                await asyncio.sleep(0)
            await self._stage(some)
        account = self._access.account
        state = ReplicaState(
            tenant_id=None if account is None else account.tenant_id,
            epoch=head.epoch,
            cursor=head.cursor,
            window_from=welcome.window_from,
            window_to=welcome.window_to,
            refreshed_at=head.server_time,
        )
        try:
            self._store.snapshot_end(state)
        except CacheDamaged:
            self._store.begin_cache_anew()
            raise
        self._too_old = False

    async def _stage(self, rows: list[Row]) -> None:
        await self._aside(lambda: self._store.snapshot_rows(row_changes(rows)))

    async def _aside(self, work: Callable[[], None]) -> None:
        """Do it in a thread where the store allows that; it is at its end when this returns, even cancelled."""
        if not self._store.stages_aside:
            work()
            return
        working = asyncio.ensure_future(asyncio.to_thread(work))
        try:
            await asyncio.shield(working)
        except asyncio.CancelledError:
            await asyncio.wait([working])  # the files may be closed right after
            raise
        except CacheDamaged:
            self._store.begin_cache_anew()  # here, where nobody else reads it meanwhile
            raise

    async def _pull_page(self) -> bool:
        """One page; whether there are more."""
        state = self._store.state()
        where: dict[str, str | int] = {
            "cursor": state.cursor,
            "epoch": str(state.epoch),
            "from": state.window_from,
            "to": state.window_to,
        }
        page = await self._access.call("GET", "/sync/pull", Page, params=where)
        self.answers += 1
        self._heard_time(page.server_time)
        if page.cursor < state.cursor or (page.more and page.cursor == state.cursor):
            raise BadAnswer(f"pull: from {state.cursor} to {page.cursor}")
        if self._store.state() != state:
            return True  # a damaged cache was begun anew meanwhile: the page does not go on from there
        changes = row_changes(page.rows)
        self._store.apply_page(changes, replace(state, cursor=page.cursor, refreshed_at=page.server_time))
        return page.more or self._store.state().epoch is None  # a damaged cache was begun anew


def _mutation(parcel: Parcel, args: bytes) -> Mutation:
    return Mutation(
        seq=parcel.seq,
        mid=parcel.mid,
        name=parcel.name,
        args=msgspec.Raw(args),
        client_time=parcel.created_at,
    )
