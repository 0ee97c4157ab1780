"""The bay that a sentence names, or the column on which it was begun."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.presenters.booking_draft import BookingSeed
from desktop.presenters.sentence.parts import Part
from scheduling.commands import BookSession
from tests.desktop.booking.desk import Desk
from tests.desktop.sentence.quick_adds import quick_add, seed_of, understood_of
from tests.factories import MONDAY, at


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_bay_that_is_said_is_wished_for(desk: Desk) -> None:
    flow = desk.flow(seed_of(desk, "oil change Civic Tremblay today 2pm with Anna bay 2"))
    flow.book()
    (booked,) = [command for command in desk.commands() if isinstance(command, BookSession)]
    assert booked.bay_id == desk.garage.bays[1].id
    flow.close()


@pytest.mark.parametrize("said", ["bay 2", "baie 2", "B2", "lift 2"])
def test_a_bay_is_known_by_its_number_in_a_longer_name(desk: Desk, said: str) -> None:
    first, second = desk.garage.bays
    desk.store.load([replace(first, name="B1 – Express"), replace(second, name="B2 – Suspension")])
    now = understood_of(desk, f"oil change Civic Tremblay today 2pm with Anna {said}")
    assert (now.reading.bay and now.reading.bay.id, now.day, now.draft.bay_id) == (
        second.id,
        MONDAY,
        second.id,
    )
    assert now.time is not None
    assert now.time.starts == at(MONDAY, "14:00"), "its number is no time"


def test_at_a_distance_no_bay_is_wished_for(desk: Desk) -> None:
    quick = quick_add(desk)
    quick.begin(BookingSeed(bay_id=desk.garage.bays[1].id))
    quick.type("phone call Civic Tremblay today 2pm with Anna bay 2")
    assert Part.BAY not in quick.understood().standing
    assert quick.seed().bay_id is None
    quick.type("oil change Civic Tremblay today 2pm with Anna")
    assert quick.seed().bay_id == desk.garage.bays[1].id, "of the column that the sentence was begun on"
