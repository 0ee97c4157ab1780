"""The day at 1024×640: who works is read on each card, and when the next hour is free."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.views.today.day_card import DayCardView
from tests.desktop.calendar.scenes import Scene
from tests.desktop.today.hands import Hands


def _card(hands: Hands) -> DayCardView:
    found = hands.view.findChildren(DayCardView)
    return next(card for card in found if card.mechanic.text())


@pytest.mark.parametrize("width", range(120, 320, 20))
def test_the_mechanics_name_goes_before_the_words_of_the_state(hands: Hands, width: int) -> None:
    card = _card(hands)
    assert card.chip is not None
    card.setFixedWidth(width)
    layout = card.layout()
    assert layout is not None
    layout.activate()
    name = card.mechanic
    whole = name.fontMetrics().horizontalAdvance(name.brief or name.text()) <= name.width()
    assert whole or card.chip.words.isHidden()
    assert card.chip.toolTip() == card.chip.words.text()


def test_with_room_for_both_the_state_is_in_words(hands: Hands) -> None:
    card = _card(hands)
    assert card.chip is not None
    card.setFixedWidth(400)
    assert not card.chip.words.isHidden()
    card.setFixedWidth(130)
    assert card.chip.words.isHidden()


def test_the_next_free_hour_is_said_whole_in_a_small_window(qtbot: QtBot, shop: Scene) -> None:
    hands = Hands(qtbot, shop, width=1024 - 176, height=640)
    free = hands.view.foot.free
    assert free.text().startswith("Next free with a mechanic: ")
    assert free.brief == "Next free: " + free.text().removeprefix("Next free with a mechanic: ").split(",")[0]
    assert free.fontMetrics().horizontalAdvance(free.brief) <= free.width()
