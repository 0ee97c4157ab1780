"""What is said of hours that were saved, waited for, taken back or not: a sentence for each, in words."""

from __future__ import annotations

import pytest

from desktop.presenters.undo import TakenBack, UndoStep
from desktop.shell.undo_question import question_words
from desktop.shell.watch import done_words, undone_words
from tests.factories import ZONE

LABELS = ("workshop_hours", "mechanic_hours", "time_off")


def _step(label: str) -> UndoStep:
    return UndoStep(label, {"customer": "Anna Affiliated"}, lambda: None)


@pytest.mark.parametrize(
    ("label", "done", "waits", "undone", "question"),
    [
        (
            "workshop_hours",
            "The workshop’s hours are saved.",
            "The workshop’s hours are kept here and wait for the server.",
            "The workshop’s hours are as they were.",
            "Take back the change of the workshop’s hours?",
        ),
        (
            "mechanic_hours",
            "The hours of Anna Affiliated are saved.",
            "The hours of Anna Affiliated are kept here and wait for the server.",
            "The hours of Anna Affiliated are as they were.",
            "Take back the change of the hours of Anna Affiliated?",
        ),
        (
            "time_off",
            "Time off is saved.",
            "Time off is kept here and waits for the server.",
            "Time off is as it was.",
            "Take back the change of time off?",
        ),
    ],
)
def test_each_step_is_told(label: str, done: str, waits: str, undone: str, question: str) -> None:
    step = _step(label)
    assert (done_words(step, ZONE), done_words(step, ZONE, known=False)) == (done, waits)
    assert undone_words(step, TakenBack()) == undone
    assert undone_words(step, TakenBack("hours_let_go"), known=False) == undone
    assert question_words(step, ZONE) == question


@pytest.mark.parametrize("label", LABELS)
def test_what_could_not_be_taken_back_says_why(label: str) -> None:
    step = _step(label)
    assert "Give another answer" in undone_words(step, TakenBack("hours_answered"))
    assert "the server had refused" in undone_words(step, TakenBack("hours_stayed"), known=False)
    waits = "Taking the hours back waits for the server."
    assert undone_words(step, TakenBack(), known=False) == waits
    stays = "The request stays answered: give another answer in its line."
    assert undone_words(step, TakenBack("hours_partly"), known=False) == f"{waits} {stays}"
    assert undone_words(step, TakenBack("hours_partly")) == f"{undone_words(step, TakenBack())} {stays}"


def test_what_the_owner_answers_first_is_only_asked_for() -> None:
    step = UndoStep("time_off", {"customer": "Anna Affiliated", "asks": True}, lambda: None)
    assert done_words(step, ZONE) == "Time off is asked for; the owner answers."
    assert done_words(step, ZONE, known=False) == (
        "The request for time off is kept here and waits for the server."
    )
