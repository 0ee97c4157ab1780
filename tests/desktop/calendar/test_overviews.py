"""Month and agenda: each day's bookings in order, what is special, what is free; and how far the agenda reads on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.presenters import calendar_agenda
from desktop.presenters.calendar_agenda import AgendaBoard
from desktop.presenters.calendar_model import EVERYTHING, Mode, Sieve
from desktop.presenters.calendar_month import MonthBoard, MonthDay, month_days
from scheduling.calendar_rules import day_bounds
from scheduling.commands import MoveSession
from scheduling.vocabulary import SessionState, VisitKind
from tests.desktop.calendar.scenes import Scene, clocks_change, scene
from tests.factories import MONDAY, ZONE, at, special_day, time_off


@pytest.fixture
def shop() -> Scene:
    made = scene(mode=Mode.MONTH)
    made.booking("two", made.garage.anna.id, "14:00")
    made.booking("one", made.garage.ivan.id, "10:00")
    made.booking("later", made.garage.anna.id, "10:00", day=MONDAY + timedelta(days=9), kind=VisitKind.VIDEO)
    return made


def _month(shop: Scene) -> MonthBoard:
    month = shop.presenter.month()
    assert month is not None
    return month


def _day(shop: Scene, day: date = MONDAY) -> MonthDay:
    month = _month(shop)
    place = month.place_of(day)
    assert place is not None
    return month.days[place]


def _agenda(shop: Scene) -> AgendaBoard:
    agenda = shop.presenter.agenda()
    assert agenda is not None
    return agenda


def _keep(shop: Scene, first: date, last: date) -> None:
    """This computer keeps the bookings of these days."""
    start, end = day_bounds(first, ZONE)[0], day_bounds(last, ZONE)[1]
    shop.store.write_state(replace(shop.store.state(), window_from=start, window_to=end))


class TestMonth:
    def test_it_has_whole_weeks_from_monday_on(self, shop: Scene) -> None:
        month = _month(shop)
        assert (month.first, month.weeks) == (date(2026, 6, 1), 5)
        assert (month.days[0].day, month.days[-1].day) == (date(2026, 6, 1), date(2026, 7, 5))
        assert [day.inside for day in month.days] == [True] * 30 + [False] * 5

    @pytest.mark.parametrize(
        "first", [date(2026, 2, 1), date(2027, 2, 1), date(2026, 8, 1), date(2024, 12, 1)]
    )
    def test_of_any_month(self, first: date) -> None:
        days = month_days(first)
        assert len(days) % 7 == 0
        assert days[0].weekday() == 0
        inside = [day for day in days if day.month == first.month]
        assert inside[0] == first
        assert (inside[-1] + timedelta(days=1)).day == 1

    def test_a_days_bookings_are_in_their_order(self, shop: Scene) -> None:
        assert [block.id for block in _day(shop).blocks] == [shop.ids["one"], shop.ids["two"]]

    def test_what_waits_for_the_server_is_drawn_so(self, shop: Scene) -> None:
        mover = shop.presenter.mover
        mover.move(mover.decide(shop.ids["one"], at(MONDAY, "11:00"), shop.garage.ivan.id))
        assert [block.waiting for block in _day(shop).blocks] == [True, False]

    def test_closed_days_holidays_and_who_is_off_are_told(self, shop: Scene) -> None:
        shop.store.load([special_day(MONDAY + timedelta(days=1)), time_off(shop.garage.anna.id, MONDAY)])
        assert _day(shop).facts.away == ("Anna Affiliated",)
        closed = _day(shop, MONDAY + timedelta(days=1)).facts
        assert closed.closed
        assert closed.special is not None
        assert not _day(shop).facts.closed

    def test_free_times_count_each_once_and_only_where_they_are_asked(self, shop: Scene) -> None:
        assert _day(shop, MONDAY - timedelta(days=1)).free is None, "it has passed"
        empty = _day(shop, MONDAY + timedelta(days=2)).free
        assert empty is not None
        assert empty > 0
        shop.store.load([special_day(MONDAY + timedelta(days=2))])
        closed = _day(shop, MONDAY + timedelta(days=2)).free
        assert closed is not None
        assert closed < empty

    def test_beyond_the_horizon_nothing_is_said_to_be_free(self, shop: Scene) -> None:
        shop.presenter.go_to(MONDAY + timedelta(days=90))
        assert all(day.free is None for day in _month(shop).days)

    def test_only_the_chosen_mechanics_and_what_that_hides_is_counted(self, shop: Scene) -> None:
        shop.presenter.toggle_mechanic(shop.garage.anna.id)
        assert [block.id for block in _day(shop).blocks] == [shop.ids["two"]]
        assert _month(shop).hidden == 1

    def test_going_on_by_a_month_keeps_the_day_or_takes_the_last(self, shop: Scene) -> None:
        shop.presenter.go_to(date(2026, 8, 31))
        shop.presenter.go_by(1)
        assert shop.presenter.anchor == date(2026, 9, 30)
        shop.presenter.go_by(-7)
        assert shop.presenter.anchor == date(2026, 2, 28)

    def test_marking_a_day_makes_no_other_month(self, shop: Scene) -> None:
        month = _month(shop)
        shop.presenter.mark_day(MONDAY + timedelta(days=3))
        assert shop.presenter.month() is month
        shop.presenter.set_mode(Mode.DAY)
        assert shop.presenter.days() == (MONDAY + timedelta(days=3),)

    def test_there_is_no_board_meanwhile_nor_a_month_otherwise(self, shop: Scene) -> None:
        assert shop.presenter.board() is None
        assert shop.presenter.latest() is None
        shop.presenter.set_mode(Mode.WEEK)
        assert shop.presenter.month() is None
        assert shop.presenter.board() is not None

    def test_made_in_parts_it_is_the_same(self, shop: Scene) -> None:
        parts = len(list(shop.presenter.prepare()))
        assert parts > 3
        assert [len(day.blocks) for day in _month(shop).days].count(2) == 1

    def test_what_changes_while_it_is_made_is_in_it(self, shop: Scene) -> None:
        parts = shop.presenter.prepare()
        for _ in range(4):  # the week of Monday is read by then
            next(parts)
        shop.booking("new", shop.garage.olga.id, "11:00")
        list(parts)
        assert shop.ids["new"] in [block.id for block in _day(shop).blocks]

    def test_to_show_a_booking_its_day_is_gone_to(self, shop: Scene) -> None:
        shop.presenter.bring_up(shop.ids["later"])
        assert shop.presenter.mode is Mode.DAY
        assert shop.presenter.days() == (MONDAY + timedelta(days=9),)


@pytest.mark.parametrize("spring", [True, False], ids=["march", "november"])
def test_over_both_changes_of_the_clocks_a_booking_stands_on_its_own_day(spring: bool) -> None:
    shop, day = scene(mode=Mode.MONTH), clocks_change(spring)
    shop.clock.set(at(day - timedelta(days=2), "12:00"))
    for number, time in enumerate(("00:15", "03:30", "23:45")):
        shop.booking(f"night {number}", shop.garage.anna.id, time, day=day)
    shop.booking("next", shop.garage.anna.id, "00:00", day=day + timedelta(days=1))
    shop.presenter.go_to(day)
    assert len(_day(shop, day).blocks) == 3
    assert len(_day(shop, day + timedelta(days=1)).blocks) == 1
    shop.presenter.set_mode(Mode.AGENDA)
    listed = {each.day: len(each.blocks) for each in _agenda(shop).days if each.blocks}
    assert listed == {day: 3, day + timedelta(days=1): 1}


class TestAgenda:
    @pytest.fixture
    def shop(self) -> Scene:
        made = scene(mode=Mode.AGENDA)
        _keep(made, MONDAY - timedelta(days=30), MONDAY + timedelta(days=60))
        for place in range(-28, 57):
            made.booking(f"day {place}", made.garage.anna.id, "10:00", day=MONDAY + timedelta(days=place))
        return made

    def test_it_lists_days_before_and_after_today(self, shop: Scene) -> None:
        days = [each.day for each in _agenda(shop).days]
        assert days == sorted(days)
        assert min(days) < MONDAY < max(days)
        assert not _agenda(shop).at_end

    def test_more_is_read_on_in_both_directions_until_nothing_more_is_kept(self, shop: Scene) -> None:
        for later in (True, False):
            while shop.presenter.list_more(later=later):
                pass
        agenda = _agenda(shop)
        assert (agenda.at_start, agenda.at_end) == (True, True)
        assert (agenda.first, agenda.last) == (MONDAY - timedelta(days=30), MONDAY + timedelta(days=60))
        assert sum(len(each.blocks) for each in agenda.days) == 85

    def test_days_without_anything_are_left_out_but_today_never_is(self) -> None:
        empty = scene(mode=Mode.AGENDA)
        _keep(empty, MONDAY - timedelta(days=3), MONDAY + timedelta(days=20))
        empty.store.load([special_day(MONDAY + timedelta(days=1))])
        assert [each.day for each in _agenda(empty).days] == [MONDAY, MONDAY + timedelta(days=1)]

    def test_a_day_far_away_begins_the_list_there(self, shop: Scene) -> None:
        shop.presenter.go_to(MONDAY + timedelta(days=50))
        agenda = _agenda(shop)
        assert agenda.first <= MONDAY + timedelta(days=50) <= agenda.last

    def test_one_that_is_listed_leaves_it_as_it_is(self, shop: Scene) -> None:
        before = _agenda(shop)
        shop.presenter.go_to(MONDAY + timedelta(days=7))
        assert (_agenda(shop).first, _agenda(shop).last) == (before.first, before.last)

    def test_of_very_many_the_far_end_is_given_up_and_read_again(
        self, shop: Scene, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(calendar_agenda, "MOST_LINES", 30)
        monkeypatch.setattr(calendar_agenda, "ENOUGH", 7)
        while shop.presenter.list_more(later=True):
            assert sum(len(each.blocks) for each in _agenda(shop).days) <= 37
        assert _agenda(shop).at_end
        assert not _agenda(shop).at_start
        while shop.presenter.list_more(later=False):
            pass
        assert _agenda(shop).first == MONDAY - timedelta(days=30)

    def test_filters_count_what_they_keep_back(self, shop: Scene) -> None:
        total = sum(len(each.blocks) for each in _agenda(shop).days)
        shop.presenter.show_only(Sieve(states=frozenset({SessionState.LIVE})))
        agenda = _agenda(shop)
        assert (sum(len(each.blocks) for each in agenda.days), agenda.hidden) == (0, total)
        shop.presenter.clear_filters()
        assert shop.presenter.sieve == EVERYTHING

    def test_what_waits_is_drawn_so(self, shop: Scene) -> None:
        mover = shop.presenter.mover
        mover.move(mover.decide(shop.ids["day 0"], at(MONDAY, "11:00"), shop.garage.anna.id))
        (monday,) = [each for each in _agenda(shop).days if each.facts.today]
        assert [block.waiting for block in monday.blocks] == [True]
        assert [type(command) for command in shop.sent()] == [MoveSession]

    def test_nobody_knowing_what_is_kept_it_ends_all_the_same(self) -> None:
        lonely = scene(mode=Mode.AGENDA)
        agenda = _agenda(lonely)
        assert (agenda.at_start, agenda.at_end) == (True, True)
