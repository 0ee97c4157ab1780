"""Calendars from outside that are subscribed as busy times: what the API takes and answers. No behaviour."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

MOST_ADDRESS = 2_000
MOST_NAME = 80


class CalendarTrouble(StrEnum):
    """Why a calendar could not be fetched the last time. The busy times of before stay."""

    UNREACHABLE = "unreachable"
    TIMED_OUT = "timed_out"
    REFUSED = "refused"
    """Its server wants a sign-in, or says no."""
    NOT_FOUND = "not_found"
    GONE = "gone"
    """Its server says that it is no more."""
    SERVER_ERROR = "server_error"
    TOO_MANY_REDIRECTS = "too_many_redirects"
    FORBIDDEN_ADDRESS = "forbidden_address"
    """It leads into a private network, or to something that is not encrypted."""
    TOO_LARGE = "too_large"
    TOO_MANY_EVENTS = "too_many_events"
    TOO_COSTLY = "too_costly"
    """Finding out when its events repeat takes more work than a calendar is worth: nothing of it was taken."""
    NOT_A_CALENDAR = "not_a_calendar"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscribeWish:
    """``address`` of an .ics (https or webcal); without ``mechanic_id`` it is busy for the whole workshop."""

    id: UUID
    """Made by whoever asks, so that it is safe to ask again."""
    address: str = field(repr=False)
    name: str = ""
    """As its busy times are called; empty is its server's name."""
    mechanic_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarLine:
    """One subscribed calendar. Its address is a secret: only the server's name in it is ever shown."""

    id: UUID
    name: str
    shown: str
    """The address, shortened."""
    mechanic_id: UUID | None = None
    age_seconds: int | None = None
    """Since it was last known to be as its busy times say; ``None``: never yet."""
    checked_at: int | None = None
    """When it was last asked for, whatever came of it."""
    fetched_at: int | None = None
    next_at: int = 0
    failing: bool = False
    """It failed several times in a row: somebody should look at it."""
    failures: int = 0
    trouble: CalendarTrouble | None = None
    busy: int = 0
    """Busy times that it gave."""
    left_out: int = 0
    """Events that could not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendars:
    """Those that the asker may see, by name."""

    calendars: list[CalendarLine]
