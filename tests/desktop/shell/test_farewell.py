"""The program at a computer whose access is taken away: nothing is shown any more, nothing is lost, nothing is left."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from desktop.shell.farewell import FarewellPage
from desktop.shell.options import Options
from desktop.store.errors import NotKept, Trouble
from desktop.store.leaving import Departures
from desktop.store.local_store import LocalStore
from desktop.store.secrets import key_name
from desktop.views.sign_in_view import SignInView
from scheduling.commands import CreateCustomer
from scheduling.ids import uuid7
from tests import factories
from tests.desktop.shell.running import Running
from tests.desktop.shell.widgets import cut_labels, nameless, until
from tests.factories import named
from tests.fakes import FakeServer


@pytest.fixture
def server() -> FakeServer:
    made = FakeServer()
    made.seed(factories.garage().records)
    return made


@pytest.fixture
def options(tmp_path: Path) -> Options:
    file = tmp_path / "password"
    file.write_text("correct\n", encoding="utf-8")
    return Options(
        server="http://garage.test",
        email="rosa@example.test",
        password_file=file,
        language="en",
        theme="light",
    )


def _customer() -> CreateCustomer:
    return CreateCustomer(customer_id=uuid7(), name="Zoé Zimmermann")


def _words(running: Running) -> str:
    page = running.page
    assert isinstance(page, SignInView)
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def _files(home: Path) -> list[Path]:
    return sorted((home / "desk" / "people").glob("*"))


async def _revoked_offline(running: Running, server: FakeServer, changes: int) -> None:
    """So many changes are made without the server; then it is there again, and takes the device no more."""
    server.down = True
    await until(lambda: not running.desk.status.online)
    for _ in range(changes):
        running.desk.store.submit(_customer())
    server.gone = True
    assert running.app.office is not None, "without contact nothing happens"
    server.down = False
    running.desk.status.try_now()


async def _erased(running: Running) -> None:
    await until(lambda: isinstance(running.page, SignInView))


async def test_what_waits_is_handed_over_and_everything_is_erased(
    qapp: QApplication, tmp_path: Path, server: FakeServer, options: Options
) -> None:
    running = Running(qapp, tmp_path, server, options)
    await running.until_office()
    await _revoked_offline(running, server, 3)
    await _erased(running)
    assert "no longer has access" in _words(running)
    assert "3 changes and files that had not been sent are with the owner" in _words(running)
    assert len(server.handed) == 3
    assert server.told_complete
    assert _files(tmp_path) == []
    assert running.app._secrets.get(f"files/{named('owner')}") is None
    page = running.page
    assert isinstance(page, SignInView)
    assert running.app.settings.preferences.email == ""
    assert nameless(page) == []
    await until(lambda: cut_labels(page) == [])
    await running.close()
    again = Running(qapp, tmp_path, server, Options(language="en"))
    await _erased(again)
    assert "no longer has access" not in _words(again), "it is said once"
    await again.close()


async def test_nothing_is_shown_before_all_is_handed_over_also_after_a_restart(
    qapp: QApplication, tmp_path: Path, server: FakeServer, options: Options
) -> None:
    running = Running(qapp, tmp_path, server, options)
    await running.until_office()
    server.too_many = True  # the server does not take it yet
    await _revoked_offline(running, server, 1)
    await until(lambda: isinstance(running.page, FarewellPage) and bool(running.page.trouble.text()))
    assert running.app.desk is None
    assert isinstance(running.page, FarewellPage)
    assert nameless(running.page) == []
    await until(lambda: cut_labels(running.page) == [])  # type: ignore[arg-type] # a page, as above
    await running.close()
    server.down = True
    second = Running(qapp, tmp_path, server, Options(language="fr"))
    await until(lambda: isinstance(second.page, FarewellPage) and bool(second.page.trouble.text()))
    assert second.app.desk is None
    await second.close()
    server.down = server.too_many = False
    third = Running(qapp, tmp_path, server, Options(language="en"))
    await _erased(third)
    assert "1 change or file that had not been sent is with the owner" in _words(third)
    assert _files(tmp_path) == []
    await third.close()


async def test_an_erasing_that_was_interrupted_is_finished_before_anything_else(
    qapp: QApplication, tmp_path: Path, server: FakeServer, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = Running(qapp, tmp_path, server, options)
    await running.until_office()

    def broken(*_: object) -> None:
        raise NotKept(tmp_path, Trouble.DISK_FAILED)

    with monkeypatch.context() as failing:
        failing.setattr(Departures, "_delete_files", broken)
        await _revoked_offline(running, server, 2)
        await _erased(running)
        assert "Nothing is lost" in _words(running)
    await running.close()
    assert _files(tmp_path) != []
    server.down = True
    second = Running(qapp, tmp_path, server, Options(language="en"))
    await _erased(second)
    assert "2 changes and files that had not been sent are with the owner" in _words(second)
    assert _files(tmp_path) == []
    await second.close()


async def test_who_signed_out_before_hands_over_by_signing_in(
    qapp: QApplication, tmp_path: Path, server: FakeServer, options: Options
) -> None:
    running = Running(qapp, tmp_path, server, options)
    await running.until_office()
    server.down = True
    await until(lambda: not running.desk.status.online)
    running.desk.store.submit(_customer())
    running.office.sign_out_chosen.emit()
    await until(lambda: isinstance(running.page, SignInView))
    server.down, server.gone = False, True
    page = running.page
    assert isinstance(page, SignInView)
    page.password.setText("correct")
    page.send()
    await until(lambda: bool(server.told_complete) and running.page is not page)
    await until(lambda: isinstance(running.page, SignInView) and "1 change" in _words(running))
    assert _files(tmp_path) == []
    await running.close()


async def test_who_works_here_again_meanwhile_goes_on(
    qapp: QApplication, tmp_path: Path, server: FakeServer, options: Options
) -> None:
    running = Running(qapp, tmp_path, server, options)
    await running.until_office()
    server.too_many = True
    await _revoked_offline(running, server, 1)
    await until(lambda: isinstance(running.page, FarewellPage) and bool(running.page.trouble.text()))
    await running.close()
    server.gone = server.too_many = False
    second = Running(qapp, tmp_path, server, Options(language="en"))
    await second.until_office()
    await until(lambda: second.desk.status.waiting == 0 and second.desk.status.online)
    assert server.handed == {}
    await second.close()


async def test_a_server_that_knows_no_token_any_more_is_told_by_who_signs_in(
    qapp: QApplication, tmp_path: Path, server: FakeServer, options: Options
) -> None:
    running = Running(qapp, tmp_path, server, options)
    await running.until_office()
    server.too_many = True
    await _revoked_offline(running, server, 1)
    await until(lambda: isinstance(running.page, FarewellPage) and bool(running.page.trouble.text()))
    await running.close()
    server.revoke()
    server.too_many = False
    second = Running(qapp, tmp_path, server, replace(options, password_file=None))
    await until(lambda: isinstance(second.page, SignInView))
    page = second.page
    assert isinstance(page, SignInView)
    assert "signed out" in page.trouble.text()
    page.password.setText("correct")
    page.send()
    await until(lambda: server.told_complete)
    await until(lambda: isinstance(second.page, SignInView) and "1 change" in _words(second))
    assert _files(tmp_path) == []
    await second.close()


async def test_files_that_cannot_be_opened_stay_as_they_are(
    qapp: QApplication, tmp_path: Path, server: FakeServer, options: Options
) -> None:
    running = Running(qapp, tmp_path, server, options)
    await running.until_office()
    server.too_many = True
    await _revoked_offline(running, server, 1)
    await until(lambda: isinstance(running.page, FarewellPage) and bool(running.page.trouble.text()))
    await running.close()
    (folder,) = _files(tmp_path)
    holder = LocalStore.open(folder, _key(running))
    server.too_many = False
    second = Running(qapp, tmp_path, server, replace(options, password_file=None))
    await until(lambda: isinstance(second.page, SignInView))
    assert "Another program is working" in _words(second)
    holder.close()
    assert (folder / "outbox.db").exists()
    await second.close()


def _key(running: Running) -> bytes:
    return running.app._files._key(named("owner"))


async def test_a_key_that_is_not_here_is_said_and_asked_for(
    qapp: QApplication, tmp_path: Path, server: FakeServer, options: Options
) -> None:
    """What is given back, and by whom: tests/integration/test_key_given_back.py."""
    running = Running(qapp, tmp_path, server, options)
    await running.until_office()
    await running.close()
    running.app._secrets.delete(key_name(named("owner")))
    second = Running(qapp, tmp_path, server, replace(options, password_file=None))
    await until(lambda: isinstance(second.page, SignInView))
    assert "the server gives it back" in _words(second)
    page = second.page
    assert isinstance(page, SignInView)
    server.down = True
    page.password.setText("correct")
    page.send()
    await until(lambda: "the server is needed once" in _words(second))
    server.down = False
    page.send()
    await until(lambda: "ask for help" in _words(second))
    assert (tmp_path / "desk" / "people" / str(named("owner")) / "outbox.db").exists()
    await second.close()
