"""What the My work screen shows, as plain values: the switch, offers, and what is ahead. Codes and instants, no words.

Made by ``work_switch``, ``work_offers`` and ``work_upcoming``, painted by the view.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, tzinfo
from enum import StrEnum
from uuid import UUID

from scheduling.offer_views import Contact
from scheduling.offers import Closing
from scheduling.vocabulary import ServiceType, SessionState, VisitKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """ "Accepting now", as the server says it is."""

    on: bool | None = None
    """``None``: the server has not said yet."""
    wanted: bool | None = None
    """What was chosen here, until the server has answered."""
    away: bool = False
    """The server is out of reach."""
    code: str = ""
    """Why it could not be turned."""

    @property
    def may_turn(self) -> bool:
        """Whether a click does anything now."""
        return self.on is not None and self.wanted is None and not self.away


class Asked(StrEnum):
    """How an offer stands."""

    OPEN = "open"
    """It waits for this person's answer."""
    SENDING = "sending"
    """The answer is on its way."""
    ACCEPTED = "accepted"
    ENDED = "ended"
    """Without an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkOffer:
    """One offer to this person. Names are empty where nothing is known; of an open one nothing says who it is."""

    key: UUID
    """By which its card is known, whether or not the server has told of it: the session's id where that is known."""
    session_id: UUID | None
    offer_id: UUID | None
    """``None``: the server has not told of it yet."""
    asked: Asked
    visit: VisitKind
    minutes: int
    starts: int | None
    """``None``: at once."""
    until: int | None
    """When the time to answer it ends."""
    vehicle: str = ""
    odometer_km: int | None = None
    concern: str = ""
    city: str = ""
    payout_cents: int | None = None
    """``None``: only the server knows, and it was not asked yet."""
    contact: Contact | None = None
    closing: Closing | None = None
    opens: bool = False
    """Its session is here, so that its page can be opened."""
    code: str = ""
    """Why the answer did not count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferBoard:
    """All of them: those that end soonest first, then the latest first."""

    to_answer: tuple[WorkOffer, ...] = ()
    accepted: tuple[WorkOffer, ...] = ()
    ended: tuple[WorkOffer, ...] = ()
    known_at: int | None = None
    """When the server last told of them."""
    code: str = ""
    """Why it did not tell the last time it was asked."""
    to_workshop: bool = False
    """Whether the workshop is paid, not the mechanic."""
    currency: str = "CAD"


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkVisit:
    """One of the person's own sessions. Names are empty where nothing is known."""

    session_id: UUID
    state: SessionState
    starts: int
    ends: int
    """Until when it is planned."""
    visit: VisitKind
    service: ServiceType
    customer: str = ""
    vehicle: str = ""
    concern: str = ""
    bay: str = ""
    just_advice: bool = False
    immediate: bool = False
    """It has no start of its own: ``starts`` is when it was accepted."""
    waiting: bool = False
    """A change to it has not been answered by the server."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkDay:
    """The sessions of one day, by their start."""

    day: date
    visits: tuple[WorkVisit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkBoard:
    """What is ahead. ``now`` is the minute that it was made in."""

    now: int
    today: date
    zone: tzinfo
    days: tuple[WorkDay, ...]
