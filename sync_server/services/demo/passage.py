"""What has become of a demo booking by ``now``: its session's state and its reservation, by the rules."""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from scheduling.availability import Slot
from scheduling.mechanics import answers_first
from scheduling.records import Customer, Mechanic, Plan, Reservation, Session, Vehicle
from scheduling.vocabulary import (
    CancelledBy,
    ReservationKind,
    ReservationStatus,
    SessionState,
    VisitKind,
)
from sync_server.services.demo.dice import Dice
from sync_server.services.demo.tenant import DemoTenant
from sync_server.services.demo.words import Concern

MINUTE = 60
OFFER_SECONDS = 4 * 3600
JOIN_SECONDS = 15 * MINUTE
"""From here on before the start, a session is pending and may be joined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Booked:
    """A booking as it was agreed, before anything happened to it."""

    slot: Slot
    kind: VisitKind
    concern: Concern
    mechanic: Mechanic | None
    bay_id: UUID | None
    customer: Customer
    vehicle: Vehicle
    plan: Plan | None
    buffer_seconds: int
    created_at: int
    created_by: UUID


def record_booking(tenant: DemoTenant, dice: Dice, booked: Booked, now: int) -> bool:
    """Append the session and its reservation; ``False`` when it was cancelled and blocks nothing."""
    session = _lived(_session(dice, booked), booked.slot, dice, now)
    called_off = session.state is SessionState.CANCELLED
    tenant.sessions.append(session)
    tenant.reservations.append(
        Reservation(
            id=dice.id(booked.created_at),
            kind=ReservationKind.BOOKING,
            status=ReservationStatus.CANCELLED if called_off else ReservationStatus.CONFIRMED,
            starts=booked.slot.starts,
            ends=booked.slot.ends,
            blocks_end=booked.slot.ends + booked.buffer_seconds,
            mechanic_id=session.mechanic_id,
            bay_id=session.bay_id,
            session_id=session.id,
        )
    )
    return not called_off


def _session(dice: Dice, booked: Booked) -> Session:
    return Session(
        id=dice.id(booked.created_at),
        customer_id=booked.customer.id,
        state=SessionState.SCHEDULED,
        kind=booked.kind,
        service_type=booked.concern.service,
        minutes=(booked.slot.ends - booked.slot.starts) // MINUTE,
        starts=booked.slot.starts,
        mechanic_id=booked.mechanic.id if booked.mechanic else None,
        bay_id=booked.bay_id,
        vehicle_id=booked.vehicle.id,
        plan_id=booked.plan.id if booked.plan else None,
        price_cents=(booked.plan.price_cents or 0) if booked.plan else 0,
        concern=booked.concern.words(booked.customer.language),
        created_at=booked.created_at,
        created_by=booked.created_by,
    )


def _lived(session: Session, slot: Slot, dice: Dice, now: int) -> Session:
    """Every session from its booking to ``now``."""
    start, end = slot.starts, slot.ends
    if dice.chance(6 if start <= now else 2):
        return _called_off(session, dice)
    if end <= now:
        return _over(session, slot, dice, now)
    if start <= now:
        return _running(session, start, dice, now)
    if start - now > JOIN_SECONDS:
        return session
    if session.kind is VisitKind.IN_PERSON and dice.chance(60):
        return replace(session, state=SessionState.WAITING, arrived_at=now - dice.between(0, 4) * MINUTE)
    return replace(session, state=SessionState.PENDING)


def _called_off(session: Session, dice: Dice) -> Session:
    by = dice.weighted((CancelledBy.CUSTOMER, CancelledBy.STAFF), (4, 1))
    return replace(session, state=SessionState.CANCELLED, cancelled_by=by)


def _over(session: Session, slot: Slot, dice: Dice, now: int) -> Session:
    start, length = slot.starts, slot.ends - slot.starts
    if dice.chance(3):
        return replace(session, state=SessionState.NO_SHOW)
    ended = min(now, start + length - dice.between(0, length // 6 // MINUTE) * MINUTE)
    started = start + dice.between(0, 3) * MINUTE
    arrived = start - dice.between(1, 12) * MINUTE
    return replace(
        session,
        state=SessionState.COMPLETED,
        arrived_at=arrived if session.kind is VisitKind.IN_PERSON else None,
        started_at=started,
        ended_at=ended,
    )


def _running(session: Session, start: int, dice: Dice, now: int) -> Session:
    arrived = start - dice.between(1, 10) * MINUTE
    if now - start < 5 * MINUTE:
        return replace(session, state=SessionState.WAITING, arrived_at=arrived)
    started = start + dice.between(0, 4) * MINUTE
    return replace(session, state=SessionState.LIVE, arrived_at=arrived, started_at=started)


def ask_mechanics(tenant: DemoTenant, now: int, ago: tuple[int, ...] = (25 * MINUTE, 140 * MINUTE)) -> None:
    """Let the next bookings of who answers first still be offers, made ``ago`` seconds before ``now``."""
    asking = {mechanic.id for mechanic in tenant.mechanics if answers_first(mechanic)}
    upcoming = sorted(
        (session.starts, number)
        for number, session in enumerate(tenant.sessions)
        if session.mechanic_id in asking
        and session.state is SessionState.SCHEDULED
        and session.starts is not None
        and session.starts > now + OFFER_SECONDS
    )
    by_session = {row.session_id: number for number, row in enumerate(tenant.reservations)}
    for (_, number), seconds in zip(upcoming, ago, strict=False):
        session = replace(tenant.sessions[number], state=SessionState.OFFERED, created_at=now - seconds)
        tenant.sessions[number] = session
        place = by_session[session.id]
        tenant.reservations[place] = replace(
            tenant.reservations[place],
            kind=ReservationKind.OFFER,
            status=ReservationStatus.RESERVED,
            expires_at=now - seconds + OFFER_SECONDS,
        )
