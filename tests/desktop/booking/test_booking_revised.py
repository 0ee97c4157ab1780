"""A booking that the server took nothing of: the way back to what was entered."""

from __future__ import annotations

from PySide6.QtCore import Qt

from desktop.presenters.booking_draft import Assigned, Step
from desktop.presenters.booking_flow import BookingFlow
from desktop.presenters.booking_hold import HoldState
from desktop.presenters.customer_form import CustomerForm
from desktop.store.pending import ChangeState
from desktop.views.booking_wizard import BookingWizard
from scheduling.commands import BookSession, CreateCustomer, CreateVehicle
from scheduling.vocabulary import ServiceType, VisitKind
from tests.desktop.booking.desk import SOON, Desk, answer_of, civic, filled, hold_of
from tests.desktop.booking.person import Person


def _refused(flow: BookingFlow, desk: Desk) -> None:
    flow.book()
    desk.answer(ChangeState.REJECTED, "not_allowed")
    assert flow.refused


def test_back_from_a_refusal_nothing_has_to_be_typed_again() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    before = flow.draft
    _refused(flow, desk)
    (first,) = desk.commands()
    flow.revise()
    assert (flow.submission, flow.step, flow.draft) == (None, Step.REVIEW, before)
    assert hold_of(flow) is HoldState.HELD, "the time is held anew"
    assert desk.store.changes() == [], "the refusal was read"

    flow.set_concern("Brakes squeal when cold and wet")
    flow.book()
    desk.answer(ChangeState.APPLIED)
    assert answer_of(flow).value == "booked"
    (second,) = desk.commands()
    assert isinstance(first, BookSession)
    assert isinstance(second, BookSession)
    assert first.session_id != second.session_id
    assert second.concern == "Brakes squeal when cold and wet"
    ((label, _, _),) = desk.undo.steps
    assert label == "booked"


def test_a_customer_and_vehicle_that_were_taken_are_not_sent_again() -> None:
    desk = Desk()
    flow = desk.flow()
    flow.choose_kind(VisitKind.IN_PERSON)
    assert flow.add_customer(CustomerForm(name="Nouvelle Cliente")) == {}
    assert flow.add_vehicle(civic()) == {}
    flow.advance()
    flow.choose_mechanic(Assigned.NAMED, desk.garage.anna.id)
    flow.advance()
    assert flow.choose_time(SOON)
    flow.advance()
    flow.set_service(ServiceType.REPAIR)
    flow.set_concern("Brakes squeal when cold")
    flow.advance()
    _refused(flow, desk)
    flow.revise()
    flow.book()
    kinds = [type(command) for command in desk.commands()]
    assert kinds == [CreateCustomer, CreateVehicle, BookSession], (
        "the refusal was read, its booking made anew"
    )


def test_enter_on_a_refusal_leads_back_and_esc_asks(
    person: Person, wizard: BookingWizard, flow: BookingFlow, desk: Desk
) -> None:
    filled(flow, desk)
    _refused(flow, desk)
    assert "Not booked" in person.reads()
    assert wizard.foot.next_button.text() == "Change the booking"
    person.presses(Qt.Key.Key_Escape)
    assert wizard.question.isVisible(), "what was typed would be lost"
    person.clicks(wizard.question.keep_button)
    person.presses(Qt.Key.Key_Return)
    assert wizard.page is wizard.pages[Step.REVIEW]
    assert wizard.foot.next_button.text() == "Book"


def test_only_a_refusal_leads_back() -> None:
    desk = Desk()
    flow = filled(desk.flow(), desk)
    flow.revise()
    assert flow.step is Step.REVIEW
    flow.book()
    flow.revise()
    assert flow.submission is not None
