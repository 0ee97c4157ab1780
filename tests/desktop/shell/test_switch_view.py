"""The page where people switch and the settings of one's PIN: what is said, what the keys do, in both languages."""

from __future__ import annotations

import asyncio
import gc
import weakref
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.presenters.own_pin import OwnPin
from desktop.presenters.settings import Settings
from desktop.presenters.sign_in import SignInFailed, Trouble
from desktop.presenters.switching import Left, Person, Switching
from desktop.presenters.tasks import Tasks
from desktop.shell.translations import Translations
from desktop.store import pins
from desktop.store.account_file import Account
from desktop.store.pins import Pins, hashed
from desktop.views.settings.pin_section import PinSection
from desktop.views.switch_view import SwitchView
from scheduling.vocabulary import Role
from tests.desktop.shell.widgets import cut_labels, nameless, unreachable, until
from tests.factories import named
from tests.fake_door import MemorySecrets
from tools.quiet import settle

ROSA, INES = named("owner"), named("ines")


class Shown:
    """Both over the same PINs; Rosa is at work and has one."""

    def __init__(self, qtbot: QtBot, tasks: Tasks, folder: Path) -> None:
        self.now = 1_000_000.0
        self.pins = Pins(MemorySecrets(), lambda: self.now)
        self.pins.keep(ROSA, hashed(ROSA, "4711"))
        self.entered: list[UUID] = []
        self.asked: list[str] = []
        self.left: Left | None = None
        self.offline = False
        self.switching = Switching(
            lambda: [self._person(ROSA, "Rosa Owner"), self._person(INES, "Inès Roy")],
            self.pins,
            self._enter,
            unfinished=lambda: self.left,
        )
        self.switching.sign_in_wanted.connect(self.asked.append)
        self.view = SwitchView(self.switching, tasks.spawn)
        self.settings = Settings(folder / "preferences.json")
        self.section = PinSection(OwnPin(self.pins, ROSA, self._prove), tasks.spawn, self.settings)
        for widget in (self.view, self.section):
            qtbot.addWidget(widget)
            widget.resize(1366, 768)

    def _person(self, staff_id: UUID, name: str) -> Person:
        account = Account(
            tenant_id=named("organization"),
            staff_id=staff_id,
            role=Role.RECEPTIONIST,
            name=name,
            device_id=staff_id,
            email=f"{name}@example.test",
        )
        by_pin = self.pins.standing(staff_id).known and not self.pins.standing(staff_id).spent
        return Person(account=account, by_pin=by_pin, at_work=staff_id == ROSA, unsent=staff_id == INES)

    async def _enter(self, staff_id: UUID) -> None:
        self.entered.append(staff_id)

    async def _prove(self, _: str) -> None:
        if self.offline:
            raise SignInFailed(Trouble.OFFLINE)


@pytest.fixture
async def shown(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Shown]:
    monkeypatch.setattr(pins, "COST", 2**4)
    faults: list[BaseException] = []
    tasks = Tasks(faults.append)
    yield Shown(qtbot, tasks, tmp_path)
    await tasks.close()
    assert faults == []


@pytest.fixture
def french() -> Iterator[None]:
    translations = Translations()
    translations.use("fr")
    yield
    translations.use("en")
    translations.drop()


def said(page: QWidget) -> str:
    return " ".join(each.text() for each in page.findChildren(QLabel) if each.isVisibleTo(page))


async def _type(view: SwitchView, pin: str) -> None:
    QTest.keyClicks(view.pin, pin)
    QTest.keyClick(view.pin, Qt.Key.Key_Return)
    await asyncio.sleep(0)
    await until(lambda: not view._presenter.busy)


async def test_typing_begins_at_once_and_enter_tries(shown: Shown, qtbot: QtBot) -> None:
    view = shown.view
    view.show()
    qtbot.waitUntil(view.isActiveWindow)
    view.begin()
    assert view.pin.hasFocus()
    await _type(view, "99x99")
    assert "This PIN is wrong." in said(view)
    assert view.pin.text() == "", "only digits are taken, and what was wrong is gone"
    assert view.pin.hasFocus(), "to type it again at once"
    await _type(view, "4711")
    assert shown.entered == [ROSA]


async def test_the_tries_that_are_left_are_counted_and_the_wait_is_said(shown: Shown, qtbot: QtBot) -> None:
    view = shown.view
    view.show()
    qtbot.waitUntil(view.isActiveWindow)
    view.begin()
    for _ in range(3):
        await _type(view, "9999")
    assert "3 more tries" in said(view)
    assert "The next try is in 16 s." in said(view)
    assert not view.pin.isEnabled()
    assert not view.password.hasFocus(), "Enter, pressed once more, leads nowhere"
    assert view._clock.isActive()
    shown.now += 60
    view.refresh()
    assert view.pin.isEnabled()
    assert not view._clock.isActive()
    for _ in range(3):
        await _type(view, "9999")
        shown.now += 1000
        view.refresh()
    shown.switching.look()
    assert "Too many wrong PINs" in said(view)
    assert view.enter.text() == "Sign in with the password"
    view.enter.click()
    assert shown.asked == ["Rosa Owner@example.test"]


async def test_who_has_no_pin_is_led_to_the_password(shown: Shown) -> None:
    view = shown.view
    view._tiles[INES].click()
    assert not view.pin.isVisibleTo(view)
    view.enter.click()
    view.other.click()
    assert shown.asked == ["Inès Roy@example.test", ""]
    assert "1 not sent" in view._tiles[INES].accessibleName()


async def test_who_is_at_work_without_a_pin_goes_back(shown: Shown) -> None:
    backs: list[None] = []
    shown.switching.gone_back.connect(lambda: backs.append(None))
    QTest.keyClick(shown.view, Qt.Key.Key_Escape)
    assert backs == [], "it is locked"
    shown.pins.remove(ROSA)
    shown.switching.look()
    assert shown.view.enter.text() == "Back to work"
    assert "nothing is locked" in said(shown.view)
    shown.view.enter.click()
    QTest.keyClick(shown.view, Qt.Key.Key_Escape)
    assert len(backs) == 2


async def test_whose_pin_is_missing_is_said_of_who_is_at_work(shown: Shown) -> None:
    shown.pins.remove(ROSA)
    shown.pins.keep(INES, hashed(INES, "0815"))
    shown.switching.look()
    assert "You have no PIN, so nothing is locked" in said(shown.view)
    shown.view._tiles[INES].click()
    assert "PIN of Inès Roy" in said(shown.view)
    assert "You have no PIN" not in said(shown.view), "hers is asked for"
    assert "Rosa Owner is at work and has no PIN, so going back needs none." in said(shown.view)
    shown.view._tiles[ROSA].click()
    assert "You have no PIN, so nothing is locked" in said(shown.view)


async def test_what_is_left_is_asked_over_all_of_the_page(shown: Shown) -> None:
    shown.left = Left.BOOKING
    shown.pins.keep(INES, hashed(INES, "0815"))
    shown.switching.look()
    view = shown.view
    view.show()
    view._tiles[INES].click()
    await _type(view, "0815")
    view.resize(1500, 800)
    assert view.question.isVisible()
    assert view.question.geometry() == view.rect()
    assert "Rosa Owner is amid a booking" in said(view)
    view.question.keep_button.click()
    assert shown.entered == []


async def test_everything_has_a_name_and_the_keyboard_reaches_it(shown: Shown) -> None:
    shown.view.show()
    shown.section.show()
    settle()
    for page in (shown.view, shown.section):
        assert nameless(page) == []
        assert unreachable(page) == []
        assert cut_labels(page) == []


@pytest.mark.usefixtures("french")
async def test_in_french(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pins, "COST", 2**4)
    tasks = Tasks(_raise)
    shown = Shown(qtbot, tasks, tmp_path)
    shown.view.show()
    shown.section.show()
    for _ in range(3):
        await _type(shown.view, "9999")
    settle()
    words = said(shown.view)
    assert "Ce NIP est erroné. Encore 3 essais" in words
    assert "Votre NIP sur cet ordinateur" in said(shown.section)
    for page in (shown.view, shown.section):
        assert cut_labels(page) == []
    await tasks.close()


def _raise(fault: BaseException) -> None:
    raise fault


async def test_the_settings_change_the_pin_by_the_old_one(shown: Shown) -> None:
    shown.offline = True
    section = shown.section
    assert section.old.isVisibleTo(section)
    assert not section.password.isVisibleTo(section)
    for field, text in ((section.old, "4711"), (section.new, "0815"), (section.again, "0815")):
        QTest.keyClicks(field, text)
    QTest.keyClick(section.again, Qt.Key.Key_Return)
    await until(lambda: "The new PIN counts" in said(section))
    assert section.old.text() == section.new.text() == ""
    kept = shown.pins.begin(ROSA)
    assert kept is not None
    assert pins.matches(ROSA, "0815", kept)


async def test_the_settings_say_why_not(shown: Shown) -> None:
    shown.offline = True
    section = shown.section
    QTest.keyClicks(section.old, "4711")
    QTest.keyClicks(section.new, "1234")
    section.save.click()
    await until(lambda: "That is what everybody would try first." in said(section))
    section.new.setText("0815")
    section.save.click()
    await until(lambda: "The two are not the same." in said(section))
    section.way.click()
    assert section.password.isVisibleTo(section)
    section.again.setText("0815")
    QTest.keyClicks(section.password, "whatever")
    section.save.click()
    await until(lambda: "The server does not answer" in said(section))


async def test_the_pin_is_removed_at_the_second_press(shown: Shown) -> None:
    section = shown.section
    QTest.keyClicks(section.old, "4711")
    section.remove.click()
    assert section.remove.text() == "Remove it for good"
    section.remove.click()
    await until(lambda: "You have no PIN on this computer any more." in said(section))
    assert not section.remove.isVisibleTo(section)
    assert section.save.text() == "Set the PIN"


async def test_after_a_wrong_pin_the_keys_are_where_they_were_and_never_on_the_lock(
    shown: Shown, qtbot: QtBot
) -> None:
    section = shown.section
    shown.settings.set_lock("5")
    section.show()
    qtbot.waitUntil(section.isActiveWindow)
    for field, text in ((section.old, "1111"), (section.new, "5823"), (section.again, "5823")):
        field.setText(text)
    section.again.setFocus()
    QTest.keyClick(section.again, Qt.Key.Key_Return)
    await asyncio.sleep(0)
    assert section.hasFocus(), "while the PIN is looked at"
    QTest.keyClick(section, Qt.Key.Key_Return)
    await until(lambda: "This PIN is wrong" in said(section))
    assert section.again.hasFocus()
    assert shown.settings.preferences.lock == "5"
    section.remove.setFocus()
    section.remove.click()
    section.remove.click()
    await asyncio.sleep(0)
    assert section.hasFocus()
    await until(lambda: not section._pin.busy)
    assert section.save.hasFocus()


@pytest.mark.parametrize("act", ["set", "drop"])
async def test_the_pin_is_set_though_its_page_has_gone_meanwhile(shown: Shown, act: str) -> None:
    section = PinSection(shown.section._pin, lambda work: work.close(), shown.settings)
    section.old.setText("4711")
    section.new.setText("5823")
    section.again.setText("5823")
    work = asyncio.ensure_future(getattr(section, act)())
    await asyncio.sleep(0)
    delete(section)
    await work
    assert shown.pins.standing(ROSA).known is (act == "set")


async def test_when_it_locks_itself_is_kept(shown: Shown) -> None:
    segments = [
        each for each in shown.section.findChildren(QWidget) if each.accessibleName().endswith(": 5 min")
    ]
    segments[0].click()  # type: ignore[attr-defined]  # a button
    assert Settings(shown.settings._file).preferences.lock == "5"


async def test_a_page_that_is_gone_is_gone(shown: Shown, qtbot: QtBot) -> None:
    view = SwitchView(shown.switching, lambda work: work.close())
    gone = weakref.ref(view)
    view.deleteLater()
    del view
    qtbot.wait(1)
    gc.collect()
    shown.switching.look()
    assert gone() is None
