"""What a customer says beforehand: of a booking with a time of its own, and what comes along into the next one."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import httpx
import pytest

from scheduling.commands import CancelSession
from scheduling.errors import Invalid, NotFound, Rule
from scheduling.ids import uuid7
from scheduling.limits import MOST_LONG_TEXT
from scheduling.records import Session
from scheduling.visit_messages import FileList
from scheduling.vocabulary import CancelledBy, SessionState, VisitKind
from sync_server.http.context import Context
from sync_server.services import site_bookings
from sync_server.services.pricing import HONOURED
from sync_server.services.site_messages import SiteCancel, SiteSession
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.matching_shop import at_clock
from tests.sync_server.shop import Shop
from tests.sync_server.site_world import Website
from tests.sync_server.test_files import JPEG, Upload

SAID = {
    "category": "brakes",
    "concern": "The brakes squeal when it rains",
    "preparation": "Leave the winter tyres in the trunk",
    "special_requests": "A lift to the metro, please",
}


def _said(session: Session | SiteSession) -> dict[str, str]:
    return {name: getattr(session, name) for name in SAID}


@pytest.fixture
async def website(shop: Shop) -> Website:
    return await Website.of(shop)


async def test_all_of_it_is_kept_by_the_desk_and_by_a_website(shop: Shop, website: Website) -> None:
    command = shop.booking(shop.at(9), **SAID)
    assert (await shop.send("desk", command)).status == "applied"
    assert _said(await shop.session(command.session_id)) == SAID
    booked = await website.book(await website.bring(), shop.at(14), **SAID)
    assert _said(booked) == _said(await shop.session(booked.session_id)) == SAID


@pytest.mark.parametrize("name", ["preparation", "special_requests"])
async def test_more_than_is_kept_is_refused_by_name(shop: Shop, name: str) -> None:
    over = {name: "x" * (MOST_LONG_TEXT + 1)}
    result = await shop.send("desk", shop.booking(shop.at(9), **over))
    assert (result.status, result.code) == ("rejected", "too_long")
    assert name in result.outcome.detail


async def _searched(website: Website, reference: UUID, file: Upload | None = None) -> UUID:
    """A search at once, with a file."""
    found = await website.seek(reference)
    if file is not None:
        file.base = f"/sessions/{found.session_id}/files"
        await file.whole()
    return found.session_id


async def _given_up(website: Website, reference: UUID, session_id: UUID) -> None:
    async with website.shop.acting("site") as (uow, account):
        await site_bookings.cancel(uow, account, session_id, SiteCancel(customer=reference), website.now)


async def test_a_search_that_found_nobody_is_booked_for_later_with_its_files(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    caller, reference = Caller(client, context, shop, "site"), await website.bring()
    stands = await shop.session((await website.book(reference, shop.at(16))).session_id)
    file = Upload(caller, stands, JPEG)
    searched = await _searched(website, reference, file)
    await _given_up(website, reference, searched)
    booked = await website.book(reference, shop.at(9), instead_of=searched, **SAID)
    for who in ("site", "desk", "anna"):
        asker = Caller(client, context, shop, who)
        listed = read(FileList, await asker("GET", f"/sessions/{booked.session_id}/files"))
        assert [(each.id, each.ready) for each in listed.files] == [(file.id, True)]
        content = await asker("GET", f"/sessions/{booked.session_id}/files/{file.id}")
        assert content.content == JPEG
    other = f"/sessions/{stands.id}/files"
    assert read(FileList, await caller("GET", other)).files == [], "it came along into this one only"
    assert problem(await caller("GET", f"{other}/{file.id}")).code == "not_found"
    gone = await caller("DELETE", f"/sessions/{booked.session_id}/files/{file.id}")
    assert problem(gone).code == "not_found", "it stays where it belongs"


async def test_what_was_moved_on_twice_still_has_the_first_ones_files(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    caller, reference = Caller(client, context, shop, "site"), await website.bring()
    stands = await shop.session((await website.book(reference, shop.at(16))).session_id)
    file = Upload(caller, stands, JPEG)
    searched = await _searched(website, reference, file)
    await _given_up(website, reference, searched)
    booked = await website.book(reference, shop.at(9), instead_of=searched)
    cancel = CancelSession(session_id=booked.session_id, cancelled_by=CancelledBy.CUSTOMER)
    assert (await shop.send("desk", cancel)).status == "applied"
    first = await shop.session(booked.session_id)
    again = shop.booking(shop.at(11), customer_id=first.customer_id, vehicle_id=None, rebooks=first.id)
    assert (await shop.send("desk", again)).status == "applied"
    listed = await Caller(client, context, shop, "desk")("GET", f"/sessions/{again.session_id}/files")
    assert [each.id for each in read(FileList, listed).files] == [file.id]


async def test_only_ones_own_search_that_is_over_is_stood_for(shop: Shop, website: Website) -> None:
    reference, stranger = await website.bring(), await website.bring(name="Somebody Else")
    searched = await _searched(website, reference)
    booked = (await website.book(stranger, shop.at(14))).session_id
    with pytest.raises(Invalid) as early:
        await website.book(reference, shop.at(9), instead_of=searched)
    assert early.value.params == {"field": "instead_of", "rule": Rule.NOT_OVER}
    await _given_up(website, reference, searched)
    for whose, which in ((stranger, searched), (reference, uuid7()), (stranger, booked)):
        with pytest.raises(NotFound) as refused:
            await website.book(whose, shop.at(9), instead_of=which)
        assert refused.value.params["field"] == "instead_of"
    async with shop.uow() as uow:
        rows = await uow.records.find(Session, state=SessionState.SCHEDULED)
    assert [row.id for row in rows] == [booked]


async def test_nobody_is_booked_in_the_place_of_another_customers_search(
    shop: Shop, website: Website
) -> None:
    reference = await website.bring()
    searched = await _searched(website, reference)
    await _given_up(website, reference, searched)
    result = await shop.send("desk", shop.booking(shop.at(9), rebooks=searched))
    assert (result.status, result.code) == ("rejected", "invalid")


async def test_in_the_place_of_a_search_the_price_of_today_counts(shop: Shop, website: Website) -> None:
    now, reference = at_clock(shop), await website.bring()
    paid = {"plan_id": shop.plan.id, "price_cents": shop.plan.price_cents}
    searched = (await website.seek(reference, **paid)).session_id
    await _given_up(website, reference, searched)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.put(replace(shop.plan, price_cents=9900))
        await uow.commit()
    at_clock(shop, now + HONOURED + 60)
    session = await shop.session(searched)
    booking = shop.booking(
        shop.at(9), customer_id=session.customer_id, vehicle_id=None, kind=VisitKind.VIDEO, minutes=30,
        rebooks=searched, **paid,
    )  # fmt: skip
    result = await shop.send("desk", booking)
    assert (result.status, result.code) == ("conflict", "price_changed")
