"""A customer's bookings through a website: what binds customers binds it, and it reaches no more than its own."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

import httpx
import pytest

from scheduling.availability_messages import SlotsAnswer
from scheduling.commands import AnswerOffer, CancelSession, MoveSession, Place
from scheduling.errors import Gone, IllegalTransition, Invalid, NotAllowed, NotFound, TooLate
from scheduling.ids import uuid7
from scheduling.keys import Scope
from scheduling.records import Session
from scheduling.vocabulary import CancelledBy, ReservationStatus, SessionState, VisitKind
from sync_server.http.context import Context
from sync_server.services import booking, moving, site_bookings, site_holds
from sync_server.services.holds import HoldRefused
from sync_server.services.refusals import PaymentNeeded
from sync_server.services.site_messages import SiteCancel, SiteHeld, SiteHold, SiteMove, SiteSession
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.shop import ZONE, Shop
from tests.sync_server.site_world import Website


@pytest.fixture
async def website(shop: Shop) -> Website:
    return await Website.of(shop)


async def _hold(website: Website, wish: SiteHold) -> SiteHeld:
    async with website.shop.acting("site") as (uow, account):
        return await site_holds.hold(uow, account, wish, website.now)


async def test_from_free_times_to_a_booking_over_http(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    caller = Caller(client, context, shop, "site")
    day = datetime.fromtimestamp(shop.at(12), ZONE).date()
    query = {"first_day": str(day), "kind": "video", "plan": str(website.plan.id)}
    slots = read(SlotsAnswer, await caller("GET", "/site/slots", **query, mechanic=str(shop.anna.id)))
    starts = slots.mechanics[0].days[0].morning[0]
    reference = await website.bring()
    hold = website.hold(starts)
    held = read(SiteHeld, await caller("POST", "/site/holds", hold))
    assert (held.minutes, held.expires_at > website.now) == (30, True)
    wish = website.booking(reference, starts, hold_id=hold.hold_id, concern="A noise at the left")
    booked = read(SiteSession, await caller("POST", "/site/bookings", wish))
    assert (booked.state, booked.starts, booked.minutes) == ("scheduled", starts, 30)
    again = read(SiteSession, await caller("POST", "/site/bookings", wish))
    assert again == booked
    listed = (await caller("GET", f"/site/customers/{reference}/bookings")).json()["sessions"]
    assert [each["session_id"] for each in listed] == [str(wish.session_id)]
    session = await shop.session(wish.session_id)
    assert session.created_by == shop.people["site"].member.id
    cancelled = read(
        SiteSession,
        await caller(
            "POST", f"/site/bookings/{wish.session_id}/cancel", SiteCancel(customer=reference, reason="ill")
        ),
    )
    assert cancelled.state == "cancelled"
    assert (await shop.session(wish.session_id)).cancelled_by is CancelledBy.CUSTOMER
    assert await shop.steps(wish.session_id) == [
        ("booked", None, "scheduled"), ("cancelled", "scheduled", "cancelled"),
    ]  # fmt: skip
    assert (await caller("GET", f"/site/customers/{reference}/bookings")).json()["sessions"] == []


async def test_notice_horizon_and_grid_bind_a_site_but_not_staff(shop: Shop, website: Website) -> None:
    reference = await website.bring()
    soon = website.now - website.now % 1800 + 3600
    for starts, reason in ((soon, "too_soon"), (shop.at(10, day=40), "too_far")):
        with pytest.raises(HoldRefused) as refused:
            await website.book(reference, starts)
        assert reason in refused.value.outcome.reasons
        assert refused.value.outcome.alternatives
        assert all(each.starts >= website.now + 7200 for each in refused.value.outcome.alternatives)
    with pytest.raises(Invalid):
        await website.book(reference, shop.at(10.25))
    with pytest.raises(Invalid):
        await _hold(website, website.hold(shop.at(10.25)))
    assert (await shop.send("desk", shop.booking(shop.at(10.25)))).status == "applied"


async def test_what_is_refused_leaves_nothing_behind(shop: Shop, website: Website) -> None:
    """Staff's booking that loses its race is kept for somebody to settle; a website's customer is there to choose."""
    taken = shop.booking(shop.at(10))
    await shop.send("desk", taken)
    reference = await website.bring()
    wish = website.booking(reference, shop.at(10))
    async with shop.uow() as uow:
        account = await uow.devices.account(shop.people["site"].member.id, shop.people["site"].device_id)
        assert account is not None
        with pytest.raises(HoldRefused) as refused:
            await site_bookings.book(uow, account, wish, website.now)
    assert refused.value.refused_code == "slot_taken"
    assert refused.value.outcome.stored_as == ""
    assert all(each.session_id is None and not each.customer_name for each in refused.value.outcome.blocking)
    async with shop.uow() as uow:
        assert await uow.records.get(Session, wish.session_id) is None


@pytest.mark.parametrize(("kind", "plan", "cents"), [("video", True, 3334), ("in_person", False, 1500)])
async def test_what_must_be_paid_is_not_booked_unpaid(
    shop: Shop, website: Website, kind: str, plan: bool, cents: int
) -> None:
    reference = await website.bring()
    with pytest.raises(PaymentNeeded) as refused:
        await website.book(
            reference,
            shop.at(10),
            kind=VisitKind(kind),
            plan_id=shop.plan.id if plan else None,
            price_cents=2900 if plan else 0,
        )
    assert refused.value.params["cents"] == cents


async def test_a_visit_at_a_distance_needs_a_plan_and_its_own_vehicle(shop: Shop, website: Website) -> None:
    reference = await website.bring()
    with pytest.raises(Invalid):
        await website.book(reference, shop.at(10), plan_id=None)
    with pytest.raises(NotFound):
        await website.book(reference, shop.at(10), vehicle_id=shop.vehicle.id)
    with pytest.raises(NotFound):
        await website.book(uuid7(), shop.at(10))
    with pytest.raises(NotFound):
        await website.book(shop.customer.id, shop.at(10))


async def test_several_customers_want_one_time_and_one_gets_it(shop: Shop, website: Website) -> None:
    people = [await website.bring(name=f"Paul {number}") for number in range(5)]

    async def attempt(reference: UUID) -> bool:
        try:
            await website.book(reference, shop.at(10))
        except HoldRefused:
            return False
        return True

    assert sum(await asyncio.gather(*map(attempt, people))) == 1


async def test_a_customer_moves_up_to_a_day_before_and_not_a_second_later(
    shop: Shop, website: Website
) -> None:
    reference = await website.bring()
    booked = await website.book(reference, shop.at(10))
    move = SiteMove(customer=reference, seen_starts=shop.at(10), starts=shop.at(12))
    last = shop.at(10) - 86_400
    async with shop.acting("site") as (uow, account):
        with pytest.raises(TooLate):
            await site_bookings.move(uow, account, booked.session_id, move, last + 1)
        moved = await site_bookings.move(uow, account, booked.session_id, move, last)
        assert (moved.starts, moved.mechanic_id) == (shop.at(12), shop.anna.id)
        again = await site_bookings.move(uow, account, booked.session_id, move, last)
        assert again == moved, "sent again, it is answered as it stands"
        late = replace(move, starts=shop.at(14))
        with pytest.raises(HoldRefused) as stale:
            await site_bookings.move(uow, account, booked.session_id, late, last)
    assert stale.value.refused_code == "stale_move"
    session = await shop.session(booked.session_id)
    assert session.sequence == 1
    assert (await shop.steps(booked.session_id))[-1][0] == "moved"


async def test_a_move_that_is_refused_changes_nothing(shop: Shop, website: Website) -> None:
    reference = await website.bring()
    booked = await website.book(reference, shop.at(10))
    await shop.send("desk", shop.booking(shop.at(14)))
    move = SiteMove(customer=reference, seen_starts=shop.at(10), starts=shop.at(14))
    async with shop.acting("site") as (uow, account):
        with pytest.raises(HoldRefused):
            await site_bookings.move(uow, account, booked.session_id, move, website.now)
        odd = replace(move, starts=shop.at(16.25))
        with pytest.raises(Invalid):
            await site_bookings.move(uow, account, booked.session_id, odd, website.now)
    slot = await shop.slot_of(booked.session_id)
    assert slot is not None
    assert slot.starts == shop.at(10)


async def test_an_independent_mechanic_is_asked_also_by_a_website(shop: Shop, website: Website) -> None:
    booked = await website.book(await website.bring(), shop.at(10), mechanic_id=shop.ivan.id)
    assert booked.state == "offered"
    reference = await website.bring()
    scheduled = await website.book(reference, shop.at(14))
    move = SiteMove(customer=reference, seen_starts=shop.at(14), starts=shop.at(14), mechanic_id=shop.ivan.id)
    async with shop.acting("site") as (uow, account):
        moved = await site_bookings.move(uow, account, scheduled.session_id, move, website.now)
    assert moved.state == "offered"


async def test_who_is_not_asked_any_more_gives_way_to_the_customers_move(
    shop: Shop, website: Website
) -> None:
    """From a mechanic who has not answered to one who is booked at once; there is no offer left to answer."""
    reference = await website.bring()
    booked = await website.book(reference, shop.at(10), mechanic_id=shop.ivan.id)
    move = SiteMove(customer=reference, seen_starts=shop.at(10), starts=shop.at(11), mechanic_id=shop.anna.id)
    async with shop.acting("site") as (uow, account):
        moved = await site_bookings.move(uow, account, booked.session_id, move, website.now)
    assert (moved.state, moved.starts, moved.mechanic_id) == ("scheduled", shop.at(11), shop.anna.id)
    slot = await shop.slot_of(booked.session_id)
    assert slot is not None
    assert (slot.mechanic_id, slot.status, slot.expires_at) == (
        shop.anna.id,
        ReservationStatus.CONFIRMED,
        None,
    )
    answer = AnswerOffer(session_id=booked.session_id, accept=True)
    assert (await shop.send("ivan", answer)).code == "gone"


async def test_what_is_over_is_not_moved_nor_cancelled_again(shop: Shop, website: Website) -> None:
    reference = await website.bring()
    booked, cancel = await website.book(reference, shop.at(10)), SiteCancel(customer=reference)
    async with shop.acting("site") as (uow, account):
        for _ in range(2):
            done = await site_bookings.cancel(uow, account, booked.session_id, cancel, website.now)
            assert (done.state, done.cancelled_by) == ("cancelled", "customer")
        move = SiteMove(customer=reference, seen_starts=shop.at(10), starts=shop.at(12))
        with pytest.raises(Gone):
            await site_bookings.move(uow, account, booked.session_id, move, website.now)
    assert len(await shop.steps(booked.session_id)) == 2
    async with shop.acting("site") as (uow, account):
        other = await site_bookings.book(uow, account, website.booking(reference, shop.at(10)), website.now)
        session = await uow.records.get(Session, other.session_id)
        assert session is not None
        await uow.records.put(replace(session, state=SessionState.NO_SHOW))
        with pytest.raises(IllegalTransition):
            await site_bookings.cancel(uow, account, other.session_id, cancel, website.now)


async def test_of_who_was_known_before_only_ones_own_bookings_are_seen(shop: Shop, website: Website) -> None:
    private = shop.booking(shop.at(10))
    await shop.send("desk", private)
    reference = await website.bring(name="Chantal Client", phone="514 555-0101")
    own = await website.book(reference, shop.at(14))
    new = await website.bring()
    async with shop.acting("site") as (uow, account):
        seen = await site_bookings.upcoming(uow, account, reference, website.now)
        assert [each.session_id for each in seen.sessions] == [own.session_id]
        with pytest.raises(NotFound):
            await site_bookings.cancel(
                uow, account, private.session_id, SiteCancel(customer=reference), website.now
            )
        move = SiteMove(customer=reference, seen_starts=shop.at(10), starts=shop.at(12))
        with pytest.raises(NotFound):
            await site_bookings.move(uow, account, private.session_id, move, website.now)
        assert (await site_bookings.upcoming(uow, account, new, website.now)).sessions == []


async def test_who_types_a_name_and_a_number_learns_of_no_booking_of_that_person(
    shop: Shop, website: Website
) -> None:
    """Also of a person whom the same site brought before: of its own bookings, and of the shop's."""
    first = await website.bring()
    booked = await website.book(first, shop.at(10))
    customer_id = (await shop.session(booked.session_id)).customer_id
    await shop.send("desk", shop.booking(shop.at(8), customer_id=customer_id, vehicle_id=None))
    guess = await website.bring()
    own = await website.book(guess, shop.at(14), beside_upcoming=False)
    async with shop.acting("site") as (uow, account):
        seen = await site_bookings.upcoming(uow, account, guess, website.now)
        assert [each.session_id for each in seen.sessions] == [own.session_id]
        assert len((await site_bookings.upcoming(uow, account, first, website.now)).sessions) == 3
    with pytest.raises(HoldRefused) as caught:
        await website.book(guess, shop.at(16), beside_upcoming=False)
    assert [each.session_id for each in caught.value.outcome.upcoming] == [own.session_id]


async def test_what_the_shop_books_for_a_sites_own_customer_is_seen_there(
    shop: Shop, website: Website
) -> None:
    reference = await website.bring()
    booked = await website.book(reference, shop.at(10))
    customer = (await shop.session(booked.session_id)).customer_id
    by_phone = shop.booking(shop.at(8), customer_id=customer, vehicle_id=None)
    await shop.send("desk", by_phone)
    async with shop.acting("site") as (uow, account):
        seen = await site_bookings.upcoming(uow, account, reference, website.now)
        assert [each.session_id for each in seen.sessions] == [by_phone.session_id, booked.session_id]
        after = await site_bookings.upcoming(uow, account, reference, shop.at(9))
        assert [each.session_id for each in after.sessions] == [booked.session_id]


async def test_the_commands_themselves_keep_a_site_to_its_own(shop: Shop, website: Website) -> None:
    """Also where a service is reached another way than by ``/site``."""
    private = shop.booking(shop.at(10))
    await shop.send("desk", private)
    place = Place(starts=shop.at(10), minutes=60, mechanic_id=shop.anna.id)
    commands: list[tuple[Any, Any]] = [
        (booking.cancel, CancelSession(session_id=private.session_id)),
        (booking.book, shop.booking(shop.at(12))),
        (
            moving.move,
            MoveSession(session_id=private.session_id, seen=place, to=replace(place, starts=shop.at(12))),
        ),
    ]
    for act, command in commands:
        async with shop.acting("site") as (uow, account):
            with pytest.raises(NotAllowed):
                await act(uow, account, command, website.now)


async def test_a_session_id_of_somebody_else_is_taken(shop: Shop, website: Website) -> None:
    first = await website.book(await website.bring(), shop.at(10))
    other = await website.bring(name="Nadia Neuve")
    with pytest.raises(Invalid):
        await website.book(other, shop.at(12), session_id=first.session_id)


async def test_scopes_divide_the_endpoints(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    reference = await website.bring()
    await shop.give_key(Scope.CUSTOMERS, Scope.AVAILABILITY, name="narrow")
    narrow = Caller(client, context, shop, "narrow")
    calls: list[tuple[str, str, object]] = [
        ("POST", "/site/bookings", website.booking(reference, shop.at(10))),
        ("POST", "/site/holds", website.hold(shop.at(10))),
        ("DELETE", f"/site/holds/{uuid7()}", None),
        ("POST", f"/site/bookings/{uuid7()}/move", SiteMove(customer=reference, seen_starts=1, starts=2)),
        ("GET", f"/site/customers/{reference}/bookings", None),
    ]
    for method, path, body in calls:
        response = await narrow(method, path, body)
        assert (response.status_code, problem(response).params) == (403, {"scope": "bookings"}), path
