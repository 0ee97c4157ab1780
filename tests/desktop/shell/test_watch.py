"""What is said of changes: done when the server answers, waiting when it does not, and how to take them back."""

from __future__ import annotations

import pytest
from psygnal import Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.undo import UndoStack
from desktop.shell.alerts import Alerts
from desktop.shell.watch import StatusWatch, UndoWatch


class Link:
    """How it stands with the server."""

    changed = Signal()

    def __init__(self, *, online: bool) -> None:
        self.online = online
        self.waiting = 0
        self.needs_attention = 0


@pytest.fixture
def alerts(qtbot: QtBot) -> Alerts:
    page = QWidget()
    qtbot.addWidget(page)
    return Alerts(page)


def said(alerts: Alerts) -> list[str]:
    return [alert.text for alert in alerts.current()]


@pytest.mark.parametrize(
    ("label", "words"),
    [
        ("booked", "Marc is booked."),
        ("moved", "Marc is moved."),
        ("offered", "Marc: offered to the mechanic, who answers first."),
        ("kept", "The booking of Marc is kept here and waits for the server."),
    ],
)
def test_what_was_done_is_said_with_the_name(alerts: Alerts, label: str, words: str) -> None:
    undo = UndoStack()
    UndoWatch(undo, alerts, Link(online=True))
    undo.push(label, {"customer": "Marc"}, lambda: None)
    assert said(alerts) == [words]


@pytest.mark.parametrize("label", ["booked", "kept", "moved", "cancelled", "answered"])
def test_without_the_server_nothing_is_called_done(alerts: Alerts, label: str) -> None:
    undo = UndoStack()
    watch = UndoWatch(undo, alerts, Link(online=False))
    undo.push(label, {"customer": "Marc"}, lambda: None)
    (words,) = said(alerts)
    assert "Marc" in words
    assert words.endswith("waits for the server.")
    watch.undo()
    assert said(alerts)[-1] == "Taking it back for Marc waits for the server."


def test_losing_the_server_and_a_refusal_are_said_once(alerts: Alerts) -> None:
    link = Link(online=True)
    StatusWatch(link, alerts, lambda: None)
    link.online = False
    link.changed.emit()
    link.changed.emit()
    assert len(said(alerts)) == 1
    link.online, link.needs_attention = True, 1
    link.changed.emit()
    # the English plural comes with the translations
    assert said(alerts) == ["1 changes were refused by the server."]


def test_what_said_that_it_waits_leaves_when_the_server_has_it(alerts: Alerts) -> None:
    undo, link = UndoStack(), Link(online=False)
    UndoWatch(undo, alerts, link)
    link.waiting = 1
    undo.push("moved", {"customer": "Marc"}, lambda: None)
    link.online = True
    link.changed.emit()
    assert said(alerts) == ["The move of Marc is kept here and waits for the server."]
    link.waiting = 0
    link.changed.emit()
    assert said(alerts) == []
