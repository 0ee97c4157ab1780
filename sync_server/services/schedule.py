"""What the organization's calendar looks like around a time, and whether that time is free: asks the engine.

Read inside the writing transaction after the bump, so that nothing can change between the answer and the slot.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduling.availability import Availability, Inputs, Slot, Verdict
from scheduling.calendar_rules import local_of
from scheduling.coming_back import still_against
from scheduling.commands import Place
from scheduling.errors import NotFound, Rule
from scheduling.offers import asks_first
from scheduling.records import ExternalBusy, Mechanic, Reservation
from scheduling.reservations import counts
from scheduling.vocabulary import Reason, ReservationKind, ReservationStatus, VisitKind
from sync_server.services import unnamed
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import RuleBook

DAY = 86_400
SLACK = 2 * DAY
"""Seconds around the booking window within which anything could touch a time in it."""
SURE = 2 * DAY
"""Seconds around a refused time within which other times are looked for first."""
NEAR = 4 * 3600
"""Seconds after a time within which anything could touch it, unless some buffer is longer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A wish for a time."""

    place: Place
    kind: VisitKind
    now: int
    ignoring: frozenset[UUID] = frozenset()
    drop_buffer: bool = False
    as_staff: bool = True
    """``False``: a customer's own wish, which notice binds."""
    begun: bool = False
    """A start that has just passed is no reason against it."""
    stood: bool = False
    """It was parked, and comes back to where it stood."""
    asked: bool = False
    """Its mechanic has still to answer."""

    @property
    def ends(self) -> int:
        return self.place.starts + self.place.minutes * 60

    @property
    def names_nobody(self) -> bool:
        """A customer's wish for whoever is free."""
        return self.place.mechanic_id is None and not self.as_staff

    @property
    def wish(self) -> unnamed.Wish:
        return unnamed.Wish(minutes=self.place.minutes, kind=self.kind, now=self.now, ignoring=self.ignoring)


def crew_of(book: RuleBook, engine: Availability, reservations: Sequence[Reservation]) -> unnamed.Crew:
    """The mechanics of today, for wishes that name none of them."""
    active = [row for row in book.mechanics if row.active]
    zone = ZoneInfo(book.organization.zone)
    return unnamed.Crew(engine, active, reservations, zone, horizon_seconds(book))


class Schedule:
    """The engine over the rows that matter around some times."""

    def __init__(self, uow: UnitOfWork, book: RuleBook, inputs: Inputs) -> None:
        self._uow = uow
        self.book = book
        self.availability = Availability(inputs)
        self._inputs = inputs

    @classmethod
    async def around(cls, uow: UnitOfWork, start: int, end: int) -> Schedule:
        """What is needed to judge times within ``[start, end)``."""
        book = await uow.rule_book()
        after = max(NEAR, _longest_buffer(book))
        return cls(uow, book, await read_inputs(uow, book, start, end + after))

    @classmethod
    async def over_window(cls, uow: UnitOfWork, now: int) -> Schedule:
        """What is needed to judge any time that can be booked now."""
        book = await uow.rule_book()
        start, end = now - SLACK, now + horizon_seconds(book) + DAY + SLACK
        return cls(uow, book, await read_inputs(uow, book, start, end))

    def without_lapsed(self, now: int) -> Schedule:
        """For a question as of an earlier instant: what has lapsed since is in nobody's way."""
        live = [row for row in self._inputs.reservations if counts(row, now)]
        return Schedule(self._uow, self.book, replace(self._inputs, reservations=live))

    def holding(self, leases: Sequence[Reservation]) -> Schedule:
        """As though these, which may have lapsed, kept their bays still."""
        held = [replace(row, status=ReservationStatus.RESERVED, expires_at=None) for row in leases]
        rows = {row.id: row for row in (*self._inputs.reservations, *held)}
        return Schedule(self._uow, self.book, replace(self._inputs, reservations=list(rows.values())))

    def verdict(self, question: Question) -> Verdict:
        """Free, or every reason why not; a customer's visit that names nobody: free for some mechanic."""
        place = question.place
        if question.names_nobody:
            return self._crew().verdict(place.starts, question.wish)
        verdict = self.availability.verdict(
            place.mechanic_id,
            place.starts,
            question.ends,
            question.kind,
            now=question.now,
            ignoring=question.ignoring,
            as_staff=question.as_staff,
            drop_buffer=question.drop_buffer,
        )
        if question.stood:
            return still_against(verdict, question.ends, question.now, asked=question.asked)
        if not question.begun:
            return verdict
        return Verdict(tuple(each for each in verdict.refusals if each.reason is not Reason.IN_PAST))

    def is_offered(self, question: Question) -> bool:
        """Whether a free time lies on the grid, which binds customers."""
        place = question.place
        if question.names_nobody:
            return place.starts in self._crew().starts(place.starts, place.starts, question.wish)
        day = local_of(place.starts, ZoneInfo(self.book.organization.zone))[0]
        found = self.availability.slots(
            place.mechanic_id,
            [day],
            place.minutes,
            question.kind,
            now=question.now,
            ignoring=question.ignoring,
            as_staff=question.as_staff,
        )
        return any(slot.starts == place.starts for slot in found)

    def free_bays(self, question: Question) -> list[UUID]:
        """Those that are free for the whole visit, in the workshop's order; none for a visit that needs none."""
        if question.kind is not VisitKind.IN_PERSON:
            return []
        return self.availability.free_bays(
            question.place.starts, question.ends, now=question.now, ignoring=question.ignoring
        )

    def mechanic(self, mechanic_id: UUID | None) -> Mechanic | None:
        """The row; raises ``NotFound`` for an id that the organization does not have."""
        return mechanic_in(self.book, mechanic_id)

    def nearest(self, question: Question, *, count: int, others: bool) -> list[Slot]:
        """The free times nearest to the one asked for; ``others``: also of another mechanic, or of one by name."""
        place = question.place
        if question.names_nobody:
            return self._crew().nearest(place.starts, question.wish, count)
        return self.availability.nearest(
            place.mechanic_id,
            place.starts,
            place.minutes,
            question.kind,
            now=question.now,
            count=count,
            as_staff=question.as_staff,
            others=others,
            ignoring=question.ignoring,
        )

    def _crew(self) -> unnamed.Crew:
        return crew_of(self.book, self.availability, self._inputs.reservations)

    def asks_first(self, question: Question) -> bool:
        """Whether a booking there is an offer to its mechanic; raises ``NotFound`` for an unknown one."""
        mechanic = self.mechanic(question.place.mechanic_id)
        return mechanic is not None and asks_first(
            self.availability,
            mechanic,
            (question.place.starts, question.ends),
            question.kind,
            now=question.now,
            ignoring=question.ignoring,
        )

    def buffer_before(self, question: Question) -> int:
        """Where the buffer of the mechanic's earlier booking ends that reaches into the time; else its start."""
        place = question.place
        ends = [
            row.blocks_end
            for row in self._inputs.reservations
            if row.mechanic_id == place.mechanic_id
            and row.ends <= place.starts < row.blocks_end
            and row.id not in question.ignoring
            and counts(row, question.now)
        ]
        return max(ends, default=place.starts)

    def holds_of(self, device_id: UUID) -> list[Reservation]:
        """What a device holds around the time while a booking is filled in, lapsed or not."""
        return [
            row
            for row in self._inputs.reservations
            if row.kind is ReservationKind.CHECKOUT and row.device_id == device_id
        ]

    async def near(self, start: int) -> Schedule:
        """The days around a time: true for what lies within ``SURE`` of it."""
        return await self._over(*days_around(start))

    async def whole(self, now: int) -> Schedule:
        """The whole booking window, for alternatives."""
        return await self._over(now - SLACK, now + horizon_seconds(self.book) + DAY + SLACK)

    async def _over(self, start: int, end: int) -> Schedule:
        return Schedule(self._uow, self.book, await read_inputs(self._uow, self.book, start, end))


def days_around(start: int) -> tuple[int, int]:
    """The span that ``Schedule.near`` reads."""
    return start - SURE - SLACK, start + SURE + SLACK


def mechanic_in(book: RuleBook, mechanic_id: UUID | None, *, field: str = "mechanic_id") -> Mechanic | None:
    """The row; raises ``NotFound`` for an id that the organization does not have."""
    mechanic = book.mechanic(mechanic_id)
    if mechanic is None and mechanic_id is not None:
        raise NotFound("mechanic", id=str(mechanic_id), field=field, rule=Rule.NOT_THERE)
    return mechanic


def horizon_seconds(book: RuleBook) -> int:
    """How far ahead anybody of the organization can be booked."""
    return DAY * max([book.organization.horizon_days, *(row.horizon_days or 0 for row in book.mechanics)])


def _longest_buffer(book: RuleBook) -> int:
    """In seconds; what stands before a time carries its own buffer in ``blocks_end``."""
    minutes = [book.organization.buffer_minutes, *(m.buffer_minutes or 0 for m in book.mechanics)]
    return max(minutes) * 60


async def read_inputs(uow: UnitOfWork, book: RuleBook, start: int, end: int) -> Inputs:
    """The rows that decide which times within ``[start, end)`` are free."""
    return Inputs(
        organization=book.organization,
        zone=ZoneInfo(book.organization.zone),
        workshop_hours=book.workshop_hours,
        special_days=book.special_days,
        mechanics=book.mechanics,
        weekly_blocks=book.weekly_blocks,
        time_off=book.time_off,
        external_busy=await uow.records.between(ExternalBusy, start, end),
        reservations=await uow.reservations.live_between(start, end),
        bays=book.bays,
    )
