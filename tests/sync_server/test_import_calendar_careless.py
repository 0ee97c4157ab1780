"""Calendars as careless programs write them: repetitions, versions, cancellations, dates that mean never."""

from __future__ import annotations

from datetime import datetime

import pytest

from scheduling.importing.report import Code
from sync_server.services.importing.calendar_reader import read_calendar
from tests.sync_server.test_import_calendar_reader import AUTUMN, MONTREAL, event, read

MORNING = ("DTSTART;TZID=America/Toronto:20261102T080000", "DTEND;TZID=America/Toronto:20261102T083000")


def starts(*lines: str) -> list[str]:
    """The starts of an event at 8:00 from Monday, 2 November on."""
    content = read(event("UID:x", "SUMMARY:x", *MORNING, *lines))
    found = [datetime.fromtimestamp(taken.starts, MONTREAL) for taken in content.occurrences]
    return [f"{each:%d %H:%M}" for each in found]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            ["RRULE:FREQ=DAILY;UNTIL=20261104T080000"],
            ["02 08:00", "03 08:00", "04 08:00"],
        ),  # on its own clock
        (["RRULE:FREQ=DAILY;UNTIL=20261104T130000Z"], ["02 08:00", "03 08:00", "04 08:00"]),
        (["RRULE:FREQ=DAILY;UNTIL=20261104"], ["02 08:00", "03 08:00", "04 08:00"]),  # that day included
        (["RRULE:FREQ=MONTHLY;UNTIL=99991231T235959"], ["02 08:00"]),
        (["RRULE:FREQ=MONTHLY;UNTIL=99991231T235959Z"], ["02 08:00"]),
        (["RRULE:FREQ=MONTHLY;UNTIL=99991231"], ["02 08:00"]),
        (["RRULE:FREQ=DAILY;COUNT=2", "EXDATE:99991231T235959"], ["02 08:00", "03 08:00"]),
        (["RRULE:FREQ=DAILY;COUNT=2", "EXDATE:00010101T000000,20261102T080000"], ["03 08:00"]),
        (["RDATE:99991231T235959,20261103T090000"], ["02 08:00", "03 09:00"]),
        (["RDATE;VALUE=PERIOD:99991231T000000/PT1H"], ["02 08:00"]),
        (["RDATE;VALUE=DATE:20261105"], ["02 08:00", "05 08:00"]),
        (["RRULE:FREQ=DAILY;COUNT=3", "EXDATE;VALUE=DATE:20261103"], ["02 08:00", "04 08:00"]),
        (["RRULE:FREQ=MONTHLY;COUNT=99999999999"], ["02 08:00"]),
        (["RRULE:COUNT=99999999999;FREQ=MONTHLY;INTERVAL=2"], ["02 08:00"]),
    ],
)
def test_repetitions_as_careless_programs_write_them(lines: list[str], expected: list[str]) -> None:
    assert starts(*lines) == expected


@pytest.mark.parametrize(
    ("start", "rule", "days"),
    [
        ("DTSTART;TZID=America/Toronto:20261115T200000", "FREQ=DAILY;UNTIL=20261117", [15, 16, 17]),
        ("DTSTART:20261115T200000", "FREQ=DAILY;UNTIL=20261117", [15, 16, 17]),  # on the shop's clock
        ("DTSTART;TZID=Asia/Tokyo:20261115T200000", "FREQ=DAILY;UNTIL=20261117", [15, 16, 17]),
        ("DTSTART:20261115T200000Z", "FREQ=DAILY;UNTIL=20261117", [15, 16, 17]),
        ("DTSTART;TZID=America/Toronto:20261110T090000", "FREQ=WEEKLY;BYDAY=TU;UNTIL=20261124", [10, 17, 24]),
        ("DTSTART;VALUE=DATE:20261115", "FREQ=DAILY;UNTIL=20261117", [15, 16, 17]),
    ],
)
def test_a_repetition_until_a_day_includes_that_day(start: str, rule: str, days: list[int]) -> None:
    content = read(event("UID:x", "SUMMARY:x", start, f"RRULE:{rule}", "DURATION:PT1H"))
    assert [datetime.fromtimestamp(taken.starts, MONTREAL).day for taken in content.occurrences] == days


@pytest.mark.parametrize("when", ["99991231T235959", "00010101T000000"])
def test_a_version_for_a_date_out_of_reach_costs_only_itself(when: str) -> None:
    changed = ["END:VEVENT", "BEGIN:VEVENT", "UID:x", f"RECURRENCE-ID:{when}", *MORNING]
    content = read(event("UID:x", *MORNING, "RRULE:FREQ=DAILY;COUNT=2", *changed))
    assert len(content.occurrences) == 2
    assert [(entry.line, entry.code) for entry in content.entries] == [(10, Code.BAD_PROPERTY)]


def test_a_cancellation_message_brings_nothing() -> None:
    text = event("UID:x", "SUMMARY:x", *MORNING).replace("BEGIN:VEVENT", "METHOD:CANCEL\r\nBEGIN:VEVENT")
    content = read(text)
    assert not content.occurrences
    assert [entry.code for entry in content.entries] == [Code.CANCELLED]


@pytest.mark.parametrize("changed", [(), ("RECURRENCE-ID;TZID=America/Toronto:20261102T080000",)])
@pytest.mark.parametrize(
    ("requested", "cancelled", "taken"), [(0, 0, False), (3, 3, False), (3, 4, False), (4, 3, True)]
)
@pytest.mark.parametrize("cancelled_first", [True, False])
def test_a_cancellation_wins_over_a_request_of_the_same_number(
    requested: int, cancelled: int, taken: bool, cancelled_first: bool, changed: tuple[str, ...]
) -> None:
    lines = ("UID:x", "SUMMARY:x", *changed, *MORNING)
    request, cancel = (
        event(*lines, f"SEQUENCE:{number}").replace("BEGIN:VEVENT", f"METHOD:{method}\r\nBEGIN:VEVENT")
        for method, number in (("REQUEST", requested), ("CANCEL", cancelled))
    )
    content = read(cancel + request if cancelled_first else request + cancel)
    assert bool(content.occurrences) is taken
    codes = {entry.code for entry in content.entries}
    assert codes == ({Code.REPLACED} if taken else {Code.REPLACED, Code.CANCELLED})


@pytest.mark.parametrize(
    ("period", "code"),
    [
        ("20261103T080000/P3000D", Code.TOO_LONG),
        ("20261103T080000/20360101T080000", Code.TOO_LONG),
        ("20261103T080000/20261103T070000", Code.ENDS_BEFORE_START),
        ("20261103T080000/-PT1H", Code.ENDS_BEFORE_START),
        ("20261103T080000/20261103", Code.BAD_PROPERTY),
        ("20261103T080000/PT?", Code.BAD_PROPERTY),
    ],
)
def test_an_extra_period_is_as_long_as_an_event_may_be(period: str, code: Code) -> None:
    content = read(event("UID:x", "SUMMARY:x", *MORNING, f"RDATE;VALUE=PERIOD:{period}"))
    assert not content.occurrences
    assert [(entry.line, entry.code) for entry in content.entries] == [(7, code)]
    fine = read(event("UID:x", *MORNING, "RDATE;VALUE=PERIOD:20261103T080000/PT2H"))
    assert [taken.ends - taken.starts for taken in fine.occurrences] == [30 * 60, 2 * 3600]


def test_a_repetition_that_is_over_before_it_starts_is_called_so() -> None:
    content = read(event("UID:x", "SUMMARY:x", *MORNING, "RRULE:FREQ=DAILY;UNTIL=20260101T000000Z"))
    assert [entry.code for entry in content.entries] == [Code.NO_OCCURRENCE]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (("EXDATE;TZID=America/Toronto:20261102T080000",), [Code.LEFT_OUT]),
        (
            ("RRULE:FREQ=DAILY;COUNT=2", "EXDATE;TZID=America/Toronto:20261102T080000,20261103T080000"),
            [Code.NO_OCCURRENCE],
        ),
        (
            ("RRULE:FREQ=DAILY;COUNT=1", "END:VEVENT", "BEGIN:VEVENT", "UID:x",
             "RECURRENCE-ID;TZID=America/Toronto:20261102T080000", "DTSTART:never"),
            [Code.LOST_CHANGE, Code.BAD_PROPERTY],
        ),
        (
            ("SEQUENCE:1", "END:VEVENT", "BEGIN:VEVENT", "UID:x", "SEQUENCE:2", *MORNING,
             "EXDATE;TZID=America/Toronto:20261102T080000"),
            [Code.REPLACED, Code.REPLACED],
        ),
    ],
)  # fmt: skip
def test_why_an_event_brings_nothing(lines: tuple[str, ...], said: list[Code]) -> None:
    content = read(event("UID:x", "SUMMARY:x", *MORNING, *lines))
    assert not content.occurrences
    assert [entry.code for entry in content.entries] == said


@pytest.mark.parametrize("newline", [b"\r\n", b"\n"])
def test_letters_cut_in_two_by_a_fold_are_put_together(newline: bytes) -> None:
    text = event("UID:x", *MORNING, "SUMMARY:?").encode().replace(b"\r\n", newline)
    text = text.replace(
        b"?",
        b"Caf\xc3" + newline + b" \xa9 10 \xe2\x82" + newline + b"\t\xac, 5 \xe2" + newline + b" \x82\xac",
    )
    content = read_calendar(text + "# é".encode(), MONTREAL, AUTUMN)
    assert [taken.event.summary for taken in content.occurrences] == ["Café 10 €, 5 €"]


@pytest.mark.parametrize("start", ["DTSTART;VALUE=DATE:99991231", "DTSTART:99991231T235959Z"])
def test_an_event_at_the_end_of_the_calendar_is_said_to_be_unreadable(start: str) -> None:
    content = read(event("UID:x", "SUMMARY:x", start))
    assert [entry.code for entry in content.entries] == [Code.BAD_PROPERTY]
