"""Asking the server for what no change in the outbox stands for, and why it did not work: a code, no words."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol

from desktop.store.errors import NotKept
from desktop.sync.errors import Offline, Refused
from scheduling.errors import ErrorCode

UNREACHABLE = "unreachable"
TAKEN_THEN = "taken_then"
"""The time itself is not free: nobody else was quicker."""


class Link(Protocol):
    """As much of ``SyncStatus`` as says whether the server answers."""

    @property
    def online(self) -> bool: ...
    @property
    def problem(self) -> str: ...


def is_away(link: Link) -> bool:
    """Whether the server is known to be out of reach; before its first answer nobody knows."""
    return not link.online and bool(link.problem)


async def trouble_of(work: Callable[[], Awaitable[None]]) -> str:
    """Do it; the code of what went wrong, empty when nothing did. A bug is raised."""
    try:
        await work()
    except Refused as error:
        outcome = error.problem.outcome
        if error.problem.code == ErrorCode.SLOT_TAKEN and outcome is not None and outcome.reasons:
            return TAKEN_THEN
        return error.problem.code
    except (Offline, NotKept):  # the keyring is locked: nobody can be asked now
        return UNREACHABLE
    return ""
