"""Whom a question is about (one mechanic, or the workshop without one), compiled once from the rows.

Holds what each layer needs of that subject. The questions themselves are in ``availability``.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple, Protocol, TypeVar
from uuid import UUID

from scheduling.availability_index import Blocked, Ledger, Timeline, blocked
from scheduling.availability_types import Inputs
from scheduling.base_hours import BaseHours, Weekly, own_calendar, special_spans, workshop_calendar
from scheduling.calendar_rules import DAY_SECONDS, day_bounds
from scheduling.errors import NotFound
from scheduling.mechanics import ALL_KINDS, is_affiliated, mechanic_type, offered_kinds
from scheduling.records import ExternalBusy, Mechanic, Organization, Reservation, TimeOff, WeeklyBlock
from scheduling.vocabulary import MechanicType, OrganizationKind, TimeOffStatus, VisitKind


class Ask(NamedTuple):
    """What is asked for, besides whom and when."""

    kind: VisitKind
    now: int
    ignoring: frozenset[UUID] = frozenset()
    as_staff: bool = False
    drop_buffer: bool = False


@dataclass(slots=True)
class Settings:
    """A mechanic's own settings, or the organization's; minutes and days."""

    buffer: int
    notice: int
    horizon: int
    grid: int


def settings_of(mechanic: Mechanic | None, organization: Organization) -> Settings:
    """What is left empty on the mechanic follows the organization."""

    def pick(own: int | None, common: int) -> int:
        return common if own is None else own

    if mechanic is None:
        mechanic = Mechanic(id=organization.id, name="", has_workshop=True)
    return Settings(
        pick(mechanic.buffer_minutes, organization.buffer_minutes),
        pick(mechanic.notice_minutes, organization.notice_minutes),
        pick(mechanic.horizon_days, organization.horizon_days),
        pick(mechanic.grid_minutes, organization.grid_minutes),
    )


@dataclass(slots=True)
class Subject:
    """A mechanic (or none) with everything that bears on when they are free."""

    mechanic_id: UUID | None
    kinds: frozenset[VisitKind]
    affiliated: bool
    settings: Settings
    hours: BaseHours
    workshop: Weekly | None
    """The premises' hours, where they bind."""
    own: Weekly | None
    """Own weekly blocks, where they bind."""
    reserved: Callable[[], Iterable[Reservation]]
    """Asked for the first question about a time: what a day looks like needs none of them."""
    away: Timeline[TimeOff]
    elsewhere: Timeline[ExternalBusy]
    _ledger: Ledger | None = field(default=None)
    _busy: Blocked | None = field(default=None)

    @property
    def ledger(self) -> Ledger:
        """What is reserved of the mechanic."""
        if self._ledger is None:
            self._ledger = Ledger(self.reserved(), buffered=True)
        return self._ledger

    @property
    def buffer(self) -> int:
        """Seconds after each session."""
        return self.settings.buffer * 60

    def window(self, ask: Ask) -> tuple[int, int]:
        """The earliest and the latest instant at which a session may begin, both included."""
        notice = 0 if ask.as_staff else self.settings.notice * 60
        return ask.now + notice, ask.now + self.settings.horizon * DAY_SECONDS

    def busy(self, ignoring: frozenset[UUID]) -> Blocked:
        """Blocked starts by bookings, time off and outside events; holds that lapse are left out."""
        if self.ledger.knows(ignoring):
            return self._compile(ignoring)
        if self._busy is None:
            self._busy = self._compile(frozenset())
        return self._busy

    def _compile(self, ignoring: frozenset[UUID]) -> Blocked:
        # The sweep adds the buffer to every session; what needs no buffer before it begins that much later.
        pairs = self.ledger.lasting_spans(ignoring)
        pairs += [(start + self.buffer, end) for start, end, _ in self.away.entries]
        pairs += [(start + self.buffer, end) for start, end, _ in self.elsewhere.entries]
        return blocked(pairs)


class Subjects:
    """All subjects of some inputs, each compiled when first asked for."""

    def __init__(self, inputs: Inputs) -> None:
        self._inputs = inputs
        self.mechanics = {mechanic.id: mechanic for mechanic in inputs.mechanics}
        self.workshop = workshop_calendar(inputs.workshop_hours, special_spans(inputs.special_days))
        self._known: dict[UUID | None, Subject] = {}
        self._bases: dict[object, BaseHours] = {}
        self._blocks: dict[UUID, list[WeeklyBlock]] = _by_mechanic(inputs.weekly_blocks)
        self._away: dict[UUID, list[TimeOff]] = _by_mechanic(inputs.time_off)
        self._elsewhere: dict[UUID | None, list[ExternalBusy]] = defaultdict(list)
        for busy in inputs.external_busy:
            self._elsewhere[busy.mechanic_id].append(busy)
        self._reservations: defaultdict[UUID, list[Reservation]] | None = None

    def __getitem__(self, mechanic_id: UUID | None) -> Subject:
        known = self._known.get(mechanic_id)
        if known is None:
            known = self._known[mechanic_id] = self._compile(mechanic_id)
        return known

    def _compile(self, mechanic_id: UUID | None) -> Subject:
        mechanic = None
        if mechanic_id is not None:
            mechanic = self.mechanics.get(mechanic_id)
            if mechanic is None:
                raise NotFound("no such mechanic", mechanic_id=str(mechanic_id))
        settings = settings_of(mechanic, self._inputs.organization)
        workshop, own = self._calendars(mechanic)
        return Subject(
            mechanic_id=mechanic_id,
            kinds=ALL_KINDS if mechanic is None else offered_kinds(mechanic),
            affiliated=mechanic is not None and is_affiliated(mechanic),
            settings=settings,
            hours=self._base(mechanic_id, workshop, own, settings.grid),
            workshop=workshop,
            own=own,
            reserved=partial(self._reserved, mechanic_id),
            away=Timeline(() if mechanic is None else self._absences(mechanic)),
            elsewhere=Timeline((row.starts, row.ends, row) for row in self._outside(mechanic_id)),
        )

    def _reserved(self, mechanic_id: UUID | None) -> list[Reservation]:
        if mechanic_id is None:
            return []
        if self._reservations is None:
            self._reservations = defaultdict(list)
            for row in self._inputs.reservations:
                if row.mechanic_id is not None:
                    self._reservations[row.mechanic_id].append(row)
        return self._reservations[mechanic_id]

    def _calendars(self, mechanic: Mechanic | None) -> tuple[Weekly | None, Weekly | None]:
        """(the workshop's, the mechanic's own), each where it binds."""
        if mechanic is None:
            return self.workshop, None
        blocks = self._blocks[mechanic.id]
        match mechanic_type(mechanic):
            case MechanicType.VIRTUAL_ONLY:
                # A solo practice's special hours are its mechanic's; a workshop's are the premises'.
                solo = self._inputs.organization.kind is OrganizationKind.SOLO
                specials = special_spans(self._inputs.special_days, closures_only=not solo)
                return None, own_calendar(blocks, specials)
            case MechanicType.INDEPENDENT_WORKSHOP:
                return self.workshop, own_calendar(blocks)
            case _:  # affiliated: the workshop's hours, narrowed by a roster where there is one
                return self.workshop, own_calendar(blocks) if blocks else None

    def _base(
        self, mechanic_id: UUID | None, workshop: Weekly | None, own: Weekly | None, grid: int
    ) -> BaseHours:
        """Shared by all who simply follow the workshop."""
        key: object = (None if own is None else mechanic_id, grid)
        if key not in self._bases:
            calendars = [calendar for calendar in (own, workshop) if calendar is not None]
            self._bases[key] = BaseHours(calendars, grid, self._inputs.zone)
        return self._bases[key]

    def _absences(self, mechanic: Mechanic) -> Iterable[tuple[int, int, TimeOff]]:
        """An affiliated mechanic's once approved, an independent's at once unless declined."""
        approved_only = is_affiliated(mechanic)
        for row in self._away[mechanic.id]:
            if row.status is TimeOffStatus.DECLINED:
                continue
            if approved_only and row.status is not TimeOffStatus.APPROVED:
                continue
            if row.first_day is not None and row.last_day is not None:
                first, last = (day_bounds(day, self._inputs.zone) for day in (row.first_day, row.last_day))
                yield first[0], last[1], row
            elif row.starts is not None and row.ends is not None:
                yield row.starts, row.ends, row

    def _outside(self, mechanic_id: UUID | None) -> list[ExternalBusy]:
        """Outside events of this mechanic and of the whole workshop."""
        everybody = self._elsewhere[None]
        return everybody if mechanic_id is None else everybody + self._elsewhere[mechanic_id]


class OfMechanic(Protocol):
    @property
    def mechanic_id(self) -> UUID: ...


Owned = TypeVar("Owned", bound=OfMechanic)


def _by_mechanic(rows: Iterable[Owned]) -> dict[UUID, list[Owned]]:
    grouped: dict[UUID, list[Owned]] = defaultdict(list)
    for row in rows:
        grouped[row.mechanic_id].append(row)
    return grouped
