"""Saying that something is to be told, with what it tells of, in one transaction. Who is told how comes later.

It only writes, so that nothing waits for it; ``delivery`` looks at what was written within a minute.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from scheduling.mechanics import VIRTUAL_KINDS
from scheduling.message_kinds import MessageKind
from scheduling.message_relevance import PLACING
from scheduling.records import Session
from scheduling.sessions import is_not_taken, is_parked
from scheduling.vocabulary import SessionState
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.known_time import known_time
from sync_server.services.message_rows import Tiding

if TYPE_CHECKING:
    from sync_server.services.following import Step

_S = SessionState
PLACED = frozenset({_S.SCHEDULED, _S.PENDING, _S.WAITING, _S.LIVE})
"""The customer has a confirmed time, or, without one, somebody who takes them at once."""


async def tell(
    uow: UnitOfWork,
    kind: MessageKind,
    *,
    about: UUID,
    now: int,
    version: int = 0,
    session_id: UUID | None = None,
    customer_id: UUID | None = None,
    mechanic_id: UUID | None = None,
    former_starts: int | None = None,
    by: UUID | None = None,
    until: int | None = None,
) -> None:
    """Have something told once: the same ``kind`` and ``version`` of the same ``about`` again changes nothing.

    ``about`` is whose story it is: the session's id (then give ``session_id`` too), the request's, the waitlist
    entry's, the offer's. ``version`` is the session's ``sequence``, or a count of one's own for what comes again
    without a move (a second refund). The customer and the mechanic are the session's; without a session name them.
    ``by`` is the member of staff whose act it was, ``until`` the instant from which it says nothing any more (a
    slot that is held for minutes). Needs no ``bump``, reads nothing, and costs no trip of its own where writes are
    put off.
    """
    await uow.rows.add_quietly(
        Tiding(
            about=about,
            kind=kind,
            version=version,
            at=now,
            former_starts=former_starts,
            told_by=by,
            until=until,
            session_id=session_id,
            customer_id=customer_id,
            mechanic_id=mechanic_id,
            look_at=now,
        )
    )


async def tell_of_step(uow: UnitOfWork, step: Step) -> None:
    """The follower of sessions' steps."""
    by = None if step.account is None else step.account.staff_id
    former = step.before.starts if step.before is not None else None
    kinds = told_of(step)
    if step.before is not None and is_parked(step.before) and MessageKind.CONFIRMATION in kinds:
        former = await known_time(uow, step.session.id)
        kinds = _of_placed(former, step.session)
        if not kinds:
            await _look_again(uow, step.session.id, step.known_at)
    for kind in kinds:
        await tell(
            uow,
            kind,
            about=step.session.id,
            now=step.known_at,
            version=step.session.sequence,
            session_id=step.session.id,
            former_starts=former if kind is MessageKind.MOVED else None,
            by=by,
        )


def told_of(step: Step) -> list[MessageKind]:  # noqa: PLR0911 - one for each kind of step
    """Which kinds a step brings. What was imported or marked afterwards confirms nothing.

    A booking that waits for an independent mechanic's answer is confirmed to its customer once they accepted. When they
    did not, the customer is told where others are asked for it; about a visit in person the workshop speaks to them.
    What was parked is confirmed like any other: what its customer knows already, ``tell_of_step`` asks the messages.
    """
    before, after = step.before, step.session
    entered = before is None or before.state is not after.state
    match after.state:
        case _S.OFFERED if entered or _moved(before, after):
            return [MessageKind.NEW_OFFER]
        case _S.SCHEDULED | _S.PENDING if _is_placed(after) and (before is None or not _is_placed(before)):
            taken_back = before is not None and before.state is _S.NO_SHOW
            return [] if taken_back else [MessageKind.CONFIRMATION]
        case _S.SCHEDULED | _S.PENDING if _moved(before, after):
            return [MessageKind.MOVED]
        case _S.UNPLACED if entered and is_not_taken(after) and after.kind in VIRTUAL_KINDS:
            return [MessageKind.DECLINED]
        case _S.WAITING if entered:
            return [MessageKind.CUSTOMER_WAITING]
        case _S.CANCELLED if entered:
            return [MessageKind.CANCELLED, MessageKind.STAFF_CANCELLED]
        case _S.COMPLETED if entered:
            return [MessageKind.HOW_WAS_IT]  # the receipt comes once it is paid, with its money
        case _:
            return []


def _of_placed(known: int | None, session: Session) -> list[MessageKind]:
    """Of a visit that comes back from the deck to a customer who was written ``known`` last."""
    if known is None:
        return [MessageKind.CONFIRMATION]
    return [MessageKind.MOVED] if known != session.starts else []


async def _look_again(uow: UnitOfWork, about: UUID, now: int) -> None:
    """Nothing is told, but the time stands again: its reminders, that nobody planned on deck, are."""
    for each in await uow.rows.find(Tiding, about=about):
        if each.kind in PLACING:
            await uow.rows.put_if(replace(each, look_at=now), told_at=each.told_at)


def _is_placed(session: Session) -> bool:
    return session.state in PLACED and (session.starts is not None or session.mechanic_id is not None)


def _moved(before: Session | None, after: Session) -> bool:
    return before is not None and before.sequence != after.sequence
