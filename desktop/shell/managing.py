"""The settings' sections that a person may see besides those of this computer: what the server has, for the owner."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication

from desktop.shell.desk import Desk
from desktop.views.asked import AskedPage
from desktop.views.settings.sections import Section
from scheduling.rights import Action


def sections(desk: Desk, review: Callable[[], None]) -> list[Section]:
    """Those of this person, in their order; ``review`` leads to what computers without access had not sent."""
    translate, rights = QCoreApplication.translate, desk.calendar.rights
    found: list[Section] = []
    if rights.may_at_all(Action.MANAGE_STAFF):
        found.append(
            Section(
                key="people",
                icon="users",
                title=translate("Settings", "People"),
                build=partial(_people, desk),
            )
        )
    if rights.may_at_all(Action.MANAGE_DEVICES):
        found.append(
            Section(
                key="computers",
                icon="hard-drive",
                title=translate("Settings", "Computers"),
                build=partial(_computers, desk, review),
            )
        )
    return found


def _people(desk: Desk) -> AskedPage:
    from desktop.presenters.people import People
    from desktop.views.settings.people_section import PeopleSection  # not needed before it is looked at

    people = People(desk.management)
    return PeopleSection(people, desk.ask, desk.source.zone, lambda: desk.source.organization().locale)


def _computers(desk: Desk, review: Callable[[], None]) -> AskedPage:
    from desktop.presenters.computers import Computers
    from desktop.views.settings.computers_section import ComputersSection  # not needed before it is looked at

    computers = Computers(desk.management, desk.account.device_id)
    return ComputersSection(computers, desk.ask, desk.source.zone, review)
