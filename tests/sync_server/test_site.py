"""What a website is told of the shop, and the customers that it brings: nothing tells it who is known already."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import httpx
import msgspec
import pytest

from scheduling.errors import Invalid, NotAllowed, NotFound
from scheduling.ids import uuid7
from scheduling.key_messages import KeyWish
from scheduling.keys import Scope
from scheduling.records import Customer, Organization, Vehicle
from sync_server.http.context import Context
from sync_server.services import keys, site
from sync_server.services.site_messages import SiteShop, VehicleWish
from sync_server.services.site_models import SiteCustomer
from tests.sync_server.caller import Caller, read
from tests.sync_server.shop import Shop
from tests.sync_server.site_world import Website


async def test_the_shop_as_a_website_shows_it(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    website = await Website.of(shop)
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        await uow.records.put(replace(shop.bert, active=False))
        await uow.records.add(replace(shop.plan, id=uuid7(), price_cents=None, active=False))
    said = await Caller(client, context, shop, "site")("GET", "/site/shop")
    seen = read(SiteShop, said)
    assert (seen.name, seen.zone) == ("Garage", "America/Toronto")
    assert {plan.id for plan in seen.plans} == {shop.plan.id, website.plan.id}
    assert [row.id for row in seen.mechanics] == [shop.anna.id, shop.ivan.id]
    assert "chantal" not in said.text.lower()


async def test_a_customer_is_kept_in_normal_form_and_read_back_as_told(shop: Shop) -> None:
    website = await Website.of(shop)
    wish = website.wish(
        name="  Léa   Roy ", phone="(514) 555-0142", email="Lea@Example.CA", postal_code="h2x1y4"
    )
    async with shop.acting("site") as (uow, account):
        told = await site.bring(uow, account, wish, website.now)
        again = await site.bring(uow, account, replace(wish, name="Somebody else"), website.now)
        assert await site.customer(uow, account, wish.reference) == told == again
        row = await uow.rows.get(SiteCustomer, account.staff_id, wish.reference)
        assert row is not None
        customer = await uow.records.get(Customer, row.customer_id)
    assert (told.name, told.phone, told.email, told.postal_code) == (
        "Léa Roy", "+15145550142", "lea@example.ca", "H2X 1Y4",
    )  # fmt: skip
    assert customer is not None
    assert (customer.name, customer.phone, row.made) == (told.name, told.phone, True)
    assert customer.id != wish.reference


@pytest.mark.parametrize(
    "over",
    [
        {"name": " "},
        {"name": "x" * 301},
        {"phone": "12"},
        {"phone": "514 555-0142 ext. 3"},
        {"phone": "", "email": ""},
        {"email": "nobody"},
        {"language": "de"},
        {"postal_code": "nowhere"},
        {"zone": "America/Nowhere"},
        {"zone": "../etc/passwd"},
        {"name": "a\x00b"},
    ],
)
async def test_a_customer_that_is_none(shop: Shop, over: dict[str, Any]) -> None:
    website = await Website.of(shop)
    with pytest.raises(Invalid):
        await website.bring(**over)


KNOWN = [
    {"name": "chantal CLIENT", "phone": "514-555-0101"},
    {"name": "Chantal Client", "phone": "+1 514 555 0101", "email": "other@example.test"},
]


@pytest.mark.parametrize("over", KNOWN)
async def test_who_is_known_is_not_made_twice_and_the_answer_does_not_tell(
    client: httpx.AsyncClient, context: Context, shop: Shop, over: dict[str, Any]
) -> None:
    website = await Website.of(shop)
    caller = Caller(client, context, shop, "site")
    known = website.wish(**over)
    stranger = replace(known, reference=uuid7(), name="Nadia Neuve")
    answers = [await caller("POST", "/site/customers", wish) for wish in (known, stranger)]
    first, second = (each.json() for each in answers)
    assert answers[0].status_code == answers[1].status_code == 200
    assert first.keys() == second.keys()
    assert first == msgspec.to_builtins(known) | {
        "phone": "+15145550101", "vehicles": [], "language": "fr",
    }  # fmt: skip
    assert str(shop.customer.id) not in answers[0].text
    async with shop.uow() as uow:
        people = await uow.records.all(Customer)
        rows = {row.reference: row for row in await uow.rows.find(SiteCustomer)}
    assert len(people) == 2
    assert (rows[known.reference].customer_id, rows[known.reference].made) == (shop.customer.id, False)
    assert rows[stranger.reference].made


async def test_the_row_of_who_was_known_stays_as_it_was(shop: Shop) -> None:
    website = await Website.of(shop)
    await website.bring(**KNOWN[1])
    async with shop.uow() as uow:
        assert await uow.records.get(Customer, shop.customer.id) == shop.customer


async def test_vehicles_are_told_once_and_only_ones_own_come_back(shop: Shop) -> None:
    """The known customer's other car is not shown."""
    website = await Website.of(shop)
    reference, other = await website.bring(**KNOWN[0]), await website.bring()
    wish = VehicleWish(
        vehicle_id=uuid7(), make=" Honda ", year=2015, vin="1hgcm82633a004352", plate="abc 123"
    )
    async with shop.acting("site") as (uow, account):
        told = await site.bring_vehicle(uow, account, reference, wish, website.now)
        again = await site.bring_vehicle(uow, account, reference, replace(wish, make="Kia"), website.now)
        assert told == again == await site.customer(uow, account, reference)
        with pytest.raises(Invalid):
            await site.bring_vehicle(uow, account, other, wish, website.now)
        with pytest.raises(Invalid):
            await site.bring_vehicle(
                uow, account, reference, replace(wish, vehicle_id=shop.vehicle.id), website.now
            )
        with pytest.raises(Invalid):
            await site.bring_vehicle(uow, account, other, replace(wish, vehicle_id=uuid7(), year=3000), 1)
        row = await uow.records.get(Vehicle, wish.vehicle_id)
    assert [each.make for each in told.vehicles] == ["Honda"]
    assert row is not None
    assert (row.customer_id, row.vin, row.plate) == (shop.customer.id, "1HGCM82633A004352", "ABC 123")


async def test_there_is_an_end_to_a_customers_vehicles(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site, "MOST_VEHICLES", 1)
    website = await Website.of(shop)
    reference = await website.bring()
    async with shop.acting("site") as (uow, account):
        wish = VehicleWish(vehicle_id=uuid7())
        await site.bring_vehicle(uow, account, reference, wish, website.now)
        with pytest.raises(Invalid):
            await site.bring_vehicle(uow, account, reference, replace(wish, vehicle_id=uuid7()), website.now)


async def test_a_site_knows_only_its_own_customers_and_the_key_that_continues_knows_them_too(
    shop: Shop,
) -> None:
    website = await Website.of(shop)
    reference = await website.bring()
    first = shop.people["site"]
    await shop.give_key(name="partner")
    async with shop.acting("partner") as (uow, account):
        with pytest.raises(NotFound):
            await site.customer(uow, account, reference)
    async with shop.acting("owner") as (uow, account):
        key = next(row for row in (await keys.listed(uow, account)).keys if row.site_id == first.member.id)
        wish = KeyWish(name="New", scopes=list(Scope), continues=key.id)
        await keys.create(uow, account, wish, website.now)
    async with shop.acting("site") as (uow, account):
        assert (await site.customer(uow, account, reference)).reference == reference


async def test_staff_and_narrower_keys_may_not(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    website = await Website.of(shop)
    for who in ("owner", "desk", "anna", "kiosk"):
        async with shop.acting(who) as (uow, account):
            with pytest.raises(NotAllowed):
                await site.bring(uow, account, website.wish(), website.now)
            with pytest.raises(NotAllowed):
                await site.shop(uow, account)
    await shop.give_key(Scope.AVAILABILITY, name="narrow")
    narrow = Caller(client, context, shop, "narrow")
    assert (await narrow("GET", "/site/shop")).status_code == 200
    assert (await narrow("POST", "/site/customers", website.wish())).status_code == 403


@pytest.mark.parametrize(
    ("asked", "locale", "kept"), [("", "en-CA", "en"), ("", "fr-CA", "fr"), ("en", "fr-CA", "en")]
)
async def test_who_is_brought_without_a_language_has_the_shops(
    shop: Shop, asked: str, locale: str, kept: str
) -> None:
    website = await Website.of(shop)
    async with shop.uow() as uow:
        await uow.bump()
        (organization,) = await uow.records.all(Organization)
        await uow.records.put(replace(organization, locale=locale))
        await uow.commit()
    reference = await website.bring(language=asked)
    async with shop.uow() as uow:
        row = await uow.rows.get(SiteCustomer, shop.people["site"].staff_id, reference)
        assert row is not None
        customer = await uow.records.get(Customer, row.customer_id)
    assert customer is not None
    assert (row.language, customer.language) == (kept, kept)
