"""A customer's credit in the database: the rules of ``scheduling.credit`` over rows that are only added."""

from __future__ import annotations

from uuid import UUID

from scheduling.credit import CreditEntry, CreditReason, Ledger, ReferenceReused
from scheduling.errors import Invalid, NotFound
from scheduling.ids import uuid7
from scheduling.limits import MOST_TEXT
from scheduling.money_messages import CreditAnswer, CreditChange, CreditLine
from scheduling.records import Customer
from scheduling.rights import Action
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.money import noting
from sync_server.services.money.books import About, post
from sync_server.services.money.rows import CreditRow, MoneyTransaction, TransactionKind
from sync_server.services.money.terms import MOST_CENTS
from sync_server.services.permissions import allows, require


async def ledger(uow: UnitOfWork, customer_id: UUID) -> Ledger:
    """All lines of a customer, oldest first."""
    rows = await uow.rows.find(CreditRow, customer_id=customer_id)
    return Ledger(customer_id=customer_id, entries=tuple(_entry(row) for row in rows))


def _entry(row: CreditRow) -> CreditEntry:
    return CreditEntry(
        customer_id=row.customer_id,
        reference=row.reference,
        reason=row.reason,
        cents=row.cents,
        at=row.at,
        note=row.note,
    )


async def enter(uow: UnitOfWork, entry: CreditEntry, session_id: UUID | None) -> bool:
    """Add a line unless it is there already; whether it was added. Bumped before.

    Raises ``NotEnoughCredit`` or ``ReferenceReused``.
    """
    before = await ledger(uow, entry.customer_id)
    if before.add(entry) is before:
        return False
    await uow.rows.add(
        CreditRow(
            id=uuid7(),
            customer_id=entry.customer_id,
            reference=entry.reference,
            reason=entry.reason,
            cents=entry.cents,
            at=entry.at,
            note=entry.note,
            session_id=session_id,
        )
    )
    return True


async def transaction_of(uow: UnitOfWork, reference: str) -> MoneyTransaction | None:
    """The one of an entry of whatever customer: its reference is the organization's."""
    return next(iter(await uow.rows.find(MoneyTransaction, reference=f"credit:{reference}")), None)


async def spend(uow: UnitOfWork, about: About, cents: int, reference: str, now: int) -> None:
    """Pay for a session with credit: it is held like any other money."""
    if cents == 0:
        return
    entry = CreditEntry(
        customer_id=about.customer_id, reference=reference, reason=CreditReason.SPENT, cents=-cents, at=now
    )
    if await enter(uow, entry, about.session_id):
        spent = TransactionKind.CREDIT_SPENT
        await post(uow, about, spent, f"credit:{reference}", now, cents={"credit": -cents, "held": cents})


async def give(
    uow: UnitOfWork,
    about: About,
    reason: CreditReason,
    cents: int,
    *,
    reference: str,
    now: int,
    note: str = "",
) -> None:
    """Add credit; the transaction that it is part of is the caller's."""
    if cents == 0:
        return
    entry = CreditEntry(
        customer_id=about.customer_id, reference=reference, reason=reason, cents=cents, at=now, note=note
    )
    await enter(uow, entry, about.session_id)


async def change(uow: UnitOfWork, account: Account, customer_id: UUID, asked: CreditChange, now: int) -> None:
    """The owner gives credit, or takes back what was entered by mistake, with a reason; the workshop pays.

    Raises ``NotEnoughCredit``, ``ReferenceReused``, ``NotFound``, ``Invalid``.
    """
    require(account, Action.REFUND_BEYOND_POLICY)
    if not 0 < abs(asked.cents) <= MOST_CENTS:
        raise Invalid("cents is out of range", field="cents")
    noting.check_reason(asked.reason)
    await uow.bump()
    if not await uow.records.has(Customer, customer_id):
        raise NotFound("customer", id=str(customer_id))
    about, given = About(session_id=None, customer_id=customer_id), asked.cents > 0
    entry = CreditEntry(
        customer_id=customer_id,
        reference=f"change:{asked.change_id}",
        reason=CreditReason.GOODWILL if given else CreditReason.WITHDRAWN,
        cents=asked.cents,
        at=now,
        note=asked.reason,
    )
    await _check_whose(uow, entry)
    if await enter(uow, entry, None):
        kind = TransactionKind.GOODWILL
        note = asked.reason[:MOST_TEXT]
        await post(
            uow,
            about,
            kind,
            f"credit:{entry.reference}",
            now,
            note=note,
            cents={"credit": asked.cents, "payee": -asked.cents},
        )
        about_whom = "customer", customer_id
        await noting.note(uow, account, "credit.change", about_whom, now, detail=f"{asked.cents}")


async def _check_whose(uow: UnitOfWork, entry: CreditEntry) -> None:
    known = await transaction_of(uow, entry.reference)
    if known is not None and known.customer_id != entry.customer_id:
        raise ReferenceReused("the id stands for another change", field="change_id")


async def read(uow: UnitOfWork, account: Account, customer_id: UUID) -> CreditAnswer:
    """What a customer has, and every line of it; raises ``NotFound``, ``NotAllowed``.

    A mechanic's are the customers of own bookings, and nobody else: who has no booking yet may be booked by them, but
    what the workshop owes somebody is not needed for that.
    """
    if not await uow.records.has(Customer, customer_id):
        raise NotFound("customer", id=str(customer_id))
    own = False
    if account.mechanic_id is not None and not allows(account, Action.VIEW_MONEY):
        own = bool(await uow.feed.customers_of(account.mechanic_id, [customer_id]))
    require(account, Action.VIEW_MONEY, own=own)
    rows = await uow.rows.find(CreditRow, customer_id=customer_id, newest_first=True)
    lines = [
        CreditLine(
            reason=row.reason.value, cents=row.cents, at=row.at, note=row.note, session_id=row.session_id
        )
        for row in rows
    ]
    return CreditAnswer(customer_id=customer_id, balance_cents=sum(row.cents for row in rows), lines=lines)
