"""What a calendar would change: busy times of a mechanic, or bookings. Existing rows in, rows to write out.

A booking must pass the engine as one made by staff, except that it may lie in the past or beyond the horizon:
it was agreed elsewhere. Buffers of bookings that exist are kept; between two imported ones there may be less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from uuid import UUID

from scheduling.availability import Availability, Inputs
from scheduling.importing.report import Code, Entry
from scheduling.importing.stable_ids import stable_id
from scheduling.mechanics import is_affiliated
from scheduling.records import Customer, ExternalBusy, Mechanic, Reservation, Session
from scheduling.reservations import counts
from scheduling.vocabulary import (
    Reason,
    ReservationKind,
    ReservationStatus,
    ServiceType,
    SessionState,
    VisitKind,
)
from sync_server.services.importing.calendar_customers import CustomerFinder
from sync_server.services.importing.calendar_reader import CalendarContent
from sync_server.services.importing.ics_occurrences import Taken

AGREED_ELSEWHERE = frozenset({Reason.IN_PAST, Reason.TOO_SOON, Reason.TOO_FAR})


@dataclass(slots=True, kw_only=True)
class CalendarPlan:
    """``known`` counts what an earlier import brought already."""

    busy_new: list[ExternalBusy] = field(default_factory=list)
    busy_changed: list[ExternalBusy] = field(default_factory=list)
    customers_new: list[Customer] = field(default_factory=list)
    bookings: list[tuple[Session, Reservation]] = field(default_factory=list)
    lines: dict[UUID, int] = field(default_factory=dict)
    """By session or changed busy time: the line of the event that it was."""
    busy_replaced: dict[UUID, ExternalBusy] = field(default_factory=dict)
    """By session: the busy time as which an earlier import took the same event."""
    known: int = 0
    entries: list[Entry] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Existing:
    """What the organization has; reservations and sessions at least over the window."""

    inputs: Inputs
    customers: tuple[Customer, ...] = ()
    sessions: Mapping[UUID, Session] = field(default_factory=dict)
    """By id; those of the window and those that an earlier import made."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BookingsAs:
    """What a calendar does not say about its appointments."""

    kind: VisitKind = VisitKind.IN_PERSON
    service_type: ServiceType = ServiceType.MAINTENANCE
    source: str = ""
    """What the calendar was called as busy times."""


def plan_busy(
    content: CalendarContent, existing: Existing, mechanic: Mechanic | None, source: str, now: int
) -> CalendarPlan:
    """As busy times of ``mechanic`` (of the whole workshop without one), unless a booking stands there."""
    plan = CalendarPlan(entries=list(content.entries))
    whom = mechanic.id if mechanic else None
    id_of = _busy_ids(existing, mechanic, source)
    before = {row.id: row for row in existing.inputs.external_busy}
    booked = _Booked(existing.inputs.reservations, whom, now)
    for taken in content.occurrences:
        row = ExternalBusy(
            id=id_of(taken), mechanic_id=whom, source=source,
            uid=taken.key, starts=taken.starts, ends=taken.ends, summary=taken.event.summary[:200],
            all_day=taken.event.all_day,
        )  # fmt: skip
        clash = booked.overlapping(taken.starts, taken.ends)
        if before.get(row.id) == row:
            plan.known += 1
        elif clash is not None:
            plan.entries.append(_clash(taken, clash, existing))
        elif row.id in before:
            plan.busy_changed.append(row)
            plan.lines[row.id] = taken.event.line
        else:
            plan.busy_new.append(row)
    plan.entries.sort(key=lambda entry: entry.line)
    return plan


def _busy_ids(existing: Existing, mechanic: Mechanic | None, source: str) -> Callable[[Taken], UUID]:
    """The id that an occurrence has as a busy time of one calendar."""
    tenant, whom = existing.inputs.organization.id, mechanic.id if mechanic else ""
    return lambda taken: stable_id(tenant, "busy", whom, source, taken.key)


class _Booked:
    """The reservations that count, of one mechanic or of all, by start."""

    def __init__(self, reservations: Iterable[Reservation], mechanic_id: UUID | None, now: int) -> None:
        self._rows = [
            row
            for row in reservations
            if counts(row, now) and (mechanic_id is None or row.mechanic_id == mechanic_id)
        ]

    def overlapping(self, start: int, end: int) -> Reservation | None:
        return next((row for row in self._rows if row.starts < end and start < row.ends), None)

    def in_buffer(self, start: int) -> Reservation | None:
        """The booking in whose buffer ``start`` lies."""
        return next((row for row in self._rows if row.ends <= start < row.blocks_end), None)

    def next_after(self, end: int) -> int | None:
        return min((row.starts for row in self._rows if row.starts >= end), default=None)


def plan_bookings(
    content: CalendarContent, existing: Existing, mechanic: Mechanic, how: BookingsAs, now: int
) -> CalendarPlan:
    """As bookings of ``mechanic``, who must not be one that answers each booking first.

    What this calendar brought as busy times before becomes bookings; it stands in its own way no more.
    """
    planner = _Bookings(content, existing, mechanic, how, now)
    for taken in content.occurrences:
        planner.take(taken)
    planner.plan.entries.sort(key=lambda entry: entry.line)
    planner.plan.customers_new += planner.finder.new
    return planner.plan


class _Bookings:
    def __init__(
        self, content: CalendarContent, existing: Existing, mechanic: Mechanic, how: BookingsAs, now: int
    ) -> None:
        self.plan = CalendarPlan(entries=list(content.entries))
        self.existing, self.mechanic, self.how, self.now = existing, mechanic, how, now
        self.tenant = existing.inputs.organization.id
        self.busy_id = _busy_ids(existing, mechanic, how.source)
        timed = {self.busy_id(taken) for taken in content.occurrences if not taken.event.all_day}
        busy = existing.inputs.external_busy
        self.own_busy = {row.id: row for row in busy if row.id in timed}
        others = [row for row in busy if row.id not in timed]
        self.engine = Availability(replace(existing.inputs, external_busy=others))
        self.booked = _Booked(existing.inputs.reservations, mechanic.id, now)
        self.finder = CustomerFinder(existing.inputs.organization, existing.customers, now)
        self.spaced = not is_affiliated(mechanic)
        """An independent mechanic's buffer is not ours to drop."""

    def take(self, taken: Taken) -> None:
        session_id = stable_id(self.tenant, "session", self.mechanic.id, taken.key)
        if session_id in self.existing.sessions:
            self._seen_before(taken, self.existing.sessions[session_id])
        elif taken.event.all_day:
            self._say(taken, Code.ALL_DAY, day=taken.starts)
        elif (refusal := self._refusal(taken)) is not None:
            self.plan.entries.append(refusal)
        else:
            self._accept(taken, session_id)

    def _seen_before(self, taken: Taken, session: Session) -> None:
        if session.starts == taken.starts:
            self.plan.known += 1
        else:
            self._say(taken, Code.MOVED_SINCE, was=taken.starts, at=session.starts or 0)

    def _refusal(self, taken: Taken) -> Entry | None:
        clash = self.booked.overlapping(taken.starts, taken.ends)
        if clash is not None:
            return _clash(taken, clash, self.existing)
        verdict = self.engine.verdict(
            self.mechanic.id, taken.starts, _end(taken), self.how.kind,
            now=self.now, as_staff=True, drop_buffer=True,
        )  # fmt: skip
        reasons = [reason for reason in verdict.reasons if reason not in AGREED_ELSEWHERE]
        reasons += self._among_imported(taken)
        if not self.spaced and Reason.BUFFER not in reasons and self.booked.in_buffer(taken.starts):
            reasons.append(Reason.BUFFER)
        if self.how.kind is VisitKind.IN_PERSON and not reasons and self._free_bay(taken) is None:
            reasons.append(Reason.NO_BAY)
        if not reasons:
            return None
        words = list(dict.fromkeys(reason.value for reason in reasons))
        if (found := self._last_imported()) is not None and taken.starts < found[1].ends:
            other = {"other": self.finder.name_of(found[0].customer_id), "other_at": found[1].starts}
            return _entry(taken, Code.OVERLAPS_BOOKING, reasons=words, at=taken.starts, **other)
        return _entry(taken, Code.NOT_AVAILABLE, reasons=words, at=taken.starts)

    def _last_imported(self) -> tuple[Session, Reservation] | None:
        """The one accepted from this file that ends last; they come in the order of their starts."""
        return max(self.plan.bookings[-20:], key=lambda booking: booking[1].ends, default=None)

    def _among_imported(self, taken: Taken) -> list[Reason]:
        if (found := self._last_imported()) is None:
            return []
        if taken.starts < found[1].ends:
            return [Reason.BOOKED]
        return [Reason.BUFFER] if self.spaced and taken.starts < found[1].blocks_end else []

    def _free_bay(self, taken: Taken) -> UUID | None:
        free = self.engine.free_bays(taken.starts, _end(taken), now=self.now)
        return next(iter(free), None)

    def _accept(self, taken: Taken, session_id: UUID) -> None:
        end = _end(taken)
        bay = self._free_bay(taken) if self.how.kind is VisitKind.IN_PERSON else None
        over = end <= self.now
        session = Session(
            id=session_id,
            customer_id=self.finder.find(taken.event).id,
            state=SessionState.COMPLETED if over else SessionState.SCHEDULED,
            kind=self.how.kind,
            service_type=self.how.service_type,
            minutes=(end - taken.starts) // 60,
            starts=taken.starts,
            mechanic_id=self.mechanic.id,
            bay_id=bay,
            concern=" – ".join(part for part in (taken.event.summary, taken.event.description) if part)[:500],
            created_at=min(self.now, taken.starts),
            started_at=taken.starts if over else None,
            ended_at=end if over else None,
        )
        self._shorten_last(taken.starts)
        buffer = self.engine.effective_buffer(self.mechanic.id) * 60
        following = self.booked.next_after(end)
        reservation = Reservation(
            id=stable_id(self.tenant, "reservation", session_id),
            kind=ReservationKind.BOOKING,
            status=ReservationStatus.CONFIRMED,
            starts=taken.starts,
            ends=end,
            blocks_end=end + buffer if following is None else min(end + buffer, following),
            mechanic_id=self.mechanic.id,
            bay_id=bay,
            session_id=session_id,
        )
        self.plan.bookings.append((session, reservation))
        self.plan.lines[session_id] = taken.event.line
        if (busy := self.own_busy.get(self.busy_id(taken))) is not None:
            self.plan.busy_replaced[session_id] = busy

    def _shorten_last(self, start: int) -> None:
        """What this file puts closer together than the buffer stays as close as it was agreed."""
        if self.plan.bookings:
            session, last = self.plan.bookings[-1]
            if last.blocks_end > start:
                self.plan.bookings[-1] = session, replace(last, blocks_end=max(last.ends, start))

    def _say(self, taken: Taken, code: Code, **params: object) -> None:
        self.plan.entries.append(_entry(taken, code, **params))


def _end(taken: Taken) -> int:
    """Sessions last whole minutes."""
    return taken.starts + -(-(taken.ends - taken.starts) // 60) * 60


def _clash(taken: Taken, clash: Reservation, existing: Existing) -> Entry:
    session = existing.sessions.get(clash.session_id) if clash.session_id else None
    owner = session.customer_id if session else None
    name = next((customer.name for customer in existing.customers if customer.id == owner), "")
    return _entry(taken, Code.OVERLAPS_BOOKING, at=taken.starts, other=name, other_at=clash.starts)


def _entry(taken: Taken, code: Code, **params: object) -> Entry:
    return Entry(line=taken.event.line, code=code, what=taken.event.summary, params=params)
