"""Finding mechanics at once by keys: what the arrows and Alt+Left do there, and of which make a specialist is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.presenters.among import Among
from desktop.presenters.now_draft import NowStep
from desktop.presenters.now_flow import NowFlow
from desktop.views.booking_now.ask_page import AskPage
from desktop.views.now_wizard import NowWizard
from tests.desktop.booking.desk import Desk, entered
from tests.desktop.booking.person import ALT, ENTER, LEFT, NowPerson


@pytest.fixture
def person(qtbot: QtBot, at_once: NowWizard) -> NowPerson:
    return NowPerson(qtbot, at_once)


@pytest.mark.parametrize("of", ["main", "page"])
def test_alt_left_goes_back_also_from_a_button(person: NowPerson, now: NowFlow, desk: Desk, of: str) -> None:
    entered(now, desk)
    if of == "page":
        now.go(NowStep.MECHANIC)
    page = person.wizard.page
    button = page.bar.button if isinstance(page, AskPage) else person.wizard.main_button()
    button.setFocus()
    person.presses(LEFT, with_=ALT)
    assert now.step is (NowStep.WHO if of == "page" else NowStep.CONCERN)


def test_a_specialist_of_a_make_is_offered_only_where_one_is_known(
    person: NowPerson, now: NowFlow, desk: Desk
) -> None:
    entered(now, desk)
    now.go(NowStep.MECHANIC)
    page = person.wizard.page
    assert isinstance(page, AskPage)
    page.bar.choices[Among.BRAND].click()
    assert page.tiles[1:] == []
    now.go(NowStep.WHO)
    now.skip_vehicle()
    now.go(NowStep.MECHANIC)
    assert not page.bar.choices[Among.BRAND].isVisible()
    assert page.bar.choices[Among.ALL].isChecked()
    assert len(page.tiles) == 3, "nobody is left out for a make that nobody knows"
    page.bar.choices[Among.ALL].setFocus()
    person.presses(Qt.Key.Key_Right)
    assert now.finder.among is Among.FAVOURITES, "the arrows pass over what is not offered"


@pytest.mark.parametrize("key", [Qt.Key.Key_Right, Qt.Key.Key_Down, LEFT, Qt.Key.Key_Up])
def test_the_arrows_stay_in_the_find_bar(person: NowPerson, now: NowFlow, desk: Desk, key: Qt.Key) -> None:
    entered(now, desk)
    now.go(NowStep.MECHANIC)
    page = person.wizard.page
    assert isinstance(page, AskPage)
    for inside in (page.bar.button, page.bar.place):
        inside.setFocus()
        person.presses(key, key)
        assert person.focus() is inside
    page.bar.choices[Among.ALL].setFocus()
    for _ in range(5):
        person.presses(key)
        assert person.focus() in page.bar.choices.values()


def test_where_nobody_can_be_asked_continue_leads_to_the_ways(
    person: NowPerson, now: NowFlow, desk: Desk
) -> None:
    desk.seeking.online = []
    person.types("2elise")
    person.presses(ENTER)
    person.types("1")
    page = person.wizard.page
    assert isinstance(page, AskPage)
    next(iter(page.plans.values())).setFocus()
    person.clicks(person.wizard.main_button())
    assert page.trouble.text() == "Nobody can be asked: choose how to go on."
    assert person.focus() is page.ways.tiles[0]
    assert now.step is NowStep.MECHANIC
