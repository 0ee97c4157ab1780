"""Free times over HTTP: what is offered is accepted, what is refused says why, to whom it may be said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import httpx
import pytest

from scheduling.availability_messages import (
    SlotsAnswer,
    VerdictAnswer,
    VerdictQuestion,
    VerdictsAnswer,
    VerdictsQuestion,
)
from scheduling.commands import CancelSession
from scheduling.ids import uuid7
from scheduling.wire import HoldRequest
from sync_server.http.context import Context
from tests.sync_server.availability_questions import day_of, question, times_of
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.shop import HOUR, Shop


async def _verdicts(caller: Caller, *questions: VerdictQuestion) -> list[VerdictAnswer]:
    body = VerdictsQuestion(questions=list(questions))
    return read(VerdictsAnswer, await caller("POST", "/availability/verdicts", body)).verdicts


async def _slots(caller: Caller, shop: Shop, **over: Any) -> SlotsAnswer:
    query = {"first_day": str(day_of(shop)), "minutes": 60, "kind": "in_person", **over}
    return read(SlotsAnswer, await caller("GET", "/availability/slots", **query))


@pytest.fixture
def desk(client: httpx.AsyncClient, context: Context, shop: Shop) -> Caller:
    return Caller(client, context, shop, "desk")


async def test_slots_come_by_mechanic_day_and_part_of_the_day(desk: Caller, shop: Shop) -> None:
    answer = await _slots(desk, shop, days=2, anybody=True)
    assert answer.zone == "America/Toronto"
    assert [row.mechanic_id for row in answer.mechanics] == [shop.anna.id, shop.bert.id, shop.ivan.id, None]
    first, second = answer.mechanics[0].days
    assert (first.day, second.day) == (day_of(shop), day_of(shop, 4))
    assert first.morning == [shop.at(8 + half / 2) for half in range(8)]
    assert first.afternoon == [shop.at(12 + half / 2) for half in range(10)]
    assert first.evening == [shop.at(17 + half / 2) for half in range(5)], "the last begins at 19:00"
    assert first.count == 23


async def test_every_slot_is_taken_when_it_is_asked_for(desk: Caller, shop: Shop) -> None:
    """What is offered is accepted, one after the other, until nothing is offered."""
    only = {"mechanic": str(shop.bert.id), "minutes": 240}
    for _ in range(5):
        free = times_of(await _slots(desk, shop, **only))
        if not free:
            break
        booking = shop.booking(free[0], mechanic_id=shop.bert.id, minutes=240)
        (verdict,) = await _verdicts(desk, question(shop, free[0], mechanic_id=shop.bert.id, minutes=240))
        assert verdict.available
        result = await shop.send("desk", booking)
        assert result.status == "applied"
        after = times_of(await _slots(desk, shop, **only))
        assert free[0] not in after, "what was kept of before is not told again"
    else:
        raise AssertionError("four hours fit into a day of twelve at most three times")
    session_id = booking.session_id
    await shop.send("desk", CancelSession(session_id=session_id))
    assert booking.starts in times_of(await _slots(desk, shop, **only))


async def test_a_refusal_names_whom_the_asker_may_see(
    desk: Caller, client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    booked = shop.booking(shop.at(10))
    await shop.send("desk", booked)
    free = question(shop, shop.at(14))
    taken = question(shop, shop.at(10.5))
    close = question(shop, shop.at(11), drop_buffer=False)
    closed = question(shop, shop.at(21))
    answers = await _verdicts(desk, free, taken, close, closed)
    assert [answer.available for answer in answers] == [True, False, False, False]
    reasons = [[each.reason for each in answer.refusals] for answer in answers]
    assert reasons == [[], ["booked"], ["buffer"], ["workshop_closed"]]
    (who,) = answers[1].refusals
    assert (who.session_id, who.customer_name, who.mechanic_id) == (
        booked.session_id,
        "Chantal Client",
        shop.anna.id,
    )
    (as_ivan,) = await _verdicts(Caller(client, context, shop, "ivan"), taken)
    (seen,) = as_ivan.refusals
    assert (seen.reason, seen.session_id, seen.customer_name) == ("booked", None, "")
    (as_anna,) = await _verdicts(Caller(client, context, shop, "anna"), taken)
    assert as_anna.refusals[0].customer_name == "Chantal Client", "it is her own booking"


async def test_ones_own_is_not_in_ones_way_and_only_the_desk_drops_a_buffer(
    desk: Caller, client: httpx.AsyncClient, context: Context, shop: Shop
) -> None:
    booked = shop.booking(shop.at(10))
    await shop.send("desk", booked)
    moved = question(shop, shop.at(10.5), ignoring=[booked.session_id])
    dropped = question(shop, shop.at(11), drop_buffer=True)
    assert [answer.available for answer in await _verdicts(desk, moved, dropped)] == [True, True]
    anna = Caller(client, context, shop, "anna")
    assert [answer.available for answer in await _verdicts(anna, moved, dropped)] == [True, False]


@pytest.mark.parametrize("who", ["owner", "desk", "anna", "ivan", "kiosk"])
async def test_everybody_but_a_kiosk_may_ask_of_their_own_organization_only(
    client: httpx.AsyncClient, context: Context, shop: Shop, other_shop: Shop, who: str
) -> None:
    caller = Caller(client, context, shop, who)
    expected = 403 if who == "kiosk" else 200
    own = VerdictsQuestion(questions=[question(shop, shop.at(10))])
    assert (await caller("POST", "/availability/verdicts", own)).status_code == expected
    query = {"first_day": str(day_of(shop)), "minutes": 60, "kind": "video"}
    assert (await caller("GET", "/availability/slots", **query)).status_code == expected
    foreign = VerdictsQuestion(questions=[question(other_shop, shop.at(10))])
    expected = 403 if who == "kiosk" else 404
    assert (await caller("POST", "/availability/verdicts", foreign)).status_code == expected
    query["mechanic"] = str(other_shop.anna.id)
    assert (await caller("GET", "/availability/slots", **query)).status_code == expected


async def test_a_question_that_makes_no_sense_is_refused_with_a_code(desk: Caller, shop: Shop) -> None:
    good = question(shop, shop.at(10))
    bad = [
        [],
        [good] * 201,
        [replace(good, kind="teleport")],
        [replace(good, minutes=0)],
        [replace(good, starts=-5)],
        [replace(good, ignoring=[uuid7() for _ in range(21)])],
        [good, replace(good, starts=good.starts + 63 * 24 * HOUR)],
    ]
    for questions in bad:
        response = await desk("POST", "/availability/verdicts", VerdictsQuestion(questions=questions))
        assert (response.status_code, problem(response).code) == (400, "invalid")
    unknown = VerdictsQuestion(questions=[replace(good, mechanic_id=uuid7())])
    response = await desk("POST", "/availability/verdicts", unknown)
    assert (response.status_code, problem(response).code) == (404, "not_found")
    query = {"first_day": str(day_of(shop)), "minutes": 60, "kind": "in_person"}
    for wrong in (
        {"first_day": "yesterday"},
        {"first_day": "9999-12-31", "days": 3},
        {"first_day": "0001-01-01"},
        {"minutes": 0},
        {"minutes": 1441},
        {"days": 63},
        {"days": 0},
        {"kind": "teleport"},
        {"mechanic": "anna"},
    ):
        response = await desk("GET", "/availability/slots", **{**query, **wrong})
        assert (response.status_code, problem(response).code) == (400, "invalid"), wrong


async def test_days_long_ago_and_far_ahead_have_no_slots(desk: Caller, shop: Shop) -> None:
    for day in ("1970-01-01", "2199-12-31"):
        answer = await _slots(desk, shop, first_day=day)
        assert [row.days[0].count for row in answer.mechanics] == [0, 0, 0], day


async def test_a_held_slot_says_held_and_whose_own_it_is(desk: Caller, shop: Shop) -> None:
    hold = HoldRequest(
        hold_id=uuid7(), starts=shop.at(10), minutes=60, kind="in_person", mechanic_id=shop.anna.id
    )
    assert (await desk("POST", "/holds", hold)).status_code == 200
    asked = question(shop, shop.at(10))
    own = replace(asked, ignoring=[hold.hold_id])
    answers = await _verdicts(desk, asked, own)
    assert [[each.reason for each in answer.refusals] for answer in answers] == [["held"], []]
