"""A gateway that charges nobody: deterministic, remembers keys, fails when told to. For tests and for trying out.

An id says what it is of and is signed, so that another process of the same server (the worker) knows it too: of an
intent that it has not seen it takes the customer to have paid.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import deque
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import TypeVar
from uuid import UUID

import msgspec

from scheduling.payments import PaymentEventKind
from sync_server.payments import signing
from sync_server.services.money.gateway import (
    BadSignature,
    GatewayAway,
    GatewayEvent,
    GatewayNever,
    GatewayRefund,
    GatewayRefused,
    Intent,
    IntentState,
)

T = TypeVar("T")

_KINDS = {
    "payment.succeeded": PaymentEventKind.SUCCEEDED,
    "payment.failed": PaymentEventKind.FAILED,
    "payment.refunded": PaymentEventKind.REFUNDED,
}


class Fault(Enum):
    """What the next request meets."""

    AWAY = auto()
    """No answer, and nothing was done."""
    AWAY_AFTER = auto()
    """It was done, but the answer was lost."""
    REFUSED = auto()
    """A word that says no, for now."""
    NEVER = auto()
    """The account is closed."""
    CARD_REFUSED = auto()
    NO_CARD_YET = auto()


class _Message(msgspec.Struct):
    id: str
    name: str
    intent_id: str = ""
    payment_id: UUID | None = None
    refund_id: str = ""
    key: str = ""
    cents: int = 0


@dataclass(slots=True)
class _Kept:
    intent: Intent
    cents: int
    refunded: int = 0


@dataclass(slots=True)
class FakeGateway:
    """``PaymentGateway``. ``faults`` are met one a request, in order; ``asked`` counts what really was done."""

    secret: bytes = b"fake"
    takes_cards: bool = True
    least_card: int = 50
    signature_header: str = "X-Payment-Signature"
    faults: deque[Fault | None] = field(default_factory=deque)
    done: list[tuple[str, str, int]] = field(default_factory=list)
    """What was done: verb, intent, cents. A repeated key does nothing."""
    _intents: dict[str, _Kept] = field(default_factory=dict)
    _answers: dict[str, tuple[object, object]] = field(default_factory=dict)

    async def create(self, payment_id: UUID, cents: int, *, key: str) -> Intent:
        fault = self._next()
        if (known := self._known(key, ("create", payment_id, cents))) is None:
            intent = Intent(
                id=self._id(payment_id, cents), state=IntentState.PENDING, client_secret=self._mac(key)
            )
            self._intents.setdefault(intent.id, _Kept(intent, cents))
            known = self._keep(key, ("create", payment_id, cents), intent, cents)
        return _answered(known, fault, Intent)

    async def confirm(self, intent_id: str, *, key: str) -> Intent:  # noqa: ARG002 - it has only one outcome
        """A refused card may be tried again; so the key of a confirmation that did not succeed is free again."""
        fault = self._next()
        kept = self._intent(intent_id)
        if kept.intent.state in (IntentState.PENDING, IntentState.FAILED) and fault is not Fault.NO_CARD_YET:
            refused = fault is Fault.CARD_REFUSED
            state = IntentState.FAILED if refused else IntentState.SUCCEEDED
            kept.intent = replace(kept.intent, state=state, trouble="card_declined" if refused else "")
            self.done.append(("confirm" if not refused else "decline", intent_id, kept.cents))
        return _answered(kept.intent, fault, Intent)

    async def cancel(self, intent_id: str, *, key: str) -> Intent:  # noqa: ARG002 - it has only one outcome
        fault = self._next()
        kept = self._intent(intent_id)
        if kept.intent.state is not IntentState.SUCCEEDED:
            kept.intent = replace(kept.intent, state=IntentState.CANCELLED)
        return _answered(kept.intent, fault, Intent)

    async def refund(self, intent_id: str, cents: int, *, key: str) -> GatewayRefund:
        fault = self._next()
        if (known := self._known(key, ("refund", intent_id, cents))) is None:
            kept = self._intent(intent_id)
            if kept.intent.state is not IntentState.SUCCEEDED or kept.refunded + cents > kept.cents:
                raise GatewayNever("more_than_was_paid")
            kept.refunded += cents
            made = GatewayRefund(id=f"re_{self._mac(key)}", cents=cents)
            known = self._keep(key, ("refund", intent_id, cents), made, cents)
        return _answered(known, fault, GatewayRefund)

    def read_event(self, body: bytes, signature: str, now: int) -> GatewayEvent:
        signing.check(self.secret, body, signature, now)
        try:
            told = msgspec.json.decode(body, type=_Message)
        except msgspec.DecodeError as error:
            raise BadSignature("not a message of this gateway") from error
        return GatewayEvent(
            id=told.id,
            name=told.name,
            kind=_KINDS.get(told.name),
            intent_id=told.intent_id,
            payment_id=told.payment_id,
            refund_id=told.refund_id,
            key=told.key,
            cents=told.cents,
        )

    def message(self, at: int, **fields: object) -> tuple[bytes, str]:
        """A message to the webhook, and its signature."""
        body = msgspec.json.encode(fields)
        return body, signing.sign(self.secret, body, at)

    def _next(self) -> Fault | None:
        fault = self.faults.popleft() if self.faults else None
        if fault is Fault.AWAY:
            raise GatewayAway
        if fault is Fault.REFUSED:
            raise GatewayRefused("try_later")
        if fault is Fault.NEVER:
            raise GatewayNever("account_closed")
        return fault

    def _known(self, key: str, asked: object) -> object | None:
        if key not in self._answers:
            return None
        before, answer = self._answers[key]
        if before != asked:
            raise GatewayNever("key_reused")
        return answer

    def _keep(self, key: str, asked: tuple[str, object, object], answer: object, cents: int) -> object:
        self._answers[key] = (asked, answer)
        name = asked[1] if isinstance(asked[1], str) else getattr(answer, "id", "")
        self.done.append((asked[0], name, cents))
        return answer

    def _intent(self, intent_id: str) -> _Kept:
        if intent_id not in self._intents:
            self._intents[intent_id] = self._of_another_process(intent_id)
        return self._intents[intent_id]

    def _of_another_process(self, intent_id: str) -> _Kept:
        try:
            _, cents, payment_id, _ = intent_id.split("_")
            if self._id(UUID(payment_id), int(cents)) != intent_id:
                raise ValueError(intent_id)
        except ValueError as error:
            raise GatewayNever("no_such_intent") from error
        return _Kept(Intent(id=intent_id, state=IntentState.SUCCEEDED), int(cents))

    def _id(self, payment_id: UUID, cents: int) -> str:
        return f"pi_{cents}_{payment_id.hex}_{self._mac(f'{payment_id}{cents}')}"

    def _mac(self, text: str) -> str:
        return hmac.new(self.secret, text.encode(), hashlib.sha256).hexdigest()[:20]


def _answered(answer: object, fault: Fault | None, cls: type[T]) -> T:
    if fault is Fault.AWAY_AFTER:
        raise GatewayAway
    assert isinstance(answer, cls)  # noqa: S101 - a key is one kind of request's
    return answer
