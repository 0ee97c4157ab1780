"""What each step of a session does to its money: one follower."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scheduling.cancellation import Ending
from scheduling.payments import PaymentSettings, settles_at
from scheduling.records import Session
from scheduling.sessions import is_not_taken
from scheduling.vocabulary import CancelledBy, SessionState
from sync_server.services import tasks
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Event
from sync_server.services.money import settling, terms

if TYPE_CHECKING:
    from sync_server.services.following import Step

_S = SessionState
ENDINGS = {
    CancelledBy.CUSTOMER: Ending.CUSTOMER,
    CancelledBy.STAFF: Ending.WORKSHOP,
    CancelledBy.MECHANIC: Ending.MECHANIC,
    CancelledBy.PLATFORM: Ending.PLATFORM,
}
NOBODY_YET = frozenset({_S.OFFERED, _S.UNPLACED})
"""States in which no mechanic has accepted, so that a customer who withdraws gets everything back."""


def is_accepted(session: Session) -> bool:
    """Whether somebody's time is kept for it: an immediate session is the platform's until a mechanic accepts."""
    looks_for_one = session.starts is None and session.mechanic_id is None
    return session.state not in NOBODY_YET and not looks_for_one


async def follow(uow: UnitOfWork, step: Step) -> None:
    """Keep the terms of a new session, let the payee go with a moved one, settle one that ended."""
    if step.before is None:
        book = step.book or await uow.rule_book()
        await uow.rows.add(terms.agreed(book, step.session, step.now))
        return
    if step.before.mechanic_id != step.session.mechanic_id:
        await terms.follow_mechanic(uow, step.session)
    if step.before.state is not step.session.state:
        await _ended(uow, step.before, step)


async def _ended(uow: UnitOfWork, before: Session, step: Step) -> None:
    session, now = step.session, step.known_at
    match session.state:
        case SessionState.CANCELLED:
            await _cancelled(uow, before, step)
        case SessionState.UNPLACED if is_not_taken(session):
            await settling.settle(uow, session, Ending.MECHANIC, at=step.now, now=now)
        case SessionState.NO_SHOW:
            settings = (await uow.rule_book()).policy(PaymentSettings)
            await uow.jobs.defer(tasks.SETTLE_NO_SHOW, at=settles_at(now, settings), session_id=session.id)
        case SessionState.COMPLETED:
            await settling.earn(uow, session, now)
        case _:
            pass


async def _cancelled(uow: UnitOfWork, before: Session, step: Step) -> None:
    session = step.session
    await settling.settle(
        uow,
        session,
        ENDINGS[session.cancelled_by or CancelledBy.STAFF],
        at=step.now,
        now=step.known_at,
        begun=session.started_at is not None,
        accepted=is_accepted(before) and not await _crossed(uow, step),
    )


async def _crossed(uow: UnitOfWork, step: Step) -> bool:
    """Whether it was cancelled as nobody's yet, before somebody had it, and told after that: no time was kept then.

    When alone does not say so: of what was seen accepted, and was moved and accepted anew meanwhile, a time was kept.
    """
    if not step.unanswered or step.now >= step.known_at:
        return False
    taken = [each.at for each in await uow.events.of_session(step.session.id) if _takes(each)]
    return bool(taken) and step.now < max(taken)


def _takes(event: Event) -> bool:
    """Whether somebody has it by this step: a mechanic's yes, or a desk that put it with one who is not asked."""
    nobody, ended = event.from_state in NOBODY_YET, event.to_state == _S.CANCELLED
    return event.what == "accepted" or (nobody and not ended and event.to_state not in NOBODY_YET)
