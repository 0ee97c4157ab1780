"""The week that is painted before the program is there: the very picture that follows, or none at all."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import httpx
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from desktop.app import App
from desktop.presenters.clock import SystemClock
from desktop.presenters.preferences import Preferences, write
from desktop.shell import first_week
from desktop.shell.faults import Faults
from desktop.shell.first_week import FirstWeek, show_week
from desktop.shell.main_window import MainWindow
from desktop.shell.options import Options
from desktop.shell.profile import Profile
from desktop.store.account_file import AccountFile
from desktop.store.leaving import Departures
from desktop.store.local_store import LocalStore
from desktop.store.secrets import FileSecrets, file_key
from desktop.sync.transport import Transport
from desktop.views.calendar.painted_grid import PaintedGrid
from desktop.views.calendar.side_panel import SidePanel
from desktop.views.calendar_view import CalendarView
from desktop.views.sign_in_view import SignInView
from tests.desktop.shell.filled import fill
from tests.desktop.shell.widgets import until


class Wide(MainWindow):
    """With room for the whole side panel."""

    def __init__(self, *, geometry: str = "") -> None:
        super().__init__(geometry=geometry)
        self.resize(1700, 900)


@pytest.fixture
def waiting() -> bool:
    """Whether something waits for the server, and something for a person."""
    return False


@pytest.fixture
def open_now() -> bool:
    """Whether the workshop works when its booking is, that is now."""
    return True


@pytest.fixture
def profile(tmp_path: Path, waiting: bool, open_now: bool) -> Profile:
    return fill(tmp_path, waiting=waiting, around_the_clock=open_now)


@pytest.fixture(autouse=True)
def _one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """The line of now would go on between two pictures."""
    now = int(time.time())
    monkeypatch.setattr(SystemClock, "now", lambda _: now)


def _silent(address: str, *, language: str) -> Transport:
    """A server that never answers."""

    async def wait(_: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        raise AssertionError

    return Transport(
        address, language=language, client=httpx.AsyncClient(transport=httpx.MockTransport(wait))
    )


class Follows:
    """The program in the place of a first week."""

    def __init__(self, qt: QApplication, profile: Profile, options: Options, week: FirstWeek) -> None:
        self.faults: list[BaseException] = []
        faults = Faults(profile.log)
        self.app = App(qt, profile, options, faults, connect=_silent, begun=week)
        faults.listener = self.faults.append
        self._done = asyncio.ensure_future(self.app.run())

    async def picture(self) -> QImage:
        await until(lambda: self.app.window.findChild(CalendarView) is not None)
        await until(lambda: QApplication.processEvents() is None and self.app.window.updatesEnabled())
        return self.app.window.grab().toImage()

    async def close(self) -> None:
        self.app.quit()
        await self._done
        assert self.faults == []


Began = Callable[[Options], tuple[Follows, QImage]]


@pytest.fixture
async def began(qapp: QApplication, profile: Profile) -> AsyncIterator[Began]:
    made: list[Follows] = []

    def begin(options: Options) -> tuple[Follows, QImage]:
        week = show_week(qapp, profile, options)
        assert week is not None
        picture = week.window.grab().toImage()
        made.append(Follows(qapp, profile, options, week))
        return made[-1], picture

    yield begin
    for each in made:
        await each.close()


@pytest.mark.parametrize("options", [Options(language="en"), Options(language="fr", theme="dark")], ids=str)
async def test_nothing_moves_when_the_program_takes_its_place(began: Began, options: Options) -> None:
    follows, picture = began(options)
    assert await follows.picture() == picture


async def test_nor_in_a_window_with_room_for_the_panel(began: Began, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_week, "MainWindow", Wide)
    follows, picture = began(Options(language="en", theme="light"))
    assert picture.width() == 1700
    assert await follows.picture() == picture


async def test_nor_where_hours_are_as_high_as_somebody_chose(began: Began, profile: Profile) -> None:
    write(profile.preferences, Preferences(hour="91.0"))
    follows, picture = began(Options(language="en", theme="light"))
    (grid,) = follows.app.window.findChildren(PaintedGrid)
    assert grid.hour == 91
    assert await follows.picture() == picture


@pytest.mark.parametrize("waiting", [True])
async def test_what_waits_is_there_with_the_first_paint(began: Began) -> None:
    follows, picture = began(Options(language="en", theme="light"))
    (grid,) = follows.app.window.findChildren(PaintedGrid)
    assert grid.board is not None
    assert any(block.waiting for column in grid.board.columns for block in column.blocks)
    assert await follows.picture() == picture


@pytest.mark.parametrize("waiting", [True])
async def test_the_cards_beside_it_too(began: Began, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_week, "MainWindow", Wide)
    follows, picture = began(Options(language="fr", theme="dark"))
    (panel,) = follows.app.window.findChildren(SidePanel)
    assert panel.cards
    assert await follows.picture() == picture


@pytest.mark.parametrize("open_now", [False])
async def test_nor_where_a_booking_was_left_behind_by_the_hours(
    qapp: QApplication, profile: Profile, began: Began, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_week, "MainWindow", Wide)
    options = Options(language="fr", theme="dark")
    week = show_week(qapp, profile, options)
    assert week is not None
    before = Follows(qapp, profile, options, week)
    await before.picture()
    (panel,) = before.app.window.findChildren(SidePanel)
    assert panel.cards
    await before.close()
    follows, picture = began(options)
    (panel,) = follows.app.window.findChildren(SidePanel)
    assert panel.cards
    assert await follows.picture() == picture


@pytest.mark.parametrize("waiting", [True])
async def test_files_that_were_opened_for_nobody_are_closed(qapp: QApplication, profile: Profile) -> None:
    options = Options(language="en", theme="light")
    accounts, secrets = AccountFile(profile.folder), FileSecrets(profile.folder)
    account = accounts.current()
    assert account is not None
    week = show_week(qapp, profile, options)
    assert week is not None
    _sign_out(profile)
    follows = Follows(qapp, profile, options, week)
    await until(lambda: follows.app.window.findChild(SignInView) is not None)
    directory, key = accounts.directory_of(account), file_key(secrets, account.staff_id)
    LocalStore.open(directory, key).close()  # else they would be in use
    await follows.close()


def _sign_out(profile: Profile) -> None:
    AccountFile(profile.folder).sign_out()


def _lose_the_key(profile: Profile) -> None:
    (profile.folder / "secrets.json").write_text("{}", encoding="utf-8")


def _leave(profile: Profile) -> None:
    accounts = AccountFile(profile.folder)
    account = accounts.current()
    assert account is not None
    secrets = FileSecrets(profile.folder)
    Departures(profile.folder, secrets, accounts).begin(account.staff_id, account.email)


def _damage(profile: Profile) -> None:
    (cache,) = profile.folder.glob("people/*/cache.db")
    content = bytearray(cache.read_bytes())
    content[5000:] = bytes(len(content) - 5000)
    cache.write_bytes(content)


def _fetch_anew(profile: Profile) -> None:
    (cache,) = profile.folder.glob("people/*/cache.db")
    cache.unlink()


@pytest.mark.parametrize("spoil", [_sign_out, _lose_the_key, _leave, _damage, _fetch_anew])
def test_where_something_is_not_as_usual_nothing_is_shown(
    qapp: QApplication, profile: Profile, spoil: Callable[[Profile], None]
) -> None:
    spoil(profile)
    before = {file: file.stat().st_size for file in profile.folder.rglob("*.db")}
    there = qapp.topLevelWidgets()  # other tests' windows may go a moment later
    assert show_week(qapp, profile, Options()) is None
    assert [each for each in qapp.topLevelWidgets() if each not in there] == []
    assert {file: file.stat().st_size for file in profile.folder.rglob("*.db")} == before


@pytest.mark.parametrize("waiting", [True])
@pytest.mark.parametrize("step", ["_page", "_paint"])
async def test_a_bug_in_it_leaves_neither_a_window_nor_open_files(
    qapp: QApplication, profile: Profile, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fails(_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(first_week, step, fails)
    with pytest.raises(ZeroDivisionError) as fault:
        show_week(qapp, profile, Options())
    assert not any(each.isVisible() for each in qapp.topLevelWidgets() if isinstance(each, MainWindow))
    accounts = AccountFile(profile.folder)
    account = accounts.current()
    assert account is not None
    key = file_key(FileSecrets(profile.folder), account.staff_id)
    LocalStore.open(accounts.directory_of(account), key, account.device_id).close()
    del fault
