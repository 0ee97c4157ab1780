"""What is said when something is taken back: by its alert's button, by a question, and of what the server had heard."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.undo import PUT_BACK, TakenBack, UndoStack
from desktop.presenters.undo_labels import ARRIVED, BACK, BEGUN, FINISHED, LONGER, SAID
from desktop.shell.alerts import Alerts
from desktop.shell.watch import UndoWatch
from desktop.store.pending import ChangeState
from scheduling.errors import Gone, TooLate
from scheduling.ids import uuid7
from tests.desktop.shell.watched import Link, said, ways_back
from tests.factories import MONDAY, ZONE, at

HOW = "Ctrl+Z once more does it; left alone, all stays."
"""How the question is answered: it takes no keys."""


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("moved", "The booking of Marc is back where it was."),
        ("resized", "The booking of Marc is as long as it was."),
        ("no_show", "Marc is expected again."),
        ("expected", "Marc is expected again."),
        ("cancelled_offer", "Marc is offered to Olga again, who answers first."),
        ("stayed", "The booking of Marc stays as it was."),
    ],
)
def test_what_was_taken_back_is_said(alerts: Alerts, label: str, words: str) -> None:
    undo = UndoStack()
    watch = UndoWatch(undo, alerts, Link(online=True), lambda: ZONE)
    undo.push("cancelled", {"customer": "Marc"}, lambda: TakenBack(label, {"mechanic": "Olga"}))
    watch.undo()
    assert said(alerts) == [words], "what was said of the step is true no more"


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("moved", "The booking of Marc is back where it was."),
        ("resized", "The booking of Marc is as long as it was."),
        ("extended", "The booking of Marc is as long as it was."),
        (SAID, "The booking details of Marc are as they were."),
    ],
)
def test_what_nobody_had_heard_of_is_as_it_was(alerts: Alerts, label: str, words: str) -> None:
    undo = UndoStack()
    watch = UndoWatch(undo, alerts, Link(online=False), lambda: ZONE)
    undo.push(label, {"customer": "Marc"}, lambda: TakenBack(PUT_BACK))
    watch.undo()
    assert said(alerts) == [words]


def test_why_something_is_not_taken_back_leaves_by_itself(alerts: Alerts) -> None:
    def gone() -> None:
        raise Gone

    undo = UndoStack()
    watch = UndoWatch(undo, alerts, Link(online=True), lambda: ZONE)
    undo.push("moved", {"customer": "Marc"}, gone)
    watch.undo()
    (alert,) = alerts.current()
    assert (alert.kind, alert.stays) == ("bad", False)


def test_a_window_made_anew_for_another_language_does_not_tell_old_steps_again(
    qtbot: QtBot, alerts: Alerts
) -> None:
    undo, link, page = UndoStack(), Link(online=True), QWidget()
    qtbot.addWidget(page)
    UndoWatch(undo, alerts, link, lambda: ZONE)
    undo.push("moved", {"customer": "Anna"}, lambda: None)
    undo.push("moved", {"customer": "Bob"}, lambda: None)
    later = Alerts(page)
    watch = UndoWatch(undo, later, link, lambda: ZONE)
    assert said(later) == []
    watch.undo()
    assert said(later) == [f"Move the booking of Bob back to where it was? {HOW}"]
    watch.undo()
    assert said(later) == ["The booking of Bob is back where it was."]


def test_the_button_takes_back_what_its_alert_says(alerts: Alerts) -> None:
    undo, back = UndoStack(), list[str]()
    UndoWatch(undo, alerts, Link(online=True), lambda: ZONE)
    undo.push("moved", {"customer": "Anna"}, lambda: back.append("Anna"))
    undo.push("moved", {"customer": "Bob"}, lambda: back.append("Bob"))
    assert said(alerts) == ["The booking of Anna is moved.", "The booking of Bob is moved."]
    assert list(ways_back(alerts)) == ["The booking of Bob is moved."], (
        "the other may be in the way of Bob's, or below it"
    )
    ways_back(alerts)["The booking of Bob is moved."].click()
    assert said(alerts) == ["The booking of Anna is moved.", "The booking of Bob is back where it was."]
    ways_back(alerts)["The booking of Anna is moved."].click()
    assert back == ["Bob", "Anna"]
    assert ways_back(alerts) == {}


def test_an_older_change_that_is_answered_late_has_no_button(alerts: Alerts) -> None:
    undo, link, mid = UndoStack(), Link(online=True), uuid7()
    UndoWatch(undo, alerts, link, lambda: ZONE)
    link.fates[mid] = ChangeState.SENT
    undo.push("moved", {"customer": "Anna"}, lambda: None, mid)
    undo.push("moved", {"customer": "Bob"}, lambda: None)
    link.answer(mid, ChangeState.APPLIED)
    assert said(alerts) == ["The booking of Bob is moved.", "The booking of Anna is moved."]
    assert list(ways_back(alerts)) == ["The booking of Bob is moved."]


def test_what_is_forgotten_has_no_button(alerts: Alerts) -> None:
    undo = UndoStack()
    UndoWatch(undo, alerts, Link(online=True), lambda: ZONE)
    undo.push("moved", {"customer": "Anna"}, lambda: None)
    undo.clear()
    assert (said(alerts), ways_back(alerts)) == (["The booking of Anna is moved."], {})


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("booked", "Take back the booking of Marc, Mon 15 Jun, 14:00?"),
        ("no_show", "Take back the no-show of Marc, Mon 15 Jun, 14:00?"),
        ("kept_offer", "Take back the booking of Marc, Mon 15 Jun, 14:00?"),
        ("moved", "Move the booking of Marc, Mon 15 Jun, 14:00 back to where it was?"),
        ("resized", "Make the booking of Marc, Mon 15 Jun, 14:00 as long as it was?"),
        ("extended", "Take back the extension for Marc, Mon 15 Jun, 14:00?"),
        ("cancelled", "Book Marc, Mon 15 Jun, 14:00 again?"),
    ],
)
def test_what_is_no_longer_on_view_is_asked_about_first(alerts: Alerts, label: str, words: str) -> None:
    undo, taken = UndoStack(), []
    watch = UndoWatch(undo, alerts, Link(online=True), lambda: ZONE)
    undo.push(label, {"customer": "Marc", "starts": at(MONDAY, "14:00")}, lambda: taken.append(label))
    alerts.current()[0].close_now()
    watch.undo()
    words = f"{words} {HOW}"
    assert (said(alerts), taken) == ([words], [])
    assert list(ways_back(alerts)) == [words]
    watch.undo()
    assert taken == [label]
    assert words not in said(alerts)


def test_a_question_that_is_closed_takes_nothing_back(alerts: Alerts) -> None:
    undo, taken = UndoStack(), []
    watch = UndoWatch(undo, alerts, Link(online=True), lambda: ZONE)
    undo.push("booked", {"customer": "Marc"}, lambda: taken.append(1))
    for _ in range(3):
        alerts.current()[0].close_now()
        watch.undo()
        assert said(alerts) == [f"Take back the booking of Marc? {HOW}"]
    assert taken == []
    (button,) = ways_back(alerts).values()
    button.click()
    assert taken == [1]


def test_what_is_done_meanwhile_is_the_one_to_take_back(alerts: Alerts) -> None:
    undo, taken = UndoStack(), []
    watch = UndoWatch(undo, alerts, Link(online=True), lambda: ZONE)
    undo.push("booked", {"customer": "Marc"}, lambda: taken.append("booked"))
    alerts.current()[0].close_now()
    watch.undo()
    undo.push("moved", {"customer": "Élise"}, lambda: taken.append("moved"))
    assert not [words for words in said(alerts) if "?" in words]
    watch.undo()
    assert taken == ["moved"]


def test_where_a_booking_stands_now_is_said(alerts: Alerts) -> None:
    undo = UndoStack()
    UndoWatch(undo, alerts, Link(online=True), lambda: ZONE)
    placed = {"starts": at(MONDAY, "14:00"), "mechanic": "Anna Able"}
    undo.push("booked", {"customer": "Marc", **placed}, lambda: None)
    assert said(alerts) == ["Marc is booked: Mon 15 Jun, 14:00, with Anna."]
    undo.push("moved", {"customer": "Vera", **placed, "to": at(MONDAY, "15:30")}, lambda: None)
    undo.push("moved", {"customer": "Zoe", **placed, "to": at(MONDAY, "16:00"), "mechanic": ""}, lambda: None)
    assert said(alerts) == [
        "Vera is moved: Mon 15 Jun, 15:30, with Anna.",
        "Zoe is moved: Mon 15 Jun, 16:00.",
    ]


def test_what_is_done_again_is_no_longer_said_to_be_taken_back(alerts: Alerts) -> None:
    undo = UndoStack()
    watch = UndoWatch(undo, alerts, Link(online=True), lambda: ZONE)
    for who in ("Bob", "Anna"):
        undo.push("moved", {"customer": who}, lambda: None)
        watch.undo()
    undo.push("moved", {"customer": "Anna"}, lambda: None)
    assert said(alerts) == ["The booking of Bob is back where it was.", "The booking of Anna is moved."]


@pytest.mark.parametrize(
    ("label", "words"),
    [
        (BEGUN, "The last step, that the work for Marc has begun, cannot be taken back."),
        (LONGER, "The last step, that the work for Marc takes longer, cannot be taken back."),
        (FINISHED, "The last step, that the work for Marc is done, cannot be taken back."),
    ],
)
def test_what_is_for_good_is_told_only_when_it_is_to_be_taken_back(
    alerts: Alerts, label: str, words: str
) -> None:
    def sent() -> None:
        raise TooLate

    undo = UndoStack()
    watch = UndoWatch(undo, alerts, Link(online=True), lambda: ZONE)
    undo.push("booked", {"customer": "Anna"}, lambda: None)
    undo.push(label, {"customer": "Marc"}, sent, aloud=False)
    watch.undo()
    assert said(alerts)[-1:] == [words]
    assert undo.last is not None
    assert undo.last.label_code == "booked"
    undo.push(label, {"customer": "Marc"}, lambda: TakenBack(BACK), aloud=False)
    watch.undo()
    assert said(alerts)[-1:] == ["The visit of Marc is as it was before."]


def test_an_arrival_is_told_with_a_way_back(alerts: Alerts) -> None:
    undo, link, mid = UndoStack(), Link(online=True), uuid7()
    UndoWatch(undo, alerts, link, lambda: ZONE)
    undo.push(ARRIVED, {"customer": "Marc"}, lambda: None, mid)
    link.answer(mid, ChangeState.APPLIED)
    assert [*ways_back(alerts)] == ["Marc has arrived."]
