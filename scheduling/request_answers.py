"""An answer to a visit request: the request as it is then, and the reservations that are taken or freed by it.

The engine is asked whether a time is free and which bay; the table of ``visit_requests`` whether the step may
be taken. Writing it, losing a race for it, creating the session and asking for the deposit are the server's.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple
from uuid import UUID

from scheduling.availability import Availability
from scheduling.errors import NotAvailable, Rule
from scheduling.intervals import Span, overlaps
from scheduling.offers import OfferPolicy, answer_by, asks_first
from scheduling.records import Mechanic, Reservation
from scheduling.reservations import blocks
from scheduling.sessions import Actor
from scheduling.visit_requests import (
    DeclineReason,
    Facts,
    OfferedTime,
    RequestPolicy,
    RequestState,
    VisitRequest,
    check_actor,
    check_transition,
    derived_state,
    hold_expiry,
    is_held,
    offer_expires_at,
)
from scheduling.vocabulary import (
    CancelledBy,
    Reason,
    ReservationKind,
    ReservationStatus,
    SessionState,
    VisitKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Who answers when, and what is known then."""

    engine: Availability
    policy: RequestPolicy
    now: int
    actor: Actor
    offers: OfferPolicy
    """How long a mechanic who is asked has time to answer."""
    mechanic_id: UUID | None = None
    """Whose answer it is, if a mechanic's: nobody is asked about a booking of their own making."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the server writes in one transaction: first frees, then takes."""

    request: VisitRequest
    freed: tuple[UUID, ...] = ()
    """Holds that are released."""
    taken: tuple[Reservation, ...] = ()
    """New, or a hold of the same id that turns into this in place."""
    session_state: SessionState | None = None
    """Of the session to create: ``scheduled``, or ``offered`` to a mechanic who answers first."""


class Wanted(NamedTuple):
    """A time to offer, with a mechanic or none, under the id of the hold to be."""

    hold_id: UUID
    starts: int
    mechanic_id: UUID | None = None


def holds_of(request: VisitRequest) -> tuple[UUID, ...]:
    """The ids of the reservations that a countered request holds."""
    held = request.state is RequestState.COUNTERED
    return tuple(time.hold_id for time in request.offered) if held else ()


def confirm(
    request: VisitRequest,
    desk: Desk,
    *,
    starts: int,
    mechanic: Mechanic | None,
    session_id: UUID,
    reservation_id: UUID,
    bay_id: UUID | None = None,
    customer_agreed: bool = False,
) -> Answer:
    """Confirm a request for ``starts``, with that mechanic or with a bay alone.

    Of a countered request one of the offered times is confirmed, in its own bay (another, if that one is in
    use no more), and ``reservation_id`` and ``bay_id`` do not count; of a pending one without ``bay_id`` the
    first free bay is taken. A mechanic who answers first gets an offer, unless it is their own answer: the
    request is confirmed, its session ``offered`` (docs/adr/0007). Raises ``NotAvailable`` with
    ``params["reasons"]``, ``IllegalTransition``, and ``NotFound`` for a mechanic whom the engine does not know.
    """
    source = derived_state(request, desk.now)
    check_actor(source, RequestState.CONFIRMED, desk.actor)
    mechanic_id = None if mechanic is None else mechanic.id
    chosen = _held_at(request, starts, mechanic_id, desk.now)
    own = holds_of(request)
    bay = None
    if chosen is not None or source is RequestState.PENDING:
        span = starts, starts + request.minutes * 60
        bays = free_bays(desk, span, mechanic_id, ignoring=own)
        bay = _bay(bays, bay_id) if chosen is None else _held_bay(bays, chosen)
    row = replace(
        request,
        state=RequestState.CONFIRMED,
        confirmed_starts=starts,
        mechanic_id=mechanic_id,
        bay_id=bay,
        session_id=session_id,
        answered_at=desk.now if request.answered_at is None else request.answered_at,
        ended_at=desk.now,
    )
    facts = Facts(now=desk.now, policy=desk.policy, slot_taken=True, customer_agreed=customer_agreed)
    another = source is RequestState.COUNTERED and chosen is None
    said = {"field": "starts", "rule": Rule.NOT_OFFERED} if another else {}
    check_transition(source, RequestState.CONFIRMED, row, desk.actor, facts, **said)
    taken = _booking(desk, row, reservation_id if chosen is None else chosen.hold_id, mechanic, ignoring=own)
    offered = taken.kind is ReservationKind.OFFER
    return Answer(
        request=row,
        freed=tuple(hold for hold in own if hold != taken.id),
        taken=(taken,),
        session_state=SessionState.OFFERED if offered else SessionState.SCHEDULED,
    )


def _held_at(request: VisitRequest, starts: int, mechanic_id: UUID | None, now: int) -> OfferedTime | None:
    for time in request.offered:
        if is_held(time, now) and (time.starts, time.mechanic_id) == (starts, mechanic_id):
            return time
    return None


def counter(request: VisitRequest, desk: Desk, times: Sequence[Wanted]) -> Answer:
    """Offer other times, each held in a bay (and with its mechanic) until answered or lapsed.

    All of them are held at once, so two that overlap need two bays and two mechanics. Raises as ``confirm``.
    """
    source = derived_state(request, desk.now)
    check_actor(source, RequestState.COUNTERED, desk.actor)
    offered: list[OfferedTime] = []
    for time in times:
        offered.append(_offered(desk, request, time, offered))
    row = replace(request, state=RequestState.COUNTERED, offered=tuple(offered), answered_at=desk.now)
    facts = Facts(now=desk.now, policy=desk.policy, slots_held=True)
    check_transition(source, RequestState.COUNTERED, row, desk.actor, facts)
    return Answer(request=row, taken=tuple(_hold(desk, row, time) for time in offered))


def decline(
    request: VisitRequest,
    desk: Desk,
    *,
    decline_reason: DeclineReason | None = None,
    reason: str = "",
    customer_agreed: bool = False,
) -> Answer:
    """Decline a request (staff, with a reason), or the times that were offered for it (its customer).

    ``customer_agreed``: staff record that the customer did not want the offered times. Raises
    ``IllegalTransition``.
    """
    source = derived_state(request, desk.now)
    by_staff = source is RequestState.PENDING or (desk.actor is not Actor.CUSTOMER and not customer_agreed)
    row = replace(
        request,
        answered_at=desk.now if request.answered_at is None else request.answered_at,
        ended_by=CancelledBy.STAFF if by_staff else CancelledBy.CUSTOMER,
        decline_reason=decline_reason,
        reason=reason,
    )
    return _end(source, RequestState.DECLINED, row, desk, customer_agreed=customer_agreed)


def withdraw(request: VisitRequest, desk: Desk, *, reason: str = "", customer_agreed: bool = False) -> Answer:
    """The customer no longer wants it; staff may record it when the customer said so.

    Raises ``IllegalTransition``. It is the customer's withdrawal, whoever recorded it.
    """
    row = replace(request, ended_by=CancelledBy.CUSTOMER, reason=reason)
    source = derived_state(request, desk.now)
    return _end(source, RequestState.WITHDRAWN, row, desk, customer_agreed=customer_agreed)


def expire(request: VisitRequest, desk: Desk) -> Answer:
    """Record that a counter-offer lapsed, as of when it did. Raises ``IllegalTransition`` while it has not."""
    row = replace(request, ended_by=CancelledBy.PLATFORM)
    answer = _end(request.state, RequestState.EXPIRED, row, desk)
    return replace(answer, request=replace(answer.request, ended_at=offer_expires_at(request)))


def _end(
    source: RequestState,
    target: RequestState,
    row: VisitRequest,
    desk: Desk,
    *,
    customer_agreed: bool = False,
) -> Answer:
    facts = Facts(now=desk.now, policy=desk.policy, customer_agreed=customer_agreed)
    check_transition(source, target, row, desk.actor, facts)
    return Answer(request=replace(row, state=target, ended_at=desk.now), freed=holds_of(row))


def free_bays(
    desk: Desk, span: Span, mechanic_id: UUID | None, *, ignoring: Collection[UUID] = ()
) -> list[UUID]:
    """The bays for a visit at ``span``, at least one, in the order of the shop.

    Raises ``NotAvailable`` when the engine refuses the time. Asked as staff, also when the customer accepts:
    the shop offered that time.
    """
    verdict = desk.engine.verdict(
        mechanic_id, *span, VisitKind.IN_PERSON, now=desk.now, ignoring=ignoring, as_staff=True
    )
    if not verdict.available:
        raise _not_available(*verdict.reasons)
    return desk.engine.free_bays(*span, now=desk.now, ignoring=ignoring)


def _bay(bays: Sequence[UUID], wanted: UUID | None = None) -> UUID:
    """The wanted one, or the first. Raises ``NotAvailable``."""
    if not bays or wanted not in (None, *bays):
        raise _not_available(Reason.NO_BAY)
    return wanted or bays[0]


def _held_bay(bays: Sequence[UUID], time: OfferedTime) -> UUID:
    return time.bay_id if time.bay_id in bays else bays[0]


def _offered(desk: Desk, request: VisitRequest, time: Wanted, earlier: Sequence[OfferedTime]) -> OfferedTime:
    """One offered time, beside the others of the same offer, which the engine does not know of yet."""
    length = request.minutes * 60
    buffer = desk.engine.effective_buffer(time.mechanic_id)
    span = time.starts, time.starts + length
    avoiding: list[UUID] = []
    for other in earlier:
        theirs = other.starts, other.starts + length
        same = time.mechanic_id is not None and other.mechanic_id == time.mechanic_id
        if same and overlaps(blocks(*theirs, buffer), blocks(*span, buffer)):
            raise _not_available(Reason.HELD)
        if overlaps(theirs, span):
            avoiding.append(other.bay_id)
    bays = [bay for bay in free_bays(desk, span, time.mechanic_id) if bay not in avoiding]
    return OfferedTime(
        hold_id=time.hold_id,
        starts=time.starts,
        bay_id=_bay(bays),
        expires_at=hold_expiry(time.starts, desk.now, desk.policy),
        mechanic_id=time.mechanic_id,
    )


def _hold(desk: Desk, request: VisitRequest, time: OfferedTime) -> Reservation:
    ends = time.starts + request.minutes * 60
    return Reservation(
        id=time.hold_id,
        kind=ReservationKind.COUNTER_OFFER,
        status=ReservationStatus.RESERVED,
        starts=time.starts,
        ends=ends,
        blocks_end=blocks(time.starts, ends, desk.engine.effective_buffer(time.mechanic_id))[1],
        mechanic_id=time.mechanic_id,
        bay_id=time.bay_id,
        expires_at=time.expires_at,
    )


def _booking(
    desk: Desk, row: VisitRequest, id: UUID, mechanic: Mechanic | None, *, ignoring: Collection[UUID]
) -> Reservation:
    """Confirmed, or reserved for a mechanic who answers first until the visit begins at the latest.

    ``id`` is the hold that becomes it, or new; ``ignoring`` are the request's holds, which are in nobody's way.
    """
    starts = row.confirmed_starts
    assert starts is not None  # noqa: S101 - the caller has just said when
    ends = starts + row.minutes * 60
    offer = (
        mechanic is not None
        and mechanic.id != desk.mechanic_id
        and asks_first(
            desk.engine, mechanic, (starts, ends), VisitKind.IN_PERSON, now=desk.now, ignoring=ignoring
        )
    )
    kind = ReservationKind.OFFER if offer else ReservationKind.BOOKING
    return Reservation(
        id=id,
        kind=kind,
        status=ReservationStatus.RESERVED if offer else ReservationStatus.CONFIRMED,
        starts=starts,
        ends=ends,
        blocks_end=blocks(starts, ends, desk.engine.effective_buffer(row.mechanic_id))[1],
        mechanic_id=row.mechanic_id,
        bay_id=row.bay_id,
        session_id=row.session_id,
        expires_at=answer_by(starts, desk.now, desk.offers) if offer else None,
    )


def _not_available(*reasons: Reason) -> NotAvailable:
    return NotAvailable("the time is not free", reasons=[reason.value for reason in reasons])
