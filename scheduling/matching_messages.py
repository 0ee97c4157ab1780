"""The messages of matching: asking for a mechanic at once, offers and answers to them, the waitlist, the ways on.

What is decided is elsewhere (``offers``, ``offer_rounds``, ``waitlist``); here is only what is said, and its bounds.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from uuid import UUID

from scheduling.concern import check_concern
from scheduling.errors import Invalid, Rule, TooLong
from scheduling.limits import MOST_LONG_TEXT, MOST_MINUTES, MOST_NUMBER
from scheduling.matching import Match, MatchReason
from scheduling.mechanics import VIRTUAL_KINDS
from scheduling.offer_rounds import Shortage, Way
from scheduling.offer_views import OfferView
from scheduling.offers import Acceptance, OfferRound
from scheduling.records import Mechanic
from scheduling.vocabulary import SessionState, VisitKind
from scheduling.waitlist import WaitlistState

MOST_CATEGORY = 100
MOST_CITY = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class AskNow:
    """``POST /matching/sessions``: an immediate session. Safe to repeat: whoever asks makes its id."""

    session_id: UUID
    customer_id: UUID
    kind: VisitKind
    """``video``, ``chat`` or ``phone``."""
    category: str
    concern: str
    """At least 10 characters, 5 if urgent."""
    minutes: int
    urgent: bool = False
    vehicle_id: UUID | None = None
    """Needed unless it is just advice."""
    just_advice: bool = False
    plan_id: UUID | None = None
    price_cents: int = 0
    """What the customer was told."""
    city: str = ""
    mechanic_id: UUID | None = None
    """Whom the customer would like; asked first."""
    preparation: str = ""
    """What is to be ready before it begins, where it was said for a booking at a time before."""
    special_requests: str = ""
    """What the customer wishes besides; as that."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferLine:
    """One mechanic who was asked, for the owner and the reception: why, and whether the question still stands.

    How a mechanic answered is not told: only whose the session is.
    """

    offer_id: UUID
    mechanic_id: UUID
    name: str
    round: OfferRound
    made_at: int
    open: bool
    score: int
    reasons: tuple[MatchReason, ...]
    acceptance: Acceptance | None = None
    """Of the one who has it: whose yes it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchView:
    """``GET /matching/sessions/{session_id}``: how far the search for a session's mechanic is."""

    session_id: UUID
    state: SessionState
    mechanic_id: UUID | None
    """Who has accepted."""
    offers: list[OfferLine]
    shortage: Shortage | None = None
    """Why nobody is being asked, if nobody is."""
    ways: list[Way] = field(default_factory=list)
    """How the customer goes on then."""
    again_at: int | None = None
    """When time alone may change something."""
    cancel_reason: str = ""
    """``nobody_accepted`` once it was given up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OffersAnswer:
    """``GET /offers``: one's own, newest first."""

    offers: list[OfferView]


@dataclass(frozen=True, slots=True, kw_only=True)
class Assign:
    """``POST /matching/sessions/{session_id}/assign``: to an affiliated mechanic."""

    mechanic_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysQuestion:
    """``POST /matching/ways``: who could help now, and how to go on if nobody can. Changes nothing."""

    kind: VisitKind
    concern: str = ""
    minutes: int = 30
    make: str = ""
    just_advice: bool = False
    plan_id: UUID | None = None
    customer_id: UUID | None = None
    city: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MechanicLine:
    """A mechanic's profile, and why they suit."""

    mechanic_id: UUID
    name: str
    years: int
    rating: float | None
    specialties: tuple[str, ...]
    certifications: tuple[str, ...]
    languages: tuple[str, ...]
    score: int
    reasons: tuple[MatchReason, ...]


def mechanic_line(mechanic: Mechanic, match: Match) -> MechanicLine:
    """What a customer may be told of a mechanic, with the match as it was scored."""
    return MechanicLine(
        mechanic_id=mechanic.id,
        name=mechanic.name,
        years=mechanic.years,
        rating=mechanic.rating,
        specialties=mechanic.specialties,
        certifications=mechanic.certifications,
        languages=mechanic.languages,
        score=match.score,
        reasons=match.reasons,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredWaitLine:
    """How long others waited until they were told; see ``waitlist_line.MeasuredWait``."""

    seconds: int
    rows: int
    at_least: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WaysAnswer:
    """Who is there, and the ways on while nobody is."""

    online: int
    """Mechanics who are online and suit; of these ``free`` have time at once."""
    free: int
    shortage: Shortage | None
    ways: list[Way]
    waiting: int
    """How many stand in the line of the waitlist."""
    measured_wait: MeasuredWaitLine | None
    """``None`` while too few have waited to say anything."""
    offline: list[MechanicLine]
    there: list[MechanicLine] = field(default_factory=list)
    """Who is online and suits, the best first: whom the customer may like to have asked first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinWaitlist:
    """``POST /waitlist``; safe to repeat by its id."""

    entry_id: UUID
    customer_id: UUID
    kind: VisitKind
    minutes: int = 30
    mechanic_id: UUID | None = None
    """Waits for this mechanic only."""
    concern: str = ""
    """With the four below: what is said of it, for whoever books once their turn has come. May be empty."""
    category: str = ""
    urgent: bool = False
    city: str = ""
    vehicle_id: UUID | None = None
    """The customer's own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitlistLine:
    """One entry, as it stands."""

    entry_id: UUID
    customer_id: UUID
    kind: VisitKind
    minutes: int
    state: WaitlistState
    joined_at: int
    mechanic_id: UUID | None
    position: int | None
    """The place in the line, from 1; ``None``: not in it (told already, gone, or too long ago)."""
    told_until: int
    """The last instant at which somebody who comes online is told of to this entry."""
    held_mechanic_id: UUID | None
    """Once told: whose time is held, until ``held_until``."""
    held_until: int | None
    measured_wait: MeasuredWaitLine | None
    concern: str = ""
    """With the four below: what was said when they joined."""
    category: str = ""
    urgent: bool = False
    city: str = ""
    vehicle_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitlistAnswer:
    """``GET /waitlist``: who waits or was told, the first to come first."""

    entries: list[WaitlistLine]


def check_ask(ask: AskNow) -> None:
    """Raise ``Invalid`` or ``TooLong`` for an intake that is not enough, or more than anything keeps."""
    check_kind(ask.kind)
    check_text("category", ask.category, MOST_CATEGORY)
    check_text("city", ask.city, MOST_CITY)
    check_text("concern", ask.concern, MOST_LONG_TEXT)
    check_text("preparation", ask.preparation, MOST_LONG_TEXT)
    check_text("special_requests", ask.special_requests, MOST_LONG_TEXT)
    check_minutes(ask.minutes)
    if not ask.category.strip():
        raise Invalid("category is empty", field="category", rule=Rule.MISSING)
    check_concern(ask.concern, urgent=ask.urgent)
    if ask.vehicle_id is None and not ask.just_advice:
        raise Invalid("a vehicle or just advice", field="vehicle_id", rule=Rule.VEHICLE_OR_ADVICE)
    if not 0 <= ask.price_cents <= MOST_NUMBER:
        raise Invalid("price_cents is out of range", field="price_cents", rule=Rule.OUT_OF_RANGE)


def check_join(asked: JoinWaitlist) -> None:
    """Raise ``Invalid`` or ``TooLong`` for what nobody can wait for, or more than anything keeps."""
    check_kind(asked.kind)
    check_minutes(asked.minutes)
    check_text("category", asked.category, MOST_CATEGORY)
    check_text("city", asked.city, MOST_CITY)
    check_text("concern", asked.concern, MOST_LONG_TEXT)


def check_kind(kind: VisitKind) -> None:
    """Raise ``Invalid`` for a visit in person: nobody is there at once for one."""
    if kind not in VIRTUAL_KINDS:
        raise Invalid("not for a visit in person", field="kind", rule=Rule.NOT_IN_PERSON)


def check_minutes(minutes: int) -> None:
    """Raise ``Invalid`` for a length that no session has."""
    if not 0 < minutes <= MOST_MINUTES:
        raise Invalid("minutes is out of range", field="minutes", rule=Rule.OUT_OF_RANGE)


def check_text(name: str, text: str, most: int) -> None:
    """Raise ``TooLong``, or ``Invalid`` for a zero byte."""
    if "\x00" in text:
        raise Invalid(f"{name} has a zero byte", field=name, rule=Rule.ZERO_BYTE)
    if len(text) > most:
        raise TooLong(f"{name} is too long", field=name, rule=Rule.TOO_LONG, most=most)
