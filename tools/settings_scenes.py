"""The settings' sections that the owner alone sees, for `tools.screenshots`: a pretended server answers them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import cast
from uuid import UUID

from PySide6.QtWidgets import QWidget

from desktop.presenters.computers import Computers
from desktop.presenters.people import People
from desktop.sync.errors import Unreachable
from desktop.sync.management import Management
from desktop.views.settings.computers_section import ComputersSection
from desktop.views.settings.people_section import PeopleSection
from desktop.views.settings_view import SettingsView
from scheduling.ids import uuid7
from scheduling.mechanics import mechanic_type, offered_kinds
from scheduling.records import Mechanic, StaffMember
from scheduling.staff_messages import (
    DeviceLine,
    KioskCodeGiven,
    MechanicForm,
    MechanicLine,
    PasswordLink,
    StaffLine,
)
from scheduling.vocabulary import Role
from tools.quiet import settle
from tools.stage import HOUR, NOW, Stage

DAY = 24 * HOUR
PEOPLE = frozenset({Role.OWNER, Role.RECEPTIONIST, Role.MECHANIC})


class _Server:
    """What the demo's owner would be answered; ``silent``: nothing."""

    def __init__(self, stage: Stage, *, silent: bool = False) -> None:
        self._stage = stage
        self._silent = silent

    async def staff(self) -> list[StaffLine]:
        if self._silent:
            raise Unreachable("away")
        rows = [row for row in self._stage.store.all(StaffMember) if row.role in PEOPLE]
        rows.sort(key=lambda row: row.name)
        return [_line(row, place) for place, row in enumerate(rows)]

    async def mechanics(self) -> list[MechanicLine]:
        return [
            MechanicLine(
                id=row.id,
                type=mechanic_type(row),
                kinds=sorted(offered_kinds(row)),
                rating=row.rating,
                profile=MechanicForm(name=row.name, has_workshop=row.has_workshop, sort=row.sort),
            )
            for row in self._stage.store.all(Mechanic)
        ]

    async def password_link(self, staff_id: UUID) -> PasswordLink:
        code = f"{staff_id.hex}.vK2mQ9rT4xW7yB1nC5dF8gH3jL6pS0aE"
        return PasswordLink(code=code, expires_at=NOW + 7 * DAY)

    async def kiosk_code(self) -> KioskCodeGiven:
        return KioskCodeGiven(code="H7KM-4QXR", expires_at=NOW + 14 * 60 + 32)

    async def devices(self) -> list[DeviceLine]:
        if self._silent:
            raise Unreachable("away")
        own = self._stage.desk.account
        desk = DeviceLine(
            id=own.device_id, kind="desktop", name="bureau-arriere", app="0.1.0", created_at=NOW - 300 * DAY,
            revoked_at=None, staff_id=own.staff_id, staff_name=own.name, renewed_at=NOW - 240,
        )  # fmt: skip
        return [
            desk,
            replace(desk, id=uuid7(), name="reception-1", staff_name="Sophie Gagnon", renewed_at=NOW - 900),
            replace(
                desk, id=uuid7(), name="tablette de l’entrée, près de la porte du garage", kind="kiosk",
                staff_name="", renewed_at=None,
            ),
            replace(desk, id=uuid7(), name="garage-tremblay.example", kind="key", app="", renewed_at=NOW - 60),
            replace(
                desk, id=uuid7(), name="portable-volé", staff_name="Luc Tremblay", revoked_at=NOW - 2 * DAY,
            ),
        ]  # fmt: skip


def _line(row: StaffMember, place: int) -> StaffLine:
    return StaffLine(
        id=row.id, name=row.name, role=row.role, email=row.email, locale=row.locale, mechanic_id=row.mechanic_id,
        active=place != 6, signs_in=place != 3,
    )  # fmt: skip


def _section(key: str, then: Callable[[QWidget], None] | None = None) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        _open(stage, key, silent=False)
        if then is not None:
            then(stage.window)

    return show


def _silent(key: str) -> Callable[[Stage], None]:
    def show(stage: Stage) -> None:
        _open(stage, key, silent=True)

    return show


def _open(stage: Stage, key: str, *, silent: bool) -> None:
    stage.desk.management = cast("Management", _Server(stage, silent=silent))
    office = stage.open("settings")
    view = office.workspace.current_view()
    assert isinstance(view, SettingsView)
    view.sections.choose(key)
    settle()


def _take_in(window: QWidget) -> None:
    (section,) = window.findChildren(PeopleSection)
    section.take_in()
    settle()
    form = section._form
    assert form is not None
    form.name.line.setText("Élodie Beauchemin-Lachance")
    form.take()
    settle()


def _give_code(window: QWidget) -> None:
    (section,) = window.findChildren(PeopleSection)
    section._spawn(_once_known(section._people))


async def _once_known(people: People) -> None:
    while people.busy or not people.known:  # noqa: ASYNC110  nothing tells it
        await asyncio.sleep(0)
    await people.give_code(people.people[1])


def _let_in(window: QWidget) -> None:
    (section,) = window.findChildren(ComputersSection)
    section._spawn(_then_asked(section._computers))


async def _then_asked(computers: Computers) -> None:
    while computers.busy or not computers.known:  # noqa: ASYNC110  nothing tells it
        await asyncio.sleep(0)
    await computers.ask_code()


SCENES: dict[str, Callable[[Stage], None]] = {
    "people": _section("people"),
    "people-new": _section("people", _take_in),
    "people-code": _section("people", _give_code),
    "people-offline": _silent("people"),
    "computers": _section("computers"),
    "computers-kiosk": _section("computers", _let_in),
    "computers-offline": _silent("computers"),
}
