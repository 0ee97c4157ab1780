"""Everything that waits, in one file: readable by a person, and by a program exactly as it would be pushed."""

from __future__ import annotations

import asyncio
import json
import os
import stat
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import msgspec
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.shell.alerts import Alerts
from desktop.shell.desk import Desk
from desktop.shell.exporting import Exporting
from desktop.shell.status_tools import StatusTools
from desktop.store.account_file import Account
from desktop.store.errors import NotKept, Trouble
from desktop.store.export_file import write_whole
from desktop.store.kept_files import KeptFiles
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from scheduling.change_file import ChangeFile, fault_of
from scheduling.commands import CreateCustomer, Outcome
from scheduling.ids import uuid7
from scheduling.vocabulary import Role
from tests.desktop.calendar.scenes import Scene
from tests.desktop.shell.watched import said
from tests.factories import MONDAY, ZONE, at, book, named


class Bench:
    """The exporter over a scene, with the alerts that it shows."""

    def __init__(self, qtbot: QtBot, shop: Scene, files: KeptFiles | None = None) -> None:
        self.shop = shop
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.alerts = Alerts(self.window)
        account = Account(
            tenant_id=shop.garage.organization.id,
            staff_id=named("me"),
            role=Role.RECEPTIONIST,
            name="Léa Réception",
            device_id=named("device"),
            server="https://garage.example",
        )
        desk = SimpleNamespace(
            store=shop.store,
            changes=shop.presenter.changes,
            account=account,
            clock=shop.clock,
            files=files or KeptFiles.in_memory(),
        )
        tools = SimpleNamespace(zone=lambda: ZONE)
        self.exporting = Exporting(
            cast("Desk", desk), cast("StatusTools", tools), self.alerts, lambda: self.window
        )

    def said(self) -> list[str]:
        return said(self.alerts)


@pytest.fixture
def bench(qtbot: QtBot, shop: Scene) -> Bench:
    return Bench(qtbot, shop)


def _three(shop: Scene) -> list[str]:
    """One waits, one was refused, one is discarded: the names of those that belong in the file."""
    booking = book(shop.garage.elise.id, mechanic_id=shop.garage.anna.id, starts=at(MONDAY, "10:00"))
    waits, refused, gone = shop.store.submit_all(
        [booking, CreateCustomer(customer_id=uuid7(), name="Ann Other"), replace(booking, session_id=uuid7())]
    )
    answer = Answer(mid=refused, state=ChangeState.REJECTED, code="not_allowed", outcome=Outcome())
    shop.store.settle([answer], named("epoch"))
    shop.store.discard([gone])
    return [str(waits), str(refused)]


def test_a_person_and_a_program_read_the_same_file(bench: Bench, tmp_path: Path) -> None:
    mids = _three(bench.shop)
    path = tmp_path / "changes.json"
    bench.exporting.write(path)
    text = path.read_text(encoding="utf-8")
    assert '"words": "Booking · Élise Tremblay, Mon 15 Jun, 10:00"' in text
    assert "Your role does not allow this." in text
    read = json.loads(text)
    assert read["about"][0].startswith("Changes made in Auto Doctor Workshop")
    assert "sync_server changes FILE --as NAME”" in read["about"][2]  # the command ends with 2 without
    assert [change["mid"] for change in read["changes"]] == mids, "nothing that was discarded"
    assert (read["person"], read["organization"]) == ("Léa Réception", "Garage Test")
    file = msgspec.json.decode(text, type=ChangeFile)
    assert fault_of(file) == ""
    assert (file.device_id, file.staff_id) == (bench.shop.store.device_id, named("me"))
    parcels = {parcel.mid: parcel for parcel in bench.shop.store.parcels(10, 10**6)}
    first = file.changes[0]
    assert first.args == json.loads(parcels[first.mid].args), "as it is pushed"
    assert (first.name, first.seq, first.client_time) == ("session.book@1", 1, bench.shop.store.now())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [found.name for found in tmp_path.iterdir()] == ["changes.json"]
    (said,) = bench.said()
    assert said.startswith("2 changes were written to changes.json.")


async def test_attached_files_are_said_to_stay_and_where(qtbot: QtBot, shop: Scene, tmp_path: Path) -> None:
    source, kept = tmp_path / "front.jpg", tmp_path / "files.db"
    await asyncio.to_thread(source.write_bytes, b"\xff\xd8\xff\xe0 a picture")
    files = KeptFiles.open(kept, bytes(32))
    await files.attach(uuid7(), source, shop.store.now())
    bench = Bench(qtbot, shop, files)
    bench.exporting.ask()
    assert bench.said()[-1].replace("\u200b", "").endswith(f"encrypted, and are sent from there: {kept}"), (
        "though there is nothing to write"
    )
    _three(shop)
    path = tmp_path / "changes.json"
    bench.exporting.write(path)
    assert bench.said()[-1].startswith("2 changes were written to changes.json.")
    assert bench.said()[-1].replace("\u200b", "").endswith(f"encrypted, and are sent from there: {kept}")
    text = await asyncio.to_thread(path.read_text, encoding="utf-8")
    assert any("pictures and papers are not in it" in line for line in json.loads(text)["about"])
    files.close()


def test_what_it_says_has_the_users_words_and_the_very_bytes(bench: Bench) -> None:
    _three(bench.shop)
    mids = [change.mid for change in bench.shop.store.changes()]
    frozen = bench.shop.store.frozen(mids)
    assert set(frozen) == set(mids)
    assert bench.shop.store.frozen([]) == {}


def test_a_disk_that_refuses_is_said_and_another_place_is_offered(
    bench: Bench, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _three(bench.shop)
    bench.exporting.write(tmp_path / "missing folder" / "changes.json")
    (said,) = bench.said()
    assert said.startswith("The file was not written:")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "changes.json"
    path.write_text("what was there before")
    monkeypatch.setattr(os, "fsync", full)
    bench.exporting.write(path)
    assert "This computer's disk is full" in bench.said()[-1]
    assert path.read_text() == "what was there before"
    assert [found.name for found in tmp_path.iterdir()] == ["changes.json"], "no draft is left"


def test_the_file_is_written_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    with pytest.raises(NotKept) as refused:
        write_whole(tmp_path / "no" / "file", b"")
    assert refused.value.trouble is Trouble.DISK_FAILED


def test_where_nothing_waits_it_is_said_and_nothing_is_asked(bench: Bench) -> None:
    bench.exporting.ask()
    assert bench.exporting.dialog is None
    assert bench.said() == ["There is nothing to write: all changes that were made here have arrived."]


def test_it_asks_for_the_file_with_a_name_that_says_the_day(bench: Bench, qtbot: QtBot) -> None:
    _three(bench.shop)
    bench.exporting.ask()
    dialog = bench.exporting.dialog
    assert dialog is not None
    assert [Path(name).name for name in dialog.selectedFiles()] == ["changes-2026-06-15-0800.json"]
    with qtbot.waitSignal(dialog.finished):
        dialog.reject()
    assert bench.exporting.dialog is None
