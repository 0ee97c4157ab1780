"""The workshop's computers, kiosks and keys, for the owner: named, kiosks let in, access taken away. No words."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from desktop.presenters.on_server import OnServer, Reached
from desktop.store.telling import tell
from desktop.sync.errors import Offline, Refused
from scheduling.staff_messages import LONGEST_NAME, DeviceLine, KioskCodeGiven


def _wall_clock() -> int:
    return int(time.time())


class Manages(Protocol):
    """``desktop.sync.management.Management`` is one."""

    async def devices(self) -> list[DeviceLine]: ...
    async def rename_device(self, device_id: UUID, name: str) -> DeviceLine: ...
    async def revoke_device(self, device_id: UUID) -> None: ...
    async def kiosk_code(self) -> KioskCodeGiven: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Computer:
    """``own``: it is the one that this runs on, as this person uses it."""

    line: DeviceLine
    own: bool


class Computers(OnServer):
    """Those with access first, the latest heard of first. ``code`` lets a kiosk in, ``came`` is who did by it."""

    def __init__(self, server: Manages, own: UUID, now: Callable[[], int] = _wall_clock) -> None:
        """``now``: as the server has it."""
        super().__init__()
        self._server = server
        self._own = own
        self._now = now
        self._before = frozenset[UUID]()
        """The devices that there were when the code was asked for."""
        self.computers: list[Computer] = []
        self.code: KioskCodeGiven | None = None
        self.came: DeviceLine | None = None

    async def load(self) -> None:
        """Ask for all of it."""
        await self._do(self._load, Reached.LOOKED)

    async def rename(self, device_id: UUID, name: str) -> bool:
        """Give it another name; an empty one, or one that is too long, is none."""
        wanted = " ".join(name.split())
        if not 0 < len(wanted) <= LONGEST_NAME:
            return False

        async def work() -> None:
            await self._server.rename_device(device_id, wanted)
            self.reached = Reached.ANSWERED
            await self._load()

        return await self._do(work)

    async def revoke(self, device_id: UUID) -> bool:
        """Take its access away for good: what it had not sent is handed over, and it erases itself."""

        async def work() -> None:
            await self._server.revoke_device(device_id)
            self.reached = Reached.ANSWERED
            await self._load()

        return await self._do(work)

    async def ask_code(self) -> bool:
        """For the next kiosk; the code before counts no more."""

        async def work() -> None:
            self.came = None
            self.code = await self._server.kiosk_code()
            self._before = frozenset(line.id for line in self._lines())
            self.reached = Reached.ANSWERED

        return await self._do(work)

    @property
    def seconds_left(self) -> int:
        """For how long the code still counts."""
        return self.code.expires_at - self._now() if self.code is not None else 0

    def close_code(self) -> None:
        """Nobody has to see it any more; until it is over it counts all the same."""
        self.code = self.came = None
        tell(self.changed)

    async def look(self) -> None:
        """Whether the kiosk is there; where the server does not answer now, the next time."""
        if self.busy or not self._awaits_one():
            return
        with suppress(Offline, Refused):
            known = self._lines()
            await self._load()
            new = [line for line in self._lines() if line.kind == "kiosk" and line.id not in self._before]
            if new and self._awaits_one():  # it may have been closed meanwhile
                self.code, self.came = None, new[0]
            if self._lines() != known:
                tell(self.changed)

    def _awaits_one(self) -> bool:
        return self.code is not None

    def _lines(self) -> list[DeviceLine]:
        return [each.line for each in self.computers]

    async def _load(self) -> None:
        lines = await self._server.devices()
        lines.sort(key=lambda line: (line.revoked_at is not None, -_heard(line)))
        self.computers = [Computer(line=line, own=line.id == self._own) for line in lines]
        self.known = True
        self.reached = Reached.LOOKED


def _heard(line: DeviceLine) -> int:
    return line.renewed_at or line.created_at
