"""The agenda as a person has it: it begins today, reads on at both ends without a jump, opens and tells by keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.item_models.agenda import AgendaLine
from desktop.presenters.calendar_model import Mode
from desktop.views.calendar.agenda_line import HIGH, state_chip
from desktop.views.calendar.agenda_view import AgendaView
from scheduling.calendar_rules import day_bounds
from scheduling.vocabulary import SessionState
from tests.desktop.calendar.scenes import Scene, clocks_change, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.factories import MONDAY, ZONE, at, special_day

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


def _keep(shop: Scene, first: date, last: date) -> None:
    start, end = day_bounds(first, ZONE)[0], day_bounds(last, ZONE)[1]
    shop.store.write_state(replace(shop.store.state(), window_from=start, window_to=end))


@pytest.fixture
def shop() -> Scene:
    made = scene(mode=Mode.AGENDA)
    _keep(made, MONDAY - timedelta(days=30), MONDAY + timedelta(days=60))
    for day in range(-28, 57):
        for number in range(3):
            time = f"{9 + 2 * number}:00"
            made.booking(f"{day}/{number}", made.garage.anna.id, time, day=MONDAY + timedelta(days=day))
    return made


def _agenda(pilot: Pilot) -> AgendaView:
    agenda = pilot.view.overviews.agenda
    assert agenda is not None
    assert agenda.isVisible()
    return agenda


def _settle() -> None:
    for _ in range(6):
        QApplication.processEvents()


def _top(pilot: Pilot) -> AgendaLine:
    agenda = _agenda(pilot)
    line = agenda.rows.line(agenda.verticalScrollBar().value() // HIGH)
    assert line is not None
    return line


def _row(pilot: Pilot, name: str) -> None:
    """Mark a booking."""
    agenda = _agenda(pilot)
    agenda.setCurrentIndex(agenda.rows.index(agenda.rows.row_of_block(pilot.shop.ids[name])))


@pytest.fixture
def pilot(qtbot: QtBot, shop: Scene) -> Pilot:
    made = Pilot(qtbot, shop)
    _settle()
    return made


def test_it_begins_today_with_the_keys_on_what_comes(pilot: Pilot) -> None:
    assert _top(pilot).day.day == MONDAY
    assert _top(pilot).heading
    line = _agenda(pilot).line()
    assert line is not None
    assert line.block is not None
    assert line.block.id == pilot.shop.ids["0/0"]
    assert pilot.view.header.title.text() == "Mon 15 June"


@pytest.mark.parametrize("later", [True, False])
def test_scrolled_to_an_end_it_reads_on_without_a_jump(pilot: Pilot, later: bool) -> None:
    agenda = _agenda(pilot)
    for _ in range(40):
        bar, seen = agenda.verticalScrollBar(), agenda.rows.rowCount()
        bar.setValue(bar.maximum() - 10 if later else 10)
        top = _top(pilot).key
        _settle()
        if not later and agenda.rows.rowCount() != seen:
            assert _top(pilot).key == top
    assert agenda.board is not None
    assert agenda.board.at_end if later else agenda.board.at_start
    listed = {line.day.day for row in range(agenda.rows.rowCount()) if (line := agenda.rows.line(row))}
    assert (
        (max(listed) == MONDAY + timedelta(days=56))
        if later
        else (min(listed) == MONDAY - timedelta(days=28))
    )


def test_the_title_says_which_day_is_at_the_top(pilot: Pilot) -> None:
    agenda = _agenda(pilot)
    agenda.verticalScrollBar().setValue(agenda.verticalScrollBar().value() + 4 * HIGH)
    _settle()
    assert pilot.view.header.title.text() == "Tue 16 June"


def test_t_and_the_arrows_of_the_header_lead_on(pilot: Pilot) -> None:
    pilot.view.header.forth.click()
    _settle()
    assert _top(pilot).day.day == MONDAY + timedelta(days=7)
    QTest.keyClick(_agenda(pilot), Key.Key_T)
    _settle()
    assert _top(pilot).day.day == MONDAY


class TestKeys:
    def test_enter_opens_a_booking_and_a_heading_its_day(self, pilot: Pilot) -> None:
        _row(pilot, "0/1")
        QTest.keyClick(_agenda(pilot), Key.Key_Return)
        assert pilot.view.card.isVisible()
        assert pilot.view.card.session_id == pilot.shop.ids["0/1"]
        QTest.keyClick(pilot.view.card, Key.Key_Escape)
        assert _agenda(pilot).hasFocus()
        agenda = _agenda(pilot)
        agenda.setCurrentIndex(agenda.rows.index(agenda.rows.row_of_day(MONDAY + timedelta(days=1))))
        QTest.keyClick(agenda, Key.Key_Return)
        assert pilot.shop.presenter.mode is Mode.DAY
        assert pilot.shop.presenter.days() == (MONDAY + timedelta(days=1),)

    def test_f2_tells_and_delete_asks(self, pilot: Pilot) -> None:
        _row(pilot, "0/1")
        QTest.keyClick(_agenda(pilot), Key.Key_F2)
        hovering = pilot.view.overviews.hovering
        assert hovering is not None
        assert hovering.card.isVisible()
        QTest.keyClick(_agenda(pilot), Key.Key_Delete)
        assert not hovering.card.isVisible()
        assert pilot.view.card.reason is not None

    def test_letters_are_the_calendars(self, pilot: Pilot) -> None:
        QTest.keyClick(_agenda(pilot), Key.Key_W)
        assert pilot.shop.presenter.mode is Mode.WEEK

    def test_the_arrows_walk_through_the_lines(self, pilot: Pilot) -> None:
        QTest.keyClick(_agenda(pilot), Key.Key_Down)
        line = _agenda(pilot).line()
        assert line is not None
        assert line.block is not None
        assert line.block.id == pilot.shop.ids["0/1"]


def test_a_click_opens_the_card_beside_nothing_else(pilot: Pilot) -> None:
    rect = _agenda(pilot).rect_of(pilot.shop.ids["0/2"])
    QTest.mouseClick(_agenda(pilot).viewport(), LEFT, pos=rect.center())
    assert pilot.view.card.session_id == pilot.shop.ids["0/2"]


def test_what_changes_leaves_the_marked_line_marked_and_the_list_where_it_is(pilot: Pilot) -> None:
    _row(pilot, "0/1")
    place = _agenda(pilot).verticalScrollBar().value()
    pilot.shop.booking("new", pilot.shop.garage.ivan.id, "14:00")
    pilot.settle()
    line = _agenda(pilot).line()
    assert line is not None
    assert line.block is not None
    assert line.block.id == pilot.shop.ids["0/1"]
    assert _agenda(pilot).verticalScrollBar().value() == place


def test_what_waits_says_so_in_words(pilot: Pilot) -> None:
    mover = pilot.shop.presenter.mover
    mover.move(mover.decide(pilot.shop.ids["0/0"], at(MONDAY, "15:00"), pilot.shop.garage.anna.id))
    pilot.settle()
    agenda = _agenda(pilot)
    line = agenda.rows.line(agenda.rows.row_of_block(pilot.shop.ids["0/0"]))
    assert line is not None
    assert line.block is not None
    assert line.block.waiting
    assert state_chip(line.block) == "Waiting"
    agenda.grab()


def test_a_screen_reader_has_each_line(pilot: Pilot) -> None:
    agenda = _agenda(pilot)
    index = agenda.rows.index(agenda.rows.row_of_block(pilot.shop.ids["0/0"]))
    said = index.data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("9:00–10:00", "Élise Tremblay", "booked", "Anna Affiliated"):
        assert part in said
    heading = agenda.rows.index(agenda.rows.row_of_day(MONDAY)).data(Qt.ItemDataRole.AccessibleTextRole)
    assert heading == "Monday 15 June 2026, today, 3 bookings"
    assert QAccessible.queryAccessibleInterface(agenda).text(QAccessible.Text.Name) == "Agenda"


def test_of_an_empty_shop_today_says_that_nothing_is_booked(qtbot: QtBot) -> None:
    shop = scene(mode=Mode.AGENDA)
    _keep(shop, MONDAY - timedelta(days=3), MONDAY + timedelta(days=9))
    shop.store.load([special_day(MONDAY + timedelta(days=2))])
    pilot = Pilot(qtbot, shop)
    _settle()
    rows = _agenda(pilot).rows
    said = [rows.index(row).data() for row in range(rows.rowCount())]
    assert said == [
        "Monday 15 June 2026, today",
        "Nothing booked",
        "Wednesday 17 June 2026, Inventory",
        "Nothing booked",
    ]
    _agenda(pilot).grab()


@pytest.mark.parametrize("state", list(SessionState))
def test_every_state_has_its_words(qtbot: QtBot, state: SessionState) -> None:
    shop = scene(mode=Mode.AGENDA)
    _keep(shop, MONDAY, MONDAY)
    shop.booking("one", shop.garage.anna.id, "10:00", state=state)
    pilot = Pilot(qtbot, shop, width=820)
    _settle()
    _agenda(pilot).grab()
    row = _agenda(pilot).rows.row_of_block(shop.ids["one"])
    assert (row >= 0) is (state not in {SessionState.CANCELLED, SessionState.UNPLACED})


@pytest.mark.parametrize("spring", [True, False], ids=["march", "november"])
def test_over_a_change_of_the_clocks_times_are_those_of_the_wall(qtbot: QtBot, spring: bool) -> None:
    shop, day = scene(mode=Mode.AGENDA), clocks_change(spring)
    _keep(shop, day - timedelta(days=1), day + timedelta(days=1))
    shop.clock.set(at(day - timedelta(days=1), "12:00"))
    shop.booking("night", shop.garage.anna.id, "00:30", day=day, minutes=180)
    pilot = Pilot(qtbot, shop)
    _settle()
    rows = _agenda(pilot).rows
    said = rows.index(rows.row_of_block(shop.ids["night"])).data()
    assert said.startswith("0:30–4:30" if spring else "0:30–2:30")


def _marked(pilot: Pilot, name: str) -> AgendaView:
    agenda = _agenda(pilot)
    agenda._mark(agenda.rows.row_of_block(pilot.shop.ids[name]))
    return agenda


def test_the_keys_go_on_beside_a_booking_that_was_cancelled(pilot: Pilot, shop: Scene) -> None:
    _settle()
    agenda = _marked(pilot, "0/1")
    shop.store.load([replace(shop.session("0/1"), state=SessionState.CANCELLED)])
    _settle()
    line = agenda.line()
    assert line is not None
    assert line.block is not None
    assert line.block.id == shop.ids["0/2"]
    shop.store.load([replace(shop.session("0/2"), state=SessionState.CANCELLED)])
    _settle()
    line = agenda.line()
    assert line is not None
    assert line.block is not None
    assert line.block.id == shop.ids["0/0"], "on its day there is none after it"


def test_a_press_on_one_line_let_go_on_another_opens_neither(pilot: Pilot, shop: Scene) -> None:
    _settle()
    agenda = _agenda(pilot)
    one, other = (agenda.rect_of(shop.ids[name]).center() for name in ("0/0", "0/1"))
    QTest.mousePress(agenda.viewport(), LEFT, pos=one)
    QTest.mouseMove(agenda.viewport(), other)
    QTest.mouseRelease(agenda.viewport(), LEFT, pos=other)
    assert pilot.view.card.isHidden()
