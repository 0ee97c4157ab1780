"""What is on a day's sheet: everybody's bookings in order, whatever the calendar hides."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.presenters.calendar_model import Sieve
from desktop.presenters.day_sheet import DaySheet
from scheduling.vocabulary import SessionState, VisitKind
from tests.desktop.calendar.scenes import Scene, clocks_change, scene
from tests.factories import MONDAY, at, special_day, time_off


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.booking("late", made.garage.anna.id, "14:00", concern="It squeals")
    made.booking("early", made.garage.anna.id, "10:00", vehicle_id=made.garage.civic.id)
    made.booking("ivans", made.garage.ivan.id, "09:00")
    made.booking("nobodys", None, "11:00")
    return made


def _sheet(shop: Scene) -> DaySheet:
    return shop.presenter.sheets.of(MONDAY)


def test_by_mechanic_in_the_owners_order_each_in_the_order_of_time(shop: Scene) -> None:
    sheet = _sheet(shop)
    assert [part.mechanic for part in sheet.parts] == ["Anna Affiliated", "Ivan Independent", ""]
    assert [line.block.id for line in sheet.parts[0].lines] == [shop.ids["early"], shop.ids["late"]]
    assert (sheet.bookings, sheet.organization) == (4, "Garage Test")


def test_a_line_has_the_phone_number_and_the_plate(shop: Scene) -> None:
    line = _sheet(shop).parts[0].lines[0]
    assert (line.phone, line.plate) == (shop.garage.elise.phone, shop.garage.civic.plate)


def test_a_line_has_what_is_to_be_ready_and_what_is_wished(shop: Scene) -> None:
    shop.booking("wished", shop.garage.anna.id, "16:00", preparation="The tires", special_requests="A ride")
    line = _sheet(shop).parts[0].lines[-1]
    assert (line.preparation, line.wishes) == ("The tires", "A ride")


def test_filters_keep_nothing_from_it(shop: Scene) -> None:
    shop.presenter.toggle_mechanic(shop.garage.ivan.id)
    shop.presenter.show_only(Sieve(kinds=frozenset({VisitKind.CHAT})))
    assert _sheet(shop).bookings == 4


@pytest.mark.parametrize("state", [SessionState.CANCELLED, SessionState.UNPLACED])
def test_what_has_no_place_is_not_on_it(shop: Scene, state: SessionState) -> None:
    shop.booking("late", shop.garage.anna.id, "14:00", state=state)
    assert _sheet(shop).bookings == 3


def test_holds_are_not_on_it_nor_what_began_the_day_before(shop: Scene) -> None:
    shop.hold(mechanic_id=shop.garage.anna.id)
    shop.booking("night", shop.garage.vera.id, "23:30", day=MONDAY - timedelta(days=1))
    assert _sheet(shop).bookings == 4


def test_who_is_off_what_is_special_and_what_waits(shop: Scene) -> None:
    shop.store.load([time_off(shop.garage.olga.id, MONDAY), special_day(MONDAY)])
    mover = shop.presenter.mover
    shop.store.load([special_day(MONDAY + timedelta(days=7))])
    sheet = _sheet(shop)
    assert sheet.special is not None
    assert sheet.waiting == 0
    mover.move(mover.decide(shop.ids["ivans"], at(MONDAY + timedelta(days=1), "09:00"), shop.garage.ivan.id))
    tomorrow = shop.presenter.sheets.of(MONDAY + timedelta(days=1))
    assert (tomorrow.waiting, tomorrow.bookings) == (1, 1)


@pytest.mark.parametrize("spring", [True, False], ids=["march", "november"])
def test_a_day_whose_clocks_change_has_all_of_its_bookings(spring: bool) -> None:
    shop, day = scene(), clocks_change(spring)
    for time in ("00:00", "03:30", "23:45"):
        shop.booking(time, shop.garage.anna.id, time, day=day)
    assert shop.presenter.sheets.of(day).bookings == 3
