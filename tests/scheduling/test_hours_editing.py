"""What a change of hours, days off or settings may say, and the rows that it makes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling import hours_editing as editing
from scheduling.commands import (
    AskTimeOff,
    DecideTimeOff,
    HoursBlock,
    MechanicSettings,
    OpeningDay,
    RemoveSpecialDay,
    RemoveTimeOff,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
    SetSpecialDay,
)
from scheduling.errors import Invalid
from scheduling.ids import uuid7
from scheduling.limits import check_command
from scheduling.records import SpecialDay, TimeOff, WeeklyBlock, WorkshopHours
from scheduling.vocabulary import SpecialDayKind, TimeOffStatus, VisitKind
from tests.factories import MONDAY, garage, named

MECHANIC = named("mechanic")


def _block(weekday: int, start: int, end: int, name: str = "") -> HoursBlock:
    return HoursBlock(
        id=named(name) if name else uuid7(), weekday=weekday, start_minute=start, end_minute=end
    )


def _week(*blocks: HoursBlock) -> SetMechanicHours:
    return SetMechanicHours(mechanic_id=MECHANIC, seen=[], blocks=list(blocks))


def _day(weekday: int = 0, start: int = 540, end: int = 1020, **over: Any) -> OpeningDay:
    return OpeningDay(id=uuid7(), weekday=weekday, start_minute=start, end_minute=end, **over)


@pytest.mark.parametrize(
    "blocks",
    [
        [],
        [(0, 0, 1440)],
        [(0, 540, 720), (0, 720, 1020)],
        [(4, 1320, 1560), (5, 120, 300)],
        [(6, 1320, 1500), (0, 60, 300)],
        [(6, 0, 2880 - 1440), (0, 0, 60)],
    ],
)
def test_weeks_that_are_taken(blocks: list[tuple[int, int, int]]) -> None:
    command = _week(*(_block(*block) for block in blocks))
    check_command(command)
    rows = editing.weekly_blocks(command)
    assert [(row.weekday, row.start_minute, row.end_minute) for row in rows] == blocks
    assert {row.mechanic_id for row in rows} <= {MECHANIC}
    assert all(isinstance(row, WeeklyBlock) for row in rows)


@pytest.mark.parametrize(
    "blocks",
    [
        [(7, 540, 720)],
        [(0, 720, 720)],
        [(0, 720, 540)],
        [(0, 1440, 1500)],
        [(0, 540, 2881)],
        [(0, 540, 720), (0, 719, 1020)],
        [(4, 1320, 1561), (5, 120, 300)],
        [(6, 1320, 1501), (0, 60, 300)],
        [(6, 0, 2880), (0, 0, 60), (3, 0, 60)],
    ],
)
def test_weeks_that_are_not(blocks: list[tuple[int, int, int]]) -> None:
    with pytest.raises(Invalid):
        check_command(_week(*(_block(*block) for block in blocks)))


def test_a_lone_block_does_not_overlap_itself() -> None:
    check_command(_week(_block(6, 0, 2880)))


def test_a_week_has_an_end_and_ids_of_its_own() -> None:
    one = _block(0, 540, 600, "one")
    with pytest.raises(Invalid):
        check_command(_week(one, replace(one, weekday=1)))
    many = [_block(weekday, 20 * place, 20 * place + 10) for weekday in range(7) for place in range(11)]
    check_command(_week(*many[:70]))
    with pytest.raises(Invalid):
        check_command(_week(*many[:71]))


@given(
    st.lists(st.tuples(st.integers(0, 6), st.integers(0, 1439), st.integers(1, 1440)), min_size=1, max_size=5)
)
def test_a_week_is_taken_exactly_when_no_minute_is_in_two_blocks(spans: list[tuple[int, int, int]]) -> None:
    blocks = [_block(weekday, start, start + length) for weekday, start, length in spans]
    minutes = [
        (weekday * 1440 + start + minute) % 10_080
        for weekday, start, length in spans
        for minute in range(length)
    ]
    try:
        check_command(_week(*blocks))
        taken = True
    except Invalid:
        taken = False
    assert taken == (len(set(minutes)) == len(minutes))


def test_opening_hours_have_one_line_a_weekday_and_a_break_within() -> None:
    good = SetOpeningHours(seen=[], days=[_day(), _day(1, break_start_minute=720, break_end_minute=780)])
    check_command(good)
    assert [type(row) for row in editing.opening_hours(good)] == [WorkshopHours, WorkshopHours]
    assert editing.opening_hours(good)[1].break_end_minute == 780
    for days in (
        [_day(), _day(start=1080, end=1200)],
        [_day(break_start_minute=720)],
        [_day(break_end_minute=720)],
        [_day(break_start_minute=500, break_end_minute=560)],
        [_day(break_start_minute=720, break_end_minute=720)],
        [_day(break_start_minute=1000, break_end_minute=1021)],
        [_day(weekday) for weekday in range(7)] + [_day(7)],
    ):
        with pytest.raises(Invalid):
            check_command(SetOpeningHours(seen=[], days=days))


def _special(**over: Any) -> SetSpecialDay:
    values: dict[str, Any] = {"special_day_id": named("day"), "day": MONDAY, "kind": SpecialDayKind.CLOSED}
    return SetSpecialDay(**(values | over))


def test_special_days() -> None:
    hours = {"kind": SpecialDayKind.HOURS, "start_minute": 600, "end_minute": 900}
    for good in (_special(), _special(**hours)):
        check_command(good)
    for bad in (
        _special(start_minute=600),
        _special(end_minute=600),
        _special(kind=SpecialDayKind.HOURS),
        _special(**(hours | {"end_minute": 600})),
        _special(day=date(1969, 12, 31)),
        _special(day=date(2200, 1, 1)),
    ):
        with pytest.raises(Invalid):
            check_command(bad)


def test_a_statutory_holiday_stays_one_whatever_its_hours() -> None:
    command = _special(kind=SpecialDayKind.HOURS, start_minute=600, end_minute=900, label_en="Open")
    assert not editing.special_day(command, None).statutory
    before = SpecialDay(id=named("day"), day=MONDAY, kind=SpecialDayKind.CLOSED, statutory=True)
    after = editing.special_day(command, before)
    assert (after.statutory, after.kind, after.label_en) == (True, SpecialDayKind.HOURS, "Open")


def _off(**over: Any) -> AskTimeOff:
    return AskTimeOff(time_off_id=named("off"), mechanic_id=MECHANIC, **over)


def test_a_time_off_is_days_or_times() -> None:
    for good in (
        _off(first_day=MONDAY, last_day=MONDAY),
        _off(first_day=MONDAY, last_day=MONDAY + timedelta(days=365)),
        _off(starts=1000, ends=1001),
    ):
        check_command(good)
    for bad in (
        _off(),
        _off(first_day=MONDAY),
        _off(starts=1000),
        _off(first_day=MONDAY, last_day=MONDAY, starts=1000, ends=2000),
        _off(first_day=MONDAY, last_day=MONDAY, starts=1000),
        _off(starts=1000, ends=2000, last_day=MONDAY),
        _off(first_day=MONDAY, last_day=MONDAY - timedelta(days=1)),
        _off(first_day=MONDAY, last_day=MONDAY + timedelta(days=366)),
        _off(starts=2000, ends=2000),
        _off(starts=1, ends=2 + 366 * 86_400),
        _off(starts=1, ends=2**34),
        _off(first_day=date(1, 1, 1), last_day=date(1, 1, 2)),
    ):
        with pytest.raises(Invalid):
            check_command(bad)


@pytest.mark.parametrize("as_request", [True, False])
def test_only_an_affiliated_mechanic_waits_for_a_yes(as_request: bool) -> None:
    shop = garage()
    command = _off(first_day=MONDAY, last_day=MONDAY, as_request=as_request, label="Cottage")
    affiliated = editing.time_off(command, shop.anna)
    assert affiliated.status is (TimeOffStatus.PENDING if as_request else TimeOffStatus.APPROVED)
    assert affiliated.label == "Cottage"
    assert editing.time_off(command, shop.ivan).status is TimeOffStatus.APPROVED
    assert isinstance(affiliated, TimeOff)


def _settings(**over: Any) -> SetMechanicSettings:
    seen = MechanicSettings(kinds=[VisitKind.VIDEO])
    return SetMechanicSettings(mechanic_id=MECHANIC, seen=seen, to=replace(seen, **over))


def test_settings_stay_within_bounds() -> None:
    bounds: list[dict[str, Any]] = [
        {"buffer_minutes": 0},
        {"buffer_minutes": 1440},
        {"notice_minutes": 60 * 1440},
        {"horizon_days": 366},
        {"grid_minutes": 20},
        {"kinds": []},
    ]
    for good in bounds:
        check_command(_settings(**good))
    beyond: list[dict[str, Any]] = [
        {"buffer_minutes": 1441},
        {"buffer_minutes": -1},
        {"notice_minutes": 60 * 1440 + 1},
        {"horizon_days": 367},
        {"grid_minutes": 25},
        {"grid_minutes": 0},
        {"kinds": [VisitKind.VIDEO, VisitKind.VIDEO]},
    ]
    for bad in beyond:
        with pytest.raises(Invalid):
            check_command(_settings(**bad))


def test_only_what_the_user_changed_is_set_and_only_if_nobody_else_did() -> None:
    mechanic = replace(garage().anna, buffer_minutes=15, horizon_days=30)
    seen = editing.settings_of(mechanic)
    to = replace(seen, buffer_minutes=20, kinds=[VisitKind.PHONE], allow_instant_booking=False)
    command = SetMechanicSettings(mechanic_id=mechanic.id, seen=seen, to=to)
    changed = editing.with_settings(command, mechanic)
    assert (changed.buffer_minutes, changed.kinds, changed.allow_instant_booking) == (
        20,
        (VisitKind.PHONE,),
        False,
    )
    elsewhere = replace(mechanic, horizon_days=60)
    assert editing.stale_settings(command, elsewhere) == {}
    assert editing.with_settings(command, elsewhere).horizon_days == 60, "what somebody else set stays"
    same = replace(mechanic, buffer_minutes=20)
    assert editing.stale_settings(command, same) == {}, "both meant the same"
    other = replace(mechanic, buffer_minutes=None, kinds=(VisitKind.VIDEO, VisitKind.CHAT))
    assert editing.stale_settings(command, other) == {
        "buffer_minutes": ("", "20"),
        "kinds": ("video,chat", "phone"),
    }
    instant = replace(mechanic, allow_instant_booking=False)
    back = replace(command, seen=to, to=seen)
    assert editing.stale_settings(back, replace(instant, buffer_minutes=99)) == {
        "buffer_minutes": ("99", "15"),
    }


def test_one_field_alone_is_set() -> None:
    mechanic = garage().anna
    seen = editing.settings_of(mechanic)
    command = SetMechanicSettings(mechanic_id=mechanic.id, seen=seen, to=replace(seen, notice_minutes=30))
    assert editing.with_settings(command, mechanic) == replace(mechanic, notice_minutes=30)


def test_a_week_is_the_one_that_was_seen_by_its_rows() -> None:
    one, two = uuid7(), uuid7()
    assert editing.same_rows([one, two], [two, one])
    assert not editing.same_rows([one], [one, two])
    assert not editing.same_rows([one, two], [one])


def test_nobody_offers_what_their_type_may_not() -> None:
    alone = replace(garage().ivan, has_workshop=False, kinds=(VisitKind.VIDEO,))
    seen = editing.settings_of(alone)
    command = SetMechanicSettings(
        mechanic_id=alone.id, seen=seen, to=replace(seen, kinds=[VisitKind.IN_PERSON])
    )
    with pytest.raises(Invalid):
        editing.with_settings(command, alone)


def test_the_other_commands_carry_ids_only() -> None:
    for command in (
        RemoveSpecialDay(special_day_id=uuid7()),
        RemoveTimeOff(time_off_id=uuid7()),
        DecideTimeOff(time_off_id=uuid7(), approve=True),
    ):
        check_command(command)


def test_a_list_has_an_end() -> None:
    with pytest.raises(Invalid):
        check_command(SetOpeningHours(seen=[uuid7() for _ in range(201)], days=[]))
