"""What is asked of the server about free times, and what it answers: plain dataclasses, as ``wire`` has them for sync.

No behaviour: the engine is ``availability``.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from scheduling.commands import Blocking

MOST_DAYS = 62
"""Days of slots in one question."""
MOST_VERDICTS = 200
MOST_IGNORED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictQuestion:
    """Whether a session of ``minutes`` may begin at ``starts``; without mechanic, whether a bay is free."""

    starts: int
    minutes: int
    kind: str
    """A ``VisitKind``."""
    mechanic_id: UUID | None = None
    ignoring: list[UUID] = field(default_factory=list)
    """One's own holds, reservations or sessions, which are not in one's own way; at most 20."""
    drop_buffer: bool = False
    for_customer: bool = False
    """Judge as for somebody outside: the notice counts too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictsQuestion:
    """``POST /availability/verdicts``: at most 200 at once."""

    questions: list[VerdictQuestion]


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictAnswer:
    available: bool
    refusals: list[Blocking] = field(default_factory=list)
    """Every reason why not, with what stands in the way as far as the asker may know it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictsAnswer:
    """One verdict for each question, in their order."""

    server_time: int
    tzdata: str
    verdicts: list[VerdictAnswer]


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySlots:
    """The instants at which a session may begin on a local day, by part of the day."""

    day: date
    count: int
    morning: list[int]
    afternoon: list[int]
    evening: list[int]


@dataclass(frozen=True, slots=True, kw_only=True)
class MechanicSlots:
    mechanic_id: UUID | None
    """``None``: a visit whose mechanic is not named; the workshop's hours and bays."""
    days: list[DaySlots]


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotsAnswer:
    """``GET /availability/slots``: the grid times of each mechanic asked for, every day asked for."""

    server_time: int
    zone: str
    """The organization's, in which the days are meant."""
    tzdata: str
    mechanics: list[MechanicSlots]
