"""Scenes of the calendar for `tools.screenshots` beyond day, week and card: what floats over it, its other views."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import cast

from desktop.presenters.calendar_model import Mode, Sieve
from desktop.presenters.calendar_selection import Way
from desktop.views.calendar_view import CalendarView
from scheduling.ids import uuid7
from scheduling.records import TimeOff
from scheduling.vocabulary import SessionState, TimeOffStatus, VisitKind
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


def _overview(mode: Mode, *, waiting: bool = False) -> Callable[[Stage], None]:
    """The month or the agenda, as it is or with what waits for the server."""

    def show(stage: Stage) -> None:
        if waiting:
            stage.offline()
            wait(stage)
        _view(stage, mode)

    return show


def _far(mode: Mode) -> Callable[[Stage], None]:
    """Where nothing is booked."""

    def show(stage: Stage) -> None:
        stage.desk.calendar.go_to(date(2027, 4, 2))
        _view(stage, mode)

    return show


def _bays(stage: Stage) -> None:
    """The day by bay."""
    stage.desk.calendar.toggle_bays()
    _view(stage, Mode.DAY)


def _bay_ghost(stage: Stage) -> None:
    """A booking is dragged to another bay."""
    stage.desk.calendar.toggle_bays()
    view = _view(stage, Mode.DAY)
    board = view.grid.board
    if board is None:
        raise LookupError("no board")
    later = next(
        row for row in stage.someone(SessionState.SCHEDULED) if row.bay_id and (row.starts or 0) > NOW
    )
    view.grid.start_keyboard_move(later.id)
    view.grid.dragger.step(board, Way.RIGHT)
    view.grid.update()


def _filters(stage: Stage) -> None:
    """The boxes of kinds and states over a week in which some are ticked."""
    stage.desk.calendar.show_only(Sieve(states=frozenset({SessionState.LIVE, SessionState.SCHEDULED})))
    _view(stage, Mode.WEEK).above.ask_filters()


def _filtered(stage: Stage) -> None:
    """A day of which something is hidden."""
    stage.desk.calendar.show_only(Sieve(kinds=frozenset({VisitKind.VIDEO, VisitKind.PHONE})))
    _view(stage, Mode.DAY)


def _printing(stage: Stage) -> None:
    """The day sheet is offered."""
    _view(stage, Mode.DAY).above.ask_print()


def _zoomed(stage: Stage) -> None:
    """Hours as high as they get."""
    _view(stage, Mode.DAY).zoom_to("160")


def _deck(mode: Mode, *, carried: bool = False) -> Callable[[Stage], None]:
    """Two visits are parked; one of them is in hand."""

    def show(stage: Stage) -> None:
        in_person = [row for row in stage.someone(SessionState.SCHEDULED) if row.kind is VisitKind.IN_PERSON]
        for row in in_person[:2]:
            stage.desk.calendar.actions.parking.park(row.id)
        view = _view(stage, mode)
        if carried:
            view.deck.carry(in_person[0].id)

    return show


def _off(stage: Stage) -> None:
    """A mechanic is off today: what stands there says so, and for one of them there are other times."""
    view = _view(stage, Mode.DAY)
    desk = stage.desk
    later = next(row for row in stage.someone(SessionState.SCHEDULED) if (row.starts or 0) > NOW)
    assert later.mechanic_id is not None
    away = TimeOff(
        id=uuid7(),
        mechanic_id=later.mechanic_id,
        starts=NOW,
        ends=NOW + 86_400,
        status=TimeOffStatus.APPROVED,
    )
    stage.store.load([away])
    settle()
    view.panel.set_collapsed(False)
    view.panel.show_asked.emit(desk.calendar.answers().stranded[0].session_id)
    settle()


def _off_card(stage: Stage) -> None:
    """The card of one of those bookings."""
    _off(stage)
    view = cast("CalendarView", stage.open("calendar").workspace.current_view())
    view.grid.opened.emit(stage.desk.calendar.answers().stranded[0].session_id)
    settle()


def _date(typed: str) -> Callable[[Stage], None]:
    """The month over the calendar, with what somebody typed and asked for by Enter, where that is no day."""

    def show(stage: Stage) -> None:
        view = _view(stage, Mode.WEEK)
        view.above.ask_date()
        field = view.above.month.field
        field.setText(typed)
        field.textEdited.emit(typed)
        if not view.above.month.said.text():
            field.returnPressed.emit()

    return show


SCENES: Mapping[str, Callable[[Stage], None]] = {
    "glance-day": _glance(Mode.DAY),
    "glance-week": _glance(Mode.WEEK),
    "glance-waiting": _glance_waiting,
    "off": _off,
    "off-card": _off_card,
    "date": _date("2 déc"),
    "date-unknown": _date("2 freins"),
    "month": _overview(Mode.MONTH),
    "month-waiting": _overview(Mode.MONTH, waiting=True),
    "month-empty": _far(Mode.MONTH),
    "agenda": _overview(Mode.AGENDA),
    "agenda-waiting": _overview(Mode.AGENDA, waiting=True),
    "agenda-empty": _far(Mode.AGENDA),
    "deck-day": _deck(Mode.DAY),
    "deck-carried": _deck(Mode.DAY, carried=True),
    "deck-week": _deck(Mode.WEEK),
    "deck-month": _deck(Mode.MONTH),
    "bays": _bays,
    "bays-dragging": _bay_ghost,
    "filters": _filters,
    "filtered": _filtered,
    "printing": _printing,
    "zoomed": _zoomed,
    "longer": _longer(30),
    "longer-taken": _longer(150),
}
