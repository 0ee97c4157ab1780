"""What was typed of a new customer or vehicle stays, whichever way one leaves its form, and Esc asks about it."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.booking_draft import BookingSeed, Step
from desktop.presenters.booking_flow import BookingFlow
from desktop.presenters.customer_form import CustomerForm
from desktop.presenters.now_draft import NowSeed
from desktop.presenters.sentence.cars import Car
from desktop.views.booking.customer_page import CustomerPage
from desktop.views.booking.frame import Frame
from desktop.views.booking_now.who_page import WhoPage
from desktop.views.booking_wizard import BookingWizard
from desktop.views.now_wizard import NowWizard
from scheduling.vocabulary import VisitKind
from tests.desktop.booking.desk import Desk, civic, step_of
from tests.desktop.booking.person import ALT, ENTER, ESC, LEFT, NowPerson, Person


def _page(wizard: Frame) -> CustomerPage:
    page = wizard.page
    assert isinstance(page, CustomerPage)
    return page


def _zoe(person: Person | NowPerson) -> CustomerPage:
    """Her form, with a number and an address in it."""
    person.types("1zoe newcomer")
    person.presses(ENTER)
    page = _page(person.wizard)
    assert page.panels.currentWidget() is page.new
    person.types("5145550199")
    page.new.email.line.setFocus()
    person.types("zoe@example.test")
    return page


def _told(page: CustomerPage) -> tuple[str, str, str]:
    return page.new.name.text, page.new.phone.text, page.new.email.text


ZOE = ("Zoe Newcomer", "(514) 555-0199", "zoe@example.test")


def _asks(person: Person | NowPerson) -> None:
    person.presses(ESC)
    assert person.wizard.question.isVisible()
    person.presses(ENTER)
    assert not person.wizard.question.isVisible()


def test_back_to_the_search_keeps_the_form_and_esc_asks(person: Person) -> None:
    page = _zoe(person)
    person.presses(LEFT, with_=ALT)
    assert page.panels.currentWidget() is page.search
    _asks(person)
    assert person.focus() is page.search.field
    person.presses(ENTER)
    assert page.panels.currentWidget() is page.new
    assert _told(page) == ZOE


def test_the_kind_is_chosen_anew_and_the_form_is_there_again(person: Person, wizard: BookingWizard) -> None:
    page = _zoe(person)
    person.clicks(wizard.steps.lines[Step.KIND])
    _asks(person)
    person.types("3")
    assert page.panels.currentWidget() is page.new
    assert _told(page) == ZOE
    assert person.focus() is page.new.name.line
    assert page.subtitle.text() == "A name and a number: the mechanic calls the customer."


def test_of_somebody_else_the_form_is_empty(person: Person) -> None:
    page = _zoe(person)
    person.presses(LEFT, with_=ALT)
    page.search.field.selectAll()
    person.types("ada other")
    person.presses(ENTER)
    assert _told(page) == ("Ada Other", "", "")
    assert person.focus() is page.new.phone.line


def test_a_name_that_was_mended_in_the_form_is_the_same_customer(person: Person) -> None:
    page = _zoe(person)
    page.new.name.line.setText("Zoey Newcomer")
    person.presses(LEFT, with_=ALT)
    page.search.field.selectAll()
    person.types("zoey newcomer")
    person.presses(ENTER)
    assert _told(page) == ("Zoey Newcomer", *ZOE[1:])


def test_after_a_look_at_the_search_the_form_makes_the_same_customer(flow: BookingFlow) -> None:
    flow.choose_kind(VisitKind.IN_PERSON)
    assert flow.add_customer(CustomerForm(name="Zoe Newcomer")) == {}
    first = flow.draft.customer
    flow.forget_customer()  # to the form
    flow.forget_customer()  # and to the search
    assert flow.add_customer(CustomerForm(name="Zoé Newcomer")) == {}
    assert first is not None
    assert flow.draft.customer is not None
    assert flow.draft.customer.id == first.id


def _entry(person: Person) -> CustomerPage:
    """A new vehicle of Élise, whose plate and VIN are told."""
    person.types("1elise")
    person.presses(ENTER)
    page = _page(person.wizard)
    person.types("2")
    page.entry.vin.line.setFocus()
    person.types("1HGCM82633A004352")
    page.entry.plate.line.setFocus()
    person.types("K55 ABC")
    return page


def _car(page: CustomerPage) -> tuple[str, str]:
    return page.entry.plate.text, page.entry.vin.text


@pytest.mark.parametrize("way", ["back", "step line"])
def test_a_vehicle_that_was_begun_is_there_again(person: Person, wizard: BookingWizard, way: str) -> None:
    page = _entry(person)
    if way == "back":
        person.presses(LEFT, with_=ALT)
        assert page.panels.currentWidget() is page.vehicles
        person.types("2")
    else:
        person.clicks(wizard.steps.lines[Step.KIND])
        person.types("2")
    assert page.panels.currentWidget() is page.entry
    assert _car(page) == ("K55 ABC", "1HGCM82633A004352")


def test_a_vehicle_of_somebody_else_begins_empty(person: Person, flow: BookingFlow, desk: Desk) -> None:
    page = _entry(person)
    flow.forget_customer()
    flow.choose_customer(desk.garage.marc)
    page.enter()
    page.vehicles.new.click()
    assert page.panels.currentWidget() is page.entry
    assert _car(page) == ("", "")


def test_a_new_vehicle_outlives_a_correction_of_its_new_customer(
    person: Person, flow: BookingFlow, wizard: BookingWizard
) -> None:
    page = _zoe(person)
    person.presses(ENTER)
    person.types("1")
    page.entry.plate.line.setFocus()
    person.types("K55 ABC")
    person.presses(ENTER)
    assert step_of(flow) is Step.PLAN
    person.presses(LEFT, LEFT, with_=ALT)
    assert page.panels.currentWidget() is page.new
    person.presses(ENTER)
    person.types("1")
    assert page.panels.currentWidget() is page.entry
    assert page.entry.plate.text == "K55 ABC"


def test_beside_a_new_vehicle_that_was_taken_the_next_begins_empty(
    person: Person, flow: BookingFlow, desk: Desk
) -> None:
    page = _entry(person)
    assert flow.add_vehicle(civic(plate="K55 ABC")) == {}
    flow.go(Step.CUSTOMER)
    page.vehicles.new.click()
    assert _car(page) == ("", "")


def test_at_once_the_form_is_kept_too(qtbot: QtBot, at_once: NowWizard) -> None:
    person = NowPerson(qtbot, at_once)
    page = _zoe(person)
    person.presses(LEFT, LEFT, with_=ALT)
    assert isinstance(page, WhoPage)
    assert page.panels.currentWidget() is page.kinds
    _asks(person)
    person.types("1")
    person.presses(ENTER)
    assert page.panels.currentWidget() is page.new
    assert _told(page) == ZOE


SAID = BookingSeed(
    kind=VisitKind.IN_PERSON,
    new_customer=CustomerForm(name="Zoe Newcomer", phone="5145550199", email="zoe@example.test", language="fr"),
    new_vehicle=Car(year="2017", make="Honda", model="Civic", plate="K12 ABC"),
    looked_for="Zoe Newcomer",
)  # fmt: skip


def test_who_is_new_in_a_sentence_has_both_forms_filled_in(desk: Desk, qtbot: QtBot, window: QWidget) -> None:
    wizard = BookingWizard(desk.flow(SAID), window)
    person, page = Person(qtbot, wizard), _page(wizard)
    assert page.panels.currentWidget() is page.new
    assert _told(page) == ZOE
    assert page.new.form().language == "fr"
    assert person.focus() is page.new.name.line, "to be looked over"
    _asks(person)
    person.presses(ENTER)
    assert page.panels.currentWidget() is page.entry
    told = page.entry.form()
    assert (told.year, told.make, told.model, told.plate) == ("2017", "Honda", "Civic", "K12 ABC")
    assert desk.commands() == [], "nothing is written before the booking is"
    person.presses(ENTER)
    draft = wizard.flow.draft
    assert draft.customer is not None
    assert draft.vehicle is not None
    assert (draft.customer.name, draft.customer.phone) == ("Zoe Newcomer", "+15145550199")
    assert (draft.vehicle.year, draft.vehicle.plate) == (2017, "K12 ABC")
    wizard.leave()


def test_behind_the_form_of_who_is_new_their_name_is_searched_for(
    desk: Desk, qtbot: QtBot, window: QWidget
) -> None:
    wizard = BookingWizard(desk.flow(SAID), window)
    person, page = Person(qtbot, wizard), _page(wizard)
    person.presses(LEFT, with_=ALT)
    assert page.panels.currentWidget() is page.search
    assert page.search.field.text() == "Zoe Newcomer"
    person.presses(ENTER)
    assert _told(page) == ZOE, "as it was left"
    wizard.leave()


def test_a_vehicles_form_that_was_begun_goes_along_to_the_other_window(person: Person) -> None:
    page = _entry(person)
    customer, vehicle = page.begun_forms()
    assert customer is None, "she is in the draft"
    assert vehicle is not None
    assert (vehicle.plate, vehicle.vin) == ("K55 ABC", "1HGCM82633A004352")


def test_where_nothing_was_entered_esc_asks_nothing(desk: Desk, qtbot: QtBot, window: QWidget) -> None:
    wizard = BookingWizard(desk.flow(BookingSeed(customer_id=desk.garage.elise.id)), window)
    assert wizard.flow.draft.customer is not None, "their own page led here"
    assert not wizard.would_lose
    with qtbot.waitSignal(wizard.finished):
        Person(qtbot, wizard).presses(ESC)


def test_where_something_was_entered_for_that_customer_esc_asks(
    desk: Desk, qtbot: QtBot, window: QWidget
) -> None:
    wizard = BookingWizard(desk.flow(BookingSeed(customer_id=desk.garage.elise.id)), window)
    wizard.flow.choose_vehicle(desk.garage.civic)
    _asks(Person(qtbot, wizard))
    wizard.leave()


def test_what_a_sentence_said_is_asked_about(desk: Desk, qtbot: QtBot, window: QWidget) -> None:
    seed = BookingSeed(customer_id=desk.garage.elise.id, said=True)
    wizard = BookingWizard(desk.flow(seed), window)
    _asks(Person(qtbot, wizard))
    wizard.leave()


def test_a_form_that_was_begun_in_the_other_window_is_asked_about_before_its_step(
    desk: Desk, qtbot: QtBot, window: QWidget
) -> None:
    begun = CustomerForm(name="Zoe Newcomer", phone="5145550199")
    booking = BookingWizard(desk.flow(BookingSeed(new_customer=begun)), window)
    assert booking.flow.step is Step.KIND
    _asks(Person(qtbot, booking))
    booking.leave()
    at_once = NowWizard(desk.now(NowSeed(new_vehicle=Car(plate="K55 ABC"))), window)
    _asks(NowPerson(qtbot, at_once))
    at_once.leave()


def test_at_once_too_nothing_is_asked_where_nothing_was_entered(
    desk: Desk, qtbot: QtBot, window: QWidget
) -> None:
    wizard = NowWizard(desk.now(NowSeed(customer_id=desk.garage.elise.id)), window)
    lost = [wizard.would_lose]
    wizard.flow.choose_kind(VisitKind.PHONE)
    assert [*lost, wizard.would_lose] == [False, True]
    wizard.leave()
