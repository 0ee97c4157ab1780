"""Cash that the owner gives back beyond the policy, and that the desk hands over: two desks of a real server."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from desktop.presenters.booking_money import BookingMoney
from desktop.presenters.calendar_rights import Rights
from desktop.sync.money import Money
from scheduling.payments import PaymentMethod
from scheduling.records import Session
from tests.integration.desks import Desk, until
from tests.sync_server.counter import Counter
from tests.sync_server.shop import Shop


@pytest.fixture
async def paid(shop: Shop) -> UUID:
    """A call that took place and was paid in cash. Asked for before the desks: they fetch it at once."""
    counter = Counter(shop)
    session_id = await counter.book(counter.video(shop.at(10)))
    await counter.pay(session_id, 33_34, PaymentMethod.CASH)
    await counter.complete(session_id)
    return session_id


async def _money(desk: Desk, session_id: UUID) -> BookingMoney:
    await until(lambda: desk.store.get(Session, session_id) is not None)
    row, account = desk.store.get(Session, session_id), desk.access.account
    assert row is not None
    assert account is not None
    rights = Rights(desk.store, account)
    money = BookingMoney(
        Money(desk.access), row, may_take=rights.may_take_money(), may_give_back=rights.may_give_back()
    )
    await money.load()
    return money


async def test_the_owner_gives_it_back_and_the_desk_hands_it_over(
    paid: UUID, desks: tuple[Desk, Desk]
) -> None:
    owner, desk = desks
    decides, hands = await _money(owner, paid), await _money(desk, paid)
    assert (decides.most_back, hands.may_give_back) == (33_34, False)
    assert await decides.give_back(10_00, "Kept waiting", as_credit=False), decides.problem
    assert decides.most_back == 23_34
    await hands.load()
    assert hands.money is not None
    (waiting,) = hands.money.refunds
    assert (waiting.by_hand, waiting.reason) == (True, "Kept waiting")
    assert await hands.hand_back(waiting), hands.problem
    assert hands.money is not None
    (done,) = hands.money.refunds
    assert replace(done, done_at=None) == replace(waiting, state="done", by_hand=False)


async def test_what_the_server_does_not_give_is_said(paid: UUID, desks: tuple[Desk, Desk]) -> None:
    owner, _ = desks
    first, second = await _money(owner, paid), await _money(owner, paid)
    assert await first.give_back(30_00, "Kept waiting", as_credit=True)
    assert not await second.give_back(10_00, "Kept waiting", as_credit=False)
    assert second.problem == "over_refund"


@pytest.fixture
async def partly(shop: Shop) -> UUID:
    """The same, where credit paid a part."""
    counter = Counter(shop)
    session_id = await counter.book(counter.video(shop.at(10)))
    await counter.give_credit(20_00)
    await counter.pay(session_id, 13_34, PaymentMethod.CASH)
    await counter.complete(session_id)
    return session_id


async def test_what_the_desk_offers_as_money_the_server_gives(partly: UUID, desks: tuple[Desk, Desk]) -> None:
    owner, _ = desks
    money = await _money(owner, partly)
    assert (money.most_given(as_credit=False), money.most_given(as_credit=True)) == (13_34, 33_34)
    assert await money.give_back(13_34, "Kept waiting", as_credit=False), money.problem
    assert (money.most_given(as_credit=False), money.most_given(as_credit=True)) == (0, 20_00)
    assert await money.give_back(20_00, "Kept waiting", as_credit=True), money.problem
    assert money.most_back == 0
