"""Holding a slot while a booking is filled in: asked of the server directly, and only online."""

from __future__ import annotations

from uuid import UUID

from desktop.store.errors import NotKept
from desktop.sync.account import Access
from desktop.sync.errors import Offline, Refused
from scheduling.wire import HoldAnswer, HoldRequest, Problem

__all__ = ["HoldRefused", "Holds", "Offline"]


class HoldRefused(Exception):
    """The server said no; ``problem.outcome`` has why and the nearest free times when the slot was taken."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.code)
        self.problem = problem


class Holds:
    """One live hold a device."""

    def __init__(self, access: Access) -> None:
        self._access = access

    async def place(self, request: HoldRequest) -> HoldAnswer:
        """Hold the slot; raises ``HoldRefused`` or ``Offline``."""
        try:
            return await self._access.call("POST", "/holds", HoldAnswer, body=request)
        except Refused as error:
            raise HoldRefused(error.problem) from error
        except NotKept as error:
            raise Offline(str(error)) from error  # the keyring is locked: nobody can be asked now

    async def release(self, hold_id: UUID) -> None:
        """Let the slot go; one that is gone already is no error. Raises ``HoldRefused`` or ``Offline``."""
        try:
            await self._access.send("DELETE", f"/holds/{hold_id}")
        except Refused as error:
            if error.status != 404:
                raise HoldRefused(error.problem) from error
        except NotKept as error:
            raise Offline(str(error)) from error
