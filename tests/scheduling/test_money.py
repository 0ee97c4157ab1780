"""The division of prices: the examples of the specification, and that no cent appears or vanishes."""

from __future__ import annotations

from dataclasses import FrozenInstanceError

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from scheduling.catalog import FIRST_PLANS
from scheduling.errors import Invalid
from scheduling.money import (
    Balance,
    Charge,
    MoneySettings,
    Payee,
    Payout,
    PayoutTerms,
    balance,
    charge,
    due_at_booking,
    payee_part,
    payout,
    payout_terms,
    visit_price,
)
from scheduling.vocabulary import MechanicType, VisitKind

SETTINGS = MoneySettings()
PLAN_PRICES = [seed.price_cents for seed in FIRST_PLANS if seed.price_cents is not None]
cents = st.integers(0, 2_000_000) | st.sampled_from(PLAN_PRICES)
shares = st.integers(0, 10_000)
types = st.sampled_from(MechanicType)


def paid_out(amount: int, kind: MechanicType, settings: MoneySettings = SETTINGS, **more: bool) -> Payout:
    return payout(amount, payout_terms(kind, settings, **more))


@pytest.mark.parametrize("kind", [MechanicType.VIRTUAL_ONLY, MechanicType.INDEPENDENT_WORKSHOP])
@pytest.mark.parametrize(
    ("price", "payee", "platform"),
    [(29_00, 20_30, 8_70), (49_00, 34_30, 14_70), (99_00, 69_30, 29_70), (0, 0, 0), (1, 1, 0), (33, 24, 9)],
)
def test_a_mechanic_who_is_paid_directly_has_70_percent(
    kind: MechanicType, price: int, payee: int, platform: int
) -> None:
    assert paid_out(price, kind) == Payout(payee=payee, platform=platform, referral=0)
    assert payout_terms(kind, SETTINGS).payee is Payee.MECHANIC


def test_the_workshop_of_an_affiliated_mechanic_has_everything_but_the_agreed_fee() -> None:
    affiliated = MechanicType.WORKSHOP_AFFILIATED
    assert paid_out(29_00, affiliated) == Payout(payee=29_00, platform=0, referral=0)
    agreed = MoneySettings(affiliated_fee=1_250)
    assert paid_out(29_01, affiliated, agreed) == Payout(payee=25_39, platform=3_62, referral=0)
    assert payout_terms(affiliated, SETTINGS).payee is Payee.WORKSHOP


def test_a_referral_is_2_percent_out_of_the_platforms_share_and_never_more_than_it() -> None:
    independent, affiliated = MechanicType.INDEPENDENT_WORKSHOP, MechanicType.WORKSHOP_AFFILIATED
    assert paid_out(100_00, independent, referred=True) == Payout(payee=70_00, platform=28_00, referral=2_00)
    assert paid_out(100_01, independent, referred=True) == Payout(payee=70_01, platform=27_99, referral=2_01)
    assert paid_out(100_00, affiliated, referred=True) == Payout(payee=100_00, platform=0, referral=0)
    one = MoneySettings(affiliated_fee=100)
    assert paid_out(100_00, affiliated, one, referred=True) == Payout(payee=99_00, platform=0, referral=1_00)


@given(cents, types, shares, shares, shares)
@example(29_00, MechanicType.WORKSHOP_AFFILIATED, 7_000, 0, 200)
def test_a_payout_adds_up_and_a_referral_costs_the_payee_nothing(
    amount: int, kind: MechanicType, independent: int, fee: int, referral: int
) -> None:
    settings = MoneySettings(independent_share=independent, affiliated_fee=fee, referral_share=referral)
    without, referred = (paid_out(amount, kind, settings, referred=each) for each in (False, True))
    share = 10_000 - fee if kind is MechanicType.WORKSHOP_AFFILIATED else independent
    for parts in (without, referred):
        assert parts.whole == amount
        assert min(parts.payee, parts.platform, parts.referral) >= 0
        assert all(type(part) is int for part in (parts.payee, parts.platform, parts.referral))
        # To the payee's side: never less than the exact share, and by less than a cent more.
        assert 0 <= parts.payee * 10_000 - amount * share < 10_000
    assert without.referral == 0
    assert referred.payee == without.payee
    assert referred.referral <= without.platform
    assert referred.referral == min(payee_part(amount, referral), without.platform)


@given(cents, cents, st.sampled_from((0, 50)))
def test_credit_pays_first_and_the_parts_add_up(total: int, credit: int, least: int) -> None:
    parts = charge(total, credit, least_card=least)
    assert parts.credit + parts.card == total
    assert 0 <= parts.credit <= credit
    assert parts.card == 0 or parts.card >= min(least, total)
    if least == 0:
        assert parts.credit == min(total, credit)


@pytest.mark.parametrize(
    ("total", "credit", "least", "expected"),
    [
        (32_77, 0, 0, Charge(credit=0, card=32_77)),
        (32_77, 10_00, 0, Charge(credit=10_00, card=22_77)),
        (32_77, 32_77, 50, Charge(credit=32_77, card=0)),
        (32_77, 40_00, 0, Charge(credit=32_77, card=0)),
        (32_77, 32_28, 50, Charge(credit=32_27, card=50)),
        (32_77, 32_27, 50, Charge(credit=32_27, card=50)),
        (32_77, 32_26, 50, Charge(credit=32_26, card=51)),
        (40, 10, 50, Charge(credit=0, card=40)),
        (0, 5, 50, Charge(credit=0, card=0)),
    ],
)
def test_what_is_left_to_charge(total: int, credit: int, least: int, expected: Charge) -> None:
    assert charge(total, credit, least_card=least) == expected


ONLINE = [VisitKind.VIDEO, VisitKind.CHAT, VisitKind.PHONE]


@pytest.mark.parametrize("kind", ONLINE)
def test_online_the_full_price_and_its_tax_are_due_at_booking(kind: VisitKind) -> None:
    assert due_at_booking(kind, SETTINGS, price=29_00, tax=3_77) == 32_77
    assert due_at_booking(kind, SETTINGS, price=0) == 0
    with pytest.raises(Invalid, match="has a price"):
        due_at_booking(kind, SETTINGS, price=None)


@pytest.mark.parametrize(
    ("price", "quote", "due"),
    [
        (100_00, None, 15_00),
        (None, None, 15_00),
        (10_00, None, 10_00),
        (100_00, 9_00, 9_00),
        (0, None, 0),
        (0, 80_00, 15_00),
    ],
)
def test_in_person_the_deposit_is_due_at_most_the_price(
    price: int | None, quote: int | None, due: int
) -> None:
    assert due_at_booking(VisitKind.IN_PERSON, SETTINGS, price=price, quote=quote, tax=13_00) == due
    other = MoneySettings(deposit=5)
    assert due_at_booking(VisitKind.IN_PERSON, other, price=price, quote=quote) == min(due, 5)


@pytest.mark.parametrize(
    ("price", "quote", "tax", "deposit", "expected"),
    [
        (100_00, None, 13_00, 15_00, Balance(due=98_00, back=0)),
        (100_00, 250_00, 32_50, 15_00, Balance(due=267_50, back=0)),
        (100_00, 10_00, 1_30, 15_00, Balance(due=0, back=3_70)),
        (15_00, None, 0, 15_00, Balance(due=0, back=0)),
        (None, 20_00, 0, 0, Balance(due=20_00, back=0)),
        (100_00, 0, 0, 15_00, Balance(due=0, back=15_00)),
    ],
)
def test_the_balance_is_price_or_quote_less_the_deposit(
    price: int | None, quote: int | None, tax: int, deposit: int, expected: Balance
) -> None:
    assert balance(price=price, quote=quote, tax=tax, deposit=deposit) == expected


@given(cents, st.none() | cents, cents, cents)
def test_deposit_and_balance_add_up_to_the_price(
    price: int, quote: int | None, tax: int, deposit: int
) -> None:
    rest = balance(price=price, quote=quote, tax=tax, deposit=deposit)
    assert deposit + rest.due - rest.back == (price if quote is None else quote) + tax
    assert min(rest.due, rest.back) == 0
    assert max(rest.due, rest.back) >= 0


def test_a_balance_waits_for_the_price_to_be_agreed_on() -> None:
    assert visit_price(None) is None
    with pytest.raises(Invalid, match="agreed"):
        balance(price=None, tax=0, deposit=15_00)


@pytest.mark.parametrize("share", [-1, 10_001])
def test_a_share_is_between_nothing_and_the_whole(share: int) -> None:
    for name in ("independent_share", "affiliated_fee", "referral_share"):
        with pytest.raises(Invalid, match=name):
            MoneySettings(**{name: share})
    with pytest.raises(Invalid, match="payee_share"):
        PayoutTerms(payee=Payee.MECHANIC, payee_share=share)
    with pytest.raises(Invalid, match="referral_share"):
        PayoutTerms(payee=Payee.MECHANIC, payee_share=0, referral_share=share)
    with pytest.raises(Invalid, match="share"):
        payee_part(100, share)
    assert (payee_part(100, 0), payee_part(100, 10_000)) == (0, 100)


def test_amounts_are_not_negative() -> None:
    with pytest.raises(Invalid, match="deposit"):
        MoneySettings(deposit=-1)
    for arguments in ((-1, 0, 0), (0, -1, 0), (0, 0, -1)):
        with pytest.raises(Invalid, match="negative"):
            charge(arguments[0], arguments[1], least_card=arguments[2])
    for name in ("price", "tax", "deposit"):
        with pytest.raises(Invalid, match=name):
            balance(**{"price": 1, "tax": 1, "deposit": 1, name: -1})
    with pytest.raises(Invalid, match="price"):
        visit_price(10, -1)
    with pytest.raises(Invalid, match="tax"):
        due_at_booking(VisitKind.VIDEO, SETTINGS, price=1, tax=-1)
    with pytest.raises(Invalid, match="cents"):
        payee_part(-1, 1)


def test_the_numbers_are_the_specifications_and_do_not_change_under_way() -> None:
    assert MoneySettings() == MoneySettings(
        independent_share=7_000, affiliated_fee=0, referral_share=200, deposit=15_00
    )
    with pytest.raises(FrozenInstanceError):
        SETTINGS.deposit = 0  # type: ignore[misc] # that is the point
