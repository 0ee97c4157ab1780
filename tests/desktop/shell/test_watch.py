"""What is said of changes: done when the server answers, waiting when it does not."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.presenters.undo import TakenBack, UndoStack
from desktop.presenters.undo_labels import COUNTERED, UNTIL_SENT
from desktop.shell import watch as module
from desktop.shell.alerts import Alerts
from desktop.shell.watch import UndoWatch
from desktop.store.pending import ChangeState
from desktop.theming import formats
from scheduling.ids import uuid7
from tests.desktop.shell.watched import Link, said, ways_back
from tests.factories import MONDAY, ZONE, at


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


@pytest.mark.parametrize(
    ("waits", "words"),
    [
        (0, "Marc has the bay."),
        (4, "Marc has the bay."),
        (90, "Marc has a bay from 9:30, after a wait of 1 h 30."),
    ],
)
def test_how_long_a_walk_in_waits_for_the_bay_is_said(alerts: Alerts, waits: int, words: str) -> None:
    formats.use_clock(lambda: at(MONDAY, "08:00"))
    try:
        undo = UndoStack()
        UndoWatch(undo, alerts, Link(online=True), lambda: ZONE)
        step = {"customer": "Marc", "starts": at(MONDAY, "08:00") + waits * 60, "waits": waits}
        undo.push("walked_in", step, lambda: None)
        assert said(alerts) == [words]
    finally:
        formats.use_clock(None)


@pytest.mark.parametrize("label", sorted(UNTIL_SENT))
def test_what_stays_once_it_was_sent_is_not_asked_about_long_after(alerts: Alerts, label: str) -> None:
    undo, link, taken = UndoStack(), Link(online=True), list[str]()
    watch = UndoWatch(undo, alerts, link, lambda: ZONE)
    undo.push("moved", {"customer": "Ann"}, lambda: taken.append("moved"), uuid7())
    mid = uuid7()
    undo.push(label, {"customer": "Marc", "other": "Marco", "count": 2}, lambda: taken.append(label), mid)
    link.answer(mid, ChangeState.APPLIED)
    for alert in alerts.current():
        alert.close_now()
    watch.undo()
    assert taken == []
    assert said(alerts) == [
        "Move the booking of Ann back to where it was? Ctrl+Z once more does it; left alone, all stays."
    ]
    watch.undo()
    assert taken == ["moved"]


@pytest.mark.parametrize("label", sorted(UNTIL_SENT))
def test_what_was_not_sent_yet_is_asked_about_still(alerts: Alerts, label: str) -> None:
    undo, link, taken = UndoStack(), Link(online=False), list[str]()
    watch = UndoWatch(undo, alerts, link, lambda: ZONE)
    mid = uuid7()
    link.fates[mid] = ChangeState.WAITING
    undo.push(label, {"customer": "Marc", "other": "Marco", "count": 2}, lambda: taken.append(label), mid)
    for alert in alerts.current():
        alert.close_now()
    watch.undo()
    watch.undo()
    assert taken == [label]


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


def test_a_question_stays_whatever_the_server_says_until_it_is_answered(alerts: Alerts) -> None:
    undo, link, back = UndoStack(), Link(online=True), list[bool]()
    watch = UndoWatch(undo, alerts, link, lambda: ZONE)
    undo.push("moved", {"customer": "Marc"}, lambda: back.append(True))
    alerts.clear()
    watch.undo()
    (asked,) = said(alerts)
    assert "Ctrl+Z once more does it" in asked
    link.changed.emit()
    assert said(alerts) == [asked]
    watch.undo()
    assert back == [True]


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
