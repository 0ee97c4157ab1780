"""Builders of records for tests: a small workshop, "Garage Test", and single rows with sensible defaults.

Every builder takes keyword overrides. Times are given as the workshop's local time: ``at(MONDAY, "09:30")``.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from scheduling.commands import BookSession
from scheduling.ids import uuid7
from scheduling.matching_messages import WaitlistLine
from scheduling.records import (
    Bay,
    Customer,
    ExternalBusy,
    Mechanic,
    Organization,
    Plan,
    Record,
    Reservation,
    Session,
    SpecialDay,
    StaffMember,
    TimeOff,
    Vehicle,
    WeeklyBlock,
    WorkshopHours,
)
from scheduling.vocabulary import (
    OrganizationKind,
    ReservationKind,
    ReservationStatus,
    Role,
    ServiceType,
    SessionState,
    SpecialDayKind,
    TimeOffStatus,
    VisitKind,
)
from scheduling.waitlist import WaitlistState

ZONE = ZoneInfo("America/Toronto")
MONDAY = date(2026, 6, 15)
"""The day around which the test workshop lives; no daylight-saving change near it."""

_SPACE = UUID("6f5a0f5e-0000-5000-8000-000000000000")
_NUMBERS = count(1)


def named(name: str) -> UUID:
    """The same id for the same name, in every run."""
    return uuid5(_SPACE, name)


def at(day: date, time: str = "09:00") -> int:
    """The instant of a local time of the test workshop."""
    hour, minute = map(int, time.split(":"))
    return int(datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE).timestamp())


def minute(time: str) -> int:
    """``"09:30"`` as minutes since midnight."""
    hour, minutes = map(int, time.split(":"))
    return hour * 60 + minutes


NOW = at(MONDAY, "08:00")


def organization(**over: Any) -> Organization:
    values: dict[str, Any] = {
        "id": named("organization"),
        "kind": OrganizationKind.WORKSHOP,
        "name": "Garage Test",
        "zone": "America/Toronto",
        "locale": "en-CA",
        "province": "QC",
        "address": "12 rue Principale",
        "city": "Montréal",
        "postal_code": "H2X 1Y4",
        "phone": "+15145550100",
        "email": "garage@example.test",
    }
    return Organization(**(values | over))


def staff_member(**over: Any) -> StaffMember:
    values: dict[str, Any] = {"id": uuid7(), "name": "Rosa Owner", "role": Role.OWNER}
    return StaffMember(**(values | over))


def affiliated(name: str = "Anna Affiliated", **over: Any) -> Mechanic:
    """A workshop's employee: works the workshop's hours, every visit kind."""
    values: dict[str, Any] = {
        "id": uuid7(),
        "name": name,
        "has_workshop": True,
        "account_type": "workshop_mechanic",
        "partnership": "employee",
        "kinds": tuple(VisitKind),
    }
    return Mechanic(**(values | over))


def independent(name: str = "Ivan Independent", **over: Any) -> Mechanic:
    """Has a workshop and hours of their own (give weekly blocks), every visit kind."""
    values: dict[str, Any] = {"account_type": "individual_mechanic", "partnership": ""}
    return affiliated(name, **(values | over))


def virtual(name: str = "Vera Virtual", **over: Any) -> Mechanic:
    """No workshop: video, chat and phone in hours of their own (give weekly blocks)."""
    values: dict[str, Any] = {
        "has_workshop": False,
        "account_type": "",
        "partnership": "",
        "kinds": (VisitKind.VIDEO, VisitKind.CHAT, VisitKind.PHONE),
    }
    return affiliated(name, **(values | over))


def bay(name: str = "Bay 1", **over: Any) -> Bay:
    values: dict[str, Any] = {"id": uuid7(), "name": name}
    return Bay(**(values | over))


def plan(code: str = "standard", **over: Any) -> Plan:
    values: dict[str, Any] = {
        "id": uuid7(),
        "code": code,
        "name_en": code.capitalize(),
        "name_fr": code.capitalize(),
        "minutes": 30,
        "price_cents": 2900,
        "kinds": tuple(VisitKind),
    }
    return Plan(**(values | over))


def workshop_hours(weekday: int = 0, start: str = "09:00", end: str = "17:00", **over: Any) -> WorkshopHours:
    """One weekday's hours, with a break from 12:00 to 13:00."""
    values: dict[str, Any] = {
        "id": uuid7(),
        "weekday": weekday,
        "start_minute": minute(start),
        "end_minute": minute(end),
        "break_start_minute": minute("12:00"),
        "break_end_minute": minute("13:00"),
    }
    return WorkshopHours(**(values | over))


def weekly_block(
    mechanic_id: UUID, weekday: int = 0, start: str = "09:00", end: str = "17:00", **over: Any
) -> WeeklyBlock:
    values: dict[str, Any] = {
        "id": uuid7(),
        "mechanic_id": mechanic_id,
        "weekday": weekday,
        "start_minute": minute(start),
        "end_minute": minute(end),
    }
    return WeeklyBlock(**(values | over))


def special_day(day: date = MONDAY, **over: Any) -> SpecialDay:
    """A closed day unless told otherwise."""
    values: dict[str, Any] = {
        "id": uuid7(),
        "day": day,
        "kind": SpecialDayKind.CLOSED,
        "label_en": "Inventory",
        "label_fr": "Inventaire",
    }
    return SpecialDay(**(values | over))


def time_off(mechanic_id: UUID, first: date = MONDAY, last: date | None = None, **over: Any) -> TimeOff:
    """Approved whole days unless told otherwise."""
    values: dict[str, Any] = {
        "id": uuid7(),
        "mechanic_id": mechanic_id,
        "status": TimeOffStatus.APPROVED,
        "first_day": first,
        "last_day": last or first,
    }
    return TimeOff(**(values | over))


def external_busy(
    mechanic_id: UUID | None = None, starts: int = NOW, ends: int | None = None, **over: Any
) -> ExternalBusy:
    values: dict[str, Any] = {
        "id": uuid7(),
        "mechanic_id": mechanic_id,
        "source": "private",
        "uid": f"{next(_NUMBERS)}@example.test",
        "starts": starts,
        "ends": starts + 3600 if ends is None else ends,
        "summary": "Dentist",
    }
    return ExternalBusy(**(values | over))


def customer(name: str = "Élise Tremblay", **over: Any) -> Customer:
    values: dict[str, Any] = {
        "id": uuid7(),
        "name": name,
        "phone": f"+1514555{next(_NUMBERS) % 10_000:04d}",
        "email": f"customer{next(_NUMBERS)}@example.test",
        "created_at": NOW,
    }
    return Customer(**(values | over))


def vehicle(customer_id: UUID, **over: Any) -> Vehicle:
    values: dict[str, Any] = {
        "id": uuid7(),
        "customer_id": customer_id,
        "make": "Honda",
        "model": "Civic",
        "year": 2018,
        "plate": "K12 ABC",
    }
    return Vehicle(**(values | over))


def session(customer_id: UUID | None = None, **over: Any) -> Session:
    """A scheduled visit in person of an hour on Monday at 10:00; see :func:`booked` for its slot."""
    values: dict[str, Any] = {
        "id": uuid7(),
        "customer_id": customer_id or named("customer"),
        "state": SessionState.SCHEDULED,
        "kind": VisitKind.IN_PERSON,
        "service_type": ServiceType.REPAIR,
        "minutes": 60,
        "starts": at(MONDAY, "10:00"),
        "concern": "Brakes squeal when cold",
        "created_at": NOW,
    }
    return Session(**(values | over))


def reservation(**over: Any) -> Reservation:
    """A confirmed booking's slot on Monday 10:00 to 11:00, blocking to 11:15."""
    starts = over.get("starts", at(MONDAY, "10:00"))
    ends = over.get("ends", starts + 3600)
    values: dict[str, Any] = {
        "id": uuid7(),
        "kind": ReservationKind.BOOKING,
        "status": ReservationStatus.CONFIRMED,
        "starts": starts,
        "ends": ends,
        "blocks_end": ends + 15 * 60,
    }
    return Reservation(**(values | over))


def hold(**over: Any) -> Reservation:
    """A slot held at checkout for 15 minutes from ``NOW``."""
    values: dict[str, Any] = {
        "kind": ReservationKind.CHECKOUT,
        "status": ReservationStatus.RESERVED,
        "expires_at": NOW + 900,
    }
    return reservation(**(values | over))


def booked(customer_id: UUID | None = None, **over: Any) -> tuple[Session, Reservation]:
    """A scheduled session and the reservation that it stands on."""
    row = session(customer_id, **over)
    starts = row.starts if row.starts is not None else NOW
    slot = reservation(
        starts=starts,
        ends=starts + row.minutes * 60,
        mechanic_id=row.mechanic_id,
        bay_id=row.bay_id,
        session_id=row.id,
    )
    return row, slot


def book(customer_id: UUID | None = None, **over: Any) -> BookSession:
    """A command: an hour in person on Monday at 10:00."""
    values: dict[str, Any] = {
        "session_id": uuid7(),
        "reservation_id": uuid7(),
        "customer_id": customer_id or named("customer"),
        "kind": VisitKind.IN_PERSON,
        "service_type": ServiceType.REPAIR,
        "starts": at(MONDAY, "10:00"),
        "minutes": 60,
    }
    return BookSession(**(values | over))


@dataclass(frozen=True, slots=True)
class Garage:
    """The rows of one workshop; ``records`` are all of them, ready for ``LocalStore.load``."""

    organization: Organization
    owner: StaffMember
    receptionist: StaffMember
    anna: Mechanic
    """Affiliated."""
    ivan: Mechanic
    """Independent, takes bookings at once; Monday to Friday 08:00 to 16:00."""
    olga: Mechanic
    """Independent, answers each booking; Monday to Friday 09:00 to 17:00."""
    vera: Mechanic
    """Virtual only; every day 18:00 to 22:00."""
    bays: tuple[Bay, Bay]
    plans: tuple[Plan, Plan]
    """Standard (30 minutes, 29.00) and premium (60 minutes, 99.00)."""
    elise: Customer
    marc: Customer
    civic: Vehicle
    """Élise's."""
    records: list[Record] = field(default_factory=list)


def garage(**over: Any) -> Garage:
    """The test workshop with ids that stay the same; overrides go to the organization."""
    elise = customer("Élise Tremblay", id=named("elise"), phone="+15145550142", email="elise@example.test")
    marc = customer("Marc-André O'Neil", id=named("marc"), phone="+14385550199", language="fr")
    rows = Garage(
        organization=organization(**over),
        owner=staff_member(id=named("owner")),
        receptionist=staff_member(id=named("reception"), name="Renée Reception", role=Role.RECEPTIONIST),
        bays=(bay("Bay 1", id=named("bay 1"), sort=1), bay("Bay 2", id=named("bay 2"), sort=2)),
        plans=(
            plan(id=named("standard"), sort=1),
            plan("premium", id=named("premium"), minutes=60, price_cents=9900, sort=2),
        ),
        elise=elise,
        marc=marc,
        civic=vehicle(elise.id, id=named("civic")),
        anna=affiliated("Anna Affiliated", id=named("anna"), sort=1),
        ivan=independent("Ivan Independent", id=named("ivan"), sort=2),
        olga=independent("Olga Offers", id=named("olga"), sort=3, allow_instant_booking=False),
        vera=virtual("Vera Virtual", id=named("vera"), sort=4),
    )
    rows.records.extend([rows.organization, rows.owner, rows.receptionist, *rows.bays, *rows.plans])
    rows.records.extend([rows.anna, rows.ivan, rows.olga, rows.vera, elise, marc, rows.civic])
    rows.records.extend(_hours(rows))
    return rows


def _hours(rows: Garage) -> list[Record]:
    """Open Monday to Friday, 09:00 to 17:00 with a break at noon; the blocks of the others."""
    hours: list[Record] = [workshop_hours(day, id=named(f"hours {day}")) for day in range(5)]
    own = [(rows.ivan, range(5), "08:00", "16:00"), (rows.olga, range(5), "09:00", "17:00")]
    own.append((rows.vera, range(7), "18:00", "22:00"))
    for person, days, start, end in own:
        for day in days:
            block = weekly_block(person.id, day, start, end, id=named(f"{person.name} {day}"))
            hours.append(block)
    return hours


def week_of(day: date = MONDAY) -> list[date]:
    """The seven days from Monday on."""
    monday = day - timedelta(days=day.weekday())
    return [monday + timedelta(days=offset) for offset in range(7)]


def waits(customer_id: UUID, now: int, **over: Any) -> WaitlistLine:
    """A place on the waitlist, the first, for a call: taken ten minutes before ``now``."""
    plain = WaitlistLine(
        entry_id=uuid7(),
        customer_id=customer_id,
        kind=VisitKind.PHONE,
        minutes=30,
        state=WaitlistState.PENDING,
        joined_at=now - 600,
        mechanic_id=None,
        position=1,
        told_until=now + 6600,
        held_mechanic_id=None,
        held_until=None,
        measured_wait=None,
    )
    return replace(plain, **over)
