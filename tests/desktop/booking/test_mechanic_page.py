"""The mechanic's step as a person meets it: by keys as before, with the bar above, and words for all that may be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from desktop.presenters.among import Among
from desktop.presenters.booking_draft import Assigned, Step
from desktop.presenters.booking_flow import BookingFlow
from desktop.presenters.mechanic_finder import Nobody
from desktop.sync.errors import Refused, Unreachable
from desktop.views.booking import mechanic_words
from desktop.views.booking.mechanic_page import MechanicPage
from desktop.views.booking.painted import Tile
from scheduling.matching import MatchCode, MatchReason
from scheduling.vocabulary import VisitKind
from scheduling.wire import Problem
from tests.desktop.booking.desk import SOON, Desk, Later, step_of
from tests.desktop.booking.person import DOWN, ENTER, Person

RIGHT, TAB = Qt.Key.Key_Right, Qt.FocusPolicy.TabFocus
Opened = Callable[[], MechanicPage]


@pytest.fixture
def opened(person: Person, flow: BookingFlow, desk: Desk) -> Opened:
    """Élise's Civic, in person, at the mechanic's step; nobody is chosen."""

    def open_() -> MechanicPage:
        flow.choose_kind(VisitKind.IN_PERSON)
        flow.choose_customer(desk.garage.elise)
        flow.choose_vehicle(desk.garage.civic)
        flow.advance()
        page = person.wizard.page
        assert isinstance(page, MechanicPage)
        return page

    return open_


def _names(page: MechanicPage) -> list[str]:
    return [tile.text() for _, tile in page.tiles]


def _tile(page: MechanicPage, name: str) -> Tile:
    return next(tile for _, tile in page.tiles if tile.text().startswith(name))


def test_enter_takes_any_mechanic_as_ever(person: Person, flow: BookingFlow, opened: Opened) -> None:
    page = opened()
    assert _names(page)[:2] == ["Any mechanic", "No mechanic yet"]
    person.presses(ENTER)
    assert (flow.draft.assigned, step_of(flow)) == (Assigned.ANY, Step.TIME)


@pytest.mark.parametrize(("key", "chosen"), [("1", "Any mechanic"), ("0", "No mechanic yet"), ("2", "Anna")])
def test_a_number_chooses_and_enter_goes_on(
    person: Person, flow: BookingFlow, opened: Opened, key: str, chosen: str
) -> None:
    page = opened()
    person.types(key)
    assert [tile.text() for _, tile in page.tiles if tile.isChecked()] == [_tile(page, chosen).text()]
    person.presses(ENTER)
    assert step_of(flow) is Step.TIME


def test_a_place_is_found_by_enter_and_chooses_nobody(
    person: Person, flow: BookingFlow, desk: Desk, opened: Opened
) -> None:
    desk.store.load([replace(desk.garage.ivan, postal_code="J7Z 1A1")])
    page = opened()
    person.types("2")
    assert flow.draft.mechanic_id == desk.garage.anna.id
    asked = len(desk.seeking.liked_asked)
    assert page.bar.place.text() == "Montréal, H2X 1Y4"
    page.bar.place.setFocus()
    page.bar.place.selectAll()
    person.types("j7z 1b2")
    assert flow.draft.mechanic_id == desk.garage.anna.id, "digits there choose nobody"
    assert page.note.text() == "Find counts the place that was changed."
    assert (len(desk.seeking.liked_asked), _names(page)[2]) == (asked, "Anna Affiliated")
    person.presses(ENTER)
    assert step_of(flow) is Step.MECHANIC
    assert (len(desk.seeking.liked_asked), _names(page)[2]) == (asked + 1, "Ivan Independent")
    assert "Near (J7Z)" in _tile(page, "Ivan").accessibleName()
    assert person.focus() is _tile(page, "Anna"), "who was chosen"
    person.presses(ENTER)
    assert step_of(flow) is Step.TIME


def test_which_are_shown_is_chosen_by_keys_without_going_on(
    person: Person, flow: BookingFlow, desk: Desk, opened: Opened
) -> None:
    desk.store.load([replace(desk.garage.olga, specialties=("Honda", "brakes"))])
    page = opened()
    person.types("1")
    page.bar.choices[Among.ALL].setFocus()
    person.presses(RIGHT, ENTER)
    assert step_of(flow) is Step.MECHANIC
    assert _names(page) == ["Any mechanic", "No mechanic yet", "Olga Offers"]
    said = _tile(page, "Olga").accessibleName()
    assert "Honda specialist" in said
    assert "must accept first" in said
    person.presses(RIGHT, ENTER)
    assert step_of(flow) is Step.MECHANIC
    assert page.nobody.text() == (
        "Élise Tremblay has no favourites yet. They are noted on the customer’s page; “All” shows everybody."
    )
    assert [each for each, button in page.bar.choices.items() if button.focusPolicy() & TAB] == [
        Among.FAVOURITES
    ]
    page.bar.choices[Among.ALL].click()
    assert not page.nobody.isVisible()
    assert len(page.tiles) == 5


def test_specialists_are_offered_only_of_a_make(flow: BookingFlow, opened: Opened) -> None:
    page = opened()
    assert page.bar.choices[Among.BRAND].isVisible()
    flow.skip_vehicle()
    assert not page.bar.choices[Among.BRAND].isVisible()


def test_the_points_are_told_by_a_tip_and_the_profile_below(
    person: Person, flow: BookingFlow, desk: Desk, opened: Opened
) -> None:
    anna = replace(
        desk.garage.anna,
        years=12,
        rating=4.8,
        specialties=("Honda", "electrical"),
        certifications=("Red Seal",),
        languages=("fr", "en", "oj"),
    )
    desk.store.load([anna])
    desk.seeking.liked = [anna.id]
    tile = _tile(opened(), "Anna")
    assert [words for words, _ in tile.chips] == ["favourite", "Honda specialist"]
    assert tile.detail == "12 years of experience · rated 4.8 · in Montréal"
    assert tile.more.startswith("Electrical · Red Seal · French, English, ")
    told = ("Honda specialist 30", "free within the hour 20", "12 years of experience 20", "rated 4.8 15")
    assert tile.toolTip().endswith("\n90 points: " + ", ".join((*told, "in Montréal 5")))


def test_without_the_server_one_quiet_line_says_so(
    person: Person, flow: BookingFlow, desk: Desk, opened: Opened
) -> None:
    desk.seeking.fault = Unreachable("away")
    page = opened()
    assert page.note.text() == (
        "The server does not answer: whom the customer likes is not known. All else is."
    )
    assert len(page.tiles) == 5
    desk.seeking.fault = None
    page.bar.button.click()
    assert page.note.text().startswith("Favourites first")
    desk.seeking.fault = Unreachable("away")
    page.bar.button.click()
    assert page.note.text() == ("The server does not answer; the favourites are as it told them before.")
    desk.seeking.fault = Refused(403, Problem(code="not_allowed", detail=""))
    page.bar.button.click()
    assert page.note.text().startswith("The favourites are not to be had: ")


class TestLate:
    """The server answers once the person has moved on."""

    @pytest.fixture
    def later(self) -> Later:
        return Later()

    @pytest.fixture
    def flow(self, desk: Desk, later: Later) -> BookingFlow:
        return desk.flow(spawn=later.spawn)

    def test_the_keys_stay_with_their_mechanic(
        self, person: Person, flow: BookingFlow, desk: Desk, opened: Opened, later: Later
    ) -> None:
        desk.seeking.liked = [desk.garage.olga.id]
        page = opened()
        person.presses(DOWN, DOWN)
        assert person.focus() is _tile(page, "Anna")
        later.answer()
        assert _names(page)[2:] == ["Olga Offers", "Anna Affiliated", "Ivan Independent"]
        assert person.focus() is _tile(page, "Anna")
        person.presses(ENTER)
        assert flow.draft.mechanic_id == desk.garage.anna.id


def test_of_a_chosen_time_it_says_who_is_free_first(flow: BookingFlow, opened: Opened) -> None:
    page = opened()
    flow.choose_mechanic(Assigned.ANY)
    assert flow.choose_time(SOON)
    assert page.note.text().startswith("Who is free then first")


@pytest.fixture
def in_french() -> Iterator[None]:
    from tools.quiet import spoken

    with spoken("fr"):
        yield


@pytest.mark.parametrize("why", [*Nobody])
def test_every_reason_for_nobody_has_words_in_french_too(why: Nobody, in_french: None) -> None:
    said = mechanic_words.nobody_words(why, make="Volvo", customer="Élise")
    assert said
    assert "%" not in said
    assert not set(said.split()) & {"Nobody", "the", "The", "shows"}


@pytest.mark.parametrize("code", [*MatchCode])
def test_every_reason_has_words(code: MatchCode) -> None:
    params: dict[str, str | int | float] = {
        "keyword": "brakes",
        "make": "Honda",
        "years": 7,
        "area": "H2X",
        "city": "Laval",
        "rating": 4.5,
    }
    said = mechanic_words.reason_words(MatchReason(code=code, points=5, params=tuple(params.items())))
    assert said
    assert "%" not in said


def test_one_year_is_one(desk: Desk) -> None:
    assert mechanic_words.years_words(1) == "1 year of experience"
    assert mechanic_words.years_words(2) == "2 years of experience"


@pytest.mark.parametrize(("code", "said"), [("fr", "French"), ("uk", "українська"), ("??", "??")])
def test_a_language_is_called_as_here_else_as_its_speakers_do(code: str, said: str) -> None:
    assert mechanic_words.language_words(code) == said
