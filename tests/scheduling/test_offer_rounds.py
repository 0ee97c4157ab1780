"""What the server has to do for a request, instant by instant, and that it never does anything twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduling.ids import uuid7
from scheduling.matching import Candidate, Request, best
from scheduling.offer_rounds import THREE_WAYS, Action, NextStep, Shortage, Way, carry_out, next_step
from scheduling.offers import (
    OPEN,
    Acceptance,
    Closing,
    Offer,
    OfferFacts,
    OfferPolicy,
    OfferRound,
    OfferState,
    accept,
    accepted_by,
    check_offer_transition,
    decline,
)
from scheduling.presence import Soonness
from scheduling.sessions import Actor
from tests.scheduling.match_making import NOW, START, candidate, offer, request

NOTHING = NextStep(action=Action.NOTHING)
S = OfferState


class World:
    """A request with its rows; ``at`` asks, checks that asking again says nothing more, and carries it out."""

    def __init__(self, asked: Request, people: Sequence[Candidate], **options: Any) -> None:
        self.request = asked
        self.people = {each.mechanic.id: each for each in people}
        self.offers: tuple[Offer, ...] = ()
        free = None if asked.starts is None else set(self.people)
        self.options: dict[str, Any] = {"free": free or set(), **options}

    def ask(self, now: int) -> NextStep:
        return next_step(self.request, self.offers, list(self.people.values()), now, **self.options)

    def at(self, now: int) -> NextStep:
        step = self.ask(now)
        assert self.ask(now) == step
        policy = self.options.get("policy", OfferPolicy())
        before = {row.id: row for row in self.offers}
        self.request, self.offers = carry_out(
            step, self.request, self.offers, now=now, new_id=uuid7, policy=policy
        )
        self.check_rows(before, now, step)
        after = self.ask(now)
        assert after.action is Action.NOTHING
        assert (after.to, after.queue, after.show, after.close) == ((), (), (), ())
        if not self.request.closed:
            assert after.again_at == step.again_at
        return step

    def check_rows(self, before: dict[Any, Offer], now: int, step: NextStep) -> None:
        """Each change of a row is a step of the table that the platform may take."""
        asked = [row.mechanic_id for row in self.offers if row.concerns(self.request)]
        assert len(asked) == len(set(asked))
        for row in self.offers:
            old = before.get(row.id)
            if old == row:
                continue
            over = row.closing in (Closing.WITHDRAWN, Closing.TAKEN)
            who = self.people[row.mechanic_id].mechanic
            facts = OfferFacts(now=now, mechanic=who, request_closed=over)
            check_offer_transition(old.state if old else None, row.state, row, Actor.PLATFORM, facts)
        assert step.again_at is None or step.again_at > now

    def names(self, step: NextStep) -> list[int]:
        order = list(self.people)
        return [order.index(match.mechanic_id) for match in step.to]

    def row(self, number: int) -> Offer:
        wanted = list(self.people)[number]
        return next(row for row in self.offers if row.mechanic_id == wanted and row.concerns(self.request))

    def put(self, *rows: Offer) -> None:
        changed = {row.id: row for row in rows}
        self.offers = tuple(changed.get(row.id, row) for row in self.offers)

    def facts(self, number: int, now: int) -> OfferFacts:
        who = list(self.people.values())[number].mechanic
        return OfferFacts(now=now, mechanic=who, acting_mechanic_id=who.id, slot_confirmed=True)

    def declines(self, number: int, now: int = NOW) -> None:
        self.put(decline(self.row(number), Actor.MECHANIC, self.facts(number, now)))

    def accepts(self, number: int, now: int = NOW) -> None:
        self.put(*accept(self.offers, self.row(number).id, Actor.MECHANIC, self.facts(number, now)))

    def becomes(self, number: int, soonness: Soonness, online: bool = True) -> None:
        key = list(self.people)[number]
        self.people[key] = replace(self.people[key], soonness=soonness, online=online)

    def states(self) -> list[OfferState]:
        return [row.state for row in self.offers]


def online(count: int) -> list[Candidate]:
    """So many online, the best first."""
    return [candidate(rating=5.0 - number / 100) for number in range(count)]


def away() -> Candidate:
    return candidate(Soonness.TODAY, online=False, rating=5.0)


def busy(rating: float = 5.0) -> Candidate:
    return candidate(Soonness.WITHIN_HALF_HOUR, rating=rating, years=20)


def test_immediate_asks_the_best_three_at_once_with_their_reasons() -> None:
    world = World(request(), [away(), *online(5)])
    step = world.at(NOW)
    assert (step.action, world.names(step), step.again_at) == (Action.OFFER, [1, 2, 3], NOW + 120)
    assert list(step.to) == best(world.request, list(world.people.values())[1:4])
    assert [row.reasons for row in world.offers] == [match.reasons for match in step.to]
    assert {(row.state, row.round, row.made_at, row.expires_at) for row in world.offers} == {
        (S.OFFERED, OfferRound.BEST, NOW, NOW + 1800)
    }
    assert (step.shortage, step.ways) == (None, ())


def test_then_everybody_online_after_two_minutes_to_the_second() -> None:
    world = World(request(), [*online(6), away()])
    world.at(NOW)
    assert world.at(NOW + 119).action is Action.NOTHING
    step = world.at(NOW + 120)
    assert (step.action, world.names(step), step.again_at) == (Action.BROADCAST, [3, 4, 5], NOW + 1800)
    assert [row.state for row in world.offers] == [S.OFFERED] * 6
    assert {row.round for row in world.offers[3:]} == {OfferRound.BROADCAST}


def test_the_broadcast_is_not_limited_to_ten() -> None:
    world = World(request(), online(20))
    world.at(NOW)
    assert len(world.at(NOW + 120).to) == 17


def test_or_when_all_three_declined_and_not_when_two_did() -> None:
    world = World(request(), online(5))
    world.at(NOW)
    world.declines(0)
    world.declines(2)
    assert world.at(NOW + 5).action is Action.NOTHING
    world.declines(1)
    step = world.at(NOW + 6)
    assert (step.action, world.names(step)) == (Action.BROADCAST, [3, 4])


def test_fewer_than_three_are_filled_up_while_the_first_round_runs() -> None:
    world = World(request(), [*online(1), away(), away(), away()])
    assert world.names(world.at(NOW)) == [0]
    for number in (1, 2, 3):
        world.becomes(number, Soonness.NOW)
    step = world.at(NOW + 60)
    assert (step.action, len(step.to), step.again_at) == (Action.OFFER, 2, NOW + 120)
    assert world.at(NOW + 119).action is Action.NOTHING
    assert world.at(NOW + 120).action is Action.BROADCAST


def test_who_declined_is_not_replaced_before_the_broadcast_and_never_asked_again() -> None:
    world = World(request(), online(4))
    world.at(NOW)
    world.declines(0)
    assert world.at(NOW + 1).action is Action.NOTHING
    assert world.names(world.at(NOW + 120)) == [3]
    assert world.at(NOW + 121).action is Action.NOTHING


def test_who_comes_online_after_the_broadcast_is_asked_too() -> None:
    world = World(request(), [*online(4), away()])
    world.at(NOW)
    world.at(NOW + 120)
    world.becomes(4, Soonness.NOW)
    step = world.at(NOW + 500)
    assert (step.action, world.names(step)) == (Action.BROADCAST, [4])


def test_the_first_acceptance_ends_it() -> None:
    world = World(request(), online(5))
    world.at(NOW)
    row = replace(world.row(1), state=S.ACCEPTED, acceptance=Acceptance.MECHANIC)
    world.put(row)
    # The others were left open: they are closed once.
    step = world.at(NOW + 10)
    assert (step.action, step.again_at) == (Action.CLOSE, None)
    assert dict(step.close) == {world.row(number).id: Closing.TAKEN for number in (0, 2)}
    assert world.states() == [S.EXPIRED, S.ACCEPTED, S.EXPIRED]
    for now in (NOW + 120, NOW + 1800, NOW + 9999):
        assert world.at(now) == NOTHING


def test_accepting_closes_the_others_itself() -> None:
    world = World(request(), online(5))
    world.at(NOW)
    world.accepts(2, NOW + 1799)
    assert world.states() == [S.EXPIRED, S.EXPIRED, S.ACCEPTED]
    assert world.at(NOW + 1800) == NOTHING


def test_immediate_is_given_up_after_thirty_minutes_to_the_second() -> None:
    world = World(request(), online(4))
    world.at(NOW)
    world.at(NOW + 120)
    assert world.at(NOW + 1799).action is Action.NOTHING
    step = world.at(NOW + 1800)
    assert (step.action, step.again_at, step.ways) == (Action.GIVE_UP, None, THREE_WAYS)
    assert step.shortage is Shortage.NOBODY_LEFT
    assert {closing for _, closing in step.close} == {Closing.LAPSED}
    assert world.states() == [S.EXPIRED] * 4
    assert world.request.closed
    assert world.at(NOW + 1801) == NOTHING


def test_nobody_online_shows_the_three_ways_and_goes_on_waiting() -> None:
    world = World(request(), [away()])
    step = world.at(NOW)
    assert (step.action, step.shortage) == (Action.NOTHING, Shortage.NOBODY_ONLINE)
    assert step.ways == (Way.WAITLIST, Way.SCHEDULE, Way.LOOK_THROUGH)
    assert step.again_at == NOW + 120
    assert world.at(NOW + 120).again_at == NOW + 1800
    world.becomes(0, Soonness.NOW)
    late = world.at(NOW + 600)
    assert (late.action, late.again_at, late.ways) == (Action.OFFER, NOW + 720, ())


def test_nobody_online_at_all_is_given_up() -> None:
    world = World(request(), [])
    step = world.at(NOW + 1800)
    assert (step.action, step.shortage) == (Action.GIVE_UP, Shortage.NOBODY_ONLINE)


def test_all_declined_and_nobody_else() -> None:
    world = World(request(), online(1))
    world.at(NOW)
    world.declines(0)
    step = world.at(NOW + 1)
    assert (step.action, step.shortage, step.ways) == (Action.NOTHING, Shortage.NOBODY_LEFT, THREE_WAYS)
    assert step.again_at == NOW + 1800


def test_no_specialist_of_the_brand_is_said_so_and_nobody_else_is_asked() -> None:
    asked = request(make="Honda", brand_specialist=True)
    step = World(asked, online(3)).at(NOW)
    assert (step.action, step.shortage, step.ways) == (Action.NOTHING, Shortage.NO_SPECIALIST, THREE_WAYS)
    assert World(asked, online(3)).at(NOW + 1800).shortage is Shortage.NO_SPECIALIST
    assert World(asked, [away()]).at(NOW).shortage is Shortage.NOBODY_ONLINE
    world = World(asked, [*online(3), candidate(specialties=("Honda",))])
    assert world.names(world.at(NOW)) == [3]
    scheduled = World(replace(asked, starts=START), online(1))
    assert scheduled.at(START).shortage is Shortage.NO_SPECIALIST


def test_who_is_in_a_session_is_no_first_choice_but_queued_with_the_broadcast_and_shown_when_free() -> None:
    world = World(request(), [busy(), *online(4)])
    assert world.names(world.at(NOW)) == [1, 2, 3]
    step = world.at(NOW + 120)
    assert (world.names(step), [match.mechanic_id for match in step.queue]) == (
        [4],
        [world.row(0).mechanic_id],
    )
    assert world.row(0).state is S.QUEUED
    world.becomes(0, Soonness.NOW, online=False)
    assert world.at(NOW + 200).action is Action.NOTHING
    world.becomes(0, Soonness.NOW)
    step = world.at(NOW + 300)
    assert (step.action, step.to, step.show) == (Action.OFFER, (), (world.row(0).id,))
    assert world.row(0).state is S.OFFERED
    assert world.row(0).made_at == NOW + 120


def test_a_newcomer_and_a_queued_one_who_is_free_come_in_one_step() -> None:
    world = World(request(), [busy(), *online(3), away()])
    world.at(NOW)
    world.at(NOW + 120)
    world.becomes(0, Soonness.NOW)
    world.becomes(4, Soonness.NOW)
    step = world.at(NOW + 300)
    assert (step.action, world.names(step), step.show) == (Action.BROADCAST, [4], (world.row(0).id,))


def test_only_busy_ones_wait_two_minutes_for_somebody_free_and_are_then_queued() -> None:
    world = World(request(), [busy()])
    first = world.at(NOW)
    assert (first.action, first.shortage, first.ways, first.again_at) == (Action.NOTHING, None, (), NOW + 120)
    step = world.at(NOW + 120)
    assert (step.action, step.to, len(step.queue)) == (Action.BROADCAST, (), 1)
    assert world.at(NOW + 1800).action is Action.GIVE_UP
    assert world.states() == [S.EXPIRED]


def test_who_was_queued_without_a_first_round_is_shown_when_free_and_newcomers_are_asked_at_once() -> None:
    world = World(request(), [busy(), away()])
    world.at(NOW + 120)
    world.becomes(0, Soonness.NOW)
    step = world.at(NOW + 200)
    assert (step.action, step.show, step.again_at) == (Action.OFFER, (world.row(0).id,), NOW + 1800)
    world.becomes(1, Soonness.NOW)
    assert world.at(NOW + 201).action is Action.BROADCAST
    assert world.states() == [S.OFFERED, S.OFFERED]


def test_an_immediate_request_for_a_chosen_mechanic_begins_with_that_one() -> None:
    people = online(5)
    world = World(request(mechanic_id=people[4].mechanic.id), people)
    step = world.at(NOW)
    assert (world.names(step), world.row(4).round) == ([4], OfferRound.CHOSEN)
    assert world.at(NOW + 119).action is Action.NOTHING
    assert world.names(world.at(NOW + 120)) == [0, 1, 2, 3]


def test_and_where_that_one_is_not_there_with_the_best() -> None:
    people = [*online(4), away()]
    world = World(request(mechanic_id=people[4].mechanic.id), people)
    assert world.names(world.at(NOW)) == [0, 1, 2]
    world.becomes(4, Soonness.NOW)
    assert world.names(world.at(NOW + 10)) == [4]


def test_scheduled_with_a_chosen_mechanic_asks_that_one_only_whether_or_not_online() -> None:
    people = [*online(3), away()]
    world = World(request(starts=START, mechanic_id=people[3].mechanic.id), people)
    step = world.at(NOW)
    assert (step.action, world.names(step), step.again_at) == (Action.OFFER, [3], NOW + 4 * 3600)
    assert step.to[0].reasons
    assert world.row(3).round is OfferRound.CHOSEN
    assert world.at(NOW + 4 * 3600 - 1).action is Action.NOTHING
    end = world.at(NOW + 4 * 3600)
    assert (end.action, end.shortage, end.ways) == (
        Action.GIVE_UP,
        Shortage.NOBODY_LEFT,
        (Way.SCHEDULE, Way.LOOK_THROUGH),
    )
    assert world.states() == [S.EXPIRED]
    assert world.at(NOW + 4 * 3600 + 1) == NOTHING


def test_the_chosen_mechanic_is_asked_though_the_held_slot_counts_as_taken() -> None:
    person = away()
    world = World(request(starts=START, mechanic_id=person.mechanic.id), [person], free=set())
    assert world.names(world.at(NOW)) == [0]


def test_a_chosen_mechanic_whom_matching_does_not_know_is_asked_all_the_same() -> None:
    asked = request(starts=START, mechanic_id=uuid7())
    step = next_step(asked, [], online(2), NOW)
    assert [(match.mechanic_id, match.reasons) for match in step.to] == [(asked.mechanic_id, ())]


def test_declined_by_the_chosen_it_is_refunded_at_once() -> None:
    person = away()
    world = World(request(starts=START, mechanic_id=person.mechanic.id), [person])
    world.at(NOW)
    world.declines(0)
    assert world.at(NOW + 1).action is Action.GIVE_UP
    assert world.states() == [S.DECLINED]


def test_an_offer_to_the_chosen_ends_with_the_start() -> None:
    person = away()
    world = World(request(starts=START, mechanic_id=person.mechanic.id), [person])
    assert world.at(START - 60).again_at == START
    assert world.at(START - 1).action is Action.NOTHING
    assert world.at(START).action is Action.GIVE_UP
    late = World(request(starts=START, mechanic_id=person.mechanic.id), [person]).at(START)
    assert (late.action, late.to, late.shortage) == (Action.GIVE_UP, (), Shortage.NOBODY_FREE)


def test_after_a_move_the_old_offer_is_closed_and_the_new_one_made_in_one_step() -> None:
    one, two = away(), away()
    world = World(request(starts=START, mechanic_id=one.mechanic.id), [one, two])
    world.at(NOW)
    for number, (sequence, who, starts) in enumerate(
        ((1, two, START), (2, two, START + 3600), (3, one, START)), start=1
    ):
        old = world.offers[-1]
        world.request = replace(world.request, sequence=sequence, starts=starts, mechanic_id=who.mechanic.id)
        step = world.at(NOW + number)
        assert step.action is Action.OFFER
        assert step.close == ((old.id, Closing.WITHDRAWN),)
        assert [match.mechanic_id for match in step.to] == [who.mechanic.id]
    assert world.states() == [S.EXPIRED] * 3 + [S.OFFERED]


def test_a_move_of_an_accepted_session_is_an_offer_again() -> None:
    person = away()
    world = World(request(starts=START, mechanic_id=person.mechanic.id), [person])
    world.at(NOW)
    world.accepts(0)
    assert world.at(NOW + 1) == NOTHING
    world.request = replace(world.request, sequence=1, starts=START + 3600)
    assert world.at(NOW + 2).action is Action.OFFER
    assert accepted_by(world.request, world.offers) is None


def test_scheduled_without_a_mechanic_runs_thirty_minutes_before_the_start() -> None:
    people = [*online(2), away(), away()]
    world = World(request(starts=START), people)
    early = world.at(START - 1801)
    assert (early.action, early.again_at) == (Action.NOTHING, START - 1800)
    assert world.at(NOW).again_at == START - 1800
    step = world.at(START - 1800)
    assert (step.action, len(step.to), step.again_at) == (Action.OFFER, 3, START - 1680)
    rest = world.at(START - 1680)
    assert (rest.action, len(rest.to), rest.queue, rest.again_at) == (Action.BROADCAST, 1, (), START + 600)


def test_scheduled_keeps_only_who_is_free_then() -> None:
    people = online(3)
    world = World(request(starts=START), people, free={people[2].mechanic.id})
    assert world.names(world.at(START - 1800)) == [2]
    assert world.at(START - 1600).action is Action.NOTHING


def test_scheduled_without_is_given_up_ten_minutes_after_the_start_with_alternatives() -> None:
    world = World(request(starts=START), [], free=set())
    waiting = world.at(START - 1800)
    assert (waiting.action, waiting.shortage) == (Action.NOTHING, Shortage.NOBODY_FREE)
    assert waiting.ways == (Way.SCHEDULE, Way.LOOK_THROUGH)
    assert world.at(START + 599).action is Action.NOTHING
    step = world.at(START + 600)
    assert (step.action, step.ways) == (Action.GIVE_UP, (Way.SCHEDULE, Way.LOOK_THROUGH))


def test_booked_within_the_half_hour_matching_runs_at_once() -> None:
    world = World(request(starts=NOW + 600), [], free=set())
    step = world.at(NOW)
    assert (step.action, step.again_at) == (Action.NOTHING, NOW + 120)


def test_a_closed_request_asks_nobody_and_closes_what_is_open() -> None:
    world = World(request(), online(5))
    world.at(NOW)
    world.declines(0)
    world.request = replace(world.request, closed=True)
    step = world.at(NOW + 1)
    assert step == NextStep(
        action=Action.CLOSE,
        close=tuple((world.row(number).id, Closing.WITHDRAWN) for number in (1, 2)),
    )
    assert world.states() == [S.DECLINED, S.EXPIRED, S.EXPIRED]


def test_an_offer_that_lapsed_before_its_request_is_closed_as_lapsed() -> None:
    world = World(request(), online(3))
    world.at(NOW)
    world.put(replace(world.row(0), expires_at=NOW + 60))
    assert world.ask(NOW + 1).again_at == NOW + 60
    step = world.at(NOW + 60)
    assert (step.action, step.close) == (Action.CLOSE, ((world.row(0).id, Closing.LAPSED),))


def test_offers_of_other_sessions_are_not_looked_at() -> None:
    world = World(request(), online(4))
    others = [
        offer(request(), each.mechanic, state=state) for each in world.people.values() for state in OfferState
    ]
    people = list(world.people.values())
    assert next_step(world.request, others, people, NOW) == world.ask(NOW)


def test_the_numbers_are_the_owners() -> None:
    policy = OfferPolicy(
        best_at_once=1,
        broadcast_after=10,
        immediate_given_up_after=20,
        matching_before_start=40,
        given_up_after_start=5,
        stands_for=7,
    )
    world = World(request(), online(3), policy=policy)
    assert len(world.at(NOW).to) == 1
    assert len(world.at(NOW + 10).to) == 2
    assert world.at(NOW + 20).action is Action.GIVE_UP
    later = World(request(starts=START), online(1), policy=policy)
    assert later.at(NOW).again_at == START - 40
    assert later.at(START + 5).action is Action.GIVE_UP
    person = away()
    chosen = World(request(starts=START, mechanic_id=person.mechanic.id), [person], policy=policy)
    assert chosen.at(NOW).again_at == NOW + 7


people = st.lists(
    st.builds(
        candidate,
        st.sampled_from((Soonness.NOW, Soonness.WITHIN_HALF_HOUR, Soonness.TODAY)),
        st.booleans(),
        rating=st.sampled_from((None, 3.0, 5.0)),
        specialties=st.sampled_from(((), ("Honda",))),
    ),
    min_size=1,
    max_size=7,
)
events = st.lists(
    st.tuples(
        st.integers(0, 700),
        st.sampled_from(("decline", "accept", "online", "busy", "offline", "move", "close", "look")),
        st.integers(0, 6),
    ),
    max_size=14,
)


@settings(deadline=None, max_examples=200)
@given(people, events, st.sampled_from(("immediate", "scheduled", "chosen")), st.booleans())
def test_whatever_happens_nothing_is_asked_twice_and_no_instant_is_missed(
    found: list[Candidate], happens: list[tuple[int, str, int]], kind: str, specialist: bool
) -> None:
    starts = None if kind == "immediate" else NOW + 2000
    chosen = found[0].mechanic.id if kind == "chosen" else None
    asked = request(starts=starts, mechanic_id=chosen, make="Honda", brand_specialist=specialist)
    world = World(asked, found)
    now = NOW
    given_up = 0
    for after, what, number in happens:
        step = world.at(now)
        given_up += step.action is Action.GIVE_UP
        # Between now and the next instant to look, time alone changes nothing.
        between = now + after
        if step.again_at is not None:
            between = min(between, step.again_at - 1)
        elif step.action is not Action.GIVE_UP:
            assert world.request.closed or accepted_by(world.request, world.offers) is not None
        quiet = world.ask(between)
        assert quiet.action is Action.NOTHING
        now += after
        happen(world, what, number % len(found), now)
    end = world.at(NOW + 20_000)
    given_up += end.action is Action.GIVE_UP
    assert not [row for row in world.offers if row.state in OPEN]
    accepted = accepted_by(world.request, world.offers) is not None
    assert given_up <= 1
    assert accepted or world.request.closed


def happen(world: World, what: str, number: int, now: int) -> None:
    """Something that is not the platform's doing."""
    key = list(world.people)[number]
    mine = [row for row in world.offers if row.mechanic_id == key and row.concerns(world.request)]
    answerable = bool(mine) and mine[0].state is S.OFFERED and now < mine[0].expires_at
    if what == "decline" and answerable:
        world.declines(number, now)
    elif what == "accept" and answerable and not world.request.closed:
        world.accepts(number, now)
    elif what == "move" and world.request.starts is not None and not world.request.closed:
        world.request = replace(
            world.request, sequence=world.request.sequence + 1, starts=world.request.starts + 300
        )
    elif what == "close":
        world.request = replace(world.request, closed=True)
    elif what in ("online", "busy", "offline"):
        soon = Soonness.NOW if what == "online" else Soonness.WITHIN_HALF_HOUR
        world.becomes(number, soon, online=what != "offline")


@pytest.mark.parametrize("count", range(6))
def test_the_first_round_is_three_at_most(count: int) -> None:
    world = World(request(), online(count))
    world.at(NOW)
    assert len(world.offers) == min(3, count)
