"""What the calendar shows when one comes back to it from another screen."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from scheduling.vocabulary import SessionState
from tests.desktop.calendar.scenes import scene
from tests.desktop.calendar.view.pilot import Pilot

DAY = 86_400


def _shown() -> None:
    """What was to be shown soon is."""
    for _ in range(20):
        QApplication.processEvents()


def test_the_card_says_what_became_of_its_booking_meanwhile(qtbot: QtBot) -> None:
    shop = scene()
    shop.booking("one", shop.garage.anna.id, "10:00")
    pilot = Pilot(qtbot, shop)
    stack, other = QStackedWidget(), QWidget()
    qtbot.addWidget(stack)
    stack.resize(1366, 768)
    for screen in (pilot.view, other):
        stack.addWidget(screen)
    stack.show()
    pilot.view.open_card(shop.ids["one"])
    assert "park" in pilot.view.card.buttons
    stack.setCurrentWidget(other)
    shop.store.load([replace(shop.session("one"), state=SessionState.CANCELLED)])
    _shown()  # on what nobody sees
    stack.setCurrentWidget(pilot.view)
    assert "park" not in pilot.view.card.buttons


def test_the_day_that_has_come_is_shown_at_once(qtbot: QtBot) -> None:
    shop = scene()
    pilot = Pilot(qtbot, shop)
    before = shop.presenter.today()
    pilot.view.hide()
    shop.clock.advance(DAY)
    pilot.view.show()
    _shown()
    assert pilot.grid.board is not None
    assert pilot.grid.board.today == shop.presenter.today() != before
