"""Reading calendars: our own samples, times by hand, broken files, bombs."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduling.importing.report import Code, FileRefused
from sync_server.services.importing import calendar_reader
from sync_server.services.importing.calendar_reader import CalendarContent, read_calendar
from sync_server.services.importing.ics_lines import LARGEST_FILE, unfold
from sync_server.services.importing.ics_occurrences import MOST_OF_ONE, Window
from sync_server.services.importing.ics_zones import named_zone
from sync_server.services.importing.report_words import line_of_report

OWN = Path(__file__).parents[1] / "samples"
MONTREAL = ZoneInfo("America/Toronto")


def at(text: str) -> int:
    """An instant from UTC written plainly."""
    return int(datetime.strptime(text, "%Y-%m-%d %H:%M").replace(tzinfo=UTC).timestamp())


AUTUMN = Window(at("2026-10-01 04:00"), at("2026-12-01 05:00"))


def read(text: str, window: Window = AUTUMN) -> CalendarContent:
    return read_calendar(text.encode(), MONTREAL, window)


def event(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VCALENDAR", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR", ""])


def test_own_sample_by_hand() -> None:
    content = read_calendar((OWN / "shop.ics").read_bytes(), MONTREAL, AUTUMN)
    assert content.name == "Own sample"
    assert [(taken.key, taken.starts, taken.ends) for taken in content.occurrences] == [
        ("weekly/20261019T130000Z", at("2026-10-19 13:00"), at("2026-10-19 14:00")),
        ("weekly/20261026T130000Z", at("2026-10-26 18:00"), at("2026-10-26 19:00")),
        ("all-day", at("2026-11-01 04:00"), at("2026-11-02 05:00")),  # 25 hours
        ("own-zone", at("2026-11-03 13:00"), at("2026-11-03 13:45")),
        ("floating", at("2026-11-03 15:00"), at("2026-11-03 15:30")),
        ("weekly/20261109T140000Z", at("2026-11-09 14:00"), at("2026-11-09 15:00")),
    ]
    assert {(entry.line, entry.code, entry.what) for entry in content.entries} == {
        (35, Code.CANCELLED, "Weekly, one called off"),
        (61, Code.NOT_BUSY, "Free"),
        (68, Code.ZERO_LENGTH, "A reminder without length"),
    }


def test_broken_sample_costs_only_what_is_broken() -> None:
    content = read_calendar((OWN / "broken.ics").read_bytes(), MONTREAL, AUTUMN)
    assert [taken.event.summary for taken in content.occurrences] == ["Good all the same"]
    assert [(entry.line, entry.code) for entry in content.entries] == [
        (1, Code.NOT_CLOSED),
        (3, Code.BAD_LINE),
        (4, Code.NO_START),
        (11, Code.ENDS_BEFORE_START),
        (16, Code.BAD_PROPERTY),
        (23, Code.BAD_RULE),
        (30, Code.TOO_FREQUENT),
        (35, Code.UNKNOWN_ZONE),
        (39, Code.NOT_AN_EVENT),
        (43, Code.STRAY_END),
        (44, Code.NOT_CLOSED),
        (57, Code.NOT_CLOSED),
    ]


@pytest.mark.parametrize("data", [b"hello", b"PK\x03\x04" + bytes(100), b"\xff\xfe\x00"])
def test_what_is_no_calendar_is_refused(data: bytes) -> None:
    with pytest.raises(FileRefused) as refused:
        read_calendar(data, MONTREAL, AUTUMN)
    assert refused.value.entry.code is Code.NOT_A_CALENDAR


@pytest.mark.parametrize("data", [b"", b"\r\n \r\n", bytes(20)])
def test_an_empty_file_is_called_empty(data: bytes) -> None:
    with pytest.raises(FileRefused) as refused:
        read_calendar(data, MONTREAL, AUTUMN)
    assert refused.value.entry.code is Code.EMPTY


def test_a_calendar_without_events_says_so() -> None:
    content = read_calendar(b"BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR\n", MONTREAL, AUTUMN)
    assert [(entry.code, entry.whole) for entry in content.entries] == [(Code.NO_EVENTS, False)]


def test_too_large_a_file_is_refused() -> None:
    with pytest.raises(FileRefused) as refused:
        read_calendar(b" " * (LARGEST_FILE + 1), MONTREAL, AUTUMN)
    assert refused.value.entry.code is Code.TOO_LARGE


def test_a_series_with_too_many_occurrences_is_left_out_whole() -> None:
    many = event("UID:x", "DTSTART:20200101T000000Z", "DURATION:PT1M", "RRULE:FREQ=HOURLY")
    wide = Window(at("2020-01-01 00:00"), at("2026-01-01 00:00"))
    content = read(many, wide)
    assert not content.occurrences
    assert [(entry.code, entry.params["limit"]) for entry in content.entries] == [
        (Code.TOO_MANY_TIMES, MOST_OF_ONE)
    ]


def test_more_than_fits_in_one_import_is_said_with_its_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(calendar_reader, "MOST_OF_ALL", 3)
    daily = event("UID:a", "DTSTART:20261101T100000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=5", "END:VEVENT",
                  "BEGIN:VEVENT", "UID:b", "DTSTART:20261103T120000Z", "DURATION:PT1H")  # fmt: skip
    content = read(daily)
    assert len(content.occurrences) == 5
    (entry,) = content.entries
    assert "there are more than 3 times in these days" in line_of_report(entry, "en", MONTREAL)


EVERY_SECOND = ";".join(
    f"{name}={','.join(map(str, range(count)))}"
    for name, count in (("BYHOUR", 24), ("BYMINUTE", 60), ("BYSECOND", 60))
)


@pytest.mark.parametrize(
    ("start", "rule", "code"),
    [
        ("20261103T100000Z", "FREQ=DAILY;INTERVAL=0", Code.BAD_RULE),  # dateutil would go round for ever
        ("20261103T100000Z", "FREQ=MINUTELY", Code.TOO_FREQUENT),
        ("20261103T100000Z", f"FREQ=YEARLY;BYDAY=MO;{EVERY_SECOND}", Code.TOO_FREQUENT),
        ("00010101T000000Z", "FREQ=HOURLY", Code.TOO_MANY_TIMES),
        ("20000101T100000Z", "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30", Code.OUTSIDE_WINDOW),  # never
    ],
)
def test_rules_that_would_take_for_ever(start: str, rule: str, code: Code) -> None:
    content = read(event("UID:x", f"DTSTART:{start}", "DURATION:PT1H", f"RRULE:{rule}"))
    assert not content.occurrences
    assert [entry.code for entry in content.entries] == [code]


def test_a_slow_file_is_given_up_in_between() -> None:
    ticks = iter(range(0, 1_000_000, 50))
    two = event("UID:a", "DTSTART:20261103T100000Z", "DURATION:PT1H", "END:VEVENT", "BEGIN:VEVENT",
                "UID:b", "DTSTART:20261103T120000Z", "DURATION:PT1H")  # fmt: skip
    content = read_calendar(two.encode(), MONTREAL, AUTUMN, stopwatch=lambda: float(next(ticks)))
    assert [taken.event.uid for taken in content.occurrences] == ["a"]
    assert [entry.code for entry in content.entries] == [Code.OUT_OF_TIME]


def test_without_uid_the_key_is_the_same_each_time_and_unlike_that_of_a_twin() -> None:
    lines = ("DTSTART:20261103T100000Z", "DURATION:PT1H", "SUMMARY:x")
    twins = event(*lines, "END:VEVENT", "BEGIN:VEVENT", *lines)
    first, second = ([taken.key for taken in read(twins).occurrences] for _ in range(2))
    assert first == second
    assert len(set(first)) == 2


def test_the_original_start_names_what_thisandfuture_moved() -> None:
    series = event(
        "UID:x", "DTSTART:20261102T150000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=4", "END:VEVENT",
        "BEGIN:VEVENT", "UID:x", "RECURRENCE-ID;RANGE=THISANDFUTURE:20261103T150000Z",
        "DTSTART:20261104T150000Z", "DURATION:PT2H",
    )  # fmt: skip
    assert [(taken.key[2:], taken.starts) for taken in read(series).occurrences] == [
        ("20261102T150000Z", at("2026-11-02 15:00")),
        ("20261103T150000Z", at("2026-11-04 15:00")),
        ("20261104T150000Z", at("2026-11-05 15:00")),
        ("20261105T150000Z", at("2026-11-06 15:00")),
    ]


def test_an_unreadable_change_does_not_bring_the_old_time_back() -> None:
    series = event(
        "UID:x", "DTSTART:20261102T150000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=3", "END:VEVENT",
        "BEGIN:VEVENT", "UID:x", "RECURRENCE-ID:20261103T150000Z", "DTSTART:never",
    )  # fmt: skip
    content = read(series)
    assert [taken.starts for taken in content.occurrences] == [at("2026-11-02 15:00"), at("2026-11-04 15:00")]
    assert [entry.code for entry in content.entries] == [Code.BAD_PROPERTY]


def test_a_rule_that_cannot_be_read_costs_the_event_and_a_summary_does_not() -> None:
    lines = ("UID:x", "DTSTART:20261103T100000Z", "DURATION:PT1H")
    assert [entry.code for entry in read(event(*lines, 'RRULE;X="open:FREQ=DAILY')).entries] == [
        Code.BAD_RULE
    ]
    content = read(event(*lines, 'SUMMARY;X="open:text'))
    assert len(content.occurrences) == 1
    assert [(entry.line, entry.code, entry.whole) for entry in content.entries] == [(6, Code.BAD_LINE, False)]


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("America/Toronto", "America/Toronto"),
        ("america/toronto", "America/Toronto"),
        ("Eastern Standard Time", "America/New_York"),
        ("/mozilla.org/20070129_1/Europe/Berlin", "Europe/Berlin"),
        ("/freeassociation.sourceforge.net/America/Argentina/Salta", "America/Argentina/Salta"),
    ],
)
def test_zones_by_many_names(name: str, zone: str) -> None:
    assert named_zone(name) == ZoneInfo(zone)


@pytest.mark.parametrize("name", ["", "Nulle/Part", "../../etc/passwd", "America", "a\x00b", "x" * 9999])
def test_no_zone(name: str) -> None:
    assert named_zone(name) is None


def test_times_in_utc_recur_on_the_wall_clock_of_x_wr_timezone() -> None:
    text = event("UID:x", "DTSTART:20261030T130000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY;COUNT=4")
    text = text.replace("BEGIN:VCALENDAR", "BEGIN:VCALENDAR\r\nX-WR-TIMEZONE:America/Toronto")
    hours = [datetime.fromtimestamp(taken.starts, UTC).hour for taken in read(text).occurrences]
    assert hours == [13, 13, 14, 14]


def test_old_encodings_and_line_ends() -> None:
    text = event("UID:x", "DTSTART:20261103T100000Z", "DURATION:PT1H", "SUMMARY:Réunion d'é\r\n quipe")
    for data in (
        text.encode("cp1252"),
        text.encode("utf-16"),
        text.encode("utf-8-sig"),
        text.replace("\r\n", "\n").encode(),
        text.replace("\r\n", "\r").encode(),
    ):
        content = read_calendar(data, MONTREAL, AUTUMN)
        assert [taken.event.summary for taken in content.occurrences] == ["Réunion d'équipe"]


def test_unfolding_keeps_the_number_of_the_first_line() -> None:
    assert [(line.number, line.text) for line in unfold("A:1\r\n 2\r\n\t3\r\n\r\nB:4")] == [
        (1, "A:123"),
        (5, "B:4"),
    ]


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300))
def test_no_bytes_crash_the_reader(data: bytes) -> None:
    try:
        read_calendar(data, MONTREAL, AUTUMN)
    except FileRefused as refused:
        assert refused.entry.code in set(Code)  # noqa: PT017 - refusing is one of two right answers


NAMES = st.sampled_from(
    ["DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID", "SEQUENCE", "UID", "STATUS", "END",
     "BEGIN", "ATTENDEE", "SUMMARY"]
)  # fmt: skip
VALUES = st.one_of(
    st.sampled_from(
        ["20261103T100000Z", "20261103", "20261103T100000", "P1D", "-PT5M", "FREQ=DAILY", "FREQ=WEEKLY;BYDAY=MO",
         "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=3", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;UNTIL=x", "VEVENT",
         "VTODO", "20261103T100000Z/PT1H", "99999999T999999", "00010101", "FREQ=MONTHLY;BYSETPOS=400;BYDAY=MO"]
    ),
    st.text(max_size=30),
)  # fmt: skip
PARAMETERS = st.sampled_from(
    ["", ";TZID=Europe/Paris", ";TZID=Nowhere", ";VALUE=DATE", ";RANGE=THISANDFUTURE", ';X="']
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(NAMES, PARAMETERS, VALUES), max_size=14))
def test_no_mixture_of_properties_crashes_the_reader(lines: list[tuple[str, str, str]]) -> None:
    body = [f"{name}{parameters}:{value}" for name, parameters, value in lines]
    content = read(event("UID:x", "DTSTART:20261102T150000Z", *body))
    assert content.occurrences or content.entries
