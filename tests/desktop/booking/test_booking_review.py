"""The last page of the booking window: what it says besides the table."""

from __future__ import annotations

from datetime import timedelta

from desktop.presenters.booking_draft import Step
from desktop.presenters.booking_flow import BookingFlow
from tests import factories
from tests.desktop.booking.desk import Desk, filled
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
