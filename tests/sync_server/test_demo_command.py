"""``demo`` on a real database: rows, credentials, and a polite refusal the second time."""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import psycopg
import pytest

from sync_server.app import demo_command
from sync_server.db.embedded import Urls
from sync_server.services.demo import generate
from sync_server.services.identity import verify_password

ROOT = Path(__file__).parents[2]
NOW = "2026-11-18T15:10:00+00:00"


def demo(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    demo_command.add_arguments(parser)
    return demo_command.run(parser.parse_args(arguments))


def ask(urls: Urls, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(urls.backup) as connection:
        return connection.execute(query.encode()).fetchall()


def test_demo_is_written_once(
    database: Urls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AUTODOCTOR_DATABASE_URL", database.app)
    file = tmp_path / "credentials.json"
    assert demo("--now", NOW, "--credentials", str(file)) == 0
    assert demo("--now", NOW) == 1
    assert "--again" in capsys.readouterr().out
    assert ask(database, "SELECT count(*) FROM organization") == [(2,)]
    counts = ask(database, "SELECT status, count(*) > 50 FROM slot_reservation GROUP BY 1 ORDER BY 1")
    assert counts == [("cancelled", True), ("confirmed", True), ("reserved", False)]
    assert ask(database, "SELECT count(*) FROM sync_head WHERE kind = 'session'") == ask(
        database, "SELECT count(*) FROM session"
    )
    ((keeps,),) = ask(
        database,
        "SELECT p.name FROM policy p JOIN staff_member s ON p.value->'devices'->>0 = s.id::text"
        " WHERE s.role = 'receptionist'",
    )
    assert keeps == "leases"
    offered = ask(database, "SELECT id FROM session WHERE state = 'offered' ORDER BY id")
    assert offered
    assert (
        ask(database, "SELECT session_id FROM mechanic_offer WHERE state = 'offered' ORDER BY 1") == offered
    )
    _check_credentials(database, file)


def _check_credentials(database: Urls, file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    written = json.loads(file.read_text(encoding="utf-8"))
    first = written["people"][0]
    assert (first["name"], first["role"], first["organization"]) == (
        "Mireille Côté", "receptionist", "Garage Tremblay",
    )  # fmt: skip
    assert len(written["people"]) == 9
    stored = dict(ask(database, "SELECT email, password_hash FROM identity"))
    assert set(stored) == {person["email"] for person in written["people"]}
    assert asyncio.run(verify_password(stored[first["email"]], first["password"]))
    (kiosk,) = written["kiosks"]
    hashed = hashlib.sha256(kiosk["credential"].encode()).digest()
    assert ask(database, "SELECT id::text, kind, credential_hash FROM device") == [
        (kiosk["device_id"], "kiosk", hashed)
    ]


def test_again_adds_another_one_whose_people_can_sign_in_too(
    database: Urls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AUTODOCTOR_DATABASE_URL", database.app)
    assert demo("--now", NOW) == 0
    assert demo("--now", NOW, "--again", "--credentials", str(tmp_path / "c.json")) == 0
    people = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))["people"]
    assert people[0]["email"] == "mireille.cote.2@garage-tremblay.example"
    assert ask(database, "SELECT count(*) FROM organization") == [(4,)]


CUT = """
import os, sys
from sync_server.app import demo_command
from sync_server.__main__ import main

done, whole = [], demo_command._write


async def write(*arguments):
    if {before_second} and done:
        os._exit(9)
    await whole(*arguments)
    done.append(1)


demo_command._write = write
demo_command._write_file = lambda *_: os._exit(9)
main(sys.argv[1:])
"""


@pytest.mark.parametrize("before_second", [False, True], ids=["before the file", "between two organizations"])
def test_a_demo_that_was_cut_short_is_completed_by_the_next_call(
    database: Urls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before_second: bool,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """The program is killed after what it wrote is committed; nobody knows a password then."""
    monkeypatch.setenv("AUTODOCTOR_DATABASE_URL", database.app)
    file = tmp_path / "credentials.json"
    program = CUT.replace("{before_second}", str(before_second))
    command = [sys.executable, "-c", program, "demo", "--now", NOW, "--credentials", str(file)]
    assert subprocess.run(command, check=False, cwd=ROOT).returncode == 9
    assert not file.exists()
    assert ask(database, "SELECT count(*) FROM organization") == [(1 if before_second else 2,)]
    bookings = ask(database, "SELECT max(ver) FROM sync_head WHERE kind = 'session'")
    assert demo("--now", NOW, "--renew", "--credentials", str(file)) == 0
    assert "got new passwords" in capsys.readouterr().out
    assert ask(database, "SELECT count(*) FROM organization") == [(2,)]
    if not before_second:
        assert ask(database, "SELECT max(ver) FROM sync_head WHERE kind = 'session'") == bookings
    people = json.loads(file.read_text(encoding="utf-8"))["people"]
    stored = dict(ask(database, "SELECT email, password_hash FROM identity"))
    assert len(people) == len(stored) == 9
    for person in (people[0], people[-1]):
        assert asyncio.run(verify_password(stored[person["email"]], person["password"]))
    assert [path.name for path in tmp_path.iterdir()] == [file.name], "no draft is left"
    assert demo("--now", NOW, "--credentials", str(file)) == 1


def test_only_drafts_of_its_own_are_cleared_away(tmp_path: Path) -> None:
    others = [".env.local", ".env.0123456", ".env.0123456g", ".env.01234567.x", ".vim.d"]
    for name in others[:-1]:
        (tmp_path / name).touch()
    (tmp_path / ".vim.d").mkdir()
    (tmp_path / ".env.89abcdef").mkdir()
    (tmp_path / ".env.01234567").touch()
    drafts = {demo_command._open_draft(tmp_path / name).name for name in ("env", "vim")}
    assert {path.name for path in tmp_path.iterdir()} == {*others, ".env.89abcdef", *drafts}


def test_a_mistyped_path_changes_nobodys_password(
    database: Urls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AUTODOCTOR_DATABASE_URL", database.app)
    assert demo("--now", NOW) == 0
    before = ask(database, "SELECT email, password_hash FROM identity ORDER BY 1")
    assert demo("--now", NOW, "--credentials", str(tmp_path / "mistyped.json")) == 1
    assert "--renew --credentials FILE" in capsys.readouterr().out
    assert ask(database, "SELECT email, password_hash FROM identity ORDER BY 1") == before
    assert list(tmp_path.iterdir()) == []
    for wrong in (["--renew"], ["--renew", "--again", "--credentials", str(tmp_path / "c.json")]):
        assert demo("--now", NOW, *wrong) == 2
        assert "--renew needs --credentials FILE" in capsys.readouterr().out
    assert ask(database, "SELECT email, password_hash FROM identity ORDER BY 1") == before


def test_of_several_demos_the_first_is_renewed_whichever_has_the_lowest_number(
    database: Urls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("AUTODOCTOR_DATABASE_URL", database.app)
    file = tmp_path / "c.json"
    assert demo("--now", NOW) == 0
    assert demo("--now", "2024-11-18T10:00", "--again") == 0  # its ids are older
    assert demo("--now", NOW, "--renew", "--credentials", str(file)) == 0
    people = json.loads(file.read_text(encoding="utf-8"))["people"]
    stored = dict(ask(database, "SELECT email, password_hash FROM identity"))
    assert len(people) == 9
    assert asyncio.run(verify_password(stored[people[0]["email"]], people[0]["password"]))
    assert ask(database, "SELECT count(*) FROM organization") == [(4,)]
    with psycopg.connect(database.superuser) as connection:
        connection.execute("UPDATE identity SET active = false")
    capsys.readouterr()
    assert demo("--now", NOW, "--renew", "--credentials", str(tmp_path / "other.json")) == 1
    assert "nobody of the demo can sign in" in capsys.readouterr().out
    assert [path.name for path in tmp_path.iterdir()] == ["c.json"]


@pytest.mark.parametrize("now", ["0001-01-01", "1999-12-31T23:59", "2101-01-01", "9999-12-31"])
def test_a_time_that_is_too_far_away_is_refused_plainly(now: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        demo("--now", now)
    assert ended.value.code == 2
    assert f"'{now}' is not between 2000 and 2100" in capsys.readouterr().err


@pytest.mark.parametrize("now", ["2000-01-01", "2100-12-31T23:59"])
def test_at_either_end_of_what_is_allowed_a_demo_can_be_made(now: str) -> None:
    assert len(generate(1, demo_command._instant(now))) == 2
