"""The closed sets of words that rows, messages and rules share (docs/glossary.md). No behaviour here."""

from __future__ import annotations

from enum import StrEnum


class OrganizationKind(StrEnum):
    WORKSHOP = "workshop"
    SOLO = "solo"


class Role(StrEnum):
    """What a signed-in person, a device of its own, or another system may be."""

    OWNER = "owner"
    RECEPTIONIST = "receptionist"
    MECHANIC = "mechanic"
    KIOSK = "kiosk"
    SITE = "site"
    """A website or another system that acts for customers: comes in by a key, never by a password."""


class MechanicType(StrEnum):
    VIRTUAL_ONLY = "virtual_only"
    INDEPENDENT_WORKSHOP = "independent_workshop"
    WORKSHOP_AFFILIATED = "workshop_affiliated"


class VisitKind(StrEnum):
    VIDEO = "video"
    CHAT = "chat"
    PHONE = "phone"
    IN_PERSON = "in_person"


class ServiceType(StrEnum):
    DIAGNOSTIC = "diagnostic"
    REPAIR = "repair"
    MAINTENANCE = "maintenance"
    INSPECTION = "inspection"
    CONSULTATION = "consultation"


class SpecialDayKind(StrEnum):
    CLOSED = "closed"
    """No hours at all that day."""
    HOURS = "hours"
    """That day's own hours replace the usual ones (shortened or longer, or an extra day)."""


class TimeOffStatus(StrEnum):
    PENDING = "pending"
    APPROVED = "approved"
    DECLINED = "declined"


class ReservationKind(StrEnum):
    CHECKOUT = "checkout"
    BOOKING = "booking"
    OFFER = "offer"
    COUNTER_OFFER = "counter_offer"
    WAITLIST = "waitlist"
    LEASE = "lease"


class ReservationStatus(StrEnum):
    RESERVED = "reserved"
    CONFIRMED = "confirmed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


class SessionState(StrEnum):
    OFFERED = "offered"
    """Booked with an independent mechanic who answers first; the slot is reserved (docs/adr/0007)."""
    SCHEDULED = "scheduled"
    UNPLACED = "unplaced"
    PENDING = "pending"
    WAITING = "waiting"
    LIVE = "live"
    COMPLETED = "completed"
    CANCELLED = "cancelled"
    NO_SHOW = "no_show"


class CancelledBy(StrEnum):
    CUSTOMER = "customer"
    STAFF = "staff"
    MECHANIC = "mechanic"
    PLATFORM = "platform"


class Reason(StrEnum):
    """Why a time is not available. Words in both languages belong to each."""

    IN_PAST = "in_past"
    TOO_SOON = "too_soon"
    TOO_FAR = "too_far"
    OUTSIDE_HOURS = "outside_hours"
    WORKSHOP_CLOSED = "workshop_closed"
    ON_BREAK = "on_break"
    SPECIAL_DAY = "special_day"
    TIME_OFF = "time_off"
    BOOKED = "booked"
    HELD = "held"
    BUFFER = "buffer"
    BUSY_ELSEWHERE = "busy_elsewhere"
    NO_BAY = "no_bay"
    NO_MECHANIC = "no_mechanic"
    """Of several who were asked, none is free; one alone has a reason of their own."""
    KIND_NOT_OFFERED = "kind_not_offered"
    NO_SUCH_LOCAL_TIME = "no_such_local_time"
