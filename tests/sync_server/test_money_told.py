"""Money that came or went back is told its customer, once, and shown at the booking."""

from __future__ import annotations

from uuid import UUID

import pytest

from scheduling.message_kinds import MessageKind
from scheduling.visit_records import SessionRating
from sync_server.services.message_rows import SentMessage, Tiding
from sync_server.services.money import taking
from tests.sync_server.counter import Counter
from tests.sync_server.mailing import Mailing
from tests.sync_server.shop import Shop


@pytest.fixture
def counter(shop: Shop) -> Counter:
    return Counter(shop)


async def _tidings(shop: Shop, kind: MessageKind) -> list[tuple[UUID, int, UUID | None]]:
    async with shop.uow() as uow:
        rows = await uow.rows.find(Tiding, kind=kind)
    return [(row.about, row.version, row.session_id) for row in rows]


async def _due(counter: Counter) -> Mailing:
    """The worker's minute after all that."""
    mailing = Mailing(counter.shop, counter.now() + 2 * 3600)
    await mailing.reach()
    await mailing.sweep()
    return mailing


async def test_a_refund_is_told_once_it_went_back(counter: Counter) -> None:
    asked = await counter.request(counter.shop.at(10))
    await counter.start(asked)
    await counter.confirm(asked.checkout_id)
    session_id = asked.booking.session_id
    (payment,) = await counter.payments(session_id)
    await counter.cancel(session_id)
    for _ in range(2):
        await counter.run_refunds(session_id)
    assert await _tidings(counter.shop, MessageKind.REFUNDED) == [(payment.id, 2, session_id)]
    mailing = await _due(counter)
    assert "refunded email" in mailing.carrier.kinds
    async with counter.shop.uow() as uow:
        assert await uow.rows.count(SentMessage, session_id=session_id, kind=MessageKind.REFUNDED) == 1


async def test_the_receipt_comes_when_it_is_done_and_for_what_is_paid_after(counter: Counter) -> None:
    session_id = await counter.book(counter.video(counter.shop.at(10)))
    await counter.pay(session_id, 3334)
    assert await _tidings(counter.shop, MessageKind.RECEIPT) == []
    await counter.complete(session_id)
    assert await _tidings(counter.shop, MessageKind.RECEIPT) == [(session_id, 0, session_id)]
    other_id = await counter.book(counter.video(counter.shop.at(14)))
    await counter.complete(other_id)
    assert len(await _tidings(counter.shop, MessageKind.RECEIPT)) == 1, "nothing was paid for the other"
    await counter.pay(other_id, 3334)
    told = await _tidings(counter.shop, MessageKind.RECEIPT)
    assert set(told) == {(session_id, 0, session_id), (other_id, 0, other_id)}
    assert (await _due(counter)).carrier.kinds.count("receipt email") == 2


@pytest.mark.parametrize("credit", [0, 200_00])
@pytest.mark.parametrize("cents", [10_00, 100_00])
async def test_a_visit_at_a_quote_has_a_receipt_too_however_it_is_paid(
    counter: Counter, cents: int, credit: int
) -> None:
    """Also where the deposit alone, or credit, paid for all of it: then no payment comes after it."""
    shop = counter.shop
    session_id = await counter.book(shop.booking(shop.at(10)))
    await counter.pay(session_id, 15_00)
    await counter.give_credit(credit or 1)
    async with shop.acting("desk") as (uow, account):
        await taking.quote(uow, account, session_id, cents, counter.now())
    await counter.complete(session_id)
    if due := (await counter.read(session_id)).due_cents:
        assert await _tidings(shop, MessageKind.RECEIPT) == []
        await counter.pay(session_id, 0 if credit else due - 1)
    assert await _tidings(shop, MessageKind.RECEIPT) == [(session_id, 0, session_id)]


@pytest.mark.parametrize("rated", [False, True])
async def test_who_has_rated_is_not_asked_how_it_was(counter: Counter, rated: bool) -> None:
    shop = counter.shop
    session_id = await counter.book(counter.video(shop.at(10)))
    await counter.complete(session_id)
    mailing = Mailing(shop, counter.now() + 60)
    await mailing.reach()
    await mailing.sweep()
    if rated:
        rating = SessionRating(session_id=session_id, mechanic_id=shop.bert.id, stars=5, words="", at=1)
        async with shop.uow() as uow:
            await uow.bump()
            await uow.rows.add(rating)
            await uow.commit()
    row = (await mailing.rows(session_id))["how_was_it email"]
    assert row.next_at is not None
    await mailing.sweep(row.next_at)  # quiet hours may hold it until the morning, which is then its instant
    row = (await mailing.rows(session_id))["how_was_it email"]
    assert (row.state.value, row.why) == (("dropped", "rated") if rated else ("sent", ""))
