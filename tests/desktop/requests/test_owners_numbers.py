"""What the owner set otherwise is what the Requests screen says and offers."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.presenters.availability_source import Numbers
from desktop.views.requests.counter_panel import CounterPanel
from scheduling.visit_requests import Age
from tests.desktop.calendar.scenes import Scene
from tests.desktop.requests.hands import Hands

K = Qt.Key
OWN: Numbers = {
    "money": {"deposit": 4000},
    "requests": {"promise_seconds": 2 * 3600, "due_soon_seconds": 1800, "most_offered": 1},
}


@pytest.fixture
def hands(qtbot: QtBot, shop: Scene) -> Hands:
    return Hands(qtbot, shop, numbers=OWN)


def test_the_deposit_is_theirs_in_the_row_the_message_and_for_all_at_once(hands: Hands) -> None:
    assert hands.view.foot.hint.text().endswith("deposit $40.00.")
    hands.key(K.Key_Enter)
    panel = hands.view.panel
    assert panel is not None
    assert "40,00" in panel.preview.text.text(), "in the customer's language"
    hands.key(K.Key_Escape)
    hands.key(K.Key_A)
    assert "$40.00" in hands.view.batch.told.text()


def test_the_promise_is_theirs(hands: Hands) -> None:
    board = hands.requests.board()
    assert board is not None
    ages = dict(zip(hands.lines(), (line.age for line in board.lines), strict=True))
    assert ages == {"old": Age.OVERDUE, "middle": Age.OVERDUE, "new": Age.FRESH}


def test_no_more_times_are_offered_than_they_allow(hands: Hands) -> None:
    hands.key(K.Key_O)
    panel = hands.view.panel
    assert isinstance(panel, CounterPanel)
    assert len(panel.chosen) == 1, "the first is chosen for a start"
    hands.key(K.Key_2)
    assert len(panel.chosen) == 1
    assert panel.problem.text().startswith("At most 1 ")


def test_what_the_owner_changes_meanwhile_counts_from_then_on(hands: Hands) -> None:
    def near() -> int:
        detail = hands.requests.detail(hands.shop.ids["old"])
        assert detail is not None
        return len(detail.alternatives)

    before = near()
    hands.numbers = {"requests": {"alternatives": 1}}
    hands.requests.changed.emit()
    assert (before, near()) == (3, 1)
