"""The workshop's computers, kiosks and keys, for the owner: named, and their access taken away. No words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from uuid import UUID

from desktop.presenters.on_server import OnServer, Reached
from scheduling.staff_messages import LONGEST_NAME, DeviceLine


class Manages(Protocol):
    """``desktop.sync.management.Management`` is one."""

    async def devices(self) -> list[DeviceLine]: ...
    async def rename_device(self, device_id: UUID, name: str) -> DeviceLine: ...
    async def revoke_device(self, device_id: UUID) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Computer:
    """``own``: it is the one that this runs on, as this person uses it."""

    line: DeviceLine
    own: bool


class Computers(OnServer):
    """Those with access first, the latest heard of first."""

    def __init__(self, server: Manages, own: UUID) -> None:
        super().__init__()
        self._server = server
        self._own = own
        self.computers: list[Computer] = []

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

    async def _load(self) -> None:
        lines = await self._server.devices()
        lines.sort(key=lambda line: (line.revoked_at is not None, -_heard(line)))
        self.computers = [Computer(line=line, own=line.id == self._own) for line in lines]
        self.known = True
        self.reached = Reached.LOOKED


def _heard(line: DeviceLine) -> int:
    return line.renewed_at or line.created_at
