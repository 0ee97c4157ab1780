"""A booking's confirmation once more: asked for at the desk, told by the next minute's messages. Audited.

Each wish is a story of its own under the id that the desk made: asked again it is the same one, and its message has a
key of its own, so that each press goes out once. What it says then is decided as for any other message.
"""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from scheduling.confirming_again import WITHIN, seconds_to_wait, why_not_again
from scheduling.errors import ErrorCode, Gone, Invalid, Rule, RuleError, TooEarly, TooLate
from scheduling.message_delivery import ResendWish, Resent
from scheduling.message_kinds import Channel, MessageKind, channels_for
from scheduling.records import Session
from scheduling.rights import Action
from scheduling.visit_requests import VisitRequest
from sync_server.services import audit
from sync_server.services.interfaces import UnitOfWork, Within
from sync_server.services.message_rows import Tiding
from sync_server.services.message_wishes import session_of
from sync_server.services.models import Account
from sync_server.services.refusals import NoCarrier, NotReachable, TooManyAttempts
from sync_server.services.stories import customer_recipient
from sync_server.services.telling import tell

_REFUSALS: dict[ErrorCode, type[RuleError]] = {
    ErrorCode.GONE: Gone,
    ErrorCode.TOO_EARLY: TooEarly,
    ErrorCode.TOO_LATE: TooLate,
}


async def confirm_again(
    uow: UnitOfWork,
    account: Account,
    session_id: UUID,
    wish: ResendWish,
    now: int,
    *,
    carried: Collection[Channel],
) -> Resent:
    """Have it told once more; asked for before under this id, nothing more happens.

    ``carried``: what the server is set up to send by.

    Raises ``NotFound``, ``NotAllowed``, ``Gone``, ``TooEarly``, ``TooLate``, ``NotReachable``, ``NoCarrier`` or
    ``TooManyAttempts``.
    """
    await uow.bump()
    session = await session_of(uow, account, Action.EDIT_CUSTOMERS, session_id)
    reached = await _reached(uow, session)
    channels = [each for each in reached if each in carried]
    answer = Resent(resend_id=wish.resend_id, channels=channels)
    known = await uow.rows.find(Tiding, about=wish.resend_id)
    if known:
        _check_same(known[0], session)
        return answer
    await _check_unused(uow, wish.resend_id)
    why = why_not_again(session, now)
    if why is not None:
        raise _REFUSALS[why]()
    if not reached:
        raise NotReachable
    if not channels:
        raise NoCarrier(channels=[each.value for each in reached])
    await _not_too_often(uow, session, now)
    await tell(
        uow,
        MessageKind.CONFIRMATION_AGAIN,
        about=wish.resend_id,
        version=session.sequence,
        session_id=session.id,
        now=now,
        by=account.staff_id,
    )
    await audit.note(uow, account, "confirmation.again", now, subject=("session", session.id))
    return answer


async def _reached(uow: UnitOfWork, session: Session) -> list[Channel]:
    recipient = await customer_recipient(uow, session.customer_id)
    return [] if recipient is None else list(channels_for(recipient, MessageKind.CONFIRMATION_AGAIN))


def _check_same(tiding: Tiding, session: Session) -> None:
    if (tiding.kind, tiding.session_id) != (MessageKind.CONFIRMATION_AGAIN, session.id):
        raise _taken()


async def _check_unused(uow: UnitOfWork, resend_id: UUID) -> None:
    """No id of what may have a story of its own later: it would be told to this booking's customer."""
    for kind in (Session, VisitRequest):
        if await uow.records.has(kind, resend_id):
            raise _taken()


def _taken() -> Invalid:
    return Invalid("the id stands for something else", field="resend_id", rule=Rule.TAKEN)


async def _not_too_often(uow: UnitOfWork, session: Session, now: int) -> None:
    lately = await uow.rows.find(
        Tiding,
        kind=MessageKind.CONFIRMATION_AGAIN,
        session_id=session.id,
        at=Within(low=now - WITHIN),
    )
    seconds = seconds_to_wait([each.at for each in lately], now)
    if seconds:
        raise TooManyAttempts(seconds=seconds)
