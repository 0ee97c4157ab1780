"""Correcting what was said of a booking, field by field, as a customer is edited (``customers``).

Nobody is told: what the messages say of a booking is none of it.
"""

from __future__ import annotations

from scheduling import session_editing
from scheduling.commands import Outcome
from scheduling.concern import check_corrected, least_after
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


async def edit(uow: UnitOfWork, account: Account, command: EditSession, now: int) -> Decision:
    """Set what is still as the user saw it; if any field is not, nothing is set and both values come back.

    A mechanic who is only asked for it, or did not take it, corrects nothing of it: they see it without contacts. A
    concern that would say too little is ``Invalid``, but for whoever takes their own correction back.
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
    if not await _takes_back(uow, account, session, wanted):
        check_corrected(wanted.concern, session.concern)
    changed = [name for name in session_editing.FIELDS if getattr(wanted, name) != getattr(session, name)]
    if changed:
        await steps.change(
            uow,
            session,
            session.state,
            actor=actor_of(account),
            facts=await clock_facts(uow, now),
            what=CORRECTED,
            account=account,
            detail=BETWEEN.join(changed),
            **{name: getattr(wanted, name) for name in changed},
        )
    return APPLIED


async def _takes_back(uow: UnitOfWork, account: Account, session: Session, wanted: Session) -> bool:
    """Whether a concern becomes short again of which this very device corrected the last: what stood there before is
    kept nowhere, and an undo says the same as any other edit."""
    if len(wanted.concern) >= least_after(session.concern):
        return False
    corrected = [each for each in await uow.events.of_session(session.id) if each.what == CORRECTED]
    of_it = [each for each in corrected if session_editing.CONCERN in each.detail.split(BETWEEN)]
    return bool(of_it) and of_it[-1].device_id == account.device_id
