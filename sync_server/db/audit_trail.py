"""The trail of who did what: entries of its own, and the steps of sessions read along with them. No decisions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from scheduling.records import StaffMember
from scheduling.trail import words_of
from scheduling.wire import AuditLine
from sync_server.db.inserting import insertion_of
from sync_server.db.line import Line
from sync_server.db.tables import AUDIT_ENTRY, DEVICE, SESSION_EVENT, table_of
from sync_server.services.models import EVERY_LINE, AuditEntry, Wanted

_NONE: sa.ColumnElement[str] = sa.literal("", sa.Text)


class SqlAuditTrail:
    """``AuditTrail``. Ids are made in the order of time, so a key is all that a page needs."""

    def __init__(self, line: Line, tenant_id: UUID) -> None:
        self._line = line
        self._tenant_id = tenant_id

    async def append(self, entry: AuditEntry) -> None:
        values = {name: getattr(entry, name) for name in AuditEntry.__dataclass_fields__}
        insertion = insertion_of(AUDIT_ENTRY)
        await self._line.write(insertion.sql, insertion.values({"tenant_id": self._tenant_id, **values}))

    async def page(
        self,
        *,
        before: UUID | None,
        limit: int,
        staff_id: UUID | None = None,
        subject_id: UUID | None = None,
        wanted: Wanted = EVERY_LINE,
    ) -> list[AuditLine]:
        both = []
        for query, table, subject in (
            (_entries(), AUDIT_ENTRY, AUDIT_ENTRY.c["subject_id"]),
            (_steps(), SESSION_EVENT, SESSION_EVENT.c["session_id"]),
        ):
            part = query.where(table.c["tenant_id"] == self._tenant_id, *_only(wanted, table))
            if before is not None:
                part = part.where(table.c["id"] < before)
            if staff_id is not None:
                part = part.where(table.c["staff_id"] == staff_id)
            if subject_id is not None:
                part = part.where(subject == subject_id)
            both.append(part.order_by(table.c["id"].desc()).limit(limit).subquery().select())
        found = sa.union_all(*both).subquery()
        rows = await self._line.execute(self._named(found).order_by(found.c["id"].desc()).limit(limit))
        return [AuditLine(**row._mapping) for row in rows]

    def _named(self, found: sa.Subquery) -> sa.Select[Any]:
        staff, device = table_of(StaffMember), DEVICE
        mine = sa.and_(staff.c["tenant_id"] == self._tenant_id, staff.c["id"] == found.c["staff_id"])
        its = sa.and_(device.c["tenant_id"] == self._tenant_id, device.c["id"] == found.c["device_id"])
        return sa.select(
            found,
            sa.func.coalesce(staff.c["name"], "").label("staff_name"),
            sa.func.coalesce(device.c["name"], "").label("device_name"),
        ).select_from(found.outerjoin(staff, mine).outerjoin(device, its))


def _entries() -> sa.Select[Any]:
    columns = AUDIT_ENTRY.c
    return sa.select(
        *(
            columns[name]
            for name in ("id", "at", "what", "staff_id", "device_id", "subject_kind", "subject_id")
        ),
        _NONE.label("from_state"),
        _NONE.label("to_state"),
        columns["detail"],
    )


def _steps() -> sa.Select[Any]:
    columns = SESSION_EVENT.c
    return sa.select(
        *(columns[name] for name in ("id", "at", "what", "staff_id", "device_id")),
        sa.literal("session", sa.Text).label("subject_kind"),
        columns["session_id"].label("subject_id"),
        sa.func.coalesce(columns["from_state"], "").label("from_state"),
        columns["to_state"],
        columns["detail"],
    )


def _only(wanted: Wanted, table: sa.Table) -> Iterator[sa.ColumnElement[bool]]:
    if wanted.topic is not None:
        yield table.c["what"].in_(sorted(words_of(wanted.topic)))
    if wanted.since is not None:
        yield table.c["at"] >= wanted.since
    if wanted.until is not None:
        yield table.c["at"] < wanted.until
