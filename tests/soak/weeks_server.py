"""The server of the simulated weeks: the real application on a real database, both by the world's clock.

It can be backed up, restored from that under a new epoch, and stopped. Not here: who asks it (``weeks_device``).
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from unittest.mock import patch
from uuid import UUID

import httpx
import psycopg

from desktop.store.local_store import LocalStore
from scheduling.ids import uuid7
from scheduling.management_messages import PolicyForm
from sync_server.app import create_app, create_context
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db import engine
from sync_server.db.embedded import EmbeddedPostgres
from sync_server.db.rule_book import RuleBookCache
from sync_server.jobs import bookings, clock, leases, purging, requests
from sync_server.services import policy_editing
from tests.postgres import create_database, drop_database
from tests.soak.weeks_time import WorldClock
from tests.sync_server.shop import Shop

DAY = 86_400
LEASES = {"from_minute": 12 * 60, "to_minute": 17 * 60, "slot_minutes": 60, "days_ahead": 1}
"""From noon on each of two people keeps one of the two bays for walk-ins; in the mornings both can be booked."""
UNHURRIED = "-c timezone=UTC -c default_transaction_isolation=read\\ committed"
"""No time limits: how busy this machine is must not decide anything in the simulated world."""
CLOCK = """
CREATE SCHEMA IF NOT EXISTS simulated;
CREATE TABLE IF NOT EXISTS simulated.world (at bigint NOT NULL);
CREATE OR REPLACE FUNCTION simulated.clock_timestamp() RETURNS timestamptz LANGUAGE sql VOLATILE
    AS 'SELECT to_timestamp(at) FROM simulated.world';
GRANT USAGE ON SCHEMA simulated TO PUBLIC;
GRANT SELECT ON simulated.world TO PUBLIC;
INSERT INTO simulated.world SELECT 0 WHERE NOT EXISTS (SELECT FROM simulated.world);
"""
"""The database asks for the time too, of lapsed holds: by its own name, which this one hides."""


class WeeksServer:
    """One workshop's server. ``async with`` opens it; ``transport`` is where requests go."""

    def __init__(
        self, cluster: EmbeddedPostgres, template: str, name: str, folder: Path, clock: WorldClock
    ) -> None:
        self._cluster = cluster
        self._template = template
        self._name = name
        self._clock = clock
        urls = cluster.urls().of_database(name)
        self._superuser = urls.superuser
        settings = Settings(database_url=urls.app, secret_file=folder / "server.secret", pool_size=4)
        with patch.object(engine, "OPTIONS", UNHURRIED):
            self.bootstrap = Bootstrap.from_settings(settings, clock)
        self._connection: psycopg.Connection[tuple[object, ...]] | None = None
        self.shop: Shop
        self.emails: dict[str, str]
        self.backed_up_at: int | None = None

    async def __aenter__(self) -> WeeksServer:
        create_database(self._cluster, self._name, self._template)
        self._begin()
        await self.open_shop()
        app = create_app(self.bootstrap, create_context(self.bootstrap))
        self.transport = httpx.ASGITransport(app=app)  # type: ignore[arg-type] # Litestar's own scope types
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._end()
        drop_database(self._cluster, self._name)
        self.forget_backup()

    async def open_shop(self) -> None:
        """Another workshop, in the place of the one before."""
        self.shop = Shop(self.bootstrap)
        await self.shop.open()
        self._new_epoch()
        self.emails = {name: await self.shop.give_password(name) for name in ("owner", "desk", "ivan")}
        await self._keep_bays("owner", "desk")

    async def _keep_bays(self, *names: str) -> None:
        """At whatever computer they sign in, they have leases."""
        people = [str(self.shop.people[name].staff_id) for name in names]
        async with self.shop.acting("owner") as (uow, account):
            form = PolicyForm(value={"devices": people, **LEASES})
            await policy_editing.change(uow, account, "leases", form, self._clock.now())

    def tell_time(self) -> None:
        """Let the database know what time it is."""
        self._ask("UPDATE simulated.world SET at = %s", self._clock.now())

    def rows(self, sql: str, *params: object) -> list[tuple[object, ...]]:
        """What is in the database, past everybody's rights."""
        assert self._connection is not None
        return self._connection.execute(sql.encode(), params).fetchall()

    def without_place(self) -> set[UUID]:
        """The bookings that lost theirs and wait for somebody."""
        sql = "SELECT id FROM session WHERE tenant_id = %s AND state = 'unplaced'"
        return {row[0] for row in self.rows(sql, self.tenant_id) if isinstance(row[0], UUID)}

    @property
    def epoch(self) -> UUID:
        ((epoch,),) = self.rows("SELECT epoch FROM sync_tenant WHERE tenant_id = %s", self.tenant_id)
        assert isinstance(epoch, UUID)
        return epoch

    @property
    def tenant_id(self) -> UUID:
        return self.shop.id

    async def back_up(self) -> None:
        """Keep a copy of all that there is, in the place of the copy before."""
        await self._end()
        self.forget_backup()
        create_database(self._cluster, self._backup, self._name)
        self._begin()
        self.backed_up_at = self._clock.now()

    async def restore(self) -> None:
        """Begin again with the copy, as docs/operations.md says: under a new epoch."""
        await self._end()
        drop_database(self._cluster, self._name)
        create_database(self._cluster, self._name, self._backup)
        self._begin()
        self._new_epoch()

    def forget_backup(self) -> None:
        if self.backed_up_at is not None:
            drop_database(self._cluster, self._backup)
        self.backed_up_at = None

    async def work(self) -> int:
        """What the worker does every few minutes; how many rows it changed."""
        done = 0
        for job in (requests.sweep, clock.tick, bookings.tidy, leases.give):
            done += await job(self.bootstrap, self.tenant_id)
        return done

    async def mark_day(self) -> None:
        """Note where the organization stands tonight."""
        async with self.shop.uow() as uow:
            await uow.purges.mark(self._clock.now(), purging.APART)
            await uow.commit()

    async def purge(self, age: int = 0) -> int:
        """Forget what was deleted more than so many seconds ago, as after half a year; how many rows."""
        async with self.shop.uow() as uow:
            await uow.purges.mark(self._clock.now(), 1)
            count = await uow.purges.tombstones(self._clock.now() - age, purging.CHUNK)
            await uow.commit()
        return count

    def all_there(self, stores: Iterable[LocalStore]) -> bool:
        """Whether all of them have heard of the last change, and wait with none."""
        ((ver,),) = self.rows("SELECT ver FROM sync_tenant WHERE tenant_id = %s", self.tenant_id)
        return all(store.state().cursor == ver and not store.parcels(1, 1) for store in stores)

    @property
    def _backup(self) -> str:
        return f"{self._name}_backup"

    def _begin(self) -> None:
        self._connection = psycopg.connect(self._superuser, autocommit=True)
        for statement in CLOCK.split(";\n"):
            if statement.strip():
                self._ask(statement)
        self._ask(f"ALTER DATABASE {self._name} SET search_path = simulated, pg_catalog, public")
        self.tell_time()

    async def _end(self) -> None:
        """Nobody stays connected: a database that is copied has to be alone."""
        await self.bootstrap.close()
        self.bootstrap.books = RuleBookCache()
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _new_epoch(self) -> None:
        self._ask(
            "UPDATE public.sync_tenant SET epoch = %s, bumped_in = NULL WHERE tenant_id = %s",
            uuid7(),
            self.shop.id,
        )

    def _ask(self, sql: str, *params: object) -> None:
        assert self._connection is not None
        self._connection.execute(sql.encode(), params)
