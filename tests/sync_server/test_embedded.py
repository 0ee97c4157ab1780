"""The embedded cluster: roles, survival of data, and what happens when the program that started it dies."""

from __future__ import annotations

import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from sync_server.db.embedded import EmbeddedPostgres, EmbeddedPostgresError
from sync_server.db.embedded_files import (
    ServiceUser,
    as_user,
    is_another_program,
    make_reachable,
    service_user,
)

ROOT = Path(__file__).parents[2]


@pytest.fixture
def home() -> Iterator[Path]:
    """A folder that other users can enter, unlike pytest's own."""
    directory = Path(tempfile.mkdtemp(prefix="autodoctor-embedded-"))
    directory.chmod(0o755)
    yield directory
    shutil.rmtree(directory)


def test_data_and_passwords_survive_a_restart(home: Path) -> None:
    with EmbeddedPostgres(home / "pg", fsync=False) as cluster:
        with psycopg.connect(cluster.urls().owner) as connection:
            connection.execute("CREATE TABLE kept (n int)")
            connection.execute("INSERT INTO kept VALUES (7)")
        first = cluster.urls()
    with (
        EmbeddedPostgres(home / "pg", fsync=False) as cluster,
        psycopg.connect(cluster.urls().owner) as connection,
    ):
        assert connection.execute("SELECT n FROM kept").fetchone() == (7,)
        assert cluster.urls().app.split("@")[0] == first.app.split("@")[0]
    assert (home / "pg" / "passwords.json").stat().st_mode & 0o077 == 0


def test_another_program_finds_the_running_cluster(home: Path) -> None:
    with EmbeddedPostgres(home / "pg", fsync=False) as cluster:
        assert EmbeddedPostgres(home / "pg").running_urls() == cluster.urls()
    assert EmbeddedPostgres(home / "pg").running_urls() is None


def test_the_application_role_owns_and_creates_nothing(cluster: EmbeddedPostgres) -> None:
    with psycopg.connect(cluster.urls().app, autocommit=True) as connection:
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE mine (n int)")
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE DATABASE mine")
        rights = connection.execute(
            "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
    assert rights == (False, False, False, False)


def test_a_wrong_password_is_refused(cluster: EmbeddedPostgres) -> None:
    url = cluster.urls().app
    wrong = url.replace(url.split(":")[2].split("@")[0], "wrong")
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a child with its parent")
def test_a_killed_program_leaves_no_server_and_the_next_start_works(home: Path) -> None:
    program = (
        "import pathlib, sys, time\n"
        "from sync_server.db.embedded import EmbeddedPostgres\n"
        f"cluster = EmbeddedPostgres(pathlib.Path({str(home / 'pg')!r}), fsync=False)\n"
        "print(cluster.start().app, flush=True)\n"
        "time.sleep(300)\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as child:
        assert child.stdout is not None
        url = child.stdout.readline().strip()
        psycopg.connect(url).close()
        child.kill()
    deadline = time.monotonic() + 20
    while (home / "pg" / "data" / "postmaster.pid").exists():
        assert time.monotonic() < deadline, "the server outlived the program that started it"
        time.sleep(0.02)
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(url)
    with EmbeddedPostgres(home / "pg", fsync=False) as cluster:
        psycopg.connect(cluster.urls().app).close()


def test_a_first_start_cut_short_is_begun_anew(home: Path) -> None:
    (home / "pg" / "data").mkdir(parents=True)
    (home / "pg" / "data" / "half").write_text("initdb was here")
    (home / "pg" / "data" / "PG_VERSION").write_text("18\n")  # which it writes early
    (home / "pg" / "passwords.json").write_text("{}")
    with EmbeddedPostgres(home / "pg", fsync=False) as cluster:
        psycopg.connect(cluster.urls().app).close()


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_number_left_by_a_power_cut_stops_nobody_elses_program(home: Path) -> None:
    cluster = EmbeddedPostgres(home / "pg", fsync=False)
    with cluster:
        left = (home / "pg" / "data" / "postmaster.pid").read_text()
    user = as_user(service_user())
    with subprocess.Popen(["sleep", "300"], cwd="/", **user) as other:
        pid_file = home / "pg" / "data" / "postmaster.pid"
        pid_file.write_text("\n".join([str(other.pid), *left.splitlines()[1:], ""]))
        with cluster:
            psycopg.connect(cluster.urls().app).close()
        assert other.poll() is None, "somebody else's program was ended"
        other.kill()


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_another_program_at_the_port_of_a_server_that_is_gone_is_no_server(home: Path) -> None:
    with EmbeddedPostgres(home / "pg", fsync=False):
        left = (home / "pg" / "data" / "postmaster.pid").read_text().splitlines()
    with subprocess.Popen(["true"]) as gone:
        pass
    with socket.create_server(("127.0.0.1", 0)) as other:
        lines = [str(gone.pid), *left[1:3], str(other.getsockname()[1]), *left[4:], ""]
        (home / "pg" / "data" / "postmaster.pid").write_text("\n".join(lines))
        assert EmbeddedPostgres(home / "pg").running_urls() is None
        with EmbeddedPostgres(home / "pg", fsync=False) as cluster:
            psycopg.connect(cluster.urls().app).close()


def test_a_server_that_is_gone_already_is_stopped_without_an_error(home: Path) -> None:
    cluster = EmbeddedPostgres(home / "pg", fsync=False)
    cluster.start()
    assert cluster._process is not None
    cluster._process.send_signal(signal.SIGINT)
    cluster._process.wait(30)
    cluster.stop()
    with cluster:
        psycopg.connect(cluster.urls().app).close()


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_server_is_known_by_its_folder_whatever_the_folder_was_called(home: Path) -> None:
    (home / "link").symlink_to(home)
    with EmbeddedPostgres(home / "link" / "pg", fsync=False):
        pid_file = home / "pg" / "data" / "postmaster.pid"
        assert not is_another_program(pid_file, home / "pg" / "data")
        assert is_another_program(pid_file, home / "other" / "data")


def test_lost_passwords_never_cost_the_data(home: Path) -> None:
    with EmbeddedPostgres(home / "pg", fsync=False):
        pass
    (home / "pg" / "passwords.json").unlink()
    with pytest.raises(EmbeddedPostgresError, match="holds data"):
        EmbeddedPostgres(home / "pg", fsync=False).start()
    assert (home / "pg" / "data" / "PG_VERSION").exists()


def test_a_closed_home_is_named_and_stays_closed(home: Path) -> None:
    closed = home / "private"
    closed.mkdir(mode=0o700)
    with pytest.raises(EmbeddedPostgresError, match="AUTODOCTOR_HOME"):
        make_reachable(closed / "pg", ServiceUser(12345, 12345))
    assert closed.stat().st_mode & 0o077 == 0
