"""A database with rows in it is brought to the newest shape: what was booked before goes on working."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import psycopg
import pytest
from psycopg import sql

from scheduling.commands import BookSession, CancelSession
from scheduling.wire import PushStatus
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db.embedded import EmbeddedPostgres, Urls
from sync_server.db.migrate import migrate
from tests.postgres import create_database, drop_database
from tests.sync_server.matching_shop import asked
from tests.sync_server.shop import Shop

NOT_COPIED = ("alembic_version", "procrastinate_")


@pytest.fixture
def of_today(cluster: EmbeddedPostgres) -> Iterator[Urls]:
    """A database of before a session had a category of its own."""
    create_database(cluster, "test_today")
    urls = cluster.urls().of_database("test_today")
    migrate(urls.owner, "0021")
    yield urls
    drop_database(cluster, "test_today")


@pytest.fixture
def before(cluster: EmbeddedPostgres) -> Iterator[Urls]:
    """A database as the second migration left it."""
    create_database(cluster, "test_before")
    urls = cluster.urls().of_database("test_before")
    migrate(urls.owner, "0002")
    yield urls
    drop_database(cluster, "test_before")


def _copy(now: Urls, before: Urls, tenant: UUID) -> None:
    """What an organization has, in the shape of before: what that shape has no place for is left out."""
    with psycopg.connect(now.owner) as source, psycopg.connect(before.superuser) as target:
        source.execute("SELECT set_config('app.tenant', %s, false)", [str(tenant)])
        target.execute(
            "SET session_replication_role = replica"
        )  # no triggers: what they wrote is copied as well
        for table in _tables(target):
            there = _columns(source, table)
            names = sql.SQL(", ").join(
                sql.Identifier(name) for name in _columns(target, table) if name in there
            )
            parts = {"names": names, "table": sql.Identifier(table)}
            out = sql.SQL("COPY (SELECT {names} FROM {table}) TO STDOUT").format(**parts)
            into = sql.SQL("COPY {table} ({names}) FROM STDIN").format(**parts)
            with source.cursor().copy(out) as rows, target.cursor().copy(into) as kept:
                for row in rows:
                    kept.write(row)


def _tables(connection: psycopg.Connection[Any]) -> list[str]:
    query = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1"
    return [name for (name,) in connection.execute(query) if not name.startswith(NOT_COPIED)]


def _columns(connection: psycopg.Connection[Any], table: str) -> list[str]:
    query = """SELECT column_name FROM information_schema.columns
        WHERE table_schema = 'public' AND table_name = %s AND is_generated = 'NEVER'"""
    return [row[0] for row in connection.execute(query, [table])]


async def _cancel(shop: Shop, command: BookSession) -> None:
    result = await shop.send("desk", CancelSession(session_id=command.session_id))
    assert result.status is PushStatus.APPLIED


async def test_bookings_of_before_stay_and_buffers_cut_from_now_on_come_back(
    bootstrap: Bootstrap, module_database: Urls, before: Urls
) -> None:
    shop = Shop(bootstrap)
    await shop.open()
    first, second = shop.booking(shop.at(10)), shop.booking(shop.at(11), drop_buffer=True)
    for command in (first, second):
        assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    _copy(module_database, before, shop.id)
    migrate(before.owner)
    migrate(before.owner)
    shop.bootstrap = Bootstrap.from_settings(Settings(database_url=before.app, pool_size=2))
    try:
        third = shop.booking(shop.at(12), drop_buffer=True)
        assert (await shop.send("desk", third)).status is PushStatus.APPLIED
        await _cancel(shop, third)
        slot = await shop.slot_of(second.session_id)
        assert slot is not None
        assert slot.blocks_end == slot.ends + 900, "cut by the new shape, and back"
        await _cancel(shop, second)
        kept = await shop.slot_of(first.session_id)
        assert kept is not None
        assert kept.blocks_end == kept.ends, "cut before anybody wrote down how long it was"
    finally:
        await shop.bootstrap.close()


async def test_the_address_of_who_left_before_is_free_and_the_others_stay(
    bootstrap: Bootstrap, module_database: Urls, before: Urls
) -> None:
    shop = Shop(bootstrap)
    await shop.open()
    emails = [await shop.give_password(name) for name in ("owner", "desk")]
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.put(replace(shop.people["desk"].member, active=False))
        await uow.commit()
    _copy(module_database, before, shop.id)
    migrate(before.owner)
    shop.bootstrap = Bootstrap.from_settings(Settings(database_url=before.app, pool_size=2))
    try:
        async with shop.uow() as uow:
            known = [await uow.identities.by_email(email) for email in emails]
        assert [each is not None for each in known] == [True, False]
    finally:
        await shop.bootstrap.close()


async def test_the_category_of_an_immediate_session_goes_with_it(
    bootstrap: Bootstrap, module_database: Urls, of_today: Urls
) -> None:
    shop = Shop(bootstrap)
    await shop.open()
    made, other = await asked(shop), shop.booking(shop.at(10))
    assert (await shop.send("desk", other)).status is PushStatus.APPLIED
    with psycopg.connect(of_today.superuser) as connection:
        connection.execute("ALTER TABLE immediate_intake ALTER category SET DEFAULT 'noise'")
    _copy(module_database, of_today, shop.id)
    migrate(of_today.owner)
    shop.bootstrap = Bootstrap.from_settings(Settings(database_url=of_today.app, pool_size=2))
    try:
        found = [(await shop.session(each)).category for each in (made.id, other.session_id)]
        assert found == ["noise", ""]
    finally:
        await shop.bootstrap.close()
