"""The table of section 8, sentence by sentence, and what is said of it before paying."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, asdict

import pytest

from scheduling.cancellation import (
    CancellationPolicy,
    Ending,
    Moment,
    Paid,
    PolicyTerm,
    Settlement,
    Term,
    customer_may_reschedule,
    moment,
    policy_terms,
    settle,
)
from scheduling.errors import Invalid
from scheduling.money import MoneySettings, payout_terms
from scheduling.taxes import KNOWN_SINCE, Province, TaxLine, tax_lines, total_tax
from scheduling.vocabulary import MechanicType, VisitKind

POLICY = CancellationPolicy()
START = 2_000_000_000
HOUR = 3600
DAY = 24 * HOUR
TERMS = payout_terms(MechanicType.INDEPENDENT_WORKSHOP, MoneySettings())
ONLINE = [VisitKind.VIDEO, VisitKind.CHAT, VisitKind.PHONE]
IN_PERSON = VisitKind.IN_PERSON
OURS = [Ending.MECHANIC, Ending.WORKSHOP, Ending.PLATFORM]


def paid(price: int, *, credit: int = 0, province: Province | None = None) -> Paid:
    lines = tax_lines(price, province, KNOWN_SINCE) if province else ()
    return Paid(card=price + total_tax(lines) - credit, credit=credit, lines=lines)


def ended(
    what: Paid,
    before: int,
    kind: VisitKind = VisitKind.VIDEO,
    *,
    ending: Ending = Ending.CUSTOMER,
    policy: CancellationPolicy = POLICY,
    begun: bool = False,
    accepted: bool = True,
) -> tuple[int, int, int, int]:
    """Refund, credit, payee and platform when it ends ``before`` seconds before the start."""
    result = settle(
        policy,
        kind,
        what,
        TERMS,
        starts=START,
        at=START - before,
        ending=ending,
        begun=begun,
        accepted=accepted,
    )
    assert result.whole == what.whole
    return result.refund, result.credit, result.payee, result.platform


@pytest.mark.parametrize("kind", ONLINE)
@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (30 * DAY, (24_00, 0, 0, 5_00)),
        (DAY + 1, (24_00, 0, 0, 5_00)),
        (DAY, (24_00, 0, 0, 5_00)),
        (DAY - 1, (21_75, 0, 7_25, 0)),
        (2 * HOUR + 1, (21_75, 0, 7_25, 0)),
        (2 * HOUR, (21_75, 0, 7_25, 0)),
        (2 * HOUR - 1, (0, 14_50, 14_50, 0)),
        (0, (0, 14_50, 14_50, 0)),
        (-1, (0, 14_50, 14_50, 0)),
    ],
)
def test_online_by_the_second(kind: VisitKind, before: int, expected: tuple[int, int, int, int]) -> None:
    assert ended(paid(29_00), before, kind) == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        (DAY + 1, (15_00, 0, 0, 0)),
        (DAY, (15_00, 0, 0, 0)),
        (DAY - 1, (0, 0, 15_00, 0)),
        (2 * HOUR, (0, 0, 15_00, 0)),
        (2 * HOUR - 1, (0, 0, 15_00, 0)),
        (-600, (0, 0, 15_00, 0)),
    ],
)
def test_in_person_by_the_second(before: int, expected: tuple[int, int, int, int]) -> None:
    assert ended(paid(15_00), before, IN_PERSON) == expected


@pytest.mark.parametrize("before", [-20 * 60, 3 * DAY])
def test_a_no_show_is_the_last_moment_whenever_it_is_recorded(before: int) -> None:
    assert ended(paid(29_00), before, ending=Ending.NO_SHOW) == (0, 14_50, 14_50, 0)
    assert ended(paid(15_00), before, IN_PERSON, ending=Ending.NO_SHOW) == (0, 0, 15_00, 0)


def test_the_fee_is_at_most_the_price() -> None:
    assert ended(paid(5_01), DAY) == (1, 0, 0, 5_00)
    assert ended(paid(5_00), DAY) == (0, 0, 0, 5_00)
    assert ended(paid(3_00), DAY) == (0, 0, 0, 3_00)


def test_a_started_cent_is_the_payees() -> None:
    assert ended(paid(29_01), 3 * HOUR) == (21_75, 0, 7_26, 0)
    assert ended(paid(29_01), HOUR) == (0, 14_50, 14_51, 0)


@pytest.mark.parametrize("begun", [False, True])
@pytest.mark.parametrize("kind", VisitKind)
@pytest.mark.parametrize("ending", OURS)
@pytest.mark.parametrize("before", [DAY, HOUR, -HOUR])
def test_everything_comes_back_when_it_is_not_the_customers_doing(
    before: int, ending: Ending, kind: VisitKind, begun: bool
) -> None:
    what = paid(29_00, credit=10_00, province=Province.QC)
    back = what.card, 10_00, 0, 0
    assert ended(what, before, kind, ending=ending, begun=begun) == back
    assert ended(what, before, kind, ending=ending, begun=begun, accepted=False) == back


@pytest.mark.parametrize("kind", VisitKind)
@pytest.mark.parametrize("before", [2 * DAY, 0, -600])
def test_nothing_comes_back_once_it_has_begun(before: int, kind: VisitKind) -> None:
    assert ended(paid(29_00), before, kind, begun=True) == (0, 0, 20_30, 8_70)
    assert ended(paid(29_00), before, kind, begun=True, accepted=False) == (0, 0, 20_30, 8_70)
    referred = payout_terms(MechanicType.INDEPENDENT_WORKSHOP, MoneySettings(), referred=True)
    what = paid(100_00, province=Province.ON)
    result = settle(POLICY, kind, what, referred, starts=START, at=START, ending=Ending.CUSTOMER, begun=True)
    assert (result.payee, result.platform, result.referral) == (70_00, 28_00, 2_00)
    assert (result.tax_kept, total_tax(result.tax_back), result.whole) == (what.lines, 0, 113_00)


@pytest.mark.parametrize("before", [DAY, HOUR, -HOUR])
@pytest.mark.parametrize("kind", VisitKind)
def test_what_nobody_accepted_is_withdrawn_for_nothing(before: int, kind: VisitKind) -> None:
    assert ended(paid(29_00, credit=4_00), before, kind, accepted=False) == (25_00, 4_00, 0, 0)


def test_nobody_misses_a_session_that_has_begun_or_was_not_accepted() -> None:
    for begun, accepted in ((True, True), (False, False)):
        with pytest.raises(Invalid, match="missed"):
            ended(paid(29_00), 0, ending=Ending.NO_SHOW, begun=begun, accepted=accepted)


def test_an_immediate_session_is_always_the_last_moment() -> None:
    for at in (0, START):
        assert moment(POLICY, None, at, begun=False) is Moment.LAST
        assert moment(POLICY, None, at, begun=True) is Moment.BEGUN
    result = settle(
        POLICY, VisitKind.VIDEO, paid(29_00), TERMS, starts=None, at=START, ending=Ending.CUSTOMER
    )
    assert (result.refund, result.credit, result.payee) == (0, 14_50, 14_50)


@pytest.mark.parametrize(
    ("credit", "before", "expected"),
    [
        (29_00, DAY, (0, 24_00, 0, 5_00)),
        (10_00, DAY, (19_00, 5_00, 0, 5_00)),
        (5_00, DAY, (24_00, 0, 0, 5_00)),
        (3_00, DAY, (24_00, 0, 0, 5_00)),
        (29_00, 3 * HOUR, (0, 21_75, 7_25, 0)),
        (10_00, 3 * HOUR, (19_00, 2_75, 7_25, 0)),
        (29_00, HOUR, (0, 14_50, 14_50, 0)),
        (10_00, HOUR, (0, 14_50, 14_50, 0)),
    ],
)
def test_spent_credit_comes_back_as_credit_and_pays_what_is_kept_first(
    credit: int, before: int, expected: tuple[int, int, int, int]
) -> None:
    assert ended(paid(29_00, credit=credit), before) == expected


def amounts(lines: tuple[TaxLine, ...]) -> list[int]:
    return [line.amount for line in lines]


@pytest.mark.parametrize(
    ("before", "refund", "credit", "kept", "back"),
    [
        # 29.00 + GST 1.45 + QST 2.89
        (DAY, 24_00 + 1_20 + 2_39, 0, [25, 50], [1_20, 2_39]),
        (3 * HOUR, 21_75 + 1_09 + 2_17, 0, [36, 72], [1_09, 2_17]),
        (HOUR, 0, 14_50 + 73 + 1_45, [72, 1_44], [73, 1_45]),
    ],
)
def test_the_tax_goes_back_with_what_goes_back(
    before: int, refund: int, credit: int, kept: list[int], back: list[int]
) -> None:
    result = settle(
        POLICY,
        VisitKind.VIDEO,
        paid(29_00, province=Province.QC),
        TERMS,
        starts=START,
        at=START - before,
        ending=Ending.CUSTOMER,
    )
    assert (result.refund, result.credit) == (refund, credit)
    assert (amounts(result.tax_kept), amounts(result.tax_back)) == (kept, back)
    assert result.whole == 33_34


def test_a_price_of_0_leaves_nothing_to_divide() -> None:
    for ending in Ending:
        assert ended(paid(0), 0, ending=ending) == (0, 0, 0, 0)


def test_the_policy_stored_with_the_booking_counts() -> None:
    other = CancellationPolicy(
        version=2,
        early=HOUR,
        late=60,
        fee=1,
        late_share=1_000,
        last_share=10_000,
        deposit_late_share=5_000,
        deposit_last_share=2_000,
    )
    assert ended(paid(10_00), HOUR, policy=other) == (9_99, 0, 0, 1)
    assert ended(paid(10_00), HOUR - 1, policy=other) == (9_00, 0, 1_00, 0)
    assert ended(paid(10_00), 59, policy=other) == (0, 0, 10_00, 0)
    assert ended(paid(10_00), 60, IN_PERSON, policy=other) == (5_00, 0, 5_00, 0)
    assert ended(paid(10_00), 59, IN_PERSON, policy=other) == (8_00, 0, 2_00, 0)


def test_a_policy_is_frozen_numbered_and_checked() -> None:
    assert asdict(POLICY) == {
        "version": 1,
        "early": 86_400,
        "late": 7_200,
        "fee": 500,
        "late_share": 2_500,
        "last_share": 5_000,
        "deposit_late_share": 10_000,
        "deposit_last_share": 10_000,
        "reschedule": 86_400,
    }
    with pytest.raises(FrozenInstanceError):
        POLICY.fee = 0  # type: ignore[misc] # that is the point
    for name in ("late_share", "last_share", "deposit_late_share", "deposit_last_share"):
        for share in (-1, 10_001):
            with pytest.raises(Invalid, match=name):
                CancellationPolicy(**{name: share})
    for name in ("version", "late", "fee", "reschedule"):
        with pytest.raises(Invalid, match=name):
            CancellationPolicy(**{name: -1})
    with pytest.raises(Invalid, match="shorter"):
        CancellationPolicy(early=7_199)
    assert CancellationPolicy(early=7_200).early == 7_200


def test_what_was_paid_is_checked() -> None:
    line = tax_lines(10_00, Province.ON, KNOWN_SINCE)
    with pytest.raises(Invalid, match="another price"):
        Paid(card=11_31, lines=line)
    for card, credit in ((-1, 1), (1, -1)):
        with pytest.raises(Invalid, match="negative"):
            Paid(card=card, credit=credit)


def test_customers_reschedule_until_24_hours_before_to_the_second() -> None:
    assert customer_may_reschedule(POLICY, START, START - DAY)
    assert not customer_may_reschedule(POLICY, START, START - DAY + 1)
    assert not customer_may_reschedule(POLICY, None, 0)
    assert customer_may_reschedule(CancellationPolicy(reschedule=0), START, START)


def said(
    kind: VisitKind,
    what: Paid,
    before: int | None,
    policy: CancellationPolicy = POLICY,
    accepted: bool = True,
) -> list[PolicyTerm]:
    starts = None if before is None else START
    now = START - (before or 0)
    return list(policy_terms(policy, kind, what, starts=starts, now=now, accepted=accepted))


EARLY = PolicyTerm(code=Term.LESS_FEE, until=START - DAY, back=24_00, kept=5_00)
LATE = PolicyTerm(code=Term.PART_KEPT, until=START - 2 * HOUR, back=21_75, kept=7_25)
LAST = PolicyTerm(code=Term.REST_AS_CREDIT, credit=14_50, kept=14_50)
ALWAYS = [PolicyTerm(code=Term.BEGUN, kept=29_00), PolicyTerm(code=Term.OURS, back=29_00)]
RESCHEDULE = PolicyTerm(code=Term.RESCHEDULE, until=START - DAY)


@pytest.mark.parametrize(
    ("before", "first", "rest"),
    [
        (2 * DAY, [EARLY, LATE, LAST], [RESCHEDULE]),
        (DAY, [EARLY, LATE, LAST], [RESCHEDULE]),
        (DAY - 1, [LATE, LAST], []),
        (2 * HOUR, [LATE, LAST], []),
        (2 * HOUR - 1, [LAST], []),
    ],
)
def test_before_paying_it_says_what_can_still_happen(
    before: int, first: list[PolicyTerm], rest: list[PolicyTerm]
) -> None:
    assert said(VisitKind.VIDEO, paid(29_00), before) == [*first, *ALWAYS, *rest]


def test_of_a_visit_in_person_it_says_back_and_then_kept() -> None:
    assert said(IN_PERSON, paid(15_00), 2 * DAY) == [
        PolicyTerm(code=Term.FREE, until=START - DAY, back=15_00),
        PolicyTerm(code=Term.NOTHING_BACK, kept=15_00),
        PolicyTerm(code=Term.BEGUN, kept=15_00),
        PolicyTerm(code=Term.OURS, back=15_00),
        RESCHEDULE,
    ]


def test_of_an_immediate_session_or_an_offer_it_says_that_it_can_be_withdrawn() -> None:
    withdrawn = PolicyTerm(code=Term.UNACCEPTED, back=29_00)
    assert said(VisitKind.CHAT, paid(29_00), None, accepted=False) == [LAST, *ALWAYS, withdrawn]
    assert said(VisitKind.CHAT, paid(29_00), HOUR, accepted=False) == [LAST, *ALWAYS, withdrawn]


def test_where_nothing_is_paid_nothing_is_said_of_money() -> None:
    assert said(VisitKind.VIDEO, paid(0), 2 * DAY) == [RESCHEDULE]
    assert said(VisitKind.VIDEO, paid(0), None) == []


def test_other_policies_are_said_by_what_they_do() -> None:
    free = CancellationPolicy(fee=0, late_share=0, last_share=0)
    assert [(each.code, each.until) for each in said(VisitKind.VIDEO, paid(29_00), 2 * DAY, free)][:2] == [
        (Term.FREE, START - 2 * HOUR),
        (Term.REST_AS_CREDIT, None),
    ]
    dear = CancellationPolicy(fee=99_00, deposit_last_share=4_000)
    assert [(each.code, each.kept) for each in said(VisitKind.VIDEO, paid(29_00), 2 * DAY, dear)][:2] == [
        (Term.NOTHING_BACK, 29_00),
        (Term.PART_KEPT, 7_25),
    ]
    assert said(IN_PERSON, paid(15_00), HOUR, dear)[0] == PolicyTerm(
        code=Term.PART_KEPT, back=9_00, kept=6_00
    )
    two = CancellationPolicy(early=2 * HOUR)
    assert [each.code for each in said(VisitKind.VIDEO, paid(29_00), DAY, two)][:2] == [
        Term.LESS_FEE,
        Term.REST_AS_CREDIT,
    ]


def test_a_settlement_names_its_parts() -> None:
    parts = Settlement(refund=1, credit=2, payee=4, platform=8, referral=16, tax_kept=(), tax_back=())
    assert parts.whole == 31
