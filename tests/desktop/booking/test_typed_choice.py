"""Letters on the booking's tiles: they choose none by themselves, lead to one, and are kept where they lead nowhere."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.presenters.booking_draft import Step
from desktop.presenters.booking_flow import BookingFlow
from desktop.presenters.now_flow import NowFlow
from desktop.views.booking.customer_page import CustomerPage
from desktop.views.booking.kind_page import KindPage
from desktop.views.booking.mechanic_page import MechanicPage
from desktop.views.booking_now.who_page import WhoPage
from desktop.views.booking_wizard import BookingWizard
from desktop.views.now_wizard import NowWizard
from scheduling.vocabulary import VisitKind
from tests.desktop.booking.desk import Desk, filled
from tests.desktop.booking.person import Person
from tests.desktop.shell.widgets import closed

ENTER, SPACE, ESC, BACK = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape, Qt.Key.Key_Backspace


def _kinds(wizard: BookingWizard) -> KindPage:
    assert isinstance(wizard.page, KindPage)
    return wizard.page


def _customers(wizard: BookingWizard) -> CustomerPage:
    assert isinstance(wizard.page, CustomerPage)
    return wizard.page


def test_letters_lead_to_the_kind_and_enter_chooses_it(
    person: Person, wizard: BookingWizard, flow: BookingFlow
) -> None:
    page = _kinds(wizard)
    person.types("vid")
    assert person.focus() is page.tiles[VisitKind.VIDEO]
    assert page.typed.line.text() == "“vid”: Enter chooses “Video”."
    assert flow.draft.kind is None
    person.presses(ENTER)
    assert flow.draft.kind is VisitKind.VIDEO


def test_a_name_typed_at_the_first_step_is_looked_for_and_its_blank_chooses_nothing(
    person: Person, wizard: BookingWizard, flow: BookingFlow
) -> None:
    page = _kinds(wizard)
    first = person.focus()
    person.types("Elise")
    person.presses(SPACE)
    person.types("Trem")
    assert flow.draft.kind is None
    assert person.focus() is first, "it is no kind of visit: the keys are where they were"
    assert page.typed.line.text() == "“Elise Trem” is looked for once the kind of visit is chosen."
    person.presses(ENTER)
    search = _customers(wizard).search
    assert (search.field.text(), search.field.hasFocus()) == ("Elise Trem", True)
    person.presses(ENTER)
    assert flow.draft.customer is not None
    assert flow.draft.customer.name == "Élise Tremblay"


def test_what_was_typed_is_taken_back_letter_by_letter_or_by_esc(
    person: Person, wizard: BookingWizard, flow: BookingFlow
) -> None:
    page = _kinds(wizard)
    person.types("vix")
    assert flow.looked_for == "vix"
    person.presses(BACK)
    assert (person.focus(), flow.looked_for) == (page.tiles[VisitKind.VIDEO], "")
    person.types("x")
    person.presses(ESC)
    assert (flow.looked_for, page.typed.line.isVisible()) == ("", False)
    assert wizard.isVisible()
    person.presses(ESC)
    assert closed(wizard)


def test_a_blank_alone_still_chooses(person: Person, flow: BookingFlow) -> None:
    person.presses(SPACE)
    assert flow.draft.kind is not None


def test_another_choice_by_hand_ends_what_was_typed(person: Person, wizard: BookingWizard) -> None:
    page = _kinds(wizard)
    person.types("vid")
    person.presses(Qt.Key.Key_Up)
    assert not page.typed.line.isVisible()
    assert page.typed.text == ""


def test_a_vehicle_is_found_by_its_name_or_plate_and_a_blank_in_it_chooses_none(
    person: Person, wizard: BookingWizard, flow: BookingFlow, desk: Desk
) -> None:
    person.types("1elise tremblay")
    person.presses(ENTER)
    page = _customers(wizard)
    assert page.panels.currentWidget() is page.vehicles
    plate = desk.garage.civic.plate.lower()
    assert any(letter.isdigit() for letter in plate)
    person.types(plate.replace(" ", ""))
    assert person.focus() is page.vehicles.tiles[0]
    person.presses(ESC)
    person.types("honda")
    person.presses(SPACE)
    person.types("civ")
    assert person.focus() is page.vehicles.tiles[0]
    assert flow.draft.vehicle is None
    person.presses(ENTER)
    assert flow.draft.vehicle == desk.garage.civic


def test_a_vehicle_that_is_not_theirs_is_noted_with_what_was_typed(
    person: Person, wizard: BookingWizard, flow: BookingFlow
) -> None:
    person.types("1elise tremblay")
    person.presses(ENTER)
    page = _customers(wizard)
    person.types("toyota")
    person.presses(SPACE)
    person.types("rav4")
    assert person.focus() is page.vehicles.new
    assert page.typed.line.text() == "No vehicle here is called “toyota rav4”: Enter notes a new one."
    assert flow.draft.vehicle is None
    person.presses(ENTER)
    assert page.panels.currentWidget() is page.entry
    assert (page.entry.make.text, page.entry.model.text) == ("Toyota", "Rav4")


def test_mechanics_are_found_by_their_names(
    person: Person, wizard: BookingWizard, flow: BookingFlow, desk: Desk
) -> None:
    filled(flow, desk, starts=None)
    flow.go(Step.MECHANIC)
    page = wizard.page
    assert isinstance(page, MechanicPage)
    wanted = next(tile for choice, tile in page.tiles if choice.mechanic == desk.garage.ivan)
    person.types("ivan")
    assert person.focus() is wanted
    person.types("x")
    assert page.typed.line.text() == "Nothing here is called “ivanx”."


def test_book_now_takes_a_name_at_its_first_step_too(now: NowFlow, at_once: NowWizard, qtbot: QtBot) -> None:
    page = at_once.page
    assert isinstance(page, WhoPage)
    for key in "Elise Trem":
        qtbot.keyClicks(page.window().focusWidget(), key)
    assert now.draft.kind is None
    qtbot.keyClick(page.window().focusWidget(), ENTER)
    assert page.search.field.text() == "Elise Trem"
