"""Whose hours are on view for whom; what is changed and not saved; what saving sends; what waits, and what clashes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from desktop.presenters.hours_model import Staged
from desktop.presenters.hours_week import Week
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from scheduling.commands import (
    Outcome,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
)
from scheduling.errors import ErrorCode, Gone, NotAllowed
from scheduling.hours_editing import settings_of
from scheduling.records import Mechanic, WeeklyBlock, WorkshopHours
from scheduling.vocabulary import OrganizationKind, Role, TimeOffStatus, VisitKind
from tests import factories
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.presenters.hours_shop import (
    OFF,
    at,
    closure,
    day_off,
    hours_of,
    line,
    mechanic,
    owner,
    page,
)
from tests.factories import MONDAY, named

ANNA, IVAN, OLGA = named("anna"), named("ivan"), named("olga")


def opening(shop: Scene) -> dict[int, tuple[int, int]]:
    return {row.weekday: (row.start_minute, row.end_minute) for row in shop.store.all(WorkshopHours)}


# --- whose


@pytest.mark.parametrize(
    ("role", "who", "names"),
    [
        (Role.OWNER, None, ["Garage Test", "Anna Affiliated"]),
        (Role.OWNER, "ivan", ["Garage Test", "Ivan Independent", "Anna Affiliated"]),
        (Role.OWNER, "anna", ["Garage Test", "Anna Affiliated"]),
        (Role.RECEPTIONIST, None, []),
        (Role.RECEPTIONIST, "vera", ["Vera Virtual"]),
        (Role.MECHANIC, "ivan", ["Ivan Independent"]),
        (Role.MECHANIC, "anna", ["Anna Affiliated"]),
        (Role.MECHANIC, None, []),
    ],
)
def test_each_sees_whose_hours_are_theirs_to_change(role: Role, who: str | None, names: list[str]) -> None:
    """No owner, nor anybody else, has an independent mechanic's hours before them."""
    hours = hours_of(scene(role, mechanic_id=named(who) if who else None))
    assert [each.name for each in hours.subjects()] == names
    assert (hours.page() is None) is (not names)


def test_an_affiliated_mechanic_asks_and_changes_nothing_else() -> None:
    shop, hours = mechanic("anna")
    (subject,) = hours.subjects()
    assert (subject.sets_hours, subject.asks, subject.own) == (False, True, True)
    assert page(hours).settings is None
    acts: list[Callable[[], None]] = [
        lambda: hours.set_week(Week()),
        hours.begin_roster,
        lambda: hours.set_special(closure()),
        lambda: hours.set_settings(settings_of(shop.garage.anna)),
        lambda: hours.ask_time_off(day_off("ivan")),
    ]
    for act in acts:
        with pytest.raises(NotAllowed):
            act()
    assert shop.sent() == []


def test_nobody_decides_on_an_independent_mechanics_time_off() -> None:
    shop, hours = owner()
    shop.store.load([factories.time_off(IVAN, id=OFF, status=TimeOffStatus.PENDING)])
    with pytest.raises(NotAllowed):
        hours.decide(OFF, approve=False)
    assert line(hours) is None
    with pytest.raises(Gone):
        hours.decide(named("nothing"), approve=True)
    with pytest.raises(Gone):
        hours.ask_time_off(day_off("nobody"))


def test_a_solo_practice_has_special_days_and_no_opening_hours() -> None:
    shop, hours = owner("vera")
    shop.store.load([replace(shop.garage.organization, kind=OrganizationKind.SOLO)])
    assert next((each.name, each.has_week) for each in hours.subjects()) == ("Garage Test", False)


def test_before_the_rows_are_here_there_is_nobody() -> None:
    from desktop.presenters.availability_source import AvailabilitySource
    from desktop.presenters.hours import HoursPresenter
    from desktop.presenters.province_holidays import Holidays
    from desktop.store.local_store import LocalStore
    from tests.desktop.presenters.hours_shop import HOLIDAYS

    made, store = scene(Role.OWNER), LocalStore.in_memory()
    rights, undo = made.presenter.rights, made.presenter.undo
    hours = HoursPresenter(store, AvailabilitySource(store), made.clock, rights, undo, Holidays(HOLIDAYS))
    assert (hours.page(), hours.subjects(), hours.asked()) == (None, (), 0)


# --- the week


def test_the_workshops_week_is_shown_painted_and_saved() -> None:
    shop, hours = owner()
    week = page(hours).week
    assert [each.span for each in week.of_day(0)] == [(540, 720), (780, 1020)]
    hours.set_week(week.paint(at(5, "9:00"), at(5, "13:00")))
    assert page(hours).unsaved.days == (5,)
    assert hours.subjects()[0].unsaved
    assert shop.sent() == []
    hours.save()
    (sent,) = shop.sent()
    assert isinstance(sent, SetOpeningHours)
    assert opening(shop)[5] == (540, 780)
    assert not page(hours).unsaved.any
    assert page(hours).waiting


def test_an_independent_mechanics_own_week_is_saved_over_midnight_too() -> None:
    shop, hours = mechanic("ivan")
    hours.set_week(page(hours).week.paint(at(6, "22:00"), at(6, "26:00")))
    hours.save()
    (sent,) = shop.sent()
    assert isinstance(sent, SetMechanicHours)
    rows = [row for row in shop.store.all(WeeklyBlock) if row.mechanic_id == IVAN]
    assert (6, 1320, 1560) in [(row.weekday, row.start_minute, row.end_minute) for row in rows]
    assert len(rows) == 6


def test_the_week_as_it_was_is_no_edit() -> None:
    shop, hours = owner()
    week = page(hours).week
    hours.set_week(week)
    assert not hours.may_step_back
    hours.set_week(week.paint(at(5, "9:00"), at(5, "13:00")))
    hours.set_week(week)
    assert not page(hours).unsaved.any
    hours.save()
    assert shop.sent() == []


def test_edits_are_taken_back_one_by_one_and_discarded_all() -> None:
    shop, hours = owner()
    week = page(hours).week
    saturday = week.paint(at(5, "9:00"), at(5, "13:00"))
    hours.set_week(saturday)
    hours.set_special(closure())
    hours.step_back()
    assert (page(hours).unsaved.days, page(hours).unsaved.special) == ((5,), 0)
    hours.step_back()
    assert not page(hours).unsaved.any
    assert not hours.may_step_back
    hours.step_back()
    hours.set_week(saturday)
    hours.discard()
    assert page(hours).week == week
    assert shop.sent() == []


def test_what_is_not_saved_of_one_is_kept_while_another_is_on_view() -> None:
    _, hours = owner()
    hours.set_week(Week(one_break=True))
    hours.choose(ANNA)
    assert page(hours).subject.mechanic_id == ANNA
    assert [each.unsaved for each in hours.subjects()] == [True, False]
    hours.choose(None)
    assert page(hours).week.blocks == ()
    hours.choose(named("gone"))
    assert page(hours).subject.is_workshop


def test_a_roster_is_begun_with_the_workshops_hours_and_given_up() -> None:
    shop, hours = owner()
    hours.choose(ANNA)
    assert page(hours).follows_workshop
    hours.begin_roster()
    assert page(hours).unsaved.roster is Staged.NEW
    assert page(hours).week.same_hours(page(hours).workshop)
    hours.save()
    assert not page(hours).follows_workshop
    hours.give_up_roster()
    assert page(hours).unsaved.roster is Staged.REMOVED
    hours.save()
    assert page(hours).follows_workshop
    assert [row for row in shop.store.all(WeeklyBlock) if row.mechanic_id == ANNA] == []


def test_a_week_that_somebody_else_changed_meanwhile_is_not_saved_unasked() -> None:
    shop, hours = owner()
    hours.set_week(page(hours).week.paint(at(5, "9:00"), at(5, "13:00")))
    shop.store.load([factories.workshop_hours(6, id=named("theirs"))])
    assert page(hours).stale
    hours.save()
    assert shop.sent() == []
    hours.keep_mine()
    assert not page(hours).stale
    hours.save()
    assert set(opening(shop)) == {0, 1, 2, 3, 4, 5}


def test_or_theirs_is_taken() -> None:
    shop, hours = owner()
    hours.set_week(page(hours).week.paint(at(5, "9:00"), at(5, "13:00")))
    shop.store.load([factories.workshop_hours(6, id=named("theirs"))])
    hours.take_theirs()
    assert (page(hours).stale, page(hours).unsaved.any) == (False, False)
    assert [each.weekday for each in page(hours).week.of_day(6)] == [6, 6]
    hours.keep_mine()
    assert not page(hours).unsaved.any


def test_blocks_that_others_took_away_come_back_under_new_names() -> None:
    shop, hours = mechanic("ivan")
    hours.set_week(page(hours).week.paint(at(5, "9:00"), at(5, "13:00")))
    theirs = SetMechanicHours(
        mechanic_id=IVAN,
        seen=[row.id for row in shop.store.all(WeeklyBlock) if row.mechanic_id == IVAN],
        blocks=[],
    )
    shop.store.submit(theirs)
    hours.keep_mine()
    hours.save()
    rows = [row for row in shop.store.all(WeeklyBlock) if row.mechanic_id == IVAN]
    assert len(rows) == 6
    assert not {row.id for row in rows} & set(theirs.seen)


# --- settings


def test_settings_are_saved_as_they_differ_from_what_was_seen() -> None:
    shop, hours = mechanic("olga")
    seen = page(hours).settings
    assert seen is not None
    hours.set_settings(replace(seen, buffer_minutes=30, allow_instant_booking=True))
    assert page(hours).unsaved.settings == 2
    hours.set_settings(seen)
    assert not page(hours).unsaved.any
    hours.set_settings(replace(seen, kinds=[VisitKind.VIDEO]))
    hours.save()
    (sent,) = shop.sent()
    assert isinstance(sent, SetMechanicSettings)
    assert sent.seen == seen
    row = shop.store.get(Mechanic, OLGA)
    assert row is not None
    assert row.kinds == (VisitKind.VIDEO,)
    assert page(hours).kinds == frozenset(VisitKind)
    assert page(hours).defaults == (15, 120, 30, 30)


def test_a_kind_that_the_mechanic_may_not_have_any_more_can_still_be_discarded() -> None:
    shop, hours = mechanic("olga")
    olga = shop.store.get(Mechanic, OLGA)
    assert olga is not None
    hours.set_settings(replace(settings_of(olga), kinds=[VisitKind.IN_PERSON, VisitKind.VIDEO]))
    shop.store.load([replace(olga, has_workshop=False)])
    assert page(hours).unsaved.settings == 1
    hours.discard()
    assert not page(hours).unsaved.any


def test_the_workshop_has_no_settings() -> None:
    shop, hours = owner()
    seen = factories.garage().anna
    hours.set_settings(settings_of(seen))
    assert page(hours).settings is None
    assert hours.asked() == 0
    hours.save()
    assert shop.sent() == []


# --- clashes


def test_hours_that_two_people_changed_are_put_before_the_one_who_came_late() -> None:
    shop, hours = owner()
    hours.set_week(page(hours).week.paint(at(5, "9:00"), at(5, "13:00")))
    hours.save()
    mid = shop.store.changes()[-1].mid
    theirs = [factories.workshop_hours(5, "10:00", "12:00", break_start_minute=None, break_end_minute=None)]
    shop.store.load(theirs)
    shop.answer(mid, ErrorCode.STALE_EDIT.value, ver=1)
    (clash,) = page(hours).clashes
    assert [field.name for field in clash.fields] == ["weekday.5"]
    hours.choose(ANNA)
    assert page(hours).clashes == ()
    hours.choose(None)
    hours.settle(mid, {"weekday.5"})
    assert page(hours).clashes == ()
    assert opening(shop)[5] == (540, 780)


def test_other_refusals_are_no_clash_of_these_hours() -> None:
    shop, hours = owner()
    hours.set_special(closure())
    hours.save()
    mid = shop.store.changes()[-1].mid
    refused = Answer(mid=mid, state=ChangeState.REJECTED, code=ErrorCode.NOT_ALLOWED.value, outcome=Outcome())
    shop.store.settle([refused], named("epoch"))
    assert page(hours).clashes == ()


# --- which week


def test_the_week_on_view_is_gone_through_and_follows_today() -> None:
    shop, hours = owner()
    assert hours.monday == MONDAY
    hours.go_by(2)
    assert hours.monday == MONDAY + timedelta(days=14)
    assert page(hours).days[0].day == hours.monday
    hours.go_to(MONDAY + timedelta(days=8))
    assert hours.monday == MONDAY + timedelta(days=7)
    hours.go_to(None)
    shop.clock.set(factories.at(MONDAY + timedelta(days=7), "08:00"))
    hours.tick()
    assert hours.monday == MONDAY + timedelta(days=7)
    assert [each.today for each in page(hours).days].index(True) == 0


def test_a_tick_within_the_minute_changes_nothing() -> None:
    _, hours = owner()
    told: list[bool] = []
    hours.changed.connect(lambda: told.append(True))
    hours.tick()
    assert told == []
