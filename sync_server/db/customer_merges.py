"""Customers who were merged, as the database has them. Which may be is decided in ``services/merging``."""

from __future__ import annotations

from collections.abc import Collection
from uuid import UUID

import sqlalchemy as sa

from sync_server.db.line import Line
from sync_server.db.tables import CUSTOMER_MERGE
from sync_server.db.types import to_datetime

_MERGE = sa.text("SELECT customer_merge_into(:kept, :other, :by, :now)")


class SqlCustomerMerges:
    """``CustomerMerges``."""

    def __init__(self, line: Line, tenant_id: UUID) -> None:
        self._line = line
        self._tenant_id = tenant_id

    async def merge(self, kept_id: UUID, other_id: UUID, *, by: UUID, now: int) -> None:
        self._line.changed()
        values = {"kept": kept_id, "other": other_id, "by": by, "now": to_datetime(now)}
        await self._line.execute(_MERGE, values)

    async def kept(self, merged_ids: Collection[UUID]) -> dict[UUID, UUID]:
        return dict(await self._rows("merged_id", merged_ids))

    async def merged_into(self, kept_ids: Collection[UUID]) -> dict[UUID, UUID]:
        return dict(await self._rows("kept_id", kept_ids))

    async def _rows(self, by: str, ids: Collection[UUID]) -> list[tuple[UUID, UUID]]:
        columns = CUSTOMER_MERGE.c
        query = sa.select(columns["merged_id"], columns["kept_id"]).where(
            columns["tenant_id"] == self._tenant_id, columns[by].in_(sorted(ids))
        )
        return [(row.merged_id, row.kept_id) for row in await self._line.execute(query)]
