"""What the navigation rail lists: one entry a screen that exists. All screens there are: ``office``."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from scheduling.rights import Action

if TYPE_CHECKING:
    from desktop.presenters.calendar_rights import Rights

HOME = "calendar"
TODAY = "today"
REQUESTS = "requests"
WORK = "work"
CUSTOMERS = "customers"
AVAILABILITY = "availability"
SETTINGS = "settings"
CHANGES = "changes"
HANDED_OVER = "handed-over"
WAITING = "waiting"
WAIVERS = "waivers"


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """``title`` and ``build`` are called anew after a change of language."""

    key: str
    icon: str
    title: Callable[[], str]
    build: Callable[[], QWidget]
    on_rail: bool = True
    """Else it is led to from elsewhere: by the badge, by a key."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Entry:
    """One of the rail, in the order of the list; ``may``: who sees it."""

    key: str
    icon: str
    title: Callable[[], str]
    may: Callable[[Rights], bool] = lambda _: True


_ENTRIES = (
    _Entry(
        key=TODAY,
        icon="layout-dashboard",
        title=lambda: QCoreApplication.translate("Office", "Today"),
    ),
    _Entry(
        key=HOME,
        icon="calendar-days",
        title=lambda: QCoreApplication.translate("Office", "Calendar"),
    ),
    _Entry(
        key=REQUESTS,
        icon="inbox",
        title=lambda: QCoreApplication.translate("Office", "Requests"),
        may=lambda rights: rights.may_answer_requests(),
    ),
    _Entry(
        key=WORK,
        icon="clipboard-check",
        title=lambda: QCoreApplication.translate("Office", "My work"),
        may=lambda rights: rights.may_at_all(Action.ACCEPT_NOW),
    ),
    _Entry(
        key=CUSTOMERS,
        icon="users",
        title=lambda: QCoreApplication.translate("Office", "Customers"),
        may=lambda rights: rights.may_see_customers(),
    ),
    _Entry(
        key=AVAILABILITY,
        icon="clock",
        title=lambda: QCoreApplication.translate("Office", "Availability"),
        may=lambda rights: rights.may_change_hours(),
    ),
    _Entry(
        key=WAIVERS,
        icon="file-text",
        title=lambda: QCoreApplication.translate("Office", "Waivers"),
        may=lambda rights: rights.may_at_all(Action.READ_WAIVERS),
    ),
    _Entry(
        key=SETTINGS,
        icon="settings",
        title=lambda: QCoreApplication.translate("Office", "Settings"),
    ),
)


def listed(rights: Rights) -> tuple[str, ...]:
    """The keys of what the rail shows this person, in its order."""
    return tuple(entry.key for entry in _ENTRIES if entry.may(rights))


def rail_screens(keys: Collection[str], build: Callable[[str], Callable[[], QWidget]]) -> list[Screen]:
    """Those of ``keys``; ``build`` gives for each what builds it."""
    return [
        Screen(key=entry.key, icon=entry.icon, title=entry.title, build=build(entry.key))
        for entry in _ENTRIES
        if entry.key in keys
    ]


def led_to_screens(
    changes: Callable[[], QWidget], handed_over: Callable[[], QWidget], waiting: Callable[[], QWidget]
) -> list[Screen]:
    """Those that no entry of the rail leads to."""
    translate = QCoreApplication.translate
    return [
        Screen(
            key=CHANGES,
            icon="refresh-cw",
            title=lambda: translate("Office", "Exchange with the server"),
            build=changes,
            on_rail=False,
        ),
        Screen(
            key=HANDED_OVER,
            icon="inbox",
            title=lambda: translate("Office", "Computers without access"),
            build=handed_over,
            on_rail=False,
        ),
        Screen(
            key=WAITING,
            icon="hourglass",
            title=lambda: translate("Office", "Waiting for a mechanic"),
            build=waiting,
            on_rail=False,
        ),
    ]
