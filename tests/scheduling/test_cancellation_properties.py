"""For every plan, tax, moment and policy: the parts add up to the cent, and what was said is what is done."""

from __future__ import annotations

from typing import NamedTuple

from hypothesis import example, given, settings
from hypothesis import strategies as st

from scheduling.cancellation import (
    CancellationPolicy,
    Ending,
    Moment,
    Paid,
    Settlement,
    Term,
    moment,
    policy_terms,
    settle,
    told_back,
)
from scheduling.catalog import FIRST_PLANS
from scheduling.money import MoneySettings, PayoutTerms, charge, payout_terms
from scheduling.taxes import KNOWN_SINCE, Province, tax_lines, total_tax
from scheduling.vocabulary import MechanicType, VisitKind

START = 2_000_000_000
PLAN_PRICES = [seed.price_cents for seed in FIRST_PLANS if seed.price_cents is not None]
shares = st.integers(0, 10_000)
seconds = st.integers(0, 5 * 86_400)
befores = st.sampled_from([edge + by for edge in (0, 7_200, 86_400) for by in (-1, 0, 1)]) | st.integers(
    -86_400, 40 * 86_400
)
kinds = st.sampled_from(VisitKind)
ours = st.sampled_from((Ending.MECHANIC, Ending.WORKSHOP, Ending.PLATFORM))

MANY = settings(max_examples=500, deadline=None)


@st.composite
def payments(draw: st.DrawFn) -> Paid:
    price = draw(st.sampled_from([*PLAN_PRICES, 15_00]) | st.integers(0, 300_000))
    province = draw(st.none() | st.sampled_from(Province))
    lines = tax_lines(price, province, KNOWN_SINCE) if province else ()
    total = price + total_tax(lines)
    parts = charge(total, draw(st.integers(0, total)))
    return Paid(card=parts.card, credit=parts.credit, lines=lines)


@st.composite
def policies(draw: st.DrawFn) -> CancellationPolicy:
    if draw(st.booleans()):
        return CancellationPolicy()
    late, early = sorted((draw(seconds), draw(seconds)))
    return CancellationPolicy(
        version=draw(st.integers(1, 9)),
        early=early,
        late=late,
        fee=draw(st.integers(0, 50_00)),
        late_share=draw(shares),
        last_share=draw(shares),
        deposit_late_share=draw(shares),
        deposit_last_share=draw(shares),
        reschedule=draw(seconds),
    )


@st.composite
def agreements(draw: st.DrawFn) -> PayoutTerms:
    shared = MoneySettings(
        independent_share=draw(shares), affiliated_fee=draw(shares), referral_share=draw(shares)
    )
    return payout_terms(draw(st.sampled_from(MechanicType)), shared, referred=draw(st.booleans()))


class Case(NamedTuple):
    policy: CancellationPolicy
    kind: VisitKind
    paid: Paid
    terms: PayoutTerms

    def cancelled(self, before: int, starts: int | None = START) -> Settlement:
        """By the customer, so many seconds before the start."""
        return settle(*self, starts=starts, at=START - before, ending=Ending.CUSTOMER)


cases = st.builds(Case, policies(), kinds, payments(), agreements())


def check_parts(paid: Paid, result: Settlement) -> None:
    assert result.whole == paid.whole
    parts = (result.refund, result.credit, result.payee, result.platform, result.referral)
    assert min(parts) >= 0
    assert all(type(part) is int for part in parts)
    assert result.refund <= paid.card
    for line, kept, back in zip(paid.lines, result.tax_kept, result.tax_back, strict=True):
        assert kept.amount + back.amount == line.amount
        assert kept.base + back.base == line.base == paid.price
        assert min(kept.amount, back.amount, kept.base, back.base) >= 0
        assert kept.base == result.payee + result.platform + result.referral


@MANY
@given(cases, befores, st.sampled_from(Ending), st.data())
def test_all_parts_add_up_to_the_cent(case: Case, before: int, ending: Ending, data: st.DataObject) -> None:
    missed = ending is Ending.NO_SHOW
    begun = data.draw(st.booleans()) and not missed
    accepted = data.draw(st.booleans()) or missed
    starts = data.draw(st.sampled_from((START, None)))
    result = settle(*case, starts=starts, at=START - before, ending=ending, begun=begun, accepted=accepted)
    check_parts(case.paid, result)
    if begun and ending is Ending.CUSTOMER:
        assert (result.refund, result.credit) == (0, 0)
    elif ending not in (Ending.CUSTOMER, Ending.NO_SHOW) or not accepted:
        assert (result.refund, result.credit) == (case.paid.card, case.paid.credit)
    else:
        assert result.referral == 0
        assert result.payee == 0 or result.platform == 0


@MANY
@given(cases, befores)
@example(
    Case(
        CancellationPolicy(),
        VisitKind.VIDEO,
        Paid(card=29_00),
        payout_terms(MechanicType.VIRTUAL_ONLY, MoneySettings()),
    ),
    86_400,
)
def test_the_table_written_again_by_hand(case: Case, before: int) -> None:
    result = case._replace(policy=CancellationPolicy()).cancelled(before)
    price = case.paid.price
    if case.kind is VisitKind.IN_PERSON:
        expected = (0, 0) if before >= 86_400 else (price, 0)
    elif before >= 86_400:
        expected = (0, min(5_00, price))
    elif before >= 7_200:
        expected = ((price + 3) // 4, 0)
    else:
        expected = ((price + 1) // 2, 0)
    assert (result.payee, result.platform) == expected
    if case.kind is not VisitKind.IN_PERSON and before < 7_200:
        assert result.refund == 0


@MANY
@given(cases, befores, befores)
def test_within_one_column_of_the_table_the_second_makes_no_difference(
    case: Case, one: int, two: int
) -> None:
    order = [Moment.EARLY, Moment.LATE, Moment.LAST]
    earlier, later = max(one, two), min(one, two)
    moments = [moment(case.policy, START, START - before, begun=False) for before in (earlier, later)]
    assert order.index(moments[0]) <= order.index(moments[1])
    if moments[0] is moments[1]:
        assert case.cancelled(earlier) == case.cancelled(later)


TIMED = frozenset({Term.LESS_FEE, Term.FREE, Term.PART_KEPT, Term.REST_AS_CREDIT, Term.NOTHING_BACK})


@MANY
@given(cases, befores, st.sampled_from((START, None)))
def test_what_was_said_is_what_is_done(case: Case, before: int, starts: int | None) -> None:
    """At the last second of each sentence, and a second later by the next one, the amounts are those told."""
    policy, kind, paid, terms = case
    since = START - before
    told = policy_terms(policy, kind, paid, starts=starts, now=since)
    timed = [term for term in told if term.code in TIMED]
    assert bool(timed) == (paid.whole > 0)
    for term in timed:
        last = max(since, START) if term.until is None else term.until
        for at in (since, last):
            result = settle(policy, kind, paid, terms, starts=starts, at=at, ending=Ending.CUSTOMER)
            assert (result.refund, result.credit) == (term.back, term.credit)
            assert term.back + term.credit + term.kept == paid.whole
        since = last + 1
    assert [term.until is None for term in timed] == [False] * (len(timed) - 1) + [True] * bool(timed)


@MANY
@given(cases, befores, ours)
def test_ours_and_begun_are_done_as_said(case: Case, before: int, ending: Ending) -> None:
    at = START - before
    policy, kind, paid, _ = case
    told = {
        term.code: term for term in policy_terms(policy, kind, paid, starts=START, now=at, accepted=False)
    }
    back = settle(*case, starts=START, at=at, ending=ending)
    begun = settle(*case, starts=START, at=at, ending=Ending.CUSTOMER, begun=True)
    free = settle(*case, starts=START, at=at, ending=Ending.CUSTOMER, accepted=False)
    if paid.whole:
        assert (told[Term.OURS].back, told[Term.OURS].credit) == (back.refund, back.credit)
        assert (told[Term.UNACCEPTED].back, told[Term.UNACCEPTED].credit) == (free.refund, free.credit)
        assert told[Term.BEGUN].kept == begun.whole - begun.refund - begun.credit


@MANY
@given(cases, befores, befores, st.sampled_from(Ending), st.booleans())
@example(
    case=Case(
        CancellationPolicy(deposit_late_share=2_500, deposit_last_share=5_000),
        VisitKind.IN_PERSON,
        Paid(card=15_00),
        payout_terms(MechanicType.INDEPENDENT_WORKSHOP, MoneySettings()),
    ),
    before=30 * 86_400,
    later=60,
    ending=Ending.CUSTOMER,
    accepted=True,
)
def test_of_what_was_told_before_the_term_of_now_is_what_is_done(
    case: Case, before: int, later: int, ending: Ending, accepted: bool
) -> None:
    """Also where it is asked for later than it was told."""
    policy, kind, paid, terms = case
    since, at = START - max(before, later), START - min(before, later)
    ending = Ending.CUSTOMER if ending is Ending.NO_SHOW else ending
    told = policy_terms(policy, kind, paid, starts=START, now=since, accepted=accepted)
    term = told_back(told, by_customer=ending is Ending.CUSTOMER, at=at)
    done = settle(policy, kind, paid, terms, starts=START, at=at, ending=ending, accepted=accepted)
    assert (term is None) == (paid.whole == 0)
    if term is not None:
        assert (term.back, term.credit) == (done.refund, done.credit)
        assert term.back + term.credit + term.kept == paid.whole
