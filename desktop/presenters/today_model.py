"""What the Today screen shows, as plain values: four columns of cards. Codes, names and instants; no words.

Made by ``today_cards`` from the local rows, painted by the view.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, tzinfo
from enum import StrEnum
from uuid import UUID

from scheduling.vocabulary import ServiceType, SessionState, VisitKind


class Phase(StrEnum):
    """The columns, in the order in which a visit goes through them."""

    COMING = "coming"
    HERE = "here"
    SERVICE = "service"
    DONE = "done"


class DayAct(StrEnum):
    """What one click does; a card offers them in this order."""

    ARRIVED = "arrived"
    START = "start"
    FINISH = "finish"
    EXTEND = "extend"
    NO_SHOW = "no_show"
    NO_SHOW_BACK = "no_show_back"
    ARRIVED_BACK = "arrived_back"
    """Not here after all."""
    PARK = "park"
    """Off its time and bay: ``on_deck``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCard:
    """One booking of the day. Names are empty where nothing is known."""

    session_id: UUID
    phase: Phase
    state: SessionState
    starts: int
    ends: int
    """Until when it is planned."""
    visit: VisitKind
    service: ServiceType
    mechanic: str = ""
    customer: str = ""
    vehicle: str = ""
    concern: str = ""
    bay: str = ""
    just_advice: bool = False
    immediate: bool = False
    """It has no start of its own, and no card in the calendar: ``starts`` is when its mechanic accepted it."""
    ended_at: int | None = None
    minutes: int | None = None
    """How long the customer has waited, or the mechanic worked, to now."""
    late: int = 0
    """Minutes since it should have begun, or, in service, since it should have ended."""
    next_at: int | None = None
    """When somebody else has the mechanic or the last bay, where it can be no longer for that."""
    asks_me: bool = False
    """It is offered to this very person."""
    waiting: bool = False
    """A change to it has not been answered by the server."""
    acts: tuple[DayAct, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeTime:
    """The next free time of a mechanic."""

    starts: int
    mechanic: str
    bay: str
    """Empty where none is needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextDay:
    """The next day on which there is something to do."""

    day: date
    count: int
    """How many are booked."""
    starts: int | None
    """When the first of them begins."""
    customer: str
    """Whose that is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBoard:
    """All of it. ``now`` is the minute that it was made in."""

    now: int
    today: date
    zone: tzinfo
    columns: tuple[tuple[DayCard, ...], ...]
    """One a phase."""
    closed: bool = False
    """The workshop has no hours today; told only where nobody else is expected."""
    after: NextDay | None = None
    """What comes next; told only where nobody else is expected."""

    def of(self, phase: Phase) -> tuple[DayCard, ...]:
        """The cards of one column, from the top."""
        return self.columns[[*Phase].index(phase)]

    def card(self, session_id: UUID) -> DayCard | None:
        """The card of that booking, if it is of today."""
        return next((card for cards in self.columns for card in cards if card.session_id == session_id), None)
