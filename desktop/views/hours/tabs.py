"""The parts of one subject's hours, side by side on the Availability screen: which there are, and their names."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from desktop.presenters.hours_model import Subject


class Tab(StrEnum):
    WEEK = "week"
    DAYS = "days"
    TIME_OFF = "time_off"
    RULES = "rules"


def tabs_of(subject: Subject) -> list[Tab]:
    """What there is of it for this person."""
    tabs = [Tab.WEEK] if subject.has_week else []
    if subject.is_workshop:
        return [*tabs, Tab.DAYS, Tab.TIME_OFF]
    return [*tabs, Tab.TIME_OFF, *([Tab.RULES] if subject.sets_hours else [])]


def tab_words(tab: Tab, asked: int) -> str:
    """Its name; ``asked``: how many requests for time off wait for an answer."""
    translate = QCoreApplication.translate
    names = {
        Tab.WEEK: translate("Hours", "Week"),
        Tab.DAYS: translate("Hours", "Days and holidays"),
        Tab.TIME_OFF: translate("Hours", "Time off"),
        Tab.RULES: translate("Hours", "Booking rules"),
    }
    return f"{names[tab]} ({asked})" if asked and tab is Tab.TIME_OFF else names[tab]
