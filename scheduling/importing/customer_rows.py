"""One row of a customer list to a customer and a vehicle; what cannot be read in it becomes entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from scheduling.importing import customer_values as values
from scheduling.importing.csv_table import Row
from scheduling.importing.customer_columns import Field
from scheduling.importing.report import Code, Entry
from scheduling.vin import is_valid_vin, normal_vin


@dataclass(frozen=True, slots=True, kw_only=True)
class CarLine:
    """A vehicle as a row tells it; empty where the row says nothing."""

    make: str = ""
    model: str = ""
    year: int | None = None
    vin: str = ""
    plate: str = ""
    odometer_km: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """A customer as a row tells it."""

    line: int
    name: str
    phone: str = ""
    email: str = ""
    language: str = ""
    postal_code: str = ""
    notes: str = ""
    car: CarLine | None = None


class RowReader:
    """Reads rows with the columns that were agreed. ``this_year`` bounds model years."""

    def __init__(
        self,
        columns: dict[int, Field],
        this_year: int,
        say: Callable[[Entry], None],
        read_phone: values.ReadPhone,
    ) -> None:
        self._columns = columns
        self._latest = this_year + 2
        self._say = say
        self._read_phone = read_phone

    def read(self, row: Row) -> PersonLine | None:
        """``None``, with an entry, when the row names nobody."""
        cells = {known: row.cells[place] for place, known in self._columns.items() if place < len(row.cells)}
        name = _name(cells)
        if not name:
            shown = " ".join(cell for cell in row.cells if cell)[:80]
            self._say(Entry(line=row.line, code=Code.NO_NAME, what=shown))
            return None
        phone, notes = self._phones(row.line, name, cells)
        return PersonLine(
            line=row.line,
            name=name,
            phone=phone,
            email=self._checked(row.line, name, cells.get(Field.EMAIL, ""), Code.BAD_EMAIL),
            language=self._checked(row.line, name, cells.get(Field.LANGUAGE, ""), Code.BAD_LANGUAGE),
            postal_code=self._checked(row.line, name, cells.get(Field.POSTAL_CODE, ""), Code.BAD_POSTAL_CODE),
            notes="; ".join(part for part in (cells.get(Field.NOTES, ""), *notes) if part),
            car=self._car(row.line, name, cells),
        )

    def _phones(self, line: int, name: str, cells: dict[Field, str]) -> tuple[str, list[str]]:
        """The number to call, and what else there is for the notes: other numbers, extensions."""
        phone, notes = "", []
        for known in (Field.PHONE, Field.OTHER_PHONE):
            text = cells.get(known, "")
            if not text:
                continue
            read = values.phones(text, self._read_phone)
            if not read:
                self._bad(line, name, Code.BAD_PHONE, text)
            for number, extension in read:
                if extension or (phone and number != phone):
                    notes.append(number + (f" x{extension}" if extension else ""))
                phone = phone or number
        return phone, notes

    def _checked(self, line: int, name: str, text: str, code: Code) -> str:
        if not text:
            return ""
        value = _CHECKS[code](text)
        if value is None:
            self._bad(line, name, code, text)
        return value or ""

    def _car(self, line: int, name: str, cells: dict[Field, str]) -> CarLine | None:
        year, make, model = values.vehicle(cells.get(Field.VEHICLE, ""), self._latest)
        car = CarLine(
            make=(cells.get(Field.MAKE) or make)[:60],
            model=(cells.get(Field.MODEL) or model)[:60],
            year=self._number(line, name, cells.get(Field.YEAR, ""), Code.BAD_YEAR) or year,
            vin=self._vin(line, name, cells.get(Field.VIN, "")),
            plate=values.plate(cells.get(Field.PLATE, "")),
            odometer_km=self._number(line, name, cells.get(Field.ODOMETER, ""), Code.BAD_ODOMETER),
        )
        return None if car == CarLine(odometer_km=car.odometer_km) else car

    def _number(self, line: int, name: str, text: str, code: Code) -> int | None:
        if not text:
            return None
        value = values.year(text, self._latest) if code is Code.BAD_YEAR else values.odometer(text)
        if value is None:
            self._bad(line, name, code, text)
        return value

    def _vin(self, line: int, name: str, text: str) -> str:
        """One that fails the check digit is left out and said: a wrong character orders the wrong part."""
        vin = normal_vin(text)
        if vin and not is_valid_vin(vin):
            self._bad(line, name, Code.BAD_VIN, text)
        return vin if is_valid_vin(vin) else ""

    def _bad(self, line: int, name: str, code: Code, text: str) -> None:
        self._say(Entry(line=line, code=code, what=name, whole=False, params={"value": text[:60]}))


_CHECKS: dict[Code, Callable[[str], str | None]] = {
    Code.BAD_EMAIL: values.email,
    Code.BAD_POSTAL_CODE: values.postal_code,
    Code.BAD_LANGUAGE: values.language,
}


def _name(cells: dict[Field, str]) -> str:
    whole = cells.get(Field.NAME, "")
    parts = f"{cells.get(Field.FIRST_NAME, '')} {cells.get(Field.LAST_NAME, '')}".strip()
    return (whole or parts)[:120]
