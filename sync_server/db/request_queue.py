"""The queue of visit requests as the database keeps it: the open ones, those to come, and those that are done.

Confirmed ones stand by their sessions, which may have been moved or cancelled since. No rules.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from scheduling.records import Session
from scheduling.visit_requests import OPEN, RequestState, VisitRequest
from sync_server.db.line import Line
from sync_server.db.tables import columns_of, from_row, table_of
from sync_server.db.types import Instant
from sync_server.services.interfaces import VISIT_OVER

_REQUEST = table_of(VisitRequest).c
_SESSION = table_of(Session).c
_MINUTE = sa.text("interval '1 minute'")
_STARTS = sa.func.coalesce(_SESSION["starts"], _REQUEST["confirmed_starts"], type_=Instant())
_ENDS = sa.type_coerce(
    sa.type_coerce(_STARTS, sa.DateTime(timezone=True))
    + sa.func.coalesce(_SESSION["minutes"], _REQUEST["minutes"]) * _MINUTE,
    sa.DateTime(timezone=True),
)
_IS_CONFIRMED = _REQUEST["state"] == RequestState.CONFIRMED
_IS_OVER = _SESSION["state"].in_(VISIT_OVER)
_DONE_AT = sa.case(
    (_IS_CONFIRMED, _ENDS), else_=sa.type_coerce(_REQUEST["ended_at"], sa.DateTime(timezone=True))
)


class SqlRequestQueue:
    """``RequestQueue`` on one connection's transaction."""

    def __init__(self, line: Line, tenant_id: UUID) -> None:
        self._line = line
        self._tenant_id = tenant_id

    async def open(self, limit: int) -> list[VisitRequest]:
        query = self._select().where(_REQUEST["state"].in_(list(OPEN)))
        return await self._rows(query.order_by(_REQUEST["asked_at"], _REQUEST["id"]).limit(limit))

    async def confirmed(self, limit: int, after: UUID | None) -> list[VisitRequest]:
        query = self._select().where(_IS_CONFIRMED, ~_IS_OVER)
        if after is not None:
            query = query.where(sa.tuple_(_STARTS, _REQUEST["id"]) > self._key(_STARTS, after))
        return await self._rows(query.order_by(_STARTS, _REQUEST["id"]).limit(limit))

    async def done(self, limit: int, after: UUID | None) -> list[VisitRequest]:
        ended = _REQUEST["state"].not_in([*OPEN, RequestState.CONFIRMED])
        query = self._select().where(sa.or_(ended, sa.and_(_IS_CONFIRMED, _IS_OVER)))
        if after is not None:
            # Newest first: of the same moment the lower id before the higher, as in the rules' own order.
            at = self._key(_DONE_AT, after, only=True)
            later = sa.and_(at == _DONE_AT, _REQUEST["id"] > after)
            query = query.where(sa.or_(at > _DONE_AT, later))
        return await self._rows(query.order_by(_DONE_AT.desc(), _REQUEST["id"]).limit(limit))

    def _key(self, column: sa.ColumnElement[Any], row_id: UUID, *, only: bool = False) -> Any:
        """Where a row of this organization stands now; nothing comes after one that there is not."""
        query = self._joined(column).where(_REQUEST["id"] == row_id)
        at = query.correlate(None).scalar_subquery()
        return at if only else sa.tuple_(at, sa.literal(row_id, sa.Uuid))

    def _select(self) -> sa.Select[Any]:
        return self._joined(*columns_of(VisitRequest))

    def _joined(self, *columns: sa.ColumnElement[Any]) -> sa.Select[Any]:
        request, session = table_of(VisitRequest), table_of(Session)
        same = sa.and_(
            _SESSION["tenant_id"] == _REQUEST["tenant_id"], _SESSION["id"] == _REQUEST["session_id"]
        )
        joined = sa.outerjoin(request, session, same)
        return sa.select(*columns).select_from(joined).where(_REQUEST["tenant_id"] == self._tenant_id)

    async def _rows(self, query: sa.Select[Any]) -> list[VisitRequest]:
        return [from_row(VisitRequest, row) for row in await self._line.execute(query)]
