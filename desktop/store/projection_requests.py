"""What a pending change of a visit request makes of the rows; as ``projection``.

A step that is no longer there to be taken changes nothing here, as on the server.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from desktop.store.projected import Effect, Rows
from desktop.store.projection_slots import buffer_of, free_bay, is_offer, slot_at, state_as
from scheduling.commands import Place
from scheduling.records import Reservation, Session
from scheduling.request_answers import holds_of
from scheduling.request_commands import (
    ConfirmRequest,
    CounterRequest,
    CreateRequest,
    DeclineRequest,
    RequestCommand,
    TimeToOffer,
    WithdrawRequest,
)
from scheduling.request_visits import visit_of
from scheduling.visit_requests import (
    OfferedTime,
    RequestPolicy,
    RequestState,
    VisitRequest,
    derived_state,
    hold_expiry,
    steps,
)
from scheduling.vocabulary import CancelledBy, ReservationKind, ReservationStatus, VisitKind

_POLICY = RequestPolicy()
"""The owner's own numbers are the server's: until it answers, the usual ones are shown."""


def request_touched(command: RequestCommand) -> frozenset[UUID]:
    """The ids of the rows that the command is about."""
    match command:
        case ConfirmRequest():
            return frozenset({command.request_id, command.session_id, command.reservation_id})
        case CounterRequest():
            return frozenset({command.request_id, *(time.hold_id for time in command.times)})
        case _:
            return frozenset({command.request_id})


def project_request(  # noqa: PLR0911 one for each command
    command: RequestCommand, rows: Rows, *, at: int, maker: UUID | None = None
) -> list[Effect]:
    """The rows as they should look when the server agrees to what the ``maker``, a staff member, did."""
    known = rows.get(VisitRequest, command.request_id)
    if isinstance(command, CreateRequest):
        return [_created(command, rows, at)] if known is None else []
    if known is None:
        return []
    match command:
        case ConfirmRequest():
            if not _may(known, RequestState.CONFIRMED, at):
                return []
            return _confirmed(command, known, rows, at=at, maker=maker)
        case CounterRequest():
            return _countered(command, known, rows, at) if _may(known, RequestState.COUNTERED, at) else []
        case DeclineRequest():
            return _declined(command, known, rows, at) if _may(known, RequestState.DECLINED, at) else []
        case WithdrawRequest():
            return _withdrawn(command, known, rows, at) if _may(known, RequestState.WITHDRAWN, at) else []


def _may(request: VisitRequest, to: RequestState, at: int) -> bool:
    return bool(steps(derived_state(request, at), to))


def _created(command: CreateRequest, rows: Rows, at: int) -> VisitRequest:
    named = command.from_session_id
    session = rows.get(Session, named) if named is not None else None
    return VisitRequest(
        id=command.request_id,
        source=command.source,
        state=RequestState.PENDING,
        customer_id=command.customer_id,
        service_type=command.service_type,
        requested=tuple(command.requested),
        asked_at=at if command.asked_at is None else min(command.asked_at, at),
        minutes=_POLICY.minutes if command.minutes is None else command.minutes,
        vehicle_id=command.vehicle_id or (session.vehicle_id if session else None),
        concern=command.concern or (session.concern if session else ""),
        preferred_mechanic_id=command.preferred_mechanic_id,
        from_session_id=command.from_session_id,
        diagnosis=command.diagnosis,
        referring_mechanic_id=session.mechanic_id if session else None,
    )


def _confirmed(
    command: ConfirmRequest, request: VisitRequest, rows: Rows, *, at: int, maker: UUID | None
) -> list[Effect]:
    place = Place(starts=command.starts, minutes=request.minutes, mechanic_id=command.mechanic_id)
    held = _held(request, rows)
    chosen = next((row for row in held if (row.starts, row.mechanic_id) == _where(place)), None)
    own = [chosen, *(row for row in held if row is not chosen)]
    bay_id = command.bay_id if chosen is None else chosen.bay_id
    if bay_id is None:
        bay_id = free_bay(rows, VisitKind.IN_PERSON, place, at=at, own=own)
    slot_id = command.reservation_id if chosen is None else chosen.id
    offer = is_offer(rows, place, at=at, maker=maker)
    slot = slot_at(rows, slot_id, command.session_id, place, offer=offer, bay_id=bay_id, drop_buffer=False)
    quoted = command.quote_cents is not None
    row = replace(
        request,
        state=RequestState.CONFIRMED,
        confirmed_starts=command.starts,
        mechanic_id=command.mechanic_id,
        bay_id=bay_id,
        session_id=command.session_id,
        answered_at=request.answered_at or at,
        ended_at=at,
        quote_cents=command.quote_cents if quoted else request.quote_cents,
        quote_text=command.quote_text if quoted else request.quote_text,
    )
    session = visit_of(
        row,
        command.session_id,
        state_as(offer=offer),
        starts=command.starts,
        mechanic_id=command.mechanic_id,
        at=at,
    )
    freed = [replace(each, status=ReservationStatus.CANCELLED) for each in held if each.id != slot_id]
    return [session, slot, row, *freed]


def _where(place: Place) -> tuple[int, UUID | None]:
    return place.starts, place.mechanic_id


def _countered(command: CounterRequest, request: VisitRequest, rows: Rows, at: int) -> list[Effect]:
    slots: list[Reservation] = []
    for time in command.times:
        slots.append(_hold(time, request, rows, at=at, beside=slots))
    offered = tuple(
        OfferedTime(
            hold_id=slot.id,
            starts=slot.starts,
            bay_id=slot.bay_id,
            expires_at=slot.expires_at or at,
            mechanic_id=slot.mechanic_id,
        )
        for slot in slots
        if slot.bay_id is not None
    )
    if not offered or len(offered) < len(slots):
        return []  # no bay is free that this device knows of: the server says so
    return [replace(request, state=RequestState.COUNTERED, offered=offered, answered_at=at), *slots]


def _hold(
    time: TimeToOffer, request: VisitRequest, rows: Rows, *, at: int, beside: Sequence[Reservation]
) -> Reservation:
    place = Place(starts=time.starts, minutes=request.minutes, mechanic_id=time.mechanic_id)
    ends = time.starts + request.minutes * 60
    taken = [row.bay_id for row in beside if row.starts < ends and row.ends > time.starts]
    return Reservation(
        id=time.hold_id,
        kind=ReservationKind.COUNTER_OFFER,
        status=ReservationStatus.RESERVED,
        starts=time.starts,
        ends=ends,
        blocks_end=ends + buffer_of(rows, time.mechanic_id) * 60,
        mechanic_id=time.mechanic_id,
        bay_id=free_bay(rows, VisitKind.IN_PERSON, place, at=at, own=[], but=taken),
        expires_at=hold_expiry(time.starts, at, _POLICY),
    )


def _declined(command: DeclineRequest, request: VisitRequest, rows: Rows, at: int) -> list[Effect]:
    row = replace(
        request,
        state=RequestState.DECLINED,
        answered_at=request.answered_at or at,
        ended_at=at,
        ended_by=CancelledBy.CUSTOMER if command.customer_agreed else CancelledBy.STAFF,
        decline_reason=command.decline_reason,
        reason=command.reason,
    )
    return [row, *_freed(request, rows)]


def _withdrawn(command: WithdrawRequest, request: VisitRequest, rows: Rows, at: int) -> list[Effect]:
    row = replace(
        request,
        state=RequestState.WITHDRAWN,
        ended_at=at,
        ended_by=CancelledBy.CUSTOMER,
        reason=command.reason,
    )
    return [row, *_freed(request, rows)]


def _held(request: VisitRequest, rows: Rows) -> list[Reservation]:
    found = (rows.get(Reservation, hold_id) for hold_id in holds_of(request))
    return [row for row in found if row is not None and row.status is ReservationStatus.RESERVED]


def _freed(request: VisitRequest, rows: Rows) -> list[Effect]:
    return [replace(row, status=ReservationStatus.CANCELLED) for row in _held(request, rows)]
