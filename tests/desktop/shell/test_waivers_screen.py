"""That a sheet was taken in is said, with who signed it."""

from __future__ import annotations

from desktop.shell.alerts import Alerts
from desktop.shell.waivers_screen import Taken
from tests.desktop.shell.watched import said
from tests.desktop.waivers.scene import desk


def test_a_sheet_that_was_taken_in_is_said(alerts: Alerts) -> None:
    paper = desk().waivers.paper
    Taken(paper, alerts, alerts)
    paper.taken.emit("Marie Roy")
    assert said(alerts) == ["The sheet that Marie Roy signed is taken in."]
