"""Which zone a calendar means by a name: IANA's, Windows', an old long form, or the file's own VTIMEZONE."""

from __future__ import annotations

import re
import zoneinfo
from collections.abc import Iterable
from datetime import datetime, tzinfo
from functools import cache

import icalendar
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from sync_server.services.importing.ics_lines import Component, Line

BROKEN = (
    ValueError,
    TypeError,
    KeyError,
    AttributeError,
    LookupError,
    ArithmeticError,
    AssertionError,
    RecursionError,
)
"""What the calendar libraries raise on input that they did not expect."""
MOST_ZONES = 50
"""That a file defines by itself and uses; the others are not known."""
MOST_LINES, MOST_LETTERS, MOST_RULES = 2_000, 60_000, 20
"""Of one of them: each time of day in it is looked for among all of its changes."""
LAST = "21001231T000000Z"
_WEEKDAY, _DAY = "(SU|MO|TU|WE|TH|FR|SA)", "([+-]?([1-9]|1[0-9]|2[0-8]))"
_PLAIN = {
    "FREQ": re.compile("YEARLY"),
    "INTERVAL": re.compile("1"),
    "BYMONTH": re.compile("0?[1-9]|1[0-2]"),
    "BYDAY": re.compile(rf"([+-]?[1-4])?{_WEEKDAY}"),
    "BYMONTHDAY": re.compile(rf"{_DAY}(,({_DAY}|29|30|31)){{0,30}}"),
    "UNTIL": re.compile(r"\d{8}(T\d{6}Z?)?"),
    "COUNT": re.compile(r"\d{1,3}"),
    "WKST": re.compile(_WEEKDAY),
}
_NUMBERED = re.compile(r"\d")


@cache
def _known() -> dict[str, str]:
    """Lower case to the right spelling."""
    return {name.lower(): name for name in zoneinfo.available_timezones()}


@cache
def _windows() -> dict[str, str]:
    return {name.lower(): olson for name, olson in WINDOWS_TO_OLSON.items()}


class UnknownZone(Exception):
    """No rule of ours and no definition in the file says what this zone is."""


class Zones:
    """The zones of one file."""

    def __init__(self, components: Iterable[Component] = ()) -> None:
        self._defined = {_tzid(component): component for component in components}
        self._found: dict[str, tzinfo] = {}
        self._built = 0

    def find(self, name: str) -> tzinfo:
        """Raises ``UnknownZone``."""
        key = name.strip().strip('"').rstrip(":")
        if key not in self._found:
            zone = named_zone(key)
            if zone is None and key in self._defined and self._built < MOST_ZONES:
                self._built += 1
                zone = self._from_file(key)
            if zone is None:
                raise UnknownZone(key)
            self._found[key] = zone
        return self._found[key]

    def _from_file(self, name: str) -> tzinfo | None:
        component = self._defined.get(name)
        if component is None:
            return None
        for line in component.lines:
            if line.name == "X-LIC-LOCATION":
                located = named_zone(line.text.partition(":")[2].strip())
                if located is not None:
                    return located
        return _built(component)


def named_zone(name: str) -> tzinfo | None:
    """By IANA name in any case, Windows name, or the last parts of a path (/mozilla.org/…/Europe/Berlin)."""
    lowered = name.strip().lower()
    candidates = [lowered, _windows().get(lowered, "").lower()]
    parts = lowered.strip("/").split("/")
    candidates += ["/".join(parts[-count:]) for count in (3, 2) if len(parts) > count]
    for candidate in candidates:
        if candidate in _known():
            return zoneinfo.ZoneInfo(_known()[candidate])
    return None


def _tzid(component: Component) -> str:
    found = next((line for line in component.lines if line.name == "TZID"), None)
    return found.text.partition(":")[2].strip().rstrip(":") if found else ""


def _built(component: Component) -> tzinfo | None:
    """The zone as the file defines it; ``None`` when it cannot be used, or only at a cost."""
    try:
        lines = [_bounded(line) for line in component.lines]
        if len(lines) > MOST_LINES or sum(map(len, lines)) > MOST_LETTERS:
            return None
        if sum(line.name == "RRULE" for line in component.lines) > MOST_RULES:
            return None
        text = "\r\n".join(["BEGIN:VTIMEZONE", *lines, "END:VTIMEZONE", ""])
        defined = icalendar.Timezone.from_ical(text)
        if not isinstance(defined, icalendar.Timezone):
            return None
        zone: tzinfo = defined.to_tz(lookup_tzid=False)
        datetime(2026, 1, 1, tzinfo=zone).utcoffset()
    except BROKEN:
        return None
    return zone


def _bounded(line: Line) -> str:
    """The line, with an end for a rule: the library follows one to whatever year it is asked about.

    Only rules that bring a day in every few years, as the clocks of all countries go; of others it would look for
    the next one until the year 9999. Raises ``ValueError``.
    """
    if line.name != "RRULE":
        return line.text
    name, _, value = line.text.partition(":")
    parts = dict(part.partition("=")[::2] for part in value.strip().upper().split(";") if part)
    if not all(key in _PLAIN and _PLAIN[key].fullmatch(text) for key, text in parts.items()):
        raise ValueError("a rule that no zone has")
    if "FREQ" not in parts or ("BYMONTHDAY" in parts and _NUMBERED.search(parts.get("BYDAY", ""))):
        raise ValueError("a rule that may never come about")
    if not {"COUNT", "UNTIL"} & set(parts) or parts.get("UNTIL", "") > LAST:
        parts["UNTIL"] = LAST
    return f"{name}:{';'.join('='.join(part) for part in parts.items())}"
