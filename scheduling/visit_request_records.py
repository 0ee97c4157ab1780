"""One request for a visit in the workshop as a row, what it must hold, and the owner's settings for requests.

Devices keep copies of it, so it is one of the kinds of ``records``. Not here: its states and its age
(``visit_requests``), which gives these names too; the request to which a session leads (``request_referral``).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from scheduling.errors import Invalid, Rule
from scheduling.vocabulary import CancelledBy, ServiceType


class RequestSource(StrEnum):
    """Where a request came from."""

    WEB = "web"
    PHONE = "phone"
    COUNTER = "counter"
    SESSION = "session"
    """A finished session at a distance."""


class RequestState(StrEnum):
    PENDING = "pending"
    """The shop has not answered; it blocks nothing."""
    COUNTERED = "countered"
    """The shop offered other times, which are held; the customer has not answered."""
    CONFIRMED = "confirmed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    """The customer did not answer the counter-offer while it was held."""


class DeclineReason(StrEnum):
    """The list that staff decline from; words in both languages belong to each."""

    NO_ROOM = "no_room"
    NOT_OUR_WORK = "not_our_work"
    NO_PARTS = "no_parts"
    DUPLICATE = "duplicate"
    UNREACHABLE = "unreachable"
    OTHER = "other"
    """Told in the request's own ``reason``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestPolicy:
    """What the owner may change. Lengths are in seconds unless they say otherwise."""

    promise_seconds: int = 24 * 3600
    """In which the shop promises to answer."""
    due_soon_seconds: int = 8 * 3600
    """Before the end of the promise, in which a request is due soon (ours)."""
    counter_offer_seconds: int = 24 * 3600
    """For which a counter-offer holds its times at most."""
    minutes: int = 60
    """Of a visit, unless said otherwise."""
    most_requested: int = 3
    """Times that one request may name (ours)."""
    most_offered: int = 3
    """Times that one counter-offer may hold (ours): each is a bay that nobody else gets meanwhile."""
    alternatives: int = 3
    """Nearest free times shown with a request (ours)."""

    def __post_init__(self) -> None:
        """Raise ``Invalid`` with the field that is out of range."""
        for name, (least, most) in _RANGES.items():
            if not least <= getattr(self, name) <= most:
                raise Invalid(f"{name} is out of range", field=name)


_MOST_SECONDS = 30 * 86_400
_RANGES = {
    "promise_seconds": (1, _MOST_SECONDS),
    "due_soon_seconds": (0, _MOST_SECONDS),
    "counter_offer_seconds": (1, _MOST_SECONDS),
    "minutes": (1, 24 * 60),
    "most_requested": (1, 20),
    "most_offered": (1, 20),
    "alternatives": (0, 50),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferedTime:
    """One time of a counter-offer, as it is held."""

    hold_id: UUID
    """The reservation that holds it."""
    starts: int
    bay_id: UUID
    expires_at: int
    mechanic_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRequest:
    """One request. What was asked for and what became of it are both kept."""

    id: UUID
    source: RequestSource
    state: RequestState
    customer_id: UUID
    service_type: ServiceType
    requested: tuple[int, ...]
    """The instants that the customer named, the best first; never changed by an answer."""
    asked_at: int
    created_by: UUID | None = None
    """The member of staff, or the site, who took it."""
    minutes: int = 60
    vehicle_id: UUID | None = None
    concern: str = ""
    preferred_mechanic_id: UUID | None = None
    from_session_id: UUID | None = None
    """The finished session that led here."""
    diagnosis: str = ""
    """That session's."""
    referring_mechanic_id: UUID | None = None
    """That session's: who earns the referral."""
    quote_cents: int | None = None
    """The shop's written quote, without tax; the deposit counts against it."""
    quote_text: str = ""
    """What the quote is for, as the shop wrote it."""
    offered: tuple[OfferedTime, ...] = ()
    """The counter-offer; kept after its answer, though no longer held."""
    confirmed_starts: int | None = None
    mechanic_id: UUID | None = None
    """Of the confirmed visit; ``None``: only a bay is taken."""
    bay_id: UUID | None = None
    session_id: UUID | None = None
    answered_at: int | None = None
    """When the shop first answered: confirmed, declined or countered."""
    ended_at: int | None = None
    """When it was no longer open."""
    ended_by: CancelledBy | None = None
    """Who declined, withdrew or let it lapse; ``None`` of an open or confirmed one."""
    decline_reason: DeclineReason | None = None
    reason: str = ""


_REQUEST_RULES = {"requested": Rule.WISHED_TIMES, "concern": Rule.MISSING}


def check_request(request: VisitRequest, policy: RequestPolicy) -> None:
    """Raise ``Invalid`` (``params["field"]``) for a new request that says too little or contradicts itself.

    A request from a session names that session and its mechanic, any other names neither. A vehicle may be
    missing: one who only wanted advice has not told of one.
    """
    came_from_session = request.source is RequestSource.SESSION
    wrong = {
        "requested": not 0 < len(request.requested) <= policy.most_requested
        or len(set(request.requested)) < len(request.requested)
        or min(request.requested) < request.asked_at,
        "minutes": request.minutes <= 0,
        "concern": not (request.concern + request.diagnosis).strip(),
        "from_session_id": (request.from_session_id is not None) is not came_from_session,
        "referring_mechanic_id": (request.referring_mechanic_id is not None) is not came_from_session,
        "diagnosis": bool(request.diagnosis) and not came_from_session,
        "quote_cents": request.quote_cents is not None and request.quote_cents < 0,
    }
    for field, bad in wrong.items():
        if bad:
            rule = _REQUEST_RULES.get(field, Rule.OUT_OF_RANGE)
            raise Invalid(f"{field} of a visit request is wrong", field=field, rule=rule)


def waits_for_shop(request: VisitRequest) -> bool:
    """Whether it counts among those to answer: a counter-offer is an answer, and waits for its customer."""
    return request.state is RequestState.PENDING
