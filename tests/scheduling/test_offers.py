"""The table of offers against a literal copy, every pair of states and every actor; accepting; how long."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.errors import IllegalTransition, Invalid, NotFound, SlotTaken
from scheduling.ids import uuid7
from scheduling.offers import (
    OFFER_TRANSITIONS,
    OPEN,
    Acceptance,
    Closing,
    Offer,
    OfferFacts,
    OfferPolicy,
    OfferState,
    accept,
    accepted_by,
    answer_by,
    check_offer_transition,
    decline,
    given_up_at,
    is_lapsed,
    is_open,
    needs_offer,
    offer_steps,
    standing_acceptance,
)
from scheduling.records import Mechanic
from scheduling.reservations import HOLD_SECONDS
from scheduling.sessions import Actor
from scheduling.vocabulary import ReservationKind
from tests.scheduling.match_making import NOW, START, mechanic, offer, request
from tests.scheduling.shop import ALEX

STAFF = "owner receptionist"
# from, to, actors; written out by hand from the specification.
SPEC = f"""
- offered : platform {STAFF}
- queued : platform
queued offered : platform
offered accepted : mechanic platform {STAFF}
offered declined : mechanic
offered expired : platform {STAFF}
queued expired : platform {STAFF}
"""
LEGAL = {
    (source, target): frozenset(map(Actor, actors.split()))
    for line in SPEC.split("\n")
    if line
    for source, target, actors in [(*line.split(" : ")[0].split(), line.split(" : ")[1])]
}
SOURCES: list[OfferState | None] = [None, *OfferState]
S = OfferState
ASKED = request(starts=START, mechanic_id=uuid7())
INA = mechanic(id=ASKED.mechanic_id, has_workshop=True, account_type="individual_mechanic")
SAM = replace(ALEX, id=INA.id, allow_instant_booking=False)
"""Affiliated, with the id of the other, so that one offer serves for both."""
ROW = offer(ASKED, INA)
YES = OfferFacts(
    now=NOW, mechanic=INA, acting_mechanic_id=INA.id, slot_confirmed=True, inside_published_times=True
)


def passes(source: OfferState | None, target: OfferState, actor: Actor, facts: OfferFacts) -> bool:
    try:
        check_offer_transition(source, target, ROW, actor, facts)
    except IllegalTransition:
        return False
    return True


def every_facts() -> list[OfferFacts]:
    instant = replace(INA, allow_instant_booking=True)
    return [
        OfferFacts(
            now=now,
            mechanic=who,
            acting_mechanic_id=acting,
            slot_confirmed=slot,
            inside_published_times=inside,
            request_closed=closed,
        )
        for now, who, acting, slot, inside, closed in product(
            (NOW, ROW.expires_at - 1, ROW.expires_at),
            (INA, instant, SAM),
            (None, INA.id, ALEX.id),
            (False, True),
            (False, True),
            (False, True),
        )
    ]


@pytest.mark.parametrize("target", OfferState)
@pytest.mark.parametrize("source", SOURCES)
def test_each_step_is_legal_for_its_actors_and_for_no_others(
    source: OfferState | None, target: OfferState
) -> None:
    expected = LEGAL.get((source.value if source else "-", target.value), frozenset())
    allowed = {actor for actor in Actor if any(passes(source, target, actor, each) for each in every_facts())}
    assert allowed == expected
    assert bool(offer_steps(source, target)) == bool(expected)


def test_nothing_leaves_what_is_not_open_and_something_leaves_what_is() -> None:
    assert {step.source for step in OFFER_TRANSITIONS} - {None} == OPEN
    assert {state for state in S if is_open(replace(ROW, state=state))} == OPEN


@pytest.mark.parametrize("facts", every_facts())
def test_the_guards_of_each_step(facts: OfferFacts) -> None:
    stands = facts.now < ROW.expires_at and not facts.request_closed
    takes = stands and facts.slot_confirmed
    own = facts.acting_mechanic_id == INA.id
    for actor in (Actor.PLATFORM, Actor.OWNER):
        assert passes(None, S.OFFERED, actor, facts) is stands
    assert passes(None, S.QUEUED, Actor.PLATFORM, facts) is stands
    assert passes(S.QUEUED, S.OFFERED, Actor.PLATFORM, facts) is stands
    assert passes(S.OFFERED, S.ACCEPTED, Actor.MECHANIC, facts) is (takes and own)
    standing = facts.mechanic.allow_instant_booking and facts.inside_published_times
    assert passes(S.OFFERED, S.ACCEPTED, Actor.PLATFORM, facts) is (takes and standing)
    for actor in (Actor.OWNER, Actor.RECEPTIONIST):
        assert passes(S.OFFERED, S.ACCEPTED, actor, facts) is (takes and facts.mechanic is SAM)
    assert passes(S.OFFERED, S.DECLINED, Actor.MECHANIC, facts) is own
    for source in OPEN:
        assert passes(source, S.EXPIRED, Actor.PLATFORM, facts) is not stands
        assert passes(source, S.EXPIRED, Actor.RECEPTIONIST, facts)


def why(source: OfferState | None, target: OfferState, actor: Actor, facts: OfferFacts) -> dict[str, object]:
    with pytest.raises(IllegalTransition) as caught:
        check_offer_transition(source, target, ROW, actor, facts)
    return caught.value.params


def test_the_error_says_why() -> None:
    assert why(S.DECLINED, S.ACCEPTED, Actor.MECHANIC, YES) == {
        "source": "declined",
        "target": "accepted",
        "actor": "mechanic",
        "why": "no_such_step",
    }
    assert why(None, S.QUEUED, Actor.OWNER, YES)["why"] == "not_by_this_actor"
    assert why(None, S.QUEUED, Actor.OWNER, YES)["source"] == ""
    assert why(S.OFFERED, S.ACCEPTED, Actor.OWNER, YES)["why"] == "guard"


def test_facts_about_another_mechanic_are_refused() -> None:
    with pytest.raises(Invalid, match="another mechanic"):
        check_offer_transition(S.OFFERED, S.ACCEPTED, ROW, Actor.MECHANIC, replace(YES, mechanic=ALEX))


def test_instant_booking_is_a_standing_acceptance_inside_published_times_only() -> None:
    instant = replace(INA, allow_instant_booking=True)
    assert standing_acceptance(instant, START, True)
    assert not standing_acceptance(instant, START, False)
    assert not standing_acceptance(instant, None, True)
    assert not standing_acceptance(INA, START, True)
    assert not needs_offer(instant, START, True)
    assert needs_offer(instant, START, False)
    assert needs_offer(instant, None, True)
    assert needs_offer(INA, START, True)
    assert not needs_offer(SAM, None, False)


def test_an_immediate_offer_is_never_accepted_beforehand() -> None:
    now = request()
    row = offer(now, INA)
    facts = replace(YES, mechanic=replace(INA, allow_instant_booking=True), acting_mechanic_id=None)
    with pytest.raises(IllegalTransition):
        accept([row], row.id, Actor.PLATFORM, facts)


def test_the_first_acceptance_wins_and_closes_the_others() -> None:
    asked = request()
    people = [mechanic() for _ in range(4)]
    states = (S.OFFERED, S.OFFERED, S.QUEUED, S.DECLINED)
    rows = [offer(asked, who, state=state) for who, state in zip(people, states, strict=True)]
    foreign = offer(request(), people[1])
    facts = [replace(YES, mechanic=who, acting_mechanic_id=who.id) for who in people]
    assert accepted_by(asked, rows) is None
    changed = accept([*rows, foreign], rows[1].id, Actor.MECHANIC, facts[1])
    assert changed == (
        replace(rows[1], state=S.ACCEPTED, acceptance=Acceptance.MECHANIC),
        replace(rows[0], state=S.EXPIRED, closing=Closing.TAKEN),
        replace(rows[2], state=S.EXPIRED, closing=Closing.TAKEN),
    )
    assert accepted_by(asked, [rows[0], *changed]) == people[1].id
    # Even if the other row was not closed yet.
    with pytest.raises(SlotTaken):
        accept([changed[0], rows[0]], rows[0].id, Actor.MECHANIC, facts[0])
    with pytest.raises(IllegalTransition):
        accept([changed[0]], changed[0].id, Actor.MECHANIC, facts[1])
    with pytest.raises(NotFound):
        accept(rows, uuid7(), Actor.MECHANIC, facts[0])


def test_after_a_move_it_is_another_question() -> None:
    before = offer(ASKED, INA, state=S.ACCEPTED)
    moved = replace(ASKED, sequence=1)
    again = offer(moved, mechanic())
    assert accepted_by(ASKED, [before]) == INA.id
    assert accepted_by(moved, [before, again]) is None
    assert accepted_by(request(), [before]) is None
    who = mechanic(id=again.mechanic_id)
    facts = replace(YES, mechanic=who, acting_mechanic_id=who.id)
    assert accept([before, again], again.id, Actor.MECHANIC, facts)[0].state is S.ACCEPTED


@pytest.mark.parametrize(
    ("actor", "who", "expected"),
    [
        (Actor.MECHANIC, INA, Acceptance.MECHANIC),
        (Actor.PLATFORM, replace(INA, allow_instant_booking=True), Acceptance.STANDING),
        (Actor.OWNER, SAM, Acceptance.WORKSHOP),
        (Actor.RECEPTIONIST, SAM, Acceptance.WORKSHOP),
    ],
)
def test_it_is_kept_whose_yes_it_was(actor: Actor, who: Mechanic, expected: Acceptance) -> None:
    assert accept([ROW], ROW.id, actor, replace(YES, mechanic=who))[0].acceptance is expected


def test_declining() -> None:
    assert decline(ROW, Actor.MECHANIC, YES) == replace(ROW, state=S.DECLINED)
    with pytest.raises(IllegalTransition):
        decline(ROW, Actor.MECHANIC, replace(YES, acting_mechanic_id=ALEX.id))
    with pytest.raises(IllegalTransition):
        decline(ROW, Actor.OWNER, YES)


def test_how_long_offers_stand() -> None:
    assert given_up_at(request()) == NOW + 1800
    assert given_up_at(request(starts=START)) == START + 600
    assert answer_by(START, START - 60, OfferPolicy(stands_for=59)) == START - 1
    assert OfferPolicy().stands_for == HOLD_SECONDS[ReservationKind.OFFER]


@given(st.integers(-100_000, 100_000))
def test_an_offer_to_the_chosen_stands_four_hours_and_at_most_until_the_start(before: int) -> None:
    until = answer_by(START, START - before)
    assert until == (START - before + 4 * 3600 if before >= 4 * 3600 else START)


def test_an_offer_lapses_at_its_second() -> None:
    assert not is_lapsed(ROW, ROW.expires_at - 1)
    assert is_lapsed(ROW, ROW.expires_at)


def test_an_offer_says_what_it_concerns() -> None:
    assert ROW.concerns(ASKED)
    assert not Offer.concerns(replace(ROW, sequence=1), ASKED)
    assert not ROW.concerns(replace(ASKED, session_id=uuid7()))
