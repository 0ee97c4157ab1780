"""What the Today screen tells of the next day, where nobody else is expected today."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.presenters.today_model import DayBoard, NextDay
from scheduling.vocabulary import Role, SessionState
from tests import factories
from tests.desktop.calendar.days import today_of
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, at, named

SATURDAY, SUNDAY = MONDAY + timedelta(days=5), MONDAY + timedelta(days=6)
NEXT = MONDAY + timedelta(days=7)


@pytest.fixture
def shop() -> Scene:
    """Sunday, when the workshop is closed."""
    made = scene()
    made.clock.set(at(SUNDAY, "12:00"))
    return made


def _board(shop: Scene) -> DayBoard:
    board = today_of(shop).board()
    assert board is not None
    return board


def test_a_closed_day_says_so_and_leads_to_the_next_open_one(shop: Scene) -> None:
    board = _board(shop)
    assert board.closed
    assert board.after == NextDay(day=NEXT, count=0, starts=None, customer="")


def test_the_first_of_the_next_day_is_named_and_all_of_it_counted(shop: Scene) -> None:
    anna, ivan = shop.garage.anna.id, shop.garage.ivan.id
    shop.booking("second", ivan, "10:00", day=NEXT, customer_id=shop.garage.marc.id)
    shop.booking("first", anna, "09:00", day=NEXT)
    shop.booking("gone", anna, "08:00", day=NEXT, state=SessionState.CANCELLED)
    customer = shop.garage.elise.name
    assert _board(shop).after == NextDay(day=NEXT, count=2, starts=at(NEXT, "09:00"), customer=customer)


def test_a_booking_on_a_closed_day_counts_before_the_next_open_one(shop: Scene) -> None:
    shop.store.load([factories.special_day(NEXT)])
    assert _board(shop).after == NextDay(day=NEXT + timedelta(days=1), count=0, starts=None, customer="")
    shop.booking("all the same", shop.garage.anna.id, "09:00", day=NEXT)
    after = _board(shop).after
    assert after is not None
    assert (after.day, after.count) == (NEXT, 1)


def test_while_somebody_is_expected_nothing_is_told(shop: Scene) -> None:
    shop.clock.set(at(MONDAY, "08:00"))
    shop.booking("later", shop.garage.anna.id, "15:00")
    board = _board(shop)
    assert (board.closed, board.after) == (False, None)


def test_the_evening_of_an_open_day_is_not_closed(shop: Scene) -> None:
    shop.clock.set(at(MONDAY, "19:00"))
    board = _board(shop)
    assert not board.closed
    assert board.after is not None
    assert board.after.day == MONDAY + timedelta(days=1)


def test_a_mechanic_is_told_of_their_own() -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("ivan"))
    shop.clock.set(at(SUNDAY, "12:00"))
    garage = shop.garage
    shop.booking("another's", garage.anna.id, "09:00", day=NEXT)
    shop.booking("mine", garage.ivan.id, "10:00", day=NEXT)
    after = _board(shop).after
    assert after is not None
    assert (after.count, after.starts) == (1, at(NEXT, "10:00"))


def test_a_workshop_that_is_closed_for_long_tells_of_no_day(shop: Scene) -> None:
    shop.store.load([factories.special_day(SUNDAY + timedelta(days=ahead)) for ahead in range(1, 20)])
    assert _board(shop).after is None
