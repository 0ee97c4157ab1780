"""``import`` and ``changes`` without a database told: they mean the embedded one of this machine, running or not."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import msgspec
import psycopg
import pytest

from scheduling.change_file import FORMAT, VERSION, ChangeFile, seal_of
from scheduling.ids import uuid7
from sync_server.__main__ import main
from sync_server.db.embedded import ClusterBusy, EmbeddedPostgres
from sync_server.db.migrate import migrate

ROOT = Path(__file__).parents[2]
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


def test_changes_of_a_lost_computer_find_it_too(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shop = uuid7()
    about = ChangeFile(
        format=FORMAT,
        version=VERSION,
        about=[],
        written="yesterday",
        written_at=1_781_528_400,
        organization="Another workshop",
        organization_id=shop,
        person="Anna",
        staff_id=uuid7(),
        device_id=uuid7(),
        server="https://garage.example",
        seal=seal_of(shop, []),
    )
    file = home / "changes.json"
    file.write_bytes(msgspec.json.encode(about))
    assert main(["changes", str(file), "--as", "Anna"]) == 1
    said = capsys.readouterr()
    assert "not_found" in said.err  # it got as far as the organization
    assert "AUTODOCTOR_DATABASE_URL" not in said.out + said.err
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


WORKING = """
import sys
from sync_server.app import import_command
from sync_server.__main__ import main


def wait(_):
    print("in", flush=True)
    sys.stdin.readline()
    return 0


import_command.run = wait
sys.exit(main(["import", "customers", "list.csv"]))
"""


@contextlib.contextmanager
def importing(home: Path) -> Iterator[subprocess.Popen[str]]:
    """An import in a program of its own that has started the cluster and works until it gets a line."""
    with subprocess.Popen(
        [sys.executable, "-c", WORKING], cwd=ROOT, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
        env=os.environ | {"AUTODOCTOR_HOME": str(home)},
    ) as child:  # fmt: skip
        assert child.stdout is not None
        assert child.stdout.readline() == "in\n"
        yield child
        child.communicate("\n")
        assert child.returncode == 0


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_database_with_its_hands_full_is_left_alone(
    home: Path, capsys: pytest.CaptureFixture[str], language: str
) -> None:
    few = {"max_connections": "3", "superuser_reserved_connections": "0", "max_wal_senders": "0"}
    few |= {"reserved_connections": "0"}
    with (
        EmbeddedPostgres(home / "postgres", fsync=False, settings=few) as cluster,
        contextlib.ExitStack() as all_,
    ):
        for _ in range(3):
            all_.enter_context(psycopg.connect(cluster.urls().app))
        assert main(["import", "customers", str(SAMPLE), "--language", language]) == 2
        said = capsys.readouterr().err
        assert ("lets nobody in now" if language == "en" else "n’accepte personne") in said
        assert "too many clients" in said
        assert (home / "postgres" / "data" / "postmaster.pid").exists()
        all_.close()
        psycopg.connect(cluster.urls().app).close()


@pytest.mark.parametrize(
    ("language", "words"), [("en", "is just starting"), ("fr", "est en train de démarrer")]
)
def test_a_first_start_of_somebody_else_is_left_alone(
    home: Path, capsys: pytest.CaptureFixture[str], language: str, words: str
) -> None:
    (home / "postgres" / "data" / "autodoctor-ready").unlink()  # as during a first start
    starting = EmbeddedPostgres(home / "postgres", who="`make run`")
    with starting.claim():
        assert main(["import", "customers", str(SAMPLE), "--language", language]) == 2
        assert (home / "postgres" / "data" / "PG_VERSION").exists()
    said = capsys.readouterr().err
    assert f"`make run` (process {os.getpid()}) {words}" in said.replace("processus", "process")


def test_while_an_import_has_the_cluster_everybody_else_waits(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with importing(home) as child:
        who = rf"`python -m sync_server import` \(process {child.pid}\) is using the database"
        with pytest.raises(ClusterBusy, match=who):
            EmbeddedPostgres(home / "postgres", who="`make run`").start()
        assert (
            main(["import", "customers", str(SAMPLE)]) == 2
        )  # which would be cut off at the first one's end
        assert re.search(who, capsys.readouterr().err)
        url = EmbeddedPostgres(home / "postgres").urls().app
        port = (home / "postgres" / "data" / "postmaster.pid").read_text().splitlines()[3]
        psycopg.connect(url.replace(":0/", f":{port}/")).close()
    with EmbeddedPostgres(home / "postgres", fsync=False):
        pass


def test_an_import_that_was_killed_is_in_nobodys_way(home: Path) -> None:
    (home / "postgres.lock").write_text(
        '{"who": "`python -m sync_server import`", "pid": 1, "passing": true}'
    )
    with EmbeddedPostgres(home / "postgres", fsync=False) as cluster:
        psycopg.connect(cluster.urls().app).close()
