"""Vehicle identification numbers (ISO 3779, with the North American check digit). No look-up of cars."""

from __future__ import annotations

from scheduling.errors import Invalid, Rule

FIRST_YEAR = 1981
"""Older vehicles have numbers of their makers' own form."""
NORTH_AMERICA = "12345"
"""First characters of vehicles built there: all of them have the check digit."""
YEAR_CODES = "ABCDEFGHJKLMNPRSTVWXY123456789"
"""The tenth character, from the model year 2010 on; it repeats after 30 years."""

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


def has_vin_form(vin: str) -> bool:
    """17 characters, without I, O and Q."""
    return len(vin) == 17 and all(character in _VALUES for character in vin)


def check_digit(vin: str) -> str:
    """The ninth character that a number of VIN form should have."""
    rest = sum(weight * _VALUES[character] for weight, character in zip(_WEIGHTS, vin, strict=True)) % 11
    return "X" if rest == 10 else str(rest)


def is_valid_vin(vin: str) -> bool:
    """Form and check digit. Cars first sold outside North America may fail the second."""
    return has_vin_form(vin) and vin[8] == check_digit(vin)


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
