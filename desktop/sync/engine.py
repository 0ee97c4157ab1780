"""The one task that keeps the local store and the server in agreement, for as long as the program runs.

Push and pull go on independently of each other; the server's nudges and the user's changes wake them, and
whatever fails is tried again, later and later. Not here: HTTP (``transport``), who asks (``account``), what
rows mean (``reconcile``), one push and one pull (``exchange``).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress

from psygnal import Signal

from desktop.store.local_store import LocalStore
from desktop.sync.account import Access
from desktop.sync.backoff import Backoff, Pace
from desktop.sync.errors import BadAnswer, Offline, Refused
from desktop.sync.exchange import Exchange
from desktop.sync.live import listen


class SyncEngine:
    """Start it after the first paint; stop it before the store is closed."""

    status_changed = Signal()
    """``online`` or ``problem`` may be other than before, or the rows were refreshed."""

    def __init__(
        self,
        store: LocalStore,
        access: Access,
        *,
        pace: Pace | None = None,
        tzdata: str = "",
        on_server_time: Callable[[int], None] | None = None,
    ) -> None:
        self._store = store
        self._access = access
        self._pace = pace or Pace()
        self._exchange = Exchange(
            store, access, pace=self._pace, tzdata=tzdata, on_server_time=on_server_time
        )
        self._push_wanted = asyncio.Event()
        self._pull_wanted = asyncio.Event()
        self._woken = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self.online = False
        """Whether the last question to the server had an answer."""
        self.problem = ""
        """Why not: ``unreachable``, ``bad_answer``, ``stopped`` by a bug, or the server's code; else empty."""

    def start(self) -> None:
        """Begin; there must be a running event loop."""
        self._store.submitted.connect(self._push_wanted.set)
        self._push_wanted.set()
        self._pull_wanted.set()
        self._task = asyncio.get_running_loop().create_task(self._run(), name="sync")

    async def stop(self) -> None:
        """End; what was not answered is pushed again next time. A bug that ended it before is raised here."""
        if self._task is None:
            return
        self._store.submitted.disconnect(self._push_wanted.set)
        task, self._task = self._task, None
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        self._heard(online=False, problem="")

    def wake(self) -> None:
        """Ask again now, without waiting for the end of a pause."""
        self._push_wanted.set()
        self._pull_wanted.set()
        self._woken.set()

    async def push(self) -> None:
        """Push until nothing waits."""
        if await self._exchange.push():
            self._pull_wanted.set()

    async def pull(self) -> None:
        """Pull until nothing is new."""
        await self._exchange.pull()

    async def _run(self) -> None:
        await asyncio.to_thread(self._store.warm_up)
        self._store.prune()
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._loop(self.push, self._push_wanted, None), name="sync push")
                group.create_task(
                    self._loop(self.pull, self._pull_wanted, self._pace.safety), name="sync pull"
                )
                group.create_task(self._listen(), name="sync events")
        except Exception:
            self._heard(online=False, problem="stopped")  # nobody may believe that the rows are still fresh
            raise

    async def _loop(
        self, work: Callable[[], Awaitable[None]], wanted: asyncio.Event, at_least: float | None
    ) -> None:
        backoff = Backoff(self._pace)
        while True:
            await _wait(wanted, at_least)
            wanted.clear()
            if await self._try(work, backoff):
                backoff.reset()
            else:
                wanted.set()

    async def _try(self, work: Callable[[], Awaitable[None]], backoff: Backoff) -> bool:
        """Do it once; after a failure, which is shown, pause."""
        try:
            await work()
        except (Offline, Refused) as error:
            self._heard(online=isinstance(error, Refused), problem=_code(error))
            self._woken.clear()
            await _wait(self._woken, backoff.delay(error.retry_after))
            return False
        self._heard(online=True, problem=self._exchange.warning)
        return True

    async def _listen(self) -> None:
        """Follow the events; when they break, a pull finds out whether the server is there."""
        backoff, loop = Backoff(self._pace), asyncio.get_running_loop()
        while True:
            begun, retry_after = loop.time(), None
            try:
                await listen(self._access, self._heard_version)
            except (Offline, Refused) as error:
                retry_after = error.retry_after
            if loop.time() - begun > self._pace.stands:
                backoff.reset()
            self._pull_wanted.set()
            self._woken.clear()
            await _wait(self._woken, backoff.delay(retry_after))

    def _heard_version(self, version: int | None) -> None:
        if version is None:
            self.wake()  # the server is there (again): whatever waits goes now
        elif version > self._store.state().cursor:
            self._pull_wanted.set()

    def _heard(self, *, online: bool, problem: str) -> None:
        self.online, self.problem = online, problem
        self.status_changed.emit()


def _code(error: Offline | Refused) -> str:
    if isinstance(error, Refused):
        return error.problem.code
    return "bad_answer" if isinstance(error, BadAnswer) else "unreachable"


async def _wait(event: asyncio.Event, seconds: float | None) -> None:
    """Until the event is set, or the time is over."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
