"""The form that corrects what was said of a booking: opened by button and key, saved, left, and asked about."""

from __future__ import annotations

import gc
import weakref
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.views.booking.intake_fields import IntakeForm
from desktop.views.intake_sheet import IntakeSheet
from scheduling.edit_commands import EditSession
from scheduling.vocabulary import ServiceType, SessionState
from tests.desktop.calendar.scenes import BRAKES, Scene, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.desktop.shell.widgets import cut_labels, nameless, unreachable

K = Qt.Key


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.brakes("one")
    made.booking("two", made.garage.ivan.id, "10:00")
    made.booking("over", made.garage.ivan.id, "08:00", state=SessionState.COMPLETED)
    return made


@pytest.fixture
def pilot(qtbot: QtBot, shop: Scene) -> Pilot:
    return Pilot(qtbot, shop)


def _card(pilot: Pilot) -> None:
    pilot.click(pilot.centre(pilot.shop.ids["one"]))
    assert pilot.view.card.isVisible()


@pytest.fixture
def sheet(pilot: Pilot) -> IntakeSheet:
    _card(pilot)
    QTest.keyClick(pilot.view.card, K.Key_E)
    return _open(pilot)


def _open(pilot: Pilot) -> IntakeSheet:
    found = pilot.view.editor.sheet
    assert found is not None
    assert found.isVisible()
    return found


def test_the_cards_button_opens_it_filled_and_the_keys_are_at_the_end_of_the_text(
    pilot: Pilot, shop: Scene
) -> None:
    _card(pilot)
    pilot.view.card.buttons["edit"].click()
    form = _open(pilot).form
    assert not pilot.view.card.isVisible()
    assert form.services[ServiceType.REPAIR].isChecked()
    assert (form.text.toPlainText(), form.category.text()) == (BRAKES, "brakes")
    assert form.text.hasFocus()
    QTest.keyClicks(form.text, ", rear left")
    assert form.text.toPlainText() == f"{BRAKES}, rear left"
    assert not form.notes.preparation.isVisible(), "nothing was noted: folded, as when it is booked"


def test_enter_saves_and_the_card_shows_it_and_that_it_waits(
    sheet: IntakeSheet, pilot: Pilot, shop: Scene
) -> None:
    QTest.keyClicks(sheet.form.text, ", rear left")
    QTest.keyClick(sheet.form.text, K.Key_Return)
    assert shop.sent() == [
        EditSession(session_id=shop.ids["one"], set={"concern": (BRAKES, f"{BRAKES}, rear left")})
    ]
    assert pilot.view.editor.sheet is None
    card = pilot.view.card
    assert (card.isVisible(), card.session_id) == (True, shop.ids["one"])
    details = shop.presenter.actions.details(shop.ids["one"])
    assert details is not None
    assert (details.concern, details.waiting) == (f"{BRAKES}, rear left", True)
    assert pilot.view.card.buttons["edit"].hasFocus(), "one Enter more picks nothing up"


def test_shift_enter_begins_a_line(sheet: IntakeSheet, shop: Scene) -> None:
    QTest.keyClick(sheet.form.text, K.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(sheet.form.text, "Rear left")
    assert sheet.form.text.toPlainText() == f"{BRAKES}\nRear left"
    assert shop.sent() == []


def test_esc_leaves_at_once_where_nothing_was_typed(sheet: IntakeSheet, pilot: Pilot, shop: Scene) -> None:
    assert not sheet.save.isEnabled()
    QTest.keyClick(sheet.form.text, K.Key_Escape)
    assert pilot.view.editor.sheet is None
    assert pilot.view.card.isVisible()
    assert shop.sent() == []


def test_esc_asks_where_something_was_typed_and_only_its_button_loses_it(
    sheet: IntakeSheet, pilot: Pilot, shop: Scene
) -> None:
    QTest.keyClicks(sheet.form.text, "!")
    QTest.keyClick(sheet.form.text, K.Key_Escape)
    assert sheet.question.isVisible()
    assert sheet.question.keep_button.hasFocus()
    QTest.keyClick(sheet.question, K.Key_Escape)
    assert not sheet.question.isVisible()
    assert sheet.form.text.hasFocus()
    assert _open(pilot) is sheet
    QTest.keyClick(sheet.form.text, K.Key_Escape)
    sheet.question.lose_button.click()
    assert pilot.view.editor.sheet is None
    assert shop.sent() == []
    assert shop.session("one").concern == BRAKES


def test_its_button_leaves_it_as_it_was(sheet: IntakeSheet, pilot: Pilot, shop: Scene) -> None:
    QTest.keyClicks(sheet.form.text, "!")
    sheet.leave.click()
    assert (pilot.view.editor.sheet, shop.sent()) == (None, [])


def test_too_little_is_said_at_the_text(sheet: IntakeSheet, pilot: Pilot, shop: Scene) -> None:
    sheet.form.text.setPlainText("Brakes")
    sheet.save.click()
    assert sheet.form.left.text() == "Describe the concern in at least 10 characters."
    assert sheet.form.text.accessibleDescription() == sheet.form.left.text()
    assert sheet.form.text.hasFocus()
    assert (_open(pilot), shop.sent()) == (sheet, [])
    QTest.keyClicks(sheet.form.text, " squeal when cold")
    sheet.save.click()
    assert len(shop.sent()) == 1


def test_what_is_over_meanwhile_is_said_and_nothing_typed_is_lost(
    sheet: IntakeSheet, pilot: Pilot, shop: Scene
) -> None:
    QTest.keyClicks(sheet.form.text, ", rear left")
    shop.store.load([replace(shop.session("one"), state=SessionState.CANCELLED)])
    pilot.settle()
    sheet.save.click()
    assert sheet.problem.isVisible()
    assert sheet.problem.text()
    assert _open(pilot) is sheet
    assert sheet.form.text.toPlainText() == f"{BRAKES}, rear left"


def test_news_of_another_field_stay_and_only_what_was_typed_goes_out(
    sheet: IntakeSheet, pilot: Pilot, shop: Scene
) -> None:
    shop.store.load([replace(shop.session("one"), preparation="Theirs")])
    pilot.settle()
    QTest.keyClicks(sheet.form.text, "!")
    sheet.save.click()
    (sent,) = shop.sent()
    assert isinstance(sent, EditSession)
    assert set(sent.set) == {"concern"}
    assert shop.session("one").preparation == "Theirs"


def test_service_and_notes_are_changed_by_keys(sheet: IntakeSheet, shop: Scene, qtbot: QtBot) -> None:
    sheet.form.services[ServiceType.INSPECTION].click()
    sheet.form.notes.open.click()
    qtbot.waitUntil(sheet.form.notes.preparation.hasFocus)
    QTest.keyClicks(sheet.form.notes.preparation, "Lift")
    QTest.keyClick(sheet.form.notes.preparation, K.Key_Tab)
    assert sheet.form.notes.wishes.hasFocus()
    QTest.keyClicks(sheet.form.notes.wishes, "A ride")
    QTest.keyClick(sheet.form.notes.wishes, K.Key_Return)
    (sent,) = shop.sent()
    assert isinstance(sent, EditSession)
    assert sent.set == {
        "service_type": ("repair", "inspection"),
        "preparation": ("", "Lift"),
        "special_requests": ("", "A ride"),
    }


@pytest.mark.parametrize("forwards", [True, False])
def test_tab_stays_within(sheet: IntakeSheet, forwards: bool) -> None:
    QTest.keyClicks(sheet.form.text, "!")
    for _ in range(12):
        QTest.keyClick(
            sheet.window().focusWidget(),
            K.Key_Tab if forwards else K.Key_Backtab,
            Qt.KeyboardModifier.NoModifier if forwards else Qt.KeyboardModifier.ShiftModifier,
        )
        now = sheet.window().focusWidget()
        assert now is not None
        assert sheet.isAncestorOf(now)


def test_nothing_below_hears_a_key(sheet: IntakeSheet, pilot: Pilot) -> None:
    mode = pilot.shop.presenter.mode
    sheet.save.setFocus()
    for key in (K.Key_W, K.Key_T, K.Key_C, K.Key_Delete):
        QTest.keyClick(sheet, key)
    assert pilot.shop.presenter.mode is mode
    pilot.view.keys_home().setFocus()
    assert sheet.form.text.hasFocus()


def test_the_keys_stay_with_its_question_whatever_closes_below(sheet: IntakeSheet, pilot: Pilot) -> None:
    QTest.keyClicks(sheet.form.text, "!")
    QTest.keyClick(sheet.form.text, K.Key_Escape)
    keep = sheet.question.keep_button
    for give in (pilot.view.card.closed.emit, pilot.view.drops.question.closed.emit, pilot.view.setFocus):
        sheet.question.lose_button.setFocus()
        give()
        assert keep.hasFocus()
    pilot.settle()
    pilot.view.setFocus()
    assert keep.hasFocus()


def test_its_shortcuts_work_in_all_of_it(sheet: IntakeSheet) -> None:
    inspection = [*ServiceType].index(ServiceType.INSPECTION)
    QTest.keyClick(sheet.form.text, K(K.Key_1 + inspection), Qt.KeyboardModifier.AltModifier)
    assert sheet.editing.draft.service_type is ServiceType.INSPECTION
    QTest.keyClick(sheet.save, K.Key_N, Qt.KeyboardModifier.AltModifier)
    assert sheet.form.notes.preparation.hasFocus()


def test_one_that_is_short_already_is_told_that_it_may_stay_so(pilot: Pilot, shop: Scene) -> None:
    shop.store.load([replace(shop.session("one"), concern="Smoke")])
    _card(pilot)
    QTest.keyClick(pilot.view.card, K.Key_E)
    sheet = _open(pilot)
    assert "characters" not in sheet.form.left.text()
    sheet.form.text.setPlainText("Smok")
    assert sheet.form.left.text() == "It may stay as short as it was, but not become shorter."
    sheet.save.click()
    assert (sheet.form.left.text(), shop.sent()) == (
        "It may stay as short as it was, but not become shorter.",
        [],
    )
    assert sheet.form.text.property("invalid") == "true"


def test_its_shortcuts_leave_those_of_a_form_above_alone(
    sheet: IntakeSheet, pilot: Pilot, shop: Scene, qtbot: QtBot
) -> None:
    booking = shop.presenter.actions.edit(shop.ids["two"])  # as the wizard that is opened over it
    above = IntakeForm(booking, "")
    above.setParent(pilot.view)
    above.setGeometry(pilot.view.rect())
    above.show()
    above.raise_()
    above.refresh()
    above.text.setFocus()
    inspection = [*ServiceType].index(ServiceType.INSPECTION)
    QTest.keyClick(above.text, K(K.Key_1 + inspection), Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: booking.draft.service_type is ServiceType.INSPECTION)
    assert not sheet.editing.unsaved
    QTest.keyClick(above.text, K.Key_N, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(above.notes.preparation.hasFocus)


def test_by_key_on_the_marked_booking(pilot: Pilot, shop: Scene) -> None:
    shop.presenter.select(shop.ids["two"])
    pilot.grid.setFocus()
    pilot.key(K.Key_E)
    assert _open(pilot).editing.session_id == shop.ids["two"]


def test_what_is_over_has_no_form(pilot: Pilot, shop: Scene) -> None:
    pilot.click(pilot.centre(shop.ids["over"]))
    assert "edit" not in pilot.view.card.buttons
    QTest.keyClick(pilot.view.card, K.Key_E)
    pilot.view.edit(shop.ids["over"])
    assert pilot.view.editor.sheet is None


def test_a_form_that_is_open_stays_when_another_is_asked_for(
    sheet: IntakeSheet, pilot: Pilot, shop: Scene
) -> None:
    pilot.view.edit(shop.ids["two"])
    assert _open(pilot) is sheet


def test_it_fits_a_window_that_is_made_smaller_and_says_all(
    sheet: IntakeSheet, pilot: Pilot, qtbot: QtBot
) -> None:
    pilot.view.resize(700, 640)
    qtbot.waitUntil(lambda: sheet.width() == pilot.view.width())
    assert sheet.rect().contains(sheet.box.geometry())
    assert (cut_labels(sheet), nameless(sheet, on_view=True), unreachable(sheet)) == ([], [], [])


def test_once_left_nothing_keeps_it(pilot: Pilot, shop: Scene) -> None:
    pilot.view.edit(shop.ids["one"])
    gone = weakref.ref(_open(pilot).form)
    _open(pilot).leave.click()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    assert gone() is None
