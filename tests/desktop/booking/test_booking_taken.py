"""A chosen time that is not to be had: taking a proposed one, and what the list of steps says of the lost one.

With the rest of what that list says.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.booking_draft import BookingSeed, Step
from desktop.presenters.booking_flow import BookingFlow
from desktop.presenters.booking_hold import HoldState
from desktop.store.replica import Drop, Put
from desktop.views.booking.review_page import ReviewPage
from desktop.views.booking.slots import SlotButton
from desktop.views.booking.steps import StepLine
from desktop.views.booking.time_page import TimePage
from desktop.views.booking_wizard import BookingWizard
from scheduling.records import Record, Reservation
from scheduling.vocabulary import ServiceType, VisitKind
from scheduling.wire import Problem
from tests import factories
from tests.desktop.booking.desk import SOON, Desk, filled, hold_of, taken
from tests.desktop.booking.person import Person
from tests.factories import MONDAY, at

ENTER, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Space
CONCERN = "Brakes squeal when cold"
NEXT_DAY = MONDAY + timedelta(days=1)
PROPOSED = [at(MONDAY, "15:00"), at(NEXT_DAY, "10:00"), at(NEXT_DAY, "10:10")]
"""On the day on view, on another, and off the grid."""


def _refused(flow: BookingFlow, desk: Desk, person: Person) -> TimePage:
    """The server refuses the time that was chosen, and proposes others."""
    filled(flow, desk, starts=None)
    outcome = taken(SOON, *PROPOSED, mechanic_id=desk.garage.anna.id)
    desk.holds.refusal = Problem(code="slot_taken", detail="", outcome=outcome)
    flow.choose_time(SOON)
    desk.holds.refusal = None
    page = person.wizard.page
    assert isinstance(page, TimePage)
    assert page.refused.isVisible()
    return page


@pytest.mark.parametrize("place", range(len(PROPOSED)))
@pytest.mark.parametrize("by", ["mouse", "space", "enter"])
def test_after_a_proposed_time_enter_continues_and_no_letter_is_lost(
    person: Person, flow: BookingFlow, desk: Desk, place: int, by: str
) -> None:
    page = _refused(flow, desk, person)
    button = page.refused.offered.buttons[place]
    if by == "mouse":
        person.clicks(button)
    else:
        button.setFocus()
        person.presses(SPACE if by == "space" else ENTER)
    assert page.isVisible()
    assert flow.draft.starts == PROPOSED[place]
    focus = person.focus()
    assert focus is page.exact or (isinstance(focus, SlotButton) and focus.isChecked())
    person.presses(ENTER)
    person.types(CONCERN)
    assert (flow.draft.starts, flow.draft.concern) == (PROPOSED[place], CONCERN)


def test_the_focus_is_on_the_proposed_time_that_was_taken(
    person: Person, flow: BookingFlow, desk: Desk
) -> None:
    page = _refused(flow, desk, person)
    page.month.days[NEXT_DAY].setFocus()
    button = page.refused.offered.buttons[1]
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a desktop where the mouse leaves the focus where it is
    person.clicks(button)
    slot = person.focus()
    assert isinstance(slot, SlotButton)
    assert (slot.time.starts, slot.isChecked()) == (PROPOSED[1], True)


def test_enter_continues_after_the_buffer_was_dropped(person: Person, flow: BookingFlow, desk: Desk) -> None:
    filled(flow, desk, starts=None)
    flow.choose_time(SOON)
    _, before = factories.booked(
        starts=SOON - 3600, mechanic_id=desk.garage.anna.id, bay_id=desk.garage.bays[0].id
    )
    desk.store.load([before])
    flow._rows_changed(frozenset({"session", "reservation"}))
    page = person.wizard.page
    assert isinstance(page, TimePage)
    assert page.refused.without.isVisible()
    person.clicks(page.refused.without)
    assert hold_of(flow) is HoldState.HELD
    person.presses(ENTER)
    person.types(CONCERN)
    assert (flow.draft.drop_buffer, flow.draft.concern) == (True, CONCERN)


def _line(person: Person) -> StepLine:
    return person.wizard.steps.lines[Step.TIME]


def _somebody_books(desk: Desk) -> None:
    _, theirs = factories.booked(starts=SOON, mechanic_id=desk.garage.anna.id, bay_id=desk.garage.bays[0].id)
    now = desk.store.state()
    desk.store.apply_page([Put(theirs, now.cursor + 1)], replace(now, cursor=now.cursor + 1))


def test_a_chosen_time_that_is_taken_meanwhile_is_marked_at_once(
    qtbot: QtBot, desk: Desk, window: QWidget
) -> None:
    seed = BookingSeed(starts=SOON, minutes=60, mechanic_id=desk.garage.anna.id)
    wizard = BookingWizard(desk.flow(seed), window)
    person = Person(qtbot, wizard)
    person.types("1")
    assert wizard.flow.step is Step.CUSTOMER
    line = _line(person)
    assert (line.done, line.trouble, line.toolTip()) == (True, "", "Mon 15 Jun, 14:00")
    _somebody_books(desk)
    assert wizard.flow.step is Step.CUSTOMER
    assert (line.done, line.value, line.trouble) == (False, "Mon 15 Jun, 14:00", "not free")
    assert line.toolTip().startswith("Mon 15 Jun, 14:00\nAlready booked")
    assert line.accessibleName().startswith("Time, Mon 15 Jun, 14:00, not free, Already booked")
    wizard.leave()


def test_the_mark_goes_with_another_time(person: Person, flow: BookingFlow, desk: Desk) -> None:
    page = _refused(flow, desk, person)
    assert _line(person).trouble == "not free"
    assert "Already booked (Marc, 14:00–15:00)" in _line(person).accessibleName()
    person.clicks(page.refused.offered.buttons[0])
    person.presses(ENTER)
    line = _line(person)
    assert (line.done, line.trouble, line.value) == (True, "", "Mon 15 Jun, 15:00")


def test_a_name_with_a_comma_stays_on_one_line_and_the_car_on_its_own(
    person: Person, flow: BookingFlow, desk: Desk
) -> None:
    desk.store.load([replace(desk.garage.elise, name="Tremblay-Lachance, Jean-Christophe")])
    filled(flow, desk)
    flow._rows_changed(frozenset({"customer"}))
    line = person.wizard.steps.lines[Step.CUSTOMER]
    assert line.value == "Tremblay-Lachance, Jean-Christophe, Honda Civic 2018"
    assert line._said == ["Tremblay-Lachance, Jean-Christophe", "Honda Civic 2018"]
    plan = person.wizard.steps.lines[Step.PLAN]
    assert "".join(plan._said).startswith("Workshop visit")


def test_of_a_sentence_the_free_time_nearest_to_the_one_that_was_said_is_marked(
    qtbot: QtBot, desk: Desk, window: QWidget
) -> None:
    garage = desk.garage
    for hour in ("13:00", "14:00"):
        theirs = factories.booked(
            garage.elise.id, mechanic_id=garage.anna.id, starts=at(NEXT_DAY, hour), minutes=60
        )
        desk.store.load([*theirs])
    asked = at(NEXT_DAY, "14:00")
    seed = BookingSeed(
        starts=asked,
        asked=asked,
        minutes=60,
        mechanic_id=garage.anna.id,
        customer_id=garage.elise.id,
        vehicle_id=garage.civic.id,
        kind=VisitKind.IN_PERSON,
        service_type=ServiceType.MAINTENANCE,
        concern=CONCERN,
    )
    wizard = BookingWizard(desk.flow(seed), window)
    person = Person(qtbot, wizard)
    page = wizard.page
    assert isinstance(page, TimePage)
    assert "Tue 16 Jun, 14:00: Already booked" in person.reads()
    slot = person.focus()
    assert isinstance(slot, SlotButton)
    free = [button.time.starts for button in page.slots.free()]
    assert slot.time.starts == min(free, key=lambda starts: (abs(starts - asked), -starts))
    assert slot.time.starts > asked, "the later of two, and not the first of the day"
    person.presses(ENTER)
    review = wizard.page
    assert isinstance(review, ReviewPage)
    assert review.card.values[0].endswith("(asked for 14:00)")
    wizard.leave()


def _elsewhere(desk: Desk, *times: str) -> list[Record]:
    """Somebody else books Anna then."""
    rows: list[Record] = []
    for time in times:
        rows += factories.booked(
            desk.garage.marc.id, mechanic_id=desk.garage.anna.id, starts=at(MONDAY, time)
        )
    desk.store.load(rows)
    return rows


def _taken_elsewhere(person: Person, flow: BookingFlow, desk: Desk) -> tuple[TimePage, list[Record]]:
    filled(flow, desk, starts=None)
    assert flow.choose_time(SOON)
    page = person.wizard.page
    assert isinstance(page, TimePage)
    rows = _elsewhere(desk, "14:00")
    assert page.refused.isVisible()
    return page, rows


def _proposed(page: TimePage, time: str) -> QPushButton:
    return next(button for button in page.refused.offered.buttons if f", {time}," in button.text())


def test_a_proposed_time_keeps_the_keys_while_others_beside_it_change(
    person: Person, flow: BookingFlow, desk: Desk
) -> None:
    page, _ = _taken_elsewhere(person, flow, desk)
    eleven = _proposed(page, "11:00")
    eleven.setFocus()
    _elsewhere(desk, "16:00")
    assert _proposed(page, "11:00") is not eleven, "it was made anew"
    assert person.focus() is _proposed(page, "11:00")


def test_of_a_time_that_is_free_again_the_keys_go_on_with_it(
    person: Person, flow: BookingFlow, desk: Desk
) -> None:
    page, rows = _taken_elsewhere(person, flow, desk)
    page.refused.offered.buttons[0].setFocus()
    state = desk.store.state()
    gone = [Drop("reservation" if isinstance(row, Reservation) else "session", row.id) for row in rows]
    desk.store.apply_page(gone, replace(state, cursor=state.cursor + 1))
    assert not page.refused.isVisible()
    focus = person.focus()
    assert isinstance(focus, SlotButton)
    assert focus.time.starts == SOON
    person.presses(ENTER)
    assert flow.draft.starts == SOON
    assert flow.step is Step.CONCERN
