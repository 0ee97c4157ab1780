"""What is said of a customer who was added and of two who were made one, and as long as what there is a way back."""

from __future__ import annotations

import pytest

from desktop.presenters.undo import TakenBack, UndoStack, UndoStep
from desktop.presenters.undo_labels import ADDED, BACK, MERGED, OF_CUSTOMERS
from desktop.shell.alerts import Alerts
from desktop.shell.customer_undo_words import customer_stays
from desktop.shell.undo_question import question_words
from desktop.shell.watch import UndoWatch, done_words, undone_words
from desktop.store.pending import ChangeState
from scheduling.errors import TooLate
from scheduling.ids import uuid7
from tests.desktop.shell.watched import Link, said, ways_back
from tests.factories import ZONE


def _step(label: str) -> UndoStep:
    return UndoStep(label, {"customer": "Marc", "other": "Marco"}, lambda: None)


@pytest.mark.parametrize("label", sorted(OF_CUSTOMERS))
def test_each_says_whose_it_is_done_waiting_taken_back_and_why_not(label: str) -> None:
    step = _step(label)
    texts = [
        done_words(step, ZONE),
        done_words(step, ZONE, known=False),
        undone_words(step, TakenBack(BACK), known=False),
        question_words(step, ZONE),
        customer_stays(step).replace("%1", "Marc"),
    ]
    assert len(set(texts)) == len(texts)
    for text in texts:
        assert "Marc" in text
        assert ("Marco" in text) is (label == MERGED), text
        assert "%" not in text


@pytest.mark.parametrize("label", sorted(OF_CUSTOMERS))
def test_there_is_a_way_back_until_the_server_has_it(alerts: Alerts, label: str) -> None:
    undo, link, mid = UndoStack(), Link(online=False), uuid7()
    watch = UndoWatch(undo, alerts, link, lambda: ZONE)
    link.fates[mid] = ChangeState.WAITING

    def sent() -> TakenBack:
        raise TooLate

    undo.push(label, {"customer": "Marc", "other": "Marco"}, sent, mid)
    assert len(ways_back(alerts)) == 1
    link.online = True
    link.answer(mid, ChangeState.APPLIED)
    assert len(said(alerts)) == 1
    assert not ways_back(alerts)
    watch.undo()
    assert said(alerts) == [customer_stays(_step(label)).replace("%1", "Marc")]


def test_taking_back_a_new_customer_says_so(alerts: Alerts) -> None:
    undo = UndoStack()
    watch = UndoWatch(undo, alerts, Link(online=False), lambda: ZONE)
    undo.push(ADDED, {"customer": "Marc"}, lambda: TakenBack(BACK), uuid7())
    watch.undo()
    assert said(alerts) == ["The new customer Marc is taken back."]


def test_who_was_not_sent_and_has_a_booking_by_now_is_not_called_sent(alerts: Alerts) -> None:
    undo = UndoStack()
    watch = UndoWatch(undo, alerts, Link(online=False), lambda: ZONE)

    def built_on() -> TakenBack:
        raise TooLate(built=True)

    undo.push(ADDED, {"customer": "Marc"}, built_on, uuid7())
    watch.undo()
    (words,) = said(alerts)
    assert words == "More was done with Marc since, so they stay: take that back first."
