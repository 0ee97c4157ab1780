"""What the Requests screen shows, as plain values: the queue's lines, one request whole, where it can go. No words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, tzinfo
from uuid import UUID

from scheduling.commands import Blocking
from scheduling.records import Customer, Session, Vehicle
from scheduling.request_queue import Group
from scheduling.visit_requests import Age, RequestSource, RequestState, VisitRequest
from scheduling.vocabulary import ServiceType, SessionState


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestLine:
    """One line of a list."""

    request_id: UUID
    state: RequestState
    """As the clock shows it."""
    customer: str
    vehicle: str
    source: RequestSource
    service: ServiceType
    minutes: int
    """Of the visit."""
    starts: int
    """The best wish; of a confirmed one when its visit is; of a countered one the first time offered."""
    asked_at: int
    age: Age | None
    """Against the promise; ``None`` once the shop has answered."""
    passed: float
    """How much of the promise has gone by: 1 is all of it, and it may be more."""
    old: int
    """Seconds since it was asked."""
    over: int
    """Seconds by which the promise is broken."""
    lapses_at: int | None = None
    """Of a countered one: until when something of it is held."""
    ended_at: int | None = None
    visit: SessionState | None = None
    """Of a confirmed one: how far its visit is."""
    clashes: bool = False
    """None of its times can be had as it was wished for."""
    rivals: int = 0
    waiting: bool = False
    """For the server."""
    refused: bool = False
    """An answer that was made here came back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestsBoard:
    """One of the three lists, and how long all of them are."""

    now: int
    today: date
    zone: tzinfo
    group: Group
    counts: Mapping[Group, int]
    """Of the first list those to answer, as the rail and the Today screen count them."""
    with_customers: int
    """How many in that list were answered with other times, and wait for their customer."""
    lines: tuple[RequestLine, ...]
    ready: int
    """How many can be confirmed at one go."""

    def line(self, request_id: UUID | None) -> RequestLine | None:
        """That request's, if it is in this list."""
        return next((line for line in self.lines if line.request_id == request_id), None)

    def next_to_answer(self, place: int) -> UUID | None:
        """The one that waits for the shop at that place in the list, or behind it, else before it; if there is any."""
        waits = [(row, line) for row, line in enumerate(self.lines) if line.state is RequestState.PENDING]
        waits.sort(key=lambda each: (each[0] < place, abs(each[0] - place)))
        return waits[0][1].request_id if waits else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A time with a mechanic (or none) and a bay, and what stands against it."""

    starts: int
    ends: int
    mechanic_id: UUID | None
    mechanic: str
    bay_id: UUID | None
    bay: str
    blocking: tuple[Blocking, ...] = ()
    asks_first: bool = False
    """The mechanic answers first: until then the visit is an offer."""

    @property
    def free(self) -> bool:
        return not self.blocking and self.bay_id is not None

    @property
    def key(self) -> tuple[int, UUID | None]:
        """What the customer is told of it: the bay is the shop's affair."""
        return self.starts, self.mechanic_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A mechanic or a bay to choose, and whether it is free then."""

    id: UUID | None
    name: str
    free: bool
    asks_first: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """Another pending request that wants the same."""

    request_id: UUID
    customer: str
    starts: int
    asked_at: int
    mechanic_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One of the customer's times, or one that was offered to them."""

    starts: int
    placement: Placement
    rivals: tuple[Rival, ...] = ()
    held: bool = False
    """Offered, and still held for them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RefusedAnswer:
    """An answer made here that the server did not take; ``what`` is the command's name."""

    mid: UUID
    what: str
    code: str
    starts: int | None
    blocking: tuple[Blocking, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestDetail:
    """One request with all that one wants to know before the first click."""

    line: RequestLine
    request: VisitRequest
    customer: Customer | None
    recent: int
    """Visits that were in the last 30 days."""
    missed: int
    """And those to which the customer did not come."""
    next_visit: int | None
    vehicle: Vehicle | None
    came_of: Session | None
    """The session at a distance that led here."""
    came_of_mechanic: str
    preferred: str
    mechanic: str
    """Of the confirmed visit."""
    bay: str
    wishes: tuple[Wish, ...]
    alternatives: tuple[Placement, ...]
    refused: RefusedAnswer | None
    may_answer: bool

    @property
    def best(self) -> Wish | None:
        """The wish to begin with: that nothing stands against and nobody else wants, else the first that is free."""
        free = [wish for wish in self.wishes if wish.placement.free]
        alone = [wish for wish in free if not wish.rivals]
        return next(iter([*alone, *free, *self.wishes]), None)
