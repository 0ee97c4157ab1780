"""Calendars that were written to keep a worker busy: what they may cost is counted, in the library's own steps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from dateutil import rrule as library  # type: ignore[import-untyped] # it has no types
from dateutil.rrule import rrulestr  # type: ignore[import-untyped] # the same
from hypothesis import given, settings
from hypothesis import strategies as st

from scheduling.importing.report import Code, FileRefused
from sync_server.services.importing import ics_lines, ics_rules, ics_zones
from sync_server.services.importing.ics_rules import BoundedRule, Steps, TooCostly
from tests.sync_server.test_import_calendar_reader import event, read

PAGE = ("SUMMARY:x", "DURATION:PT1H")
NEVER = [
    "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30;BYSECOND=59;BYMINUTE=59",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;UNTIL=20261201T000000Z",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=1",
    "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO",
    "FREQ=WEEKLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=WEEKLY;INTERVAL=52;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
    "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
    "FREQ=YEARLY;BYDAY=MO;BYSETPOS=366",
]
FEW = 5_000
"""The hours of two months are 1,500."""


class Counted:
    """How often a rule of the library went on, whatever it brought."""

    steps = 0


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    count = Counted()
    info = library._iterinfo
    for name in ("ydayset", "mdayset", "wdayset", "ddayset"):
        plain = getattr(info, name)

        def look(self: Any, *day: int, plain: Any = plain) -> Any:
            count.steps += 1
            return plain(self, *day)

        monkeypatch.setattr(info, name, look)
    return count


@pytest.mark.parametrize("rule", NEVER)
def test_a_rule_that_never_occurs_ends_with_the_days_that_are_asked_for(rule: str, counted: Counted) -> None:
    content = read(event("UID:x", "DTSTART:20261101T080000Z", *PAGE, f"RRULE:{rule}"))
    assert len(content.occurrences) == 1, "its own start"
    assert 0 < counted.steps < FEW


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30", Code.TOO_FREQUENT),
        ("FREQ=MINUTELY;BYHOUR=25", Code.TOO_FREQUENT),
        ("FREQ=HOURLY;BYSECOND=59;BYMINUTE=61", Code.BAD_RULE),
        ("FREQ=HOURLY;INTERVAL=24;BYHOUR=9", Code.BAD_RULE),  # 8:00 and each 24 hours on is never 9:00
        ("FREQ=YEARLY;BYSETPOS=" + ",".join(["1"] * 501), Code.TOO_MANY_DATES),
        ("FREQ=DAILY;BYMONTHDAY=" + ",".join(["31"] * 501), Code.TOO_MANY_DATES),
    ],
)
def test_what_nobody_means_is_refused_before_a_step(rule: str, code: Code, counted: Counted) -> None:
    content = read(event("UID:x", "DTSTART:20261101T080000Z", *PAGE, f"RRULE:{rule}"))
    assert [entry.code for entry in content.entries] == [code]
    assert counted.steps < 2


@pytest.mark.parametrize("rule", ["FREQ=DAILY;INTERVAL=99999", "FREQ=HOURLY;INTERVAL=100000000"])
def test_a_rule_that_goes_on_in_huge_steps_ends_too(rule: str, counted: Counted) -> None:
    content = read(event("UID:x", "DTSTART:20261101T080000Z", *PAGE, f"RRULE:{rule}"))
    assert len(content.occurrences) == 1
    assert counted.steps < 5


def _many(count: int, start: str, *lines: str) -> str:
    """Events of a UID each, and at the end one that does not recur."""
    parts: list[str] = []
    for number in range(count):
        parts += [f"UID:x{number}", f"DTSTART:{start}", *PAGE, *lines, "END:VEVENT", "BEGIN:VEVENT"]
    return event(*parts, "UID:last", "DTSTART:20261103T100000Z", *PAGE)


def test_a_files_rules_cost_so_much_together_and_the_rest_is_read(
    counted: Counted, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ics_rules.Steps.__init__, "__defaults__", (3_000,))
    content = read(_many(40, "20250101T080000Z", "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30"))
    codes = [entry.code for entry in content.entries]
    assert (codes.count(Code.OUTSIDE_WINDOW), codes.count(Code.TOO_COSTLY)) == (4, 36)
    assert counted.steps <= 3_000
    assert [taken.event.uid for taken in content.occurrences] == ["last"]


def test_what_it_may_cost_is_bounded_whatever_the_rules_are() -> None:
    """A day, a week, a month, a year: each counts as about the work that it is."""
    for text, most in (("DAILY", 1), ("WEEKLY", 2), ("MONTHLY;BYDAY=1MO", 4), ("YEARLY;BYMONTHDAY=1", 30)):
        rule = rrulestr(f"FREQ={text};INTERVAL=2", dtstart=datetime(2026, 1, 1, tzinfo=UTC))
        assert ics_rules.weight(rule) == most
    year = rrulestr(
        "FREQ=YEARLY;BYSETPOS=" + ",".join(["1"] * 400) + ";BYDAY=MO",
        dtstart=datetime(2026, 1, 1, tzinfo=UTC),
    )
    assert ics_rules.weight(year) == 30 * 101
    assert ics_rules.MOST_STEPS <= 2_000_000


def test_changes_from_here_on_are_counted_for_each_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ics_rules.Steps.__init__, "__defaults__", (20_000,))
    changes: list[str] = []
    for minute in range(50):
        changes += ["END:VEVENT", "BEGIN:VEVENT", "UID:x", "DTSTART:20261001T100000Z", *PAGE]
        changes.append(f"RECURRENCE-ID;RANGE=THISANDFUTURE:20261001T10{minute:02}00Z")
    series = event("UID:x", "DTSTART:20261001T080000Z", *PAGE, "RRULE:FREQ=HOURLY", *changes)
    assert Code.TOO_COSTLY in {entry.code for entry in read(series).entries}
    few = event("UID:x", "DTSTART:20261001T080000Z", *PAGE, "RRULE:FREQ=DAILY", *changes)
    assert len(read(few).occurrences) > 50


def test_components_in_one_another_have_an_end() -> None:
    deep = "BEGIN:VCALENDAR\n" + "BEGIN:X\n" * ics_lines.MOST_OPEN + "END:Y\n" * ics_lines.MOST_OPEN
    with pytest.raises(FileRefused) as refused:
        ics_lines.read(deep.encode())
    assert refused.value.entry.code is Code.NOT_A_CALENDAR
    assert ics_lines.read(b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * (ics_lines.MOST_OPEN - 1)).calendars


def _zoned(*rules: str, zones: int = 1) -> str:
    """An event in each of some zones of the file's own, with these rules."""
    parts: list[str] = []
    for number in range(zones):
        parts += ["BEGIN:VTIMEZONE", f"TZID:Own{number}", "BEGIN:STANDARD", "DTSTART:20071104T020000",
                  "TZOFFSETFROM:-0400", "TZOFFSETTO:-0500", "END:STANDARD"]  # fmt: skip
        for rule in rules:
            parts += ["BEGIN:DAYLIGHT", "DTSTART:20070311T020000", f"RRULE:{rule}", "TZOFFSETFROM:-0500",
                      "TZOFFSETTO:-0400", "END:DAYLIGHT"]  # fmt: skip
        parts.append("END:VTIMEZONE")
    for number in range(zones):
        start = f"DTSTART;TZID=Own{number}:20261103T100000"
        parts += ["BEGIN:VEVENT", f"UID:{number}", start, *PAGE, "END:VEVENT"]
    return "\r\n".join(["BEGIN:VCALENDAR", *parts, "END:VCALENDAR", ""])


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=YEARLY;BYMONTH=4;BYMONTHDAY=31",
        "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=1;BYDAY=4SU",
        "FREQ=YEARLY;BYMONTH=2;BYDAY=5SU",
        "FREQ=YEARLY;BYWEEKNO=53;BYMONTH=6",
        "FREQ=YEARLY;BYYEARDAY=367",
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=3",
        "FREQ=YEARLY;BYHOUR=0,1,2;BYMINUTE=0,1,2;BYSECOND=0,1,2",
        "FREQ=SECONDLY;WKST=FREQ=YEARLY",
        "FREQ=DAILY;BYMONTH=3",
        "BYMONTH=3",
        "FREQ=YEARLY;COUNT=9999",
    ],
)
def test_a_zone_with_a_rule_that_no_zone_has_is_not_known(rule: str, counted: Counted) -> None:
    content = read(_zoned(rule))
    assert [entry.code for entry in content.entries] == [Code.UNKNOWN_ZONE]
    assert counted.steps == 0


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
        "FREQ=YEARLY;INTERVAL=1;BYDAY=-1SU;BYMONTH=3",
        "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=8,9,10,11,12,13,14;BYDAY=SU",
        "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=25,26,27,28,29,30,31;BYDAY=SU",
        "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU;UNTIL=99991231T000000Z",
        "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU;WKST=MO;COUNT=40",
    ],
)
def test_a_zones_rules_are_followed_to_the_end_of_the_century(rule: str, counted: Counted) -> None:
    content = read(_zoned(rule))
    assert len(content.occurrences) == 1
    far = read(_zoned(rule).replace("20261103T100000", "99800101T100000"))
    assert [entry.code for entry in far.entries] == [Code.OUTSIDE_WINDOW]
    assert counted.steps < 1_000


def test_a_file_has_so_many_zones_of_its_own_and_they_are_so_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ics_zones, "MOST_ZONES", 3)
    summer = "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU"
    content = read(_zoned(summer, zones=5))
    assert len(content.occurrences) == 3
    assert [entry.code for entry in content.entries] == [Code.UNKNOWN_ZONE] * 2
    assert not read(_zoned(*([summer] * (ics_zones.MOST_RULES + 1)))).occurrences
    long = _zoned(summer).replace("TZID:Own0", "TZID:Own0\r\nX-LONG:" + "x" * ics_zones.MOST_LETTERS)
    assert not read(long).occurrences


RULES = st.builds(
    "FREQ={};INTERVAL={}{}{}".format,
    st.sampled_from(["YEARLY", "MONTHLY", "WEEKLY", "DAILY", "HOURLY"]),
    st.integers(1, 5),
    st.sampled_from(
        ["", ";BYMONTH=2,7", ";BYDAY=MO,FR", ";BYMONTHDAY=30", ";BYHOUR=8,9,10", ";BYYEARDAY=1,200"]
    ),
    st.sampled_from(["", ";COUNT=7", ";UNTIL=20240601T000000Z", ";WKST=SU", ";BYSETPOS=-1;BYMINUTE=0,30"]),
)


@settings(max_examples=150, deadline=None)
@given(RULES, st.integers(0, 1500), st.integers(0, 400))
def test_a_bounded_rule_brings_what_the_librarys_does(rule: str, first: int, days: int) -> None:
    start = datetime(2023, 1, 31, 8, tzinfo=UTC)
    after, before = start + timedelta(days=first), start + timedelta(days=first + days)
    try:
        plain: Any = rrulestr(rule, dtstart=start)
    except ValueError:
        return
    plain.string, plain.until = rule, None
    bounded = BoundedRule(plain, Steps())
    for inc in (True, False):
        assert list(bounded.between(after, before, inc=inc)) == plain.between(after, before, inc=inc)
    assert list(bounded.between(start, after, inc=True)) == plain.between(start, after, inc=True)
    far = before + timedelta(days=900)
    assert list(bounded.between(before, far, inc=True)) == plain.between(before, far, inc=True)


def test_used_up_is_used_up() -> None:
    steps = Steps(3)
    steps.take(3)
    for count in (1, 2):
        with pytest.raises(TooCostly):
            steps.take(count)
    steps.take(0)
