"""A booking that is open when its desk ends: signing out, closing the window, another language, a revoked sign-in.

And who may begin one, as the rows say it now.
"""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect
from PySide6.QtWidgets import QApplication, QPushButton

from desktop.presenters.booking_draft import STEPS, BookingSeed
from desktop.presenters.booking_flow import BookingFlow
from desktop.presenters.booking_hold import HoldState
from desktop.shell.header_tools import HeaderTools
from desktop.views.booking_wizard import BookingWizard
from desktop.views.calendar_view import CalendarView
from desktop.views.now_wizard import NowWizard
from desktop.views.sign_in_view import SignInView
from scheduling.commands import CreateCustomer
from scheduling.ids import uuid7
from scheduling.records import Mechanic
from scheduling.vocabulary import Role, ServiceType, VisitKind
from tests import factories
from tests.desktop.shell.running import Running
from tests.desktop.shell.widgets import until
from tests.fakes import FakeServer

GARAGE = factories.garage()


async def _held(running: Running) -> tuple[BookingWizard, str]:
    """A booking is open and a time of it is held; and where it is let go."""
    running.office.book(BookingSeed())
    wizard = running.office.workspace.findChild(BookingWizard)
    assert wizard is not None
    flow: BookingFlow = wizard.flow
    flow.choose_kind(flow.kinds()[0].kind)
    flow.choose_plan(flow.plans()[0])
    choice = flow.mechanics()[0]
    flow.choose_mechanic(choice.assigned, choice.mechanic.id if choice.mechanic else None)
    (time, *_) = [time for part in flow.day(flow.first_day()) for time in part.times if time.free]
    assert flow.choose_time(time.starts)
    await until(lambda: flow.hold.state is HoldState.HELD)
    return wizard, f"/holds/{flow.hold.hold_id}"


def _button(running: Running, words: str) -> QPushButton:
    """Of an alert over the booking."""
    found = running.office.alerts.findChildren(QPushButton)
    return next(button for button in found if button.text() == words)


async def test_signing_out_lets_the_held_time_go(running: Running, server: FakeServer) -> None:
    _, hold = await _held(running)
    running.office.workspace.person.sign_out_chosen.emit()
    await until(lambda: isinstance(running.page, SignInView))
    await until(lambda: running.app._accounts.current() is None)
    assert server.released == [hold]


async def test_closing_the_window_lets_the_held_time_go(running: Running, server: FakeServer) -> None:
    _, hold = await _held(running)
    await running.close()
    assert server.released == [hold]


async def test_closing_the_window_while_the_time_is_asked_for_leaves_nothing_behind(
    running: Running, server: FakeServer
) -> None:
    wizard, hold = await _held(running)
    flow = wizard.flow
    flow.set_minutes(30)
    assert flow.hold.state is HoldState.ASKING
    await running.close()
    assert len(server.released) == 1
    assert server.released != [hold]


async def test_another_language_closes_the_booking_and_lets_the_time_go(
    running: Running, server: FakeServer
) -> None:
    _, hold = await _held(running)
    running.office.language_chosen.emit("fr")
    for _ in range(2):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    await until(lambda: server.released == [hold])
    running.office.book()
    assert running.office.workspace.findChild(BookingWizard) is not None


async def test_another_language_asks_first_about_the_booking_that_is_being_made(running: Running) -> None:
    running.office.book(BookingSeed())
    (wizard,) = running.office.workspace.findChildren(BookingWizard)
    wizard.flow.choose_customer(GARAGE.elise)
    office = running.office
    office.workspace.person.language_chosen.emit("fr")
    assert wizard.question.isVisible()
    wizard.question.keep_button.click()
    assert wizard.isVisible()
    office.workspace.person.language_chosen.emit("fr")
    wizard.question.lose_button.click()
    await until(lambda: running.app.office is not None and running.office is not office)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


async def test_a_revoked_sign_in_leaves_nothing_running(running: Running, server: FakeServer) -> None:
    await _held(running)
    server.revoke()
    running.office.sign_in_wanted.emit()
    await until(lambda: isinstance(running.page, SignInView))
    assert server.released == []


async def test_signing_in_again_asks_first_about_the_booking_that_is_being_made(
    running: Running, server: FakeServer
) -> None:
    wizard, hold = await _held(running)
    wizard.flow.set_concern("Engine noise")
    running.desk.access.signed_out.emit()
    _button(running, "Sign in").click()
    assert wizard.question.isVisible()
    wizard.question.keep_button.click()
    assert wizard.flow.draft.concern == "Engine noise"
    assert wizard.isVisible()
    assert running.office.workspace.isVisible()
    _button(running, "Sign in").click()  # it is offered still
    wizard.question.lose_button.click()
    await until(lambda: isinstance(running.page, SignInView))
    await until(lambda: server.released == [hold])


async def test_signing_in_again_asks_nothing_when_nothing_was_entered(running: Running) -> None:
    running.office.book(BookingSeed())
    running.desk.access.signed_out.emit()
    _button(running, "Sign in").click()
    await until(lambda: isinstance(running.page, SignInView))


async def test_a_standing_sign_out_asks_first_about_the_booking_that_is_being_made(
    running: Running, server: FakeServer
) -> None:
    server.down = True
    running.desk.store.submit(CreateCustomer(customer_id=uuid7(), name="Grace Kim"))
    running.office.workspace.person.sign_out_chosen.emit()
    running.office.book(BookingSeed())
    (wizard,) = running.office.workspace.findChildren(BookingWizard)
    wizard.flow.choose_customer(GARAGE.elise)
    _button(running, "Sign out").click()
    assert wizard.question.isVisible()
    assert running.app.desk is not None
    wizard.question.keep_button.click()
    wizard.leave()
    await asyncio.sleep(0)
    assert running.app.desk is not None, "who stayed is not signed out when the booking ends"


async def test_booking_is_offered_to_whom_the_rows_allow_it_now(running: Running, server: FakeServer) -> None:
    tools = running.office.workspace.findChild(HeaderTools)
    assert tools is not None
    assert tools.book.isVisibleTo(tools)
    me = replace(GARAGE.owner, role=Role.MECHANIC)
    server.seed([me])
    await until(lambda: not tools.book.isVisibleTo(tools))
    running.office.book()
    assert running.office.workspace.findChild(BookingWizard) is None
    server.seed([replace(me, mechanic_id=GARAGE.anna.id)])
    await until(lambda: tools.book.isVisibleTo(tools))
    anna = running.desk.store.get(Mechanic, GARAGE.anna.id)
    assert anna is not None
    server.seed([replace(anna, active=False)])
    await until(lambda: not tools.book.isVisibleTo(tools))
    server.seed([replace(me, role=Role.RECEPTIONIST)])
    await until(lambda: tools.book.isVisibleTo(tools))


async def test_messages_stand_clear_of_the_booking_windows_buttons(running: Running) -> None:
    window, office = running.app.window, running.office
    window.resize(1366, 768)
    office.book(BookingSeed())
    (wizard,) = office.workspace.findChildren(BookingWizard)
    alert = office.alerts.show("Refused by the server", kind="bad")
    button = wizard.foot.next_button
    room = button.rect().translated(button.mapTo(office.workspace, button.rect().topLeft()))
    assert not office.alerts.geometry().intersects(room)
    wizard.leave()
    rail = office.workspace.rail
    assert rail.geometry().contains(office.alerts.geometry()), "back in the rail"
    alert.close_now()


@pytest.mark.parametrize("size", [(1366, 768), (1440, 900), (1920, 1080)])
@pytest.mark.parametrize("screen", ["today", "requests", "customers"])
async def test_two_long_messages_cover_no_button_of_it_and_move_nothing(
    running: Running, screen: str, size: tuple[int, int]
) -> None:
    office = running.office
    office.open(screen)
    running.app.window.resize(*size)
    office.book(BookingSeed())
    (wizard,) = office.workspace.findChildren(BookingWizard)

    def buttons() -> list[QRect]:
        """Where they are, of all that can be seen in it."""
        found = [each for each in wizard.findChildren(QPushButton) if each.isVisible()]
        return [each.rect().translated(each.mapTo(office.workspace, QPoint())) for each in found]

    QApplication.processEvents()
    before = buttons()
    for number in (1, 2):
        office.alerts.show(f"{number}: the booking of a customer was refused by the server. " * 2, kind="bad")
    QApplication.processEvents()
    assert before == buttons()
    assert not any(office.alerts.geometry().intersects(each) for each in before)
    office.alerts.clear()


async def test_who_stays_in_a_booking_is_not_led_away_when_it_ends(running: Running) -> None:
    office = running.office
    office.book(BookingSeed())
    (wizard,) = office.workspace.findChildren(BookingWizard)
    wizard.flow.choose_customer(GARAGE.elise)
    office.open("settings")
    office.show_answer(frozenset())
    assert wizard.question.isVisible()
    wizard.question.keep_button.click()
    wizard.leave()
    assert office.workspace.current == "settings"


async def test_what_was_booked_is_shown_in_the_calendar(running: Running) -> None:
    wizard, _ = await _held(running)
    flow = wizard.flow
    flow.choose_customer(GARAGE.elise)
    flow.skip_vehicle()
    flow.set_service(ServiceType.CONSULTATION)
    flow.set_concern("Brakes squeal when cold")
    while flow.step is not STEPS[-1]:
        assert flow.advance() is None
    assert flow.book() is None
    assert flow.submission is not None
    await until(wizard.foot.show_button.isVisible)
    wizard.foot.show_button.click()
    assert running.office.windows.open is None
    view = running.office.workspace.current_view()
    assert isinstance(view, CalendarView)
    assert view.card.session_id == flow.submission.booking.session_id


async def test_a_form_that_was_begun_goes_along_when_it_is_scheduled_instead(running: Running) -> None:
    running.office.book_now()
    at_once = running.office.windows.open
    assert isinstance(at_once, NowWizard)
    at_once.flow.choose_kind(VisitKind.PHONE)
    at_once.who.enter()
    at_once.who._begin_new("Zoe Newcomer")
    at_once.who.new.phone.line.setText("514 555 0199")
    at_once.who.kinds.schedule_asked.emit()
    wizard = running.office.windows.open
    assert isinstance(wizard, BookingWizard)
    page = wizard.customer
    assert page.panels.currentWidget() is page.new
    assert (page.new.name.text, page.new.phone.text) == ("Zoe Newcomer", "(514) 555-0199")
    wizard.leave()
