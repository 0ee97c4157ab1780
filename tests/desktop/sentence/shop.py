"""A workshop with people whose names are easily taken for something else, and what a sentence says about it."""

from __future__ import annotations

from datetime import date

from desktop.presenters.sentence.parts import Part
from desktop.presenters.sentence.people import Shop
from desktop.presenters.sentence.reading import Reading, read
from desktop.store.local_store import LocalStore
from scheduling.records import Customer, Vehicle
from tests import factories

TODAY = date(2026, 6, 17)
"""A Wednesday."""
CARS = {
    "Élise Tremblay": ("+15145550101", "Honda", "Civic", 2019, "F12 ABC"),
    "Marc Tremblay": ("+15145550102", "Toyota", "Corolla", 2015, "G34 DEF"),
    "Jean-Pierre Roy": ("+15145550103", "Mazda", "3", 2016, "H56 GHJ"),
    "Sophie Gagnon": ("+15145550104", "Honda", "CR-V", 2021, "J78 KLM"),
    "Luc Bouchard": ("+15145550105", "Ford", "F-150", 2018, "K90 NPQ"),
    "Anne Lundy": ("+15145550106", "Volkswagen", "Golf", 2014, "L12 RST"),
    "Olivia O’Brien": ("+15145550107", "Subaru", "Outback", 2020, "M34 VWX"),
}


def shop() -> Shop:
    """Two mechanics, one of whom is a Tremblay, and two bays."""
    store = LocalStore.in_memory()
    customers: list[Customer] = []
    vehicles: list[Vehicle] = []
    for name, (phone, make, model, year, plate) in CARS.items():
        customers.append(factories.customer(name, phone=phone, email=f"{phone[-4:]}@example.test"))
        owner = customers[-1].id
        vehicles.append(factories.vehicle(owner, make=make, model=model, year=year, plate=plate))
    store.load([*customers, *vehicles])
    mechanics = [factories.affiliated("Luc Tremblay"), factories.affiliated("Chloé Martin")]
    bays = [factories.bay("Bay 1"), factories.bay("Bay 2")]
    return Shop(mechanics, bays, store.search_customers, store.customers_named, store.vehicles_of)


def told(reading: Reading) -> dict[str, object]:
    """What was understood, short: last names, codes, minutes of the day as a clock; nothing of what was not said."""
    time = reading.time
    clock = "" if time is None else f"{time.minute // 60}:{time.minute % 60:02d}"
    span = "" if time is None or time.exact else f"{clock}-{time.until // 60}"
    found: dict[str, object] = {
        "who": " ".join(row.name.split()[0] for row in sorted(reading.customers, key=lambda row: row.name)),
        "car": " ".join(row.model for row in reading.vehicles),
        "job": " ".join(service.code for service in reading.services),
        "kind": reading.kind.value if reading.kind else "",
        "day": reading.day.day.strftime("%m-%d") if reading.day else "",
        "time": span or clock,
        "min": reading.minutes or 0,
        "by": " ".join(row.name.split()[0] for row in reading.mechanics)
        or ("anybody" if reading.anybody else ""),
        "bay": reading.bay.name if reading.bay else "",
        "left": reading.left,
    }
    return {what: value for what, value in found.items() if value}


def understand(text: str) -> Reading:
    """On that Wednesday."""
    return read(text, shop(), TODAY)


__all__ = ["TODAY", "Part", "shop", "told", "understand"]
