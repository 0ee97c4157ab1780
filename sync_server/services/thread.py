"""The messages of a session, between its customer and staff: only ever added to."""

from __future__ import annotations

from uuid import UUID

from scheduling.errors import Invalid, NotFound, Rule, TooLong
from scheduling.records import Session, StaffMember
from scheduling.rights import Action
from scheduling.sessions import Actor
from scheduling.visit_messages import MOST_MESSAGE, MessageLine, MessageRequest, ThreadPage
from scheduling.visit_records import FileState, SessionFile, SessionMessage, Side
from sync_server.services.interfaces import UnitOfWork, Within
from sync_server.services.models import Account
from sync_server.services.permissions import actor_of
from sync_server.services.refusals import Busy
from sync_server.services.whose import session_for

TRIES = 50
"""Rounds against others who write at the same moment."""


async def write(
    uow: UnitOfWork, account: Account, session_id: UUID, message: MessageRequest, now: int
) -> MessageLine:
    """Append a message; the same id again answers what was written. Raises ``Invalid``, ``TooLong``, ``NotFound``."""
    session = await session_for(uow, account, session_id, Action.ADD_TO_SESSION)
    text = message.text.strip()
    await _check(uow, session, message, text)
    side = Side.CUSTOMER if actor_of(account) is Actor.CUSTOMER else Side.STAFF
    for _ in range(TRIES):
        known = await uow.rows.get(SessionMessage, message.id)
        if known is not None:
            if (known.session_id, known.text, known.file_id) != (session.id, text, message.file_id):
                raise Invalid("the id was used for something else", field="id", rule=Rule.TAKEN)
            return (await _lines(uow, account, [known]))[0]
        row = SessionMessage(
            id=message.id,
            session_id=session.id,
            number=await uow.rows.count(SessionMessage, session_id=session.id) + 1,
            at=now,
            side=side,
            text=text,
            file_id=message.file_id,
            staff_id=account.staff_id,
            device_id=account.device_id,
        )
        # Two who take the same number at once: the second waits for the first, and takes the next one.
        await uow.rows.add_once(row)
    raise Busy("too many write on this thread at once")


async def _check(uow: UnitOfWork, session: Session, message: MessageRequest, text: str) -> None:
    if "\x00" in text:
        raise Invalid("text has a zero byte", field="text", rule=Rule.ZERO_BYTE)
    if len(text) > MOST_MESSAGE:
        raise TooLong("text is too long", field="text", rule=Rule.TOO_LONG, most=MOST_MESSAGE)
    if not text and message.file_id is None:
        raise Invalid("there is nothing to say", field="text", rule=Rule.MISSING)
    if message.file_id is not None:
        file = await uow.rows.get(SessionFile, message.file_id)
        if file is None or file.session_id != session.id or file.state is not FileState.READY:
            raise NotFound("file", id=str(message.file_id))


async def page(uow: UnitOfWork, account: Account, session_id: UUID, *, after: int, limit: int) -> ThreadPage:
    """The messages after a number, oldest first."""
    session = await session_for(uow, account, session_id, Action.VIEW_SESSION)
    rows = await uow.rows.find(
        SessionMessage,
        order="number",
        limit=limit + 1,
        session_id=session.id,
        number=Within(low=after + 1),
    )
    lines = await _lines(uow, account, rows[:limit])
    return ThreadPage(messages=lines, after=lines[-1].number if lines else after, more=len(rows) > limit)


async def _lines(uow: UnitOfWork, account: Account, rows: list[SessionMessage]) -> list[MessageLine]:
    """With the names of staff; a customer's page says "staff" and no name."""
    names: dict[UUID, str] = {}
    wanted = sorted({row.staff_id for row in rows if row.staff_id is not None and row.side is Side.STAFF})
    if wanted and actor_of(account) is not Actor.CUSTOMER:
        names = {row.id: row.name for row in await uow.records.find(StaffMember, id=wanted)}
    return [
        MessageLine(
            id=row.id,
            number=row.number,
            at=row.at,
            side=row.side.value,
            text=row.text,
            name=names.get(row.staff_id, "") if row.staff_id is not None else "",
            file_id=row.file_id,
        )
        for row in rows
    ]
