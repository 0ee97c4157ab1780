"""When the shop closes on the days of some sessions, for the clock; and which sessions of a customer are active."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduling.base_hours import special_spans, workshop_calendar
from scheduling.calendar_rules import day_bounds, local_of
from scheduling.clockwork import ClockSettings, Day, Known, closes_at, closings, counts_as_active
from scheduling.errors import ActiveElsewhere
from scheduling.intervals import Span
from scheduling.offers import OfferPolicy
from scheduling.records import Session
from scheduling.rights import Action
from scheduling.sessions import ACTIVE
from scheduling.visit_records import LeftOpen
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account, RuleBook
from sync_server.services.permissions import allows, owns


def day_of(book: RuleBook, sessions: Sequence[Session]) -> Day:
    """The sessions with when the workshop closes over them, by the owner's numbers, and nothing else known."""
    zone = ZoneInfo(book.organization.zone)
    calendar = workshop_calendar(book.workshop_hours, special_spans(book.special_days))
    looked_for = book.policy(OfferPolicy).immediate_given_up_after
    return Day(
        sessions=sessions, zone=zone, closings=closings(calendar, sessions, zone), looked_for=looked_for
    )


async def listed(uow: UnitOfWork, session_ids: Iterable[UUID]) -> set[UUID]:
    """Those of the sessions that staff have on the list of what was left open."""
    found = await uow.rows.find(LeftOpen, session_id=list(session_ids))
    return {row.session_id for row in found}


async def active_of(uow: UnitOfWork, customer_id: UUID, now: int) -> list[Session]:
    """The customer's sessions that are due or under way; what a closed day left open no longer is."""
    rows = await uow.records.find(Session, customer_id=customer_id, state=list(ACTIVE))
    if not rows:
        return []
    left = await listed(uow, [row.id for row in rows])
    known = {row.id: Known(listed=row.id in left) for row in rows}
    day = replace(day_of(await uow.rule_book(), rows), known=known)
    return [row for row in rows if counts_as_active(row, day, now)]


async def day_of_visit(uow: UnitOfWork, session: Session) -> Span:
    """Within which its customer can arrive: the local day of its start, and what the shop is open beyond midnight.

    Who comes for 0:10 is there before midnight, and who comes late for 23:30 after it.
    """
    book = await uow.rule_book()
    day = day_of(book, [session])
    starts = session.created_at if session.starts is None else session.starts
    begins, ends = day_bounds(local_of(starts, day.zone)[0], day.zone)
    near = starts - book.policy(ClockSettings).pending_before
    return min(begins, near), max(ends, closes_at(session, day))


async def require_inactive(
    uow: UnitOfWork, session: Session, now: int, account: Account | None = None
) -> None:
    """Raise ``ActiveElsewhere`` while the customer is in another session here: they have one at a time.

    Which one it is, is said to an ``account`` that may see it. Over organizations it is ``one_at_a_time``, with each
    step.
    """
    others = [row for row in await active_of(uow, session.customer_id, now) if row.id != session.id]
    if others:
        seen = account is not None and await _may_see(uow, account, others[0])
        raise ActiveElsewhere("one at a time", **({"session_id": str(others[0].id)} if seen else {}))


async def _may_see(uow: UnitOfWork, account: Account, session: Session) -> bool:
    return allows(account, Action.VIEW_SESSION) or await owns(uow, account, session)
