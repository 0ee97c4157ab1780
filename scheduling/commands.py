"""What a user meant, in the imperative, with ids made by the client: the mutations that a device pushes.

Each is safe to send twice. ``NAMES`` gives the wire name with its version. No behaviour here: the server's
services apply them, the desktop's projection shows them at once.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias
from uuid import UUID

from scheduling.vocabulary import CancelledBy, ServiceType, VisitKind


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateCustomer:
    customer_id: UUID
    name: str
    phone: str = ""
    email: str = ""
    language: str = "en"
    postal_code: str = ""
    notes: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EditCustomer:
    """``set`` maps a field to what it was when the user began and what it should be."""

    customer_id: UUID
    set: dict[str, tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class CreateVehicle:
    vehicle_id: UUID
    customer_id: UUID
    make: str = ""
    model: str = ""
    year: int | None = None
    vin: str = ""
    plate: str = ""
    odometer_km: int | None = None


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
    concern: str = ""
    hold_id: UUID | None = None
    """The reservation of the hold that the booking turns into its own, when there is one."""
    drop_buffer: bool = False
    rebooks: UUID | None = None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class CancelSession:
    session_id: UUID
    cancelled_by: CancelledBy = CancelledBy.STAFF
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerOffer:
    """An independent mechanic takes or leaves a booking offered to them."""

    session_id: UUID
    accept: bool


Command: TypeAlias = (
    CreateCustomer | EditCustomer | CreateVehicle | BookSession | MoveSession | CancelSession | AnswerOffer
)

NAMES: dict[str, type[Command]] = {
    "customer.create@1": CreateCustomer,
    "customer.edit@1": EditCustomer,
    "vehicle.create@1": CreateVehicle,
    "session.book@1": BookSession,
    "session.move@1": MoveSession,
    "session.cancel@1": CancelSession,
    "offer.answer@1": AnswerOffer,
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
class Outcome:
    """What the server decided on one command."""

    reasons: list[str] = field(default_factory=list)
    """``Reason`` codes, when a time was refused."""
    blocking: list[Blocking] = field(default_factory=list)
    alternatives: list[Alternative] = field(default_factory=list)
    stored_as: str = ""
    """``unplaced``: a lost booking, kept as a row without a slot; ``offered``: it waits for its mechanic."""
    fields: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Of a ``stale_edit``: field to (theirs, yours); of a ``price_changed`` too, in cents."""
    detail: str = ""
