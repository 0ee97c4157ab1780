"""The last page of the booking window: what it says besides the table."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import Qt

from desktop.presenters.booking_draft import Assigned, Step
from desktop.presenters.booking_flow import BookingFlow
from desktop.views.booking.review_page import ReviewPage
from desktop.views.booking_wizard import BookingWizard
from scheduling.commands import BookSession
from scheduling.vocabulary import ServiceType, VisitKind
from tests import factories
from tests.desktop.booking.desk import SOON, Desk, filled
from tests.desktop.booking.person import Person
from tests.factories import MONDAY, at


def test_an_upcoming_booking_is_named_and_this_one_said_to_be_in_addition(
    person: Person, flow: BookingFlow, desk: Desk
) -> None:
    starts = at(MONDAY + timedelta(days=1), "10:00")
    soon, _ = factories.booked(desk.garage.elise.id, starts=starts)
    desk.store.load([soon])
    filled(flow, desk)
    assert flow.step is Step.REVIEW
    said = "already has an upcoming booking on Tue 16 Jun, 10:00. This one is booked in addition to it."
    assert said in person.reads()


def test_a_wished_bay_is_named_and_never_promised(
    person: Person, flow: BookingFlow, desk: Desk, wizard: BookingWizard
) -> None:
    flow._update(bay_id=desk.garage.bays[1].id)  # as its seed says, where a free time of a bay was clicked
    filled(flow, desk)
    page = wizard.page
    assert isinstance(page, ReviewPage)
    assert "In person · Workshop visit, 1 h · Bay 2 if it is free" in page.card.values
    flow.go(Step.TIME)
    assert "Bay 2 if it is free" in person.reads()


def test_a_known_customer_without_a_number_is_pointed_out_when_the_mechanic_calls(
    person: Person, flow: BookingFlow, desk: Desk
) -> None:
    silent = replace(desk.garage.elise, phone="")
    desk.store.load([silent])
    flow.choose_kind(VisitKind.PHONE)
    flow.choose_customer(silent)
    flow.skip_vehicle()
    flow.choose_plan(flow.plans()[0])
    flow.advance()
    flow.choose_mechanic(Assigned.NAMED, desk.garage.anna.id)
    flow.advance()
    assert flow.choose_time(SOON)
    flow.advance()
    flow.set_service(ServiceType.CONSULTATION)
    flow.set_concern("Which winter tires fit?")
    flow.advance()
    assert flow.step is Step.REVIEW
    assert "No phone number is known of Élise Tremblay, whom the mechanic calls." in person.reads()


def test_who_answers_first_is_asked_and_nobody_is_promised_a_booking(
    person: Person, flow: BookingFlow, desk: Desk, wizard: BookingWizard
) -> None:
    filled(flow, desk)
    page = wizard.page
    assert isinstance(page, ReviewPage)
    assert wizard.foot.next_button.accessibleName() == "Book"
    assert "answers first" not in person.reads()
    flow.choose_mechanic(Assigned.NAMED, desk.garage.olga.id)
    assert flow.step is Step.REVIEW
    assert wizard.foot.next_button.accessibleName() == "Ask Olga"
    assert page.asks.text() == "Olga Offers answers first. Until then the time is kept, but not booked."
    assert page.asks.isVisible()
    person.presses(Qt.Key.Key_Return)
    (booking,) = desk.commands()
    assert isinstance(booking, BookSession)
    assert booking.mechanic_id == desk.garage.olga.id
