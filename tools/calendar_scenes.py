"""Scenes of the calendar for `tools.screenshots` beyond day, week and card: what floats over it, its other views."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import cast

from desktop.presenters.calendar_model import Mode
from desktop.views.calendar_view import CalendarView
from scheduling.vocabulary import SessionState
from tools.quiet import settle
from tools.stage import NOW, Stage, wait


def _view(stage: Stage, mode: Mode) -> CalendarView:
    stage.desk.calendar.set_mode(mode)
    view = stage.open("calendar").workspace.current_view()
    settle()
    return cast("CalendarView", view)


def _glance(mode: Mode) -> Callable[[Stage], None]:
    """The card of a block that somebody rests on."""

    def show(stage: Stage) -> None:
        view = _view(stage, mode)
        view.hovering.ask(stage.someone(SessionState.LIVE)[0].id)

    return show


def _glance_waiting(stage: Stage) -> None:
    """Of one that was moved here without the server."""
    stage.offline()
    wait(stage)
    view = _view(stage, Mode.DAY)
    waiting = stage.store.waiting_rows()
    view.hovering.ask(next(row.id for row in stage.someone(SessionState.SCHEDULED) if row.id in waiting))


def _longer(minutes: int) -> Callable[[Stage], None]:
    """The lower edge of a booking of this afternoon is in hand."""

    def show(stage: Stage) -> None:
        view = _view(stage, Mode.DAY)
        later = [row for row in stage.someone(SessionState.SCHEDULED) if (row.starts or 0) > NOW]
        view.grid._input.pick_up_edge(later[0].id)
        drag = view.grid.dragger.current
        if drag is None:
            raise LookupError("nothing to make longer")
        drag.decision = stage.desk.calendar.lengths.decide(later[0].id, later[0].minutes + minutes)
        view.grid.update()

    return show


SCENES: Mapping[str, Callable[[Stage], None]] = {
    "glance-day": _glance(Mode.DAY),
    "glance-week": _glance(Mode.WEEK),
    "glance-waiting": _glance_waiting,
    "longer": _longer(30),
    "longer-taken": _longer(150),
}
