"""Who is online: a switch of one's own, and a desktop that was heard."""

from __future__ import annotations

from collections.abc import AsyncGenerator

import httpx
import pytest

from scheduling.errors import NotAllowed
from scheduling.presence import PresencePolicy
from scheduling.presence_messages import PresenceAnswer, PresenceLine, PresenceSwitch
from sync_server.api import events
from sync_server.http.context import Context
from sync_server.services import presence
from sync_server.services.models import Policy
from tests.sync_server.caller import Caller, read
from tests.sync_server.jobs_due import due
from tests.sync_server.matching_shop import at_clock, online
from tests.sync_server.shop import Shop


async def _line(shop: Shop, now: int, name: str = "ivan") -> PresenceLine:
    async with shop.acting(name) as (uow, account):
        (line,) = (await presence.who(uow, account, now)).mechanics
    return line


async def test_one_is_online_with_the_switch_on_and_heard_within_ten_minutes(shop: Shop) -> None:
    now = at_clock(shop)
    assert not (await _line(shop, now)).online
    await online(shop, "ivan")
    line = await _line(shop, now)
    assert (line.online, line.accepting_now, line.heard_at, line.online_until) == (True, True, now, now + 601)
    assert (await _line(shop, now + 600)).online
    gone = await _line(shop, now + 601)
    assert (gone.online, gone.accepting_now, gone.online_until) == (False, True, None)


async def test_the_owners_number_counts(shop: Shop) -> None:
    now = at_clock(shop)
    await online(shop, "ivan")
    async with shop.uow() as uow:
        await uow.bump()
        await uow.rows.add(Policy(name="presence", value={"heard_within": 60}, changed_at=now))
        await uow.commit()
    assert (await _line(shop, now + 60)).online
    assert not (await _line(shop, now + 61)).online
    assert PresencePolicy().heard_within == 600


async def test_off_is_off_at_once_and_being_heard_does_not_turn_it_on(shop: Shop) -> None:
    now = at_clock(shop)
    await online(shop, "ivan")
    async with shop.acting("ivan") as (uow, account):
        assert not (await presence.switch(uow, account, False, now)).online
    async with shop.acting("ivan") as (uow, account):
        assert await presence.heard(uow, account, now + 60)
    line = await _line(shop, now + 60)
    assert (line.online, line.heard_at) == (False, now + 60)


async def test_a_heartbeat_is_written_once_a_minute_and_makes_no_version(shop: Shop) -> None:
    now = at_clock(shop)
    async with shop.uow() as uow:
        before = await uow.feed.state()
    await online(shop, "ivan")
    for later, written in ((59, False), (60, True), (61, False)):
        async with shop.acting("ivan") as (uow, account):
            assert await presence.heard(uow, account, now + later) is written
    async with shop.uow() as uow:
        assert await uow.feed.state() == before


async def test_whoever_is_no_mechanic_has_no_switch_and_leaves_no_trace(shop: Shop) -> None:
    now = at_clock(shop)
    for name in ("owner", "desk", "kiosk"):
        async with shop.acting(name) as (uow, account):
            with pytest.raises(NotAllowed):
                await presence.switch(uow, account, True, now)
            assert not await presence.heard(uow, account, now)
    async with shop.acting("owner") as (uow, account):
        lines = (await presence.who(uow, account, now)).mechanics
    assert [line.name for line in lines] == ["Anna", "Bert", "Ivan"]
    assert [line.heard_at for line in lines] == [None, None, None]


async def test_staff_see_everybody_and_a_mechanic_oneself(
    client: httpx.AsyncClient, context: Context, shop: Shop, other_shop: Shop
) -> None:
    anna, desk = Caller(client, context, shop, "anna"), Caller(client, context, shop, "desk")
    line = read(PresenceLine, await anna("PUT", "/presence", PresenceSwitch(accepting_now=True)))
    assert (line.name, line.online) == ("Anna", True)
    everybody = read(PresenceAnswer, await desk("GET", "/presence")).mechanics
    assert [(each.name, each.online) for each in everybody] == [
        ("Anna", True), ("Bert", False), ("Ivan", False),
    ]  # fmt: skip
    own = read(PresenceAnswer, await anna("GET", "/presence")).mechanics
    assert [each.name for each in own] == ["Anna"]
    stranger = Caller(client, context, other_shop, "desk")
    theirs = read(PresenceAnswer, await stranger("GET", "/presence")).mechanics
    assert not any(each.online for each in theirs)


async def test_hello_the_stream_and_the_light_endpoint_are_heard(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    now = at_clock(shop)
    ivan = Caller(client, context, shop, "ivan")
    await ivan.hello()
    assert (await _line(shop, now)).heard_at == now
    at_clock(shop, now + 100)
    assert (await ivan("POST", "/presence/heard")).status_code == 204
    assert (await _line(shop, now)).heard_at == now + 100
    at_clock(shop, now + 200)
    principal = context.tokens.read(f"Bearer {ivan.token}", context.now())
    await events.stream(context, principal)
    assert (await _line(shop, now)).heard_at == now + 200
    assert (await Caller(client, context, shop, "kiosk")("POST", "/presence/heard")).status_code == 204


async def test_a_mechanic_who_listens_for_long_stays_heard(
    context: Context, client: httpx.AsyncClient, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = at_clock(shop)
    ivan = Caller(client, context, shop, "ivan")
    await ivan.hello()
    principal = context.tokens.read(f"Bearer {ivan.token}", context.now())
    monkeypatch.setattr(events, "HEARTBEAT_SECONDS", 0.0)
    monkeypatch.setattr(presence, "TO_THE_MINUTE", 0)
    at_clock(shop, now + 300)
    stream = events._messages(context, principal, is_mechanic=True)
    assert isinstance(stream, AsyncGenerator)
    await anext(stream)
    await stream.aclose()
    assert (await _line(shop, now)).heard_at == now + 300


async def test_coming_online_looks_for_work_and_staying_online_does_not(shop: Shop) -> None:
    now = at_clock(shop)
    await online(shop, "ivan")
    assert await due(shop, "look_for_work") == 1
    await online(shop, "ivan")
    async with shop.acting("ivan") as (uow, account):
        await presence.heard(uow, account, now + 500)
    assert await due(shop, "look_for_work") == 1
    async with shop.acting("ivan") as (uow, account):
        await presence.heard(uow, account, now + 5000)
    assert await due(shop, "look_for_work") == 2, "back after a while away"


async def test_the_switch_is_in_the_owners_trail(shop: Shop) -> None:
    at_clock(shop)
    await online(shop, "ivan")
    async with shop.acting("owner") as (uow, _):
        lines = await uow.audit.page(before=None, limit=10)
    assert ("presence.switch", "accepting now") in {(line.what, line.detail) for line in lines}
