"""A scene's workshop as the Availability screen has it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.hours import HoursPresenter
from desktop.presenters.hours_model import HoursPage, TimeOffLine
from desktop.presenters.province_holidays import Holidays
from scheduling.commands import AskTimeOff, SetSpecialDay
from scheduling.vocabulary import Role, SpecialDayKind
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, minute, named

HOLIDAYS = Path(__file__).parents[3] / "resources" / "holidays.json"
TUESDAY = MONDAY + timedelta(days=1)
OFF, CLOSED = named("off"), named("closed")


def hours_of(shop: Scene) -> HoursPresenter:
    """The presenter over the same rows, clock, rights and undo stack."""
    source = AvailabilitySource(shop.store)
    calendar = shop.presenter
    return HoursPresenter(shop.store, source, shop.clock, calendar.rights, calendar.undo, Holidays(HOLIDAYS))


def owner(mechanic: str | None = None) -> tuple[Scene, HoursPresenter]:
    """The owner's screen; with ``mechanic`` they are that one too."""
    shop = scene(Role.OWNER, mechanic_id=named(mechanic) if mechanic else None)
    return shop, hours_of(shop)


def mechanic(name: str) -> tuple[Scene, HoursPresenter]:
    """A mechanic's own screen."""
    shop = scene(Role.MECHANIC, mechanic_id=named(name))
    return shop, hours_of(shop)


def page(hours: HoursPresenter) -> HoursPage:
    found = hours.page()
    assert found is not None
    return found


def day_off(who: str = "anna", first: date = MONDAY, last: date | None = None, **over: Any) -> AskTimeOff:
    values: dict[str, Any] = {"time_off_id": OFF, "mechanic_id": named(who), "label": "Vacation"}
    return AskTimeOff(first_day=first, last_day=last or first, **(values | over))


def closure(day: date = TUESDAY, row_id: UUID = CLOSED) -> SetSpecialDay:
    return SetSpecialDay(special_day_id=row_id, day=day, kind=SpecialDayKind.CLOSED, label_en="Stocktaking")


def line(hours: HoursPresenter, row_id: UUID = OFF) -> TimeOffLine | None:
    """A time off as it is listed."""
    return next((each for each in page(hours).time_off if each.row.id == row_id), None)


def at(day: int, time: str) -> int:
    """A minute of the week."""
    return day * 1440 + minute(time)
