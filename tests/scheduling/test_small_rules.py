"""Mechanics' types, the first plans, reservations and spans of whole numbers."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.catalog import FIRST_PLANS, default_minutes, first_plans
from scheduling.ids import uuid7
from scheduling.intervals import Span, clip, contains, difference, intersection, overlaps, union
from scheduling.mechanics import (
    answers_first,
    mechanic_type,
    offered_kinds,
)
from scheduling.records import Mechanic
from scheduling.reservations import blocks, counts, expiry, is_hold, lapsed, slot_of
from scheduling.vocabulary import MechanicType, ReservationKind, ReservationStatus, VisitKind
from tests.scheduling.shop import ALEX, INA, NOW, VERA, booking

V, I, A = MechanicType  # noqa: E741 - the three types by their initials


@pytest.mark.parametrize(
    ("has_workshop", "account", "partnership", "expected"),
    [
        *((False, account, "employee", V) for account in ("", "individual_mechanic", "workshop_mechanic")),
        (True, "", "", V),
        (True, "something", "friend", V),
        (True, "individual_mechanic", "", I),
        (True, "individual_mechanic", "contractor", I),
        (True, "workshop_mechanic", "", A),
        (True, "", "employee", A),
        (True, "", "contractor", A),
    ],
)
def test_the_type_is_derived(
    has_workshop: bool, account: str, partnership: str, expected: MechanicType
) -> None:
    row = Mechanic(
        id=uuid7(), name="M", has_workshop=has_workshop, account_type=account, partnership=partnership
    )
    assert mechanic_type(row) is expected


def test_an_independent_mechanic_is_never_given_work_without_accepting() -> None:
    for row, instant in product((ALEX, INA, VERA), (True, False)):
        asked = answers_first(replace(row, allow_instant_booking=instant))
        assert asked is (row is not ALEX and not instant)


def test_only_with_premises_can_one_be_visited() -> None:
    assert offered_kinds(VERA) == set(VisitKind) - {VisitKind.IN_PERSON}
    assert offered_kinds(INA) == offered_kinds(ALEX) == set(VisitKind)
    assert offered_kinds(replace(ALEX, kinds=(VisitKind.CHAT,))) == {VisitKind.CHAT}
    assert not offered_kinds(replace(ALEX, active=False))


def test_the_first_plans_are_those_of_the_specification() -> None:
    plans = first_plans(uuid7)
    assert [(plan.code, plan.minutes, plan.price_cents, plan.active) for plan in plans] == [
        ("free", 15, 0, True),
        ("trial", 15, 0, True),
        ("standard", 30, 2900, True),
        ("extended", 45, 4900, True),
        ("premium", 60, 9900, True),
        ("quick", 15, None, False),
        ("advice", 30, None, False),
        ("urgent", 15, None, False),
    ]
    assert len({plan.id for plan in plans}) == len(FIRST_PLANS)
    assert all(plan.name_en and plan.name_fr for plan in plans)
    assert default_minutes(VisitKind.VIDEO, plans[2]) == 30
    assert default_minutes(VisitKind.IN_PERSON, plans[2]) == default_minutes(VisitKind.CHAT, None) == 60


@pytest.mark.parametrize("status", ReservationStatus)
@pytest.mark.parametrize(("expires", "is_late"), [(None, False), (NOW, True), (NOW + 1, False)])
def test_what_counts(status: ReservationStatus, expires: int | None, is_late: bool) -> None:
    row = booking(NOW, status=status, expires_at=expires)
    reserved = status is ReservationStatus.RESERVED
    assert counts(row, NOW) is (status is ReservationStatus.CONFIRMED or (reserved and not is_late))
    assert lapsed(row, NOW) is is_late
    assert is_hold(row) is reserved


def test_how_long_each_kind_of_hold_lasts() -> None:
    minutes = {kind: ((expiry(kind, NOW) or NOW) - NOW) // 60 for kind in ReservationKind}
    assert minutes == {
        ReservationKind.CHECKOUT: 15,
        ReservationKind.BOOKING: 0,
        ReservationKind.OFFER: 240,
        ReservationKind.COUNTER_OFFER: 1440,
        ReservationKind.WAITLIST: 15,
        ReservationKind.LEASE: 0,
    }
    assert expiry(ReservationKind.BOOKING, NOW) is None
    assert blocks(NOW, NOW + 60, 15) == (NOW, NOW + 960)


spans = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=6)


def numbers(some: list[Span]) -> set[int]:
    return {number for start, end in some for number in range(start, end)}


@given(spans, spans)
def test_spans_do_what_sets_of_numbers_do(some: list[Span], others: list[Span]) -> None:
    for result, expected in (
        (union(some), numbers(some)),
        (intersection(some, others), numbers(some) & numbers(others)),
        (difference(some, others), numbers(some) - numbers(others)),
    ):
        assert numbers(result) == expected
        assert all(start < end for start, end in result)
        assert all(one[1] < two[0] for one, two in pairwise(result))


@given(spans, st.tuples(st.integers(0, 30), st.integers(0, 30)))
def test_clip_overlap_and_containment(some: list[Span], window: Span) -> None:
    assert numbers(clip(some, window)) == numbers(some) & numbers([window])
    for span in some:
        assert overlaps(span, window) is bool(numbers([span]) & numbers([window]))
        if span[0] < span[1]:
            assert contains(window, span) is (numbers([span]) <= numbers([window]))


def test_a_session_stands_on_the_slot_that_counts_not_on_one_it_was_given_up_on() -> None:
    stands = booking(NOW)
    mine = stands.session_id
    assert mine is not None
    given_up = booking(NOW, session_id=mine, status=ReservationStatus.CANCELLED)
    others = booking(NOW + 7200)
    assert slot_of([given_up, others, stands], mine) == stands
    assert slot_of([others, given_up], mine) == given_up
    assert slot_of([others], mine) is None
