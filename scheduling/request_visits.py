"""The session that a confirmed visit request becomes: one place for both sides. Its state and slot are the caller's."""

from __future__ import annotations

from uuid import UUID

from scheduling.records import Session
from scheduling.visit_request_records import VisitRequest
from scheduling.vocabulary import SessionState, VisitKind


def visit_of(
    request: VisitRequest,
    session_id: UUID,
    state: SessionState,
    *,
    starts: int,
    mechanic_id: UUID | None,
    at: int,
    created_by: UUID | None = None,
) -> Session:
    """The visit of ``request`` in the bay that it was given, made at the instant ``at``.

    The concern is the customer's, with the diagnosis of the virtual session that led here below it.
    """
    return Session(
        id=session_id,
        customer_id=request.customer_id,
        state=state,
        kind=VisitKind.IN_PERSON,
        service_type=request.service_type,
        minutes=request.minutes,
        starts=starts,
        mechanic_id=mechanic_id,
        bay_id=request.bay_id,
        vehicle_id=request.vehicle_id,
        concern="\n\n".join(text for text in (request.concern, request.diagnosis) if text.strip()),
        created_at=at,
        created_by=created_by,
        referred_by=request.from_session_id,
        quote_cents=request.quote_cents,
    )
