"""``demo`` on a real database: rows, credentials, and a polite refusal the second time."""

from __future__ import annotations

import argparse
import asyncio
import hashlib
import json
import stat
from pathlib import Path
from typing import Any

import psycopg
import pytest

from sync_server.app import demo_command
from sync_server.db.embedded import Urls
from sync_server.services.identity import verify_password

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
