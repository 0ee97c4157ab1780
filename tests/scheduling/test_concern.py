"""How much a concern has to say: when it is booked, and in place of what was said."""

from __future__ import annotations

import pytest

from scheduling.concern import (
    LEAST_CONCERN,
    LEAST_URGENT_CONCERN,
    check_concern,
    check_corrected,
    least_after,
)
from scheduling.errors import Invalid, Rule


@pytest.mark.parametrize(("urgent", "least"), [(False, LEAST_CONCERN), (True, LEAST_URGENT_CONCERN)])
def test_booked_it_says_enough_to_begin_with(urgent: bool, least: int) -> None:
    check_concern("x" * least, urgent=urgent)
    with pytest.raises(Invalid) as caught:
        check_concern(" " + "x" * (least - 1), urgent=urgent)
    assert caught.value.params == {"field": "concern", "rule": Rule.TOO_SHORT, "least": least}


@pytest.mark.parametrize(
    ("said", "concern"),
    [
        ("Brakes squeal", "Brakes, 12"),
        ("Smoke", "Smoke!"),
        ("Smoke", "Leaks"),
        ("Oil", "Oil "),
        ("", ""),
        ("Brakes", "Brakes squeal"),
    ],
)
def test_corrected_it_says_as_much_or_no_less_than_it_did(said: str, concern: str) -> None:
    check_corrected(concern, said)


@pytest.mark.parametrize(
    ("said", "concern", "least"),
    [
        ("Brakes squeal", "", 10),
        ("Brakes squeal", "Brakes", 10),
        ("Brakes squeal", " Brakes 12 \n", 10),
        ("Smoke", "Smok", 5),
        (" Oil ", "Oi", 3),
    ],
)
def test_a_correction_makes_no_short_one_shorter(said: str, concern: str, least: int) -> None:
    with pytest.raises(Invalid) as caught:
        check_corrected(concern, said)
    assert caught.value.params == {"field": "concern", "rule": Rule.TOO_SHORT, "least": least}
    assert least_after(said) == least


def test_what_is_taken_back_is_as_short_as_it_was_and_no_shorter() -> None:
    check_corrected("Oil", "Brakes squeal", 3, 30)
    with pytest.raises(Invalid) as caught:
        check_corrected("Oi", "Brakes squeal", 3, 30)
    assert caught.value.params["least"] == 3
