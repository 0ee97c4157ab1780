"""A booking that its mechanic declined or left unanswered: said as that, and the next to be asked is somebody else."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from desktop.presenters.needs_answer import Clash
from scheduling.commands import AnswerOffer
from scheduling.vocabulary import Role, SessionState
from tests import factories
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, at, named

CODES = ["declined", "unanswered"]


def turned_down(code: str, shop: Scene, mechanic_id: UUID | None = None, time: str = "10:00") -> UUID:
    """A booking with Olga, who did not take it."""
    lost: dict[str, Any] = {"state": SessionState.UNPLACED, "conflict_code": code}
    return shop.booking("asked", mechanic_id or shop.garage.olga.id, time, **lost)


def only(shop: Scene) -> Clash:
    (clash,) = shop.presenter.answers().clashes
    return clash


@pytest.mark.parametrize(
    ("code", "declined", "unanswered"),
    [("declined", True, False), ("unanswered", False, True), ("slot_taken", False, False)],
)
def test_it_is_told_from_a_lost_race(code: str, declined: bool, unanswered: bool) -> None:
    shop = scene()
    turned_down(code, shop)
    clash = only(shop)
    assert (clash.declined, clash.unanswered, clash.mechanic) == (declined, unanswered, "Olga Offers")


@pytest.mark.parametrize("code", CODES)
def test_the_next_to_be_proposed_are_others_and_never_the_same_time_again(code: str) -> None:
    shop = scene()
    turned_down(code, shop)
    olga, here = shop.garage.olga.id, at(MONDAY, "10:00")
    first, second, last = only(shop).alternatives
    assert (first.starts, second.starts) == (here, here), "it is free with the others"
    assert {first.mechanic_id, second.mechanic_id} == {shop.garage.anna.id, shop.garage.ivan.id}
    assert last.mechanic_id == olga, "she can be asked for another time"
    assert abs(last.starts - here) >= 3600, "of which nothing is in the hour that she did not take"
    for other in (first, second, last):
        assert shop.presenter.mover.decide(shop.ids["asked"], other.starts, other.mechanic_id).possible
        assert other.mechanic_id in only(shop).names


def test_others_come_first_also_where_they_are_free_later_only() -> None:
    shop = scene()
    turned_down("declined", shop, time="09:00")
    for number, who in enumerate((shop.garage.anna.id, shop.garage.ivan.id)):
        shop.booking(f"busy {number}", who, "09:00", minutes=180)
    mechanics = [other.mechanic_id for other in only(shop).alternatives]
    assert shop.garage.olga.id not in mechanics[:2]
    assert mechanics[2] == shop.garage.olga.id


def test_of_two_who_are_free_then_the_one_who_need_not_be_asked_comes_first() -> None:
    shop = scene()
    uma = factories.independent("Uma Asked", id=named("uma"), sort=0, allow_instant_booking=False)
    hours = [factories.weekly_block(uma.id, weekday=day) for day in range(5)]
    shop.store.load([uma, *hours])
    turned_down("declined", shop)
    assert {other.mechanic_id for other in only(shop).alternatives[:2]} == {
        shop.garage.anna.id,
        shop.garage.ivan.id,
    }


@pytest.mark.parametrize("code", CODES)
def test_when_nobody_else_can_she_is_asked_for_other_times(code: str) -> None:
    shop = scene()
    turned_down(code, shop)
    others = [shop.garage.anna, shop.garage.ivan, shop.garage.vera]
    shop.store.load([replace(row, active=False) for row in others])
    found = only(shop).alternatives
    assert len(found) == 3
    assert all(abs(other.starts - at(MONDAY, "10:00")) >= 3600 for other in found)


@pytest.mark.parametrize("code", CODES)
def test_the_mechanic_is_not_asked_to_solve_it(code: str) -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("olga"))
    turned_down(code, shop)
    assert shop.presenter.answers().count == 0


def test_right_after_declining_nothing_is_left_for_the_mechanic() -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("olga"))
    shop.booking("offer", shop.garage.olga.id, "14:00", state=SessionState.OFFERED)
    shop.presenter.actions.answer(shop.ids["offer"], accept=False)
    assert shop.presenter.answers().count == 0


def test_a_race_that_the_mechanic_lost_is_still_theirs_to_settle() -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("olga"))
    turned_down("slot_taken", shop)
    assert shop.presenter.answers().count == 1


def test_an_owner_who_declined_their_own_still_places_it() -> None:
    shop = scene(Role.OWNER, mechanic_id=named("olga"))
    turned_down("declined", shop)
    assert only(shop).alternatives[0].mechanic_id != shop.garage.olga.id


def test_a_yes_that_came_too_late_is_told_to_the_mechanic_who_gave_it() -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("olga"))
    shop.booking("asked", shop.garage.olga.id, "10:00", state=SessionState.OFFERED)
    mid = shop.store.submit(AnswerOffer(session_id=shop.ids["asked"], accept=True))
    shop.answer(mid, "gone")
    turned_down("unanswered", shop)
    answers = shop.presenter.answers()
    assert answers.clashes == ()
    assert [line.code for line in answers.refused] == ["gone"]


def test_a_time_that_has_passed_is_said_to_have() -> None:
    shop = scene()
    turned_down("unanswered", shop)
    shop.clock.set(at(MONDAY, "10:01"))
    shop.presenter.tick()
    assert [item.reason for item in only(shop).blocking] == ["in_past"]
