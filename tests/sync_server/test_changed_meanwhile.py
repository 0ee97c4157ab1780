"""Whoever says what they saw overwrites nothing that changed meanwhile; and what the server is set up for."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import httpx
import pytest

from scheduling.errors import StaleEdit
from scheduling.ids import uuid7
from scheduling.management_messages import (
    BayForm,
    ListingForm,
    OrganizationForm,
    PlanForm,
    PolicyForm,
    ServerSetup,
)
from scheduling.message_kinds import Channel
from scheduling.policy_kinds import POLICIES
from sync_server.http.context import Context
from sync_server.services import listing, management, policy_editing
from tests.fake_carrier import FakeCarrier
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.shop import Shop

NOW = 1_800_000_000
PLAN = PlanForm(code="long", name_en="Long", name_fr="Long", minutes=90, price_cents=12_000)


async def test_a_plan(shop: Shop) -> None:
    plan_id = uuid7()
    async with shop.acting("owner") as (uow, account):
        seen = await management.put_plan(uow, account, plan_id, PLAN, NOW)
        theirs = replace(PLAN, price_cents=13_000, seen=seen)
        now = await management.put_plan(uow, account, plan_id, theirs, NOW)
        assert await management.put_plan(uow, account, plan_id, theirs, NOW) == now, (
            "the same again is no race"
        )
        mine = replace(PLAN, price_cents=14_000, seen=seen)
        with pytest.raises(StaleEdit) as refused:
            await management.put_plan(uow, account, plan_id, mine, NOW)
        assert refused.value.params == {"fields": ["price_cents"]}
        after = await management.put_plan(uow, account, plan_id, replace(mine, seen=now), NOW)
        assert after.price_cents == 14_000
        with pytest.raises(StaleEdit):
            await management.put_plan(uow, account, uuid7(), replace(PLAN, code="gone", seen=seen), NOW)


async def test_a_bay(shop: Shop) -> None:
    bay = shop.bays[0]
    async with shop.acting("owner") as (uow, account):
        await management.put_bay(uow, account, bay.id, BayForm(name="Pit", sort=bay.sort, seen=bay), NOW)
        with pytest.raises(StaleEdit) as refused:
            await management.put_bay(uow, account, bay.id, BayForm(name="Lift", sort=bay.sort, seen=bay), NOW)
        assert refused.value.params == {"fields": ["name"]}
        assert {row.name for row in (await management.bays(uow, account)).bays} >= {"Pit"}


async def test_the_organization(shop: Shop) -> None:
    form = OrganizationForm(name="Garage Neuf", zone="America/Halifax", locale="en-CA", province="NS")
    async with shop.acting("owner") as (uow, account):
        seen = (await management.organization(uow, account)).organization
        now = (await management.put_organization(uow, account, replace(form, seen=seen), NOW)).organization
        with pytest.raises(StaleEdit) as refused:
            await management.put_organization(uow, account, replace(form, name="Mine", seen=seen), NOW)
        fields = refused.value.params["fields"]
        assert isinstance(fields, list)
        assert {"name", "zone", "province"} <= set(fields)
        assert (await management.organization(uow, account)).organization == now


async def test_the_listing(shop: Shop) -> None:
    async with shop.acting("owner") as (uow, account):
        seen = await listing.listing(uow, account)
        theirs = ListingForm(listed=False, website="https://theirs.example", seen=seen)
        now = await listing.put(uow, account, theirs, NOW)
        assert await listing.put(uow, account, theirs, NOW) == now
        mine = ListingForm(listed=False, website="https://mine.example", seen=seen)
        with pytest.raises(StaleEdit):
            await listing.put(uow, account, mine, NOW)
        renamed = replace(now, shown=replace(now.shown, name="Another", phone="+15145550000"))
        after = await listing.put(uow, account, replace(mine, seen=renamed), NOW)
        assert after.shown.website == "https://mine.example", "its name and phone are the organization's"


@pytest.mark.parametrize("name", sorted(POLICIES))
async def test_the_numbers_of_any_kind(shop: Shop, name: str) -> None:
    """What was read is what was seen, in each kind: lists, pairs and ids among the numbers too."""
    async with shop.acting("owner") as (uow, account):
        (line,) = [each for each in (await policy_editing.listed(uow, account)).policies if each.name == name]
        same = PolicyForm(value=line.value, seen=line.value)
        assert await policy_editing.change(uow, account, name, same, NOW) == line


async def test_numbers_that_changed_meanwhile(shop: Shop) -> None:
    async with shop.acting("owner") as (uow, account):
        lines = {line.name: line for line in (await policy_editing.listed(uow, account)).policies}
        seen = lines["money"].value
        theirs: dict[str, Any] = seen | {"deposit": 2_000}
        await policy_editing.change(uow, account, "money", PolicyForm(value=theirs, seen=seen), NOW)
        mine: dict[str, Any] = seen | {"deposit": 3_000}
        with pytest.raises(StaleEdit):
            await policy_editing.change(uow, account, "money", PolicyForm(value=mine, seen=seen), NOW)
        after = await policy_editing.change(uow, account, "money", PolicyForm(value=mine, seen=theirs), NOW)
        assert after.value["deposit"] == 3_000


async def test_over_http(client: httpx.AsyncClient, context: Context, shop: Shop) -> None:
    owner = Caller(client, context, shop, "owner")
    path = f"/plans/{shop.plan.id}"
    form = {
        "code": "standard", "name_en": "Standard", "name_fr": "Standard", "minutes": 45, "price_cents": 9_900,
        "seen": (await owner("GET", "/plans")).json()["plans"][0] | {"id": str(shop.plan.id), "minutes": 1},
    }  # fmt: skip
    response = await owner("PUT", path, form)
    assert (response.status_code, problem(response).code) == (409, "stale_edit")


async def test_what_the_server_is_set_up_for(client: httpx.AsyncClient, context: Context, shop: Shop) -> None:
    owner = Caller(client, context, shop, "owner")
    nothing = read(ServerSetup, await owner("GET", "/setup"))
    assert nothing == ServerSetup(message_channels=[], payments="none")
    context.bootstrap.notifier = FakeCarrier(Channel.EMAIL)
    assert read(ServerSetup, await owner("GET", "/setup")).message_channels == [Channel.EMAIL]
    desk = Caller(client, context, shop, "desk")
    assert problem(await desk("GET", "/setup")).code == "not_allowed"
