"""What the calendar shows, as plain values: the board, its columns and blocks. Codes and names, no words.

Made by ``calendar_board`` from the local rows, painted by the view.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, tzinfo
from enum import StrEnum
from typing import NamedTuple
from uuid import UUID

from desktop.presenters.calendar_axis import Axis
from desktop.presenters.day_layout import WHOLE, Lane
from scheduling.intervals import Span
from scheduling.records import ExternalBusy, SpecialDay, TimeOff
from scheduling.vocabulary import Reason, ReservationKind, ServiceType, SessionState, VisitKind


class Mode(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    AGENDA = "agenda"


TIMED = frozenset({Mode.DAY, Mode.WEEK})
"""Those that are a board: columns with hours."""


class BlockKind(StrEnum):
    SESSION = "session"
    HOLD = "hold"
    """A slot that is only reserved: somebody is booking, or an offer waits."""
    BUSY = "busy"
    """Taken by a booking that this person may not see."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One thing in a column. Names are empty where nothing is known or may be shown."""

    id: UUID
    """The session's, or the reservation's where there is no session."""
    kind: BlockKind
    starts: int
    ends: int
    mechanic_id: UUID | None
    mechanic: str = ""
    person: int = 0
    state: SessionState | None = None
    visit: VisitKind | None = None
    service: ServiceType | None = None
    hold: ReservationKind | None = None
    expires_at: int | None = None
    customer: str = ""
    vehicle: str = ""
    concern: str = ""
    bay: str = ""
    bay_id: UUID | None = None
    arrived_at: int | None = None
    just_advice: bool = False
    waiting: bool = False
    """A change to it has not been answered by the server."""
    movable: bool = False
    against: Reason | None = None
    """Why nobody works where it stands."""
    mine: bool = False
    """Of a slot that is kept: by this computer."""
    lane: Lane = WHOLE

    @property
    def of_somebody(self) -> bool:
        """Whether its title is a person's name."""
        return self.kind is BlockKind.SESSION or bool(self.customer)

    @property
    def kept(self) -> bool:
        """Whether it is a slot for whoever comes without a booking."""
        return self.hold is ReservationKind.LEASE

    @property
    def opens(self) -> bool:
        """Whether something opens by a click on it: a booking's card, or what is done with a slot that is kept."""
        return self.kind is BlockKind.SESSION or self.kept


@dataclass(frozen=True, slots=True)
class Sieve:
    """Which bookings are shown, besides whose: of these kinds and in these states; an empty set is all of them.

    What is only held, or busy, has neither and stays: the time is taken.
    """

    kinds: frozenset[VisitKind] = frozenset()
    states: frozenset[SessionState] = frozenset()

    def lets_through(self, block: Block) -> bool:
        """Whether that one is shown."""
        if block.kind is not BlockKind.SESSION:
            return True
        kind = not self.kinds or block.visit in self.kinds
        return kind and (not self.states or block.state in self.states)


EVERYTHING = Sieve()


class ColumnKey(NamedTuple):
    """What a column stands for: its number may be another's on the next board."""

    day: date
    mechanic_id: UUID | None
    bay_id: UUID | None
    unassigned: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A mechanic's day, a bay's, the workshop's, or that of bookings without mechanic or bay."""

    day: date
    mechanic_id: UUID | None
    unassigned: bool
    name: str
    """The mechanic's, or the bay's; empty in a week, where the column is the whole day."""
    person: int
    """1 to 6: the colour of the mechanic's initials; 0 for nobody's column."""
    starts: int
    ends: int
    open: tuple[Span, ...]
    breaks: tuple[Span, ...]
    special: SpecialDay | None
    time_off: tuple[tuple[Span, TimeOff], ...]
    external: tuple[tuple[Span, ExternalBusy], ...]
    away: tuple[str, ...]
    """Who is off for all of that day's hours: of a week's column anybody, of a mechanic's the mechanic."""
    elsewhere: tuple[str, ...]
    """Likewise: who is busy by a calendar outside for all of that day's hours."""
    booked_minutes: int
    bookable_minutes: int
    blocks: tuple[Block, ...]
    today: bool
    kept: bool
    """Whether this computer keeps the bookings of that day."""
    weight: float
    """How wide it is beside the others."""
    bay_id: UUID | None = None
    of_bay: bool = False
    """Whether it is a bay's, or of what is in none, instead of a mechanic's."""

    @property
    def key(self) -> ColumnKey:
        """By which it is found again on another board."""
        return ColumnKey(self.day, self.mechanic_id, self.bay_id, self.unassigned)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A mechanic to filter by."""

    id: UUID
    name: str
    person: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Everything on view. ``opens`` and ``closes`` are minutes of the axis between which work is done."""

    mode: Mode
    days: tuple[date, ...]
    columns: tuple[Column, ...]
    axis: Axis
    zone: tzinfo
    now: int
    today: date
    opens: int
    closes: int
    people: tuple[Person, ...]
    chosen: frozenset[UUID]
    window: tuple[date, date] | None
    """First and last day that this computer keeps, once it knows."""
    sieve: Sieve = EVERYTHING
    hidden: int = 0
    """How many bookings the filters keep back."""
    by_bay: bool = False
    """Whether a day's columns are bays instead of mechanics."""

    def block(self, block_id: UUID) -> Block | None:
        """The block of that session or reservation, if it is on view."""
        for column in self.columns:
            for block in column.blocks:
                if block.id == block_id:
                    return block
        return None

    def number_of(self, key: ColumnKey) -> int | None:
        """The number of that column, if it is on view."""
        return next((number for number, column in enumerate(self.columns) if column.key == key), None)

    def place_of(self, block_id: UUID) -> tuple[int, int] | None:
        """Its column's and its own number."""
        for number, column in enumerate(self.columns):
            for place, block in enumerate(column.blocks):
                if block.id == block_id:
                    return number, place
        return None
