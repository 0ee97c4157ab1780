"""Tab on a booking's open card: as it is seen, also what was unfolded later, and round within it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.booking_money import BookingMoneys
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.open_card import OpenCard
from tests.desktop.calendar.view.pilot import Pilot
from tools.pretended_till import Till

Key = Qt.Key


@pytest.fixture
def shop() -> Scene:
    made = scene()
    made.booking("one", made.garage.anna.id, "10:00")
    return made


@pytest.fixture
async def open_card(qtbot: QtBot, shop: Scene) -> OpenCard:
    """Its payment unfolded."""
    pilot = Pilot(qtbot, shop)
    with qtbot.waitActive(pilot.view):
        pilot.view.activateWindow()
    made, presenter = OpenCard(pilot), shop.presenter
    till = Till(shop.ids["one"])
    presenter.actions.moneys = BookingMoneys(shop.store, presenter.rights, till, made.spawn)
    made.open()
    assert made.card.money is not None
    made.card.money.toggle.setFocus()
    QTest.keyClick(_has(), Key.Key_Space)
    await made.idle()
    return made


def _has() -> QWidget:
    now = QApplication.focusWidget()
    assert now is not None
    return now


def _named(widget: QWidget) -> str:
    said = widget.accessibleName() or (widget.text() if isinstance(widget, QPushButton) else "")
    return said or type(widget).__name__


def _round(card: QWidget, key: Qt.Key, most: int = 30) -> list[str]:
    """From what has the keys until they are there again."""
    first, names = _has(), []
    for _ in range(most):
        names.append(_named(_has()))
        QTest.keyClick(_has(), key)
        assert card.isAncestorOf(_has()), names
        if _has() is first:
            return names
    raise AssertionError(names)


async def test_tab_goes_as_it_is_seen_and_round(open_card: OpenCard) -> None:
    names = _round(open_card.card, Key.Key_Tab)
    assert names[:3] == ["Hide the payment", "Cash", "Terminal"]
    assert names[-3:] == ["Close", "Correct the customer or the vehicle", "Edit details"]
    assert names[names.index("Move…") :][:4] == ["Move…", "Park", "Cancel…", "Close"]
    assert _round(open_card.card, Key.Key_Backtab) == [names[0], *reversed(names[1:])]


async def test_escape_closes_it_from_wherever_tab_has_led(open_card: OpenCard) -> None:
    for _ in range(9):
        QTest.keyClick(_has(), Key.Key_Tab)
    QTest.keyClick(_has(), Key.Key_Escape)
    assert not open_card.card.isVisible()
