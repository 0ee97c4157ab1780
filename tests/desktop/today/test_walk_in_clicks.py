"""Clicks beside the fields of a walk-in: the keys stay in the form, and nothing typed is lost."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from tests.desktop.today.hands import Hands

LEFT = Qt.MouseButton.LeftButton


def test_a_click_on_its_ground_leaves_the_keys_where_they_were(hands: Hands) -> None:
    card = hands.view.walk_in
    assert hands.view.ask_walk_in()
    QTest.keyClicks(card.name.line, "Wanda Walker")
    card.phone.setFocus()
    assert card.phone.line.hasFocus()
    QTest.mouseClick(card, LEFT, pos=QPoint(3, card.height() // 2))
    assert card.phone.line.hasFocus()
    title = next(label for label in card.findChildren(QLabel) if label.text() == "Walk-in")
    QTest.mouseClick(title, LEFT)
    assert card.phone.line.hasFocus()
    inside = QApplication.focusWidget()
    assert inside is not None
    QTest.keyClick(inside, Qt.Key.Key_Escape)
    assert card.losing.asks, "what was typed is asked about"
    assert card.name.text == "Wanda Walker"
