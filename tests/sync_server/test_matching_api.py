"""Matching over HTTP: the story of a session that is wanted at once, and what a refusal looks like."""

from __future__ import annotations

from dataclasses import replace

import httpx

from scheduling.ids import uuid7
from scheduling.limits import MOST_LONG_TEXT
from scheduling.matching_messages import (
    Assign,
    JoinWaitlist,
    OffersAnswer,
    SearchView,
    WaitlistAnswer,
    WaitlistLine,
    WaysAnswer,
    WaysQuestion,
)
from scheduling.offer_views import OfferView
from scheduling.presence_messages import PresenceSwitch
from scheduling.vocabulary import SessionState, VisitKind
from sync_server.http.context import Context
from sync_server.jobs import matching
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.matching_shop import ask_now, at_clock, brought
from tests.sync_server.shop import Shop


async def test_from_the_wish_to_the_yes(client: httpx.AsyncClient, context: Context, shop: Shop) -> None:
    desk, anna, ivan = (Caller(client, context, shop, name) for name in ("desk", "anna", "ivan"))
    nobody = read(WaysAnswer, await desk("POST", "/matching/ways", WaysQuestion(kind=VisitKind.VIDEO)))
    assert nobody.ways == ["waitlist", "schedule", "look_through"]
    for mechanic in (anna, ivan):
        await mechanic("PUT", "/presence", PresenceSwitch(accepting_now=True))
    wish = ask_now(shop)
    view = read(SearchView, await desk("POST", "/matching/sessions", wish))
    assert (view.state, view.mechanic_id, len(view.offers)) == (SessionState.PENDING, None, 2)
    again = read(SearchView, await desk("POST", "/matching/sessions", wish))
    assert again.offers == view.offers
    offers = await ivan("GET", "/offers")
    assert "Chantal" not in offers.text
    (mine,) = read(OffersAnswer, offers).offers
    stranger = await anna("POST", f"/offers/{mine.offer_id}/accept")
    assert (stranger.status_code, problem(stranger).code) == (404, "not_found")
    taken = read(OfferView, await ivan("POST", f"/offers/{mine.offer_id}/accept"))
    assert taken.contact is not None
    (late,) = read(OffersAnswer, await anna("GET", "/offers")).offers
    refused = await anna("POST", f"/offers/{late.offer_id}/accept")
    assert (refused.status_code, problem(refused).code) == (409, "slot_taken")
    assert (await anna("POST", f"/offers/{late.offer_id}/decline")).status_code == 204
    found = read(SearchView, await desk("GET", f"/matching/sessions/{wish.session_id}"))
    assert found.mechanic_id == shop.ivan.id
    assert {line.acceptance for line in found.offers} == {None, "mechanic"}


async def test_a_yes_to_time_that_is_taken_says_why(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    now = at_clock(shop)
    desk, ivan = Caller(client, context, shop, "desk"), Caller(client, context, shop, "ivan")
    await ivan("PUT", "/presence", PresenceSwitch(accepting_now=True))
    await desk("POST", "/matching/sessions", ask_now(shop))
    (mine,) = read(OffersAnswer, await ivan("GET", "/offers")).offers
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add(shop.slot(now + 600, mechanic_id=shop.ivan.id))
        await uow.commit()
    refused = problem(await ivan("POST", f"/offers/{mine.offer_id}/accept"))
    assert refused.code == "slot_taken"
    assert refused.outcome is not None
    assert refused.outcome.reasons == ["booked"]


async def test_a_wish_that_is_refused_says_which_rule(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    desk = Caller(client, context, shop, "desk")
    short = problem(await desk("POST", "/matching/sessions", ask_now(shop, concern="Brakes")))
    assert (short.code, short.params) == ("invalid", {"field": "concern", "rule": "too_short", "least": 10})
    price = problem(await desk("POST", "/matching/sessions", ask_now(shop, price_cents=100)))
    assert price.code == "price_changed"
    assert price.outcome is not None
    assert price.outcome.fields == {"price_cents": ("2900", "100")}
    wish = ask_now(shop)
    await desk("POST", "/matching/sessions", wish)
    second = problem(await desk("POST", "/matching/sessions", ask_now(shop)))
    assert (second.code, second.params) == ("active_elsewhere", {"session_id": str(wish.session_id)})
    never = await desk(
        "POST", f"/matching/sessions/{wish.session_id}/assign", Assign(mechanic_id=shop.ivan.id)
    )
    assert (never.status_code, problem(never).code) == (409, "illegal_transition")
    nowhere = await desk("GET", f"/matching/sessions/{uuid7()}")
    assert nowhere.status_code == 404


async def test_the_waitlist_from_joining_to_the_session(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    desk, ivan = Caller(client, context, shop, "desk"), Caller(client, context, shop, "ivan")
    join = JoinWaitlist(entry_id=uuid7(), customer_id=shop.customer.id, kind=VisitKind.VIDEO)
    long = await desk("POST", "/waitlist", replace(join, concern="x" * (MOST_LONG_TEXT + 1)))
    assert problem(long).code == "too_long"
    listed = (await desk("GET", "/schema/openapi.json")).json()["paths"]["/waitlist"]["post"]["responses"]
    assert "`too_long`" in listed[str(long.status_code)]["description"]
    line = read(WaitlistLine, await desk("POST", "/waitlist", join))
    assert line.position == 1
    await ivan("PUT", "/presence", PresenceSwitch(accepting_now=True))
    await matching.look_for_work(shop.bootstrap, shop.id)
    (told,) = read(WaitlistAnswer, await desk("GET", "/waitlist")).entries
    assert (told.state, told.position, told.held_mechanic_id) == ("notified", None, shop.ivan.id)
    view = read(SearchView, await desk("POST", f"/waitlist/{line.entry_id}/book", ask_now(shop)))
    assert [each.mechanic_id for each in view.offers] == [shop.ivan.id]
    assert read(WaitlistLine, await desk("GET", f"/waitlist/{line.entry_id}")).state == "booked"
    assert (await desk("DELETE", f"/waitlist/{line.entry_id}")).status_code == 204
    assert read(WaitlistLine, await desk("GET", f"/waitlist/{line.entry_id}")).state == "booked"


async def test_a_key_opens_none_of_the_shops_own_search_and_line(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    """These take the shop's own ids; a site has ``/site``."""
    await shop.give_key()
    await brought(shop, shop.customer)
    site, entry = Caller(client, context, shop, "site"), uuid7()
    join = JoinWaitlist(entry_id=entry, customer_id=shop.customer.id, kind=VisitKind.VIDEO)
    wish = ask_now(shop)
    for method, path, body in (
        ("GET", "/presence", None),
        ("GET", "/waitlist", None),
        ("POST", "/waitlist", join),
        ("GET", f"/waitlist/{entry}", None),
        ("DELETE", f"/waitlist/{entry}", None),
        ("POST", f"/waitlist/{entry}/book", wish),
        ("POST", "/matching/sessions", wish),
        ("GET", f"/matching/sessions/{wish.session_id}", None),
        ("POST", "/matching/ways", WaysQuestion(kind=VisitKind.VIDEO)),
    ):
        refused = await site(method, path, body)
        assert (refused.status_code, problem(refused).code) == (403, "not_allowed"), path
