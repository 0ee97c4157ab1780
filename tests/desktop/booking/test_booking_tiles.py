"""The tiles of the booking's pages: what is chosen stays marked as chosen."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QWidget

from desktop.presenters.booking_draft import Assigned, Step
from desktop.presenters.booking_flow import BookingFlow
from desktop.theming.theme import theme
from desktop.views.booking.mechanic_page import MechanicPage
from tests.desktop.booking.desk import SOON, Desk, filled
from tests.desktop.booking.person import Person


@pytest.mark.parametrize("way", ["mouse", "space", "number"])
def test_a_mechanic_who_is_chosen_once_more_stays_marked(
    person: Person, flow: BookingFlow, desk: Desk, way: str
) -> None:
    filled(flow, desk)
    flow.go(Step.MECHANIC)
    page = person.wizard.page
    assert isinstance(page, MechanicPage)
    (anna,) = [tile for tile, checked in _marks(page) if checked]
    assert page.tiles[anna][0].mechanic == desk.garage.anna
    tile = page.tiles[anna][1]
    if way == "mouse":
        person.clicks(tile)
    else:
        tile.setFocus()
        person.presses(Qt.Key.Key_Space if way == "space" else Qt.Key(Qt.Key.Key_0 + tile.property("number")))
    assert [place for place, checked in _marks(page) if checked] == [anna]
    assert flow.draft.assigned is Assigned.NAMED
    (other,) = [tile for choice, tile in page.tiles if choice.assigned is Assigned.ANY]
    person.clicks(other)
    assert [page.tiles[place][1] for place, checked in _marks(page) if checked] == [other]


def test_the_mechanics_page_says_of_what_time_it_speaks(
    person: Person, flow: BookingFlow, desk: Desk
) -> None:
    filled(flow, desk, starts=None)
    flow.go(Step.MECHANIC)
    page = person.wizard.page
    assert isinstance(page, MechanicPage)
    assert page.subtitle.text() == "With the next free time of each."
    assert flow.choose_time(SOON)
    assert page.subtitle.text() == "For the time that was chosen: Mon 15 Jun, 14:00"
    trailing = [tile.accessibleName() for _, tile in page.tiles]
    assert all("ree at 14:00" in words for words in trailing), trailing


def test_the_tile_of_who_may_say_no_says_so(person: Person, flow: BookingFlow, desk: Desk) -> None:
    filled(flow, desk, starts=None)
    flow.go(Step.MECHANIC)
    page = person.wizard.page
    assert isinstance(page, MechanicPage)
    said = {tile.accessibleName() for _, tile in page.tiles if "must accept first" in tile.accessibleName()}
    (olga,) = said
    assert olga.startswith("Olga Offers")


def _marks(page: MechanicPage) -> list[tuple[int, bool]]:
    return [(place, tile.isChecked()) for place, (_, tile) in enumerate(page.tiles)]


def test_the_years_of_a_mechanic_are_said_to_be_of_experience(
    person: Person, flow: BookingFlow, desk: Desk, window: QWidget
) -> None:
    window.resize(1024, 700)
    skilled = ("brakes", "electrical", "suspension")
    desk.store.load([replace(desk.garage.anna, years=22, specialties=skilled)])
    filled(flow, desk)
    flow.go(Step.MECHANIC)
    page = person.wizard.page
    assert isinstance(page, MechanicPage)
    (tile,) = [tile for choice, tile in page.tiles if choice.mechanic and choice.mechanic.years == 22]
    assert tile.detail == "Knows about: brakes · 22 years of experience · in Montréal"
    assert tile.more == "Electrical, suspension"
    taken = sum(
        QFontMetrics(theme().font(*font)).horizontalAdvance(words)
        for words, font in ((tile.detail, ("small", 400)), (tile.trailing, ("body", 600)))
    )
    assert taken + 120 < tile.width(), "beside the initials, the key and the gaps"
