"""A booking as a calendar file (.ics), for whoever hands it to the customer: the desk now, a message later; or many.

The words, in the customer's language, and the zone are arguments. ``METHOD:PUBLISH``: the file goes from hand to hand,
and no program is to answer it. One booking keeps one ``UID``; a higher ``SEQUENCE`` takes the place of what was saved
before. Not here: reading calendars (``importing``), or which booking may be saved (``presenters/invites``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from enum import StrEnum
from uuid import UUID

from scheduling.calendar_rules import DAY_SECONDS, instant_of, local_of, offset_at

ALARM_MINUTES = 15
LINE_OCTETS = 75
PROGRAM = "-//Auto Doctor//Workshop//EN"
_YEAR = 366 * DAY_SECONDS
_STEP = 7 * DAY_SECONDS
"""No zone changes its clock twice in less."""
_ORGANIZER_QUOTES = str.maketrans({'"': "'", "\n": " ", "\r": " "})


class InviteStatus(StrEnum):
    """As calendars name it."""

    TENTATIVE = "TENTATIVE"
    """Somebody has still to answer: the server, or the mechanic."""
    CONFIRMED = "CONFIRMED"
    CANCELLED = "CANCELLED"


@dataclass(frozen=True, slots=True, kw_only=True)
class Invite:
    """One booking at a time, with all that its file says. Instants are seconds UTC."""

    session_id: UUID
    moves: int
    """How often its time was changed."""
    status: InviteStatus
    starts: int
    ends: int
    made_at: int
    """When the file is written: of two with the same number the later one counts."""
    zone: str
    """The workshop's, by its IANA name."""
    summary: str
    location: str = ""
    description: str = ""
    organizer: str = ""
    """The workshop's name."""
    email: str = ""
    """The workshop's; without it nobody is named as who sends it."""
    rings: bool = True
    """Whether it reminds of itself before it begins."""


def invite_file(invite: Invite, zone: tzinfo) -> bytes:
    """The whole file; ``zone`` is ``invite.zone``."""
    return calendar_file([invite], zone)


def calendar_file(invites: Sequence[Invite], zone: tzinfo) -> bytes:
    """One file of several, the first of which begins first, within a year; all of one zone. There is one at least."""
    first = invites[0]
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{PROGRAM}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        *_zone_lines(first.zone, zone, first.starts),
        *(line for invite in invites for line in _event_lines(invite, zone)),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line)).encode()


def _event_lines(invite: Invite, zone: tzinfo) -> Iterator[str]:
    cancelled = invite.status is InviteStatus.CANCELLED
    yield "BEGIN:VEVENT"
    yield f"UID:{invite.session_id}"
    yield f"SEQUENCE:{invite.moves + cancelled}"
    yield f"DTSTAMP:{_utc(invite.made_at)}"
    yield from _times(invite, zone)
    yield f"STATUS:{invite.status.value}"
    yield f"TRANSP:{'TRANSPARENT' if cancelled else 'OPAQUE'}"
    yield f"SUMMARY:{_text(invite.summary)}"
    for name, said in (("LOCATION", invite.location), ("DESCRIPTION", invite.description)):
        if said:
            yield f"{name}:{_text(said)}"
    if invite.email:
        address = "".join(letter for letter in invite.email if letter > " ")
        yield f'ORGANIZER;CN="{invite.organizer.translate(_ORGANIZER_QUOTES)}":mailto:{address}'
    if invite.rings and not cancelled:
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"TRIGGER:-PT{ALARM_MINUTES}M")
        yield f"DESCRIPTION:{_text(invite.summary)}"
        yield "END:VALARM"
    yield "END:VEVENT"


def _times(invite: Invite, zone: tzinfo) -> Iterator[str]:
    """On the workshop's clock; a time that this clock shows twice, for the second time, can only be said in UTC."""
    pair = (("DTSTART", invite.starts), ("DTEND", invite.ends))
    plain = all(instant_of(*local_of(instant, zone), zone) == instant - instant % 60 for _, instant in pair)
    for name, instant in pair:
        if plain:
            yield f"{name};TZID={invite.zone}:{_wall(instant, offset_at(instant, zone))}"
        else:
            yield f"{name}:{_utc(instant)}"


def _zone_lines(name: str, zone: tzinfo, around: int) -> Iterator[str]:
    """The zone's changes for a year before and after, each written out: there is no rule to read wrongly."""
    yield from ("BEGIN:VTIMEZONE", f"TZID:{name}")
    begin = around - _YEAR
    yield from _observance(begin, offset_at(begin, zone), zone)
    at = begin
    while at < around + _YEAR:
        if offset_at(at + _STEP, zone) != offset_at(at, zone):
            change = _change(at, at + _STEP, zone)
            yield from _observance(change, offset_at(change - 1, zone), zone)
        at += _STEP
    yield "END:VTIMEZONE"


def _change(low: int, high: int, zone: tzinfo) -> int:
    """The first instant of the offset that ``high`` has; ``low`` has another."""
    while high - low > 1:
        middle = (low + high) // 2
        if offset_at(middle, zone) == offset_at(high, zone):
            high = middle
        else:
            low = middle
    return high


def _observance(instant: int, before: int, zone: tzinfo) -> Iterator[str]:
    """From ``instant`` on; its beginning is told on the clock that went before."""
    moment = datetime.fromtimestamp(instant, zone)
    part = "DAYLIGHT" if moment.dst() else "STANDARD"
    yield f"BEGIN:{part}"
    yield f"DTSTART:{_wall(instant, before)}"
    yield f"TZOFFSETFROM:{_offset(before)}"
    yield f"TZOFFSETTO:{_offset(offset_at(instant, zone))}"
    yield f"TZNAME:{_text(moment.tzname() or '')}"
    yield f"END:{part}"


def _offset(seconds: int) -> str:
    minutes, rest = divmod(abs(seconds), 60)
    said = f"{'-' if seconds < 0 else '+'}{minutes // 60:02}{minutes % 60:02}"
    return f"{said}{rest:02}" if rest else said


def _wall(instant: int, offset: int) -> str:
    return datetime.fromtimestamp(instant + offset, UTC).strftime("%Y%m%dT%H%M%S")


def _utc(instant: int) -> str:
    return f"{_wall(instant, 0)}Z"


def _text(said: str) -> str:
    """Line ends as the format has them; other control characters have no place in it."""
    plain = "\n".join(said.splitlines())
    escaped = plain.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return "".join(letter for letter in escaped if letter >= " " and letter != "\x7f")


def _folded(line: str) -> Iterator[str]:
    """In pieces of 75 octets, never within a letter; each but the first begins with a space."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > LINE_OCTETS:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    yield piece
