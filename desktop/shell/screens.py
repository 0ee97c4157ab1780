"""What the navigation rail lists: one entry a screen that exists. All screens there are: ``office``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

HOME = "calendar"
TODAY = "today"
SETTINGS = "settings"


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """``title`` and ``build`` are called anew after a change of language."""

    key: str
    icon: str
    title: Callable[[], str]
    build: Callable[[], QWidget]
    on_rail: bool = True
    """Else it is led to from elsewhere: by the badge, by a key."""


def rail_screens(
    today: Callable[[], QWidget], calendar: Callable[[], QWidget], settings: Callable[[], QWidget]
) -> list[Screen]:
    """Those that the rail lists, with what builds them."""
    translate = QCoreApplication.translate
    return [
        Screen(
            key=TODAY,
            icon="layout-dashboard",
            title=lambda: translate("Office", "Today"),
            build=today,
        ),
        Screen(
            key=HOME,
            icon="calendar-days",
            title=lambda: translate("Office", "Calendar"),
            build=calendar,
        ),
        Screen(
            key=SETTINGS,
            icon="settings",
            title=lambda: translate("Office", "Settings"),
            build=settings,
        ),
    ]
