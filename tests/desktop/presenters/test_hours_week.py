"""Painting a week: what each edit makes of its blocks, over midnight and around the end of the week too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.presenters.hours_week import (
    SNAP,
    Week,
    WeekBlock,
    WeekRefused,
    Wrong,
    hours_blocks,
    opening_days,
    opening_week,
    own_week,
)
from scheduling.commands import SetMechanicHours, SetOpeningHours
from scheduling.hours_editing import MOST_BLOCKS, WEEK_MINUTES, check_hours, opening_hours, weekly_blocks
from tests.factories import minute, named, weekly_block, workshop_hours

MON, TUE, SAT, SUN = 0, 1, 5, 6
ANNA = named("anna")


def at(day: int, time: str) -> int:
    """A minute of the week."""
    return day * 1440 + minute(time)


def week(*spans: tuple[int, str, str], one_break: bool = False) -> Week:
    made = Week(one_break=one_break)
    for day, start, end in spans:
        made = made.paint(at(day, start), day * 1440 + minute(end))
    return made


def spans(made: Week) -> list[tuple[int, str, str]]:
    def words(value: int) -> str:
        return f"{value // 60}:{value % 60:02d}"

    return [(each.weekday, words(each.span[0]), words(each.span[1])) for each in made.blocks]


def refused(wrong: Wrong, act: object, *arguments: object) -> None:
    with pytest.raises(WeekRefused) as told:
        act(*arguments)  # type: ignore[operator]  # a bound method
    assert told.value.wrong is wrong


def test_painting_opens_a_span_whichever_way_it_is_drawn() -> None:
    assert spans(Week().paint(at(MON, "9:00"), at(MON, "17:00"))) == [(MON, "9:00", "17:00")]
    assert spans(Week().paint(at(MON, "17:00"), at(MON, "9:00"))) == [(MON, "9:00", "17:00")]


def test_what_a_painted_span_meets_becomes_one_with_it_and_keeps_its_name() -> None:
    before = week((MON, "9:00", "12:00"), (MON, "13:00", "17:00"), (TUE, "9:00", "10:00"))
    first = before.blocks[0].id
    after = before.paint(at(MON, "11:00"), at(MON, "13:00"))
    assert spans(after) == [(MON, "9:00", "17:00"), (TUE, "9:00", "10:00")]
    assert after.blocks[0].id == first
    assert spans(week((MON, "9:00", "10:00"), (MON, "10:15", "11:00"))) == [
        (MON, "9:00", "10:00"),
        (MON, "10:15", "11:00"),
    ]


def test_whole_days_side_by_side_stay_days() -> None:
    made = Week()
    for day in range(7):
        made = made.paint(day * 1440, (day + 1) * 1440)
    assert spans(made) == [(day, "0:00", "24:00") for day in range(7)]


def test_a_night_runs_over_midnight_and_sundays_into_monday() -> None:
    saturday = Week().paint(at(SAT, "22:00"), at(SUN, "2:00"))
    assert spans(saturday) == [(SAT, "22:00", "26:00")]
    sunday = Week().paint(at(SUN, "22:00"), WEEK_MINUTES + minute("2:00"))
    assert spans(sunday) == [(SUN, "22:00", "26:00")]
    assert sunday.at(at(MON, "1:45")) == sunday.blocks[0]
    assert sunday.at(at(MON, "2:00")) is None


def test_mondays_morning_becomes_one_with_sundays_night() -> None:
    night = Week().paint(at(SUN, "22:00"), WEEK_MINUTES + minute("2:00"))
    assert spans(night.paint(at(MON, "1:00"), at(MON, "4:00"))) == [(SUN, "22:00", "28:00")]
    assert spans(night.erase(at(MON, "0:00"), at(MON, "1:00"))) == [
        (MON, "1:00", "2:00"),
        (SUN, "22:00", "24:00"),
    ]


def test_no_block_lasts_beyond_the_next_day() -> None:
    refused(Wrong.TOO_LONG, Week().paint, at(MON, "22:00"), 2 * 1440 + SNAP)
    whole = Week().paint(at(MON, "0:00"), 2 * 1440)
    assert spans(whole) == [(MON, "0:00", "48:00")]


def test_erasing_cuts_a_block_in_two() -> None:
    before = week((MON, "9:00", "17:00"), (TUE, "9:00", "10:00"))
    after = before.erase(at(MON, "13:00"), at(MON, "12:00"))
    assert spans(after) == [(MON, "9:00", "12:00"), (MON, "13:00", "17:00"), (TUE, "9:00", "10:00")]
    assert after.blocks[0].id == before.blocks[0].id
    assert len({block.id for block in after.blocks}) == 3
    assert spans(before.erase(at(MON, "8:00"), at(MON, "10:00")))[0] == (MON, "10:00", "17:00")
    assert spans(before.erase(at(MON, "9:00"), at(TUE, "9:30"))) == [(TUE, "9:30", "10:00")]


def test_edges_stop_at_the_blocks_beside() -> None:
    before = week((MON, "9:00", "12:00"), (MON, "13:00", "17:00"))
    first, second = (block.id for block in before.blocks)
    assert spans(before.resize(first, at(MON, "8:00"), at(MON, "15:00")))[0] == (MON, "8:00", "13:00")
    assert spans(before.resize(second, at(MON, "10:00"), at(MON, "24:00")))[1] == (MON, "12:00", "24:00")
    assert before.resize(first, at(MON, "9:00"), at(MON, "9:00")) == before
    assert before.resize(named("nobody"), 0, 60) == before


def test_a_block_is_moved_whole_or_not_at_all() -> None:
    before = week((MON, "9:00", "12:00"), (TUE, "9:00", "12:00"))
    first = before.blocks[0].id
    assert spans(before.move(first, at(SAT, "22:30"))) == [(TUE, "9:00", "12:00"), (SAT, "22:30", "25:30")]
    assert spans(before.move(first, at(SUN, "23:00")))[-1] == (SUN, "23:00", "26:00")
    assert spans(before.move(first, -60))[-1] == (SUN, "23:00", "26:00")
    refused(Wrong.OVERLAPS, before.move, first, at(TUE, "8:00"))
    assert before.move(named("nobody"), 0) == before
    assert spans(before.remove(first)) == [(TUE, "9:00", "12:00")]


def test_a_day_is_copied_to_others_in_place_of_what_they_had() -> None:
    before = week(
        (MON, "9:00", "12:00"), (MON, "13:00", "17:00"), (TUE, "7:00", "8:00"), (SUN, "9:00", "10:00")
    )
    after = before.copy_day(MON, {MON, TUE, SAT})
    expected = [(day, *part) for day in (MON, TUE, SAT) for part in (("9:00", "12:00"), ("13:00", "17:00"))]
    assert spans(after) == [*expected, (SUN, "9:00", "10:00")]
    assert after.of_day(TUE)[0].id == before.of_day(TUE)[0].id
    assert spans(before.copy_day(SAT, {MON, TUE})) == [(SUN, "9:00", "10:00")]
    night = week((TUE, "0:00", "10:00"), (SAT, "20:00", "26:00"))
    refused(Wrong.OVERLAPS, night.copy_day, SAT, {MON})


def test_the_workshop_has_one_break_a_day() -> None:
    before = week((MON, "9:00", "12:00"), (MON, "13:00", "17:00"), one_break=True)
    assert before.breaks() == [(at(MON, "12:00"), at(MON, "13:00"))]
    refused(Wrong.ONE_BREAK, before.erase, at(MON, "15:00"), at(MON, "15:30"))
    refused(Wrong.ONE_BREAK, before.paint, at(MON, "18:00"), at(MON, "19:00"))
    assert spans(before.paint(at(MON, "12:00"), at(MON, "13:00"))) == [(MON, "9:00", "17:00")]
    assert week((MON, "9:00", "12:00"), (MON, "13:00", "17:00")).breaks() == []


def test_there_are_not_more_blocks_than_a_week_may_have() -> None:
    made = Week()
    for place in range(MOST_BLOCKS):
        made = made.paint(place * 30, place * 30 + SNAP)
    refused(Wrong.TOO_MANY, made.paint, WEEK_MINUTES - 30, WEEK_MINUTES - SNAP)


def test_changed_days_are_told_whatever_blocks_are_called() -> None:
    before = week((MON, "9:00", "12:00"), (TUE, "9:00", "12:00"))
    again = week((MON, "9:00", "12:00"), (TUE, "9:00", "12:00"))
    assert before.same_hours(again)
    assert before.changed_days(again) == []
    assert before.changed_days(again.paint(at(TUE, "12:00"), at(TUE, "13:00"))) == [TUE]
    assert not before.same_hours(again.remove(again.blocks[0].id))


def test_a_mechanics_rows_come_back_as_they_went() -> None:
    rows = [weekly_block(ANNA, SUN, "22:00", "26:00"), weekly_block(ANNA, MON, "9:00", "12:00")]
    made = own_week(rows)
    command = SetMechanicHours(mechanic_id=ANNA, seen=[], blocks=hours_blocks(made))
    check_hours(command)
    assert {row.id: row for row in weekly_blocks(command)} == {row.id: row for row in rows}


def test_the_workshops_rows_come_back_as_they_went() -> None:
    rows = [
        workshop_hours(MON),
        workshop_hours(TUE, break_start_minute=None, break_end_minute=None),
        workshop_hours(SAT, "18:00", "26:00", break_start_minute=1200, break_end_minute=1230),
    ]
    made = opening_week(rows)
    assert spans(made) == [
        (MON, "9:00", "12:00"),
        (MON, "13:00", "17:00"),
        (TUE, "9:00", "17:00"),
        (SAT, "18:00", "20:00"),
        (SAT, "20:30", "26:00"),
    ]
    command = SetOpeningHours(seen=[], days=opening_days(made, rows))
    check_hours(command)
    assert opening_hours(command) == rows


def test_what_opens_again_after_midnight_is_the_next_days() -> None:
    """The same hours, written otherwise: a break after midnight parts a day in two."""
    row = workshop_hours(SAT, "18:00", "26:00", break_start_minute=1500, break_end_minute=1530)
    made = opening_week([row])
    saturday, sunday = opening_days(made, [row])
    assert (saturday.id, saturday.start_minute, saturday.end_minute) == (row.id, 1080, 1500)
    assert (sunday.weekday, sunday.start_minute, sunday.end_minute) == (SUN, 90, 120)


def test_a_break_at_the_edge_is_not_open() -> None:
    row = workshop_hours(MON, break_start_minute=minute("9:00"), break_end_minute=minute("10:00"))
    assert spans(opening_week([row])) == [(MON, "10:00", "17:00")]


def test_a_day_that_opens_gets_an_id_and_one_that_stays_keeps_its_own() -> None:
    rows = [workshop_hours(MON)]
    made = opening_week(rows).paint(at(SAT, "9:00"), at(SAT, "12:00"))
    monday, saturday = opening_days(made, rows)
    assert (monday.id, monday.break_start_minute, monday.break_end_minute) == (rows[0].id, 720, 780)
    assert (saturday.weekday, saturday.break_start_minute) == (SAT, None)
    closed = made.remove(made.of_day(SAT)[0].id)
    assert opening_hours(SetOpeningHours(seen=[], days=opening_days(closed, rows))) == rows


_EDITS = st.lists(
    st.tuples(st.sampled_from(["paint", "erase"]), st.integers(0, 671), st.integers(1, 96)), max_size=12
)


@given(_EDITS)
def test_whatever_is_painted_and_erased_the_server_would_take_and_says_the_same(
    edits: list[tuple[str, int, int]],
) -> None:
    """Each quarter of an hour is as the last edit over it left it."""
    made, open_ = Week(), [False] * 672
    for what, start, count in edits:
        act = made.paint if what == "paint" else made.erase
        try:
            made = act(start * SNAP, (start + count) * SNAP)
        except WeekRefused:
            continue
        for quarter in range(start, start + count):
            open_[quarter % 672] = what == "paint"
    assert [made.at(quarter * SNAP) is not None for quarter in range(672)] == open_
    check_hours(SetMechanicHours(mechanic_id=ANNA, seen=[], blocks=hours_blocks(made)))
    assert all(isinstance(block, WeekBlock) for block in made.blocks)
