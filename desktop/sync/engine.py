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

from desktop.store.errors import NotKept
from desktop.store.local_store import LocalStore
from desktop.store.telling import tell
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
        self._problems = {"pull": "", "push": ""}
        self._stopped = False
        self.online = False
        """Whether the last question to the server had an answer."""

    @property
    def problem(self) -> str:
        """What does not work: ``unreachable``, ``bad_answer``, ``stopped`` by a bug, the server's code, or a
        ``Trouble`` of this computer; else empty. One may be there online too: pulls refused, a full disk.
        """
        if self._stopped:
            return "stopped"
        return next(filter(None, self._problems.values()), self._exchange.warning if self.online else "")

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
        self._stopped = False
        self._problems = dict.fromkeys(self._problems, "")
        self._show(online=False)

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
        try:
            await asyncio.to_thread(self._store.warm_up)
            with suppress(NotKept):  # what can not be deleted now is at the next start
                self._store.prune()
            async with asyncio.TaskGroup() as group:
                group.create_task(self._loop("push", self.push, self._push_wanted, None), name="sync push")
                group.create_task(
                    self._loop("pull", self.pull, self._pull_wanted, self._pace.safety), name="sync pull"
                )
                group.create_task(self._listen(), name="sync events")
        except Exception:
            self._stopped = True
            self._show(online=False)  # nobody may believe that the rows are still fresh
            raise

    async def _loop(
        self, name: str, work: Callable[[], Awaitable[None]], wanted: asyncio.Event, at_least: float | None
    ) -> None:
        backoff = Backoff(self._pace)
        while True:
            await _wait(wanted, at_least)
            wanted.clear()
            if await self._try(name, work, backoff):
                backoff.reset()
            else:
                wanted.set()

    async def _try(self, name: str, work: Callable[[], Awaitable[None]], backoff: Backoff) -> bool:
        """Do it once; after a failure, which is shown, pause."""
        answers, retry_after = self._exchange.answers, None
        try:
            await work()
        except (Offline, Refused) as error:
            self._problems[name], retry_after = _code(error), error.retry_after
            self._show(online=isinstance(error, Refused))
        except NotKept as error:
            self._problems[name] = error.trouble.value
            self._show(online=self.online or self._exchange.answers > answers)
        else:
            self._problems[name] = ""
            self._show(online=self.online or self._exchange.answers > answers)
            return True
        self._woken.clear()
        await _wait(self._woken, backoff.delay(retry_after))
        return False

    async def _listen(self) -> None:
        """Follow the events; when they break, a pull finds out whether the server is there."""
        backoff, loop = Backoff(self._pace), asyncio.get_running_loop()
        while True:
            begun, retry_after = loop.time(), None
            try:
                await listen(self._access, self._heard_version)
            except (Offline, Refused) as error:
                retry_after = error.retry_after
            except NotKept:  # the pull that follows meets it too, and says so
                pass
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

    def _show(self, *, online: bool) -> None:
        found, self.online = online and not self.online, online
        if found:
            self._woken.set()  # what pauses because the server was away need not wait any longer
        tell(self.status_changed)


def _code(error: Offline | Refused) -> str:
    if isinstance(error, Refused):
        return error.problem.code
    return "bad_answer" if isinstance(error, BadAnswer) else "unreachable"


async def _wait(event: asyncio.Event, seconds: float | None) -> None:
    """Until the event is set, or the time is over."""
    with suppress(TimeoutError):
        async with asyncio.timeout(seconds):
            await event.wait()
