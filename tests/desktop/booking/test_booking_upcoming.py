"""Whoever has a booking ahead is asked first: change that one, or book another."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from desktop.presenters.booking_draft import BookingSeed, Step
from desktop.presenters.booking_flow import BookingFlow
from desktop.views.booking.customer_page import CustomerPage
from scheduling.records import Session
from scheduling.vocabulary import SessionState
from tests import factories
from tests.desktop.booking.desk import Desk
from tests.desktop.booking.person import ALT, ENTER, ESC, LEFT, Person
from tests.desktop.presses import enter_twice, press_at
from tests.factories import MONDAY, at


@pytest.fixture
def soon(desk: Desk) -> Session:
    starts = at(MONDAY + timedelta(days=1), "10:00")
    soon, _ = factories.booked(desk.garage.elise.id, starts=starts, mechanic_id=desk.garage.anna.id)
    later, _ = factories.booked(desk.garage.elise.id, starts=starts + 7 * 86_400)
    over, _ = factories.booked(desk.garage.elise.id, starts=starts + 86_400, state=SessionState.CANCELLED)
    desk.store.load([later, over, soon])
    return soon


def _elise(person: Person) -> CustomerPage:
    person.types("1elise")
    person.presses(ENTER)
    page = person.wizard.page
    assert isinstance(page, CustomerPage)
    return page


def test_the_soonest_comes_first_and_enter_changes_it(qtbot: QtBot, person: Person, soon: Session) -> None:
    page = _elise(person)
    assert [tile.text() for tile in page.ahead.tiles] == [
        "Change the booking of Tue 16 Jun, 10:00",
        "Change the booking of Tue 23 Jun, 10:00",
        "Book another",
    ]
    assert "Anna Affiliated" in page.ahead.tiles[0].detail
    with qtbot.waitSignal(person.wizard.change_asked) as asked:
        person.presses(ENTER)
    assert asked.args == [soon.id]


def test_another_is_booked_beside_it_and_that_is_not_asked_twice(
    person: Person, flow: BookingFlow, soon: Session
) -> None:
    page = _elise(person)
    person.types("3")
    assert page.panels.currentWidget() is page.vehicles
    person.types("1")
    assert flow.step is Step.PLAN
    flow.go(Step.CUSTOMER)
    assert page.panels.currentWidget() is page.vehicles


def test_where_a_time_was_chosen_enter_books_another_at_that(
    person: Person, flow: BookingFlow, soon: Session
) -> None:
    flow._update(starts=at(MONDAY + timedelta(days=2), "10:00"))  # as clicked in the calendar
    page = _elise(person)
    assert person.focus() is page.ahead.tiles[-1]
    person.presses(ENTER)
    assert page.panels.currentWidget() is page.vehicles
    assert flow.draft.starts is not None


def test_who_began_on_the_customers_own_page_means_another(desk: Desk, soon: Session) -> None:
    flow = desk.flow(BookingSeed(customer_id=desk.garage.elise.id))
    assert flow.upcoming()[0].id == soon.id
    assert flow.means_another
    assert not desk.flow().means_another


def test_the_press_that_chooses_the_customer_picks_no_booking_up_by_its_second_half(
    qtbot: QtBot, person: Person, soon: Session
) -> None:
    person.types("1elise")
    with qtbot.assertNotEmitted(person.wizard.change_asked):
        again = enter_twice()
    with qtbot.waitSignal(person.wizard.change_asked):
        press_at(ENTER, again)


def test_back_leads_to_the_search(person: Person, flow: BookingFlow, soon: Session) -> None:
    page = _elise(person)
    person.presses(LEFT, with_=ALT)
    assert page.panels.currentWidget() is page.search
    assert flow.draft.customer is None


def test_one_that_is_moved_elsewhere_is_told_as_it_is_now_and_keeps_the_keys(
    person: Person, desk: Desk, soon: Session
) -> None:
    page = _elise(person)
    starts = (soon.starts or 0) + 14 * 86_400
    desk.store.load([replace(soon, starts=starts)])
    assert [tile.text() for tile in page.ahead.tiles] == [
        "Change the booking of Tue 23 Jun, 10:00",
        "Change the booking of Tue 30 Jun, 10:00",
        "Book another",
    ]
    assert person.focus() is page.ahead.tiles[1]


def test_of_one_that_is_cancelled_elsewhere_the_keys_go_to_no_other_booking(
    person: Person, desk: Desk, soon: Session
) -> None:
    page = _elise(person)
    desk.store.load([replace(soon, state=SessionState.CANCELLED)])
    assert [tile.text() for tile in page.ahead.tiles] == [
        "Change the booking of Tue 23 Jun, 10:00",
        "Book another",
    ]
    assert person.focus() is page.ahead.tiles[-1]


@pytest.mark.parametrize("asked", [False, True])
def test_where_nothing_is_left_of_them_the_vehicle_is_asked_for(
    person: Person, flow: BookingFlow, desk: Desk, soon: Session, *, asked: bool
) -> None:
    page = _elise(person)
    if asked:
        person.presses(ESC)
    cancelled = [replace(row, state=SessionState.CANCELLED) for row in flow.upcoming()]
    desk.store.load(cancelled)
    assert page.panels.currentWidget() is page.vehicles
    assert page.heading.text() == "Which vehicle?"
    if asked:
        assert person.focus() is person.wizard.question.keep_button
        person.presses(ENTER)
    assert person.focus() is page.vehicles.tiles[0]


def test_continue_does_not_pass_the_question_over(person: Person, flow: BookingFlow, soon: Session) -> None:
    page = _elise(person)
    person.clicks(person.wizard.foot.next_button)
    assert page.panels.currentWidget() is page.ahead
    assert person.focus() is page.ahead.tiles[0]
    assert flow.step is Step.CUSTOMER


def test_who_has_nothing_ahead_is_not_asked(person: Person) -> None:
    page = _elise(person)
    assert page.panels.currentWidget() is page.vehicles
