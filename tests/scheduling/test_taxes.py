"""The tax of all provinces and territories against a literal copy of the published tables."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scheduling.errors import Invalid
from scheduling.taxes import (
    KNOWN_SINCE,
    TAX_RATES,
    Province,
    TaxKind,
    TaxLine,
    TaxRate,
    half_up,
    kept_lines,
    province_of,
    rates_on,
    refunded_lines,
    tax_lines,
    total_tax,
)

TODAY = date(2026, 11, 21)
# Percent, as the revenue agencies publish them for 2026.
PUBLISHED = """
AB gst 5
BC gst 5 pst 7
MB gst 5 pst 7
NB hst 15
NL hst 15
NS hst 14
NT gst 5
NU gst 5
ON hst 13
PE hst 15
QC gst 5 qst 9.975
SK gst 5 pst 6
YT gst 5
"""
TABLE = {
    words[0]: [(words[at], Decimal(words[at + 1])) for at in range(1, len(words), 2)]
    for words in (line.split() for line in PUBLISHED.strip().split("\n"))
}
provinces = st.sampled_from(Province)
prices = st.integers(0, 2_000_000)
days = st.dates(KNOWN_SINCE, date(2040, 1, 1))


def test_the_table_has_all_13() -> None:
    assert len(Province) == 13
    assert set(TABLE) == {each.value for each in Province}


@given(provinces, prices)
@example(Province.QC, 100_00)
def test_each_line_is_the_published_rate_of_the_price_rounded_half_up_by_itself(
    province: Province, price: int
) -> None:
    lines = tax_lines(price, province, TODAY)
    if price == 0:
        assert lines == ()
        return
    expected = [
        (kind, int((price * percent / 100).quantize(Decimal(1), ROUND_HALF_UP)))
        for kind, percent in TABLE[province.value]
    ]
    assert [(line.kind.value, line.amount) for line in lines] == expected
    assert [Decimal(line.parts) / 1000 for line in lines] == [percent for _, percent in TABLE[province.value]]
    assert all(line.base == price and type(line.amount) is int for line in lines)


@pytest.mark.parametrize(
    ("province", "price", "amounts"),
    [
        ("QC", 100_00, [5_00, 9_98]),
        ("QC", 29_00, [1_45, 2_89]),
        ("QC", 10, [1, 1]),
        ("QC", 9, [0, 1]),
        ("ON", 29_00, [3_77]),
        ("AB", 10, [1]),
        ("AB", 9, [0]),
        ("BC", 50, [3, 4]),
    ],
)
def test_examples_to_the_half_cent(province: str, price: int, amounts: list[int]) -> None:
    lines = tax_lines(price, province_of(province), TODAY)
    assert [line.amount for line in lines] == amounts
    assert total_tax(lines) == sum(amounts)


def test_nova_scotias_rate_changes_by_the_day() -> None:
    for day, amount in ((date(2025, 3, 31), 15_00), (date(2025, 4, 1), 14_00), (TODAY, 14_00)):
        assert total_tax(tax_lines(100_00, Province.NS, day)) == amount
    assert total_tax(tax_lines(100_00, Province.NB, date(2025, 4, 1))) == 15_00


def test_a_day_before_the_table_has_no_answer() -> None:
    assert rates_on(Province.MB, date(2019, 7, 1)) == {TaxKind.GST: 5_000, TaxKind.PST: 7_000}
    with pytest.raises(Invalid, match="no rates"):
        rates_on(Province.MB, date(2019, 6, 30))


def test_a_later_row_replaces_an_earlier_one_and_0_ends_a_tax_whatever_their_order() -> None:
    day = date(2030, 1, 1)
    later = (
        TaxRate(province=Province.BC, kind=TaxKind.HST, parts=12_000, since=day),
        TaxRate(province=Province.BC, kind=TaxKind.GST, parts=0, since=day),
        TaxRate(province=Province.BC, kind=TaxKind.PST, parts=0, since=day),
    )
    for rates in ((*TAX_RATES, *later), (*later, *TAX_RATES)):
        assert rates_on(Province.BC, date(2029, 12, 31), rates) == {TaxKind.GST: 5_000, TaxKind.PST: 7_000}
        assert rates_on(Province.BC, day, rates) == {TaxKind.HST: 12_000}
        assert rates_on(Province.AB, day, rates) == {TaxKind.GST: 5_000}
        assert total_tax(tax_lines(100, Province.BC, day, rates=rates)) == 12


def test_a_tax_for_which_nobody_is_registered_is_not_charged() -> None:
    only = frozenset({TaxKind.GST})
    assert [line.kind for line in tax_lines(100, Province.BC, TODAY, charged=only)] == [TaxKind.GST]
    assert tax_lines(100, Province.ON, TODAY, charged=only) == ()
    assert tax_lines(100, Province.QC, TODAY, charged=frozenset()) == ()


@given(provinces, st.integers(1, 500_000), days, st.lists(st.integers(0, 500_000), max_size=6))
def test_refunds_in_any_steps_that_end_at_the_price_give_back_the_whole_tax(
    province: Province, price: int, day: date, marks: list[int]
) -> None:
    lines = tax_lines(price, province, day)
    steps = sorted({0, price, *(mark for mark in marks if mark <= price)})
    back = [0] * len(lines)
    for before, after in pairwise(steps):
        for place, line in enumerate(refunded_lines(lines, after - before, before=before)):
            assert line.base == after - before
            assert line.amount >= 0
            back[place] += line.amount
            # Proportional to what is refunded so far, to half a cent.
            exact = 2 * lines[place].amount * after
            assert abs(2 * back[place] * price - exact) <= price
    assert back == [line.amount for line in lines]


@given(provinces, st.integers(1, 500_000), st.data())
def test_kept_and_refunded_tax_are_the_whole_line_by_line(
    province: Province, price: int, data: st.DataObject
) -> None:
    lines = tax_lines(price, province, TODAY)
    refund = data.draw(st.integers(0, price))
    kept, back = kept_lines(lines, refund), refunded_lines(lines, refund)
    for line, stays, goes in zip(lines, kept, back, strict=True):
        assert (stays.kind, stays.parts) == (goes.kind, goes.parts) == (line.kind, line.parts)
        assert stays.base + goes.base == line.base
        assert stays.amount + goes.amount == line.amount
        assert min(stays.amount, goes.amount) >= 0


def test_no_more_goes_back_than_was_paid() -> None:
    lines = tax_lines(100, Province.ON, TODAY)
    assert total_tax(refunded_lines(lines, 1, before=99)) in (0, 1)
    for refund, before in ((101, 0), (1, 100)):
        with pytest.raises(Invalid, match="larger"):
            refunded_lines(lines, refund, before=before)
    for refund, before in ((-1, 5), (1, -1)):
        with pytest.raises(Invalid, match="negative"):
            refunded_lines(lines, refund, before=before)
    nothing = (TaxLine(kind=TaxKind.GST, parts=5_000, base=0, amount=0),)
    assert refunded_lines(nothing, 0) == nothing


def test_provinces_and_rates_are_checked() -> None:
    assert province_of(" qc ") is Province.QC
    for code in ("", "XX", "Quebec"):
        with pytest.raises(Invalid, match="province"):
            province_of(code)
    for parts in (-1, 100_001):
        with pytest.raises(Invalid, match="rate"):
            TaxRate(province=Province.AB, kind=TaxKind.GST, parts=parts, since=TODAY)
    with pytest.raises(Invalid, match="negative"):
        tax_lines(-1, Province.AB, TODAY)


@given(st.integers(0, 10**9), st.integers(1, 10**6))
def test_half_up(numerator: int, denominator: int) -> None:
    exact = (Decimal(numerator) / Decimal(denominator)).quantize(Decimal(1), ROUND_HALF_UP)
    assert half_up(numerator, denominator) == int(exact)
