"""The accountant's year: to the second in the organization's own zone, and the slip to the cent."""

from __future__ import annotations

import csv
import io
from datetime import datetime

import pytest

from scheduling.ids import uuid7
from scheduling.money import Payee
from sync_server.services.money import books, exporting
from sync_server.services.money.rows import TransactionKind
from tests.sync_server.counter import Counter
from tests.sync_server.shop import ZONE, Shop

NEW_YEAR = int(datetime(2026, 1, 1, tzinfo=ZONE).timestamp())
"""In Montréal: five hours later than in Greenwich."""


@pytest.fixture
def counter(shop: Shop) -> Counter:
    return Counter(shop)


async def _earned(counter: Counter, cents: int, at: int) -> str:
    """The independent mechanic got so much then, for a session that is nobody's business here."""
    about = books.About(
        session_id=None,
        customer_id=counter.shop.customer.id,
        payee_kind=Payee.MECHANIC,
        payee_mechanic_id=counter.shop.ivan.id,
    )
    reference = f"earning:{uuid7()}"
    async with counter.shop.acting("owner") as (uow, _):
        await uow.bump()
        kind, parts = TransactionKind.EARNING, {"payee": cents, "platform": -cents}
        await books.post(uow, about, kind, reference, at, cents=parts)
    return reference


async def _year(counter: Counter, number: int) -> dict[str, dict[str, str]]:
    async with counter.shop.acting("owner") as (uow, account):
        text = await exporting.year(uow, account, number, counter.now())
    return {line["transaction"]: line for line in csv.DictReader(io.StringIO(text))}


async def test_a_year_begins_and_ends_at_the_organizations_own_midnight(counter: Counter) -> None:
    last = await _earned(counter, 1_00, NEW_YEAR - 1)
    first = await _earned(counter, 2_00, NEW_YEAR)
    assert set(await _year(counter, 2025)) == {last}
    found = await _year(counter, 2026)
    assert set(found) == {first}
    assert found[first]["at"] == "2026-01-01T00:00:00-05:00"
    assert (await _year(counter, 2024), await _year(counter, 2027)) == ({}, {})


@pytest.mark.parametrize(("second", "slip"), [(250_00, ""), (250_01, "yes"), (-250_00, "")])
async def test_a_slip_is_due_above_500_dollars_of_a_year_and_not_at_500(
    counter: Counter, second: int, slip: str
) -> None:
    await _earned(counter, 499_99, NEW_YEAR - 1)
    await _earned(counter, 250_00, NEW_YEAR)
    await _earned(counter, second, NEW_YEAR + 1)
    lines = (await _year(counter, 2026)).values()
    assert {line["t4a"] for line in lines} == {slip}
    assert {line["payee_year"] for line in lines} == {exporting.amount(250_00 + second)}


async def test_what_was_given_back_at_the_gateway_is_a_line_of_its_own(counter: Counter) -> None:
    shop = counter.shop
    session_id = await counter.book(counter.video(shop.at(10)))
    paid = await counter.by_card(session_id)
    await counter.refund_there(paid, 10_00)
    await counter.complete(session_id)
    number = datetime.fromtimestamp(counter.now(), ZONE).year
    lines = {line["kind"]: line for line in (await _year(counter, number)).values()}
    assert (lines["gateway_refund"]["card"], lines["gateway_refund"]["held"]) == ("10.00", "-10.00")
    earned = lines["earning"]
    assert [earned[name] for name in ("held", "payee", "gst", "qst")] == ["-23.34", "20.30", "1.02", "2.02"]
