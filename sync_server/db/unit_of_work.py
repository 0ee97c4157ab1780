"""One transaction on PostgreSQL, bound to one organization by row-level security."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Self
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from sync_server.db.accounts import SqlDevices, SqlIdentities, SqlRefreshTokens
from sync_server.db.change_feed import SqlEvents, SqlFeed, SqlMutations
from sync_server.db.job_queue import SqlJobQueue
from sync_server.db.records import SqlRecords
from sync_server.db.reservations import SqlReservations
from sync_server.db.rule_book import RuleBookCache, read_rule_book
from sync_server.db.tables import SYNC_TENANT, TENANT
from sync_server.services.models import RuleBook

_BIND = sa.text("SELECT set_config('app.tenant', :tenant, true)")
_BUMP = sa.text("SELECT ver FROM bump_tenant()")


class SqlUnitOfWork:
    """``UnitOfWork``. ``repeatable`` reads everything as of one moment (pull and snapshot)."""

    records: SqlRecords
    reservations: SqlReservations
    identities: SqlIdentities
    devices: SqlDevices
    refresh_tokens: SqlRefreshTokens
    mutations: SqlMutations
    events: SqlEvents
    feed: SqlFeed
    jobs: SqlJobQueue

    def __init__(
        self, engine: AsyncEngine, tenant_id: UUID, books: RuleBookCache, *, repeatable: bool = False
    ) -> None:
        self._engine = engine
        self._books = books
        self._repeatable = repeatable
        self._tenant_id = tenant_id
        self._connection: AsyncConnection | None = None

    @property
    def tenant_id(self) -> UUID:
        return self._tenant_id

    @property
    def connection(self) -> AsyncConnection:
        """The open transaction's connection; a mistake of the program's outside of ``async with``."""
        if self._connection is None:
            raise RuntimeError("the unit of work is not open")
        return self._connection

    async def __aenter__(self) -> Self:
        connection = await self._engine.connect()
        try:
            if self._repeatable:
                await connection.execution_options(isolation_level="REPEATABLE READ")
            self._connection = connection
            await connection.execute(_BIND, {"tenant": str(self._tenant_id)})
        except BaseException:
            await connection.close()
            raise
        self._open(connection)
        return self

    def _open(self, connection: AsyncConnection) -> None:
        tenant_id = self._tenant_id
        self.records = SqlRecords(connection, tenant_id)
        self.reservations = SqlReservations(connection, tenant_id)
        self.identities = SqlIdentities(connection)
        self.devices = SqlDevices(connection, tenant_id)
        self.refresh_tokens = SqlRefreshTokens(connection, tenant_id)
        self.mutations = SqlMutations(connection, tenant_id)
        self.events = SqlEvents(connection, tenant_id)
        self.feed = SqlFeed(connection, tenant_id)
        self.jobs = SqlJobQueue(connection, tenant_id)

    async def __aexit__(self, *exc_info: object) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.close()

    async def open_tenant(self) -> None:
        await self.connection.execute(sa.text("SELECT open_tenant()"))

    async def bump(self) -> int:
        return int((await self.connection.execute(_BUMP)).scalar_one())

    async def rule_book(self) -> RuleBook:
        query = sa.select(SYNC_TENANT.c["ver"], SYNC_TENANT.c["rules_ver"], SYNC_TENANT.c["epoch"])
        state = (await self.connection.execute(query)).one()
        book = self._books.get(self._tenant_id, state.epoch, state.rules_ver)
        if book is None:
            book = await read_rule_book(self.records, self._tenant_id)
            if state.rules_ver < state.ver:  # else it may be this transaction's own, and be rolled back
                self._books.keep(self._tenant_id, state.epoch, state.rules_ver, book)
        return book

    def savepoint(self) -> AbstractAsyncContextManager[object]:
        return self.connection.begin_nested()

    async def commit(self) -> None:
        """Commit and bind again, so that a long piece of work may go on in chunks."""
        await self.connection.commit()
        await self.connection.execute(_BIND, {"tenant": str(self._tenant_id)})


async def tenant_ids(engine: AsyncEngine) -> list[UUID]:
    """Every organization's id, for jobs, which go through them in turn."""
    async with engine.connect() as connection:
        return list((await connection.execute(sa.select(TENANT.c["id"]).order_by(TENANT.c["id"]))).scalars())
