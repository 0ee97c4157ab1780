"""The owner's page of what computers without access had not sent, and how one is led there."""

from __future__ import annotations

import asyncio
from zoneinfo import ZoneInfo

import pytest
from psygnal import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.handed_over import HandedOver
from desktop.presenters.handover_news import HandoverNews
from desktop.presenters.tasks import Tasks
from desktop.shell.alerts import Alerts
from desktop.shell.handover_watch import HandoverWatch
from desktop.store.local_store import LocalStore
from desktop.sync.errors import Unreachable
from desktop.views.handed_over_view import HandedOverView
from scheduling.commands import CreateCustomer
from scheduling.ids import uuid7
from scheduling.wire import PushStatus
from tests.desktop.presenters.test_handed_over import FakeQuarantine, quarantined
from tests.desktop.shell.widgets import cut_labels, nameless, until

ZONE = ZoneInfo("America/Toronto")


class Page:
    """The page over so many changes that wait."""

    def __init__(self, qtbot: QtBot, count: int) -> None:
        self.changes = [
            quarantined(CreateCustomer(customer_id=uuid7(), name=f"Client {n}")) for n in range(count)
        ]
        self.quarantine = FakeQuarantine(*self.changes)
        self.store = LocalStore.in_memory()
        self.presenter = HandedOver(self.quarantine, self.store)
        self.faults: list[BaseException] = []
        self.tasks = Tasks(self.faults.append)
        self.view = HandedOverView(self.presenter, self.tasks.spawn, lambda: ZONE)
        qtbot.addWidget(self.view)
        self.view.resize(1366, 768)
        self.view.show()

    def words(self) -> str:
        return " | ".join(
            label.text() for label in self.view.findChildren(QLabel) if label.isVisibleTo(self.view)
        )

    def places(self) -> dict[str, int]:
        """How far down the buttons stand, by their names."""
        buttons = [each for each in self.view.findChildren(QPushButton) if each.isVisibleTo(self.view)]
        return {each.accessibleName(): each.mapTo(self.view, each.rect().topLeft()).y() for each in buttons}

    def button(self, text: str) -> QPushButton:
        found = [each for each in self.view.findChildren(QPushButton) if each.text() == text]
        return found[0]

    async def idle(self) -> None:
        await asyncio.sleep(0)
        await until(lambda: not self.presenter.busy)

    async def load(self) -> None:
        self.view.load()
        await self.idle()


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot, 3)


async def test_changes_are_applied_and_discarded_one_by_one(qtbot: QtBot, page: Page) -> None:
    assert "Asking the server" in page.words()
    await page.load()
    assert "Sophie Réception · laptop" in page.words()
    assert "That was everything; it then erases itself." in page.words()
    assert "New customer · Client 0" in page.words()
    assert nameless(page.view) == []
    qtbot.waitUntil(lambda: cut_labels(page.view) == [])
    page.button("Apply").click()
    await page.idle()
    assert page.quarantine.applied == [page.changes[0].mid]
    discard = page.button("Discard")
    discard.click()
    await page.idle()
    assert len(page.quarantine.waiting) == 2, "it is asked once more"
    assert discard.text() == "Discard for good"
    discard.click()
    await page.idle()
    assert list(page.quarantine.waiting) == [page.changes[2].mid]
    page.quarantine.result = PushStatus.CONFLICT
    page.button("Apply").click()
    await page.idle()
    assert "It is kept as a booking without a place" in page.words()
    for said in ("Applied", "Discarded", "Without a place"):
        assert said in page.words()
    assert nameless(page.view) == []
    qtbot.waitUntil(lambda: cut_labels(page.view) == [])
    await page.load()
    assert "Nothing waits for your decision." in page.words()
    assert page.faults == []
    page.store.close()


async def test_no_line_moves_up_to_where_one_was_decided(qtbot: QtBot) -> None:
    page = Page(qtbot, 30)
    page.quarantine.result = PushStatus.REJECTED
    await page.load()
    page.button("Apply").click()
    await page.idle()
    bar = page.view.findChildren(QScrollArea)[0].verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    bar.setValue(60)
    before = page.places()
    page.quarantine.result = PushStatus.APPLIED
    for _ in range(2):
        page.button("Apply").click()
        await page.idle()
        qtbot.waitUntil(lambda: page.places()["Apply: New customer · Client 2"] > 0)
    now = page.places()
    assert "Apply: New customer · Client 1" not in now
    assert bar.value() == 60
    assert {name: now[name] for name in now if name in before} == {
        name: before[name] for name in before if name in now
    }
    page.store.close()


async def test_a_server_that_does_not_answer_is_said_and_asked_again(page: Page) -> None:
    page.quarantine.fault = Unreachable("x")
    await page.load()
    assert "The server does not answer. Nothing was changed." in page.words()
    page.quarantine.fault = None
    page.button("Try again").click()
    await page.idle()
    assert "Client 2" in page.words()
    page.store.close()


async def test_what_is_decided_is_never_said_to_have_changed_nothing(page: Page) -> None:
    await page.load()
    page.quarantine.fault = Unreachable("x")
    page.button("Apply").click()
    await page.idle()
    assert "The server does not answer. Whether it was done shows once it does." in page.words()
    page.quarantine.fault, page.quarantine.deaf, page.quarantine.result = None, True, PushStatus.CONFLICT
    page.quarantine.has()
    page.quarantine.deaf = False
    await page.load()
    page.quarantine.deaf = True
    page.button("Apply").click()
    await page.idle()
    assert "Nothing was changed" not in page.words()
    assert "The server does not answer. What was decided last has reached the server." in page.words()
    assert "kept as a booking without a place" in page.words()
    page.quarantine.deaf = False
    page.button("Try again").click()
    await page.idle()
    assert "does not answer" not in page.words()
    assert "Client 0" not in page.words()
    page.store.close()


async def test_very_many_come_in_turn(qtbot: QtBot) -> None:
    page = Page(qtbot, 5)
    page.quarantine.page = 2
    await page.load()
    assert "Changes 1 to 2 of 5" in page.words()
    assert not page.button("Those before").isEnabled()
    for said in ("Changes 3 to 4 of 5", "Changes 5 to 5 of 5"):
        page.button("The next ones").click()
        await page.idle()
        assert said in page.words()
    assert "Client 4" in page.words()
    assert not page.button("The next ones").isEnabled()
    page.button("Those before").click()
    await page.idle()
    assert "Client 2" in page.words()
    assert nameless(page.view) == []
    qtbot.waitUntil(lambda: cut_labels(page.view) == [])
    page.store.close()


async def test_files_are_kept_and_discarded_and_say_what_keeps_them(qtbot: QtBot) -> None:
    page = Page(qtbot, 0)
    kept, gone = page.quarantine.has(), page.quarantine.has(there=False, name="devis.pdf")
    page.quarantine.has(ready=False, name="long.mp4")
    page.quarantine.has(code="file_too_large", name="bruit.mp4")
    page.quarantine.lost = 2
    await page.load()
    said = page.words()
    assert "frein.jpg" in said
    assert "Chantal Tremblay" in said
    assert "Its booking is not in the calendar: apply the booking first." in said
    assert "It has not arrived whole yet." in said
    assert "2 files could not be taken over" in said
    assert nameless(page.view) == []
    qtbot.waitUntil(lambda: cut_labels(page.view) == [])
    able = [each.isEnabled() for each in page.view.findChildren(QPushButton) if each.text() == "Keep"]
    assert able == [True, False, False, True]
    page.button("Keep").click()
    await page.idle()
    assert page.quarantine.kept == [kept.id]
    discard = page.button("Discard")
    discard.click()
    await page.idle()
    assert gone.id in page.quarantine.papers, "it is asked once more"
    discard.click()
    await page.idle()
    assert gone.id not in page.quarantine.papers
    assert page.faults == []
    page.store.close()


class Status:
    """So much waits."""

    changed = Signal()
    handed_over = 0
    handed_over_files: int | None = 0

    def say(self, waiting: int, files: int | None = 0) -> None:
        self.handed_over, self.handed_over_files = waiting, files
        self.changed.emit()


class Told:
    """The alerts of a run; ``open_window`` as after another language was chosen."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.status = Status()
        self.news = HandoverNews(self.status)
        self.led: list[bool] = []
        self.open_window()

    def open_window(self) -> None:
        holder = QWidget()
        self._qtbot.addWidget(holder)
        self.alerts = Alerts(holder)
        self.watch = HandoverWatch(self.status, self.news, self.alerts, lambda: self.led.append(True))

    def said(self) -> list[str]:
        return [alert.text.partition(" changes")[0] for alert in self.alerts.current()]

    def press(self, name: str) -> None:
        buttons = self.alerts.findChildren(QPushButton)
        next(each for each in buttons if name in {each.text(), each.accessibleName()}).click()


def test_the_owner_is_told_until_it_is_looked_at(qtbot: QtBot) -> None:
    told = Told(qtbot)
    told.status.say(0)
    assert told.said() == []
    for _ in range(3):
        told.status.say(12)
    (alert,) = told.alerts.current()
    assert alert.text == "12 changes of a computer without access wait for you."
    assert alert.stays, "it asks for something"
    told.status.say(14)
    assert told.said() == ["14"], "in the same place"
    told.press("Review")
    assert told.led == [True]
    told.status.say(14)
    assert told.said() == []
    assert told.watch.parent() is told.alerts


def test_what_was_put_away_comes_again_only_with_more_or_after_a_restart(qtbot: QtBot) -> None:
    told = Told(qtbot)
    told.status.say(3)
    told.press("Close this message")
    told.status.say(3)
    told.open_window()
    assert told.said() == [], "another window of the same run"
    told.status.say(4)
    assert told.said() == ["4"]
    told.open_window()
    assert told.said() == ["4"], "nobody has put it away"
    told.press("Close this message")
    told.status.say(1)
    assert told.said() == []
    told.status.say(3)
    assert told.said() == ["3"], "others than those that were decided on"
    told.press("Close this message")
    told.news = HandoverNews(told.status)
    told.open_window()
    assert told.said() == ["3"], "the program was started again"


def test_what_is_decided_elsewhere_is_told_no_more(qtbot: QtBot) -> None:
    told = Told(qtbot)
    told.status.say(3)
    told.status.say(2)
    assert told.said() == ["2"]
    told.status.say(0)
    assert told.said() == []
    told.status.say(2)
    assert told.said() == ["2"], "nobody had put that away"


def test_files_are_named_only_where_there_are_some(qtbot: QtBot) -> None:
    told = Told(qtbot)
    for files, what in (
        (0, "3 changes of"),
        (1, "3 changes and files of"),
        (3, "3 files of"),
        (None, "3 changes and files of"),
    ):
        told.status.say(3, files)
        (alert,) = told.alerts.current()
        assert alert.text == f"{what} a computer without access wait for you."
