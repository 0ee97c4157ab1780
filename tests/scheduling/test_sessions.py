"""The table of states against a literal copy of the specification's, every step and every actor."""

from __future__ import annotations

from dataclasses import fields, replace
from itertools import product

import pytest

from scheduling.commands import MoveSession
from scheduling.errors import ErrorCode, IllegalTransition
from scheduling.ids import uuid7
from scheduling.records import Session
from scheduling.sessions import (
    FINAL,
    PARKED,
    PARKED_ASKED,
    TRANSITIONS,
    Actor,
    Facts,
    check_transition,
    comes_back,
    derived_state,
    is_accepted,
    is_left,
    is_not_taken,
    is_parked,
    is_withdrawn,
    parked_as,
    place_of,
    steps,
    was_accepted,
)
from scheduling.vocabulary import ServiceType, SessionState, VisitKind

START = 1_000_000
STAFF = "owner receptionist"
# from, to, actors: the specification's section 5 with the state `offered`, written out again by hand.
SPEC = f"""
- scheduled : factory
- unplaced : factory
- pending : factory
- offered : factory
offered scheduled : mechanic
offered unplaced : mechanic platform {STAFF}
offered cancelled : {STAFF} customer
scheduled unplaced : {STAFF}
pending unplaced : {STAFF}
waiting unplaced : {STAFF}
unplaced scheduled : {STAFF} customer mechanic platform
unplaced cancelled : {STAFF} customer mechanic platform
unplaced waiting : {STAFF} mechanic
unplaced live : {STAFF} mechanic
unplaced completed : {STAFF} mechanic
unplaced offered : {STAFF}
scheduled offered : {STAFF} customer
scheduled pending : platform
pending scheduled : {STAFF} mechanic
pending offered : {STAFF}
scheduled waiting : {STAFF} kiosk customer mechanic
pending waiting : {STAFF} kiosk customer mechanic
waiting scheduled : {STAFF} mechanic
waiting live : mechanic platform
live completed : mechanic owner admin
scheduled cancelled : {STAFF} customer mechanic platform
pending cancelled : {STAFF} customer mechanic platform
waiting cancelled : {STAFF} customer mechanic platform
scheduled no_show : {STAFF} mechanic platform
pending no_show : {STAFF} mechanic platform
no_show pending : {STAFF}
"""
LEGAL = {
    (source, target): frozenset(map(Actor, actors.split()))
    for line in SPEC.split("\n")
    if line
    for source, target, actors in [(*line.split(" : ")[0].split(), line.split(" : ")[1])]
}
SOURCES: list[SessionState | None] = [None, *SessionState]


def session(kind: VisitKind = VisitKind.VIDEO, starts: int | None = START) -> Session:
    return Session(
        id=uuid7(),
        customer_id=uuid7(),
        state=SessionState.SCHEDULED,
        kind=kind,
        service_type=ServiceType.REPAIR,
        minutes=30,
        starts=starts,
        mechanic_id=uuid7(),
    )


def all_true(now: int) -> Facts:
    flags = {
        each.name: True
        for each in fields(Facts)
        if each.default is False and each.name not in ("money_settled", "waiver_valid", "money_due")
    }
    return Facts(now=now, reason="closing", waiver_valid=True, **flags)


def is_legal(source: SessionState | None, target: SessionState, actor: Actor) -> bool:
    """Whether some session and some facts allow the step."""
    late = START + 3600
    for row, facts in product(
        (session(), session(VisitKind.IN_PERSON), session(starts=None)),
        (all_true(late), replace(all_true(late), waiver_valid=False)),
    ):
        try:
            check_transition(source, target, row, actor, facts)
        except IllegalTransition:
            continue
        return True
    return False


@pytest.mark.parametrize("target", SessionState)
@pytest.mark.parametrize("source", SOURCES)
def test_each_step_is_legal_for_the_actors_of_the_specification_and_for_no_others(
    source: SessionState | None, target: SessionState
) -> None:
    expected = LEGAL.get((source.value if source else "-", target.value), frozenset())
    assert {actor for actor in Actor if is_legal(source, target, actor)} == expected
    assert bool(steps(source, target)) == bool(expected)


def refused(
    source: SessionState | None, target: SessionState, actor: Actor, row: Session, facts: Facts
) -> str:
    with pytest.raises(IllegalTransition) as caught:
        check_transition(source, target, row, actor, facts)
    return str(caught.value.params["why"])


def test_the_error_says_why() -> None:
    facts = all_true(START)
    assert refused(SessionState.COMPLETED, SessionState.LIVE, Actor.OWNER, session(), facts) == "no_such_step"
    assert (
        refused(SessionState.OFFERED, SessionState.SCHEDULED, Actor.OWNER, session(), facts)
        == "not_by_this_actor"
    )
    assert (
        refused(SessionState.WAITING, SessionState.LIVE, Actor.MECHANIC, session(), Facts(now=START))
        == "guard"
    )


S = SessionState
GUARDS: list[tuple[SessionState | None, SessionState, Actor, VisitKind, str]] = [
    (None, S.SCHEDULED, Actor.FACTORY, VisitKind.VIDEO, "slot_confirmed"),
    (None, S.OFFERED, Actor.FACTORY, VisitKind.VIDEO, "slot_reserved"),
    (None, S.UNPLACED, Actor.FACTORY, VisitKind.VIDEO, "slot_lost"),
    (S.OFFERED, S.SCHEDULED, Actor.MECHANIC, VisitKind.VIDEO, "own"),
    (S.OFFERED, S.SCHEDULED, Actor.MECHANIC, VisitKind.VIDEO, "slot_confirmed"),
    (S.UNPLACED, S.SCHEDULED, Actor.CUSTOMER, VisitKind.VIDEO, "slot_confirmed"),
    (S.OFFERED, S.UNPLACED, Actor.MECHANIC, VisitKind.VIDEO, "own"),
    (S.OFFERED, S.UNPLACED, Actor.PLATFORM, VisitKind.VIDEO, "offer_lapsed"),
    (S.UNPLACED, S.SCHEDULED, Actor.OWNER, VisitKind.VIDEO, "slot_confirmed"),
    (S.UNPLACED, S.SCHEDULED, Actor.MECHANIC, VisitKind.VIDEO, "own"),
    (S.UNPLACED, S.SCHEDULED, Actor.MECHANIC, VisitKind.VIDEO, "slot_confirmed"),
    (S.UNPLACED, S.CANCELLED, Actor.MECHANIC, VisitKind.VIDEO, "own"),
    (S.UNPLACED, S.CANCELLED, Actor.PLATFORM, VisitKind.VIDEO, "nobody_accepted"),
    (S.UNPLACED, S.SCHEDULED, Actor.PLATFORM, VisitKind.VIDEO, "accepted_beforehand"),
    (S.UNPLACED, S.SCHEDULED, Actor.PLATFORM, VisitKind.VIDEO, "slot_confirmed"),
    (S.PENDING, S.SCHEDULED, Actor.OWNER, VisitKind.VIDEO, "slot_confirmed"),
    (S.PENDING, S.SCHEDULED, Actor.MECHANIC, VisitKind.VIDEO, "own"),
    (S.PENDING, S.OFFERED, Actor.OWNER, VisitKind.VIDEO, "slot_reserved"),
    (S.UNPLACED, S.OFFERED, Actor.OWNER, VisitKind.VIDEO, "slot_reserved"),
    (S.UNPLACED, S.COMPLETED, Actor.OWNER, VisitKind.VIDEO, "took_place"),
    (S.SCHEDULED, S.OFFERED, Actor.OWNER, VisitKind.VIDEO, "slot_reserved"),
    (S.PENDING, S.WAITING, Actor.CUSTOMER, VisitKind.VIDEO, "waiver_valid"),
    (S.PENDING, S.WAITING, Actor.CUSTOMER, VisitKind.VIDEO, "customer_in_lobby"),
    (S.SCHEDULED, S.WAITING, Actor.KIOSK, VisitKind.IN_PERSON, "checked_in_on_its_day"),
    (S.SCHEDULED, S.WAITING, Actor.MECHANIC, VisitKind.IN_PERSON, "own"),
    (S.PENDING, S.WAITING, Actor.MECHANIC, VisitKind.IN_PERSON, "checked_in_on_its_day"),
    (S.WAITING, S.SCHEDULED, Actor.OWNER, VisitKind.IN_PERSON, "slot_confirmed"),
    (S.WAITING, S.SCHEDULED, Actor.MECHANIC, VisitKind.IN_PERSON, "own"),
    (S.WAITING, S.SCHEDULED, Actor.MECHANIC, VisitKind.IN_PERSON, "slot_confirmed"),
    (S.WAITING, S.LIVE, Actor.MECHANIC, VisitKind.VIDEO, "own"),
    (S.WAITING, S.LIVE, Actor.MECHANIC, VisitKind.VIDEO, "waiver_valid"),
    (S.WAITING, S.LIVE, Actor.PLATFORM, VisitKind.VIDEO, "customer_in_lobby"),
    (S.WAITING, S.LIVE, Actor.PLATFORM, VisitKind.VIDEO, "mechanic_in_lobby"),
    (S.WAITING, S.LIVE, Actor.PLATFORM, VisitKind.VIDEO, "waiver_valid"),
    (S.LIVE, S.COMPLETED, Actor.MECHANIC, VisitKind.VIDEO, "own"),
    (S.WAITING, S.CANCELLED, Actor.MECHANIC, VisitKind.VIDEO, "own"),
    (S.SCHEDULED, S.NO_SHOW, Actor.MECHANIC, VisitKind.VIDEO, "own"),
    (S.SCHEDULED, S.NO_SHOW, Actor.MECHANIC, VisitKind.VIDEO, "mechanic_in_lobby"),
]


@pytest.mark.parametrize(("source", "target", "actor", "kind", "fact"), GUARDS)
def test_each_guard_needs_its_fact(
    source: SessionState | None, target: SessionState, actor: Actor, kind: VisitKind, fact: str
) -> None:
    facts = all_true(START + 3600)
    check_transition(source, target, session(kind), actor, facts)
    assert refused(source, target, actor, session(kind), replace(facts, **{fact: False})) == "guard"  # type: ignore[arg-type] # all are bool


def passes(source: SessionState, target: SessionState, actor: Actor, row: Session, facts: Facts) -> bool:
    try:
        check_transition(source, target, row, actor, facts)
    except IllegalTransition:
        return False
    return True


@pytest.mark.parametrize(
    ("step", "kind", "opens", "waiver"),
    [
        ((S.SCHEDULED, S.PENDING, Actor.PLATFORM), VisitKind.VIDEO, START - 900, True),
        ((S.WAITING, S.LIVE, Actor.PLATFORM), VisitKind.VIDEO, START, True),
        ((S.PENDING, S.NO_SHOW, Actor.RECEPTIONIST), VisitKind.IN_PERSON, START + 600, True),
        ((S.PENDING, S.NO_SHOW, Actor.MECHANIC), VisitKind.PHONE, START + 600, True),
        ((S.PENDING, S.NO_SHOW, Actor.PLATFORM), VisitKind.CHAT, START + 900, False),
    ],
)
def test_times_are_exact_to_the_second(
    step: tuple[SessionState, SessionState, Actor], kind: VisitKind, opens: int, waiver: bool
) -> None:
    source, target, actor = step
    row = session(kind)
    assert not passes(source, target, actor, row, replace(all_true(opens - 1), waiver_valid=waiver))
    assert passes(source, target, actor, row, replace(all_true(opens), waiver_valid=waiver))


def test_the_owners_numbers_take_the_place_of_the_usual_ones() -> None:
    facts = replace(all_true(START - 60), pending_before=60, no_show_after=120, no_show_job_after=180)
    assert passes(S.SCHEDULED, S.PENDING, Actor.PLATFORM, session(), facts)
    assert not passes(S.SCHEDULED, S.PENDING, Actor.PLATFORM, session(), replace(facts, now=START - 61))
    person = session(VisitKind.IN_PERSON)
    for seconds, marked in ((119, False), (120, True)):
        late = replace(facts, now=START + seconds)
        assert passes(S.PENDING, S.NO_SHOW, Actor.OWNER, person, late) is marked
    for seconds, marked in ((179, False), (180, True)):
        late = replace(facts, now=START + seconds, waiver_valid=False)
        assert passes(S.PENDING, S.NO_SHOW, Actor.PLATFORM, session(), late) is marked
    assert derived_state(session(), START - 61, 60) is S.SCHEDULED
    assert derived_state(session(), START - 60, 60) is S.PENDING


def test_a_shop_that_is_offline_punishes_nobody_and_an_online_no_show_is_not_for_staff() -> None:
    facts = all_true(START + 3600)
    unsigned = replace(facts, waiver_valid=False)
    assert not passes(S.PENDING, S.NO_SHOW, Actor.PLATFORM, session(VisitKind.IN_PERSON), unsigned)
    assert not passes(S.PENDING, S.NO_SHOW, Actor.MECHANIC, session(VisitKind.IN_PERSON), facts)
    assert not passes(S.PENDING, S.NO_SHOW, Actor.OWNER, session(VisitKind.VIDEO), facts)
    assert not passes(S.PENDING, S.NO_SHOW, Actor.PLATFORM, session(VisitKind.VIDEO), facts), "has signed"


def test_the_platform_cancels_only_when_nobody_accepted_or_came() -> None:
    for facts in (Facts(now=0, nobody_accepted=True), Facts(now=0, mechanic_absent=True)):
        assert passes(S.WAITING, S.CANCELLED, Actor.PLATFORM, session(), facts)
    assert not passes(S.WAITING, S.CANCELLED, Actor.PLATFORM, session(), Facts(now=0))


def test_a_force_end_by_the_platform_needs_a_reason_and_settled_money_ends_a_no_show() -> None:
    assert not passes(S.LIVE, S.COMPLETED, Actor.ADMIN, session(), Facts(now=0, reason="  "))
    assert passes(S.LIVE, S.COMPLETED, Actor.ADMIN, session(), Facts(now=0, reason="power cut"))
    assert passes(S.NO_SHOW, S.PENDING, Actor.OWNER, session(), Facts(now=0))
    assert not passes(S.NO_SHOW, S.PENDING, Actor.OWNER, session(), Facts(now=0, money_settled=True))


def test_an_immediate_session_goes_live_when_both_are_in_the_lobby_and_has_no_time_to_miss() -> None:
    row = session(starts=None)
    assert passes(S.WAITING, S.LIVE, Actor.PLATFORM, row, all_true(0))
    assert not passes(S.PENDING, S.NO_SHOW, Actor.MECHANIC, row, all_true(START))
    assert not passes(S.SCHEDULED, S.PENDING, Actor.PLATFORM, row, all_true(START))


def test_an_offer_needs_a_mechanic_and_a_scheduled_session_a_time() -> None:
    facts = all_true(START)
    assert refused(None, S.OFFERED, Actor.FACTORY, replace(session(), mechanic_id=None), facts) == "guard"
    assert refused(None, S.SCHEDULED, Actor.FACTORY, session(starts=None), facts) == "guard"
    assert refused(None, S.PENDING, Actor.FACTORY, session(), facts) == "guard"


def test_nothing_leaves_a_final_state() -> None:
    assert not {step.source for step in TRANSITIONS} & FINAL


def test_pending_is_derived_from_the_clock_by_both_sides() -> None:
    row = session()
    assert derived_state(row, START - 901) is S.SCHEDULED
    assert derived_state(row, START - 900) is S.PENDING
    for state in set(S) - {S.SCHEDULED}:
        assert derived_state(replace(row, state=state), START) is state
    assert derived_state(session(starts=None), START) is S.SCHEDULED


@pytest.mark.parametrize("actor", [Actor.MECHANIC, Actor.PLATFORM])
def test_an_immediate_session_is_paid_before_it_begins_and_no_other_need_be(actor: Actor) -> None:
    due = replace(all_true(START), money_due=True)
    assert not passes(S.WAITING, S.LIVE, actor, session(starts=None), due)
    assert passes(S.WAITING, S.LIVE, actor, session(starts=None), all_true(START))
    assert passes(S.WAITING, S.LIVE, actor, session(), due)


def test_not_taken_is_unplaced_by_its_mechanics_no_or_silence_only() -> None:
    row = replace(session(), state=S.UNPLACED)
    assert {code for code in ErrorCode if is_not_taken(replace(row, conflict_code=code.value))} == {
        ErrorCode.DECLINED,
        ErrorCode.UNANSWERED,
    }
    assert not is_not_taken(replace(row, conflict_code=PARKED))
    for state in set(S) - {S.UNPLACED}:
        assert not is_not_taken(replace(row, state=state, conflict_code=ErrorCode.DECLINED.value))


def test_only_a_visit_in_person_is_parked() -> None:
    for kind in VisitKind:
        for source in (S.OFFERED, S.SCHEDULED, S.PENDING, S.WAITING):
            row = replace(session(), kind=kind)
            may = passes(source, S.UNPLACED, Actor.RECEPTIONIST, row, Facts(now=START))
            assert may == (kind is VisitKind.IN_PERSON)
    immediate = replace(session(starts=None), kind=VisitKind.IN_PERSON)
    assert not passes(S.PENDING, S.UNPLACED, Actor.OWNER, immediate, Facts(now=START))


def test_parked_is_what_the_shop_took_off_its_place_itself() -> None:
    row = replace(session(), state=S.UNPLACED)
    assert is_parked(replace(row, conflict_code=PARKED))
    assert is_parked(replace(row, conflict_code=PARKED_ASKED))
    assert not is_parked(replace(row, conflict_code=ErrorCode.SLOT_TAKEN.value))
    assert not is_parked(replace(row, state=S.SCHEDULED, conflict_code=PARKED))


@pytest.mark.parametrize(
    ("code", "left"),
    [("slot_taken", False), ("declined", True), ("unanswered", True), (PARKED, False), (PARKED_ASKED, True)],
)
def test_what_its_mechanic_did_not_take_or_was_asked_for_in_vain_is_theirs_no_more(
    code: str, left: bool
) -> None:
    row = replace(session(), state=S.UNPLACED, conflict_code=code)
    assert (is_left(row), is_accepted(row)) == (left, not left)
    assert is_withdrawn(row) == (code == PARKED_ASKED)
    assert not is_accepted(replace(row, state=S.OFFERED))
    assert is_accepted(replace(row, state=S.COMPLETED)), "it took place all the same"


@pytest.mark.parametrize(("state", "code"), [(S.OFFERED, PARKED_ASKED), (S.SCHEDULED, PARKED)])
def test_parked_from_where_it_stands_its_state_says_whether_it_was_accepted(state: S, code: str) -> None:
    row = replace(session(), state=state)
    for answers_first in (True, False):
        assert parked_as(row, place_of(row), answers_first=answers_first) == code


@pytest.mark.parametrize("state", [S.OFFERED, S.SCHEDULED])
def test_parked_with_another_place_its_mechanic_is_asked_again(state: S) -> None:
    row = replace(session(), state=state)
    was = replace(place_of(row), starts=START + 3600)
    assert parked_as(row, was, answers_first=True) == PARKED_ASKED
    assert parked_as(row, was, answers_first=False) == PARKED


def test_who_had_accepted_it_is_not_asked_where_it_comes_back_to_them() -> None:
    row = replace(session(), state=S.UNPLACED, conflict_code=PARKED)
    here = place_of(row)
    back = MoveSession(session_id=row.id, seen=here, to=here, placing=True)
    assert comes_back(row, back)
    assert was_accepted(row, back)
    for other in (replace(back, placing=False), replace(back, to=replace(here, starts=START + 3600))):
        assert not comes_back(row, other)
        assert not was_accepted(row, other)
    asked = replace(row, conflict_code=PARKED_ASKED)
    assert comes_back(asked, back)
    assert not was_accepted(asked, back)
    assert not comes_back(replace(row, conflict_code="slot_taken"), back)
