"""What is left of a name above a narrow column: what tells it from the others."""

from __future__ import annotations

import pytest

from desktop.views.calendar import headings

BAYS = ("Bay 1 – Alignment", "Bay 2 – Suspension", "Bay 3 – Transmission")
SIDES = ("Alignment bay north", "Alignment bay south")


def width(words: str) -> float:
    """As if all letters were equally wide."""
    return len(words)


@pytest.mark.parametrize(
    ("name", "others", "room", "shown"),
    [
        (BAYS[0], BAYS[1:], 40, "Bay 1 – Alignment"),
        (BAYS[0], BAYS[1:], 14, "Bay 1 – Align…"),
        (BAYS[0], BAYS[1:], 11, "Bay 1"),
        (BAYS[0], BAYS[1:], 5, "Bay 1"),
        (BAYS[0], BAYS[1:], 4, "Ali…"),
        ("B2: Suspension", ("B1: Express",), 8, "B2"),
        ("Atelier - gauche", ("Atelier - droite",), 12, "Atelier - g…"),
        (SIDES[0], SIDES[1:], 14, "Alignme… north"),
        (SIDES[1], SIDES[:1], 14, "Alignme… south"),
        (SIDES[1], SIDES[:1], 6, "south"),
        ("Transmission", ("Express",), 6, "Trans…"),
    ],
)
def test_a_bay_keeps_what_tells_it_from_the_others(
    name: str, others: tuple[str, ...], room: int, shown: str
) -> None:
    assert headings.place(name, others, room, width) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("B2 – Suspension", "B2"),
        ("Bay 1 – Alignment", "Bay 1"),
        ("Atelier - gauche", "Atelier - gauche"),
        ("", ""),
    ],
)
def test_a_numbered_bay_has_its_number_where_there_is_little_room(name: str, shown: str) -> None:
    assert headings.brief(name) == shown


@pytest.mark.parametrize(
    ("name", "others", "room", "shown"),
    [
        ("Luc Tremblay", ("Amira Haddad",), 12, "Luc Tremblay"),
        ("Luc Tremblay", ("Amira Haddad",), 11, "Luc"),
        ("Luc Tremblay", ("Luc Gagnon",), 11, "Luc T."),
        ("Maximilien Roy", ("Maximilien Caron",), 9, "Maxim… R."),
        ("Maximilien Roy", ("Amira Haddad",), 7, "Maximi…"),
        ("Luc", ("Luc Gagnon",), 2, "L…"),
        ("Luc Tremblay ", ("Luc Gagnon",), 11, "Luc T."),
    ],
)
def test_a_mechanic_keeps_the_first_name_and_what_tells_two_of_that_name_apart(
    name: str, others: tuple[str, ...], room: int, shown: str
) -> None:
    assert headings.person(name, others, room, width) == shown
