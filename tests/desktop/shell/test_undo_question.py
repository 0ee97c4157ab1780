"""What Ctrl+Z asks before it takes back what is no longer on view: each step by what would become of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from desktop.presenters.undo import TakenBack, UndoStep
from desktop.shell.undo_question import question_words
from desktop.shell.watch import done_words, undone_words
from desktop.theming import formats
from tests.factories import MONDAY, ZONE, at


@pytest.mark.parametrize(
    ("label", "question"),
    [
        ("booked", "Take back the booking of Élise Tremblay, Mon 15 Jun, 14:00?"),
        ("moved", "Move the booking of Élise Tremblay, Mon 15 Jun, 14:00 back to where it was?"),
        ("cancelled", "Book Élise Tremblay, Mon 15 Jun, 14:00 again?"),
        ("parked", "Put Élise Tremblay, Mon 15 Jun, 14:00 back on the calendar?"),
        (
            "said",
            "Take back what was changed in the booking details of Élise Tremblay, Mon 15 Jun, 14:00?",
        ),
        ("placed", "Park Élise Tremblay, Mon 15 Jun, 14:00 again?"),
        ("placed_offer", "Park Élise Tremblay, Mon 15 Jun, 14:00 again?"),
    ],
)
def test_it_says_what_would_become_of_it(label: str, question: str) -> None:
    params: dict[str, object] = {"customer": "Élise Tremblay", "starts": at(MONDAY, "14:00")}
    assert question_words(UndoStep(label, params, lambda: None), ZONE) == question


def test_a_booking_of_another_year_says_which() -> None:
    formats.use_clock(lambda: at(MONDAY + timedelta(days=300), "9:00"))
    params: dict[str, object] = {"customer": "Élise Tremblay", "starts": at(MONDAY, "14:00")}
    asked = question_words(UndoStep("cancelled", params, lambda: None), ZONE)
    assert asked == f"Book Élise Tremblay, Mon 15 Jun {MONDAY.year}, 14:00 again?"


def test_of_what_was_said_it_is_told_how_it_stands() -> None:
    step = UndoStep("said", {"customer": "Marc"}, lambda: None)
    assert done_words(step, ZONE) == "The booking details of Marc are changed."
    assert (
        done_words(step, ZONE, known=False)
        == "The booking details of Marc are kept here and wait for the server."
    )
    assert undone_words(step, TakenBack()) == "The booking details of Marc are as they were."
