"""A mechanic's own sessions of today and the days ahead, from the local rows. No words, no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import groupby
from typing import TypeAlias
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_blocks import vehicle_name
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.work_model import WorkBoard, WorkDay, WorkVisit
from desktop.store.local_store import LocalStore
from scheduling.calendar_rules import day_bounds, local_of
from scheduling.records import Bay, Customer, Reservation, Session, Vehicle
from scheduling.reservations import STANDING, counts
from scheduling.sessions import derived_state
from scheduling.vocabulary import SessionState

DAYS = 14
"""How far it looks ahead, today among them."""
_S = SessionState
Slots: TypeAlias = dict[UUID, Reservation]
"""By the session that stands on it."""
_AHEAD = frozenset({_S.SCHEDULED, _S.PENDING, _S.WAITING, _S.LIVE})
_UNDER_WAY = frozenset({_S.WAITING, _S.LIVE})
_OVER = frozenset({_S.COMPLETED, _S.NO_SHOW})
"""Of today they are there still: a summary is written afterwards."""


def upcoming(store: LocalStore, source: AvailabilitySource, rights: Rights, now: int) -> WorkBoard:
    """What stands ahead at ``now``; raises ``NothingYet`` before the first rows are here."""
    zone = source.zone()
    today = local_of(now, zone)[0]
    begins = day_bounds(today, zone)[0]
    ends = day_bounds(today + timedelta(days=DAYS), zone)[0]
    before = day_bounds(today - timedelta(days=1), zone)[0]
    kept = sorted(store.between(Reservation, before, ends), key=lambda row: row.status in STANDING)
    slots = {row.session_id: row for row in kept if row.session_id}  # the one that stands comes last
    rows = [row for row in store.between(Session, before, ends) if row.starts is not None]
    rows += _immediate(store, slots, now)
    own = [row for row in rows if rights.is_own(row) and _shows(row, begins, now, slots)]
    visits = sorted(_visits(store, own, slots, now), key=lambda visit: (visit.starts, str(visit.session_id)))

    def day_of(visit: WorkVisit) -> date:
        """What is left from the day before stands with today."""
        return max(local_of(visit.starts, zone)[0], today)

    days = tuple(WorkDay(day=day, visits=tuple(each)) for day, each in groupby(visits, key=day_of))
    return WorkBoard(now=now // 60 * 60, today=today, zone=zone, days=days)


def _immediate(store: LocalStore, slots: Slots, now: int) -> list[Session]:
    """Sessions without a start of their own, which have their mechanic's time."""
    ids = {row.session_id for row in slots.values() if row.session_id and counts(row, now)}
    return [row for row in store.some(Session, ids).values() if row.starts is None]


def _shows(row: Session, begins: int, now: int, slots: Slots) -> bool:
    """Of today or later; of the day before only what is still under way."""
    if row.state not in _AHEAD | _OVER:
        return False
    starts = row.starts
    if starts is None:
        slot = slots.get(row.id)
        starts = slot.starts if slot is not None else row.created_at
    if starts < begins:
        ended_today = row.state is _S.COMPLETED and (row.ended_at or 0) >= begins
        return ended_today or derived_state(row, now) in _UNDER_WAY
    return True


def _visits(store: LocalStore, rows: list[Session], slots: Slots, now: int) -> Iterable[WorkVisit]:
    customers = store.some(Customer, {row.customer_id for row in rows})
    vehicles = store.some(Vehicle, {row.vehicle_id for row in rows if row.vehicle_id})
    waiting = store.waiting_rows()
    for row in rows:
        slot = slots.get(row.id)
        customer = customers.get(row.customer_id)
        bay = store.get(Bay, row.bay_id) if row.bay_id else None
        starts = row.starts if row.starts is not None else slot.starts if slot else row.created_at
        yield WorkVisit(
            session_id=row.id,
            state=derived_state(row, now),
            starts=starts,
            ends=starts + row.minutes * 60,
            visit=row.kind,
            service=row.service_type,
            customer=customer.name if customer else "",
            vehicle=vehicle_name(vehicles.get(row.vehicle_id)) if row.vehicle_id else "",
            concern=row.concern,
            bay=bay.name if bay else "",
            just_advice=row.just_advice,
            immediate=row.starts is None,
            waiting=bool({row.id, *([slot.id] if slot else [])} & waiting),
        )
