"""The Today screen by keys: each step, act and search, and what a key does not do."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.presenters.today_model import DayAct
from scheduling.edit_commands import EditSession
from scheduling.visit_commands import ExtendSession
from scheduling.vocabulary import SessionState
from tests.desktop.calendar.scenes import scene
from tests.desktop.today.hands import Hands
from tests.factories import NOW

_S = SessionState
KEYS = Qt.Key


def test_who_comes_back_to_a_question_answers_it_before_anything_else(hands: Hands) -> None:
    hands.key(KEYS.Key_I)
    card = hands.view.walk_in
    QTest.keyClicks(card.name.line, "Wanda")
    QTest.keyClick(card.name.line, KEYS.Key_Escape)
    question = card.losing.question
    assert question is not None
    hands.view.header.walk_in.setFocus()
    hands.view.setFocus()  # another screen was looked at
    assert question.keep_button.hasFocus()
    hands.view._card_closed()  # a booking's, that is not there any more
    assert question.keep_button.hasFocus()
    QTest.keyClick(question.keep_button, KEYS.Key_Return)
    assert (card.isVisible(), card.name.line.hasFocus()) == (True, True)


class TestKeys:
    """Between cards and columns."""

    def test_the_screen_begins_on_its_first_card(self, hands: Hands) -> None:
        assert hands.focused() == "late"

    @pytest.mark.parametrize(
        ("keys", "at_last"),
        [
            ([KEYS.Key_Down], "later"),
            ([KEYS.Key_Down, KEYS.Key_Down], "later"),
            ([KEYS.Key_Up], "late"),
            ([KEYS.Key_Right], "waits"),
            ([KEYS.Key_Right] * 3, "missed"),
            ([KEYS.Key_Right] * 4, "missed"),
            ([KEYS.Key_Down, KEYS.Key_Right], "waits"),
            ([KEYS.Key_Right, KEYS.Key_Right, KEYS.Key_Left], "waits"),
        ],
    )
    def test_arrows(self, hands: Hands, keys: list[Qt.Key], at_last: str) -> None:
        for key in keys:
            hands.key(key)
        assert hands.focused() == at_last

    def test_arrows_pass_over_an_empty_column(self, hands: Hands) -> None:
        hands.shop.booking("waits", hands.shop.garage.ivan.id, "10:30", state=_S.COMPLETED)
        hands.settle()
        hands.key(KEYS.Key_Right)
        assert hands.focused() == "live"

    def test_arrows_go_on_from_a_button(self, hands: Hands) -> None:
        hands.button("late", DayAct.NO_SHOW).setFocus()
        hands.key(KEYS.Key_Right)
        assert hands.focused() == "waits"

    def test_tab_goes_through_cards_and_buttons_as_they_stand(self, hands: Hands) -> None:
        expected = [hands.card("late"), *hands.card("late").buttons.values(), hands.card("later")]
        walked = []
        for _ in expected:
            walked.append(hands.focus())
            hands.key(KEYS.Key_Tab)
        assert walked == expected

    @pytest.mark.parametrize("key", [KEYS.Key_Return, KEYS.Key_Space])
    def test_enter_opens_the_booking_and_esc_comes_back(self, hands: Hands, key: Qt.Key) -> None:
        hands.key(KEYS.Key_Down)
        hands.key(key)
        assert hands.view.card.isVisible()
        assert hands.view.card.session_id == hands.shop.ids["later"]
        hands.key(KEYS.Key_Escape)
        assert not hands.view.card.isVisible()
        assert hands.focused() == "later"

    def test_a_click_on_the_ground_of_its_card_leaves_the_keys_in_it(self, hands: Hands) -> None:
        hands.key(KEYS.Key_Return)
        card = hands.view.card
        had = hands.focus()
        assert card.isAncestorOf(had)
        QTest.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
        assert hands.focus() is had
        hands.key(KEYS.Key_Escape)
        assert not card.isVisible()

    def test_enter_held_down_opens_the_booking_and_presses_nothing_in_it(self, hands: Hands) -> None:
        hands.key(KEYS.Key_Down)
        hands.key(KEYS.Key_Return)
        hands.hold(KEYS.Key_Return)
        assert hands.view.card.isVisible()
        assert hands.view.card.reason is None
        assert hands.shop.sent() == []

    def test_enter_held_down_extends_once(self, qtbot: QtBot) -> None:
        shop = scene()
        shop.booking("live", shop.garage.anna.id, "08:00", state=SessionState.LIVE, started_at=NOW)
        hands = Hands(qtbot, shop)
        hands.button("live", DayAct.EXTEND).setFocus()
        hands.key(KEYS.Key_Return)
        hands.hold(KEYS.Key_Return)
        assert [type(command) for command in shop.sent()] == [ExtendSession]

    def test_what_was_said_is_edited_from_the_open_card_by_its_key(self, hands: Hands) -> None:
        view, shop = hands.view, hands.shop
        before = shop.session("later").concern
        view.open_card(shop.ids["later"])
        QTest.keyClick(view.card, KEYS.Key_E)
        sheet = view.editor.sheet
        assert sheet is not None
        view.setFocus()
        assert sheet.form.text.hasFocus(), "the keys go on in it"
        sheet.form.text.setPlainText("Brakes squeal, rear left")
        sheet.save.click()
        (sent,) = shop.sent()
        assert isinstance(sent, EditSession)
        assert sent.set["concern"] == (before, "Brakes squeal, rear left")
        assert (view.editor.sheet, view.card.isVisible()) == (None, True)
        assert view.card.session_id == shop.ids["later"]

    def test_what_is_typed_in_a_correction_stays_when_another_card_is_clicked(self, hands: Hands) -> None:
        view = hands.view
        view.open_card(hands.shop.ids["later"])
        view.card.correct()
        assert view.card.form is not None
        view.card.form.customer.phone.line.setText("514 555 0100")
        hands.click(hands.card("late"))
        assert (view.card.session_id, view.card.holds()) == (hands.shop.ids["later"], True)
        assert view.ask_walk_in()
        assert view.card.isVisible()
        assert not view.walk_in.isVisible()

    def test_i_asks_for_a_walk_in(self, hands: Hands) -> None:
        hands.key(KEYS.Key_I)
        assert hands.view.walk_in.isVisible()
        hands.key(KEYS.Key_Escape)
        assert not hands.view.walk_in.isVisible()
        assert hands.focused() == "late"

    def test_without_a_card_the_keys_are_on_what_there_is_to_press(self, qtbot: QtBot) -> None:
        hands = Hands(qtbot, scene())
        assert hands.view.header.walk_in.hasFocus()


def test_what_closes_below_a_form_gives_it_the_keys_back(hands: Hands) -> None:
    view, shop = hands.view, hands.shop
    view.open_card(shop.ids["later"])
    QTest.keyClick(view.card, KEYS.Key_E)
    sheet = view.editor.sheet
    assert sheet is not None
    view.ask_walk_in()
    hands.key(KEYS.Key_Escape)
    assert sheet.form.text.hasFocus()
    view.card.closed.emit()
    view.columns.emptied.emit()
    assert sheet.form.text.hasFocus()
    sheet.ask_to_leave()
    assert view.editor.sheet is None
