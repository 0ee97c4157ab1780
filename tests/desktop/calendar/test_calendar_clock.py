"""The calendar at odd times of the clock: midnight, Sunday night, ends of months and years, both clock changes."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from desktop.presenters.calendar_model import TIMED, Mode
from desktop.presenters.calendar_selection import SlotAt, Way, first, next_block, step
from desktop.theming import formats
from desktop.views.calendar.calendar_words import week_title
from desktop.views.calendar.drag import Dragger
from desktop.views.calendar.geometry import make
from desktop.views.calendar.ground_painter import now_y
from scheduling.calendar_rules import local_of
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, ZONE, at

SUNDAY = MONDAY - timedelta(days=1)
AUTUMN, SPRING = date(2026, 11, 1), date(2027, 3, 14)


def _at(shop: Scene, day: date, time: str) -> None:
    shop.clock.set(at(day, time))
    shop.presenter.tick()


def _looked_at(day: date) -> Scene:
    """Monday's week, in which the booking of another day is marked."""
    shop = scene(mode=Mode.WEEK)
    _at(shop, MONDAY, "9:00")
    shop.booking("one", shop.garage.anna.id, "10:00", day=day)
    assert shop.presenter.board() is not None
    shop.presenter.select(shop.ids["one"])
    return shop


@pytest.mark.parametrize("mode", sorted(TIMED))
def test_at_midnight_after_sunday_the_new_day_and_week_are_on_view(mode: Mode) -> None:
    shop = scene(mode=mode)
    _at(shop, SUNDAY, "23:59")
    assert SUNDAY in shop.presenter.days()
    changes: list[int] = []
    shop.presenter.changed.connect(lambda: changes.append(1))
    _at(shop, MONDAY, "0:00")
    assert changes
    assert shop.presenter.days()[0] == MONDAY
    board = shop.presenter.board()
    assert board is not None
    assert board.today == MONDAY
    assert next(column.day for column in board.columns if column.today) == MONDAY
    assert now_y(make(board, 1000, 64)) == make(board, 1000, 64).y(0)


def test_the_week_of_today_goes_on_after_a_day_of_it_was_only_looked_at() -> None:
    shop = _looked_at(day=MONDAY + timedelta(days=1))
    next_monday = MONDAY + timedelta(days=7)
    _at(shop, next_monday, "8:00")
    assert next_monday in shop.presenter.days()


def test_an_agenda_at_a_day_that_was_looked_at_in_the_week_stays_there() -> None:
    thursday = MONDAY + timedelta(days=3)
    shop = _looked_at(day=thursday)
    shop.presenter.set_mode(Mode.AGENDA)
    assert shop.presenter.days() == (thursday,)
    _at(shop, MONDAY, "9:05")
    assert shop.presenter.days() == (thursday,)


def test_another_week_begins_at_its_monday_and_todays_at_today() -> None:
    shop = scene(mode=Mode.WEEK)
    _at(shop, SUNDAY, "9:00")
    shop.presenter.go_by(1)
    shop.presenter.set_mode(Mode.DAY)
    assert shop.presenter.days() == (MONDAY,)
    shop.presenter.set_mode(Mode.WEEK)
    shop.presenter.go_by(-1)
    shop.presenter.set_mode(Mode.DAY)
    assert shop.presenter.days() == (SUNDAY,)
    shop.presenter.set_mode(Mode.WEEK)
    shop.presenter.go_by(-2)
    assert shop.presenter.days()[0] == shop.presenter.anchor == MONDAY - timedelta(days=21)


def test_a_day_that_was_chosen_stays_and_so_does_another_week() -> None:
    tuesday = MONDAY + timedelta(days=1)
    shop = _looked_at(day=tuesday)
    shop.presenter.set_mode(Mode.DAY)
    _at(shop, MONDAY, "9:05")
    assert shop.presenter.days() == (tuesday,)
    shop.presenter.set_mode(Mode.WEEK)
    shop.presenter.go_by(1)
    on_view = shop.presenter.days()
    _at(shop, MONDAY + timedelta(days=14), "9:00")
    assert shop.presenter.days() == on_view


@pytest.mark.parametrize("day", [AUTUMN, SPRING, date(2026, 2, 28), date(2026, 12, 31), date(2027, 1, 1)])
@pytest.mark.parametrize("time", ["0:00", "9:00", "23:59"])
def test_now_stands_at_its_time_of_the_clock(day: date, time: str) -> None:
    shop = scene(mode=Mode.WEEK)
    _at(shop, day, time)
    board = shop.presenter.board()
    assert board is not None
    assert board.today == day
    assert day in board.days
    geometry = make(board, 1000, 60)
    hours, minutes = map(int, time.split(":"))
    assert now_y(geometry) == pytest.approx(geometry.y(board.axis.at(hours * 60 + minutes)))


@pytest.mark.parametrize("sunday", [AUTUMN, SPRING])
def test_left_and_right_keep_the_time_of_the_clock_where_it_changes(sunday: date) -> None:
    shop = scene(mode=Mode.WEEK)
    shop.presenter.go_to(sunday)
    board = shop.presenter.board()
    assert board is not None
    saturday = sunday - timedelta(days=1)
    right = step(board, shop.slot(5, at(saturday, "9:00")), Way.RIGHT)
    assert right == shop.slot(6, at(sunday, "9:00"))
    assert step(board, right, Way.LEFT) == shop.slot(5, at(saturday, "9:00"))


def test_right_into_the_hour_that_is_skipped_goes_to_the_next_there_is() -> None:
    shop = scene(mode=Mode.WEEK)
    shop.presenter.go_to(SPRING)
    board = shop.presenter.board()
    assert board is not None
    right = step(board, shop.slot(5, at(SPRING - timedelta(days=1), "2:30")), Way.RIGHT)
    assert right == shop.slot(6, at(SPRING, "3:00"))


@pytest.mark.parametrize("sunday", [AUTUMN, SPRING])
def test_down_passes_every_half_hour_of_a_day_whose_clock_changes(sunday: date) -> None:
    shop = scene()
    shop.presenter.go_to(sunday)
    board = shop.presenter.board()
    assert board is not None
    seen = [shop.slot(0, board.columns[0].starts)]
    while (found := step(board, seen[-1], Way.DOWN)) != seen[-1]:
        assert isinstance(found, SlotAt)
        seen.append(found)
    assert len(seen) == (50 if sunday == AUTUMN else 46)


@pytest.mark.parametrize("sunday", [AUTUMN, SPRING])
def test_a_move_by_keyboard_keeps_its_time_of_the_clock_over_the_change(sunday: date) -> None:
    shop = scene(mode=Mode.WEEK)
    saturday = sunday - timedelta(days=1)
    shop.booking("one", shop.garage.anna.id, "9:00", day=saturday)
    shop.presenter.go_to(sunday)
    board = shop.presenter.board()
    assert board is not None
    block = board.block(shop.ids["one"])
    assert block is not None
    dragger = Dragger(shop.presenter)
    drag = dragger.begin(board, block, 5, 0.0, keyboard=True)
    assert dragger.step(board, Way.RIGHT)
    assert local_of(drag.decision.to.starts, ZONE) == (sunday, 9 * 60)


@pytest.mark.parametrize("time", ["22:13", "3:10"])
def test_at_night_the_keyboard_begins_at_the_next_opening(time: str) -> None:
    shop = scene(mode=Mode.WEEK)
    _at(shop, MONDAY, time)
    board = shop.presenter.board()
    assert board is not None
    found = first(board)
    assert isinstance(found, SlotAt)
    tomorrow = 1 if time == "22:13" else 0
    assert found.column == board.columns[tomorrow].key
    assert found.starts == board.columns[tomorrow].open[0][0]


def test_on_a_closed_day_the_keyboard_begins_at_an_opening() -> None:
    shop = scene(mode=Mode.WEEK)
    _at(shop, SUNDAY, "10:50")
    board = shop.presenter.board()
    assert board is not None
    assert not board.columns[6].open
    found = first(board)
    assert found == shop.slot(0, board.columns[0].open[0][0]), "nothing opens later that week"


@pytest.mark.parametrize("day", [SUNDAY, AUTUMN, SPRING])
def test_a_day_on_which_nobody_works_begins_at_nine(day: date) -> None:
    shop = scene()
    shop.presenter.go_to(day)
    shop.presenter.toggle_mechanic(shop.garage.anna.id)
    board = shop.presenter.board()
    assert board is not None
    assert not any(column.open for column in board.columns)
    assert first(board) == shop.slot(0, at(day, "9:00"))


def test_tab_goes_on_past_a_booking_that_runs_over_midnight() -> None:
    shop = scene(mode=Mode.WEEK)
    late = shop.booking("late", shop.garage.anna.id, "23:30", minutes=60)
    after = shop.booking("after", shop.garage.anna.id, "10:00", day=MONDAY + timedelta(days=1))
    board = shop.presenter.board()
    assert board is not None
    assert [len(column.blocks) for column in board.columns[:2]] == [1, 2]
    assert next_block(board, None) == late
    assert next_block(board, late) == after
    assert next_block(board, after) is None
    assert next_block(board, after, forward=False) == late


def test_a_booking_over_midnight_has_its_part_on_both_days() -> None:
    shop = scene(mode=Mode.WEEK)
    shop.booking("late", shop.garage.anna.id, "23:30", minutes=60)
    board = shop.presenter.board()
    assert board is not None
    geometry = make(board, 1000, 60)
    (monday,), (tuesday,) = board.columns[0].blocks, board.columns[1].blocks
    assert geometry.block_rect(0, monday).bottom() <= geometry.y(1440)
    assert geometry.block_rect(1, tuesday).top() == pytest.approx(geometry.y(0) + 1)
    assert geometry.block_rect(1, tuesday).bottom() == pytest.approx(geometry.y(30) - 1)


@pytest.mark.parametrize(
    ("day", "title", "titre"),
    [
        (date(2026, 11, 30), "30 November – 6 December 2026", "30 novembre – 6 décembre 2026"),
        (date(2027, 1, 1), "28 December 2026 – 3 January 2027", "28 décembre 2026 – 3 janvier 2027"),
        (date(2026, 11, 1), "26 October – 1 November 2026", "26 octobre – 1er novembre 2026"),
    ],
)
def test_a_week_is_named_whole_over_the_end_of_a_month_and_a_year(day: date, title: str, titre: str) -> None:
    shop = scene(mode=Mode.WEEK)
    shop.presenter.go_to(day)
    days = shop.presenter.days()
    try:
        formats.use_language("en")
        assert week_title(days[0], days[-1]) == title
        formats.use_language("fr")
        assert week_title(days[0], days[-1]) == titre
    finally:
        formats.use_language("en")


def test_weeks_and_days_step_over_the_clock_changes_and_the_new_year() -> None:
    shop = scene()
    for start in (AUTUMN, SPRING, date(2026, 12, 31)):
        shop.presenter.set_mode(Mode.DAY)
        shop.presenter.go_to(start)
        shop.presenter.go_by(1)
        assert shop.presenter.days() == (start + timedelta(days=1),)
        shop.presenter.set_mode(Mode.WEEK)
        shop.presenter.go_by(-1)
        assert start + timedelta(days=1 - 7) in shop.presenter.days()
