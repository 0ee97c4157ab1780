"""Presence: who is online, and how soon somebody is available to a customer who waits.

Not here: whether a time is free (``availability``; presence never touches it), hearing from a desktop and
storing when, and who gets an offer (``matching``, ``offer_rounds``).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from uuid import UUID


class Soonness(StrEnum):
    """How soon somebody is available, soonest first."""

    NOW = "now"
    WITHIN_HALF_HOUR = "within_half_hour"
    WITHIN_HOUR = "within_hour"
    TODAY = "today"
    LATER = "later"
    """Another day, or nobody knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PresencePolicy:
    """The numbers that the owner can change, in seconds."""

    heard_within: int = 10 * 60
    half_hour: int = 30 * 60
    hour: int = 60 * 60


DEFAULT_PRESENCE = PresencePolicy()


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """What the server knows of one mechanic's presence; both fields are the mechanic's own doing."""

    mechanic_id: UUID
    accepting_now: bool = False
    """The switch "accepting now"."""
    heard_at: int | None = None
    """The instant, by the server's clock, at which the mechanic's desktop was last heard; ``None``: never."""


def online_until(presence: Presence, policy: PresencePolicy = DEFAULT_PRESENCE) -> int | None:
    """The first instant at which the mechanic is offline if nothing more is heard; ``None``: is offline.

    Exactly 10 min after it was heard the desktop still counts, a second later it does not.
    """
    if not presence.accepting_now or presence.heard_at is None:
        return None
    return presence.heard_at + policy.heard_within + 1


def is_online(presence: Presence, now: int, policy: PresencePolicy = DEFAULT_PRESENCE) -> bool:
    """Whether the switch is on and the desktop was heard within 10 min of ``now``."""
    until = online_until(presence, policy)
    return until is not None and now < until


def soonness(
    online: bool, free_from: int | None, now: int, zone: tzinfo, policy: PresencePolicy = DEFAULT_PRESENCE
) -> Soonness:
    """How soon a mechanic is available to a customer who waits.

    ``free_from`` is the first instant from which nothing is in the way of a session (of somebody online: the
    end of what they are in, with its buffer; of somebody offline: their next published time, whatever the
    notice); ``None``: not known. ``zone`` decides what is still today: an hour that passes midnight is
    within the hour first. Somebody offline whose published hours run now is not there, so within 30 min.
    """
    if free_from is None:
        return Soonness.LATER
    if online and free_from <= now:
        return Soonness.NOW
    if free_from <= now + policy.half_hour:
        return Soonness.WITHIN_HALF_HOUR
    if free_from <= now + policy.hour:
        return Soonness.WITHIN_HOUR
    same_day = datetime.fromtimestamp(free_from, zone).date() == datetime.fromtimestamp(now, zone).date()
    return Soonness.TODAY if same_day else Soonness.LATER
