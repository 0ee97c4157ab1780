"""Of a customer who stands at the desk: whether there is room for them today, and whether they are here for it already.

Reads the local rows; codes, no words. Where there is room is ``walk_in``.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from desktop.presenters.availability_source import AvailabilitySource
from desktop.store.local_store import LocalStore
from scheduling.calendar_rules import local_of
from scheduling.sessions import ACTIVE, derived_state

STAYS = 3600
"""Seconds: who is taken within them does not go away again, and waits here."""


class RoomToday(StrEnum):
    """Why nothing is offered today."""

    SOME = "some"
    CLOSED = "closed"
    """The workshop does not open today."""
    OVER = "over"
    """It has closed for today."""
    FULL = "full"
    """It is open, and no bay is free."""


def room_today(source: AvailabilitySource, starts: Iterable[int], now: int) -> RoomToday:
    """``starts``: the times that are offered."""
    zone = source.zone()
    today = local_of(now, zone)[0]
    if any(local_of(start, zone)[0] == today for start in starts):
        return RoomToday.SOME
    hours = source.open_on(today)
    if not hours:
        return RoomToday.CLOSED
    return RoomToday.OVER if now >= max(end for _, end in hours) else RoomToday.FULL


def waits_here(store: LocalStore, customer_id: UUID, starts: int, now: int, zone: ZoneInfo) -> bool:
    """Whether they are here for it from now on: it begins soon and today, and they are in no other session.

    Just before midnight the next day's is soon too, and nobody comes for it the day before.
    """
    if starts > now + STAYS or local_of(starts, zone)[0] != local_of(now, zone)[0]:
        return False
    return not any(derived_state(row, now) in ACTIVE for row in store.sessions_of(customer_id))
