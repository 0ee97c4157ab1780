"""What became of one session, step by step, for whoever may see it."""

from __future__ import annotations

from uuid import UUID

from scheduling.records import StaffMember
from scheduling.rights import Action
from scheduling.sessions import Actor
from scheduling.trail import Topic
from scheduling.visit_messages import History, HistoryLine
from sync_server.services.audit import MOST_LINES
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account, Event, Wanted
from sync_server.services.permissions import actor_of, allows
from sync_server.services.whose import session_for

_OF_MONEY = Wanted(topic=Topic.MONEY)


async def of_session(uow: UnitOfWork, account: Account, session_id: UUID) -> History:
    """Oldest first. A customer sees what happened and when, not who of the staff did it where, nor why.

    Who takes payments sees what was done with its money, too.
    """
    session = await session_for(uow, account, session_id, Action.VIEW_SESSION)
    events = await uow.events.of_session(session.id)
    if actor_of(account) is Actor.CUSTOMER:
        return History(events=[_line(event) for event in events])
    staff = sorted({event.staff_id for event in events if event.staff_id is not None})
    names = {row.id: row.name for row in await uow.records.find(StaffMember, id=staff)} if staff else {}
    devices: dict[UUID, str] = {}
    for device_id in {event.device_id for event in events if event.device_id is not None}:
        device = await uow.devices.get(device_id)
        devices[device_id] = "" if device is None else device.name
    lines = [_line(event, names, devices) for event in events]
    if allows(account, Action.TAKE_PAYMENT):
        lines += await _money(uow, session_id)
    return History(events=sorted(lines, key=lambda line: line.at))


async def _money(uow: UnitOfWork, session_id: UUID) -> list[HistoryLine]:
    """Oldest first; that somebody began to pay is no step until it is paid."""
    found = await uow.audit.page(before=None, limit=MOST_LINES, subject_id=session_id, wanted=_OF_MONEY)
    return [
        HistoryLine(
            at=line.at,
            what=line.what,
            from_state="",
            to_state="",
            staff_id=line.staff_id,
            staff_name=line.staff_name,
            device_id=line.device_id,
            device_name=line.device_name,
            detail=line.detail,
        )
        for line in reversed(found)
        if line.what != "checkout.start"
    ]


def _line(
    event: Event, names: dict[UUID, str] | None = None, devices: dict[UUID, str] | None = None
) -> HistoryLine:
    told = HistoryLine(
        at=event.at, what=event.what, from_state=event.from_state or "", to_state=event.to_state
    )
    if names is None or devices is None:
        return told
    return HistoryLine(
        at=event.at,
        what=event.what,
        from_state=event.from_state or "",
        to_state=event.to_state,
        staff_id=event.staff_id,
        staff_name=names.get(event.staff_id, "") if event.staff_id else "",
        device_id=event.device_id,
        device_name=devices.get(event.device_id, "") if event.device_id else "",
        detail=event.detail,
    )
