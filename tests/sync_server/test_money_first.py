"""An immediate session is paid after the waiver and before it begins; any other begins with money still due."""

from __future__ import annotations

from typing import Any

import pytest

from scheduling.errors import WaiverMissing
from scheduling.ids import uuid7
from scheduling.money_messages import ManualPayment
from scheduling.payments import PaymentMethod
from scheduling.records import Session
from scheduling.visit_commands import StartSession
from scheduling.visit_records import Side
from scheduling.vocabulary import VisitKind
from sync_server.services import lobby
from sync_server.services.money import reading, taking
from tests.sync_server.counter import Counter
from tests.sync_server.shop import Shop
from tests.sync_server.visiting import S, be_there, now_of, stand
from tests.sync_server.waiver_desk import publish


async def _session(shop: Shop, **over: Any) -> Session:
    return await stand(shop, S.WAITING, **{"kind": VisitKind.VIDEO, "price_cents": 2900, **over})


async def _start(shop: Shop, session: Session) -> str:
    return (await shop.send("anna", StartSession(session_id=session.id))).code


async def _due(shop: Shop, session: Session) -> int:
    async with shop.acting("desk") as (uow, account):
        return (await reading.of_session(uow, account, session.id, now_of(shop))).due_cents


async def _pay(shop: Shop, session: Session) -> None:
    paid = ManualPayment(payment_id=uuid7(), method=PaymentMethod.TERMINAL, cents=await _due(shop, session))
    async with shop.acting("desk") as (uow, account):
        await taking.by_hand(uow, account, session.id, paid, now_of(shop))
        await uow.commit()


async def test_nobody_begins_an_immediate_session_that_is_not_paid(shop: Shop) -> None:
    session = await _session(shop, starts=None)
    assert await _due(shop, session) > 2900, "with tax"
    assert await _start(shop, session) == "payment_needed"
    await _pay(shop, session)
    assert await _start(shop, session) == ""
    assert (await shop.session(session.id)).state is S.LIVE


async def test_both_in_the_lobby_wait_for_the_money(shop: Shop) -> None:
    session = await _session(shop, starts=None)
    await be_there(shop, session, Side.CUSTOMER)
    async with shop.acting("anna") as (uow, account):
        assert (await lobby.join(uow, account, session.id, now_of(shop))).state is S.WAITING
        await uow.commit()
    await _pay(shop, session)
    async with shop.acting("anna") as (uow, account):
        assert (await lobby.join(uow, account, session.id, now_of(shop))).state is S.LIVE
        await uow.commit()


async def test_what_costs_nothing_and_what_was_scheduled_begin_at_once(shop: Shop) -> None:
    assert await _start(shop, await _session(shop, starts=None, price_cents=0)) == ""
    scheduled = await _session(shop)
    assert await _due(shop, scheduled) > 0
    assert await _start(shop, scheduled) == ""


async def test_the_waiver_comes_before_the_money(shop: Shop) -> None:
    await publish(shop)
    immediate, scheduled = await _session(shop, starts=None), await _session(shop)
    with pytest.raises(WaiverMissing):
        await _pay(shop, immediate)
    assert await _due(shop, immediate) > 0
    await _pay(shop, scheduled)
    assert await _due(shop, scheduled) == 0


async def test_the_waiver_comes_before_credit_that_pays_all_of_it_too(shop: Shop) -> None:
    await publish(shop)
    session = await _session(shop, starts=None)
    await Counter(shop).give_credit(50_00, session.customer_id)
    async with shop.acting("desk") as (uow, account):
        await uow.bump()
        with pytest.raises(WaiverMissing):
            await taking.by_credit_alone(uow, account, session, uuid7(), now_of(shop))
    assert await _due(shop, session) > 0
