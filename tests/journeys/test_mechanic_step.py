"""Who does the work, in the real window: whom the customer likes comes first, once the server has said it."""

from __future__ import annotations

from uuid import UUID

from PySide6.QtCore import Qt

from desktop.presenters.booking_draft import Step
from desktop.presenters.booking_submission import Answer
from desktop.sync.customer_service import CustomerService
from desktop.views.booking.mechanic_page import MechanicPage
from desktop.views.booking_wizard import BookingWizard
from scheduling.records import Customer, Session
from tests.journeys.hands import at_rest, session
from tests.journeys.shop import Pair, Picture
from tools.desks import Driven, until

CONCERN = "Whistling at 80 km/h, since the roof rack came off"
TOP = 2
"""Any, and nobody yet."""


async def test_whom_the_customer_likes_is_booked_by_number(pair: Pair, picture: Picture) -> None:
    async with pair() as (left, right):
        customer = _somebody(left)
        page, wizard = await _at_the_mechanics(left, customer)
        finder = wizard.flow.finder
        await until(lambda: finder.known, "whom they like")
        assert finder.favourites == frozenset(), "the demo's customers like nobody in particular"
        last = [choice.mechanic for choice, _ in page.tiles if choice.mechanic and choice.next_free][-1]
        picture(left, "by-score")

        service = CustomerService(right.desk.access)
        await service.like(customer.id, last.id)
        page.bar.place.setFocus()
        page.bar.place.selectAll()
        left.type("Laval")
        assert finder.stale
        left.key(Qt.Key.Key_Return)
        await until(lambda: finder.favourites == {last.id}, "whom they like now")
        assert wizard.flow.step is Step.MECHANIC, "Enter in the place looks, and goes nowhere"
        assert page.tiles[TOP][0].mechanic == last
        assert page.tiles[TOP][1].chips[0][0] == "favourite"
        picture(left, "liked")

        left.key(Qt.Key.Key_2)
        left.key(Qt.Key.Key_Return)
        await until(lambda: wizard.flow.step is Step.TIME, "the times")
        assert wizard.flow.draft.mechanic_id == last.id
        booked = await _finished(left, wizard)
        row = await until(lambda: session(right, booked), "the booking on the second desktop")
        assert (row.mechanic_id, row.customer_id) == (last.id, customer.id)
        await service.unlike(customer.id, last.id)


def _somebody(driven: Driven) -> Customer:
    """With a vehicle and a phone number, and nothing booked ahead: that would be asked about first."""
    store = driven.desk.store
    busy = {row.customer_id for row in store.all(Session) if (row.starts or 0) > driven.desk.clock.now()}
    found = (row for row in store.all(Customer) if row.id not in busy and row.phone and row.postal_code)
    return next(row for row in found if store.vehicles_of(row.id))


async def _at_the_mechanics(driven: Driven, customer: Customer) -> tuple[MechanicPage, BookingWizard]:
    """By keys, from nothing but the window."""
    await driven.to_front()
    assert driven.app.office is not None
    driven.app.office.book()
    wizard = await until(driven.wizard, "the booking window")
    await until(lambda: driven.at_hand(wizard.page), "the keys at the kinds")
    driven.key(Qt.Key.Key_1)
    driven.type(customer.phone.removeprefix("+1"))
    driven.key(Qt.Key.Key_Return)
    await until(lambda: wizard.flow.draft.customer == customer, "the customer")
    driven.key(Qt.Key.Key_1)
    await until(lambda: wizard.flow.step is Step.PLAN, "the plans")
    driven.key(Qt.Key.Key_Return)
    await until(lambda: wizard.flow.step is Step.MECHANIC, "the mechanics")
    page = wizard.page
    assert isinstance(page, MechanicPage)
    assert page.bar.place.text() == customer.postal_code
    return page, wizard


async def _finished(driven: Driven, wizard: BookingWizard) -> UUID:
    """The first time that is offered, up to the server's answer."""
    await until(lambda: driven.at_hand(wizard.page), "the keys at the times")
    driven.key(Qt.Key.Key_Return)
    await until(lambda: wizard.flow.step is Step.CONCERN, "the concern")
    driven.type(CONCERN)
    driven.key(Qt.Key.Key_Return)
    await until(lambda: wizard.flow.step is Step.REVIEW, "the review")
    driven.key(Qt.Key.Key_Return)
    submission = await until(lambda: wizard.flow.submission, "the booking")
    await until(lambda: submission.answer in {Answer.BOOKED, Answer.OFFERED}, "the server's answer")
    driven.key(Qt.Key.Key_Return)
    await until(lambda: driven.wizard() is None, "the wizard closes")
    await at_rest(driven)
    return submission.booking.session_id
