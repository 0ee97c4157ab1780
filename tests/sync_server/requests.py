"""Visit requests of a test workshop: asked for, answered and read back, as its people do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from scheduling.ids import uuid7
from scheduling.records import Record, Reservation
from scheduling.request_commands import (
    ConfirmRequest,
    CounterRequest,
    CreateRequest,
    DeclineRequest,
    TimeToOffer,
    WithdrawRequest,
)
from scheduling.visit_requests import (
    DeclineReason,
    RequestSource,
    RequestState,
    VisitRequest,
)
from scheduling.vocabulary import ServiceType
from scheduling.wire import PushResult
from sync_server.jobs import requests as jobs
from tests.sync_server.shop import Shop


def asked(shop: Shop, *requested: int, **over: Any) -> CreateRequest:
    """Someone at the counter asks for a visit."""
    values: dict[str, Any] = {
        "request_id": uuid7(),
        "source": RequestSource.COUNTER,
        "customer_id": shop.customer.id,
        "service_type": ServiceType.REPAIR,
        "requested": list(requested),
        "concern": "it rattles",
    }
    return CreateRequest(**(values | over))


async def ask(shop: Shop, *requested: int, **over: Any) -> UUID:
    """The id of a pending request."""
    command = asked(shop, *requested, **over)
    result = await shop.send("desk", command)
    assert result.status == "applied", result
    return command.request_id


def confirming(request_id: UUID, starts: int, **over: Any) -> ConfirmRequest:
    values: dict[str, Any] = {
        "request_id": request_id,
        "session_id": uuid7(),
        "reservation_id": uuid7(),
        "starts": starts,
    }
    return ConfirmRequest(**(values | over))


def countering(request_id: UUID, *starts: int, mechanic_id: UUID | None = None) -> CounterRequest:
    times = [TimeToOffer(hold_id=uuid7(), starts=each, mechanic_id=mechanic_id) for each in starts]
    return CounterRequest(request_id=request_id, times=times)


def declining(request_id: UUID, **over: Any) -> DeclineRequest:
    values: dict[str, Any] = {"request_id": request_id, "decline_reason": DeclineReason.NO_ROOM}
    return DeclineRequest(**(values | over))


def withdrawing(request_id: UUID) -> WithdrawRequest:
    return WithdrawRequest(request_id=request_id)


async def request_of(shop: Shop, request_id: UUID) -> VisitRequest:
    """As stored."""
    async with shop.uow() as uow:
        row = await uow.records.get(VisitRequest, request_id)
    assert row is not None
    return row


async def reservation_of(shop: Shop, row_id: UUID) -> Reservation | None:
    """As stored, live or not."""
    async with shop.uow() as uow:
        return await uow.records.get(Reservation, row_id)


async def live(shop: Shop, day: int = 3) -> list[Reservation]:
    """What is taken on a day."""
    async with shop.uow() as uow:
        return await uow.reservations.live_between(shop.at(0, day), shop.at(0, day + 1))


async def keep(shop: Shop, *rows: Record) -> None:
    """Write the rows as they are."""
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add_many(rows)
        await uow.commit()


async def let_lapse(shop: Shop, request_id: UUID, *, seconds: int = 1) -> None:
    """As if the counter-offer had been made so long ago that its times are held no longer."""
    row = await request_of(shop, request_id)
    lapsed = shop.bootstrap.clock.now() - seconds
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.put(
            replace(row, offered=tuple(replace(time, expires_at=lapsed) for time in row.offered))
        )
        for time in row.offered:
            hold = await uow.records.get(Reservation, time.hold_id)
            assert hold is not None
            await uow.records.put(replace(hold, expires_at=lapsed))
        await uow.commit()


async def in_state(shop: Shop, state: RequestState, day: int) -> UUID:
    """A request that got there as people get there: wished for at 10 of that day, offered at 14."""
    request_id = await ask(shop, shop.at(10, day))
    steps: dict[RequestState, list[Any]] = {
        RequestState.PENDING: [],
        RequestState.COUNTERED: [countering(request_id, shop.at(14, day))],
        RequestState.CONFIRMED: [confirming(request_id, shop.at(10, day))],
        RequestState.DECLINED: [declining(request_id)],
        RequestState.WITHDRAWN: [withdrawing(request_id)],
        RequestState.EXPIRED: [countering(request_id, shop.at(14, day))],
    }
    for command in steps[state]:
        result = await shop.send("owner", command)
        assert result.status == "applied", result
    if state is RequestState.EXPIRED:
        await let_lapse(shop, request_id)
        assert await jobs.expire(shop.bootstrap, shop.id, request_id)
    assert (await request_of(shop, request_id)).state is state
    return request_id


def told(result: PushResult) -> tuple[str, str]:
    """Status and code."""
    return result.status.value, result.code
