"""The server's parts put together: settings to engine, units of work and clock. No decisions of its own."""

from __future__ import annotations

import zoneinfo
from dataclasses import dataclass, field
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncEngine

from sync_server.config import Settings
from sync_server.db.directory import SqlDirectory
from sync_server.db.engine import make_engine
from sync_server.db.rule_book import RuleBookCache
from sync_server.db.unit_of_work import SqlUnitOfWork, tenant_ids
from sync_server.notifications.unconfigured import NotConfigured
from sync_server.payments import make_gateway
from sync_server.payments.manual import NoCards
from sync_server.services.clock import SystemClock
from sync_server.services.interfaces import Clock, Notifier
from sync_server.services.money.charging import Till
from sync_server.services.money.gateway import PaymentGateway


@dataclass(slots=True, kw_only=True)
class Bootstrap:
    """One a process (or a test)."""

    settings: Settings
    engine: AsyncEngine
    clock: Clock
    books: RuleBookCache = field(default_factory=RuleBookCache)
    notifier: Notifier = field(default_factory=NotConfigured)
    gateway: PaymentGateway = field(default_factory=NoCards)

    @classmethod
    def from_settings(cls, settings: Settings, clock: Clock | None = None) -> Bootstrap:
        """Connects to nothing yet."""
        zoneinfo.reset_tzpath(to=[])
        engine = make_engine(settings.database_url, settings.pool_size)
        gateway = make_gateway(settings)
        return cls(settings=settings, engine=engine, clock=clock or SystemClock(), gateway=gateway)

    def unit_of_work(self, tenant_id: UUID) -> SqlUnitOfWork:
        """A transaction for one organization."""
        return SqlUnitOfWork(self.engine, tenant_id, self.books)

    def reading(self, tenant_id: UUID) -> SqlUnitOfWork:
        """The same, seeing everything as of one moment."""
        return SqlUnitOfWork(self.engine, tenant_id, self.books, repeatable=True)

    def till(self, tenant_id: UUID) -> Till:
        """Where one organization's money is taken."""
        return Till(begin=lambda: self.unit_of_work(tenant_id), gateway=self.gateway, clock=self.clock)

    def directory(self) -> SqlDirectory:
        """The workshops that want to be found, of all organizations."""
        return SqlDirectory(self.engine)

    async def tenant_ids(self) -> list[UUID]:
        """Every organization."""
        return await tenant_ids(self.engine)

    async def close(self) -> None:
        """Give the connections back."""
        await self.engine.dispose()
