"""Those who stay signed in on this computer while somebody else is at work (docs/adr/0029).

One after the other they are visited: what they had not sent goes out under their own name, what is new is fetched, so
that a switch without the network shows no old day, and whoever has no access any more is erased. Not here: how a visit
goes (``desktop.sync.errand``), who they are on screen (``counter``).
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from contextlib import suppress
from typing import Any
from uuid import UUID

from desktop.presenters.sign_in import SignInFailed
from desktop.shell.desk import Desk
from desktop.shell.place import Place
from desktop.store.account_file import Account
from desktop.store.errors import NotKept
from desktop.store.leaving import Departure
from desktop.sync.account import Access
from desktop.sync.errors import Offline, Refused
from scheduling.errors import ErrorCode

EVERY_S = 900.0
"""Between two rounds."""
SOON_S = 60.0
"""The same as long as somebody's changes wait."""
LEAVING_S = 60.0
"""For handing over what one of them had not sent; what is left then goes on in the next round."""


class Absent:
    """``is_busy``: whether somebody is not absent."""

    def __init__(self, place: Place, is_busy: Callable[[UUID], bool]) -> None:
        self._files, self._accounts = place.files, place.accounts
        self._connections, self._spawn, self._tell = place.connections, place.spawn, place.tell
        self._is_busy = is_busy
        self._wanted = asyncio.Event()
        self._parting: dict[UUID, tuple[Desk, asyncio.Event]] = {}
        """Whose desk is being closed, and the event that it is."""
        self._visiting: tuple[UUID, asyncio.Task[None]] | None = None
        self._owing = False
        self._failing: set[UUID] = set()
        """Whom a bug keeps from being visited, until they were at work again."""
        self._departing: dict[UUID, tuple[Access, Departure]] = {}
        """Who is not signed in here any more, and has not handed over all of it: by which access they do."""
        self.changed: Callable[[], object] = bool
        """Called when it stands otherwise with somebody."""

    def start(self) -> None:
        """Visit them from now on, until the program's tasks are ended."""
        self._spawn(self._rounds())

    def wake(self) -> None:
        """The server is there, or somebody has become absent."""
        self._wanted.set()

    def part(self, desk: Desk) -> None:
        """This person is at work no more: close their desk; then what waits goes out from here."""
        self._failing.discard(desk.account.staff_id)
        self._parting[desk.account.staff_id] = desk, asyncio.Event()
        self._spawn(self._close(*self._parting[desk.account.staff_id]))

    async def close(self) -> None:
        """Close the desks whose closing was not begun; the tasks are ended."""
        for desk, closed in list(self._parting.values()):
            await self._close(desk, closed)

    async def let_go(self, staff_id: UUID) -> None:
        """Their files are free when this returns; they have to be opened before anything else is awaited."""
        closing = self._parting.get(staff_id)
        if closing is not None:
            await closing[1].wait()
        visiting = self._visiting
        if visiting is not None and visiting[0] == staff_id:
            visiting[1].cancel()
            await asyncio.wait({visiting[1]})

    async def leave(self, access: Access, departure: Departure) -> None:
        """Hand over what somebody without access had not sent, and erase it; nobody has to look on."""
        await self._leave(access, departure)
        if departure.staff_id in self._departing:
            self.wake()

    def goes_on(self, access: Access, departure: Departure) -> None:
        """It was begun, and something kept it from its end: it is tried in each round."""
        self._departing[departure.staff_id] = access, departure
        self.wake()

    async def _leave(self, access: Access, departure: Departure) -> None:
        self._departing[departure.staff_id] = access, departure
        with suppress(SignInFailed, TimeoutError):
            async with asyncio.timeout(LEAVING_S):
                await self._files.take_leave(departure, access, lambda _: None)
                self._departing.pop(departure.staff_id, None)
        self.changed()

    async def _close(self, desk: Desk, closed: asyncio.Event) -> None:
        try:
            self._files.note_unsent(desk)
            await desk.close()
        finally:
            del self._parting[desk.account.staff_id]
            closed.set()
            self.wake()

    async def _rounds(self) -> None:
        while True:
            self._wanted.clear()
            self._owing = False
            for account in self._people():
                self._departing.pop(account.staff_id, None)  # by their own access
                if self._may_be_visited(account.staff_id):
                    await self._visit(account.staff_id, self._go(account))
            for staff_id, (access, departure) in list(self._departing.items()):
                if self._may_be_visited(staff_id):
                    await self._visit(staff_id, self._leave(access, departure))
            self._owing = self._owing or bool(self._departing)
            with suppress(TimeoutError):
                async with asyncio.timeout(SOON_S if self._owing else EVERY_S):
                    await self._wanted.wait()

    def _may_be_visited(self, staff_id: UUID) -> bool:
        return not self._is_busy(staff_id) and staff_id not in {*self._parting, *self._failing}

    def _people(self) -> list[Account]:
        with suppress(NotKept):
            return [each.account for each in self._accounts.people()]
        return []

    async def _visit(self, staff_id: UUID, visit: Coroutine[Any, Any, None]) -> None:
        """In a task of its own: who comes back meanwhile ends it."""
        task = asyncio.get_running_loop().create_task(visit, name="visit")
        self._visiting = staff_id, task
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError:
            task.cancel()
            await asyncio.wait({task})
            raise
        finally:
            self._visiting = None
        fault = None if task.cancelled() else task.exception()
        if fault is not None:  # a bug; the others are visited all the same
            self._failing.add(staff_id)
            self._tell(fault)

    async def _go(self, account: Account) -> None:
        access = self._connections.access(account.server, account.staff_id)
        with suppress(SignInFailed, NotKept):
            departure = self._files.leaving(account)
            if departure is None and await self._is_revoked(access, account):
                departure = self._files.begin_leaving(account.staff_id, account.email)
                self.changed()
            if departure is not None:
                await self._leave(access, departure)

    async def _is_revoked(self, access: Access, account: Account) -> bool:
        errand = self._files.errand(access, account)
        try:
            await errand.run()
        except Refused as error:
            return error.problem.code == ErrorCode.DEVICE_REVOKED
        except (Offline, NotKept):
            pass  # in the next round
        finally:
            waiting = errand.waiting
            errand.close()
            if waiting is not None:
                self._owing = self._owing or any(waiting)
                self._files.note_left(account, *waiting)
            self.changed()
        return False
