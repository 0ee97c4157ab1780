"""Workshops near a postal code: those whose owner lists them, the nearest first, and nothing of any other."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import httpx
import psycopg
import pytest

from scheduling.errors import Invalid, NotAllowed, TooLong
from scheduling.management_messages import ListingAnswer, ListingForm, OrganizationForm
from scheduling.postal_codes import Nearness
from scheduling.records import Mechanic, Organization
from scheduling.vocabulary import OrganizationKind, VisitKind
from sync_server.bootstrap import Bootstrap
from sync_server.db.embedded import Urls
from sync_server.http.context import Context
from sync_server.services import audit, listing, management
from sync_server.services.listing_messages import WorkshopListing, WorkshopsNear
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.shop import Shop

FORM = ListingForm(listed=True, website="https://garage.example/rendez-vous", kinds=[VisitKind.IN_PERSON])


async def settle(shop: Shop, **over: Any) -> None:
    """The organization's own data."""
    values: dict[str, Any] = {
        "name": "Garage", "zone": "America/Toronto", "locale": "fr-CA", "province": "QC",
        "city": "Montréal", "postal_code": "H2T 3B2", "phone": "514 555-0142",
    }  # fmt: skip
    async with shop.acting("owner") as (uow, account):
        await management.put_organization(uow, account, OrganizationForm(**(values | over)), 1)


async def put(shop: Shop, who: str = "owner", **over: Any) -> ListingAnswer:
    async with shop.acting(who) as (uow, account):
        return await listing.put(uow, account, replace(FORM, **over), 1)


async def opened(bootstrap: Bootstrap, **over: Any) -> Shop:
    """Another listed workshop."""
    shop = Shop(bootstrap)
    await shop.open()
    await settle(shop, **over)
    await put(shop)
    return shop


async def near(bootstrap: Bootstrap, postal_code: str, city: str = "", most: int = 50) -> WorkshopsNear:
    return await listing.near(bootstrap.directory(), postal_code, city, most)


def names(found: WorkshopsNear) -> list[tuple[Nearness, str]]:
    return [(each.nearness, each.workshop.name) for each in found.workshops]


async def test_what_an_owner_lists_is_shown_and_no_more(shop: Shop, bootstrap: Bootstrap) -> None:
    await settle(shop, postal_code="G0A 1A1", address="5445, avenue de Gaspé", email="owner@example.test")
    assert (await near(bootstrap, "G0A")).workshops == []
    await put(shop, listed=False)
    assert (await near(bootstrap, "G0A")).workshops == []
    answer = await put(shop)
    (found,) = (await near(bootstrap, "g0a9z9")).workshops
    assert found.nearness is Nearness.AREA
    assert found.workshop == answer.shown
    shown = found.workshop
    assert (shown.name, shown.city, shown.province, shown.postal_area) == ("Garage", "Montréal", "QC", "G0A")
    assert (shown.phone, shown.website, shown.kinds) == ("+15145550142", FORM.website, ["in_person"])
    await put(shop, shows_phone=False)
    assert (await near(bootstrap, "G0A")).workshops[0].workshop.phone == ""
    await put(shop, listed=False)
    assert (await near(bootstrap, "G0A")).workshops == []


async def test_the_nearest_first_over_organizations(bootstrap: Bootstrap) -> None:
    for name, code, city in (
        ("Zoé Région", "B9A 1A1", "Elsewhere"), ("Élan", "B3H 1A1", "Halifax"), ("elan 2", "B3H 2B2", "Halifax"),
        ("Abel District", "B3Z 1A1", "Bedford"), ("City", "C1A 1A1", "HALIFAX"), ("Far", "E1A 1A1", "Moncton"),
    ):  # fmt: skip
        await opened(bootstrap, name=name, postal_code=code, city=city)
    expected = [
        (Nearness.AREA, "Élan"), (Nearness.AREA, "elan 2"), (Nearness.CITY, "City"),
        (Nearness.DISTRICT, "Abel District"), (Nearness.REGION, "Zoé Région"),
    ]  # fmt: skip
    assert names(await near(bootstrap, "B3H 9Z9", "halifax")) == expected
    for most in range(1, 6):
        assert names(await near(bootstrap, "B3H 9Z9", "halifax", most)) == expected[:most]
    assert names(await near(bootstrap, "B3H 9Z9")) == [each for each in expected if each[1] != "City"]
    assert names(await near(bootstrap, "X0A 1A1")) == []


async def test_it_follows_the_organization(shop: Shop, bootstrap: Bootstrap) -> None:
    await settle(shop, postal_code="K1A 1A1")
    await put(shop)
    await settle(shop, name="Renamed", postal_code="K1B 1A1", city="Gander", phone="")
    (found,) = (await near(bootstrap, "K1B")).workshops
    assert (found.workshop.name, found.workshop.city, found.workshop.phone) == ("Renamed", "Gander", "")
    assert not [each for each in (await near(bootstrap, "K1A")).workshops if each.nearness is Nearness.AREA]
    for over in ({"postal_code": "90210"}, {"postal_code": ""}, {"city": " "}, {"city": "—"}):
        with pytest.raises(Invalid):
            await settle(shop, **over)
    await put(shop, listed=False)
    await settle(shop, postal_code="")


@pytest.mark.parametrize(
    "over",
    [
        {"website": "http://garage.example"}, {"website": "garage.example"}, {"website": "https://"},
        {"website": "https://a b.example"}, {"website": "https://["}, {"website": "javascript:alert(1)"},
        {"website": "https://a\x00.example"}, {"website": "https://" + "x" * 300}, {"kinds": [VisitKind.CHAT]},
    ],
)  # fmt: skip
async def test_a_listing_that_is_none(shop: Shop, over: dict[str, Any]) -> None:
    await settle(shop)
    async with shop.uow() as uow:
        await uow.bump()
        for each in await uow.records.all(Mechanic):
            await uow.records.put(replace(each, kinds=(VisitKind.IN_PERSON,)))
        await uow.commit()
    with pytest.raises((Invalid, TooLong)):
        await put(shop, **over)


async def test_only_a_workshop_that_is_somewhere_is_listed_and_by_its_owner_only(shop: Shop) -> None:
    with pytest.raises(Invalid, match="postal"):
        await put(shop)
    for nowhere in ("", " - "):
        await settle(shop, city=nowhere)
        with pytest.raises(Invalid, match="city"):
            await put(shop)
    await settle(shop)
    with pytest.raises(NotAllowed):
        await put(shop, "desk")
    async with shop.uow() as uow:
        await uow.bump()
        there = await uow.records.get(Organization, shop.id)
        assert there is not None
        await uow.records.put(replace(there, kind=OrganizationKind.SOLO))
        await uow.commit()
    with pytest.raises(Invalid, match="workshop"):
        await put(shop)


async def test_another_organizations_line_is_neither_seen_before_it_is_listed_nor_written(
    shop: Shop, other_shop: Shop, module_database: Urls
) -> None:
    await settle(shop, postal_code="M5A 1A1")
    await put(shop, listed=False)
    own, others = [str(shop.id)], [str(other_shop.id)]
    with psycopg.connect(module_database.app, autocommit=True) as connection:
        count = "SELECT count(*) FROM workshop_listing WHERE workshop_id = %s"
        for tenant, seen in ((own, 1), (others, 0)):
            connection.execute("SELECT set_config('app.tenant', %s, false)", tenant)
            assert connection.execute(count, own).fetchone() == (seen,)
        change = "UPDATE workshop_listing SET listed = true, name = 'x' WHERE workshop_id = %s"
        assert connection.execute(change, own).rowcount == 0
        async with shop.uow() as uow:
            row = await uow.rows.get(WorkshopListing, shop.id)
        assert row is not None
        assert not row.listed
        await put(shop)
        assert connection.execute(change, own).rowcount == 0
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(
                "INSERT INTO workshop_listing SELECT (jsonb_populate_record(w, jsonb_build_object("
                "'website', 'https://x'))).* FROM workshop_listing w WHERE workshop_id = %s",
                own,
            )
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("DELETE FROM workshop_listing")


async def test_it_is_noted_once_and_nothing_for_what_is_so_already(shop: Shop) -> None:
    await settle(shop)
    for listed in (True, True, False):
        await put(shop, listed=listed)
    async with shop.acting("owner") as (uow, account):
        lines = (await audit.page(uow, account, before=None, limit=20)).lines
    noted = [(line.what, line.detail) for line in lines if line.what == "listing.edit"]
    assert noted == [("listing.edit", "not listed"), ("listing.edit", "listed")]


async def test_over_http_without_a_key(client: httpx.AsyncClient, context: Context, shop: Shop) -> None:
    await settle(shop, postal_code="N8A 1A1")
    owner = Caller(client, context, shop, "owner")
    path = "/organization/listing"
    assert not read(ListingAnswer, await owner("GET", path)).listed
    read(ListingAnswer, await owner("PUT", path, FORM))
    assert read(ListingAnswer, await owner("GET", path)).listed
    response = await client.get("/workshops", params={"postal_code": "N8A 9Z9", "city": "Montréal"})
    found = read(WorkshopsNear, response)
    assert shop.id in {each.workshop.organization_id for each in found.workshops}
    wrong: list[dict[str, str]] = [
        {},
        {"postal_code": "D8A"},
        {"postal_code": "N8A", "most": "51"},
        {"postal_code": "N8A\x00"},
    ]
    for bad in wrong:
        refused = await client.get("/workshops", params=bad)
        assert (refused.status_code, problem(refused).code) == (400, "invalid"), bad
    nul = await client.get("/workshops", params={"postal_code": "N8A", "city": "a\x00b%'"})
    assert nul.status_code == 200


async def test_nobody_reads_the_whole_list_at_once(client: httpx.AsyncClient) -> None:
    for _ in range(60):
        assert (await client.get("/workshops", params={"postal_code": "X1A"})).status_code == 200
    assert (await client.get("/workshops", params={"postal_code": "X1A"})).status_code == 429
