"""Signing in right after signing out: whoever comes next waits for the one before, and is not signed out with them."""

from __future__ import annotations

import asyncio
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop.presenters.sign_in import SignInPresenter
from desktop.shell import desk as desks
from desktop.shell.options import Options
from desktop.sync.account import Access
from desktop.views.sign_in_view import SignInView
from scheduling.commands import CreateCustomer
from scheduling.ids import uuid7
from scheduling.records import Session
from tests import factories
from tests.desktop.shell.running import Running
from tests.desktop.shell.test_leaving_a_booking import _held
from tests.desktop.shell.widgets import until
from tests.fakes import FakeServer


async def _sign_in(running: Running) -> tuple[SignInView, asyncio.Task[bool]]:
    """Signing in begins, on the page that is there as soon as somebody has left."""
    await until(lambda: isinstance(running.page, SignInView))
    page = running.page
    assert isinstance(page, SignInView)
    presenter: SignInPresenter = page._presenter
    task = asyncio.ensure_future(presenter.sign_in(presenter.server, presenter.email, "correct"))
    await until(lambda: presenter.busy)
    return page, task


@pytest.mark.parametrize("leaving", ["sign out", "sign in again"])
async def test_who_signs_in_at_once_waits_for_the_files_and_stays_signed_in(
    running: Running, server: FakeServer, monkeypatch: pytest.MonkeyPatch, leaving: str
) -> None:
    monkeypatch.setattr(desks, "LETTING_GO_S", 60)
    await _held(running)
    before, letting_go, slow = running.desk, asyncio.Event(), asyncio.Event()

    async def release(_: UUID) -> None:
        letting_go.set()
        await slow.wait()

    monkeypatch.setattr(before.holds, "release", release)
    server.requests.clear()
    office = running.office
    (office.sign_out_chosen if leaving == "sign out" else office.sign_in_wanted).emit()
    page, signing_in = await _sign_in(running)
    await letting_go.wait()
    assert not page.submit.isEnabled()
    assert page.submit.text() == "Signing in …"
    assert "POST /auth/sign-in" not in server.requests
    slow.set()
    assert await signing_in
    await running.until_office()
    assert running.desk is not before
    if leaving == "sign out":
        await until(lambda: "POST /auth/sign-out" in server.requests)
    await until(lambda: running.desk.status.online)
    assert running.app._accounts.current() == running.desk.account
    assert running.desk.status.problem == ""


async def test_who_signs_in_does_not_wait_for_the_server_to_forget_the_one_before(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[str]()

    async def hang(_: Access, refresh_token: str) -> None:
        asked.append(refresh_token)
        await asyncio.Event().wait()

    monkeypatch.setattr(Access, "tell_signed_out", hang)
    running.office.sign_out_chosen.emit()
    _, signing_in = await _sign_in(running)
    assert await signing_in
    assert [bool(token) for token in asked] == [True]
    assert running.app._accounts.current() == running.desk.account


@pytest.mark.expects_log("unexpected fault")
async def test_a_fault_while_leaving_still_signs_out_and_lets_the_next_one_in(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken() -> None:
        running_desk.store.close()
        raise ZeroDivisionError

    running_desk = running.desk
    await running_desk.engine.stop()
    monkeypatch.setattr(running_desk, "close", broken)
    running.office.sign_out_chosen.emit()
    await until(lambda: running.faults != [])
    assert isinstance(running.faults.pop(), ZeroDivisionError)
    assert running.app._accounts.current() is None
    _, signing_in = await _sign_in(running)
    assert await signing_in


async def test_closing_the_window_while_somebody_signs_out_still_signs_them_out(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desks, "LETTING_GO_S", 60)
    await _held(running)
    letting_go = asyncio.Event()

    async def release(_: UUID) -> None:
        letting_go.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(running.desk.holds, "release", release)
    running.office.sign_out_chosen.emit()
    await letting_go.wait()
    assert running.app._accounts.current() is not None
    await running.close()
    assert running.app._accounts.current() is None


async def test_a_file_that_was_not_sent_is_told_before_somebody_signs_out(
    running: Running, tmp_path: Path
) -> None:
    """It stays in their files, of which only they have the key."""
    source = tmp_path / "front.jpg"
    await asyncio.to_thread(source.write_bytes, b"\xff\xd8\xff\xe0" + bytes(999))
    await running.desk.engine.stop()
    await running.desk.files.attach(uuid7(), source, 0)
    running.office.workspace.person.sign_out_chosen.emit()
    (alert,) = running.office.alerts.current()
    assert alert.text.startswith("1 file has not reached the server.")
    assert running.office.workspace.isVisible()
    running.desk.store.submit(CreateCustomer(customer_id=uuid7(), name="Wanda Walker"))
    running.office.workspace.person.sign_out_chosen.emit()
    assert any(
        alert.text.startswith("1 change and 1 file have not reached the server.")
        for alert in running.office.alerts.current()
    )
    assert running.office.workspace.isVisible()


async def test_a_text_that_nobody_else_sends_is_told_before_somebody_signs_out(running: Running) -> None:
    garage = factories.garage()
    starts = running.desk.clock.now() + 86_400
    row, slot = factories.booked(garage.marc.id, starts=starts, mechanic_id=garage.anna.id)
    running.server.seed([row, slot])
    await until(lambda: running.desk.store.get(Session, row.id) is not None)
    running.desk.drafts.put("summary", row.id, "Changed the pads")
    running.office.workspace.person.sign_out_chosen.emit()
    (alert,) = running.office.alerts.current()
    said = "1 text that you typed (messages, summaries, referrals) is not sent; only you can send it."
    assert alert.text == said
    assert running.office.workspace.isVisible()


@pytest.mark.parametrize("waits", [True, False])
async def test_without_the_server_one_is_told_that_signing_in_again_needs_it(
    running: Running, server: FakeServer, *, waits: bool
) -> None:
    server.down = True
    running.desk.status.try_now()
    await until(lambda: running.desk.status.problem == "unreachable")
    if waits:
        running.desk.store.submit(CreateCustomer(customer_id=uuid7(), name="Wanda Walker"))
    running.office.workspace.person.sign_out_chosen.emit()
    (alert,) = [each for each in running.office.alerts.current() if each.kind == "bad"]
    assert alert.text.endswith("The server does not answer now; signing in again needs it.")
    assert alert.text.startswith("1 change has not reached the server.") is waits
    assert running.office.workspace.isVisible()
    (leave,) = [each for each in alert.findChildren(QPushButton) if each.text() == "Sign out"]
    leave.click()
    await until(lambda: isinstance(running.page, SignInView))
    await until(lambda: running.app._accounts.current() is None)


def _notices(running: Running) -> str:
    page = running.page
    assert isinstance(page, SignInView)
    return "".join(each.text() for each in page.findChildren(QLabel) if "Not sent yet" in each.text())


async def test_what_somebody_left_unsent_is_said_until_they_sign_in_again(
    running: Running, server: FakeServer, tmp_path: Path, qapp: QApplication
) -> None:
    """Also to the next person, and after a restart; only the name that stands beside the files is said."""
    await running.desk.engine.stop()
    running.desk.store.submit(CreateCustomer(customer_id=uuid7(), name="Wanda Walker"))
    running.office.sign_out_chosen.emit()
    await until(lambda: running.app._accounts.current() is None)
    said = "Not sent yet from this computer; it is sent when they sign in here again:\nRosa Owner: 1 change"
    assert _notices(running) == said
    await running.close()
    options = Options(server="http://garage.test", email="rosa@example.test", language="en", theme="light")
    again = Running(qapp, tmp_path, server, options)
    await until(lambda: isinstance(again.page, SignInView))
    assert _notices(again) == said
    _, signing_in = await _sign_in(again)
    assert await signing_in
    await again.until_office()
    await until(lambda: again.desk.status.online and again.desk.status.waiting == 0)
    again.office.sign_out_chosen.emit()
    await until(lambda: isinstance(again.page, SignInView))
    assert not _notices(again)
    await again.close()
