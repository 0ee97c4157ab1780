"""The times offered instead are the ones that the whole booking window gives, wherever they lie."""

from __future__ import annotations

import itertools
from dataclasses import replace

from scheduling.commands import Place
from scheduling.ids import uuid7
from scheduling.vocabulary import VisitKind
from sync_server.services.answers import ALTERNATIVES, alternatives
from sync_server.services.schedule import Question, Schedule
from tests.sync_server.shop import HOUR, Shop

DAY = 86_400


async def _offered(shop: Shop, starts: int) -> tuple[list[int], list[int]]:
    """What is offered, and what the engine finds over everything."""
    async with shop.acting("desk") as (uow, account):
        schedule = await Schedule.around(uow, starts, starts + HOUR)
        place = Place(starts=starts, minutes=60, mechanic_id=shop.anna.id)
        now = shop.at(0, day=0)
        question = Question(place=place, kind=VisitKind.VIDEO, now=now)
        given = await alternatives(account, schedule, question)
        best = (await schedule.whole(now)).availability.nearest(
            shop.anna.id, starts, 60, VisitKind.VIDEO, now=now, count=ALTERNATIVES, as_staff=True
        )
        return [each.starts for each in given], [each.starts for each in best]


async def test_when_days_around_are_free_they_are_the_nearest(shop: Shop) -> None:
    given, best = await _offered(shop, shop.at(10, day=10))
    assert given == best
    assert len(given) == ALTERNATIVES


async def test_when_days_around_are_full_they_are_found_beyond(shop: Shop) -> None:
    asked = shop.at(10, day=10)
    async with shop.acting("desk") as (uow, _):
        await uow.bump()
        for day in range(4, 17):
            start = shop.at(8, day=day)
            for mechanic in (shop.anna, shop.bert, shop.ivan):
                slot = shop.slot(start, id=uuid7(), ends=start + 12 * HOUR, blocks_end=start + 13 * HOUR)
                await uow.reservations.take(replace(slot, mechanic_id=mechanic.id), needs_bay=False)
    given, best = await _offered(shop, asked)
    assert given == best
    assert len(given) == ALTERNATIVES
    assert all(abs(starts - asked) > 5 * DAY for starts in given)


async def test_the_refused_time_counts_for_none_of_them(shop: Shop) -> None:
    """Five times are free around it, and one of them is the one that was refused."""
    asked = shop.at(9, day=10)
    async with shop.acting("desk") as (uow, _):
        await uow.bump()
        for day, mechanic in itertools.product(range(4, 17), (shop.anna, shop.bert, shop.ivan)):
            begin = 11.25 if (day, mechanic) == (10, shop.anna) else 8
            slot = shop.slot(shop.at(begin, day=day), id=uuid7(), ends=shop.at(20, day=day))
            slot = replace(slot, blocks_end=slot.ends, mechanic_id=mechanic.id)
            assert (await uow.reservations.take(slot, needs_bay=False)).taken
    async with shop.acting("desk") as (uow, account):
        schedule = await Schedule.around(uow, asked, asked + HOUR)
        place = Place(starts=asked, minutes=60, mechanic_id=shop.anna.id)
        question = Question(place=place, kind=VisitKind.VIDEO, now=shop.at(0, day=0))
        given = await alternatives(account, schedule, question, refused=True)
    starts = [each.starts for each in given]
    assert starts[:4] == [shop.at(hour, day=10) for hour in (8.5, 9.5, 8, 10)]
    assert len(starts) == ALTERNATIVES
