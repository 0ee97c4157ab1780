"""A time that was typed or asked for, and Continue: it is taken, or why not is said; it is never passed over."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.presenters.booking_draft import Step
from desktop.presenters.booking_flow import BookingFlow
from desktop.views.booking.time_page import TimePage
from scheduling.commands import Alternative
from tests import factories
from tests.desktop.booking.desk import SOON, Desk, filled, step_of
from tests.desktop.booking.person import Person
from tests.factories import MONDAY, at

ENTER = Qt.Key.Key_Return
GARAGE = factories.garage()
BEFORE = factories.booked(starts=at(MONDAY, "10:00"), mechanic_id=GARAGE.anna.id)[1]
"""Leaves 11:00 and 8:30 or 9:00 to those who drop the buffer."""
TUESDAY = MONDAY.replace(day=16)
SATURDAY = MONDAY.replace(day=20)


@pytest.fixture
def desk() -> Desk:
    return Desk(BEFORE)


@pytest.fixture
def page(person: Person, flow: BookingFlow, desk: Desk) -> TimePage:
    """The time again, with 14:00 chosen."""
    filled(flow, desk)
    flow.go(Step.TIME)
    page = person.wizard.page
    assert isinstance(page, TimePage)
    return page


def test_a_typed_time_is_taken_by_a_click_on_continue(
    person: Person, flow: BookingFlow, page: TimePage
) -> None:
    person.types("15:10")
    assert page.verdict.text() == "Free. Enter takes it."
    person.clicks(person.wizard.foot.next_button)
    assert (flow.draft.starts, step_of(flow)) == (at(MONDAY, "15:10"), Step.REVIEW)
    assert page.exact.text() == ""


@pytest.mark.parametrize(("typed", "why"), [("11:40", "Runs into the break"), ("soon", "A time like 9:40")])
def test_a_typed_time_that_can_not_be_had_is_not_passed_over(
    person: Person, flow: BookingFlow, page: TimePage, typed: str, why: str
) -> None:
    page.exact.setFocus()
    person.types(typed)
    person.clicks(person.wizard.foot.next_button)
    assert page.verdict.text().startswith(why)
    assert (flow.draft.starts, step_of(flow)) == (SOON, Step.TIME)
    assert page.verdict.property("tone") == "bad"
    assert person.focus() is page.exact
    person.types("14:20")
    assert page.exact.text() == "14:20", "the next that is typed stands in its place"
    assert page.verdict.property("tone") == "accent"


def test_a_time_that_only_a_buffer_speaks_against_is_not_passed_over(
    person: Person, flow: BookingFlow, page: TimePage
) -> None:
    (slot,) = [button for button in page.slots.buttons if button.text() == "11:00"]
    assert slot.asks
    person.clicks(slot)
    person.clicks(person.wizard.foot.next_button)
    assert (flow.draft.starts, step_of(flow)) == (SOON, Step.TIME)
    assert person.focus() is page.without
    person.presses(ENTER)
    assert (flow.draft.starts, flow.draft.drop_buffer) == (at(MONDAY, "11:00"), True)
    assert step_of(flow) is Step.REVIEW


def test_a_time_that_is_chosen_instead_takes_the_place_of_what_was_typed(
    person: Person, flow: BookingFlow, page: TimePage
) -> None:
    page.exact.setText("11:40")
    (slot,) = [button for button in page.slots.buttons if button.time.starts == SOON]
    person.clicks(slot)
    assert page.exact.text() == ""
    page.exact.setText("11:40")
    flow.take(Alternative(starts=at(MONDAY, "15:30"), minutes=60, mechanic_id=GARAGE.anna.id))
    assert page.exact.text() == "", "one of the nearest free times was chosen instead"
    person.clicks(person.wizard.foot.next_button)
    assert (flow.draft.starts, step_of(flow)) == (at(MONDAY, "15:30"), Step.REVIEW)


def test_the_chosen_time_typed_once_more_is_kept_as_it_was_chosen(
    person: Person, flow: BookingFlow, page: TimePage
) -> None:
    assert flow.choose_time(at(MONDAY, "11:00"), drop_buffer=True)
    page.exact.setText("11:00")
    person.clicks(person.wizard.foot.next_button)
    assert (flow.draft.starts, flow.draft.drop_buffer) == (at(MONDAY, "11:00"), True)
    assert step_of(flow) is Step.REVIEW


def test_what_was_left_untaken_is_not_taken_on_coming_back(
    person: Person, flow: BookingFlow, page: TimePage
) -> None:
    person.types("15:10")
    flow.go(Step.MECHANIC)
    flow.go(Step.TIME)
    assert page.exact.text() == ""
    person.presses(ENTER)
    assert (flow.draft.starts, step_of(flow)) == (SOON, Step.REVIEW)


def test_a_typed_time_is_judged_for_the_day_on_view(person: Person, page: TimePage) -> None:
    page.exact.setText("14:10")
    assert page.verdict.property("tone") == "accent"
    person.clicks(page.month.days[SATURDAY])
    assert page.verdict.property("tone") == "bad"
    person.clicks(page.month.days[TUESDAY])
    assert page.verdict.property("tone") == "accent"


def test_enter_on_a_day_without_free_times_goes_on_with_the_time_that_was_chosen(
    person: Person, flow: BookingFlow, page: TimePage
) -> None:
    page.month.days[SATURDAY].setFocus()
    person.presses(ENTER)
    assert (flow.draft.starts, step_of(flow)) == (SOON, Step.REVIEW)


def test_enter_on_a_day_without_free_times_says_that_none_is_chosen(
    person: Person, flow: BookingFlow, desk: Desk
) -> None:
    filled(flow, desk, starts=None)
    page = person.wizard.page
    assert isinstance(page, TimePage)
    page.month.days[SATURDAY].setFocus()
    person.presses(ENTER)
    assert step_of(flow) is Step.TIME
    assert page.day == SATURDAY
    assert page.trouble.text() == "Choose a time."
