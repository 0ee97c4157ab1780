"""The import's report in words: one sentence for each entry, in English or French. No decisions here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, tzinfo
from functools import cache

from scheduling.vocabulary import Reason
from sync_server.services.importing.report import Code, Entry
from sync_server.services.wording import translator


@cache
def sentences(language: str) -> Mapping[Code, str]:
    """Every code's sentence; ``%(name)s`` are the entry's parameters."""
    return _file_sentences(language) | _meaning_sentences(language) | _customer_sentences(language)


def _file_sentences(language: str) -> dict[Code, str]:
    _ = translator(language)
    return {
        Code.TOO_LARGE: _("the file is larger than %(limit)s MB"),
        Code.NOT_A_CALENDAR: _("this is not a calendar file (.ics)"),
        Code.NOT_A_TABLE: _("this is not a text table (.csv)"),
        Code.NO_KNOWN_COLUMN: _("no column has a name that we know as a customer's name (found: %(header)s)"),
        Code.TOO_MANY: _("there are more than %(limit)s of them"),
        Code.OUT_OF_TIME: _("the file took too long to read; this was not looked at"),
        Code.BAD_LINE: _("this line cannot be read and was skipped"),
        Code.STRAY_END: _("this ends something that was never begun; skipped"),
        Code.NOT_CLOSED: _("%(component)s begins here and never ends (is the file cut off?)"),
        Code.BAD_PROPERTY: _("%(property)s cannot be read"),
        Code.BAD_RULE: _("the rule of its repetition cannot be read (%(rule)s)"),
        Code.TOO_FREQUENT: _("it repeats every minute or more often (%(rule)s)"),
        Code.UNKNOWN_ZONE: _("the time zone “%(zone)s” is not known, so its time is not certain"),
        Code.NO_START: _("it has no start"),
        Code.ENDS_BEFORE_START: _("it ends before it starts"),
        Code.TOO_LONG: _("it lasts %(days)s days"),
        Code.NOT_AN_EVENT: _("%(component)s is not an event"),
    }


def _meaning_sentences(language: str) -> dict[Code, str]:
    _ = translator(language)
    return {
        Code.CANCELLED: _("it is cancelled"),
        Code.NOT_BUSY: _("it is marked as free time"),
        Code.ZERO_LENGTH: _("it has no length, so it blocks nothing"),
        Code.OUTSIDE_WINDOW: _("it lies outside the days that are imported"),
        Code.REPLACED: _("another version in the file replaces or deletes it"),
        Code.DUPLICATE: _("it is in the file twice"),
        Code.ALL_DAY: _("it lasts all day, so it is no booking"),
        Code.OVERLAPS_BOOKING: _("%(at)s overlaps the booking at %(other_at)s (%(other)s)"),
        Code.NOT_AVAILABLE: _("%(at)s is not available: %(reasons)s"),
        Code.MOVED_SINCE: _("it was imported before and stands at %(at)s now; move it in the calendar"),
    }


def _customer_sentences(language: str) -> dict[Code, str]:
    _ = translator(language)
    return {
        Code.BAD_ROW: _("this row cannot be read"),
        Code.NO_NAME: _("it has no name"),
        Code.BAD_PHONE: _("the phone number “%(value)s” is none; taken without it"),
        Code.BAD_EMAIL: _("the email address “%(value)s” is none; taken without it"),
        Code.BAD_VIN: _("the vehicle number “%(value)s” has a mistake; taken without it"),
        Code.BAD_YEAR: _("the year “%(value)s” is none; taken without it"),
        Code.BAD_ODOMETER: _("the odometer “%(value)s” cannot be read; taken without it"),
        Code.BAD_POSTAL_CODE: _("the postal code “%(value)s” is none; taken without it"),
        Code.MERGED: _("the same person as on line %(other)s; put together"),
        Code.SHARES_CONTACT: _("has the same phone number or address as %(other)s; taken as somebody else"),
        Code.DIFFERS: _("%(field)s is “%(value)s” here; what is known already stays (%(kept)s)"),
        Code.VEHICLE_ELSEWHERE: _("the vehicle %(value)s belongs to another customer already; left there"),
    }


@cache
def reasons(language: str) -> Mapping[str, str]:
    """Why a time is not available, in a word or two."""
    _ = translator(language)
    return {
        Reason.IN_PAST: _("in the past"),
        Reason.TOO_SOON: _("too soon"),
        Reason.TOO_FAR: _("too far ahead"),
        Reason.OUTSIDE_HOURS: _("outside the mechanic's hours"),
        Reason.WORKSHOP_CLOSED: _("the workshop is closed"),
        Reason.ON_BREAK: _("during the break"),
        Reason.SPECIAL_DAY: _("a special day"),
        Reason.TIME_OFF: _("time off"),
        Reason.BOOKED: _("booked"),
        Reason.HELD: _("held for somebody"),
        Reason.BUFFER: _("too close to another booking"),
        Reason.BUSY_ELSEWHERE: _("busy elsewhere"),
        Reason.NO_BAY: _("no bay is free"),
        Reason.KIND_NOT_OFFERED: _("this kind of visit is not offered"),
        Reason.NO_SUCH_LOCAL_TIME: _("the clock skips this time"),
    }


def line_of_report(entry: Entry, language: str, zone: tzinfo) -> str:
    """``line 12, “Oil change”: it is cancelled (3 times)``."""
    _ = translator(language)
    sentence = sentences(language)[entry.code] % _shown(entry, language, zone)
    where = _("line %(line)s") % {"line": entry.line} if entry.line else _("the file")
    named = f"{where}, “{printable(entry.what)}”" if entry.what else where
    times = " " + _("(%(count)s times)") % {"count": entry.count} if entry.count > 1 else ""
    return f"{named}: {sentence}{times}"


def local_time(at: int, zone: tzinfo) -> str:
    """``2026-11-24 10:00`` on the shop's clock, which reads the same in both languages."""
    return datetime.fromtimestamp(at, zone).strftime("%Y-%m-%d %H:%M")


def _shown(entry: Entry, language: str, zone: tzinfo) -> dict[str, str]:
    _ = translator(language)
    shown = {"other": _("a customer"), "other_at": "?"}
    for name, value in entry.params.items():
        if name in {"at", "other_at"} and isinstance(value, int):
            shown[name] = local_time(value, zone)
        elif name == "reasons" and isinstance(value, list):
            shown[name] = ", ".join(reasons(language)[reason] for reason in value)
        elif value != "":
            shown[name] = printable(str(value))
    return shown


def printable(text: str) -> str:
    """Without control characters: what a file says must not steer somebody's terminal."""
    return "".join(character for character in text if character.isprintable())
