"""The booking window, or the program, is closed while what goes along with the booking is still being copied."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from desktop.presenters.booking_draft import Assigned, BookingSeed
from desktop.shell import desk
from desktop.store.kept_file import KeptFile
from desktop.views.booking_wizard import BookingWizard
from scheduling.vocabulary import ServiceType, VisitKind
from tests import factories
from tests.desktop.calendar.attaching import JPEG, PDF, written
from tests.desktop.shell.running import Running
from tests.desktop.shell.widgets import until

GARAGE = factories.garage()


def _ready(running: Running) -> BookingWizard:
    """Everything is entered but the files."""
    running.office.book(BookingSeed())
    (wizard,) = running.office.workspace.findChildren(BookingWizard)
    flow = wizard.flow
    flow.choose_kind(VisitKind.IN_PERSON)
    flow.choose_customer(GARAGE.elise)
    flow.choose_vehicle(GARAGE.civic)
    flow.choose_plan(flow.plans()[0])
    flow.advance()
    flow.choose_mechanic(Assigned.NAMED, GARAGE.anna.id)
    flow.advance()
    (time, *_) = [time for part in flow.day(flow.first_day()) for time in part.times if time.free]
    assert flow.choose_time(time.starts)
    flow.advance()
    flow.set_service(ServiceType.REPAIR)
    flow.set_concern("Brakes squeal when cold")
    flow.advance()
    return wizard


async def test_what_is_being_copied_is_kept_before_the_program_ends(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk, "LETTING_GO_S", 0)
    wizard = _ready(running)
    flow, files, kept = wizard.flow, wizard.flow.files, running.desk.files
    assert files is not None
    files.add([written(tmp_path, "front.jpg", JPEG)])
    await until(lambda: [file.size for file in files.files] == [len(JPEG)])
    held, attach = asyncio.Event(), kept.attach

    async def waits(session_id: UUID, source: Path, *rest: Any) -> KeptFile:
        await held.wait()
        return await attach(session_id, source, *rest)

    monkeypatch.setattr(kept, "attach", waits)
    flow.book()
    await until(lambda: files.copying)
    running.app.quit()
    await until(lambda: running.desk._asking._over)
    held.set()
    await running.close()
    assert [file.name for file in kept.files()] == ["front.jpg"]


async def test_what_could_not_be_read_is_told_where_its_window_is_gone(
    running: Running, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wizard = _ready(running)
    flow, files = wizard.flow, wizard.flow.files
    assert files is not None
    front, gone = written(tmp_path, "front.jpg", JPEG), written(tmp_path, "gone.pdf", PDF)
    files.add([front, gone])
    await until(lambda: [file.size for file in files.files] == [len(JPEG), len(PDF)])
    held = asyncio.Event()
    attach = running.desk.files.attach

    async def waits(session_id: UUID, source: Path, *rest: Any) -> KeptFile:
        await held.wait()
        return await attach(session_id, source, *rest)

    monkeypatch.setattr(running.desk.files, "attach", waits)
    flow.book()
    await until(lambda: flow.submission is not None)
    assert flow.submission is not None
    session_id = flow.submission.booking.session_id
    assert files.copying
    wizard.leave()
    gone.unlink()
    held.set()
    await until(lambda: not files.copying)
    said = [alert.text for alert in running.office.alerts.current()]
    assert "gone.pdf cannot be read any more and is not with the booking." in said
    assert [file.name for file in running.desk.files.files() if file.session_id == session_id] == [
        "front.jpg"
    ]
