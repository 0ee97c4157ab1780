"""The server says who is online: the keys stay with who had them, so that Enter takes what it was meant for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from desktop.presenters.booking_draft import Assigned
from desktop.presenters.now_flow import NowFlow
from desktop.sync.errors import Unreachable
from desktop.views.booking_now.ask_page import AskPage
from desktop.views.now_wizard import NowWizard
from scheduling.vocabulary import VisitKind
from tests.desktop.booking.desk import Desk, Later
from tests.desktop.booking.person import ENTER, ESC, NowPerson


@pytest.fixture
def later() -> Iterator[Later]:
    later = Later()
    yield later
    for work in later.work:
        work.close()


@pytest.fixture
def now(desk: Desk, later: Later) -> NowFlow:
    desk.seeking.online = [desk.garage.anna.id, desk.garage.ivan.id]
    return desk.now(spawn=later.spawn)


@pytest.fixture
def person(qtbot: QtBot, now: NowFlow, desk: Desk, at_once: NowWizard) -> NowPerson:
    """Whom to ask is on view, and the server has not answered."""
    now.choose_kind(VisitKind.PHONE)
    now.choose_customer(desk.garage.elise)
    now.choose_vehicle(desk.garage.civic)
    return NowPerson(qtbot, at_once)


@pytest.fixture
def page(person: NowPerson) -> AskPage:
    page = person.wizard.page
    assert isinstance(page, AskPage)
    return page


def _last_plan(page: AskPage) -> str:
    plan, button = list(page.plans.items())[-1]
    button.setFocus()
    assert plan is not None
    return plan.code


def test_who_walks_to_a_plan_takes_that_one(
    person: NowPerson, page: AskPage, now: NowFlow, later: Later
) -> None:
    code = _last_plan(page)
    assert now.draft.plan is not None
    assert now.draft.plan.code != code
    later.answer()
    person.presses(ENTER)
    assert (now.draft.plan.code, now.draft.assigned) == (code, None)


def test_who_begins_to_type_a_place_is_left_there(person: NowPerson, page: AskPage, later: Later) -> None:
    page.bar.place.setFocus()
    later.answer()
    assert person.focus() is page.bar.place
    assert len(page.tiles) == 3


def test_the_question_keeps_the_keys(person: NowPerson, page: AskPage, later: Later) -> None:
    person.presses(ESC)
    later.answer()
    assert person.focus() is person.wizard.question.keep_button
    assert len(page.tiles) == 3


@pytest.mark.parametrize("of", ["find", "place"])
def test_who_looked_is_led_to_what_was_found(person: NowPerson, page: AskPage, later: Later, of: str) -> None:
    later.answer()
    asks = page.bar.button if of == "find" else page.bar.place
    asks.setFocus()
    person.presses(ENTER)
    assert person.focus() is asks, "and does not fall off it meanwhile"
    later.answer()
    assert person.focus() is page.tiles[0][1]


def test_once_more_after_no_answer_leads_to_who_can_be_asked(
    person: NowPerson, page: AskPage, desk: Desk, later: Later
) -> None:
    desk.seeking.fault = Unreachable("no network")
    later.answer()
    assert page.again.isVisible()
    desk.seeking.fault = None
    page.again.setFocus()
    person.presses(ENTER)
    later.answer()
    assert person.focus() is page.tiles[0][1]


def test_a_mechanic_who_was_walked_to_keeps_the_keys(
    person: NowPerson, page: AskPage, now: NowFlow, desk: Desk, later: Later
) -> None:
    later.answer()
    page.tiles[2][1].setFocus()
    wished = page.tiles[2][0]
    assert wished is not None
    now.finder.favourites = frozenset({wished.mechanic_id})
    page.refresh()
    person.presses(ENTER)
    assert (now.draft.assigned, now.draft.mechanic_id) == (Assigned.NAMED, wished.mechanic_id)


def test_a_plan_that_is_changed_elsewhere_keeps_the_keys(
    person: NowPerson, page: AskPage, desk: Desk, later: Later
) -> None:
    later.answer()
    code = _last_plan(page)
    plan = next(row for row in desk.source.plans() if row.code == code)
    desk.store.load([replace(plan, price_cents=(plan.price_cents or 0) + 100)])
    assert person.focus() is list(page.plans.values())[-1]
