"""Who is meant where very many are called alike: only among all of them can one be told from the others."""

from __future__ import annotations

import pytest

from desktop.presenters.booking_draft import BookingSeed
from desktop.presenters.quick_add import QuickAdd
from desktop.presenters.quick_add_model import Standing, Understood
from desktop.presenters.sentence.parts import Part
from scheduling.records import Record
from tests import factories
from tests.desktop.booking.desk import Desk

CROWD = 250
"""More than any list that is cut short has."""

ALIKE = ("Léa Fortin", "Léa Fortin", "Paul St-Jean", "Rita St-Jean")


@pytest.fixture(scope="module")
def desk() -> Desk:
    """Many Royers, Gagnons and Lavoies with a Corolla, who come first in the alphabet, and few with a Civic."""
    rows: list[Record] = []

    def person(name: str, model: str) -> None:
        customer = factories.customer(name)
        rows.extend([customer, factories.vehicle(customer.id, make="Honda", model=model)])

    for number in range(CROWD):
        for name in ("Royer", "Gagnon", "Lavoie"):
            person(f"Alain B{number} {name}", "Corolla")
    for name in ("Alain Roy", "Yves Roy", "Alice Gagnon", "Zoé Gagnon", "Zoé Lavoie", *ALIKE):
        person(name, "Civic")
    made = Desk()
    made.store.load(rows)
    return made


def understood(desk: Desk, text: str) -> Understood:
    quick = QuickAdd(desk.store, desk.source, desk.clock, desk.account, lambda: "fr")
    quick.begin(BookingSeed())
    quick.type(text)
    now = quick.understood()
    quick.close()
    return now


@pytest.mark.parametrize("text", ["vidange Roy demain 14h", "vidange Civic Gagnon demain 14h"])
def test_of_two_who_are_called_so_one_is_chosen_whoever_begins_alike(desk: Desk, text: str) -> None:
    now = understood(desk, text)
    assert now.standing[Part.CUSTOMER] is Standing.CHOOSE
    assert len(now.reading.customers) == 2
    assert not now.whole


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("vidange Yves Roy demain 14h", "Yves Roy"),
        ("vidange Civic Lavoie demain 14h", "Zoé Lavoie"),
        ("vidange Zoé Gagnon demain 14h", "Zoé Gagnon"),
    ],
)
def test_the_only_one_is_found_behind_all_of_them(desk: Desk, text: str, name: str) -> None:
    now = understood(desk, text)
    assert now.draft.customer is not None
    assert now.draft.customer.name == name
    assert now.standing[Part.CUSTOMER] is Standing.SAID


def test_two_who_are_called_the_same_are_both_known_beside_a_number_of_nobody(desk: Desk) -> None:
    now = understood(desk, "vidange Léa Fortin 819 222 9876 demain 14h")
    assert now.reading.newcomer is None
    assert [row.name for row in now.reading.customers] == ["Léa Fortin", "Léa Fortin"]


def test_two_who_are_called_as_a_holiday_are_meant_and_not_the_day(desk: Desk) -> None:
    now = understood(desk, "vidange St-Jean 14h")
    assert now.reading.day is None
    assert len(now.reading.customers) == 2


def test_a_slip_in_a_name_of_many_means_nobody_for_sure(desk: Desk) -> None:
    now = understood(desk, "vidange Gagnom demain 14h")
    assert now.standing[Part.CUSTOMER] in {Standing.CHOOSE, Standing.MISSING}
