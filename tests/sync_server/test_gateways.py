"""What any gateway must do, whoever it is; and what none does: charge where no cards are taken."""

from __future__ import annotations

from uuid import uuid4

import pytest

from scheduling.payments import PaymentEventKind
from sync_server.config import ConfigurationError, Settings
from sync_server.payments import make_gateway, signing
from sync_server.payments.fake import FakeGateway, Fault
from sync_server.payments.manual import NoCards
from sync_server.services.money.gateway import (
    BadSignature,
    GatewayAway,
    GatewayRefused,
    IntentState,
    PaymentGateway,
)

NOW = 1_800_000_000


@pytest.fixture
def gateway() -> FakeGateway:
    """Every gateway that takes cards stands here, behind the same tests."""
    return FakeGateway(b"secret of a test")


async def test_the_same_key_is_the_same_intent(gateway: PaymentGateway) -> None:
    payment_id = uuid4()
    first = await gateway.create(payment_id, 500, key="a")
    assert first.state is IntentState.PENDING
    assert first.client_secret
    assert await gateway.create(payment_id, 500, key="a") == first
    with pytest.raises(GatewayRefused):
        await gateway.create(payment_id, 501, key="a")


async def test_confirming_twice_charges_once(gateway: PaymentGateway) -> None:
    intent = await gateway.create(uuid4(), 500, key="a")
    for _ in range(2):
        assert (await gateway.confirm(intent.id, key="b")).state is IntentState.SUCCEEDED


async def test_a_cancelled_one_is_never_charged_and_a_charged_one_never_cancelled(
    gateway: PaymentGateway,
) -> None:
    first = await gateway.create(uuid4(), 500, key="a")
    assert (await gateway.cancel(first.id, key="b")).state is IntentState.CANCELLED
    assert (await gateway.confirm(first.id, key="c")).state is IntentState.CANCELLED
    second = await gateway.create(uuid4(), 500, key="d")
    await gateway.confirm(second.id, key="e")
    assert (await gateway.cancel(second.id, key="f")).state is IntentState.SUCCEEDED


async def test_refunds_add_up_to_what_was_paid_and_no_further(gateway: PaymentGateway) -> None:
    intent = await gateway.create(uuid4(), 500, key="a")
    with pytest.raises(GatewayRefused):
        await gateway.refund(intent.id, 100, key="r0")
    await gateway.confirm(intent.id, key="b")
    first = await gateway.refund(intent.id, 300, key="r1")
    assert await gateway.refund(intent.id, 300, key="r1") == first
    with pytest.raises(GatewayRefused):
        await gateway.refund(intent.id, 201, key="r2")
    second = await gateway.refund(intent.id, 200, key="r3")
    assert (second.cents, second.id) != (first.cents, first.id)


async def test_an_intent_that_it_never_made_is_refused(gateway: PaymentGateway) -> None:
    for intent_id in ("", "pi_1", f"pi_500_{uuid4().hex}_0123456789abcdef0123", "pi_x_y_z"):
        with pytest.raises(GatewayRefused):
            await gateway.refund(intent_id, 1, key=intent_id)


def test_a_message_is_read_when_it_is_signed_and_fresh(gateway: FakeGateway) -> None:
    payment_id = uuid4()
    body, header = gateway.message(NOW, id="e1", name="payment.succeeded", payment_id=payment_id)
    event = gateway.read_event(body, header, NOW + signing.TOLERANCE)
    assert (event.id, event.kind, event.payment_id) == ("e1", PaymentEventKind.SUCCEEDED, payment_id)
    odd, odd_header = gateway.message(NOW, id="e2", name="something.new")
    assert gateway.read_event(odd, odd_header, NOW).kind is None


@pytest.mark.parametrize("late", [signing.TOLERANCE + 1, -signing.TOLERANCE - 1])
def test_an_old_message_is_refused(gateway: FakeGateway, late: int) -> None:
    body, header = gateway.message(NOW, id="e1", name="payment.succeeded")
    with pytest.raises(BadSignature):
        gateway.read_event(body, header, NOW + late)


def test_a_message_that_is_not_the_gateways_is_refused(gateway: FakeGateway) -> None:
    body, header = gateway.message(NOW, id="e1", name="payment.succeeded")
    other, other_header = FakeGateway(b"another").message(NOW, id="e1", name="payment.succeeded")
    signature = header.partition("v1=")[2]
    for wrong in ("", "t=,v1=", f"t={NOW}", f"v1={signature}", f"t={NOW + 1},v1={signature}", other_header,
                  f"t={NOW},t={NOW},v1={signature}", f"t=²,v1={signature}", f"t={NOW},v1=é"):  # fmt: skip
        with pytest.raises(BadSignature):
            gateway.read_event(body, wrong, NOW)
    assert other == body
    with pytest.raises(BadSignature):
        gateway.read_event(body + b" ", header, NOW)
    for nonsense in (b"", b"[]", b"\xff", b'{"id": 5}'):
        with pytest.raises(BadSignature):
            gateway.read_event(nonsense, signing.sign(gateway.secret, nonsense, NOW), NOW)


async def test_another_process_knows_an_intent_by_its_name(gateway: FakeGateway) -> None:
    intent = await gateway.create(uuid4(), 500, key="a")
    worker = FakeGateway(gateway.secret)
    assert (await worker.refund(intent.id, 500, key="r")).cents == 500
    with pytest.raises(GatewayRefused):
        await FakeGateway(b"another").refund(intent.id, 500, key="r")


async def test_it_fails_when_it_is_told_to(gateway: FakeGateway) -> None:
    intent = await gateway.create(uuid4(), 500, key="a")
    gateway.faults.extend([Fault.AWAY, Fault.REFUSED, Fault.AWAY_AFTER])
    with pytest.raises(GatewayAway):
        await gateway.confirm(intent.id, key="b")
    with pytest.raises(GatewayRefused):
        await gateway.confirm(intent.id, key="b")
    assert [verb for verb, _, _ in gateway.done] == ["create"]
    with pytest.raises(GatewayAway):
        await gateway.confirm(intent.id, key="b")
    assert (await gateway.confirm(intent.id, key="b")).state is IntentState.SUCCEEDED
    assert [verb for verb, _, _ in gateway.done] == ["create", "confirm"]


async def test_a_shop_without_cards_charges_nobody() -> None:
    none = NoCards()
    assert not none.takes_cards
    for asked in (
        none.create(uuid4(), 500, key="a"),
        none.confirm("i", key="a"),
        none.cancel("i", key="a"),
        none.refund("i", 5, key="a"),
    ):
        with pytest.raises(GatewayRefused):
            await asked
    with pytest.raises(BadSignature):
        none.read_event(b"{}", signing.sign(b"", b"{}", NOW), NOW)


def test_the_settings_say_who_charges() -> None:
    assert isinstance(make_gateway(Settings(database_url="x")), NoCards)
    fake = make_gateway(Settings(database_url="x", payments="fake", webhook_secret="s"))
    assert isinstance(fake, FakeGateway)
    assert fake.secret == b"s"
    with pytest.raises(ConfigurationError):
        make_gateway(Settings(database_url="x", payments="stripe"))
    environment = {"AUTODOCTOR_DATABASE_URL": "x", "AUTODOCTOR_PAYMENTS": "fake"}
    assert Settings.from_environment(environment).payments == "fake"
