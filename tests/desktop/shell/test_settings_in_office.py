"""The owner's settings in the window: who sees which, found by the search, and left over what is not saved."""

from __future__ import annotations

from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from desktop.shell import managing
from desktop.shell.alerts import Alert
from desktop.shell.find_box import FindBox
from desktop.sync.management import Management
from desktop.views.settings.sections import Sections
from desktop.views.settings_view import SettingsView
from scheduling.staff_messages import StaffLine
from scheduling.vocabulary import Role
from tests import factories
from tests.desktop.calendar.scenes import scene
from tests.desktop.presenters.fake_management import FakeManagement
from tests.desktop.shell.running import Running
from tests.desktop.shell.widgets import child, until
from tests.factories import named
from tools.pretended_owner import PretendedOwner

OWNERS = [
    "pin", "organization", "bays", "listing", "plans", "policies", "messages", "calendars", "payments",
    "people", "computers", "history", "keys", "about",
]  # fmt: skip


def _told(running: Running, words: str) -> bool:
    return any(words in alert.text for alert in running.office.alerts.findChildren(Alert))


@pytest.mark.parametrize(
    ("role", "mechanic", "there"),
    [
        (Role.OWNER, None, OWNERS),
        (Role.RECEPTIONIST, None, ["pin", "about"]),
        (Role.MECHANIC, "ivan", ["pin", "calendars", "about"]),
        (Role.MECHANIC, "anna", ["pin", "about"]),
    ],
)
def test_each_sees_only_what_they_may(role: Role, mechanic: str | None, there: list[str]) -> None:
    made = scene(role, mechanic_id=factories.named(mechanic) if mechanic else None)
    assert list(managing.titles(made.presenter.rights)) == there


async def _open(running: Running, key: str) -> Sections:
    server = PretendedOwner(running.desk.source.organization())
    running.desk.management = cast("Management", server)
    running.office.workspace.go("settings")
    view = running.office.workspace.current_view()
    assert isinstance(view, SettingsView)
    view.sections.choose(key)
    place = running.desk.owner_pages.place
    await until(lambda: place.known and not place.busy)
    return view.sections


async def test_what_is_typed_outlives_the_screen_and_the_language(running: Running) -> None:
    await _open(running, "organization")
    running.desk.owner_pages.place.type("city", "Laval")
    before = running.office
    running.office.language_chosen.emit("fr")
    await until(lambda: running.app.office is not None and running.office is not before)
    sections = await _open(running, "organization")
    (field,) = [it for it in sections.findChildren(QPushButton) if it.text() == "Enregistrer"]
    assert field.isEnabled()
    assert running.desk.owner_pages.place.text("city") == "Laval"
    running.desk.owner_pages.place.discard()
    running.office.language_chosen.emit("en")


async def test_a_code_for_a_password_outlives_the_language(running: Running) -> None:
    server, ada = FakeManagement(), named("ada")
    server.people[ada] = StaffLine(
        id=ada,
        name="Ada",
        role=Role.RECEPTIONIST,
        email="ada@garage.example",
        locale="fr-CA",
        mechanic_id=None,
        active=True,
        signs_in=False,
    )
    running.desk.management = cast("Management", server)

    async def codes() -> list[str]:
        running.office.workspace.go("settings")
        view = running.office.workspace.current_view()
        assert isinstance(view, SettingsView)
        view.sections.choose("people")
        people = running.desk.owner_pages.people
        await until(lambda: people.known and not people.busy)
        return [field.text() for field in view.sections.findChildren(QLineEdit) if field.isReadOnly()]

    assert await codes() == []
    await running.desk.owner_pages.people.give_code(running.desk.owner_pages.people.people[0])
    given = await codes()
    assert len(given) == 1
    before = running.office
    running.office.language_chosen.emit("fr")
    await until(lambda: running.app.office is not None and running.office is not before)
    assert await codes() == given
    running.office.language_chosen.emit("en")


async def test_who_leaves_over_unsaved_settings_is_asked(running: Running) -> None:
    await _open(running, "organization")
    place, window = running.desk.owner_pages.place, running.app.window
    window.show()
    place.type("city", "Laval")
    window.leave()
    assert window.isVisible()
    assert _told(
        running, "What you typed into the settings is not saved yet. Closing the program loses that."
    )
    running.office.alerts.clear()
    running.office._leave()
    assert _told(running, "What you typed into the settings is not saved yet.")
    place.discard()


async def test_a_section_is_found_by_name_and_led_to(running: Running) -> None:
    running.desk.management = cast("Management", PretendedOwner(running.desk.source.organization()))
    running.app.window.show()
    running.office.find()
    box = child(running.app.window, FindBox)
    QTest.keyClicks(box.field, "bays")
    QTest.keyClick(box.field, Qt.Key.Key_Return)
    view = running.office.workspace.current_view()
    assert isinstance(view, SettingsView)
    (chosen,) = [
        it for it in view.sections.findChildren(QPushButton) if it.property("key") and it.isChecked()
    ]
    assert chosen.property("key") == "bays"
    await until(lambda: not running.desk.owner_pages.bays.busy)
