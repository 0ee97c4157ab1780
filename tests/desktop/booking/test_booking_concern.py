"""The concern's text is full at its limit: what is put in too much is left out, and nothing else."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.presenters.booking_draft import Step
from desktop.presenters.booking_flow import BookingFlow
from desktop.views.booking.concern_page import ConcernPage
from desktop.views.booking_wizard import BookingWizard
from desktop.views.long_text import LongText
from scheduling.limits import MOST_LONG_TEXT
from tests.desktop.booking.desk import Desk, filled
from tests.desktop.booking.person import Person

CAR = "🚗"
FULL = "Brakes squeal." + "x" * (MOST_LONG_TEXT - 14 - 3) + "END"


@pytest.fixture
def text(qtbot: QtBot) -> LongText:
    text = LongText()
    qtbot.addWidget(text)
    text.show()
    return text


def _at(text: LongText, position: int, *, until: int | None = None) -> None:
    cursor = text.textCursor()
    cursor.setPosition(position)
    if until is not None:
        cursor.setPosition(until, QTextCursor.MoveMode.KeepAnchor)
    text.setTextCursor(cursor)


def _paste(text: LongText, words: str) -> None:
    data = QMimeData()
    data.setText(words)
    text.insertFromMimeData(data)


@pytest.mark.parametrize("position", [0, 14, MOST_LONG_TEXT])
def test_what_is_typed_into_a_full_text_is_left_out(qtbot: QtBot, text: LongText, position: int) -> None:
    text.setPlainText(FULL)
    _at(text, position)
    qtbot.keyClicks(text, "abc")
    assert text.toPlainText() == FULL
    assert text.textCursor().position() == position


def test_of_what_is_pasted_as_much_is_kept_as_there_is_room(text: LongText) -> None:
    text.setPlainText(FULL[:-5] + "E\n")
    _at(text, 14)
    _paste(text, " And\ngrind.")
    kept = FULL[:14] + " An" + FULL[14:-5] + "E\n"
    assert text.toPlainText() == kept
    assert text.textCursor().position() == 17
    text.undo()
    assert text.toPlainText() == FULL[:-5] + "E\n", "undone as it was done, in one"
    text.redo()
    assert text.toPlainText() == kept


def test_what_takes_the_place_of_a_selection_is_cut_within_it(text: LongText) -> None:
    text.setPlainText(FULL)
    _at(text, 0, until=6)
    _paste(text, "The front brakes")
    assert text.toPlainText() == "The fr" + FULL[6:]


def test_characters_are_counted_and_not_what_they_take_in_memory(text: LongText) -> None:
    text.setPlainText(CAR * 5_000)
    assert text.toPlainText() == CAR * 5_000
    text.setPlainText(CAR * (MOST_LONG_TEXT + 20))
    assert text.toPlainText() == CAR * MOST_LONG_TEXT
    _at(text, 2)
    _paste(text, f"{CAR}y")
    assert text.toPlainText() == CAR * MOST_LONG_TEXT


def test_what_an_input_method_puts_in_is_left_out_too(text: LongText) -> None:
    text.setPlainText(FULL)
    _at(text, 14)
    said = QInputMethodEvent()
    said.setCommitString("éé")
    QApplication.sendEvent(text, said)
    assert text.toPlainText() == FULL


def test_a_full_text_can_be_shortened_and_filled_again(qtbot: QtBot, text: LongText) -> None:
    text.setPlainText(FULL)
    _at(text, 14)
    qtbot.keyClick(text, Qt.Key.Key_Backspace)
    qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(text, "!")
    assert len(text.toPlainText()) == MOST_LONG_TEXT
    assert text.toPlainText().replace("\n", ".", 1) == FULL


def _linked(*addresses: str) -> QMimeData:
    """As a browser, or a folder, hands it over."""
    data = QMimeData()
    data.setUrls([QUrl(address) for address in addresses])
    return data


def test_a_link_on_the_web_is_text_and_a_file_is_none(text: LongText) -> None:
    recall = "https://recalls.example/civic?year=2019"
    assert text.canInsertFromMimeData(_linked(recall))
    text.insertFromMimeData(_linked(recall))
    assert text.toPlainText() == recall
    assert not text.canInsertFromMimeData(_linked("file:///home/rosa/brakes.jpg"))
    assert not text.canInsertFromMimeData(_linked(recall, "file:///home/rosa/brakes.jpg"))


def test_what_is_typed_after_a_click_on_continue_is_not_lost(
    person: Person, flow: BookingFlow, desk: Desk, wizard: BookingWizard
) -> None:
    filled(flow, desk)
    flow.go(Step.CONCERN)
    flow.set_concern("Brakes")
    page = wizard.page
    assert isinstance(page, ConcernPage)
    person.clicks(wizard.foot.next_button)
    assert page.text.hasFocus()
    person.types(" squeal")
    assert "squeal" in page.text.toPlainText()
