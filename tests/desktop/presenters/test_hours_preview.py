"""Two weeks as customers will see them, with what is not saved; why a time is not free; what a change strands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.presenters.hours_week import Week
from scheduling.records import TimeOff
from scheduling.vocabulary import Reason, SessionState, TimeOffStatus, VisitKind
from tests import factories
from tests.desktop.presenters.hours_shop import (
    OFF,
    TUESDAY,
    at,
    closure,
    day_off,
    mechanic,
    owner,
    page,
)
from tests.factories import MONDAY, named

ANNA, IVAN = named("anna"), named("ivan")


def times(seen: object, zone: object = factories.ZONE) -> list[str]:
    from datetime import datetime

    return [
        datetime.fromtimestamp(each.starts, zone).strftime("%H:%M")  # type: ignore[arg-type]  # a zone
        for each in seen  # type: ignore[attr-defined]  # a tuple of times
        if each.free
    ]


def test_each_of_two_weeks_has_its_free_times_as_customers_see_them() -> None:
    _, hours = mechanic("ivan")
    days = hours.days()
    assert [each.day for each in days] == [MONDAY + timedelta(days=ahead) for ahead in range(14)]
    # From 8 to 16, within the workshop's 9 to 17 with its break: an hour each at 9, 9:30 … 15.
    assert [each.free for each in days[1:7]] == [10, 10, 10, 10, 0, 0]
    assert days[0].free == 8  # two hours' notice from 8:00
    assert times(hours.times(TUESDAY))[:3] == ["09:00", "09:30", "10:00"]


def test_the_workshops_days_are_those_of_anybody_who_works_there() -> None:
    _, hours = owner()
    assert hours.kind is VisitKind.IN_PERSON
    assert times(hours.times(TUESDAY))[-1] == "16:00"
    hours.show_kind(VisitKind.VIDEO)
    assert times(hours.times(TUESDAY))[-1] == "21:30"  # Vera's evening
    hours.show_kind(VisitKind.IN_PERSON)
    assert set(hours.kinds()) == set(VisitKind)


def test_what_is_not_saved_counts_and_what_was_before_is_told() -> None:
    _, hours = owner()
    hours.set_special(closure())
    tuesday = hours.days()[1]
    assert (tuesday.free, tuesday.before) == (0, 12)
    hours.discard()
    tuesday = hours.days()[1]
    assert (tuesday.free, tuesday.before) == (12, 12)


def test_a_kind_that_nobody_offers_any_more_is_not_shown() -> None:
    _, hours = mechanic("ivan")
    seen = page(hours).settings
    assert seen is not None
    hours.show_kind(VisitKind.CHAT)
    assert hours.kind is VisitKind.CHAT
    hours.set_settings(replace(seen, kinds=[VisitKind.PHONE]))
    assert (hours.kinds(), hours.kind) == ((VisitKind.PHONE,), VisitKind.PHONE)
    hours.set_settings(replace(seen, kinds=[]))
    assert (hours.kinds(), hours.kind) == ((), VisitKind.IN_PERSON)
    assert sum(each.free for each in hours.days()) == 0


def test_a_time_that_is_not_free_has_every_reason() -> None:
    shop, hours = mechanic("ivan")
    shop.booking("one", IVAN, "14:00")
    off = factories.time_off(IVAN, first_day=None, last_day=None, starts=factories.at(MONDAY, "13:00"))
    shop.store.load([replace(off, ends=factories.at(MONDAY, "18:00"), label="Dentist")])
    why = hours.why(MONDAY, 14 * 60 + 30)
    assert not why.free
    (told,) = why.whys
    assert told.mechanic == ""
    assert [each.reason for each in told.refusals] == [Reason.TIME_OFF, Reason.BOOKED]
    assert told.refusals[0].label == "Dentist"


def test_the_workshop_tells_of_each_mechanic_why_not() -> None:
    _, hours = owner()
    why = hours.why(TUESDAY, 12 * 60)
    assert not why.free
    assert [each.mechanic for each in why.whys][:2] == ["Anna Affiliated", "Ivan Independent"]
    assert {refusal.reason for each in why.whys[:2] for refusal in each.refusals} == {Reason.ON_BREAK}
    assert hours.why(TUESDAY, 9 * 60).free
    assert hours.why(TUESDAY, 9 * 60).whys == ()


def test_a_time_that_is_free_but_off_the_grid_is_offered_to_nobody() -> None:
    _, hours = mechanic("ivan")
    early, late = hours.why(TUESDAY, 9 * 60), hours.why(TUESDAY, 9 * 60 + 15)
    assert (early.free, late.free) == (True, True)
    assert (hours.offered(early.starts), hours.offered(late.starts)) == (True, False)


def test_the_hours_that_are_painted_answer_before_they_are_saved() -> None:
    shop, hours = mechanic("ivan")
    hours.set_week(page(hours).week.erase(at(1, "9:00"), at(1, "10:00")))
    (told,) = hours.why(TUESDAY, 9 * 60).whys
    assert [each.reason for each in told.refusals] == [Reason.OUTSIDE_HOURS]
    assert shop.sent() == []


def test_of_a_workshop_where_nobody_works_the_premises_answer() -> None:
    shop, hours = owner()
    garage = shop.garage
    everybody = (garage.anna, garage.ivan, garage.olga, garage.vera)
    shop.store.load([replace(row, active=False) for row in everybody])
    (told,) = hours.why(TUESDAY, 12 * 60).whys
    assert [each.reason for each in told.refusals] == [Reason.ON_BREAK]


@pytest.mark.parametrize(("day", "clocks"), [(date(2026, 3, 8), 60), (date(2026, 11, 1), -60)])
def test_the_weeks_in_which_the_clocks_change_say_so_and_skip_what_is_skipped(day: date, clocks: int) -> None:
    shop, hours = mechanic("ivan")
    shop.clock.set(factories.at(day - timedelta(days=4), "08:00"))
    hours.tick()
    hours.set_week(Week().paint(at(6, "0:00"), at(6, "6:00")))
    hours.show_kind(VisitKind.VIDEO)
    sunday = page(hours).days[6]
    assert (sunday.day, sunday.clocks) == (day, clocks)
    assert [each.clocks for each in page(hours).days[:6]] == [0] * 6
    why = hours.why(day, 2 * 60 + 30)
    if clocks > 0:
        assert [each.refusals[0].reason for each in why.whys] == [Reason.NO_SUCH_LOCAL_TIME]
    else:
        assert why.starts == factories.at(day, "02:30")
    free = {each.day: each.free for each in hours.days()}
    assert free[day] == 0  # the workshop is closed on Sundays: an independent's hours are within its own


@pytest.mark.parametrize(("day", "free"), [(date(2026, 3, 8), 10), (date(2026, 11, 1), 12)])
def test_a_night_of_a_virtual_mechanic_is_an_hour_shorter_when_the_clocks_skip_it(
    day: date, free: int
) -> None:
    """What occurs twice counts once."""
    shop, hours = mechanic("vera")
    shop.clock.set(factories.at(day - timedelta(days=3), "08:00"))
    hours.tick()
    hours.set_week(Week().paint(at(6, "0:00"), at(6, "6:00")))
    assert {each.day: each.free for each in hours.days()}[day] == free
    assert len(times(hours.times(day))) == free


def test_the_week_shows_what_lies_over_the_hours() -> None:
    shop, hours = mechanic("ivan")
    special = factories.special_day(TUESDAY)
    part = factories.time_off(
        IVAN,
        first_day=None,
        last_day=None,
        starts=factories.at(MONDAY, "20:00"),
        ends=factories.at(TUESDAY, "06:00"),
    )
    shop.store.load([special, replace(part, label="Dentist")])
    monday, tuesday, *_, sunday = page(hours).days
    assert monday.away == (((1200, 1440), "Dentist"),)
    assert tuesday.away == (((0, 360), "Dentist"),)
    assert (monday.special, tuesday.special) == (None, special)
    assert monday.closed_to == ((0, 540), (720, 780), (1020, 1440))
    assert sunday.closed_to == ((0, 1440),)


def test_nobodys_hours_narrow_those_of_a_virtual_mechanic_or_of_the_workshop() -> None:
    for _, hours in (mechanic("vera"), owner()):
        assert {each.closed_to for each in page(hours).days} == {()}


def test_a_day_off_lists_the_bookings_that_it_strands_and_what_is_not_saved_can_be_saved_all_the_same() -> (
    None
):
    shop, hours = owner()
    shop.booking("late", ANNA, "15:00", customer_id=shop.garage.marc.id)
    shop.booking("early", ANNA, "10:00")
    shop.booking("other", IVAN, "10:00")
    shop.booking("cancelled", ANNA, "11:00", state=SessionState.CANCELLED)
    assert hours.stranded() == ()
    hours.ask_time_off(day_off())
    early, late = hours.stranded()
    assert [early.session_id, late.session_id] == [shop.ids["early"], shop.ids["late"]]
    assert (early.customer, early.mechanic, late.customer) == (
        "Élise Tremblay",
        "Anna Affiliated",
        "Marc-André O'Neil",
    )
    assert [each.reason for each in early.refusals] == [Reason.TIME_OFF]
    assert (early.starts, early.ends) == (factories.at(MONDAY, "10:00"), factories.at(MONDAY, "11:00"))
    hours.save()
    assert len(shop.store.all(TimeOff)) == 1
    assert hours.stranded() == ()


def test_of_one_mechanic_only_their_own_bookings_are_looked_at() -> None:
    shop, hours = owner()
    shop.booking("annas", ANNA, "10:00")
    shop.booking("bays", None, "10:00")
    hours.choose(ANNA)
    hours.set_week(Week().paint(at(0, "13:00"), at(0, "17:00")))
    assert [each.session_id for each in hours.stranded()] == [shop.ids["annas"]]
    hours.choose(None)
    hours.set_week(Week(one_break=True))
    assert {each.session_id for each in hours.stranded()} == {shop.ids["annas"], shop.ids["bays"]}
    assert {each.mechanic for each in hours.stranded()} == {"Anna Affiliated", ""}


def test_an_approval_is_looked_at_before_it_is_given() -> None:
    shop, hours = owner()
    shop.booking("one", ANNA, "10:00")
    shop.store.load([factories.time_off(ANNA, id=OFF, status=TimeOffStatus.PENDING)])
    hours.decide(OFF, approve=False)
    assert hours.stranded() == ()
    hours.decide(OFF, approve=True)
    assert [each.session_id for each in hours.stranded()] == [shop.ids["one"]]


def test_a_stale_week_is_not_foreseen() -> None:
    shop, hours = owner()
    shop.booking("one", ANNA, "10:00")
    hours.set_week(Week(one_break=True))
    shop.store.load([factories.workshop_hours(6)])
    assert hours.stranded() == ()
