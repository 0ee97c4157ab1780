"""Superseding, holding, releasing: once each, by the owner with a reason; reading, and who may."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import httpx
import psycopg
import pytest

from scheduling.ids import uuid7
from scheduling.waiver_chain import Link, LinkKind
from scheduling.waiver_messages import (
    ActAnswer,
    ActRequest,
    StaffAct,
    WaiverDelivery,
    WaiverDetail,
    WaiverPage,
)
from scheduling.waiver_records import SignedWaiver, WaiverTemplate
from scheduling.wire import AuditPage
from sync_server.db.embedded import Urls
from sync_server.http.context import Context
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.shop import Shop
from tests.sync_server.waiver_desk import prepare, publish, signed, store

NOW = 1_780_000_000


@pytest.fixture
def owner(client: httpx.AsyncClient, context: Context, shop: Shop) -> Caller:
    return Caller(client, context, shop, "owner")


@pytest.fixture
async def text(shop: Shop) -> WaiverTemplate:
    return await publish(shop)


@pytest.fixture
async def record(shop: Shop, text: WaiverTemplate) -> SignedWaiver:
    return await store(shop, signed(shop, text, NOW), NOW)


def _ask(kind: StaffAct, **changes: object) -> ActRequest:
    return replace(ActRequest(id=uuid7(), kind=kind, reason="a lawsuit"), **changes)  # type: ignore[arg-type]


async def _do(owner: Caller, record: SignedWaiver, asked: ActRequest) -> httpx.Response:
    return await owner("POST", f"/waivers/{record.id}/acts", asked)


async def _line(owner: Caller, record: SignedWaiver) -> tuple[bool, int]:
    line = read(WaiverDetail, await owner("GET", f"/waivers/{record.id}")).line
    return line.superseded, line.holds


async def test_each_act_is_a_link_and_shows(shop: Shop, owner: Caller, record: SignedWaiver) -> None:
    first, second = _ask(StaffAct.HOLD), _ask(StaffAct.HOLD, reason="another lawsuit")
    assert read(ActAnswer, await _do(owner, record, first)).sequence == 2
    await _do(owner, record, second)
    assert await _line(owner, record) == (False, 2)
    read(ActAnswer, await _do(owner, record, _ask(StaffAct.RELEASE, releases=first.id)))
    assert await _line(owner, record) == (False, 1)
    read(ActAnswer, await _do(owner, record, _ask(StaffAct.SUPERSEDE)))
    assert await _line(owner, record) == (True, 1)
    async with shop.uow() as uow:
        links = await uow.rows.find(Link)
    kinds = [LinkKind.RECEIVED, LinkKind.HOLD, LinkKind.HOLD, LinkKind.RELEASE, LinkKind.SUPERSEDE]
    assert [link.kind for link in links] == kinds
    assert links[3].origin == links[1].digest
    detail = read(WaiverDetail, await owner("GET", f"/waivers/{record.id}"))
    assert [act.kind.value for act in detail.acts] == [kind.value for kind in kinds[1:]]
    assert detail.record == record
    assert {act.by for act in detail.acts} == {owner.person.staff_id}


async def test_sent_again_it_is_done_once(shop: Shop, owner: Caller, record: SignedWaiver) -> None:
    asked = _ask(StaffAct.SUPERSEDE)
    answers = await asyncio.gather(*(_do(owner, record, asked) for _ in range(3)))
    assert len({answer.text for answer in answers}) == 1
    assert answers[0].status_code == 200
    changed = await _do(owner, record, replace(asked, reason="something else"))
    assert (changed.status_code, problem(changed).code) == (400, "invalid")
    async with shop.uow() as uow:
        assert await uow.rows.count(Link) == 2


async def test_two_that_supersede_at_once_are_one_and_a_refusal(
    shop: Shop, owner: Caller, record: SignedWaiver
) -> None:
    await owner("GET", "/waivers")
    answers = await asyncio.gather(*(_do(owner, record, _ask(StaffAct.SUPERSEDE)) for _ in range(2)))
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    async with shop.uow() as uow:
        assert await uow.rows.count(Link) == 2


async def test_what_cannot_be_done_is_refused_with_a_code(
    shop: Shop, owner: Caller, text: WaiverTemplate, record: SignedWaiver
) -> None:
    other = await store(shop, signed(shop, text, NOW), NOW)
    hold = _ask(StaffAct.HOLD)
    await _do(owner, record, hold)
    await _do(owner, record, _ask(StaffAct.RELEASE, releases=hold.id))
    await _do(owner, record, _ask(StaffAct.SUPERSEDE))
    cases = [
        (record, _ask(StaffAct.SUPERSEDE), 409, "waiver_superseded"),
        (record, _ask(StaffAct.RELEASE, releases=hold.id), 409, "gone"),
        (record, _ask(StaffAct.RELEASE, releases=uuid7()), 409, "gone"),
        (other, _ask(StaffAct.RELEASE, releases=hold.id), 409, "gone"),
        (record, _ask(StaffAct.RELEASE), 400, "invalid"),
        (record, _ask(StaffAct.HOLD, releases=hold.id), 400, "invalid"),
        (record, _ask(StaffAct.HOLD, reason="  "), 400, "invalid"),
        (record, _ask(StaffAct.HOLD, reason="x" * 8001), 400, "too_long"),
        (replace(record, id=uuid7()), _ask(StaffAct.HOLD), 404, "not_found"),
    ]
    for target, asked, status, code in cases:
        response = await _do(owner, target, asked)
        assert (response.status_code, problem(response).code) == (status, code), asked
    erase = {"id": str(uuid7()), "kind": "erase", "reason": "please"}
    assert (await owner("POST", f"/waivers/{record.id}/acts", erase)).status_code == 400
    async with shop.uow() as uow:
        assert await uow.rows.count(Link) == 5


@pytest.mark.parametrize("who", ["desk", "anna", "ivan", "kiosk"])
async def test_nobody_but_the_owner_acts(
    client: httpx.AsyncClient, context: Context, shop: Shop, record: SignedWaiver, who: str
) -> None:
    caller = Caller(client, context, shop, who)
    for kind in StaffAct:
        assert (await _do(caller, record, _ask(kind, releases=uuid7()))).status_code == 403


async def test_nothing_is_done_with_what_was_altered(
    owner: Caller, record: SignedWaiver, module_database: Urls
) -> None:
    with psycopg.connect(module_database.superuser) as connection:
        connection.execute("UPDATE signed_waiver SET content = content || '\\x20' WHERE id = %s", [record.id])
    response = await _do(owner, record, _ask(StaffAct.HOLD))
    assert (response.status_code, problem(response).code) == (409, "waiver_altered")
    detail = read(WaiverDetail, await owner("GET", f"/waivers/{record.id}"))
    assert detail.record is None
    assert detail.line.altered


async def test_the_list_is_paged_and_narrowed(shop: Shop, owner: Caller, text: WaiverTemplate) -> None:
    records = [await store(shop, signed(shop, text, NOW), NOW) for _ in range(5)]
    session_id, customer_id = uuid7(), uuid7()
    special = signed(shop, text, NOW, session_id=session_id, customer_id=customer_id)
    records.append(await store(shop, special, NOW))
    page = read(WaiverPage, await owner("GET", "/waivers", limit=4))
    rest = read(WaiverPage, await owner("GET", "/waivers", limit=4, before=page.before))
    assert [line.id for line in (*page.waivers, *rest.waivers)] == [each.id for each in records[::-1]]
    assert rest.before is None
    for query in ({"session": session_id}, {"customer": customer_id}):
        found = read(WaiverPage, await owner("GET", "/waivers", **{k: str(v) for k, v in query.items()}))
        assert [line.id for line in found.waivers] == [special.id]
    assert read(WaiverPage, await owner("GET", "/waivers", customer=str(uuid7()))).waivers == []


async def test_a_mechanic_sees_own_customers_waivers_only(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    ready = await prepare(shop, shop.anna.id, NOW)
    strange = await store(shop, signed(shop, ready.text, NOW, customer_id=uuid7()), NOW)
    anna, ivan = Caller(client, context, shop, "anna"), Caller(client, context, shop, "ivan")
    page = read(WaiverPage, await anna("GET", "/waivers"))
    assert [line.id for line in page.waivers] == [ready.record.id]
    assert (await anna("GET", f"/waivers/{ready.record.id}")).status_code == 200
    assert (await anna("GET", f"/waivers/{strange.id}")).status_code == 404
    assert read(WaiverPage, await ivan("GET", "/waivers")).waivers == []
    assert read(WaiverPage, await ivan("GET", "/waivers", customer=str(shop.customer.id))).waivers == []
    assert (await ivan("GET", f"/waivers/{ready.record.id}")).status_code == 404
    kiosk = Caller(client, context, shop, "kiosk")
    for path in ("/waivers", f"/waivers/{ready.record.id}", "/waivers/missing"):
        assert (await kiosk("GET", path)).status_code == 403


async def test_reading_one_is_in_the_trail_and_a_refused_reading_is_not(
    client: httpx.AsyncClient, context: Context, shop: Shop, owner: Caller, record: SignedWaiver
) -> None:
    desk, ivan = Caller(client, context, shop, "desk"), Caller(client, context, shop, "ivan")
    await desk("GET", f"/waivers/{record.id}")
    await ivan("GET", f"/waivers/{record.id}")
    await desk("GET", "/waivers")
    await _do(owner, record, _ask(StaffAct.HOLD))
    lines = read(AuditPage, await owner("GET", "/audit", subject=str(record.id))).lines
    assert [(line.what, line.staff_id) for line in lines] == [
        ("waiver.hold", owner.person.staff_id),
        ("waiver.read", desk.person.staff_id),
    ]
    assert {line.detail for line in lines} == {""}, "no reason, no name"


async def test_another_organizations_waiver_is_not_there(
    client: httpx.AsyncClient, context: Context, shop: Shop, other_shop: Shop, record: SignedWaiver
) -> None:
    stranger = Caller(client, context, other_shop, "owner")
    assert (await stranger("GET", f"/waivers/{record.id}")).status_code == 404
    assert (await _do(stranger, record, _ask(StaffAct.HOLD))).status_code == 404
    assert read(WaiverPage, await stranger("GET", "/waivers")).waivers == []
    mine = replace(record, organization_id=other_shop.id, received_at=None, erasable_from=None)
    kiosk = Caller(client, context, other_shop, "kiosk")
    mine = replace(mine, device_id=kiosk.person.device_id)
    response = await kiosk("POST", "/waivers", WaiverDelivery(record=mine))
    assert response.status_code == 200, "the same id elsewhere is another waiver"
