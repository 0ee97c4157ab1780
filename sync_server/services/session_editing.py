"""Correcting what was said of a booking, field by field, as a customer is edited (``customers``).

Nobody is told: what the messages say of a booking is none of it.
"""

from __future__ import annotations

from scheduling import session_editing
from scheduling.commands import Outcome
from scheduling.concern import LEAST_CONCERN, check_corrected
from scheduling.edit_commands import EditSession
from scheduling.errors import ErrorCode, Invalid
from scheduling.records import Session
from scheduling.rights import Action
from sync_server.services import steps, whose
from sync_server.services.answers import APPLIED, Decision
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import actor_of, require
from sync_server.services.visit_facts import clock_facts

CORRECTED = "corrected"
BETWEEN = ", "
"""Between the names of the fields, in the step's detail."""
_FROM = "from "
"""Before the number of characters that a short concern had, behind the names: desktops pass over it."""


async def edit(uow: UnitOfWork, account: Account, command: EditSession, now: int) -> Decision:
    """Set what is still as the user saw it; if any field is not, nothing is set and both values come back.

    A mechanic who is only asked for it, or did not take it, corrects nothing of it: they see it without contacts. A
    concern that would say too little is ``Invalid``; whoever takes their own correction back makes it as short as it
    was, and no shorter.
    """
    session = await uow.records.get(Session, command.session_id)
    if session is None:
        return Decision.conflict(ErrorCode.GONE)
    require(account, Action.EDIT_SESSION, own=await whose.has(uow, account, session))
    if session.starts is None:
        raise Invalid("what mechanics were asked on at once stays", field="session_id")
    if not session_editing.may_be_edited(session):
        return Decision.conflict(ErrorCode.GONE)
    if stale := session_editing.stale(session, command.set):
        return Decision.conflict(ErrorCode.STALE_EDIT, Outcome(fields=stale))
    wanted = session_editing.edited(session, command.set)
    changed = [name for name in session_editing.FIELDS if getattr(wanted, name) != getattr(session, name)]
    if session_editing.CONCERN in changed:
        check_corrected(wanted.concern, session.concern, *await _before(uow, account, session))
    if changed:
        await steps.change(
            uow,
            session,
            session.state,
            actor=actor_of(account),
            facts=await clock_facts(uow, now),
            what=CORRECTED,
            account=account,
            detail=_detail(session, changed),
            **{name: getattr(wanted, name) for name in changed},
        )
    return APPLIED


def _detail(session: Session, changed: list[str]) -> str:
    """Which fields, and how short a concern was that one may not book with: what it said is kept nowhere."""
    had = len(session.concern.strip())
    short = session_editing.CONCERN in changed and had < LEAST_CONCERN
    return BETWEEN.join([*changed, f"{_FROM}{had}"] if short else changed)


async def _before(uow: UnitOfWork, account: Account, session: Session) -> list[int]:
    """How short it was before what this very device corrected last, one after the other: an undo says the same as any
    other edit."""
    found: list[int] = []
    for event in reversed(await uow.events.of_session(session.id)):
        parts = event.detail.split(BETWEEN)
        if event.what != CORRECTED or session_editing.CONCERN not in parts:
            continue
        if event.device_id != account.device_id:
            break
        found += [int(part.removeprefix(_FROM)) for part in parts if part.startswith(_FROM)]
    return found
