"""The owner keeps plans, bays, the organization and its numbers in order; every device sees it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import httpx
import pytest

from scheduling.cancellation import CancellationPolicy
from scheduling.errors import Invalid, NotAllowed, NotFound, StaleEdit
from scheduling.ids import uuid7
from scheduling.management_messages import BayForm, OrganizationForm, PlanForm, PolicyForm
from scheduling.policy_kinds import POLICIES
from scheduling.records import Plan
from scheduling.vocabulary import VisitKind
from sync_server.http.context import Context
from sync_server.services import management, policy_editing
from sync_server.services.refusals import InUse
from tests.sync_server.caller import Caller, problem
from tests.sync_server.shop import HOUR, Shop

NOW = 1_800_000_000
PLAN = PlanForm(code="long", name_en="Long", name_fr="Long", minutes=90, price_cents=12_000)
PLACE = OrganizationForm(
    name="Garage Neuf", zone="America/Halifax", locale="en-CA", province="NS", phone="902 555 0100"
)


async def _plan(shop: Shop, plan_id: UUID, **over: Any) -> Plan:
    async with shop.acting("owner") as (uow, account):
        return await management.put_plan(uow, account, plan_id, replace(PLAN, **over), NOW)


async def test_a_plan_is_made_edited_and_withdrawn_and_its_old_price_is_known(shop: Shop) -> None:
    plan_id = uuid7()
    for _ in range(2):
        made = await _plan(shop, plan_id, kinds=[VisitKind.VIDEO, VisitKind.VIDEO])
    assert (made.price_cents, made.kinds) == (12_000, (VisitKind.VIDEO,))
    await _plan(shop, plan_id, kinds=[VisitKind.VIDEO], price_cents=13_000)
    await _plan(shop, plan_id, kinds=[VisitKind.VIDEO], price_cents=13_000, active=False)
    async with shop.acting("owner") as (uow, account):
        rows = {row.id: row for row in (await management.plans(uow, account)).plans}
        assert await uow.prices.had(plan_id, 12_000, VisitKind.VIDEO, 0)
        lines = await uow.audit.page(before=None, limit=9, subject_id=plan_id)
        heads = await uow.feed.heads(0, 10_000)
    assert not rows[plan_id].active
    assert [(line.what, line.detail) for line in lines] == [
        ("plan.edit", "active"), ("plan.edit", "price_cents"), ("plan.create", ""),
    ]  # fmt: skip
    assert plan_id in {head.row_id for head in heads}, "devices are told"


@pytest.mark.parametrize(
    "over",
    [
        {"code": " "}, {"name_fr": ""}, {"minutes": 0}, {"minutes": 1441}, {"price_cents": None},
        {"price_cents": -1}, {"code": "standard"}, {"name_en": "x" * 301}, {"code": "a\x00"}, {"sort": -1},
    ],
)  # fmt: skip
async def test_a_plan_that_is_none(shop: Shop, over: dict[str, Any]) -> None:
    with pytest.raises(Invalid):
        await _plan(shop, uuid7(), **over)


async def test_there_is_an_end_to_the_plans(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(management, "MOST_ROWS", 1)
    with pytest.raises(Invalid):
        await _plan(shop, uuid7())


async def test_a_bay_is_not_taken_out_of_use_while_bookings_stand_in_it(shop: Shop) -> None:
    booking = shop.booking(shop.at(10))
    await shop.send("desk", booking)
    bay = shop.bays[0]
    async with shop.acting("owner") as (uow, account):
        now = shop.at(10)
        renamed = await management.put_bay(uow, account, bay.id, BayForm(name="Pit", sort=1), now)
        assert renamed.name == "Pit"
        off = BayForm(name="Pit", sort=1, active=False)
        with pytest.raises(InUse) as refused:
            await management.put_bay(uow, account, bay.id, off, shop.at(11) - 1)
        assert refused.value.params == {
            "count": 1, "sessions": [str(booking.session_id)], "until": shop.at(10) + HOUR,
        }  # fmt: skip
        assert not (await management.put_bay(uow, account, shop.bays[1].id, off, now)).active
        assert not (await management.put_bay(uow, account, bay.id, off, shop.at(11))).active
        assert len((await management.bays(uow, account)).bays) == 2
        with pytest.raises(Invalid):
            await management.put_bay(uow, account, bay.id, BayForm(name=" "), now)


async def test_the_organization_says_anew_what_it_is(shop: Shop) -> None:
    async with shop.acting("owner") as (uow, account):
        before = (await management.organization(uow, account)).organization
        after = (await management.put_organization(uow, account, PLACE, NOW)).organization
        lines = await uow.audit.page(before=None, limit=9, subject_id=shop.id)
    assert (after.zone, after.phone, after.kind, after.currency) == (
        "America/Halifax", "+19025550100", before.kind, "CAD",
    )  # fmt: skip
    assert "Garage" not in lines[0].detail
    assert {"name", "zone", "phone"} <= set(lines[0].detail.split(", "))
    async with shop.uow() as uow:
        assert (await uow.rule_book()).organization == after


@pytest.mark.parametrize(
    "over",
    [
        {"name": ""}, {"zone": "Here"}, {"locale": "de"}, {"province": "ZZ"}, {"grid_minutes": 7},
        {"buffer_minutes": 1441}, {"horizon_days": 731}, {"notice_minutes": -1}, {"phone": "1"}, {"email": "x"},
        {"horizon_days": 2**40},
    ],
)  # fmt: skip
async def test_an_organization_that_is_none(shop: Shop, over: dict[str, Any]) -> None:
    async with shop.acting("owner") as (uow, account):
        with pytest.raises(Invalid):
            await management.put_organization(uow, account, replace(PLACE, **over), NOW)


@pytest.mark.parametrize(
    ("field", "value"), [("buffer_minutes", 1441), ("horizon_days", 731), ("notice_minutes", 730 * 1440 + 1)]
)
async def test_the_number_that_is_out_of_range_is_named(shop: Shop, field: str, value: int) -> None:
    async with shop.acting("owner") as (uow, account):
        with pytest.raises(Invalid) as refused:
            await management.put_organization(uow, account, replace(PLACE, **{field: value}), NOW)  # type: ignore[arg-type]
    assert refused.value.params["field"] == field


async def test_every_kind_of_numbers_is_listed_and_takes_its_own_defaults(shop: Shop) -> None:
    async with shop.acting("owner") as (uow, account):
        lines = (await policy_editing.listed(uow, account)).policies
        assert [line.name for line in lines] == sorted(POLICIES)
        for line in lines:
            assert line.value == line.defaults
            again = await policy_editing.change(uow, account, line.name, PolicyForm(value=line.value), NOW)
            assert again == line, "nothing changed, nothing is written"


async def test_a_number_is_changed_with_a_version_of_its_own_and_in_force_at_once(shop: Shop) -> None:
    async with shop.acting("owner") as (uow, account):
        first = await policy_editing.change(
            uow, account, "cancellation", PolicyForm(value={"fee": 700, "version": 1}), NOW
        )
        assert (first.value["fee"], first.value["version"], first.changed_at) == (700, 2, NOW)
        stale = PolicyForm(value={"fee": 800, "version": 1})
        with pytest.raises(StaleEdit):
            await policy_editing.change(uow, account, "cancellation", stale, NOW)
        lines = await uow.audit.page(before=None, limit=1)
    assert (lines[0].what, lines[0].detail) == ("policy.change", "cancellation: fee 500 -> 700")
    async with shop.acting("owner") as (uow, account):
        assert (await uow.rule_book()).policy(CancellationPolicy) == CancellationPolicy(version=2, fee=700)
        back = await policy_editing.change(uow, account, "cancellation", PolicyForm(value={}), NOW + 1)
    assert (back.value["fee"], back.value["version"]) == (500, 3)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("cancellation", {"fee": -1}),
        ("cancellation", {"early": 10, "late": 20}),
        ("cancellation", {"last_share": 10_001}),
        ("cancellation", {"fee": "5"}),
        ("cancellation", {"fee": 2**40}),
        ("cancellation", {"nothing": 1}),
        ("matching", {"experience": [[[[[[1]]]]]]}),
        ("matching", {"rating": [[1]]}),
        ("messages", {"quiet": {"nothing": "\x00"}}),
        ("clock", {"retry": -1}),
        ("money", {"deposit": None}),
    ],
)
async def test_numbers_that_are_none(shop: Shop, name: str, value: dict[str, object]) -> None:
    async with shop.acting("owner") as (uow, account):
        with pytest.raises(Invalid):
            await policy_editing.change(uow, account, name, PolicyForm(value=value), NOW)
        with pytest.raises(NotFound):
            await policy_editing.change(uow, account, "weather", PolicyForm(value=value), NOW)


@pytest.mark.parametrize("who", ["desk", "anna", "ivan", "kiosk", "site"])
async def test_nobody_but_the_owner(shop: Shop, who: str) -> None:
    await shop.give_key()
    async with shop.acting(who) as (uow, account):
        for asked in (
            management.plans(uow, account),
            management.bays(uow, account),
            management.organization(uow, account),
            policy_editing.listed(uow, account),
            management.put_plan(uow, account, shop.plan.id, PLAN, NOW),
            management.put_bay(uow, account, shop.bays[0].id, BayForm(name="x"), NOW),
            management.put_organization(uow, account, PLACE, NOW),
            policy_editing.change(uow, account, "clock", PolicyForm(value={}), NOW),
        ):
            with pytest.raises(NotAllowed):
                await asked


async def test_over_http_what_is_in_use_says_so(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    await shop.send("desk", shop.booking(shop.at(10)))
    owner = Caller(client, context, shop, "owner")
    path = f"/bays/{shop.bays[0].id}"
    response = await owner("PUT", path, BayForm(name="Pit", active=False))
    assert (response.status_code, problem(response).code) == (409, "in_use")
    assert (await owner("PUT", path, BayForm(name="Pit"))).json()["name"] == "Pit"
    bad = await owner("PUT", "/policies/cancellation", {"value": {"fee": -1}})
    assert (bad.status_code, problem(bad).params["field"]) == (400, "fee")
