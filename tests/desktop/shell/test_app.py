"""The program from start to end: sign-in, first fetch, work, language, sign-out, close; and its two processes."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from desktop.shell.first_fetch import FirstFetch
from desktop.shell.options import Options
from desktop.theming import formats
from desktop.theming.theme import theme
from desktop.views.calendar.answer_cards import MoveCard
from desktop.views.calendar_view import CalendarView
from desktop.views.sign_in_view import SignInView
from scheduling.commands import CreateCustomer, MoveSession
from scheduling.ids import uuid7
from scheduling.records import Customer, Session
from scheduling.sessions import place_of
from tests import factories
from tests.desktop.shell.running import Running
from tests.desktop.shell.widgets import nameless, until
from tests.factories import named
from tests.fakes import FakeServer

ROOT = Path(__file__).resolve().parents[3]


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


@pytest.fixture
async def running(
    qapp: QApplication, tmp_path: Path, server: FakeServer, options: Options
) -> AsyncIterator[Running]:
    made = Running(qapp, tmp_path, server, options)
    await made.until_office()
    yield made
    await made.close()


async def test_signs_in_fetches_and_opens_the_calendar(running: Running) -> None:
    assert running.office.workspace.current == "calendar"
    assert running.desk.source.organization().name == "Garage Test"
    await until(lambda: running.office.tools.face().words == "Up to date")


async def test_next_start_shows_the_cache_before_the_server_is_asked(
    qapp: QApplication, tmp_path: Path, server: FakeServer, options: Options
) -> None:
    first = Running(qapp, tmp_path, server, options)
    await first.until_office()
    await first.close()
    server.down = True
    server.requests.clear()
    second = Running(qapp, tmp_path, server, Options(language="en"))
    await asyncio.sleep(0)
    assert second.office.workspace.current == "calendar"
    assert server.requests == []
    await until(lambda: second.office.tools.face().words == "Offline")
    await second.close()


async def test_wrong_password_is_said_on_the_page(
    qapp: QApplication, tmp_path: Path, server: FakeServer, options: Options
) -> None:
    assert options.password_file is not None
    options.password_file.write_text("wrong", encoding="utf-8")
    running = Running(qapp, tmp_path, server, options)
    await until(lambda: isinstance(running.page, SignInView) and not running.page._trouble_row.isHidden())
    page = running.page
    assert isinstance(page, SignInView)
    assert page.trouble.text() == "The email or the password is not right."
    await running.close()


async def test_first_fetch_says_when_the_server_is_away(
    qapp: QApplication, tmp_path: Path, server: FakeServer, options: Options
) -> None:
    running = Running(qapp, tmp_path, server, options)
    await until(lambda: isinstance(running.page, FirstFetch))
    server.down = True
    running.desk.status.try_now()
    page = running.page
    assert isinstance(page, FirstFetch)
    await until(lambda: running.app.office is not None or page.trouble.text() != "")
    server.down = False
    running.desk.status.try_now()
    await running.until_office()
    await running.close()


async def test_language_is_applied_at_once_and_kept(running: Running) -> None:
    before = running.office.workspace
    running.office.open("settings")
    running.office.language_chosen.emit("fr")
    assert formats.language() == "fr"
    assert running.office.workspace is not before
    assert running.office.workspace.current == "settings"
    assert running.app.settings.preferences.language == "fr"


async def test_theme_is_applied_at_once_and_kept(running: Running) -> None:
    running.office.theme_chosen.emit("dark")
    assert theme().name == "dark"
    assert running.app.settings.preferences.theme == "dark"


async def test_everything_on_screen_has_a_name(running: Running) -> None:
    running.office.open("settings")
    assert nameless(running.office.workspace) == []


async def test_change_made_while_the_server_is_away_arrives_later(
    running: Running, server: FakeServer
) -> None:
    await until(lambda: running.desk.status.online)
    server.down = True
    running.desk.store.submit(CreateCustomer(customer_id=uuid7(), name="Grace Kim"))
    await until(lambda: not running.desk.status.online)
    assert running.office.tools.face().words.endswith("waiting for the server")
    server.down = False
    running.desk.status.try_now()
    await until(lambda: running.desk.status.waiting == 0)
    assert "Grace Kim" in [row.name for row in server.records().values() if isinstance(row, Customer)]


async def test_the_age_of_a_change_does_not_depend_on_a_clock_that_is_set_wrong(
    running: Running, server: FakeServer
) -> None:
    await until(lambda: running.desk.status.online)
    server.now = int(time.time()) + 3 * 86_400
    running.desk.status.try_now()
    await until(lambda: running.desk.clock.now() >= server.now)
    server.down = True
    running.desk.store.submit(CreateCustomer(customer_id=uuid7(), name="Grace Kim"))
    (line,) = running.desk.pending.lines()
    assert line.seconds < 3600


async def test_looking_at_a_refusal_leads_to_its_card_from_anywhere(
    running: Running, server: FakeServer
) -> None:
    office, store = running.office, running.desk.store
    row, slot = factories.booked(starts=factories.at(factories.MONDAY, "10:00"))
    other, taken = factories.booked(starts=factories.at(factories.MONDAY, "14:00"))
    anna = named("anna")
    server.seed([replace(each, mechanic_id=anna) for each in (row, slot, other, taken)])
    running.desk.status.try_now()
    await until(lambda: store.get(Session, row.id) is not None)
    seen = place_of(replace(row, mechanic_id=anna))
    store.submit(MoveSession(session_id=row.id, seen=seen, to=replace(seen, starts=other.starts or 0)))
    await until(lambda: running.desk.status.needs_attention == 1)
    (alert,) = [found for found in office.alerts.current() if found.kind == "bad"]
    office.open("settings")
    view = office.workspace.view("calendar")
    assert isinstance(view, CalendarView)
    view.panel.set_collapsed(True)
    next(button for button in alert.findChildren(QPushButton) if button.text() == "Look").click()
    assert office.workspace.current == "calendar"
    assert not view.panel.collapsed
    (card,) = [card for card in view.panel.cards if row.id in card.about]
    assert isinstance(card, MoveCard)
    await until(card.hasFocus)
    office.open("settings")
    shown = office.tools.open_list()
    next(button for button in shown.findChildren(QPushButton) if button.text() == "Show").click()
    assert office.workspace.current == "calendar"
    await until(card.hasFocus)
    office.open("settings")
    office.book()
    office.show_answer(card.about)
    assert office.workspace.current == "calendar", "nothing was begun in the booking, so it is left"
    await until(card.hasFocus)


async def test_the_settings_follow_when_the_server_was_heard(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    await until(lambda: running.desk.status.online)
    office = running.office
    office.open("settings")
    monkeypatch.setattr(office.tools, "heard_at", lambda: "12:34")
    running.desk.status.changed.emit()
    assert "12:34" in [label.text() for label in office.workspace.current_view().findChildren(QLabel)]


async def test_sign_out_says_what_has_not_been_sent(running: Running, server: FakeServer) -> None:
    await until(lambda: running.desk.status.online)
    server.down = True
    running.desk.store.submit(CreateCustomer(customer_id=uuid7(), name="Grace Kim"))
    running.office.workspace.person.sign_out_chosen.emit()
    (alert,) = [found for found in running.office.alerts.current() if found.kind == "bad"]
    assert "not reached the server" in alert.text
    assert running.app.office is not None


async def test_sign_out_returns_to_the_page_and_forgets_the_token(running: Running) -> None:
    running.office.workspace.person.sign_out_chosen.emit()
    await until(lambda: isinstance(running.page, SignInView))
    assert running.app.desk is None
    await until(lambda: not (running.app._accounts.current()))


async def test_revoked_sign_in_is_said_and_nothing_is_lost(running: Running, server: FakeServer) -> None:
    await until(lambda: running.desk.status.online)
    server.revoke()
    running.desk.store.submit(CreateCustomer(customer_id=uuid7(), name="Grace Kim"))
    await until(lambda: any("signed out" in alert.text for alert in running.office.alerts.current()))
    assert running.desk.status.waiting == 1
    assert running.office.tools.face().words == "Signed out: sign in again"


@pytest.mark.expects_log("unexpected fault")
async def test_signing_out_after_a_fault_of_the_exchange_still_forgets_the_sign_in(
    qapp: QApplication, tmp_path: Path, server: FakeServer, options: Options, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = Running(qapp, tmp_path, server, options)
    await running.until_office()
    await until(lambda: running.desk.status.online)

    def bug(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(running.desk.store, "apply_page", bug)
    server.seed([])
    await until(lambda: running.faults != [])
    assert isinstance(running.faults.pop(), ExceptionGroup)
    running.office.workspace.person.sign_out_chosen.emit()
    await until(lambda: isinstance(running.page, SignInView))
    await until(lambda: running.app._accounts.current() is None)
    await running.close()


async def test_a_page_that_a_new_language_replaced_hears_nothing_any_more(
    running: Running, server: FakeServer
) -> None:
    before = running.office
    running.office.language_chosen.emit("fr")
    for _ in range(2):  # the page, then what went with it
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not shiboken6.isValid(before)
    running.desk.access.signed_out.emit()
    assert [alert.kind for alert in running.office.alerts.current()] == ["bad"]


@pytest.mark.expects_log("unexpected fault")
async def test_bug_is_shown_and_the_work_goes_on(running: Running) -> None:
    async def fail() -> None:
        raise KeyError("x")

    shown: list[BaseException] = []

    def show(fault: BaseException) -> None:
        shown.append(fault)
        running.app._show_fault(fault)

    running.app._faults.listener = show
    running.app.tasks.spawn(fail())
    await until(lambda: bool(shown))
    assert any("KeyError" in alert.text for alert in running.office.alerts.current())
    assert running.office.workspace.isEnabled()


class TestProcess:
    """The real event loop, from outside."""

    def start(self, home: Path) -> subprocess.Popen[str]:
        environment = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
        command = [sys.executable, "-m", "desktop", "--home", str(home), "--server", "http://127.0.0.1:9"]
        return subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    async def test_ends_cleanly_and_allows_only_one(self, tmp_path: Path) -> None:
        first = self.start(tmp_path)
        try:
            await until((tmp_path / "default" / "in-use.lock").exists, 30)
            second = self.start(tmp_path)
            _, said = await asyncio.to_thread(second.communicate, timeout=90)
            assert second.returncode == 3
            assert "open already" in said
        finally:
            first.send_signal(signal.SIGTERM)
            _, errors = await asyncio.to_thread(first.communicate, timeout=90)
        assert first.returncode == 0, errors
        assert "Traceback" not in errors
        log = tmp_path / "default" / "desktop.log"
        assert not log.exists() or "ERROR" not in log.read_text(encoding="utf-8")
