"""A visit that is put in another bay: at its own time, also once its customer is here, or with another time."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from scheduling.commands import MoveSession
from scheduling.ids import uuid7
from scheduling.records import Session
from scheduling.sessions import place_of
from scheduling.vocabulary import SessionState, VisitKind
from tests.sync_server.shop import Shop
from tests.sync_server.visiting import MINUTE, S, do, slot_of, stand


async def _standing(shop: Shop, state: SessionState, bay: int, **over: Any) -> Session:
    """A visit in that bay, at ten unless said."""
    values: dict[str, Any] = {"starts": shop.at(10), "bay_id": shop.bays[bay].id}
    row = await stand(shop, state, **(values | over))
    async with shop.uow() as uow:
        await uow.bump()
        taken = await uow.reservations.take(
            replace(slot_of(shop, row), bay_id=shop.bays[bay].id), needs_bay=True
        )
        assert taken.taken
        await uow.commit()
    return row


def _into(shop: Shop, row: Session, bay: int, *, starts: int | None = None) -> MoveSession:
    seen = place_of(row)
    to = seen if starts is None else replace(seen, starts=starts)
    return MoveSession(session_id=row.id, seen=seen, to=to, bay_id=shop.bays[bay].id)


async def _bays(shop: Shop, row: Session) -> tuple[object, object]:
    """That of the session, and that of its slot."""
    slot = await shop.slot_of(row.id)
    assert slot is not None
    return (await shop.session(row.id)).bay_id, slot.bay_id


@pytest.mark.parametrize("state", [S.SCHEDULED, S.PENDING, S.WAITING, S.LIVE])
async def test_it_stands_in_another_bay_and_nothing_else_is_another(shop: Shop, state: SessionState) -> None:
    row = await _standing(shop, state, 0)
    before = await shop.slot_of(row.id)
    move = _into(shop, row, 1)
    assert await do(shop, "desk", move) == ("applied", "")
    assert await _bays(shop, row) == (shop.bays[1].id, shop.bays[1].id)
    after, now = await shop.slot_of(row.id), await shop.session(row.id)
    assert before is not None
    assert after == replace(before, bay_id=shop.bays[1].id)
    assert now == replace(row, bay_id=shop.bays[1].id), "no state, no place, no sequence of its invitation"
    assert [what for what, *_ in await shop.steps(row.id)] == ["other bay"]
    assert await do(shop, "owner", move) == ("applied", ""), "wished by another as well"
    assert [what for what, *_ in await shop.steps(row.id)] == ["other bay"]


async def test_an_offer_stays_an_offer(shop: Shop) -> None:
    """Its mechanic was asked for a time, not for a bay."""
    row = await _standing(shop, S.OFFERED, 0, mechanic_id=shop.ivan.id)
    assert await do(shop, "desk", _into(shop, row, 1)) == ("applied", "")
    assert (await shop.session(row.id)).state is S.OFFERED


async def test_a_bay_that_is_taken_says_by_whom(shop: Shop) -> None:
    row = await _standing(shop, S.WAITING, 0)
    other = await _standing(shop, S.SCHEDULED, 1, starts=shop.at(10.5), mechanic_id=shop.bert.id)
    refused = await shop.send("desk", _into(shop, row, 1))
    assert (refused.status, refused.code) == ("conflict", "slot_taken")
    (blocking,) = refused.outcome.blocking
    assert (blocking.session_id, blocking.customer_name) == (other.id, "Somebody")
    assert await _bays(shop, row) == (shop.bays[0].id, shop.bays[0].id)


async def test_its_buffer_needs_no_bay(shop: Shop) -> None:
    """A bay is free as soon as the visit in it is over, and from the moment before the next one."""
    row = await _standing(shop, S.SCHEDULED, 0)
    await _standing(shop, S.SCHEDULED, 1, starts=shop.at(9), mechanic_id=shop.bert.id)
    await _standing(shop, S.SCHEDULED, 1, starts=shop.at(11) + 30 * MINUTE, mechanic_id=shop.bert.id)
    assert await do(shop, "desk", _into(shop, row, 1)) == ("applied", "")


async def test_a_bay_that_is_out_of_use_or_nobodys_is_refused(shop: Shop) -> None:
    row = await _standing(shop, S.SCHEDULED, 0)
    unknown = replace(_into(shop, row, 1), bay_id=uuid7())
    refused = await shop.send("desk", unknown)
    assert (refused.status, refused.code, refused.outcome.reasons) == ("conflict", "slot_taken", ["no_bay"])


async def test_moved_by_somebody_meanwhile_it_is_not_put_anywhere(shop: Shop) -> None:
    row = await _standing(shop, S.SCHEDULED, 0)
    to = replace(place_of(row), starts=shop.at(14))
    assert await do(shop, "owner", MoveSession(session_id=row.id, seen=place_of(row), to=to)) == (
        "applied",
        "",
    )
    refused = await shop.send("desk", _into(shop, row, 1))
    assert (refused.status, refused.code) == ("conflict", "stale_move")
    assert (await _bays(shop, row))[0] == shop.bays[0].id


@pytest.mark.parametrize("state", [S.COMPLETED, S.CANCELLED, S.NO_SHOW])
async def test_what_is_over_stands_nowhere(shop: Shop, state: SessionState) -> None:
    row = await stand(shop, state, starts=shop.at(10))
    assert await do(shop, "desk", _into(shop, row, 1)) == ("conflict", "gone")


async def test_a_session_at_a_distance_has_none(shop: Shop) -> None:
    row = await stand(shop, S.SCHEDULED, starts=shop.at(10), slot=True, kind=VisitKind.VIDEO)
    assert await do(shop, "desk", _into(shop, row, 1)) == ("applied", "")
    assert await _bays(shop, row) == (None, None)


async def test_an_affiliated_mechanic_asks_for_it(shop: Shop) -> None:
    row = await _standing(shop, S.SCHEDULED, 0)
    assert await do(shop, "anna", _into(shop, row, 1)) == ("rejected", "not_allowed")


async def test_with_another_time_it_gets_the_wished_bay_or_a_free_one(shop: Shop) -> None:
    row = await _standing(shop, S.SCHEDULED, 0)
    assert await do(shop, "desk", _into(shop, row, 1, starts=shop.at(14))) == ("applied", "")
    assert await _bays(shop, row) == (shop.bays[1].id, shop.bays[1].id)
    await _standing(shop, S.SCHEDULED, 0, starts=shop.at(16), mechanic_id=shop.bert.id)
    moved = await shop.session(row.id)
    assert await do(shop, "desk", _into(shop, moved, 0, starts=shop.at(16))) == ("applied", "")
    assert (await _bays(shop, row))[0] == shop.bays[1].id, "the time counts more than the bay"


async def test_two_that_are_put_in_one_bay_at_once_do_not_share_it(shop: Shop) -> None:
    first = await _standing(shop, S.SCHEDULED, 0)
    second = await stand(
        shop, S.SCHEDULED, starts=shop.at(10), mechanic_id=shop.bert.id, kind=VisitKind.IN_PERSON, slot=True
    )
    answers = await asyncio.gather(
        shop.send("desk", _into(shop, first, 1)), shop.send("owner", _into(shop, second, 1))
    )
    assert sorted(each.code for each in answers) == ["", "slot_taken"]
