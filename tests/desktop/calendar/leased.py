"""Slots of the test workshop's bay that are kept for walk-ins, by this computer or another."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from uuid import UUID

from desktop.presenters.walk_in_model import Result
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.store.row_changes import Put
from scheduling.commands import Outcome
from scheduling.ids import uuid7
from scheduling.records import Reservation, Session
from scheduling.vocabulary import ReservationKind, ReservationStatus
from tests.desktop.calendar.scenes import Scene
from tests.factories import MONDAY, at, named

HOUR = 3600


def lease(
    shop: Scene, time: str, *, bay_id: UUID | None = None, day: date = MONDAY, **over: Any
) -> Reservation:
    """An hour of the first bay, this computer's until five."""
    starts = at(day, time)
    values: dict[str, Any] = {
        "id": uuid7(),
        "kind": ReservationKind.LEASE,
        "status": ReservationStatus.RESERVED,
        "starts": starts,
        "ends": starts + HOUR,
        "blocks_end": starts + HOUR,
        "bay_id": bay_id or shop.garage.bays[0].id,
        "device_id": shop.store.device_id,
        "expires_at": at(day, "17:00"),
    }
    row = Reservation(**(values | over))
    shop.store.load([row])
    return row


def has_given(shop: Scene, result: Result, **given: Any) -> None:
    """The server has the walk-in, and its rows have come: with what it gave it besides."""
    row = shop.store.get(Session, result.session_id)
    assert row is not None
    shop.store.write_state(replace(shop.store.state(), epoch=named("epoch"), cursor=9))
    mids = [each.mid for each in shop.store.changes()]
    answers = [Answer(mid=mid, state=ChangeState.APPLIED, ack_ver=10, outcome=Outcome()) for mid in mids]
    shop.store.settle(answers, named("epoch"))
    shop.store.apply_page([Put(replace(row, **given), 10)], replace(shop.store.state(), cursor=10))
