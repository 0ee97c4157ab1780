"""Which times a booking may have: free counts a day, a day's times with why not, a time as typed.

Asks the one engine (``scheduling.availability``) as staff; decides nothing itself. Of several mechanics a
time is free when one of them is free.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.clock import Clock
from scheduling.availability_types import Refusal, Verdict
from scheduling.calendar_rules import instant_of, local_of
from scheduling.parts_of_day import Part, part_of
from scheduling.vocabulary import Reason, VisitKind

_TYPED = re.compile(r"^(\d{1,2})(?:\s*[:.h]\s*(\d{2})?|(\d{2}))?\s*(a|am|p|pm)?$")

_OF_ONE = frozenset(
    {
        Reason.OUTSIDE_HOURS,
        Reason.TIME_OFF,
        Reason.BOOKED,
        Reason.HELD,
        Reason.BUFFER,
        Reason.BUSY_ELSEWHERE,
    }
)
"""What speaks against one mechanic, and not against another."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What a time is looked for: each of ``candidates`` may do it (``None``: nobody yet, only a bay)."""

    kind: VisitKind
    minutes: int
    candidates: tuple[UUID | None, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Time:
    """One grid time. ``mechanic_id`` is the first candidate free then; ``refusals`` say why none is."""

    starts: int
    ends: int
    mechanic_id: UUID | None = None
    refusals: tuple[Refusal, ...] = ()
    droppable: bool = False
    """Whether only a buffer stands in the way, one that staff may drop."""

    @property
    def free(self) -> bool:
        return not self.refusals

    @property
    def reason(self) -> Reason | None:
        """The first reason, which the button shows."""
        return self.refusals[0].reason if self.refusals else None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPart:
    part: Part
    times: tuple[Time, ...]

    @property
    def free(self) -> int:
        return sum(time.free for time in self.times)


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """An exact time as typed. ``starts`` is empty when it is no time, or daylight saving skips it."""

    starts: int | None = None
    mechanic_id: UUID | None = None
    verdict: Verdict | None = None
    droppable: bool = False
    """As of a ``Time``."""


class BookingTimes:
    """``ignoring`` are one's own holds, which never hide one's own slot."""

    def __init__(self, source: AvailabilitySource, clock: Clock) -> None:
        self._source = source
        self._clock = clock

    def today(self) -> date:
        """The workshop's day now."""
        return local_of(self._clock.now(), self._source.zone())[0]

    def last_day(self, candidates: Sequence[UUID | None]) -> date:
        """Until when can be booked."""
        engine = self._source.availability()
        ahead = max((engine.effective_horizon(one) for one in candidates), default=0)
        return self.today() + timedelta(days=ahead)

    def counts(self, days: Sequence[date], wanted: Wanted, ignoring: Collection[UUID]) -> dict[date, int]:
        """The free times of each day; days without any are left out."""
        engine, zone, now = self._source.availability(), self._source.zone(), self._clock.now()
        starts = {
            slot.starts
            for one in wanted.candidates
            for slot in engine.slots(
                one, days, wanted.minutes, wanted.kind, now=now, ignoring=ignoring, as_staff=True
            )
            if slot.starts >= now
        }
        return dict(Counter(local_of(at, zone)[0] for at in sorted(starts)))

    def day(self, day: date, wanted: Wanted, ignoring: Collection[UUID]) -> list[DayPart]:
        """The grid times of a day in its parts; times that have passed are left out, so are empty parts."""
        engine, now = self._source.availability(), self._clock.now()
        found: dict[int, list[tuple[UUID | None, Verdict]]] = {}
        for one in wanted.candidates:
            offers = engine.offers(
                one, day, wanted.minutes, wanted.kind, now=now, ignoring=ignoring, as_staff=True
            )
            for offer in offers:
                if offer.starts >= now:
                    found.setdefault(offer.starts, []).append((one, offer.verdict))
        times = [self._merged(at, wanted, found[at], ignoring) for at in sorted(found)]
        parts = {part: tuple(time for time in times if self._part(time.starts) is part) for part in Part}
        return [DayPart(part=part, times=of) for part, of in parts.items() if of]

    def at(
        self, starts: int, wanted: Wanted, ignoring: Collection[UUID], *, drop_buffer: bool = False
    ) -> Time:
        """One time, on the grid or not."""
        verdicts = [
            (one, self._verdict(one, starts, wanted, ignoring, drop_buffer=drop_buffer))
            for one in wanted.candidates
        ]
        return self._merged(starts, wanted, verdicts, ignoring)

    def typed(self, text: str, day: date, wanted: Wanted, ignoring: Collection[UUID]) -> Typed | None:
        """What was typed, judged; ``None`` while it is no time."""
        minute = minute_of(text)
        if minute is None:
            return None
        starts = instant_of(day, minute, self._source.zone())
        if starts is None:
            engine = self._source.availability()
            skipped = engine.verdict_at(
                wanted.candidates[0], day, minute, wanted.minutes, wanted.kind, now=self._clock.now()
            )
            return Typed(verdict=skipped)
        time = self.at(starts, wanted, ignoring)
        return Typed(
            starts=starts,
            mechanic_id=time.mechanic_id,
            verdict=Verdict(time.refusals),
            droppable=time.droppable,
        )

    def nearest(self, starts: int, wanted: Wanted, ignoring: Collection[UUID], count: int = 4) -> list[Time]:
        """The free times nearest to ``starts``, in their order of time."""
        engine, now = self._source.availability(), self._clock.now()
        found: dict[int, Time] = {}
        for one in wanted.candidates:
            slots = engine.nearest(
                one,
                starts,
                wanted.minutes,
                wanted.kind,
                now=now,
                count=count,
                as_staff=True,
                others=False,
                ignoring=ignoring,
            )
            for slot in slots:
                if slot.starts >= now:
                    found.setdefault(
                        slot.starts, Time(starts=slot.starts, ends=slot.ends, mechanic_id=slot.mechanic_id)
                    )
        best = sorted(found.values(), key=lambda time: (abs(time.starts - starts), time.starts))[:count]
        return sorted(best, key=lambda time: time.starts)

    def _verdict(
        self,
        one: UUID | None,
        starts: int,
        wanted: Wanted,
        ignoring: Collection[UUID],
        *,
        drop_buffer: bool,
    ) -> Verdict:
        return self._source.availability().verdict(
            one,
            starts,
            starts + wanted.minutes * 60,
            wanted.kind,
            now=self._clock.now(),
            ignoring=ignoring,
            as_staff=True,
            drop_buffer=drop_buffer,
        )

    def _merged(
        self,
        starts: int,
        wanted: Wanted,
        verdicts: Sequence[tuple[UUID | None, Verdict]],
        ignoring: Collection[UUID],
    ) -> Time:
        """Free with the first who is free; else what can be helped comes first, then what lacks: a bay for who is
        free, or anybody who is; then the commonest reason."""
        ends = starts + wanted.minutes * 60
        for one, verdict in verdicts:
            if verdict.available:
                return Time(starts=starts, ends=ends, mechanic_id=one)
        for one, verdict in verdicts:
            if verdict.reasons == (Reason.BUFFER,):
                without = self._verdict(one, starts, wanted, ignoring, drop_buffer=True)
                if without.available:
                    return Time(starts=starts, ends=ends, refusals=verdict.refusals, droppable=True)
        for _, verdict in verdicts:
            if verdict.reasons == (Reason.NO_BAY,):
                return Time(starts=starts, ends=ends, refusals=verdict.refusals)
        if _nobody(verdicts):
            none = Refusal(reason=Reason.NO_MECHANIC, starts=starts, ends=ends)
            return Time(starts=starts, ends=ends, refusals=(none,))
        firsts = Counter(verdict.refusals[0].reason for _, verdict in verdicts)
        commonest = max(firsts, key=lambda reason: firsts[reason])
        shown = next(verdict for _, verdict in verdicts if verdict.refusals[0].reason is commonest)
        return Time(starts=starts, ends=ends, refusals=shown.refusals)

    def _part(self, starts: int) -> Part:
        return part_of(local_of(starts, self._source.zone())[1])


def _nobody(verdicts: Sequence[tuple[UUID | None, Verdict]]) -> bool:
    """Whether of several each has a reason of their own, and not all of them just do not work then."""
    firsts = {verdict.refusals[0].reason for _, verdict in verdicts}
    return len(verdicts) > 1 and firsts <= _OF_ONE and firsts != {Reason.OUTSIDE_HOURS}


def minute_of(text: str) -> int | None:
    """Minutes since midnight of ``9``, ``930``, ``9:30``, ``9h30``, ``14.15`` or ``2:15 pm``."""
    match = _TYPED.match(text.strip().lower().replace(".m.", "m").replace("a.m", "am").replace("p.m", "pm"))
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or match[3] or 0)
    half = (match[4] or "")[:1]
    if half and not 1 <= hour <= 12:
        return None
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return hour * 60 + minute if hour < 24 and minute < 60 else None
