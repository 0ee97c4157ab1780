"""The day by bay and the filters as a person has them: keys, buttons, words about what is hidden, drags among bays."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.presenters.calendar_model import Mode, Sieve
from desktop.views.calendar.geometry import Named
from scheduling.commands import MoveSession
from scheduling.vocabulary import SessionState, VisitKind
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.factories import MONDAY, affiliated, at, named

Key = Qt.Key
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shop() -> Scene:
    made = scene()
    first, second = (bay.id for bay in made.garage.bays)
    made.booking("one", made.garage.anna.id, "10:00", bay_id=first)
    made.booking("two", made.garage.ivan.id, "10:30", bay_id=second)
    made.booking("call", made.garage.vera.id, "19:00", kind=VisitKind.PHONE)
    return made


@pytest.fixture
def active(pilot: Pilot) -> Pilot:
    with pilot.qtbot.waitActive(pilot.view):
        pilot.view.activateWindow()
    pilot.grid.setFocus()
    return pilot


class TestBays:
    def test_b_shows_them_and_the_mechanics_again(self, pilot: Pilot) -> None:
        pilot.key(Key.Key_B)
        pilot.settle()
        assert pilot.grid.board is not None
        assert pilot.grid.board.by_bay
        assert "mechanic" in pilot.view.columns.bays.toolTip()
        pilot.view.columns.grab()
        pilot.grid.grab()
        pilot.key(Key.Key_B)
        pilot.settle()
        assert not pilot.grid.board.by_bay

    def test_so_does_the_button_above_the_hours_which_a_week_has_not(self, pilot: Pilot) -> None:
        QTest.mouseClick(pilot.view.columns.bays, LEFT)
        pilot.settle()
        assert pilot.grid.board is not None
        assert pilot.grid.board.by_bay
        assert pilot.grid.hasFocus()
        pilot.key(Key.Key_W)
        pilot.settle()
        assert not pilot.view.columns.bays.isVisible()

    def test_blocks_name_their_mechanic_and_not_the_bay_that_they_stand_in(self, pilot: Pilot) -> None:
        assert pilot.grid.geometry_ is not None
        assert pilot.grid.geometry_.named(0) is Named.BAY
        pilot.key(Key.Key_B)
        pilot.settle()
        assert pilot.grid.geometry_ is not None
        assert pilot.grid.geometry_.named(0) is Named.MECHANIC

    def test_dragged_down_its_bay_only_its_time_moves(self, pilot: Pilot) -> None:
        pilot.key(Key.Key_B)
        pilot.settle()
        pilot.drag(pilot.shop.ids["one"], by=240, column=0)
        (command,) = pilot.shop.sent()
        assert isinstance(command, MoveSession)
        assert (command.to.starts, command.to.mechanic_id) == (at(MONDAY, "14:00"), pilot.shop.garage.anna.id)

    def test_over_another_bay_it_says_which_and_stands_there_afterwards(self, pilot: Pilot) -> None:
        pilot.key(Key.Key_B)
        pilot.settle()
        with pilot.holding(pilot.shop.ids["one"], by=240, column=1):
            assert pilot.grid.drag_words() == "Bay 2"
        (command,) = pilot.shop.sent()
        assert isinstance(command, MoveSession)
        assert (command.to.starts, command.bay_id) == (at(MONDAY, "14:00"), pilot.shop.garage.bays[1].id)
        assert pilot.grid.board is not None
        place = pilot.grid.board.place_of(pilot.shop.ids["one"])
        assert place is not None
        assert place[0] == 1

    def test_over_a_bay_that_is_taken_it_says_so(self, pilot: Pilot) -> None:
        pilot.key(Key.Key_B)
        pilot.settle()
        with pilot.holding(pilot.shop.ids["one"], by=0, column=1):
            assert pilot.grid.drag_words().startswith("Already booked")
        assert pilot.shop.sent() == []

    def test_beside_the_bays_stands_what_needs_none(self, pilot: Pilot) -> None:
        pilot.key(Key.Key_B)
        pilot.settle()
        with pilot.holding(pilot.shop.ids["one"], by=240, column=2):
            assert pilot.grid.drag_words() == "In a bay stand visits in person, and nothing else"
        assert pilot.shop.sent() == []

    def test_by_keys_who_is_here_gets_another_bay_and_no_other_time(self, active: Pilot) -> None:
        shop = active.shop
        shop.booking(
            "here", shop.garage.olga.id, "14:00", bay_id=shop.garage.bays[0].id, state=SessionState.WAITING
        )
        active.key(Key.Key_B)
        active.settle()
        shop.presenter.select(shop.ids["here"])
        active.key(Key.Key_V)
        active.key(Key.Key_Down)
        assert active.grid.drag_words() == "The customer is here: only the bay can be another"
        active.key(Key.Key_Up)
        active.key(Key.Key_Right)
        active.key(Key.Key_Return)
        active.settle()
        (command,) = shop.sent()
        assert isinstance(command, MoveSession)
        assert (command.only_bay, command.bay_id) == (True, shop.garage.bays[1].id)

    def test_a_board_made_anew_leaves_the_ghost_in_its_column(self, pilot: Pilot) -> None:
        pilot.key(Key.Key_B)
        pilot.settle()
        with pilot.holding(pilot.shop.ids["one"], by=240, column=1):
            pilot.shop.booking("other", pilot.shop.garage.olga.id, "15:00")
            pilot.settle()
            drag = pilot.grid.dragger.current
            assert drag is not None
            assert drag.column == 1
            pilot.key(Key.Key_Escape)

    def test_news_are_heard_of_while_it_is_held_over_another_bay(self, pilot: Pilot) -> None:
        pilot.key(Key.Key_B)
        pilot.settle()
        shop = pilot.shop
        with pilot.holding(shop.ids["one"], by=240, column=1):
            shop.booking("other", shop.garage.olga.id, "14:00", bay_id=shop.garage.bays[1].id)
            pilot.settle()
            assert pilot.grid.drag_words().startswith("Already booked")
        assert shop.sent() == []


class TestFilters:
    def test_f_opens_the_boxes_and_a_tick_shows_only_those(self, active: Pilot) -> None:
        active.key(Key.Key_F)
        popover = active.view.above.filters
        assert popover.isVisible()
        QTest.keyClick(popover.kinds[VisitKind.IN_PERSON], Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is popover.kinds[VisitKind.VIDEO]
        popover.kinds[VisitKind.PHONE].click()
        active.settle()
        assert active.shop.presenter.sieve == Sieve(kinds=frozenset({VisitKind.PHONE}))
        assert active.view.filter.hidden.text() == "2 bookings are hidden by the filters"
        assert active.view.filter.isVisible()
        assert active.view.header.filters.isChecked()
        assert active.view.header.filters.accessibleName() == "Filter by kind and state: on"
        QTest.keyClick(popover.kinds[VisitKind.PHONE], Key.Key_F)
        assert not popover.isVisible()
        assert active.grid.hasFocus()

    def test_the_button_opens_them_and_is_no_tick_itself(self, active: Pilot) -> None:
        button = active.view.header.filters
        QTest.mouseClick(button, LEFT)
        assert active.view.above.filters.isVisible()
        assert not button.isChecked()
        QTest.mouseClick(button, LEFT)
        assert not active.view.above.filters.isVisible()
        assert not button.isChecked()

    def test_show_all_clears_kinds_states_and_mechanics_at_once(self, pilot: Pilot) -> None:
        pilot.shop.presenter.toggle_mechanic(pilot.shop.garage.anna.id)
        pilot.shop.presenter.show_only(Sieve(states=frozenset({SessionState.LIVE})))
        pilot.settle()
        assert pilot.view.filter.hidden.text() == "3 bookings are hidden by the filters"
        pilot.view.filter.clear.click()
        pilot.settle()
        assert not pilot.view.filter.isVisible()
        assert pilot.grid.board is not None
        assert pilot.grid.board.hidden == 0

    def test_where_nothing_is_hidden_that_is_said(self, pilot: Pilot) -> None:
        everything = Sieve(states=frozenset({SessionState.SCHEDULED, SessionState.PENDING}))
        pilot.shop.presenter.show_only(everything)
        pilot.settle()
        assert pilot.view.filter.hidden.text() == "Nothing is hidden by the filters"

    def test_what_is_ticked_is_so_the_next_time(self, active: Pilot) -> None:
        active.shop.presenter.show_only(Sieve(kinds=frozenset({VisitKind.CHAT})))
        active.key(Key.Key_F)
        popover = active.view.above.filters
        assert [kind for kind, box in popover.kinds.items() if box.isChecked()] == [VisitKind.CHAT]
        popover.all.click()
        assert active.shop.presenter.sieve == Sieve()

    @pytest.mark.parametrize("mode", list(Mode))
    def test_in_every_view(self, pilot: Pilot, mode: Mode) -> None:
        pilot.shop.presenter.show_only(Sieve(kinds=frozenset({VisitKind.PHONE})))
        pilot.shop.presenter.set_mode(mode)
        pilot.settle()
        assert pilot.view.filter.isVisible()
        assert pilot.view.filter.hidden.text() == "2 bookings are hidden by the filters"


MANY = (
    "Maximilien Desrochers",
    "Marie-Christine Lalonde",
    "Jean-Sébastien Roy",
    "Anne-Gabrielle Côté",
    "Pierre-Alexandre Dubé",
    "Marc-Antoine Gagnon",
    "Marie-Ève Simard",
    "Charles-Olivier Pelletier",
)


def test_the_chips_of_many_mechanics_stand_in_several_rows_and_do_not_widen_the_window(qtbot: QtBot) -> None:
    shop = scene(mode=Mode.WEEK)
    least = Pilot(qtbot, shop, 1024, 640).view.minimumSizeHint().width()
    shop.store.load([affiliated(name, id=named(name), sort=10 + n) for n, name in enumerate(MANY)])
    shop.booking("one", shop.garage.ivan.id, "10:00")
    pilot = Pilot(qtbot, shop, 1024, 640)
    shop.presenter.toggle_mechanic(shop.garage.anna.id)
    pilot.settle()
    QApplication.processEvents()
    assert pilot.view.minimumSizeHint().width() == least
    bar = pilot.view.filter
    chips = [bar.everyone, *(bar.chip(named(name)) for name in MANY)]
    room = QRect(bar.mapToGlobal(QPoint()), bar.size())
    assert all(room.contains(QRect(chip.mapToGlobal(QPoint()), chip.size())) for chip in chips)
    assert len({chip.y() for chip in chips}) > 1
    assert bar.clear.isVisible()


def test_a_mechanic_who_leaves_is_filtered_by_no_longer(pilot: Pilot, shop: Scene) -> None:
    shop.presenter.toggle_mechanic(shop.garage.anna.id)
    shop.presenter.toggle_mechanic(shop.garage.ivan.id)
    shop.store.load([replace(shop.garage.anna, active=False)])
    assert shop.presenter.chosen == {shop.garage.ivan.id}
    shop.store.load([replace(shop.garage.ivan, active=False)])
    pilot.settle()
    assert shop.presenter.chosen == frozenset()
    assert pilot.grid.board is not None
    assert pilot.grid.board.columns
    assert pilot.view.filter.everyone.isChecked()
