"""Slots of the test workshop's bay that are kept for walk-ins, by this computer or another."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from scheduling.ids import uuid7
from scheduling.records import Reservation
from scheduling.vocabulary import ReservationKind, ReservationStatus
from tests.desktop.calendar.scenes import Scene
from tests.factories import MONDAY, at

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
