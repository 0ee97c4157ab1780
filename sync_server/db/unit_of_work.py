"""One transaction on PostgreSQL, bound to one organization by row-level security."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from typing import Self
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncEngine

from sync_server.db.accounts import SqlDevices, SqlIdentities, SqlKioskCodes, SqlRefreshTokens
from sync_server.db.audit_trail import SqlAuditTrail
from sync_server.db.change_feed import SqlEvents, SqlFeed, SqlMutations
from sync_server.db.customer_merges import SqlCustomerMerges
from sync_server.db.foresight import foresee, greet, look_ahead
from sync_server.db.job_queue import SqlJobQueue
from sync_server.db.line import MISSING, Line
from sync_server.db.platform_accounts import SqlPlatformAccounts
from sync_server.db.purges import SqlPrices, SqlPurges
from sync_server.db.records import SqlRecords
from sync_server.db.request_queue import SqlRequestQueue
from sync_server.db.reservations import SqlReservations
from sync_server.db.rows import SqlRows
from sync_server.db.rule_book import RuleBookCache, read_rule_book
from sync_server.db.tables import SYNC_TENANT, TENANT
from sync_server.services.interfaces import MovedOn
from sync_server.services.models import Expected, RuleBook

_BUMP = sa.text("SELECT ver FROM bump_tenant()")


class SqlUnitOfWork:
    """``UnitOfWork``. ``repeatable`` reads everything as of one moment, and writes nothing."""

    records: SqlRecords
    rows: SqlRows
    reservations: SqlReservations
    requests: SqlRequestQueue
    identities: SqlIdentities
    kiosk_codes: SqlKioskCodes
    devices: SqlDevices
    refresh_tokens: SqlRefreshTokens
    mutations: SqlMutations
    events: SqlEvents
    audit: SqlAuditTrail
    feed: SqlFeed
    prices: SqlPrices
    purges: SqlPurges
    platform: SqlPlatformAccounts
    merges: SqlCustomerMerges
    jobs: SqlJobQueue

    def __init__(
        self, engine: AsyncEngine, tenant_id: UUID, books: RuleBookCache, *, repeatable: bool = False
    ) -> None:
        self._books = books
        self._tenant_id = tenant_id
        self._reads_only = repeatable
        self._line = line = Line(engine, tenant_id, repeatable=repeatable)
        self.records = SqlRecords(line, tenant_id)
        self.rows = SqlRows(line, tenant_id)
        self.reservations = SqlReservations(line, tenant_id)
        self.requests = SqlRequestQueue(line, tenant_id)
        self.identities = SqlIdentities(line)
        self.kiosk_codes = SqlKioskCodes(line)
        self.devices = SqlDevices(line, tenant_id)
        self.refresh_tokens = SqlRefreshTokens(line, tenant_id)
        self.mutations = SqlMutations(line, tenant_id)
        self.events = SqlEvents(line, tenant_id)
        self.audit = SqlAuditTrail(line, tenant_id)
        self.feed = SqlFeed(line, tenant_id)
        self.prices = SqlPrices(line, tenant_id)
        self.purges = SqlPurges(line, tenant_id)
        self.platform = SqlPlatformAccounts(line)
        self.merges = SqlCustomerMerges(line, tenant_id)
        self.jobs = SqlJobQueue(line, tenant_id)

    @property
    def tenant_id(self) -> UUID:
        return self._tenant_id

    async def __aenter__(self) -> Self:
        await self._line.open()
        return self

    async def __aexit__(self, *exc_info: object) -> None:
        try:
            if self._reads_only and exc_info[0] is None:
                await self._line.commit()  # after a ROLLBACK the driver prepares every statement anew
        finally:
            await self._line.close()

    async def greet(self, staff_id: UUID, device_id: UUID) -> None:
        await greet(self._line, staff_id, device_id)

    async def foresee(self, expected: Expected) -> None:
        await foresee(self._line, expected)

    async def look_ahead(self, expected: Expected) -> None:
        await look_ahead(self._line, expected)

    async def open_tenant(self) -> None:
        await self._line.execute(sa.text("SELECT open_tenant()"))

    async def bump(self) -> int:
        known = self._line.known("state")
        return int((await self._line.execute(_BUMP)).scalar_one()) if known is MISSING else int(known.ver)

    async def rule_book(self) -> RuleBook:
        state = self._line.known("rules")
        if state is MISSING:
            query = sa.select(SYNC_TENANT.c["ver"], SYNC_TENANT.c["rules_ver"], SYNC_TENANT.c["epoch"])
            state = (await self._line.execute(query)).one()
        book = self._books.get(self._tenant_id, state.epoch, state.rules_ver)
        if book is None:
            if self._line.unlocked:
                raise MovedOn  # read without the lock it might be half of this version and half of the next
            book = await read_rule_book(self.records, self.rows, self._tenant_id)
            if self._reads_only or state.rules_ver < state.ver:  # else it may be our own, and be rolled back
                self._books.keep(self._tenant_id, state.epoch, state.rules_ver, book)
        return book

    def savepoint(self) -> AbstractAsyncContextManager[object]:
        return self._line.savepoint()

    async def commit(self) -> int | None:
        """Commit; a long piece of work may go on in chunks."""
        return await self._line.commit()


async def tenant_ids(engine: AsyncEngine) -> list[UUID]:
    """Every organization's id, for jobs, which go through them in turn."""
    async with engine.connect() as connection:
        return list((await connection.execute(sa.select(TENANT.c["id"]).order_by(TENANT.c["id"]))).scalars())
