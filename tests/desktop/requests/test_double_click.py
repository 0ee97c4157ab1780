"""A double click on Requests is one click: nothing that came to lie under the mouse by the first is answered."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.desktop.calendar.scenes import Scene
from tests.desktop.requests.hands import LEFT, Hands


def second_half(hands: Hands, at: QPoint) -> None:
    """Of a double click, wherever in the view it falls."""
    under = hands.view.childAt(at)
    assert under is not None
    place, outside = QPointF(under.mapFrom(hands.view, at)), QPointF(hands.view.mapToGlobal(at))
    for kind, held in (
        (QEvent.Type.MouseButtonDblClick, LEFT),
        (QEvent.Type.MouseButtonRelease, Qt.MouseButton.NoButton),
    ):
        event = QMouseEvent(kind, place, outside, LEFT, held, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(under, event)
    hands.settle()


@pytest.mark.parametrize("width", [900, 1150, 1190, 1744])
@pytest.mark.parametrize("name", ["confirm", "counter", "decline", "withdraw"])
def test_a_double_click_on_the_foot_opens_the_answer_and_gives_none(
    qtbot: QtBot, shop: Scene, width: int, name: str
) -> None:
    hands = Hands(qtbot, shop, width)
    button: QPushButton = getattr(hands.view.foot, name)
    left = button.mapTo(hands.view, button.rect().topLeft())
    for part in (1, 3, 5):
        at = left + QPoint(button.width() * part // 6, button.height() // 2)
        hands.click(button)
        panel = hands.view.panel
        assert panel is not None

        second_half(hands, at)

        assert hands.shop.sent() == []
        assert hands.view.panel is panel
        hands.view._back()
        hands.settle()


@pytest.mark.parametrize("width", [900, 1190])
def test_a_click_is_not_meant_for_what_came_under_the_mouse(qtbot: QtBot, shop: Scene, width: int) -> None:
    hands = Hands(qtbot, shop, width)
    hands.click(hands.view.foot.confirm)
    QTest.mouseClick(hands.view.confirming.yes, LEFT)
    hands.settle()
    assert hands.shop.sent() == []

    hands.click(hands.view.confirming.yes)
    assert len(hands.shop.sent()) == 1
    assert hands.view.foot.isVisible()

    QTest.mouseClick(hands.view.foot.confirm, LEFT)
    hands.settle()

    assert hands.view.panel is None, "the next request has not been looked at"
    assert len(hands.shop.sent()) == 1
