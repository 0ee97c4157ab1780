"""What a website asks of the server for customers who want a mechanic at once, and what it answers. No behaviour.

As ``site_messages``: ids are made by the site, instants are seconds since 1970 (UTC), amounts cents.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from scheduling.matching_messages import MeasuredWaitLine
from scheduling.money_messages import PaymentView
from scheduling.offer_rounds import Shortage, Way
from scheduling.vocabulary import SessionState, VisitKind
from scheduling.waitlist import WaitlistState


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteWaysQuestion:
    """``POST /site/ways``: who could help now, and how to go on if nobody can. Changes nothing."""

    kind: VisitKind
    """``video``, ``chat`` or ``phone``."""
    plan_id: UUID
    """It says how long the session lasts."""
    customer: UUID | None = None
    """The site's reference, if it has told of the customer already."""
    concern: str = ""
    make: str = ""
    just_advice: bool = False
    city: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteAsk:
    """``POST /site/searches`` and ``POST /site/waitlist/{entry_id}/book``: a mechanic at once."""

    session_id: UUID
    customer: UUID
    """The site's reference."""
    kind: VisitKind
    """``video``, ``chat`` or ``phone``."""
    plan_id: UUID
    category: str
    concern: str
    """At least 10 characters, 5 if urgent."""
    price_cents: int = 0
    """The price that the customer was shown: another one is refused."""
    urgent: bool = False
    vehicle_id: UUID | None = None
    """Needed unless it is just advice."""
    just_advice: bool = False
    city: str = ""
    mechanic_id: UUID | None = None
    """Whom the customer would like; asked first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteSearch:
    """How far the search for a session's mechanic is, as its customer may know it."""

    session_id: UUID
    state: SessionState
    mechanic_id: UUID | None
    """Who has accepted."""
    due_cents: int
    """With tax, still to be paid: ``POST /site/searches/{session_id}/card``."""
    shortage: Shortage | None = None
    """Why nobody is being asked, if nobody is."""
    ways: list[Way] = field(default_factory=list)
    """How the customer goes on then."""
    again_at: int | None = None
    """When time alone may change something."""
    cancel_reason: str = ""
    """``nobody_accepted`` once it was given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteCard:
    """What came of beginning to pay by card, for a search or for a booking."""

    payment: PaymentView | None
    """Empty: the customer's credit paid all of it, and nothing is to be confirmed."""
    client_secret: str = ""
    """For the gateway's page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteJoin:
    """``POST /site/waitlist``: stand in the line."""

    entry_id: UUID
    customer: UUID
    """The site's reference."""
    kind: VisitKind
    """``video``, ``chat`` or ``phone``."""
    plan_id: UUID
    """It says how long the session lasts."""
    mechanic_id: UUID | None = None
    """Waits for this mechanic only."""
    category: str = ""
    """With those below: what a search is told. It may be left out here, and is said to whoever books."""
    concern: str = ""
    """In the customer's own words: at least 10 characters, 5 if urgent."""
    urgent: bool = False
    vehicle_id: UUID | None = None
    """The booking from the place is for it, unless another is named there."""
    city: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteEntry:
    """An entry of the waitlist, as it stands."""

    entry_id: UUID
    kind: VisitKind
    minutes: int
    state: WaitlistState
    joined_at: int
    mechanic_id: UUID | None
    position: int | None
    """The place in the line, from 1; empty: not in it (told already, gone, or too long ago)."""
    told_until: int
    """The last instant at which somebody who comes online is told of to this entry."""
    held_mechanic_id: UUID | None
    """Once told: whose time is held, until ``held_until``."""
    held_until: int | None
    measured_wait: MeasuredWaitLine | None
