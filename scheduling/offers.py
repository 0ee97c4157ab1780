"""Offers to mechanics: their states, who may take which step, and the one way in which a session is accepted.

An offer asks a mechanic; nothing here gives an independent mechanic work without their acceptance, and
nothing counts how anybody answers (domain, section 1). Whom to ask and when is ``offer_rounds``, what an
offer shows is ``offer_views``, taking the mechanic's time is the database's.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from scheduling.availability import Availability
from scheduling.errors import IllegalTransition, Invalid, NotFound, SlotTaken
from scheduling.intervals import Span
from scheduling.matching import Reasons, Request
from scheduling.mechanics import is_affiliated
from scheduling.records import Mechanic
from scheduling.reservations import HOLD_SECONDS
from scheduling.sessions import Actor
from scheduling.vocabulary import ReservationKind, VisitKind


class OfferState(StrEnum):
    OFFERED = "offered"
    """The mechanic sees it and may answer."""
    QUEUED = "queued"
    """Made for a mechanic who is online but in a session: shown, as offered, once their time is free."""
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    """Nobody can answer it any more; ``Closing`` says why."""


OPEN = frozenset({OfferState.OFFERED, OfferState.QUEUED})
"""An offer in these states may still lead to something; out of the others no step leads."""


class OfferRound(StrEnum):
    """Why a mechanic was asked."""

    CHOSEN = "chosen"
    """By the customer, or by staff."""
    BEST = "best"
    BROADCAST = "broadcast"


class Closing(StrEnum):
    """Why an offer expired, for the words on the mechanic's screen."""

    LAPSED = "lapsed"
    TAKEN = "taken"
    """Somebody else was first."""
    WITHDRAWN = "withdrawn"
    """Cancelled, moved to another time or taken back."""


class Acceptance(StrEnum):
    """Whose yes it was."""

    MECHANIC = "mechanic"
    STANDING = "standing"
    """The mechanic's own ``allow_instant_booking``, inside the published times."""
    WORKSHOP = "workshop"
    """A workshop assigns its affiliated mechanics; never an independent one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferPolicy:
    """The numbers that the owner can change; times are in seconds."""

    best_at_once: int = 3
    broadcast_after: int = 2 * 60
    """From the first offers on."""
    immediate_given_up_after: int = 30 * 60
    matching_before_start: int = 30 * 60
    given_up_after_start: int = 10 * 60
    stands_for: int = HOLD_SECONDS[ReservationKind.OFFER] or 0
    """An offer to a chosen mechanic, at most until the start."""


DEFAULT_OFFERS = OfferPolicy()


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One mechanic asked for one session at one time."""

    id: UUID
    session_id: UUID
    mechanic_id: UUID
    state: OfferState
    round: OfferRound
    made_at: int
    expires_at: int
    starts: int | None = None
    """The session's time as offered; ``None``: immediate."""
    sequence: int = 0
    """The session's when it was made: after a move it is another question, with another offer."""
    reasons: Reasons = ()
    """Why this mechanic suits, as matching said when it was made."""
    acceptance: Acceptance | None = None
    closing: Closing | None = None

    def concerns(self, request: Request) -> bool:
        """Whether it asks for this request as it is now, not as it was before a move."""
        return (self.session_id, self.sequence) == (request.session_id, request.sequence)


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferFacts:
    """What the guards ask about; whoever takes a step says what is true at ``now``."""

    now: int
    mechanic: Mechanic
    """The one who is asked."""
    acting_mechanic_id: UUID | None = None
    """The mechanic who takes the step; ``None``: it is no mechanic."""
    slot_confirmed: bool = False
    """The database gave the mechanic's time to this session."""
    inside_published_times: bool = False
    """The engine's verdict for a customer, with notice and horizon, is available."""
    request_closed: bool = False


Guard = Callable[[Offer, OfferFacts], bool]


class OfferStep(NamedTuple):
    """One line of the table. ``source`` is ``None`` for an offer that does not exist yet."""

    source: OfferState | None
    target: OfferState
    actors: frozenset[Actor]
    guard: Guard


def is_lapsed(offer: Offer, now: int) -> bool:
    """Whether its time to be answered has run out (at the second of ``expires_at`` it has)."""
    return offer.expires_at <= now


def _stands(offer: Offer, facts: OfferFacts) -> bool:
    return not facts.request_closed and not is_lapsed(offer, facts.now)


def _ended(offer: Offer, facts: OfferFacts) -> bool:
    return not _stands(offer, facts)


def _own(offer: Offer, facts: OfferFacts) -> bool:
    return facts.acting_mechanic_id == offer.mechanic_id


def _takes_the_time(offer: Offer, facts: OfferFacts) -> bool:
    return facts.slot_confirmed and _stands(offer, facts)


def _own_and_takes_the_time(offer: Offer, facts: OfferFacts) -> bool:
    return _own(offer, facts) and _takes_the_time(offer, facts)


def _accepted_beforehand(offer: Offer, facts: OfferFacts) -> bool:
    standing = standing_acceptance(facts.mechanic, offer.starts, facts.inside_published_times)
    return standing and _takes_the_time(offer, facts)


def _of_the_workshop(offer: Offer, facts: OfferFacts) -> bool:
    return is_affiliated(facts.mechanic) and _takes_the_time(offer, facts)


def _always(_: Offer, __: OfferFacts) -> bool:
    return True


_PLATFORM = frozenset({Actor.PLATFORM})
_STAFF = frozenset({Actor.OWNER, Actor.RECEPTIONIST})
_MECHANIC = frozenset({Actor.MECHANIC})
_S = OfferState

OFFER_TRANSITIONS: tuple[OfferStep, ...] = (
    OfferStep(None, _S.OFFERED, _PLATFORM | _STAFF, _stands),
    OfferStep(None, _S.QUEUED, _PLATFORM, _stands),
    OfferStep(_S.QUEUED, _S.OFFERED, _PLATFORM, _stands),
    OfferStep(_S.OFFERED, _S.ACCEPTED, _MECHANIC, _own_and_takes_the_time),
    OfferStep(_S.OFFERED, _S.ACCEPTED, _PLATFORM, _accepted_beforehand),
    OfferStep(_S.OFFERED, _S.ACCEPTED, _STAFF, _of_the_workshop),
    OfferStep(_S.OFFERED, _S.DECLINED, _MECHANIC, _own),
    OfferStep(_S.OFFERED, _S.EXPIRED, _PLATFORM, _ended),
    OfferStep(_S.QUEUED, _S.EXPIRED, _PLATFORM, _ended),
    # Staff take back what was asked, for example to place the booking with somebody else.
    OfferStep(_S.OFFERED, _S.EXPIRED, _STAFF, _always),
    OfferStep(_S.QUEUED, _S.EXPIRED, _STAFF, _always),
)

_ACCEPTANCES: dict[Actor, Acceptance] = {
    Actor.MECHANIC: Acceptance.MECHANIC,
    Actor.PLATFORM: Acceptance.STANDING,
    Actor.OWNER: Acceptance.WORKSHOP,
    Actor.RECEPTIONIST: Acceptance.WORKSHOP,
}


def offer_steps(source: OfferState | None, target: OfferState) -> tuple[OfferStep, ...]:
    """The lines of the table for one step; none: it is always an error."""
    return tuple(step for step in OFFER_TRANSITIONS if step.source is source and step.target is target)


def check_offer_transition(
    source: OfferState | None, target: OfferState, offer: Offer, actor: Actor, facts: OfferFacts
) -> None:
    """Raise ``IllegalTransition`` unless the table has the step, for this actor, with its guard fulfilled.

    ``params["why"]`` of the error is ``no_such_step``, ``not_by_this_actor`` or ``guard``. Raises
    ``Invalid`` when the facts are about another mechanic than the offer.
    """
    if facts.mechanic.id != offer.mechanic_id:
        raise Invalid("the facts are about another mechanic")
    possible = offer_steps(source, target)
    by_actor = [step for step in possible if actor in step.actors]
    if any(step.guard(offer, facts) for step in by_actor):
        return
    why = "guard" if by_actor else "not_by_this_actor" if possible else "no_such_step"
    raise IllegalTransition(
        f"offer {source} to {target} by {actor}: {why}",
        source=source.value if source else "",
        target=target.value,
        actor=actor.value,
        why=why,
    )


def standing_acceptance(mechanic: Mechanic, starts: int | None, inside_published_times: bool) -> bool:
    """Whether the mechanic has accepted beforehand: a scheduled session inside the published times, no other.

    An immediate session is never accepted beforehand: the switch "accepting now" only asks for offers.
    """
    return mechanic.allow_instant_booking and starts is not None and inside_published_times


def needs_offer(mechanic: Mechanic, starts: int | None, inside_published_times: bool) -> bool:
    """Whether placing a session with this mechanic is an offer first; an affiliated one may be assigned."""
    return not is_affiliated(mechanic) and not standing_acceptance(mechanic, starts, inside_published_times)


def asks_first(
    engine: Availability,
    mechanic: Mechanic,
    span: Span,
    kind: VisitKind,
    *,
    now: int,
    ignoring: Collection[UUID] = (),
) -> bool:
    """Whether a booking at ``[start, end)`` is an offer first, by what the mechanic has published.

    Staff may book inside the notice; what a customer could not book then was not accepted beforehand.
    """
    if is_affiliated(mechanic):
        return False
    inside = engine.verdict(mechanic.id, *span, kind, now=now, ignoring=ignoring).available
    return needs_offer(mechanic, span[0], inside)


def given_up_at(request: Request, policy: OfferPolicy = DEFAULT_OFFERS) -> int:
    """The instant from which nobody is asked any more, and at which every offer of its rounds lapses: 30 min
    after an immediate request, 10 min after the start of a scheduled one."""
    if request.starts is None:
        return request.asked_at + policy.immediate_given_up_after
    return request.starts + policy.given_up_after_start


def answer_by(starts: int, now: int, policy: OfferPolicy = DEFAULT_OFFERS) -> int:
    """When an offer to a chosen mechanic lapses: after 4 h, at the start at the latest."""
    return min(now + policy.stands_for, starts)


def accept(offers: Iterable[Offer], offer_id: UUID, actor: Actor, facts: OfferFacts) -> tuple[Offer, ...]:
    """The rows that change when an offer is accepted: the accepted one, then the session's others, expired.

    The first acceptance wins: a later one raises ``SlotTaken``. Raises ``NotFound`` for an unknown offer and
    ``IllegalTransition`` as ``check_offer_transition``. ``offers`` are the session's, read under its lock.
    """
    rows = tuple(offers)
    offer = next((row for row in rows if row.id == offer_id), None)
    if offer is None:
        raise NotFound("no such offer")
    others = [row for row in rows if row.session_id == offer.session_id and row.id != offer_id]
    if any(row.state is OfferState.ACCEPTED and row.sequence == offer.sequence for row in others):
        raise SlotTaken("somebody else was first")
    check_offer_transition(offer.state, OfferState.ACCEPTED, offer, actor, facts)
    accepted = replace(offer, state=OfferState.ACCEPTED, acceptance=_ACCEPTANCES[actor])
    closed = (replace(row, state=OfferState.EXPIRED, closing=Closing.TAKEN) for row in others if is_open(row))
    return accepted, *closed


def decline(offer: Offer, actor: Actor, facts: OfferFacts) -> Offer:
    """The declined offer. It costs the mechanic nothing. Raises as ``check_offer_transition``."""
    check_offer_transition(offer.state, OfferState.DECLINED, offer, actor, facts)
    return replace(offer, state=OfferState.DECLINED)


def is_open(offer: Offer) -> bool:
    """Whether it may still lead to something."""
    return offer.state in OPEN


def accepted_by(request: Request, offers: Iterable[Offer]) -> UUID | None:
    """The mechanic who has this session as it is now, by acceptance; ``None``: nobody yet."""
    return next(
        (
            offer.mechanic_id
            for offer in offers
            if offer.concerns(request) and offer.state is OfferState.ACCEPTED
        ),
        None,
    )
