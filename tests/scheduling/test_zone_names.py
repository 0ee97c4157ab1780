"""By which place a customer is told the zone of a time."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduling.zone_names import place_of_times
from tests.factories import garage


@pytest.mark.parametrize(
    ("city", "zone", "said"),
    [
        ("Montréal", "America/Toronto", "Montréal"),
        (" Gaspé ", "America/Toronto", "Gaspé"),
        ("", "America/St_Johns", "St Johns"),
        ("  ", "America/Argentina/Buenos_Aires", "Buenos Aires"),
        ("", "UTC", "UTC"),
    ],
)
def test_the_workshops_own_city_comes_before_the_one_of_its_zone(city: str, zone: str, said: str) -> None:
    assert place_of_times(replace(garage().organization, city=city, zone=zone)) == said
