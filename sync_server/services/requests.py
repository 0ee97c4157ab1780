"""Visit requests: made by staff or a site, declined, withdrawn. Nothing here takes a time.

Confirming is ``request_booking``, offering other times and their expiry ``request_offers``; which step may be taken
by whom is ``scheduling.visit_requests``.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from scheduling import request_answers
from scheduling.errors import ErrorCode, Invalid, NotAvailable, NotFound, Rule
from scheduling.ids import uuid7
from scheduling.message_kinds import MessageKind
from scheduling.offers import OfferPolicy
from scheduling.records import Customer, Session, Vehicle
from scheduling.request_answers import Answer, Desk
from scheduling.request_commands import CreateRequest, DeclineRequest, WithdrawRequest
from scheduling.rights import Action
from scheduling.sessions import Actor
from scheduling.visit_requests import (
    Facts,
    RequestPolicy,
    RequestSource,
    RequestState,
    VisitRequest,
    check_request,
    check_transition,
    derived_state,
    offer_expires_at,
    request_from_session,
    steps,
)
from scheduling.vocabulary import CancelledBy, Role
from sync_server.services.answers import APPLIED, Decision
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account, AuditEntry
from sync_server.services.permissions import actor_of, require, require_customer
from sync_server.services.schedule import Schedule, mechanic_in
from sync_server.services.site_models import SiteCustomer
from sync_server.services.telling import tell

GONE = Decision.conflict(ErrorCode.GONE)
"""Answered by somebody else meanwhile, lapsed, or never there."""


async def create(uow: UnitOfWork, account: Account, command: CreateRequest, now: int) -> Decision:
    """A new request, pending. Staff make one of the phone, the counter or a session, a site one of the web."""
    session = await _session(uow, command)
    site = account.role is Role.SITE
    require(
        account,
        Action.CREATE_REQUESTS,
        own=site or (session is not None and account.is_mechanic(session.mechanic_id)),
    )
    await require_customer(uow, account, Action.VIEW_CUSTOMERS, command.customer_id)
    if (command.source is RequestSource.WEB) is not site:
        raise Invalid("a request of the web is made by a site", field="source")
    if await uow.records.has(VisitRequest, command.request_id):
        raise Invalid("request_id is taken", field="request_id", rule=Rule.TAKEN)
    await _check_rows(uow, command)
    policy = (await uow.rule_book()).policy(RequestPolicy)
    row = replace(_request(command, session, policy, now), created_by=account.staff_id)
    check_transition(None, row.state, row, Actor.FACTORY, Facts(now=now, policy=policy))
    await uow.records.add(row)
    await tell_of(uow, row, MessageKind.NEW_REQUEST, account, now)
    return APPLIED


async def _session(uow: UnitOfWork, command: CreateRequest) -> Session | None:
    """The session that led here. Raises ``NotFound``, or ``Invalid`` for somebody else's."""
    if command.from_session_id is None:
        return None
    session = await uow.records.get(Session, command.from_session_id)
    if session is None:
        raise NotFound("session", id=str(command.from_session_id))
    if session.customer_id != command.customer_id:
        raise Invalid("the session was another customer's", field="from_session_id")
    return session


async def _check_rows(uow: UnitOfWork, command: CreateRequest) -> None:
    """What the request names exists and belongs together; raises ``NotFound``."""
    if not await uow.records.has(Customer, command.customer_id):
        raise NotFound("customer", id=str(command.customer_id))
    mechanic_in(await uow.rule_book(), command.preferred_mechanic_id)
    if command.vehicle_id is not None:
        vehicle = await uow.records.get(Vehicle, command.vehicle_id)
        if vehicle is None or vehicle.customer_id != command.customer_id:
            raise NotFound("vehicle", id=str(command.vehicle_id))


def _request(
    command: CreateRequest, session: Session | None, policy: RequestPolicy, now: int
) -> VisitRequest:
    asked_at = now if command.asked_at is None else min(command.asked_at, now)
    requested = tuple(command.requested)
    if session is not None and command.source is RequestSource.SESSION:
        return request_from_session(
            session,
            id=command.request_id,
            customer_id=command.customer_id,
            vehicle_id=command.vehicle_id or session.vehicle_id,
            diagnosis=command.diagnosis,
            requested=requested,
            asked_at=asked_at,
            policy=policy,
            service_type=command.service_type,
            preferred_mechanic_id=command.preferred_mechanic_id,
            concern=command.concern,
            minutes=command.minutes,
        )
    row = VisitRequest(
        id=command.request_id,
        source=command.source,
        state=RequestState.PENDING,
        customer_id=command.customer_id,
        service_type=command.service_type,
        requested=requested,
        asked_at=asked_at,
        minutes=policy.minutes if command.minutes is None else command.minutes,
        vehicle_id=command.vehicle_id,
        concern=command.concern,
        preferred_mechanic_id=command.preferred_mechanic_id,
        from_session_id=command.from_session_id,
        diagnosis=command.diagnosis,
    )
    check_request(row, policy)
    return row


async def decline(uow: UnitOfWork, account: Account, command: DeclineRequest, now: int) -> Decision:
    """The shop says no, with a reason; or the customer says no to what was offered, whose holds are freed."""
    request = await to_answer(uow, account, command.request_id, RequestState.DECLINED, now)
    if request is None:
        return GONE
    answer = request_answers.decline(
        request,
        await desk_at(uow, account, now),
        decline_reason=command.decline_reason,
        reason=command.reason,
        customer_agreed=command.customer_agreed,
    )
    await write_end(uow, answer)
    if answer.request.ended_by is CancelledBy.STAFF:
        await tell_of(uow, answer.request, MessageKind.DECLINED, account, now)
    return APPLIED


async def withdraw(uow: UnitOfWork, account: Account, command: WithdrawRequest, now: int) -> Decision:
    """The customer no longer wants it; what was held for it is free again."""
    request = await to_answer(uow, account, command.request_id, RequestState.WITHDRAWN, now)
    if request is None:
        return GONE
    desk = await desk_at(uow, account, now)
    answer = request_answers.withdraw(
        request, desk, reason=command.reason, customer_agreed=desk.actor is not Actor.CUSTOMER
    )
    await write_end(uow, answer)
    return APPLIED


async def to_answer(
    uow: UnitOfWork, account: Account, request_id: UUID, to: RequestState, now: int
) -> VisitRequest | None:
    """The request, if the step is still there to be taken; else ``None``: it is gone, or was answered meanwhile.

    Raises ``NotAllowed`` for who may not answer it.
    """
    request = await uow.records.get(VisitRequest, request_id)
    own = request is not None and await owns(uow, account, request)
    require(account, Action.ANSWER_REQUESTS, own=own)
    if request is None or not steps(derived_state(request, now), to):
        return None
    return request


async def owns(uow: UnitOfWork, account: Account, request: VisitRequest) -> bool:
    """Whether a site may speak for the customer: it made the request, or the very row of its customer."""
    if account.role is not Role.SITE:
        return False
    if request.created_by == account.staff_id:
        return True
    brought = await uow.rows.find(SiteCustomer, site_id=account.staff_id, customer_id=request.customer_id)
    return any(row.made for row in brought)


async def desk_at(uow: UnitOfWork, account: Account, now: int, span: tuple[int, int] | None = None) -> Desk:
    """Who answers, with the engine over what matters around ``span`` (nothing: no time is asked about)."""
    return desk_over(await Schedule.around(uow, *(span or (now, now))), account, now)


def desk_over(schedule: Schedule, account: Account, now: int) -> Desk:
    """Who answers, with an engine that is there already."""
    return Desk(
        engine=schedule.availability,
        policy=schedule.book.policy(RequestPolicy),
        offers=schedule.book.policy(OfferPolicy),
        now=now,
        actor=actor_of(account),
        mechanic_id=account.mechanic_id,
    )


def reasons_of(error: NotAvailable) -> list[str]:
    """Why the rules refused a time, as codes."""
    found = error.params.get("reasons")
    return [str(reason) for reason in found] if isinstance(found, list) else []


async def write_end(uow: UnitOfWork, answer: Answer, *, expired: bool = False) -> None:
    """A request that is over, and what it held."""
    for hold_id in answer.freed:
        await uow.reservations.release(hold_id, expired=expired)
    await uow.records.put(answer.request)


async def tell_of(
    uow: UnitOfWork, request: VisitRequest, kind: MessageKind, account: Account, now: int
) -> None:
    """Have it told to whom it concerns; a counter-offer only while something of it is held."""
    until = offer_expires_at(request) if kind is MessageKind.COUNTERED else None
    await tell(
        uow,
        kind,
        about=request.id,
        now=now,
        customer_id=request.customer_id,
        by=account.staff_id,
        until=until,
    )


async def note(uow: UnitOfWork, request: VisitRequest, what: str, now: int) -> None:
    """In the trail: what the platform did with a request. What people do is noted with their commands."""
    entry = AuditEntry(id=uuid7(), at=now, what=what, subject_kind="visit_request", subject_id=request.id)
    await uow.audit.append(replace(entry, detail=request.state.value))
