"""The coming days as customers will see them, with what is not saved; why a time is not free; what would be stranded.

Nothing here decides whether a time is free: the engine does (``scheduling.availability``), on the rows as the change
would make them (``scheduling.hours_change``).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.clock import Clock
from desktop.presenters.hours_model import DaySeen, DayShown, StrandedLine, Subject, TimeSeen, Why
from desktop.presenters.hours_week import opening_week
from desktop.store.local_store import LocalStore
from scheduling.availability import Availability, Inputs, Verdict
from scheduling.calendar_rules import DAY_MINUTES, day_bounds, instant_of, local_of
from scheduling.commands import HoursCommand
from scheduling.hours_change import changed_inputs, stranded
from scheduling.intervals import Span, difference, union
from scheduling.mechanics import offered_kinds
from scheduling.records import Customer, Mechanic, Session
from scheduling.vocabulary import MechanicType, VisitKind

DAYS = 14
AHEAD = 400
"""Days in which bookings are looked for that a change would strand."""
_DAY = 86_400
USUAL_MINUTES = {VisitKind.IN_PERSON: 60}
"""How long such a visit usually is; the others half an hour."""


def minutes_of(kind: VisitKind) -> int:
    """What the preview takes a visit to last."""
    return USUAL_MINUTES.get(kind, 30)


class Foresight:
    """The rows around some days, as they are and as the change would make them. Made anew after every edit."""

    def __init__(
        self,
        source: AvailabilitySource,
        clock: Clock,
        subject: Subject,
        commands: Sequence[HoursCommand],
        days: tuple[date, date],
    ) -> None:
        self._zone = source.zone()
        self._now = clock.now()
        self._subject = subject
        self._changed = bool(commands)
        self.today = local_of(self._now, self._zone)[0]
        first, last = min(days[0], self.today), max(days[1], self.today + timedelta(days=DAYS))
        inputs = source.inputs_near(
            day_bounds(first, self._zone)[0] - _DAY, day_bounds(last, self._zone)[1] + _DAY
        )
        self.before, self.after = inputs, changed_inputs(inputs, commands)
        self.engine = Availability(self.after)
        self._old = Availability(inputs) if commands else self.engine

    def kinds(self) -> tuple[VisitKind, ...]:
        """Those that somebody of them offers."""
        offered = {kind for row in self._people(self.after) for kind in offered_kinds(row)}
        return tuple(dict.fromkeys(kind for kind in (VisitKind.IN_PERSON, *VisitKind) if kind in offered))

    def days(self, kind: VisitKind) -> tuple[DaySeen, ...]:
        """Two weeks from today, with the free times of each."""
        days = [self.today + timedelta(days=ahead) for ahead in range(DAYS)]
        now, before = (self._starts(engine, inputs, days, kind) for engine, inputs in self._both())
        return tuple(
            DaySeen(day=day, free=len(now.get(day, ())), before=len(before.get(day, ()))) for day in days
        )

    def times(self, day: date, kind: VisitKind) -> tuple[TimeSeen, ...]:
        """Every time of that day's hours on the grid: free for somebody, or why for nobody."""
        found: dict[int, list[tuple[str, Verdict]]] = {}
        for row in self._people(self.after):
            for offer in self.engine.offers(row.id, day, minutes_of(kind), kind, now=self._now):
                found.setdefault(offer.starts, []).append((row.name, offer.verdict))
        return tuple(self._seen(at, found[at]) for at in sorted(found) if at >= self._now)

    def why(self, day: date, minute: int, kind: VisitKind) -> TimeSeen:
        """Any time of any day, on the grid or not, that the clocks skip too."""
        starts = instant_of(day, minute, self._zone)
        asked = [
            (
                row.name,
                self.engine.verdict_at(row.id, day, minute, minutes_of(kind), kind, now=self._now),
            )
            for row in self._people(self.after)
        ]
        if not asked:  # nobody works here: the premises' own hours are all there is to tell
            asked = [("", self.engine.verdict_at(None, day, minute, minutes_of(kind), kind, now=self._now))]
        return self._seen(starts if starts is not None else 0, asked)

    def offered(self, starts: int, kind: VisitKind) -> bool:
        """Whether a time that is free lies on the grid, which binds customers."""
        day = local_of(starts, self._zone)[0]
        return starts in self._starts(self.engine, self.after, [day], kind).get(day, ())

    def stranded(self, store: LocalStore) -> tuple[StrandedLine, ...]:
        """Bookings that the change would leave where nobody works."""
        if not self._changed:
            return ()
        mechanic_id = self._subject.mechanic_id
        near = store.between(Session, self._now - _DAY, self._now + AHEAD * _DAY)
        rows = [row for row in near if mechanic_id is None or row.mechanic_id == mechanic_id]
        names = {row.id: row.name for row in self.after.mechanics}
        made: list[StrandedLine] = []
        for each in stranded(self.before, self.after, rows, self._now):
            row = each.session
            customer = store.get(Customer, row.customer_id)
            starts = row.starts or 0
            made.append(
                StrandedLine(
                    session_id=row.id,
                    customer=customer.name if customer else "",
                    mechanic=names.get(row.mechanic_id, "") if row.mechanic_id else "",
                    starts=starts,
                    ends=starts + row.minutes * 60,
                    refusals=each.refusals,
                )
            )
        return tuple(made)

    def shown(self, monday: date) -> tuple[DayShown, ...]:
        """The days of a week, with what lies over its hours."""
        closed = self._closed_to()
        return tuple(
            self._day(monday + timedelta(days=place), closed[place] if closed else ()) for place in range(7)
        )

    # --- inside

    def _both(self) -> tuple[tuple[Availability, Inputs], tuple[Availability, Inputs]]:
        return (self.engine, self.after), (self._old, self.before)

    def _people(self, inputs: Inputs) -> list[Mechanic]:
        """Whose times are looked at: the mechanic's own, of the workshop those of all who work there."""
        if self._subject.mechanic_id is not None:
            return [row for row in inputs.mechanics if row.id == self._subject.mechanic_id]
        active = (row for row in inputs.mechanics if row.active)
        return sorted(active, key=lambda row: (row.sort, row.name, row.id))

    def _starts(
        self, engine: Availability, inputs: Inputs, days: Sequence[date], kind: VisitKind
    ) -> dict[date, set[int]]:
        found: dict[date, set[int]] = {}
        for row in self._people(inputs):
            for at in engine.starts(row.id, days, minutes_of(kind), kind, now=self._now):
                found.setdefault(local_of(at, self._zone)[0], set()).add(at)
        return found

    def _seen(self, starts: int, asked: Sequence[tuple[str, Verdict]]) -> TimeSeen:
        free = any(verdict.available for _, verdict in asked)
        named = self._subject.is_workshop and len(asked) > 1
        whys = tuple(
            Why(mechanic=name if named else "", refusals=verdict.refusals)
            for name, verdict in asked
            if not free and verdict.refusals
        )
        return TimeSeen(starts=starts, free=free, whys=whys)

    def _closed_to(self) -> list[tuple[Span, ...]]:
        """By weekday when the workshop is closed, where its hours narrow those of the mechanic."""
        if self._subject.type not in {
            MechanicType.INDEPENDENT_WORKSHOP,
            MechanicType.WORKSHOP_AFFILIATED,
        }:
            return []
        week = opening_week(self.after.workshop_hours)
        open_ = union(
            (block.start + by, block.end + by) for block in week.blocks for by in (0, -7 * DAY_MINUTES)
        )
        made: list[tuple[Span, ...]] = []
        for place in range(7):
            midnight = place * DAY_MINUTES
            gaps = difference([(midnight, midnight + DAY_MINUTES)], open_)
            made.append(tuple((start - midnight, end - midnight) for start, end in gaps))
        return made

    def _day(self, day: date, closed: tuple[Span, ...]) -> DayShown:
        shape = self.engine.shape(self._subject.mechanic_id, day)
        away = tuple(
            ((self._wall(start, day), self._wall(end, day)), row.label)
            for (start, end), row in shape.time_off
        )
        return DayShown(
            day=day,
            today=day == self.today,
            closed_to=closed,
            away=away,
            special=shape.special,
            clocks=DAY_MINUTES - (shape.ends - shape.starts) // 60,
        )

    def _wall(self, instant: int, day: date) -> int:
        """In minutes of that day on the wall; its end is 24:00."""
        local, minute = local_of(instant, self._zone)
        return minute if local <= day else DAY_MINUTES
