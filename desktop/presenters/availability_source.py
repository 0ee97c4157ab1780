"""The one availability engine, fed from the local rows, for every presenter that asks for free times.

Built again only after a row that matters has changed. Not here: any rule (``scheduling.availability``).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar, overload
from uuid import UUID
from zoneinfo import ZoneInfo

from scheduling.availability import Availability, Inputs
from scheduling.intervals import Span
from scheduling.records import (
    Bay,
    ExternalBusy,
    Mechanic,
    Organization,
    Plan,
    Reservation,
    Session,
    SpecialDay,
    TimeOff,
    WeeklyBlock,
    WorkshopHours,
)

if TYPE_CHECKING:
    from desktop.store.resting import WeekRows

T = TypeVar("T")
Numbers: TypeAlias = Mapping[str, Mapping[str, int]]
_USUAL: Numbers = MappingProxyType({})

RELEVANT = frozenset(
    {
        "organization",
        "workshop_hours",
        "special_day",
        "mechanic",
        "weekly_block",
        "time_off",
        "external_busy",
        "reservation",
        "bay",
    }
)


class NothingYet(LookupError):
    """The first snapshot has not arrived: the organization is not known."""


class _WhenAsked(Sequence[Reservation]):
    """Read when somebody asks about a time: painting a week asks for none of the thousands."""

    def __init__(self, read: Callable[[], list[Reservation]]) -> None:
        self._read = read

    @cached_property
    def _rows(self) -> list[Reservation]:
        return self._read()

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, index: int) -> Reservation: ...
    @overload
    def __getitem__(self, index: slice) -> list[Reservation]: ...
    def __getitem__(self, index: int | slice) -> Reservation | list[Reservation]:
        return self._rows[index]


class AvailabilitySource:
    """The engine and the rows about the workshop that go with it."""

    def __init__(self, store: WeekRows, numbers: Callable[[], Numbers] | None = None) -> None:
        """``numbers``: the owner's, as the server last told them."""
        self._store = store
        self._numbers = numbers or (lambda: _USUAL)
        self._policies: tuple[Numbers | None, dict[type[Any], Any]] = None, {}
        self._availability: Availability | None = None
        store.changed.connect(self._forget)

    @property
    def ready(self) -> bool:
        """Whether the organization is known yet; before that the lists are empty and the rest raises."""
        return bool(self._store.all(Organization))

    def policy(self, kind: type[T]) -> T:
        """The owner's numbers of a kind, as far as a desk is told them; the same object until they change."""
        from scheduling.policy_kinds import heard  # not needed for the first paint

        numbers = self._numbers()
        if self._policies[0] is not numbers:
            self._policies = numbers, {}
        known = self._policies[1]
        if kind not in known:
            known[kind] = heard(numbers, kind)
        found: T = known[kind]
        return found

    def availability(self) -> Availability:
        """The engine over the rows as the user sees them; raises :class:`NothingYet`."""
        if self._availability is None:
            self._availability = Availability(self._inputs())
        return self._availability

    def near(self, start: int, end: int) -> Availability:
        """The same engine for questions about ``[start, end)`` alone: no other reservation is read for it."""
        return Availability(self.inputs_near(start, end))

    def inputs_near(self, start: int, end: int) -> Inputs:
        """What it is asked with: also for who would know what other rows made of it."""
        return replace(self._inputs(), reservations=self._store.between(Reservation, start, end))

    def open_on(self, day: date) -> tuple[Span, ...]:
        """When the workshop is open on that day, by its week and its calendar of closures: ``[start, end)`` each."""
        return self.availability().shape(None, day).open

    def organization(self) -> Organization:
        """The workshop; raises :class:`NothingYet`."""
        for organization in self._store.all(Organization):
            return organization
        raise NothingYet

    def zone(self) -> ZoneInfo:
        """The workshop's time zone; raises :class:`NothingYet`."""
        return ZoneInfo(self.organization().zone)

    def mechanics(self) -> list[Mechanic]:
        """Those who work here now, in the owner's order."""
        active = (row for row in self._store.all(Mechanic) if row.active)
        return sorted(active, key=lambda row: (row.sort, row.name, row.id))

    def bays(self) -> list[Bay]:
        """Those in use, in the owner's order."""
        active = (row for row in self._store.all(Bay) if row.active)
        return sorted(active, key=lambda row: (row.sort, row.name, row.id))

    def plans(self) -> list[Plan]:
        """Those that can be booked, in the owner's order."""
        active = (row for row in self._store.all(Plan) if row.active)
        return sorted(active, key=lambda row: (row.sort, row.code, row.id))

    def session(self, session_id: UUID) -> Session | None:
        """A visit as it is known here, with what waits for the server."""
        return self._store.get(Session, session_id)

    def _forget(self, kinds: frozenset[str]) -> None:
        if kinds & RELEVANT:
            self._availability = None

    def _inputs(self) -> Inputs:
        return Inputs(
            organization=self.organization(),
            zone=self.zone(),
            workshop_hours=self._store.all(WorkshopHours),
            special_days=self._store.all(SpecialDay),
            mechanics=self._store.all(Mechanic),
            weekly_blocks=self._store.all(WeeklyBlock),
            time_off=self._store.all(TimeOff),
            external_busy=self._store.all(ExternalBusy),
            reservations=_WhenAsked(lambda: self._store.all(Reservation)),
            bays=self._store.all(Bay),
        )
