"""A second, naive reading of calendars for the tests: regular expressions and dateutil, nothing of the importer's.

Counts the occurrences that block time within a window. Knows what the sample files use, and no more: no RDATE
periods, no THISANDFUTURE, and wall-clock arithmetic in one zone an event.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr  # type: ignore[import-untyped] # it has no stubs


@dataclass
class _Event:
    properties: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def first(self, name: str) -> str:
        return self.properties[name][0][1] if name in self.properties else ""


def _events(text: str) -> list[_Event]:
    unfolded = re.sub(r"\r?\n[ \t]", "", text)
    found = []
    for body in re.findall(r"BEGIN:VEVENT\r?\n(.*?)END:VEVENT", unfolded, re.S):
        event = _Event()
        outside = re.sub(r"BEGIN:VALARM.*?END:VALARM\r?\n", "", body, flags=re.S)
        for line in outside.splitlines():
            if match := re.fullmatch(r"([A-Z-]+)((?:;[^:]*)?):(.*)", line):
                event.properties.setdefault(match[1], []).append((match[2], match[3]))
        found.append(event)
    return found


def _at(params: str, value: str, zone: tzinfo) -> datetime:
    if value.endswith("Z"):
        return datetime.strptime(value, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    named = re.search(r"TZID=([^;:]+)", params)
    own = ZoneInfo(named[1]) if named else zone
    form = "%Y%m%d" if len(value) == 8 else "%Y%m%dT%H%M%S"
    return datetime.strptime(value, form).replace(tzinfo=own)


def count(text: str, window: tuple[datetime, datetime], zone: tzinfo) -> int:
    """Occurrences of non-transparent, non-cancelled events of some length that touch ``window``."""
    total = 0
    events = _events(text)
    changed = {
        (event.first("UID"), _at(*event.properties["RECURRENCE-ID"][0], zone).astimezone(UTC))
        for event in events
        if "RECURRENCE-ID" in event.properties
    }
    for event in events:
        for start, end in _spans(event, changed, zone, window[1]):
            blocks = event.first("TRANSP") != "TRANSPARENT" and event.first("STATUS") != "CANCELLED"
            total += blocks and start < end and start < window[1] and end > window[0]
    return total


def _spans(
    event: _Event, changed: set[tuple[str, datetime]], zone: tzinfo, until: datetime
) -> list[tuple[datetime, datetime]]:
    start = _at(*event.properties["DTSTART"][0], zone)
    length = _length(event, start, zone)
    if "RECURRENCE-ID" in event.properties:
        return [(start, start + length)]
    starts = {start}
    for _, rule in event.properties.get("RRULE", []):
        starts |= {each.replace(tzinfo=start.tzinfo) for each in _expand(rule, start, until)}
    gone = {
        _at(params, value, zone).astimezone(UTC)
        for params, values in event.properties.get("EXDATE", [])
        for value in values.split(",")
    }
    uid = event.first("UID")
    return [
        (each, each + length)
        for each in starts
        if each.astimezone(UTC) not in gone and (uid, each.astimezone(UTC)) not in changed
    ]


def _expand(rule: str, start: datetime, until: datetime) -> list[datetime]:
    """On the wall clock; UNTIL in UTC is brought to the wall clock of that day."""
    if ends := re.search(r"UNTIL=(\d{8}T\d{6})Z", rule):
        local = datetime.strptime(ends[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC).astimezone(start.tzinfo)
        rule = rule.replace(ends[0], f"UNTIL={local:%Y%m%dT%H%M%S}")
    wall = start.replace(tzinfo=None)
    last = until.astimezone(start.tzinfo).replace(tzinfo=None)
    return list(rrulestr(rule, dtstart=wall).between(wall, last, inc=True))


def _length(event: _Event, start: datetime, zone: tzinfo) -> timedelta:
    if "DTEND" in event.properties:
        end = _at(*event.properties["DTEND"][0], zone)
        return end.astimezone(start.tzinfo).replace(tzinfo=None) - start.replace(tzinfo=None)
    hours = re.fullmatch(r"PT(?:(\d+)H)?(?:(\d+)M)?", event.first("DURATION"))
    return timedelta(hours=int(hours[1] or 0), minutes=int(hours[2] or 0)) if hours else timedelta(0)
