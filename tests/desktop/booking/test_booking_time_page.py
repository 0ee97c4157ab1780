"""The time of a booking on screen: reasons, counts, the hold, and what the server said afterwards."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.presenters.booking_draft import Step
from desktop.presenters.booking_flow import BookingFlow
from desktop.presenters.booking_submission import PATIENCE_S
from desktop.store.pending import ChangeState
from desktop.views.booking.time_page import TimePage
from scheduling.commands import MoveSession
from scheduling.wire import Problem
from tests import factories
from tests.desktop.booking.desk import HOLD_S, SOON, Desk, filled, taken
from tests.desktop.booking.person import Person
from tests.factories import MONDAY, at
from tools.quiet import settle

ENTER, ESC, DOWN, LEFT = Qt.Key.Key_Return, Qt.Key.Key_Escape, Qt.Key.Key_Down, Qt.Key.Key_Left
ALT = Qt.KeyboardModifier.AltModifier


def _step(flow: BookingFlow) -> Step:
    return flow.step


def test_taken_times_say_why_and_can_not_be_chosen(person: Person, flow: BookingFlow, desk: Desk) -> None:
    bays = desk.garage.bays
    _, one = factories.booked(starts=at(MONDAY, "10:00"), mechanic_id=desk.garage.anna.id, bay_id=bays[0].id)
    _, two = factories.booked(starts=at(MONDAY, "15:00"), bay_id=bays[0].id)
    _, three = factories.booked(starts=at(MONDAY, "15:00"), bay_id=bays[1].id)
    theirs = factories.hold(starts=at(MONDAY, "13:00"), mechanic_id=desk.garage.anna.id)
    desk.store.load([one, two, three, theirs])
    filled(flow, desk, starts=None)
    page = person.wizard.page
    assert isinstance(page, TimePage)
    said = {button.text(): button.accessibleName().partition(", ")[2] for button in page.slots.buttons}
    assert (said["13:00"], said["11:30"], said["15:00"], said["16:00"]) == ("held", "break", "no bay", "")
    for button in page.slots.buttons:
        person.clicks(button)
    assert flow.draft.starts == at(MONDAY, "16:00")


def test_the_month_counts_free_times_and_opens_days(person: Person, flow: BookingFlow, desk: Desk) -> None:
    filled(flow, desk, starts=None)
    page = person.wizard.page
    assert isinstance(page, TimePage)
    tuesday = page.month.days[MONDAY.replace(day=16)]
    assert tuesday.accessibleName().startswith("Tuesday 16 June, ")
    assert tuesday.free == sum(part.free for part in flow.day(tuesday.day))
    assert page.month.days[MONDAY.replace(day=20)].free == 0
    assert not page.month.days[MONDAY.replace(day=14)].isEnabled()
    person.clicks(tuesday)
    assert page.day == tuesday.day
    person.presses(Qt.Key.Key_PageDown)
    assert page.month.title.text() == "July 2026"


def test_the_times_of_a_day_stand_under_their_part_of_it_with_how_many_are_free(
    person: Person, flow: BookingFlow, desk: Desk
) -> None:
    filled(flow, desk, starts=None)
    page = person.wizard.page
    assert isinstance(page, TimePage)
    heads = {
        label.text().partition(" · ")[0]: label
        for label in page.slots.findChildren(QLabel)
        if " · " in label.text()
    }
    assert [*heads] == ["Morning", "Afternoon"]
    settle()
    for part in flow.day(page.day):
        assert heads[part.part.value.capitalize()].text().endswith(f" · {part.free}")
    for button in page.slots.buttons:
        afternoon = button.time.starts >= at(page.day, "12:00")
        assert (button.y() > heads["Afternoon"].y()) is afternoon
        assert button.y() > heads["Morning"].y()


def test_an_exact_time_is_judged_while_it_is_typed(person: Person, flow: BookingFlow, desk: Desk) -> None:
    filled(flow, desk, starts=None)
    page = person.wizard.page
    assert isinstance(page, TimePage)
    person.types("11:40")
    assert "Runs into the break" in page.verdict.text()
    person.presses(ENTER)
    assert desk.holds.placed == []
    page.exact.clear()
    person.types("14:10")
    assert page.verdict.text().startswith("Free")
    person.presses(ENTER)
    assert flow.draft.starts == at(MONDAY, "14:10")
    assert _step(flow) is Step.CONCERN


def test_the_hold_is_counted_down_in_words(person: Person, flow: BookingFlow, desk: Desk) -> None:
    filled(flow, desk)
    assert "14:00 is held for you, 15:00 left" in person.reads()
    desk.clock.advance(28)
    person.wizard._tick()
    assert "14:00 is held for you, 14:32 left" in person.reads()
    desk.clock.advance(HOLD_S)
    person.wizard._tick()
    assert "The hold on 14:00 has run out" in person.reads()
    person.clicks(person.wizard.foot.again)
    assert "14:00 is held for you, 15:00 left" in person.reads()


def test_a_refused_hold_says_who_and_offers_the_nearest(
    person: Person, flow: BookingFlow, desk: Desk
) -> None:
    filled(flow, desk, starts=None)
    outcome = taken(SOON, at(MONDAY, "15:00"), mechanic_id=desk.garage.anna.id)
    desk.holds.refusal = Problem(code="slot_taken", detail="", outcome=outcome)
    flow.choose_time(SOON)
    page = person.wizard.page
    assert isinstance(page, TimePage)
    assert "Already booked (Marc, 14:00–15:00)" in page.refused.words.text()
    desk.holds.refusal = None
    (button,) = page.refused.offered.buttons
    assert button.text() == "Mon 15 Jun, 15:00, Anna Affiliated"
    button.setFocus()
    person.clicks(button)
    assert not page.refused.isVisible()
    assert page.isAncestorOf(person.focus())
    assert flow.draft.starts == at(MONDAY, "15:00")


def test_offline_is_said_and_the_booking_waits(person: Person, flow: BookingFlow, desk: Desk) -> None:
    desk.holds.offline = True
    filled(flow, desk)
    words = "Offline: the time cannot be held; the booking will wait for the server"
    assert words in person.reads()
    person.presses(ENTER)
    assert "Waiting for the server" in person.reads()
    assert "Booked" not in person.reads().split("\n")


def test_nothing_is_called_booked_before_the_server_said_so(
    person: Person, flow: BookingFlow, desk: Desk
) -> None:
    filled(flow, desk)
    person.presses(ENTER)
    assert person.wizard.result.headline.text() == "Asking the server …"
    desk.clock.advance(PATIENCE_S)
    person.wizard._tick()
    assert person.wizard.result.headline.text() == "Waiting for the server"
    desk.answer(ChangeState.APPLIED)
    assert person.wizard.result.headline.text() == "Booked"


def test_a_lost_race_is_rebooked_with_one_key(person: Person, flow: BookingFlow, desk: Desk) -> None:
    filled(flow, desk)
    person.presses(ENTER)
    lost = replace(taken(SOON, at(MONDAY, "15:00"), mechanic_id=desk.garage.anna.id), stored_as="unplaced")
    desk.answer(ChangeState.CONFLICT, "slot_taken", lost)
    words = person.reads()
    assert "Mon 15 Jun, 14:00 is no longer free" in words
    assert "Already booked (Marc, 14:00–15:00)" in words
    person.presses(Qt.Key.Key_Space)
    assert isinstance(desk.commands()[-1], MoveSession)
    desk.answer(ChangeState.APPLIED)
    assert person.wizard.result.headline.text() == "Booked"


def test_a_time_that_the_server_refused_does_not_look_chosen(
    person: Person, flow: BookingFlow, desk: Desk
) -> None:
    filled(flow, desk, starts=None)
    page = person.wizard.page
    assert isinstance(page, TimePage)
    desk.holds.refusal = Problem(code="slot_taken", detail="", outcome=taken(SOON))
    (slot,) = [button for button in page.slots.buttons if button.time.starts == SOON]
    person.clicks(slot)
    assert not slot.isChecked()
    assert page.refused.isVisible()
    desk.holds.refusal = None
    person.clicks(slot)
    assert slot.isChecked()
    assert not page.refused.isVisible()
