"""The names of jobs and when they are due. What they do is in ``sync_server.jobs``."""

from __future__ import annotations

from uuid import UUID

from scheduling.clockwork import ClockSettings
from scheduling.records import Reservation, Session
from scheduling.visit_requests import VisitRequest, offer_expires_at
from scheduling.vocabulary import SessionState
from sync_server.services.interfaces import UnitOfWork

LAPSE_OFFER = "lapse_offer"
MARK_PENDING = "mark_pending"
EXPIRE_REQUEST = "expire_request"
PUT_HOLIDAYS = "put_holidays"
FETCH_CALENDAR = "fetch_calendar"
SEEK_MECHANIC = "seek_mechanic"
LOOK_FOR_WORK = "look_for_work"
REFUND = "refund"
"""Give back what was decided to go back by card."""
PAID = "paid"
"""Money has arrived: whatever waits for it goes on."""
SETTLE_NO_SHOW = "settle_no_show"
CLOSE_CHECKOUT = "close_checkout"
"""A checkout whose hold has lapsed."""
CLOCK = "clock"
GIVE_LEASES = "give_leases"
"""Of bays to computers, for walk-ins."""


async def plan_ahead(uow: UnitOfWork, session: Session, reservation: Reservation) -> None:
    """Enqueue what a booking, as it stands now, will need."""
    if session.state is SessionState.OFFERED and reservation.expires_at is not None:
        await uow.jobs.defer(LAPSE_OFFER, at=reservation.expires_at, session_id=session.id)
    elif session.state is SessionState.SCHEDULED:
        await mark_pending_later(uow, session.id, reservation.starts)


async def mark_pending_later(uow: UnitOfWork, session_id: UUID, starts: int) -> None:
    """The step from scheduled to pending, 15 min before the start."""
    settings = (await uow.rule_book()).policy(ClockSettings)
    await uow.jobs.defer(MARK_PENDING, at=starts - settings.pending_before, session_id=session_id)


async def expire_request_later(uow: UnitOfWork, request: VisitRequest) -> None:
    """The end of a counter-offer that nobody answers, when the last of its times is held no longer."""
    lapses = offer_expires_at(request)
    if lapses is not None:
        await uow.jobs.defer(EXPIRE_REQUEST, at=lapses, request_id=request.id)


async def seek_later(uow: UnitOfWork, session_id: UUID, at: int) -> None:
    """Look again for a session's mechanic; whatever happened meanwhile, the job looks at how things are then."""
    await uow.jobs.defer(SEEK_MECHANIC, at=at, session_id=session_id)


async def look_for_work(uow: UnitOfWork, at: int | None = None) -> None:
    """Look at every open search and at the waitlist: somebody came online, or somebody's time is free again."""
    await uow.jobs.defer(LOOK_FOR_WORK, at=at)
