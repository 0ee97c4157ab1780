"""What is said of an answer to a visit request that was given, taken back, or cannot be."""

from __future__ import annotations

import pytest

from desktop.presenters import undo_labels
from desktop.presenters.undo import TakenBack, UndoStep
from desktop.shell.request_undo_words import request_stays
from desktop.shell.undo_question import question_words
from desktop.shell.watch import done_words, undone_words
from tests.factories import MONDAY, ZONE, at


def step(label: str, **params: object) -> UndoStep:
    return UndoStep(label, {"customer": "Marc", "starts": at(MONDAY, "10:00")} | params, lambda: None)


@pytest.mark.parametrize("label", sorted(undo_labels.OF_REQUESTS - {undo_labels.ALL_CONFIRMED}))
def test_each_says_whose_it_is_done_waiting_and_taken_back(label: str) -> None:
    done, waits = done_words(step(label), ZONE), done_words(step(label), ZONE, known=False)
    assert "Marc" in done
    assert "Marc" in waits
    assert "waits for the server" in waits
    assert done != waits
    assert "Marc" in undone_words(step(label), TakenBack(undo_labels.BACK), known=False), (
        "it waits for nobody"
    )
    assert "Marc" in question_words(step(label), ZONE)
    assert any(way in request_stays(step(label)) for way in ("instead", "after all", "cannot be taken back"))


def test_several_are_counted() -> None:
    several = step(undo_labels.ALL_CONFIRMED, count=3)
    assert done_words(several, ZONE) == ("3 visits are confirmed. To change one, move or cancel its visit.")
    assert done_words(several, ZONE, known=False) == "3 confirmations wait for the server."
    assert undone_words(several, TakenBack(undo_labels.BACK, {"count": 3, "kept": 0})) == (
        "3 confirmations are taken back."
    )
    assert undone_words(several, TakenBack(undo_labels.BACK, {"count": 2, "kept": 1})) == (
        "2 confirmations are taken back. 1 had reached the server already and stay."
    )
    assert question_words(several, ZONE) == "Take back 3 confirmations?"


@pytest.mark.parametrize(
    ("label", "instead"),
    [
        (undo_labels.CONFIRMED, "move or cancel the visit"),
        (undo_labels.OFFERED, "move or cancel the visit"),
        (undo_labels.COUNTERED, "not taken back"),
        (undo_labels.DECLINED, "not taken back"),
    ],
)
def test_an_answer_that_the_server_has_says_why_there_is_no_way_back(label: str, instead: str) -> None:
    assert done_words(step(label), ZONE).endswith(f"{instead}.")
    assert instead not in done_words(step(label), ZONE, known=False), "it can be taken back still"


@pytest.mark.parametrize("label", sorted(undo_labels.OF_REQUESTS))
def test_nothing_is_said_to_have_been_sent_since_no_message_may_go_to_anybody(label: str) -> None:
    answered = step(label, count=2)
    back = undone_words(
        step(undo_labels.ALL_CONFIRMED, count=2), TakenBack(undo_labels.BACK, {"count": 1, "kept": 1})
    )
    for said in (done_words(answered, ZONE), request_stays(answered), back):
        assert "sent" not in said
        assert "gone out" not in said
