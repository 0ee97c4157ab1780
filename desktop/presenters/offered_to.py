"""Whose the slots are that are held for a customer who was offered other times. Not here: what else is held."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from scheduling.records import Customer, Reservation
from scheduling.visit_request_records import RequestState, VisitRequest
from scheduling.vocabulary import ReservationKind

if TYPE_CHECKING:
    from desktop.store.resting import WeekRows


def offered_to(store: WeekRows, slots: Iterable[Reservation]) -> dict[UUID, str]:
    """The customer's name by the slot's id; nothing of slots whose request is not known here.

    The requests are read only where there is such a slot.
    """
    wanted = {row.id for row in slots if row.kind is ReservationKind.COUNTER_OFFER}
    if not wanted:
        return {}
    customer_of = {
        time.hold_id: request.customer_id
        for request in store.all(VisitRequest)
        if request.state is RequestState.COUNTERED
        for time in request.offered
        if time.hold_id in wanted
    }
    known = store.some(Customer, set(customer_of.values()))
    return {hold: known[whose].name for hold, whose in customer_of.items() if whose in known}
