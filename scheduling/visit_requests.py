"""What may become of a customer's wish for a visit in the workshop, by whom, and how long the shop may take.

The states as one table with actors and guards, and the age; the row itself is in ``visit_request_records``.
Not here: the queue with rivals, clashes and alternatives (``request_queue``), the rows that an answer leads
to (``request_answers``), the deposit and the referral in cents (``money``). From its confirmation on a visit
follows ``sessions``; who cancelled it then stands on the session.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from scheduling.errors import IllegalTransition
from scheduling.request_referral import request_from_session
from scheduling.sessions import Actor
from scheduling.visit_request_records import (
    DeclineReason,
    OfferedTime,
    RequestPolicy,
    RequestSource,
    RequestState,
    VisitRequest,
    check_request,
)

__all__ = [
    "FINAL",
    "OPEN",
    "TRANSITIONS",
    "Age",
    "DeclineReason",
    "Facts",
    "OfferedTime",
    "RequestPolicy",
    "RequestSource",
    "RequestState",
    "Step",
    "VisitRequest",
    "age",
    "answer_by",
    "check_actor",
    "check_request",
    "check_transition",
    "derived_state",
    "hold_expiry",
    "is_held",
    "offer_expires_at",
    "request_from_session",
    "steps",
]


class Age(StrEnum):
    """How an unanswered request stands against the promise; words in both languages belong to each."""

    FRESH = "fresh"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"


OPEN = frozenset({RequestState.PENDING, RequestState.COUNTERED})
"""Somebody has still to answer."""
FINAL = frozenset(RequestState) - OPEN
"""No step leads out of these."""


def hold_expiry(starts: int, now: int, policy: RequestPolicy) -> int:
    """When the hold of an offered time lapses that is made at ``now``: never beyond that time itself."""
    return min(now + policy.counter_offer_seconds, starts)


def offer_expires_at(request: VisitRequest) -> int | None:
    """When the last of the offered times lapses, and with it the counter-offer; ``None`` without one."""
    return max((time.expires_at for time in request.offered), default=None)


def is_held(time: OfferedTime, now: int) -> bool:
    """Whether an offered time can still be accepted (at the second of ``expires_at`` it cannot)."""
    return now < time.expires_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the guards ask about; whoever takes a step says what is true at ``now``."""

    now: int
    policy: RequestPolicy
    slot_taken: bool = False
    """The bay, and the slot of the mechanic if one is named, are taken for the confirmed time."""
    slots_held: bool = False
    """Every offered time is held."""
    customer_agreed: bool = False
    """Staff record what the customer said, on the phone or at the counter."""


Guard = Callable[[VisitRequest, Facts], bool]


class Step(NamedTuple):
    """One line of the table. ``source`` is ``None`` for a request that does not exist yet."""

    source: RequestState | None
    target: RequestState
    actors: frozenset[Actor]
    guard: Guard


def _always(_: VisitRequest, __: Facts) -> bool:
    return True


def _agreed(_: VisitRequest, facts: Facts) -> bool:
    return facts.customer_agreed


def _with_reason(request: VisitRequest, _: Facts) -> bool:
    if request.decline_reason is DeclineReason.OTHER:
        return bool(request.reason.strip())
    return request.decline_reason is not None


def _placed(request: VisitRequest, facts: Facts) -> bool:
    """Confirmed for a time to come that the customer named, or has agreed to since."""
    starts = request.confirmed_starts
    if starts is None or request.bay_id is None or not facts.slot_taken or starts < facts.now:
        return False
    return starts in request.requested or facts.customer_agreed


def _times_held(request: VisitRequest, facts: Facts) -> bool:
    """Some times, not too many, none twice, each to come and each held no longer than allowed."""
    times = {(time.starts, time.mechanic_id) for time in request.offered}
    if not facts.slots_held or not 0 < len(request.offered) <= facts.policy.most_offered:
        return False
    return len(times) == len(request.offered) and all(
        facts.now < time.expires_at <= hold_expiry(time.starts, facts.now, facts.policy)
        for time in request.offered
    )


def _still_offered(request: VisitRequest, facts: Facts) -> bool:
    return any(is_held(time, facts.now) for time in request.offered)


def _lapsed(request: VisitRequest, facts: Facts) -> bool:
    return not _still_offered(request, facts)


def _one_of_the_offered(request: VisitRequest, facts: Facts) -> bool:
    """The time and the mechanic bind; which bay is the shop's affair, as long as there is one."""
    chosen = request.confirmed_starts, request.mechanic_id
    held = any(
        is_held(time, facts.now) and (time.starts, time.mechanic_id) == chosen for time in request.offered
    )
    return held and facts.slot_taken and request.bay_id is not None


def _all(*guards: Guard) -> Guard:
    return lambda request, facts: all(guard(request, facts) for guard in guards)


_FACTORY = frozenset({Actor.FACTORY})
_STAFF = frozenset({Actor.OWNER, Actor.RECEPTIONIST})
_CUSTOMER = frozenset({Actor.CUSTOMER})
_PLATFORM = frozenset({Actor.PLATFORM})
_S = RequestState

TRANSITIONS: tuple[Step, ...] = (
    Step(None, _S.PENDING, _FACTORY, _always),
    # No mechanic: the queue is the workshop's. One who answers first is asked by the session's own offer.
    Step(_S.PENDING, _S.CONFIRMED, _STAFF, _placed),
    Step(_S.PENDING, _S.DECLINED, _STAFF, _with_reason),
    Step(_S.PENDING, _S.COUNTERED, _STAFF, _times_held),
    Step(_S.PENDING, _S.WITHDRAWN, _CUSTOMER, _always),
    Step(_S.PENDING, _S.WITHDRAWN, _STAFF, _agreed),
    # Once the offer has lapsed it is expired on every screen, whether or not the job has recorded it.
    Step(_S.COUNTERED, _S.CONFIRMED, _CUSTOMER, _one_of_the_offered),
    Step(_S.COUNTERED, _S.CONFIRMED, _STAFF, _all(_one_of_the_offered, _agreed)),
    Step(_S.COUNTERED, _S.DECLINED, _CUSTOMER, _still_offered),
    Step(_S.COUNTERED, _S.DECLINED, _STAFF, _all(_still_offered, _with_reason)),
    Step(_S.COUNTERED, _S.DECLINED, _STAFF, _all(_still_offered, _agreed)),
    Step(_S.COUNTERED, _S.WITHDRAWN, _CUSTOMER, _still_offered),
    Step(_S.COUNTERED, _S.WITHDRAWN, _STAFF, _all(_still_offered, _agreed)),
    Step(_S.COUNTERED, _S.EXPIRED, _PLATFORM, _lapsed),
)


def steps(source: RequestState | None, target: RequestState) -> tuple[Step, ...]:
    """The lines of the table for one step; none: it is always an error."""
    return tuple(step for step in TRANSITIONS if step.source is source and step.target is target)


def check_actor(source: RequestState | None, target: RequestState, actor: Actor) -> None:
    """Raise ``IllegalTransition`` unless the table has the step and lets this actor take it, guards aside."""
    possible = steps(source, target)
    if not possible:
        raise _illegal(source, target, actor, "no_such_step")
    if not any(actor in step.actors for step in possible):
        raise _illegal(source, target, actor, "not_by_this_actor")


def check_transition(
    source: RequestState | None,
    target: RequestState,
    request: VisitRequest,
    actor: Actor,
    facts: Facts,
    **said: object,
) -> None:
    """Raise ``IllegalTransition`` unless the table has the step, for this actor, with its guard fulfilled.

    ``request`` is the row as it will be (its times, place and reason count; its state does not).
    ``params["why"]`` of the error is ``no_such_step``, ``not_by_this_actor`` or ``guard``; ``said`` are more of its
    ``params`` where it is the guard.
    """
    check_actor(source, target, actor)
    by_actor = [step for step in steps(source, target) if actor in step.actors]
    if not any(step.guard(request, facts) for step in by_actor):
        raise _illegal(source, target, actor, "guard", **said)


def _illegal(
    source: RequestState | None, target: RequestState, actor: Actor, why: str, **said: object
) -> IllegalTransition:
    return IllegalTransition(
        f"{source} to {target} by {actor}: {why}",
        source=source.value if source else "",
        target=target.value,
        actor=actor.value,
        why=why,
        **said,
    )


def derived_state(request: VisitRequest, now: int) -> RequestState:
    """The state that a clock shows: a counter-offer of which no time is held any more has expired.

    Both sides derive it, so that nobody waits for the job that records it.
    """
    countered = request.state is RequestState.COUNTERED
    if countered and not any(is_held(time, now) for time in request.offered):
        return RequestState.EXPIRED
    return request.state


def answer_by(request: VisitRequest, policy: RequestPolicy) -> int:
    """The last instant at which an answer keeps the promise."""
    return request.asked_at + policy.promise_seconds


def age(request: VisitRequest, now: int, policy: RequestPolicy) -> Age | None:
    """How the request stands against the promise; ``None`` of one that the shop has answered or that ended.

    A counter-offer is an answer: from then on the customer is waited for, not the shop. An answer exactly at
    ``answer_by`` keeps the promise, so a request is overdue a second later.
    """
    if request.state is not RequestState.PENDING:
        return None
    left = answer_by(request, policy) - now
    if left < 0:
        return Age.OVERDUE
    return Age.DUE_SOON if left <= policy.due_soon_seconds else Age.FRESH
