"""The owner's sections of the settings: people and computers, with the real widgets over a pretended server."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.presenters.computers import Computers
from desktop.presenters.people import People
from desktop.presenters.tasks import Tasks
from desktop.sync.errors import Refused, Unreachable
from desktop.views.asked import AskedPage, LoadedPage
from desktop.views.settings.computers_section import ComputersSection
from desktop.views.settings.people_section import PeopleSection
from desktop.views.settings.sections import Section, Sections
from scheduling.ids import uuid7
from scheduling.staff_messages import DeviceLine, MechanicForm, StaffLine
from scheduling.vocabulary import Role
from scheduling.wire import Problem
from tests.desktop.presenters.fake_management import NOW, FakeManagement
from tests.desktop.shell.widgets import cut_labels, nameless, unreachable, until

ZONE = ZoneInfo("America/Toronto")
OWN = uuid7()


class Page:
    """Both sections over the same server."""

    def __init__(self, qtbot: QtBot) -> None:
        self.server = FakeManagement()
        for name, role in (("Olga", Role.OWNER), ("Ada", Role.RECEPTIONIST)):
            line = StaffLine(
                id=uuid7(),
                name=name,
                role=role,
                email=f"{name.lower()}@garage.example",
                locale="fr-CA",
                mechanic_id=None,
                active=True,
                signs_in=name == "Olga",
            )
            self.server.people[line.id] = line
        self.server.profiles[uuid7()] = MechanicForm(name="Iris", has_workshop=True, partnership="employee")
        for name, device_id in (("own", OWN), ("laptop", uuid7())):
            self.server.computers[device_id] = DeviceLine(
                id=device_id, kind="desktop", name=name, app="1", created_at=NOW, revoked_at=None
            )
        self.faults: list[BaseException] = []
        self.tasks = Tasks(self.faults.append)
        self.reviewed: list[bool] = []
        self.people = People(self.server)
        self.computers = Computers(self.server, OWN)
        self.sections = Sections(
            "This computer",
            "settings",
            QLabel("general"),
            [
                Section(key="people", icon="users", title="People", build=self._people),
                Section(key="computers", icon="hard-drive", title="Computers", build=self._computers),
            ],
        )
        qtbot.addWidget(self.sections)
        self.sections.resize(1190, 700)
        self.sections.show()
        qtbot.waitUntil(self.sections.isActiveWindow)

    def _people(self) -> AskedPage:
        return PeopleSection(self.people, self.tasks.spawn, lambda: ZONE, lambda: "en-CA")

    def _computers(self) -> AskedPage:
        return ComputersSection(
            self.computers, self.tasks.spawn, lambda: ZONE, lambda: self.reviewed.append(True)
        )

    def words(self) -> str:
        labels = self.sections.findChildren(QLabel)
        return " | ".join(it.text() for it in labels if it.isVisibleTo(self.sections))

    def button(self, name: str) -> QPushButton:
        (found,) = [
            it
            for it in self.sections.findChildren(QPushButton)
            if name in {it.text(), it.accessibleName()} and it.isVisibleTo(self.sections)
        ]
        return found

    def field(self, name: str) -> QLineEdit:
        (found,) = [
            it
            for it in self.sections.findChildren(QLineEdit)
            if it.accessibleName() == name and it.isVisibleTo(self.sections)
        ]
        return found

    async def choose(self, key: str) -> None:
        self.sections.choose(key)
        await self.idle()

    async def press(self, name: str) -> None:
        self.button(name).click()
        await self.idle()

    async def idle(self) -> None:
        await asyncio.sleep(0)
        await until(lambda: not self.people.busy and not self.computers.busy)
        await asyncio.sleep(0)


@pytest.fixture
def page(qtbot: QtBot) -> Page:
    return Page(qtbot)


def _sound(qtbot: QtBot, page: Page) -> None:
    assert nameless(page.sections) == []
    assert unreachable(page.sections) == []
    qtbot.waitUntil(lambda: cut_labels(page.sections) == [])
    assert page.faults == []


async def test_a_section_is_asked_for_when_it_is_chosen(qtbot: QtBot, page: Page) -> None:
    assert "general" in page.words()
    page.sections.choose("people")
    assert "Asking the server" in page.words()
    await page.idle()
    assert "Ada" in page.words()
    assert "Reception · ada@garage.example" in page.words()
    assert "No password yet" in page.words()
    _sound(qtbot, page)
    page.sections.choose("")
    assert "general" in page.words()
    page.server.people = {}
    await page.choose("people")
    assert "Ada" not in page.words()


async def test_somebody_is_taken_in_by_keyboard(qtbot: QtBot, page: Page) -> None:
    await page.choose("people")
    await page.press("Add a person")
    name = page.field("Name")
    assert name.hasFocus()
    QTest.keyClicks(name, "Zoe")
    QTest.keyClick(name, Qt.Key.Key_Return)
    assert "Enter an email address" in page.words()
    email = page.field("Email")
    assert email.hasFocus()
    QTest.keyClicks(email, "zoe@garage.example")
    _sound(qtbot, page)
    QTest.keyClick(email, Qt.Key.Key_Return)
    await page.idle()
    assert "Zoe" in page.words()
    made = next(line for line in page.server.people.values() if line.name == "Zoe")
    assert (made.role, made.locale, made.email) == (Role.RECEPTIONIST, "en-CA", "zoe@garage.example")
    assert [it for it in page.sections.findChildren(QLineEdit) if it.isVisibleTo(page.sections)] == []
    _sound(qtbot, page)


async def test_what_is_typed_stays_while_the_server_refuses_or_is_away(qtbot: QtBot, page: Page) -> None:
    await page.choose("people")
    await page.press("Add a person")
    page.field("Name").setText("Zoé")
    page.field("Email").setText("olga@garage.example")
    page.server.fault = Unreachable("x")
    await page.press("Save")
    assert "Whether it was done shows once it does." in page.words()
    params: dict[str, object] = {"field": "email"}
    page.server.fault = Refused(400, Problem(code="invalid", detail="", params=params))
    await page.press("Save")
    assert "Somebody else signs in by this address." in page.words()
    assert (page.field("Name").text(), page.field("Email").text()) == ("Zoé", "olga@garage.example")
    page.server.fault = None
    page.field("Email").setText("zoe@garage.example")
    await page.press("Save")
    assert "Somebody else signs in" not in page.words()
    assert len(page.server.people) == 3
    _sound(qtbot, page)


async def test_somebody_is_changed_in_their_place(qtbot: QtBot, page: Page) -> None:
    await page.choose("people")
    await page.press("Change: Olga")
    assert page.field("Email").isReadOnly()
    assert not page.button("No longer here").isEnabled(), "nobody else runs the workshop"
    await page.press("Leave as it was")
    await page.press("Change: Ada")
    page.field("Name").setText("Ada Roy")
    await page.press("Role: Owner")
    await page.press("Save")
    ada = next(line for line in page.server.people.values() if line.name == "Ada Roy")
    assert ada.role is Role.OWNER
    await page.press("Change: Ada Roy")
    page.button("No longer here").click()
    assert page.server.people[ada.id].active, "it is asked once more"
    await page.press("Sign out everywhere")
    assert not page.server.people[ada.id].active
    assert "No longer here" in page.words()
    await page.press("Back again: Ada Roy")
    assert page.server.people[ada.id].active
    _sound(qtbot, page)


async def test_what_is_on_its_way_is_not_typed_over(page: Page) -> None:
    await page.choose("people")
    await page.press("Change: Ada")
    name = page.field("Name")
    name.setFocus()
    page.people.busy = True
    page.people.changed.emit()
    held = [name, page.field("Email"), page.button("Role: Owner"), page.button("Save")]
    assert not any(each.isEnabled() for each in held)
    page.people.busy = False
    page.people.changed.emit()
    assert all(each.isEnabled() for each in held)
    assert name.hasFocus()


@pytest.mark.parametrize("working", [True, False])
async def test_a_mechanic_who_is_changed_stays_that_mechanic(qtbot: QtBot, page: Page, working: bool) -> None:
    (iris,) = page.server.profiles
    page.server.profiles[iris] = replace(page.server.profiles[iris], active=working)
    olga = next(line for line in page.server.people.values() if line.name == "Olga")
    as_sent = UUID(str(iris))  # the same id in another answer is another object
    page.server.people[olga.id] = replace(olga, mechanic_id=as_sent)
    await page.choose("people")
    await page.press("Change: Olga")
    page.field("Name").setText("Olga Roy")
    await page.press("Save")
    assert page.server.people[olga.id] == replace(olga, name="Olga Roy", mechanic_id=iris)
    _sound(qtbot, page)


async def test_a_code_is_copied_and_put_away(qtbot: QtBot, page: Page) -> None:
    await page.choose("people")
    await page.press("Code: Ada")
    code = page.field("Code for a password").text()
    assert code.endswith(".1")
    assert "Give this code to Ada alone." in page.words()
    _sound(qtbot, page)
    page.button("Copy").click()
    assert QGuiApplication.clipboard().text() == code
    page.button("Done").click()
    assert "Give this code" not in page.words()


async def test_a_computer_is_named(qtbot: QtBot, page: Page) -> None:
    await page.choose("computers")
    assert "This one" in page.words()
    assert not page.button("Take access away: own").isEnabled()
    await page.press("Rename: laptop")
    field = page.field("Name")
    assert field.hasFocus()
    field.setText("Reception")
    _sound(qtbot, page)
    QTest.keyClick(field, Qt.Key.Key_Return)
    await page.idle()
    assert "Reception" in page.words()
    await page.press("Rename: Reception")
    page.field("Name").setText("x")
    await page.press("Leave as it was")
    assert "Reception" in page.words()
    _sound(qtbot, page)


async def test_access_is_taken_away_at_the_second_press(qtbot: QtBot, page: Page) -> None:
    await page.choose("computers")
    assert "Without access" not in page.words()
    page.button("Take access away: laptop").click()
    assert all(line.revoked_at is None for line in page.server.computers.values())
    await page.press("Take away for good: Take access away: laptop")
    gone = [line.name for line in page.server.computers.values() if line.revoked_at is not None]
    assert gone == ["laptop"]
    assert "Without access" in page.words()
    await page.press("See what they had not sent")
    assert page.reviewed == [True]
    _sound(qtbot, page)


async def test_the_keys_stay_where_they_were_while_the_list_is_painted_anew(page: Page) -> None:
    await page.choose("computers")
    page.button("Rename: laptop").setFocus()
    kept = page.button("Rename: laptop")
    await page.computers.load()
    again = page.button("Rename: laptop")
    assert again is not kept
    assert again.hasFocus()


@pytest.mark.parametrize("key", ["people", "computers"])
async def test_a_server_that_is_away_is_said_and_asked_again(qtbot: QtBot, page: Page, key: str) -> None:
    page.server.fault = Unreachable("x")
    await page.choose(key)
    assert "The server does not answer. Nothing was changed." in page.words()
    assert "Asking the server" not in page.words()
    _sound(qtbot, page)
    again, high = page.button("Try again"), page.sections.height()
    qtbot.waitUntil(  # in the middle, not below an empty page
        lambda: high * 0.3 < again.mapTo(page.sections, again.rect().center()).y() < high * 0.7
    )
    page.server.fault = None
    await page.press("Try again")
    assert "does not answer" not in page.words()
    assert ("Ada" in page.words()) is (key == "people")


@pytest.mark.parametrize("key", ["people", "computers"])
async def test_an_answer_that_comes_after_the_page_is_gone_paints_nothing(page: Page, key: str) -> None:
    """Another language builds the window anew while the server is asked."""
    await page.choose(key)
    if key == "people":
        await page.press("Change: Ada")
        page.button("Save").click()
    else:
        await page.press("Rename: laptop")
        page.button("Save").click()
    section = page.sections.findChild(PeopleSection if key == "people" else ComputersSection)
    assert section is not None
    delete(section)
    await page.idle()
    assert page.faults == []


async def test_a_kiosk_and_a_program_are_called_so(page: Page) -> None:
    line = next(iter(page.server.computers.values()))
    for kind, name in (("kiosk", "tablet"), ("key", "website")):
        page.server.computers[uuid7()] = replace(line, id=uuid7(), kind=kind, name=name)
    await page.choose("computers")
    assert "Kiosk · since" in page.words()
    assert "Another program · since" in page.words()


def test_sections_stand_in_groups_and_a_low_window_scrolls_them(qtbot: QtBot) -> None:
    many = [
        Section(
            key=str(n),
            icon="users",
            title=f"Page {n}",
            group="First" if n < 9 else "Second",
            build=LoadedPage,
        )
        for n in range(20)
    ]
    sections = Sections("This computer", "settings", QLabel("general"), many)
    qtbot.addWidget(sections)
    sections.resize(900, 400)
    sections.show()
    heads = [it.text() for it in sections.findChildren(QLabel) if it.text() in {"First", "Second"}]
    assert heads == ["First", "Second"]
    assert sections.height() == 400, "it asks for no more than there is"
    last = next(it for it in sections.findChildren(QPushButton) if it.text() == "Page 19")
    assert last.visibleRegion().isEmpty()
    qtbot.waitUntil(sections.isActiveWindow)
    before = next(it for it in sections.findChildren(QPushButton) if it.text() == "Page 18")
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert last.hasFocus()
    assert not last.visibleRegion().isEmpty(), "the keys lead to it"
