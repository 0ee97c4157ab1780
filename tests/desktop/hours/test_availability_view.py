"""The Availability screen: whose hours, days off, holidays, rules; what a change strands and means; saving."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.hours_model import TimeSeen, Why
from desktop.presenters.hours_week import Week
from desktop.shell.watch import done_words
from desktop.store.errors import NotKept
from desktop.store.errors import Trouble as Disk
from desktop.views.hours.hours_words import main_reason
from desktop.views.hours.tabs import Tab
from scheduling.availability import Refusal
from scheduling.commands import AskTimeOff
from scheduling.errors import ErrorCode
from scheduling.records import StaffMember
from scheduling.vocabulary import Reason, Role, SpecialDayKind, TimeOffStatus, VisitKind
from tests import factories
from tests.desktop.calendar.scenes import scene
from tests.desktop.hours.hands import LEFT, NONE, SAT, Hands
from tests.desktop.presenters.hours_shop import (
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


def test_a_right_that_was_taken_away_just_now_is_said_not_raised(rosa: Hands) -> None:
    rosa.view.who.take(ANNA)
    rosa.settle()
    owners = [row for row in rosa.shop.store.all(StaffMember) if row.role is Role.OWNER]
    rosa.shop.store.load([replace(row, active=False) for row in owners])
    rosa.view.week.roster_begun.emit()
    assert rosa.view.foot.problem.text() == "Your role does not allow this."
    rosa.view.foot.say("")
    rosa.view.foot.discarded.emit()
    assert rosa.view.foot.problem.text() == "Your role does not allow this."


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


def test_an_owner_who_is_affiliated_gives_their_own_roster_up_too(qtbot: QtBot) -> None:
    hands = Hands(qtbot, *owner("anna"))
    hands.view.who.take(ANNA)
    hands.settle()
    tools = hands.view.week.tools
    hands.click(tools.begin)
    hands.click(hands.view.foot.save)
    hands.grid.select(None)
    assert tools.give_up.isVisible()
    assert tools.about.text() == (
        "A roster: this mechanic’s hours within those of the workshop. Drag to open hours."
    )


def test_unsaved_edits_are_kept_while_one_looks_elsewhere_and_said_in_the_list(rosa: Hands) -> None:
    rosa.drag((SAT, "9:00"), (SAT, "12:00"))
    rosa.view.who.take(ANNA)
    rosa.settle()
    assert not rosa.view.foot.isVisible()
    assert rosa.view.who.itemText(0) == "Workshop (unsaved)"
    rosa.view.hide()
    rosa.view.show()
    rosa.view.who.take(None)
    rosa.settle()
    assert rosa.day(SAT) == [("9:00", "12:00")]
    assert rosa.view.foot.said.text() == "Not saved: Saturday"
    rosa.click(rosa.view.foot.discard)
    assert rosa.day(SAT) == []
    assert not rosa.view.foot.save.isVisible()


def test_bookings_that_would_be_stranded_are_listed_before_saving_with_a_way_to_each(rosa: Hands) -> None:
    rosa.shop.booking("one", ANNA, "10:00")
    rosa.shop.booking("two", ANNA, "15:00", customer_id=rosa.shop.garage.marc.id)
    rosa.settle()
    foot, preview = rosa.view.foot, rosa.view.preview
    rosa.hours.ask_time_off(day_off())
    rosa.settle()
    assert [link.accessibleName() for link in preview.stranded] == [
        "Élise Tremblay. Mon 15 Jun, 10:00 · Anna Affiliated · The mechanic is off (Vacation)",
        "Marc-André O'Neil. Mon 15 Jun, 15:00 · Anna Affiliated · The mechanic is off (Vacation)",
    ]
    assert foot.save.text() == "Save all the same"
    assert foot.stranded.text() == "2 bookings would stand where nobody works"
    assert len(rosa.grid.stranded) == 2
    with rosa.qtbot.waitSignal(rosa.view.show_asked) as asked:
        rosa.click(preview.stranded[1])
    assert asked.args == [rosa.shop.ids["two"]]
    rosa.click(foot.save)
    assert [isinstance(each, AskTimeOff) for each in rosa.shop.sent()] == [True]
    assert preview.stranded == []
    assert not foot.isVisible()
    step = rosa.hours._undo.last
    assert step is not None
    said = done_words(step, rosa.hours.zone)
    assert said == "Time off is saved. 2 bookings to move: see beside the calendar."


def test_a_taken_time_says_why_for_most_and_rather_that_it_is_taken_than_that_somebody_is_off() -> None:
    def why(reason: Reason) -> Why:
        return Why(mechanic="", refusals=(Refusal(reason=reason, starts=0, ends=60),))

    off, booked = why(Reason.TIME_OFF), why(Reason.BOOKED)
    for whys, main in (
        ((off, booked, booked), Reason.BOOKED),
        ((off, booked), Reason.BOOKED),
        ((off, off, booked), Reason.TIME_OFF),
        ((off,), Reason.TIME_OFF),
    ):
        assert main_reason(TimeSeen(starts=0, free=False, whys=whys)) is main
    assert main_reason(TimeSeen(starts=0, free=True)) is None


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
    assert rosa.view.why.heading.text() == "Why is Tue 16 Jun, 10:30 not free?"
    assert len(rosa.view.why.reasons) == 1
    assert rosa.view.why.reasons[0].endswith("(10:00–11:00)")
    rosa.key(Qt.Key.Key_Escape)
    assert taken.hasFocus()
    free = next(tile for tile in rosa.view.preview.times if tile.seen.free)
    rosa.click(free)
    assert rosa.view.why.reasons == ["Customers can book this time."]


def test_a_cell_says_of_whom_what_is_true(rosa: Hands) -> None:
    rosa.view.week.grid.why_asked.emit(at(1, "12:00"))
    assert rosa.view.why.heading.text() == "Why is Tue 16 Jun, 12:00 not free?"
    assert (
        rosa.view.why.reasons[0]
        == "Anna Affiliated, Ivan Independent, Olga Offers: Runs into the break (12:00–13:00)"
    )
    rosa.view.week.grid.why_asked.emit(at(1, "9:15"))
    assert rosa.view.why.heading.text() == "Tue 16 Jun, 9:15 is free, but not offered"
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


def test_on_another_tab_too_it_is_said_why_nothing_is_saved(rosa: Hands) -> None:
    rosa.drag((SAT, "9:00"), (SAT, "12:00"))
    rosa.tab(Tab.DAYS)
    foot = rosa.view.foot
    assert not foot.stale.isVisible()
    rosa.shop.store.load([factories.workshop_hours(6)])
    rosa.settle()
    assert not foot.save.isEnabled()
    assert foot.stale.isVisible()
    rosa.click(foot.to_week)
    assert rosa.view.week.stale.isVisible()
    assert not foot.stale.isVisible()
    assert rosa.grid.hasFocus()


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
