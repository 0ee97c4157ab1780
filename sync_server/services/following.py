"""What follows from each step of a session, in the same transaction: money, messages, lines that wait.

``steps`` calls every follower after it has written a step; a follower reads what it needs and writes its own rows.
It never takes the step back: what must be so beforehand is a guard of ``scheduling.sessions``.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from scheduling.records import Session
from sync_server.services import (
    chosen_offers,
    left_open,
    lobby_following,
    one_at_a_time,
    searches,
    slot_endings,
)
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account, RuleBook
from sync_server.services.money import following as money
from sync_server.services.request_following import follow_visit
from sync_server.services.telling import tell_of_step


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step that was taken. ``before`` is ``None`` of a session that is new."""

    before: Session | None
    session: Session
    what: str
    """As the event says it: ``booked``, ``moved``, ``cancelled`` …"""
    now: int
    account: Account | None
    """Who did it; ``None`` is the platform."""
    book: RuleBook | None = None
    """The rules, where whoever took the step has read them in this transaction; to spare reading them again."""
    heard_at: int | None = None
    """When it was told, where that was later than ``now``, when it was done."""
    unanswered: bool = False
    """Of a cancellation: whether whoever cancelled saw that nobody had said yes."""

    @property
    def known_at(self) -> int:
        """Since when the server knows of it."""
        return self.now if self.heard_at is None else self.heard_at


Follower = Callable[[UnitOfWork, Step], Awaitable[None]]

FOLLOWERS: tuple[Follower, ...] = (
    money.follow,
    searches.follow,
    chosen_offers.follow,
    tell_of_step,
    left_open.follow,
    one_at_a_time.follow,
    lobby_following.follow,
    slot_endings.follow,
    follow_visit,
)
"""In this order; each must be safe to come after any other."""


async def follow(uow: UnitOfWork, step: Step) -> None:
    """Let everything that follows from a step happen."""
    for follower in FOLLOWERS:
        await follower(uow, step)
