"""Visit requests as rows that devices keep: what the database takes, who is told of them, and for how long."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest
import sqlalchemy as sa

from scheduling.ids import uuid7
from scheduling.records import Record
from scheduling.visit_requests import (
    DeclineReason,
    OfferedTime,
    RequestSource,
    RequestState,
    VisitRequest,
)
from scheduling.vocabulary import CancelledBy, ServiceType
from tests.sync_server.shop import Shop
from tests.sync_server.test_pull import DAY, Device

NOBODYS = UUID(int=7)
"""The same in each process that runs tests: it is part of their names."""


def a_request(shop: Shop, **over: Any) -> VisitRequest:
    """Someone at the counter asks for the third day at ten."""
    values: dict[str, Any] = {
        "id": uuid7(),
        "source": RequestSource.COUNTER,
        "state": RequestState.PENDING,
        "customer_id": shop.customer.id,
        "service_type": ServiceType.REPAIR,
        "requested": (shop.at(10),),
        "asked_at": shop.bootstrap.clock.now(),
        "concern": "it rattles",
    }
    return VisitRequest(**(values | over))


async def keep(shop: Shop, *rows: Record) -> None:
    """Write the rows as they are."""
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add_many(rows)
        await uow.commit()


def _full(shop: Shop) -> VisitRequest:
    """One with everything that a request may say at once."""
    now = shop.bootstrap.clock.now()
    time = OfferedTime(
        hold_id=uuid7(),
        starts=shop.at(12),
        bay_id=shop.bays[1].id,
        expires_at=now + DAY,
        mechanic_id=shop.anna.id,
    )
    return a_request(
        shop,
        source=RequestSource.SESSION,
        state=RequestState.DECLINED,
        requested=(shop.at(11), shop.at(9)),
        vehicle_id=shop.vehicle.id,
        preferred_mechanic_id=shop.ivan.id,
        from_session_id=uuid7(),
        referring_mechanic_id=uuid7(),
        diagnosis="the bearing",
        quote_cents=12_300,
        quote_text="bearing, two hours",
        offered=(time, replace(time, hold_id=uuid7(), mechanic_id=None)),
        answered_at=now,
        ended_at=now + 5,
        ended_by=CancelledBy.CUSTOMER,
        decline_reason=DeclineReason.OTHER,
        reason="too dear",
    )


async def test_a_request_comes_back_as_it_was_written_and_changed(shop: Shop) -> None:
    row, full = a_request(shop), _full(shop)
    await keep(shop, row, full)
    async with shop.uow() as uow:
        assert await uow.records.get(VisitRequest, row.id) == row
        assert await uow.records.get(VisitRequest, full.id) == full
        await uow.bump()
        changed = replace(full, id=row.id)
        await uow.records.put(changed)
        found = await uow.records.find(VisitRequest, state=RequestState.DECLINED)
    assert set(found) == {changed, full}


@pytest.mark.parametrize(
    "wrong",
    [
        {"requested": ()},
        {"minutes": 0},
        {"quote_cents": -1},
        {"state": RequestState.COUNTERED, "answered_at": 5},
        {"state": RequestState.CONFIRMED, "answered_at": 5, "ended_at": 5},
        {"state": RequestState.DECLINED, "ended_at": 5},
        {"state": RequestState.EXPIRED, "ended_by": CancelledBy.PLATFORM},
        {"ended_at": 5},
        {"source": RequestSource.SESSION},
        {"from_session_id": NOBODYS},
        {"customer_id": NOBODYS},
        {"vehicle_id": NOBODYS},
        {"preferred_mechanic_id": NOBODYS},
    ],
    ids=str,
)
async def test_the_table_itself_refuses_what_no_request_is(shop: Shop, wrong: dict[str, Any]) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        await keep(shop, a_request(shop, **wrong))


async def test_another_organizations_customer_is_nobody_here(shop: Shop, other_shop: Shop) -> None:
    with pytest.raises(sa.exc.IntegrityError):
        await keep(shop, a_request(shop, customer_id=other_shop.customer.id))


async def _told(shop: Shop, who: str) -> set[object]:
    device = Device(shop, who)
    await device.pull()
    assert device.rows == await device.snapshot()
    return set(device.of(VisitRequest))


async def test_the_office_is_told_of_all_and_an_independent_of_those_that_name_them(shop: Shop) -> None:
    now = shop.bootstrap.clock.now()
    plain = a_request(shop, preferred_mechanic_id=shop.anna.id)
    wished = a_request(shop, preferred_mechanic_id=shop.ivan.id)
    referred = a_request(
        shop,
        source=RequestSource.SESSION,
        from_session_id=uuid7(),
        referring_mechanic_id=shop.ivan.id,
        asked_at=now - 5,
    )
    await keep(shop, plain, wished, referred)
    for who in ("owner", "desk"):
        assert await _told(shop, who) == {plain, wished, referred}
    assert await _told(shop, "ivan") == {wished, referred}
    assert await _told(shop, "anna") == set()


async def test_a_request_leaves_the_devices_a_month_after_it_ended(shop: Shop) -> None:
    now = shop.bootstrap.clock.now()
    ended = {"state": RequestState.WITHDRAWN, "ended_by": CancelledBy.CUSTOMER}
    old, open_long = now - 31 * DAY, a_request(shop, requested=(now,), asked_at=now - 60 * DAY)
    long_gone = a_request(shop, asked_at=old, ended_at=old + 60, **ended)
    lately = a_request(shop, asked_at=old, ended_at=now - 29 * DAY, **ended)
    await keep(shop, open_long, long_gone, lately)
    assert await _told(shop, "desk") == {open_long, lately}


async def test_a_changed_request_is_told_again(shop: Shop) -> None:
    row = a_request(shop)
    await keep(shop, row)
    device = Device(shop, "desk")
    await device.pull()
    changed = replace(row, concern="it rattles more")
    async with shop.acting("desk") as (uow, _):
        await uow.bump()
        await uow.records.put(changed)
    assert [told.body for told in await device.pull()] == [changed]
