"""The panel beside the calendar: whatever is in a card is seen, however little room there is."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.presenters.needs_answer import Clash, NeedsAnswer, OfferWaiting
from desktop.views.calendar.answer_cards import AnswerCard, ClashCard
from desktop.views.calendar.side_panel import SidePanel
from scheduling.commands import Alternative

ZONE = ZoneInfo("America/Toronto")
TEN = 1_795_532_400


def clash() -> Clash:
    """A lost booking with five other times."""
    return Clash(
        session_id=uuid4(),
        customer="Marie-Antoinette Charbonneau-Desrosiers",
        starts=TEN,
        minutes=60,
        mechanic="Sam O'Neil",
        mechanic_id=None,
        blocking=(),
        alternatives=tuple(Alternative(starts=TEN + n * 86400, minutes=60) for n in range(5)),
        names={},
        may_place=True,
        may_cancel=True,
    )


def offer(customer: str) -> OfferWaiting:
    """A booking that its mechanic has not answered."""
    return OfferWaiting(
        session_id=uuid4(),
        customer=customer,
        starts=TEN,
        minutes=60,
        mechanic="Chloé Gagnon",
        concern="",
        expires_at=TEN - 3600,
        mine=False,
    )


def test_a_clash_over_a_price_says_so_and_not_that_somebody_has_the_time(qtbot: QtBot) -> None:
    card = ClashCard(replace(clash(), price_cents=3500), ZONE)
    qtbot.addWidget(card)
    said = " ".join(label.text() for label in card.findChildren(QLabel))
    assert "The customer was told another price: it is $35.00 now." in said
    assert "another booking" not in said


@pytest.mark.parametrize("high", [480, 560, 640, 700, 768])
def test_cards_are_whole_when_a_clash_comes_in(qtbot: QtBot, high: int) -> None:
    panel = SidePanel()
    qtbot.addWidget(panel)
    panel.resize(panel.width(), high)
    panel.show()
    offers = (offer("Étienne Gauthier"), offer("Steven O'Brien"))
    today = date(2026, 11, 20)

    def whole() -> None:
        for card in panel.cards:
            assert isinstance(card, AnswerCard)
            assert card.height() >= card.heightForWidth(card.width())
            for button in card.buttons:
                corner = button.mapTo(card, button.rect().bottomRight())
                assert card.rect().contains(corner), button.text()

    for clashes in ((), (clash(),), (clash(), clash())):
        panel.show_answers(NeedsAnswer(clashes=clashes, refused=(), offers=offers), ZONE, today)
        assert len(panel.cards) == len(clashes) + 2
        qtbot.waitUntil(whole)  # layouts settle with the event loop


def test_the_strip_counts_what_came_while_a_button_was_down(qtbot: QtBot) -> None:
    panel = SidePanel()
    qtbot.addWidget(panel)
    anna, bob = offer("Anna"), offer("Bob")
    panel.show_answers(NeedsAnswer(offers=(anna,)), ZONE, date(2026, 11, 20))
    panel.show()
    (button,) = panel.cards[0].buttons
    QTest.mousePress(button, Qt.MouseButton.LeftButton)
    panel.show_answers(NeedsAnswer(offers=(anna, bob)), ZONE, date(2026, 11, 20))
    assert panel.strip.text() == "1"
    QTest.mouseRelease(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: panel.strip.text() == "2")
