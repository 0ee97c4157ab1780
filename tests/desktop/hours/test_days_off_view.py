"""Time off, special days and holidays on the Availability screen, by hand and by keys."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.views.hours.tabs import Tab
from scheduling.commands import AskTimeOff, SetSpecialDay
from scheduling.records import TimeOff
from scheduling.vocabulary import SpecialDayKind, TimeOffStatus
from tests import factories
from tests.desktop.hours.hands import Hands
from tests.desktop.presenters.hours_shop import (
    CLOSED,
    TUESDAY,
    mechanic,
    owner,
)
from tests.factories import MONDAY, named

ANNA = named("anna")


def said(widget: QWidget) -> list[str]:
    """The words on view."""
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


@pytest.fixture
def rosa(qtbot: QtBot) -> Hands:
    return Hands(qtbot, *owner())


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


def test_what_was_refused_stays_in_the_form(rosa: Hands) -> None:
    rosa.tab(Tab.TIME_OFF)
    form = rosa.view.time_off.form
    form.first._take(TUESDAY)
    form.last._take(TUESDAY + timedelta(days=500))
    form.label.setText("Sabbatical")
    rosa.click(form.add)
    assert rosa.view.foot.problem.text()
    assert (form.first.day, form.last.day, form.label.text()) == (
        TUESDAY,
        TUESDAY + timedelta(days=500),
        "Sabbatical",
    )


def test_at_midnight_what_is_being_entered_stays(rosa: Hands) -> None:
    off, special = rosa.view.time_off.form, rosa.view.days.form
    rosa.tab(Tab.TIME_OFF)
    off.first._take(MONDAY + timedelta(days=9))
    off.label.setText("Vacation")
    special.label.setText("Stocktaking")
    rosa.shop.clock.advance(86_400)
    rosa.hours.tick()
    rosa.settle()
    assert rosa.hours.today == MONDAY + timedelta(days=1)
    assert (off.first.day, off.label.text()) == (MONDAY + timedelta(days=9), "Vacation")
    assert special.label.text() == "Stocktaking"


def test_at_midnight_no_day_that_has_passed_is_proposed(rosa: Hands) -> None:
    off, special = rosa.view.time_off.form, rosa.view.days.form
    rosa.tab(Tab.TIME_OFF)
    assert (off.first.day, special.day.day) == (TUESDAY, TUESDAY)
    later = MONDAY + timedelta(days=4)
    rosa.shop.clock.advance(4 * 86_400)
    rosa.hours.tick()
    rosa.settle()
    next_day = later + timedelta(days=1)
    assert (off.first.day, off.last.day, special.day.day) == (next_day, next_day, next_day)
    assert not rosa.view.unsaved
    off.label.setText("Vacation")
    special.label.setText("Stocktaking")
    rosa.shop.clock.advance(3 * 86_400)
    rosa.hours.tick()
    rosa.settle()
    assert (off.first.day, off.last.day, special.day.day) == (rosa.hours.today,) * 3


def test_what_is_over_is_not_taken_and_that_is_said(rosa: Hands) -> None:
    past = MONDAY - timedelta(days=3)
    rosa.tab(Tab.TIME_OFF)
    off, special = rosa.view.time_off.form, rosa.view.days.form
    off.first._take(past)
    off.last._take(past)
    rosa.click(off.add)
    assert rosa.view.foot.problem.text() == "That is over already. Choose a later day or time."
    assert off.first.day == past, "it stays to be corrected"
    assert (rosa.view.foot.said.text(), rosa.view.foot.back.isVisible()) == ("", False)
    assert not rosa.hours.may_step_back
    off.begin(MONDAY)
    rosa.tab(Tab.DAYS)
    special.day._take(past)
    rosa.click(special.add)
    assert rosa.view.foot.problem.isVisible()
    assert not rosa.hours.may_step_back


def test_a_change_of_a_day_can_be_left(rosa: Hands) -> None:
    rosa.shop.store.load([factories.special_day(TUESDAY, id=CLOSED)])
    rosa.settle()
    rosa.tab(Tab.DAYS)
    form = rosa.view.days.form
    assert not form.leave.isVisible()
    rosa.click(rosa.view.days.rows[0].buttons["change"])
    form.label.setText("Another")
    form.leave.setFocus()
    rosa.key(Qt.Key.Key_Return)
    assert (form.add.text(), form.label.text(), form.leave.isVisible()) == ("Add", "", False)
    assert form.day.hasFocus()
    rosa.click(rosa.view.days.rows[0].buttons["change"])
    rosa.key(Qt.Key.Key_Escape)
    assert form.add.text() == "Add"
    assert not rosa.hours.may_step_back


def test_after_a_day_is_removed_the_keys_are_on_its_line_or_the_next(rosa: Hands) -> None:
    rosa.tab(Tab.DAYS)
    form = rosa.view.days.form
    for place in (0, 1):
        form.day._take(TUESDAY + timedelta(days=place))
        rosa.click(form.add)
    rosa.view.days.rows[0].buttons["remove"].setFocus()
    rosa.key(Qt.Key.Key_Return)
    (row,) = rosa.view.days.rows
    assert row.buttons["change"].hasFocus()
    rosa.view.foot.save.click()
    rosa.settle()
    (row,) = rosa.view.days.rows
    row.buttons["remove"].setFocus()
    rosa.key(Qt.Key.Key_Return)
    assert rosa.view.days.rows[0].buttons["keep"].hasFocus()


def test_after_a_new_time_off_is_removed_the_keys_are_on_the_form(rosa: Hands) -> None:
    rosa.tab(Tab.TIME_OFF)
    rosa.click(rosa.view.time_off.form.add)
    (row,) = rosa.view.time_off.rows.values()
    row.buttons["remove"].setFocus()
    rosa.key(Qt.Key.Key_Return)
    assert rosa.view.time_off.form.first.hasFocus()


def test_what_was_discarded_is_brought_back_by_a_press_or_ctrl_z(rosa: Hands) -> None:
    rosa.tab(Tab.DAYS)
    rosa.click(rosa.view.days.form.add)
    foot = rosa.view.foot
    foot.discard.setFocus()
    rosa.key(Qt.Key.Key_Return)
    assert rosa.view.days.rows == []
    assert foot.said.text() == "What was not saved is discarded."
    assert not foot.save.isVisible()
    assert foot.back.hasFocus()
    rosa.click(foot.back)
    assert len(rosa.view.days.rows) == 1
    assert foot.discard.hasFocus()
    rosa.click(foot.discard)
    rosa.key(Qt.Key.Key_Z, held=Qt.KeyboardModifier.ControlModifier)
    assert len(rosa.view.days.rows) == 1
    assert foot.save.isVisible()


def test_each_thing_that_is_entered_for_time_off_counts_as_not_added(rosa: Hands) -> None:
    rosa.tab(Tab.TIME_OFF)
    form = rosa.view.time_off.form

    def said_so() -> bool:
        counts = rosa.view.unsaved
        form.begin(MONDAY)
        assert not rosa.view.unsaved, "begun anew"
        return counts

    assert not rosa.view.unsaved
    form.first._take(MONDAY + timedelta(days=9))
    assert said_so(), "a day"
    form.last._take(MONDAY + timedelta(days=9))
    assert said_so(), "the last day"
    form.kind.buttons["hours"].click()
    assert said_so(), "some hours"
    form.label.setText("Vacation")
    assert said_so(), "why"
    form.kind.buttons["hours"].click()
    form._begun = form._entered()
    form.from_.take(13 * 60)
    assert said_so(), "from when"


def test_each_thing_that_is_entered_for_a_special_day_counts_as_not_added(rosa: Hands) -> None:
    rosa.tab(Tab.DAYS)
    form = rosa.view.days.form
    counts = [rosa.view.unsaved]
    form.day._take(MONDAY + timedelta(days=9))
    counts.append(rosa.view.unsaved)
    form.begin(MONDAY)
    form.kind.buttons[SpecialDayKind.HOURS].click()
    counts.append(rosa.view.unsaved)
    form.begin(MONDAY)
    form.label.setText("Stocktaking")
    counts.append(rosa.view.unsaved)
    form.begin(MONDAY)
    assert [*counts, rosa.view.unsaved] == [False, True, True, True, False]


def test_another_mechanic_for_time_off_counts_too(rosa: Hands) -> None:
    rosa.shop.store.load([replace(rosa.shop.garage.anna, id=named("second"), name="Zoé Second")])
    rosa.settle()
    rosa.tab(Tab.TIME_OFF)
    form = rosa.view.time_off.form
    assert form.who.count() > 1
    counts = [rosa.view.unsaved]
    form.who.setCurrentIndex(1)
    assert [*counts, rosa.view.unsaved] == [False, True]
