"""The form over a session's page: nothing leads away from what is typed in it, nor takes it away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.theming import words
from desktop.views.intake_sheet import IntakeSheet
from scheduling.errors import ErrorCode
from scheduling.records import StaffMember
from scheduling.vocabulary import Role
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.work.hands import Hands
from tests.factories import named

IVAN = named("ivan")
SAID = "Squeals when cold"


@pytest.fixture
def shop() -> Scene:
    made = scene(Role.MECHANIC, mechanic_id=IVAN)
    made.booking("one", IVAN, "10:00", concern=SAID)
    made.booking("two", IVAN, "14:00")
    return made


@pytest.fixture
def hands(qtbot: QtBot, shop: Scene) -> Hands:
    return Hands(qtbot, shop).show()


@pytest.fixture
def sheet(hands: Hands) -> IntakeSheet:
    page = hands.open("one")
    page.edit.click()
    assert page.editor.sheet is not None
    return page.editor.sheet


def _to_another(hands: Hands) -> None:
    hands.view.open_page(hands.shop.ids["two"])
    hands.settle()


def _go_to_anna(hands: Hands) -> None:
    """The server's news: the session is somebody else's."""
    other = hands.shop.garage.anna.id
    hands.shop.store.load([replace(hands.shop.session("one"), mechanic_id=other)])
    hands.settle()


def test_the_way_back_asks_first_and_then_leads_back(hands: Hands, sheet: IntakeSheet) -> None:
    page, back = hands.view.page, hands.view.header.back
    QTest.keyClicks(sheet.form.text, ", rear left")
    hands.click(back)
    assert hands.view.page is page
    assert sheet.question.isVisible()
    hands.click(back)
    assert sheet.question.keep_button.hasFocus(), "asked once"
    hands.click(sheet.question.keep_button)
    assert sheet.form.text.toPlainText() == f"{SAID}, rear left"
    hands.click(back)
    hands.click(sheet.question.lose_button)
    assert hands.view.page is None, "without the arrow once more"
    assert hands.shop.sent() == []


def test_leaving_by_its_own_button_stays_on_the_page(hands: Hands, sheet: IntakeSheet) -> None:
    page, back = hands.view.page, hands.view.header.back
    QTest.keyClicks(sheet.form.text, ", rear left")
    hands.click(back)
    hands.click(sheet.question.keep_button)
    hands.click(sheet.leave)
    assert hands.view.page is page
    assert page is not None
    assert page.editor.sheet is None


def test_who_may_not_work_any_more_keeps_what_is_typed_until_it_is_left(
    hands: Hands, sheet: IntakeSheet
) -> None:
    QTest.keyClicks(sheet.form.text, ", rear left")
    me = hands.shop.store.get(StaffMember, named("me"))
    assert me is not None
    hands.shop.store.load([replace(me, active=False)])
    hands.settle()
    assert not hands.working.work.may
    assert sheet.isVisible()
    assert sheet.form.text.toPlainText() == f"{SAID}, rear left"
    assert sheet.problem.text() == words.error_words(ErrorCode.NOT_ALLOWED)
    hands.click(sheet.leave)
    assert hands.view.page is None
    assert hands.view.note.isVisible()


def test_the_way_back_asks_nothing_where_nothing_was_typed(hands: Hands, sheet: IntakeSheet) -> None:
    hands.click(hands.view.header.back)
    assert hands.view.page is None


def test_another_sessions_page_does_not_take_it_away(hands: Hands, sheet: IntakeSheet) -> None:
    page = hands.view.page
    QTest.keyClicks(sheet.form.text, ", rear left")
    _to_another(hands)
    assert hands.view.page is page
    assert sheet.question.isVisible()


def test_what_goes_to_somebody_else_keeps_the_text_and_says_why_until_it_is_left(
    hands: Hands, sheet: IntakeSheet
) -> None:
    QTest.keyClicks(sheet.form.text, ", rear left")
    _go_to_anna(hands)
    assert sheet.isVisible()
    assert sheet.form.text.toPlainText() == f"{SAID}, rear left"
    assert sheet.problem.isVisible()
    assert sheet.problem.text() == words.error_words(ErrorCode.NOT_ALLOWED)
    QTest.keyClick(sheet.form.text, Qt.Key.Key_Return)
    assert (hands.shop.sent(), sheet.isVisible()) == ([], True)
    hands.click(sheet.leave)
    assert hands.view.page is None, "the lists say what is"


def test_what_goes_to_somebody_else_with_nothing_typed_leads_to_the_lists(
    hands: Hands, sheet: IntakeSheet
) -> None:
    _go_to_anna(hands)
    assert hands.view.page is None
