"""Ids that somebody guessed, at each endpoint of sync: another device's, another organization's, another change's.

What each role may ask of which organization at all is beside the others (``test_every_endpoint``).
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import httpx

from scheduling.records import Session
from scheduling.wire import Hello, Push, PushAnswer, PushStatus
from sync_server.http.context import Context
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.shop import Shop


async def _epoch(shop: Shop) -> str:
    async with shop.uow() as uow:
        return str((await uow.feed.state()).epoch)


async def test_a_colleagues_device_is_nobodys_to_speak_for(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    desk, owner = Caller(client, context, shop, "desk"), Caller(client, context, shop, "owner")
    await owner.hello()
    theirs = owner.person.device_id
    response = await desk("POST", "/sync/hello", Hello(device_id=theirs, app="0.1.0"))
    assert (response.status_code, problem(response).code) == (403, "not_allowed")
    refused = await desk.push(shop.mutation("desk", shop.booking(shop.at(10))), device_id=theirs)
    assert (refused.status_code, problem(refused).code) == (403, "not_allowed")
    assert read(PushAnswer, await owner.push(shop.mutation("owner", shop.booking(shop.at(10))))).results
    assert (await owner.hello()).last_seq == 1, "and their count is their own"


async def test_another_organizations_device_and_change_are_unknown_here(
    client: httpx.AsyncClient, context: Context, shop: Shop, other_shop: Shop
) -> None:
    """Their change's id answers nothing of theirs: here it is an id like any other."""
    desk, theirs = Caller(client, context, shop, "desk"), Caller(client, context, other_shop, "desk")
    mutation = other_shop.mutation("desk", other_shop.booking(other_shop.at(10)))
    assert read(PushAnswer, await theirs.push(mutation)).results[0].status is PushStatus.APPLIED
    refused = await desk.push(mutation, device_id=theirs.person.device_id)
    assert refused.status_code == 403
    (result,) = read(PushAnswer, await desk.push(replace(mutation, args=None))).results
    assert (result.status, result.code) == (PushStatus.REJECTED, "invalid"), "not what they were answered"
    async with shop.uow() as uow:
        assert await uow.records.all(Session) == []
    async with other_shop.uow() as uow:
        assert len(await uow.records.all(Session)) == 1
    again = read(PushAnswer, await theirs.push(mutation)).results[0]
    assert again.status is PushStatus.APPLIED


async def test_a_colleagues_change_is_not_to_be_overwritten(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    desk, owner = Caller(client, context, shop, "desk"), Caller(client, context, shop, "owner")
    first = shop.mutation("owner", shop.booking(shop.at(10)))
    await owner.push(first)
    other = replace(shop.mutation("desk", shop.booking(shop.at(14))), mid=first.mid)
    (result,) = read(PushAnswer, await desk.push(other)).results
    assert (result.status, result.code) == (PushStatus.REJECTED, "invalid")
    async with shop.uow() as uow:
        (row,) = await uow.records.all(Session)
    assert row.starts == shop.at(10)


async def test_another_organizations_epoch_opens_nothing(
    client: httpx.AsyncClient, context: Context, shop: Shop, other_shop: Shop
) -> None:
    desk = Caller(client, context, shop, "desk")
    epoch = await _epoch(other_shop)
    window = {"from": shop.at(0), "to": shop.at(0, 9)}
    response = await desk("GET", "/sync/pull", cursor=0, epoch=epoch, **window)
    assert (response.status_code, problem(response).code) == (410, "cursor_too_old")
    mutation = shop.mutation("desk", shop.booking(shop.at(10)))
    body = Push(device_id=desk.person.device_id, epoch=UUID(epoch), mutations=[mutation])
    assert (await desk("POST", "/sync/push", body)).status_code == 410
    async with shop.uow() as uow:
        assert await uow.records.all(Session) == []
    head = (await desk("GET", "/sync/snapshot", **window)).content.splitlines()[0]
    assert b"epoch" in head
    assert epoch.encode() not in head
