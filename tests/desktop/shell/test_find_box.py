"""The search over the window by keyboard and mouse, in the real window: opened, typed into, followed, left."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.presenters.sentence.parts import Part
from desktop.shell.find_box import FindBox
from desktop.shell.header_tools import HeaderTools
from desktop.shell.sentence_box import SentenceBox
from desktop.theming import formats
from desktop.views.calendar_view import CalendarView
from desktop.views.customers_view import CustomersView
from scheduling.records import Customer, Session
from scheduling.vocabulary import SessionState
from tests.desktop.presses import enter_twice
from tests.desktop.shell.widgets import child, closed, cut_labels, nameless, unreachable
from tools.quiet import settle
from tools.stage import Stage

KEY = Qt.Key


def _box(stage: Stage) -> FindBox:
    return child(stage.window, FindBox)


def _press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    has = QApplication.focusWidget()
    assert has is not None
    QTest.keyClick(has, key, modifier)
    settle()


def _typed(stage: Stage, text: str) -> list[str]:
    box = _box(stage)
    QTest.keyClicks(box.field, text)
    settle()
    return [str(box.model.index(row).data()) for row in range(box.model.rowCount())]


def _someone(stage: Stage) -> tuple[Customer, object]:
    """A customer whose name is theirs alone, with a booking ahead today."""
    names = [row.name for row in stage.store.all(Customer)]
    for row in stage.someone(SessionState.SCHEDULED):
        person = stage.store.get(Customer, row.customer_id)
        if person is not None and names.count(person.name) == 1 and person.name.isascii():
            return person, row.id
    raise AssertionError("the demo has nobody like that")


async def test_slash_opens_it_and_escape_gives_the_keys_back(stage: Stage) -> None:
    before = QApplication.focusWidget()
    _press(KEY.Key_Slash)
    box = _box(stage)
    assert box.field.hasFocus()
    assert nameless(box) == []
    assert unreachable(box) == []
    assert cut_labels(box) == []
    assert "Calendar" in _typed(stage, "")
    _press(KEY.Key_Escape)
    assert closed(box)
    assert QApplication.focusWidget() is before


async def test_what_had_the_keys_may_be_gone_when_it_closes(stage: Stage) -> None:
    assert stage.office is not None
    button = QPushButton("a line that news paint anew", stage.office.workspace.current_view())
    button.show()
    button.setFocus()
    _press(KEY.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert _box(stage).field.hasFocus()
    delete(button)
    _press(KEY.Key_Escape)
    assert closed(_box(stage))


async def test_a_slash_that_is_typed_stays_a_slash(stage: Stage) -> None:
    _press(KEY.Key_K, Qt.KeyboardModifier.ControlModifier)
    _press(KEY.Key_Slash)
    assert _box(stage).field.text() == "/"


async def test_a_customer_is_led_to_by_keyboard(stage: Stage) -> None:
    person, _ = _someone(stage)
    _press(KEY.Key_Slash)
    assert _typed(stage, person.name)[0] == person.name
    _press(KEY.Key_Return)
    assert closed(_box(stage))
    assert stage.office is not None
    view = stage.office.workspace.current_view()
    assert isinstance(view, CustomersView)
    assert view.list.current == person.id


async def test_a_booking_is_led_to_in_the_calendar(stage: Stage) -> None:
    person, session_id = _someone(stage)
    assert stage.office is not None
    stage.office.workspace.go("settings")
    stage.office.workspace.current_view().setFocus()
    settle()
    _press(KEY.Key_K, Qt.KeyboardModifier.ControlModifier)
    _typed(stage, person.name)
    _press(KEY.Key_Down)
    line = _box(stage).model.line(_box(stage).list.currentIndex().row())
    assert line is not None
    assert line.inner
    _press(KEY.Key_Return)
    assert isinstance(stage.office.workspace.current_view(), CalendarView)
    assert stage.desk.calendar.selection == session_id


async def test_a_booking_of_another_year_says_which(stage: Stage) -> None:
    person, session_id = _someone(stage)
    row = next(each for each in stage.store.all(Session) if each.id == session_id)
    assert row.starts is not None
    stage.store.load([replace(row, starts=row.starts + 90 * 86400)])
    _press(KEY.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert any(
        line.endswith("2027, " + formats.time(row.starts, stage.tenant.zone))
        for line in _typed(stage, person.name)
    )


async def test_a_booking_without_a_place_is_led_to_where_it_is_answered(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    person, session_id = _someone(stage)
    assert stage.office is not None
    lost = next(row for row in stage.store.all(Session) if row.id == session_id)
    stage.store.load([replace(lost, state=SessionState.UNPLACED)])
    led: list[frozenset[UUID]] = []
    monkeypatch.setattr(stage.office, "show_answer", led.append)
    _press(KEY.Key_K, Qt.KeyboardModifier.ControlModifier)
    _typed(stage, person.name)
    _press(KEY.Key_Down)
    _press(KEY.Key_Return)
    assert led == [{session_id}]


async def test_a_screen_is_gone_to(stage: Stage) -> None:
    _press(KEY.Key_Slash)
    assert _typed(stage, "settin") == ["Settings"]
    _press(KEY.Key_Return)
    assert stage.office is not None
    assert stage.office.workspace.current == "settings"


async def test_among_the_customers_the_slash_is_their_own_search(stage: Stage) -> None:
    assert stage.office is not None
    stage.office.workspace.go("customers")
    view = stage.office.workspace.current_view()
    assert isinstance(view, CustomersView)
    view.setFocus()
    settle()
    _press(KEY.Key_Slash)
    assert view.list.field.hasFocus()
    assert stage.window.findChildren(FindBox) == []
    _press(KEY.Key_K, Qt.KeyboardModifier.ControlModifier)
    assert _box(stage).field.hasFocus()


async def test_nothing_found_is_said_and_enter_does_nothing(stage: Stage) -> None:
    _press(KEY.Key_Slash)
    assert _typed(stage, "xqzwv") == []
    box = _box(stage)
    assert box.nothing.isVisible()
    assert box.field.accessibleDescription().startswith("Nothing found. Part of a name, ")
    _press(KEY.Key_Return)
    assert not closed(box)


async def test_arrows_stay_within_the_list(stage: Stage) -> None:
    _press(KEY.Key_Slash)
    box = _box(stage)
    last = box.model.rowCount() - 1
    for _ in range(last + 3):
        _press(KEY.Key_Down)
    assert box.list.currentIndex().row() == last
    for _ in range(last + 3):
        _press(KEY.Key_PageUp)
    assert box.list.currentIndex().row() == 0
    assert box.field.accessibleDescription()


async def test_the_button_of_the_header_opens_it_and_a_click_takes_a_line(qtbot: QtBot, stage: Stage) -> None:
    child(stage.window, HeaderTools).search.click()
    settle()
    box = _box(stage)
    row = next(row for row in range(box.model.rowCount()) if box.model.index(row).data() == "Today")
    place = box.list.visualRect(box.model.index(row)).center()
    box.list.scrollTo(box.model.index(row))
    settle()
    place = box.list.visualRect(box.model.index(row)).center()
    qtbot.mouseClick(box.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle()
    assert stage.office is not None
    assert stage.office.workspace.current == "today"


async def test_there_is_none_over_a_booking_that_is_being_made(stage: Stage) -> None:
    assert stage.office is not None
    stage.office.book()
    settle()
    stage.office.find()
    assert stage.window.findChildren(FindBox) == []
    wizard = [it for it in stage.window.findChildren(QPushButton) if it.isVisible()]
    assert wizard


async def test_a_booking_sentence_leads_to_quick_add_with_its_words(stage: Stage) -> None:
    _press(KEY.Key_Slash)
    found = _typed(stage, "Wxq Zvw brakes thursday 14:00")
    assert found == ["Book by this sentence …"]
    box = _box(stage)
    assert box.nothing.isVisible()
    assert box.nothing.y() < box.list.y()
    assert box.field.accessibleDescription().startswith("Book by this sentence …")
    enter_twice()
    settle()
    assert closed(box)
    sentence = child(stage.window, SentenceBox)
    assert sentence.isVisible()
    assert sentence.field.hasFocus()
    assert sentence.field.text() == "Wxq Zvw brakes thursday 14:00"
    assert Part.TIME in sentence.chips, "it is read"
