"""The card of a booking that its mechanic declined or left unanswered, in both languages."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.views.calendar.answer_cards import ClashCard
from scheduling.vocabulary import SessionState
from tests.desktop.calendar.scenes import scene
from tests.desktop.calendar.view.pilot import Pilot
from tests.desktop.calendar.view.test_answer_cards import in_french, only, said
from tests.factories import MONDAY, at

TOLD = (
    "Once another time stands on the server, Élise Tremblay is told of it, "
    "if the server is set up to send messages."
)
TOLD_FR = (
    "Dès qu’une autre heure est inscrite au serveur, un message en avise Élise Tremblay, "
    "si le serveur est configuré pour en envoyer."
)
SAID = [
    ("declined", "en", ["Declined", "Olga Offers declined.", TOLD]),
    ("unanswered", "en", ["No answer", "Olga Offers did not answer in time.", TOLD]),
    ("declined", "fr", ["Déclinée", "Olga Offers a décliné.", TOLD_FR]),
    ("unanswered", "fr", ["Sans réponse", "Olga Offers n’a pas répondu à temps.", TOLD_FR]),
]


def _card(qtbot: QtBot, code: str, *, now: str = "08:00") -> ClashCard:
    shop = scene()
    shop.clock.set(at(MONDAY, now))
    shop.booking("asked", shop.garage.olga.id, "10:00", state=SessionState.UNPLACED, conflict_code=code)
    card = only(Pilot(qtbot, shop))
    assert isinstance(card, ClashCard)
    return card


@pytest.mark.parametrize(("code", "language", "expected"), SAID)
def test_it_says_what_became_of_the_offer(
    qtbot: QtBot, code: str, language: str, expected: list[str]
) -> None:
    if language == "fr":
        with in_french():
            lines = said(_card(qtbot, code))
    else:
        lines = said(_card(qtbot, code))
    assert [lines[0], *lines[2:]] == expected


def test_the_button_that_stands_out_asks_somebody_else(qtbot: QtBot) -> None:
    card = _card(qtbot, "declined")
    *times, _cancel = card.buttons
    assert [button.text() for button in times[:2]] == ["10:00 Anna", "10:00 Ivan"]
    assert times[2].text().endswith("Olga")
    assert times[2].text() != "10:00 Olga"


def test_of_a_time_that_has_passed_it_says_that_too(qtbot: QtBot) -> None:
    lines = said(_card(qtbot, "unanswered", now="10:30"))
    assert lines[2] == "Olga Offers did not answer in time."
    assert lines[3:] == ["This time has passed.", TOLD]


def test_a_lost_race_is_still_a_clash(qtbot: QtBot) -> None:
    lines = said(_card(qtbot, "slot_taken"))
    assert (lines[0], lines[2]) == (
        "Clash",
        "It lost its time to another booking; the time is free again.",
    )
