"""The listed workshops of all organizations: the one list that is read without belonging to one. No rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from scheduling.postal_codes import Ring
from sync_server.db.stored import STORED
from sync_server.services.listing_messages import WorkshopListing


class SqlDirectory:
    """``Directory``. What is not listed is hidden by the database."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    async def find(self, ring: Ring, limit: int) -> Sequence[WorkshopListing]:
        table = STORED[WorkshopListing].table
        columns = [table.c[each.name] for each in fields(WorkshopListing)]
        area = table.c["postal_area"]
        within = table.c["city_key"] == ring.city if ring.city else area.startswith(ring.prefix)
        query = (
            sa.select(*columns)
            .where(table.c["listed"], within)
            .order_by(table.c["name_key"], table.c["workshop_id"])
        )
        async with self._engine.connect() as connection:
            rows = await connection.execute(query.limit(limit))
            return [WorkshopListing(**row._mapping) for row in rows]
