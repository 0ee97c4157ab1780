"""A vehicle in words: each thing that is known of it once."""

from __future__ import annotations

from desktop.views.booking import phrases
from tests import factories


def test_where_the_plate_is_all_that_is_known_it_stands_once() -> None:
    anna = factories.customer("Anna Roy", phone="+15145550142")
    only = factories.vehicle(anna.id, make="", model="", year=None, plate="K88 ZZZ", vin="", odometer_km=None)
    assert phrases.vehicle_long(only) == "K88 ZZZ"
    assert phrases.vehicle_detail(only) == ""
    assert phrases.customer_detail(anna, [only]) == "(514) 555-0142 · K88 ZZZ"
    civic = factories.vehicle(
        anna.id, make="Honda", model="Civic", year=2018, plate="K12 ABC", vin="", odometer_km=None
    )
    assert phrases.vehicle_detail(civic) == "K12 ABC"
    assert phrases.customer_detail(anna, [civic]) == "(514) 555-0142 · Honda Civic 2018 K12 ABC"
