"""A visit whose customer has checked in gets another mechanic, or one at all: else nobody could ever start it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scheduling.commands import MoveSession, Place
from scheduling.errors import NotAllowed
from scheduling.records import Session
from scheduling.visit_commands import CompleteSession, StartSession
from scheduling.vocabulary import VisitKind
from sync_server.services import moving
from sync_server.services.answers import Decision
from tests.sync_server.shop import HOUR, Shop
from tests.sync_server.visiting import MINUTE, S, stand

START = 10
"""O'clock; the customer stands at the counter, and it is twenty past."""


async def _waiting(shop: Shop, **over: Any) -> Session:
    values = {"mechanic_id": None, "starts": shop.at(START)}
    return await stand(shop, S.WAITING, slot=True, **(values | over))


async def _give(shop: Shop, who: str, session: Session, **to: Any) -> Decision:
    seen = Place(starts=session.starts or 0, minutes=session.minutes, mechanic_id=session.mechanic_id)
    command = MoveSession(session_id=session.id, seen=seen, to=replace(seen, **to))
    async with shop.acting(who) as (uow, account):
        await uow.bump()
        return await moving.move(uow, account, command, shop.at(START) + 20 * MINUTE)


async def test_who_has_only_a_bay_gets_a_mechanic_who_starts_and_completes(shop: Shop) -> None:
    session = await _waiting(shop)
    assert (await _give(shop, "desk", session, mechanic_id=shop.anna.id)).code == ""
    row, slot = await shop.session(session.id), await shop.slot_of(session.id)
    assert slot is not None
    assert (row.state, row.mechanic_id, row.starts) == (S.WAITING, shop.anna.id, session.starts)
    assert (slot.mechanic_id, slot.starts, slot.bay_id) == (shop.anna.id, session.starts, row.bay_id)
    assert await shop.steps(session.id) == [("moved", "waiting", "waiting")]
    for command in (StartSession(session_id=session.id), CompleteSession(session_id=session.id)):
        assert (await shop.send("anna", command)).code == ""
    assert (await shop.session(session.id)).state is S.COMPLETED


async def test_from_one_mechanic_to_another_whose_time_is_free(shop: Shop) -> None:
    session = await _waiting(shop, mechanic_id=shop.anna.id)
    taken = await _waiting(shop, mechanic_id=shop.bert.id, starts=shop.at(START) + HOUR // 2)
    assert (await _give(shop, "desk", session, mechanic_id=shop.bert.id)).code == "slot_taken"
    assert (await shop.session(session.id)).mechanic_id == shop.anna.id
    assert (await _give(shop, "owner", taken, mechanic_id=shop.anna.id)).code == "slot_taken"


async def test_neither_to_another_time_nor_to_who_answers_first_nor_online(shop: Shop) -> None:
    session = await _waiting(shop)
    for to in (
        {"mechanic_id": shop.anna.id, "starts": shop.at(14)},
        {"mechanic_id": shop.anna.id, "minutes": 90},
        {"mechanic_id": shop.ivan.id},
        {"mechanic_id": None},
    ):
        assert (await _give(shop, "owner", session, **to)).code == "gone", to
    online = await _waiting(shop, kind=VisitKind.VIDEO, mechanic_id=shop.bert.id)
    assert (await _give(shop, "owner", online, mechanic_id=shop.anna.id)).code == "gone"
    with pytest.raises(NotAllowed):
        await _give(shop, "anna", session, mechanic_id=shop.anna.id)
