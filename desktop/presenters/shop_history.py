"""The shop's history: who did what, newest first, of one person, one kind or one day if chosen. No words, no Qt.

The server has it and this computer keeps nothing of it; whom a line is about is looked up among the rows here.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum
from typing import NamedTuple, Protocol
from uuid import UUID

from desktop.presenters.on_server import OnServer, Reached
from desktop.store.local_store import LocalStore
from desktop.store.telling import tell
from scheduling.records import Customer, Mechanic, Session, StaffMember, TimeOff, Vehicle
from scheduling.trail import Topic
from scheduling.visit_requests import VisitRequest
from scheduling.wire import AuditLine, AuditPage

TIMED = frozenset({"moved", "placed"})
"""Lines that say themselves when the booking was and was put."""


class Asks(Protocol):
    """``desktop.sync.auditing.Auditing`` is one."""

    async def trail(
        self,
        *,
        before: UUID | None = None,
        staff: UUID | None = None,
        topic: Topic | None = None,
        since: int | None = None,
        until: int | None = None,
    ) -> AuditPage: ...


class Where(StrEnum):
    """What a line leads to."""

    BOOKING = "booking"
    CUSTOMER = "customer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """``None``: all of them."""

    staff_id: UUID | None = None
    topic: Topic | None = None
    day: date | None = None

    @property
    def any(self) -> bool:
        return self != Filters()


@dataclass(frozen=True, slots=True, kw_only=True)
class TrailLine:
    """A line, with whom it is about as far as that is known here, and where it leads."""

    line: AuditLine
    about: str = ""
    starts: int | None = None
    """Of the booking, or of a part of a day off."""
    days: tuple[date, date] | None = None
    """Of whole days off, the first and the last."""
    lead: tuple[Where, UUID] | None = None


class _About(NamedTuple):
    name: str
    starts: int | None = None
    lead: tuple[Where, UUID] | None = None
    days: tuple[date, date] | None = None


_NOBODY = _About("")


class ShopHistory(OnServer):
    """What was read so far of what the filters ask for. ``zone`` gives the workshop's."""

    def __init__(self, server: Asks, store: LocalStore, zone: Callable[[], tzinfo]) -> None:
        super().__init__()
        self._server = server
        self._store = store
        self._zone = zone
        self.filters = Filters()
        self.lines: list[TrailLine] = []
        self.version = 0
        """Raised when the lines are others than before, not only more of them."""
        self._before: UUID | None = None
        self._read_for: Filters | None = None

    @property
    def more(self) -> bool:
        """Whether there are older ones that were not read."""
        return self._before is not None

    def people(self) -> list[StaffMember]:
        """Who may have done something: those who work here first, by name."""
        rows = self._store.all(StaffMember)
        return sorted(rows, key=lambda row: (not row.active, row.name.casefold()))

    def choose(self, filters: Filters) -> None:
        """Other lines are wanted: to be asked for by ``load``."""
        self.filters = filters

    async def load(self) -> bool:
        """Ask for the newest; where others were chosen meanwhile, for those too."""
        done = await self._do(self._load, Reached.LOOKED)
        while done and self._read_for != self.filters:
            done = await self._do(self._load, Reached.LOOKED)
        if not done and not self.busy and self._read_for not in {None, self.filters}:
            self.lines, self._before, self._read_for = [], None, None  # they are not what is chosen
            self.version += 1
            tell(self.changed)
        return done

    async def read_on(self) -> bool:
        """Ask for those before the oldest that was read."""
        if not self.more or self._read_for != self.filters:
            return False
        done = await self._do(self._read_on, Reached.LOOKED)
        if self._read_for != self.filters:  # chosen meanwhile, when it could not be asked for
            return await self.load()
        return done

    # --- inside

    async def _load(self) -> None:
        wanted = self.filters
        page = await self._ask(wanted, None)
        self.lines = [self._made(line) for line in page.lines]
        self._before, self._read_for = page.before, wanted
        self.known = True
        self.version += 1

    async def _read_on(self) -> None:
        wanted, before = self.filters, self._before
        page = await self._ask(wanted, before)
        self.lines = [*self.lines, *(self._made(line) for line in page.lines)]
        self._before = page.before

    async def _ask(self, wanted: Filters, before: UUID | None) -> AuditPage:
        since, until = (None, None) if wanted.day is None else _span(wanted.day, self._zone())
        return await self._server.trail(
            before=before, staff=wanted.staff_id, topic=wanted.topic, since=since, until=until
        )

    def _made(self, line: AuditLine) -> TrailLine:
        found = self._about(line.subject_kind, line.subject_id) if line.subject_id is not None else _NOBODY
        # where it was put then is in the line: where it stands by now says something else
        starts = None if line.what in TIMED and line.detail else found.starts
        return TrailLine(line=line, about=found.name, starts=starts, days=found.days, lead=found.lead)

    def _about(self, kind: str, row_id: UUID) -> _About:
        """Whom the row is about, as far as it is here."""
        if kind == "session":
            row = self._store.get(Session, row_id)
            lead = (Where.BOOKING, row_id)
            return _NOBODY if row is None else _About(self._name(row.customer_id), row.starts, lead)
        off = self._store.get(TimeOff, row_id) if kind == "time_off" else None
        if off is not None:
            days = (off.first_day, off.last_day) if off.first_day and off.last_day else None
            return _About(self._colleague("mechanic", off.mechanic_id), off.starts, None, days)
        customer_id = self._customer_of(kind, row_id)
        if customer_id is None:
            return _About(self._colleague(kind, row_id))
        name = self._name(customer_id)
        return _About(name, None, (Where.CUSTOMER, customer_id)) if name else _NOBODY

    def _customer_of(self, kind: str, row_id: UUID) -> UUID | None:
        match kind:
            case "customer":
                return row_id
            case "vehicle":
                vehicle = self._store.get(Vehicle, row_id)
                return None if vehicle is None else vehicle.customer_id
            case "visit_request":
                request = self._store.get(VisitRequest, row_id)
                return None if request is None else request.customer_id
        return None

    def _colleague(self, kind: str, row_id: UUID) -> str:
        if kind == "mechanic":
            mechanic = self._store.get(Mechanic, row_id)
            return "" if mechanic is None else mechanic.name
        member = self._store.get(StaffMember, row_id) if kind == "staff_member" else None
        return "" if member is None else member.name

    def _name(self, customer_id: UUID) -> str:
        row = self._store.get(Customer, customer_id)
        return row.name if row is not None else ""


def _span(day: date, zone: tzinfo) -> tuple[int, int]:
    """A local day's first instant and the next day's."""
    first, last = (
        datetime.combine(each, time(), tzinfo=zone).timestamp() for each in (day, day + timedelta(days=1))
    )
    return int(first), int(last)
