"""What a user meant, in the imperative, with ids made by the client: the mutations that a device pushes.

Each is safe to send twice. ``NAMES`` gives the wire name with its version. No behaviour here: the server's
services apply them, the desktop's projection shows them at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias
from uuid import UUID

from scheduling.edit_commands import EditSession
from scheduling.lease_commands import GiveBackLease, LeaseCommand, WalkIn
from scheduling.merge_commands import MergeCustomers
from scheduling.request_commands import (
    ConfirmRequest,
    CounterRequest,
    CreateRequest,
    DeclineRequest,
    RequestCommand,
    WithdrawRequest,
)
from scheduling.visit_commands import (
    CheckIn,
    CompleteSession,
    ExtendSession,
    ForceEndSession,
    MarkNoShow,
    RecordTookPlace,
    StartSession,
    TakeBackCheckIn,
    TakeBackNoShow,
    VisitCommand,
)
from scheduling.vocabulary import CancelledBy, ServiceType, SessionState, SpecialDayKind, VisitKind


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateCustomer:
    """A new customer of the organization."""

    customer_id: UUID
    name: str
    phone: str = ""
    email: str = ""
    language: str = "en"
    postal_code: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditCustomer:
    """Fields of a customer: ``set`` maps a field to what it was when the user began and what it should be."""

    customer_id: UUID
    set: dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateVehicle:
    """A new vehicle of a customer."""

    vehicle_id: UUID
    customer_id: UUID
    make: str = ""
    model: str = ""
    year: int | None = None
    vin: str = ""
    plate: str = ""
    odometer_km: int | None = None


FieldValue: TypeAlias = str | int | None
"""A text, or a number that may be unknown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditVehicle:
    """Fields of a vehicle, as those of a customer: ``year`` and ``odometer_km`` are numbers, the others texts."""

    vehicle_id: UUID
    set: dict[str, tuple[FieldValue, FieldValue]]


@dataclass(frozen=True, slots=True, kw_only=True)
class BookSession:
    """Book ``minutes`` from ``starts``; without mechanic, only a bay is taken (in person)."""

    session_id: UUID
    reservation_id: UUID
    customer_id: UUID
    kind: VisitKind
    service_type: ServiceType
    starts: int
    minutes: int
    mechanic_id: UUID | None = None
    vehicle_id: UUID | None = None
    plan_id: UUID | None = None
    price_cents: int = 0
    """What the customer was told; it counts where the plan was sold at it not long ago."""
    just_advice: bool = False
    category: str = ""
    """What it is about, in a word or two."""
    concern: str = ""
    preparation: str = ""
    """Notes on what is to be ready before it begins."""
    special_requests: str = ""
    hold_id: UUID | None = None
    """The reservation of the hold that the booking turns into its own, when there is one."""
    drop_buffer: bool = False
    rebooks: UUID | None = None
    """The cancelled session that it brings back, or an immediate one that nobody took: its files come along."""
    beside_upcoming: bool = False
    """The customer was asked about what they have ahead already, and wants another one. Staff need not say so."""
    bay_id: UUID | None = None
    """Of a visit in person: the bay that is wished for. Where it is taken, any free one will do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a session stands on the calendar."""

    starts: int
    minutes: int
    mechanic_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveSession:
    """Move from where the user saw it to elsewhere; of an unplaced session, place it anew."""

    session_id: UUID
    seen: Place
    to: Place
    drop_buffer: bool = False
    bay_id: UUID | None = None
    """Of a visit in person: the bay that it is to stand in. At another time any free one will do where that is taken;
    where it stays in its place, the bay alone is another, also once its customer is here. ``None``: its own."""
    placing: bool = False
    """It was parked, and comes back to where it stood: the hours, as they are by now, do not speak against it."""

    @property
    def only_bay(self) -> bool:
        """It stays where it is, and is to stand in another bay there."""
        return self.bay_id is not None and self.to == self.seen and not self.placing


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelSession:
    """End a booking before it begins; its time is free again."""

    session_id: UUID
    cancelled_by: CancelledBy = CancelledBy.STAFF
    reason: str = ""
    at: int | None = None
    """When it was done, by the device's clock: what comes back depends on it, also where it is told later."""
    unanswered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerOffer:
    """An independent mechanic takes or leaves a booking offered to them."""

    session_id: UUID
    accept: bool
    seen: Place | None = None
    """Where the mechanic saw it: a yes is to that time, and no other. ``None``: from a program that does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParkSession:
    """Take a visit in person off its time and bay, and keep it for later: it has no place until it is moved to one."""

    session_id: UUID
    seen: Place
    """Where it stood for whoever parked it: one that was moved since stays there."""
    was: Place | None = None
    """Parked again, where it stood when it was parked first: it has that place on deck again. As long as it is."""

    @property
    def keeps(self) -> Place:
        """The place that is noted as its last one."""
        return self.was or self.seen


@dataclass(frozen=True, slots=True, kw_only=True)
class HoursBlock:
    """One of a mechanic's weekly blocks, as a row of the kind ``weekly_block``."""

    id: UUID
    weekday: int
    start_minute: int
    end_minute: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SetMechanicHours:
    """A mechanic's whole week, in place of the one that the user saw (``seen``: its blocks' ids)."""

    mechanic_id: UUID
    seen: list[UUID]
    blocks: list[HoursBlock]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpeningDay:
    """One weekday's opening hours, as a row of the kind ``workshop_hours``."""

    id: UUID
    weekday: int
    start_minute: int
    end_minute: int
    break_start_minute: int | None = None
    break_end_minute: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SetOpeningHours:
    """The workshop's whole week, in place of the one that the user saw; a weekday that is missing is closed."""

    seen: list[UUID]
    days: list[OpeningDay]


@dataclass(frozen=True, slots=True, kw_only=True)
class SetSpecialDay:
    """A date that departs from the weekly hours, new or changed."""

    special_day_id: UUID
    day: date
    kind: SpecialDayKind
    label_en: str = ""
    label_fr: str = ""
    start_minute: int | None = None
    end_minute: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveSpecialDay:
    """The weekly hours count again on that day."""

    special_day_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class AskTimeOff:
    """Time off of a mechanic: whole local days (``first_day`` to ``last_day``) or a range of instants, never both."""

    time_off_id: UUID
    mechanic_id: UUID
    first_day: date | None = None
    last_day: date | None = None
    starts: int | None = None
    ends: int | None = None
    label: str = ""
    as_request: bool = False
    """An affiliated mechanic asks, and the owner answers; an independent mechanic's counts at once all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecideTimeOff:
    """Yes or no to the time off of an affiliated mechanic."""

    time_off_id: UUID
    approve: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveTimeOff:
    """Take it back, or away."""

    time_off_id: UUID


@dataclass(frozen=True, slots=True, kw_only=True)
class MechanicSettings:
    """Minutes, days and kinds as in a row of the kind ``mechanic``; ``None`` follows the organization's."""

    kinds: list[VisitKind]
    buffer_minutes: int | None = None
    notice_minutes: int | None = None
    horizon_days: int | None = None
    grid_minutes: int | None = None
    allow_instant_booking: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SetMechanicSettings:
    """A mechanic's settings: what differs between ``seen`` and ``to`` is set, if it is still as the user saw it."""

    mechanic_id: UUID
    seen: MechanicSettings
    to: MechanicSettings


HoursCommand: TypeAlias = (
    SetMechanicHours | SetOpeningHours | SetSpecialDay | RemoveSpecialDay | AskTimeOff | DecideTimeOff | RemoveTimeOff
    | SetMechanicSettings
)  # fmt: skip
"""What changes when somebody can be booked."""

Command: TypeAlias = (
    CreateCustomer | EditCustomer | CreateVehicle | EditVehicle | MergeCustomers | BookSession | EditSession
    | MoveSession | CancelSession | AnswerOffer | ParkSession | VisitCommand | HoursCommand | RequestCommand
    | LeaseCommand
)  # fmt: skip

NAMES: dict[str, type[Command]] = {
    "customer.create@1": CreateCustomer,
    "customer.edit@1": EditCustomer,
    "customer.merge@1": MergeCustomers,
    "vehicle.create@1": CreateVehicle,
    "vehicle.edit@1": EditVehicle,
    "session.book@1": BookSession,
    "session.edit@1": EditSession,
    "session.move@1": MoveSession,
    "session.cancel@1": CancelSession,
    "offer.answer@1": AnswerOffer,
    "session.park@1": ParkSession,
    "session.check_in@1": CheckIn,
    "session.check_in_back@1": TakeBackCheckIn,
    "session.start@1": StartSession,
    "session.extend@1": ExtendSession,
    "session.complete@1": CompleteSession,
    "session.force_end@1": ForceEndSession,
    "session.no_show@1": MarkNoShow,
    "session.no_show_back@1": TakeBackNoShow,
    "session.took_place@1": RecordTookPlace,
    "mechanic.hours@1": SetMechanicHours,
    "workshop.hours@1": SetOpeningHours,
    "special_day.set@1": SetSpecialDay,
    "special_day.remove@1": RemoveSpecialDay,
    "time_off.ask@1": AskTimeOff,
    "time_off.decide@1": DecideTimeOff,
    "time_off.remove@1": RemoveTimeOff,
    "mechanic.settings@1": SetMechanicSettings,
    "request.create@1": CreateRequest,
    "request.confirm@1": ConfirmRequest,
    "request.counter@1": CounterRequest,
    "request.decline@1": DeclineRequest,
    "request.withdraw@1": WithdrawRequest,
    "session.walk_in@1": WalkIn,
    "lease.give_back@1": GiveBackLease,
}

NAME_OF: dict[type[Command], str] = {cls: name for name, cls in NAMES.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A free time offered in place of one that was refused."""

    starts: int
    minutes: int
    mechanic_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocking:
    """What stands in the way, as much of it as the asker may see."""

    reason: str
    starts: int
    ends: int
    session_id: UUID | None = None
    customer_name: str = ""
    mechanic_id: UUID | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Upcoming:
    """A session that the customer has ahead already."""

    session_id: UUID
    state: SessionState
    kind: VisitKind
    minutes: int
    starts: int | None = None
    mechanic_id: UUID | None = None
    overlaps: bool = False
    """It stands at the time that is asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the server decided on one command."""

    reasons: list[str] = field(default_factory=list)
    """``Reason`` codes, when a time was refused."""
    blocking: list[Blocking] = field(default_factory=list)
    alternatives: list[Alternative] = field(default_factory=list)
    stored_as: str = ""
    """``unplaced``: a lost booking, kept as a row without a slot; ``offered``: it waits for its mechanic."""
    fields: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Of a ``stale_edit``: field to (theirs, yours); of a ``price_changed`` in cents. In digits; empty: not known."""
    upcoming: list[Upcoming] = field(default_factory=list)
    """Of a ``has_upcoming``: change one of these, or book another."""
    accepted_by: UUID | None = None
    """Of a cancellation: the mechanic who had said yes meanwhile to what was seen unanswered."""
    detail: str = ""
