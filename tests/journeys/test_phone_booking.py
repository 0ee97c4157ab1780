"""Somebody new calls: customer, vehicle, time and concern are entered by keyboard alone, and the server has them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt

from desktop.presenters.booking_draft import Step
from desktop.presenters.booking_submission import Answer
from desktop.views.booking.customer_page import CustomerPage
from desktop.views.booking_wizard import BookingWizard
from scheduling.records import Customer, Session, Vehicle
from scheduling.vocabulary import SessionState, VisitKind
from tests.journeys.counting import counted
from tests.journeys.hands import at_rest, session
from tests.journeys.shop import Pair, Picture
from tools.desks import Driven, until
from tools.journey_counts import read

K = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
JOURNEY = "phone booking, new customer and vehicle"
NAME, PHONE, CONCERN = "Yolande Appelle", "819 555 0177", "Clunks over bumps, front left"
A_MINUTE = 60


async def test_a_phone_booking_takes_the_keyboard_alone_and_under_a_minute(
    pair: Pair, picture: Picture
) -> None:
    async with pair() as (left, right):
        await at_rest(left, right)
        await left.activate()
        left.key(K.Key_1, CTRL)
        with counted(left, JOURNEY, steps=10, keys=14):
            left.key(K.Key_N, CTRL)
            wizard = await until(left.wizard, "the booking window")
            await _who(left, wizard)
            await _at(left, wizard, Step.PLAN)
            left.key(K.Key_Return)
            await _at(left, wizard, Step.MECHANIC)
            left.key(K.Key_Return)
            await _at(left, wizard, Step.TIME)
            picture(left, "times")
            left.key(K.Key_Return)
            await _at(left, wizard, Step.CONCERN)
            left.type(CONCERN)
            left.key(K.Key_Return)
            await _at(left, wizard, Step.REVIEW)
            picture(left, "review")
            left.key(K.Key_Return)
            submission = await until(lambda: wizard.flow.submission, "the booking")
            await until(lambda: submission.answer in {Answer.BOOKED, Answer.OFFERED}, "the server's answer")
            picture(left, "booked")
            left.key(K.Key_Return)
            await until(lambda: left.wizard() is None, "the window closes")
        assert read()[JOURNEY].seconds < A_MINUTE, "by hand"

        await at_rest(left, right)
        booked = submission.booking.session_id
        row = await until(lambda: session(right, booked), "the booking on the second desktop")
        _is_what_was_said(right, row)


def _is_what_was_said(driven: Driven, row: Session) -> None:
    assert (row.kind, row.concern) == (VisitKind.IN_PERSON, CONCERN)
    assert row.state in {SessionState.SCHEDULED, SessionState.OFFERED, SessionState.PENDING}
    assert row.starts is not None
    customer = driven.desk.store.get(Customer, row.customer_id)
    assert customer is not None
    assert (customer.name, customer.phone) == (NAME, "+18195550177")
    assert row.vehicle_id is not None
    vehicle = driven.desk.store.get(Vehicle, row.vehicle_id)
    assert vehicle is not None
    assert (vehicle.make, vehicle.model, vehicle.year) == ("Mazda", "3", 2018)


async def _who(driven: Driven, wizard: BookingWizard) -> None:
    """Kind, customer, vehicle."""
    await _at(driven, wizard, Step.KIND)
    driven.key(K.Key_1)
    await _at(driven, wizard, Step.CUSTOMER)
    page = wizard.page
    assert isinstance(page, CustomerPage)
    driven.type(NAME)
    driven.key(K.Key_Return)
    await _has_keys(driven, page.new.phone.line.hasFocus, "new customer")
    driven.type(PHONE)
    driven.key(K.Key_Return)
    await _has_keys(driven, lambda: driven.at_hand(page.vehicles), "vehicle")
    driven.key(K.Key_1)
    await _has_keys(driven, page.entry.year.line.hasFocus, "new vehicle")
    for number, said in enumerate(("2018", "Mazda", "3")):
        if number:
            driven.key(K.Key_Tab)
        driven.type(said)
    driven.key(K.Key_Return)


async def _at(driven: Driven, wizard: BookingWizard, step: Step) -> None:
    """Once it is asked, and the keys go there."""

    def there() -> bool:
        inside = driven.at_hand(wizard.page) or driven.at_hand(wizard.foot)
        return wizard.flow.step is step and inside

    await _has_keys(driven, there, step.value)


async def _has_keys(driven: Driven, there: Callable[[], bool], what: str) -> None:
    await until(there, f"the keys at: {what}")
    driven.step(what)
