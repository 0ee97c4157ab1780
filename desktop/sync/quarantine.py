"""What devices without access handed over, asked of the server each time: nothing of it is kept on this computer."""

from __future__ import annotations

from uuid import UUID

from desktop.sync.account import Access
from scheduling.handover_messages import (
    HandoverLine,
    HandoverList,
    QuarantinedFile,
    QuarantinedFiles,
    QuarantinePage,
)
from scheduling.wire import PushResult


class Quarantine:
    """For the owner; all may raise ``Offline`` and ``Refused``."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def devices(self) -> list[HandoverLine]:
        """Those that handed something over, the latest first."""
        return (await self._access.call("GET", "/handovers", HandoverList)).handovers

    async def changes(self, device_id: UUID, after: int = 0) -> QuarantinePage:
        """Some of one device that wait for a decision, in their order, from behind the number ``after``."""
        path = f"/handovers/{device_id}"
        return await self._access.call("GET", path, QuarantinePage, params={"after": after})

    async def apply(self, mid: UUID) -> PushResult:
        """Do it now, in the asker's name; safe to repeat."""
        return await self._access.call("POST", f"/handovers/changes/{mid}", PushResult)

    async def discard(self, mid: UUID) -> None:
        """It is not wanted; safe to repeat."""
        await self._access.send("DELETE", f"/handovers/changes/{mid}")

    async def files(self, device_id: UUID) -> list[QuarantinedFile]:
        """Those of one device that wait for a decision, in their order."""
        return (await self._access.call("GET", f"/handovers/{device_id}/files", QuarantinedFiles)).files

    async def keep_file(self, file_id: UUID) -> None:
        """Make it a file of its session; safe to repeat."""
        await self._access.send("POST", f"/handovers/files/{file_id}")

    async def discard_file(self, file_id: UUID) -> None:
        """It is not wanted; safe to repeat."""
        await self._access.send("DELETE", f"/handovers/files/{file_id}")
