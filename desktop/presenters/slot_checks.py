"""A time that was clicked or drawn out: how long a booking there could be, or why there can be none.

Asks the engine as the person who clicks. Not here: what is selected, and the booking itself.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_model import Block, Column
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.store.local_store import LocalStore
from scheduling.availability import Refusal, Verdict
from scheduling.mechanics import offered_kinds
from scheduling.records import Mechanic, Reservation
from scheduling.reservations import counts
from scheduling.vocabulary import Reason, VisitKind

SNAP_MINUTES = 15


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotCheck:
    """A time that was clicked: how long a booking there could be, or why there can be none."""

    starts: int
    minutes: int
    mechanic_id: UUID | None
    verdict: Verdict
    allowed: bool
    """Whether this person books at all, with this mechanic."""
    bay_id: UUID | None = None
    """Of a bay's column."""

    @property
    def bookable(self) -> bool:
        return self.allowed and self.verdict.available


class SlotChecker:
    """Of one person's calendar."""

    def __init__(self, store: LocalStore, source: AvailabilitySource, clock: Clock, rights: Rights) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights

    def check_in(self, column: Column | None, starts: int, minutes: int | None) -> SlotCheck:
        """In a column of the calendar; in a bay's, that bay has to be free too."""
        check = self.check(column.mechanic_id if column else None, starts, minutes)
        check = replace(check, bay_id=column.bay_id if column else None)
        taken = self._in_the_way(column, starts, starts + check.minutes * 60) if column is not None else None
        if taken is None:
            return check
        why = Refusal(reason=Reason.BOOKED, starts=taken.starts, ends=taken.ends)
        return replace(check, verdict=Verdict((*check.verdict.refusals, why)))

    def _in_the_way(self, column: Column, starts: int, ends: int) -> Block | Reservation | None:
        """What stands in a bay then: as it is drawn, and what the filters keep back."""
        if column.bay_id is None:
            return None
        drawn = (block for block in column.blocks if block.starts < ends and block.ends > starts)
        now = self._clock.now()
        slots = (
            row
            for row in self._store.between(Reservation, starts, ends)
            if row.bay_id == column.bay_id and row.ends > starts and counts(row, now)
        )
        return next(drawn, None) or next(slots, None)

    def check(self, mechanic_id: UUID | None, starts: int, minutes: int | None) -> SlotCheck:
        """Without ``minutes`` it is as long as the workshop's grid, or a quarter of an hour if no more is free."""
        tries = [minutes] if minutes else [self._source.organization().grid_minutes, SNAP_MINUTES]
        checks = [self._check(mechanic_id, starts, length) for length in tries]
        return next((check for check in checks if check.verdict.available), checks[0])

    def _check(self, mechanic_id: UUID | None, starts: int, minutes: int) -> SlotCheck:
        verdict = self._source.availability().verdict(
            mechanic_id,
            starts,
            starts + minutes * 60,
            self._usual_kind(mechanic_id),
            now=self._clock.now(),
            as_staff=self._rights.as_staff,
        )
        return SlotCheck(
            starts=starts,
            minutes=minutes,
            mechanic_id=mechanic_id,
            verdict=verdict,
            allowed=self._rights.may_book(mechanic_id or self._rights.own_mechanic),
        )

    def _usual_kind(self, mechanic_id: UUID | None) -> VisitKind:
        """What a booking is taken to be before it is known."""
        mechanic = self._store.get(Mechanic, mechanic_id) if mechanic_id else None
        return usual_kind(mechanic) if mechanic else VisitKind.IN_PERSON


def usual_kind(mechanic: Mechanic) -> VisitKind:
    """In person where the mechanic offers that, else one that is offered."""
    kinds = offered_kinds(mechanic)
    return VisitKind.IN_PERSON if VisitKind.IN_PERSON in kinds or not kinds else min(kinds)
