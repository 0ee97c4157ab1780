"""A first name on two lines is broken where one would break it by hand."""

from __future__ import annotations

import pytest

from desktop.views.calendar.name_breaks import LEAST, breaks


@pytest.mark.parametrize(
    ("name", "most", "broken"),
    [
        ("Olivier", 5, "Oli-vier"),
        ("Karine", 4, "Ka-rine"),
        ("Patrick", 5, "Pat-rick"),
        ("Rachel", 4, "Ra-chel"),
        ("Raphaël", 4, "Ra-phaël"),
        ("Geneviève", 4, "Gene-viève"),
        ("Nathalie", 4, "Na-thalie"),
        ("Josée", 3, "Jo-sée"),
        ("Étienne", 5, "Étien-ne"),
        ("Rosa", 3, "Ro-sa"),
        ("Brian", 3, "Bri-an"),
        ("Lynn", 3, "Ly-nn"),
    ],
)
def test_it_is_broken_before_a_syllable(name: str, most: int, broken: str) -> None:
    place = breaks(name, most)
    assert f"{name[:place]}-{name[place:]}" == broken


@pytest.mark.parametrize(("name", "most"), [("Zoé", 2), ("Wei", 3), ("Bo", 2), ("", 4), ("Karine", 1)])
def test_one_letter_alone_is_no_line(name: str, most: int) -> None:
    assert breaks(name, most) == 0


@pytest.mark.parametrize("most", range(12))
def test_it_never_takes_more_letters_than_there_is_room_for(most: int) -> None:
    for name in ("Alexandre", "Christopher", "Bénédicte", "Nguyen", "O’Neil", "李小龍"):
        place = breaks(name, most)
        assert place <= most
        assert place == 0 or LEAST <= place <= len(name) - LEAST
