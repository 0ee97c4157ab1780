"""The ledger of transactions: each adds up to nothing, none is ever changed. What is written is decided elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from scheduling.ids import uuid7
from scheduling.money import Payee
from scheduling.taxes import TaxKind, TaxLine, half_up
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.money.rows import ACCOUNTS, BookingTerms, MoneyTransaction, TransactionKind

TAXES = tuple(kind.value for kind in TaxKind)
KEPT = ("payee", "platform", *TAXES)
"""Where money is that is neither held nor went back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Whose money it is: the same for all transactions of a session."""

    session_id: UUID | None
    customer_id: UUID
    payee_kind: Payee = Payee.WORKSHOP
    payee_mechanic_id: UUID | None = None

    @classmethod
    def of(cls, terms: BookingTerms, customer_id: UUID) -> About:
        return cls(
            session_id=terms.session_id,
            customer_id=customer_id,
            payee_kind=terms.payout.payee,
            payee_mechanic_id=terms.payee_mechanic_id,
        )


async def post(
    uow: UnitOfWork,
    about: About,
    kind: TransactionKind,
    reference: str,
    at: int,
    *,
    cents: Mapping[str, int],
    note: str = "",
) -> None:
    """Add one, of accounts to cents; the database refuses a known reference, and cents that do not add up to 0."""
    await uow.rows.add(
        MoneyTransaction(
            id=uuid7(),
            reference=reference,
            kind=kind,
            at=at,
            session_id=about.session_id,
            customer_id=about.customer_id,
            payee_kind=about.payee_kind,
            payee_mechanic_id=about.payee_mechanic_id,
            note=note,
            **cents,
        )
    )


async def of_session(uow: UnitOfWork, session_id: UUID) -> list[MoneyTransaction]:
    """In the order in which they were added."""
    return await uow.rows.find(MoneyTransaction, session_id=session_id)


def sums(rows: Iterable[MoneyTransaction]) -> dict[str, int]:
    """Each account's cents."""
    found = list(rows)
    return {account: sum(getattr(row, account) for row in found) for account in ACCOUNTS}


def taken(kept: Mapping[str, int], cents: int, payee: Payee) -> dict[str, int]:
    """What each account of ``kept`` gives of ``cents`` that go back after the division; together ``-cents``.

    Each tax its part, the rest a workshop from its own; an independent mechanic's part is not touched, the platform
    pays. So what is more than was kept is theirs too.
    """
    whole = sum(kept.values())
    part = min(cents, whole)
    given = {name: -half_up(kept[name] * part, whole) if part > 0 else 0 for name in TAXES}
    payer = "payee" if payee is Payee.WORKSHOP else "platform"
    return {**given, payer: -cents - sum(given.values())}


def of_lines(lines: Iterable[TaxLine]) -> dict[str, int]:
    """Tax lines as accounts."""
    cents = dict.fromkeys(TAXES, 0)
    for line in lines:
        cents[line.kind.value] += line.amount
    return cents
