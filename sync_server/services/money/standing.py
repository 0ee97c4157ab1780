"""How the money of a session stands: what it costs, what was paid, what is held, what is due now. Reads only."""

from __future__ import annotations

from dataclasses import dataclass

from scheduling.cancellation import Paid
from scheduling.money import Balance, balance, visit_price
from scheduling.records import Session
from scheduling.sessions import is_not_taken
from scheduling.taxes import TaxLine, half_up, total_tax
from scheduling.vocabulary import SessionState, VisitKind
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.money import books
from sync_server.services.money.given_back import Asked, GivenBack, given_back, undone
from sync_server.services.money.rows import BookingTerms, MoneyTransaction, Purpose, TransactionKind
from sync_server.services.money.terms import taxes_of, terms_of

OVER = frozenset({SessionState.CANCELLED, SessionState.NO_SHOW})
"""Nothing is due for what did not take place: what was not paid by then is not asked for (ours)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Of one session, at one moment."""

    session: Session
    terms: BookingTerms
    rows: tuple[MoneyTransaction, ...]
    sums: dict[str, int]
    cost: int | None
    """Price or quote, without tax; ``None``: not agreed on yet."""
    tax: tuple[TaxLine, ...]
    """On the cost; of a visit in person by the rates of the day on which it was done."""
    given_back: GivenBack
    """At the gateway itself, of what is not divided yet."""

    @property
    def about(self) -> books.About:
        return books.About.of(self.terms, self.session.customer_id)

    @property
    def total(self) -> int | None:
        return _total(self.cost, self.tax)

    @property
    def left(self) -> Balance | None:
        """What is still to be paid of the whole price, or too much; what the shop gave back of it counts as paid."""
        if self.cost is None:
            return None
        return balance(price=self.cost, tax=total_tax(self.tax), deposit=self.held + self.given_back.off)

    @property
    def held(self) -> int:
        """Paid, and neither divided nor gone back yet."""
        return self.sums["held"]

    @property
    def credit(self) -> int:
        """Of what is held, credit; not that which was divided, or came back, before more was paid."""
        held = credit = 0
        for row in self.rows:
            held += row.held
            if row.held:
                credit = max(0, min(held, credit - row.credit))
        return credit

    @property
    def kept(self) -> int:
        """Divided among payee, platform and taxes."""
        return sum(self.sums[account] for account in books.KEPT)

    @property
    def earned(self) -> bool:
        return any(row.kind is TransactionKind.EARNING for row in self.rows)

    @property
    def due(self) -> int:
        """To be paid now."""
        if self.session.state in OVER or self.earned or is_not_taken(self.session):
            return 0
        if self.session.state is SessionState.COMPLETED:
            return 0 if self.left is None else self.left.due
        return max(0, self._asked_before - self.held - self.given_back.whole)

    @property
    def _asked_before(self) -> int:
        """Before it is done: what was agreed on, but no deposit above a quote that came later."""
        if self.session.kind is not VisitKind.IN_PERSON or self.cost is None:
            return self.terms.due_cents
        return min(self.terms.due_cents, self.cost)

    @property
    def surplus(self) -> int:
        """Held beyond all that was asked for: the same was paid twice."""
        if self.earned:
            return self.held
        if self.session.state is SessionState.COMPLETED:
            return 0
        return max(0, self.held + self.given_back.whole - self.terms.due_cents)

    @property
    def purpose(self) -> Purpose:
        """What a payment now is for."""
        if self.session.kind is not VisitKind.IN_PERSON:
            return Purpose.FULL
        return Purpose.BALANCE if self.session.state is SessionState.COMPLETED else Purpose.DEPOSIT

    @property
    def paid(self) -> Paid:
        """What is held, as the rules of cancelling ask for it: a deposit has no tax in it."""
        lines = (
            () if self.session.kind is VisitKind.IN_PERSON else _within(self.tax, self.held, self.total or 0)
        )
        return Paid(card=self.held - self.credit, credit=self.credit, lines=lines)


def _total(cost: int | None, tax: tuple[TaxLine, ...]) -> int | None:
    return None if cost is None else cost + total_tax(tax)


def _within(lines: tuple[TaxLine, ...], cents: int, whole: int) -> tuple[TaxLine, ...]:
    """The tax in a part of what was to be paid: part of it went back past this program."""
    if whole in (cents, 0):
        return lines
    amounts = [half_up(line.amount * cents, whole) for line in lines]
    base = cents - sum(amounts)
    return tuple(
        TaxLine(kind=line.kind, parts=line.parts, base=base, amount=amount)
        for line, amount in zip(lines, amounts, strict=True)
    )


async def standing(uow: UnitOfWork, session: Session, now: int) -> Standing:
    """As the database has it."""
    terms = await terms_of(uow, session)
    rows = tuple(await books.of_session(uow, session.id))
    cost = visit_price(terms.price_cents, terms.quote_cents)
    tax = terms.tax
    if session.kind is VisitKind.IN_PERSON:
        done_at = now if session.ended_at is None else session.ended_at
        tax = taxes_of(await uow.rule_book(), cost or 0, done_at)
    asked = Asked(at_booking=terms.due_cents, total=_total(cost, tax))
    back = given_back(rows, session, asked, await undone(uow, session, rows))
    return Standing(
        session=session,
        terms=terms,
        rows=rows,
        sums=books.sums(rows),
        cost=cost,
        tax=tax,
        given_back=back,
    )


async def is_paid_first(uow: UnitOfWork, session: Session, now: int) -> bool:
    """Whether it may begin as far as money goes: an immediate session is paid before, any other need not be."""
    return session.starts is not None or (await standing(uow, session, now)).due == 0
