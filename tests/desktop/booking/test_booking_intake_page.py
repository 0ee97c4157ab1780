"""The concern's page of both booking windows: what it is about, and the notes that stay folded until wanted."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.presenters.booking_draft import Step
from desktop.presenters.booking_flow import BookingFlow
from desktop.views.booking.concern_page import ConcernPage
from desktop.views.booking.review_page import ReviewPage
from desktop.views.booking_wizard import BookingWizard
from desktop.views.long_text import LongText
from tests.desktop.booking.desk import Desk, step_of
from tests.desktop.booking.person import ALT, ENTER, Person, concern_of

TAB, BACKTAB = Qt.Key.Key_Tab, Qt.Key.Key_Backtab


@pytest.fixture
def page(person: Person, desk: Desk, wizard: BookingWizard) -> ConcernPage:
    return concern_of(wizard, desk)


def test_the_keys_begin_in_the_text_and_enter_goes_on(
    person: Person, page: ConcernPage, flow: BookingFlow
) -> None:
    assert person.focus() is page.text
    person.presses(ENTER)
    assert flow.step is Step.REVIEW


def test_what_it_is_about_is_filled_in_and_typed_over(
    person: Person, page: ConcernPage, flow: BookingFlow
) -> None:
    assert page.category.text() == "brakes"
    person.presses(TAB)
    assert person.focus() is page.category
    page.category.selectAll()
    person.types("Noise 2")
    assert flow.draft.category == "Noise 2"
    person.presses(ENTER)
    assert flow.step is Step.REVIEW


def test_the_notes_are_folded_until_they_are_wanted(
    person: Person, page: ConcernPage, flow: BookingFlow, wizard: BookingWizard
) -> None:
    notes = page.notes
    assert not notes.preparation.isVisible()
    person.presses(TAB, TAB)
    assert person.focus() is notes.open
    person.presses(ENTER)
    assert step_of(flow) is Step.CONCERN
    assert person.focus() is notes.preparation
    assert not notes.open.isVisible()
    person.types("Tires in the trunk")
    person.presses(TAB)
    assert person.focus() is notes.wishes
    person.types("A ride")
    person.presses(ENTER)
    assert step_of(flow) is Step.REVIEW
    review = wizard.page
    assert isinstance(review, ReviewPage)
    assert "brakes · Brakes squeal when cold" in review.card.values
    assert review.card.values[6:8] == ["Tires in the trunk", "A ride"]
    flow.go(Step.CONCERN)
    assert notes.preparation.isVisible(), "what was said is in sight"


def test_alt_n_unfolds_them(qtbot: QtBot, person: Person, page: ConcernPage) -> None:
    person.presses(Qt.Key.Key_N, with_=ALT)
    qtbot.waitUntil(page.notes.preparation.hasFocus)


def test_nothing_of_it_is_on_the_review_where_nothing_was_said(
    page: ConcernPage, flow: BookingFlow, wizard: BookingWizard
) -> None:
    flow.go(Step.REVIEW)
    review = wizard.page
    assert isinstance(review, ReviewPage)
    assert len(review.card.values) == 7


def test_a_text_says_what_it_is_to_a_screen_reader(page: ConcernPage) -> None:
    names = [text.accessibleName() for text in page.findChildren(LongText)]
    assert names == ["Concern", "To be ready beforehand", "The customer’s wishes"]
