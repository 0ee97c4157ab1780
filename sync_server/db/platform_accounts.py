"""One person's records over organizations: the functions of the database that act on them. No rules.

The tables themselves can not be read from here (``migrations/scripts/accounts``).
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY

from sync_server.db.line import Line
from sync_server.db.types import to_datetime
from sync_server.services.repositories import Confirmed

_CUSTOMERS = sa.bindparam("customers", type_=ARRAY(sa.Uuid))
_LOCK = sa.text("SELECT platform_lock(:customers)").bindparams(_CUSTOMERS)
_BUSY = sa.text("SELECT * FROM platform_busy(:customers, :now)").bindparams(_CUSTOMERS)
_CLAIM = sa.text("SELECT platform_claim(:customer, :session, :until, :now, :anyway)")
_CONFIRM = sa.text("SELECT purpose, customer_id, done FROM platform_confirm(:request, :token, :new, :now)")
_RECORDS = sa.text("SELECT tenant_id, customer_id FROM platform_records(:request, :token, :now)")


class SqlPlatformAccounts:
    """``PlatformAccounts``."""

    def __init__(self, line: Line) -> None:
        self._line = line

    async def lock(self, customer_ids: Collection[UUID]) -> None:
        await self._write(_LOCK, customers=list(customer_ids))

    async def busy(self, customer_ids: Collection[UUID], now: int) -> set[UUID]:
        values = {"customers": list(customer_ids), "now": to_datetime(now)}
        return set((await self._line.execute(_BUSY, values)).scalars())

    async def claim(
        self, customer_id: UUID, session_id: UUID, *, until: int, now: int, anyway: bool = False
    ) -> bool:
        result = await self._write(
            _CLAIM,
            customer=customer_id,
            session=session_id,
            until=to_datetime(until),
            now=to_datetime(now),
            anyway=anyway,
        )
        return bool(result.scalar_one())

    async def let_go(self, session_id: UUID) -> None:
        await self._line.write("SELECT platform_keep(%(session)s, NULL)", {"session": session_id})

    async def is_linked(self, customer_id: UUID) -> bool:
        query = sa.text("SELECT platform_is_linked(:customer)")
        return bool((await self._line.execute(query, {"customer": customer_id})).scalar_one())

    async def confirm(self, request_id: UUID, token: bytes, new_id: UUID, now: int) -> Confirmed | None:
        result = await self._write(
            _CONFIRM, request=request_id, token=token, new=new_id, now=to_datetime(now)
        )
        row = result.one_or_none()
        return None if row is None else Confirmed(**row._mapping)

    async def records(self, request_id: UUID, token: bytes, now: int) -> list[tuple[UUID, UUID]]:
        values = {"request": request_id, "token": token, "now": to_datetime(now)}
        rows = await self._line.execute(_RECORDS, values)
        return [(row.tenant_id, row.customer_id) for row in rows]

    async def _write(self, statement: sa.TextClause, **values: Any) -> sa.CursorResult[Any]:
        self._line.changed()
        return await self._line.execute(statement, values)
