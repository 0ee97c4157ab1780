"""A no-show that a desktop without the server tells of late: staff may take it back as long as any other."""

from __future__ import annotations

from uuid import UUID

import pytest

from scheduling.visit_commands import MarkNoShow, TakeBackNoShow
from scheduling.vocabulary import SessionState
from sync_server.jobs import money as jobs
from sync_server.services import tasks
from tests.sync_server.counter import Counter
from tests.sync_server.jobs_due import times
from tests.sync_server.shop import HOUR, Shop

DAY = 24 * HOUR


@pytest.fixture
def counter(shop: Shop) -> Counter:
    return Counter(shop)


async def _told_two_days_late(counter: Counter) -> tuple[UUID, int]:
    """A deposit of 15.00; the instant at which the server hears of it."""
    shop = counter.shop
    session_id = await counter.book(shop.booking(shop.at(10)))
    await counter.pay(session_id, 15_00)
    heard = shop.at(10) + 700 + 2 * DAY
    counter.set_clock(heard)
    told = await shop.send("desk", MarkNoShow(session_id=session_id, at=shop.at(10) + 700))
    assert told.code == ""
    return session_id, heard


async def test_it_settles_a_day_after_it_was_heard_of(counter: Counter) -> None:
    shop = counter.shop
    session_id, heard = await _told_two_days_late(counter)
    assert heard + DAY in await times(shop, tasks.SETTLE_NO_SHOW)
    counter.set_clock(heard + DAY - 1)
    assert not await jobs.settle_no_show(shop.bootstrap, shop.id, session_id)
    assert await jobs.sweep(shop.bootstrap, shop.id) == 0
    counter.set_clock(heard + DAY)
    assert await jobs.settle_no_show(shop.bootstrap, shop.id, session_id)
    assert await counter.sums(session_id) == {"terminal": -15_00, "payee": 15_00}


@pytest.mark.parametrize(("after", "code"), [(DAY - 1, ""), (DAY, "settled")])
async def test_staff_take_it_back_until_then(counter: Counter, after: int, code: str) -> None:
    session_id, heard = await _told_two_days_late(counter)
    counter.set_clock(heard + after)
    assert (await counter.shop.send("desk", TakeBackNoShow(session_id=session_id))).code == code
    session = await counter.shop.session(session_id)
    assert session.state is (SessionState.NO_SHOW if code else SessionState.PENDING)


async def test_what_happened_and_when_is_told_as_the_device_knew_it(counter: Counter) -> None:
    session_id, heard = await _told_two_days_late(counter)
    async with counter.shop.uow() as uow:
        step = (await uow.events.of_session(session_id))[-1]
    assert (step.what, step.at, step.heard_at) == ("did not come", counter.shop.at(10) + 700, heard)
