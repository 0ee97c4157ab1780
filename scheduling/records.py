"""The rows that the server owns and each device keeps a copy of: one dataclass a kind.

Field names are the same here, in the database's columns and on the wire. Instants are ``int`` seconds UTC
(see the package), local dates are ``datetime.date``, local times are minutes since local midnight. The
tenant is not a field: every row belongs to exactly one organization, known from where it is kept.
Not here: what a row means or allows; that is in the modules of the rules.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias
from uuid import UUID

from scheduling.visit_request_records import VisitRequest
from scheduling.vocabulary import (
    CancelledBy,
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """The tenant. ``buffer_minutes`` to ``grid_minutes`` are what a mechanic's own settings default to."""

    id: UUID
    kind: OrganizationKind
    name: str
    zone: str
    """IANA name, for example ``America/Toronto``."""
    locale: str
    """``en-CA`` or ``fr-CA``."""
    province: str
    """Two letters, for example ``QC``."""
    address: str = ""
    city: str = ""
    postal_code: str = ""
    phone: str = ""
    email: str = ""
    currency: str = "CAD"
    buffer_minutes: int = 15
    notice_minutes: int = 120
    horizon_days: int = 30
    grid_minutes: int = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffMember:
    id: UUID
    name: str
    role: Role
    email: str = ""
    locale: str = "en-CA"
    mechanic_id: UUID | None = None
    """Set when this person is also a mechanic."""
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Mechanic:
    """Settings left empty (``None``) follow the organization's."""

    id: UUID
    name: str
    has_workshop: bool
    account_type: str = ""
    """``individual_mechanic`` or ``workshop_mechanic``; empty is unclear."""
    partnership: str = ""
    """``employee``, ``contractor`` or empty."""
    kinds: tuple[VisitKind, ...] = ()
    """The visit kinds offered."""
    buffer_minutes: int | None = None
    notice_minutes: int | None = None
    horizon_days: int | None = None
    grid_minutes: int | None = None
    allow_instant_booking: bool = True
    specialties: tuple[str, ...] = ()
    certifications: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    years: int = 0
    rating: float | None = None
    postal_code: str = ""
    sort: int = 0
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Bay:
    id: UUID
    name: str
    sort: int = 0
    active: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    id: UUID
    code: str
    name_en: str
    name_fr: str
    minutes: int
    price_cents: int | None
    """``None`` is not priced yet; such a plan is not active."""
    kinds: tuple[VisitKind, ...] = ()
    brand_specialist: bool = False
    active: bool = True
    sort: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WeeklyBlock:
    """A mechanic's own hours. ``end_minute`` is greater than ``start_minute``; above 1440 is the next day."""

    id: UUID
    mechanic_id: UUID
    weekday: int
    """0 is Monday, as in ``date.weekday()``."""
    start_minute: int
    end_minute: int


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkshopHours:
    """One weekday's opening hours with at most one break; a weekday without a row is closed."""

    id: UUID
    weekday: int
    start_minute: int
    end_minute: int
    break_start_minute: int | None = None
    break_end_minute: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialDay:
    """A date that departs from the weekly hours of the organization."""

    id: UUID
    day: date
    kind: SpecialDayKind
    label_en: str = ""
    label_fr: str = ""
    statutory: bool = False
    start_minute: int | None = None
    end_minute: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeOff:
    """Either whole local days (``first_day`` to ``last_day``, both included) or a range of instants."""

    id: UUID
    mechanic_id: UUID
    status: TimeOffStatus
    first_day: date | None = None
    last_day: date | None = None
    starts: int | None = None
    ends: int | None = None
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExternalBusy:
    """A busy time from a calendar outside; without mechanic it is busy for the whole workshop."""

    id: UUID
    mechanic_id: UUID | None
    source: str
    """The name of the calendar it came from."""
    uid: str
    """The outside event's UID, with its recurrence id where it has one; unique within the source."""
    starts: int
    ends: int
    summary: str = ""
    all_day: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    id: UUID
    name: str
    phone: str = ""
    """E.164, or empty."""
    email: str = ""
    language: str = "en"
    """``en`` or ``fr``."""
    postal_code: str = ""
    notes: str = ""
    created_at: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Vehicle:
    id: UUID
    customer_id: UUID
    make: str = ""
    model: str = ""
    year: int | None = None
    vin: str = ""
    plate: str = ""
    odometer_km: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """One booked visit, in person or at a distance (a booking, on screen)."""

    id: UUID
    customer_id: UUID
    state: SessionState
    kind: VisitKind
    service_type: ServiceType
    minutes: int
    starts: int | None = None
    """The scheduled instant; empty for an immediate session. Of an unplaced one, the time that was wanted."""
    mechanic_id: UUID | None = None
    bay_id: UUID | None = None
    vehicle_id: UUID | None = None
    plan_id: UUID | None = None
    price_cents: int = 0
    just_advice: bool = False
    category: str = ""
    """What it is about, in a word or two: brakes, noise."""
    concern: str = ""
    preparation: str = ""
    """What is to be ready before it begins."""
    special_requests: str = ""
    """What the customer wishes besides."""
    sequence: int = 0
    """Raised by each move, as an invitation's SEQUENCE."""
    created_at: int = 0
    created_by: UUID | None = None
    arrived_at: int | None = None
    started_at: int | None = None
    ended_at: int | None = None
    cancelled_by: CancelledBy | None = None
    cancel_reason: str = ""
    conflict_code: str = ""
    """Why an unplaced session has no slot: a ``ConflictCode``; empty otherwise."""
    rebooks: UUID | None = None
    """The cancelled session that this one brings back."""
    referred_by: UUID | None = None
    """The finished session at a distance that led to this visit."""
    quote_cents: int | None = None
    """Of a visit: the shop's written quote, without tax; the deposit counts against it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """A span of a mechanic and of a bay that is taken, for good or until ``expires_at``."""

    id: UUID
    kind: ReservationKind
    status: ReservationStatus
    starts: int
    ends: int
    blocks_end: int
    """The end of the buffer after it, as when booked: the mechanic is blocked from ``starts`` to here."""
    mechanic_id: UUID | None = None
    bay_id: UUID | None = None
    session_id: UUID | None = None
    expires_at: int | None = None
    device_id: UUID | None = None
    """Of a hold: the device that holds it."""


Record: TypeAlias = (
    Organization
    | StaffMember
    | Mechanic
    | Bay
    | Plan
    | WeeklyBlock
    | WorkshopHours
    | SpecialDay
    | TimeOff
    | ExternalBusy
    | Customer
    | Vehicle
    | Session
    | Reservation
    | VisitRequest
)

KINDS: dict[str, type[Record]] = {
    "organization": Organization,
    "staff_member": StaffMember,
    "mechanic": Mechanic,
    "bay": Bay,
    "plan": Plan,
    "weekly_block": WeeklyBlock,
    "workshop_hours": WorkshopHours,
    "special_day": SpecialDay,
    "time_off": TimeOff,
    "external_busy": ExternalBusy,
    "customer": Customer,
    "vehicle": Vehicle,
    "session": Session,
    "reservation": Reservation,
    "visit_request": VisitRequest,
}
"""Kind, as it is named on the wire and in the database, to its dataclass."""

KIND_OF: dict[type[Record], str] = {cls: kind for kind, cls in KINDS.items()}


def span_of(record: Record) -> tuple[int, int] | None:
    """The instants a row stands at; ``None``: at none."""
    match record:
        case Session(starts=int(starts)):
            return starts, starts + record.minutes * 60
        case Reservation():
            return record.starts, max(record.blocks_end, record.ends)
        case ExternalBusy():
            return record.starts, record.ends
        case VisitRequest(ended_at=int(ended_at)):
            visit_ends = (record.confirmed_starts or 0) + record.minutes * 60
            return record.asked_at, max(ended_at, visit_ends if record.confirmed_starts is not None else 0)
        case _:
            return None


def kept_span(record: Record) -> tuple[int, int] | None:
    """The instants by which a device keeps a row, as long as they are in its window; ``None``: it is kept always.

    A booking that lost its place waits for somebody, however long ago it was wanted.
    """
    if isinstance(record, Session) and record.state is SessionState.UNPLACED:
        return None
    return span_of(record)
