"""The Today screen in the window: the first of the rail, built when first shown, and what leads from it elsewhere."""

from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from desktop.presenters.today_model import DayAct, Phase
from desktop.shell.header_tools import HeaderTools
from desktop.shell.screens import HOME, SETTINGS, TODAY, listed, rail_screens
from desktop.views.calendar_view import CalendarView
from desktop.views.today_view import TodayView
from scheduling.records import Session
from scheduling.vocabulary import SessionState
from tests import factories
from tests.desktop.shell.running import Running
from tests.desktop.shell.widgets import until

KEYS = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def _late(running: Running) -> UUID:
    """A booking, of today or of just before midnight, whose customer is a quarter of an hour late."""
    row, slot = factories.booked(
        factories.garage().elise.id,
        starts=running.desk.clock.now() - 900,
        mechanic_id=factories.garage().anna.id,
    )
    running.desk.store.load([row, slot])
    return row.id


def _today(running: Running) -> TodayView:
    running.office.workspace.go(TODAY)
    view = running.office.workspace.current_view()
    assert isinstance(view, TodayView)
    return view


async def test_the_next_day_is_shown_in_the_calendar(running: Running) -> None:
    today = running.desk.today.board()
    assert today is not None
    tomorrow = today.today + timedelta(days=1)
    _today(running).day_asked.emit(tomorrow)
    shown = running.office.workspace.current_view()
    assert isinstance(shown, CalendarView)
    board = running.desk.calendar.board()
    assert board is not None
    assert board.days == (tomorrow,)


def test_it_is_the_first_of_the_rail_and_the_calendar_stays_home() -> None:
    screens = rail_screens({SETTINGS, HOME, TODAY}, lambda _: QPushButton)
    assert [(screen.key, screen.title()) for screen in screens] == [
        (TODAY, "Today"),
        (HOME, "Calendar"),
        (SETTINGS, "Settings"),
    ]
    assert HOME == "calendar"


async def test_it_is_built_when_first_shown_with_the_tools_of_every_page(running: Running) -> None:
    workspace = running.office.workspace
    assert workspace.current == HOME
    assert workspace.view(TODAY) is None
    view = _today(running)
    assert view.header.findChild(HeaderTools) is not None
    workspace.go(HOME)
    assert _today(running) is view


async def test_keys_follow_the_rail(running: Running) -> None:
    workspace, keys = running.office.workspace, listed(running.desk.calendar.rights)
    running.app.window.activateWindow()
    await until(running.app.window.isActiveWindow)
    assert (keys[:2], keys[-1]) == ((TODAY, HOME), SETTINGS)
    for place, screen in enumerate(keys):
        workspace.go(SETTINGS if screen == HOME else HOME)
        QTest.keyClick(workspace.current_view(), KEYS(KEYS.Key_1 + place), CTRL)
        assert workspace.current == screen


async def test_ctrl_z_takes_a_no_show_back(running: Running) -> None:
    session_id = _late(running)
    before = running.desk.store.get(Session, session_id)
    view = _today(running)
    view.columns.cards[session_id].buttons[DayAct.NO_SHOW].click()
    view.refresh()
    assert view.columns.cards[session_id].card.phase is Phase.DONE
    running.office.workspace.undo_asked.emit()
    view.refresh()
    assert view.columns.cards[session_id].card.phase is Phase.COMING
    assert running.desk.store.get(Session, session_id) == before


async def test_what_needs_an_answer_leads_to_its_cards(running: Running) -> None:
    lost = factories.session(
        starts=running.desk.clock.now() + 86_400, state=SessionState.UNPLACED, conflict_code="slot_taken"
    )
    running.desk.store.load([lost])
    _today(running).header.answers.click()
    calendar = running.office.workspace.current_view()
    assert isinstance(calendar, CalendarView)
    assert [lost.id in card.about for card in calendar.panel.cards] == [True]
    assert calendar.panel.cards[0].hasFocus()


async def test_moving_goes_on_in_the_calendar(running: Running) -> None:
    session_id = _late(running)
    view = _today(running)
    view.open_card(session_id)
    view.card.buttons["move"].click()
    calendar = running.office.workspace.current_view()
    assert isinstance(calendar, CalendarView)
    drag = calendar.grid.dragger.current
    assert drag is not None
    assert drag.decision.session_id == session_id
