"""A shortened label tells the whole of it where nothing around it does, and gets in nobody's way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.theming.elide import ElidedLabel

LONG = "Soumission d’un autre garage pour une chaîne de distribution"
THROUGH = Qt.WidgetAttribute.WA_TransparentForMouseEvents


@pytest.fixture
def button(qtbot: QtBot) -> QPushButton:
    made = QPushButton()
    qtbot.addWidget(made)
    QVBoxLayout(made).addWidget(ElidedLabel(LONG))
    made.resize(120, 40)
    made.show()
    return made


def _label(button: QWidget) -> ElidedLabel:
    (label,) = button.findChildren(ElidedLabel)
    return label


def test_its_tip_says_the_whole_while_it_is_shortened(button: QPushButton) -> None:
    label = _label(button)
    assert (label.toolTip(), label.testAttribute(THROUGH)) == (LONG, False)
    button.resize(900, 40)
    assert (label.toolTip(), label.testAttribute(THROUGH)) == ("", True)
    label.setText(LONG * 5)
    assert label.toolTip() == LONG * 5


def test_a_press_on_it_is_one_on_what_it_lies_on(button: QPushButton, qtbot: QtBot) -> None:
    with qtbot.waitSignal(button.clicked):
        QTest.mouseClick(_label(button), Qt.MouseButton.LeftButton)


def test_a_tip_of_what_it_lies_on_goes_first(button: QPushButton) -> None:
    label = _label(button)

    def taken() -> bool:
        event = QHelpEvent(QHelpEvent.Type.ToolTip, QPoint(1, 1), QPoint(1, 1))
        return label.event(event) and event.isAccepted()

    assert taken()
    button.setToolTip("All that there is to know")
    assert not taken()


def test_a_tip_that_somebody_gave_it_stays(qtbot: QtBot) -> None:
    label = ElidedLabel("Short")
    qtbot.addWidget(label)
    label.setToolTip("More about it")
    label.resize(20, 20)
    label.show()
    QApplication.processEvents()
    assert label.toolTip() == "More about it"
