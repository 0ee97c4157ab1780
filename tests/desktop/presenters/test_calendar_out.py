"""The bookings ahead as a file: whose, in which order, how they stand, and what of a customer is not in it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_out import Ahead, CalendarOut, EventWords
from desktop.store.errors import NotKept
from scheduling.commands import MoveSession, Place
from scheduling.vocabulary import Role, SessionState
from tests import factories
from tests.desktop.calendar.scenes import Scene, scene
from tests.factories import MONDAY, at, named

TUESDAY = MONDAY + timedelta(days=1)


@pytest.fixture
def shop() -> Scene:
    made = scene(Role.OWNER)
    anna, ivan = made.garage.anna.id, made.garage.ivan.id
    made.booking("later", anna, "10:00", day=TUESDAY)
    made.booking("first", ivan, "11:00")
    made.booking("asked", anna, "14:00", state=SessionState.OFFERED)
    made.booking("gone", anna, "15:00", state=SessionState.CANCELLED)
    made.booking("over", anna, "9:00", state=SessionState.COMPLETED)
    return made


def out_of(shop: Scene) -> CalendarOut:
    source = AvailabilitySource(shop.store)
    return CalendarOut(shop.store, source, shop.clock, shop.presenter.rights, list)


def names(shop: Scene, ahead: list[Ahead]) -> list[str]:
    known = {row_id: name for name, row_id in shop.ids.items()}
    return [known[each.session.id] for each in ahead]


def said(ahead: Ahead) -> EventWords:
    return EventWords(summary=f"{ahead.customer} {ahead.vehicle}", location="", description=ahead.mechanic)


def test_of_the_workshop_all_that_stands_is_ahead_the_next_first(shop: Scene) -> None:
    ahead = out_of(shop).ahead(None)
    assert names(shop, ahead) == ["first", "asked", "later"]
    assert [each.tentative for each in ahead] == [False, True, False]


def test_of_a_mechanic_their_own(shop: Scene) -> None:
    assert names(shop, out_of(shop).ahead(shop.garage.ivan.id)) == ["first"]


def test_what_is_under_way_is_ahead_until_its_end(shop: Scene) -> None:
    row = shop.session("first")
    shop.store.load([replace(row, state=SessionState.LIVE)])
    shop.clock.advance(at(MONDAY, "11:30") - shop.clock.now())
    assert "first" in names(shop, out_of(shop).ahead(None))
    shop.clock.advance(3600)
    assert "first" not in names(shop, out_of(shop).ahead(None))


def test_what_waits_for_the_server_is_tentative(shop: Scene) -> None:
    row = shop.session("later")
    assert row.starts is not None
    seen = Place(starts=row.starts, minutes=row.minutes, mechanic_id=row.mechanic_id)
    shop.store.submit(
        MoveSession(session_id=row.id, seen=seen, to=replace(seen, starts=at(TUESDAY, "15:00")))
    )
    (later,) = [each for each in out_of(shop).ahead(None) if each.session.id == row.id]
    assert later.tentative


def test_a_mechanic_has_none_of_anybody_else(shop: Scene) -> None:
    own = scene(Role.MECHANIC, mechanic_id=named("ivan"))
    own.booking("mine", named("ivan"), "10:00")
    own.booking("hers", factories.garage().anna.id, "11:00")
    assert names(own, out_of(own).ahead(None)) == ["mine"]


def test_the_file_has_each_once_and_nothing_by_which_a_customer_is_reached(
    shop: Scene, tmp_path: Path
) -> None:
    out, path = out_of(shop), tmp_path / "garage.ics"
    out.save(out.ahead(None), said, path)
    text = path.read_text(encoding="utf-8").replace("\n ", "")
    elise = shop.garage.elise
    assert text.count("BEGIN:VEVENT") == 3
    assert text.count("BEGIN:VTIMEZONE") == 1
    assert text.count("STATUS:TENTATIVE") == 1
    assert f"SUMMARY:{elise.name}" in text
    assert "VALARM" not in text
    assert "mailto:" not in text
    for private in (elise.email, elise.phone):
        assert private
        assert private not in text


def test_what_the_disk_does_not_take_is_raised(shop: Scene, tmp_path: Path) -> None:
    out = out_of(shop)
    with pytest.raises(NotKept):
        out.save(out.ahead(None), said, tmp_path / "nowhere" / "garage.ics")
