"""A year's transactions by payee, as CSV for the accountant. The columns are described in docs/accounting.md."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduling.errors import Invalid, Rule
from scheduling.money import Payee
from scheduling.rights import Action
from sync_server.services.interfaces import UnitOfWork, Within
from sync_server.services.models import Account, RuleBook
from sync_server.services.money import noting
from sync_server.services.money.rows import ACCOUNTS, MoneyTransaction
from sync_server.services.permissions import require

T4A_ABOVE = 500_00
"""Cents a year above which a payee who is no employee gets a slip (T4A, box 048). Fixed by law."""
FIRST_YEAR, LAST_YEAR = 2019, 2199
HEAD = (
    "payee_kind", "payee_name", "payee_id", "payee_year", "t4a", "at", "transaction", "kind", "session", "customer",
    *ACCOUNTS, "note",
)  # fmt: skip
_Key = tuple[str, str]


async def year(uow: UnitOfWork, account: Account, number: int, now: int) -> str:
    """Every transaction of a local calendar year, by payee and then by time; raises ``Invalid`` for no such year."""
    require(account, Action.EXPORT)
    if not FIRST_YEAR <= number <= LAST_YEAR:
        raise Invalid("no such year", field="year", rule=Rule.OUT_OF_RANGE)
    book = await uow.rule_book()
    zone = ZoneInfo(book.organization.zone)
    start, end = (int(datetime(each, 1, 1, tzinfo=zone).timestamp()) for each in (number, number + 1))
    await uow.bump()
    rows = await uow.rows.find(MoneyTransaction, at=Within(start, end))
    await noting.note(uow, account, "money.export", ("organization", uow.tenant_id), now, detail=str(number))
    return _written(book, rows, zone)


def _written(book: RuleBook, rows: list[MoneyTransaction], zone: ZoneInfo) -> str:
    totals: defaultdict[_Key, int] = defaultdict(int)
    for row in rows:
        totals[_key(row)] += row.payee
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEAD)
    for row in sorted(rows, key=lambda each: (_key(each), each.at, each.id)):
        writer.writerow(_cells(book, row, totals[_key(row)], zone))
    return text.getvalue()


def _key(row: MoneyTransaction) -> _Key:
    return row.payee_kind.value, _id(row.payee_mechanic_id)


def _id(value: UUID | None) -> str:
    return "" if value is None else str(value)


def _cells(book: RuleBook, row: MoneyTransaction, total: int, zone: ZoneInfo) -> list[str]:
    mechanic = book.mechanic(row.payee_mechanic_id)
    name = book.organization.name if mechanic is None else mechanic.name
    slip = row.payee_kind is Payee.MECHANIC and total > T4A_ABOVE
    return [
        row.payee_kind.value,
        harmless(name),
        _id(row.payee_mechanic_id),
        amount(total),
        "yes" if slip else "",
        datetime.fromtimestamp(row.at, zone).isoformat(),
        row.reference,
        row.kind.value,
        _id(row.session_id),
        str(row.customer_id),
        *(amount(getattr(row, account)) for account in ACCOUNTS),
        harmless(row.note),
    ]


def amount(cents: int) -> str:
    """Dollars with two places and a point; no float."""
    whole, part = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole}.{part:02}"


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(("=", "+", "-", "@", "\t", "\r")) else text
