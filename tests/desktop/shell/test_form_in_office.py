"""A form over a screen of the window: whoever leaves the desk over what is typed in it is told first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from shiboken6 import delete

from desktop.presenters.booking_draft import BookingSeed
from desktop.presenters.switching import Left
from desktop.shell.alerts import Alert
from desktop.shell.managing import Leads, sections
from desktop.shell.screens import AVAILABILITY, CUSTOMERS, HOME, REQUESTS, SETTINGS, TODAY
from desktop.shell.sentence_box import SentenceBox
from desktop.views.availability_view import AvailabilityView
from desktop.views.calendar_view import CalendarView
from desktop.views.customers_view import CustomersView
from desktop.views.intake_sheet import IntakeSheet
from desktop.views.requests_view import RequestsView
from desktop.views.settings.people_section import PeopleSection
from desktop.views.settings_view import SettingsView
from desktop.views.today_view import TodayView
from scheduling.records import Session
from tests import factories
from tests.desktop.shell.running import Running
from tests.desktop.shell.widgets import child, until

LOST = "What you changed in a booking’s details is not saved yet."


def _told(running: Running, words: str) -> bool:
    return any(words in alert.text for alert in running.office.alerts.findChildren(Alert))


def _booked(running: Running) -> Session:
    garage, now = factories.garage(), running.desk.clock.now()
    row = factories.session(garage.elise.id, starts=now + 3600, mechanic_id=garage.anna.id)
    running.desk.store.load([row])
    return row


def _open(running: Running) -> IntakeSheet:
    """Over the calendar."""
    row = _booked(running)
    running.office.in_calendar(lambda view: view.edit(row.id))
    return child(running.office.workspace, IntakeSheet)


@pytest.fixture
def sheet(running: Running) -> IntakeSheet:
    made = _open(running)
    QTest.keyClicks(made.form.text, " and much more was said")
    return made


async def test_who_signs_out_or_switches_over_what_is_typed_is_told(
    running: Running, sheet: IntakeSheet
) -> None:
    assert running.office.unfinished() is Left.UNSAVED
    before = running.page
    running.office.workspace.person.sign_out_chosen.emit()
    assert running.page is before
    assert _told(running, LOST)


async def test_who_closes_the_window_over_it_is_asked(running: Running, sheet: IntakeSheet) -> None:
    running.app.window.show()
    running.app.window.leave()
    assert running.app.window.isVisible()
    assert _told(running, f"{LOST} Closing the program loses that.")


async def test_a_desk_of_another_role_is_not_opened_over_it(running: Running, sheet: IntakeSheet) -> None:
    anew: list[bool] = []
    running.office.going.leave(lambda: anew.append(True), "Go on")
    assert anew == []
    assert _told(running, LOST)


async def test_once_it_is_left_nothing_is_told(running: Running, sheet: IntakeSheet) -> None:
    sheet.leave.click()
    assert running.office.unfinished() is None
    anew: list[bool] = []
    running.office.going.leave(lambda: anew.append(True), "Go on")
    assert anew == [True]


async def test_a_form_that_went_with_its_window_is_not_told_of(running: Running, sheet: IntakeSheet) -> None:
    before = running.office
    running.office.language_chosen.emit("fr")
    await until(lambda: running.app.office is not None and running.office is not before)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert running.office.unfinished() is None
    running.office.language_chosen.emit("en")


class TestAnotherLanguage:
    """It builds the window anew: what is typed would go with it."""

    async def test_it_is_asked_about_and_the_choice_stays_as_it_was(
        self, running: Running, sheet: IntakeSheet
    ) -> None:
        before = running.office
        running.office.workspace.go(SETTINGS)
        view = running.office.workspace.current_view()
        assert isinstance(view, SettingsView)
        french = _choice(view, "Français")
        QTest.mouseClick(french, Qt.MouseButton.LeftButton)
        assert running.office is before
        assert _told(running, f"{LOST} Another language loses that.")
        assert (french.isChecked(), _choice(view, "English").isChecked()) == (False, True)
        assert sheet.editing.unsaved
        await _go_on(running)
        assert running.office is not before
        await _back_to_english(running)

    @pytest.mark.usefixtures("sheet")
    async def test_the_persons_menu_asks_too(self, running: Running) -> None:
        before = running.office
        running.office.workspace.person.language_chosen.emit("fr")
        assert running.office is before
        assert _told(running, LOST)

    async def test_where_nothing_is_typed_it_is_spoken_at_once(self, running: Running) -> None:
        before = running.office
        running.office.workspace.person.language_chosen.emit("fr")
        await until(lambda: running.app.office is not None and running.office is not before)
        await _back_to_english(running)


@pytest.mark.parametrize("screen", [TODAY, HOME, CUSTOMERS, REQUESTS, AVAILABILITY])
async def test_what_is_typed_on_a_screen_is_told_to_who_leaves(running: Running, screen: str) -> None:
    running.office.workspace.go(screen)
    view = running.office.workspace.current_view()
    assert running.office.unfinished() is None
    field = _field_of(view)
    QTest.keyClicks(field, "Zoe")
    assert running.office.unfinished() is Left.UNSAVED
    running.office.workspace.person.language_chosen.emit("fr")
    assert _told(running, "Another language loses that.")
    field.clear()
    assert running.office.unfinished() is None


async def test_a_person_being_taken_in_is_told_too(running: Running) -> None:
    leads = Leads.of(running.office, running.app.settings)
    people = next(each for each in sections(running.desk, leads) if each.key == "people").build()
    assert isinstance(people, PeopleSection)
    people.take_in()
    assert running.office.unfinished() is None
    assert people._form is not None
    people._form.name.line.setText("Zoe")
    assert running.office.unfinished() is Left.UNSAVED
    delete(people)
    assert running.office.unfinished() is None


async def test_who_signs_in_again_over_what_is_typed_is_told(running: Running, sheet: IntakeSheet) -> None:
    before = running.page
    running.office.workspace.person.sign_in_chosen.emit()
    assert running.page is before
    assert _told(running, LOST)


async def test_who_signs_in_again_is_asked_in_the_place_of_the_offer_which_comes_back(
    running: Running, sheet: IntakeSheet
) -> None:
    office = running.office
    running.desk.access.signed_out.emit()
    offer = office.alerts.findChildren(Alert)
    assert len(offer) == 1
    for _ in range(2):
        office.workspace.person.sign_in_chosen.emit()
        (asked,) = office.alerts.findChildren(Alert)
        assert LOST in asked.text
    asked.close_now()
    (again,) = office.alerts.findChildren(Alert)
    assert again.text == offer[0].text


async def test_the_offer_to_sign_in_stays_away_once_the_server_accepts_again(
    running: Running, sheet: IntakeSheet
) -> None:
    office = running.office
    running.desk.access.signed_out.emit()
    office.workspace.person.sign_in_chosen.emit()
    (asked,) = office.alerts.findChildren(Alert)
    assert LOST in asked.text
    running.desk.access.accepted.emit()
    asked.close_now()
    assert office.alerts.findChildren(Alert) == []


async def test_why_a_booking_is_cancelled_is_told_while_it_is_typed(running: Running) -> None:
    row = _booked(running)
    running.office.in_calendar(lambda view: view.ask_cancel(row.id))
    view = running.office.workspace.current_view()
    assert isinstance(view, CalendarView)
    assert view.card.reason is not None
    assert running.office.unfinished() is None
    QTest.keyClicks(view.card.reason, "sold it")
    running.office.workspace.person.language_chosen.emit("fr")
    assert _told(
        running, "You typed why a booking is cancelled, and it is not cancelled yet. Another language"
    )
    view.card.close_now()
    assert running.office.unfinished() is None, "left it is kept with the booking, and no form is open"


async def test_a_sentence_that_is_not_booked_is_told(running: Running) -> None:
    running.office.searching.write(BookingSeed(), "brakes thursday")
    running.office.workspace.person.language_chosen.emit("fr")
    assert _told(running, "The sentence that you typed is not booked yet. Another language loses that.")
    box = child(running.office.workspace, SentenceBox)
    box.close_for_good()
    assert running.office.unfinished() is None


def _field_of(view: QWidget) -> QLineEdit:
    """One that nobody would find again."""
    if isinstance(view, TodayView):
        assert view.ask_walk_in()
        return view.walk_in.name.line
    if isinstance(view, CalendarView):
        view.walk_ins.ask()
        return view.walk_ins.card.concern.line
    if isinstance(view, CustomersView):
        view.begin_new()
        assert view.new is not None
        return view.new.customer.name.line
    if isinstance(view, RequestsView):
        view.ask_new()
        return view.new.concern.line
    assert isinstance(view, AvailabilityView)
    return view.time_off.form.label


def _choice(view: SettingsView, language: str) -> QPushButton:
    return next(button for button in view.languages.findChildren(QPushButton) if button.text() == language)


async def _go_on(running: Running) -> None:
    before = running.office
    alert = next(each for each in running.office.alerts.current() if LOST in each.text)
    QTest.mouseClick(child(alert, QPushButton), Qt.MouseButton.LeftButton)
    await until(lambda: running.app.office is not None and running.office is not before)


async def _back_to_english(running: Running) -> None:
    before = running.office
    running.office.language_chosen.emit("en")
    await until(lambda: running.app.office is not None and running.office is not before)
