"""Which zone a calendar means by a name: IANA's, Windows', an old long form, or the file's own VTIMEZONE."""

from __future__ import annotations

import zoneinfo
from collections.abc import Iterable
from datetime import datetime, tzinfo
from functools import cache

import icalendar
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from sync_server.services.importing.ics_lines import Component

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

    def find(self, name: str) -> tzinfo:
        """Raises ``UnknownZone``."""
        key = name.strip().strip('"').rstrip(":")
        if key not in self._found:
            zone = named_zone(key) or self._from_file(key)
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
    """The zone as the file defines it; ``None`` when it cannot be used, or not in reasonable time."""
    rules = [line.text.upper() for line in component.lines if line.name == "RRULE"]
    if any("FREQ=YEARLY" not in rule for rule in rules) or len(component.lines) > 2_000:
        return None
    text = "\r\n".join(["BEGIN:VTIMEZONE", *(line.text for line in component.lines), "END:VTIMEZONE", ""])
    try:
        defined = icalendar.Timezone.from_ical(text)
        if not isinstance(defined, icalendar.Timezone):
            return None
        zone: tzinfo = defined.to_tz(lookup_tzid=False)
        datetime(2026, 1, 1, tzinfo=zone).utcoffset()
    except BROKEN:
        return None
    return zone
