"""What the availability engine is asked with and answers: plain values, no behaviour beyond reading them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import NamedTuple
from uuid import UUID

from scheduling.intervals import Span
from scheduling.records import (
    Bay,
    ExternalBusy,
    Mechanic,
    Organization,
    Reservation,
    SpecialDay,
    TimeOff,
    WeeklyBlock,
    WorkshopHours,
)
from scheduling.vocabulary import Reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Inputs:
    """The rows of one organization that decide whether a time is free, in any order."""

    organization: Organization
    zone: tzinfo
    """The organization's zone; an argument, since zones are never looked up here."""
    workshop_hours: Sequence[WorkshopHours] = ()
    special_days: Sequence[SpecialDay] = ()
    mechanics: Sequence[Mechanic] = ()
    weekly_blocks: Sequence[WeeklyBlock] = ()
    time_off: Sequence[TimeOff] = ()
    external_busy: Sequence[ExternalBusy] = ()
    reservations: Sequence[Reservation] = ()
    bays: Sequence[Bay] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """One reason why a time is not available, and the instants that it concerns, to be told in words.

    For what is reserved they are the visit's own, also where only its buffer is in the way.
    """

    reason: Reason
    starts: int
    ends: int
    reservation_id: UUID | None = None
    session_id: UUID | None = None
    label: str = ""
    """The special day's, the time off's or the outside event's own words, where it has some."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Available, or every reason why not, in the order of the layers; of the reserved, the heaviest first."""

    refusals: tuple[Refusal, ...] = ()

    @property
    def available(self) -> bool:
        return not self.refusals

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Each reason once, in order."""
        return tuple(dict.fromkeys(refusal.reason for refusal in self.refusals))


class Slot(NamedTuple):
    """A free time on the grid. A tuple, since thousands are made for one view."""

    starts: int
    ends: int
    mechanic_id: UUID | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A time on the grid, free or not, with the reasons why not."""

    starts: int
    ends: int
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class DayShape:
    """One local day of a mechanic, or of the workshop, for painting. Spans are cut at both midnights."""

    day: date
    starts: int
    ends: int
    open: tuple[Span, ...]
    breaks: tuple[Span, ...]
    special: SpecialDay | None
    time_off: tuple[tuple[Span, TimeOff], ...]
    external: tuple[tuple[Span, ExternalBusy], ...]
