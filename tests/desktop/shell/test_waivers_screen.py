"""That a sheet was taken in is said, with who signed it."""

from __future__ import annotations

from desktop.shell.alerts import Alerts
from desktop.shell.waivers_screen import Taken
from tests.desktop.shell.watched import said
from tests.desktop.waivers.scene import desk


def test_a_sheet_that_was_taken_in_is_said(alerts: Alerts) -> None:
    paper = desk().waivers.paper
    Taken(paper, alerts, alerts)
    paper.taken.emit("Marie Roy", True)
    assert said(alerts) == ["The sheet that Marie Roy signed is taken in."]


def test_one_that_does_not_count_is_said_to_be_signed_anew(alerts: Alerts) -> None:
    paper = desk().waivers.paper
    Taken(paper, alerts, alerts)
    paper.taken.emit("Marie Roy", False)
    assert said(alerts) == ["The sheet that Marie Roy signed is kept, but does not count: it is signed anew."]
    assert [alert.kind for alert in alerts.current()] == ["bad"]
