"""The waitlist from the ways on, in the real window: what would be joined, the second press, and the way back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.now_draft import NowSeed, NowStep
from desktop.presenters.now_flow import NowFlow, NowPhase
from desktop.presenters.now_joining import FOLLOW_S
from desktop.sync.errors import Unreachable
from desktop.views.booking_now.ask_page import AskPage
from desktop.views.now_wizard import NowWizard
from tests.desktop.booking.desk import Desk, entered
from tests.desktop.booking.person import ALT, ENTER, ESC, LEFT, NowPerson, at_the_ways_on
from tests.desktop.shell.widgets import closed, cut_labels, nameless, unreachable


@pytest.fixture
def flow(desk: Desk) -> NowFlow:
    """Nobody is online for what was entered."""
    return desk.now()


@pytest.fixture
def person(qtbot: QtBot, desk: Desk, flow: NowFlow, window: QWidget) -> Iterator[NowPerson]:
    yield from at_the_ways_on(qtbot, desk, flow, window)


def _phase(flow: NowFlow) -> NowPhase:
    return flow.phase


def _done(person: NowPerson) -> list[NowStep]:
    """The steps with a tick."""
    return [step for step, line in person.wizard.steps.lines.items() if line.done]


def _button(person: NowPerson, words: str) -> QPushButton:
    buttons = person.wizard.findChildren(QPushButton)
    (found,) = [each for each in buttons if each.text() == words and each.isVisible()]
    return found


def test_what_would_be_joined_is_shown_and_nobody_stands_in_the_line_before_the_second_press(
    person: NowPerson, flow: NowFlow, desk: Desk
) -> None:
    person.types("1")
    assert _phase(flow) is NowPhase.JOIN
    assert desk.seeking.joins == []
    said = person.wizard.join.card.values
    garage = desk.garage
    assert said[0].startswith(f"{garage.elise.name} · ")
    assert said[1].startswith("Phone · ")
    assert said[2] == "Whoever comes online first"
    assert said[3] == "Nobody is waiting yet. Lately people waited about 14 min."
    assert said[4].startswith("By email" if garage.elise.email else "Not by email")
    assert said[5].startswith("Nothing is charged for waiting · ")
    assert person.focus() is person.wizard.join.text
    assert person.wizard.main_button().text() == "Put them on the waitlist"
    assert nameless(person.wizard, on_view=True) == []
    assert unreachable(person.wizard.join) == []
    person.qtbot.waitUntil(lambda: cut_labels(person.wizard.join) == [])
    person.presses(ENTER)
    assert _phase(flow) is NowPhase.LINE
    assert len(desk.seeking.joins) == 1


def test_what_is_typed_at_once_says_what_it_is_about_and_joins_nothing(
    person: NowPerson, flow: NowFlow, desk: Desk
) -> None:
    before = flow.draft.concern
    person.types("1")
    person.types(" a c and w, every morning")
    assert (_phase(flow), desk.seeking.joins) == (NowPhase.JOIN, [])
    assert flow.draft.concern == f"{before} a c and w, every morning"
    person.presses(ENTER)
    (join,) = desk.seeking.joins
    assert join.concern == f"{before} a c and w, every morning"


def test_a_key_that_is_held_down_joins_nothing(person: NowPerson, flow: NowFlow, desk: Desk) -> None:

    person.types("1")
    held = QKeyEvent(QEvent.Type.KeyPress, ENTER, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(person.wizard, held)
    assert _phase(flow) is NowPhase.JOIN
    assert desk.seeking.joins == []


def test_who_has_no_email_is_to_be_called(person: NowPerson, flow: NowFlow, desk: Desk) -> None:
    desk.store.load([replace(desk.garage.elise, email="")])
    person.types("1")
    assert person.wizard.join.card.values[4] == "Not by email, since none is known: please call them"
    desk.store.load([replace(desk.garage.elise, email="elise@example.ca")])
    assert person.wizard.join.card.values[4] == "By email, now and when a mechanic comes online"


def test_back_leads_to_the_ways_and_from_there_to_what_was_entered(
    person: NowPerson, flow: NowFlow, desk: Desk
) -> None:
    person.types("1")
    assert person.wizard.foot.back_button.isVisible()
    person.presses(LEFT, with_=ALT)
    assert _phase(flow) is NowPhase.NOBODY
    assert person.focus() is person.wizard.nobody.ways.tiles[0]
    person.clicks(person.wizard.foot.back_button)
    assert (_phase(flow), flow.step) == (NowPhase.STEPS, NowStep.REVIEW)
    assert desk.seeking.joins == []


def test_leaving_before_it_was_joined_asks_since_something_would_be_lost(
    person: NowPerson, flow: NowFlow
) -> None:
    person.types("1")
    person.presses(ESC)
    assert person.wizard.question.isVisible()


def test_steps_that_did_not_happen_have_no_tick(person: NowPerson, flow: NowFlow) -> None:
    before = [NowStep.WHO, NowStep.MECHANIC, NowStep.CONCERN]
    assert _phase(flow) is NowPhase.NOBODY
    assert _done(person) == before, "nobody was asked"
    person.types("1")
    assert _done(person) == before
    person.presses(ENTER)
    assert _phase(flow) is NowPhase.LINE
    assert _done(person) == before


def test_from_the_second_step_what_comes_later_has_no_tick(
    qtbot: QtBot, desk: Desk, flow: NowFlow, window: QWidget
) -> None:
    wizard = NowWizard(flow, window)
    person = NowPerson(qtbot, wizard)
    person.types("2elise")
    person.presses(ENTER)
    person.types("1")
    assert isinstance(wizard.page, AskPage)
    person.types("1")
    assert _phase(flow) is NowPhase.JOIN
    assert _done(person) == [NowStep.WHO]
    person.presses(ENTER)
    assert _phase(flow) is NowPhase.LINE
    assert _done(person) == [NowStep.WHO]
    wizard.leave()


def test_once_mechanics_are_asked_all_steps_are_done(person: NowPerson, flow: NowFlow, desk: Desk) -> None:
    flow.back()
    desk.seeking.online = [desk.garage.anna.id]
    assert flow.ask() is None
    assert _phase(flow) is NowPhase.SEARCH
    assert _done(person) == list(NowStep)


def test_a_place_that_was_taken_is_given_up_at_the_second_press(
    person: NowPerson, flow: NowFlow, desk: Desk
) -> None:
    person.types("1")
    person.presses(ENTER)
    assert [waiter.name for waiter in desk.line.waiters()] == ["Élise Tremblay"]
    person.clicks(_button(person, "Take off the waitlist"))
    assert _phase(flow) is NowPhase.LINE
    person.clicks(_button(person, "Really take off"))
    assert _phase(flow) is NowPhase.NOBODY
    assert desk.seeking.line == {}
    assert desk.line.waiters() == []
    assert "Élise Tremblay is not on the waitlist any more." in person.reads()
    person.types("1")
    person.presses(ENTER)
    first, second = desk.seeking.joins
    assert first.entry_id != second.entry_id
    assert _button(person, "Take off the waitlist").property("role") != "danger", "it is asked about anew"


@pytest.mark.parametrize("by", ["urgent", "asking", "another"])
def test_that_a_place_was_given_up_is_said_of_nobody_else_and_of_nothing_later(
    person: NowPerson, flow: NowFlow, desk: Desk, by: str
) -> None:
    person.types("1")
    person.presses(ENTER)
    flow.leave_line()
    said = "is not on the waitlist any more"
    assert said in person.reads()
    flow.back()
    if by == "another":
        flow.go(NowStep.WHO)
        flow.choose_customer(desk.garage.marc)
        flow.choose_vehicle(desk.garage.civic)
        flow.go(NowStep.REVIEW)
    if by == "urgent":
        flow.set_urgent(not flow.draft.urgent)
    assert (flow.off_line is None) is (by != "asking")
    flow.ask()
    assert _phase(flow) is NowPhase.NOBODY
    assert said not in person.reads()


def test_what_was_given_up_before_a_search_is_not_said_after_it(
    person: NowPerson, flow: NowFlow, desk: Desk
) -> None:
    """Also where the same is asked for the same customer again."""
    person.types("1")
    person.presses(ENTER)
    flow.leave_line()
    flow.back()
    desk.seeking.online = [desk.garage.anna.id]
    flow.ask()
    (session_id,) = desk.seeking.searches
    desk.seeking.give_up(session_id)
    desk.clock.advance(3)
    flow.tick()
    assert _phase(flow) is NowPhase.SEARCH
    assert "Nobody has accepted" in person.reads()
    assert "is not on the waitlist any more" not in person.reads()


def test_whether_it_was_given_up_is_not_said_without_the_server(
    person: NowPerson, flow: NowFlow, desk: Desk
) -> None:
    person.types("1")
    person.presses(ENTER)
    desk.seeking.fault = Unreachable("away")
    flow.leave_line()
    assert _phase(flow) is NowPhase.LINE
    assert "It is not known whether Élise Tremblay is still on the list: please try again." in person.reads()
    desk.seeking.fault = None
    flow.leave_line()
    assert _phase(flow) is NowPhase.NOBODY


def test_that_the_server_is_away_is_said_of_a_place_that_stands(
    person: NowPerson, flow: NowFlow, desk: Desk
) -> None:
    person.types("1")
    person.presses(ENTER)
    desk.seeking.fault = Unreachable("away")
    desk.clock.advance(FOLLOW_S)
    flow.tick()
    assert "The server does not answer: this is how it stood last." in person.reads()
    desk.seeking.fault = None
    desk.clock.advance(FOLLOW_S)
    flow.tick()
    assert "this is how it stood last" not in person.reads()


def test_who_wished_for_somebody_may_wait_for_them_alone(
    qtbot: QtBot, desk: Desk, flow: NowFlow, window: QWidget
) -> None:
    wizard = NowWizard(flow, window)
    person = NowPerson(qtbot, wizard)
    entered(flow, desk)
    flow.go(NowStep.MECHANIC)
    flow.find()
    flow.choose_mechanic(
        next(line for line in flow.finder.found() if line.mechanic_id == desk.garage.ivan.id)
    )
    desk.seeking.online = []
    flow.ask()
    person.types("1")
    assert wizard.join.card.values[2] == "Whoever comes online first"
    person.clicks(_button(person, "Only Ivan Independent"))
    assert wizard.join.card.values[2] == "Ivan Independent"
    flow.join()
    (joined,) = desk.seeking.joins
    assert joined.mechanic_id == desk.garage.ivan.id
    assert "Waits only for Ivan Independent." in person.reads()
    wizard.leave()


def test_whose_time_is_held_is_booked_from_there(
    qtbot: QtBot, person: NowPerson, flow: NowFlow, desk: Desk
) -> None:
    person.types("1")
    person.presses(ENTER)
    assert flow.joining.line is not None
    assert person.wizard.main_button().text() == "Close"
    desk.seeking.hold(flow.joining.line.entry_id, desk.garage.anna.id, desk.clock.now() + 900)
    desk.clock.advance(FOLLOW_S)
    flow.tick()
    with qtbot.waitSignal(person.wizard.book_asked) as asked:
        assert person.wizard.main_button().text() == "Book their time"
        person.presses(ENTER)
    assert asked.args is not None
    (seed,) = asked.args
    assert isinstance(seed, NowSeed)
    again = desk.now(seed)
    assert again.step is NowStep.REVIEW
    assert again.draft.wished == desk.garage.anna.id


def test_a_search_that_found_nobody_is_over_only_once_the_place_is_taken(
    person: NowPerson, flow: NowFlow, desk: Desk
) -> None:
    flow.back()
    desk.seeking.online = [desk.garage.anna.id]
    flow.ask()
    desk.seeking.fault = Unreachable("away")
    flow.consider_line()
    flow.join()
    assert desk.commands() == [], "the search goes on"
    desk.seeking.fault = None
    flow.join()
    assert _phase(flow) is NowPhase.LINE
    assert len(desk.commands()) == 1


def test_who_takes_it_meanwhile_is_shown_in_place_of_the_waitlist(
    person: NowPerson, flow: NowFlow, desk: Desk
) -> None:
    flow.back()
    desk.seeking.online = [desk.garage.anna.id]
    flow.ask()
    flow.consider_line()
    assert _phase(flow) is NowPhase.JOIN
    (session_id,) = desk.seeking.searches
    desk.seeking.accept(session_id, desk.garage.anna.id)
    desk.clock.advance(3)
    flow.tick()
    assert _phase(flow) is NowPhase.SEARCH
    assert "Anna Affiliated takes it" in person.reads()


def test_leaving_the_window_after_joining_asks_nothing(person: NowPerson, flow: NowFlow) -> None:
    person.types("1")
    person.presses(ENTER)
    person.presses(ESC)
    assert closed(person.wizard)
