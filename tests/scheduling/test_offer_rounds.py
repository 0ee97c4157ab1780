"""Immediate requests, instant by instant, and what ends any request."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduling.matching import MatchingPolicy, best
from scheduling.offer_rounds import THREE_WAYS, Action, NextStep, Shortage, Way, next_step
from scheduling.offers import (
    Acceptance,
    Closing,
    OfferPolicy,
    OfferRound,
    OfferState,
)
from scheduling.presence import Soonness
from tests.scheduling.match_making import NOW, START, candidate, offer, request
from tests.scheduling.offer_world import NOTHING, S, World, away, busy, online


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
    told = (Shortage.NOBODY_FREE, THREE_WAYS)
    assert (first.action, first.again_at) == (Action.NOTHING, NOW + 120)
    assert (first.shortage, first.ways) == told, "nobody can be asked now: the customer is told at once"
    step = world.at(NOW + 120)
    assert (step.action, step.to, len(step.queue)) == (Action.BROADCAST, (), 1)
    assert (step.shortage, step.ways) == told
    later = world.at(NOW + 200)
    assert (later.shortage, later.ways) == told, "who is only queued has not been asked"
    world.becomes(0, Soonness.NOW)
    shown = world.at(NOW + 300)
    assert (shown.shortage, shown.ways) == (None, ())
    world.declines(0)
    assert world.at(NOW + 301).shortage is Shortage.NOBODY_LEFT


def test_who_is_only_queued_is_given_up_with_the_rest() -> None:
    world = World(request(), [busy()])
    world.at(NOW + 120)
    assert world.at(NOW + 1800).action is Action.GIVE_UP
    assert world.states() == [S.EXPIRED]


def test_all_declined_but_one_who_is_busy_is_nobody_free_until_that_one_goes() -> None:
    world = World(request(), [busy(), *online(1)])
    assert world.at(NOW).shortage is None
    world.declines(1)
    step = world.at(NOW + 1)
    assert (step.shortage, step.ways) == (Shortage.NOBODY_FREE, THREE_WAYS)
    world.becomes(0, Soonness.NOW, online=False)
    assert world.at(NOW + 2).shortage is Shortage.NOBODY_LEFT


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
    )
    world = World(request(), online(3), policy=policy)
    assert len(world.at(NOW).to) == 1
    assert len(world.at(NOW + 10).to) == 2
    assert world.at(NOW + 20).action is Action.GIVE_UP
    later = World(request(starts=START), online(1), policy=policy)
    assert later.at(NOW).again_at == START - 40
    assert later.at(START + 5).action is Action.GIVE_UP


def test_nobody_beyond_the_best_that_matching_keeps_is_in_the_first_round() -> None:
    world = World(request(), online(4), matching=MatchingPolicy(best=2))
    assert world.names(world.at(NOW)) == [0, 1]
    assert world.names(world.at(NOW + 120)) == [2, 3]


@pytest.mark.parametrize("count", range(6))
def test_the_first_round_is_three_at_most(count: int) -> None:
    world = World(request(), online(count))
    world.at(NOW)
    assert len(world.offers) == min(3, count)
