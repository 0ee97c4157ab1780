"""What an import leaves out, line by line, as codes with parameters. The words are in ``report_words``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Code(StrEnum):
    """Why a line, an event or a part of one was not taken."""

    # the file as a whole
    TOO_LARGE = "too_large"
    EMPTY = "empty"
    NOT_A_CALENDAR = "not_a_calendar"
    NOT_A_TABLE = "not_a_table"
    NO_KNOWN_COLUMN = "no_known_column"
    NO_ROWS = "no_rows"
    NO_EVENTS = "no_events"
    OPEN_QUOTE = "open_quote"
    TOO_MANY = "too_many"
    OUT_OF_TIME = "out_of_time"
    # calendars: how it is written
    BAD_LINE = "bad_line"
    STRAY_END = "stray_end"
    NOT_CLOSED = "not_closed"
    BAD_PROPERTY = "bad_property"
    BAD_RULE = "bad_rule"
    TOO_FREQUENT = "too_frequent"
    TOO_MANY_DATES = "too_many_dates"
    TOO_MANY_TIMES = "too_many_times"
    TOO_FULL = "too_full"
    TOO_COSTLY = "too_costly"
    UNKNOWN_ZONE = "unknown_zone"
    NO_START = "no_start"
    ENDS_BEFORE_START = "ends_before_start"
    TOO_LONG = "too_long"
    NOT_AN_EVENT = "not_an_event"
    # calendars: what it means
    CANCELLED = "cancelled"
    NOT_BUSY = "not_busy"
    ZERO_LENGTH = "zero_length"
    OUTSIDE_WINDOW = "outside_window"
    REPLACED = "replaced"
    NO_OCCURRENCE = "no_occurrence"
    LEFT_OUT = "left_out"
    LOST_CHANGE = "lost_change"
    DUPLICATE = "duplicate"
    ALL_DAY = "all_day"
    OVERLAPS_BOOKING = "overlaps_booking"
    NOT_AVAILABLE = "not_available"
    TAKEN_MEANWHILE = "taken_meanwhile"
    MOVED_SINCE = "moved_since"
    GONE_MEANWHILE = "gone_meanwhile"
    # customers
    BAD_ROW = "bad_row"
    NO_NAME = "no_name"
    BAD_PHONE = "bad_phone"
    BAD_EMAIL = "bad_email"
    BAD_VIN = "bad_vin"
    BAD_YEAR = "bad_year"
    BAD_LANGUAGE = "bad_language"
    BAD_ODOMETER = "bad_odometer"
    BAD_POSTAL_CODE = "bad_postal_code"
    MERGED = "merged"
    SHARES_CONTACT = "shares_contact"
    DIFFERS = "differs"
    VEHICLE_ELSEWHERE = "vehicle_elsewhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing said about one line. ``whole`` is false where only a part of the line was left out."""

    line: int
    """The line in the file, from 1; 0 means the file."""
    code: Code
    what: str = ""
    """The event's or customer's own words, so that a person recognises it."""
    count: int = 1
    """How many occurrences of a recurring event it concerns."""
    whole: bool = True
    params: Mapping[str, object] = field(default_factory=dict)


class FileRefused(Exception):
    """Nothing can be read from the file; ``entry`` says why."""

    def __init__(self, code: Code, line: int = 0, **params: object) -> None:
        super().__init__(code.value)
        self.entry = Entry(line=line, code=code, params=params)
