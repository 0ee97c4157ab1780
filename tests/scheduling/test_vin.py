"""What a VIN tells, and that nothing is told that it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scheduling.errors import Invalid, Rule
from scheduling.vin import (
    LENGTH,
    YEAR_CODES,
    Decoded,
    check_digit,
    check_vin,
    decoded,
    has_vin_form,
    is_valid_vin,
    model_year,
    normal_vin,
)
from scheduling.vin_makers import maker_of, makes

ACCORD = "1HGCM82633A004352"
BUS = "1M8GDM9AXKP042788"
LETTERS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"


def _vin(start: str, seventh: str = "A", year: str = "K") -> str:
    """A number with a fitting check digit."""
    blank = f"{start}ZZZ"[:6] + seventh + "Z0" + year + "A123456"
    return blank[:8] + check_digit(blank) + blank[9:]


@pytest.mark.parametrize(
    ("vin", "told"),
    [
        (ACCORD, Decoded(check_fits=True, year=2003, make="Honda")),
        (BUS, Decoded(check_fits=True, year=1989, make="")),
        (_vin("5YJ", "E", "P"), Decoded(check_fits=True, year=2023, make="Tesla")),
        (_vin("JTD", "4", "9"), Decoded(check_fits=True, year=2009, make="Toyota")),
        (_vin("WVW", "A", "A"), Decoded(check_fits=True, year=2010, make="Volkswagen")),
        (_vin("2HG", "A", "0"), Decoded(check_fits=True, year=None, make="Honda")),
        (ACCORD[:8] + "4" + ACCORD[9:], Decoded(check_fits=False, year=None, make="Honda")),
        ("VF1AAAAAAAA123456", Decoded(check_fits=False, year=None, make="")),
        (ACCORD[:-1], None),
        ("1HGCM82633A00435O", None),
        ("", None),
    ],
)
def test_what_a_number_tells(vin: str, told: Decoded | None) -> None:
    assert decoded(vin, 2028) == told


@pytest.mark.parametrize(
    ("seventh", "code", "latest", "year"),
    [
        ("A", "A", 2028, 2010),
        ("1", "A", 2028, 1980),
        ("A", "Y", 2031, 2030),
        ("A", "Y", 2028, 2000),  # a heavy vehicle, of which the seventh character does not tell the round
        ("A", "9", 2039, 2039),
        ("9", "9", 2028, 2009),
        ("A", "U", 2028, None),
        ("1", "A", 1975, None),
    ],
)
def test_the_model_year_follows_from_two_characters(
    seventh: str, code: str, latest: int, year: int | None
) -> None:
    assert model_year(_vin("1HG", seventh, code), latest) == year


@given(st.text(alphabet=LETTERS.replace("U", "").replace("Z", ""), min_size=LENGTH, max_size=LENGTH))
def test_a_year_is_told_of_a_fitting_number_only_and_never_one_to_come(vin: str) -> None:
    told = decoded(vin, 2028)
    assert told is not None
    assert told.check_fits == is_valid_vin(vin)
    assert told.year is None or (told.check_fits and 1980 <= told.year <= 2028)


@given(st.integers(0, LENGTH - 1), st.sampled_from(LETTERS))
def test_one_wrong_character_is_found_unless_it_counts_the_same(place: int, letter: str) -> None:
    wrong = ACCORD[:place] + letter + ACCORD[place + 1 :]
    if wrong != ACCORD and is_valid_vin(wrong):
        assert check_digit(wrong) == check_digit(ACCORD) or place == 8


def test_each_identifier_is_of_one_make_and_has_the_form() -> None:
    known = [each for identifiers in makes().values() for each in identifiers]
    assert len(known) == len(set(known))
    assert all(len(each) == 3 and has_vin_form(each + "A" * (LENGTH - 3)) for each in known)
    assert all(maker_of(identifiers[0] + "AAA") == make for make, identifiers in makes().items())
    assert maker_of("1C4AAA") == "", "a Jeep, a Dodge or a Chrysler"


def test_there_are_thirty_codes_of_years() -> None:
    assert len(YEAR_CODES) == len(set(YEAR_CODES)) == 30


def test_a_number_has_one_normal_form() -> None:
    assert normal_vin(" 1hgcm-8263 3a004352 ") == ACCORD


@pytest.mark.parametrize(
    ("vin", "year"), [("", None), ("OLD 1", 1980), (ACCORD, None), ("VF1AAAAAAAA123456", 2015)]
)
def test_a_number_that_can_be(vin: str, year: int | None) -> None:
    check_vin(vin, year)


@pytest.mark.parametrize(
    ("vin", "rule"), [("OLD 1", Rule.VIN), (ACCORD[:8] + "4" + ACCORD[9:], Rule.VIN_CHECK_DIGIT)]
)
def test_a_number_that_cannot(vin: str, rule: Rule) -> None:
    with pytest.raises(Invalid) as refused:
        check_vin(vin, None)
    assert refused.value.params["rule"] == rule
