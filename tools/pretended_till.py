"""A pretended server for the money of one booking, in memory, for pictures and tests."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from desktop.sync.errors import Unreachable
from scheduling.ids import uuid7
from scheduling.money_messages import ManualPayment, PaymentView, RefundRequest, RefundView, SessionMoney
from scheduling.taxes import TaxKind, TaxLine
from tools.pretended_owner import refused

DUE = 33_34


def owed(session_id: UUID, due: int = DUE) -> SessionMoney:
    """A plan of 29.00 with its tax, nothing of it paid."""
    return SessionMoney(
        session_id=session_id, price_cents=29_00, quote_cents=None, total_cents=DUE, tax_kept=[], at_booking_cents=DUE,
        tax=[_line(TaxKind.GST, 1_45), _line(TaxKind.QST, 2_89)],
        paid_cents=DUE - due, credit_cents=0, given_back_cents=0, due_cents=due, due_for="full", payee="workshop",
        payee_mechanic_id=None, settled=False, payee_cents=0, platform_cents=0, referral_cents=0, terms=[],
    )  # fmt: skip


def _line(kind: TaxKind, amount: int) -> TaxLine:
    return TaxLine(kind=kind, parts=1, base=29_00, amount=amount)


class Till:
    """What is recorded is paid. ``fault`` is raised instead of the next answers; else ``answers`` may be lost."""

    def __init__(self, session_id: UUID) -> None:
        self.money = owed(session_id)
        self.balance = 0
        self.taken: dict[UUID, ManualPayment] = {}
        self.given: dict[UUID, RefundRequest] = {}
        self.fault: Exception | None = None
        self.answers = True
        self.asked = 0
        """How often the money was looked at."""

    async def of_session(self, session_id: UUID) -> SessionMoney:
        self.asked += 1
        self._maybe()
        del session_id
        return self.money

    async def credit(self, customer_id: UUID) -> int:
        self._maybe()
        del customer_id
        return self.balance

    async def by_hand(self, session_id: UUID, payment: ManualPayment) -> SessionMoney:
        self._maybe()
        del session_id
        if payment.payment_id not in self.taken:
            left = max(0, self.money.due_cents - self.balance)
            if payment.cents != left:
                raise refused("invalid", 400, field="cents", due=left)
            self.taken[payment.payment_id] = payment
            view = PaymentView(
                id=payment.payment_id, purpose="full", method=payment.method.value, state="succeeded",
                cents=payment.cents, handed_cents=33_35, refunded=0, trouble="", at=1,
            )  # fmt: skip
            paid, credit = (
                self.money.paid_cents + self.money.due_cents,
                min(self.balance, self.money.due_cents),
            )
            self.money = replace(
                self.money, due_cents=0, paid_cents=paid, credit_cents=self.money.credit_cents + credit,
                payments=[*self.money.payments, view],
            )  # fmt: skip
        elif self.taken[payment.payment_id] != payment:
            raise refused("reference_reused", 409, field="payment_id")
        if not self.answers:
            raise Unreachable("the answer is lost")
        return self.money

    async def give_back(self, session_id: UUID, refund: RefundRequest) -> SessionMoney:
        self._maybe()
        if refund.refund_id not in self.given:
            left = self.money.paid_cents if refund.as_credit else min(self.money.paid_cents, self._in_till())
            if refund.cents > left:
                raise refused("over_refund", 409, cents=refund.cents, left=left)
            self.given[refund.refund_id] = refund
            views = [] if refund.as_credit else [self._going_back(session_id, refund)]
            self._refunds([*self.money.refunds, *views], refund.cents)
        elif self.given[refund.refund_id] != refund:
            raise refused("reference_reused", 409, field="refund_id")
        if not self.answers:
            raise Unreachable("the answer is lost")
        return self.money

    async def handed(self, refund_id: UUID) -> None:
        self._maybe()
        rows = self.money.refunds
        done = [
            replace(row, state="done", by_hand=False, done_at=2) if row.id == refund_id else row
            for row in rows
        ]
        self._refunds(done)
        went = sum(row.cents for row in done if row.state == "done")
        self.money = replace(
            self.money, payments=[replace(paid, refunded=went) for paid in self.money.payments[:1]]
        )

    def divide(self, paid: int = DUE, *, credit: int = 0) -> None:
        """It is over and was paid before: so much of it with credit, the rest in one payment of cash."""
        cash = PaymentView(
            id=uuid7(), purpose="full", method="cash", state="succeeded", cents=paid - credit,
            handed_cents=None, refunded=0, trouble="", at=1,
        )  # fmt: skip
        self.money = replace(
            self.money, settled=True, due_cents=0, paid_cents=paid, credit_cents=credit,
            payments=[cash] if paid > credit else [],
        )  # fmt: skip

    def _going_back(self, session_id: UUID, refund: RefundRequest) -> RefundView:
        return RefundView(
            id=refund.refund_id, session_id=session_id, payment_id=self.money.payments[0].id, method="cash",
            cents=refund.cents, handed_cents=None, state="due", by_hand=True, reason=refund.reason, trouble="",
            asked_at=1, done_at=None,
        )  # fmt: skip

    def _in_till(self) -> int:
        """What was paid as money and neither went back nor waits to."""
        waits = sum(row.cents for row in self.money.refunds if row.state == "due")
        return sum(paid.cents - paid.refunded for paid in self.money.payments) - waits

    def _refunds(self, rows: list[RefundView], cents: int = 0) -> None:
        self.money = replace(self.money, refunds=rows, paid_cents=self.money.paid_cents - cents)

    def _maybe(self) -> None:
        if self.fault is not None:
            raise self.fault
