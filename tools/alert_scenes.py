"""Scenes of the alerts: one, and three with long words, over the screens on which somebody clicks all day."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from desktop.presenters.calendar_model import Mode
from desktop.presenters.undo import UndoStep
from desktop.presenters.undo_labels import CONFIRMED, MERGED
from desktop.shell.screens import CUSTOMERS, HOME, REQUESTS, TODAY
from desktop.shell.watch import done_words
from tools.stage import Stage


def _one(stage: Stage) -> None:
    office = stage.office
    assert office is not None
    translate = QCoreApplication.translate
    office.alerts.show(
        translate("Undo", "The booking of %1 is moved.").replace("%1", "Marc Pelletier"),
        translate("UndoWatch", "Undo"),
        lambda: None,
        "done",
    )


def _three(stage: Stage) -> None:
    office = stage.office
    assert office is not None
    translate = QCoreApplication.translate
    fault = translate("App", "Something went wrong in the program (%1). The details are in %2.")
    office.alerts.show(fault.replace("%1", "KeyError").replace("%2", "desktop.log"), kind="bad")
    lost = translate("Unsaved", "The hours that you changed are not saved yet.")
    loses = translate("Unsaved", "Closing the program loses that.")
    office.alerts.show(f"{lost} {loses}", translate("Unsaved", "Close all the same"), lambda: None, "bad")
    signed_out = translate("Asked", "The server does not answer.")
    office.alerts.show(signed_out, translate("Office", "Sign in all the same"), lambda: None, "bad")


def _for_good(stage: Stage) -> None:
    """What has gone out, and says why there is no way back; and two who are one."""
    office = stage.office
    assert office is not None
    named: dict[str, object] = {"customer": "Marc Pelletier", "other": "Marc-André Pelletier"}
    for label in (MERGED, CONFIRMED):
        said = done_words(UndoStep(label, named, lambda: None), stage.desk.source.zone())
        office.alerts.show(said, kind="done", stays=True)


def _on(screen: str, alerts: Callable[[Stage], None]) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        stage.desk.calendar.set_mode(Mode.DAY)
        stage.open(screen)
        alerts(stage)

    return show


SCENES: dict[str, Callable[[Stage], None]] = {
    f"{screen}-{number}": _on(screen, alerts)
    for screen in (TODAY, HOME, REQUESTS, CUSTOMERS)
    for number, alerts in (("one", _one), ("three", _three), ("for-good", _for_good))
}
