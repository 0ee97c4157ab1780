"""``import`` without a database told: it means the embedded one of this machine, running or not."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from scheduling.ids import uuid7
from sync_server.__main__ import main
from sync_server.db.embedded import EmbeddedPostgres
from sync_server.db.migrate import migrate

SAMPLE = Path(__file__).parents[1] / "samples" / "clients.csv"


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A machine's folder with a migrated, stopped cluster that has one workshop."""
    folder = Path(tempfile.mkdtemp(prefix="autodoctor-import-"))
    folder.chmod(0o755)
    monkeypatch.setenv("AUTODOCTOR_HOME", str(folder))
    monkeypatch.delenv("AUTODOCTOR_DATABASE_URL", raising=False)
    with EmbeddedPostgres(folder / "postgres", fsync=False) as cluster:
        migrate(cluster.urls().owner)
    yield folder
    shutil.rmtree(folder)


def test_a_stopped_cluster_is_started_and_stopped_again(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", "customers", str(SAMPLE), "--organization", str(uuid7())]) != 0
    said = capsys.readouterr()
    assert "AUTODOCTOR_DATABASE_URL" not in said.out + said.err  # it got as far as the organization
    assert not (home / "postgres" / "data" / "postmaster.pid").exists()


def test_a_running_cluster_goes_on_running(home: Path) -> None:
    with EmbeddedPostgres(home / "postgres", fsync=False) as cluster:
        main(["import", "customers", str(SAMPLE), "--organization", str(uuid7())])
        psycopg.connect(cluster.urls().app).close()


def test_without_any_database_it_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AUTODOCTOR_HOME", str(tmp_path))
    monkeypatch.delenv("AUTODOCTOR_DATABASE_URL", raising=False)
    assert main(["import", "customers", str(SAMPLE)]) == 2
    assert "AUTODOCTOR_DATABASE_URL" in capsys.readouterr().err
