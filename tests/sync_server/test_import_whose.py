"""Whose calendar is imported: by a whole name, an email address, or a name that only one mechanic has."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduling.ids import uuid7
from scheduling.records import Mechanic, StaffMember
from scheduling.vocabulary import Role
from sync_server.app.import_command import Refused, _mechanic
from sync_server.app.import_writing import Shop
from sync_server.services.importing.calendar_plan import Existing
from tests import factories
from tests.scheduling.shop import shop

ALL = ("Amira Haddad", "Luc Tremblay", "Marie-Ève Gagnon", "Luc Gagnon", "Chloé Noah", "Noah Singh", "李雷")


def _shop(*names: str, emails: dict[str, str] | None = None) -> Shop:
    people = [replace(factories.affiliated(name), sort=place) for place, name in enumerate(names)]
    staff = [_staff(row, emails[row.name]) for row in people if emails and row.name in emails]
    return Shop(Existing(inputs=shop(mechanics=people)), tuple(staff))


def _staff(row: Mechanic, email: str) -> StaffMember:
    return factories.staff_member(
        id=uuid7(), name=row.name, role=Role.MECHANIC, mechanic_id=row.id, email=email
    )


@pytest.mark.parametrize(
    ("wanted", "whose"),
    [
        ("Amira", "Amira Haddad"),
        ("amira", "Amira Haddad"),
        ("AMIRA HADDAD", "Amira Haddad"),
        (" haddad", "Amira Haddad"),
        ("marie-eve", "Marie-Ève Gagnon"),
        ("Luc Gagnon", "Luc Gagnon"),
        ("chloe", "Chloé Noah"),
        ("noah", "Noah Singh"),
        ("李雷", "李雷"),
        ("Luc@garage.example", "Luc Tremblay"),
    ],
)
def test_one_mechanic_is_found(wanted: str, whose: str) -> None:
    made = _shop(*ALL, emails={"Luc Tremblay": "luc@garage.example"})
    assert _mechanic(made, wanted, "en").name == whose


def test_a_whole_name_is_its_own_also_where_another_begins_so() -> None:
    made = _shop("Luc", "Luc Tremblay")
    assert _mechanic(made, "luc", "en").name == "Luc"


def test_a_name_that_two_have_lists_these_two() -> None:
    made = _shop(*ALL, emails={"Luc Tremblay": "luc@garage.example"})
    with pytest.raises(Refused) as refused:
        _mechanic(made, "luc", "en")
    assert str(refused.value).splitlines() == [
        "More than one mechanic is called “luc”. Give the whole name or the email address:",
        "  Luc Tremblay  luc@garage.example",
        "  Luc Gagnon",
    ]


@pytest.mark.parametrize("wanted", ["Ami", "Bob", "-", "x@y.example", "Haddad Amira"])
def test_a_name_that_nobody_has_lists_everybody(wanted: str) -> None:
    with pytest.raises(Refused) as refused:
        _mechanic(_shop(*ALL), wanted, "en")
    first, *names = str(refused.value).splitlines()
    assert first == f"No mechanic is called “{wanted}”. Say whose calendar it is with --mechanic NAME:"
    assert names == [f"  {name}" for name in ALL]


def test_in_french_too() -> None:
    with pytest.raises(Refused, match="Aucun mécanicien ne s’appelle «\u00a0Bob\u00a0»"):
        _mechanic(_shop(*ALL), "Bob", "fr")
    with pytest.raises(Refused, match="Plus d’un mécanicien s’appelle «\u00a0Luc\u00a0»"):
        _mechanic(_shop(*ALL), "Luc", "fr")


def test_without_a_name_the_only_mechanic_is_meant() -> None:
    assert _mechanic(_shop("Amira Haddad"), None, "en").name == "Amira Haddad"
    with pytest.raises(Refused, match="Say whose calendar it is"):
        _mechanic(_shop(*ALL), None, "en")
