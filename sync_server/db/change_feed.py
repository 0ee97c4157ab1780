"""The organization's changes in order, the answers given to devices, and the steps of sessions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from scheduling.errors import NotFound
from scheduling.records import Session
from sync_server.db.tables import (
    SESSION_EVENT,
    SYNC_DEVICE,
    SYNC_HEAD,
    SYNC_MUTATION,
    SYNC_TENANT,
    table_of,
)
from sync_server.services.interfaces import Head
from sync_server.services.models import Event, StoredMutation, SyncState


class SqlFeed:
    """``Feed``. The counter and the heads are written by the database's own functions only."""

    def __init__(self, connection: AsyncConnection, tenant_id: UUID) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    async def state(self) -> SyncState:
        columns = [SYNC_TENANT.c[name] for name in SyncState.__dataclass_fields__]
        query = sa.select(*columns).where(SYNC_TENANT.c["tenant_id"] == self._tenant_id)
        return SyncState(**(await self._connection.execute(query)).one()._mapping)

    async def heads(self, after: int, limit: int) -> list[Head]:
        ver = SYNC_HEAD.c["ver"]
        above = self._heads().where(ver > after)
        # The version at which a full page ends is taken whole.
        last = sa.select(sa.func.max(above.order_by(ver).limit(limit).subquery().c["ver"])).scalar_subquery()
        query = above.where(ver <= last).order_by(ver, SYNC_HEAD.c["kind"], SYNC_HEAD.c["row_id"])
        return [Head(**row._mapping) for row in await self._connection.execute(query)]

    async def head_versions(self, kind: str, row_ids: Sequence[UUID] | None = None) -> dict[UUID, int]:
        query = self._heads().where(SYNC_HEAD.c["kind"] == kind)
        if row_ids is not None:
            query = query.where(SYNC_HEAD.c["row_id"].in_(row_ids))
        return {row.row_id: row.ver for row in await self._connection.execute(query)}

    async def customers_of(self, mechanic_id: UUID, among: Sequence[UUID] | None = None) -> set[UUID]:
        columns = table_of(Session).c
        query = (
            sa.select(columns["customer_id"])
            .distinct()
            .where(columns["tenant_id"] == self._tenant_id, columns["mechanic_id"] == mechanic_id)
        )
        if among is not None:
            query = query.where(columns["customer_id"].in_(among))
        return set((await self._connection.execute(query)).scalars())

    async def has_sessions(self, customer_id: UUID) -> bool:
        columns = table_of(Session).c
        query = sa.select(columns["id"]).where(
            columns["tenant_id"] == self._tenant_id, columns["customer_id"] == customer_id
        )
        return (await self._connection.execute(query.limit(1))).first() is not None

    def _heads(self) -> sa.Select[Any]:
        columns = [SYNC_HEAD.c[name] for name in Head.__dataclass_fields__]
        return sa.select(*columns).where(SYNC_HEAD.c["tenant_id"] == self._tenant_id)


class SqlMutations:
    """``Mutations``."""

    def __init__(self, connection: AsyncConnection, tenant_id: UUID) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    async def last_seq(self, device_id: UUID) -> int:
        query = (
            sa.select(SYNC_DEVICE.c["last_seq"])
            .where(SYNC_DEVICE.c["tenant_id"] == self._tenant_id, SYNC_DEVICE.c["device_id"] == device_id)
            .with_for_update()
        )
        last = (await self._connection.execute(query)).scalar_one_or_none()
        if last is None:
            raise NotFound("device")
        return int(last)

    async def get(self, mid: UUID) -> StoredMutation | None:
        columns = [SYNC_MUTATION.c[name] for name in StoredMutation.__dataclass_fields__]
        query = sa.select(*columns).where(
            SYNC_MUTATION.c["tenant_id"] == self._tenant_id, SYNC_MUTATION.c["mid"] == mid
        )
        row = (await self._connection.execute(query)).one_or_none()
        return None if row is None else StoredMutation(**row._mapping)

    async def add(self, mutation: StoredMutation) -> None:
        values = {name: getattr(mutation, name) for name in StoredMutation.__dataclass_fields__}
        await self._connection.execute(
            sa.insert(SYNC_MUTATION).values(
                tenant_id=self._tenant_id, received_at=sa.func.clock_timestamp(), **values
            )
        )
        await self.advance(mutation.device_id, mutation.seq)

    async def advance(self, device_id: UUID, seq: int) -> None:
        await self._connection.execute(
            sa.update(SYNC_DEVICE)
            .where(SYNC_DEVICE.c["tenant_id"] == self._tenant_id, SYNC_DEVICE.c["device_id"] == device_id)
            .values(last_seq=sa.func.greatest(SYNC_DEVICE.c["last_seq"], seq))
        )


class SqlEvents:
    """``Events``: only ever appended."""

    def __init__(self, connection: AsyncConnection, tenant_id: UUID) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    async def append(self, event: Event) -> None:
        values = {name: getattr(event, name) for name in Event.__dataclass_fields__}
        await self._connection.execute(sa.insert(SESSION_EVENT), {"tenant_id": self._tenant_id, **values})

    async def of_session(self, session_id: UUID) -> list[Event]:
        columns = [SESSION_EVENT.c[name] for name in Event.__dataclass_fields__]
        query = (
            sa.select(*columns)
            .where(
                SESSION_EVENT.c["tenant_id"] == self._tenant_id, SESSION_EVENT.c["session_id"] == session_id
            )
            .order_by(SESSION_EVENT.c["id"])
        )
        return [Event(**row._mapping) for row in await self._connection.execute(query)]
