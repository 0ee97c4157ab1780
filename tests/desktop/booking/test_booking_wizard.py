"""The booking wizard as a person meets it: keys and mouse on the real widgets over real local rows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from desktop.item_models.customers import CustomerResults, Roles
from desktop.presenters.booking_draft import BookingSeed, Step
from desktop.presenters.booking_flow import BookingFlow
from desktop.store.pending import ChangeState
from desktop.views.booking import phrases
from desktop.views.booking.customer_page import CustomerPage
from desktop.views.booking.time_page import TimePage
from desktop.views.booking_wizard import BookingWizard
from scheduling.commands import BookSession, CreateCustomer, CreateVehicle
from scheduling.vocabulary import ServiceType, VisitKind
from tests.desktop.booking.desk import SOON, Desk, filled
from tests.desktop.booking.person import Person
from tests.desktop.presses import moment
from tests.desktop.shell.widgets import closed
from tests.factories import MONDAY, at

ENTER, ESC, DOWN, LEFT = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Left
ALT = Qt.KeyboardModifier.AltModifier


def _step(flow: BookingFlow) -> Step:
    return flow.step


def _to_review(person: Person) -> None:
    """Élise's visit with her car, a mechanic and the first time, by keys."""
    person.types("1")
    person.types("elise")
    person.presses(ENTER)
    person.types("1")
    person.presses(ENTER)
    person.types("2")
    person.presses(ENTER)
    person.presses(ENTER)
    person.types("Brakes squeal when cold")
    person.presses(ENTER)


def test_a_phone_booking_by_keyboard_alone(person: Person, flow: BookingFlow, desk: Desk) -> None:
    _to_review(person)
    person.presses(ENTER)
    (booking,) = desk.commands()
    assert isinstance(booking, BookSession)
    assert booking.customer_id == desk.garage.elise.id
    assert booking.vehicle_id == desk.garage.civic.id
    assert booking.mechanic_id == desk.garage.anna.id
    assert booking.starts == at(MONDAY, "09:00")
    assert booking.service_type is ServiceType.DIAGNOSTIC
    desk.answer(ChangeState.APPLIED)
    assert "Booked" in person.reads()
    person.presses(ENTER)
    assert closed(person.wizard)


def test_the_second_half_of_a_double_press_does_not_close_what_came_of_the_first(
    person: Person, desk: Desk
) -> None:
    apart, first = QApplication.doubleClickInterval(), moment()
    _to_review(person)
    person.presses_at(ENTER, first)
    desk.answer(ChangeState.APPLIED)
    assert "Booked" in person.reads()
    person.presses_at(ENTER, first + apart - 1)
    assert not closed(person.wizard)
    person.presses_at(ENTER, first + apart)
    assert closed(person.wizard)
    assert len(desk.commands()) == 1


def test_a_new_customer_and_vehicle_by_keyboard_alone(person: Person, desk: Desk) -> None:
    person.types("1grace kim")
    person.presses(ENTER)
    person.types("4385550123")
    person.presses(Qt.Key.Key_Tab)
    page = person.wizard.page
    assert isinstance(page, CustomerPage)
    assert page.new.phone.text == "(438) 555-0123"
    person.types("grace@example.test")
    person.presses(ENTER)
    person.types("1")
    person.types("2017")
    person.presses(Qt.Key.Key_Tab)
    person.types("Honda")
    person.presses(Qt.Key.Key_Tab)
    person.types("CR-V")
    person.presses(ENTER, ENTER)
    person.types("1")
    person.presses(ENTER, ENTER)
    person.types("Rattles at idle")
    person.presses(ENTER, ENTER)
    customer, vehicle, _ = desk.commands()
    assert isinstance(customer, CreateCustomer)
    assert isinstance(vehicle, CreateVehicle)
    assert (customer.name, customer.phone) == ("Grace Kim", "+14385550123")
    assert (vehicle.year, vehicle.make, vehicle.model) == (2017, "Honda", "CR-V")


def test_arrow_keys_and_enter_choose_among_the_customers_found(person: Person, flow: BookingFlow) -> None:
    person.types("1o")
    page = person.wizard.page
    assert isinstance(page, CustomerPage)
    person.presses(DOWN, DOWN, DOWN, Qt.Key.Key_Up)
    marked = page.search.model.customer(page.search.list.currentIndex().row())
    person.presses(ENTER)
    assert flow.draft.customer == marked


def test_a_double_is_suggested_and_taken_with_a_click(person: Person, flow: BookingFlow, desk: Desk) -> None:
    person.types("1")
    person.types("e. tremblay junior")
    person.presses(ENTER)
    person.types("514 555 0142")
    page = person.wizard.page
    assert isinstance(page, CustomerPage)
    person.qtbot.waitUntil(lambda: "Is it one of these?" in person.reads())
    (tile,) = page.new.doubles.findChildren(QAbstractButton)
    person.clicks(tile)
    assert flow.draft.customer == desk.garage.elise
    assert desk.commands() == []


def test_trouble_with_a_form_is_said_beside_the_field(person: Person, flow: BookingFlow) -> None:
    person.types("1514 55")
    person.presses(DOWN, ENTER)
    person.types("Ann")
    person.presses(ENTER)
    assert "This is not a complete phone number." in person.reads()
    assert flow.draft.customer is None


def test_a_wrong_check_digit_stops_once(person: Person, flow: BookingFlow) -> None:
    person.types("1elise")
    person.presses(ENTER)
    person.types("2")
    page = person.wizard.page
    assert isinstance(page, CustomerPage)
    page.entry.vin.line.setFocus()
    person.types("1m8gdm9a1kp042788")
    assert "check digit does not fit" in person.reads()
    person.presses(ENTER)
    assert _step(flow) is Step.CUSTOMER
    person.presses(ENTER)
    assert _step(flow) is Step.PLAN


def test_alt_left_goes_back_through_the_panels_and_the_steps(person: Person, flow: BookingFlow) -> None:
    person.types("1elise")
    person.presses(ENTER)
    person.presses(LEFT, with_=ALT)
    assert flow.draft.customer is None
    assert isinstance(person.focus(), QLineEdit)
    person.presses(LEFT, with_=ALT)
    assert _step(flow) is Step.KIND


def test_every_step_puts_the_focus_where_work_begins(
    person: Person, flow: BookingFlow, desk: Desk, wizard: BookingWizard
) -> None:
    assert person.focus().property("number") == 1
    person.types("1")
    assert isinstance(person.focus(), QLineEdit)
    flow.choose_customer(desk.garage.elise)
    flow.choose_vehicle(desk.garage.civic)
    assert wizard.page.isAncestorOf(person.focus())
    tile = person.focus()
    assert isinstance(tile, QAbstractButton)
    assert tile.isChecked()
    flow.advance()
    person.types("2")
    person.presses(ENTER)
    page = wizard.page
    assert isinstance(page, TimePage)
    assert person.focus() in page.slots.buttons
    person.presses(ENTER)
    assert isinstance(person.focus(), QPlainTextEdit)


def test_tab_stays_inside(person: Person, wizard: BookingWizard) -> None:
    for _ in range(40):
        person.presses(Qt.Key.Key_Tab)
        assert wizard.isAncestorOf(person.focus())
    for _ in range(40):
        person.presses(Qt.Key.Key_Tab, with_=Qt.KeyboardModifier.ShiftModifier)
        assert wizard.isAncestorOf(person.focus())


def test_what_has_the_focus_is_in_view(
    qtbot: QtBot, person: Person, flow: BookingFlow, desk: Desk, window: QWidget
) -> None:
    window.resize(1024, 480)
    filled(flow, desk, starts=None)
    page = person.wizard.page
    assert isinstance(page, TimePage)
    qtbot.waitUntil(lambda: page.area.verticalScrollBar().maximum() > 0)
    last = page.slots.buttons[-2]
    last.setFocus(Qt.FocusReason.TabFocusReason)
    room = page.area.viewport()
    qtbot.waitUntil(lambda: room.rect().contains(last.mapTo(room, last.rect().center())))


def test_the_window_underneath_gets_no_keys(person: Person, window: QWidget) -> None:
    heard: list[str] = []
    for keys in ("T", "Ctrl+Z", "Esc"):
        QShortcut(QKeySequence(keys), window).activated.connect(lambda keys=keys: heard.append(keys))
    person.types("t")
    person.presses(Qt.Key.Key_Z, with_=Qt.KeyboardModifier.ControlModifier)
    assert heard == []


def test_esc_asks_only_if_something_was_entered(
    qtbot: QtBot, person: Person, flow: BookingFlow, desk: Desk, wizard: BookingWizard
) -> None:
    person.types("1elise")
    person.presses(ENTER)
    person.presses(ESC)
    assert wizard.question.isVisible()
    person.presses(ENTER)
    assert not wizard.question.isVisible()
    assert wizard.isVisible()
    assert flow.draft.customer == desk.garage.elise
    person.presses(ESC)
    wizard.question.lose_button.setFocus()
    with qtbot.waitSignal(wizard.finished) as left:
        person.presses(ENTER)
    assert left.args == [False]


def test_a_time_is_let_go_only_where_one_is_held(
    person: Person, flow: BookingFlow, desk: Desk, wizard: BookingWizard
) -> None:
    filled(flow, desk, starts=None)
    person.presses(ESC)
    assert wizard.question.lost.text() == "What was entered is not kept."
    person.presses(ESC)
    flow.choose_time(SOON)
    person.presses(ESC)
    assert wizard.question.lost.text() == "What was entered is not kept, and the time is let go."


def test_esc_leaves_at_once_when_nothing_was_entered(
    qtbot: QtBot, person: Person, wizard: BookingWizard
) -> None:
    with qtbot.waitSignal(wizard.finished) as left:
        person.presses(ESC)
    assert left.args == [False]
    assert closed(wizard)


def test_a_seeded_wizard_asks_only_for_what_is_not_known(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    seed = BookingSeed(starts=SOON, minutes=60, mechanic_id=desk.garage.anna.id)
    wizard = BookingWizard(desk.flow(seed), window)
    person = Person(qtbot, wizard)
    assert wizard.steps.lines[Step.TIME].value == "Mon 15 Jun, 14:00"
    assert wizard.steps.lines[Step.MECHANIC].value == "Anna Affiliated"
    person.types("1elise")
    person.presses(ENTER)
    person.types("1")
    person.presses(ENTER)
    assert wizard.flow.step is Step.CONCERN
    wizard.leave()
    assert len(desk.holds.released) == 1


def test_everything_that_takes_the_focus_has_a_name(person: Person, flow: BookingFlow, desk: Desk) -> None:
    filled(flow, desk)
    for step in Step:
        flow.go(step)
        for child in person.wizard.findChildren(QWidget):
            if child.isVisible() and child.focusPolicy() & Qt.FocusPolicy.TabFocus:
                spoken = QAccessible.queryAccessibleInterface(child).text(QAccessible.Text.Name)
                assert spoken, f"{child} on {step} has no name"


@pytest.mark.parametrize("kind", list(VisitKind))
def test_each_kind_has_a_number(person: Person, flow: BookingFlow, kind: VisitKind) -> None:
    place = [choice.kind for choice in flow.kinds()].index(kind) + 1
    person.types(str(place))
    assert flow.draft.kind is kind


def test_the_customers_model_keeps_qts_rules(qtmodeltester: ModelTester, desk: Desk) -> None:
    model = CustomerResults(lambda row: phrases.customer_detail(row, desk.store.vehicles_of(row.id)))
    qtmodeltester.check(model)
    model.show([desk.garage.elise, desk.garage.marc], "New customer: e")
    qtmodeltester.check(model)
    assert model.rowCount() == 3
    first = model.index(0)
    assert first.data() == "Élise Tremblay"
    assert first.data(Roles.DETAIL) == "(514) 555-0142 · Honda Civic 2018 K12 ABC"
    assert model.index(2).data(Roles.ROW) is None


def test_how_old_the_data_is_stands_below_the_steps_and_follows_the_clock(
    desk: Desk, window: QWidget
) -> None:
    said = [""]
    wizard = BookingWizard(desk.flow(), window, lambda: said[0])
    assert not wizard.age.isVisible()
    said[0] = "Offline for 2 h · data from 8:50"
    wizard._tick()
    assert wizard.age.isVisible()
    assert wizard.age.text() == "Offline for 2 h · data from 8:50"
    assert wizard.age.geometry().right() <= wizard.steps.geometry().right()
    said[0] = ""
    wizard._tick()
    assert not wizard.age.isVisible()
    wizard.leave()
