"""Whose hours are on view for whom; what is changed and not saved; what saving sends; what waits, and what clashes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from desktop.presenters.hours_model import Staged
from desktop.presenters.hours_week import Week
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from scheduling.commands import (
    AskTimeOff,
    DecideTimeOff,
    Outcome,
    RemoveSpecialDay,
    RemoveTimeOff,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
    SetSpecialDay,
)
from scheduling.errors import ErrorCode, Gone, Invalid, NotAllowed
from scheduling.hours_editing import settings_of
from scheduling.records import Mechanic, SpecialDay, TimeOff, WeeklyBlock, WorkshopHours
from scheduling.vocabulary import OrganizationKind, Role, SpecialDayKind, TimeOffStatus, VisitKind
from tests import factories
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.presenters.hours_shop import (
    CLOSED,
    OFF,
    TUESDAY,
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


def test_the_workshop_has_no_settings() -> None:
    shop, hours = owner()
    seen = factories.garage().anna
    hours.set_settings(settings_of(seen))
    assert page(hours).settings is None
    assert hours.asked() == 0
    hours.save()
    assert shop.sent() == []


# --- special days and holidays


def test_special_days_are_added_changed_and_removed() -> None:
    shop, hours = owner()
    shop.store.load(
        [factories.special_day(MONDAY - timedelta(days=1)), factories.special_day(id=named("old"))]
    )
    hours.set_special(closure())
    staged = {each.row.id: each.staged for each in page(hours).specials}
    assert staged == {named("old"): Staged.NO, CLOSED: Staged.NEW}
    hours.set_special(
        SetSpecialDay(
            special_day_id=named("old"),
            day=MONDAY,
            kind=SpecialDayKind.HOURS,
            start_minute=540,
            end_minute=720,
        )
    )
    hours.remove_special(CLOSED)
    assert {each.row.id: each.staged for each in page(hours).specials} == {named("old"): Staged.CHANGED}
    hours.remove_special(named("old"))
    assert [each.staged for each in page(hours).specials] == [Staged.REMOVED]
    hours.keep_special(named("old"))
    assert not page(hours).unsaved.any
    hours.remove_special(named("old"))
    hours.save()
    assert shop.sent() == [RemoveSpecialDay(special_day_id=named("old"))]
    assert page(hours).specials == ()


def test_a_day_without_its_hours_is_refused_at_once() -> None:
    _, hours = owner()
    with pytest.raises(Invalid):
        hours.set_special(SetSpecialDay(special_day_id=CLOSED, day=MONDAY, kind=SpecialDayKind.HOURS))
    assert not page(hours).unsaved.any


def test_the_provinces_holidays_are_ticked_where_the_workshop_is_closed() -> None:
    shop, hours = owner()
    national, canada = date(2026, 6, 24), date(2026, 7, 1)
    shop.store.load([factories.special_day(national, id=named("24"), statutory=True)])
    lines = {each.day: each for each in page(hours).holidays}
    assert lines[national].closed
    assert not lines[canada].closed
    assert lines[canada].label_fr == "Fête du Canada"
    hours.toggle_holiday(national)
    hours.toggle_holiday(canada)
    lines = {each.day: each for each in page(hours).holidays}
    assert (lines[national].closed, lines[national].staged) == (False, Staged.REMOVED)
    assert (lines[canada].closed, lines[canada].staged) == (True, Staged.NEW)
    hours.save()
    removed, added = shop.sent()
    assert removed == RemoveSpecialDay(special_day_id=named("24"))
    assert isinstance(added, SetSpecialDay)
    assert (added.day, added.label_en) == (canada, "Canada Day")
    lines = {each.day: each for each in page(hours).holidays}
    assert (lines[national].closed, lines[canada].closed, lines[canada].waiting) == (False, True, True)


def test_a_tick_that_is_taken_back_before_saving_leaves_nothing() -> None:
    shop, hours = owner()
    national, canada = date(2026, 6, 24), date(2026, 7, 1)
    shop.store.load([factories.special_day(national, id=named("24"), statutory=True)])
    for day in (national, canada, national, canada):
        hours.toggle_holiday(day)
    assert not page(hours).unsaved.any
    hours.toggle_holiday(date(2026, 6, 25))
    assert not page(hours).unsaved.any


def test_a_holiday_with_hours_of_its_own_can_be_closed_whole() -> None:
    shop, hours = owner()
    canada = date(2026, 7, 1)
    short = factories.special_day(
        canada, id=named("short"), kind=SpecialDayKind.HOURS, start_minute=540, end_minute=720
    )
    shop.store.load([short])
    line = next(each for each in page(hours).holidays if each.day == canada)
    assert (line.closed, line.special) == (False, short)
    hours.toggle_holiday(canada)
    hours.save()
    row = shop.store.get(SpecialDay, named("short"))
    assert row is not None
    assert (row.kind, row.start_minute) == (SpecialDayKind.CLOSED, None)


def test_a_holiday_that_only_the_server_knows_is_listed_too() -> None:
    shop, hours = owner()
    shop.store.load([factories.special_day(date(2026, 9, 19), statutory=True, label_en="Day of mourning")])
    assert "Day of mourning" in [each.label_en for each in page(hours).holidays]


# --- time off


def test_what_an_owner_enters_for_an_affiliated_mechanic_counts_at_once() -> None:
    shop, hours = owner()
    assert page(hours).mechanics == ((ANNA, "Anna Affiliated"),)
    hours.ask_time_off(day_off(as_request=True))
    added = line(hours)
    assert added is not None
    assert (added.staged, added.row.status, added.mechanic) == (
        Staged.NEW,
        TimeOffStatus.APPROVED,
        "Anna Affiliated",
    )
    hours.save()
    assert shop.sent() == [day_off(as_request=False)]
    saved = line(hours)
    assert saved is not None
    assert (saved.staged, saved.waiting, saved.may_remove) == (Staged.NO, True, True)


def test_what_an_affiliated_mechanic_asks_for_waits_for_the_owner() -> None:
    shop, hours = mechanic("anna")
    hours.ask_time_off(day_off())
    hours.save()
    (sent,) = shop.sent()
    assert isinstance(sent, AskTimeOff)
    assert sent.as_request
    asked = line(hours)
    assert asked is not None
    assert (asked.row.status, asked.may_decide, asked.may_remove) == (TimeOffStatus.PENDING, False, True)
    shop.store.load([factories.time_off(ANNA, id=named("yes"))])
    approved = line(hours, named("yes"))
    assert approved is not None
    assert not approved.may_remove


def test_an_independent_mechanics_counts_at_once_and_asks_nobody() -> None:
    _, hours = mechanic("ivan")
    hours.ask_time_off(day_off("ivan"))
    hours.save()
    off = line(hours)
    assert off is not None
    assert (off.row.status, off.may_decide, off.may_remove) == (TimeOffStatus.APPROVED, False, True)


def test_requests_stand_first_are_counted_and_answered() -> None:
    shop, hours = owner()
    early = factories.time_off(ANNA, MONDAY, id=named("early"))
    asked = factories.time_off(ANNA, TUESDAY, id=OFF, status=TimeOffStatus.PENDING)
    over = factories.time_off(ANNA, MONDAY - timedelta(days=3), status=TimeOffStatus.PENDING)
    shop.store.load([early, asked, over])
    assert [each.row.id for each in page(hours).time_off] == [OFF, named("early")]
    assert hours.asked() == 1
    hours.decide(OFF, approve=False)
    assert [each.staged for each in page(hours).time_off] == [Staged.DECLINED, Staged.NO]
    hours.decide(OFF, approve=True)
    assert page(hours).unsaved.decided == 1
    hours.keep_time_off(OFF)
    assert not page(hours).unsaved.any
    hours.decide(OFF, approve=True)
    hours.save()
    assert shop.sent() == [DecideTimeOff(time_off_id=OFF, approve=True)]
    assert hours.asked() == 0


def test_time_off_is_removed_and_what_was_never_saved_is_let_go() -> None:
    shop, hours = owner()
    shop.store.load([factories.time_off(ANNA, id=named("saved"))])
    hours.ask_time_off(day_off(first=TUESDAY))
    hours.remove_time_off(OFF)
    assert line(hours) is None
    hours.remove_time_off(named("saved"))
    removed = line(hours, named("saved"))
    assert removed is not None
    assert removed.staged is Staged.REMOVED
    hours.save()
    assert shop.sent() == [RemoveTimeOff(time_off_id=named("saved"))]
    assert shop.store.all(TimeOff) == []


def test_what_somebody_else_took_away_meanwhile_is_not_sent_again() -> None:
    shop, hours = owner()
    shop.store.load([factories.time_off(ANNA, id=OFF), factories.special_day(id=CLOSED)])
    hours.remove_time_off(OFF)
    hours.remove_special(CLOSED)
    for command in (RemoveTimeOff(time_off_id=OFF), RemoveSpecialDay(special_day_id=CLOSED)):
        shop.store.submit(command)
    assert not page(hours).unsaved.any
    hours.save()
    assert len(shop.sent()) == 2


def test_time_off_of_some_hours_is_over_when_they_are() -> None:
    shop, hours = owner()
    start = factories.at(MONDAY, "07:00")
    shop.store.load(
        [
            factories.time_off(
                ANNA, id=OFF, first_day=None, last_day=None, starts=start - 3600, ends=start + 3600
            )
        ]
    )
    assert line(hours) is None
    shop.clock.set(start)
    hours.tick()
    assert line(hours) is not None


def test_time_off_without_an_end_is_refused_at_once() -> None:
    _, hours = owner()
    with pytest.raises(Invalid):
        hours.ask_time_off(day_off(first=TUESDAY, last=MONDAY))
    assert not page(hours).unsaved.any


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
