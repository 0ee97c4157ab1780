"""What is said of the server: lost and found, away for too long, stopped by a bug, and what it refused."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.shell.alerts import Alerts
from desktop.shell.status_tools import trouble_words
from desktop.shell.status_watch import StatusWatch
from desktop.shell.sync_badge import overdue_words
from tests.desktop.shell.watched import Link, said


def test_a_single_refusal_names_whose_it_is(alerts: Alerts) -> None:
    link = Link(online=True)
    StatusWatch(link, alerts, lambda: None, lambda: 0, lambda: "Élise Roy")
    link.needs_attention = 1
    link.changed.emit()
    assert said(alerts) == ["A change for Élise Roy was refused by the server."]
    link.needs_attention = 2
    link.changed.emit()
    assert said(alerts) == ["2 changes were refused by the server."]


def test_what_was_discarded_too_late_is_not_called_refused(alerts: Alerts) -> None:
    link = Link(online=True)
    StatusWatch(link, alerts, lambda: None, lambda: 0, late=lambda: True)
    link.needs_attention = 1
    link.changed.emit()
    assert said(alerts) == ["What was discarded had arrived already, so it holds."]


def test_losing_the_server_and_a_refusal_are_said_once(alerts: Alerts) -> None:
    link = Link(online=True)
    StatusWatch(link, alerts, lambda: None, lambda: 0)
    link.online, link.problem = False, "unreachable"
    link.changed.emit()
    link.changed.emit()
    assert len(said(alerts)) == 1
    link.online, link.problem, link.needs_attention = True, "", 1
    link.changed.emit()
    # the English plural comes with the translations
    assert said(alerts) == ["1 changes were refused by the server."]


def test_a_refusal_leads_to_its_card_and_leaves_once_it_is_answered(alerts: Alerts) -> None:
    link, led = Link(online=True), list[str]()
    StatusWatch(link, alerts, lambda: led.append("led"), lambda: 0)
    for count in (1, 3):
        link.needs_attention = count
        link.changed.emit()
    assert said(alerts) == ["3 changes were refused by the server."]
    link.needs_attention = 2
    link.changed.emit()
    assert said(alerts) == []
    link.needs_attention = 3
    link.changed.emit()
    next(found for found in alerts.findChildren(QPushButton) if found.text() == "Look").click()
    assert led == ["led"]
    assert said(alerts) == []


def test_a_server_that_is_away_for_too_long_is_warned_of_once(alerts: Alerts) -> None:
    link, now = Link(online=False), [9]
    StatusWatch(link, alerts, lambda: None, lambda: now[0])
    link.changed.emit()
    assert said(alerts) == []
    now[0], link.problem = 10, ""
    link.changed.emit()
    assert said(alerts) == [], "it is only being asked"
    link.problem = "unreachable"
    link.changed.emit()
    (alert,) = alerts.current()
    assert (alert.text, alert.stays) == (overdue_words(), True)
    alert.close_now()
    link.changed.emit()
    assert said(alerts) == [], "it was read"
    link.late_from = 20
    link.changed.emit()
    now[0] = 20
    link.changed.emit()
    assert said(alerts) == [overdue_words()]
    link.late_from = 30
    link.changed.emit()
    assert said(alerts) == []


@pytest.mark.parametrize(
    ("problem", "online"), [("upgrade_needed", True), ("disk_full", False), ("keyring_locked", False)]
)
def test_what_has_another_cause_is_not_called_a_server_that_is_away(
    alerts: Alerts, problem: str, online: bool
) -> None:
    link = Link(online=True)
    StatusWatch(link, alerts, lambda: None, lambda: 10)
    link.online, link.problem = online, problem
    link.changed.emit()
    assert said(alerts) == []


def test_a_server_that_is_lost_while_something_else_was_wrong_is_said_to_be(alerts: Alerts) -> None:
    link = Link(online=True)
    StatusWatch(link, alerts, lambda: None, lambda: 0)
    link.online, link.problem = (
        False,
        "upgrade_needed",
    )  # the push was not answered; the pull asks in a moment
    link.changed.emit()
    assert said(alerts) == []
    link.problem = "unreachable"
    link.changed.emit()
    link.changed.emit()
    (words,) = said(alerts)
    assert words.startswith("The server does not answer.")


@pytest.mark.parametrize("lost_before", [False, True])
def test_of_an_exchange_that_a_bug_stopped_nothing_is_promised(alerts: Alerts, lost_before: bool) -> None:
    link = Link(online=True)
    StatusWatch(link, alerts, lambda: None, lambda: 10)
    link.online = False
    if lost_before:
        link.problem, link.late_from = "unreachable", 20
        link.changed.emit()
    link.problem = "stopped"
    link.changed.emit()
    link.changed.emit()
    (alert,) = alerts.current()
    assert alert.text.startswith(trouble_words("stopped"))
    assert "sent later" not in alert.text
    assert alert.stays
    alert.close_now()
    link.changed.emit()
    assert said(alerts) == [], "it was read"
