"""No organization's rows are seen or touched by another: of every table that there is, not of a list."""

from __future__ import annotations

import psycopg
import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from psycopg import sql

from sync_server.db.embedded import Urls
from sync_server.db.engine import sqlalchemy_url
from sync_server.db.tables import WITHOUT_TENANT, metadata
from tests.sync_server.shop import Shop


def _tables(url: str) -> list[str]:
    with psycopg.connect(url) as connection:
        rows = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'").fetchall()
    return [row[0] for row in rows]


def test_every_table_has_its_tenant_in_its_key_and_forced_row_security(module_database: Urls) -> None:
    query = """
        SELECT c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relowner::regrole::text,
            (SELECT count(*) FROM pg_policy p WHERE p.polrelid = c.oid
                AND pg_get_expr(p.polqual, c.oid) LIKE '%app_tenant()%'
                AND pg_get_expr(p.polwithcheck, c.oid) LIKE '%app_tenant()%'),
            (SELECT array_agg(a.attname::text ORDER BY a.attname) FROM pg_index i
                JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
                WHERE i.indrelid = c.oid AND i.indisprimary)
        FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')"""
    with psycopg.connect(module_database.owner) as connection:
        rows = connection.execute(query).fetchall()
    assert {row[0] for row in rows} >= WITHOUT_TENANT
    for name, enabled, forced, owner, policies, key in rows:
        assert owner == "autodoctor_owner", name
        if name in WITHOUT_TENANT:
            continue
        assert (enabled, forced, policies) == (True, True, 1), name
        assert "tenant_id" in key or (name, key) == ("organization", ["id"]), name


def test_every_foreign_key_between_tenants_rows_carries_the_tenant(module_database: Urls) -> None:
    query = """
        SELECT c.conrelid::regclass::text, c.conname, c.confrelid::regclass::text,
            (SELECT array_agg(a.attname::text) FROM pg_attribute a
             WHERE a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey))
        FROM pg_constraint c WHERE c.contype = 'f' AND c.connamespace = 'public'::regnamespace"""
    with psycopg.connect(module_database.owner) as connection:
        rows = connection.execute(query).fetchall()
    assert len(rows) > 20
    for table, name, target, columns in rows:
        if target in WITHOUT_TENANT:
            continue
        assert "tenant_id" in columns, (table, name)


def test_the_tables_of_the_code_are_those_of_the_database(module_database: Urls) -> None:
    engine = sa.create_engine(sqlalchemy_url(module_database.owner), poolclass=sa.NullPool)

    def ours(_object: object, name: str | None, kind: str, *_: object) -> bool:
        if kind == "table":
            return name in metadata.tables
        return kind == "column" and name not in {"during", "blocks", "whole_end"}

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        differences = [
            d
            for d in compare_metadata(context, metadata)
            if not (isinstance(d, tuple) and str(d[0]).endswith(("_index", "_constraint", "_fk")))
        ]
    engine.dispose()
    assert differences == []


@pytest.mark.usefixtures("shop")
async def test_without_a_tenant_nothing_is_seen(module_database: Urls) -> None:
    with psycopg.connect(module_database.app) as connection:
        for table in set(_tables(module_database.owner)) - WITHOUT_TENANT:
            query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(table))
            assert connection.execute(query).fetchone() == (0,), table


async def test_another_tenants_rows_are_neither_seen_nor_changed(
    shop: Shop, other_shop: Shop, module_database: Urls
) -> None:
    await other_shop.send("desk", other_shop.booking(other_shop.at(10)))
    filled = 0
    with psycopg.connect(module_database.app) as connection:
        connection.execute("SELECT set_config('app.tenant', %s, false)", [str(shop.id)])
        for table in sorted(set(_tables(module_database.owner)) - WITHOUT_TENANT):
            column = "id" if table == "organization" else "tenant_id"
            query = sql.SQL("SELECT {c} FROM {t} GROUP BY 1").format(
                c=sql.Identifier(column), t=sql.Identifier(table)
            )
            seen = {row[0] for row in connection.execute(query)}
            assert seen <= {shop.id}, table
            filled += bool(seen)
        changed = connection.execute(
            "UPDATE customer SET name = 'x' WHERE tenant_id = %s", [other_shop.id]
        ).rowcount
        assert changed == 0
        connection.commit()
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(
                "INSERT INTO bay VALUES (%s, gen_random_uuid(), 'b', 1, true)", [other_shop.id]
            )
    assert filled > 10


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TABLE mine (id int)",
        "DROP TABLE customer",
        "ALTER TABLE customer DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE customer NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY tenant_only ON customer",
        "TRUNCATE customer",
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
        "UPDATE sync_tenant SET ver = 1",
        "INSERT INTO sync_head SELECT * FROM sync_head",
        "DELETE FROM session",
        "DELETE FROM session_event",
        "UPDATE sync_mutation SET ver = 1",
        "INSERT INTO tenant VALUES (gen_random_uuid())",
        "SET ROLE autodoctor_owner",
        "ALTER ROLE autodoctor_app BYPASSRLS",
    ],
)
def test_the_application_may_not(module_database: Urls, statement: str) -> None:
    with (
        psycopg.connect(module_database.app, autocommit=True) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute(statement)


async def test_the_backup_role_reads_every_organization_and_writes_nothing(
    shop: Shop, other_shop: Shop, module_database: Urls
) -> None:
    with psycopg.connect(module_database.backup, autocommit=True) as connection:
        names = {row[0] for row in connection.execute("SELECT id FROM organization")}
        assert {shop.id, other_shop.id} <= names
        for table in _tables(module_database.owner):
            connection.execute(sql.SQL("SELECT * FROM {} LIMIT 1").format(sql.Identifier(table)))
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("DELETE FROM customer")


@pytest.mark.usefixtures("shop")
async def test_even_the_owner_sees_nothing_without_a_tenant(module_database: Urls) -> None:
    with psycopg.connect(module_database.owner) as connection:
        assert connection.execute("SELECT count(*) FROM organization").fetchone() == (0,)


async def test_a_synced_row_is_not_written_before_the_counter(shop: Shop) -> None:
    async with shop.uow() as uow:
        with pytest.raises(sa.exc.DBAPIError, match="before the tenant was bumped"):
            await uow.records.put(shop.customer)
