"""Contractor independence: these fail if somebody adds an acceptance rate, a count of declines or a forced assignment.

Independent mechanics are no employees. That is the law and no matter of taste: before changing a test here,
ask whoever answers for it.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields, is_dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import scheduling
from scheduling.errors import RuleError
from scheduling.ids import uuid7
from scheduling.matching import Candidate, MatchCode, MatchingPolicy, Request, best, score
from scheduling.offer_rounds import Action, NextStep, carry_out, next_step
from scheduling.offers import (
    Acceptance,
    Offer,
    OfferFacts,
    OfferState,
    accept,
    accepted_by,
    check_offer_transition,
)
from scheduling.presence import Presence
from scheduling.records import Mechanic
from scheduling.sessions import TRANSITIONS, Actor
from scheduling.vocabulary import SessionState
from tests.scheduling.match_making import NOW, START, candidate, mechanic, offer, request
from tests.scheduling.shop import ALEX

_ANSWER = r"(accept|declin|refus|reject|respon[ds]|answer|ignor|unanswered|turned_down|laps)"
_FIGURE = (
    r"(rate|rates|ratio|count|counts|counter|percent|share|score|streak|number|total|times|average|history)"
)
FORBIDDEN = re.compile(
    rf"{_ANSWER}[a-z]*_(?:[a-z]+_)*{_FIGURE}(?![a-z])"
    rf"|(?<![a-z]){_FIGURE}_(?:of_|[a-z]+_)*{_ANSWER}"
    r"|penalt|strikes|reliab|punish|demot"
)


def forbidden(name: str) -> bool:
    """Whether a name speaks of how often somebody says yes or no, or of punishing it."""
    plain = re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower()
    return FORBIDDEN.search(plain) is not None


def modules() -> list[str]:
    """All of the package, those of the packages within it among them."""
    within = pkgutil.walk_packages(scheduling.__path__, "scheduling.")
    return sorted(info.name.removeprefix("scheduling.") for info in within)


def field_names(module: str) -> Iterator[str]:
    for value in vars(importlib.import_module(f"scheduling.{module}")).values():
        if isinstance(value, type) and is_dataclass(value):
            yield from (field.name for field in fields(value))


def names_in(source: str) -> Iterator[str]:
    """Every name that a source gives to anything: functions, classes, arguments, fields, variables."""
    for node in ast.walk(ast.parse(source)):
        match node:
            case (
                ast.FunctionDef(name=str(name))
                | ast.AsyncFunctionDef(name=str(name))
                | ast.ClassDef(name=str(name))
            ):
                yield name
            case ast.arg(arg=str(name)) | ast.Name(id=str(name)) | ast.Attribute(attr=str(name)):
                yield name
            case _:
                pass


@pytest.mark.parametrize(
    "name",
    [
        "acceptance_rate",
        "accept_rate",
        "acceptance_percent",
        "AcceptanceRate",
        "ACCEPTANCE_RATE",
        "declined_count",
        "decline_count",
        "declined_total",
        "declines_this_year_count",
        "count_of_declined",
        "number_of_declined_offers",
        "times_declined",
        "offers_declined_count",
        "response_rate",
        "answer_score",
        "rate_of_acceptance",
        "unanswered_streak",
        "penalty",
        "decline_penalty_points",
        "reliability",
    ],
)
def test_the_detector_finds_what_is_forbidden(name: str) -> None:
    assert forbidden(name)


@pytest.mark.parametrize(
    "name",
    ["accepting_now", "accepted_by", "last_offered_at", "rating", "answers_first", "declined", "expires_at"],
)
def test_and_leaves_alone_what_is_not(name: str) -> None:
    assert not forbidden(name)


@pytest.mark.parametrize("module", modules())
def test_no_row_holds_how_offers_were_answered(module: str) -> None:
    assert not [name for name in field_names(module) if forbidden(name)]


@pytest.mark.parametrize("module", modules())
def test_nothing_computes_how_offers_were_answered(module: str) -> None:
    source = Path(str(importlib.import_module(f"scheduling.{module}").__file__)).read_text("utf-8")
    assert not {name for name in names_in(source) if forbidden(name)}


def test_a_planted_rate_would_be_found() -> None:
    planted = (
        "class Offer:\n    acceptance_rate: float\n\ndef f(row, declined_count): return row.accept_ratio\n"
    )
    found = {name for name in names_in(planted) if forbidden(name)}
    assert found == {"acceptance_rate", "declined_count", "accept_ratio"}

    @dataclass(frozen=True)
    class Planted:
        decline_count: int

    assert [field.name for field in fields(Planted) if forbidden(field.name)] == ["decline_count"]


def test_what_matching_may_know_is_listed_here() -> None:
    """A new field is a decision: it may say who somebody is and when they are there, never how they answer."""
    assert {field.name for field in fields(Candidate)} == {
        "mechanic",
        "soonness",
        "online",
        "city",
        "last_offered_at",
    }
    assert {field.name for field in fields(Presence)} == {"mechanic_id", "accepting_now", "heard_at"}
    assert {code.value for code in MatchCode} == {
        "online_now",
        "within_half_hour",
        "within_hour",
        "today",
        "keyword",
        "brand",
        "experience",
        "same_postal_area",
        "same_city",
        "rating",
    }
    assert {field.name for field in fields(MatchingPolicy)} == {code.value for code in MatchCode} | {"best"}


def year_of(asked: Mechanic, state: OfferState) -> list[Offer]:
    """An offer a day, for a year, all of which ended the same way."""
    return [
        offer(request(asked_at=NOW - day * 86_400), asked, state=state, made_at=NOW - day * 86_400)
        for day in range(1, 366)
    ]


@pytest.mark.parametrize("state", OfferState)
def test_who_declined_everything_for_a_year_scores_exactly_as_who_never_did(state: OfferState) -> None:
    first, second = candidate(rating=4.5, years=7), candidate(rating=4.5, years=7)
    asked = request(concern="brakes")
    assert score(asked, first).reasons == score(asked, second).reasons
    assert score(asked, first).score == score(asked, second).score == 50 + 10 + 15
    plain = next_step(asked, [], [first, second], NOW)
    for who in (first, second):
        assert next_step(asked, year_of(who.mechanic, state), [first, second], NOW) == plain


offer_histories = st.lists(st.tuples(st.integers(0, 3), st.sampled_from(OfferState)), max_size=20)


@settings(deadline=None)
@given(offer_histories, st.sampled_from((None, START)))
def test_no_history_of_answers_changes_who_is_asked(
    history: list[tuple[int, OfferState]], starts: int | None
) -> None:
    people = [candidate(rating=4.0, years=years) for years in (0, 5, 10, 3)]
    asked = request(starts=starts)
    free = {each.mechanic.id for each in people}
    rows = [offer(request(), people[who].mechanic, state=state) for who, state in history]
    now = NOW if starts is None else START - 1800
    assert next_step(asked, rows, people, now, free=free) == next_step(asked, [], people, now, free=free)


def test_declining_changes_nobodys_score_nor_order() -> None:
    people = [candidate(rating=rating) for rating in (5.0, 4.5, 4.0, 3.5)]
    asked = request()
    before = best(asked, people)
    asked, rows = carry_out(next_step(asked, [], people, NOW), asked, (), now=NOW, new_id=uuid7)
    assert len(rows) == 3
    assert best(asked, people) == before
    later = request(asked_at=NOW + 60)
    declined = [replace(row, state=OfferState.DECLINED) for row in rows]
    assert [match.mechanic_id for match in next_step(later, declined, people, NOW + 60).to] == [
        match.mechanic_id for match in before[:3]
    ]


def test_the_platform_can_only_ask() -> None:
    assert {action.value for action in Action} == {"offer", "broadcast", "give_up", "close", "nothing"}
    assert {field.name for field in fields(NextStep)} == {
        "action",
        "to",
        "queue",
        "show",
        "close",
        "again_at",
        "shortage",
        "ways",
    }
    assert {each.value for each in Acceptance} == {"mechanic", "standing", "workshop"}


INDEPENDENTS = [
    mechanic(has_workshop=workshop, account_type=account, allow_instant_booking=instant)
    for workshop, account in (
        (False, ""),
        (False, "workshop_mechanic"),
        (True, "individual_mechanic"),
        (True, ""),
    )
    for instant in (False, True)
]


def said_yes(offered: Offer, actor: Actor, facts: OfferFacts) -> bool:
    """The specification's own words: the mechanic accepted, or accepts bookings inside the published times."""
    if actor is Actor.MECHANIC:
        return facts.acting_mechanic_id == offered.mechanic_id
    standing = facts.mechanic.allow_instant_booking and facts.inside_published_times
    return actor is Actor.PLATFORM and standing and offered.starts is not None


@pytest.mark.parametrize("who", INDEPENDENTS)
@pytest.mark.parametrize("source", [None, *OfferState])
def test_no_step_accepts_for_an_independent_mechanic(who: Mechanic, source: OfferState | None) -> None:
    for starts, actor, acting, slot, inside in product(
        (None, START), Actor, (None, who.id, ALEX.id), (False, True), (False, True)
    ):
        row = offer(request(starts=starts), who)
        facts = OfferFacts(
            now=NOW,
            mechanic=who,
            acting_mechanic_id=acting,
            slot_confirmed=slot,
            inside_published_times=inside,
        )
        try:
            check_offer_transition(source, OfferState.ACCEPTED, row, actor, facts)
        except RuleError:
            continue
        assert said_yes(row, actor, facts)


def test_the_sessions_table_leads_out_of_an_offer_only_by_the_mechanics_own_yes() -> None:
    into_work = {
        SessionState.SCHEDULED,
        SessionState.PENDING,
        SessionState.WAITING,
        SessionState.LIVE,
        SessionState.COMPLETED,
    }
    for step in TRANSITIONS:
        if step.source is SessionState.OFFERED and step.target in into_work:
            assert step.actors == {Actor.MECHANIC}


steps_taken = st.lists(
    st.tuples(
        st.sampled_from(("next", "accept", "change")),
        st.integers(0, 10),
        st.sampled_from(Actor),
        st.sampled_from(OfferState),
        st.booleans(),
        st.booleans(),
        st.integers(0, 2400),
    ),
    max_size=25,
)


@settings(deadline=None, max_examples=300)
@given(steps_taken, st.sampled_from((None, NOW + 1500)), st.one_of(st.none(), st.integers(0, 8)))
def test_by_no_sequence_of_steps_does_an_independent_mechanic_get_a_session_without_a_yes(
    taken: list[tuple[str, int, Actor, OfferState, bool, bool, int]], starts: int | None, chosen: int | None
) -> None:
    people = [
        *(replace(candidate(), mechanic=who) for who in INDEPENDENTS),
        replace(candidate(), mechanic=ALEX),
    ]
    asked = request(starts=starts, mechanic_id=None if chosen is None else people[chosen].mechanic.id)
    rows: tuple[Offer, ...] = ()
    yes: set[Any] = {ALEX.id}
    now = NOW
    for what, number, actor, target, own, inside, seconds in taken:
        now += seconds // 10
        if what == "next":
            asked, rows = _carried_out(asked, rows, people, now)
        elif rows:
            row = rows[number % len(rows)]
            who = next(each.mechanic for each in people if each.mechanic.id == row.mechanic_id)
            facts = OfferFacts(
                now=now,
                mechanic=who,
                acting_mechanic_id=who.id if own else people[number % len(people)].mechanic.id,
                slot_confirmed=True,
                inside_published_times=inside,
            )
            changed = _taken(rows, row, actor, facts, OfferState.ACCEPTED if what == "accept" else target)
            if changed and changed[0].state is OfferState.ACCEPTED and said_yes(row, actor, facts):
                yes.add(who.id)
            by_id = {each.id: each for each in changed}
            rows = tuple(by_id.get(each.id, each) for each in rows)
        assert accepted_by(asked, rows) in {None, *yes}
        assert sum(each.state is OfferState.ACCEPTED for each in rows) <= 1


def _carried_out(
    asked: Request, rows: tuple[Offer, ...], people: list[Candidate], now: int
) -> tuple[Request, tuple[Offer, ...]]:
    free = {each.mechanic.id for each in people}
    step = next_step(asked, rows, people, now, free=free)
    return carry_out(step, asked, rows, now=now, new_id=uuid7)


def _taken(
    rows: tuple[Offer, ...], row: Offer, actor: Actor, facts: OfferFacts, target: OfferState
) -> tuple[Offer, ...]:
    """The rows that one step changes; none when the rules refuse it."""
    try:
        if target is OfferState.ACCEPTED:
            return accept(rows, row.id, actor, facts)
        check_offer_transition(row.state, target, row, actor, facts)
    except RuleError:
        return ()
    return (replace(row, state=target),)
