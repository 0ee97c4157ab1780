"""The panel beside the calendar: whatever is in a card is seen, however little room there is."""

from __future__ import annotations

from datetime import date
from uuid import uuid4
from zoneinfo import ZoneInfo

from pytestqt.qtbot import QtBot

from desktop.presenters.conflicts import Clash, NeedsAnswer
from desktop.views.calendar.answer_cards import ClashCard
from desktop.views.calendar.side_panel import SidePanel
from scheduling.commands import Alternative
from scheduling.vocabulary import VisitKind

ZONE = ZoneInfo("America/Toronto")
TEN = 1_795_532_400


def clash() -> Clash:
    """A lost booking with five other times."""
    return Clash(
        session_id=uuid4(),
        customer="Marie-Antoinette Charbonneau-Desrosiers",
        starts=TEN,
        minutes=60,
        visit=VisitKind.IN_PERSON,
        mechanic="Sam O'Neil",
        mechanic_id=None,
        code="slot_taken",
        created_at=TEN - 86400,
        blocking=(),
        alternatives=tuple(Alternative(starts=TEN + n * 86400, minutes=60) for n in range(5)),
        names={},
        may_place=True,
        may_cancel=True,
    )


def test_cards_are_whole_and_the_list_scrolls(qtbot: QtBot) -> None:
    panel = SidePanel()
    qtbot.addWidget(panel)
    panel.resize(panel.width(), 560)
    panel.show()
    panel.show_answers(
        NeedsAnswer(clashes=(clash(), clash()), refused=(), offers=()), ZONE, date(2026, 11, 20)
    )

    def fits() -> None:
        for card in panel.cards:
            assert isinstance(card, ClashCard)
            assert card.height() >= card.heightForWidth(card.width())
            for button in card.buttons:
                corner = button.mapTo(card, button.rect().bottomRight())
                assert card.rect().contains(corner), button.text()

    qtbot.waitUntil(fits)  # layouts settle with the event loop
