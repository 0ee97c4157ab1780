"""The import's report in words: one sentence for each entry, in English or French. No decisions here."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from functools import cache

from scheduling.importing.customer_columns import Field
from scheduling.importing.report import Code, Entry
from scheduling.vocabulary import Reason
from sync_server.services.wording import translator


@cache
def sentences(language: str) -> Mapping[Code, str]:
    """Every code's sentence; ``%(name)s`` are the entry's parameters."""
    return _file_sentences(language) | _meaning_sentences(language) | _customer_sentences(language)


def _file_sentences(language: str) -> dict[Code, str]:
    _ = translator(language)
    return {
        Code.EMPTY: _("the file is empty"),
        Code.TOO_LARGE: _("the file is larger than %(limit)s MB; import it in parts"),
        Code.NOT_A_CALENDAR: _("this is not a calendar file (.ics)"),
        Code.NOT_A_TABLE: _("this is not a list as text (.csv); in a spreadsheet program, save it as CSV"),
        Code.NO_KNOWN_COLUMN: _(
            "no column is known to hold the customer's name (the first line has: %(header)s); "
            "say which one does with --map “COLUMN=name”"
        ),
        Code.OPEN_QUOTE: _(
            "on line %(number)s a quotation mark opens and is not closed where a cell ends; put that right first"
        ),
        Code.NO_ROWS: _("there is nothing below the headings"),
        Code.NO_EVENTS: _("there is no event in this calendar"),
        Code.TOO_MANY: _("there are more than %(limit)s rows or events in it; import it in parts"),
        Code.OUT_OF_TIME: _(
            "reading took too long, so this was not looked at; take fewer days (--from, --to)"
        ),
        Code.BAD_LINE: _("this line is damaged and was skipped"),
        Code.STRAY_END: _("this closes something that was never opened; skipped"),
        Code.NOT_CLOSED: _("%(component)s begins here and never ends (is the file cut off?)"),
        Code.BAD_PROPERTY: _("%(property)s cannot be read"),
        Code.BAD_RULE: _("how it repeats cannot be understood (%(rule)s)"),
        Code.TOO_FREQUENT: _("it repeats every few minutes or more often (%(rule)s)"),
        Code.TOO_MANY_DATES: _("it lists more than %(limit)s dates or rules"),
        Code.TOO_MANY_TIMES: _("it repeats more than %(limit)s times; take fewer days (--from, --to)"),
        Code.TOO_FULL: _(
            "there are more than %(limit)s times in these days, so this was not looked at; "
            "take fewer days (--from, --to)"
        ),
        Code.TOO_COSTLY: _(
            "finding out when the events of this file repeat takes too much work, so this was not looked at"
        ),
        Code.UNKNOWN_ZONE: _("the time zone “%(zone)s” is not known, so its time would be a guess"),
        Code.NO_START: _("it does not say when it starts"),
        Code.ENDS_BEFORE_START: _("it ends before it starts"),
        Code.TOO_LONG: _("it lasts %(days)s days, more than a year"),
        Code.NOT_AN_EVENT: _("this is %(component)s, not an event"),
    }


def _meaning_sentences(language: str) -> dict[Code, str]:
    _ = translator(language)
    return {
        Code.CANCELLED: _("it is cancelled"),
        Code.NOT_BUSY: _("it is marked as free time"),
        Code.ZERO_LENGTH: _("it ends when it starts, so it takes no time"),
        Code.OUTSIDE_WINDOW: _("it begins on %(day)s, outside the days that are taken (--from, --to)"),
        Code.REPLACED: _("another version in the file replaces or deletes it"),
        Code.NO_OCCURRENCE: _("its repetition is over before it starts, or leaves out every day"),
        Code.LEFT_OUT: _("it leaves out the only day on which it is"),
        Code.LOST_CHANGE: _("another version in the file changes it, and that one cannot be read"),
        Code.DUPLICATE: _("it is in the file twice"),
        Code.ALL_DAY: _("on %(day)s it lasts all day, so it is not an appointment; --as busy would take it"),
        Code.OVERLAPS_BOOKING: _("%(at)s overlaps the booking at %(other_at)s (%(other)s)"),
        Code.NOT_AVAILABLE: _("%(at)s is not available: %(reasons)s"),
        Code.TAKEN_MEANWHILE: _("%(at)s was booked by somebody else during this import"),
        Code.GONE_MEANWHILE: _(
            "it or its customer was deleted by somebody else during this import; import the file again"
        ),
        Code.MOVED_SINCE: _(
            "it was imported before for %(was)s and is booked for %(at)s now; "
            "if that is wrong, move it in the program"
        ),
    }


def _customer_sentences(language: str) -> dict[Code, str]:
    _ = translator(language)
    return {
        Code.BAD_ROW: _("this row cannot be read"),
        Code.NO_NAME: _("there is no name in this row"),
        Code.BAD_PHONE: _("“%(value)s” is not a phone number; taken without it"),
        Code.BAD_EMAIL: _("“%(value)s” is not an email address; taken without it"),
        Code.BAD_VIN: _("the VIN “%(value)s” has a typing mistake; taken without it"),
        Code.BAD_LANGUAGE: _("“%(value)s” is neither English nor French; taken without it"),
        Code.BAD_YEAR: _("“%(value)s” is not a model year; taken without it"),
        Code.BAD_ODOMETER: _("“%(value)s” is not an odometer reading; taken without it"),
        Code.BAD_POSTAL_CODE: _("“%(value)s” is not a postal code; taken without it"),
        Code.MERGED: _("the same person as on line %(other)s; one customer is made of both"),
        Code.SHARES_CONTACT: _(
            "the phone number or email address also belongs to %(other)s; taken as another customer"
        ),
        Code.DIFFERS: _("the %(field)s is “%(value)s” here, but “%(kept)s” is known already and stays"),
        Code.VEHICLE_ELSEWHERE: _(
            "the vehicle %(value)s already belongs to another customer and stays there"
        ),
    }


@cache
def field_names(language: str) -> Mapping[str, str]:
    """The fields of a customer list as a person calls them."""
    _ = translator(language)
    return {
        Field.NAME: _("name"),
        Field.FIRST_NAME: _("first name"),
        Field.LAST_NAME: _("last name"),
        Field.PHONE: _("phone number"),
        Field.OTHER_PHONE: _("second phone number"),
        Field.EMAIL: _("email address"),
        Field.LANGUAGE: _("language"),
        Field.POSTAL_CODE: _("postal code"),
        Field.NOTES: _("note"),
        Field.VEHICLE: _("vehicle (year, make, model)"),
        Field.MAKE: _("make"),
        Field.MODEL: _("model"),
        Field.YEAR: _("model year"),
        Field.VIN: _("VIN"),
        Field.PLATE: _("licence plate"),
        Field.ODOMETER: _("odometer in km"),
    }


@cache
def _calendar_names(language: str) -> Mapping[str, str]:
    """What a calendar file calls its parts, as a person calls them."""
    _ = translator(language)
    return {
        "VCALENDAR": _("the calendar"),
        "VEVENT": _("an event"),
        "VTODO": _("a task"),
        "VJOURNAL": _("a journal entry"),
        "VFREEBUSY": _("a list of free and busy times"),
        "VTIMEZONE": _("a time zone"),
        "DTSTART": _("its start"),
        "DTEND": _("its end"),
        "DURATION": _("its length"),
        "RDATE": _("one of its extra dates"),
        "EXDATE": _("one of its left out dates"),
        "RECURRENCE-ID": _("the date that it replaces"),
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
        Reason.NO_MECHANIC: _("no mechanic is free"),
        Reason.KIND_NOT_OFFERED: _("this kind of visit is not offered"),
        Reason.NO_SUCH_LOCAL_TIME: _("the clock skips this time"),
    }


def line_of_report(entry: Entry, language: str, zone: tzinfo) -> str:
    """``line 12, “Oil change”: it is cancelled (3 times)``."""
    _ = translator(language)
    params: dict[str, object] = {"where": _("the file"), "what": printable(entry.what)[:80]}
    if entry.line:
        params["where"] = _("line %(line)s") % {"line": entry.line}
    said = (_("%(where)s, “%(what)s”: ") if entry.what else _("%(where)s: ")) % params
    said += sentences(language)[entry.code] % _shown(entry, language, zone)
    if entry.count > 1:
        said += " " + _("(%(count)s times)") % {"count": entry.count}
    return said


def reason_refused(entry: Entry, language: str) -> str:
    """The sentence on a file of which nothing can be read."""
    return sentences(language)[entry.code] % _shown(entry, language, UTC)


def local_time(at: int, zone: tzinfo) -> str:
    """``2026-11-24 10:00`` on the shop's clock, which reads the same in both languages."""
    return datetime.fromtimestamp(at, zone).strftime("%Y-%m-%d %H:%M")


def _shown(entry: Entry, language: str, zone: tzinfo) -> dict[str, str]:
    """The entry's parameters as words."""
    _ = translator(language)
    shown = {"other": _("a customer")}
    for name, value in entry.params.items():
        if name in {"at", "other_at", "was"} and isinstance(value, int):
            shown[name] = local_time(value, zone)
        elif name == "day" and isinstance(value, int):
            shown[name] = local_time(value, zone)[:10]
        elif name == "reasons" and isinstance(value, list):
            shown[name] = ", ".join(reasons(language)[reason] for reason in value)
        elif name in {"component", "property"}:
            shown[name] = _calendar_names(language).get(str(value), printable(str(value)))
        elif name == "field":
            shown[name] = field_names(language)[str(value)]
        elif value != "":
            shown[name] = printable(str(value))
    return shown


def printable(text: str) -> str:
    """Without control characters: what a file says must not steer somebody's terminal."""
    return "".join(character for character in text if character.isprintable())
