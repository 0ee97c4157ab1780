"""The states of a visit request against a literal copy of the specification's, and every guard of its steps."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.errors import IllegalTransition
from scheduling.sessions import Actor
from scheduling.visit_requests import (
    FINAL,
    OPEN,
    TRANSITIONS,
    DeclineReason,
    Facts,
    RequestPolicy,
    RequestState,
    VisitRequest,
    check_actor,
    check_transition,
    derived_state,
    hold_expiry,
    is_held,
    offer_expires_at,
    steps,
)
from tests.scheduling.requests import DAY, HOUR, POLICY, a_request, countered, offered
from tests.scheduling.shop import ALEX, BAY, NINE, NOW

S = RequestState


STAFF = "owner receptionist"


# `pending -> confirmed | declined | countered | withdrawn`; `countered -> confirmed | declined | withdrawn |
# expired`, written out again by hand, with who takes each step.
SPEC = f"""
- pending : factory
pending confirmed : {STAFF}
pending declined : {STAFF}
pending countered : {STAFF}
pending withdrawn : {STAFF} customer
countered confirmed : {STAFF} customer
countered declined : {STAFF} customer
countered withdrawn : {STAFF} customer
countered expired : platform
"""


LEGAL = {
    tuple(line.split(" : ")[0].split()): frozenset(map(Actor, line.split(" : ")[1].split()))
    for line in SPEC.split("\n")
    if line
}


SOURCES: list[RequestState | None] = [None, *RequestState]


ANSWERED: dict[str, Any] = {
    "confirmed_starts": NINE,
    "bay_id": BAY.id,
    "decline_reason": DeclineReason.NO_ROOM,
}


def answered(row: VisitRequest, **over: Any) -> VisitRequest:
    return replace(row, **{**ANSWERED, **over})


def facts(now: int = NOW, **over: Any) -> Facts:
    values: dict[str, Any] = {"slot_taken": True, "slots_held": True, "customer_agreed": True}
    return Facts(now=now, policy=POLICY, **{**values, **over})


def why(
    source: RequestState | None,
    target: RequestState,
    row: VisitRequest,
    actor: Actor = Actor.OWNER,
    known: Facts | None = None,
) -> str:
    """Why the step is refused; empty when it is taken."""
    try:
        check_transition(source, target, row, actor, known or facts())
    except IllegalTransition as error:
        return str(error.params["why"])
    return ""


def worlds() -> Iterator[tuple[VisitRequest, Facts]]:
    """Enough rows and facts for every legal step to be legal in one of them."""
    for row, now in product((answered(a_request()), answered(countered())), (NOW, NOW + 2 * DAY)):
        yield row, facts(now)


@pytest.mark.parametrize("target", RequestState)
@pytest.mark.parametrize("source", SOURCES)
def test_each_step_is_legal_for_the_actors_of_the_specification_and_for_no_others(
    source: RequestState | None, target: RequestState
) -> None:
    expected = LEGAL.get((source.value if source else "-", target.value), frozenset())
    legal = {
        actor for actor in Actor for row, known in worlds() if why(source, target, row, actor, known) == ""
    }
    assert legal == expected
    assert bool(steps(source, target)) == bool(expected)
    for actor in set(Actor) - expected:
        reason = "not_by_this_actor" if expected else "no_such_step"
        assert {why(source, target, row, actor, known) for row, known in worlds()} == {reason}
        with pytest.raises(IllegalTransition) as caught:
            check_actor(source, target, actor)
        assert caught.value.params == {
            "source": source.value if source else "",
            "target": target.value,
            "actor": actor.value,
            "why": reason,
        }
    for actor in expected:
        check_actor(source, target, actor)


def test_open_is_pending_or_countered_and_nothing_leaves_the_rest() -> None:
    assert {S.PENDING, S.COUNTERED} == OPEN
    assert {S.CONFIRMED, S.DECLINED, S.WITHDRAWN, S.EXPIRED} == FINAL
    assert not {step.source for step in TRANSITIONS} & FINAL


CUSTOMER, OWNER = Actor.CUSTOMER, Actor.OWNER


PENDING, COUNTER = answered(a_request()), answered(countered())


OTHER = DeclineReason.OTHER


REFUSED: list[tuple[RequestState, RequestState, VisitRequest, Actor, dict[str, Any]]] = [
    (S.PENDING, S.CONFIRMED, PENDING, OWNER, {"slot_taken": False}),
    (S.PENDING, S.CONFIRMED, answered(PENDING, bay_id=None), OWNER, {}),
    (S.PENDING, S.CONFIRMED, answered(PENDING, confirmed_starts=None), OWNER, {}),
    (
        S.PENDING,
        S.CONFIRMED,
        answered(PENDING, confirmed_starts=NINE + 60),
        OWNER,
        {"customer_agreed": False},
    ),
    (S.PENDING, S.CONFIRMED, PENDING, OWNER, {"now": NINE + 1}),
    (S.PENDING, S.DECLINED, answered(PENDING, decline_reason=None), OWNER, {}),
    (S.PENDING, S.DECLINED, answered(PENDING, decline_reason=OTHER, reason=" "), OWNER, {}),
    (S.PENDING, S.WITHDRAWN, PENDING, OWNER, {"customer_agreed": False}),
    (S.PENDING, S.COUNTERED, PENDING, OWNER, {}),
    (S.PENDING, S.COUNTERED, COUNTER, OWNER, {"slots_held": False}),
    (S.COUNTERED, S.CONFIRMED, COUNTER, OWNER, {"customer_agreed": False}),
    (S.COUNTERED, S.CONFIRMED, COUNTER, OWNER, {"slot_taken": False}),
    (S.COUNTERED, S.CONFIRMED, COUNTER, CUSTOMER, {"slot_taken": False}),
    (S.COUNTERED, S.CONFIRMED, answered(COUNTER, bay_id=None), CUSTOMER, {}),
    (S.COUNTERED, S.CONFIRMED, answered(COUNTER, mechanic_id=ALEX.id), CUSTOMER, {}),
    (S.COUNTERED, S.CONFIRMED, answered(COUNTER, confirmed_starts=NINE + 60), CUSTOMER, {}),
    (
        S.COUNTERED,
        S.DECLINED,
        answered(COUNTER, decline_reason=None),
        OWNER,
        {"customer_agreed": False},
    ),
    (S.COUNTERED, S.WITHDRAWN, COUNTER, OWNER, {"customer_agreed": False}),
]


@pytest.mark.parametrize(("source", "target", "row", "actor", "over"), REFUSED)
def test_each_guard_refuses_what_it_is_for(
    source: RequestState, target: RequestState, row: VisitRequest, actor: Actor, over: dict[str, Any]
) -> None:
    assert why(source, target, row, actor, facts(**over)) == "guard"


def test_a_requested_time_needs_no_further_word_of_the_customer_and_another_does() -> None:
    asked = facts(customer_agreed=False)
    assert why(S.PENDING, S.CONFIRMED, PENDING, known=asked) == ""
    second = answered(a_request(NINE + DAY, NINE))
    assert why(S.PENDING, S.CONFIRMED, second, known=asked) == ""
    assert why(S.PENDING, S.CONFIRMED, answered(PENDING, confirmed_starts=NINE + 60)) == ""
    assert why(S.PENDING, S.CONFIRMED, PENDING, known=facts(NINE)) == "", "at its very second"


def test_declining_takes_a_reason_from_the_list_and_words_only_for_another() -> None:
    for reason in DeclineReason:
        words = "away that week" if reason is OTHER else ""
        row = answered(PENDING, decline_reason=reason, reason=words)
        assert why(S.PENDING, S.DECLINED, row) == ""
        row = answered(COUNTER, decline_reason=reason, reason=words)
        assert why(S.COUNTERED, S.DECLINED, row, known=facts(customer_agreed=False)) == ""
    row = answered(COUNTER, decline_reason=None)
    assert why(S.COUNTERED, S.DECLINED, row) == "", "staff record the customer's no"
    assert why(S.COUNTERED, S.DECLINED, row, CUSTOMER) == ""


def test_a_counter_offer_holds_for_a_day_at_most_and_never_beyond_the_offered_start() -> None:
    assert hold_expiry(NINE, NOW, POLICY) == NOW + DAY
    assert hold_expiry(NOW + DAY, NOW, POLICY) == NOW + DAY
    assert hold_expiry(NOW + DAY - 1, NOW, POLICY) == NOW + DAY - 1
    assert hold_expiry(NINE, NOW, RequestPolicy(counter_offer_seconds=60)) == NOW + 60
    soon = NOW + HOUR
    for starts, expires_at, legal in (
        (NINE, NOW + DAY, True),
        (NINE, NOW + DAY + 1, False),
        (NINE, NOW + 1, True),
        (NINE, NOW, False),
        (soon, soon, True),
        (soon, soon + 1, False),
        (NOW, NOW, False),
    ):
        row = countered(offered(starts, expires_at=expires_at))
        assert (why(S.PENDING, S.COUNTERED, row) == "") is legal


def test_a_counter_offer_names_some_times_not_too_many_and_none_twice() -> None:
    many = [offered(NINE + place * HOUR) for place in range(4)]
    for count, legal in ((1, True), (3, True), (4, False)):
        assert (why(S.PENDING, S.COUNTERED, countered(*many[:count])) == "") is legal
    assert why(S.PENDING, S.COUNTERED, replace(countered(), offered=())) == "guard"
    assert why(S.PENDING, S.COUNTERED, countered(offered(), offered())) == "guard"
    assert why(S.PENDING, S.COUNTERED, countered(offered(), offered(mechanic_id=ALEX.id))) == ""


def test_one_late_time_among_good_ones_spoils_the_counter_offer() -> None:
    row = countered(offered(), offered(NINE + HOUR, expires_at=NOW + DAY + 1))
    assert why(S.PENDING, S.COUNTERED, row) == "guard"


@given(st.lists(st.integers(-2, 2), min_size=1, max_size=3), st.integers(-3, 3))
def test_an_offer_is_answered_while_a_time_is_held_and_expires_from_then_on(ends: list[int], by: int) -> None:
    times = [offered(NINE + place * HOUR, expires_at=NOW + end) for place, end in enumerate(ends)]
    row, now = countered(*times), NOW + by
    alive = now < NOW + max(ends)
    assert offer_expires_at(row) == NOW + max(ends)
    assert derived_state(row, now) is (S.COUNTERED if alive else S.EXPIRED)
    assert (why(S.COUNTERED, S.EXPIRED, row, Actor.PLATFORM, facts(now)) == "") is not alive
    for actor, target in product((CUSTOMER, OWNER), (S.DECLINED, S.WITHDRAWN)):
        assert (why(S.COUNTERED, target, answered(row), actor, facts(now)) == "") is alive
        bare = answered(row, decline_reason=None)
        assert (why(S.COUNTERED, target, bare, actor, facts(now)) == "") is alive
    told = facts(now, customer_agreed=False)
    assert (why(S.COUNTERED, S.DECLINED, answered(row), OWNER, told) == "") is alive
    for time in times:
        assert is_held(time, now) is (now < time.expires_at)
        chosen = answered(row, confirmed_starts=time.starts)
        for actor in (CUSTOMER, OWNER):
            assert (why(S.COUNTERED, S.CONFIRMED, chosen, actor, facts(now)) == "") is is_held(time, now)


def test_only_a_counter_offer_expires() -> None:
    for state in set(S) - {S.COUNTERED}:
        row = replace(countered(), state=state)
        assert derived_state(row, NOW + 9 * DAY) is state
    assert offer_expires_at(a_request()) is None
