"""Scenes of the Today screen for `tools.screenshots`: a usual morning, a full one, none, no server, a mechanic's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import cast

from desktop.presenters.today_model import DayAct
from desktop.views.today_view import TodayView
from scheduling.ids import uuid7
from scheduling.records import Mechanic, Session
from scheduling.vocabulary import (
    Role,
    ServiceType,
    SessionState,
    VisitKind,
)
from tools.quiet import settle
from tools.stage import HOUR, NOW, Stage, refuse, wait

_TEN = NOW // HOUR * HOUR
_CONCERNS = (
    "Bruit en tournant à basse vitesse",
    "Brakes squeal in the morning",
    "",
    "Check engine light is on",
)


def _page(stage: Stage) -> TodayView:
    view = stage.open("today").workspace.current_view()
    settle()
    return cast("TodayView", view)


def _morning(stage: Stage) -> None:
    """Somebody waits, somebody is late, somebody did not come."""
    _some(stage)
    _page(stage)


def _some(stage: Stage) -> list[Session]:
    people = [row for row in stage.store.all(Mechanic) if row.has_workshop]
    states: tuple[tuple[SessionState, int, dict[str, object]], ...] = (
        (SessionState.WAITING, 0, {"arrived_at": NOW - 12 * 60}),
        (SessionState.PENDING, -20 * 60, {}),
        (SessionState.NO_SHOW, -2 * HOUR, {}),
        (SessionState.OFFERED, 3 * HOUR, {}),
        (SessionState.WAITING, 30 * 60, {"arrived_at": NOW - 4 * 60}),
    )
    rows = [
        _booking(stage, place, _TEN + HOUR + shift, people[place % len(people)], state=state, **more)
        for place, (state, shift, more) in enumerate(states)
    ]
    stage.store.load(rows)
    return rows


def _booking(stage: Stage, place: int, starts: int, mechanic: Mechanic, **more: object) -> Session:
    vehicles = stage.tenant.vehicles
    vehicle = vehicles[(place * 7 + 3) % len(vehicles)]
    values: dict[str, object] = {
        "id": uuid7(),
        "customer_id": vehicle.customer_id,
        "vehicle_id": vehicle.id,
        "state": SessionState.SCHEDULED,
        "kind": VisitKind.IN_PERSON,
        "service_type": [*ServiceType][place % 5],
        "minutes": 60,
        "starts": starts,
        "mechanic_id": mechanic.id,
        "bay_id": stage.desk.source.bays()[place % 3].id,
        "concern": _CONCERNS[place % 4],
    }
    return Session(**{**values, **more})  # type: ignore[arg-type]  # each is of its field's kind


def _full(stage: Stage) -> None:
    """A dozen cards in a column."""
    people = [row for row in stage.store.all(Mechanic) if row.has_workshop]
    rows = [
        _booking(stage, place, _TEN + HOUR + place * 1200, people[place % len(people)]) for place in range(12)
    ]
    stage.store.load([*rows, *_some(stage)])
    _page(stage).columns.columns[0].cards[2].setFocus()


def _empty(stage: Stage) -> None:
    stage.clock.set(NOW + 2 * 24 * HOUR - 5 * HOUR)
    _page(stage)


def _offline(stage: Stage) -> None:
    """The receptionist worked on without the server."""
    stage.offline()
    _some(stage)
    wait(stage)
    view = _page(stage)
    for act in (DayAct.NO_SHOW, DayAct.ARRIVED):
        card = next(card for card in view.columns.cards.values() if act in card.buttons)
        card.buttons[act].click()
        view.refresh()


def _refused(stage: Stage) -> None:
    refuse(stage)
    _page(stage)


def _card(stage: Stage) -> None:
    _some(stage)
    view = _page(stage)
    view.open_card(view.columns.columns[1].cards[0].card.session_id)


def _walk_in(stage: Stage) -> None:
    _some(stage)
    _page(stage).header.walk_in.click()


def _walk_in_closed(stage: Stage) -> None:
    """Somebody stands at the door on a Sunday."""
    stage.clock.set(NOW + 2 * 24 * HOUR)
    _page(stage).header.walk_in.click()


def _parked(stage: Stage) -> None:
    """Two jobs on deck, one of them parked just now, and the card of one."""
    rows = _some(stage)
    view = _page(stage)
    for row in (rows[0], rows[1]):
        view.columns.cards[row.id].buttons[DayAct.PARK].click()
    view.refresh()
    settle()
    view.open_parked(rows[0].id)


def _parked_nobody_sends(stage: Stage) -> None:
    """The server has no carrier: the new time is the workshop's to tell."""
    stage.sends()
    _parked(stage)


def _mechanic(stage: Stage) -> None:
    """One mechanic's own day, with what only a mechanic does."""
    live = stage.someone(SessionState.LIVE)[0]
    person = next(row for row in stage.tenant.staff if row.role is Role.RECEPTIONIST)
    stage.store.load([replace(person, role=Role.MECHANIC, mechanic_id=live.mechanic_id)])
    mine = [replace(row, mechanic_id=live.mechanic_id) for row in _some(stage)]
    stage.store.load(mine)
    _page(stage)


SCENES: Mapping[str, Callable[[Stage], None]] = {
    "morning": _morning,
    "full": _full,
    "empty": _empty,
    "offline": _offline,
    "refused": _refused,
    "card": _card,
    "walk-in": _walk_in,
    "walk-in-closed": _walk_in_closed,
    "parked": _parked,
    "parked-nobody-sends": _parked_nobody_sends,
    "mechanic": _mechanic,
}
