"""One VEVENT made ready for expansion: its times with their zones, its rules checked, the rest left behind.

Only the properties that an import needs are read, so an alarm that nobody understands costs nothing.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any

import icalendar
from icalendar.parser import Contentline
from icalendar.prop import vDDDLists, vDDDTypes, vDuration, vRecur, vText

from scheduling.importing.report import Code, Entry
from sync_server.services.importing.ics_lines import Component, Line
from sync_server.services.importing.ics_rules import MOST_LISTED, listed
from sync_server.services.importing.ics_zones import BROKEN, UnknownZone, Zones

WANTED = frozenset(
    {
        "UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SUMMARY",
        "DESCRIPTION", "STATUS", "TRANSP", "SEQUENCE", "ATTENDEE", "ORGANIZER",
    }
)  # fmt: skip
TIMES = frozenset({"DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID"})
"""Without one of these an event would stand at another time, so a line that cannot be read costs the event."""
LONGEST = timedelta(days=366)
MOST_RULES = 5
FIRST_YEAR, LAST_YEAR = 2, 9990
"""Beyond them a day more, or another zone, may be a date that does not exist."""
LAST_SECOND = time(23, 59, 59)
MOST_DATES = 5_000
MOST_A_DAY = 96
TOO_OFTEN = {"SECONDLY", "MINUTELY"}

Moment = date | datetime
_ENDLESS = re.compile(r"(?i)(?<![A-Z])COUNT=\+?[0-9]{7,}(;|$)")
"""A number of times that nobody lives to see."""
_DATE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DATE_TIME = re.compile(r"(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?(Z?)")


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    email: str


@dataclass(slots=True, kw_only=True)
class Event:
    """What a VEVENT says. ``component`` is what the expansion works on."""

    line: int
    uid: str
    component: icalendar.Event
    start: Moment
    end: Moment
    all_day: bool
    summary: str = ""
    description: str = ""
    status: str = ""
    transparent: bool = False
    modifies: Moment | None = None
    """The recurrence that it replaces."""
    recurs: bool = False
    times_a_day: int = 0
    """How often its rules make it occur on a day at most."""
    sequence: int = 0
    attendees: list[Person] = field(default_factory=list)


class Unreadable(Exception):
    """The event cannot be taken; ``modifies`` is the recurrence that it would have replaced, if known."""

    def __init__(
        self, code: Code, line: int, uid: str = "", modifies: Moment | None = None, **params: object
    ) -> None:
        super().__init__(code.value)
        self.code, self.line, self.uid, self.modifies, self.params = code, line, uid, modifies, params


@dataclass(frozen=True, slots=True)
class _Property:
    line: int
    name: str
    params: dict[str, str]
    value: str


class EventReader:
    """Reads the events of one VCALENDAR. ``floating`` is the zone of times that name none."""

    def __init__(self, zones: Zones, floating: tzinfo, utc_as: tzinfo | None = None) -> None:
        self._zones = zones
        self._floating = floating
        self._utc_as = utc_as
        """X-WR-TIMEZONE: what is written in UTC is meant as wall-clock time there."""
        self._anonymous: dict[str, int] = {}

    def read(self, source: Component, say: Callable[[Entry], None]) -> Event:
        """Raises ``Unreadable``; ``say`` gets the entries on lines that were left out."""
        properties = self._properties(source, say)
        uid = properties["UID"][0].value.strip() if "UID" in properties else ""
        modifies = self._modifies(properties)
        try:
            return self._event(source, properties, uid or self._invent_uid(source), modifies)
        except Unreadable as problem:
            problem.uid, problem.modifies = uid, modifies
            raise

    def _properties(self, source: Component, say: Callable[[Entry], None]) -> dict[str, list[_Property]]:
        found: dict[str, list[_Property]] = {}
        for line in source.lines:
            if line.name not in WANTED:
                continue
            try:
                read = _split(line)
            except BROKEN:
                if line.name not in TIMES:
                    say(Entry(line=line.number, code=Code.BAD_LINE, what=line.text[:80], whole=False))
                    continue
                read = _Property(line.number, line.name, {}, "?")  # as a value it cannot be read either
            found.setdefault(read.name, []).append(read)
        return found

    def _event(
        self, source: Component, properties: dict[str, list[_Property]], uid: str, modifies: Moment | None
    ) -> Event:
        if "DTSTART" not in properties:
            raise Unreadable(Code.NO_START, source.number)
        component = icalendar.Event()
        component["UID"] = vText(uid)
        start = self._moment(properties["DTSTART"][0])
        all_day = not isinstance(start, datetime)
        component["DTSTART"] = vDDDTypes(start)
        end = self._end(properties, start)
        component["DTEND"] = vDDDTypes(end)
        if modifies is not None:
            component["RECURRENCE-ID"] = _recurrence_id(properties["RECURRENCE-ID"][0], modifies)
        component["SEQUENCE"] = sequence = _sequence(properties)
        recurs = self._add_rules(component, properties, start)
        return Event(
            line=source.number,
            uid=uid,
            component=component,
            start=start,
            end=end,
            all_day=all_day,
            summary=_text(properties, "SUMMARY"),
            description=_text(properties, "DESCRIPTION"),
            status=_text(properties, "STATUS").upper(),
            transparent=_text(properties, "TRANSP").upper() == "TRANSPARENT",
            modifies=modifies,
            recurs=recurs,
            times_a_day=sum(map(times_a_day, component.get("RRULE", ()))),
            sequence=sequence,
            attendees=_attendees(properties),
        )

    def _invent_uid(self, source: Component) -> str:
        """A name for an event without one that is the same each time the file is read."""
        digest = hashlib.sha256("\n".join(line.text for line in source.lines).encode()).hexdigest()[:24]
        self._anonymous[digest] = self._anonymous.get(digest, 0) + 1
        return f"no-uid-{digest}-{self._anonymous[digest]}"

    def _modifies(self, properties: dict[str, list[_Property]]) -> Moment | None:
        if "RECURRENCE-ID" not in properties:
            return None
        found = properties["RECURRENCE-ID"][0]
        moment = self._moment(found)
        if not _reachable(moment):
            raise Unreadable(Code.BAD_PROPERTY, found.line, property="RECURRENCE-ID")
        return moment

    def _end(self, properties: dict[str, list[_Property]], start: Moment) -> Moment:
        if start.year > LAST_YEAR:
            raise Unreadable(Code.BAD_PROPERTY, properties["DTSTART"][0].line, property="DTSTART")
        end = self._raw_end(properties, start)
        if not isinstance(start, datetime):
            last = end.date() if isinstance(end, datetime) else end
            end = max(last, start + timedelta(days=1))
            length = end - start
        else:
            if not isinstance(end, datetime):
                end = datetime(end.year, end.month, end.day, tzinfo=start.tzinfo)
            length = end - start
        line = _line_of(properties, "DTEND", "DURATION", "DTSTART")
        _check_length(length, line)
        return end

    def _raw_end(self, properties: dict[str, list[_Property]], start: Moment) -> Moment:
        if "DTEND" in properties:
            return self._moment(properties["DTEND"][0])
        if "DURATION" in properties:
            found = properties["DURATION"][0]
            try:
                return start + _duration(found.value)
            except BROKEN:
                raise Unreadable(Code.BAD_PROPERTY, found.line, property="DURATION") from None
        return start if isinstance(start, datetime) else start + timedelta(days=1)

    def _add_rules(
        self, component: icalendar.Event, properties: dict[str, list[_Property]], start: Moment
    ) -> bool:
        rules = [_rule(found, start) for found in properties.get("RRULE", ()) if found.value.strip()]
        if len(rules) > MOST_RULES:
            raise Unreadable(Code.TOO_MANY_DATES, properties["RRULE"][-1].line, limit=MOST_RULES)
        if rules:
            component["RRULE"] = rules
        for name in ("RDATE", "EXDATE"):
            dates = [moment for found in properties.get(name, ()) for moment in self._moments(found)]
            dates = [moment for moment in dates if _reachable(moment)]
            if name == "RDATE":
                dates = [_like(moment, start) for moment in dates]
            if len(dates) > MOST_DATES:
                raise Unreadable(Code.TOO_MANY_DATES, properties[name][-1].line, limit=MOST_DATES)
            if dates:
                component[name] = [vDDDLists([moment]) for moment in dates]
        return bool(rules) or "RDATE" in component

    def _moments(self, found: _Property) -> list[Moment | tuple[Moment, Moment | timedelta]]:
        return [self._moment_or_period(found, text) for text in found.value.split(",") if text.strip()]

    def _moment_or_period(self, found: _Property, text: str) -> Moment | tuple[Moment, Moment | timedelta]:
        start, slash, end = text.strip().partition("/")
        if not slash:
            return self._moment(found, start)
        first = self._moment(found, start)
        try:
            last = _duration(end) if end.startswith(("P", "+P", "-P")) else self._moment(found, end)
            length = last if isinstance(last, timedelta) else last - first
        except BROKEN:
            raise Unreadable(Code.BAD_PROPERTY, found.line, property=found.name) from None
        _check_length(length, found.line)
        return first, last

    def _moment(self, found: _Property, text: str | None = None) -> Moment:
        """A local date, or an instant in the zone in which it recurs."""
        value = (found.value if text is None else text).strip().upper()
        try:
            if day := _DATE.fullmatch(value):
                return date(*map(int, day.groups()))
            if at := _DATE_TIME.fullmatch(value):
                year, month, day_number, hour, minute, second = (int(part or 0) for part in at.groups()[:6])
                wall = datetime(year, month, day_number, hour, minute, min(second, 59))  # noqa: DTZ001 - zone follows
                return self._zoned(found, wall, is_utc=bool(at.group(7)))
        except UnknownZone as problem:
            raise Unreadable(Code.UNKNOWN_ZONE, found.line, zone=str(problem)[:80]) from None
        except (ValueError, OverflowError):
            pass
        raise Unreadable(Code.BAD_PROPERTY, found.line, property=found.name)

    def _zoned(self, found: _Property, wall: datetime, *, is_utc: bool) -> datetime:
        if is_utc:
            at = wall.replace(tzinfo=UTC)
            return at if self._utc_as is None else at.astimezone(self._utc_as)
        named = found.params.get("TZID")
        return wall.replace(tzinfo=self._zones.find(named) if named else self._floating)


def _split(line: Line) -> _Property:
    name, params, value = Contentline(line.text).parts()  # type: ignore[no-untyped-call] # icalendar's own
    texts = {
        key.upper(): value if isinstance(value, str) else ",".join(value) for key, value in params.items()
    }
    return _Property(line.number, name.upper(), texts, str(value))


def _check_length(length: timedelta, line: int) -> None:
    if length < timedelta(0):
        raise Unreadable(Code.ENDS_BEFORE_START, line)
    if length > LONGEST:
        raise Unreadable(Code.TOO_LONG, line, days=length.days)


def _duration(text: str) -> timedelta:
    length: timedelta = vDuration.from_ical(text)  # type: ignore[no-untyped-call] # icalendar's own
    return length


def _like(moment: Moment | tuple[Moment, Moment | timedelta], start: Moment) -> Any:
    """An extra date of an event with a time of day is at that time; all others are as they are written."""
    if isinstance(moment, date) and not isinstance(moment, datetime) and isinstance(start, datetime):
        return datetime.combine(moment, start.timetz())
    return moment


def _reachable(moment: Moment | tuple[Moment, Moment | timedelta]) -> bool:
    """Whether a date, or a period's start, is not only a way to say "never"."""
    return FIRST_YEAR <= (moment[0] if isinstance(moment, tuple) else moment).year <= LAST_YEAR


def _until(until: Moment, start: Moment) -> Moment:
    """A time without zone is on the event's own clock, not on UTC's; a day is meant to its very end there."""
    if not isinstance(start, datetime):
        return until
    if not isinstance(until, datetime):
        until = datetime.combine(until, LAST_SECOND)
    return until if until.tzinfo is not None else until.replace(tzinfo=start.tzinfo).astimezone(UTC)


def _rule(found: _Property, start: Moment) -> vRecur:
    try:
        rule: vRecur = vRecur.from_ical(_ENDLESS.sub("", found.value.strip()).strip(";"))
        if "UNTIL" in rule:
            rule["UNTIL"] = [_until(until, start) for until in rule["UNTIL"] if until.year <= LAST_YEAR]
            if not rule["UNTIL"]:
                del rule["UNTIL"]  # "for ever", as some programs write it
        frequencies = {str(value).upper() for value in rule.get("FREQ", [])}
    except BROKEN:
        raise Unreadable(Code.BAD_RULE, found.line, rule=found.value[:80]) from None
    if "COUNT" in rule and min(rule["COUNT"], default=0) < 0:
        del rule["COUNT"]  # some programs write -1 for "no end"
    endless = min(rule.get("INTERVAL", [1]), default=1) < 1
    if len(frequencies) != 1 or endless or {"COUNT", "UNTIL"} <= set(rule):
        raise Unreadable(Code.BAD_RULE, found.line, rule=found.value[:80])
    if listed(rule) > MOST_LISTED:
        raise Unreadable(Code.TOO_MANY_DATES, found.line, limit=MOST_LISTED)
    if frequencies & TOO_OFTEN or times_a_day(rule) > MOST_A_DAY:
        raise Unreadable(Code.TOO_FREQUENT, found.line, rule=found.value[:80])
    return rule


def times_a_day(rule: vRecur) -> int:
    """At most; what an hour, minute or second is listed for multiplies."""
    hours = 24 if "HOURLY" in rule["FREQ"] else max(1, len(rule.get("BYHOUR", ())))
    return hours * max(1, len(rule.get("BYMINUTE", ()))) * max(1, len(rule.get("BYSECOND", ())))


def _recurrence_id(found: _Property, moment: Moment) -> vDDDTypes:
    recurrence_id = vDDDTypes(moment)
    if found.params.get("RANGE", "").upper() == "THISANDFUTURE":
        recurrence_id.params["RANGE"] = "THISANDFUTURE"
    return recurrence_id


def _sequence(properties: dict[str, list[_Property]]) -> int:
    text = properties["SEQUENCE"][0].value.strip() if "SEQUENCE" in properties else ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _text(properties: dict[str, list[_Property]], name: str) -> str:
    if name not in properties:
        return ""
    return " ".join(str(vText.from_ical(properties[name][0].value)).replace("\x00", "").split())


def _attendees(properties: dict[str, list[_Property]]) -> list[Person]:
    """Those invited, without the organizer, rooms and equipment."""
    organizers = {_address(found.value) for found in properties.get("ORGANIZER", ())}
    people = []
    for found in properties.get("ATTENDEE", ()):
        address = _address(found.value)
        if address not in organizers and found.params.get("CUTYPE", "INDIVIDUAL").upper() == "INDIVIDUAL":
            people.append(Person(found.params.get("CN", "").strip(), address))
    return people


def _address(value: str) -> str:
    lowered = value.strip().lower()
    return lowered.removeprefix("mailto:") if lowered.startswith("mailto:") else ""


def _line_of(properties: dict[str, list[_Property]], *names: str) -> int:
    return next(properties[name][0].line for name in names if name in properties)
