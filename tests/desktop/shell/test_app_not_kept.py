"""What this computer does not keep is told in plain words, and a bug is not taken for it."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.presenters.sign_in import SignInFailed, Trouble
from desktop.shell.options import Options
from desktop.store.errors import NotKept
from desktop.store.errors import Trouble as Disk
from desktop.views.sign_in_view import SignInView, trouble_words
from scheduling.errors import TooLong
from tests.desktop.shell import test_app
from tests.desktop.shell.running import Running
from tests.factories import book
from tests.fakes import FakeServer

server, options, running = test_app.server, test_app.options, test_app.running  # its fixtures


@pytest.mark.expects_log("unexpected fault")
async def test_what_was_not_saved_is_said_in_plain_words(running: Running) -> None:
    assert running.app.desk is not None
    running.app._faults.listener = running.app._show_fault
    running.app.desk.store._outbox._database.read("PRAGMA query_only = ON")
    for command in (book(), book(concern="x" * 9000)):
        with pytest.raises((NotKept, TooLong)) as raised:
            running.app.desk.store.submit(command)
        running.app._faults.tell(raised.value)
    texts = [alert.text for alert in running.office.alerts.current()]
    assert "This was not saved. This computer's disk may not be written to" in texts[0]
    assert texts[1] == "A text that was entered is too long. Shorten it."


@pytest.mark.expects_log("unexpected fault")
async def test_a_bug_behind_a_saved_change_is_said_and_the_change_is_not_called_lost(
    running: Running,
) -> None:
    assert running.app.desk is not None
    store = running.app.desk.store

    def broken(_: frozenset[str]) -> None:
        raise KeyError("x")

    running.app._faults.listener = running.app._show_fault
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "excepthook", running.app._faults._uncaught)
        store.changed.connect(broken)
        mid = store.submit(book())
        store.changed.disconnect(broken)
    assert store.change(mid) is not None
    assert any("KeyError" in alert.text for alert in running.office.alerts.current())


@pytest.mark.expects_log("unexpected fault")
async def test_a_change_that_is_saved_but_can_not_be_shown_is_not_called_lost(running: Running) -> None:
    def failing(*_: object) -> None:
        raise NotKept(Path("cache.db"), Disk.DISK_FAILED)

    running.app._faults.listener = running.app._show_fault
    store = running.desk.store
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "excepthook", running.app._faults._uncaught)
        patch.setattr("desktop.store.overlay.Overlay.update", failing)
        mid = store.submit(book())
    assert store.change(mid) is not None
    texts = [alert.text for alert in running.office.alerts.current()]
    assert "Something that is saved cannot be shown right now. It will show by itself." in texts
    assert not any("not saved" in text for text in texts)


async def test_files_that_a_full_disk_lets_nobody_open_are_said_to_be_safe(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise NotKept(Path("outbox.db"), Disk.DISK_FULL)

    assert running.app.desk is not None
    access, account = running.app.desk.access, running.app.desk.account
    monkeypatch.setattr("desktop.shell.opening.LocalStore.open", full)
    with pytest.raises(SignInFailed) as raised:
        running.app._files.open(access, account)
    assert raised.value.code is Trouble.NOT_KEPT
    assert "Nothing is lost" in trouble_words(raised.value.code)


async def test_an_account_that_can_not_be_read_is_said_at_the_start(
    qapp: QApplication, tmp_path: Path, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(_: object) -> None:
        raise NotKept(Path("account.json"), Disk.DISK_FAILED)

    monkeypatch.setattr("desktop.store.account_file.AccountFile.current", failing)
    made = Running(qapp, tmp_path, server, Options(language="en"))
    await asyncio.sleep(0)
    view = made.page
    assert isinstance(view, SignInView)
    assert any("Nothing is lost" in label.text() for label in view.findChildren(QLabel))
    await made.close()
