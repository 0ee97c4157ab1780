"""What one booking costs, what was paid, money taken by hand and money given back. No words, no Qt.

The server alone has it: without it nothing is known and nothing recorded, and both are said.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from typing import Any, Protocol
from uuid import UUID

from psygnal import Signal

from desktop.presenters.calendar_rights import Rights
from desktop.presenters.on_server import OnServer, Reached
from desktop.store.local_store import LocalStore
from desktop.store.telling import tell
from scheduling.cancellation import PolicyTerm, Term, told_back
from scheduling.errors import ErrorCode
from scheduling.ids import uuid7
from scheduling.money_messages import ManualPayment, RefundRequest, RefundView, SessionMoney
from scheduling.payments import PaymentMethod, PaymentState
from scheduling.records import Customer, Session

Spawn = Callable[[Coroutine[Any, Any, Any]], None]


class AsksMoney(Protocol):
    """``desktop.sync.money.Money`` is one."""

    async def of_session(self, session_id: UUID) -> SessionMoney: ...
    async def credit(self, customer_id: UUID) -> int: ...
    async def by_hand(self, session_id: UUID, payment: ManualPayment) -> SessionMoney: ...
    async def give_back(self, session_id: UUID, refund: RefundRequest) -> SessionMoney: ...
    async def handed(self, refund_id: UUID) -> None: ...


def still_in(money: SessionMoney) -> int:
    """Cents of its payments that neither went back nor are to: credit that paid is none."""
    came = {PaymentState.SUCCEEDED, PaymentState.PARTLY_REFUNDED, PaymentState.REFUNDED}
    kept = sum(each.cents - each.refunded for each in money.payments if each.state in came)
    return max(0, kept - sum(each.cents for each in money.refunds if each.state == "due"))


@dataclass(frozen=True, slots=True)
class Taken:
    """What the server has recorded as paid."""

    session_id: UUID
    customer: str
    """Their name, as it is known here."""
    method: PaymentMethod
    cents: int
    """In money; 0 where credit paid all of it."""


class BookingMoney(OnServer):
    """Of one booking."""

    went_back = Signal()
    """Something was given back, or handed back: what waits for that is another."""

    recorded = Signal(PaymentMethod, int)
    """The server has written down that so many cents were taken so."""

    def __init__(
        self, server: AsksMoney, session: Session, *, may_take: bool, may_give_back: bool = False
    ) -> None:
        super().__init__()
        self._server = server
        self._session = session
        self.may_take = may_take
        """Whether this person takes money, and hands it back."""
        self.may_give_back = may_give_back
        """Whether this person decides to give more back than the policy does."""
        self.money: SessionMoney | None = None
        self.credit = 0
        """Of the customer, in cents: it pays first."""
        self.overtaken = False
        """Whether another amount was due than what stood here, so that nothing was recorded."""
        self._refund_id = uuid7()
        self._asked_back: tuple[int, str, bool] | None = None
        """What was sent under this id, where what came of it is not known."""
        self.given_meanwhile = False
        """Whether what was asked back before had arrived after all, so that nothing more was given."""
        self._payment_id = uuid7()
        self._tried: int | None = None
        """Cents that were sent under this id, where what came of it is not known."""

    @property
    def by_credit(self) -> int:
        """How much of what is due the customer's credit pays, in cents."""
        return 0 if self.money is None else min(self.credit, self.money.due_cents)

    @property
    def by_hand(self) -> int:
        """How much of it is left to be taken, in cents."""
        return 0 if self.money is None else self.money.due_cents - self.by_credit

    @property
    def is_due(self) -> bool:
        return self.money is not None and self.money.due_cents > 0

    @property
    def most_back(self) -> int:
        """How much may still be given back beyond the policy, in cents: once what was paid is divided."""
        return self.money.paid_cents if self.money is not None and self.money.settled else 0

    def most_given(self, *, as_credit: bool) -> int:
        """How much of that may go this way: as money only what was paid with money and has not gone back, as credit
        also what credit paid."""
        return (
            self.most_back if as_credit or self.money is None else min(self.most_back, still_in(self.money))
        )

    @property
    def gives_back_later(self) -> bool:
        """Whether this person could give something back, as soon as the booking is over or cancelled."""
        money = self.money
        return self.may_give_back and money is not None and not money.settled and money.paid_cents > 0

    def comes_back(self, *, by_customer: bool, at: int) -> PolicyTerm | None:
        """What goes back if it is cancelled at ``at``, by its terms; ``None`` while that is not known.

        Where nothing was paid, nothing of everything goes back.
        """
        if self.money is None:
            return None
        term = told_back(self.money.terms, by_customer=by_customer, at=at)
        return term or (None if self.money.paid_cents else PolicyTerm(code=Term.FREE))

    async def load(self) -> None:
        """Ask for all of it."""
        self.overtaken = self.given_meanwhile = False
        await self._do(self._load, Reached.LOOKED)

    async def take(self, method: PaymentMethod) -> bool:
        """Record that what is due was taken so; where another amount is due by now it is not, and that is shown."""
        cents = self.by_hand
        if not (self.may_take and self.is_due):
            return False

        async def work() -> None:
            payment = ManualPayment(payment_id=self._payment_id, method=method, cents=cents)
            self._tried = cents
            self.money = await self._server.by_hand(self._session.id, payment)
            self.reached = Reached.ANSWERED
            self._begin_anew()
            tell(self.recorded, method, cents)
            await self._load()

        taken = await self._do(work)
        other_due = self.problem == ErrorCode.INVALID and "due" in self.problem_params
        # The same id for another amount: the one before had arrived after all, and its answer was lost.
        if other_due or self.problem == ErrorCode.REFERENCE_REUSED:
            self._begin_anew()
            await self._do(self._load, Reached.LOOKED)
            self.overtaken = True
            self.forget_trouble()
        return taken

    async def give_back(self, cents: int, reason: str, *, as_credit: bool) -> bool:
        """Give so much back, for that reason, as money or as credit.

        Tried again after a lost answer it is done once; where another amount had been asked before and had arrived,
        nothing more is given, and that is shown.
        """
        if not (self.may_give_back and 0 < cents <= self.most_given(as_credit=as_credit) and reason.strip()):
            return False
        asked = (cents, reason.strip(), as_credit)
        self.given_meanwhile = False

        async def work() -> None:
            if self._asked_back not in {None, asked} and await self._had_arrived():
                return
            self._asked_back = asked
            request = RefundRequest(
                refund_id=self._refund_id, cents=cents, reason=asked[1], as_credit=as_credit
            )
            self.money = await self._server.give_back(self._session.id, request)
            self.reached = Reached.ANSWERED
            self._ask_back_anew()
            tell(self.went_back)

        return await self._do(work) and not self.given_meanwhile

    async def _had_arrived(self) -> bool:
        """Whether less is left than was known when what is asked for now was typed."""
        before = self.most_back
        await self._load()
        self._ask_back_anew()
        self.given_meanwhile = self.most_back != before
        return self.given_meanwhile

    def _ask_back_anew(self) -> None:
        self._refund_id, self._asked_back = uuid7(), None

    async def hand_back(self, refund: RefundView) -> bool:
        """What waited to be handed back was: cash, the terminal's, or a card's that its processor never does."""
        if not (self.may_take and refund.by_hand):
            return False

        async def work() -> None:
            await self._server.handed(refund.id)
            self.reached = Reached.ANSWERED
            tell(self.went_back)
            await self._load()

        return await self._do(work)

    def _begin_anew(self) -> None:
        self._payment_id = uuid7()
        self._tried = None

    async def _load(self) -> None:
        self.money = await self._server.of_session(self._session.id)
        due = self.may_take and self.money.due_cents > 0
        self.credit = await self._server.credit(self._session.customer_id) if due else 0
        if self._tried is not None and self._tried != self.by_hand:
            self._begin_anew()
        self.known = True
        self.reached = Reached.LOOKED


class BookingMoneys:
    """Opens the money of a booking, for whoever may see it."""

    taken = Signal(Taken)
    """Also where nobody looks at that booking any more."""
    went_back = Signal()

    def __init__(self, store: LocalStore, rights: Rights, server: AsksMoney, spawn: Spawn) -> None:
        self._store = store
        self._rights = rights
        self._server = server
        self.spawn = spawn

    def open(self, session_id: UUID) -> BookingMoney | None:
        """One for whoever looks; ``None`` where this person may not, or of a booking that is here no more."""
        row = self._store.get(Session, session_id)
        if row is None or not self._rights.may_see_money(row):
            return None
        gives = self._rights.may_give_back()
        money = BookingMoney(self._server, row, may_take=self._rights.may_take_money(), may_give_back=gives)

        def recorded(method: PaymentMethod, cents: int) -> None:
            customer = self._store.get(Customer, row.customer_id)
            name = customer.name if customer is not None else ""
            tell(self.taken, Taken(session_id, name, method, cents))

        money.recorded.connect(recorded)
        money.went_back.connect(self.went_back.emit)
        return money
