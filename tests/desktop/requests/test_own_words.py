"""Declining in one's own words without the mouse: letters lead to the field, and are kept by it."""

from __future__ import annotations

from PySide6.QtCore import Qt

from scheduling.request_commands import DeclineRequest, WithdrawRequest
from scheduling.visit_requests import DeclineReason
from tests.desktop.requests.hands import Hands

K = Qt.Key


def _letter(hands: Hands, letters: str) -> None:
    for letter in letters:
        hands.type(letter)


def test_letters_are_the_words_of_another_reason_and_a_blank_in_them_presses_nothing(hands: Hands) -> None:
    hands.key(K.Key_X)
    _letter(hands, "no lift, oil")
    panel = hands.view.declining
    assert panel.words.text() == "no lift, oil"
    assert panel.words.hasFocus()
    assert panel.reason is DeclineReason.OTHER
    hands.key(K.Key_Return)
    (sent,) = hands.shop.sent()
    assert isinstance(sent, DeclineRequest)
    assert (sent.decline_reason, sent.reason) == (DeclineReason.OTHER, "no lift, oil")


def test_they_go_with_the_reason_that_was_chosen(hands: Hands) -> None:
    hands.key(K.Key_X)
    hands.key(K.Key_3)
    _letter(hands, "filters")
    panel = hands.view.declining
    assert (panel.words.text(), panel.reason) == ("filters", DeclineReason.NO_PARTS)


def test_why_it_is_withdrawn_is_typed_at_once(hands: Hands) -> None:
    hands.key(K.Key_W)
    _letter(hands, "sold it")
    assert hands.view.withdrawing.words.text() == "sold it"
    hands.key(K.Key_Return)
    (sent,) = hands.shop.sent()
    assert isinstance(sent, WithdrawRequest)
