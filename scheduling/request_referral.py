"""The request for a visit in the workshop to which a finished session at a distance led.

What a request holds at all is in ``visit_request_records``; what the referral earns is in ``money``.
"""

from __future__ import annotations

from uuid import UUID

from scheduling.errors import Invalid
from scheduling.records import Session
from scheduling.visit_request_records import (
    RequestPolicy,
    RequestSource,
    RequestState,
    VisitRequest,
    check_request,
)
from scheduling.vocabulary import ServiceType, SessionState, VisitKind


def request_from_session(
    session: Session,
    *,
    id: UUID,
    customer_id: UUID,
    vehicle_id: UUID | None,
    diagnosis: str,
    requested: tuple[int, ...],
    asked_at: int,
    policy: RequestPolicy,
    service_type: ServiceType = ServiceType.REPAIR,
    preferred_mechanic_id: UUID | None = None,
    concern: str = "",
    minutes: int | None = None,
) -> VisitRequest:
    """The pending request to which a finished session at a distance led; concern and referral come along.

    A ``concern`` takes the place of the session's, ``minutes`` that of the policy's.
    ``customer_id`` and ``vehicle_id`` are the workshop's own records, since the session may be another
    organization's. Raises ``Invalid`` for a session that is not completed, was in person, or had no mechanic,
    and whatever ``check_request`` refuses.
    """
    finished = session.state is SessionState.COMPLETED and session.kind is not VisitKind.IN_PERSON
    if not finished or session.mechanic_id is None:
        raise Invalid("only a finished session at a distance leads to a visit", field="from_session_id")
    request = VisitRequest(
        id=id,
        source=RequestSource.SESSION,
        state=RequestState.PENDING,
        customer_id=customer_id,
        service_type=service_type,
        requested=requested,
        asked_at=asked_at,
        minutes=policy.minutes if minutes is None else minutes,
        vehicle_id=vehicle_id,
        concern=concern.strip() or session.concern,
        preferred_mechanic_id=preferred_mechanic_id,
        from_session_id=session.id,
        diagnosis=diagnosis,
        referring_mechanic_id=session.mechanic_id,
    )
    check_request(request, policy)
    return request
