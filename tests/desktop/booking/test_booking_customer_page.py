"""The customer's page: what it asks for by the kind of visit, and a customer whose row goes away meanwhile."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop.presenters.booking_draft import Step
from desktop.presenters.booking_flow import BookingFlow
from desktop.store.replica import Drop, Put
from desktop.views.booking.customer_page import CustomerPage
from scheduling.records import Customer
from scheduling.vocabulary import VisitKind
from tests.desktop.booking.desk import Desk, step_of
from tests.desktop.booking.person import Person
from tests.factories import named

ENTER, ALT = Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier
CHOOSE = "Choose a customer or add a new one."


def _page(person: Person) -> CustomerPage:
    page = person.wizard.page
    assert isinstance(page, CustomerPage)
    return page


def _elise(person: Person, flow: BookingFlow) -> CustomerPage:
    flow.choose_kind(VisitKind.IN_PERSON)
    person.types("elise")
    person.presses(ENTER)
    return _page(person)


def _vanish(desk: Desk) -> None:
    """The customer is deleted at another desk, and this one hears of it."""
    state = desk.store.state()
    gone = Drop("customer", desk.garage.elise.id)
    desk.store.apply_page([gone], replace(state, cursor=state.cursor + 1))


def test_of_somebody_who_is_to_be_called_the_number_is_asked_for(person: Person, flow: BookingFlow) -> None:
    flow.choose_kind(VisitKind.PHONE)
    person.types("grace kim")
    person.presses(ENTER)
    page = _page(person)
    assert page.heading.text() == "New customer"
    assert page.subtitle.text() == "A name and a number: the mechanic calls the customer."
    person.presses(ENTER)
    assert "Enter a number: the mechanic calls the customer." in person.reads()
    assert "A name is enough." not in person.reads()


def test_of_somebody_who_comes_a_name_is_enough(person: Person, flow: BookingFlow) -> None:
    flow.choose_kind(VisitKind.IN_PERSON)
    person.types("grace kim")
    person.presses(ENTER)
    assert _page(person).subtitle.text() == "A name is enough."


@pytest.mark.parametrize("panel", ["vehicles", "entry"])
def test_a_customer_who_is_deleted_elsewhere_is_asked_for_again(
    person: Person, flow: BookingFlow, desk: Desk, panel: str
) -> None:
    page = _elise(person, flow)
    if panel == "entry":
        person.types("2")
        page.entry.make.line.setFocus()
        person.types("Honda")
    _vanish(desk)
    assert page.panels.currentWidget() is page.search
    assert (page.heading.text(), page.trouble.text()) == ("Who is it for?", CHOOSE)
    assert page.trouble.isVisible()
    assert person.focus() is page.search.field
    assert [page.search.model.customer(row) for row in range(page.search.model.rowCount())] == [None]
    person.presses(ENTER)
    assert page.panels.currentWidget() is page.new, "Enter does something again"
    assert page.trouble.text() == ""


def test_back_from_the_vehicles_says_nothing_of_a_customer_who_is_gone(
    person: Person, flow: BookingFlow
) -> None:
    page = _elise(person, flow)
    person.presses(Qt.Key.Key_Left, with_=ALT)
    assert page.panels.currentWidget() is page.search
    assert (page.trouble.text(), step_of(flow)) == ("", Step.CUSTOMER)


def test_the_focus_stays_with_the_question_while_the_customer_goes(
    person: Person, flow: BookingFlow, desk: Desk
) -> None:
    page = _elise(person, flow)
    person.presses(Qt.Key.Key_Escape)
    _vanish(desk)
    assert person.focus() is person.wizard.question.keep_button
    person.presses(ENTER)
    assert page.panels.currentWidget() is page.search
    assert person.focus() is page.search.field


def test_a_screen_reader_hears_whom_enter_takes(person: Person, flow: BookingFlow) -> None:
    flow.choose_kind(VisitKind.IN_PERSON)
    field = _page(person).search.field
    assert field.accessibleDescription() == "New customer"
    person.types("tr")
    assert field.accessibleDescription().startswith("Élise Tremblay, (514) 555-0142")
    person.presses(Qt.Key.Key_Down)
    assert field.accessibleDescription() == "New customer: tr"
    person.presses(Qt.Key.Key_Up)
    assert field.accessibleDescription().startswith("Élise Tremblay")


def test_of_many_namesakes_some_are_shown_and_it_says_that_there_are_more(
    person: Person, flow: BookingFlow, desk: Desk
) -> None:
    state = desk.store.state()
    names = [f"Namesake {letter}" for letter in "ABCDEFGHI"]
    rows = [Customer(id=named(name), name=name) for name in names]
    desk.store.apply_page([Put(row, 2) for row in rows], replace(state, cursor=2))
    flow.choose_kind(VisitKind.IN_PERSON)
    search = _page(person).search
    assert search.hint.text() == "Begin to type: the list follows."
    person.types("namesake")
    assert search.model.rowCount() == 8 + 1, "eight, and the line for a new one"
    assert search.hint.text() == "There are more of them: type on to narrow the list."
    assert search.hint.isVisible()
    person.types(" b")
    assert search.model.rowCount() == 1 + 1
    assert not search.hint.isVisible()


def _grace_with_a_number_of_elises(person: Person, flow: BookingFlow) -> CustomerPage:
    flow.choose_kind(VisitKind.IN_PERSON)
    person.types("grace kim")
    person.presses(ENTER)
    page = _page(person)
    person.types("5145550142")
    person.presses(ENTER)
    return page


def test_who_may_be_in_the_books_is_asked_about_before_somebody_new_is_made(
    person: Person, flow: BookingFlow
) -> None:
    page = _grace_with_a_number_of_elises(person, flow)
    assert page.panels.currentWidget() is page.new, "as fast as the keys are"
    asked = "Choose who it is, or press Enter once more for somebody new."
    assert asked in person.reads()
    person.presses(ENTER)
    assert flow.draft.customer is not None
    assert flow.draft.customer_is_new
    assert flow.draft.customer.name == "Grace Kim"


def test_of_somebody_else_it_is_asked_anew(person: Person, flow: BookingFlow) -> None:
    page = _grace_with_a_number_of_elises(person, flow)
    page.new.phone.line.selectAll()
    person.types("4385550199")
    person.presses(ENTER)
    assert page.panels.currentWidget() is page.new
    assert flow.draft.customer is None
