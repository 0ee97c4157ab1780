"""A walk-in as plain values: what was typed, where there is room, how sure it is and where it stands. No words.

Made by ``walk_in``, painted by the form.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from scheduling.leases import WalkInPlace
from scheduling.records import Customer, Vehicle

LENGTHS = (30, 60, 90, 120)
"""Minutes to choose from."""
USUAL = 60


class Standing(StrEnum):
    """How sure a walk-in is."""

    CONFIRMED = "confirmed"
    """Out of a lease: nobody else can have the bay, whether or not the server knows of it yet."""
    WAITING = "waiting"
    BOOKED = "booked"
    """The server has answered."""
    LOST = "lost"
    DISCARDED = "discarded"
    """Taken back here; if it was sent before, the server may have it all the same."""
    CANCELLED = "cancelled"
    """Taken back, or cancelled by anybody, after it was on its way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Where the customer can be put; without ``place`` the server says if it can be so."""

    starts: int
    ends: int
    bay: str
    """The bay's name; empty where any will do."""
    place: WalkInPlace | None = None
    waits: int = field(default=0, compare=False)
    """Minutes from when it was looked for until it begins; the same place is the same a minute later."""

    @property
    def confirmed(self) -> bool:
        return self.place is not None

    @property
    def key(self) -> UUID | int:
        """What it is, wherever it stands in a list: the slot it begins with, or its time."""
        return self.place.leases[0] if self.place is not None else self.starts


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A customer who is in the books already; with the vehicle whose plate was typed, else what they drive."""

    customer: Customer
    vehicle: Vehicle | None
    drives: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """What was typed; ``customer`` is somebody chosen from the books, whose name and phone count then."""

    name: str = ""
    phone: str = ""
    concern: str = ""
    plate: str = ""
    minutes: int = USUAL
    customer: Customer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A walk-in that is on the disk."""

    session_id: UUID
    mid: UUID
    customer: str
    choice: Choice


@dataclass(frozen=True, slots=True, kw_only=True)
class Stands:
    """Where a walk-in stands by now; empty where that is not known (yet), or nobody is named."""

    bay: str
    mechanic: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaseView:
    """A leased slot on the calendar; ``mine``: this computer's, and it holds."""

    lease_id: UUID
    starts: int
    ends: int
    bay: str
    mine: bool
    in_doubt: bool = False
    """It was used or given back here, and that was discarded after it was sent: the server may have it so."""
