"""What a customer has ahead already, before another booking is made: change that one, or book another?

A customer is asked; staff, who have the customer on the telephone, are told and book as they like.
"""

from __future__ import annotations

from uuid import UUID

from scheduling.commands import BookSession, Outcome, Upcoming
from scheduling.errors import ErrorCode, NotFound
from scheduling.limits import check_span
from scheduling.records import Customer, Session
from scheduling.rights import Action
from scheduling.sessions import ACTIVE
from scheduling.visit_messages import UpcomingList
from scheduling.vocabulary import SessionState
from sync_server.services import site_made
from sync_server.services.candidates import seeks
from sync_server.services.holds import HoldRefused
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import allows, owns, require_customer
from sync_server.services.site_models import SiteCustomer

AHEAD = frozenset({SessionState.OFFERED, SessionState.SCHEDULED}) | ACTIVE


async def require_decided(
    uow: UnitOfWork, account: Account, command: BookSession, now: int, *, known: SiteCustomer | None = None
) -> None:
    """Raise ``HoldRefused`` with what a site's customer has ahead, until the command says: another one beside it.

    ``known``: only what this reference of the site may be told.
    """
    if account.as_staff or command.beside_upcoming:
        return
    span = command.starts, command.starts + command.minutes * 60
    ahead = await _ahead(uow, account, command.customer_id, now, span, but=command.session_id)
    if known is not None:
        seen = await site_made.seen_of(uow, known, [row.session_id for row in ahead])
        ahead = [row for row in ahead if row.session_id in seen]
    if ahead:
        raise HoldRefused(ErrorCode.HAS_UPCOMING.value, Outcome(upcoming=ahead))


async def of_customer(
    uow: UnitOfWork, account: Account, customer_id: UUID, now: int, *, starts: int | None, minutes: int
) -> UpcomingList:
    """The customer's sessions ahead, soonest first; which of them overlap a time, if one is named."""
    known = await uow.records.has(Customer, customer_id)
    await require_customer(uow, account, Action.VIEW_CUSTOMERS, customer_id)
    if not known:
        raise NotFound("customer", id=str(customer_id))
    span = None
    if starts is not None:
        check_span(starts, minutes)
        span = starts, starts + minutes * 60
    return UpcomingList(sessions=await _ahead(uow, account, customer_id, now, span))


async def sessions_ahead(uow: UnitOfWork, customer_id: UUID, now: int) -> list[Session]:
    """All of a customer's that are not over, also one that others are asked to take."""
    states = [*AHEAD, SessionState.UNPLACED]
    rows = await uow.records.find(Session, customer_id=customer_id, state=states)
    return [row for row in rows if (row.state in AHEAD or seeks(row)) and _ends(row) > now]


async def _ahead(
    uow: UnitOfWork,
    account: Account,
    customer_id: UUID,
    now: int,
    span: tuple[int, int] | None,
    *,
    but: UUID | None = None,
) -> list[Upcoming]:
    """Those that the account may see: a mechanic's own, a site's own; also one that others are asked to take."""
    mine = [row for row in await sessions_ahead(uow, customer_id, now) if row.id != but]
    seen = [row for row in mine if allows(account, Action.VIEW_SESSION) or await owns(uow, account, row)]
    seen.sort(key=lambda row: (begins(row), row.id.int))
    return [
        Upcoming(
            session_id=row.id,
            state=row.state,
            kind=row.kind,
            starts=row.starts,
            minutes=row.minutes,
            mechanic_id=row.mechanic_id,
            overlaps=span is not None and begins(row) < span[1] and span[0] < _ends(row),
        )
        for row in seen
    ]


def begins(session: Session) -> int:
    """An immediate session stands on the time it was made."""
    return session.created_at if session.starts is None else session.starts


def _ends(session: Session) -> int:
    return begins(session) + session.minutes * 60
