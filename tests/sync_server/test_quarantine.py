"""The owner decides on what a device without access handed over: each change once, through the ordinary handlers."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import msgspec
import pytest
import sqlalchemy as sa

from scheduling.commands import CancelSession
from scheduling.handover_messages import HandoverList, LeftChange, QuarantinedChange, QuarantinePage
from scheduling.ids import uuid7
from scheduling.records import Session
from scheduling.wire import Page, PushAnswer, PushResult
from sync_server.bootstrap import Bootstrap
from sync_server.db.unit_of_work import SqlUnitOfWork
from sync_server.http.context import Context
from sync_server.jobs import purging
from sync_server.services import push, quarantine
from sync_server.services.handover_rows import HandoverChange
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.leaving import Laptop, left
from tests.sync_server.shop import Shop

HandOver = Callable[..., Awaitable[Laptop]]


@pytest.fixture
def handed_over(client: httpx.AsyncClient, shop: Shop) -> HandOver:
    """A revoked device that handed these over."""

    async def made(*changes: LeftChange) -> Laptop:
        laptop = Laptop(client, shop)
        await laptop.sign_in()
        await laptop.revoke()
        assert (await laptop.hand_over(*changes, complete=True)).status_code == 200
        return laptop

    return made


@pytest.fixture
def owner(client: httpx.AsyncClient, context: Context, shop: Shop) -> Caller:
    return Caller(client, context, shop, "owner")


async def _waiting(owner: Caller, laptop: Laptop) -> list[QuarantinedChange]:
    return read(QuarantinePage, await owner("GET", f"/handovers/{laptop.device_id}")).changes


async def _apply(owner: Caller, change: LeftChange) -> httpx.Response:
    return await owner("POST", f"/handovers/changes/{change.mid}")


async def _trail(owner: Caller, laptop: Laptop) -> list[str]:
    response = await owner("GET", "/audit", subject=str(laptop.device_id))
    return [line["detail"] for line in response.json()["lines"] if line["what"] == "handover.review"]


async def test_a_change_is_applied_in_the_owners_name_once(
    owner: Caller, shop: Shop, handed_over: HandOver
) -> None:
    command = shop.booking(shop.at(10))
    change = left(command)
    laptop = await handed_over(change)
    (line,) = read(HandoverList, await owner("GET", "/handovers")).handovers
    assert (line.device_name, line.staff_name, line.waiting, line.decided) == ("laptop", "Desk", 1, 0)
    assert line.complete_at is not None
    (waits,) = await _waiting(owner, laptop)
    assert (waits.mid, waits.name, waits.args, waits.code) == (change.mid, "session.book@1", change.args, "")
    result = read(PushResult, await _apply(owner, change))
    assert (result.status, result.mid) == ("applied", change.mid)
    session = await shop.session(command.session_id)
    assert session.created_by == shop.people["owner"].staff_id
    steps = await shop.steps(command.session_id)
    assert read(PushResult, await _apply(owner, change)) == result
    assert await shop.steps(command.session_id) == steps
    assert await _waiting(owner, laptop) == []
    assert (await owner("DELETE", f"/handovers/changes/{change.mid}")).status_code == 409
    assert await _trail(owner, laptop) == ["session.book@1 applied"]
    async with shop.uow() as uow:
        row = await uow.rows.get(HandoverChange, change.mid)
    assert row is not None
    assert row.args == b"", "nobody's data is kept longer than it is needed"


async def test_many_clicks_at_once_are_one(owner: Caller, shop: Shop, handed_over: HandOver) -> None:
    command = shop.booking(shop.at(10))
    change = left(command)
    await handed_over(change)
    await owner.hello()
    answers = await asyncio.gather(*(_apply(owner, change) for _ in range(5)))
    assert len({answer.text for answer in answers}) == 1
    assert len(await shop.steps(command.session_id)) == 1


async def test_a_copy_of_the_outbox_that_pushes_the_same_does_nothing_twice(
    owner: Caller, shop: Shop, handed_over: HandOver, client: httpx.AsyncClient, context: Context
) -> None:
    """Whichever comes first, the owner's decision or the other device's push."""
    first, second = (shop.mutation("desk", shop.booking(shop.at(hour))) for hour in (10, 14))
    changes = [
        LeftChange(mid=each.mid, name=each.name, args=msgspec.json.encode(each.args).decode(), client_time=1)
        for each in (first, second)
    ]
    await handed_over(*changes)
    desk = Caller(client, context, shop, "desk")
    applied = read(PushResult, await _apply(owner, changes[0]))
    pushed = read(PushAnswer, await desk.push(first, second)).results
    assert [each.status for each in pushed] == ["applied", "applied"]
    assert pushed[0].ver == applied.ver
    again = read(PushResult, await _apply(owner, changes[1]))
    assert (again.status, again.ver) == ("applied", pushed[1].ver)
    async with shop.uow() as uow:
        assert len(await uow.records.all(Session)) == 2


async def test_what_was_discarded_stays_so_when_the_person_is_taken_back(
    owner: Caller, shop: Shop, client: httpx.AsyncClient, context: Context
) -> None:
    """The device, which was never told that it has to go, pushes all that it has."""
    wanted, unwanted, odd = (shop.mutation("desk", shop.booking(shop.at(hour))) for hour in (10, 14, 16))
    laptop = Laptop(client, shop)
    await laptop.sign_in()
    await laptop.dismiss()
    changes = [
        LeftChange(mid=each.mid, name=each.name, args=args, client_time=1)
        for each in (wanted, unwanted, odd)
        for args in ["{" if each is odd else msgspec.json.encode(each.args).decode()]
    ]
    assert (await laptop.hand_over(*changes)).status_code == 200
    for change in changes[1:]:
        assert (await owner("DELETE", f"/handovers/changes/{change.mid}")).status_code == 204
    await laptop.dismiss(active=True)
    desk = Caller(client, context, shop, "desk")
    for _ in range(2):
        pushed = read(PushAnswer, await desk.push(wanted, unwanted, odd)).results
        assert [(each.status, each.code) for each in pushed] == [
            ("applied", ""),
            ("rejected", "discarded"),
            ("rejected", "invalid"),
        ]
    assert pushed[1].outcome.detail == "The owner discarded this while this device had no access."
    assert (await shop.send("desk", unwanted)).code == "discarded", "as the documents say"
    async with shop.uow() as uow:
        assert len(await uow.records.all(Session)) == 1


async def test_a_conflict_that_was_answered_is_not_to_be_decided_again(
    owner: Caller, shop: Shop, handed_over: HandOver
) -> None:
    """It stands among the conflicts, with its times; what was refused and changed nothing waits for the owner."""
    await shop.send("desk", shop.booking(shop.at(10)))
    lost, refused = (
        shop.mutation("desk", shop.booking(shop.at(10))),
        shop.mutation("desk", CancelSession(session_id=uuid7())),
    )
    answers = [await shop.send("desk", each) for each in (lost, refused)]
    assert [(each.status, each.outcome.stored_as) for each in answers] == [
        ("conflict", "unplaced"),
        ("conflict", ""),
    ]
    changes = [
        LeftChange(mid=each.mid, name=each.name, args=msgspec.json.encode(each.args).decode(), client_time=1)
        for each in (lost, refused)
    ]
    laptop = await handed_over(*changes)
    assert [each.mid for each in await _waiting(owner, laptop)] == [refused.mid]


async def test_a_conflict_of_another_copy_of_the_outbox_is_the_answer_here_too(
    owner: Caller, shop: Shop, handed_over: HandOver
) -> None:
    await shop.send("desk", shop.booking(shop.at(10)))
    lost = shop.mutation("desk", shop.booking(shop.at(10)))
    change = LeftChange(
        mid=lost.mid, name=lost.name, args=msgspec.json.encode(lost.args).decode(), client_time=1
    )
    laptop = await handed_over(change)
    answer = await shop.send("desk", lost)
    result = read(PushResult, await _apply(owner, change))
    assert (result.status, result.ver) == ("conflict", answer.ver)
    assert await _waiting(owner, laptop) == []


async def test_a_lost_booking_is_kept_where_all_lost_ones_are(
    owner: Caller, shop: Shop, handed_over: HandOver
) -> None:
    await shop.send("desk", shop.booking(shop.at(10)))
    command = shop.booking(shop.at(10))
    change = left(command)
    laptop = await handed_over(change)
    result = read(PushResult, await _apply(owner, change))
    assert (result.status, result.code, result.outcome.stored_as) == ("conflict", "slot_taken", "unplaced")
    assert await _waiting(owner, laptop) == []
    assert read(PushResult, await _apply(owner, change)).ver == result.ver


@pytest.mark.parametrize(
    ("name", "args", "code"),
    [
        ("session.book@9", "{}", "unknown_command"),
        ("session.book@1", "[1, 2", "invalid"),
        ("session.book@1", "\x00", "invalid"),
        ("customer.create@1", '{"customer_id": "x"}', "invalid"),
        ("session.book@1", "[" * 5000 + "]" * 5000, "invalid"),
    ],
)
async def test_what_cannot_be_done_says_why_and_stays(
    owner: Caller, handed_over: HandOver, name: str, args: str, code: str
) -> None:
    change = LeftChange(mid=uuid7(), name=name, args=args, client_time=1)
    laptop = await handed_over(change)
    result = read(PushResult, await _apply(owner, change))
    assert (result.status, result.code) == ("rejected", code)
    assert result.outcome.detail
    assert [each.code for each in await _waiting(owner, laptop)] == [code]
    assert (await owner("DELETE", f"/handovers/changes/{change.mid}")).status_code == 204
    assert (await owner("DELETE", f"/handovers/changes/{change.mid}")).status_code == 204
    assert (await _apply(owner, change)).status_code == 409
    assert await _waiting(owner, laptop) == []
    known = name if name.endswith("@1") else "?"
    assert await _trail(owner, laptop) == [f"{known} discarded", f"{known} rejected"]


@pytest.mark.expects_log("ZeroDivisionError")
async def test_what_the_program_fails_at_is_no_fault_of_the_page(
    owner: Caller, shop: Shop, handed_over: HandOver, monkeypatch: pytest.MonkeyPatch
) -> None:
    change = left(shop.booking(shop.at(10)))
    laptop = await handed_over(change)

    async def broken(*_: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setitem(push.HANDLERS, change.name, broken)
    result = read(PushResult, await _apply(owner, change))
    assert (result.status, result.code) == ("rejected", "server_fault")
    monkeypatch.undo()
    assert [each.code for each in await _waiting(owner, laptop)] == ["server_fault"]
    assert read(PushResult, await _apply(owner, change)).status == "applied", (
        "once that is mended it is tried anew"
    )


async def test_long_lists_come_in_pages(
    owner: Caller, shop: Shop, handed_over: HandOver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(quarantine, "PAGE", 2)
    changes = [left(shop.booking(shop.at(10))) for _ in range(3)]
    laptop = await handed_over(*changes)
    first = read(QuarantinePage, await owner("GET", f"/handovers/{laptop.device_id}"))
    rest = read(QuarantinePage, await owner("GET", f"/handovers/{laptop.device_id}", after=first.after))
    assert [each.mid for each in first.changes + rest.changes] == [each.mid for each in changes]
    assert rest.after is None
    assert [(page.before, page.waiting) for page in (first, rest)] == [(0, 3), (2, 3)]


async def test_nobody_else_sees_or_decides(
    shop: Shop, other_shop: Shop, handed_over: HandOver, client: httpx.AsyncClient, context: Context
) -> None:
    change = left(shop.booking(shop.at(10)))
    laptop = await handed_over(change)
    stranger = Caller(client, context, other_shop, "owner")
    assert read(HandoverList, await stranger("GET", "/handovers")).handovers == []
    for refused in (await _apply(stranger, change), await stranger("GET", f"/handovers/{laptop.device_id}")):
        assert (refused.status_code, problem(refused).code) == (404, "not_found")
    async with shop.acting("desk") as (uow, account):
        assert await quarantine.waiting(uow, account) == (0, 0)
    async with shop.acting("owner") as (uow, account):
        assert await quarantine.waiting(uow, account) == (1, 0)


async def test_decisions_of_long_ago_are_forgotten_and_what_waits_is_not(
    owner: Caller, shop: Shop, handed_over: HandOver, bootstrap: Bootstrap
) -> None:
    decided, waits = left(shop.booking(shop.at(10))), left(shop.booking(shop.at(14)))
    await handed_over(decided, waits)
    assert (await owner("DELETE", f"/handovers/changes/{decided.mid}")).status_code == 204
    async with shop.uow() as uow:
        assert await quarantine.purge(uow, bootstrap.clock.now() + quarantine.KEPT) == 0
        assert await quarantine.purge(uow, bootstrap.clock.now() + quarantine.KEPT + 1) == 1
        await uow.commit()
    await purging.purge(bootstrap, shop.id)
    async with shop.uow() as uow:
        assert [row.mid for row in await uow.rows.find(HandoverChange)] == [waits.mid]


async def test_what_was_handed_over_wakes_the_desktops_and_is_told_to_the_owner_alone(
    owner: Caller, shop: Shop, client: httpx.AsyncClient, context: Context
) -> None:
    desk = Caller(client, context, shop, "desk")
    laptop = Laptop(client, shop)
    await laptop.sign_in()
    await laptop.revoke()
    before = await _version(shop)
    assert (await laptop.hand_over(left(shop.booking(shop.at(10))))).status_code == 200
    woken = await _version(shop)
    assert woken > before
    page = await _pulled(owner, shop, before)
    assert (page.cursor, page.rows, page.handed_over, page.handed_over_files) == (woken, [], 1, 0)
    assert (await _pulled(desk, shop, before)).handed_over == 0
    file = laptop.file(uuid7(), b"%PDF-1.7")
    assert (await laptop.announce(file)).status_code == 200
    assert await _version(shop) > woken
    page = await _pulled(owner, shop, woken)
    assert (page.handed_over, page.handed_over_files) == (2, 1)
    welcome = await owner.hello()
    assert (welcome.handed_over, welcome.handed_over_files) == (2, 1)
    woken = await _version(shop)
    assert (await owner("DELETE", f"/handovers/files/{file.id}")).status_code == 204
    assert await _version(shop) > woken
    assert (await _pulled(owner, shop, woken)).handed_over == 1


async def test_desktops_that_cannot_be_woken_keep_nothing_from_being_handed_over(
    owner: Caller, shop: Shop, client: httpx.AsyncClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop = Laptop(client, shop)
    await laptop.sign_in()
    await laptop.revoke()
    change = left(shop.booking(shop.at(10)))
    before = await _version(shop)

    async def gone(_: SqlUnitOfWork) -> int:
        raise sa.exc.OperationalError("x", {}, ConnectionError("gone"))

    monkeypatch.setattr(SqlUnitOfWork, "bump", gone)
    assert (await laptop.hand_over(change)).status_code == 200
    assert [waits.mid for waits in await _waiting(owner, laptop)] == [change.mid]
    assert await _version(shop) == before
    assert (await _pulled(owner, shop, before)).handed_over == 1, "whoever asks is told"


async def _version(shop: Shop) -> int:
    async with shop.uow() as uow:
        return (await uow.feed.state()).ver


async def _pulled(caller: Caller, shop: Shop, cursor: int) -> Page:
    async with shop.uow() as uow:
        epoch = (await uow.feed.state()).epoch
    where = {"cursor": cursor, "epoch": str(epoch), "from": 0, "to": shop.at(23)}
    return read(Page, await caller("GET", "/sync/pull", **where))
