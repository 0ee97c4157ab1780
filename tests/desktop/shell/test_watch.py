"""What is said of changes: done when the server answers, waiting when it does not, and how to take them back."""

from __future__ import annotations

from uuid import UUID

import pytest
from psygnal import Signal
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.undo import PUT_BACK, TakenBack, UndoStack
from desktop.presenters.undo_labels import COUNTERED
from desktop.shell import watch as module
from desktop.shell.alerts import Alerts
from desktop.shell.watch import UndoWatch
from desktop.store.pending import ChangeState
from scheduling.errors import Gone
from scheduling.ids import uuid7
from tests.factories import MONDAY, ZONE, at


class Link:
    """How it stands with the server."""

    changed = Signal()

    def __init__(self, *, online: bool) -> None:
        self.online = online
        self.problem = "" if online else "unreachable"
        self.waiting = 0
        self.needs_attention = 0
        self.late_from = 10
        self.fates: dict[UUID, ChangeState] = {}

    def fate(self, mid: UUID) -> ChangeState | None:
        """What became of a change."""
        return self.fates.get(mid)

    def overdue(self, now: int) -> bool:
        """Whether it has been away for too long."""
        return now >= self.late_from

    def answer(self, mid: UUID, state: ChangeState) -> None:
        """The server's answer comes."""
        self.fates[mid] = state
        self.changed.emit()


@pytest.fixture
def alerts(qtbot: QtBot) -> Alerts:
    page = QWidget()
    qtbot.addWidget(page)
    return Alerts(page)


def said(alerts: Alerts) -> list[str]:
    return [alert.text for alert in alerts.current()]


def ways_back(alerts: Alerts) -> dict[str, QPushButton]:
    """The "Undo" of each alert that has one."""
    found = {alert.text: alert.findChildren(QPushButton) for alert in alerts.current()}
    return {text: each for text, buttons in found.items() for each in buttons if each.text() == "Undo"}


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("booked", "Marc is booked."),
        ("moved", "The booking of Marc is moved."),
        ("cancelled", "The booking of Marc is cancelled."),
        ("offered", "Marc: offered to the mechanic, who answers first."),
        ("kept", "Marc is booked."),
        ("kept_offer", "Marc: offered to the mechanic, who answers first."),
        ("walked_in", "Marc has the bay."),
        ("no_show", "Marc is marked as a no-show."),
        ("resized", "The booking of Marc has another length."),
        ("extended", "The session of Marc lasts longer."),
    ],
)
def test_what_was_done_is_said_with_the_name(alerts: Alerts, label: str, words: str) -> None:
    undo = UndoStack()
    UndoWatch(undo, alerts, Link(online=True), lambda: ZONE)
    undo.push(label, {"customer": "Marc"}, lambda: None)
    assert said(alerts) == [words]


def test_who_has_no_name_is_the_customer(alerts: Alerts) -> None:
    undo = UndoStack()
    UndoWatch(undo, alerts, Link(online=True), lambda: ZONE)
    undo.push("moved", {"customer": ""}, lambda: None)
    undo.push("booked", {}, lambda: None)
    assert said(alerts) == ["The booking of the customer is moved.", "The customer is booked."]


@pytest.mark.parametrize("label", ["booked", "kept", "moved", "resized", "extended", "cancelled", "no_show"])
def test_without_the_server_nothing_is_called_done(alerts: Alerts, label: str) -> None:
    undo = UndoStack()
    watch = UndoWatch(undo, alerts, Link(online=False), lambda: ZONE)
    undo.push(label, {"customer": "Marc"}, lambda: None)
    (words,) = said(alerts)
    assert "Marc" in words
    assert words.endswith("waits for the server.")
    watch.undo()
    assert said(alerts)[-1] == "Taking it back for Marc waits for the server."


def test_a_walk_in_that_is_confirmed_waits_for_nobody_nor_does_taking_it_back_before_it_was_heard_of(
    alerts: Alerts,
) -> None:
    undo = UndoStack()
    watch = UndoWatch(undo, alerts, Link(online=False), lambda: ZONE)
    undo.push("walked_in", {"customer": "Marc"}, lambda: TakenBack(label_code="let_go"), uuid7())
    assert said(alerts) == ["Marc has the bay."]
    assert list(ways_back(alerts)) == ["Marc has the bay."]
    watch.undo()
    assert said(alerts) == ["The booking of Marc is taken back."]


def test_what_said_that_it_waits_leaves_when_the_server_has_it(alerts: Alerts) -> None:
    undo, link = UndoStack(), Link(online=False)
    UndoWatch(undo, alerts, link, lambda: ZONE)
    link.waiting = 1
    undo.push("moved", {"customer": "Marc"}, lambda: None)
    link.online = True
    link.changed.emit()
    assert said(alerts) == ["The move of Marc is kept here and waits for the server."]
    link.waiting = 0
    link.changed.emit()
    assert said(alerts) == []


def test_online_a_move_is_called_done_when_the_server_has_said_so(alerts: Alerts) -> None:
    undo, link, mid = UndoStack(), Link(online=True), uuid7()
    UndoWatch(undo, alerts, link, lambda: ZONE)
    link.fates[mid] = ChangeState.SENT
    undo.push("moved", {"customer": "Marc"}, lambda: None, mid)
    assert said(alerts) == [], "the answer comes in a moment"
    link.answer(mid, ChangeState.APPLIED)
    assert said(alerts) == ["The booking of Marc is moved."]
    link.changed.emit()
    assert said(alerts) == ["The booking of Marc is moved."]


@pytest.mark.parametrize("online", [True, False])
def test_what_a_customer_was_told_has_no_way_back_on_its_alert(alerts: Alerts, online: bool) -> None:
    undo, link, mid = UndoStack(), Link(online=online), uuid7()
    UndoWatch(undo, alerts, link, lambda: ZONE)
    link.fates[mid] = ChangeState.SENT if online else ChangeState.WAITING
    undo.push(COUNTERED, {"customer": "Marc", "starts": at(MONDAY, "10:00")}, lambda: None, mid)
    assert len(ways_back(alerts)) == (0 if online else 1), "until it is sent it can be taken back"
    link.online = True
    link.answer(mid, ChangeState.APPLIED)
    assert len(said(alerts)) == 1
    assert not ways_back(alerts)


def test_when_the_answer_is_late_the_move_waits_and_then_is_done_in_the_same_alert(
    qtbot: QtBot, alerts: Alerts, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "SOON_MS", 1)
    undo, link, mid = UndoStack(), Link(online=True), uuid7()
    UndoWatch(undo, alerts, link, lambda: ZONE)
    link.fates[mid] = ChangeState.WAITING
    undo.push("moved", {"customer": "Marc"}, lambda: None, mid)
    qtbot.waitUntil(lambda: said(alerts) == ["The move of Marc is kept here and waits for the server."])
    (alert,) = alerts.current()
    link.answer(mid, ChangeState.APPLIED)
    assert alerts.current() == [alert]
    assert said(alerts) == ["The booking of Marc is moved."]


@pytest.mark.parametrize("online", [True, False])
def test_a_refused_move_is_never_called_done(alerts: Alerts, online: bool) -> None:
    undo, link, mid = UndoStack(), Link(online=online), uuid7()
    UndoWatch(undo, alerts, link, lambda: ZONE)
    link.fates[mid] = ChangeState.SENT
    undo.push("moved", {"customer": "Marc"}, lambda: None, mid)
    link.answer(mid, ChangeState.CONFLICT)
    assert said(alerts) == []


def test_a_mechanic_who_answers_first_is_named(alerts: Alerts) -> None:
    undo, link = UndoStack(), Link(online=True)
    watch = UndoWatch(undo, alerts, link, lambda: ZONE)
    back = TakenBack("moved_offer", {"mechanic": "Olga Offers"})
    undo.push("moved_offer", {"customer": "Marc", "mechanic": "Ivan"}, lambda: back)
    assert said(alerts) == ["Marc: moved; Ivan answers first."]
    watch.undo()
    assert said(alerts) == ["Marc: moved back; Olga is asked again."]


def test_without_the_server_a_mechanic_is_asked_only_then(alerts: Alerts) -> None:
    undo, link = UndoStack(), Link(online=False)
    watch = UndoWatch(undo, alerts, link, lambda: ZONE)
    back = TakenBack("moved_offer", {"mechanic": "Olga Offers"})
    undo.push("moved_offer", {"customer": "Marc", "mechanic": "Ivan"}, lambda: back)
    assert said(alerts) == ["The move of Marc waits for the server; then Ivan is asked."]
    watch.undo()
    assert said(alerts) == ["Taking it back for Marc waits for the server; then Olga is asked."]


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("moved", "The booking of Marc is back where it was."),
        ("resized", "The booking of Marc is as long as it was."),
        ("no_show", "Marc is expected again."),
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
    assert said(later) == ["Move the booking of Bob back to where it was?"]
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
    ("label", "waits", "done"),
    [
        ("kept", "The booking of Marc is kept here and waits for the server.", "Marc is booked."),
        (
            "kept_offer",
            "The booking of Marc waits for the server; then Ivan is asked.",
            "Marc: offered to the mechanic, who answers first.",
        ),
    ],
)
def test_a_booking_that_waited_is_booked_in_the_same_alert(  # noqa: PLR0917 they are the table's
    qtbot: QtBot, alerts: Alerts, monkeypatch: pytest.MonkeyPatch, label: str, waits: str, done: str
) -> None:
    monkeypatch.setattr(module, "SOON_MS", 1)
    undo, link, mid = UndoStack(), Link(online=True), uuid7()
    UndoWatch(undo, alerts, link, lambda: ZONE)
    link.fates[mid] = ChangeState.SENT
    undo.push(label, {"customer": "Marc", "mechanic": "Ivan Independent"}, lambda: None, mid)
    qtbot.waitUntil(lambda: said(alerts) == [waits])
    (alert,) = alerts.current()
    assert alert.kind == "info", "no green check before the answer"
    link.answer(mid, ChangeState.APPLIED)
    assert alerts.current() == [alert]
    assert (alert.text, alert.kind) == (done, "done")


def test_a_booking_that_waited_and_is_refused_waits_no_more(alerts: Alerts) -> None:
    undo, link, mid = UndoStack(), Link(online=False), uuid7()
    UndoWatch(undo, alerts, link, lambda: ZONE)
    link.fates[mid] = ChangeState.WAITING
    undo.push("kept", {"customer": "Marc"}, lambda: None, mid)
    assert said(alerts) == ["The booking of Marc is kept here and waits for the server."]
    link.answer(mid, ChangeState.CONFLICT)
    assert said(alerts) == []


@pytest.mark.parametrize(
    ("label", "words"),
    [("booked", "Marc is booked."), ("offered", "Marc: offered to the mechanic, who answers first.")],
)
def test_what_was_answered_is_done_though_the_server_has_gone_away_since(
    alerts: Alerts, label: str, words: str
) -> None:
    undo, link, mid = UndoStack(), Link(online=False), uuid7()
    UndoWatch(undo, alerts, link, lambda: ZONE)
    link.fates[mid] = ChangeState.APPLIED
    undo.push(label, {"customer": "Marc"}, lambda: None, mid)
    (alert,) = alerts.current()
    assert (alert.text, alert.kind) == (words, "done")


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
        assert said(alerts) == ["Take back the booking of Marc?"]
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
