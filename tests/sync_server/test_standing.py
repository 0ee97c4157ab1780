"""Where the organization stands, asked by devices whose network holds the stream of events back."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from scheduling.wire import POLL_SECONDS, Standing
from sync_server.api import events
from sync_server.db.listener import MISSED
from sync_server.http.context import Context
from sync_server.http.tokens import Principal
from tests.sync_server.caller import Caller
from tests.sync_server.shop import Shop

LONG = 60.0
"""Nothing here waits so long: what it waits for is said before."""


@pytest.fixture
def asker(shop: Shop) -> Principal:
    person = shop.people["desk"]
    return Principal(
        tenant_id=shop.id, staff_id=person.member.id, device_id=person.device_id, role=person.member.role
    )


async def _version(shop: Shop) -> int:
    async with shop.uow() as uow:
        return (await uow.feed.state()).ver


async def _waiting(context: Context, asker: Principal, after: int) -> asyncio.Task[Standing]:
    """Who asked, and is kept waiting."""
    task = asyncio.create_task(events.standing(context, asker, after, LONG))
    while not context.listener._waiting:  # noqa: ASYNC110 it says so nowhere else
        await asyncio.sleep(0)
    return task


@pytest.mark.parametrize("behind", [1, -5])
async def test_who_is_at_another_version_is_answered_at_once(
    shop: Shop, context: Context, asker: Principal, behind: int
) -> None:
    """Also who is ahead: the server was restored from a backup."""
    version = await _version(shop)
    assert await events.standing(context, asker, version - behind, LONG) == Standing(version=version)


async def test_who_is_up_to_date_waits_for_what_is_new(
    shop: Shop, context: Context, asker: Principal
) -> None:
    version = await _version(shop)
    task = await _waiting(context, asker, version)
    context.listener._tell(shop.id, version + 1)
    assert (await task).version == version + 1


async def test_what_was_missed_while_nobody_listened_is_looked_up(
    shop: Shop, context: Context, asker: Principal
) -> None:
    version = await _version(shop)
    task = await _waiting(context, asker, version)
    result = await shop.send("desk", shop.booking(shop.at(10)))
    context.listener._tell(shop.id, MISSED)
    assert (await task).version == result.ver


async def test_nothing_new_is_said_in_time(shop: Shop, context: Context, asker: Principal) -> None:
    version = await _version(shop)
    assert (await events.standing(context, asker, version, 0.0)).version == version


async def test_a_server_that_ends_keeps_nobody_waiting(
    shop: Shop, context: Context, asker: Principal
) -> None:
    version = await _version(shop)
    task = await _waiting(context, asker, version)
    context.listener.closing.set()
    assert (await task).version == version


async def test_nobody_is_kept_waiting_for_longer_than_a_proxy_is_patient(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    desk = Caller(client, context, shop, "desk")
    assert (await desk("GET", "/sync/version", after=0, seconds=POLL_SECONDS + 1)).status_code == 400
    answer = await desk("GET", "/sync/version", after=await _version(shop), seconds=0)
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
