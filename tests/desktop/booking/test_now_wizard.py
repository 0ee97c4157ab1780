"""A session at once as a person meets it: keys and mouse on the real widgets, a pretended server."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.among import Among
from desktop.presenters.booking_draft import Assigned, Draft
from desktop.presenters.now_draft import NowSeed, NowStep
from desktop.presenters.now_flow import NowFlow, NowPhase
from desktop.presenters.now_search import FOLLOW_S
from desktop.sync.errors import Unreachable
from desktop.views.booking_now.ask_page import AskPage
from desktop.views.booking_now.concern_page import NowConcernPage
from desktop.views.booking_now.who_page import WhoPage
from desktop.views.now_wizard import NowWizard
from scheduling.commands import CancelSession
from scheduling.vocabulary import VisitKind
from tests import factories
from tests.desktop.booking.desk import Desk, Later, entered
from tests.desktop.booking.person import ALT, DOWN, ENTER, ESC, LEFT, NowPerson
from tests.desktop.shell.widgets import closed
from tests.factories import MONDAY, at


@pytest.fixture
def person(qtbot: QtBot, at_once: NowWizard) -> NowPerson:
    return NowPerson(qtbot, at_once)


def _phase(flow: NowFlow) -> NowPhase:
    return flow.phase


def _button(inside: QWidget, words: str) -> QPushButton:
    (found,) = [b for b in inside.findChildren(QPushButton) if b.text() == words and b.isVisible()]
    return found


def test_a_mechanic_is_asked_by_keyboard_alone(person: NowPerson, now: NowFlow, desk: Desk) -> None:
    person.types("2elise")
    person.presses(ENTER)
    person.types("1")
    assert now.step is NowStep.MECHANIC
    assert "2 online, 2 free at once." in person.reads()
    person.types("1")
    assert isinstance(person.focus(), QPlainTextEdit)
    person.types("Brakes squeal when cold")
    person.presses(ENTER)
    assert "Is this right?" in person.reads()
    person.presses(ENTER)
    (asked,) = desk.seeking.asked
    assert (asked.kind, asked.customer_id) == (VisitKind.PHONE, desk.garage.elise.id)
    said = person.reads()
    assert "Looking for a mechanic …" in said
    assert "The best are being asked. In 2:00, everybody who is online will be." in said
    assert "is being asked" in said
    desk.seeking.accept(asked.session_id, desk.garage.ivan.id)
    desk.clock.advance(FOLLOW_S)
    now.tick()
    assert "Ivan Independent takes it" in person.reads()
    page = person.wizard.search
    assert page.outcome.headline.alignment() & Qt.AlignmentFlag.AlignHCenter
    assert not page.heading.isVisible(), "it is said once, in the middle"
    person.presses(ENTER)
    assert closed(person.wizard)


def test_reasons_are_told_of_each_who_is_online(person: NowPerson, now: NowFlow, desk: Desk) -> None:
    ivan = replace(desk.garage.ivan, specialties=("Honda",), years=12)
    desk.seeking.mechanics[ivan.id] = ivan
    person.types("1elise")
    person.presses(ENTER)
    person.types("1")
    said = person.reads()
    assert "Ivan Independent, Online and free · 12 years of experience, Honda specialist" in said
    _button(person.wizard, "Brand specialist").click()
    page = person.wizard.page
    assert isinstance(page, AskPage)
    assert [tile.text() for _, tile in page.tiles] == ["Whoever suits best", "Ivan Independent"]


def test_the_place_is_filled_in_and_looked_for_by_find_alone(
    person: NowPerson, now: NowFlow, desk: Desk
) -> None:
    person.types("1elise")
    person.presses(ENTER)
    person.types("1")
    page = person.wizard.page
    assert isinstance(page, AskPage)
    assert page.bar.place.text() == "Montréal, H2X 1Y4"
    asked = len(desk.seeking.questions)
    page.bar.place.setFocus()
    page.bar.place.selectAll()
    person.types("Laval H7A")
    assert len(desk.seeking.questions) == asked, "a digit there is no choice, and nothing is looked for"
    assert now.step is NowStep.MECHANIC
    assert "Press Find to look again with what you changed." in person.reads()
    person.presses(ENTER)
    assert desk.seeking.questions[-1].city == "Laval, H7A"
    assert now.step is NowStep.MECHANIC


def test_the_place_is_looked_for_and_the_step_stays_also_once_somebody_is_chosen(
    person: NowPerson, now: NowFlow, desk: Desk
) -> None:
    entered(now, desk)
    now.go(NowStep.MECHANIC)
    page = person.wizard.page
    assert isinstance(page, AskPage)
    page.bar.place.setFocus()
    person.types(" Laval")
    person.presses(ENTER)
    assert now.step is NowStep.MECHANIC
    assert desk.seeking.questions[-1].city == "Montréal Laval, H2X"
    page.bar.choices[Among.FAVOURITES].setFocus()
    person.presses(ENTER)
    assert now.step is NowStep.MECHANIC
    assert now.finder.among is Among.FAVOURITES


def test_nobody_online_shows_the_three_ways_and_the_line_is_joined(
    person: NowPerson, now: NowFlow, desk: Desk
) -> None:
    entered(now, desk, online=False)
    desk.seeking.online = []
    person.presses(ENTER)
    said = person.reads()
    assert "No mechanic is online for " in said
    assert "Nobody is waiting yet. Lately people waited about 14 min." in said
    assert [tile.text() for tile in person.wizard.nobody.ways.tiles] == [
        "Put them on the waitlist",
        "Schedule instead",
        "See who is offline",
    ]
    person.types("1")
    person.presses(ENTER)
    assert _phase(now) is NowPhase.LINE
    assert "Élise Tremblay is number 1 on the waitlist" in person.reads()
    assert desk.seeking.asked == []


def test_the_offline_mechanics_are_only_looked_through(person: NowPerson, now: NowFlow, desk: Desk) -> None:
    entered(now, desk, online=False)
    desk.seeking.online = []
    person.presses(ENTER)
    person.types("3")
    ways = person.wizard.nobody.ways
    assert [tile.text() for tile in ways.mechanics] == [
        "Anna Affiliated",
        "Ivan Independent",
        "Olga Offers",
        "Vera Virtual",
    ]
    ways.mechanics[0].click()
    assert _phase(now) is NowPhase.NOBODY
    assert (desk.seeking.asked, desk.seeking.joins) == ([], [])
    person.presses(LEFT, with_=ALT)
    assert len(ways.tiles) == 3
    person.presses(LEFT, with_=ALT)
    assert (_phase(now), now.step) == (NowPhase.STEPS, NowStep.REVIEW)


def test_scheduling_instead_carries_all_of_it(
    qtbot: QtBot, person: NowPerson, now: NowFlow, desk: Desk
) -> None:
    entered(now, desk, online=False)
    desk.seeking.online = []
    person.presses(ENTER)
    with qtbot.waitSignal(person.wizard.schedule_asked) as asked:
        person.types("2")
    assert asked.args is not None
    (draft,) = asked.args
    assert isinstance(draft, Draft)
    assert (draft.customer, draft.vehicle) == (desk.garage.elise, desk.garage.civic)
    assert draft.concern == "Brakes squeal when cold"


def test_without_the_server_that_is_said_and_scheduling_offered(
    qtbot: QtBot, person: NowPerson, now: NowFlow, desk: Desk
) -> None:
    entered(now, desk)
    desk.seeking.fault = Unreachable("away")
    person.presses(ENTER)
    assert "The server does not answer, and booking now needs it." in person.reads()
    with qtbot.waitSignal(person.wizard.schedule_asked):
        _button(person.wizard, "Schedule instead").click()


def test_who_is_online_cannot_be_known_without_the_server_and_the_ways_are_there(
    person: NowPerson, now: NowFlow, desk: Desk
) -> None:
    desk.seeking.fault = Unreachable("away")
    person.types("1elise")
    person.presses(ENTER)
    person.types("1")
    page = person.wizard.page
    assert isinstance(page, AskPage)
    assert "The server does not answer" in page.note.text()
    desk.seeking.fault = None
    page.again.click()
    assert "2 online, 2 free at once." in page.note.text()
    assert not page.ways.isVisible()


def test_it_is_given_to_one_of_the_workshops_own(person: NowPerson, now: NowFlow, desk: Desk) -> None:
    entered(now, desk)
    person.presses(ENTER)
    _button(person.wizard.search, "Anna Affiliated").click()
    assert "Anna Affiliated takes it" in person.reads()


def test_cancelling_takes_two_presses(person: NowPerson, now: NowFlow, desk: Desk) -> None:
    entered(now, desk)
    person.presses(ENTER)
    person.wizard.search.cancel.click()
    assert desk.commands() == []
    person.wizard.search.cancel.click()
    (cancel,) = desk.commands()
    assert isinstance(cancel, CancelSession)
    assert "Cancelling …" in person.reads()


def test_esc_asks_before_what_was_entered_is_lost_and_leaves_a_search_alone(
    person: NowPerson, now: NowFlow, desk: Desk
) -> None:
    entered(now, desk)
    person.presses(ESC)
    assert person.wizard.question.isVisible()
    person.presses(ESC)
    assert not person.wizard.question.isVisible()
    person.presses(ENTER)
    person.presses(ESC)
    assert closed(person.wizard)
    assert [running.name for running in desk.line.running()] == ["Élise Tremblay"]


def test_alt_left_goes_back_to_the_kind(person: NowPerson, now: NowFlow) -> None:
    person.types("1")
    assert isinstance(person.focus(), QLineEdit)
    person.presses(LEFT, with_=ALT)
    page = person.wizard.page
    assert isinstance(page, WhoPage)
    assert page.panels.currentWidget() is page.kinds
    person.presses(DOWN, ENTER)
    assert now.draft.kind is VisitKind.PHONE


def test_a_time_instead_is_a_choice_from_the_start(qtbot: QtBot, person: NowPerson) -> None:
    with qtbot.waitSignal(person.wizard.schedule_asked):
        person.types("4")


def test_what_is_missing_is_said_where_it_is_mended(person: NowPerson, now: NowFlow, desk: Desk) -> None:
    entered(now, desk)
    now.go(NowStep.CONCERN)
    now.set_concern("Odd")
    person.presses(ENTER)
    assert "Describe the concern in at least 10 characters." in person.reads()
    person.presses(Qt.Key.Key_U, with_=ALT)
    person.qtbot.waitUntil(lambda: now.draft.urgent)
    assert "At least 5 characters, so that the mechanic can prepare." in person.reads()


def test_a_booking_ahead_is_asked_about_first(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    soon, _ = factories.booked(desk.garage.elise.id, starts=at(MONDAY, "14:00"))
    desk.store.load([soon])
    wizard = NowWizard(desk.now(), window)
    person = NowPerson(qtbot, wizard)
    person.types("1elise")
    person.presses(ENTER)
    assert "Change the booking of Mon 15 Jun, 14:00" in person.reads()
    with qtbot.waitSignal(wizard.change_asked) as asked:
        person.types("1")
    assert asked.args == [soon.id]
    person.types("2")
    assert "Which vehicle?" in person.reads()
    wizard.leave()


def test_whose_time_is_held_is_not_looked_for(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    flow = entered(desk.now(), desk, online=False)
    flow.ask()
    flow.join()
    assert flow.joining.line is not None
    entry_id = flow.joining.line.entry_id
    desk.seeking.hold(entry_id, desk.garage.anna.id, desk.clock.now() + 900)
    seed = NowSeed(entry=desk.seeking.line[entry_id], draft=desk.line.draft(entry_id))
    wizard = NowWizard(desk.now(seed), window)
    wizard.flow.go(NowStep.MECHANIC)
    page = wizard.page
    assert isinstance(page, AskPage)
    assert page.note.text() == "The time of Anna Affiliated is held: they are asked first."
    assert not page.bar.isVisible()
    wizard.leave()


def test_the_first_steps_panels_have_a_way_back_and_the_first_of_all_has_none(
    person: NowPerson, now: NowFlow
) -> None:
    back = person.wizard.foot.back_button
    seen = [back.isVisible()]
    person.types("1")
    seen.append(back.isVisible())
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    seen.append(back.isVisible())
    assert seen == [False, True, False]
    person.types("1elise")
    person.presses(ENTER)
    assert now.draft.customer is not None
    assert back.isVisible()
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert now.draft.customer is None


class TestWhileTheServerHasNotAnswered:
    """Who is online is not known yet; whoever suits best can be asked all the same."""

    @pytest.fixture
    def later(self) -> Later:
        return Later()

    @pytest.fixture
    def now(self, desk: Desk, later: Later) -> NowFlow:
        desk.seeking.online = [desk.garage.anna.id]
        return desk.now(spawn=later.spawn)

    def test_a_number_chooses_at_once_and_what_is_typed_then_arrives(
        self, person: NowPerson, now: NowFlow, later: Later
    ) -> None:
        person.types("1elise")
        person.presses(ENTER)
        person.types("1")
        assert isinstance(person.wizard.page, AskPage)
        person.types("1")
        person.types("Brakes squeal")
        page = person.wizard.page
        assert isinstance(page, NowConcernPage)
        assert page.text.toPlainText() == "Brakes squeal"
        later.answer()
        assert person.wizard.page is page, "the answer leads nowhere else"
        assert (now.draft.assigned, now.draft.concern) == (Assigned.ANY, "Brakes squeal")

    @pytest.mark.usefixtures("now")
    def test_who_is_online_is_listed_below_once_it_is_known(self, person: NowPerson, later: Later) -> None:
        person.types("1elise")
        person.presses(ENTER)
        person.types("1")
        page = person.wizard.page
        assert isinstance(page, AskPage)
        assert len(page.tiles) == 1
        later.answer()
        assert [line is None for line, _ in page.tiles] == [True, False]
        assert page.tiles[0][1].hasFocus()
