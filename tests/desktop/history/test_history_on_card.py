"""The history on a booking's card: unfolded by its button or its key, it stays open and where it is over news."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.calendar.history_fold import HistoryFold
from desktop.views.history_list import HistoryList
from scheduling.visit_commands import CheckIn
from scheduling.vocabulary import CancelledBy, Role
from tests.desktop.calendar.historic import Historic, step
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.factories import NOW, named

Key = Qt.Key


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.booking("one", made.garage.anna.id, "10:00", created_at=NOW - 7200)
    made.booking("two", made.garage.ivan.id, "10:00", created_at=NOW - 7200)
    return made


@pytest.fixture
def server(shop: Scene) -> Historic:
    return Historic(shop)


@pytest.fixture
def pilot(qtbot: QtBot, shop: Scene, server: Historic) -> Pilot:
    del server  # made before the card is
    pilot = Pilot(qtbot, shop)
    with qtbot.waitActive(pilot.view):
        pilot.view.activateWindow()
    return pilot


def _open(pilot: Pilot, name: str = "one") -> HistoryFold:
    pilot.click(pilot.centre(pilot.shop.ids[name]))
    assert pilot.view.card.history is not None
    return pilot.view.card.history


def _list(fold: HistoryFold) -> HistoryList:
    assert fold.list is not None
    return fold.list


def _said(widget: QWidget) -> str:
    return " | ".join(label.text() for label in widget.findChildren(QLabel) if label.text())


def _parts(step: QWidget) -> list[str]:
    """What was done, when, and by whom from where."""
    return _said(step).split(" | ")


def test_folded_up_it_asks_nobody(pilot: Pilot, server: Historic) -> None:
    fold = _open(pilot)
    assert fold.list is None
    server.settle()
    assert server.asked == 0


def test_its_key_unfolds_it_and_folds_it_up(pilot: Pilot, server: Historic) -> None:
    server.told[pilot.shop.ids["one"]] = [step("booked"), step("due", "", "")]
    fold = _open(pilot)
    low = pilot.view.card.height()
    QTest.keyClick(pilot.view.card.buttons["move"], Key.Key_H)
    assert "Asking the server" in _said(_list(fold))
    server.settle()
    first, last = _list(fold).steps
    assert _parts(first)[::2] == ["Booked", "Sylvie Gagnon · Front desk"]
    assert "by itself, or by the customer" in _said(last)
    assert pilot.view.card.height() > low
    QTest.keyClick(pilot.view.card.buttons["move"], Key.Key_H)
    assert fold.list is None
    assert pilot.view.card.height() == low


def test_news_leave_it_open_with_the_keys_where_they_are(pilot: Pilot, server: Historic) -> None:
    server.told[pilot.shop.ids["one"]] = [step("booked")]
    fold = _open(pilot)
    fold.toggle.setFocus()
    QTest.keyClick(fold.toggle, Key.Key_Space)
    server.settle()
    server.told[pilot.shop.ids["one"]].append(step("moved"))
    row = pilot.shop.session("one")
    pilot.shop.store.load([replace(row, concern="Brakes")])
    pilot.settle()
    server.settle()
    assert pilot.view.card.history is fold
    assert fold.toggle.hasFocus()
    assert [_said(each).split(" | ")[0] for each in _list(fold).steps] == ["Booked", "Moved"]


def test_another_bookings_card_begins_folded_up(pilot: Pilot, server: Historic) -> None:
    _open(pilot).toggle.click()
    server.settle()
    QTest.keyClick(pilot.view.card, Key.Key_Escape)
    assert _open(pilot, "two").list is None


def test_without_the_server_it_says_what_is_missing(pilot: Pilot, server: Historic) -> None:
    server.leave()
    fold = _open(pilot)
    fold.toggle.click()
    server.settle()
    assert [_said(each).split(" | ")[0] for each in _list(fold).steps] == ["Booked"]
    assert "This is what this computer knows." in _list(fold).note.text()


def test_what_waits_is_marked_and_led_to(qtbot: QtBot, pilot: Pilot, server: Historic) -> None:
    server.told[pilot.shop.ids["one"]] = [step("booked")]
    fold = _open(pilot)
    fold.toggle.click()
    server.settle()
    assert not _list(fold).changes.isVisible()
    pilot.shop.store.submit(CheckIn(session_id=pilot.shop.ids["one"], at=NOW))
    pilot.settle()
    server.settle()
    assert _parts(_list(fold).steps[-1])[::2] == ["Check-in", "waiting · you · this computer"]
    with qtbot.waitSignal(pilot.view.changes_asked):
        _list(fold).changes.click()


def test_the_last_step_done_here_is_taken_back_from_it(pilot: Pilot, server: Historic) -> None:
    session_id = pilot.shop.ids["one"]
    pilot.shop.presenter.actions.cancel(session_id, "", by=CancelledBy.STAFF)
    history = server.histories.open(session_id)
    shown = HistoryList(history, pilot.shop.presenter.zone(), 276)
    pilot.qtbot.addWidget(shown)
    assert shown.undo.isVisibleTo(shown)
    shown.undo.click()
    assert not shown.undo.isVisibleTo(shown)
    server.drop()


def test_many_steps_scroll_by_the_keys_and_begin_at_the_newest(
    qtbot: QtBot, shop: Scene, server: Historic
) -> None:
    server.told[shop.ids["one"]] = [step("booked"), *(step("moved") for _ in range(20))]
    history = server.histories.open(shop.ids["one"])
    history.look()
    server.settle()
    shown = HistoryList(history, shop.presenter.zone(), 276)
    qtbot.addWidget(shown)
    shown.show()
    bar = shown._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0 and bar.value() == bar.maximum())
    assert shown._area.focusPolicy() is Qt.FocusPolicy.TabFocus


def test_who_may_not_see_a_booking_gets_no_history(qtbot: QtBot) -> None:
    shop = scene(Role.MECHANIC, mechanic_id=named("ivan"))
    shop.booking("others", shop.garage.anna.id, "10:00")
    Historic(shop)
    pilot = Pilot(qtbot, shop)
    pilot.view.open_card(shop.ids["others"])
    assert pilot.view.card.history is None
