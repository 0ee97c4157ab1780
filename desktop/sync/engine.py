"""The one task that keeps the local store and the server in agreement, for as long as the program runs.

Push and pull go on independently of each other; the server's nudges and the user's changes wake them, and
whatever fails is tried again, later and later. Not here: HTTP (``transport``), who asks (``account``), what
rows mean (``reconcile``), one push and one pull (``exchange``).
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress

from psygnal import Signal

from desktop.store.errors import NotKept
from desktop.store.kept_files import KeptFiles
from desktop.store.local_store import LocalStore
from desktop.store.telling import tell
from desktop.sync.account import Access
from desktop.sync.backoff import Backoff, Pace
from desktop.sync.errors import BadAnswer, NotAsked, Offline, Refused
from desktop.sync.escrow import KeyInEscrow
from desktop.sync.exchange import Exchange
from desktop.sync.files import FileSender
from desktop.sync.live import listen
from scheduling.errors import ErrorCode


class SyncEngine:
    """Start it after the first paint; stop it before the store is closed."""

    status_changed = Signal()
    """``online`` or ``problem`` may be other than before, or the rows were refreshed."""
    revoked = Signal()
    """This device has no access any more: told at each try, until somebody stops the engine."""

    def __init__(
        self,
        store: LocalStore,
        access: Access,
        *,
        pace: Pace | None = None,
        tzdata: str = "",
        on_server_time: Callable[[int], None] | None = None,
        files: KeptFiles | None = None,
        escrow: KeyInEscrow | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """``escrow`` sees to it that the server can give the key of these files back.

        ``clock``: seconds that pass whatever the computer's clock is set to.
        """
        self._store = store
        self._access = access
        self._pace = pace or Pace()
        self._escrow = escrow
        self._exchange = Exchange(
            store, access, pace=self._pace, tzdata=tzdata, on_server_time=on_server_time, clock=clock
        )
        self.files = files or KeptFiles.in_memory()
        """What was attached here."""
        self._sender = FileSender(store, self.files, access, self._exchange.greeted)
        self._push_wanted = asyncio.Event()
        self._pull_wanted = asyncio.Event()
        self._files_wanted = asyncio.Event()
        self._woken = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._problems = {"pull": "", "push": "", "files": ""}
        self._stopped = False
        self._answers = 0
        """How many there had been when the server was last found away: what had one of these says nothing of now."""
        self.online = False
        """Whether the last question to the server had an answer."""

    @property
    def handed_over(self) -> int:
        """How many changes and files of devices without access waited for this person when the server last told."""
        return self._exchange.handed_over

    @property
    def handed_over_files(self) -> int | None:
        """How many of these are files; ``None`` where an older server does not say."""
        return self._exchange.handed_over_files

    @property
    def problem(self) -> str:
        """What does not work: ``unreachable``, ``bad_answer``, ``stopped`` by a bug, the server's code, or a
        ``Trouble`` of this computer; else empty. One may be there online too: pulls refused, a full disk.
        """
        if self._stopped:
            return "stopped"
        found = next(filter(None, self._problems.values()), "")
        if found in {"", "unreachable", "bad_answer"} and self._access.refused:
            return ErrorCode.NOT_SIGNED_IN  # the server may be away as well: only signing in helps
        return found or (self._exchange.warning if self.online else "")

    def start(self) -> None:
        """Begin; there must be a running event loop."""
        self._store.submitted.connect(self._push_wanted.set)
        self.files.added.connect(self._files_wanted.set)
        for wanted in (self._push_wanted, self._pull_wanted, self._files_wanted):
            wanted.set()
        self._task = asyncio.get_running_loop().create_task(self._run(), name="sync")

    async def stop(self) -> None:
        """End; what was not answered is pushed again next time. A bug that ended it before is raised here."""
        if self._task is None:
            return
        self._store.submitted.disconnect(self._push_wanted.set)
        self.files.added.disconnect(self._files_wanted.set)
        task, self._task = self._task, None
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        self._stopped = False
        self._problems = dict.fromkeys(self._problems, "")
        self._show(online=False)

    def wake(self) -> None:
        """Ask again now, without waiting for the end of a pause."""
        for wanted in (self._push_wanted, self._pull_wanted, self._files_wanted, self._woken):
            wanted.set()

    async def push(self) -> None:
        """Push until nothing waits."""
        if await self._exchange.push():
            self._pull_wanted.set()
            self._files_wanted.set()  # a session that they wait for may be there now

    async def pull(self) -> None:
        """Pull until nothing is new."""
        await self._exchange.pull()
        if self._store.count_waiting():
            self._push_wanted.set()  # the greeting may have told that a restored server lost what it had answered
        account, welcome = self._access.account, self._exchange.welcome
        if self._escrow is not None and account is not None and welcome is not None:
            await self._escrow.greeted(welcome, account.tenant_id, self._store.device_id)
        if self._sender.is_wanted():
            self._files_wanted.set()

    async def send_files(self) -> None:
        """Send what was attached, as far as it can be sent now."""
        await self._sender.send()

    async def _run(self) -> None:
        try:
            await asyncio.to_thread(self._store.warm_up)
            await asyncio.to_thread(self._access.warm_up)
            async with asyncio.TaskGroup() as group:
                group.create_task(self._loop("push", self.push, self._push_wanted, None), name="sync push")
                group.create_task(
                    self._loop("pull", self.pull, self._pull_wanted, self._pace.safety), name="sync pull"
                )
                group.create_task(
                    self._loop("files", self.send_files, self._files_wanted, None), name="sync files"
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
        retry_after = None
        try:
            await work()
        except (Offline, Refused) as error:
            self._problems[name], retry_after = _code(error), error.retry_after
            asked = not isinstance(error, NotAsked)
            self._show(online=isinstance(error, Refused) if asked else self.online)
            if self._problems[name] == ErrorCode.DEVICE_REVOKED:
                tell(self.revoked)
        except NotKept as error:
            self._problems[name] = error.trouble.value
            self._show(online=self.online or self._exchange.answers > self._answers)
        else:
            self._problems[name] = ""
            self._show(online=self.online or self._exchange.answers > self._answers)
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
                await listen(self._access, self._pace, self._heard_version, self._store.state().cursor)
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
        if not online:
            self._answers = self._exchange.answers
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
