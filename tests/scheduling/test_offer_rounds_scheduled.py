"""Scheduled requests, with a chosen mechanic and without, to the second."""

from __future__ import annotations

from dataclasses import replace

from scheduling.offer_rounds import Action, Shortage, Way
from scheduling.offers import (
    Closing,
    OfferRound,
    accepted_by,
)
from tests.scheduling.match_making import NOW, START, offer, request
from tests.scheduling.offer_world import S, World, away, online


def test_who_was_chosen_and_did_not_take_it_is_asked_no_more_and_the_rounds_begin_as_ever() -> None:
    people = online(5)
    world = World(request(starts=START), people)
    declined = offer(world.request, people[0].mechanic, round=OfferRound.CHOSEN, state=S.DECLINED)
    world.offers = (declined,)
    assert world.at(NOW).again_at == START - 1800
    assert world.names(world.at(START - 1800)) == [1, 2, 3]
    assert world.names(world.at(START - 1680)) == [4]
    assert world.at(START + 600).action is Action.GIVE_UP


def test_after_a_move_the_old_offers_are_closed_and_new_ones_made_in_one_step() -> None:
    world = World(request(starts=START), online(2))
    world.at(START - 1800)
    old = world.offers
    world.request = replace(world.request, sequence=1, starts=START + 60)
    step = world.at(START - 1740)
    assert step.close == tuple((row.id, Closing.WITHDRAWN) for row in old)
    assert world.names(step) == [0, 1]
    world.accepts(0)
    world.request = replace(world.request, sequence=2, starts=START + 120)
    assert world.at(START - 1680).action is Action.OFFER, "what was accepted is an offer again"
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
