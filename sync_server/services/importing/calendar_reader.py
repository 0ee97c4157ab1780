"""A calendar file to what it says within a window: occurrences, and an entry for everything left out.

Not here: whether an occurrence fits into the shop's own calendar (``calendar_plan``).
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import tzinfo

from scheduling.importing.report import Code, Entry
from sync_server.services.importing import ics_lines
from sync_server.services.importing.ics_events import Event, EventReader, Moment, Unreadable
from sync_server.services.importing.ics_lines import CalendarFile, Component
from sync_server.services.importing.ics_occurrences import MOST_OF_ALL, Taken, Window, expand, instant
from sync_server.services.importing.ics_rules import Steps
from sync_server.services.importing.ics_zones import Zones, named_zone

SECONDS_AT_MOST = 60.0


@dataclass(slots=True, kw_only=True)
class CalendarContent:
    """What was read: by start, and ``entries`` by line."""

    name: str
    """The calendar's own name, or empty."""
    window: Window
    zone: tzinfo
    occurrences: list[Taken] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    events: int = 0
    """VEVENTs in the file."""


@dataclass(slots=True)
class _Group:
    """The events of one UID, and the recurrences of it that were changed in a way we cannot read."""

    events: list[Event] = field(default_factory=list)
    lost: list[Moment] = field(default_factory=list)


def read_calendar(
    data: bytes, zone: tzinfo, window: Window, *, stopwatch: Callable[[], float] = time.monotonic
) -> CalendarContent:
    """Read a file. ``zone`` is the organization's, for all-day events and times without zone.

    Raises ``FileRefused`` when it is no calendar.
    """
    file = ics_lines.read(data)
    content = CalendarContent(name=_name(file), window=window, zone=zone, entries=list(file.entries))
    groups = _groups(file, zone, content)
    deadline = stopwatch() + SECONDS_AT_MOST
    expansion = _Expansion(content)
    for group in groups.values():
        if not group.events:
            continue
        if stopwatch() > deadline or len(content.occurrences) > MOST_OF_ALL:
            code = Code.OUT_OF_TIME if stopwatch() > deadline else Code.TOO_FULL
            content.entries += [
                Entry(line=event.line, code=code, what=event.summary, params={"limit": MOST_OF_ALL})
                for event in group.events
            ]
            continue
        expansion.take(group)
    if not content.events and not content.entries:
        content.entries.append(Entry(line=0, code=Code.NO_EVENTS, whole=False))
    content.occurrences.sort(key=lambda taken: (taken.starts, taken.ends, taken.key))
    content.entries.sort(key=lambda entry: entry.line)
    return content


class _Expansion:
    """The groups of a file one after another, with what they share: keys, lines that were spoken of, steps."""

    def __init__(self, content: CalendarContent) -> None:
        self._content = content
        self._keys: set[str] = set()
        self._said = {entry.line for entry in content.entries}
        self._steps = Steps()

    def take(self, group: _Group) -> None:
        """Add its occurrences to the content, and an entry for each event without any."""
        content = self._content
        before = len(content.entries)
        group.events[:] = _without_called_off(group.events, content)
        say = content.entries.append
        taken = list(expand(group.events, group.lost, content.window, content.zone, say, steps=self._steps))
        content.occurrences += _meant(taken, self._keys, content)
        self._said.update(entry.line for entry in content.entries[before:])
        content.entries += _not_in_window(group, taken, self._said, content)


def _name(file: CalendarFile) -> str:
    return next((calendar["X-WR-CALNAME"] for calendar in file.calendars if "X-WR-CALNAME" in calendar), "")


def _groups(file: CalendarFile, zone: tzinfo, content: CalendarContent) -> dict[str, _Group]:
    """Readable events by UID; the rest becomes entries."""
    zones = Zones(component for component in file.components if component.name == "VTIMEZONE")
    readers: dict[int, EventReader] = {}
    groups: dict[str, _Group] = {}
    for component in file.components:
        if component.name == "VTIMEZONE":
            continue
        if component.name != "VEVENT":
            content.entries.append(_no_event(component))
            continue
        content.events += 1
        reader = readers.setdefault(component.calendar, _reader(file, component.calendar, zones, zone))
        try:
            event = reader.read(component, content.entries.append)
            if _is_cancellation(file, component.calendar):
                event.status = "CANCELLED"
            groups.setdefault(event.uid, _Group()).events.append(event)
        except Unreadable as problem:
            content.entries.append(
                Entry(line=problem.line, code=problem.code, what=_summary(component), params=problem.params)
            )
            if problem.uid and problem.modifies is not None:
                groups.setdefault(problem.uid, _Group()).lost.append(problem.modifies)
    return groups


def _reader(file: CalendarFile, number: int, zones: Zones, zone: tzinfo) -> EventReader:
    properties = file.calendars[number] if number < len(file.calendars) else {}
    named = named_zone(properties.get("X-WR-TIMEZONE", ""))
    return EventReader(zones, named or zone, named)


def _is_cancellation(file: CalendarFile, number: int) -> bool:
    """Whether the calendar is a message that calls off what it names."""
    properties = file.calendars[number] if number < len(file.calendars) else {}
    return properties.get("METHOD", "").upper() == "CANCEL"


def _without_called_off(events: list[Event], content: CalendarContent) -> list[Event]:
    """Without what a cancellation of the same number calls off: some programs do not count it as a change."""
    off = {(event.modifies, event.sequence) for event in events if event.status == "CANCELLED"}
    kept: list[Event] = []
    for event in events:
        if event.status != "CANCELLED" and (event.modifies, event.sequence) in off:
            content.entries.append(Entry(line=event.line, code=Code.REPLACED, what=event.summary))
        else:
            kept.append(event)
    return kept


def _summary(component: Component) -> str:
    found = next((line for line in component.lines if line.name == "SUMMARY"), None)
    return found.text.partition(":")[2].strip()[:80] if found else ""


def _no_event(component: Component) -> Entry:
    return Entry(
        line=component.number,
        code=Code.NOT_AN_EVENT,
        what=_summary(component),
        params={"component": component.name},
    )


def _meant(taken: list[Taken], keys: set[str], content: CalendarContent) -> Iterator[Taken]:
    """Without what is cancelled, free time, of no length, or there twice; each said once an event."""
    left: Counter[tuple[int, str, Code]] = Counter()
    for occurrence in taken:
        code = _why_not(occurrence, keys)
        if code is None:
            keys.add(occurrence.key)
            yield occurrence
        else:
            left[occurrence.event.line, occurrence.event.summary, code] += 1
    for (line, summary, code), count in left.items():
        content.entries.append(Entry(line=line, code=code, what=summary, count=count))


def _why_not(occurrence: Taken, keys: set[str]) -> Code | None:
    if occurrence.event.status == "CANCELLED":
        return Code.CANCELLED
    if occurrence.event.transparent:
        return Code.NOT_BUSY
    if occurrence.starts >= occurrence.ends:
        return Code.ZERO_LENGTH
    return Code.DUPLICATE if occurrence.key in keys else None


def _not_in_window(
    group: _Group, taken: list[Taken], said: set[int], content: CalendarContent
) -> Iterator[Entry]:
    """Events without any occurrence, unless something else was said about their lines."""
    seen = {occurrence.event.line for occurrence in taken}
    newest = max((each.sequence for each in group.events if each.modifies is None), default=0)
    for event in group.events:
        if event.line not in seen and event.line not in said:
            code = _why_nothing(event, group, newest, content)
            day = {"day": event.start.isoformat()[:10]} if code is Code.OUTSIDE_WINDOW else {}
            yield Entry(line=event.line, code=code, what=event.summary, params=day)


def _why_nothing(event: Event, group: _Group, newest: int, content: CalendarContent) -> Code:
    if event.modifies is None and event.sequence < newest:
        return Code.REPLACED
    if not _touches(event, content):
        return Code.OUTSIDE_WINDOW
    if event.modifies is None and group.lost:
        return Code.LOST_CHANGE
    if len(group.events) > 1:
        return Code.REPLACED
    if event.recurs:
        return Code.NO_OCCURRENCE
    return Code.LEFT_OUT if "EXDATE" in event.component else Code.REPLACED


def _touches(event: Event, content: CalendarContent) -> bool:
    """Whether it stands in the window by itself; if it gave nothing, another version took its place."""
    starts = instant(event.start, content.zone)
    ends = instant(event.end, content.zone)
    return starts < content.window.ends and ends > content.window.starts
