"""Scheduled requests, with a chosen mechanic and without, to the second."""

from __future__ import annotations

from dataclasses import replace

from scheduling.ids import uuid7
from scheduling.offer_rounds import Action, Shortage, Way, next_step
from scheduling.offers import (
    Closing,
    OfferRound,
    accepted_by,
)
from tests.scheduling.match_making import NOW, START, request
from tests.scheduling.offer_world import NOTHING, S, World, away, online


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
