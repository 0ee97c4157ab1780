"""The states of a payment: every state with every event, repeated, late and out of order."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.errors import IllegalTransition, Invalid
from scheduling.payments import (
    EFFECTS,
    MANUAL,
    Effect,
    Payment,
    PaymentEvent,
    PaymentEventKind,
    PaymentMethod,
    PaymentSettings,
    PaymentState,
    apply,
    cash_total,
    is_settled,
    manual_payment,
    settles_at,
)

ID = UUID(int=7)
CENTS = 32_77
NEW = Payment(id=ID, cents=CENTS)
S, E = PaymentState, PaymentEventKind


def event(reference: str, kind: PaymentEventKind, cents: int = 0) -> PaymentEvent:
    return PaymentEvent(reference=reference, kind=kind, cents=cents)


GOOD, BAD = event("good", E.SUCCEEDED), event("bad", E.FAILED)
PART, REST = event("part", E.REFUNDED, 10_00), event("rest", E.REFUNDED, 22_77)
WAYS: dict[PaymentState, tuple[PaymentEvent, ...]] = {
    S.PENDING: (),
    S.SUCCEEDED: (GOOD,),
    S.FAILED: (BAD,),
    S.PARTLY_REFUNDED: (GOOD, PART),
    S.REFUNDED: (GOOD, PART, REST),
}
# Rows: the state. Columns: success, failure, a refund of a cent. Written out by hand; "-" is illegal.
TABLE = """
pending          succeeded        failed           partly_refunded
failed           succeeded        failed           partly_refunded
succeeded        succeeded        succeeded        partly_refunded
partly_refunded  partly_refunded  partly_refunded  partly_refunded
refunded         refunded         refunded         -
"""
EXPECTED = {
    (S(row[0]), kind): row[at]
    for row in (line.split() for line in TABLE.strip().split("\n"))
    for at, kind in enumerate(E, start=1)
}

OVERTAKEN = {(S.FAILED, E.FAILED)} | {
    (state, kind)
    for state in (S.SUCCEEDED, S.PARTLY_REFUNDED, S.REFUNDED)
    for kind in (E.SUCCEEDED, E.FAILED)
}


def at_state(state: PaymentState) -> Payment:
    payment = NEW
    for each in WAYS[state]:
        payment = apply(payment, each)
    assert payment.state is state
    return payment


@pytest.mark.parametrize("kind", E)
@pytest.mark.parametrize("state", S)
def test_every_state_with_every_event(state: PaymentState, kind: PaymentEventKind) -> None:
    payment = at_state(state)
    new = event("new", kind, 1 if kind is E.REFUNDED else 0)
    if EXPECTED[state, kind] == "-":
        with pytest.raises(IllegalTransition) as caught:
            apply(payment, new)
        assert caught.value.params == {
            "source": "refunded",
            "event": "refunded",
            "refunded": CENTS,
            "cents": CENTS,
        }
        return
    after = apply(payment, new)
    assert after.state.value == EXPECTED[state, kind]
    changes = (state, kind) not in OVERTAKEN
    assert (after is not payment) == changes
    assert after.events == ((*payment.events, new) if changes else payment.events)
    assert after.refunded == payment.refunded + new.cents
    assert apply(after, new) is after


def test_the_table_is_whole() -> None:
    assert set(EFFECTS) == {(state, kind) for state in S for kind in E} == set(EXPECTED)
    effects = {Effect.IGNORED: OVERTAKEN, Effect.ILLEGAL: {(S.REFUNDED, E.REFUNDED)}}
    for effect, pairs in effects.items():
        assert {pair for pair, found in EFFECTS.items() if found is effect} == pairs


@pytest.mark.parametrize("state", S)
def test_what_was_told_before_changes_nothing_when_it_comes_again(state: PaymentState) -> None:
    payment = at_state(state)
    for each in WAYS[state]:
        assert apply(payment, each) is payment


def test_a_reference_stands_for_one_event() -> None:
    payment = at_state(S.PARTLY_REFUNDED)
    for other in (replace(PART, cents=10_01), event("part", E.SUCCEEDED), event("good", E.FAILED)):
        with pytest.raises(Invalid, match="another event"):
            apply(payment, other)


def test_refunds_add_up_to_the_payment_and_no_further() -> None:
    payment = at_state(S.PARTLY_REFUNDED)
    assert (payment.refunded, payment.kept) == (10_00, 22_77)
    assert apply(payment, event("x", E.REFUNDED, 22_76)).state is S.PARTLY_REFUNDED
    assert apply(payment, event("x", E.REFUNDED, 22_77)).state is S.REFUNDED
    for state in (S.PENDING, S.FAILED, S.SUCCEEDED):
        assert apply(at_state(state), event("x", E.REFUNDED, CENTS)).state is S.REFUNDED
        with pytest.raises(IllegalTransition):
            apply(at_state(state), event("x", E.REFUNDED, CENTS + 1))
    with pytest.raises(IllegalTransition):
        apply(payment, event("x", E.REFUNDED, 22_78))


def test_what_is_kept_is_what_came_and_was_not_refunded() -> None:
    kept = {state: at_state(state).kept for state in S}
    assert kept == {S.PENDING: 0, S.FAILED: 0, S.SUCCEEDED: CENTS, S.PARTLY_REFUNDED: 22_77, S.REFUNDED: 0}


@pytest.mark.parametrize(
    "events", [(GOOD, BAD), (GOOD, PART), (GOOD, BAD, PART), (GOOD, PART, REST), (GOOD, BAD, PART, REST)]
)
def test_the_order_in_which_events_come_does_not_matter(events: tuple[PaymentEvent, ...]) -> None:
    ends = set()
    for order in permutations(events):
        payment = NEW
        for each in (*order, *order):
            payment = apply(payment, each)
        ends.add((payment.state, payment.refunded))
    refunded = sum(each.cents for each in events)
    state = {0: S.SUCCEEDED, 10_00: S.PARTLY_REFUNDED, CENTS: S.REFUNDED}[refunded]
    assert ends == {(state, refunded)}


pool = st.lists(
    st.sampled_from([GOOD, BAD, event("good 2", E.SUCCEEDED), event("bad 2", E.FAILED), PART, REST])
    | st.builds(
        event, st.sampled_from(("r1", "r2", "r3")), st.just(E.REFUNDED), st.sampled_from((1, 10_00, CENTS))
    ),
    max_size=12,
)


@given(pool, st.data())
def test_nothing_changes_twice_whatever_is_repeated_in_between(
    events: list[PaymentEvent], data: st.DataObject
) -> None:
    once = twice = NEW
    for at, each in enumerate(events):
        results = []
        for payment in (once, twice):
            try:
                results.append(apply(payment, each))
            except (IllegalTransition, Invalid):
                results.append(payment)
        once, twice = results
        again = events[data.draw(st.integers(0, at))]
        if again in twice.events:
            twice = apply(twice, again)
        assert once == twice
        assert once.refunded == sum(done.cents for done in once.events) <= CENTS
        assert len({done.reference for done in once.events}) == len(once.events)
        refunds = {0: {S.PENDING, S.FAILED, S.SUCCEEDED}, CENTS: {S.REFUNDED}}
        assert once.state in refunds.get(once.refunded, {S.PARTLY_REFUNDED})
        assert 0 <= once.kept <= CENTS


def test_cash_and_terminal_are_recorded_by_hand_and_have_succeeded() -> None:
    staff = UUID(int=9)
    for method in MANUAL:
        payment = manual_payment(ID, 98_00, method, recorded_by=staff, at=5)
        assert (payment.state, payment.cents, payment.method) == (S.SUCCEEDED, 98_00, method)
        assert (payment.recorded_by, payment.recorded_at, payment.events) == (staff, 5, ())
        assert apply(payment, event("back", E.REFUNDED, 98_00)).state is S.REFUNDED
        assert apply(payment, event("back", E.REFUNDED, 1)).kept == 97_99
        for other in (GOOD, BAD):
            with pytest.raises(IllegalTransition):
                apply(payment, other)
    assert {PaymentMethod.CASH, PaymentMethod.TERMINAL} == MANUAL
    with pytest.raises(Invalid, match="by hand"):
        manual_payment(ID, 1, PaymentMethod.CARD, recorded_by=staff, at=5)


def test_a_price_of_0_skips_payment() -> None:
    for cents in (0, -1):
        with pytest.raises(Invalid, match="no payment"):
            Payment(id=ID, cents=cents)
    with pytest.raises(Invalid, match="no payment"):
        manual_payment(ID, 0, PaymentMethod.CASH, recorded_by=ID, at=0)


def test_events_are_checked() -> None:
    for kind, cents in ((E.REFUNDED, 0), (E.REFUNDED, -1), (E.SUCCEEDED, 1), (E.FAILED, -1)):
        with pytest.raises(Invalid, match="amount"):
            event("x", kind, cents)
    with pytest.raises(Invalid, match="reference"):
        event("", E.SUCCEEDED)


def test_the_money_of_a_no_show_settles_after_24_hours_to_the_second() -> None:
    settings = PaymentSettings()
    assert settles_at(1_000, settings) == 1_000 + 86_400
    assert not is_settled(1_000, 1_000 + 86_399, settings)
    assert is_settled(1_000, 1_000 + 86_400, settings)
    assert is_settled(1_000, 1_060, PaymentSettings(settles_after=60))
    with pytest.raises(Invalid, match="settles_after"):
        PaymentSettings(settles_after=-1)


@pytest.mark.parametrize(
    ("cents", "cash"),
    [(0, 0), (1_01, 1_00), (1_02, 1_00), (1_03, 1_05), (1_04, 1_05), (1_07, 1_05), (1_08, 1_10)],
)
def test_cash_is_rounded_to_the_coins_there_are(cents: int, cash: int) -> None:
    assert cash_total(cents, PaymentSettings()) == cash
    assert cash_total(cents, PaymentSettings(cash_step=1)) == cents


def test_half_a_coin_goes_up_and_a_coin_is_at_least_a_cent() -> None:
    assert [cash_total(cents, PaymentSettings(cash_step=10)) for cents in (4, 5, 14, 15)] == [0, 10, 10, 20]
    with pytest.raises(Invalid, match="coin"):
        PaymentSettings(cash_step=0)
    with pytest.raises(Invalid, match="negative"):
        cash_total(-1, PaymentSettings())
