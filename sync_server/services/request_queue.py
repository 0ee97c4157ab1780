"""The workshop's queue of visit requests, a page at a time, with all that one wants to know before the first click.

What a line says is ``scheduling.request_queue``'s; here the rows are read and put into messages.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from uuid import UUID

from scheduling.commands import Blocking
from scheduling.errors import NotFound
from scheduling.records import Customer, Session
from scheduling.request_batch import without_clash
from scheduling.request_messages import (
    MOST_OPEN,
    FreeTime,
    QueueChoice,
    QueueEntry,
    QueuePage,
)
from scheduling.request_queue import Choice, Entry, Group, by_urgency, entries_of, group_of
from scheduling.rights import Action
from scheduling.visit_requests import RequestPolicy, VisitRequest
from sync_server.services.answers import blocking
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import require
from sync_server.services.schedule import Schedule


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What the lines of a page need, read at once."""

    names: Mapping[UUID, str]
    sessions: Mapping[UUID, Session]
    ready: Mapping[UUID, int]
    """Start of the time for which a request can be confirmed without anybody losing by it."""
    clashes: Iterator[Blocking]
    """One for each of the lines' clashes, in their order."""


async def page(
    uow: UnitOfWork, account: Account, *, group: Group, after: UUID | None, limit: int, now: int
) -> QueuePage:
    """One of the three lists, behind the request ``after``; raises ``NotFound`` for one that there is not.

    The reception and the owner see it: a mechanic is asked about single visits, by an offer.
    """
    require(account, Action.ANSWER_REQUESTS)
    if after is not None and not await uow.records.has(VisitRequest, after):
        raise NotFound("visit_request", id=str(after))
    among: list[VisitRequest] = []
    if group is Group.PENDING:
        among = [row for row in await uow.requests.open(MOST_OPEN) if group_of(row, now, {}) is group]
        found = await _behind(uow, sorted(among, key=by_urgency), after)
    elif group is Group.CONFIRMED:
        found = await uow.requests.confirmed(limit + 1, after)
    else:
        found = await uow.requests.done(limit + 1, after)
    shown = found[:limit]
    return QueuePage(
        group=group.value,
        entries=await _entries(uow, account, shown, among, now),
        after=shown[-1].id if len(found) > limit else None,
        server_time=now,
    )


async def _behind(uow: UnitOfWork, rows: Sequence[VisitRequest], after: UUID | None) -> list[VisitRequest]:
    """The rows behind one of them, or behind where one stood that was answered meanwhile."""
    last = None if after is None else await uow.records.get(VisitRequest, after)
    return [row for row in rows if last is None or by_urgency(row) > by_urgency(last)]


async def _entries(
    uow: UnitOfWork,
    account: Account,
    shown: Sequence[VisitRequest],
    among: Sequence[VisitRequest],
    now: int,
) -> list[QueueEntry]:
    schedule = await (Schedule.over_window(uow, now) if among else Schedule.around(uow, now, now))
    policy = schedule.book.policy(RequestPolicy)
    lines = entries_of(shown, among=among, engine=schedule.availability, policy=policy, now=now)
    clashes = [clash for line in lines for choice in line.choices for clash in choice.clashes]
    known = _Known(
        names=await _names(uow, shown),
        sessions=await _sessions(uow, shown),
        ready={each.request.id: each.choice.starts for each in without_clash(lines)},
        clashes=iter(await blocking(uow, account, clashes)),
    )
    return [_entry(line, known) for line in lines]


async def _names(uow: UnitOfWork, rows: Sequence[VisitRequest]) -> dict[UUID, str]:
    ids = {row.customer_id for row in rows}
    return {row.id: row.name for row in await uow.records.find(Customer, id=list(ids))} if ids else {}


async def _sessions(uow: UnitOfWork, rows: Sequence[VisitRequest]) -> dict[UUID, Session]:
    ids = {row.session_id for row in rows if row.session_id is not None}
    return {row.id: row for row in await uow.records.find(Session, id=list(ids))} if ids else {}


def _entry(line: Entry, known: _Known) -> QueueEntry:
    row = line.request
    session = known.sessions.get(row.session_id) if row.session_id is not None else None
    return QueueEntry(
        request=row,
        state=line.state.value,
        customer_name=known.names.get(row.customer_id, ""),
        age=None if line.age is None else line.age.value,
        answer_by=line.answer_by,
        choices=[_choice(choice, known) for choice in line.choices],
        alternatives=[
            FreeTime(starts=free.starts, ends=free.ends, mechanic_id=free.mechanic_id, bay_id=free.bay_id)
            for free in line.alternatives
        ],
        ready=known.ready.get(row.id),
        visit_starts=session.starts if session else row.confirmed_starts,
        session_state=session.state.value if session else "",
    )


def _choice(choice: Choice, known: _Known) -> QueueChoice:
    return QueueChoice(
        starts=choice.starts,
        ends=choice.ends,
        mechanic_id=choice.mechanic_id,
        bay_id=choice.bay_id,
        clashes=list(islice(known.clashes, len(choice.clashes))),
        rivals=list(choice.rivals),
    )
