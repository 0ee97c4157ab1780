"""Who waits for a mechanic, in the whole window: the count on Today, the list, whose turn has come."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QPushButton

from desktop.presenters.booking_draft import BookingSeed, Step
from desktop.presenters.now_draft import NowSeed, NowStep
from desktop.shell.alerts import Alert
from desktop.shell.screens import CUSTOMERS, TODAY, WAITING
from desktop.theming import formats
from desktop.views.booking_wizard import BookingWizard
from desktop.views.calendar_view import CalendarView
from desktop.views.customers_view import CustomersView
from desktop.views.now_wizard import NowWizard
from desktop.views.today_view import TodayView
from desktop.views.waiting_view import WaitingView
from scheduling.matching_messages import WaitlistLine
from scheduling.vocabulary import ReservationKind, VisitKind
from scheduling.waitlist import WaitlistState
from tests import factories
from tests.desktop.shell.running import Running
from tests.desktop.shell.widgets import until
from tests.factories import named
from tests.fakes import FakeServer

GARAGE = factories.garage()


def _line(running: Running) -> WaitlistLine:
    return factories.waits(GARAGE.elise.id, running.desk.clock.now(), entry_id=named("entry"))


def _held(running: Running) -> WaitlistLine:
    return replace(
        _line(running),
        state=WaitlistState.NOTIFIED,
        position=None,
        held_mechanic_id=GARAGE.anna.id,
        held_until=running.desk.clock.now() + 900,
    )


def _today(running: Running) -> TodayView:
    running.office.workspace.go(TODAY)
    view = running.office.workspace.current_view()
    assert isinstance(view, TodayView)
    return view


def _button(running: Running, words: str) -> QPushButton:
    view = running.office.workspace.current_view()
    return next(b for b in view.findChildren(QPushButton) if b.text() == words and b.isVisibleTo(view))


async def test_today_says_how_many_wait_and_leads_to_them(running: Running, server: FakeServer) -> None:
    server.waiting = [_line(running)]
    view = _today(running)
    await until(lambda: not view.header.waiting.isHidden())
    assert view.header.waiting.accessibleName() == "1 person waits for a mechanic"
    view.header.waiting.click()
    assert running.office.workspace.current == WAITING
    shown = running.office.workspace.current_view()
    assert isinstance(shown, WaitingView)
    assert _button(running, "Take off the list").accessibleName() == "Take Élise Tremblay off the list"


async def test_whose_turn_has_come_is_told_once_and_booked_from_the_list(
    running: Running, server: FakeServer
) -> None:
    line = _held(running)
    server.waiting = [line]
    _today(running)
    ends = formats.time(line.held_until or 0, running.desk.source.zone())
    said = f"A mechanic is there for Élise Tremblay, who waited. Their time is held until {ends}."
    told = running.office.alerts.findChildren
    await until(lambda: said in [alert.text for alert in told(Alert)])
    running.office.show_waiting()
    await until(lambda: not running.desk.waiting.busy)
    _button(running, "Book").click()
    wizard = running.office.windows.open
    assert isinstance(wizard, NowWizard)
    assert wizard.flow.draft.customer == GARAGE.elise
    assert wizard.flow.draft.wished == GARAGE.anna.id
    wizard.leave()


async def test_each_whose_turn_has_come_is_told_of_for_as_long_as_their_time_is_held(
    running: Running, server: FakeServer
) -> None:
    def told() -> set[str]:
        words = [alert.text for alert in running.office.alerts.findChildren(Alert)]
        return {name for name in (GARAGE.elise.name, GARAGE.marc.name) for said in words if name in said}

    elise = _held(running)
    marc = replace(elise, entry_id=named("second"), customer_id=GARAGE.marc.id)
    server.waiting = [elise]
    _today(running)
    await until(lambda: told() == {GARAGE.elise.name})
    server.waiting = [elise, marc]
    await running.desk.waiting.load()
    assert told() == {GARAGE.elise.name, GARAGE.marc.name}
    server.waiting = [marc]
    await running.desk.waiting.load()
    assert told() == {GARAGE.marc.name}
    running.office.show_waiting()
    assert told() == set()


async def test_what_is_held_for_a_place_that_was_just_taken_is_booked_in_a_window_of_its_own(
    running: Running, server: FakeServer
) -> None:
    server.waiting = [_held(running)]
    running.office.book_now(NowSeed())
    joined = running.office.windows.open
    assert isinstance(joined, NowWizard)
    joined.book_asked.emit(NowSeed(entry=_held(running)))
    wizard = running.office.windows.open
    assert isinstance(wizard, NowWizard)
    assert wizard is not joined
    assert wizard.flow.draft.customer == GARAGE.elise
    assert wizard.flow.draft.wished == GARAGE.anna.id
    wizard.leave()


async def test_who_was_asked_for_at_once_is_among_the_recent_customers(running: Running) -> None:
    running.office.book_now(NowSeed(customer_id=GARAGE.elise.id))
    wizard = running.office.windows.open
    assert isinstance(wizard, NowWizard)
    wizard.finished.emit(True)
    found, _ = running.desk.customers.found("")
    assert found[0].id == GARAGE.elise.id
    assert running.desk.recent.ids == [GARAGE.elise.id]


async def test_bookings_that_arrive_make_nothing_of_it_and_a_time_held_for_it_asks(
    running: Running, server: FakeServer
) -> None:
    """What asks for a mechanic at once takes as long to import as the window may stand still, and bookings arrive."""
    now = running.desk.clock.now()
    later = running.office.waiting._later
    running.desk.store.load(
        factories.booked(GARAGE.elise.id, starts=now + 86_400, mechanic_id=GARAGE.anna.id)
    )
    assert later.isActive()
    later.timeout.emit()
    assert "waiting" not in vars(running.desk)
    server.waiting = [_held(running)]
    slot = factories.hold(starts=now, ends=now + 1800, mechanic_id=GARAGE.anna.id)
    running.desk.store.load([replace(slot, kind=ReservationKind.WAITLIST, expires_at=now + 900)])
    later.timeout.emit()
    await until(lambda: any("Élise" in alert.text for alert in running.office.alerts.findChildren(Alert)))


async def test_what_is_entered_goes_from_one_window_to_the_other(running: Running) -> None:
    running.office.book(BookingSeed(customer_id=GARAGE.elise.id))
    wizard = running.office.windows.open
    assert isinstance(wizard, BookingWizard)
    wizard.pages[Step.KIND].number(5)
    now = running.office.windows.open
    assert isinstance(now, NowWizard)
    assert now.flow.draft.customer == GARAGE.elise
    now.flow.choose_kind(VisitKind.VIDEO)
    now.flow.skip_vehicle()
    assert now.flow.step is NowStep.MECHANIC
    now._schedule()
    again = running.office.windows.open
    assert isinstance(again, BookingWizard)
    assert again.flow.draft.just_advice
    assert again.flow.draft.kind is VisitKind.VIDEO
    assert again.flow.step is Step.MECHANIC
    again.leave()


async def test_a_booking_ahead_is_shown_in_place_of_another(running: Running) -> None:
    row, slot = factories.booked(
        GARAGE.elise.id, starts=running.desk.clock.now() + 86_400, mechanic_id=GARAGE.anna.id
    )
    running.desk.store.load([row, slot])
    running.office.book_now(NowSeed(customer_id=GARAGE.elise.id))
    now = running.office.windows.open
    assert isinstance(now, NowWizard)
    now.change_asked.emit(row.id)
    assert running.office.windows.open is None
    view = running.office.workspace.current_view()
    assert isinstance(view, CalendarView)
    assert view.card.session_id == row.id


async def test_the_key_opens_it_and_there_is_one_window_at_a_time(running: Running) -> None:
    running.office.workspace.now_asked.emit()
    now = running.office.windows.open
    assert isinstance(now, NowWizard)
    running.office.book()
    assert running.office.windows.open is now
    now.leave()


async def test_who_waits_says_so_on_their_own_page_too(running: Running, server: FakeServer) -> None:
    server.waiting = [_line(running)]
    running.office.workspace.go(CUSTOMERS)
    view = running.office.workspace.current_view()
    assert isinstance(view, CustomersView)
    view.show_customer(GARAGE.elise.id)
    card = view.page.waiting
    assert card is not None
    await until(lambda: card.isVisibleTo(view))
    view.show_customer(GARAGE.marc.id)
    assert not card.isVisibleTo(view)
