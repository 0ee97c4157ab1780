"""The organization's changes in order, the answers given to devices, and the steps of sessions."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, cast
from uuid import UUID

import msgspec
import sqlalchemy as sa

from scheduling.errors import NotFound
from scheduling.records import Session
from scheduling.sessions import LEFT
from scheduling.vocabulary import SessionState
from sync_server.db.inserting import insertion_of
from sync_server.db.line import MISSING, Line
from sync_server.db.tables import (
    SESSION_EVENT,
    SYNC_DEVICE,
    SYNC_HEAD,
    SYNC_MUTATION,
    SYNC_TENANT,
    table_of,
)
from sync_server.db.types import to_datetime
from sync_server.services.interfaces import Head
from sync_server.services.models import Event, StoredMutation, SyncState

TAKEN = (
    SessionState.SCHEDULED,
    SessionState.PENDING,
    SessionState.WAITING,
    SessionState.LIVE,
    SessionState.COMPLETED,
    SessionState.NO_SHOW,
)
"""States of a session whose mechanic has taken it."""
WITHOUT_PLACE = (SessionState.UNPLACED, SessionState.CANCELLED)
"""States that do not tell whether the mechanic whom the row names had taken it."""

_ADVANCE = """
UPDATE sync_device SET last_seq = greatest(last_seq, %(seq)s)
WHERE tenant_id = %(tenant)s AND device_id = %(device)s
"""
_SETTLE = (
    "SELECT push_settle(%(tenant)s, %(seen)s, %(same)s, %(last)s, %(changes)s, %(mid)s, %(device)s, %(seq)s,"
    " %(name)s, %(hash)s, %(status)s, %(result)s::jsonb, %(actor)s::uuid, %(client)s)"
)


class SqlFeed:
    """``Feed``. The counter and the heads are written by the database's own functions only."""

    def __init__(self, line: Line, tenant_id: UUID) -> None:
        self._line = line
        self._tenant_id = tenant_id

    async def state(self) -> SyncState:
        known = self._line.known("state")
        if known is not MISSING:
            return cast(SyncState, known)
        columns = [SYNC_TENANT.c[name] for name in SyncState.__dataclass_fields__]
        query = sa.select(*columns).where(SYNC_TENANT.c["tenant_id"] == self._tenant_id)
        return SyncState(**(await self._line.execute(query)).one()._mapping)

    async def heads(self, after: int, limit: int, kind: str = "") -> list[Head]:
        ver = SYNC_HEAD.c["ver"]
        above = self._heads().where(ver > after)
        if kind:
            above = above.where(SYNC_HEAD.c["kind"] == kind)
        # The version at which a full page ends is taken whole.
        last = sa.select(sa.func.max(above.order_by(ver).limit(limit).subquery().c["ver"])).scalar_subquery()
        query = above.where(ver <= last).order_by(ver, SYNC_HEAD.c["kind"], SYNC_HEAD.c["row_id"])
        return [Head(**row._mapping) for row in await self._line.execute(query)]

    async def head_versions(self, kind: str, row_ids: Sequence[UUID] | None = None) -> dict[UUID, int]:
        query = self._heads().where(SYNC_HEAD.c["kind"] == kind)
        if row_ids is not None:
            query = query.where(SYNC_HEAD.c["row_id"].in_(row_ids))
        return {row.row_id: row.ver for row in await self._line.execute(query)}

    async def customers_of(self, mechanic_id: UUID, among: Sequence[UUID] | None = None) -> set[UUID]:
        return await self._customers(mechanic_id, among, self._taken())

    async def has_taken(self, mechanic_id: UUID, session_id: UUID) -> bool:
        columns = table_of(Session).c
        query = sa.select(columns["id"]).where(
            columns["tenant_id"] == self._tenant_id,
            columns["id"] == session_id,
            columns["mechanic_id"] == mechanic_id,
            self._taken(),
        )
        return (await self._line.execute(query)).first() is not None

    def _taken(self) -> sa.ColumnElement[bool]:
        """``has_taken``, of each session."""
        columns, step = table_of(Session).c, SESSION_EVENT.c
        stood = (
            sa.select(step["to_state"])
            .where(
                step["tenant_id"] == self._tenant_id,
                step["session_id"] == columns["id"],
                step["to_state"].not_in(WITHOUT_PLACE),
            )
            .order_by(step["id"].desc())
            .limit(1)
            .scalar_subquery()
        )
        return columns["state"].in_(TAKEN) | (
            columns["state"].in_(WITHOUT_PLACE)
            & columns["conflict_code"].not_in(LEFT)
            & (sa.func.coalesce(stood, "") != SessionState.OFFERED)
        )

    async def asked_about(self, mechanic_id: UUID, among: Sequence[UUID] | None = None) -> set[UUID]:
        return await self._customers(mechanic_id, among, table_of(Session).c["state"] == SessionState.OFFERED)

    async def _customers(
        self, mechanic_id: UUID, among: Sequence[UUID] | None, condition: sa.ColumnElement[bool]
    ) -> set[UUID]:
        columns = table_of(Session).c
        query = (
            sa.select(columns["customer_id"])
            .distinct()
            .where(columns["tenant_id"] == self._tenant_id, columns["mechanic_id"] == mechanic_id, condition)
        )
        if among is not None:
            query = query.where(columns["customer_id"].in_(among))
        return set((await self._line.execute(query)).scalars())

    async def has_sessions(self, customer_id: UUID) -> bool:
        columns = table_of(Session).c
        query = sa.select(columns["id"]).where(
            columns["tenant_id"] == self._tenant_id, columns["customer_id"] == customer_id
        )
        return (await self._line.execute(query.limit(1))).first() is not None

    def _heads(self) -> sa.Select[Any]:
        columns = [SYNC_HEAD.c[name] for name in Head.__dataclass_fields__]
        return sa.select(*columns).where(SYNC_HEAD.c["tenant_id"] == self._tenant_id)


class SqlMutations:
    """``Mutations``."""

    def __init__(self, line: Line, tenant_id: UUID) -> None:
        self._line = line
        self._tenant_id = tenant_id

    async def last_seq(self, device_id: UUID) -> int:
        known = self._line.known(("last_seq", device_id))
        if known is not MISSING:
            return int(known)
        query = (
            sa.select(SYNC_DEVICE.c["last_seq"])
            .where(SYNC_DEVICE.c["tenant_id"] == self._tenant_id, SYNC_DEVICE.c["device_id"] == device_id)
            .with_for_update()
        )
        last = (await self._line.execute(query)).scalar_one_or_none()
        if last is None:
            raise NotFound("device")
        return int(last)

    async def get(self, mid: UUID) -> StoredMutation | None:
        if self._line.known(("mutation", mid)) is False:
            return None
        columns = [SYNC_MUTATION.c[name] for name in StoredMutation.__dataclass_fields__]
        query = sa.select(*columns).where(
            SYNC_MUTATION.c["tenant_id"] == self._tenant_id, SYNC_MUTATION.c["mid"] == mid
        )
        row = (await self._line.execute(query)).one_or_none()
        return None if row is None else StoredMutation(**row._mapping)

    async def effective(self, mids: Sequence[UUID]) -> set[UUID]:
        columns = SYNC_MUTATION.c
        query = sa.select(columns["mid"]).where(
            columns["tenant_id"] == self._tenant_id,
            columns["mid"].in_(mids),
            columns["ver"] > 0,
        )
        return set((await self._line.execute(query)).scalars())

    async def add(self, mutation: StoredMutation) -> None:
        if self._line.unlocked:
            return await self._line.write(_SETTLE, self._settling(mutation))
        row = {name: getattr(mutation, name) for name in StoredMutation.__dataclass_fields__}
        insertion = insertion_of(SYNC_MUTATION, by_default="received_at")
        await self._line.write(insertion.sql, insertion.values({"tenant_id": self._tenant_id, **row}))
        await self.advance(mutation.device_id, mutation.seq)

    def _settling(self, mutation: StoredMutation) -> dict[str, Any]:
        """What decides at the commit whether all of it may be written, and the answer that is kept then."""
        return {
            "tenant": self._tenant_id,
            "seen": self._line.known("state").ver,
            "same": self._line.must_stand,
            "last": mutation.seq - 1,
            "changes": mutation.ver > 0,
            "mid": mutation.mid,
            "device": mutation.device_id,
            "seq": mutation.seq,
            "name": mutation.name,
            "hash": mutation.args_hash,
            "status": mutation.status,
            "result": msgspec.json.encode(mutation.result).decode(),
            "actor": mutation.actor_id,
            "client": to_datetime(mutation.client_time),
        }

    async def advance(self, device_id: UUID, seq: int) -> None:
        await self._line.write(_ADVANCE, {"tenant": self._tenant_id, "device": device_id, "seq": seq})


class SqlEvents:
    """``Events``: only ever appended."""

    def __init__(self, line: Line, tenant_id: UUID) -> None:
        self._line = line
        self._tenant_id = tenant_id

    async def append(self, event: Event) -> None:
        values = {name: getattr(event, name) for name in Event.__dataclass_fields__}
        insertion = insertion_of(SESSION_EVENT)
        await self._line.write(insertion.sql, insertion.values({"tenant_id": self._tenant_id, **values}))

    async def of_session(self, session_id: UUID) -> list[Event]:
        columns = [SESSION_EVENT.c[name] for name in Event.__dataclass_fields__]
        query = (
            sa.select(*columns)
            .where(
                SESSION_EVENT.c["tenant_id"] == self._tenant_id, SESSION_EVENT.c["session_id"] == session_id
            )
            .order_by(SESSION_EVENT.c["id"])
        )
        return [Event(**row._mapping) for row in await self._line.execute(query)]
