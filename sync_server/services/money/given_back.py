"""What the shop gave back of a payment at the gateway itself, past this program: what of it is not asked for again.

Decided here, since the rules are silent (ours):

- What was paid beyond what was asked for gives first: who takes back a double charge gives nothing away.
- Part of a price, paid online or for a visit that was done, is a price made lower: it is not asked for again, what was
  agreed for cancelling is reckoned on the rest, and whoever would have borne it after the division bears it.
- Part of a deposit before the visit is an advance made smaller, and not asked for as a deposit again. The price stays:
  who gives back what a deposit has above a low price would give it back twice otherwise.
- A payment that went back whole is as if it had never been made: what it was for is due again, by another card or in
  cash, or the session is cancelled.
- Once the money was divided nothing is due any more: what goes back then comes from what was kept (``refunding``).

A sum over the ledger; nothing is written.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from scheduling.payments import PaymentEventKind, PaymentState
from scheduling.records import Session
from scheduling.vocabulary import SessionState, VisitKind
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.money.rows import (
    SURPLUS,
    MoneyTransaction,
    PaymentEventRow,
    SessionPayment,
    TransactionKind,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenBack:
    """In cents, tax included."""

    whole: int = 0
    """Of what was asked for at booking: not asked for again."""
    off_price: tuple[int, ...] = ()
    """By how much the price is lower, in the order in which it was given back."""

    @property
    def off(self) -> int:
        """By how much the price is lower, all together."""
        return sum(self.off_price)


NOTHING = GivenBack()


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for a session, in cents: at booking, and once it is done (``None``: not agreed on yet)."""

    at_booking: int
    total: int | None


async def undone(uow: UnitOfWork, session: Session, rows: Iterable[MoneyTransaction]) -> frozenset[str]:
    """The references of what went back of payments that went back whole. Reads nothing where nothing did."""
    if not any(row.kind is TransactionKind.GATEWAY_REFUND for row in rows):
        return frozenset()
    whole = await uow.rows.find(SessionPayment, session_id=session.id, state=PaymentState.REFUNDED)
    if not whole:
        return frozenset()
    kind = PaymentEventKind.REFUNDED
    events = await uow.rows.find(PaymentEventRow, payment_id=[row.id for row in whole], kind=kind)
    return frozenset(reference(event.reference) for event in events)


def reference(refund_reference: str) -> str:
    """Of the transaction that a refund made at the gateway is."""
    return f"{TransactionKind.GATEWAY_REFUND.value}:{refund_reference}"


def given_back(
    rows: Iterable[MoneyTransaction], session: Session, asked: Asked, gone: frozenset[str]
) -> GivenBack:
    """Since the money was last divided; ``rows`` in the order in which they were added, ``gone`` from ``undone``."""
    held, found = 0, NOTHING
    for row in rows:
        if row.kind is TransactionKind.SETTLEMENT and row.note != SURPLUS:
            found = NOTHING
        if row.kind is TransactionKind.GATEWAY_REFUND and row.held < 0 and row.reference not in gone:
            found = _with(found, -row.held, held, asked, priced=_is_priced(session, row.at))
        held += row.held
    return found


def _is_priced(session: Session, at: int) -> bool:
    """Whether it was the price that was paid, and no advance on it."""
    return session.kind is not VisitKind.IN_PERSON or _is_done(session, at)


def _is_done(session: Session, at: int) -> bool:
    ended_at = session.ended_at
    return session.state is SessionState.COMPLETED and ended_at is not None and at >= ended_at


def _with(found: GivenBack, cents: int, held: int, asked: Asked, *, priced: bool) -> GivenBack:
    """``held``: before it. What was paid twice is not counted."""
    wanted = max(asked.at_booking, asked.total or 0) if priced else asked.at_booking
    counted = found.off if priced else found.whole
    part = cents - min(cents, max(0, held + counted - wanted))
    if part == 0:
        return found
    off = (*found.off_price, part) if priced else found.off_price
    return GivenBack(whole=found.whole + part, off_price=off)
