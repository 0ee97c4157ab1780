"""A device without access hands over what it had: each change once, bounded, and nothing is told but that."""

from __future__ import annotations

from uuid import UUID

import httpx
import pytest

from scheduling.commands import CancelSession
from scheduling.handover_messages import HANDOVER_LIMIT, LeftChange
from scheduling.ids import uuid7
from sync_server.http.attempts import Attempts
from sync_server.http.context import Context
from sync_server.services import handover, quarantine
from sync_server.services.handover_rows import Handover, HandoverChange
from sync_server.services.models import Device
from sync_server.services.permissions import has_no_access
from tests.sync_server.caller import Caller, problem
from tests.sync_server.counter import StillClock
from tests.sync_server.leaving import Laptop, left
from tests.sync_server.shop import Shop


@pytest.fixture
async def laptop(client: httpx.AsyncClient, shop: Shop) -> Laptop:
    made = Laptop(client, shop)
    assert (await made.sign_in()).status_code == 200
    return made


async def _kept(shop: Shop) -> list[HandoverChange]:
    async with shop.uow() as uow:
        return await uow.rows.find(HandoverChange, order="number")


async def _trail(shop: Shop, laptop: Laptop) -> list[str]:
    async with shop.uow() as uow:
        lines = await uow.audit.page(before=None, limit=20, staff_id=shop.people[laptop.name].staff_id)
    return [line.what for line in lines if line.device_id == laptop.device_id]


async def test_a_revoked_device_is_heard_once_more_and_told_nothing(laptop: Laptop, shop: Shop) -> None:
    await laptop.revoke()
    changes = [left(shop.booking(shop.at(hour))) for hour in (10, 12)]
    async with shop.uow() as uow:
        before = await uow.feed.state()
    response = await laptop.hand_over(*changes)
    assert (response.status_code, response.json()) == (200, {"taken": 2})
    assert (await laptop.hand_over(*changes, left(shop.booking(shop.at(14))))).json() == {"taken": 3}
    assert (await laptop.hand_over(complete=True)).json() == {"taken": 0}
    kept = await _kept(shop)
    assert [row.number for row in kept] == [1, 2, 3], "what is sent again is kept once"
    assert kept[0].args == changes[0].args.encode()
    async with shop.uow() as uow:
        row = await uow.rows.get(Handover, laptop.device_id)
        assert await uow.feed.heads(before.ver, 10) == [], (
            "nothing is applied: the desktops are woken for a number"
        )
    assert row is not None
    assert row.count == 3
    assert row.complete_at is not None
    assert await _trail(shop, laptop) == ["handover.complete", "handover.begin", "auth.sign_in"]


async def test_a_device_that_has_access_pushes(laptop: Laptop, shop: Shop) -> None:
    response = await laptop.hand_over(left(shop.booking(shop.at(10))))
    assert (response.status_code, problem(response).code) == (403, "not_allowed")
    assert await _kept(shop) == []


async def test_who_works_here_no_longer_is_as_a_revoked_device(
    laptop: Laptop, shop: Shop, client: httpx.AsyncClient
) -> None:
    await laptop.dismiss()
    renewed = await client.post("/auth/refresh", json={"refresh_token": laptop.refresh_token})
    assert (renewed.status_code, renewed.json()["code"]) == (403, "device_revoked")
    assert (await laptop.hand_over(left(shop.booking(shop.at(10))))).status_code == 200
    await laptop.dismiss(active=True)
    assert (await laptop.hand_over()).status_code == 403, "who is back goes on"


async def test_any_token_it_ever_had_tells_who_it_is(
    laptop: Laptop, shop: Shop, client: httpx.AsyncClient, context: Context
) -> None:
    """Used up, signed out, or an access token of years ago; for anything else they stay worthless."""
    first = laptop.refresh_token
    await client.post("/auth/refresh", json={"refresh_token": first})
    await client.post("/auth/sign-out", json={"refresh_token": first})
    async with shop.uow() as uow:
        account = await uow.devices.account(shop.people["desk"].staff_id, laptop.device_id)
    assert account is not None
    laptop.access_token, _ = context.tokens.issue(account, 1)
    await laptop.revoke()
    assert (await laptop.hand_over(token=first)).status_code == 200
    assert (await laptop.hand_over(token="")).status_code == 200
    renewed = await client.post("/auth/refresh", json={"refresh_token": first})
    assert (renewed.status_code, renewed.json()["code"]) == (403, "device_revoked")
    headers = {"Authorization": f"Bearer {laptop.access_token}"}
    assert (await client.get("/handovers", headers=headers)).status_code == 401


async def test_signing_in_at_a_revoked_device_opens_the_quarantine_only(
    laptop: Laptop, shop: Shop, client: httpx.AsyncClient
) -> None:
    await laptop.revoke()
    refused = await laptop.sign_in()
    assert (refused.status_code, problem(refused).code) == (403, "device_revoked")
    assert problem(refused).params["staff_id"] == str(shop.people["desk"].staff_id)
    laptop.access_token = str(problem(refused).params["handover"])
    assert (await laptop.hand_over(left(shop.booking(shop.at(10))), token="")).status_code == 200
    hello = {"device_id": str(laptop.device_id), "app": "0.1.0"}
    headers = {"Authorization": f"Bearer {laptop.access_token}"}
    greeted = await client.post("/sync/hello", json=hello, headers=headers)
    assert (greeted.status_code, greeted.json()["code"]) == (403, "device_revoked")


async def test_a_device_that_goes_on_in_anothers_place_hands_over_by_its_tokens(
    laptop: Laptop, shop: Shop
) -> None:
    fork, strange = uuid7(), uuid7()
    async with shop.uow() as uow:
        parent = await uow.devices.get(laptop.device_id)
        assert parent is not None
        await uow.devices.add(Device(id=fork, kind="desktop", name="x", forked_from=laptop.device_id))
        await uow.devices.add(Device(id=strange, kind="desktop", name="x"))
        await uow.devices.revoke(fork, 1)
        await uow.devices.revoke(strange, 1)
        await uow.commit()
    assert (await laptop.hand_over(device=strange)).status_code == 403
    assert (await laptop.hand_over(device=uuid7())).status_code == 403
    assert (await laptop.hand_over(left(shop.booking(shop.at(10))), device=fork)).status_code == 200


async def test_what_was_applied_while_its_answer_was_lost_is_not_kept(
    laptop: Laptop, shop: Shop, client: httpx.AsyncClient, context: Context
) -> None:
    desk = Caller(client, context, shop, "desk")
    applied = shop.mutation("desk", shop.booking(shop.at(10)))
    lost = shop.mutation("desk", shop.booking(shop.at(10)))
    refused = shop.mutation("desk", CancelSession(session_id=uuid7()))
    await desk.push(applied, lost, refused)
    await laptop.revoke()
    changes = [
        LeftChange(mid=applied.mid, name=applied.name, args="{}", client_time=1),
        LeftChange(mid=lost.mid, name=lost.name, args="{}", client_time=1, code="slot_taken"),
        LeftChange(mid=refused.mid, name=refused.name, args="{}", client_time=1, code="gone"),
    ]
    assert (await laptop.hand_over(*changes)).json() == {"taken": 3}
    assert [(row.mid, row.code) for row in await _kept(shop)] == [(refused.mid, "gone")]


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("session.book@9", '{"x": 1}'),
        ("session.book@1", "[1, 2"),
        ("", ""),
        ("\x00" * 300, "\x00"),
        ("é" * 300, '"\\ud800"'),
        ("session.book@1", "[" * 5000 + "]" * 5000),
    ],
)
async def test_what_no_server_understands_is_kept_as_it_is(
    laptop: Laptop, shop: Shop, name: str, args: str
) -> None:
    await laptop.revoke()
    change = LeftChange(mid=uuid7(), name=name, args=args, client_time=-5, code="x" * 900)
    assert (await laptop.hand_over(change)).status_code == 200
    (row,) = await _kept(shop)
    assert row.args == args.encode()
    assert len(row.name) <= handover.LONGEST_NAME
    assert row.client_time == 0


async def test_two_disks_of_one_sign_in_hand_over_each_its_own(laptop: Laptop, shop: Shop) -> None:
    """A copied profile went on under an id of its own: that it has given all says nothing of the other one."""
    fork = uuid7()
    async with shop.uow() as uow:
        await uow.devices.add(Device(id=fork, kind="desktop", name="x", forked_from=laptop.device_id))
        await uow.commit()
    await laptop.revoke()
    both, first, second = (left(shop.booking(shop.at(hour))) for hour in (10, 12, 14))
    assert (await laptop.hand_over(both, second, device=fork, complete=True)).json() == {"taken": 2}
    assert (await laptop.hand_over(both, first)).json() == {"taken": 2}
    kept = {row.mid: row.device_id for row in await _kept(shop)}
    assert kept == {both.mid: fork, second.mid: fork, first.mid: laptop.device_id}, "each once"
    async with shop.uow() as uow:
        ended = {row.device_id: row.complete_at is not None for row in await uow.rows.find(Handover)}
    assert ended == {fork: True, laptop.device_id: False}


async def test_what_is_decided_makes_room(
    laptop: Laptop, shop: Shop, monkeypatch: pytest.MonkeyPatch, context: Context
) -> None:
    changes = [left(shop.booking(shop.at(hour))) for hour in (10, 12, 14, 16)]
    size = len(changes[0].args)
    await laptop.revoke()
    monkeypatch.setattr(handover, "MOST_CHANGES", 2)
    assert (await laptop.hand_over(*changes[:2])).status_code == 200
    for change, limits in ((changes[0], (2, 9 * size)), (changes[1], (9, 2 * size + 9))):
        monkeypatch.setattr(handover, "MOST_CHANGES", limits[0])
        monkeypatch.setattr(handover, "MOST_BYTES", limits[1])
        following = changes[changes.index(change) + 2]
        assert (await laptop.hand_over(following)).status_code == 409
        async with shop.acting("owner") as (uow, account):
            await quarantine.discard(uow, account, change.mid, context.now())
            await uow.commit()
        assert (await laptop.hand_over(following)).status_code == 200
    assert [row.number for row in await _kept(shop)] == [1, 2, 3, 4]


async def test_a_laptop_out_of_a_drawer_still_says_whose_it_was(
    laptop: Laptop, shop: Shop, client: httpx.AsyncClient, context: Context
) -> None:
    """Three months later, and for as long as its last token is known."""
    first = laptop.refresh_token
    for _ in range(2):
        answer = await client.post("/auth/refresh", json={"refresh_token": laptop.refresh_token})
        laptop.refresh_token = answer.json()["refresh_token"]
    await laptop.dismiss()
    later = context.now() + 120 * 86_400
    shop.bootstrap.clock = context.bootstrap.clock = StillClock(later)
    async with shop.uow() as uow:
        assert await uow.purges.refresh_tokens(later, 100) == 1
        await uow.commit()
    answer = await client.post("/auth/refresh", json={"refresh_token": laptop.refresh_token})
    assert answer.json()["code"] == "device_revoked"
    assert (await laptop.hand_over(left(shop.booking(shop.at(10))))).status_code == 200
    assert (await laptop.hand_over(token=first)).status_code == 401, "a token that it had long before"
    async with shop.uow() as uow:
        assert await uow.purges.last_refresh_tokens(later, 100) == 2
        await uow.commit()
    assert (await laptop.hand_over()).status_code == 401


async def test_a_quarantine_has_an_end(laptop: Laptop, shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    await laptop.revoke()
    monkeypatch.setattr(handover, "MOST_CHANGES", 2)
    changes = [left(shop.booking(shop.at(10))) for _ in range(3)]
    response = await laptop.hand_over(*changes)
    assert (response.status_code, problem(response).code) == (409, "quarantine_full")
    assert await _kept(shop) == [], "a message is taken whole or not at all"
    assert (await laptop.hand_over(*changes[:2])).status_code == 200
    monkeypatch.setattr(handover, "MOST_CHANGES", 20)
    monkeypatch.setattr(handover, "MOST_BYTES", 3 * len(changes[0].args) - 1)
    assert (await laptop.hand_over(changes[2])).status_code == 409
    many = [left(shop.booking(shop.at(10))) for _ in range(HANDOVER_LIMIT + 1)]
    assert (await laptop.hand_over(*many)).status_code == 400


async def test_who_asks_too_often_waits(laptop: Laptop, context: Context, client: httpx.AsyncClient) -> None:
    await laptop.revoke()
    context.handover_limits._devices = Attempts(1, 60)
    assert [(await laptop.hand_over()).status_code for _ in range(2)] == [200, 429]
    context.handover_limits._wrong = Attempts(2, 900)
    codes = [(await laptop.hand_over(token="x")).status_code for _ in range(3)]
    assert codes == [401, 401, 429]


@pytest.mark.parametrize("token", ["x", "é", f"{UUID(int=7).hex}.x"])
async def test_invented_tokens(laptop: Laptop, token: str) -> None:
    assert (await laptop.hand_over(token=token)).status_code == 401
    laptop.access_token = token.encode("ascii", "ignore").decode()
    assert (await laptop.hand_over(token="")).status_code == 401


async def test_a_token_of_nobodys_device_says_nothing_of_access(shop: Shop) -> None:
    async with shop.uow() as uow:
        assert not await has_no_access(uow, shop.people["desk"].staff_id, uuid7())
