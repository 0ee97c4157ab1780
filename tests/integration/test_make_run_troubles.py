"""`make run` when something is in the way, and FRESH=1: what is said, and that nothing is lost or left running."""

from __future__ import annotations

import asyncio
import errno
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections import namedtuple
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest

from sync_server.__main__ import main as server
from sync_server.app.demo_command import write_demo
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db.embedded import ClusterBusy, EmbeddedPostgres, EmbeddedPostgresError
from sync_server.db.migrate import migrate
from sync_server.services.demo import generate
from tools import fresh, run
from tools.running import ROOT, TOUR_CUSTOMER, Home

NOW = 1_795_014_600
ANN = "name,phone\nAnn Roy,514-555-0101\nBob Roy,514-555-0102\n"
Usage = namedtuple("Usage", "total used free")


@pytest.fixture
def home() -> Iterator[Home]:
    """A folder that other users can enter, unlike pytest's own."""
    folder = Path(tempfile.mkdtemp(prefix="autodoctor-run-"))
    folder.chmod(0o755)
    yield Home(folder)
    shutil.rmtree(folder)


def filled(home: Home) -> None:
    (home.folder / "postgres" / "data").mkdir(parents=True)
    home.credentials.write_text("{}")


async def _demo(url: str) -> None:
    bootstrap = Bootstrap.from_settings(Settings(database_url=url))
    await write_demo(bootstrap, 1, NOW)
    await bootstrap.close()


def test_what_is_not_the_demos_is_counted(
    home: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert fresh.own_data(EmbeddedPostgres(home.postgres)) == []
    with EmbeddedPostgres(home.postgres, fsync=False) as cluster:
        migrate(cluster.urls().owner)
        asyncio.run(_demo(cluster.urls().app))
    assert fresh.own_data(EmbeddedPostgres(home.postgres)) == [], "the demo alone needs no question"
    file = tmp_path / "list.csv"
    file.write_text(f"{ANN}{TOUR_CUSTOMER},514-555-0103\n", encoding="utf-8")
    with EmbeddedPostgres(home.postgres, fsync=False) as cluster:
        monkeypatch.setenv("AUTODOCTOR_DATABASE_URL", cluster.urls().app)
        assert server(["import", "customers", str(file), "--yes"]) == 0
        calendar = ROOT / "tests" / "samples" / "shop.ics"
        span = ("--from", "2026-10-01", "--to", "2026-11-30", "--mechanic", "Sam O'Neil")
        assert server(["import", "calendar", str(calendar), *span, "--yes"]) == 0
        with psycopg.connect(cluster.urls().backup) as connection:
            (busy,) = connection.execute(
                "SELECT count(*) FROM external_busy WHERE uid NOT LIKE '%@demo%'"
            ).fetchone() or (0,)
            name, phone = connection.execute(
                "SELECT name, phone FROM customer WHERE phone <> '' AND name <> %s LIMIT 1", [TOUR_CUSTOMER]
            ).fetchone() or ("", "")
        file.write_text(
            "name,phone,make,model,year,plate\n"
            f"{name},{phone},Saab,900,1989,ZZZ 111\n{TOUR_CUSTOMER},514-555-0103,Saab,99,1984,ZZZ 222\n",
            encoding="utf-8",
        )
        assert server(["import", "customers", str(file), "--yes"]) == 0
        with psycopg.connect(cluster.urls().superuser) as connection:
            connection.execute(
                "UPDATE sync_head SET ver = 2 WHERE (tenant_id, row_id) = (SELECT tenant_id, id FROM mechanic LIMIT 1)"
            )
    assert busy > 1
    assert fresh.own_data(EmbeddedPostgres(home.postgres)) == [
        "2 customers, imported or entered by hand",
        "1 vehicle, imported or entered by hand",
        f"{busy} busy times of calendars, imported or entered by hand",
        "1 change of the staff, the hours or the like, imported or entered by hand",
    ]


def test_the_demo_is_known_by_its_own_addresses() -> None:
    assert tuple(tenant.organization.email for tenant in generate(1, NOW)) == fresh.DEMO


def test_a_pure_demo_goes_without_a_question(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(home)
    monkeypatch.setattr(fresh, "own_data", lambda _: [])
    fresh.begin_anew(home, sure=False, ask=None)
    assert not home.postgres.exists()
    assert not home.credentials.exists()
    said = capsys.readouterr().out
    assert said.index("this goes: demo-credentials.json, postgres in") < said.index("Removed.")


@pytest.mark.parametrize(("answer", "gone"), [("yes", True), ("oui", True), ("", False), ("no", False)])
def test_more_than_the_demo_is_named_and_asked_about(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], answer: str, gone: bool
) -> None:
    filled(home)
    monkeypatch.setattr(fresh, "own_data", lambda _: ["120 customers, imported or entered by hand"])
    if gone:
        fresh.begin_anew(home, sure=False, ask=lambda _: answer)
    else:
        with pytest.raises(fresh.Kept, match="Nothing was removed"):
            fresh.begin_anew(home, sure=False, ask=lambda _: answer)
    assert home.postgres.exists() is not gone
    assert "120 customers" in capsys.readouterr().out


def test_where_nobody_can_be_asked_a_second_word_is_needed(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    filled(home)
    monkeypatch.setattr(fresh, "own_data", lambda _: ["1 booking, imported or entered by hand"])
    with pytest.raises(fresh.Kept, match="make run FRESH=1 YES=1"):
        fresh.begin_anew(home, sure=False, ask=None)
    assert home.postgres.exists()
    fresh.begin_anew(home, sure=True, ask=None)
    assert not home.postgres.exists()


def test_a_database_that_nobody_can_look_into_is_not_taken_for_a_pure_demo(home: Home) -> None:
    home.postgres.mkdir()
    (home.postgres / "data").mkdir()
    (home.postgres / "data" / "autodoctor-ready").touch()
    (line,) = fresh.own_data(EmbeddedPostgres(home.postgres))
    assert line.startswith("perhaps; the database cannot be looked into")


def test_beginning_anew_takes_nothing_from_an_import_that_works_in_it(home: Home) -> None:
    filled(home)
    importing = EmbeddedPostgres(home.postgres, who="an import", passing=True)
    with importing.claim(), pytest.raises(ClusterBusy, match=r"An import .* is using the database"):
        fresh.begin_anew(home, sure=True, ask=None)
    assert home.postgres.exists()
    assert home.credentials.exists()


def _begin_anew(home: Home, cut: str = "") -> str:
    """FRESH=1 in a program of its own whose start goes no further than that; what it says."""
    program = "import sys; from tools import fresh, run; fresh.own_data = lambda _: []\n"
    program += "run.Launcher.run = lambda *_: 0; sys.exit(run.main())"
    environment = os.environ | {"AUTODOCTOR_HOME": str(home.folder)}
    done = subprocess.run(
        [sys.executable, "-c", cut + program, "--fresh"],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stdout + done.stderr


CUT = """
import os, shutil, signal
from pathlib import Path
whole, rename = shutil.rmtree, Path.rename

def cut(*arguments, **options):
    os.kill(os.getpid(), signal.{signal})
    whole(*arguments, **options)

def moved(self, *arguments):
    if self.name == {before!r}:
        os.kill(os.getpid(), signal.{signal})
    return rename(self, *arguments)

Path.rename = moved
if not {before!r}:
    shutil.rmtree = cut
"""


def test_ctrl_c_while_it_deletes_says_what_is_gone_and_the_next_start_deletes_the_rest(
    home: Home,
) -> None:
    filled(home)
    said = _begin_anew(home, CUT.format(signal="SIGINT", before=""))
    assert f"Stopped. All of it is removed, but for files in {home.gone}" in said
    assert "The data stays" not in said
    assert not any(part.exists() for part in home.parts())
    _begin_anew(home)
    assert not home.gone.exists()


@pytest.mark.parametrize("number", ["SIGINT", "SIGKILL"])
@pytest.mark.parametrize("before", ["demo-credentials.json", "desktop", "postgres", "token-secret"])
def test_a_cut_never_leaves_credentials_or_copies_of_a_database_that_is_gone(
    home: Home, number: str, before: str
) -> None:
    filled(home)
    home.secret.write_text("secret")
    (home.desktops / "mireille-cote").mkdir(parents=True)
    said = _begin_anew(home, CUT.format(signal=number, before=before))
    if number == "SIGINT":
        assert "Stopped. All of it is removed" in said
        assert not any(part.exists() for part in home.parts())
    else:
        assert not home.credentials.exists() or home.postgres.exists()
        assert not home.desktops.exists() or home.postgres.exists()
    assert "Traceback" not in _begin_anew(home)
    assert not home.gone.exists()
    assert not home.postgres.exists()


def test_ctrl_c_before_anything_is_removed_says_that_the_data_stays(home: Home) -> None:
    filled(home)
    cut = "import os, signal; from tools import fresh\nask = lambda _: os.kill(os.getpid(), signal.SIGINT)\n"
    said = _begin_anew(home, cut + "fresh.EmbeddedPostgres.claim = ask\n")
    assert f"Stopped. The data stays in {home.folder}" in said
    assert home.postgres.exists()
    assert home.credentials.exists()


def test_a_link_is_left_to_whoever_made_it(home: Home, tmp_path: Path) -> None:
    filled(home)
    home.desktops.symlink_to(tmp_path)
    with pytest.raises(fresh.Kept, match=r"Nothing was removed, since .*/desktop is a link"):
        fresh.begin_anew(home, sure=True, ask=None)
    assert home.credentials.exists()


def test_only_one_runs_and_a_number_left_by_a_power_cut_is_nobodys(home: Home) -> None:
    home.running.write_text(json.dumps({"server": "http://127.0.0.1:1", "pid": os.getppid()}))
    assert home.read_running() is None, "that process is alive, but it is not ours"
    first = home.lock()
    assert first is not None
    with first:
        assert home.lock() is None
        assert home.read_running() is not None
        with pytest.raises(run.StartFailed, match=r"It runs already, at http://127\.0\.0\.1:1"):
            run._claim(home)
        home.running.unlink()
        with pytest.raises(run.StartFailed, match="just starting or stopping"):
            run._claim(home)
    with run._claim(home):
        pass


def test_a_disk_without_locks_is_not_taken_for_another_run(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    def flock(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr("fcntl.flock", flock)
    with pytest.raises(OSError, match="No locks available") as caught:
        run._claim(home)
    said = run._in_words(caught.value, home)
    assert said.startswith(
        f"{home.folder / 'run.lock'} cannot be locked (No locks available). Set AUTODOCTOR_HOME"
    )
    assert home.read_running() is None
    with pytest.raises(
        EmbeddedPostgresError, match=r"postgres\.lock cannot be locked \(No locks available\)"
    ):
        EmbeddedPostgres(home.postgres).start()


def test_a_full_disk_is_named_before_anything_is_begun_and_after_fresh_made_room(
    home: Home, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    filled(home)
    monkeypatch.setenv("AUTODOCTOR_HOME", str(home.folder))
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    monkeypatch.setattr(fresh, "own_data", lambda _: [])
    monkeypatch.setattr(run.Launcher, "run", lambda *_: 0)
    full, roomy = Usage(10**9, 10**9, 12_000_000), Usage(10**9, 0, 10**9)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: full if home.postgres.exists() else roomy)
    monkeypatch.setattr(sys, "argv", ["run"])
    assert run.main() == 1
    assert "nearly full: 12 MB are free, 400 are needed" in capsys.readouterr().err
    monkeypatch.setattr(sys, "argv", ["run", "--fresh"])
    assert run.main() == 0


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (errno.ENOSPC, "is full. Make room"),
        (errno.EROFS, "/x/y cannot be written to (Read-only file system). Set AUTODOCTOR_HOME"),
        (errno.EACCES, "/x/y cannot be written to (Permission denied). Set AUTODOCTOR_HOME"),
        (errno.EIO, "/x/y: Input/output error"),
    ],
)
def test_what_the_system_refuses_is_said_plainly(home: Home, number: int, said: str) -> None:
    assert said in run._in_words(OSError(number, os.strerror(number), "/x/y"), home)


def test_a_home_that_cannot_be_is_no_traceback(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("AUTODOCTOR_HOME", str(tmp_path / "file" / "home"))
    monkeypatch.setattr(sys, "argv", ["run"])
    monkeypatch.setattr(signal, "signal", lambda *_: None)
    assert run.main() == 1
    assert "Not a directory" in capsys.readouterr().err


PHASES = (
    "PostgreSQL of our own …",
    "Tables up to date …",
    "with a year of history …",
    "Server at",
    "Job worker …",
)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_ctrl_c_in_each_phase_leaves_nothing_running_and_the_next_start_works(home: Home) -> None:
    unset = {"DISPLAY", "WAYLAND_DISPLAY", "AUTODOCTOR_DATABASE_URL", "AUTODOCTOR_OWNER_DATABASE_URL"}
    environment = {name: value for name, value in os.environ.items() if name not in unset}
    environment |= {"AUTODOCTOR_HOME": str(home.folder), "PYTHONUNBUFFERED": "1"}
    for phase in PHASES:
        said = _interrupted(phase, environment)
        assert f"\nStopped. The data stays in {home.folder}\n" in said, said
        assert "Traceback" not in said
        assert "failed" not in said
        assert _left(home.folder) == []
        assert home.read_running() is None
    assert len(home.people()) == 9, "the demo was completed on the way"


def _interrupted(phase: str, environment: dict[str, str]) -> str:
    """What a start says that gets Ctrl+C as soon as it names ``phase``."""
    with subprocess.Popen(
        [sys.executable, "-m", "tools.run"], cwd=ROOT, env=environment, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    ) as child:  # fmt: skip
        assert child.stdout is not None
        said = ""
        while phase not in said:
            letter = child.stdout.read(1)
            assert letter, f"ended before {phase!r}: {said}"
            said += letter
        child.send_signal(signal.SIGINT)
        said += child.stdout.read()
        assert child.wait(60) == 0, said
    return said


def _left(folder: Path) -> list[str]:
    """Command lines of the processes that were started with this folder as their home."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            if f"AUTODOCTOR_HOME={folder}".encode() in (process / "environ").read_bytes():
                found.append((process / "cmdline").read_text().replace("\0", " "))
        except OSError:  # it ended meanwhile
            continue
    return found
