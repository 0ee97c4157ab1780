"""Visits that a website's customers wish for: asked, looked at, and the workshop's other times answered.

A site speaks for the customers that it brought, and of people whom the shop knew before only about requests that
it made itself. Which step may be taken is ``scheduling.visit_requests``.
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from scheduling.concern import check_concern
from scheduling.errors import ErrorCode, Invalid, NotFound, Rule
from scheduling.limits import check_command, check_message
from scheduling.request_commands import ConfirmRequest, CreateRequest, DeclineRequest, WithdrawRequest
from scheduling.rights import Action
from scheduling.visit_requests import (
    RequestPolicy,
    RequestSource,
    RequestState,
    VisitRequest,
    answer_by,
    derived_state,
    is_held,
)
from scheduling.wire import PushStatus
from sync_server.services import audit, moving, request_booking, requests, site, site_made
from sync_server.services.answers import Decision
from sync_server.services.holds import HoldRefused
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import require
from sync_server.services.site_request_messages import (
    SiteAccept,
    SiteOffered,
    SiteRequest,
    SiteRequestView,
)


async def ask(uow: UnitOfWork, account: Account, wish: SiteRequest, now: int) -> SiteRequestView:
    """A new request of the web; told again, the first telling counts. Raises ``Invalid`` and ``NotFound``."""
    check_message(wish)
    await uow.bump()
    known = await site.brought(uow, account, wish.customer, Action.CREATE_REQUESTS)
    there = await uow.records.get(VisitRequest, wish.request_id)
    if there is not None:
        if there.created_by != account.staff_id or there.customer_id != known.customer_id:
            raise Invalid("request_id is taken", field="request_id", rule=Rule.TAKEN)
        return await _view(uow, there, now)
    check_concern(wish.concern)
    command = CreateRequest(
        request_id=wish.request_id,
        source=RequestSource.WEB,
        customer_id=known.customer_id,
        service_type=wish.service_type,
        requested=wish.requested,
        vehicle_id=await site.vehicle_of(uow, known, wish.vehicle_id),
        concern=wish.concern,
        preferred_mechanic_id=wish.mechanic_id,
    )
    check_command(command)
    await requests.create(uow, account, command, now)
    await site_made.keep(uow, known, wish.request_id)
    await audit.record(uow, account, command, now)
    return await _as_it_stands(uow, wish.request_id, now)


async def look(uow: UnitOfWork, account: Account, request_id: UUID, now: int) -> SiteRequestView:
    """What became of it. Raises ``NotFound`` for what is not the site's."""
    return await _view(uow, await _own(uow, account, request_id, Action.VIEW_REQUESTS), now)


async def accept(
    uow: UnitOfWork, account: Account, request_id: UUID, wish: SiteAccept, now: int
) -> SiteRequestView:
    """Book an offered time; sent again, the booking stands. Raises ``HoldRefused``, and as ``look``."""
    await uow.bump()
    request = await _own(uow, account, request_id, Action.ANSWER_REQUESTS)
    if request.session_id != wish.session_id or request.state is not RequestState.CONFIRMED:
        command = ConfirmRequest(
            request_id=request_id,
            session_id=wish.session_id,
            reservation_id=moving.slot_id_of(wish.session_id),
            starts=wish.starts,
            mechanic_id=wish.mechanic_id,
        )
        check_command(command)
        _settle(await request_booking.confirm(uow, account, command, now))
        await audit.record(uow, account, command, now)
    return await _as_it_stands(uow, request_id, now)


async def decline(
    uow: UnitOfWork, account: Account, request_id: UUID, reason: str, now: int
) -> SiteRequestView:
    """None of the offered times suits; sent again, nothing more happens. Raises as ``accept``."""
    command = DeclineRequest(request_id=request_id, reason=reason)
    check_command(command)
    await uow.bump()
    request = await _own(uow, account, request_id, Action.ANSWER_REQUESTS)
    if request.state is not RequestState.DECLINED:
        _settle(await requests.decline(uow, account, command, now))
        await audit.record(uow, account, command, now)
    return await _as_it_stands(uow, request_id, now)


async def withdraw(
    uow: UnitOfWork, account: Account, request_id: UUID, reason: str, now: int
) -> SiteRequestView:
    """The customer no longer wants it; sent again, nothing more happens. Raises as ``accept``."""
    command = WithdrawRequest(request_id=request_id, reason=reason)
    check_command(command)
    await uow.bump()
    request = await _own(uow, account, request_id, Action.ANSWER_REQUESTS)
    if request.state is not RequestState.WITHDRAWN:
        _settle(await requests.withdraw(uow, account, command, now))
        await audit.record(uow, account, command, now)
    return await _as_it_stands(uow, request_id, now)


def _settle(decision: Decision) -> None:
    """Raise what speaks against it, so that nothing of it is kept."""
    if decision.status is not PushStatus.APPLIED:
        raise HoldRefused(ErrorCode(decision.code).value, replace(decision.outcome, stored_as=""))


async def _own(uow: UnitOfWork, account: Account, request_id: UUID, action: Action) -> VisitRequest:
    require(account, Action.ACT_FOR_CUSTOMERS)
    require(account, action, own=True)
    request = await uow.records.get(VisitRequest, request_id)
    if request is None or not await requests.owns(uow, account, request):
        raise NotFound("visit_request", id=str(request_id))
    return request


async def _as_it_stands(uow: UnitOfWork, request_id: UUID, now: int) -> SiteRequestView:
    request = await uow.records.get(VisitRequest, request_id)
    assert request is not None  # noqa: S101 - it was just written, and requests are not deleted
    return await _view(uow, request, now)


async def _view(uow: UnitOfWork, row: VisitRequest, now: int) -> SiteRequestView:
    state = derived_state(row, now)
    offered = row.offered if state is RequestState.COUNTERED else ()
    return SiteRequestView(
        request_id=row.id,
        state=state.value,
        service_type=row.service_type,
        requested=list(row.requested),
        minutes=row.minutes,
        concern=row.concern,
        vehicle_id=row.vehicle_id,
        answer_by=answer_by(row, (await uow.rule_book()).policy(RequestPolicy)),
        offered=[
            SiteOffered(starts=time.starts, expires_at=time.expires_at, mechanic_id=time.mechanic_id)
            for time in offered
            if is_held(time, now)
        ],
        starts=row.confirmed_starts,
        session_id=row.session_id,
        quote_cents=row.quote_cents,
        quote_text=row.quote_text,
        decline_reason="" if row.decline_reason is None else row.decline_reason.value,
        reason=row.reason,
    )
