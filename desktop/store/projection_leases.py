"""What a change about leased slots makes of the rows: a walk-in's booking stands at once, and is confirmed.

The one change that is no guess: the server has promised the slots beforehand (docs/adr/0020). Whether a lease holds is
asked before the change is made (``presenters.walk_in``).
"""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID
from zoneinfo import ZoneInfo

from desktop.store.projected import Effect, Rows
from desktop.store.projection_slots import buffer_of
from scheduling.calendar_rules import day_bounds, local_of
from scheduling.clockwork import DEFAULT_CLOCK
from scheduling.lease_commands import GiveBackLease, LeaseCommand, WalkIn
from scheduling.records import Organization, Reservation, Session
from scheduling.vocabulary import ReservationKind, ReservationStatus, SessionState, VisitKind


def lease_touched(command: LeaseCommand) -> frozenset[UUID]:
    """The ids of the rows that the command is about."""
    if isinstance(command, GiveBackLease):
        return frozenset({command.lease_id})
    return frozenset({command.session_id, *command.leases})


def project_lease(command: LeaseCommand, rows: Rows, *, at: int) -> list[Effect]:
    """The rows as the server will have them."""
    if isinstance(command, GiveBackLease):
        return _let_go(rows, [command.lease_id])
    if rows.get(Session, command.session_id) is not None:
        return []  # the server has it already; only its answer was lost
    session = _session(command, rows, at)
    return [session, _booking(command, rows), *_let_go(rows, command.leases[1:])]


def lost_walk_in(command: WalkIn, rows: Rows, *, at: int, code: str) -> list[Effect]:
    """One that lost all the same, without a slot; until the server's own row arrives."""
    if rows.get(Session, command.session_id) is not None:
        return []
    session = replace(_session(command, rows, at), state=SessionState.UNPLACED, bay_id=None, arrived_at=None)
    return [replace(session, conflict_code=code)]


def _session(command: WalkIn, rows: Rows, at: int) -> Session:
    """Its customer is here; of a day that has not come they are only booked, as the server has it."""
    here = command.at >= _opens(command, rows)
    return Session(
        id=command.session_id,
        customer_id=command.customer_id,
        state=SessionState.WAITING if here else SessionState.SCHEDULED,
        kind=VisitKind.IN_PERSON,
        service_type=command.service_type,
        minutes=command.minutes,
        starts=command.starts,
        bay_id=command.bay_id,
        vehicle_id=command.vehicle_id,
        concern=command.concern,
        created_at=at,
        arrived_at=command.at if here else None,
    )


def _opens(command: WalkIn, rows: Rows) -> int:
    """From when somebody can be here for it: its local day, or just before it where it begins after midnight."""
    near = command.starts - DEFAULT_CLOCK.pending_before
    zones = [ZoneInfo(row.zone) for row in rows.all(Organization)]
    begins = (day_bounds(local_of(command.starts, zone)[0], zone)[0] for zone in zones)
    return min([near, *begins])


def _booking(command: WalkIn, rows: Rows) -> Reservation:
    ends = command.starts + command.minutes * 60
    return Reservation(
        id=command.leases[0],
        kind=ReservationKind.BOOKING,
        status=ReservationStatus.CONFIRMED,
        starts=command.starts,
        ends=ends,
        blocks_end=ends + buffer_of(rows, None) * 60,
        bay_id=command.bay_id,
        session_id=command.session_id,
    )


def _let_go(rows: Rows, leases: list[UUID]) -> list[Effect]:
    found = (rows.get(Reservation, lease_id) for lease_id in leases)
    return [
        replace(row, status=ReservationStatus.CANCELLED)
        for row in found
        if row is not None and row.kind is ReservationKind.LEASE
    ]
