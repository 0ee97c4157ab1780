"""Who a customer that is being entered may be already."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.presenters.booking_vehicle import VehicleForm
from desktop.presenters.customer_doubles import MOST, Likeness, alike, doubles
from desktop.presenters.customer_form import CustomerForm
from tests import factories
from tests.desktop.calendar.scenes import Scene, scene

_L = Likeness


@pytest.fixture
def shop() -> Scene:
    made = scene()
    elise = replace(made.garage.elise, email="elise@example.test")
    made.store.load([elise, replace(made.garage.civic, vin="2HGFC2F59KH512345")])
    return made


def _found(
    shop: Scene, form: CustomerForm, car: VehicleForm | None = None
) -> list[tuple[str, tuple[Likeness, ...]]]:
    return [(each.customer.name, each.likeness) for each in doubles(shop.store, form, car)]


@pytest.mark.parametrize(
    ("form", "car", "why"),
    [
        (CustomerForm(phone="(514) 555-0142"), None, (_L.PHONE,)),
        (CustomerForm(email="ELISE@example.test"), None, (_L.EMAIL,)),
        (CustomerForm(phone="5145550142", email="elise@example.test"), None, (_L.PHONE, _L.EMAIL)),
        (CustomerForm(name="Elise Tremblai"), None, (_L.NAME,)),
        (CustomerForm(name="tremblay, élise"), None, (_L.NAME,)),
        (CustomerForm(name="Zed"), VehicleForm(plate="k12-abc"), (_L.PLATE,)),
        (CustomerForm(name="Zed"), VehicleForm(vin="2hgfc2f59kh512345"), (_L.VIN,)),
        (
            CustomerForm(name="Élise Tremblay", phone="514 555 0142"),
            VehicleForm(plate="K12 ABC"),
            (_L.PHONE, _L.PLATE, _L.NAME),
        ),
    ],
)
def test_alike_in_something(
    shop: Scene, form: CustomerForm, car: VehicleForm | None, why: tuple[Likeness, ...]
) -> None:
    assert _found(shop, form, car) == [(shop.garage.elise.name, why)]


@pytest.mark.parametrize(
    ("form", "car"),
    [
        (CustomerForm(), None),
        (CustomerForm(name="Élise"), None),
        (CustomerForm(name="Élise Trembath-Gagnon"), None),
        (CustomerForm(phone="514 555"), VehicleForm(plate="K1")),
        (CustomerForm(phone="514 555-0143", email="elise@"), VehicleForm(plate="K12 ABD", vin="2HGFC2F59")),
    ],
)
def test_alike_in_nothing_that_counts(shop: Scene, form: CustomerForm, car: VehicleForm | None) -> None:
    assert _found(shop, form, car) == []


def test_the_surest_come_first_and_there_are_few(shop: Scene) -> None:
    shop.store.load([factories.customer(f"Elise Tremblay{'abcdefgh'[number]}") for number in range(8)])
    found = _found(shop, CustomerForm(name="Élise Tremblay", phone="514 555-0142"))
    assert len(found) == MOST
    assert found[0] == ("Élise Tremblay", (_L.PHONE, _L.NAME))


def test_names_are_alike_in_any_order_and_with_a_slip() -> None:
    assert alike("Jean Côté", "cote jean")
    assert alike("Geneviève Bouchard", "Genevieve Bouchart")
    assert not alike("Luc Roy", "Luc Ray-Gagnon")
    assert not alike("", "")
