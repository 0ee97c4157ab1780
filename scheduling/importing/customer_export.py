"""All customers as a table that spreadsheets open and that ``csv_table`` reads again: a row a vehicle."""

from __future__ import annotations

import codecs
import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from uuid import UUID

from scheduling.folding import words_of
from scheduling.records import Customer, Vehicle

HEADINGS: Mapping[str, tuple[str, ...]] = {
    "en": ("Name", "Phone", "Email", "Language", "Postal code", "Notes", "Make", "Model", "Year", "Plate", "VIN", "Km"),
    "fr": (
        *("Nom complet", "Téléphone", "Courriel", "Langue", "Code postal", "Notes"),
        *("Marque", "Modèle", "Année", "Plaque", "NIV", "Km"),
    ),
}  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take a cell for a formula by."""


def table_of(customers: Iterable[Customer], vehicles: Iterable[Vehicle], language: str) -> bytes:
    """UTF-8 with its mark, by name."""
    cars: dict[UUID, list[Vehicle]] = {}
    for vehicle in vehicles:
        cars.setdefault(vehicle.customer_id, []).append(vehicle)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADINGS[language])
    for row in sorted(customers, key=lambda each: (words_of(each.name), each.id)):
        theirs: list[Vehicle | None] = [*cars.get(row.id, ())]
        for car in theirs or [None]:
            writer.writerow([_safe(cell) for cell in _cells(row, car)])
    return codecs.BOM_UTF8 + text.getvalue().encode("utf-8", "replace")


def _cells(row: Customer, vehicle: Vehicle | None) -> Iterator[str]:
    yield from (row.name, row.phone, row.email, row.language, row.postal_code, row.notes)
    if vehicle is None:
        yield from [""] * 6
        return
    numbers = ("" if number is None else str(number) for number in (vehicle.year, vehicle.odometer_km))
    year, odometer = numbers
    yield from (vehicle.make, vehicle.model, year, vehicle.plate, vehicle.vin, odometer)


def _safe(cell: str) -> str:
    """What would be a formula gets an apostrophe before it; a phone number is none."""
    if not cell.startswith(_FORMULA) or cell[1:].isdigit():
        return cell
    return f"'{cell}"
