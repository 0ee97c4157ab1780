"""A form over a screen of the window: whoever leaves the desk over what is typed in it is told first."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.presenters.switching import Left
from desktop.shell.alerts import Alert
from desktop.views.intake_sheet import IntakeSheet
from tests import factories
from tests.desktop.shell.running import Running
from tests.desktop.shell.widgets import child, until

LOST = "What you changed in a booking’s details is not saved yet."


def _told(running: Running, words: str) -> bool:
    return any(words in alert.text for alert in running.office.alerts.findChildren(Alert))


def _open(running: Running) -> IntakeSheet:
    """Over the calendar."""
    garage, now = factories.garage(), running.desk.clock.now()
    row = factories.session(garage.elise.id, starts=now + 3600, mechanic_id=garage.anna.id)
    running.desk.store.load([row])
    running.office.in_calendar(lambda view: view.edit(row.id))
    return child(running.office.workspace, IntakeSheet)


@pytest.fixture
def sheet(running: Running) -> IntakeSheet:
    made = _open(running)
    QTest.keyClicks(made.form.text, " and much more was said")
    return made


async def test_who_signs_out_or_switches_over_what_is_typed_is_told(
    running: Running, sheet: IntakeSheet
) -> None:
    assert running.office.unfinished() is Left.UNSAVED
    before = running.page
    running.office.workspace.person.sign_out_chosen.emit()
    assert running.page is before
    assert _told(running, LOST)


async def test_who_closes_the_window_over_it_is_asked(running: Running, sheet: IntakeSheet) -> None:
    running.app.window.show()
    running.app.window.leave()
    assert running.app.window.isVisible()
    assert _told(running, f"{LOST} Closing the program loses that.")


async def test_a_desk_of_another_role_is_not_opened_over_it(running: Running, sheet: IntakeSheet) -> None:
    anew: list[bool] = []
    running.office.going.leave(lambda: anew.append(True), "Go on")
    assert anew == []
    assert _told(running, LOST)


async def test_once_it_is_left_nothing_is_told(running: Running, sheet: IntakeSheet) -> None:
    sheet.leave.click()
    assert running.office.unfinished() is None
    anew: list[bool] = []
    running.office.going.leave(lambda: anew.append(True), "Go on")
    assert anew == [True]


async def test_a_form_that_went_with_its_window_is_not_told_of(running: Running, sheet: IntakeSheet) -> None:
    before = running.office
    running.office.language_chosen.emit("fr")
    await until(lambda: running.app.office is not None and running.office is not before)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert running.office.unfinished() is None
    running.office.language_chosen.emit("en")
