"""Special days, the province's holidays and time off: what is changed, saved, asked for and answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from desktop.presenters.hours_model import Staged
from scheduling.commands import (
    AskTimeOff,
    DecideTimeOff,
    RemoveSpecialDay,
    RemoveTimeOff,
    SetSpecialDay,
)
from scheduling.errors import Invalid
from scheduling.records import Mechanic, SpecialDay, TimeOff
from scheduling.vocabulary import SpecialDayKind, TimeOffStatus
from tests import factories
from tests.desktop.presenters.hours_shop import (
    CLOSED,
    OFF,
    TUESDAY,
    closure,
    day_off,
    line,
    mechanic,
    owner,
    page,
)
from tests.factories import MONDAY, named

ANNA, SHORT = named("anna"), named("short")


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


def _short(day: date = TUESDAY, row_id: UUID = SHORT, label: str = "") -> SetSpecialDay:
    return SetSpecialDay(
        special_day_id=row_id,
        day=day,
        kind=SpecialDayKind.HOURS,
        start_minute=540,
        end_minute=720,
        label_en=label,
    )


def test_a_day_that_is_a_special_one_already_is_changed_not_set_twice() -> None:
    shop, hours = owner()
    shop.store.load([factories.special_day(TUESDAY, id=CLOSED, label_en="Stocktaking")])
    hours.set_special(_short())
    assert [(each.row.id, each.row.kind) for each in page(hours).specials] == [(CLOSED, SpecialDayKind.HOURS)]
    hours.save()
    (sent,) = shop.sent()
    assert isinstance(sent, SetSpecialDay)
    assert (sent.special_day_id, sent.label_en, sent.start_minute) == (CLOSED, "Stocktaking", 540)
    hours.set_special(_short(TUESDAY + timedelta(days=1), label="Short"))
    hours.set_special(closure(TUESDAY + timedelta(days=1), named("third")))
    assert [each.row.label_en for each in page(hours).specials if each.staged is Staged.NEW] == [
        "Stocktaking"
    ]


def test_hours_open_a_ticked_holiday() -> None:
    _, hours = owner()
    canada = date(2026, 7, 1)
    hours.toggle_holiday(canada)
    hours.set_special(_short(canada))
    (line,) = (each for each in page(hours).holidays if each.day == canada)
    assert not line.closed
    (special,) = page(hours).specials
    assert (special.row.kind, special.row.label_en) == (SpecialDayKind.HOURS, "Canada Day")


def test_a_day_that_is_moved_onto_another_takes_its_place_until_that_one_is_kept() -> None:
    shop, hours = owner()
    shop.store.load([factories.special_day(TUESDAY, id=CLOSED), factories.special_day(MONDAY, id=SHORT)])
    hours.set_special(_short(TUESDAY))
    staged = {each.row.id: each.staged for each in page(hours).specials}
    assert staged == {CLOSED: Staged.REMOVED, SHORT: Staged.CHANGED}
    hours.keep_special(CLOSED)
    assert not page(hours).unsaved.any
    hours.step_back()
    assert {each.row.id: each.staged for each in page(hours).specials} == staged


def test_what_is_discarded_comes_back_by_one_step() -> None:
    _, hours = owner()
    hours.set_special(closure())
    hours.set_special(_short(TUESDAY + timedelta(days=1)))
    told = [hours.discarded]
    hours.discard()
    assert not page(hours).unsaved.any
    told.append(hours.discarded)
    hours.step_back()
    assert page(hours).unsaved.special == 2
    assert [*told, hours.discarded] == [False, True, False]


def test_what_lies_behind_is_known() -> None:
    shop, hours = owner()
    before, hour = MONDAY - timedelta(days=1), 3600
    now = shop.clock.now()
    assert [hours.over(each) for each in (closure(before), closure(MONDAY))] == [True, False]
    assert [hours.over(day_off(first=each)) for each in (before, MONDAY)] == [True, False]
    spans = [(now - 2 * hour, now), (now - hour, now + hour)]
    timed = (
        AskTimeOff(time_off_id=OFF, mechanic_id=ANNA, starts=starts, ends=ends) for starts, ends in spans
    )
    assert [hours.over(each) for each in timed] == [True, False]


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


def test_a_tick_taken_back_leaves_the_holiday_the_hours_that_it_has() -> None:
    shop, hours = owner()
    canada = date(2026, 7, 1)
    short = factories.special_day(
        canada, id=named("short"), kind=SpecialDayKind.HOURS, start_minute=540, end_minute=720
    )
    shop.store.load([short])
    hours.toggle_holiday(canada)
    hours.toggle_holiday(canada)
    assert not page(hours).unsaved.any
    assert [each.row for each in page(hours).specials] == [short]


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
    step = shop.presenter.undo.last
    assert step is not None
    assert step.params["asks"] is True
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


def test_what_somebody_asked_for_who_left_waits_for_nobody() -> None:
    shop, hours = owner()
    asked = factories.time_off(ANNA, TUESDAY, id=OFF, status=TimeOffStatus.PENDING)
    anna = shop.store.get(Mechanic, ANNA)
    assert anna is not None
    shop.store.load([asked, replace(anna, active=False)])
    assert line(hours) is None
    assert hours.asked() == 0


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
