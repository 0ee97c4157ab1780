"""The messages of a booking, for staff: what went out, what did not and why, what is still to come."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

from scheduling.message_delivery import MessageLine, MessageState, SessionMessages
from scheduling.message_kinds import KINDS, REMINDERS, Audience, Channel, Message, MessageKind, Recipient
from scheduling.reminders import due_messages
from scheduling.rights import Action
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.message_rows import SentMessage, Tiding
from sync_server.services.message_wishes import session_of
from sync_server.services.models import Account
from sync_server.services.stories import Standing, recipient_of, standing

MOST_SHOWN = 500


async def of_session(
    uow: UnitOfWork, account: Account, session_id: UUID, now: int, carried: Collection[Channel] = ()
) -> SessionMessages:
    """By instant; raises ``NotFound`` or ``NotAllowed``. What is to come is as things stand: it may change.

    ``carried``: what the server is set up to send by.
    """
    session = await session_of(uow, account, Action.VIEW_CALENDAR, session_id)
    found = await standing(uow, session.id)
    rows = await uow.rows.find(
        SentMessage, session_id=session.id, order="due", newest_first=True, limit=MOST_SHOWN
    )
    lines = [_line(row, found) for row in rows]
    written: set[tuple[object, ...]] = {row.key for row in rows}
    lines += [_coming(message, found) for message in _to_come(found, written, now)]
    for again in await uow.rows.find(
        Tiding, session_id=session.id, kind=MessageKind.CONFIRMATION_AGAIN, told_at=None
    ):
        told = await standing(uow, again.about)
        lines += [_coming(message, told) for message in _to_come(told, written, now)]
    return SessionMessages(
        session_id=session.id,
        reminders_on=found.story.reminders_on,
        lines=sorted(lines, key=lambda each: (each.due, each.kind, each.channel)),
        carried=sorted(carried),
    )


def _to_come(found: Standing, written: set[tuple[object, ...]], now: int) -> list[Message]:
    """What is not written yet: reminders of the future, and what was told a moment ago."""
    untold = {(each.kind, each.version) for each in found.tidings if each.told_at is None}
    return [
        message
        for message in due_messages(found.story, found.settings, found.zone)
        if message.key not in written
        if (message.due > now if message.kind in REMINDERS else (message.kind, message.version) in untold)
    ]


def _line(row: SentMessage, found: Standing) -> MessageLine:
    return MessageLine(
        kind=row.kind,
        channel=row.channel,
        audience=_audience(row.kind, recipient_of(found.story.recipients, row.recipient)),
        state=row.state,
        due=row.due if row.next_at is None or row.state is MessageState.SENDING else row.next_at,
        version=row.version,
        attempts=row.attempts,
        done_at=row.done_at,
        why=row.why,
    )


def _coming(message: Message, found: Standing) -> MessageLine:
    return MessageLine(
        kind=message.kind,
        channel=message.channel,
        audience=_audience(message.kind, recipient_of(found.story.recipients, message.recipient)),
        state=MessageState.WAITING,
        due=message.due,
        version=message.version,
    )


def _audience(kind: MessageKind, recipient: Recipient | None) -> Audience:
    """In what part they are told; of somebody whom it no longer concerns, the part that the kind names first."""
    audiences = KINDS[kind].audiences
    shared = audiences & recipient.audiences if recipient is not None else audiences
    return min(shared or audiences)
