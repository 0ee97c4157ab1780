"""When a sentence means, and whether that is free: the day, the minute, and the nearest free times where it is not.

Asks the one engine as staff (``booking_times``). Not here: the other parts of the sentence (``quick_add``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_choices import Choices
from desktop.presenters.booking_draft import BookingSeed, Draft
from desktop.presenters.booking_times import BookingTimes, Time, Wanted
from desktop.presenters.clock import Clock
from desktop.presenters.quick_add_model import Standing, Understood
from desktop.presenters.sentence.parts import Part
from desktop.presenters.sentence.reading import Reading
from scheduling.calendar_rules import instant_of, local_of

NEAREST = 4
MIDDAY = 720


@dataclass(frozen=True, slots=True)
class ByHand:
    """What was chosen in place of what was said."""

    day: date | None = None
    minute: int | None = None


class SentenceTimes:
    """``own_holds`` never hide one's own slot."""

    def __init__(
        self,
        source: AvailabilitySource,
        clock: Clock,
        times: BookingTimes,
        choices: Choices,
        own_holds: Callable[[], Collection[UUID]],
    ) -> None:
        self._source = source
        self._clock = clock
        self._times = times
        self._choices = choices
        self._own_holds = own_holds

    def when(self, so_far: Understood, chosen: ByHand, seed: BookingSeed) -> Understood:
        """The same with its day and time; ``seed`` is where the calendar stands, if nothing was said of either."""
        standing, said = so_far.standing, so_far.reading.time
        minute = chosen.minute
        if minute is None and said is not None and said.exact:
            minute, standing[Part.TIME] = said.minute, Standing.SAID
        if minute is None and said is None and so_far.reading.day is None and seed.starts is not None:
            minute = local_of(seed.starts, self._source.zone())[1]
            standing[Part.TIME] = Standing.ASSUMED
        day = chosen.day or self._day(so_far.reading, minute, seed, standing)
        so_far = replace(so_far, day=day, span=said if minute is None else None)
        if day is None:
            return so_far
        return self._within(so_far, day) if minute is None else self._at(so_far, day, minute)

    def free(self, now: Understood) -> list[Time]:
        """The free times of the day that is meant."""
        wanted = self._wanted(now.draft)
        if wanted is None or now.day is None:
            return []
        parts = self._times.day(now.day, wanted, self._own_holds())
        return [time for part in parts for time in part.times if time.free]

    def _day(
        self, reading: Reading, minute: int | None, seed: BookingSeed, standing: dict[Part, Standing]
    ) -> date | None:
        """As said; a weekday that is today's is a week ahead once its time has passed. A time alone is the next."""
        zone = self._source.zone()
        today, now = local_of(self._clock.now(), zone)
        if reading.day is not None:
            standing[Part.DAY] = Standing.SAID
            passed = reading.day.weekday and reading.day.day == today and minute is not None and minute <= now
            return reading.day.day + timedelta(days=7 if passed else 0)
        if minute is None and reading.time is None:
            return None
        standing[Part.DAY] = Standing.ASSUMED
        if reading.time is None and seed.starts is not None:
            return local_of(seed.starts, zone)[0]
        until = reading.time.until if reading.time is not None else 0
        return today if (until if minute is None else minute) > now else today + timedelta(days=1)

    def _at(self, so_far: Understood, day: date, minute: int) -> Understood:
        """At that minute: free, or why not and what is near."""
        starts, wanted = instant_of(day, minute, self._source.zone()), self._wanted(so_far.draft)
        if starts is None:
            so_far.standing[Part.TIME] = Standing.WRONG
            return so_far
        if wanted is None:
            return replace(so_far, time=Time(starts=starts, ends=starts))
        time = self._times.at(starts, wanted, self._own_holds())
        if time.free:
            return replace(so_far, time=time)
        so_far.standing[Part.TIME] = Standing.WRONG
        return replace(so_far, time=time, nearest=self._near(starts, wanted))

    def _within(self, so_far: Understood, day: date) -> Understood:
        """With a day alone, its first free times; after three, in the morning: the first that fits is assumed."""
        wanted = self._wanted(so_far.draft)
        if wanted is None:
            return so_far
        span, zone = so_far.span, self._source.zone()
        free = [
            time
            for time in self.free(so_far)
            if span is None or span.minute <= local_of(time.starts, zone)[1] < span.until
        ]
        if span is not None and free:
            so_far.standing[Part.TIME] = Standing.SAID
            return replace(so_far, time=free[0])
        so_far.standing[Part.TIME] = Standing.MISSING if free else Standing.WRONG
        if free:
            return replace(so_far, nearest=tuple(free[:NEAREST]))
        starts = instant_of(day, span.minute if span is not None else MIDDAY, zone)
        return replace(so_far, nearest=self._near(starts or self._clock.now(), wanted))

    def _near(self, starts: int, wanted: Wanted) -> tuple[Time, ...]:
        return tuple(self._times.nearest(starts, wanted, self._own_holds(), NEAREST))

    def _wanted(self, draft: Draft) -> Wanted | None:
        candidates = self._choices.candidates(draft)
        if draft.kind is None or draft.minutes is None or not candidates:
            return None
        return Wanted(kind=draft.kind, minutes=draft.minutes, candidates=candidates)
