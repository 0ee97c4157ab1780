"""A server and a worker on a database that is older or newer than the program: neither begins, and says what to do."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from alembic.script import ScriptDirectory

from sync_server.db import standing
from sync_server.db.embedded import EmbeddedPostgres, Urls
from sync_server.db.migrate import configuration, migrate
from tests.integration.serving import ROOT, ServerProcess
from tests.postgres import create_database, drop_database

MIGRATE = "First: python -m sync_server migrate"
UPDATE = "First: update the program"


@pytest.fixture
def empty(cluster: EmbeddedPostgres) -> Iterator[Urls]:
    """Nothing was migrated there."""
    create_database(cluster, "never_migrated")
    yield cluster.urls().of_database("never_migrated")
    drop_database(cluster, "never_migrated")


def _begin(urls: Urls, directory: Path, command: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {
        "AUTODOCTOR_DATABASE_URL": urls.app,
        "AUTODOCTOR_SECRET_FILE": str(directory / "server.secret"),
        "AUTODOCTOR_PORT": "0",
        "PYTHONPATH": str(ROOT),
    }
    return subprocess.run(
        [sys.executable, "-m", "sync_server", command],
        capture_output=True, text=True, cwd=ROOT, env=environment, timeout=120, check=False,
    )  # fmt: skip


def _put(urls: Urls, version: str) -> None:
    with psycopg.connect(urls.owner, autocommit=True) as connection:
        connection.execute("UPDATE alembic_version SET version_num = %s", (version,))


def test_the_version_is_the_one_that_migrating_ends_at() -> None:
    assert standing.newest() == ScriptDirectory.from_config(configuration()).get_current_head()


@pytest.mark.parametrize("command", ["serve", "work"])
def test_a_database_that_was_never_migrated_is_refused(empty: Urls, tmp_path: Path, command: str) -> None:
    ended = _begin(empty, tmp_path, command)
    assert (ended.returncode, "listening" in ended.stdout) == (2, False)
    assert MIGRATE in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("command", ["serve", "work"])
def test_so_is_an_older_one_and_a_newer_one(database: Urls, tmp_path: Path, command: str) -> None:
    for version, said in (("0001", MIGRATE), ("9999", UPDATE)):
        _put(database, version)
        ended = _begin(database, tmp_path, command)
        assert (ended.returncode, "listening" in ended.stdout) == (2, False)
        assert said in ended.stderr
        assert "Traceback" not in ended.stderr


def test_one_that_an_older_program_migrated_is_older_until_it_is_migrated(
    empty: Urls, tmp_path: Path
) -> None:
    """That program let nobody but the owner read how far it is."""
    migrate(empty.owner, "0001")
    with psycopg.connect(empty.owner, autocommit=True) as connection:
        connection.execute("REVOKE SELECT ON alembic_version FROM autodoctor_app")
    assert MIGRATE in _begin(empty, tmp_path, "serve").stderr
    migrate(empty.owner)
    server = ServerProcess(empty, tmp_path)
    server.start()
    _put(empty, "9999")  # migrated under it: it goes on
    server.end()


def test_one_that_comes_late_is_refused_as_soon_as_it_answers(
    cluster_directory: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    postgres = EmbeddedPostgres(cluster_directory / "late", fsync=False)
    urls = postgres.start()
    port = postgres.port
    monkeypatch.setattr("sync_server.db.embedded._free_port", lambda: port)
    postgres.stop()
    server = ServerProcess(urls, tmp_path)
    server.start()
    try:
        postgres.start()
        assert server.ended() == 2
        assert MIGRATE in (tmp_path / "server.log").read_text()
    finally:
        server.end()
        postgres.stop()
