"""The importer on 47 calendars that other programs wrote; they lie outside of the project (AUTODOCTOR_SAMPLES).

The expected counts were made by hand from the files' rules; where a file holds hundreds of events,
by the naive second reading in ``ics_oracle``, which shares nothing with the importer.
"""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from sync_server.services.importing.calendar_reader import CalendarContent, read_calendar
from sync_server.services.importing.ics_occurrences import Window
from tests.sync_server import ics_oracle

SAMPLES = Path(os.environ.get("AUTODOCTOR_SAMPLES", "")) / "calendars"
ZONE = ZoneInfo("America/Toronto")
SPAN = datetime(2010, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)
WINDOW = Window(int(SPAN[0].timestamp()), int(SPAN[1].timestamp()))

pytestmark = pytest.mark.skipif(
    not os.environ.get("AUTODOCTOR_SAMPLES") or not SAMPLES.is_dir(),
    reason="AUTODOCTOR_SAMPLES names no samples",
)

EXPECTED: dict[str, tuple[int, int, dict[str, int]]] = {
    # file: events in it, occurrences taken, occurrences left out by code
    "Germany_Holidays": (34, 0, {"not_busy": 34}),  # 34 single transparent days, each with an empty RRULE
    "alarm_15_min_before_event_snoozed": (1, 1, {}),
    "alarm_absolute": (1, 1, {}),
    "alarm_absolute_repeat": (1, 1, {}),
    "alarm_at_start_of_event": (1, 1, {}),
    "alarm_recurring_and_acknowledged_at_2024_11_27_16_27": (1, 5, {}),
    "alarm_several_in_one": (1, 1, {}),
    "alarms_different_in_same_event": (1, 3, {}),
    "daylight_saving_time": (64, 2450, {"not_busy": 2}),
    "duplicated_rrule": (1, 20, {}),  # twice the same COUNT=20
    "duration_edited": (2, 3, {}),  # 18, 19 (changed), 20 March: UNTIL is the third one's very start
    "each_week_but_two_deleted": (1, 6, {}),  # COUNT=8, two EXDATEs
    "event_10_times": (1, 10, {}),
    "issue_107_omitting_last_event": (1, 23, {}),  # Thursdays, 5 January to 8 June, the last one included
    "issue_113_period_rdate_duration": (1, 2, {}),
    "issue_128_only_first_event": (1, 0, {"not_busy": 7}),  # every 4 weeks, 2 October to 18 March; COUNT=-1
    "issue_148_edge_case_1": (
        3,
        2,
        {"replaced": 2},
    ),  # 1 and 29 July; 15 July is EXDATEd by the newest version
    "issue_148_exdate_and_rdate_unedited": (1, 3, {}),  # 1, 29 July, and 17 July by RDATE
    "issue_148_ignored_exdate": (2, 2, {"replaced": 1}),
    "issue_151_macos_linux_difference2": (2, 11, {}),  # 1 August 2014 (changed) to 2025 without 2016
    "issue_163_deleted_modification": (3, 24, {"replaced": 2}),  # 25 times every 3 weeks, one EXDATE
    "issue_173_only_modifications_error": (677, 885, {"not_busy": 169, "replaced": 55, "no_occurrence": 6}),
    "issue_186_invalid_trigger": (1, 1, {}),
    "issue_201_mixed_datetime_and_date": (1, 0, {"not_busy": 1}),
    "issue_20_exdate_ignored": (1, 7, {}),  # 16 Tuesdays up to 28 January, 9 EXDATEs
    "issue_223_thunderbird": (3, 5, {}),  # 23 to 27 April
    "issue_253_additional_recurrence_id": (
        2,
        2,
        {"replaced": 1},
    ),  # 1 and 15 July; the change is of no occurrence
    "issue_253_recurrence_id_included": (2, 2, {}),
    "issue_27_t2": (1, 2, {}),  # 26 and 28 April
    "issue_36_recurrence_ID_format": (5, 555, {}),  # 277 Thursdays and 278 Mondays up to the end of 2025
    "issue_44_double_event": (1, 0, {"not_busy": 1}),
    "issue_48_dst": (13, 3784, {}),
    "issue_4_weidenrinde": (1, 2, {}),
    "issue_62_moved_event": (2, 0, {"not_busy": 50}),  # last Fridays, November 2021 to December 2025
    "issue_75_range_parameter": (
        4,
        194,
        {},
    ),  # 193 every other day (UNTIL a date includes its noon), one RDATE
    "issue_97_simple_journal": (0, 0, {"not_an_event": 1}),
    "issue_97_todo_nodtstart": (0, 0, {"not_an_event": 1}),
    "multiple_rrule": (1, 22, {}),  # 20 Thursdays and two second Mondays
    "one_day_event": (1, 1, {}),
    "one_event": (1, 1, {}),
    "rdate": (3, 1189, {}),  # 594 days, 595 days without one, and one
    "rdate_falls_on_rrule_until": (1, 8, {}),
    "recurrence_sequence_number": (2, 278, {}),  # Tuesdays up to 30 December 2025
    "recurring_events_moved": (5, 7, {}),  # 18 to 20 March and 7 to 10 March
    "several_events_at_the_same_time": (10, 10, {}),
    "three_events": (1, 3, {}),
    "x_wr_timezone_simple_events_issue_59": (2, 2, {}),
}

BY_ORACLE = sorted(
    set(EXPECTED)
    - {
        "Germany_Holidays",  # an empty RRULE
        "issue_107_omitting_last_event",  # a Windows zone
        "issue_113_period_rdate_duration",  # RDATE
        "issue_128_only_first_event",  # COUNT=-1
        "issue_148_edge_case_1",  # several versions
        "issue_148_exdate_and_rdate_unedited",
        "issue_148_ignored_exdate",
        "issue_163_deleted_modification",
        "issue_253_additional_recurrence_id",
        "issue_36_recurrence_ID_format",  # a date named by a time
        "issue_75_range_parameter",  # THISANDFUTURE
        "rdate_falls_on_rrule_until",
    }
)


def _read(name: str, window: Window = WINDOW) -> CalendarContent:
    return read_calendar((SAMPLES / f"{name}.ics").read_bytes(), ZONE, window)


def test_all_samples_are_in_the_table() -> None:
    assert {path.stem for path in SAMPLES.glob("*.ics")} == set(EXPECTED)
    assert len(EXPECTED) == 47


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_sample(name: str) -> None:
    content = _read(name)
    left: Counter[str] = Counter()
    for entry in content.entries:
        left[entry.code.value] += entry.count
    assert (content.events, len(content.occurrences), dict(left)) == EXPECTED[name]
    assert len({taken.key for taken in content.occurrences}) == len(content.occurrences)


@pytest.mark.parametrize("name", BY_ORACLE)
def test_sample_against_the_second_reading(name: str) -> None:
    text = (SAMPLES / f"{name}.ics").read_text(encoding="utf-8")
    assert len(_read(name).occurrences) == ics_oracle.count(text, SPAN, ZONE)


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_every_event_is_taken_or_named(name: str) -> None:
    """Also with the usual narrow window: no event of a file goes missing without a word."""
    text = (SAMPLES / f"{name}.ics").read_text(encoding="utf-8").splitlines()
    lines = {number for number, line in enumerate(text, 1) if line.strip() == "BEGIN:VEVENT"}
    narrow = Window(WINDOW.ends - 90 * 86400, WINDOW.ends)
    for content in (_read(name), _read(name, narrow)):
        said = {taken.event.line for taken in content.occurrences} | {entry.line for entry in content.entries}
        assert lines <= said


def test_times_by_hand() -> None:
    """A Windows zone on both sides of the clock change, and an event that is moved by THISANDFUTURE."""
    starts = [taken.starts for taken in _read("issue_107_omitting_last_event").occurrences]
    assert starts[0] == _utc(2023, 1, 5, 18)
    assert starts[-1] == _utc(2023, 6, 8, 17)
    moved = {taken.starts: taken.ends for taken in _read("issue_75_range_parameter").occurrences}
    assert moved[_utc(2024, 9, 11, 12)] == _utc(2024, 9, 11, 14)
    assert moved[_utc(2024, 9, 13, 9)] == _utc(2024, 9, 13, 16)
    assert moved[_utc(2024, 9, 17, 9)] == _utc(2024, 9, 17, 16)
    assert moved[_utc(2024, 9, 22, 14, 22)] == _utc(2024, 9, 22, 16, 13)
    assert moved[_utc(2025, 9, 19, 14, 22)] == _utc(2025, 9, 19, 16, 13)


def _utc(year: int, month: int, day: int, hour: int, minute: int = 0) -> int:
    return int(datetime(year, month, day, hour, minute, tzinfo=UTC).timestamp())
