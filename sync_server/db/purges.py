"""Deleting what is old, some rows at a time, and asking what a plan used to cost. When to do so is a job's matter."""

from __future__ import annotations

from uuid import UUID

import sqlalchemy as sa

from scheduling.vocabulary import VisitKind
from sync_server.db.line import Line
from sync_server.db.tables import PLAN_PRICE, REFRESH_TOKEN, SYNC_MARK, SYNC_MUTATION, SYNC_TENANT
from sync_server.db.types import Instant, to_datetime


class SqlPrices:
    """``Prices``: written by the database itself, by a trigger, when a plan changes."""

    def __init__(self, line: Line, tenant_id: UUID) -> None:
        self._line = line
        self._tenant_id = tenant_id

    async def had(self, plan_id: UUID, price_cents: int, kind: VisitKind, since: int) -> bool:
        columns = PLAN_PRICE.c
        query = sa.select(columns["id"]).where(
            columns["tenant_id"] == self._tenant_id,
            columns["plan_id"] == plan_id,
            columns["price_cents"] == price_cents,
            columns["until"] > since,
            sa.or_(
                sa.func.cardinality(columns["kinds"]) == 0,
                sa.literal(kind.value, sa.Text) == sa.func.any(columns["kinds"]),
            ),
        )
        return (await self._line.execute(query.limit(1))).first() is not None


class SqlPurges:
    """``Purges``. The heads are not the application's to write: the database has a function for them."""

    def __init__(self, line: Line, tenant_id: UUID) -> None:
        self._line = line
        self._tenant_id = tenant_id

    async def mark(self, now: int, apart: int) -> bool:
        at, ver = sa.literal(now, Instant()), SYNC_TENANT.c["ver"]
        recent = sa.exists().where(
            SYNC_MARK.c["tenant_id"] == self._tenant_id, SYNC_MARK.c["at"] > now - apart
        )
        here = sa.select(SYNC_TENANT.c["tenant_id"], at, ver).where(
            SYNC_TENANT.c["tenant_id"] == self._tenant_id, ~recent
        )
        made = sa.insert(SYNC_MARK).from_select(["tenant_id", "at", "ver"], here)
        return (await self._line.execute(made)).rowcount == 1

    async def tombstones(self, before: int, limit: int) -> int:
        query = sa.text("SELECT purge_tombstones(:before, :limit)")
        result = await self._line.execute(query, {"before": to_datetime(before), "limit": limit})
        return int(result.scalar_one())

    async def marks(self, before: int, limit: int) -> int:
        at = SYNC_MARK.c["at"]
        newest = sa.select(sa.func.max(at)).where(SYNC_MARK.c["tenant_id"] == self._tenant_id, at <= before)
        return await self._delete(SYNC_MARK, at < newest.scalar_subquery(), limit)

    async def mutations(self, before: int, limit: int) -> int:
        return await self._delete(SYNC_MUTATION, SYNC_MUTATION.c["received_at"] < before, limit)

    async def refresh_tokens(self, before: int, limit: int) -> int:
        later = REFRESH_TOKEN.alias("later")
        overtaken = sa.exists().where(
            later.c["tenant_id"] == REFRESH_TOKEN.c["tenant_id"],
            later.c["device_id"] == REFRESH_TOKEN.c["device_id"],
            later.c["staff_id"] == REFRESH_TOKEN.c["staff_id"],
            sa.tuple_(later.c["created_at"], later.c["id"])
            > sa.tuple_(REFRESH_TOKEN.c["created_at"], REFRESH_TOKEN.c["id"]),
            later.c["used_at"].is_not(None),
        )
        ended = REFRESH_TOKEN.c["expires_at"] < before
        return await self._delete(REFRESH_TOKEN, sa.and_(ended, overtaken), limit)

    async def last_refresh_tokens(self, before: int, limit: int) -> int:
        return await self._delete(REFRESH_TOKEN, REFRESH_TOKEN.c["expires_at"] < before, limit)

    async def prices(self, before: int, limit: int) -> int:
        return await self._delete(PLAN_PRICE, PLAN_PRICE.c["until"] < before, limit)

    async def waiver(self, waiver_id: UUID) -> int:
        result = await self._line.execute(sa.text("SELECT erase_waiver(:waiver)"), {"waiver": waiver_id})
        return int(result.scalar_one())

    async def quarantined_waivers(self) -> int:
        return int((await self._line.execute(sa.text("SELECT erase_quarantined_waivers()"))).scalar_one())

    async def _delete(self, table: sa.Table, old: sa.ColumnElement[bool], limit: int) -> int:
        key = sa.tuple_(*table.primary_key.columns)
        some = sa.select(*table.primary_key.columns).where(table.c["tenant_id"] == self._tenant_id, old)
        result = await self._line.execute(sa.delete(table).where(key.in_(some.limit(limit))))
        return result.rowcount
