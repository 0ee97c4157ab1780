"""Nobody online: the ways on, asked before anything is entered."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scheduling.errors import Invalid, NotAllowed, NotFound, TooLong
from scheduling.ids import uuid7
from scheduling.matching_messages import WaysAnswer, WaysQuestion
from scheduling.visit_records import Favourite
from scheduling.vocabulary import VisitKind
from sync_server.services import ways
from tests.sync_server.matching_shop import asked, at_clock, hire, joined, online
from tests.sync_server.shop import Shop


async def _ways(shop: Shop, name: str = "desk", **over: Any) -> WaysAnswer:
    values: dict[str, Any] = {"kind": VisitKind.VIDEO, "concern": "The brakes squeal", "make": "Mazda"}
    async with shop.acting(name) as (uow, account):
        return await ways.ways(uow, account, WaysQuestion(**(values | over)), shop.bootstrap.clock.now())


async def test_nobody_online_the_three_ways_and_the_offline_the_best_first(shop: Shop) -> None:
    at_clock(shop)
    clara = await hire(shop, "clara", specialties=("brakes", "Mazda"), years=12, rating=4.6)
    await joined(shop)
    answer = await _ways(shop)
    assert (answer.online, answer.free, answer.shortage) == (0, 0, "nobody_online")
    assert answer.ways == ["waitlist", "schedule", "look_through"]
    assert (answer.waiting, answer.measured_wait) == (1, None)
    assert len(answer.offline) == 4
    best = answer.offline[0]
    assert (best.mechanic_id, best.name, best.years, best.rating) == (clara.id, "Clara", 12, 4.6)
    codes = {reason.code for reason in best.reasons}
    assert {"keyword", "brand", "experience", "rating"} <= codes
    assert best.score == sum(reason.points for reason in best.reasons)


async def test_somebody_online_is_counted_and_not_among_the_offline(shop: Shop) -> None:
    at_clock(shop)
    await online(shop, "anna", "ivan")
    answer = await _ways(shop)
    assert (answer.online, answer.free, answer.shortage, answer.ways) == (2, 2, None, [])
    assert [line.name for line in answer.offline] == ["Bert"]
    assert {line.name for line in answer.there} == {"Anna", "Ivan"}
    assert all("online_now" in {reason.code for reason in line.reasons} for line in answer.there)


async def test_who_is_online_is_named_the_best_first_and_only_who_suits(shop: Shop) -> None:
    at_clock(shop)
    clara = await hire(shop, "clara", specialties=("brakes", "Mazda"), years=12, rating=4.6)
    special = replace(shop.plan, id=uuid7(), code="special", brand_specialist=True)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add(special)
        await uow.commit()
    await online(shop, "anna", "clara", "ivan")
    there = (await _ways(shop)).there
    assert there[0].mechanic_id == clara.id
    assert [line.score for line in there] == sorted((line.score for line in there), reverse=True)
    assert [line.mechanic_id for line in (await _ways(shop, plan_id=special.id)).there] == [clara.id]


async def test_a_postal_code_in_the_place_counts_and_its_city_too(shop: Shop) -> None:
    at_clock(shop)
    await hire(shop, "clara", postal_code="H7A 9Z9")
    near = await _ways(shop, city="Laval, h7a 1b2")
    far = await _ways(shop, city="Laval, J8X 1A1")
    codes = [
        {reason.code for line in answer.offline if line.name == "Clara" for reason in line.reasons}
        for answer in (near, far)
    ]
    assert ["same_postal_area" in each for each in codes] == [True, False]


async def test_one_who_is_online_but_taken_is_not_free(shop: Shop) -> None:
    now = at_clock(shop)
    await online(shop, "ivan")
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add(replace(shop.slot(now), mechanic_id=shop.ivan.id))
        await uow.commit()
    answer = await _ways(shop)
    assert (answer.online, answer.free) == (1, 0)
    assert (answer.shortage, answer.ways) == ("nobody_free", ["waitlist", "schedule", "look_through"])


async def test_a_plan_for_specialists_says_that_none_is_there(shop: Shop) -> None:
    at_clock(shop)
    special = replace(shop.plan, id=uuid7(), code="special", brand_specialist=True)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add(special)
        await uow.commit()
    await online(shop, "ivan")
    assert (await _ways(shop, plan_id=special.id)).shortage == "no_specialist"
    assert (await _ways(shop, plan_id=special.id, just_advice=True)).shortage is None


async def test_asking_changes_nothing(shop: Shop) -> None:
    at_clock(shop)
    async with shop.uow() as uow:
        before = await uow.feed.state()
    await _ways(shop, customer_id=shop.customer.id)
    async with shop.uow() as uow:
        assert await uow.feed.state() == before


@pytest.mark.parametrize(
    ("over", "error"),
    [
        ({"kind": VisitKind.IN_PERSON}, Invalid),
        ({"minutes": 0}, Invalid),
        ({"concern": "x" * 8001}, TooLong),
        ({"make": "a\x00b"}, Invalid),
        ({"plan_id": uuid7()}, NotFound),
        ({"customer_id": uuid7()}, NotFound),
    ],
)
async def test_a_wrong_question_is_refused(shop: Shop, over: dict[str, Any], error: type[Exception]) -> None:
    at_clock(shop)
    with pytest.raises(error):
        await _ways(shop, **over)


async def test_mechanics_and_kiosks_are_not_answered(shop: Shop) -> None:
    at_clock(shop)
    for name in ("anna", "ivan", "kiosk"):
        with pytest.raises(NotAllowed):
            await _ways(shop, name)


async def test_somebody_who_is_asked_now_is_still_online(shop: Shop) -> None:
    at_clock(shop)
    await online(shop, "ivan")
    await asked(shop)
    assert (await _ways(shop)).online == 1


async def test_a_customers_favourites_come_first(shop: Shop) -> None:
    now = at_clock(shop)
    await hire(shop, "clara", specialties=("brakes", "Mazda"), years=12, rating=4.6)
    async with shop.uow() as uow:
        row = Favourite(customer_id=shop.customer.id, mechanic_id=shop.bert.id, since=now)
        await uow.rows.add(row)
        await uow.commit()
    names = [line.name for line in (await _ways(shop, customer_id=shop.customer.id)).offline]
    assert names[:2] == ["Bert", "Clara"]
    assert next(line.name for line in (await _ways(shop)).offline) == "Clara"
