"""Events expanded to the occurrences in a window of time, each with a key that stays from import to import.

The expansion is recurring-ical-events'; here are what it is given, its bounds, and the occurrences' names.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

import icalendar
import recurring_ical_events
from icalendar.prop import vDDDLists
from recurring_ical_events import ComponentsWithName
from recurring_ical_events import Occurrence as LibraryOccurrence

from scheduling.importing.report import Code, Entry
from sync_server.services.importing.ics_events import Event, Moment
from sync_server.services.importing.ics_rules import Steps, TooCostly, bounded_series
from sync_server.services.importing.ics_zones import BROKEN

MOST_OF_ONE = 5_000
MOST_OF_ALL = 50_000
MOST_BEFORE = 1_000_000
"""Occurrences of a series from its start to the window's end, since all of them are gone through."""
MARGIN = timedelta(days=2)
"""All-day events and zones reach over the window's edges; the exact cut is made afterwards, on instants."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """One occurrence: instants, and the event it comes from."""

    event: Event
    key: str
    """UID, and the recurrence's original start where it recurs."""
    starts: int
    ends: int


@dataclass(frozen=True, slots=True)
class Window:
    """Instants; what touches ``[starts, ends)`` is looked at."""

    starts: int
    ends: int


class _Keyed(LibraryOccurrence):  # type: ignore[misc] # the library has no types
    """Keeps the start that the recurrence had before THISANDFUTURE moved it."""

    def __init__(self, adapter: Any, start: Any = None, end: Any = None, sequence: int = -1) -> None:
        super().__init__(adapter, start, end, sequence)
        self.source = adapter._component
        if start is None:
            found = adapter._component.get("RECURRENCE-ID")
            self.original = adapter.start if found is None else found.dt
        else:
            self.original = start - adapter.move_recurrences_by


def expand(
    events: list[Event],
    lost: list[Moment],
    window: Window,
    zone: tzinfo,
    say: Callable[[Entry], None],
    *,
    steps: Steps,
) -> Iterator[Taken]:
    """The occurrences of one UID. ``lost`` are recurrences whose changed version could not be read.

    ``steps`` are what its rules may cost; without enough of them it is said to be ``TOO_COSTLY``.
    """
    by_component = {id(event.component): event for event in events}
    recurs = any(event.recurs or event.modifies is not None for event in events)
    found = _within_bounds(events, lost, window, zone, steps)
    if isinstance(found, Entry):
        say(found)
        return
    for occurrence in found:
        event = by_component[id(occurrence.source)]
        starts, ends = instant(occurrence.start, zone), instant(occurrence.end, zone)
        if starts < window.ends and (ends > window.starts or starts == ends >= window.starts):
            key = f"{event.uid}/{_stamp(occurrence.original)}" if recurs else event.uid
            yield Taken(event=event, key=key, starts=starts, ends=ends)


def _within_bounds(
    events: list[Event], lost: list[Moment], window: Window, zone: tzinfo, steps: Steps
) -> list[Any] | Entry:
    """All that the library finds, or why there is nothing of it."""
    for event in events:
        days = (window.ends - instant(event.start, zone)) // 86400
        if days * event.times_a_day > MOST_BEFORE:
            return _left_out(event, Code.TOO_MANY_TIMES, limit=MOST_BEFORE)
    try:
        found = list(itertools.islice(_occurrences(events, lost, window, steps), MOST_OF_ONE + 1))
    except TooCostly:
        return _left_out(events[0], Code.TOO_COSTLY)
    except BROKEN as problem:
        return _left_out(events[0], Code.BAD_RULE, rule=f"{type(problem).__name__}: {problem}"[:120])
    if len(found) > MOST_OF_ONE:
        return _left_out(events[0], Code.TOO_MANY_TIMES, limit=MOST_OF_ONE)
    return found


def _left_out(event: Event, code: Code, **params: object) -> Entry:
    return Entry(line=event.line, code=code, what=event.summary, params=params)


def _occurrences(events: list[Event], lost: list[Moment], window: Window, steps: Steps) -> Iterator[Any]:
    calendar = icalendar.Calendar()
    for event in events:
        if lost and event.modifies is None:
            before = event.component.get("EXDATE", [])
            event.component["EXDATE"] = [*before, *(vDDDLists([moment]) for moment in lost)]
        calendar.add_component(event.component)
    select = ComponentsWithName("VEVENT", series=bounded_series(steps), occurrence=_Keyed)
    query = recurring_ical_events.of(calendar, components=[select])
    start = datetime.fromtimestamp(window.starts, UTC) - MARGIN
    stop = datetime.fromtimestamp(window.ends, UTC) + MARGIN
    for series in query.series:
        yield from series.between(start, stop)


def instant(moment: Moment, zone: tzinfo) -> int:
    """Seconds UTC; a local date begins at midnight in ``zone``, or at the first moment after it."""
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, time(), zone)
    return int((moment if moment.tzinfo else moment.replace(tzinfo=zone)).timestamp())


def _stamp(moment: Moment) -> str:
    if isinstance(moment, datetime):
        at = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return date(moment.year, moment.month, moment.day).strftime("%Y%m%d")
