"""Scenes of the Requests screen for `tools.screenshots`: the queue, each answer, what clashes, what came back, none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import cast

from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.views.requests_view import RequestsView
from scheduling.commands import Blocking, Outcome
from scheduling.errors import ErrorCode
from scheduling.ids import uuid7
from scheduling.records import Reservation
from scheduling.request_queue import Group
from scheduling.visit_requests import (
    DeclineReason,
    OfferedTime,
    RequestSource,
    RequestState,
    VisitRequest,
)
from scheduling.vocabulary import ReservationKind, ReservationStatus
from tools.quiet import settle
from tools.stage import HOUR, NOW, Stage


def _page(stage: Stage) -> RequestsView:
    view = cast("RequestsView", stage.open("requests").workspace.current_view())
    settle()
    return view


def _pending(stage: Stage, fits: Callable[[VisitRequest], bool]) -> VisitRequest:
    rows = [row for row in stage.tenant.requests if row.state is RequestState.PENDING]
    return next(row for row in sorted(rows, key=lambda row: row.asked_at) if fits(row))


def _on(stage: Stage, fits: Callable[[VisitRequest], bool] = lambda _: True) -> RequestsView:
    view = _page(stage)
    view.open_request(_pending(stage, fits).id)
    settle()
    return view


def _from_session(row: VisitRequest) -> bool:
    return row.source is RequestSource.SESSION


def _clashing(row: VisitRequest) -> bool:
    return row.source is RequestSource.COUNTER


def _rival(row: VisitRequest) -> bool:
    return row.source is RequestSource.PHONE


def _fresh(row: VisitRequest) -> bool:
    return len(row.requested) > 1


def _queue(stage: Stage) -> None:
    _on(stage, _from_session)


def _over(stage: Stage) -> None:
    _on(stage)


def _clash(stage: Stage) -> None:
    _on(stage, _clashing)


def _rivals(stage: Stage) -> None:
    _on(stage, _rival)


def _confirm(stage: Stage) -> None:
    view = _on(stage, _fresh)
    view.confirm()
    view.confirming.price.setText("240")
    view.confirming.price_for.setText("Vidange, filtre, inspection")
    view.confirming.refill()


def _counter(stage: Stage) -> None:
    view = _on(stage, _clashing)
    view.counter()
    view.countering.number(2)
    view.countering.number(3)


def _decline(stage: Stage) -> None:
    view = _on(stage, _from_session)
    view.decline()
    view.declining.choose(DeclineReason.NO_PARTS)


def _decline_words(stage: Stage) -> None:
    """In one's own words, typed at once."""
    view = _on(stage, _from_session)
    view.decline()
    for letter in "Le pont est en réparation":
        view.declining.type(letter)


def _nobody_sends(stage: Stage) -> None:
    """The server has no carrier: the letter is the workshop's to tell."""
    stage.sends()
    _counter(stage)


def _all_nobody_sends(stage: Stage) -> None:
    stage.sends()
    _page(stage).ask_all()


def _withdraw(stage: Stage) -> None:
    _on(stage, _from_session).withdraw()


def _empty(stage: Stage) -> None:
    stage.store.load(
        replace(row, state=RequestState.WITHDRAWN, ended_at=NOW - 40 * 24 * HOUR)
        for row in stage.tenant.requests
        if row.state is RequestState.PENDING
    )
    _page(stage)


def _offline(stage: Stage) -> None:
    """Answers that the server has not heard of: one in each list."""
    stage.offline()
    view = _on(stage, _from_session)
    view.confirm()
    view.confirming.answer()
    view.open_request(_pending(stage, _clashing).id)
    view.counter()
    view.countering.answer()
    view.open_request(_pending(stage, _clashing).id)


def _came_back(stage: Stage) -> None:
    """The time was taken meanwhile."""
    view = _on(stage, _fresh)
    row = _pending(stage, _fresh)
    view.confirm()
    view.confirming.answer()
    (change,) = stage.store.changes()
    blocking = Blocking(
        reason="booked",
        starts=row.requested[0],
        ends=row.requested[0] + HOUR,
        session_id=uuid7(),
        customer_name="Marc Pelletier",
    )
    outcome = Outcome(reasons=["booked"], blocking=[blocking])
    answer = Answer(
        mid=change.mid,
        state=ChangeState.CONFLICT,
        code=ErrorCode.SLOT_TAKEN.value,
        ack_ver=0,
        outcome=outcome,
    )
    epoch = stage.store.state().epoch
    assert epoch is not None
    slot = Reservation(
        id=uuid7(),
        kind=ReservationKind.BOOKING,
        status=ReservationStatus.CONFIRMED,
        starts=row.requested[0],
        ends=row.requested[0] + HOUR,
        blocks_end=row.requested[0] + HOUR + 900,
        mechanic_id=stage.tenant.mechanics[0].id,
        bay_id=stage.tenant.bays[0].id,
    )
    stage.store.load([slot])
    stage.store.settle([answer], epoch)
    view.open_request(row.id)


def _countered(stage: Stage) -> None:
    """Two times are held for the customer, who has called."""
    row = _pending(stage, _from_session)
    view = _page(stage)
    requests = stage.desk.requests
    need = requests.need(row.id)
    assert need is not None
    day = datetime.fromtimestamp(row.requested[0], stage.tenant.zone).date()
    places = requests.places.together(need, requests.places.free_on(need, day)[-3::2])
    offered = tuple(
        OfferedTime(
            hold_id=uuid7(),
            starts=place.starts,
            bay_id=place.bay_id or stage.tenant.bays[0].id,
            expires_at=NOW + 20 * HOUR,
            mechanic_id=place.mechanic_id,
        )
        for place in places
    )
    holds = [
        Reservation(
            id=each.hold_id,
            kind=ReservationKind.COUNTER_OFFER,
            status=ReservationStatus.RESERVED,
            starts=each.starts,
            ends=each.starts + HOUR,
            blocks_end=each.starts + HOUR + 900,
            mechanic_id=each.mechanic_id,
            bay_id=each.bay_id,
            expires_at=each.expires_at,
        )
        for each in offered
    ]
    countered = replace(row, state=RequestState.COUNTERED, offered=offered, answered_at=NOW - 4 * HOUR)
    stage.store.load([*holds, countered])
    view.open_request(row.id)
    view.confirm()


def _confirmed(stage: Stage) -> None:
    view = _page(stage)
    view.header.groups[Group.CONFIRMED].click()


def _done(stage: Stage) -> None:
    view = _page(stage)
    view.header.groups[Group.DONE].click()


def _all(stage: Stage) -> None:
    _page(stage).ask_all()


def _new(stage: Stage) -> None:
    view = _page(stage)
    view.ask_new()
    view.new.name.line.setText("tremb")
    view.new._typed_who()
    view.new.concern.line.setText("La direction tire à droite depuis hier")
    for _ in range(17):
        view.new.times.go_forth()
    view.new.times.buttons[1].click()
    view.new.typed.setText("12:15")
    view.new.add.click()


SCENES: Mapping[str, Callable[[Stage], None]] = {
    "queue": _queue,
    "over": _over,
    "clash": _clash,
    "rivals": _rivals,
    "confirm": _confirm,
    "counter": _counter,
    "nobody-sends": _nobody_sends,
    "all-nobody-sends": _all_nobody_sends,
    "decline": _decline,
    "decline-words": _decline_words,
    "withdraw": _withdraw,
    "countered": _countered,
    "offline": _offline,
    "came-back": _came_back,
    "confirmed": _confirmed,
    "done": _done,
    "all": _all,
    "new": _new,
    "empty": _empty,
}
