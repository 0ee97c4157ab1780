"""A website learns of what became of its bookings, whoever did it, and of nobody else's."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID, uuid4

import httpx
import pytest

from scheduling.commands import AnswerOffer, CancelSession, MoveSession, Place
from scheduling.errors import Invalid, NotFound
from scheduling.ids import uuid7
from scheduling.keys import Scope
from scheduling.money_messages import CheckoutAnswer
from scheduling.vocabulary import CancelledBy
from sync_server.http.context import Context
from sync_server.payments.fake import FakeGateway
from sync_server.services import site_bookings, site_following
from sync_server.services.refusals import CursorTooOld
from sync_server.services.site_following_messages import SiteBookingView, SiteChanges, SiteStep
from sync_server.services.site_messages import SiteCancel, SiteMove
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.requests import confirming
from tests.sync_server.shop import Shop
from tests.sync_server.site_world import Website

KNOWN = {"name": "Chantal Client", "phone": "514 555-0101"}
"""Whom the shop knows already."""


@pytest.fixture
async def website(shop: Shop) -> Website:
    shop.bootstrap.gateway = FakeGateway()
    return await Website.of(shop)


async def _look(
    website: Website, session_id: UUID, reference: UUID, now: int | None = None
) -> SiteBookingView:
    async with website.shop.acting("site") as (uow, account):
        return await site_following.booking(uow, account, session_id, reference, now or website.now)


async def _changes(website: Website, after: str = "", reference: UUID | None = None) -> SiteChanges:
    async with website.shop.acting("site") as (uow, account):
        return await site_following.changed(uow, account, website.now, after=after, reference=reference)


def _states(changes: SiteChanges) -> list[tuple[UUID, str]]:
    return [(each.customer, each.booking.state) for each in changes.bookings]


async def test_what_the_shop_moves_and_cancels_is_told_at_the_next_question(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    caller, reference = Caller(client, context, shop, "site"), await website.bring()
    booked = await website.book(reference, shop.at(10))
    first = read(SiteChanges, await caller("GET", "/site/bookings"))
    assert (_states(first), first.more) == ([(reference, "scheduled")], False)
    nothing = read(SiteChanges, await caller("GET", "/site/bookings", after=first.cursor))
    assert nothing.bookings == []
    place = Place(starts=shop.at(10), minutes=30, mechanic_id=shop.anna.id)
    to = replace(place, starts=shop.at(12), mechanic_id=shop.bert.id)
    await shop.send("desk", MoveSession(session_id=booked.session_id, seen=place, to=to))
    moved = read(SiteChanges, await caller("GET", "/site/bookings", after=nothing.cursor))
    (change,) = moved.bookings
    assert (change.booking.starts, change.booking.mechanic_id) == (shop.at(12), shop.bert.id)
    path = f"/site/bookings/{booked.session_id}"
    seen = read(SiteBookingView, await caller("GET", path, customer=str(reference)))
    assert seen.mechanic is not None
    assert (seen.booking.starts, seen.mechanic.name) == (shop.at(12), "Bert")
    await shop.send(
        "desk", CancelSession(session_id=booked.session_id, cancelled_by=CancelledBy.STAFF, reason="flu")
    )
    over = read(SiteChanges, await caller("GET", "/site/bookings", after=moved.cursor))
    assert [(each.booking.state, each.booking.cancelled_by) for each in over.bookings] == [
        ("cancelled", "staff")
    ]
    answer = await caller("GET", path, customer=str(reference))
    assert read(SiteBookingView, answer).may == []
    assert "flu" not in answer.text, "what staff note is not the website's"


async def test_another_customers_reference_reads_moves_and_cancels_nothing(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    """Of another customer and of nobody the answer is the same."""
    owner, other = await website.bring(), await website.bring(name="Nadia Neuve")
    booked = await website.book(owner, shop.at(10))
    caller = Caller(client, context, shop, "site")
    answers = []
    for session_id, reference in ((booked.session_id, other), (uuid7(), owner)):
        path = f"/site/bookings/{session_id}"
        move = SiteMove(customer=reference, seen_starts=shop.at(10), starts=shop.at(12))
        for response in (
            await caller("GET", path, customer=str(reference)),
            await caller("POST", f"{path}/move", move),
            await caller("POST", f"{path}/cancel", SiteCancel(customer=reference)),
        ):
            told = problem(response)
            assert told.params.pop("id") == str(session_id)
            answers.append((response.status_code, told))
    assert answers[:3] == answers[3:]
    assert {status for status, _ in answers} == {404}
    assert await shop.steps(booked.session_id) == [("booked", None, "scheduled")]
    assert (await caller("GET", f"/site/bookings/{booked.session_id}")).status_code == 400
    assert (await _changes(website, reference=other)).bookings == []
    assert _states(await _changes(website, reference=owner)) == [(owner, "scheduled")]
    with pytest.raises(NotFound):
        await _changes(website, reference=uuid7())


async def test_who_guesses_a_name_and_a_number_follows_only_what_was_booked_under_the_guess(
    shop: Shop, website: Website
) -> None:
    await shop.send("desk", shop.booking(shop.at(8)))
    first, guess = await website.bring(**KNOWN), await website.bring(**KNOWN)
    booked = await website.book(first, shop.at(10))
    assert (await _changes(website, reference=guess)).bookings == []
    assert _states(await _changes(website)) == [(first, "scheduled")]
    with pytest.raises(NotFound):
        await _look(website, booked.session_id, guess)
    async with shop.acting("site") as (uow, account):
        with pytest.raises(NotFound):
            await site_bookings.cancel(
                uow, account, booked.session_id, SiteCancel(customer=guess), website.now
            )


async def test_another_site_follows_nothing_of_it(shop: Shop, website: Website) -> None:
    reference = await website.bring()
    booked = await website.book(reference, shop.at(10))
    await shop.give_key(name="partner")
    async with shop.acting("partner") as (uow, account):
        assert (await site_following.changed(uow, account, website.now)).bookings == []
        with pytest.raises(NotFound):
            await site_following.booking(uow, account, booked.session_id, reference, website.now)


async def test_what_the_desk_made_of_a_guessers_request_is_followed_and_cancelled_under_it(
    shop: Shop, website: Website
) -> None:
    reference = await website.bring(**KNOWN)
    request_id = await website.ask(reference, shop.at(12))
    yes = confirming(request_id, shop.at(12))
    assert (await shop.send("desk", yes)).status == "applied"
    assert _states(await _changes(website)) == [(reference, "scheduled")]
    async with shop.acting("site") as (uow, account):
        done = await site_bookings.cancel(
            uow, account, yes.session_id, SiteCancel(customer=reference), website.now
        )
    assert done.state == "cancelled"


async def test_what_the_shop_brings_back_is_followed_as_what_it_was(shop: Shop, website: Website) -> None:
    reference = await website.bring(**KNOWN)
    booked = await website.book(reference, shop.at(10))
    await shop.send("desk", CancelSession(session_id=booked.session_id))
    session = await shop.session(booked.session_id)
    again = shop.booking(
        shop.at(10),
        rebooks=session.id,
        kind=session.kind,
        minutes=30,
        vehicle_id=None,
        plan_id=session.plan_id,
    )
    assert (await shop.send("desk", again)).status == "applied"
    states = [(each.booking.session_id, each.booking.state) for each in (await _changes(website)).bookings]
    assert states == [(session.id, "cancelled"), (again.session_id, "scheduled")]


async def test_many_changes_come_in_parts_each_once(
    shop: Shop, website: Website, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(site_following, "MOST_CHANGES", 2)
    reference = await website.bring()
    booked = [(await website.book(reference, shop.at(hour))).session_id for hour in (9, 10, 11, 12, 13)]
    found: list[UUID] = []
    cursor, more = "", True
    while more:
        part = await _changes(website, cursor)
        found += [each.booking.session_id for each in part.bookings]
        assert len(part.bookings) <= 2
        cursor, more = part.cursor, part.more
    assert found == booked


@pytest.mark.parametrize("cursor", ["x", "1", ".", "{epoch}.", "{epoch}.-1", "{epoch}.9" + "0" * 30])
async def test_what_is_no_cursor_is_said_to_be_none(website: Website, cursor: str) -> None:
    epoch = (await _changes(website)).cursor.partition(".")[0]
    with pytest.raises(Invalid) as refused:
        await _changes(website, cursor.format(epoch=epoch))
    assert refused.value.params["field"] == "after"


async def test_a_cursor_of_another_history_begins_again(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    """After a backup was restored the versions begin elsewhere: what was missed would never come."""
    epoch, _, number = (await _changes(website)).cursor.rpartition(".")
    for cursor in (f"{uuid4()}.0", f"{epoch}.{int(number) + 1}"):
        with pytest.raises(CursorTooOld):
            await _changes(website, cursor)
        answer = await Caller(client, context, shop, "site")("GET", "/site/bookings", after=cursor)
        assert (answer.status_code, problem(answer).code) == (410, "cursor_too_old")


async def test_what_was_paid_and_what_comes_back_is_told_with_what_may_be_done(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    caller, reference = Caller(client, context, shop, "site"), await website.bring()
    hold = await website.held(shop.at(10), plan_id=shop.plan.id)
    wish = website.checkout(
        website.booking(reference, shop.at(10), plan_id=shop.plan.id, price_cents=2900, hold_id=hold)
    )
    started = read(CheckoutAnswer, await caller("POST", "/site/checkouts", wish))
    await caller("POST", f"/site/checkouts/{wish.checkout_id}/confirm")
    seen = await _look(website, wish.booking.session_id, reference)
    assert (seen.money.total_cents, seen.money.paid_cents, seen.money.due_cents) == (
        started.due_cents, started.due_cents, 0,
    )  # fmt: skip
    assert seen.money.terms == started.terms
    assert (seen.may, seen.move_until) == ([SiteStep.MOVE, SiteStep.CANCEL], shop.at(10) - 86_400)
    late = await _look(website, wish.booking.session_id, reference, shop.at(10) - 86_399)
    assert (late.may, late.move_until) == ([SiteStep.CANCEL], None)
    cancel = SiteCancel(customer=reference)
    async with shop.acting("site") as (uow, account):
        await site_bookings.cancel(uow, account, wish.booking.session_id, cancel, website.now)
    after = await _look(website, wish.booking.session_id, reference)
    early = next(term for term in started.terms if term.code.value == "less_fee")
    assert [each.cents for each in after.money.refunds] == [early.back]
    assert (after.money.terms, after.may) == ([], [])


async def test_what_a_booking_says_may_be_done_is_done(shop: Shop, website: Website) -> None:
    """Of one that is scheduled, and of one whose mechanic has not answered."""
    reference = await website.bring()
    for starts, mechanic in ((shop.at(10), shop.anna), (shop.at(12), shop.ivan)):
        booked = await website.book(reference, starts, mechanic_id=mechanic.id)
        assert (await _look(website, booked.session_id, reference)).may == [SiteStep.MOVE, SiteStep.CANCEL]
        move = SiteMove(customer=reference, seen_starts=starts, starts=starts + 4 * 3600)
        async with shop.acting("site") as (uow, account):
            moved = await site_bookings.move(uow, account, booked.session_id, move, website.now)
            assert (moved.state, moved.starts) == (booked.state, starts + 4 * 3600)
            cancel = SiteCancel(customer=reference)
            assert (
                await site_bookings.cancel(uow, account, booked.session_id, cancel, website.now)
            ).state == "cancelled"


async def test_an_immediate_session_is_followed_and_says_that_it_is_to_be_paid(
    shop: Shop, website: Website
) -> None:
    reference = await website.bring()
    plan = {"plan_id": shop.plan.id, "price_cents": shop.plan.price_cents}
    asked = await website.seek(reference, **plan)
    seen = await _look(website, asked.session_id, reference)
    assert (seen.booking.starts, seen.mechanic, seen.money.due_cents) == (None, None, asked.due_cents)
    assert seen.may == [SiteStep.CANCEL, SiteStep.PAY]


async def test_a_key_without_the_scope_follows_nothing(
    client: httpx.AsyncClient, context: Context, shop: Shop, website: Website
) -> None:
    await shop.give_key(Scope.CUSTOMERS, Scope.PAYMENTS, name="narrow")
    narrow = Caller(client, context, shop, "narrow")
    for path in ("/site/bookings", f"/site/bookings/{uuid7()}?customer={uuid7()}"):
        response = await narrow("GET", path)
        assert (response.status_code, problem(response).params) == (403, {"scope": "bookings"})


async def test_who_said_no_is_no_longer_who_it_is_with(shop: Shop, website: Website) -> None:
    reference = await website.bring()
    asked = await website.book(reference, shop.at(10), mechanic_id=shop.ivan.id)
    assert (asked.state, asked.mechanic_id) == ("offered", shop.ivan.id)
    await shop.send("ivan", AnswerOffer(session_id=asked.session_id, accept=False))
    seen = await _look(website, asked.session_id, reference)
    assert (seen.booking.state, seen.booking.mechanic_id, seen.mechanic) == ("unplaced", None, None)
    (listed,) = (await _changes(website)).bookings
    assert listed.booking == seen.booking
    place = Place(starts=shop.at(10), minutes=30, mechanic_id=shop.ivan.id)
    to = replace(place, mechanic_id=shop.bert.id)
    await shop.send("desk", MoveSession(session_id=asked.session_id, seen=place, to=to))
    again = await _look(website, asked.session_id, reference)
    assert again.mechanic is not None
    assert (again.booking.mechanic_id, again.mechanic.name) == (shop.bert.id, "Bert")


async def test_a_price_that_is_not_agreed_on_is_none_rather_than_nothing(
    shop: Shop, website: Website
) -> None:
    reference = await website.bring()
    visit = await _look(website, await website.visit(reference, shop.at(10)), reference)
    assert (visit.booking.price_cents, visit.money.price_cents) == (None, None)
    free = await _look(website, (await website.book(reference, shop.at(14))).session_id, reference)
    assert (free.booking.price_cents, free.money.price_cents) == (0, 0)
