"""What changed since a cursor, and everything at once: the rows that a device keeps, within its window and scope.

Read in one repeatable-read transaction. A row that left the window or the scope is a delete.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, cast
from uuid import UUID

from scheduling.intervals import difference
from scheduling.message_kinds import Channel
from scheduling.policy_kinds import told
from scheduling.records import KIND_OF, KINDS, Customer, Record, Session, Vehicle, kept_span
from scheduling.visit_requests import OPEN, VisitRequest
from scheduling.vocabulary import SessionState
from scheduling.wire import PAGE_LIMIT, Page, Row, Snapshot
from sync_server.services import quarantine
from sync_server.services.interfaces import Head, UnitOfWork
from sync_server.services.models import Account
from sync_server.services.refusals import CursorTooOld
from sync_server.services.scope import Scope, customers_in

SPANNED = frozenset({"session", "reservation", "external_busy", "visit_request"})
"""Kinds of rows that stand at a time."""


@dataclass(frozen=True, slots=True)
class Window:
    """The instants ``[start, end)`` within which a device keeps rows that stand at a time."""

    start: int
    end: int

    def holds(self, record: Record) -> bool:
        """Whether a device keeps it; a booking without a place it keeps always."""
        span = kept_span(record)
        return span is None or (span[0] < self.end and span[1] > self.start)


async def page(
    uow: UnitOfWork,
    account: Account,
    *,
    cursor: int,
    epoch: UUID,
    window: Window,
    now: int,
    carried: Collection[Channel] = (),
) -> Page:
    """The changes after ``cursor``, and what else the device is to know by now.

    ``carried``: what the server is set up to send messages by.
    Raises ``CursorTooOld``, also where the account's own row is among the changes.
    """
    state = await uow.feed.state()
    if epoch != state.epoch or not state.floor_ver <= cursor <= state.ver:
        raise CursorTooOld
    heads = await uow.feed.heads(cursor, PAGE_LIMIT)
    if cursor and any(head.row_id == account.staff_id for head in heads):
        raise CursorTooOld  # in another role other rows are theirs to have: everything is asked for anew
    found = await _records_of(uow, heads)
    # failpoint: pull.page_read
    scope = await Scope.of(uow, account, customers_in(found.values()))
    rows: list[Row] = []
    for head in heads:
        record = found.get((head.kind, head.row_id))
        if scope.limited and isinstance(record, Session):
            rows += await _carried(uow, scope, record)
        rows.append(_row(head, record, scope, window))
    more = len(heads) >= PAGE_LIMIT
    left, files = await quarantine.waiting(uow, account)
    return Page(
        cursor=heads[-1].ver if more else state.ver,
        more=more,
        rows=rows,
        server_time=now,
        handed_over=left + files,
        handed_over_files=files,
        carried=sorted(carried),
        numbers=told((await uow.rule_book()).policy),
    )


def _row(head: Head, record: Record | None, scope: Scope, window: Window) -> Row:
    seen = None
    if record is not None and not head.deleted and window.holds(record):
        seen = scope.view(record)
    return Row(kind=head.kind, id=head.row_id, ver=head.ver, body=seen)


async def _records_of(uow: UnitOfWork, heads: Iterable[Head]) -> dict[tuple[str, UUID], Record]:
    wanted: defaultdict[str, list[UUID]] = defaultdict(list)
    for head in heads:
        if not head.deleted:
            wanted[head.kind].append(head.row_id)
    found: dict[tuple[str, UUID], Record] = {}
    for kind, ids in wanted.items():
        for record in await uow.records.find(cast("type[Any]", KINDS[kind]), id=ids):
            found[kind, record.id] = record
    return found


async def _carried(uow: UnitOfWork, scope: Scope, session: Session) -> list[Row]:
    """The customer and the vehicles of a session: along with it when it comes, away with it when it leaves."""
    customer = await uow.records.get(Customer, session.customer_id)
    vehicles = await uow.records.find(Vehicle, customer_id=session.customer_id)
    rows: list[Row] = []
    for record in [customer, *vehicles]:
        if record is not None:
            kind = KIND_OF[type(record)]
            versions = await uow.feed.head_versions(kind, [record.id])
            rows.append(Row(kind=kind, id=record.id, ver=versions[record.id], body=scope.view(record)))
    return rows


async def entering(
    uow: UnitOfWork, account: Account, *, cursor: int, epoch: UUID, window: Window, known: Window, now: int
) -> Page:
    """What comes within a window that moved on from ``known``, for a device at ``cursor``; raises ``CursorTooOld``.

    The cursor stays where it is: what changed since then comes with the next pull, by the new window. What leaves the
    window is for the device itself to drop.
    """
    state = await uow.feed.state()
    if epoch != state.epoch or not state.floor_ver <= cursor <= state.ver:
        raise CursorTooOld
    scope = await Scope.of(uow, account)
    rows: list[Row] = []
    for kind in sorted(SPANNED):
        found: dict[UUID, Record] = {}
        for start, end in difference([(window.start, window.end)], [(known.start, known.end)]):
            found |= {
                row.id: row for row in await uow.records.between(cast("type[Any]", KINDS[kind]), start, end)
            }
        new = [row for record in found.values() if not known.holds(record) and (row := scope.view(record))]
        versions = await uow.feed.head_versions(kind, [row.id for row in new])
        rows += [Row(kind=kind, id=row.id, ver=versions[row.id], body=row) for row in new]
    return Page(cursor=cursor, more=False, rows=rows, server_time=now)


async def snapshot(uow: UnitOfWork, account: Account, window: Window, now: int) -> tuple[Snapshot, list[Row]]:
    """Everything within the window and the scope, in the order in which rows name each other."""
    scope = await Scope.of(uow, account)
    state = await uow.feed.state()
    rows: list[Row] = []
    for kind, cls in KINDS.items():
        records = [scope.view(record) for record in await _all_within(uow, cls, window)]
        versions = await uow.feed.head_versions(kind)
        rows += [Row(kind=kind, id=r.id, ver=versions[r.id], body=r) for r in records if r is not None]
    # failpoint: pull.snapshot_read
    head = Snapshot(cursor=state.ver, epoch=state.epoch, rows=len(rows), server_time=now)
    return head, rows


async def _all_within(uow: UnitOfWork, cls: type[Any], window: Window) -> list[Record]:
    if KIND_OF[cls] not in SPANNED:
        return list(await uow.records.all(cls))
    records: list[Record] = list(await uow.records.between(cls, window.start, window.end))
    if cls is Session:
        records += await uow.records.find(Session, starts=None)
        there = {row.id for row in records}
        lost = await uow.records.find(Session, state=SessionState.UNPLACED)
        records += [row for row in lost if row.id not in there]
    if cls is VisitRequest:
        records += await uow.records.find(VisitRequest, state=list(OPEN))
    return records
