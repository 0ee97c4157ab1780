"""One plain shop for examples: Montréal, Monday to Friday 09:00–17:00 with lunch from 12 to 13."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from scheduling.availability import Inputs
from scheduling.calendar_rules import instant_of
from scheduling.ids import uuid7
from scheduling.records import (
    Bay,
    Mechanic,
    Organization,
    Reservation,
    SpecialDay,
    WeeklyBlock,
    WorkshopHours,
)
from scheduling.vocabulary import (
    OrganizationKind,
    ReservationKind,
    ReservationStatus,
    SpecialDayKind,
    VisitKind,
)

ZONE = ZoneInfo("America/Toronto")
MONDAY = date(2026, 6, 15)


def at(day: date, hour: int, minute: int = 0) -> int:
    instant = instant_of(day, hour * 60 + minute, ZONE)
    assert instant is not None
    return instant


NINE = at(MONDAY, 9)
NOW = at(date(2026, 6, 12), 9)
ALEX = Mechanic(
    id=uuid7(), name="Alex", has_workshop=True, account_type="workshop_mechanic", kinds=tuple(VisitKind)
)
INA = replace(ALEX, id=uuid7(), name="Ina", account_type="individual_mechanic")
VERA = replace(ALEX, id=uuid7(), name="Vera", has_workshop=False, account_type="")
BAY = Bay(id=uuid7(), name="1")


def shop(**over: Any) -> Inputs:
    values: dict[str, Any] = {
        "organization": Organization(
            id=uuid7(),
            kind=OrganizationKind.WORKSHOP,
            name="Garage",
            zone="America/Toronto",
            locale="fr-CA",
            province="QC",
        ),
        "zone": ZONE,
        "workshop_hours": [
            WorkshopHours(
                id=uuid7(),
                weekday=weekday,
                start_minute=540,
                end_minute=1020,
                break_start_minute=720,
                break_end_minute=780,
            )
            for weekday in range(5)
        ],
        "mechanics": [ALEX, INA, VERA],
        "bays": [BAY],
    }
    return Inputs(**{**values, **over})


def booking(starts: int, minutes: int = 60, **over: Any) -> Reservation:
    values: dict[str, Any] = {
        "id": uuid7(),
        "kind": ReservationKind.BOOKING,
        "status": ReservationStatus.CONFIRMED,
        "starts": starts,
        "ends": starts + minutes * 60,
        "blocks_end": starts + minutes * 60 + 900,
        "mechanic_id": ALEX.id,
        "session_id": uuid7(),
    }
    return Reservation(**{**values, **over})


def block(mechanic: Mechanic, start: int, end: int, weekday: int = 0) -> WeeklyBlock:
    return WeeklyBlock(
        id=uuid7(), mechanic_id=mechanic.id, weekday=weekday, start_minute=start, end_minute=end
    )


def special(day: date, *hours: int, fr: str = "Fête", en: str = "Holiday") -> SpecialDay:
    kind = SpecialDayKind.HOURS if hours else SpecialDayKind.CLOSED
    start, end = hours or (None, None)
    return SpecialDay(
        id=uuid7(), day=day, kind=kind, label_en=en, label_fr=fr, start_minute=start, end_minute=end
    )
