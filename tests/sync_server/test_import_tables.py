"""Customer lists as the command takes them into the database."""

from __future__ import annotations

import argparse
from pathlib import Path

import psycopg
import pytest

from scheduling.importing.customer_plan import plan_customers
from sync_server.app import import_command
from sync_server.db.embedded import Urls
from tests.sync_server.test_import_command import ask, shop

__all__ = ["shop"]


def run(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    import_command.add_arguments(parser)
    return import_command.run(parser.parse_args(arguments))


def test_both_numbers_of_a_cell_are_kept(shop: Urls, tmp_path: Path) -> None:
    file = tmp_path / "two.csv"
    file.write_text("name,phone\nAnn,514-555-0101 / 438-555-0102\n", encoding="utf-8")
    for _ in range(2):
        assert run("customers", str(file), "--yes") == 0
        assert ask(shop, "SELECT phone, notes FROM customer") == [("+15145550101", "+14385550102")]


def test_comparing_a_long_list_holds_no_transaction_open(
    shop: Urls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database ends a session that idles inside a transaction for some seconds."""
    open_then: list[tuple[object, ...]] = []
    idle = b"SELECT pid FROM pg_stat_activity WHERE state LIKE 'idle in tr%' AND datname = current_database()"

    def looking(*arguments: object) -> object:
        with psycopg.connect(shop.superuser) as connection:
            open_then.extend(connection.execute(idle).fetchall())
        return plan_customers(*arguments)  # type: ignore[arg-type] # passed on as they came

    monkeypatch.setattr("sync_server.app.import_command.plan_customers", looking)
    file = tmp_path / "one.csv"
    file.write_text("name\nAnn\n", encoding="utf-8")
    assert run("customers", str(file), "--yes") == 0
    assert open_then == []
    assert ask(shop, "SELECT name FROM customer") == [("Ann",)]
