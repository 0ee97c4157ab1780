"""Noting a request: what is typed finds who it is, times are chosen or typed, what is missing is said."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.views.requests.new_page import NewRequestPage
from desktop.views.requests.typed import price_cents, typed_minute
from scheduling.commands import CreateCustomer, CreateVehicle
from scheduling.ids import uuid7
from scheduling.request_commands import CreateRequest
from scheduling.visit_requests import RequestSource
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.presses import SOON, moment, press_at
from tests.desktop.requests.hands import Hands
from tests.factories import MONDAY, at, minute

K = Qt.Key
TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def shop() -> Scene:
    return scene()


@pytest.fixture
def hands(qtbot: QtBot, shop: Scene) -> Hands:
    made = Hands(qtbot, shop)
    made.key(K.Key_N)
    return made


def page(hands: Hands) -> NewRequestPage:
    assert hands.view.right.currentWidget() is hands.view.new
    return hands.view.new


def test_a_time_alone_would_be_lost_too(hands: Hands) -> None:
    new = page(hands)
    said = [new.unsaved]
    hands.click(new.times.buttons[0])
    said.append(new.unsaved)
    assert said == [False, True]


def test_by_keys_from_the_name_to_the_queue(hands: Hands, shop: Scene) -> None:
    new = page(hands)
    assert new.name.line.hasFocus()
    hands.type("tremb")
    assert [button.text() for button in new.people] == ["Élise Tremblay · (514) 555-0142"]
    hands.click(new.people[0])
    assert new.concern.line.hasFocus(), "the next to ask"
    assert new.vehicle.box.currentText() == "Honda Civic 2018 K12 ABC"
    hands.type("Rattle")
    hands.key(K.Key_PageDown)
    hands.click(new.times.buttons[0])
    new.concern.setFocus()
    hands.key(K.Key_Enter)
    assert not new.unsaved
    (sent,) = shop.sent()
    assert isinstance(sent, CreateRequest)
    assert (sent.customer_id, sent.vehicle_id) == (shop.garage.elise.id, shop.garage.civic.id)
    assert sent.requested == [at(TUESDAY, "09:00")]
    assert hands.view.chosen == sent.request_id, "it is marked in the queue"
    assert hands.view.right.currentWidget() is hands.view.one


def test_a_click_beside_the_fields_leaves_the_keys_where_they_are(hands: Hands) -> None:
    new = page(hands)
    new.concern.setFocus()
    hands.type("Rattle")
    QTest.mouseClick(new, Qt.MouseButton.LeftButton, pos=QPoint(2, new.height() - 2))
    assert new.concern.line.hasFocus()
    hands.key(K.Key_Escape)
    QTest.mouseClick(hands.view.header, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert hands.view.list.hasFocus(), "beside the list a click leads to it, as before"


def test_what_is_missing_is_said_at_its_field(hands: Hands, shop: Scene) -> None:
    new = page(hands)
    hands.key(K.Key_Enter)
    assert new.name.note.text()
    assert new.phone.note.text()
    assert new.concern.note.text() == "What is wrong, in a few words."
    assert new.problem.text() == "Choose at least one time that suits."
    assert new.name.line.hasFocus()
    assert shop.sent() == []


def test_a_typed_time_says_how_it_stands_and_can_be_taken_away(hands: Hands) -> None:
    new = page(hands)
    new.typed.setText("12h15")
    hands.click(new.add)
    assert new.wishes == [at(MONDAY, "12:15")]
    assert "Runs into the break (12:15–13:00)" in hands.said()
    hands.click(new.chosen.drops[0])
    assert new.wishes == []


def test_enter_adds_a_time_that_is_typed_before_it_notes(hands: Hands, shop: Scene) -> None:
    new = page(hands)
    for field, text in ((new.name, "Nora Neuve"), (new.phone, "514 555 0177"), (new.concern, "Rattle")):
        field.line.setText(text)
    hands.key(K.Key_PageDown)
    hands.click(new.times.buttons[0])
    new.typed.setFocus()
    hands.type("14:30")
    hands.key(K.Key_Enter)
    assert new.wishes == [at(TUESDAY, "09:00"), at(TUESDAY, "14:30")]
    assert shop.sent() == [], "there may be another to type"
    hands.type("15h")
    new.concern.setFocus()
    hands.key(K.Key_Enter)
    assert isinstance(sent := shop.sent()[-1], CreateRequest)
    assert sent.requested == [at(TUESDAY, time) for time in ("09:00", "14:30", "15:00")]


def test_a_typed_time_that_cannot_be_added_is_not_dropped(hands: Hands, shop: Scene) -> None:
    new = page(hands)
    hands.key(K.Key_PageDown)
    for button in new.times.buttons[:3]:
        hands.click(button)
    new.typed.setText("16:00")
    hands.click(new.yes)
    assert (new.typed.text(), len(new.wishes)) == ("16:00", 3)
    assert new.problem.text()
    assert shop.sent() == []


def test_a_time_that_is_none_or_past_is_not_taken(hands: Hands) -> None:
    new = page(hands)
    for typed in ("soon", "7:00", "25:00"):
        new.typed.setText(typed)
        hands.click(new.add)
        assert new.wishes == []
        assert new.problem.text()


def test_no_more_than_three(hands: Hands) -> None:
    new = page(hands)
    hands.key(K.Key_PageDown)
    for button in new.times.buttons[:4]:
        hands.click(button)
    assert len(new.wishes) == 3
    assert [button.isChecked() for button in new.times.buttons[:4]] == [True, True, True, False]


def test_somebody_else_after_all(hands: Hands) -> None:
    new = page(hands)
    hands.type("tremb")
    hands.click(new.people[0])
    new.name.setFocus()
    hands.type("x")
    assert new.entered.customer is None
    assert new.vehicle.chosen is None
    assert new.vehicle.make.isVisible()


def test_at_the_counter(hands: Hands) -> None:
    new = page(hands)
    hands.click(new.sources[RequestSource.COUNTER])
    assert new.entered.source is RequestSource.COUNTER


def test_esc_keeps_what_was_typed_for_the_next_time(hands: Hands, shop: Scene) -> None:
    hands.type("Nora")
    hands.key(K.Key_Escape)
    assert hands.view.right.currentWidget() is hands.view.one
    hands.key(K.Key_N)
    assert page(hands).name.text == "Nora"
    assert shop.sent() == []


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("14:30", minute("14:30")),
        ("14h30", minute("14:30")),
        ("9", minute("09:00")),
        ("9 h", minute("09:00")),
        ("24:00", None),
        ("9:75", None),
        ("14:3", None),
        ("14h5", None),
        ("14:030", None),
        ("", None),
        ("٩:٠٠", None),
        ("9" * 5000, None),
    ],
)
def test_times_as_people_write_them(typed: str, found: int | None) -> None:
    assert typed_minute(typed) == found


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("1\u202f240,50\u202f$", 124_050),
        ("240", 240_00),
        ("240.5", 240_50),
        ("240,50 $", 240_50),
        ("1 240", 1240_00),
        ("", None),
        ("-5", None),
        ("1.234", None),
        ("12345678", None),
    ],
)
def test_prices_as_people_write_them(typed: str, cents: int | None) -> None:
    assert price_cents(typed) == cents


def test_the_vehicle_of_somebody_new_is_noted_too(hands: Hands, shop: Scene) -> None:
    new = page(hands)
    assert new.vehicle.make.isVisible()
    assert not new.vehicle.box.isVisible()
    texts = ((new.name, "Nora Neuve"), (new.phone, "514 555 0177"), (new.concern, "Rattle"))
    car = ((new.vehicle.make, "Mazda"), (new.vehicle.year, "20019"), (new.vehicle.plate, "x1y 2z3"))
    for field, text in (*texts, *car):
        field.line.setText(text)
    hands.key(K.Key_PageDown)
    hands.click(new.times.buttons[0])
    new.concern.setFocus()
    hands.key(K.Key_Enter)
    assert new.vehicle.year.note.text()
    assert new.vehicle.year.line.hasFocus()
    assert shop.sent() == []
    new.vehicle.year.line.setText("2019")
    hands.key(K.Key_Enter)
    customer, vehicle, request = shop.sent()
    assert isinstance(customer, CreateCustomer)
    assert isinstance(vehicle, CreateVehicle)
    assert isinstance(request, CreateRequest)
    assert (vehicle.customer_id, vehicle.make, vehicle.year) == (customer.customer_id, "Mazda", 2019)
    assert vehicle.plate == "X1Y 2Z3"
    assert request.vehicle_id == vehicle.vehicle_id
    assert new.vehicle.make.text == ""


def test_another_vehicle_of_somebody_known(hands: Hands, shop: Scene) -> None:
    new = page(hands)
    hands.type("tremb")
    hands.click(new.people[0])
    assert not new.vehicle.make.isVisible()
    new.vehicle.box.setCurrentIndex(1)
    assert new.vehicle.box.currentText() == "Another one"
    assert new.vehicle.make.isVisible()
    new.vehicle.model.line.setText("Corolla")
    new.vehicle.box.setCurrentIndex(2)
    assert new.entered.vehicle.model == "", "none is named after all"
    new.vehicle.box.setCurrentIndex(1)
    assert new.entered.vehicle.model == "Corolla"
    new.concern.line.setText("Rattle")
    hands.key(K.Key_PageDown)
    hands.click(new.times.buttons[0])
    hands.click(new.yes)
    vehicle, request = shop.sent()
    assert isinstance(vehicle, CreateVehicle)
    assert isinstance(request, CreateRequest)
    assert (vehicle.customer_id, vehicle.model) == (shop.garage.elise.id, "Corolla")
    assert request.vehicle_id == vehicle.vehicle_id


def test_who_it_may_be_is_found_by_the_plate_as_well(hands: Hands) -> None:
    new = page(hands)
    new.vehicle.plate.setFocus()
    hands.type("K12 ABC")
    assert [button.text() for button in new.people] == ["Élise Tremblay · (514) 555-0142"]
    hands.click(new.people[0])
    assert new.vehicle.box.currentText() == "Honda Civic 2018 K12 ABC"


def test_enter_on_a_chosen_time_notes_the_request_and_does_not_give_the_time_up(
    hands: Hands, shop: Scene
) -> None:
    new = page(hands)
    for field, text in ((new.name, "Nora Neuve"), (new.phone, "514 555 0177"), (new.concern, "Rattle")):
        field.line.setText(text)
    hands.key(K.Key_PageDown)
    new.times.buttons[0].setFocus()
    first = moment()
    press_at(K.Key_Return, first)
    press_at(K.Key_Return, first + SOON)
    assert new.wishes == [at(TUESDAY, "09:00")]
    assert shop.sent() == [], "a double press chooses, and no more"
    assert new.times.buttons[0].hasFocus()
    press_at(K.Key_Return, moment())
    assert isinstance(sent := shop.sent()[-1], CreateRequest)
    assert sent.requested == [at(TUESDAY, "09:00")]


def test_space_gives_a_chosen_time_up(hands: Hands) -> None:
    new = page(hands)
    hands.click(new.times.buttons[0])
    new.times.buttons[0].setFocus()
    hands.key(K.Key_Space)
    assert new.wishes == []


def test_the_plate_that_was_typed_is_the_car_of_whoever_is_chosen_by_it(hands: Hands, shop: Scene) -> None:
    second = uuid7()
    shop.store.submit(
        CreateVehicle(
            vehicle_id=second,
            customer_id=shop.garage.elise.id,
            make="Toyota",
            model="Zelas",
            year=2015,
            plate="Z99 ZZZ",
        )
    )
    new = page(hands)
    new.vehicle.plate.line.setFocus()
    hands.type("Z99 ZZZ")
    hands.click(new.people[0])
    assert new.entered.vehicle_id == second


def test_a_car_that_was_typed_before_the_customer_is_not_another_one_of_theirs(hands: Hands) -> None:
    new = page(hands)
    hands.type("tremb")
    for line, text in ((new.vehicle.make.line, "Mazda"), (new.vehicle.model.line, "3")):
        line.setFocus()
        hands.type(text)
    hands.click(new.people[0])
    assert new.entered.vehicle_id is None
    assert (new.entered.vehicle.make, new.entered.vehicle.model) == ("Mazda", "3")
