"""The review of a session at once: who would be asked, notes that came from a booking at a time, and asking anew."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.presenters.now_draft import NowSeed, NowStep
from desktop.presenters.now_flow import NowFlow, NowPhase
from desktop.presenters.now_search import FOLLOW_S
from desktop.sync.errors import Unreachable
from desktop.views.booking_now.concern_page import NowConcernPage
from desktop.views.booking_now.review_page import NowReviewPage
from desktop.views.now_wizard import NowWizard
from scheduling.vocabulary import VisitKind
from tests.desktop.booking.desk import Desk, entered, filled
from tests.desktop.booking.person import ENTER, NowPerson


@pytest.fixture
def person(qtbot: QtBot, at_once: NowWizard) -> NowPerson:
    return NowPerson(qtbot, at_once)


def test_notes_and_wishes_of_a_booking_at_a_time_are_shown_mended_and_sent(
    qtbot: QtBot, desk: Desk, window: QWidget
) -> None:
    booking = filled(desk.flow(), desk)
    booking.set_preparation("Winter tires are in the trunk")
    booking.set_special_requests("A ride to the metro")
    flow = desk.now(NowSeed(draft=booking.draft))
    wizard = NowWizard(flow, window)
    person = NowPerson(qtbot, wizard)
    desk.seeking.online = [desk.garage.anna.id]
    flow.choose_kind(VisitKind.PHONE)
    flow.choose_mechanic(None)
    flow.go(NowStep.CONCERN)
    page = wizard.page
    assert isinstance(page, NowConcernPage)
    assert page.notes.wishes.toPlainText() == "A ride to the metro"
    person.types(" today")
    assert flow.draft.concern == "Brakes squeal when cold today", "what was said before stays in front"
    page.notes.wishes.setPlainText("A ride to the bus")
    flow.go(NowStep.REVIEW)
    review = wizard.page
    assert isinstance(review, NowReviewPage)
    assert "Winter tires are in the trunk" in review.card.values
    person.presses(ENTER)
    (asked,) = desk.seeking.asked
    assert asked.preparation == "Winter tires are in the trunk"
    assert asked.special_requests == "A ride to the bus"
    wizard.leave()


def test_notes_are_not_asked_for_where_none_were_said(person: NowPerson, now: NowFlow, desk: Desk) -> None:
    entered(now, desk)
    now.go(NowStep.CONCERN)
    page = person.wizard.page
    assert isinstance(page, NowConcernPage)
    assert not page.notes.isVisible()


def test_the_review_names_who_would_be_asked_first(person: NowPerson, now: NowFlow, desk: Desk) -> None:
    entered(now, desk)
    page = person.wizard.page
    assert isinstance(page, NowReviewPage)
    assert "Whoever suits best: Anna Affiliated, Ivan Independent" in page.card.values
    desk.seeking.fault = Unreachable("away")
    now.go(NowStep.CONCERN)
    now.set_concern("Brakes squeal when warm")
    now.advance()
    assert "Whoever suits best" in page.card.values, "of what was asked before nobody knows"


def test_cancelling_is_asked_about_anew_in_another_search(
    person: NowPerson, now: NowFlow, desk: Desk
) -> None:
    entered(now, desk)
    person.presses(ENTER)
    search = person.wizard.search
    search.cancel.click()
    (session_id,) = desk.seeking.searches
    desk.seeking.give_up(session_id)
    desk.clock.advance(FOLLOW_S)
    now.tick()
    now.again()
    person.presses(ENTER)
    assert now.phase is NowPhase.SEARCH
    assert search.cancel.text() == "Cancel the search"
    search.cancel.click()
    assert desk.commands() == []
