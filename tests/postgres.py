"""Fixtures of a real PostgreSQL: one cluster a test run, one migrated template, a fresh copy for whoever asks."""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from sync_server.db.embedded import EmbeddedPostgres, Urls
from sync_server.db.migrate import migrate

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def cluster_directory() -> Iterator[Path]:
    """Outside pytest's own folder, which other users cannot enter."""
    directory = Path(tempfile.mkdtemp(prefix="autodoctor-test-"))
    directory.chmod(0o755)  # PostgreSQL runs as another user when we are root
    yield directory
    shutil.rmtree(directory)


@pytest.fixture(scope="session")
def cluster(cluster_directory: Path) -> Iterator[EmbeddedPostgres]:
    """A running cluster without durability, stopped at the end of the run."""
    with EmbeddedPostgres(cluster_directory / "pg", fsync=False) as running:
        yield running


@pytest.fixture(scope="session")
def template(cluster: EmbeddedPostgres) -> str:
    """The name of a database with all migrations, to copy from; nobody stays connected to it."""
    create_database(cluster, "template_autodoctor")
    migrate(cluster.urls().of_database("template_autodoctor").owner)
    return "template_autodoctor"


@pytest.fixture
def database(cluster: EmbeddedPostgres, template: str) -> Iterator[Urls]:
    """A fresh, migrated, empty database of this test's own."""
    name = f"test_{next(_numbers)}"
    create_database(cluster, name, template)
    yield cluster.urls().of_database(name)
    drop_database(cluster, name)


@pytest.fixture(scope="module")
def module_database(cluster: EmbeddedPostgres, template: str) -> Iterator[Urls]:
    """The same for all tests of a module, for tests that roll back or keep to their own organization."""
    name = f"test_{next(_numbers)}"
    create_database(cluster, name, template)
    yield cluster.urls().of_database(name)
    drop_database(cluster, name)


def create_database(cluster: EmbeddedPostgres, name: str, template: str = "template1") -> None:
    """An empty database, or a copy of ``template``, owned by the owner's role."""
    with psycopg.connect(cluster.urls().superuser, autocommit=True) as connection:
        connection.execute(
            f"CREATE DATABASE {name} OWNER autodoctor_owner TEMPLATE {template} STRATEGY file_copy"
        )


def drop_database(cluster: EmbeddedPostgres, name: str) -> None:
    """Away with it, whoever is still connected."""
    with psycopg.connect(cluster.urls().superuser, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
