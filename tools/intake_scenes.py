"""Scenes of correcting what was said of a booking for `tools.screenshots`: opened, changed, wrong, left, a clash."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from desktop.presenters.calendar_model import Mode
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.views.calendar_view import CalendarView
from desktop.views.intake_sheet import IntakeSheet
from scheduling.commands import Outcome
from scheduling.edit_commands import EditSession
from scheduling.errors import ErrorCode
from scheduling.vocabulary import SessionState
from tools.quiet import settle
from tools.stage import Stage


def _sheet(stage: Stage, *, noted: bool = True) -> IntakeSheet:
    row = stage.someone(SessionState.LIVE)[0]
    said = "Laisser les pneus d’hiver dans le coffre" if noted else ""
    wishes = "Me reconduire au métro Jean-Talon, s’il vous plaît" if noted else ""
    stage.store.load([replace(row, category="freins", preparation=said, special_requests=wishes)])
    stage.desk.calendar.set_mode(Mode.DAY)
    view = stage.open("calendar").workspace.current_view()
    assert isinstance(view, CalendarView)
    settle()
    view.edit(row.id)
    assert view.editor.sheet is not None
    settle()
    return view.editor.sheet


def _plain(stage: Stage) -> None:
    _sheet(stage, noted=False)


def _changed(stage: Stage) -> None:
    sheet = _sheet(stage)
    sheet.form.text.setPlainText("Grincement à l’arrière gauche quand il fait froid, depuis lundi")


def _wrong(stage: Stage) -> None:
    sheet = _sheet(stage)
    sheet.form.text.setPlainText("Bruit")
    sheet.take()


def _leaving(stage: Stage) -> None:
    _changed(stage)
    sheet = stage.window.findChildren(IntakeSheet)[0]
    sheet.ask_to_leave()


def _clash(stage: Stage) -> None:
    """Another desk corrected the same meanwhile: both are put before a person."""
    row = replace(
        stage.someone(SessionState.SCHEDULED)[0],
        concern="Bruit à l’avant, surtout en tournant à gauche",
        preparation="Le client laisse la voiture la veille",
    )
    stage.store.load([row])
    wished = {
        "concern": ("Bruit à l’avant", "Bruit à l’avant, surtout quand il fait froid"),
        "service_type": (row.service_type.value, "inspection"),
    }
    mid = stage.store.submit(EditSession(session_id=row.id, set=wished))
    epoch = stage.store.state().epoch
    assert epoch is not None
    stale = Answer(mid=mid, state=ChangeState.CONFLICT, code=ErrorCode.STALE_EDIT.value, outcome=Outcome())
    stage.store.settle([stale], epoch)
    stage.desk.calendar.set_mode(Mode.DAY)
    stage.open("calendar")
    settle()


SCENES: dict[str, Callable[[Stage], None]] = {
    "editing": _plain,
    "editing-changed": _changed,
    "editing-wrong": _wrong,
    "editing-leaving": _leaving,
    "editing-clash": _clash,
}
