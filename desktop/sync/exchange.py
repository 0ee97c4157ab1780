"""One greeting, one push, one pull: the protocol of sync, each step safe to repeat.

Not here: when they happen and what is done when they fail (``engine``).
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TypeVar
from uuid import UUID

import msgspec

from desktop.store.errors import CacheDamaged, NotKept
from desktop.store.local_store import LocalStore
from desktop.store.outbox import Parcel
from desktop.store.replica import ReplicaState, RowChange
from desktop.sync.account import Access
from desktop.sync.backoff import Pace
from desktop.sync.errors import BadAnswer, NotSignedIn, Offline, Refused, ServerFault
from desktop.sync.poison import Next, Poison
from desktop.sync.reconcile import PushAnswers, results_of, row_changes, verdicts
from desktop.sync.snapshots import NOT_FOUND, OtherEpoch, Snapshots, aside
from scheduling.errors import ErrorCode
from scheduling.ids import uuid7
from scheduling.records import StaffMember
from scheduling.versions import is_older
from scheduling.wire import (
    PROTOCOL,
    Hello,
    Mutation,
    Page,
    Push,
    PushResult,
    PushStatus,
    Row,
    Welcome,
)

T = TypeVar("T")

PUSH_BYTES = 200_000
"""The server takes 256 KB; the rest is for what surrounds the arguments."""
GONE = 410
PUSH = "/sync/push"
_DAY = 86_400
MOVED_AT_MOST = 31 * _DAY
"""Seconds; whose window is further behind has most of it to fetch anew."""


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
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``clock``: seconds that pass whatever the computer's clock is set to."""
        self._store = store
        self._access = access
        self._pace = pace
        self._tzdata = tzdata
        self._on_server_time = on_server_time
        self._clock = clock
        self._greeting = asyncio.Lock()
        self._pushing = asyncio.Lock()
        self._pulling = asyncio.Lock()
        self._poison = Poison(pace.patience, clock)
        self._snapshots = Snapshots(store, access, self._count_answer, clock)
        self._welcome: Welcome | None = None
        self._greeted_at = 0.0
        self._too_old = False
        self._behind = False
        self.answers = 0
        """How often the server has answered: a push of nothing asks nobody."""
        self.handed_over = 0
        """How many changes and files of devices without access wait for this person, as last told."""
        self.handed_over_files: int | None = None
        """How many of these are files, where the server says so."""

    @property
    def warning(self) -> str:
        """``upgrade_needed`` when the server's version or a row it sent is too new for this program; else empty."""
        return ErrorCode.UPGRADE_NEEDED.value if self._behind or self._store.unread else ""

    @property
    def welcome(self) -> Welcome | None:
        """The greeting that stands, if one does."""
        return self._welcome

    async def push(self) -> bool:
        """Push until nothing waits; whether anything was answered."""
        async with self._pushing:
            answered, stopped = False, 0
            self._poison.begin()
            while True:
                welcome = await self.greeted()
                parcels = self._store.parcels(self._poison.limit, PUSH_BYTES)
                if parcels and not self._access.at_hand:
                    await self._access.ready()
                    continue  # what was discarded meanwhile was told not to be sent
                if not parcels:
                    self._poison = Poison(self._pace.patience, self._clock)
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
                    await self._renumber(problem, welcome.epoch)

    async def pull(self) -> None:
        """Pull until nothing is new; a snapshot first where the copy can not be carried on."""
        async with self._pulling:
            renewed = damaged = False
            while True:
                welcome = await self.greeted()
                try:
                    if self._needs_snapshot(welcome):
                        await self._snapshot(welcome)
                    elif welcome.window_from - self._store.state().window_from >= _DAY:
                        await self._move_window(welcome)
                    if not await self._pull_page():
                        self._note_own_row()
                        return
                    if self._store.state().epoch is None:
                        if damaged:  # twice in a row: it is a disk that wants a pause
                            raise CacheDamaged(Path())
                        damaged = True
                except Refused as error:
                    if error.status != GONE or renewed:
                        raise
                    renewed = True
                    self._welcome, self._too_old = None, True

    def _note_own_row(self) -> None:
        """Another role counts at the next start too, which may be without the server."""
        account = self._access.account
        row = self._store.get(StaffMember, account.staff_id) if account is not None else None
        if account is not None and row is not None:
            with suppress(NotKept):  # said again after the next pull
                self._access.stands(account, row.role, row.name)

    async def greeted(self, *, anew: bool = False) -> Welcome:
        """The greeting that stands, or a new one."""
        async with self._greeting:
            old = anew or self._clock() - self._greeted_at > self._pace.greet
            if self._welcome is None or old:
                self._welcome = await self._greet()
                self._greeted_at = self._clock()
            return self._welcome

    async def _greet(self) -> Welcome:
        hello = Hello(device_id=self._store.device_id, app=self._access.app, tzdata=self._tzdata)
        welcome = await self._access.call("POST", "/sync/hello", Welcome, body=hello)
        # failpoint: hello.answered
        self.answers += 1
        self._heard_time(welcome.server_time)
        self.handed_over, self.handed_over_files = welcome.handed_over, welcome.handed_over_files
        behind = welcome.protocol > PROTOCOL or is_older(self._access.app, welcome.least_app)
        self._behind = behind
        if self._store.stranded(welcome.epoch) or not self._agrees(welcome.last_seq):
            self._fork(welcome.epoch, lost_after=welcome.last_seq)
            return await self._greet()
        with suppress(NotKept):  # what can not be deleted now is at the next greeting
            self._store.prune()
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

    def _fork(self, epoch: UUID, lost_after: int | None = None) -> None:
        device_id = uuid7()
        self._store.fork(device_id, lost_after, epoch)
        # failpoint: fork.stored
        self._access.become(device_id)
        # failpoint: fork.done

    async def _push_some(self, parcels: list[Parcel], welcome: Welcome) -> tuple[int, PushStatus | None]:
        """How many were answered, and what is wrong with the numbering."""
        mutations = [_mutation(parcel, self._poison.args(parcel)) for parcel in parcels]
        self._store.mark_sent(parcels)
        try:
            results = await self._send(mutations, welcome)
        except (Offline, NotSignedIn) as error:  # whom the server does not know, of them it reads nothing
            if isinstance(error, NotSignedIn) or not error.left:
                with suppress(NotKept):  # it is said to be sent, then, though it was not
                    self._store.mark_unsent(parcels)
            raise
        # failpoint: push.answered
        decided = verdicts(results, {parcel.mid for parcel in parcels})
        if decided.answers:
            self._poison.passed([each.mid for each in decided.answers])
            self._store.settle(decided.answers, welcome.epoch)
        return len(decided.answers), decided.stopped

    async def _send(self, mutations: list[Mutation], welcome: Welcome) -> list[PushResult]:
        message = Push(device_id=self._store.device_id, epoch=welcome.epoch, mutations=mutations)
        try:
            answers = await self._access.call("POST", PUSH, PushAnswers, body=message)
        except Refused as error:
            if error.status == GONE:
                self._welcome = None  # another epoch: greet first
            raise
        self.answers += 1
        return results_of(answers)

    async def _prove_well(self, suspect: UUID) -> None:
        """Ask what the server answers while it is well: a greeting, which it writes down, and a push of nothing.

        What it fails at now it fails at by itself: that is raised, and no change is suspected any more.
        """
        self._poison.start_over()
        async with self._greeting:
            self._welcome = await self._greet()
            self._greeted_at = self._clock()
        await self._send([], self._welcome)
        self._poison.proven(suspect)

    async def _renumber(self, problem: PushStatus, epoch: UUID) -> None:
        """After a gap, go back to what the server has; after a fork, be another device."""
        async with self._greeting:
            if problem is PushStatus.FORKED:
                self._fork(epoch)
            self._welcome = await self._greet()

    def _needs_snapshot(self, welcome: Welcome) -> bool:
        state = self._store.state()
        if self._too_old or state.epoch != welcome.epoch or state.app != self._access.app:
            return True
        return welcome.window_from - state.window_from > MOVED_AT_MOST

    async def _move_window(self, welcome: Welcome) -> None:
        """Fetch only what came within, and let go of what left, in one step; the cursor stays.

        What changed since the cursor comes with the pull that follows, by the new window.
        """
        state = self._store.state()
        where: dict[str, str | int] = {
            "cursor": state.cursor,
            "epoch": str(state.epoch),
            "from": welcome.window_from,
            "to": welcome.window_to,
            "known_from": state.window_from,
            "known_to": state.window_to,
        }
        try:
            page = await self._access.call("GET", "/sync/window", Page, params=where)
        except Refused as error:
            if error.status != NOT_FOUND:
                raise
            await self._snapshot(welcome)  # a server that knows no other way
            return
        # failpoint: window.answered
        self.answers += 1
        if self._store.state() == state:
            moved = replace(state, window_from=welcome.window_from, window_to=welcome.window_to)
            await self._take(page.rows, moved, state)

    async def _snapshot(self, welcome: Welcome) -> None:
        """Fetch everything beside what is shown, then show it."""
        try:
            await self._snapshots.fetch(welcome)
        except OtherEpoch:
            self._welcome = None
            raise
        self._too_old = False

    def _count_answer(self) -> None:
        self.answers += 1

    async def _take(self, rows: list[Row], state: ReplicaState, since: ReplicaState) -> None:
        """Write what came, and show it; where the cache is found damaged, it is empty afterwards."""
        with suppress(CacheDamaged):
            changes = await aside(self._store, lambda: self._written(rows, state, since))
            if (
                self._store.state() == since
            ):  # else whoever read meanwhile found damage, and it was begun anew
                self._store.apply_page(changes, state)

    def _written(self, rows: list[Row], state: ReplicaState, since: ReplicaState) -> list[RowChange]:
        """A page's changes, in the file already where another thread can do that."""
        changes = row_changes(rows)
        if self._store.stages_aside:
            self._store.write_page(changes, state, since)
        return changes

    async def _pull_page(self) -> bool:
        """One page; whether there are more."""
        state = self._store.state()
        if state.epoch is None:
            return True  # damage was found while the window was moved: there is nothing to go on from
        where: dict[str, str | int] = {
            "cursor": state.cursor,
            "epoch": str(state.epoch),
            "from": state.window_from,
            "to": state.window_to,
        }
        page = await self._access.call("GET", "/sync/pull", Page, params=where)
        # failpoint: pull.answered
        self.answers += 1
        self._heard_time(page.server_time)
        if page.handed_over is not None:
            self.handed_over, self.handed_over_files = page.handed_over, page.handed_over_files
        with suppress(NotKept):  # said again with the next page
            self._access.last_heard.heard(page.carried, page.numbers)
        if page.cursor < state.cursor or (page.more and page.cursor == state.cursor):
            raise BadAnswer(f"pull: from {state.cursor} to {page.cursor}")
        if self._store.state() != state:
            return True  # a damaged cache was begun anew meanwhile: the page does not go on from there
        heard = replace(state, refreshed_at=page.server_time, heard_at=self._store.now())
        more_from = state.whole if page.more else None
        arrived = replace(heard, cursor=page.cursor, more_from=more_from)
        await self._take(page.rows, arrived, state)
        return page.more or self._store.state().epoch is None  # a damaged cache was begun anew


def _mutation(parcel: Parcel, args: bytes) -> Mutation:
    return Mutation(
        seq=parcel.seq,
        mid=parcel.mid,
        name=parcel.name,
        args=msgspec.Raw(args),
        client_time=parcel.created_at,
    )
