"""The workshop's queue of visit requests over HTTP: in which order, with what against each, and for whom."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import httpx
import pytest

from scheduling.commands import CancelSession, MoveSession, Place
from scheduling.request_messages import QueueEntry, QueuePage
from scheduling.visit_requests import VisitRequest
from sync_server.http.context import Context
from sync_server.jobs import requests as jobs
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.requests import (
    ask,
    confirming,
    countering,
    declining,
    let_lapse,
    withdrawing,
)
from tests.sync_server.shop import HOUR, Shop


@pytest.fixture
def desk(client: httpx.AsyncClient, context: Context, shop: Shop) -> Caller:
    return Caller(client, context, shop, "desk")


async def _page(caller: Caller, group: str = "pending", **query: Any) -> QueuePage:
    return read(QueuePage, await caller("GET", "/requests/queue", group=group, **query))


async def _ids(caller: Caller, group: str) -> list[UUID]:
    """All pages, one line at a time."""
    found: list[UUID] = []
    after: dict[str, Any] = {}
    while True:
        page = await _page(caller, group, limit=1, **after)
        found += [entry.request.id for entry in page.entries]
        if page.after is None:
            return found
        assert page.after == found[-1]
        after = {"after": str(page.after)}


def _now(shop: Shop) -> int:
    return shop.bootstrap.clock.now()


async def _one(caller: Caller, request_id: UUID) -> QueueEntry:
    (entry,) = [each for each in (await _page(caller)).entries if each.request.id == request_id]
    return entry


async def test_pending_are_in_order_of_age_then_the_countered_by_when_they_lapse(
    desk: Caller, shop: Shop
) -> None:
    now = _now(shop)
    fresh = await ask(shop, shop.at(10), asked_at=now - HOUR)
    late = await ask(shop, shop.at(11), asked_at=now - 25 * HOUR)
    soon = await ask(shop, shop.at(12), asked_at=now - 17 * HOUR)
    countered = [await ask(shop, shop.at(10), asked_at=now - 30 * HOUR) for _ in range(2)]
    for request_id, day in zip(countered, (5, 4), strict=True):
        await shop.send("desk", countering(request_id, shop.at(10, day)))
    await let_lapse(shop, countered[0], seconds=-600)
    page = await _page(desk)
    assert [entry.request.id for entry in page.entries] == [late, soon, fresh, countered[0], countered[1]]
    assert [entry.age for entry in page.entries] == ["overdue", "due_soon", "fresh", None, None]
    assert page.entries[0].answer_by == now - HOUR
    assert {entry.customer_name for entry in page.entries} == {shop.customer.name}
    assert await _ids(desk, "pending") == [late, soon, fresh, *countered]


async def test_each_wish_says_what_stands_against_it_and_where_it_could_be(desk: Caller, shop: Shop) -> None:
    booking = shop.booking(shop.at(10))
    await shop.send("desk", booking)
    taken = (await shop.session(booking.session_id)).bay_id
    request_id = await ask(shop, shop.at(10), shop.at(12), preferred_mechanic_id=shop.anna.id)
    entry = await _one(desk, request_id)
    first, second = entry.choices
    assert (first.bay_id, [clash.reason for clash in first.clashes]) == (None, ["booked"])
    assert (first.clashes[0].session_id, first.clashes[0].customer_name) == (
        booking.session_id,
        shop.customer.name,
    )
    assert (second.clashes, second.bay_id is not None, second.mechanic_id) == ([], True, shop.anna.id)
    assert len(entry.alternatives) == 3
    assert all((free.starts, free.mechanic_id) != (shop.at(10), shop.anna.id) for free in entry.alternatives)
    without = await _one(desk, await ask(shop, shop.at(10)))
    assert without.choices[0].bay_id not in (None, taken)


async def test_what_can_be_confirmed_at_one_go_is_told_and_can_be(desk: Caller, shop: Shop) -> None:
    """Each for its best time that nobody else wants; rivals and clashes are left to a person."""
    await shop.send("desk", shop.booking(shop.at(10)))
    anna = {"preferred_mechanic_id": shop.anna.id}
    second = await ask(shop, shop.at(10), shop.at(12), **anna)
    one, other = [await ask(shop, shop.at(15), **anna) for _ in range(2)]
    countered = await ask(shop, shop.at(17))
    await shop.send("desk", countering(countered, shop.at(18)))
    clash = await ask(shop, shop.at(10), **anna)
    alone = await ask(shop, shop.at(18, 4), **anna)
    ready = {entry.request.id: entry.ready for entry in (await _page(desk)).entries}
    free = {second: shop.at(12), alone: shop.at(18, 4)}
    assert ready == {**dict.fromkeys((one, other, countered, clash)), **free}
    for request_id, starts in free.items():
        result = await shop.send("desk", confirming(request_id, starts, mechanic_id=shop.anna.id))
        assert result.code == ""
    done = (await _page(desk, "confirmed")).entries
    assert [(entry.request.id, entry.ready) for entry in done] == [(second, None), (alone, None)]


async def test_rivals_are_those_who_want_the_same_mechanic_or_the_last_bay(desk: Caller, shop: Shop) -> None:
    one = await ask(shop, shop.at(10), preferred_mechanic_id=shop.anna.id)
    other = await ask(shop, shop.at(10.5), preferred_mechanic_id=shop.anna.id)
    alone = await ask(shop, shop.at(15), preferred_mechanic_id=shop.anna.id)
    rivals = {
        entry.request.id: entry.choices[0].rivals for entry in (await _page(desk)).entries if entry.choices
    }
    assert rivals == {one: [other], other: [one], alone: []}
    await shop.send("desk", confirming(one, shop.at(10), mechanic_id=shop.anna.id))
    entry = await _one(desk, other)
    assert (entry.choices[0].rivals, [clash.reason for clash in entry.choices[0].clashes]) == ([], ["booked"])


async def test_of_a_countered_request_its_own_holds_are_no_clash(desk: Caller, shop: Shop) -> None:
    request_id = await ask(shop, shop.at(10))
    await shop.send("desk", countering(request_id, shop.at(14), mechanic_id=shop.anna.id))
    entry = await _one(desk, request_id)
    assert (entry.state, entry.alternatives) == ("countered", [])
    (choice,) = entry.choices
    assert (choice.starts, choice.clashes, choice.bay_id) == (
        shop.at(14),
        [],
        entry.request.offered[0].bay_id,
    )


async def test_confirmed_are_by_when_the_visit_is_and_done_when_it_is_over(desk: Caller, shop: Shop) -> None:
    ids, commands = [], []
    for hour in (16, 10, 13):
        request_id = await ask(shop, shop.at(hour))
        command = confirming(request_id, shop.at(hour), mechanic_id=shop.anna.id)
        await shop.send("desk", command)
        ids.append(request_id)
        commands.append(command)
    late, early, middle = ids
    assert await _ids(desk, "confirmed") == [early, middle, late]
    seen = Place(starts=shop.at(10), minutes=60, mechanic_id=shop.anna.id)
    to = replace(seen, starts=shop.at(18))
    moved = MoveSession(session_id=commands[1].session_id, seen=seen, to=to)
    assert (await shop.send("desk", moved)).status == "applied"
    page = await _page(desk, "confirmed")
    assert [entry.request.id for entry in page.entries] == [middle, late, early]
    assert (page.entries[2].visit_starts, page.entries[2].session_state) == (shop.at(18), "scheduled")
    assert page.entries[2].request.confirmed_starts == shop.at(10)
    await shop.send("desk", CancelSession(session_id=commands[2].session_id))
    assert await _ids(desk, "confirmed") == [late, early]
    (done,) = (await _page(desk, "done")).entries
    assert (done.request.id, done.session_state) == (middle, "cancelled")


async def test_done_are_the_latest_first(desk: Caller, shop: Shop) -> None:
    declined, withdrawn, expired = [await ask(shop, shop.at(10)) for _ in range(3)]
    visit = await ask(shop, shop.at(12))
    command = confirming(visit, shop.at(12))
    for each in (
        declining(declined),
        withdrawing(withdrawn),
        countering(expired, shop.at(14)),
        command,
        CancelSession(session_id=command.session_id),
    ):
        assert (await shop.send("desk", each)).status == "applied"
    await let_lapse(shop, expired, seconds=60)
    assert expired not in await _ids(desk, "pending")
    await jobs.sweep(shop.bootstrap, shop.id)
    async with shop.acting("desk") as (uow, _):
        await uow.bump()
        row = await uow.records.get(VisitRequest, declined)
        assert row is not None
        await uow.records.put(replace(row, ended_at=_now(shop) - HOUR))
    assert await _ids(desk, "done") == [visit, withdrawn, expired, declined]
    states = [entry.state for entry in (await _page(desk, "done")).entries]
    assert states == ["confirmed", "withdrawn", "expired", "declined"]


async def test_paging_goes_on_behind_a_request_that_was_answered_meanwhile(desk: Caller, shop: Shop) -> None:
    now = _now(shop)
    ids = [await ask(shop, shop.at(10), asked_at=now - HOUR * (4 - number)) for number in range(3)]
    first = await _page(desk, limit=1)
    await shop.send("desk", declining(ids[0]))
    rest = await _page(desk, after=str(first.after))
    assert [entry.request.id for entry in rest.entries] == ids[1:]


async def test_an_empty_queue_and_an_unknown_place_in_it(desk: Caller, shop: Shop, other_shop: Shop) -> None:
    for group in ("pending", "confirmed", "done"):
        page = await _page(desk, group)
        assert (page.group, page.entries, page.after) == (group, [], None)
    theirs = await ask(other_shop, other_shop.at(10))
    refused = await desk("GET", "/requests/queue", after=str(theirs))
    assert (refused.status_code, problem(refused).code) == (404, "not_found")
    for wrong in ({"limit": 0}, {"limit": 101}, {"group": "all"}, {"after": "x"}):
        assert (await desk("GET", "/requests/queue", **wrong)).status_code == 400, wrong


@pytest.mark.parametrize("who", ["anna", "ivan", "kiosk"])
async def test_the_queue_is_the_offices(
    client: httpx.AsyncClient, context: Context, shop: Shop, who: str
) -> None:
    refused = await Caller(client, context, shop, who)("GET", "/requests/queue")
    assert (refused.status_code, problem(refused).code) == (403, "not_allowed")
