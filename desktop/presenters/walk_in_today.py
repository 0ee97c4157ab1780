"""Of a customer who stands at the desk: whether there is room for them today, and whether they are here for it already.

Reads the local rows; codes, no words. Where there is room is ``walk_in``.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.store.local_store import LocalStore
from scheduling.base_hours import special_spans, workshop_calendar
from scheduling.calendar_rules import DAY_MINUTES, EPOCH_ORDINAL, local_of
from scheduling.records import SpecialDay, WorkshopHours
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


def room_today(store: LocalStore, source: AvailabilitySource, starts: Iterable[int], now: int) -> RoomToday:
    """``starts``: the times that are offered."""
    zone = source.zone()
    today, minute = local_of(now, zone)
    if any(local_of(start, zone)[0] == today for start in starts):
        return RoomToday.SOME
    hours = workshop_calendar(store.all(WorkshopHours), special_spans(store.all(SpecialDay)))
    number = today.toordinal() - EPOCH_ORDINAL
    blocks = hours.begins(number)
    if not blocks:
        return RoomToday.CLOSED
    closes = max(end for _, end in blocks) - number * DAY_MINUTES
    return RoomToday.OVER if minute >= closes else RoomToday.FULL


def waits_here(store: LocalStore, customer_id: UUID, starts: int, now: int) -> bool:
    """Whether they are here for it from now on: it begins soon, and no other session of theirs is under way."""
    if starts > now + STAYS:
        return False
    return not any(derived_state(row, now) in ACTIVE for row in store.sessions_of(customer_id))
