"""From a sentence to a booking of somebody who is in no book yet; and a day that cannot be meant is asked for."""

from __future__ import annotations

from uuid import UUID

import pytest

from desktop.presenters.booking_draft import Step
from desktop.presenters.customer_form import CustomerForm
from desktop.presenters.quick_add_model import Standing
from desktop.presenters.sentence.cars import Car, may_be
from desktop.presenters.sentence.day_doubt import Doubt
from desktop.presenters.sentence.parts import Part
from scheduling.records import Vehicle
from tests.desktop.booking.desk import Desk, step_of
from tests.desktop.sentence.quick_adds import quick_add, seed_of
from tests.factories import MONDAY


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_somebody_new_is_entered_in_the_wizard_with_all_that_was_said(desk: Desk) -> None:
    quick = quick_add(desk)
    quick.type(
        "New: Zoe Newcomer 514 555 0199 zoe@example.test 2017 Honda Civic K12 ABC brakes today 2pm with Anna"
    )
    now = quick.understood()
    assert (now.standing[Part.CUSTOMER], now.unclear, now.whole) == (Standing.MISSING, None, False)
    flow = desk.flow(quick.seed())
    assert not flow.ready()
    assert step_of(flow) is Step.CUSTOMER
    said = CustomerForm(name="Zoe Newcomer", phone="514 555 0199", email="zoe@example.test", language="en")
    assert (flow.new_customer, flow.looked_for) == (said, "Zoe Newcomer")
    assert flow.new_vehicle == Car(year="2017", make="Honda", model="Civic", plate="K12 ABC")
    assert flow.draft.concern == "Brake repair"
    assert desk.commands() == []
    flow.close()


def test_of_who_is_known_after_all_their_own_vehicle_is_asked_for(desk: Desk) -> None:
    seed = seed_of(desk, "New: Elise Tremblé 2017 Civic brakes today 2pm with Anna")
    assert seed.new_vehicle == Car(year="2017", model="Civic")
    flow = desk.flow(seed)
    flow.choose_customer(desk.garage.elise)
    assert flow.new_vehicle is None
    flow.close()


def test_who_is_known_after_all_may_have_come_with_another_car(desk: Desk) -> None:
    flow = desk.flow(seed_of(desk, "New: Elise Tremblé 2021 Corolla brakes today 2pm with Anna"))
    flow.choose_customer(desk.garage.elise)
    assert flow.new_vehicle == Car(year="2021", model="Corolla")
    flow.close()


@pytest.mark.parametrize(
    ("car", "fits"),
    [
        (Car(model="Civic"), True),
        (Car(make="VW", model="civic"), True),
        (Car(year="2016", model="Civic"), True),
        (Car(year="2017", model="Civic"), True),
        (Car(year="20x6", model="Civic"), True),
        (Car(year="2021", model="Civic"), False),
        (Car(make="Honda"), True),
        (Car(make="Mazda"), False),
        (Car(make="Honda", model="CR-V"), False),
        (Car(plate="k12 abc", make="Mazda"), True),
        (Car(plate="Z99 ZZZ", model="Civic"), False),
        (Car(), True),
    ],
)
def test_what_was_said_of_a_car_fits_one_that_is_known(car: Car, fits: bool) -> None:
    known = Vehicle(
        id=UUID(int=1), customer_id=UUID(int=2), make="Honda", model="Civic LX", year=2016, plate="K12ABC"
    )
    assert may_be(car, known) is fits


def test_who_is_not_meant_as_somebody_new_stays_in_the_words(desk: Desk) -> None:
    quick = quick_add(desk)
    quick.type("brakes today 2pm Zoe Newcomer")
    assert quick.seed().new_customer is not None
    quick.not_meant(Part.CUSTOMER)
    assert quick.seed().new_customer is None
    assert quick.understood().reading.left == "Zoe Newcomer"


@pytest.mark.parametrize(
    ("said", "doubt"),
    [("yesterday", Doubt.PAST), ("31 november", Doubt.NONE), ("02/03", Doubt.EITHER)],
)
@pytest.mark.parametrize("time", ["9am ", ""])
def test_a_day_that_cannot_be_meant_is_chosen_before_anything_is_booked(
    desk: Desk, said: str, doubt: Doubt, time: str
) -> None:
    quick = quick_add(desk)
    quick.type(f"oil change Civic Tremblay {said} {time}with Anna")
    now = quick.understood()
    assert (now.unclear, now.whole) == (Part.DAY, False)
    assert now.day_doubt is not None
    assert now.day_doubt.doubt is doubt
    offered = quick.choices(Part.DAY)
    assert all(day >= MONDAY for day in offered)
    assert offered[: len(now.day_doubt.days)] == list(now.day_doubt.days)
    quick.choose(Part.DAY, MONDAY)
    assert quick.understood().day_doubt is None
    assert quick.understood().day == MONDAY
