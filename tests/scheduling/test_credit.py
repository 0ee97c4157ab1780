"""The ledger of credit: append-only, never negative, each entry once."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, replace
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.credit import (
    TAKES,
    CreditEntry,
    CreditReason,
    Ledger,
    NotEnoughCredit,
    ReferenceReused,
)
from scheduling.errors import ErrorCode, Invalid
from scheduling.money import charge

WHO = UUID(int=1)


def entry(reference: str, cents: int, reason: CreditReason | None = None, at: int = 0) -> CreditEntry:
    usual = CreditReason.GRANTED if cents > 0 else CreditReason.SPENT
    return CreditEntry(
        customer_id=WHO, reference=reference, reason=reason or usual, cents=cents, at=at, note="why"
    )


def test_credit_is_the_sum_of_what_was_entered() -> None:
    ledger = Ledger(customer_id=WHO)
    assert ledger.balance == 0
    ledger = ledger.add(entry("no-show 1", 14_50)).add(entry("payment 2", -10_00)).add(entry("back 2", 5_00))
    assert ledger.balance == 9_50
    assert [each.reference for each in ledger.entries] == ["no-show 1", "payment 2", "back 2"]
    assert ledger.find("payment 2") == entry("payment 2", -10_00)
    assert ledger.find("payment 3") is None


def test_it_is_never_negative_to_the_cent() -> None:
    ledger = Ledger(customer_id=WHO).add(entry("a", 10))
    assert ledger.add(entry("b", -10)).balance == 0
    with pytest.raises(NotEnoughCredit) as caught:
        ledger.add(entry("b", -11))
    assert caught.value.params == {"balance": 10, "wanted": 11}
    assert caught.value.code is ErrorCode.NOT_ENOUGH_CREDIT


def test_a_repeated_entry_counts_once_whenever_it_comes() -> None:
    ledger = Ledger(customer_id=WHO).add(entry("a", 10, at=5))
    assert ledger.add(entry("a", 10, at=900)) is ledger
    spent = ledger.add(entry("b", -10))
    assert spent.add(entry("b", -10)) is spent, "not asked again whether there is enough"
    assert spent.entries[0].at == 5


def test_a_reference_stands_for_one_thing() -> None:
    ledger = Ledger(customer_id=WHO).add(entry("a", 10))
    for other in (entry("a", 11), entry("a", 10, CreditReason.RETURNED), entry("a", -10)):
        with pytest.raises(ReferenceReused):
            ledger.add(other)


def test_it_is_one_customers() -> None:
    with pytest.raises(Invalid, match="another customer"):
        Ledger(customer_id=UUID(int=2)).add(entry("a", 10))


@pytest.mark.parametrize("reason", CreditReason)
def test_the_reason_says_whether_it_gives_or_takes(reason: CreditReason) -> None:
    sign = -1 if reason in TAKES else 1
    assert entry("a", sign, reason).cents == sign
    for wrong in (-sign, 0):
        with pytest.raises(Invalid, match="cannot be of"):
            entry("a", wrong, reason)
    assert {CreditReason.SPENT, CreditReason.WITHDRAWN} == TAKES


@pytest.mark.parametrize("reason", CreditReason)
def test_goodwill_and_withdrawals_say_why(reason: CreditReason) -> None:
    given_reason = entry("a", -1 if reason in TAKES else 1, reason)
    if reason in (CreditReason.GOODWILL, CreditReason.WITHDRAWN):
        with pytest.raises(Invalid, match="needs a reason"):
            replace(given_reason, note="  ")
    else:
        assert replace(given_reason, note="").note == ""


def test_an_entry_has_a_reference_and_does_not_change() -> None:
    with pytest.raises(Invalid, match="reference"):
        entry("", 1)
    with pytest.raises(FrozenInstanceError):
        entry("a", 1).cents = 2  # type: ignore[misc] # that is the point


steps = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.integers(-50, 50).filter(bool)), min_size=1, max_size=25
)


@given(steps)
def test_whatever_is_told_the_balance_is_never_negative_and_nothing_is_rewritten(
    told: list[tuple[str, int]],
) -> None:
    ledger = Ledger(customer_id=WHO)
    model: dict[str, int] = {}
    for reference, cents in told:
        before = ledger
        try:
            ledger = ledger.add(entry(reference, cents))
        except ReferenceReused:
            assert model[reference] != cents
        except NotEnoughCredit:
            assert reference not in model
            assert sum(model.values()) + cents < 0
        else:
            assert model.setdefault(reference, cents) == cents
        assert ledger.entries[: len(before.entries)] == before.entries
        assert ledger.balance == sum(model.values()) >= 0
        assert len(ledger.entries) == len(model)


@given(st.integers(1, 10_000), st.integers(0, 10_000))
def test_what_credit_pays_is_always_there_to_be_taken(has: int, total: int) -> None:
    ledger = Ledger(customer_id=WHO).add(entry("a", has))
    parts = charge(total, ledger.balance)
    if parts.credit:
        assert ledger.add(entry("b", -parts.credit)).balance == has - parts.credit
