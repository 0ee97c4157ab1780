"""What the gateway tells: doubled, late, out of order, unknown, forged. Nothing changes twice."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import httpx
import pytest

from scheduling.ids import uuid7
from scheduling.vocabulary import CancelledBy
from sync_server.http.context import Context
from sync_server.jobs import money as jobs
from sync_server.payments.fake import Fault
from sync_server.payments.signing import TOLERANCE
from sync_server.services.money.rows import CheckoutState, GatewayEventRow, RefundState
from tests.sync_server.caller import problem
from tests.sync_server.counter import Counter
from tests.sync_server.shop import Shop


@pytest.fixture
def counter(shop: Shop) -> Counter:
    return Counter(shop)


class Teller:
    """The gateway, at the webhook."""

    def __init__(self, counter: Counter, client: httpx.AsyncClient) -> None:
        self.counter, self.client = counter, client

    async def send(
        self, name: str, *, shop_id: UUID | None = None, age: int = 0, **fields: Any
    ) -> httpx.Response:
        message = {"id": str(uuid7()), "name": f"payment.{name}", **fields}
        body, header = self.counter.gateway.message(self.counter.now() - age, **message)
        return await self.client.post(
            f"/webhooks/payments/{shop_id or self.counter.shop.id}",
            content=body,
            headers={self.counter.gateway.signature_header: header},
        )

    async def tell(self, name: str, **fields: Any) -> str:
        response = await self.send(name, **fields)
        assert response.status_code == 200, response.text
        outcome: str = response.json()["outcome"]
        return outcome


@pytest.fixture
def teller(counter: Counter, client: httpx.AsyncClient) -> Teller:
    return Teller(counter, client)


async def _started(counter: Counter) -> tuple[Any, str]:
    checkout = await counter.start(await counter.request(counter.shop.at(10)))
    (payment,) = await counter.payments(checkout.session_id)
    return checkout, payment.intent_id


async def _run_paid(counter: Counter, checkout: Any) -> bool:
    return await jobs.paid(counter.shop.bootstrap, counter.shop.id, checkout.payment_id)


async def test_a_success_that_nobody_waited_for_books_the_session_once(
    counter: Counter, teller: Teller
) -> None:
    checkout, intent = await _started(counter)
    told = {"id": "e1", "intent_id": intent, "payment_id": checkout.payment_id}
    assert await teller.tell("succeeded", **told) == "applied"
    assert await teller.tell("succeeded", **told) == "applied", "told again it is answered as before"
    assert await teller.tell("succeeded", **{**told, "id": "e2"}) == "ignored"
    assert await teller.tell("failed", **{**told, "id": "e3"}) == "ignored", "an earlier attempt, told late"
    assert await _run_paid(counter, checkout)
    assert not await _run_paid(counter, checkout)
    assert (await counter.confirm(checkout.id)).state is CheckoutState.CONFIRMED
    assert await counter.sums(checkout.session_id) == {"card": -33_34, "held": 33_34}
    async with counter.shop.uow() as uow:
        kept = await uow.rows.find(GatewayEventRow)
    assert [(row.id, row.outcome) for row in kept] == [
        ("e1", "applied"),
        ("e2", "ignored"),
        ("e3", "ignored"),
    ]


async def test_a_success_whose_intent_was_never_answered_is_known_by_our_own_id(
    counter: Counter, teller: Teller
) -> None:
    asked = await counter.request(counter.shop.at(10))
    counter.gateway.faults.append(Fault.AWAY_AFTER)
    checkout = await counter.start(asked)
    (intent,) = counter.gateway._intents
    told = {"intent_id": intent, "payment_id": checkout.payment_id}
    assert await teller.tell("succeeded", **told) == "applied"
    (payment,) = await counter.payments(checkout.session_id)
    assert payment.intent_id == intent
    assert await teller.tell("succeeded", intent_id="pi_other", payment_id=checkout.payment_id) == "unknown"


async def test_a_failure_then_a_success(counter: Counter, teller: Teller) -> None:
    checkout, intent = await _started(counter)
    assert await teller.tell("failed", intent_id=intent) == "applied"
    assert await teller.tell("succeeded", intent_id=intent) == "applied"
    assert await _run_paid(counter, checkout)


async def test_money_for_a_checkout_that_was_let_go_goes_back(counter: Counter, teller: Teller) -> None:
    checkout, intent = await _started(counter)
    await counter.release(checkout.id)
    assert await teller.tell("succeeded", intent_id=intent) == "applied"
    for _ in range(2):
        assert not await _run_paid(counter, checkout)
    assert [refund.cents for refund in await counter.refunds(checkout.session_id)] == [33_34]


async def _cancelled(counter: Counter) -> tuple[Any, str, Any]:
    checkout, intent = await _started(counter)
    await counter.confirm(checkout.id)
    await counter.cancel(checkout.session_id, CancelledBy.STAFF)
    (refund,) = await counter.refunds(checkout.session_id)
    return checkout, intent, refund


async def test_our_own_refund_is_known_by_its_key_before_and_after_the_job(
    counter: Counter, teller: Teller
) -> None:
    checkout, intent, refund = await _cancelled(counter)
    told = {"intent_id": intent, "refund_id": "re_1", "key": f"refund:{refund.id}", "cents": 33_34}
    assert await teller.tell("refunded", **told) == "applied"
    assert await teller.tell("refunded", **told) == "ignored"
    assert await counter.run_refunds(checkout.session_id) == [False]
    (payment,) = await counter.payments(checkout.session_id)
    assert (payment.state.value, payment.refunded) == ("refunded", 33_34)


async def test_news_of_a_refund_after_the_job_changes_nothing(counter: Counter, teller: Teller) -> None:
    checkout, intent, refund = await _cancelled(counter)
    assert await counter.run_refunds(checkout.session_id) == [True]
    (done,) = await counter.refunds(checkout.session_id)
    told = {"intent_id": intent, "refund_id": done.reference, "cents": 33_34}
    assert await teller.tell("refunded", **told, key=f"refund:{refund.id}") == "ignored"
    assert await teller.tell("refunded", **told) == "ignored"
    assert await counter.sums(checkout.session_id) == {}


async def test_a_refund_that_overtakes_the_news_of_its_success_tells_both(
    counter: Counter, teller: Teller
) -> None:
    checkout, intent = await _started(counter)
    assert await teller.tell("refunded", intent_id=intent, refund_id="re_1", cents=10_00) == "applied"
    (payment,) = await counter.payments(checkout.session_id)
    assert (payment.state.value, payment.refunded) == ("partly_refunded", 10_00)
    assert await teller.tell("succeeded", intent_id=intent) == "ignored"
    assert await counter.sums(checkout.session_id) == {"card": -23_34, "held": 23_34}


async def test_a_refund_made_at_the_gateway_itself_is_written_into_the_books(
    counter: Counter, teller: Teller
) -> None:
    checkout, intent = await _started(counter)
    await counter.confirm(checkout.id)
    await counter.complete(checkout.session_id)
    assert await teller.tell("refunded", intent_id=intent, refund_id="re_1", cents=11_50) == "applied"
    assert await teller.tell("refunded", intent_id=intent, refund_id="re_1", cents=11_50) == "ignored"
    sums = await counter.sums(checkout.session_id)
    assert sums["card"] == -21_84
    assert sums["payee"] + sums["gst"] + sums["qst"] == 21_84
    assert await teller.tell("refunded", intent_id=intent, refund_id="re_2", cents=21_85) == "illegal"
    assert await counter.sums(checkout.session_id) == sums


async def test_one_made_at_the_gateway_while_ours_is_due_is_taken_for_it(
    counter: Counter, teller: Teller
) -> None:
    checkout, intent, _ = await _cancelled(counter)
    assert await teller.tell("refunded", intent_id=intent, refund_id="re_by_hand", cents=33_34) == "applied"
    (refund,) = await counter.refunds(checkout.session_id)
    assert (refund.state, refund.reference) == (RefundState.DONE, "re_by_hand")
    assert await counter.run_refunds(checkout.session_id) == [False]


async def test_what_nobody_here_knows_is_answered_and_kept(counter: Counter, teller: Teller) -> None:
    assert await teller.tell("succeeded", intent_id="pi_nothing") == "unknown"
    assert await teller.tell("succeeded") == "unknown"
    assert await teller.tell("succeeded", payment_id=str(uuid7())) == "unknown"
    _, intent = await _started(counter)
    assert await teller.tell("thought_about", intent_id=intent) == "unknown"
    assert await teller.tell("refunded", intent_id=intent, refund_id="re_0") == "illegal"


async def test_another_organizations_door_leads_to_nothing_of_this_one(
    counter: Counter, teller: Teller, other_shop: Shop
) -> None:
    checkout, intent = await _started(counter)
    told = {"intent_id": intent, "payment_id": checkout.payment_id}
    response = await teller.send("succeeded", shop_id=other_shop.id, **told)
    assert response.json() == {"outcome": "unknown"}
    assert (await teller.send("succeeded", shop_id=uuid7(), **told)).status_code == 404
    (payment,) = await counter.payments(checkout.session_id)
    assert payment.state.value == "pending"


async def test_what_is_forged_or_old_is_refused_and_after_sixty_not_looked_at(
    counter: Counter, teller: Teller, client: httpx.AsyncClient, context: Context
) -> None:
    checkout, intent = await _started(counter)
    old = await teller.send("succeeded", age=TOLERANCE + 60, intent_id=intent)
    assert (old.status_code, problem(old).code) == (400, "invalid")
    path = f"/webhooks/payments/{counter.shop.id}"
    for _ in range(59):
        forged = await client.post(path, content=b"{}", headers={"X-Payment-Signature": "t=1,v1=a"})
        assert forged.status_code == 400
    refused = await client.post(path, content=b"{}")
    assert (refused.status_code, problem(refused).code) == (429, "too_many_attempts")
    (payment,) = await counter.payments(checkout.session_id)
    assert payment.state.value == "pending"
    assert context.webhook_limits is not None
