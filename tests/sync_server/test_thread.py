"""The messages of a session: written once, read in order, bounded."""

from __future__ import annotations

import asyncio
from typing import Any

import httpx
import pytest

from scheduling.ids import uuid7
from scheduling.records import Session
from scheduling.visit_messages import MOST_MESSAGE, MessageLine, MessageRequest, ThreadPage
from sync_server.http.context import Context
from sync_server.services import thread
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.shop import Shop
from tests.sync_server.visiting import S, now_of, stand


async def write(shop: Shop, who: str, session: Session, text: str, **over: Any) -> MessageLine:
    values: dict[str, Any] = {"id": uuid7(), "text": text}
    message = MessageRequest(**(values | over))
    async with shop.acting(who) as (uow, account):
        return await thread.write(uow, account, session.id, message, now_of(shop))


async def test_written_and_read_after_a_cursor(
    client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    session, other = await stand(shop, S.COMPLETED), await stand(shop, S.LIVE)
    await write(shop, "desk", other, "elsewhere")
    for who, text in (("desk", "one"), ("anna", " two "), ("owner", "three")):
        await write(shop, who, session, text)
    anna = Caller(client, context, shop, "anna")
    page = read(ThreadPage, await anna("GET", f"/sessions/{session.id}/thread", limit=2))
    assert [(m.number, m.text, m.name, m.side) for m in page.messages] == [
        (1, "one", "Desk", "staff"),
        (2, "two", "Anna", "staff"),
    ]
    assert (page.after, page.more) == (2, True)
    rest = read(ThreadPage, await anna("GET", f"/sessions/{session.id}/thread", after=page.after))
    assert ([m.text for m in rest.messages], rest.after, rest.more) == (["three"], 3, False)
    end = read(ThreadPage, await anna("GET", f"/sessions/{session.id}/thread", after=3))
    assert (end.messages, end.after, end.more) == ([], 3, False)


async def test_the_same_id_writes_once(client: httpx.AsyncClient, context: Context, shop: Shop) -> None:
    session, other = await stand(shop, S.LIVE), await stand(shop, S.LIVE)
    desk = Caller(client, context, shop, "desk")
    message = MessageRequest(id=uuid7(), text="Once")
    path = f"/sessions/{session.id}/thread"
    first, second = [read(MessageLine, await desk("POST", path, message)) for _ in range(2)]
    assert first == second
    for place, text in ((path, "Other"), (f"/sessions/{other.id}/thread", "Once")):
        again = await desk("POST", place, MessageRequest(id=message.id, text=text))
        assert problem(again).code == "invalid"
    assert len(read(ThreadPage, await desk("GET", path)).messages) == 1


async def test_many_at_once_are_numbered_without_gaps(shop: Shop) -> None:
    session = await stand(shop, S.LIVE)
    twice = uuid7()
    sent = [write(shop, who, session, "x") for who in ("desk", "owner", "anna") for _ in range(3)]
    sent += [write(shop, "desk", session, "same", id=twice) for _ in range(3)]
    lines = await asyncio.gather(*sent)
    assert sorted({line.number for line in lines}) == list(range(1, 11))
    async with shop.acting("desk") as (uow, account):
        page = await thread.page(uow, account, session.id, after=0, limit=50)
    assert [line.number for line in page.messages] == list(range(1, 11))


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ({"text": ""}, "invalid"),
        ({"text": " \n"}, "invalid"),
        ({"text": "a\x00"}, "invalid"),
        ({"text": "x" * (MOST_MESSAGE + 1)}, "too_long"),
        ({"text": "see", "file_id": uuid7()}, "not_found"),
    ],
)
async def test_what_cannot_be_written(
    client: httpx.AsyncClient, context: Context, shop: Shop, message: dict[str, Any], code: str
) -> None:
    session = await stand(shop, S.LIVE)
    desk = Caller(client, context, shop, "desk")
    answer = await desk("POST", f"/sessions/{session.id}/thread", MessageRequest(id=uuid7(), **message))
    assert problem(answer).code == code
    assert read(ThreadPage, await desk("GET", f"/sessions/{session.id}/thread")).messages == []


async def test_whose_session_it_is_not_neither_reads_nor_writes(
    client: httpx.AsyncClient, context: Context, shop: Shop, other_shop: Shop
) -> None:
    session, theirs = await stand(shop, S.LIVE), await stand(other_shop, S.LIVE)
    message = MessageRequest(id=uuid7(), text="x")
    for who, row, status in (("ivan", session, 403), ("kiosk", session, 403), ("desk", theirs, 404)):
        caller = Caller(client, context, shop, who)
        path = f"/sessions/{row.id}/thread"
        assert (await caller("GET", path)).status_code == status
        assert (await caller("POST", path, message)).status_code == status


async def test_a_customers_page_names_nobody_of_the_staff(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    await shop.give_key()
    session = await stand(shop, S.LIVE, created_by=shop.people["site"].member.id)
    await write(shop, "desk", session, "Good morning")
    line = await write(shop, "site", session, "Hello")
    assert (line.side, line.name) == ("customer", "")
    async with shop.acting("site") as (uow, account):
        page = await thread.page(uow, account, session.id, after=0, limit=50)
    assert [(each.side, each.name) for each in page.messages] == [("staff", ""), ("customer", "")]
    async with shop.acting("anna") as (uow, account):
        page = await thread.page(uow, account, session.id, after=0, limit=50)
    assert [(each.side, each.name) for each in page.messages] == [("staff", "Desk"), ("customer", "")]
