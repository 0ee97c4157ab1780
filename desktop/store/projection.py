"""What a pending change makes of the rows, before the server has answered: pure functions.

A guess to show at once, never a decision: the server's rows replace it. Not here: which changes are pending
and when a guess ends (``overlay``).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import fields, replace
from typing import Any
from uuid import UUID, uuid5

from desktop.store.projected import CANCELLABLE, HERE, MOVABLE, Effect, Removed, Rows, slots_of
from desktop.store.projection_hours import hours_touched, project_hours
from desktop.store.projection_leases import lease_touched, lost_walk_in, project_lease
from desktop.store.projection_requests import project_request, request_touched
from desktop.store.projection_slots import free_bay, is_offer, slot_at, state_as
from desktop.store.projection_visits import project_visit
from scheduling import session_editing
from scheduling.commands import (
    AnswerOffer,
    BookSession,
    CancelSession,
    Command,
    CreateCustomer,
    CreateVehicle,
    EditCustomer,
    EditVehicle,
    FieldValue,
    MoveSession,
    Outcome,
    ParkSession,
    Place,
)
from scheduling.edit_commands import EditSession
from scheduling.errors import ErrorCode
from scheduling.lease_commands import LeaseCommand, WalkIn
from scheduling.mechanics import is_affiliated
from scheduling.merge_commands import MergeCustomers
from scheduling.records import Customer, Mechanic, Reservation, Session, Vehicle
from scheduling.request_commands import RequestCommand
from scheduling.sessions import PARKABLE, cancelled_as, is_parked, parked_as, place_of, was_accepted
from scheduling.visit_commands import VisitCommand
from scheduling.vocabulary import ReservationKind, ReservationStatus, SessionState, VisitKind


def touched(command: Command) -> frozenset[UUID]:  # noqa: PLR0911 one for each command
    """The ids of the rows that the command is about."""
    match command:
        case CreateCustomer(customer_id=row_id) | EditCustomer(customer_id=row_id):
            return frozenset({row_id})
        case CreateVehicle(vehicle_id=row_id) | EditVehicle(vehicle_id=row_id):
            return frozenset({row_id})
        case MergeCustomers():
            return frozenset({command.kept_id, command.other_id})
        case BookSession():
            return frozenset({command.session_id, command.reservation_id})
    if isinstance(
        command, EditSession | MoveSession | CancelSession | AnswerOffer | ParkSession | VisitCommand
    ):
        return frozenset({command.session_id})
    if isinstance(command, RequestCommand):
        return request_touched(command)
    if isinstance(command, LeaseCommand):
        return lease_touched(command)
    return hours_touched(command)


def project(  # noqa: PLR0911, PLR0912 one for each command
    command: Command, rows: Rows, *, at: int, maker: UUID | None = None
) -> list[Effect]:
    """The rows as they should look when the server agrees; ``at`` is when the ``maker``, a staff member, did it."""
    match command:
        case CreateCustomer():
            return _create_customer(command, rows, at)
        case EditCustomer():
            return _edited(rows.get(Customer, command.customer_id), command.set)
        case CreateVehicle():
            return _create_vehicle(command, rows)
        case EditVehicle():
            return _edited(rows.get(Vehicle, command.vehicle_id), command.set)
        case MergeCustomers():
            return []  # the server has more that is theirs than this computer: they are two until it has answered
        case BookSession():
            return _book(command, rows, at, maker)
        case EditSession():
            return _corrected(command, rows)
        case MoveSession():
            return _move(command, rows, at, maker)
        case CancelSession():
            return _cancel(command, rows)
        case AnswerOffer():
            return _answer(command, rows)
        case ParkSession():
            return _park(command, rows)
    if isinstance(command, VisitCommand):
        return project_visit(command, rows, at=at)
    if isinstance(command, RequestCommand):
        return project_request(command, rows, at=at, maker=maker)
    if isinstance(command, LeaseCommand):
        return project_lease(command, rows, at=at)
    return project_hours(command, rows)


def project_refused(command: Command, rows: Rows, *, at: int, code: str, outcome: Outcome) -> list[Effect]:
    """What a refusal leaves behind until the server's own rows arrive: a lost booking without a slot."""
    if outcome.stored_as != SessionState.UNPLACED.value:
        return []
    if isinstance(command, WalkIn):
        return lost_walk_in(command, rows, at=at, code=code)
    if not isinstance(command, BookSession):
        return []
    return [lost for effect in _book(command, rows, at, None) for lost in _lost(effect, code)]


def _lost(effect: Effect, code: str) -> list[Effect]:
    """Of a booking that lost: the session without a slot; its hold is gone too."""
    match effect:
        case Session():
            return [replace(effect, state=SessionState.UNPLACED, bay_id=None, conflict_code=code)]
        case Removed():
            return [effect]
        case _:
            return []


def _create_customer(command: CreateCustomer, rows: Rows, at: int) -> list[Effect]:
    if rows.get(Customer, command.customer_id) is not None:
        return []
    values = {field.name: getattr(command, field.name) for field in fields(command)}
    return [Customer(id=values.pop("customer_id"), created_at=at, **values)]


def _edited(
    row: Customer | Vehicle | None, edits: Mapping[str, tuple[FieldValue, FieldValue]]
) -> list[Effect]:
    """The row with what is wanted; a field that it does not have is left to the server."""
    if row is None:
        return []
    known = {field.name for field in fields(row)}
    wanted: dict[str, Any] = {name: new for name, (_, new) in edits.items() if name in known}
    return [replace(row, **wanted)] if wanted else []


def _corrected(command: EditSession, rows: Rows) -> list[Effect]:
    """What the server would refuse is left as it is."""
    session = rows.get(Session, command.session_id)
    if session is None or not session_editing.may_be_edited(session):
        return []
    return [session_editing.edited(session, command.set)]


def _create_vehicle(command: CreateVehicle, rows: Rows) -> list[Effect]:
    if rows.get(Vehicle, command.vehicle_id) is not None:
        return []
    values = {field.name: getattr(command, field.name) for field in fields(command)}
    return [Vehicle(id=values.pop("vehicle_id"), **values)]


def _book(command: BookSession, rows: Rows, at: int, maker: UUID | None) -> list[Effect]:
    if rows.get(Session, command.session_id) is not None:
        return []  # the server has it already; only its answer was lost
    hold = rows.get(Reservation, command.hold_id) if command.hold_id is not None else None
    place = Place(starts=command.starts, minutes=command.minutes, mechanic_id=command.mechanic_id)
    bay_id = free_bay(rows, command.kind, place, at=at, own=[hold], wished=command.bay_id)
    offer = is_offer(rows, place, at=at, maker=maker)
    reservation = slot_at(
        rows,
        command.reservation_id,
        command.session_id,
        place,
        offer=offer,
        bay_id=bay_id,
        drop_buffer=command.drop_buffer,
    )
    session = Session(
        id=command.session_id,
        customer_id=command.customer_id,
        state=state_as(offer=offer),
        kind=command.kind,
        service_type=command.service_type,
        minutes=command.minutes,
        starts=command.starts,
        mechanic_id=command.mechanic_id,
        bay_id=bay_id,
        vehicle_id=command.vehicle_id,
        plan_id=command.plan_id,
        price_cents=command.price_cents,
        just_advice=command.just_advice,
        category=command.category,
        concern=command.concern,
        preparation=command.preparation,
        special_requests=command.special_requests,
        created_at=at,
        rebooks=command.rebooks,
    )
    held: list[Effect] = [] if hold is None or hold.id == reservation.id else [Removed(Reservation, hold.id)]
    return [session, reservation, *held]


def _move(command: MoveSession, rows: Rows, at: int, maker: UUID | None) -> list[Effect]:
    session = rows.get(Session, command.session_id)
    if session is None or session.starts is None:
        return []
    if not is_parked(session):
        command = replace(command, placing=False)
    old = list(slots_of(session, rows))
    if command.only_bay and old and place_of(session) == command.to:
        return _in_bay(session, old, command.bay_id)
    if session.state not in MOVABLE:
        return []
    bay_id = free_bay(rows, session.kind, command.to, at=at, own=old, wished=command.bay_id)
    slot_id = old[0].id if old else uuid5(session.id, "reservation")
    offer = not was_accepted(session, command) and is_offer(rows, command.to, at=at, maker=maker)
    moved = replace(
        session,
        state=state_as(offer=offer),
        starts=command.to.starts,
        minutes=command.to.minutes,
        mechanic_id=command.to.mechanic_id,
        bay_id=bay_id,
        sequence=session.sequence + 1,
        conflict_code="",
    )
    slot = slot_at(
        rows,
        slot_id,
        session.id,
        command.to,
        offer=offer,
        bay_id=bay_id,
        drop_buffer=command.drop_buffer,
    )
    return [moved, slot]


def _in_bay(session: Session, slots: Sequence[Reservation], bay_id: UUID | None) -> list[Effect]:
    """The same place in another bay; a session at a distance stands in none."""
    if session.kind is not VisitKind.IN_PERSON or session.state not in MOVABLE | HERE:
        return []
    return [replace(session, bay_id=bay_id), *(replace(row, bay_id=bay_id) for row in slots)]


def _cancel(command: CancelSession, rows: Rows) -> list[Effect]:
    session = rows.get(Session, command.session_id)
    if session is None or session.state not in CANCELLABLE:
        return []
    cancelled = replace(
        session,
        state=SessionState.CANCELLED,
        cancelled_by=command.cancelled_by,
        cancel_reason=command.reason,
        conflict_code=cancelled_as(session),
    )
    return [cancelled, *_freed(session, rows)]


def _answer(command: AnswerOffer, rows: Rows) -> list[Effect]:
    session = rows.get(Session, command.session_id)
    if session is None or session.state is not SessionState.OFFERED:
        return []
    place = place_of(session)
    if command.seen not in (None, place):
        return []
    if not command.accept:
        code = ErrorCode.DECLINED.value
        declined = replace(session, state=SessionState.UNPLACED, bay_id=None, conflict_code=code)
        return [declined, *_freed(session, rows)]
    slots = [_confirmed(row) for row in slots_of(session, rows)]
    return [replace(session, state=SessionState.SCHEDULED), *slots]


def _park(command: ParkSession, rows: Rows) -> list[Effect]:
    session = rows.get(Session, command.session_id)
    if session is None or session.state not in PARKABLE or command.seen != place_of(session):
        return []
    kept = command.keeps
    mechanic = rows.get(Mechanic, kept.mechanic_id) if kept.mechanic_id is not None else None
    parked = replace(
        session,
        state=SessionState.UNPLACED,
        starts=kept.starts,
        minutes=kept.minutes,
        mechanic_id=kept.mechanic_id,
        bay_id=None,
        conflict_code=parked_as(
            session, kept, answers_first=mechanic is not None and not is_affiliated(mechanic)
        ),
    )
    return [parked, *_freed(session, rows)]


def _confirmed(slot: Reservation) -> Reservation:
    status = ReservationStatus.CONFIRMED
    return replace(slot, kind=ReservationKind.BOOKING, status=status, expires_at=None)


def _freed(session: Session, rows: Rows) -> list[Effect]:
    return [replace(row, status=ReservationStatus.CANCELLED) for row in slots_of(session, rows)]
