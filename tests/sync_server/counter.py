"""The counter of a test workshop: bookings, money and jobs, each in a transaction of its own, over the fake gateway."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

from scheduling.cancellation import CancellationPolicy
from scheduling.commands import BookSession, CancelSession
from scheduling.credit import CreditEntry, CreditReason
from scheduling.ids import uuid7
from scheduling.money_messages import CardPayment, CheckoutRequest, ManualPayment, SessionMoney
from scheduling.payments import PaymentEventKind, PaymentMethod
from scheduling.records import Session
from scheduling.sessions import Actor, Facts
from scheduling.vocabulary import CancelledBy, SessionState, VisitKind
from scheduling.wire import HoldRequest, PushStatus
from sync_server.jobs import money as jobs
from sync_server.payments.fake import FakeGateway
from sync_server.services import holds, steps
from sync_server.services.money import (
    books,
    charging,
    checkout_endings,
    checkouts,
    credit,
    reading,
    taking,
    telling,
)
from sync_server.services.money.books import About
from sync_server.services.money.charging import Till
from sync_server.services.money.gateway import GatewayEvent
from sync_server.services.money.rows import (
    Checkout,
    MoneyTransaction,
    Refund,
    SessionPayment,
    TransactionKind,
)
from tests.sync_server.shop import Shop


@dataclass(slots=True)
class StillClock:
    """Shows what it is set to."""

    at: int

    def now(self) -> int:
        return self.at


@dataclass(slots=True)
class Counter:
    shop: Shop = field(repr=False)
    gateway: FakeGateway = field(default_factory=FakeGateway, repr=False)

    def __post_init__(self) -> None:
        self.shop.bootstrap.gateway = self.gateway

    @property
    def till(self) -> Till:
        return self.shop.bootstrap.till(self.shop.id)

    @property
    def who(self) -> checkouts.Who:
        desk = self.shop.people["desk"]
        return checkouts.Who(staff_id=desk.member.id, device_id=desk.device_id)

    def now(self) -> int:
        return self.shop.bootstrap.clock.now()

    def set_clock(self, at: int) -> None:
        self.shop.bootstrap.clock = StillClock(at)

    def video(self, starts: int, **over: Any) -> BookSession:
        """Half an hour of Bert's for 29.00, 33.34 with tax."""
        values: dict[str, Any] = {
            "kind": VisitKind.VIDEO,
            "plan_id": self.shop.plan.id,
            "price_cents": 2900,
            "minutes": 30,
            "mechanic_id": self.shop.bert.id,
        }
        return self.shop.booking(starts, **(values | over))

    async def book(self, command: BookSession) -> UUID:
        result = await self.shop.send("desk", command)
        assert result.status is PushStatus.APPLIED, result
        return command.session_id

    async def pay(
        self, session_id: UUID, cents: int, method: PaymentMethod = PaymentMethod.TERMINAL, **over: Any
    ) -> UUID:
        asked = ManualPayment(payment_id=uuid7(), method=method, cents=cents, **over)
        async with self.shop.acting("desk") as (uow, account):
            await taking.by_hand(uow, account, session_id, asked, self.now())
        return asked.payment_id

    async def give_credit(self, cents: int, customer_id: UUID | None = None) -> None:
        entry = CreditEntry(
            customer_id=customer_id or self.shop.customer.id,
            reference=str(uuid7()),
            reason=CreditReason.GOODWILL,
            cents=cents,
            at=self.now(),
            note="for the test",
        )
        async with self.shop.acting("owner") as (uow, _):
            await uow.bump()
            await credit.enter(uow, entry, None)
            await books.post(
                uow,
                About(session_id=None, customer_id=entry.customer_id),
                TransactionKind.GOODWILL,
                entry.reference,
                entry.at,
                cents={"credit": cents, "payee": -cents},
            )

    async def credit(self) -> int:
        async with self.shop.uow() as uow:
            return (await credit.ledger(uow, self.shop.customer.id)).balance

    async def cancel(self, session_id: UUID, by: CancelledBy = CancelledBy.CUSTOMER) -> None:
        result = await self.shop.send("desk", CancelSession(session_id=session_id, cancelled_by=by))
        assert result.status is PushStatus.APPLIED, result

    async def step(self, session_id: UUID, to: SessionState, **fields: Any) -> None:
        """Put the session there by hand: the table of states is not what is tested here."""
        async with self.shop.acting("owner") as (uow, account):
            await uow.bump()
            session = await uow.records.get(Session, session_id)
            assert session is not None
            facts = Facts(now=self.now(), own=True, took_place=True, reason="as was to be shown")
            before = replace(session, state=SessionState.UNPLACED)
            if to is SessionState.COMPLETED:
                await uow.records.put(before)
                session = before
                await steps.change(
                    uow, session, to, actor=Actor.OWNER, facts=facts, what="ended", account=account, **fields
                )
                return
            await steps.change(
                uow,
                session,
                to,
                actor=Actor.RECEPTIONIST,
                facts=facts,
                what="marked",
                account=account,
                **fields,
            )

    async def complete(self, session_id: UUID) -> None:
        await self.step(session_id, SessionState.COMPLETED, ended_at=self.now())

    async def miss(self, session_id: UUID) -> None:
        """Marked as a no-show, ten minutes late, in person."""
        session = await self.shop.session(session_id)
        assert session.starts is not None
        self.set_clock(session.starts + 700)
        await self.step(session_id, SessionState.NO_SHOW)

    async def read(self, session_id: UUID, name: str = "owner") -> SessionMoney:
        async with self.shop.acting(name) as (uow, account):
            return await reading.of_session(uow, account, session_id, self.now())

    async def rows(self, session_id: UUID) -> list[MoneyTransaction]:
        async with self.shop.uow() as uow:
            return await books.of_session(uow, session_id)

    async def sums(self, session_id: UUID) -> dict[str, int]:
        """The accounts that are not 0."""
        return {name: cents for name, cents in books.sums(await self.rows(session_id)).items() if cents}

    async def refunds(self, session_id: UUID) -> list[Refund]:
        async with self.shop.uow() as uow:
            return await uow.rows.find(Refund, session_id=session_id)

    async def payments(self, session_id: UUID) -> list[SessionPayment]:
        async with self.shop.uow() as uow:
            return await uow.rows.find(SessionPayment, session_id=session_id)

    async def begin(self, session_id: UUID) -> SessionPayment:
        """A payment by card of what is due, as the gateway knows it; credit pays first."""
        asked = CardPayment(payment_id=uuid7())
        async with self.shop.acting("desk") as (uow, account):
            made = await taking.begin_card(
                uow, account, session_id, asked, gateway=self.gateway, now=self.now()
            )
        await charging.create(self.till, made)
        return next(row for row in await self.payments(session_id) if row.id == made.id)

    async def by_card(self, session_id: UUID) -> SessionPayment:
        """The same, and charged."""
        made = await self.begin(session_id)
        paid = await charging.charge(self.till, made.id)
        await jobs.paid(self.shop.bootstrap, self.shop.id, made.id)
        return paid

    async def refund_there(self, payment: SessionPayment, cents: int) -> str:
        """Somebody gives back in the gateway's own pages, and the gateway tells: what came of that."""
        made = await self.gateway.refund(payment.intent_id, cents, key=str(uuid7()))
        return await self.tell_refund(payment, cents, made.id)

    def went_back(self, payment: SessionPayment) -> int:
        """As the gateway has it."""
        return self.gateway._intents[payment.intent_id].refunded

    async def tell_refund(self, payment: SessionPayment, cents: int, refund_id: str) -> str:
        return await self._tell(payment, PaymentEventKind.REFUNDED, refund_id=refund_id, cents=cents)

    async def tell_success(self, payment: SessionPayment) -> str:
        return await self._tell(payment, PaymentEventKind.SUCCEEDED)

    async def _tell(self, payment: SessionPayment, kind: PaymentEventKind, **about: Any) -> str:
        name, intent_id = f"payment.{kind.value}", payment.intent_id
        event = GatewayEvent(id=str(uuid7()), name=name, kind=kind, intent_id=intent_id, **about)
        async with self.shop.acting("owner") as (uow, _):
            return await telling.receive(uow, event, self.now())

    async def run_refunds(self, session_id: UUID) -> list[bool]:
        return [
            await jobs.refund(self.shop.bootstrap, self.shop.id, each.id)
            for each in await self.refunds(session_id)
        ]

    async def hold(self, starts: int, minutes: int = 30, kind: str = "video", **over: Any) -> UUID:
        asked = HoldRequest(
            hold_id=uuid7(), starts=starts, minutes=minutes, kind=kind, mechanic_id=self.shop.bert.id, **over
        )
        async with self.shop.acting("desk") as (uow, account):
            await holds.place(uow, account, asked, self.now())
        return asked.hold_id

    async def request(
        self, starts: int, method: PaymentMethod = PaymentMethod.CARD, **over: Any
    ) -> CheckoutRequest:
        """A checkout over a hold that is taken now."""
        command = self.video(starts, **over)
        hold_id = await self.hold(starts, command.minutes, command.kind.value)
        booking = replace(command, hold_id=hold_id, reservation_id=hold_id)
        return CheckoutRequest(checkout_id=uuid7(), booking=booking, method=method)

    async def start(self, asked: CheckoutRequest) -> Checkout:
        async with self.shop.acting("desk") as (uow, account):
            checkout, payment = await checkouts.start(uow, account, asked, self.till, self.now())
        if payment is not None:
            await charging.create(self.till, payment)
        return checkout

    async def checkout(self, checkout_id: UUID) -> Checkout:
        async with self.shop.uow() as uow:
            found = await uow.rows.get(Checkout, checkout_id)
        assert found is not None
        return found

    async def confirm(self, checkout_id: UUID) -> Checkout:
        return await checkout_endings.confirm(self.till, self.who, checkout_id)

    async def release(self, checkout_id: UUID) -> None:
        await checkout_endings.release(self.till, self.who, checkout_id)


POLICY = CancellationPolicy()
