"""Vehicle identification numbers: their form, check digit, and what they tell of year and maker. Pure, offline.

The form is ISO 3779's; check digit and model year are those of 49 CFR 565.15, as CMVSS 115 has them for Canada: they
hold for what was made to be sold in North America, wherever it was built, and a number whose check digit fits was. What
the characters of a maker's own mean is theirs; the makers' first three (ISO 3780) are in ``vin_makers``.
"""

from __future__ import annotations

from dataclasses import dataclass

from scheduling.errors import Invalid, Rule
from scheduling.vin_makers import maker_of

LENGTH = 17
FIRST_YEAR = 1981
"""Older vehicles have numbers of their makers' own form."""
NORTH_AMERICA = "12345"
"""First characters of vehicles built there: all of them have the check digit."""
YEAR_CODES = "ABCDEFGHJKLMNPRSTVWXY123456789"
"""The tenth character, from the model year 2010 on; it repeats after 30 years."""
YEARS_AGAIN = 30
_SECOND_ROUND = 2010
_CHECK, _ROUND, _YEAR = 8, 6, 9
"""Where the check digit stands, the character that tells the round of years, and the year's own."""

_VALUES = {str(digit): digit for digit in range(10)} | dict(
    zip(
        "ABCDEFGHJKLMNPRSTUVWXYZ",
        (1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 7, 9, 2, 3, 4, 5, 6, 7, 8, 9),
        strict=True,
    )
)
_WEIGHTS = (8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2)


def normal_vin(text: str) -> str:
    """Upper case, without spaces and hyphens."""
    return "".join(text.upper().split()).replace("-", "")


def has_vin_letters(vin: str) -> bool:
    """Digits and capitals, without I, O and Q."""
    return all(character in _VALUES for character in vin)


def has_vin_form(vin: str) -> bool:
    """17 of those characters."""
    return len(vin) == LENGTH and has_vin_letters(vin)


def check_digit(vin: str) -> str:
    """The ninth character that a number of VIN form should have."""
    rest = sum(weight * _VALUES[character] for weight, character in zip(_WEIGHTS, vin, strict=True)) % 11
    return "X" if rest == 10 else str(rest)


def is_valid_vin(vin: str) -> bool:
    """Form and check digit. Cars first sold outside North America may fail the second."""
    return has_vin_form(vin) and vin[_CHECK] == check_digit(vin)


def check_vin(vin: str, year: int | None) -> None:
    """Raise ``Invalid`` for a number, in normal form, that no vehicle of the year (if known) has; empty is none.

    A vehicle that was built elsewhere may have been sold elsewhere, without a check digit: its form alone binds.
    """
    if not vin or (year is not None and year < FIRST_YEAR):
        return
    if not has_vin_form(vin):
        raise Invalid("vin is none", field="vin", rule=Rule.VIN)
    if vin[0] in NORTH_AMERICA and not is_valid_vin(vin):
        raise Invalid("vin has another check digit", field="vin", rule=Rule.VIN_CHECK_DIGIT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """What a number tells: to be proposed, never forced."""

    check_fits: bool
    year: int | None
    """The model year; ``None`` where the number need not tell it."""
    make: str
    """Empty where its maker is not known here, or sells under several names."""


def decoded(vin: str, latest: int) -> Decoded | None:
    """What a number in normal form tells; ``None`` of what has not the form. ``latest``: the newest model year."""
    if not has_vin_form(vin):
        return None
    fits = is_valid_vin(vin)
    return Decoded(check_fits=fits, year=model_year(vin, latest) if fits else None, make=maker_of(vin))


def model_year(vin: str, latest: int) -> int | None:
    """By the tenth character; the seventh is a letter from 2010 on, and a digit before, of cars and light trucks.

    Heavier vehicles do not say the round: what would be later than ``latest`` is of the one before.
    """
    place = YEAR_CODES.find(vin[_YEAR])
    if place < 0:
        return None
    year = _SECOND_ROUND + place - (YEARS_AGAIN if vin[_ROUND].isdigit() else 0)
    if year > latest:
        year -= YEARS_AGAIN
    return year if year >= FIRST_YEAR - 1 else None
