"""The calls of a website in the test of every endpoint: what each names must be there first."""

from __future__ import annotations

from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID

from scheduling.ids import uuid7
from scheduling.money_messages import CardPayment
from scheduling.vocabulary import VisitKind
from scheduling.waiver_records import WaiverTemplate
from sync_server.payments.fake import FakeGateway
from sync_server.services import site_holds, site_matching
from sync_server.services.account_messages import AccountWish
from sync_server.services.account_rows import AccountPurpose
from sync_server.services.money import charging
from sync_server.services.site_matching_messages import SiteWaysQuestion
from sync_server.services.site_messages import SiteCancel, SiteCardPayment, SiteCharge, SiteMove, VehicleWish
from sync_server.services.site_models import SiteCustomer
from sync_server.services.site_request_messages import SiteAccept, SiteNo
from tests.sync_server.matching_shop import held_for
from tests.sync_server.requests import countering
from tests.sync_server.shop import ZONE, Shop
from tests.sync_server.site_world import Website
from tests.sync_server.waiver_desk import signed, store


class Made(NamedTuple):
    """By a shop's website: a customer with two bookings, and a hold."""

    website: Website
    reference: UUID
    session_id: UUID
    other_id: UUID
    hold_id: UUID
    paying_id: UUID
    """A hold to check out by, and two checkouts."""
    checkout_id: UUID
    dropped_id: UUID
    asked_id: UUID
    """A request for a visit, and two to which the shop offered other times."""
    countered_id: UUID
    unwanted_id: UUID
    unpaid_id: UUID
    """A session that looks for its mechanic, and a payment by card that was begun for another."""
    charged_id: UUID
    payment_id: UUID
    entry_id: UUID
    """Places in the line; one with nothing to pay to book from."""
    left_id: UUID
    told_id: UUID
    told: UUID
    """The reference of whose place that is."""
    owing_id: UUID
    """A visit with a deposit to pay, and a payment by card that was begun for another."""
    begun_id: UUID
    deposit_id: UUID


_MADE: dict[UUID, Made] = {}
"""By organization: once a test."""


def nothing(shop: Shop) -> Made:
    """Ids of nothing, for who is refused before anything is looked for."""
    return Made(Website(shop, shop.plan), *(uuid7() for _ in Made._fields[1:]))


async def made(shop: Shop) -> Made:
    """What the calls of a website name."""
    if shop.id not in _MADE:
        website = await Website.of(shop)
        reference = await website.bring()
        booked = await website.book(reference, shop.at(9, 5))
        other = await website.book(reference, shop.at(15, 5))
        hold = website.hold(shop.at(11, 5))
        async with shop.acting("site") as (uow, account):
            await site_holds.hold(uow, account, hold, website.now)
        paying = await website.held(shop.at(9, 7))
        checkouts = [await website.check_out(reference, shop.at(hour, 7)) for hour in (11, 13)]
        wishes = [await website.ask(reference, shop.at(12, 6)) for _ in range(3)]
        for request_id, hour in zip(wishes[1:], (14, 16), strict=True):
            assert (await shop.send("desk", countering(request_id, shop.at(hour, 6)))).status == "applied"
        sessions = booked.session_id, other.session_id
        _MADE[shop.id] = Made(
            website,
            reference,
            *sessions,
            hold.hold_id,
            paying,
            *checkouts,
            *wishes,
            *await _at_once(shop, website),
            *await _visits(website, reference),
        )
    return _MADE[shop.id]


async def _at_once(shop: Shop, website: Website) -> list[UUID]:
    """Of other customers, since each has one session and one place at a time."""
    shop.bootstrap.gateway = FakeGateway()
    people = [await website.bring(name=f"Paul {number}") for number in range(5)]
    paid = {"plan_id": shop.plan.id, "price_cents": shop.plan.price_cents}
    for each in people[:2]:
        await _sign(shop, each)
    unpaid, charged = [(await website.seek(each, **paid)).session_id for each in people[:2]]
    card, till = CardPayment(payment_id=uuid7()), shop.bootstrap.till(shop.id)
    async with shop.acting("site") as (uow, account):
        payment = await site_matching.begin_card(
            uow, account, charged, card, gateway=till.gateway, now=website.now
        )
    assert payment is not None
    assert await charging.create(till, payment) is not None
    entries = [(await website.join(each)).entry_id for each in people[2:]]
    async with shop.acting("site") as (_, account):
        told = site_matching.entry_of(account, entries[-1])
    await held_for(shop, told)
    return [unpaid, charged, payment.id, *entries, people[4]]


async def _visits(website: Website, reference: UUID) -> list[UUID]:
    """Confirmed by the shop, whose deposits are asked for."""
    owing, other = [await website.visit(reference, website.shop.at(hour, 8)) for hour in (9, 14)]
    return [owing, other, await website.begin_card(reference, other)]


async def _sign(shop: Shop, reference: UUID) -> None:
    """What is signed before an immediate session is paid, where the shop has published a text."""
    now = shop.bootstrap.clock.now()
    async with shop.uow() as uow:
        texts = await uow.rows.find(WaiverTemplate, order="version")
        known = await uow.rows.get(SiteCustomer, shop.people["site"].staff_id, reference)
    assert known is not None
    if texts:
        await store(shop, signed(shop, texts[-1], now, customer_id=known.customer_id), now)


ENDPOINTS = (
    ("GET", "/site/shop"),
    ("GET", "/site/slots"),
    ("POST", "/site/customers"),
    ("GET", "/site/customers/{reference:uuid}"),
    ("POST", "/site/customers/{reference:uuid}/vehicles"),
    ("GET", "/site/customers/{reference:uuid}/bookings"),
    ("POST", "/site/customers/{reference:uuid}/account"),
    ("POST", "/site/holds"),
    ("DELETE", "/site/holds/{hold_id:uuid}"),
    ("POST", "/site/bookings"),
    ("GET", "/site/bookings"),
    ("GET", "/site/bookings/{session_id:uuid}"),
    ("POST", "/site/bookings/{session_id:uuid}/move"),
    ("POST", "/site/bookings/{session_id:uuid}/cancel"),
    ("POST", "/site/bookings/{session_id:uuid}/card"),
    ("POST", "/site/bookings/{session_id:uuid}/card/{payment_id:uuid}/confirm"),
    ("POST", "/site/checkouts"),
    ("GET", "/site/checkouts/{checkout_id:uuid}"),
    ("POST", "/site/checkouts/{checkout_id:uuid}/confirm"),
    ("DELETE", "/site/checkouts/{checkout_id:uuid}"),
    ("POST", "/site/requests"),
    ("GET", "/site/requests/{request_id:uuid}"),
    ("POST", "/site/requests/{request_id:uuid}/accept"),
    ("POST", "/site/requests/{request_id:uuid}/decline"),
    ("POST", "/site/requests/{request_id:uuid}/withdraw"),
    ("POST", "/site/ways"),
    ("POST", "/site/searches"),
    ("GET", "/site/searches/{session_id:uuid}"),
    ("POST", "/site/searches/{session_id:uuid}/card"),
    ("POST", "/site/searches/{session_id:uuid}/card/{payment_id:uuid}/confirm"),
    ("POST", "/site/waitlist"),
    ("GET", "/site/waitlist/{entry_id:uuid}"),
    ("DELETE", "/site/waitlist/{entry_id:uuid}"),
    ("POST", "/site/waitlist/{entry_id:uuid}/book"),
)


def calls(own: Shop, made: Made) -> dict[tuple[str, str], tuple[str, object, dict[str, Any]]]:
    """Path, body and query of each endpoint."""
    website, reference = made.website, made.reference
    customer, booking = f"/site/customers/{reference}", f"/site/bookings/{made.session_id}"
    cancel = f"/site/bookings/{made.other_id}/cancel"
    day = str(datetime.fromtimestamp(own.at(12), ZONE).date())
    times = {"first_day": day, "kind": "video", "plan": str(website.plan.id)}
    move = SiteMove(customer=reference, seen_starts=own.at(9, 5), starts=own.at(9, 4))
    return {
        ("GET", "/site/shop"): ("/site/shop", None, {}),
        ("GET", "/site/slots"): ("/site/slots", None, times),
        ("POST", "/site/customers"): ("/site/customers", website.wish(), {}),
        ("GET", "/site/customers/{reference:uuid}"): (customer, None, {}),
        ("POST", "/site/customers/{reference:uuid}/vehicles"): (
            f"{customer}/vehicles", VehicleWish(vehicle_id=uuid7()), {},
        ),
        ("GET", "/site/customers/{reference:uuid}/bookings"): (f"{customer}/bookings", None, {}),
        ("POST", "/site/customers/{reference:uuid}/account"): (
            f"{customer}/account", AccountWish(request_id=uuid7(), purpose=AccountPurpose.LINK), {},
        ),
        ("POST", "/site/holds"): ("/site/holds", website.hold(own.at(15, 4)), {}),
        ("DELETE", "/site/holds/{hold_id:uuid}"): (f"/site/holds/{made.hold_id}", None, {}),
        ("POST", "/site/bookings"): ("/site/bookings", website.booking(reference, own.at(17, 4)), {}),
        ("GET", "/site/bookings"): ("/site/bookings", None, {}),
        ("GET", "/site/bookings/{session_id:uuid}"): (booking, None, {"customer": str(reference)}),
        ("POST", "/site/bookings/{session_id:uuid}/move"): (f"{booking}/move", move, {}),
        ("POST", "/site/bookings/{session_id:uuid}/cancel"): (cancel, SiteCancel(customer=reference), {}),
        ("POST", "/site/bookings/{session_id:uuid}/card"): (
            f"/site/bookings/{made.owing_id}/card",
            SiteCardPayment(customer=reference, payment_id=uuid7()), {},
        ),
        ("POST", "/site/bookings/{session_id:uuid}/card/{payment_id:uuid}/confirm"): (
            f"/site/bookings/{made.begun_id}/card/{made.deposit_id}/confirm", SiteCharge(customer=reference), {},
        ),
        ("POST", "/site/checkouts"): (
            "/site/checkouts",
            website.checkout(website.booking(reference, own.at(9, 7), hold_id=made.paying_id)), {},
        ),
        ("GET", "/site/checkouts/{checkout_id:uuid}"): (f"/site/checkouts/{made.checkout_id}", None, {}),
        ("POST", "/site/checkouts/{checkout_id:uuid}/confirm"): (
            f"/site/checkouts/{made.checkout_id}/confirm", None, {},
        ),
        ("DELETE", "/site/checkouts/{checkout_id:uuid}"): (f"/site/checkouts/{made.dropped_id}", None, {}),
        ("POST", "/site/requests"): ("/site/requests", website.request(reference, own.at(12, 6)), {}),
        ("GET", "/site/requests/{request_id:uuid}"): (f"/site/requests/{made.asked_id}", None, {}),
        ("POST", "/site/requests/{request_id:uuid}/accept"): (
            f"/site/requests/{made.countered_id}/accept",
            SiteAccept(session_id=uuid7(), starts=own.at(14, 6)), {},
        ),
        ("POST", "/site/requests/{request_id:uuid}/decline"): (
            f"/site/requests/{made.unwanted_id}/decline", SiteNo(), {},
        ),
        ("POST", "/site/requests/{request_id:uuid}/withdraw"): (
            f"/site/requests/{made.asked_id}/withdraw", SiteNo(), {},
        ),
        **_matching_calls(made),
    }  # fmt: skip


def _matching_calls(made: Made) -> dict[tuple[str, str], tuple[str, object, dict[str, Any]]]:
    website, search, entry = (
        made.website,
        "/site/searches/{session_id:uuid}",
        "/site/waitlist/{entry_id:uuid}",
    )
    ways = SiteWaysQuestion(kind=VisitKind.VIDEO, plan_id=website.plan.id, customer=made.reference)
    charged = f"/site/searches/{made.charged_id}/card/{made.payment_id}/confirm"
    return {
        ("POST", "/site/ways"): ("/site/ways", ways, {}),
        ("POST", "/site/searches"): ("/site/searches", website.asking(made.reference), {}),
        ("GET", search): (f"/site/searches/{made.unpaid_id}", None, {}),
        ("POST", f"{search}/card"): (
            f"/site/searches/{made.unpaid_id}/card", CardPayment(payment_id=uuid7()), {},
        ),
        ("POST", f"{search}/card/{{payment_id:uuid}}/confirm"): (charged, None, {}),
        ("POST", "/site/waitlist"): ("/site/waitlist", website.joining(made.reference), {}),
        ("GET", entry): (f"/site/waitlist/{made.entry_id}", None, {}),
        ("DELETE", entry): (f"/site/waitlist/{made.left_id}", None, {}),
        ("POST", f"{entry}/book"): (
            f"/site/waitlist/{made.told_id}/book", website.asking(made.told), {},
        ),
    }  # fmt: skip
