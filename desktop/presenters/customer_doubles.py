"""Who a customer that is being entered may be already: by phone, email, plate or VIN, or by a name much like theirs.

Suggested, never decided. The local rows are asked as for any search; no words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from uuid import UUID

from desktop.presenters.booking_vehicle import VehicleForm, tidy_vin
from desktop.presenters.customer_form import CustomerForm
from desktop.store.local_store import LocalStore
from scheduling.folding import words_of
from scheduling.records import Customer

ALIKE = 0.84
"""From this ratio on two names are much alike: a letter or two apart."""
BEGINS = 3
"""Letters of each word that are enough to look a name up: what is wrong is seldom at the beginning."""
LOOKED_AT = 60
MOST = 5
SHORTEST_PLATE = 3


class Likeness(StrEnum):
    """Why somebody may be the same, the surest first."""

    PHONE = "phone"
    EMAIL = "email"
    VIN = "vin"
    PLATE = "plate"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Double:
    """Somebody known here, and in what they are alike."""

    customer: Customer
    likeness: tuple[Likeness, ...]


def doubles(store: LocalStore, form: CustomerForm, vehicle: VehicleForm | None = None) -> list[Double]:
    """At most ``MOST``, the surest first."""
    found: dict[UUID, list[Likeness]] = {}
    rows: dict[UUID, Customer] = {}
    for row, why in _found(store, form, vehicle):
        rows[row.id] = row
        if why not in found.setdefault(row.id, []):
            found[row.id].append(why)
    order = [*Likeness]
    made = [Double(rows[row_id], tuple(sorted(why, key=order.index))) for row_id, why in found.items()]
    made.sort(
        key=lambda double: (order.index(double.likeness[0]), -len(double.likeness), double.customer.name)
    )
    return made[:MOST]


def alike(one: str, other: str) -> bool:
    """Whether two names are a letter or two apart, in whichever order their parts stand."""
    left, right = (" ".join(sorted(words_of(name))) for name in (one, other))
    return bool(left and right) and SequenceMatcher(None, left, right).ratio() >= ALIKE


def _found(
    store: LocalStore, form: CustomerForm, vehicle: VehicleForm | None
) -> Iterator[tuple[Customer, Likeness]]:
    for row in form.doubles(store):
        same_phone = bool(row.phone) and row.phone == form.customer(row.id).phone
        yield row, Likeness.PHONE if same_phone else Likeness.EMAIL
        if same_phone and row.email and row.email.casefold() == form.email.strip().casefold():
            yield row, Likeness.EMAIL
    if vehicle is not None:
        yield from _with_vehicle(store, "".join(words_of(vehicle.plate)), Likeness.PLATE)
        yield from _with_vehicle(store, tidy_vin(vehicle.vin).lower(), Likeness.VIN)
    begun = words_of(form.name)
    if len(begun) > 1:  # a first name alone is like very many
        for row in store.search_customers(" ".join(word[:BEGINS] for word in begun), LOOKED_AT):
            if alike(row.name, form.name):
                yield row, Likeness.NAME


def _with_vehicle(store: LocalStore, key: str, why: Likeness) -> Iterator[tuple[Customer, Likeness]]:
    """Who has the vehicle of this plate or VIN, written in lower case in one piece."""
    if len(key) < SHORTEST_PLATE:
        return
    for row in store.search_customers(key):
        for car in store.vehicles_of(row.id):
            if "".join(words_of(car.plate if why is Likeness.PLATE else car.vin)) == key:
                yield row, why
