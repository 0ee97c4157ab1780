"""Keys and clicks in a hurry, and the ways out of the booking window."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.booking_draft import Step
from desktop.presenters.booking_flow import BookingFlow, Missing
from desktop.presenters.booking_hold import HoldState
from desktop.store.pending import ChangeState
from desktop.views.booking import phrases
from desktop.views.booking.concern_page import ConcernPage
from desktop.views.booking.customer_page import CustomerPage
from desktop.views.booking.plan_page import PlanPage
from desktop.views.booking.time_page import TimePage
from desktop.views.booking_wizard import BookingWizard
from scheduling.records import Mechanic
from scheduling.vocabulary import VisitKind
from tests.desktop.booking.desk import SOON, Desk, Later, filled, step_of
from tests.desktop.booking.person import Person
from tests.desktop.shell.widgets import closed
from tests.factories import MONDAY, at

ENTER, ESC = Qt.Key.Key_Return, Qt.Key.Key_Escape


def _hold_down(person: Person, key: Qt.Key) -> None:
    event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, "\r", True, 1)
    QApplication.sendEvent(person.focus(), event)


def test_the_close_button_asks_as_esc_does_and_is_no_stop_for_tab(
    qtbot: QtBot, person: Person, wizard: BookingWizard, flow: BookingFlow
) -> None:
    button = wizard.close_button
    assert (button.accessibleName(), button.toolTip()) == ("Leave (Esc)", "Leave (Esc)")
    assert not button.focusPolicy() & Qt.FocusPolicy.TabFocus
    assert wizard.card.rect().contains(button.geometry())
    assert not any(
        button.geometry().intersects(_in_card(wizard, other))
        for other in wizard.findChildren(QPushButton)
        if other.isVisible() and other is not button
    )
    person.types("1elise")
    person.presses(ENTER)
    person.clicks(button)
    assert wizard.question.isVisible()
    person.clicks(wizard.question.keep_button)
    assert wizard.isVisible()
    wizard.flow.forget_customer()
    with qtbot.waitSignal(wizard.finished):
        person.clicks(button)


def _in_card(wizard: BookingWizard, widget: QWidget) -> Any:
    return widget.rect().translated(widget.mapTo(wizard.card, QPoint(0, 0)))


def test_a_form_that_was_begun_is_not_lost_without_a_word(person: Person, wizard: BookingWizard) -> None:
    person.types("1grace kim")
    person.presses(ENTER)
    person.types("4385550123")
    person.presses(ESC)
    assert wizard.question.isVisible()
    person.presses(ENTER)
    page = wizard.page
    assert isinstance(page, CustomerPage)
    assert page.panels.currentWidget() is page.new
    assert page.new.name.text == "Grace Kim"
    assert person.focus() is page.new.phone.line


def test_going_back_from_the_vehicles_of_a_new_customer_keeps_the_form(
    person: Person, wizard: BookingWizard
) -> None:
    person.types("1grace kim")
    person.presses(ENTER, ENTER)
    person.presses(Qt.Key.Key_Left, with_=Qt.KeyboardModifier.AltModifier)
    page = wizard.page
    assert isinstance(page, CustomerPage)
    assert page.panels.currentWidget() is page.new
    assert page.new.name.text == "Grace Kim"


def test_enter_held_down_goes_one_step_only(person: Person, flow: BookingFlow, desk: Desk) -> None:
    filled(flow, desk, starts=None)
    flow.choose_time(SOON)
    flow.advance()
    person.types("Brakes squeal when cold")
    person.presses(ENTER)
    for _ in range(3):
        _hold_down(person, ENTER)
    assert step_of(flow) is Step.REVIEW
    assert desk.commands() == []


def test_esc_held_down_asks_and_loses_nothing(
    person: Person, flow: BookingFlow, desk: Desk, wizard: BookingWizard
) -> None:
    draft = filled(flow, desk).draft
    person.presses(ESC)
    for _ in range(3):
        _hold_down(person, ESC)
    assert wizard.question.isVisible()
    assert wizard.isVisible()
    assert flow.draft == draft
    person.presses(ENTER)
    _hold_down(person, ESC)
    assert not wizard.question.isVisible(), "held still, it does not ask anew"
    person.presses(ESC)
    person.presses(ESC)
    assert wizard.isVisible(), "Esc takes back its own question"
    assert flow.draft == draft
    person.presses(ESC)
    person.clicks(wizard.question.lose_button)
    assert closed(wizard)


def test_enter_twice_books_once_and_waits_for_the_answer(
    person: Person, flow: BookingFlow, desk: Desk, wizard: BookingWizard
) -> None:
    filled(flow, desk)
    person.presses(ENTER, ENTER)
    assert len(desk.commands()) == 1
    assert wizard.isVisible()
    desk.answer(ChangeState.APPLIED)
    person.presses(ENTER)
    assert closed(wizard)


def test_a_double_click_on_continue_does_not_book(
    person: Person, flow: BookingFlow, desk: Desk, wizard: BookingWizard
) -> None:
    filled(flow, desk)
    flow.go(Step.CONCERN)
    button = wizard.foot.next_button
    person.clicks(button)
    QTest.mouseDClick(button, Qt.MouseButton.LeftButton)
    assert step_of(flow) is Step.REVIEW
    assert desk.commands() == []


def test_a_double_click_on_the_kind_chooses_nothing_on_the_next_page(
    person: Person, flow: BookingFlow, wizard: BookingWizard
) -> None:
    person.types("1")
    page = wizard.page
    assert isinstance(page, CustomerPage)
    view = page.search.list
    spot = view.visualRect(page.search.model.index(0)).center()
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)
    assert page.panels.currentWidget() is page.search


def test_esc_while_the_booking_waits_for_its_hold_books_nothing(
    qtbot: QtBot, desk: Desk, window: QWidget
) -> None:
    later = Later()
    flow = filled(desk.flow(spawn=later.spawn), desk)
    wizard = BookingWizard(flow, window)
    person = Person(qtbot, wizard)
    person.presses(ENTER)
    assert flow.booking_asked
    person.presses(ESC)
    assert wizard.question.isVisible()
    later.answer()
    assert flow.submission is None
    assert wizard.question.keep_button.hasFocus()
    person.clicks(wizard.question.lose_button)
    later.answer()
    assert desk.commands() == []
    assert len(desk.holds.released) == 1


def test_an_answer_after_the_window_was_left_changes_nothing(
    qtbot: QtBot, desk: Desk, window: QWidget
) -> None:
    later = Later()
    flow = filled(desk.flow(spawn=later.spawn), desk)
    wizard = BookingWizard(flow, window)
    Person(qtbot, wizard).presses(ENTER)
    wizard.leave()
    later.answer()
    assert desk.commands() == []
    assert flow.hold.state is HoldState.NONE
    assert desk.holds.released == [request.hold_id for request in desk.holds.placed]


def test_what_had_the_focus_before_may_be_gone(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    button = QPushButton("Book", window)
    button.show()
    button.setFocus()
    wizard = BookingWizard(desk.flow(), window)
    button.deleteLater()
    QApplication.sendPostedEvents(button, QEvent.Type.DeferredDelete)
    with qtbot.waitSignal(wizard.finished):
        wizard.leave()


def test_why_it_can_not_be_booked_is_said_on_the_page_that_opens(
    person: Person, flow: BookingFlow, desk: Desk, wizard: BookingWizard
) -> None:
    filled(flow, desk)
    row = desk.store.get(Mechanic, desk.garage.anna.id)
    assert row is not None
    flow.choose_mechanic(flow.draft.assigned or flow.mechanics()[0].assigned, desk.garage.vera.id)
    assert step_of(flow) is Step.REVIEW
    said = phrases.missing_words(Missing.MECHANIC)
    assert wizard.page.trouble.text() == said
    person.presses(ENTER)
    assert step_of(flow) is Step.MECHANIC
    assert wizard.page.trouble.text() == said


def test_a_concern_that_is_too_short_is_said_under_the_text(
    person: Person, flow: BookingFlow, desk: Desk, wizard: BookingWizard
) -> None:
    filled(flow, desk, starts=None)
    flow.choose_time(SOON)
    flow.advance()
    person.presses(ENTER)
    page = wizard.page
    assert isinstance(page, ConcernPage)
    assert page.form.left.text() == "Describe the concern in at least 10 characters."
    assert page.text.accessibleDescription() == page.form.left.text()
    assert page.text.property("invalid") == "true"
    person.types("B")
    assert page.form.left.text().startswith("At least 10 characters")
    assert page.text.property("invalid") == "false"


def test_enter_on_a_day_leads_to_its_first_free_time(
    person: Person, flow: BookingFlow, desk: Desk, wizard: BookingWizard
) -> None:
    filled(flow, desk)
    flow.go(Step.TIME)
    page = wizard.page
    assert isinstance(page, TimePage)
    tuesday = MONDAY.replace(day=16)
    page.month.days[tuesday].setFocus()
    person.presses(ENTER)
    assert page.day == tuesday
    assert step_of(flow) is Step.TIME
    assert person.focus() is page.slots.free()[0]
    assert flow.draft.starts == SOON


def test_enter_does_not_replace_an_exact_time_that_was_chosen(
    person: Person, flow: BookingFlow, desk: Desk, wizard: BookingWizard
) -> None:
    filled(flow, desk, starts=at(MONDAY, "14:10"))
    flow.go(Step.TIME)
    person.presses(ENTER)
    assert flow.draft.starts == at(MONDAY, "14:10")
    assert step_of(flow) is Step.REVIEW


def test_enter_presses_the_button_that_has_the_focus(
    person: Person, flow: BookingFlow, desk: Desk, wizard: BookingWizard
) -> None:
    filled(flow, desk)
    wizard.foot.back_button.setFocus()
    person.presses(ENTER)
    assert step_of(flow) is Step.CONCERN
    assert desk.commands() == []


def test_a_plan_that_is_changed_elsewhere_keeps_the_keys(
    person: Person, flow: BookingFlow, desk: Desk, wizard: BookingWizard
) -> None:
    flow.choose_kind(VisitKind.PHONE)
    flow.choose_customer(desk.garage.elise)
    flow.choose_vehicle(desk.garage.civic)
    page = wizard.page
    assert isinstance(page, PlanPage)
    choice, tile = page.tiles[1]
    tile.setFocus()
    assert choice.plan is not None
    desk.store.load([replace(choice.plan, price_cents=(choice.plan.price_cents or 0) + 100)])
    assert person.focus() is page.tiles[1][1]
    assert person.focus() is not tile, "it was made anew"
    desk.store.load([replace(choice.plan, active=False)])
    assert person.focus() is page.tiles[0][1], "of one that is sold no more"
