"""A vehicle being entered, and whether its VIN can be right. No words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from scheduling.records import Vehicle
from scheduling.vin import FIRST_YEAR, LENGTH, Decoded, decoded, has_vin_letters, is_valid_vin

_WHOLE = re.compile(r"[0-9]{1,12}|[0-9]{1,3}([,.'’])[0-9]{3}(\1[0-9]{3})*")
"""What stands before fewer than three digits is a fraction: read as thousands it would make ten times as much."""
OLDEST = 1900
MOST_KILOMETRES = 5_000_000


class VehicleProblem(StrEnum):
    NOTHING_ENTERED = "nothing_entered"
    YEAR_WRONG = "year_wrong"
    VIN_LENGTH = "vin_length"
    VIN_LETTERS = "vin_letters"
    """It has an I, O, Q or something that is no letter or digit."""
    VIN_CHECK = "vin_check"
    """The check digit does not fit: almost surely a slip, but cars made for other continents have none."""
    ODOMETER_WRONG = "odometer_wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class VehicleForm:
    """As typed. ``vin_accepted`` is a VIN that the user insists on although its check digit does not fit."""

    year: str = ""
    make: str = ""
    model: str = ""
    plate: str = ""
    vin: str = ""
    vin_accepted: str = ""
    odometer: str = ""
    """Kilometres."""

    def problems(self, this_year: int) -> dict[str, VehicleProblem]:
        """Field to what is wrong with it."""
        found: dict[str, VehicleProblem] = {}
        if not any(text.strip() for text in (self.make, self.model, self.plate, self.vin)):
            found["make"] = VehicleProblem.NOTHING_ENTERED
        if self.year.strip() and not _is_year(self.year, this_year):
            found["year"] = VehicleProblem.YEAR_WRONG
        if self.odometer.strip() and _kilometres(self.odometer) is None:
            found["odometer"] = VehicleProblem.ODOMETER_WRONG
        wrong = None if self._is_old() else vin_problem(tidy_vin(self.vin))
        insisted = wrong is VehicleProblem.VIN_CHECK and tidy_vin(self.vin_accepted) == tidy_vin(self.vin)
        if wrong is not None and not insisted:
            found["vin"] = wrong
        return found

    def _is_old(self) -> bool:
        """Before there was one form of VIN for all makers."""
        year = self.year.strip()
        return year.isascii() and year.isdigit() and int(year) < FIRST_YEAR

    def vehicle(self, vehicle_id: UUID, customer_id: UUID) -> Vehicle:
        """The row that it will be; only of a form without problems."""
        return Vehicle(
            id=vehicle_id,
            customer_id=customer_id,
            make=" ".join(self.make.split()),
            model=" ".join(self.model.split()),
            year=int(self.year) if self.year.strip() else None,
            plate=" ".join(self.plate.upper().split()),
            vin=tidy_vin(self.vin),
            odometer_km=_kilometres(self.odometer),
        )


def _kilometres(typed: str) -> int | None:
    """A whole number, with or without marks between its thousands; nothing, of any other and of too large a one."""
    bare = "".join(typed.split())
    if not _WHOLE.fullmatch(bare):
        return None
    number = int("".join(letter for letter in bare if letter.isdigit()))
    return number if number <= MOST_KILOMETRES else None


def newest(this_year: int) -> int:
    """The newest year of make that can be: models come out ahead of their year."""
    return this_year + 2


def tidy_vin(typed: str) -> str:
    """Capitals without the blanks and dashes that people read out."""
    return "".join(letter for letter in typed.upper() if letter not in " -.")


def vin_problem(vin: str) -> VehicleProblem | None:
    """What is wrong with a tidy VIN; nothing, of one that fits or was left out."""
    if not vin:
        return None
    if not has_vin_letters(vin):
        return VehicleProblem.VIN_LETTERS
    if len(vin) != LENGTH:
        return VehicleProblem.VIN_LENGTH
    return None if is_valid_vin(vin) else VehicleProblem.VIN_CHECK


def decoded_vin(typed: str, this_year: int) -> Decoded | None:
    """What a VIN tells of the vehicle, to be proposed; nothing, of one that has not its form."""
    return decoded(tidy_vin(typed), newest(this_year))


def _is_year(typed: str, this_year: int) -> bool:
    text = typed.strip()
    return text.isascii() and text.isdigit() and len(text) == 4 and OLDEST <= int(text) <= newest(this_year)
