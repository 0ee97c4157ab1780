"""The list of steps: where it is low each says what was chosen on one line, so that a message has room below."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.views.booking.steps import MESSAGE, StepColumn, StepLine

CHOSEN = ("Marie-Antoinette Desrosiers", "Volkswagen Golf Sportwagen 2020", "Bay 2 – Suspension")


@pytest.mark.parametrize(("high", "brief"), [(592, True), (1000, False)])
def test_what_was_chosen_is_brief_where_a_message_would_have_no_room(
    qtbot: QtBot, high: int, brief: bool
) -> None:
    column = StepColumn("Book a visit", "Montréal")
    qtbot.addWidget(column)
    lines: list[StepLine] = [column.add(f"Step {number}", lambda: None) for number in range(7)]
    column.resize(216, high)
    with qtbot.waitExposed(column):
        column.show()
    for line in lines:
        line.show_state(CHOSEN, done=True, current=False, open_=True)
    for _ in range(2):
        QApplication.processEvents()
    assert {line.height() for line in lines} == {32 + 16 * (1 if brief else 3)}
    assert column.free().height() >= MESSAGE
    assert all(line.toolTip() == ", ".join(CHOSEN) for line in lines)
    assert all(CHOSEN[2] in line.accessibleName() for line in lines)
