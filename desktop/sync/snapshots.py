"""Everything at once: as a file that the server wrote for this device, or row by row. Beside what is shown.

Not here: when that is needed (``exchange``), how either is kept (``desktop.store``).
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import aclosing, suppress
from typing import TypeVar
from uuid import UUID

from desktop.store.cache_file import CacheCopy, Unfit
from desktop.store.errors import CacheDamaged, NotKept
from desktop.store.local_store import LocalStore
from desktop.store.replica import ReplicaState
from desktop.sync.account import Access
from desktop.sync.errors import BadAnswer, Offline, Refused
from desktop.sync.line import Arrival, TooSlow
from desktop.sync.reconcile import line_changes
from scheduling import cache_layout
from scheduling.wire import Copy, CopyWanted, Snapshot, Welcome

T = TypeVar("T")

_log = logging.getLogger(__name__)

STAGED = 10_000
"""Rows of a snapshot written at a time: many, since each commit writes what it touched anew."""
NOT_FOUND = 404


class OtherEpoch(BadAnswer):
    """The server was restored since it was greeted: the outbox must hear of it first."""


class Snapshots:
    """One desktop's. ``answered`` is called as soon as the server gives what was asked for."""

    def __init__(
        self,
        store: LocalStore,
        access: Access,
        answered: Callable[[], None],
        clock: Callable[[], float],
    ) -> None:
        """``clock``: seconds that only go forward."""
        self._store = store
        self._access = access
        self._answered = answered
        self._clock = clock
        self._by_rows = False
        """A file did not arrive: a line that broke, a disk that is busy. The rows may."""
        self._slow = False
        """The line is too slow for files: it is not tried again until the program is started anew."""

    async def fetch(self, welcome: Welcome) -> None:
        """Fetch everything and show it. Raises what asking and keeping raise."""
        if self._store.stages_aside and not (self._by_rows or self._slow):
            try:
                if await self._copied(welcome):
                    return
            except (Offline, NotKept):
                self._by_rows = True
                raise
        await self._listed(welcome)
        self._by_rows = False

    async def _copied(self, welcome: Welcome) -> bool:
        """Whether there is a file for this device, and it is what it should be."""
        copy = self._store.copy()
        wanted = CopyWanted(
            file_key=copy.key,
            layout=cache_layout.layout(),
            window_from=welcome.window_from,
            window_to=welcome.window_to,
        )
        asked_at = self._clock()
        try:
            async with self._access.copy(wanted) as (head, chunks):
                self._check_epoch(head.epoch, welcome)
                self._answered()
                # failpoint: copy.answered
                await aside(self._store, lambda: copy.begin(head.size))
                await self._received(copy, Arrival(head, asked_at, self._clock), chunks)
            if not copy.is_whole:
                raise BadAnswer("copy: torn")
            await aside(self._store, lambda: self._store.copy_written(copy, self._state(head, welcome)))
            self._store.copy_end(copy)
            # failpoint: copy.shown
        except Refused as error:
            if error.status != NOT_FOUND:
                raise
            return False  # a server of before, of other tables, or that has no time for it
        except Unfit as error:
            _log.warning("the server's copy is not taken: %s", error.code)
            return False
        except TooSlow as error:
            _log.info("the line is too slow for the server's copy: %s", error)
            self._slow = True
            return False
        finally:
            copy.discard()
        return True

    async def _received(self, copy: CacheCopy, arrival: Arrival, chunks: AsyncIterator[bytes]) -> None:
        async with aclosing(arrival.pieces(chunks)) as pieces:
            async for piece in pieces:
                await aside(self._store, lambda piece=piece: copy.add(piece))  # type: ignore[misc]

    async def _listed(self, welcome: Welcome) -> None:
        window = {"from": welcome.window_from, "to": welcome.window_to}
        async with self._access.snapshot(window) as (head, batches):
            self._check_epoch(head.epoch, welcome)
            self._answered()
            # failpoint: snapshot.answered
            await aside(self._store, self._store.snapshot_begin)
            some: list[bytes] = []
            async for lines in batches:
                some += lines
                if len(some) >= STAGED:
                    await self._stage(some)
                    some = []
                await asyncio.sleep(0)
            await self._stage(some)
        state = self._state(head, welcome)
        await aside(self._store, lambda: self._store.snapshot_written(state))
        self._store.snapshot_end(state)
        # failpoint: snapshot.shown

    async def _stage(self, lines: list[bytes]) -> None:
        await aside(self._store, lambda: self._store.snapshot_rows(line_changes(lines)))

    @staticmethod
    def _check_epoch(epoch: UUID, welcome: Welcome) -> None:
        if epoch != welcome.epoch:
            raise OtherEpoch("snapshot: of another epoch than the greeting")

    def _state(self, head: Snapshot | Copy, welcome: Welcome) -> ReplicaState:
        account = self._access.account
        return ReplicaState(
            tenant_id=None if account is None else account.tenant_id,
            epoch=head.epoch,
            cursor=head.cursor,
            window_from=welcome.window_from,
            window_to=welcome.window_to,
            refreshed_at=head.server_time,
            heard_at=self._store.now(),
            app=self._access.app,
        )


async def aside(store: LocalStore, work: Callable[[], T]) -> T:
    """Do it in a thread where the store allows that; it is at its end when this returns, even cancelled."""
    if not store.stages_aside:
        return work()
    working = asyncio.ensure_future(asyncio.to_thread(work))
    try:
        return await asyncio.shield(working)
    except asyncio.CancelledError:
        await _to_its_end(working)  # the files may be closed right after
        raise
    except CacheDamaged:
        store.begin_cache_anew()  # here, where nobody else reads it meanwhile
        raise


async def _to_its_end(working: asyncio.Future[T]) -> None:
    """Wait for it, however often whoever waits is cancelled; what it fails at the next try meets too."""
    while not working.done():
        with suppress(asyncio.CancelledError):
            await asyncio.wait([working])
    if not working.cancelled():
        working.exception()
