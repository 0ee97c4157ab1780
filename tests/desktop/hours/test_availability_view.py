"""The Availability screen: whose hours, days off, holidays, rules; what a change strands and means; saving."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.hours_week import Week
from desktop.store.errors import NotKept
from desktop.store.errors import Trouble as Disk
from desktop.views.hours.tabs import Tab
from scheduling.commands import AskTimeOff, SetSpecialDay
from scheduling.errors import ErrorCode
from scheduling.records import TimeOff
from scheduling.vocabulary import Role, SpecialDayKind, TimeOffStatus, VisitKind
from tests import factories
from tests.desktop.calendar.scenes import scene
from tests.desktop.hours.hands import LEFT, NONE, SAT, Hands
from tests.desktop.presenters.hours_shop import (
    CLOSED,
    OFF,
    TUESDAY,
    at,
    closure,
    day_off,
    hours_of,
    mechanic,
    owner,
)
from tests.desktop.shell.widgets import nameless, unreachable
from tests.factories import MONDAY, named

ANNA = named("anna")


def said(widget: QWidget) -> list[str]:
    """The words on view."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


@pytest.fixture
def rosa(qtbot: QtBot) -> Hands:
    return Hands(qtbot, *owner())


def test_an_owner_has_the_workshop_and_its_own_mechanics(rosa: Hands) -> None:
    who = rosa.view.who
    assert [who.itemText(place) for place in range(who.count())] == ["Workshop", "Anna Affiliated"]
    assert [tab for tab in Tab if tab in rosa.view.tabs.buttons] == [Tab.WEEK, Tab.DAYS, Tab.TIME_OFF]
    who.take(ANNA)
    rosa.settle()
    assert list(rosa.view.tabs.buttons) == [Tab.WEEK, Tab.TIME_OFF, Tab.RULES]
    assert "roster" in rosa.view.week.tools.about.text()
    assert not rosa.view.rules.instant_card.isVisible()


def test_a_roster_is_begun_edited_and_given_up(rosa: Hands) -> None:
    rosa.view.who.take(ANNA)
    rosa.settle()
    tools = rosa.view.week.tools
    assert not tools.give_up.isVisible()
    rosa.click(tools.begin)
    assert rosa.view.foot.said.text() == "Not saved: a roster"
    rosa.drag((SAT, "9:00"), (SAT, "12:00"))
    rosa.click(rosa.view.foot.save)
    assert not tools.begin.isVisible()
    rosa.grid.select(None)
    rosa.click(tools.give_up)
    assert rosa.view.foot.said.text() == "Not saved: no roster any more"


def test_unsaved_edits_are_kept_while_one_looks_elsewhere_and_said_in_the_list(rosa: Hands) -> None:
    rosa.drag((SAT, "9:00"), (SAT, "12:00"))
    rosa.view.who.take(ANNA)
    rosa.settle()
    assert not rosa.view.foot.isVisible()
    assert rosa.view.who.itemText(0) == "Workshop, not saved"
    rosa.view.hide()
    rosa.view.show()
    rosa.view.who.take(None)
    rosa.settle()
    assert rosa.day(SAT) == [("9:00", "12:00")]
    assert rosa.view.foot.said.text() == "Not saved: Saturday"
    rosa.click(rosa.view.foot.discard)
    assert rosa.day(SAT) == []
    assert not rosa.view.foot.isVisible()


def test_bookings_that_would_be_stranded_are_listed_before_saving_with_a_way_to_each(rosa: Hands) -> None:
    rosa.shop.booking("one", ANNA, "10:00")
    rosa.shop.booking("two", ANNA, "15:00", customer_id=rosa.shop.garage.marc.id)
    rosa.settle()
    foot, preview = rosa.view.foot, rosa.view.preview
    rosa.hours.ask_time_off(day_off())
    rosa.settle()
    assert [link.accessibleName() for link in preview.stranded] == [
        "Mon 15 Jun, 10:00 · Élise Tremblay. Anna Affiliated · The mechanic is off (Vacation)",
        "Mon 15 Jun, 15:00 · Marc-André O'Neil. Anna Affiliated · The mechanic is off (Vacation)",
    ]
    assert foot.save.text() == "Save all the same"
    assert foot.stranded.text() == "2 bookings would be left without hours"
    assert len(rosa.grid.stranded) == 2
    with rosa.qtbot.waitSignal(rosa.view.show_asked) as asked:
        rosa.click(preview.stranded[1])
    assert asked.args == [rosa.shop.ids["two"]]
    rosa.click(foot.save)
    assert [isinstance(each, AskTimeOff) for each in rosa.shop.sent()] == [True]
    assert preview.stranded == []
    assert not foot.isVisible()


def test_many_stranded_are_listed_when_asked_for(rosa: Hands) -> None:
    for place in range(9):
        rosa.shop.booking(
            str(place), ANNA, f"{9 + place % 3 * 2}:00", day=MONDAY + timedelta(days=place // 3)
        )
    rosa.hours.set_week(Week(one_break=True))
    rosa.settle()
    preview = rosa.view.preview
    assert len(preview.stranded) == 6
    more = next(each for each in preview.findChildren(QWidget) if getattr(each, "text", str)() == "3 more")
    rosa.click(more)
    assert len(preview.stranded) == 9


def test_the_preview_follows_what_is_not_saved(rosa: Hands) -> None:
    tile = rosa.view.preview.days[TUESDAY]
    assert tile.accessibleName() == "Tuesday 16 June 2026, 12 free times"
    rosa.hours.set_special(closure())
    rosa.settle()
    assert tile.accessibleName() == "Tuesday 16 June 2026, 0 free times, 12 before"
    rosa.click(tile)
    assert rosa.view.preview.day_title.text() == "Tuesday 16 June"
    assert rosa.view.preview.day_note.text() == "No hours on this day."
    rosa.hours.discard()
    rosa.settle()
    assert rosa.view.preview.day_note.text() == "12 free times"
    rosa.view.preview.kind.take(VisitKind.VIDEO)
    rosa.settle()
    assert rosa.view.preview.times[-1].text() == "21:30"


def test_a_time_of_the_preview_says_why_it_is_not_free(rosa: Hands) -> None:
    rosa.view.who.take(ANNA)
    rosa.shop.booking("one", ANNA, "10:00", day=TUESDAY)
    rosa.settle()
    rosa.click(rosa.view.preview.days[TUESDAY])
    taken = next(tile for tile in rosa.view.preview.times if tile.text() == "10:30")
    assert taken.accessibleName() == "10:30, booked"
    rosa.click(taken)
    assert rosa.view.why.heading.text() == "Why is Tuesday 16 June, 10:30 not free?"
    assert len(rosa.view.why.reasons) == 1
    assert rosa.view.why.reasons[0].endswith("(10:00–11:00)")
    rosa.key(Qt.Key.Key_Escape)
    assert taken.hasFocus()
    free = next(tile for tile in rosa.view.preview.times if tile.seen.free)
    rosa.click(free)
    assert rosa.view.why.reasons == ["Customers can book this time."]


def test_a_cell_says_of_whom_what_is_true(rosa: Hands) -> None:
    rosa.view.week.grid.why_asked.emit(at(1, "12:00"))
    assert rosa.view.why.heading.text() == "Why is Tuesday 16 June, 12:00 not free?"
    assert (
        rosa.view.why.reasons[0]
        == "Anna Affiliated, Ivan Independent, Olga Offers: Runs into the break (12:00–13:00)"
    )
    rosa.view.week.grid.why_asked.emit(at(1, "9:15"))
    assert rosa.view.why.heading.text() == "Tuesday 16 June, 9:15 is free, but not offered"
    assert rosa.view.why.reasons == ["Customers are offered times in even steps from where a block begins."]


def test_a_right_click_asks_why(rosa: Hands) -> None:
    where = rosa.point(1, "12:10")
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, rosa.grid.mapToGlobal(where))
    QApplication.sendEvent(rosa.grid, event)
    assert rosa.view.why.isVisible()
    assert rosa.grid.cursor_ == at(1, "12:00")


@pytest.mark.parametrize(
    ("day", "note"), [(date(2026, 3, 8), "clocks +1 h"), (date(2026, 11, 1), "clocks −1 h")]
)
def test_the_weeks_in_which_the_clocks_change_are_marked_and_answer(
    qtbot: QtBot, day: date, note: str
) -> None:
    shop, hours = mechanic("vera")
    shop.clock.set(factories.at(day - timedelta(days=5), "08:00"))
    hands = Hands(qtbot, shop, hours)
    hours.tick()
    hands.settle()
    assert note in hands.view.week.days.accessibleName()
    hands.drag((6, "1:00"), (6, "5:00"))
    hands.grid.why_asked.emit(at(6, "2:30"))
    skipped = hands.view.why.reasons == ["The clocks skip this time that day"]
    assert skipped is note.startswith("clocks +")


def test_weeks_are_turned_while_the_hours_stay(rosa: Hands) -> None:
    before = rosa.week()
    rosa.shop.store.load([factories.special_day(MONDAY + timedelta(days=8))])
    rosa.click(rosa.view.after)
    assert rosa.view.week_title.text() == "22 – 28 Jun 2026"
    assert "Tuesday 23 June, Inventory" in rosa.view.week.days.accessibleName()
    assert rosa.week() == before
    rosa.click(rosa.view.before)
    assert "Inventory" not in rosa.view.week.days.accessibleName()


def test_time_off_is_entered_for_days_and_for_hours(rosa: Hands) -> None:
    rosa.tab(Tab.TIME_OFF)
    form = rosa.view.time_off.form
    assert not form._whom.isVisible()
    form.first._take(TUESDAY)
    assert form.last.day == TUESDAY
    form.last._take(TUESDAY + timedelta(days=2))
    form.label.setText("Vacation")
    rosa.click(form.add)
    form.kind.buttons["hours"].click()
    form.first._take(MONDAY + timedelta(days=1))
    form.from_.take(13 * 60)
    form.to.take(15 * 60)
    rosa.click(form.add)
    titles = [row.accessibleName() for row in rosa.view.time_off.rows.values()]
    assert titles == [
        "Anna Affiliated · 16 – 18 June 2026, Vacation, new, not saved",
        "Anna Affiliated · Tuesday 16 June 2026, 13:00–15:00, new, not saved",
    ]
    rosa.click(rosa.view.foot.save)
    rows = rosa.shop.store.all(TimeOff)
    assert {(row.first_day, row.starts) for row in rows} == {
        (TUESDAY, None),
        (None, factories.at(TUESDAY, "13:00")),
    }
    assert all(row.state == "waiting for the server" for row in rosa.view.time_off.rows.values())


def test_an_end_before_the_begin_is_drawn_along(rosa: Hands) -> None:
    rosa.tab(Tab.TIME_OFF)
    form = rosa.view.time_off.form
    form.first._take(MONDAY + timedelta(days=9))
    assert form.last.day == form.first.day
    form.kind.buttons["hours"].click()
    form.from_.take(20 * 60)
    assert form.to.value == 20 * 60 + 15


def test_requests_are_approved_and_refused_and_the_keys_stay(rosa: Hands) -> None:
    asked = [
        factories.time_off(ANNA, TUESDAY, id=named("a"), status=TimeOffStatus.PENDING),
        factories.time_off(ANNA, TUESDAY + timedelta(days=1), id=named("b"), status=TimeOffStatus.PENDING),
    ]
    rosa.shop.store.load(asked)
    rosa.settle()
    assert rosa.view.tabs.buttons[Tab.TIME_OFF].text() == "Time off (2)"
    rosa.tab(Tab.TIME_OFF)
    rows = rosa.view.time_off.rows
    rows[named("a")].buttons["approve"].setFocus()
    rosa.key(Qt.Key.Key_Return)
    rows = rosa.view.time_off.rows
    assert rows[named("a")].state == "to be approved, not saved"
    assert rows[named("a")].buttons["keep"].hasFocus()
    rosa.click(rows[named("b")].buttons["decline"])
    assert rosa.view.foot.said.text() == "Not saved: 2 answers to requests"
    rosa.click(rosa.view.time_off.rows[named("b")].buttons["keep"])
    rosa.click(rosa.view.foot.save)
    states = {row.id: row.status for row in rosa.shop.store.all(TimeOff)}
    assert states == {named("a"): TimeOffStatus.APPROVED, named("b"): TimeOffStatus.PENDING}


def test_an_affiliated_mechanic_asks(qtbot: QtBot) -> None:
    hands = Hands(qtbot, *mechanic("anna"))
    assert not hands.view.who.isVisible()
    assert list(hands.view.tabs.buttons) == [Tab.WEEK, Tab.TIME_OFF]
    hands.tab(Tab.TIME_OFF)
    assert "Nothing is asked for" in " ".join(said(hands.view.time_off))
    form = hands.view.time_off.form
    assert form.add.text() == "Ask for it"
    hands.click(form.add)
    hands.click(hands.view.foot.save)
    (sent,) = hands.shop.sent()
    assert isinstance(sent, AskTimeOff)
    assert sent.as_request
    (row,) = hands.view.time_off.rows.values()
    assert list(row.buttons) == ["remove"]


def test_holidays_are_ticked_by_keys_and_saved(rosa: Hands) -> None:
    rosa.tab(Tab.DAYS)
    canada = date(2026, 7, 1)
    tick = rosa.view.days.ticks[canada]
    assert tick.accessibleName() == "Wed 1 Jul · Canada Day, 2026"
    tick.setFocus()
    rosa.key(Qt.Key.Key_Return)
    assert tick.isChecked()
    assert tick.hasFocus()
    assert tick.accessibleName() == "Wed 1 Jul · Canada Day (not saved), 2026"
    rosa.click(rosa.view.foot.save)
    (sent,) = rosa.shop.sent()
    assert isinstance(sent, SetSpecialDay)
    assert (sent.day, sent.kind) == (canada, SpecialDayKind.CLOSED)
    assert "waiting for the server" in tick.accessibleName()
    assert rosa.view.days.rows == []


def test_a_day_with_other_hours_is_entered_changed_and_removed(rosa: Hands) -> None:
    rosa.tab(Tab.DAYS)
    assert "Nothing departs from the week" in " ".join(said(rosa.view.days))
    form = rosa.view.days.form
    form.day._take(TUESDAY)
    form.kind.buttons[SpecialDayKind.HOURS].click()
    form.to.take(12 * 60)
    form.label.setText("Half day")
    QTest.keyClick(form.label, Qt.Key.Key_Return)
    rosa.settle()
    (row,) = rosa.view.days.rows
    assert row.accessibleName() == "Tue 16 Jun 2026, 9:00–12:00 · Half day, not saved"
    rosa.click(row.buttons["change"])
    assert (form.label.text(), form.to.value, form.add.text()) == ("Half day", 12 * 60, "Change")
    form.kind.buttons[SpecialDayKind.CLOSED].click()
    rosa.click(form.add)
    (row,) = rosa.view.days.rows
    assert row.accessibleName() == "Tue 16 Jun 2026, Closed · Half day, not saved"
    rosa.click(rosa.view.foot.save)
    (row,) = rosa.view.days.rows
    rosa.click(row.buttons["remove"])
    (row,) = rosa.view.days.rows
    assert (row.state, list(row.buttons)) == ("to be removed", ["keep"])
    rosa.click(row.buttons["keep"])
    assert not rosa.view.foot.isVisible()


def test_a_changed_day_keeps_its_name_in_the_other_language(rosa: Hands) -> None:
    rosa.shop.store.load([factories.special_day(TUESDAY, id=CLOSED)])
    rosa.settle()
    rosa.tab(Tab.DAYS)
    rosa.click(rosa.view.days.rows[0].buttons["change"])
    rosa.view.days.form.label.setText("Stocktaking")
    rosa.click(rosa.view.days.form.add)
    rosa.click(rosa.view.foot.save)
    (sent,) = rosa.shop.sent()
    assert isinstance(sent, SetSpecialDay)
    assert (sent.label_en, sent.label_fr) == ("Stocktaking", "Inventaire")


def test_rules_follow_the_workshop_or_are_ones_own(qtbot: QtBot) -> None:
    hands = Hands(qtbot, *mechanic("olga"))
    hands.tab(Tab.RULES)
    rules = hands.view.rules
    assert [rules.boxes[name].currentText() for name in rules.boxes] == [
        "As the workshop (15 min)",
        "As the workshop (2 h)",
        "As the workshop (30 days)",
        "As the workshop (30 min)",
    ]
    assert not rules.instant.isChecked()
    rules.boxes["buffer_minutes"].take(0)
    hands.settle()
    assert rules.boxes["buffer_minutes"].currentText() == "none"
    rules.instant.click()
    rules.kinds[VisitKind.CHAT].click()
    hands.settle()
    assert hands.view.foot.said.text() == "Not saved: 3 booking rules"
    hands.click(hands.view.foot.save)
    row = next(each for each in hands.hours.page().mechanics)  # type: ignore[union-attr]  # it is there
    assert row[1] == "Olga Offers"
    settings = hands.hours.page().settings  # type: ignore[union-attr]  # it is there
    assert settings is not None
    assert (settings.buffer_minutes, settings.allow_instant_booking) == (0, True)
    assert VisitKind.CHAT not in settings.kinds


def test_a_value_of_ones_own_that_is_no_usual_one_is_shown(qtbot: QtBot) -> None:
    shop, hours = mechanic("ivan")
    shop.store.load([replace(shop.garage.ivan, notice_minutes=75, horizon_days=33)])
    hands = Hands(qtbot, shop, hours)
    hands.tab(Tab.RULES)
    assert hands.view.rules.boxes["notice_minutes"].currentText() == "1 h 15"
    assert hands.view.rules.boxes["horizon_days"].currentText() == "33 days"


def test_what_somebody_else_changed_meanwhile_is_asked_about(rosa: Hands) -> None:
    rosa.drag((SAT, "9:00"), (SAT, "12:00"))
    rosa.shop.store.load([factories.workshop_hours(6)])
    rosa.settle()
    week = rosa.view.week
    assert week.stale.isVisible()
    assert not rosa.view.foot.save.isEnabled()
    rosa.click(week.mine)
    assert not week.stale.isVisible()
    rosa.click(rosa.view.foot.save)
    assert len(rosa.shop.sent()) == 1


def test_or_theirs_is_shown(rosa: Hands) -> None:
    rosa.drag((SAT, "9:00"), (SAT, "12:00"))
    rosa.shop.store.load([factories.workshop_hours(6)])
    rosa.settle()
    rosa.click(rosa.view.week.theirs)
    assert rosa.day(SAT) == []
    assert rosa.day(6) != []
    assert not rosa.view.foot.isVisible()


def test_a_clash_is_settled_beside_the_week(rosa: Hands) -> None:
    rosa.drag((SAT, "9:00"), (SAT, "12:00"))
    rosa.click(rosa.view.foot.save)
    assert rosa.view.waits.isVisible()
    theirs = factories.workshop_hours(5, "10:00", "11:00", break_start_minute=None, break_end_minute=None)
    rosa.shop.store.load([theirs])
    rosa.shop.answer(rosa.shop.store.changes()[-1].mid, ErrorCode.STALE_EDIT.value, ver=1)
    rosa.settle()
    assert not rosa.view.waits.isVisible()
    assert rosa.day(SAT) == [("10:00", "11:00")]
    (card,) = rosa.view.preview.clashes
    rosa.click(card.yours["weekday.5"])
    rosa.click(card.apply)
    assert rosa.view.preview.clashes == []
    assert rosa.day(SAT) == [("9:00", "12:00")]


def test_what_the_disk_does_not_take_is_said_and_stays_unsaved(
    rosa: Hands, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: object) -> None:
        raise NotKept(Path("outbox.db"), Disk.DISK_FULL)

    rosa.drag((SAT, "9:00"), (SAT, "12:00"))
    monkeypatch.setattr(rosa.shop.store, "submit_all", full)
    rosa.click(rosa.view.foot.save)
    assert "could not be kept" in rosa.view.foot.problem.text()
    assert rosa.view.foot.save.isVisible()
    assert rosa.day(SAT) == [("9:00", "12:00")]


def test_who_may_change_nothing_is_told_so(qtbot: QtBot) -> None:
    shop = scene(Role.RECEPTIONIST)
    view = Hands(qtbot, shop, hours_of(shop)).view
    assert view.nothing.text() == "There are no hours here for you to change."
    assert not view.who.isVisible()
    assert not view.preview.isVisible()


def test_a_day_is_chosen_from_a_month(rosa: Hands) -> None:
    rosa.tab(Tab.TIME_OFF)
    button = rosa.view.time_off.form.first
    QTest.mouseClick(button, LEFT, NONE)
    rosa.settle()
    assert button.popover is not None
    assert button.popover.isVisible()
    rosa.key(Qt.Key.Key_Right)
    rosa.key(Qt.Key.Key_Return)
    assert not button.popover.isVisible()
    assert button.day == MONDAY + timedelta(days=2)
    assert button.accessibleName() == "First day: Wednesday 17 June 2026"
    assert button.hasFocus()


@pytest.mark.parametrize("tab", [*Tab])
def test_everything_has_a_name_and_is_reached_by_keys(qtbot: QtBot, tab: Tab) -> None:
    """Days of a month are walked to by the arrows."""
    hands = Hands(qtbot, *(mechanic("olga") if tab is Tab.RULES else owner()))
    hands.shop.store.load(
        [
            factories.special_day(TUESDAY, kind=SpecialDayKind.HOURS, start_minute=540, end_minute=720),
            factories.time_off(ANNA, TUESDAY, id=OFF, status=TimeOffStatus.PENDING),
        ]
    )
    hands.settle()
    hands.tab(tab)
    assert nameless(hands.view) == []
    assert unreachable(hands.view) == []


def test_an_empty_week_says_what_to_do(qtbot: QtBot) -> None:
    shop, hours = mechanic("ivan")
    hours.set_week(Week())
    assert "Drag over the week" in Hands(qtbot, shop, hours).view.week.tools.about.text()


def test_a_line_that_was_decided_elsewhere_is_shown_as_it_is(rosa: Hands) -> None:
    rosa.shop.store.load([factories.time_off(ANNA, TUESDAY, id=OFF, status=TimeOffStatus.DECLINED)])
    rosa.settle()
    rosa.tab(Tab.TIME_OFF)
    row = rosa.view.time_off.rows[OFF]
    assert (row.state, list(row.buttons)) == ("refused", ["approve", "remove"])
