"""An .ics file as text: lines unfolded, components found, each with the number of its line.

Reads what broken writers produce: a component that is not closed, or a line without colon, costs only
itself. What properties mean is not looked at here.
"""

from __future__ import annotations

import codecs
import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from scheduling.importing.report import Code, Entry, FileRefused

LARGEST_FILE = 20 * 1024 * 1024
MOST_COMPONENTS = 50_000
MOST_OPEN = 200
"""Components in one another: each END is looked for among them."""
WHOLE = ("VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE")
"""Components that are read as one; what is nested in them belongs to them."""

_NEWLINE = re.compile(r"\r\n|\n|\r")
_FOLDED_INSIDE = re.compile(rb"([\xc2-\xf4][\x80-\xbf]{0,2})(\r\n|\n|\r)[ \t]([\x80-\xbf]{1,3})")
"""A line that some programs fold by bytes, in the middle of a letter."""
_NAME = re.compile(r"([A-Za-z0-9-]+)\s*[;:]")


@dataclass(frozen=True, slots=True)
class Line:
    """An unfolded line and the number of its first physical line."""

    number: int
    text: str

    @property
    def name(self) -> str:
        """The property's name in upper case; empty when this is no property."""
        found = _NAME.match(self.text)
        return found.group(1).upper() if found else ""


@dataclass(slots=True)
class Component:
    """A component with its own lines (without those of components nested in it, except in a zone)."""

    name: str
    number: int
    calendar: int
    """Which VCALENDAR of the file, from 0."""
    lines: list[Line] = field(default_factory=list)


@dataclass(slots=True)
class CalendarFile:
    """``calendars`` are the properties of each VCALENDAR, by name."""

    calendars: list[dict[str, str]] = field(default_factory=list)
    components: list[Component] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)


def decode(data: bytes) -> str:
    """UTF-8 as the standard wants it, else by byte order mark, else as old Windows programs write."""
    if len(data) > LARGEST_FILE:
        raise FileRefused(Code.TOO_LARGE, limit=LARGEST_FILE // 1024 // 1024)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace")
    for candidate in (data, _FOLDED_INSIDE.sub(rb"\1\3\2 ", data)):
        with contextlib.suppress(UnicodeDecodeError):
            return candidate.decode("utf-8-sig")
    return data.decode("cp1252", "replace")


def unfold(text: str) -> Iterator[Line]:
    """Logical lines; a line that begins with a space or tab continues the one before."""
    parts: list[str] = []
    first = 0
    for number, physical in enumerate(_NEWLINE.split(text), 1):
        if physical[:1] in {" ", "\t"} and parts:
            parts.append(physical[1:])
            continue
        if parts:
            yield Line(first, "".join(parts))
        parts, first = ([physical], number) if physical.strip() else ([], number)
    if parts:
        yield Line(first, "".join(parts))


def read(data: bytes) -> CalendarFile:
    """Find the components of a file. Raises ``FileRefused`` when it is no calendar at all."""
    reader = _Reader()
    text = decode(data).replace("\x00", "")  # which no word has, and no database takes
    if not text.strip():
        raise FileRefused(Code.EMPTY)
    for line in unfold(text):
        reader.take(line)
    reader.close_all()
    if not reader.file.calendars and not reader.file.components:
        raise FileRefused(Code.NOT_A_CALENDAR)
    return reader.file


class _Reader:
    def __init__(self) -> None:
        self.file = CalendarFile()
        self.open: list[tuple[str, int]] = []
        """Names of the open components with their line numbers, outermost first."""
        self.current: Component | None = None
        self.depth = 0
        """How many components were open when ``current`` began."""

    def take(self, line: Line) -> None:
        name = line.name
        if name == "BEGIN":
            self._begin(line, _after_colon(line.text))
        elif name == "END":
            self._end(line, _after_colon(line.text))
        elif self.current is not None:
            self._property(self.current, line, name)
        elif name and self.open and self.file.calendars:
            self.file.calendars[-1].setdefault(name, line.text.partition(":")[2].strip())
        elif not name:
            self._say(line.number, Code.BAD_LINE, line.text)

    def _property(self, current: Component, line: Line, name: str) -> None:
        nested = len(self.open) > self.depth + 1
        if current.name == "VTIMEZONE" or (not nested and name):
            current.lines.append(line)
        elif not nested:
            self._say(line.number, Code.BAD_LINE, line.text, whole=False)

    def _begin(self, line: Line, name: str) -> None:
        if name in WHOLE and self.current is not None:
            self._not_closed(self.depth)
        if name == "VCALENDAR":
            self._not_closed(0)
            self.file.calendars.append({})
        elif name in WHOLE:
            if len(self.file.components) >= MOST_COMPONENTS:
                raise FileRefused(Code.TOO_MANY, line.number, limit=MOST_COMPONENTS)
            self.current = Component(name, line.number, max(len(self.file.calendars) - 1, 0))
            self.depth = len(self.open)
        elif self.current is not None and self.current.name == "VTIMEZONE":
            self.current.lines.append(line)
        if len(self.open) >= MOST_OPEN:
            raise FileRefused(Code.NOT_A_CALENDAR, line.number)
        self.open.append((name, line.number))

    def _end(self, line: Line, name: str) -> None:
        places = [place for place, (open_name, _) in enumerate(self.open) if open_name == name]
        if not places:
            self._say(line.number, Code.STRAY_END, line.text, whole=False)
            return
        place = places[-1]
        if self.current is not None and place < self.depth:
            self._not_closed(place + 1)
        elif self.current is not None and place == self.depth:
            self.file.components.append(self.current)
            self.current = None
        elif self.current is not None and self.current.name == "VTIMEZONE":
            self.current.lines.append(line)
        del self.open[place:]

    def _not_closed(self, down_to: int) -> None:
        """Give up the component that is being read: where it ends is unknown."""
        if self.current is not None:
            summary = next(
                (_after_colon(line.text, False) for line in self.current.lines if line.name == "SUMMARY"), ""
            )
            self._say(self.current.number, Code.NOT_CLOSED, summary, component=self.current.name)
            self.current = None
        del self.open[down_to:]

    def close_all(self) -> None:
        unclosed = [number for name, number in self.open if name == "VCALENDAR"]
        self._not_closed(0)
        for number in unclosed:
            self._say(number, Code.NOT_CLOSED, whole=False, component="VCALENDAR")

    def _say(self, number: int, code: Code, what: str = "", *, whole: bool = True, **params: object) -> None:
        self.file.entries.append(Entry(line=number, code=code, what=what[:80], whole=whole, params=params))


def _after_colon(text: str, upper: bool = True) -> str:
    value = text.partition(":")[2].strip()
    return value.upper() if upper else value
