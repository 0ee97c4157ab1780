"""No-shows that people mark, and take back: from when, by whom, until when."""

from __future__ import annotations

import pytest

from scheduling.visit_commands import (
    MarkNoShow,
    TakeBackNoShow,
)
from scheduling.visit_records import Side
from scheduling.vocabulary import VisitKind
from tests.sync_server.counter import StillClock
from tests.sync_server.shop import Shop
from tests.sync_server.visiting import MINUTE, S, be_there, do, now_of, stand

DAY = 86_400


async def test_in_person_from_ten_minutes_by_staff_and_nobody_else(shop: Shop) -> None:
    now = now_of(shop)
    early = await stand(shop, S.PENDING, starts=now - 9 * MINUTE)
    late = await stand(shop, S.PENDING, starts=now - 10 * MINUTE, slot=True)
    assert await do(shop, "desk", MarkNoShow(session_id=early.id)) == ("rejected", "too_early")
    assert await do(shop, "anna", MarkNoShow(session_id=late.id)) == ("rejected", "not_allowed")
    assert await do(shop, "desk", MarkNoShow(session_id=late.id)) == ("applied", "")
    assert await shop.slot_of(late.id) is not None, "it may be taken back"


async def test_online_by_the_mechanic_who_waits_in_the_lobby(shop: Shop) -> None:
    row = await stand(shop, S.PENDING, kind=VisitKind.VIDEO, mechanic_id=shop.ivan.id)
    mark = MarkNoShow(session_id=row.id)
    assert await do(shop, "desk", mark) == ("rejected", "illegal_transition"), "staff may not"
    assert await do(shop, "ivan", mark) == ("rejected", "illegal_transition"), "not there"
    gone = await stand(shop, S.PENDING, kind=VisitKind.VIDEO, mechanic_id=shop.ivan.id)
    await be_there(shop, gone, Side.MECHANIC, left_at=now_of(shop))
    assert await do(shop, "ivan", MarkNoShow(session_id=gone.id)) == ("rejected", "illegal_transition")
    await be_there(shop, row, Side.MECHANIC)
    assert await do(shop, "ivan", mark) == ("applied", "")
    assert await do(shop, "ivan", TakeBackNoShow(session_id=row.id)) == ("rejected", "illegal_transition")


@pytest.mark.parametrize(("ago", "answer"), [(DAY - 60, ("applied", "")), (DAY, ("rejected", "settled"))])
async def test_a_no_show_is_taken_back_until_the_money_has_settled(
    shop: Shop, ago: int, answer: tuple[str, str]
) -> None:
    now = now_of(shop)
    shop.bootstrap.clock = StillClock(now)  # else a second may pass before it is marked
    row = await stand(shop, S.PENDING, starts=now - 1800)
    assert await do(shop, "desk", MarkNoShow(session_id=row.id, at=now)) == ("applied", "")
    shop.bootstrap.clock = StillClock(now + ago)
    assert await do(shop, "desk", TakeBackNoShow(session_id=row.id)) == answer
