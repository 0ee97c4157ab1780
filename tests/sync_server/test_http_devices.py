"""A device of the shop over HTTP: a day's work, a hold that is refused, access taken away, a queue that forked."""

from __future__ import annotations

from dataclasses import replace

import httpx
import msgspec
import pytest

from scheduling.ids import uuid7
from scheduling.message_kinds import Channel
from scheduling.wire import (
    Hello,
    HoldAnswer,
    HoldRequest,
    Page,
    PushAnswer,
    Row,
    Snapshot,
    Welcome,
)
from sync_server.http.context import Context
from sync_server.notifications.unconfigured import NotConfigured
from sync_server.services.models import Device
from tests.fake_carrier import FakeCarrier
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.shop import Shop


def _window(welcome: Welcome) -> dict[str, int]:
    return {"from": welcome.window_from, "to": welcome.window_to}


async def test_a_days_work_over_http(client: httpx.AsyncClient, context: Context, shop: Shop) -> None:
    desk = Caller(client, context, shop, "desk")
    welcome = await desk.hello()
    assert (welcome.last_seq, welcome.protocol) == (0, 1)
    hold = HoldRequest(
        hold_id=uuid7(), starts=shop.at(10), minutes=60, kind="in_person", mechanic_id=shop.anna.id
    )
    held = read(HoldAnswer, await desk("POST", "/holds", hold))
    assert held.bay_id == shop.bays[0].id
    command = shop.booking(shop.at(10), hold_id=hold.hold_id)
    answer = read(PushAnswer, await desk.push(shop.mutation("desk", command)))
    assert [r.status for r in answer.results] == ["applied"]
    query = {"cursor": 0, "epoch": str(welcome.epoch), **_window(welcome)}
    page = read(Page, await desk("GET", "/sync/pull", **query))
    assert command.session_id in {row.id for row in page.rows}
    response = await desk("GET", "/sync/snapshot", **_window(welcome))
    lines = response.content.splitlines()
    head = msgspec.json.decode(lines[0], type=Snapshot)
    rows = [msgspec.json.decode(line, type=Row) for line in lines[1:]]
    assert (head.rows, head.cursor) == (len(rows), page.cursor)
    assert (await desk.hello()).last_seq == 1
    assert (
        problem(await desk("GET", "/sync/pull", **{**query, "epoch": str(uuid7())})).code == "cursor_too_old"
    )


@pytest.mark.parametrize("channels", [(), (Channel.EMAIL,), (Channel.EMAIL, Channel.SMS)])
async def test_each_page_says_by_what_messages_are_sent(
    client: httpx.AsyncClient, context: Context, shop: Shop, channels: tuple[Channel, ...]
) -> None:
    context.bootstrap.notifier = FakeCarrier(*channels) if channels else NotConfigured()
    desk = Caller(client, context, shop, "desk")
    welcome = await desk.hello()
    query = {"cursor": 0, "epoch": str(welcome.epoch), **_window(welcome)}
    page = read(Page, await desk("GET", "/sync/pull", **query))
    assert page.carried == [each.value for each in channels]


async def test_a_refused_hold_says_why_and_what_is_free(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    desk, owner = Caller(client, context, shop, "desk"), Caller(client, context, shop, "owner")
    request = HoldRequest(
        hold_id=uuid7(), starts=shop.at(10), minutes=60, kind="in_person", mechanic_id=shop.anna.id
    )
    assert (await desk("POST", "/holds", request)).status_code == 200
    assert (await desk("POST", "/holds", request)).status_code == 200
    other = replace(request, hold_id=uuid7())
    response = await owner("POST", "/holds", other)
    assert response.status_code == 409
    refused = problem(response)
    assert refused.code == "slot_taken"
    assert refused.outcome is not None
    assert "held" in refused.outcome.reasons
    assert refused.outcome.alternatives
    assert (await owner("DELETE", f"/holds/{request.hold_id}")).status_code == 404
    assert (await desk("DELETE", f"/holds/{request.hold_id}")).status_code == 204
    assert (await desk("DELETE", f"/holds/{request.hold_id}")).status_code == 204
    assert (await owner("POST", "/holds", other)).status_code == 200
    moved = replace(request, hold_id=uuid7(), starts=shop.at(14))
    assert (await owner("POST", "/holds", moved)).status_code == 200
    assert (await desk("POST", "/holds", replace(request, hold_id=uuid7()))).status_code == 200


async def test_a_revoked_device_and_a_dismissed_person_are_refused_at_once(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    desk, owner = Caller(client, context, shop, "desk"), Caller(client, context, shop, "owner")
    await desk.hello()
    await owner.hello()
    async with shop.acting("owner") as (uow, _):
        await uow.devices.revoke(desk.person.device_id, 1)
        await uow.bump()
        await uow.records.put(replace(owner.person.member, active=False))
    hello = Hello(device_id=desk.person.device_id, app="0.1.0")
    response = await desk("POST", "/sync/hello", hello)
    assert (response.status_code, problem(response).code) == (403, "device_revoked")
    response = await owner("POST", "/sync/hello", hello)
    assert (response.status_code, problem(response).code) == (401, "not_signed_in")


async def test_a_forked_device_goes_on_under_a_new_id(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    desk, owner = Caller(client, context, shop, "desk"), Caller(client, context, shop, "owner")
    first = shop.mutation("desk", shop.booking(shop.at(10)))
    await desk.push(first)
    fresh = uuid7()
    assert (await desk.hello(fresh)).last_seq == 0
    again = read(PushAnswer, await desk.push(first, device_id=fresh))
    assert again.results[0].status == "applied"
    assert (await desk.hello(fresh)).last_seq == 1, "what arrived under the old id counts in the new queue"
    mutation = replace(shop.mutation("desk", shop.booking(shop.at(14))), seq=2)
    assert read(PushAnswer, await desk.push(mutation, device_id=fresh)).results[0].status == "applied"
    assert (await owner.push(device_id=fresh)).status_code == 403
    refused = await owner.push(shop.mutation("owner", shop.booking(shop.at(16))), device_id=fresh)
    assert (refused.status_code, problem(refused).code) == (403, "not_allowed")


async def test_a_kiosks_credential_is_no_desktop(client: httpx.AsyncClient, shop: Shop) -> None:
    email = await shop.give_password("desk")
    device_id = uuid7()
    async with shop.acting("owner") as (uow, _):
        await uow.devices.add(Device(id=device_id, kind="kiosk", name="door"))
    body = {
        "email": email,
        "password": "correct horse battery",
        "device_id": str(device_id),
        "device_name": "x",
        "app": "0.1.0",
    }
    assert (await client.post("/auth/sign-in", json=body)).status_code == 403


async def test_a_fork_that_tells_an_odd_version_is_registered(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    desk = Caller(client, context, shop, "desk")
    response = await desk("POST", "/sync/hello", Hello(device_id=uuid7(), app="0.1\x00.0"))
    assert response.status_code == 200
