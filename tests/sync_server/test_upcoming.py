"""A customer who has something ahead already is asked first; staff are told. Customers move until a day before."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import httpx
import pytest

from scheduling.cancellation import CancellationPolicy
from scheduling.errors import TooLate
from scheduling.ids import uuid7
from scheduling.visit_messages import UpcomingList
from scheduling.vocabulary import SessionState
from sync_server.http.context import Context
from sync_server.services import site_bookings
from sync_server.services.holds import HoldRefused
from sync_server.services.money.rows import BookingTerms
from sync_server.services.site_messages import SiteMove, SiteSession
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.shop import Shop
from tests.sync_server.site_world import Website
from tests.sync_server.visiting import S, now_of, stand


@pytest.fixture
async def website(shop: Shop) -> Website:
    return await Website.of(shop)


async def test_the_customer_is_asked_and_may_book_another(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    caller = Caller(client, context, shop, "site")
    reference = await website.bring()
    first = await website.book(reference, shop.at(10))
    wish = website.booking(reference, shop.at(10.5), beside_upcoming=False, mechanic_id=shop.bert.id)
    response = await caller("POST", "/site/bookings", wish)
    refused = problem(response)
    assert (response.status_code, refused.code) == (409, "has_upcoming")
    assert refused.outcome is not None
    (upcoming,) = refused.outcome.upcoming
    assert (upcoming.session_id, upcoming.starts, upcoming.overlaps) == (first.session_id, shop.at(10), False)
    again = replace(wish, beside_upcoming=True)
    assert read(SiteSession, await caller("POST", "/site/bookings", again)).state == "scheduled"
    assert read(SiteSession, await caller("POST", "/site/bookings", wish)).state == "scheduled", "sent again"


async def test_what_overlaps_is_pointed_out_and_what_is_over_asks_nothing(
    shop: Shop, website: Website
) -> None:
    reference = await website.bring()
    await website.book(reference, shop.at(10))
    with pytest.raises(HoldRefused) as refused:
        await website.book(reference, shop.at(10), beside_upcoming=False, mechanic_id=shop.bert.id)
    assert refused.value.refused_code == "has_upcoming"
    assert [each.overlaps for each in refused.value.outcome.upcoming] == [True]
    other = await website.bring(name="Somebody Else", phone="514 555-0142")
    assert (await website.book(other, shop.at(12), beside_upcoming=False)).state == "scheduled"


@pytest.mark.parametrize("state", SessionState)
async def test_staff_book_beside_it_and_are_told_when_they_ask(
    client: httpx.AsyncClient, context: Context, shop: Shop, state: SessionState
) -> None:
    ahead = state in (S.OFFERED, S.SCHEDULED, S.PENDING, S.WAITING, S.LIVE)
    row = await stand(shop, state, starts=shop.at(9), minutes=90)
    await stand(shop, state, starts=now_of(shop) - 7200, customer_id=row.customer_id)
    desk = Caller(client, context, shop, "desk")
    seen = await told(desk, row.customer_id, starts=shop.at(10), minutes=30)
    assert [(each.session_id, each.overlaps) for each in seen.sessions] == ([(row.id, True)] if ahead else [])
    later = await told(desk, row.customer_id, starts=shop.at(10.5), minutes=30)
    assert [each.overlaps for each in later.sessions] == ([False] if ahead else []), "back to back"
    assert [each.overlaps for each in (await told(desk, row.customer_id)).sessions] == [False] * ahead
    booked = await shop.send("desk", shop.booking(shop.at(11), customer_id=row.customer_id, vehicle_id=None))
    assert booked.code == ""


async def told(caller: Caller, customer_id: UUID, **query: Any) -> UpcomingList:
    return read(UpcomingList, await caller("GET", f"/customers/{customer_id}/upcoming", **query))


async def test_who_asks_about_whom(
    client: httpx.AsyncClient, context: Context, shop: Shop, other_shop: Shop
) -> None:
    row = await stand(shop, S.SCHEDULED, starts=shop.at(9))
    await stand(shop, S.SCHEDULED, starts=shop.at(9), customer_id=row.customer_id, mechanic_id=shop.ivan.id)
    anna, ivan = Caller(client, context, shop, "anna"), Caller(client, context, shop, "ivan")
    assert [each.session_id for each in (await told(anna, row.customer_id)).sessions] == [row.id]
    assert len((await told(ivan, row.customer_id)).sessions) == 1
    desk = Caller(client, context, shop, "desk")
    for customer_id in (uuid7(), other_shop.customer.id):
        assert (await desk("GET", f"/customers/{customer_id}/upcoming")).status_code == 404


async def test_a_customer_moves_by_the_terms_that_were_agreed_on_and_staff_any_time(
    shop: Shop, website: Website
) -> None:
    """Two hours were agreed on with this booking; today's policy says 24."""
    reference = await website.bring()
    booked = await website.book(reference, shop.at(14))
    async with shop.uow() as uow:
        terms = await uow.rows.get(BookingTerms, booked.session_id)
        assert terms is not None
        await uow.rows.put(replace(terms, policy=CancellationPolicy(reschedule=7_200)))
        await uow.commit()
    move = SiteMove(customer=reference, seen_starts=shop.at(14), starts=shop.at(16))
    async with shop.acting("site") as (uow, account):
        with pytest.raises(TooLate) as late:
            await site_bookings.move(uow, account, booked.session_id, move, shop.at(12) + 1)
        moved = await site_bookings.move(uow, account, booked.session_id, move, shop.at(12))
    assert late.value.params == {"until": shop.at(12)}
    assert moved.starts == shop.at(16)
    assert (await shop.session(booked.session_id)).sequence == 1
