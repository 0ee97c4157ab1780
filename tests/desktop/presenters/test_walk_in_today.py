"""A customer at the desk: here for what begins soon, coming for what is later; and why nothing is free today."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.presenters.today_model import Phase
from desktop.presenters.walk_in import WalkInDesk
from desktop.presenters.walk_in_model import Entered, Standing, Stands
from desktop.presenters.walk_in_today import RoomToday
from scheduling.commands import BookSession
from scheduling.lease_commands import WalkIn
from scheduling.records import Session, SpecialDay
from scheduling.visit_commands import CheckIn
from scheduling.vocabulary import SessionState, SpecialDayKind
from tests.desktop.calendar.days import today_of
from tests.desktop.calendar.leased import has_given, lease
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, at, named

WANDA = Entered(name="Wanda Walker", phone="514 555 0188", concern="A tire loses air.")


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.clock.set(at(MONDAY, "10:10"))
    return made


def _booked(shop: Scene, entered: Entered = WANDA) -> BookSession:
    desk = shop.presenter.walk_in
    desk.confirm(entered, desk.choices(60)[0])
    return next(each for each in shop.sent() if isinstance(each, BookSession))


def test_who_is_taken_now_is_here_and_in_no_other_lane(shop: Scene) -> None:
    booking = _booked(shop)
    assert booking.starts <= at(MONDAY, "11:00")
    board = today_of(shop).board()
    assert board is not None
    assert [card.session_id for card in board.of(Phase.HERE)] == [booking.session_id]
    assert board.of(Phase.COMING) == ()
    assert shop.sent()[-1] == CheckIn(session_id=booking.session_id, at=at(MONDAY, "10:10"))


def test_who_is_taken_hours_later_is_expected_then(shop: Scene) -> None:
    shop.clock.set(at(MONDAY, "07:00"))
    booking = _booked(shop)
    assert booking.starts == at(MONDAY, "09:00")
    assert not any(isinstance(each, CheckIn) for each in shop.sent())
    board = today_of(shop).board()
    assert board is not None
    assert [card.session_id for card in board.of(Phase.COMING)] == [booking.session_id]


@pytest.mark.parametrize(("day", "here"), [(MONDAY, True), (MONDAY + timedelta(days=1), False)])
def test_just_before_midnight_nobody_is_here_for_the_next_day(shop: Scene, day: date, here: bool) -> None:
    desk = shop.presenter.walk_in
    starts = at(day, "00:15" if day > MONDAY else "23:45")
    choice = replace(desk.choices(60)[0], starts=starts, ends=starts + 3600)
    shop.clock.set(at(MONDAY, "23:30"))
    desk.confirm(WANDA, choice)
    assert any(isinstance(each, CheckIn) for each in shop.sent()) is here


def test_who_is_in_another_session_is_not_checked_in_to_a_second(shop: Scene) -> None:
    shop.booking("now", named("anna"), "09:30", state=SessionState.LIVE)
    _booked(shop, Entered(customer=shop.garage.elise))
    assert not any(isinstance(each, CheckIn) for each in shop.sent())


@pytest.mark.parametrize(
    ("day", "time", "room"),
    [
        (MONDAY, "10:10", RoomToday.SOME),
        (MONDAY, "07:00", RoomToday.SOME),
        (MONDAY, "16:30", RoomToday.FULL),
        (MONDAY, "17:00", RoomToday.OVER),
        (MONDAY, "22:00", RoomToday.OVER),
        (MONDAY + timedelta(days=5), "10:00", RoomToday.CLOSED),
        (MONDAY + timedelta(days=6), "23:59", RoomToday.CLOSED),
    ],
)
def test_why_nothing_is_free_today(shop: Scene, day: date, time: str, room: RoomToday) -> None:
    shop.clock.set(at(day, time))
    desk = shop.presenter.walk_in
    assert desk.room_today(desk.choices(60)) is room


def test_a_special_day_without_hours_is_closed(shop: Scene) -> None:
    closed = SpecialDay(id=named("fête"), day=MONDAY, kind=SpecialDayKind.CLOSED)
    shop.store.load([closed])
    desk = shop.presenter.walk_in
    choices = desk.choices(60)
    assert desk.room_today(choices) is RoomToday.CLOSED
    assert choices[0].starts == at(MONDAY + timedelta(days=1), "09:00")


TOMORROW = MONDAY + timedelta(days=1)


def _evening(shop: Scene) -> WalkInDesk:
    shop.clock.set(at(MONDAY, "17:30"))
    return shop.presenter.walk_in


def test_after_closing_the_bay_that_is_kept_tomorrow_is_taken_before_any_other(shop: Scene) -> None:
    row = lease(shop, "09:00", day=TOMORROW, bay_id=shop.garage.bays[1].id, expires_at=at(TOMORROW, "17:00"))
    desk = _evening(shop)
    (choice,) = desk.choices(60)
    assert (choice.starts, choice.bay, choice.confirmed) == (row.starts, "Bay 2", True)
    assert desk.room_today([choice]) is RoomToday.OVER
    result = desk.confirm(WANDA, choice)
    assert isinstance(shop.sent()[-1], WalkIn)
    assert desk.standing(result) is Standing.CONFIRMED


def test_a_bay_that_is_kept_later_than_any_is_free_is_not_waited_for(shop: Scene) -> None:
    lease(shop, "13:00", day=TOMORROW, expires_at=at(TOMORROW, "17:00"))
    (choice,) = _evening(shop).choices(60)
    assert (choice.starts, choice.confirmed) == (at(TOMORROW, "09:00"), False)


def test_who_is_put_in_a_bay_kept_tomorrow_is_expected_then_and_not_here(shop: Scene) -> None:
    lease(shop, "09:00", day=TOMORROW, expires_at=at(TOMORROW, "17:00"))
    desk = _evening(shop)
    result = desk.confirm(WANDA, desk.choices(60)[0])
    row = shop.store.get(Session, result.session_id)
    assert row is not None
    assert (row.state, row.arrived_at) == (SessionState.SCHEDULED, None)
    board = today_of(shop).board()
    assert board is not None
    assert board.of(Phase.HERE) == ()


def test_where_it_stands_is_told_as_soon_as_the_server_has_given_it_a_bay(shop: Scene) -> None:
    desk = shop.presenter.walk_in
    result = desk.confirm(WANDA, desk.choices(60)[0])
    assert desk.stands(result) == Stands(bay="", mechanic="")
    told: list[None] = []
    desk.changed.connect(lambda: told.append(None))
    has_given(shop, result, bay_id=shop.garage.bays[1].id, mechanic_id=named("anna"))
    assert told
    assert desk.stands(result) == Stands(bay="Bay 2", mechanic="Anna Affiliated")
