"""Steps of a session: checked by the state machine, written with their event. The one place that does."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from scheduling.ids import uuid7
from scheduling.records import Session
from scheduling.sessions import Actor, Facts, check_transition
from scheduling.vocabulary import SessionState
from sync_server.services import one_at_a_time
from sync_server.services.following import Step, follow
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account, Event, RuleBook


async def create(
    uow: UnitOfWork,
    session: Session,
    *,
    facts: Facts,
    what: str,
    account: Account | None,
    detail: str = "",
    book: RuleBook | None = None,
) -> None:
    """A new session with its first event; ``book``: the rules, where the caller has read them.

    Raises ``ActiveElsewhere`` as ``change`` does.
    """
    check_transition(None, session.state, session, Actor.FACTORY, facts)
    await one_at_a_time.enter(uow, None, session, facts.now)
    await uow.records.add(session)
    await uow.events.append(_event(None, session, facts.now, what, account=account, detail=detail))
    step = Step(before=None, session=session, what=what, now=facts.now, account=account, book=book)
    await follow(uow, step)


async def change(
    uow: UnitOfWork,
    session: Session,
    to: SessionState,
    *,
    actor: Actor,
    facts: Facts,
    what: str,
    account: Account | None = None,
    detail: str = "",
    heard_at: int | None = None,
    unanswered: bool = False,
    **fields: Any,
) -> Session:
    """Put the session with its new state and ``fields``; staying in a state is no step, but is recorded.

    ``heard_at``: of what a device tells of later than it was done; ``unanswered``: as the step has it.

    An offer that staff or the customer withdraw by placing the booking elsewhere counts as placed anew.
    Raises ``ActiveElsewhere`` before anything is written where the person has another session under way, in
    whichever organization.
    """
    changed = replace(session, state=to, **fields)
    if session.state is not to:
        withdrawn = session.state is SessionState.OFFERED and to is SessionState.SCHEDULED
        withdrawn = withdrawn and actor is not Actor.MECHANIC
        source = SessionState.UNPLACED if withdrawn else session.state
        check_transition(source, to, changed, actor, facts)
    await one_at_a_time.enter(uow, session, changed, facts.now)
    await uow.records.put(changed)
    event = _event(session.state, changed, facts.now, what, account=account, detail=detail)
    await uow.events.append(replace(event, heard_at=heard_at))
    step = Step(
        before=session,
        session=changed,
        what=what,
        now=facts.now,
        account=account,
        heard_at=heard_at,
        unanswered=unanswered,
    )
    await follow(uow, step)
    return changed


def _event(
    source: SessionState | None, session: Session, at: int, what: str, *, account: Account | None, detail: str
) -> Event:
    return Event(
        id=uuid7(),
        session_id=session.id,
        at=at,
        what=what,
        from_state=None if source is None else source.value,
        to_state=session.state.value,
        staff_id=None if account is None else account.staff_id,
        device_id=None if account is None else account.device_id,
        detail=detail,
    )
