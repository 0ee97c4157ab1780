"""The demo's customers and vehicles: plausible names, numbers kept for fiction, VINs with a check digit."""

from __future__ import annotations

import unicodedata
from datetime import UTC, datetime

from scheduling.records import Customer, Vehicle
from scheduling.vin import YEAR_CODES, check_digit
from sync_server.services.demo import words
from sync_server.services.demo.dice import Dice
from sync_server.services.demo.tenant import DemoTenant

YEAR = 365 * 86400
POSTAL_LETTERS = "ABCEGHJKLMNPRSTVWXYZ"
VIN_CHARACTERS = "ABCDEFGHJKLMNPRSTUVWXYZ0123456789"


def add_customers(tenant: DemoTenant, dice: Dice, count: int, now: int) -> None:
    """Append ``count`` customers, no two with one name or number, each with one or two vehicles."""
    numbers = dice.shuffled(
        [f"+1{area}555{last:04d}" for area in words.places().area_codes for last in range(100, 200)]
    )
    seen: set[str] = set()
    while len(seen) < count:
        community, name = _name(dice)
        if name in seen:
            continue
        customer = _customer(dice, community, name, numbers[len(seen)], now)
        seen.add(name)
        tenant.customers.append(customer)
        for _ in range(2 if dice.chance(22) else 1):
            tenant.vehicles.append(_vehicle(dice, customer, now))


def add_example_vehicle(tenant: DemoTenant, dice: Dice, now: int) -> None:
    """A Tremblay drives a Civic too, so that the sentence that is everywhere given as an example can be tried.

    Last, and with dice of its own: nothing else is another for it.
    """
    family = [customer for customer in tenant.customers if customer.name.split()[-1] == "Tremblay"]
    theirs = {customer.id for customer in family}
    if not family or any(car.model == "Civic" and car.customer_id in theirs for car in tenant.vehicles):
        return
    honda = next(car for car in words.cars() if "Civic" in car.models)
    year = datetime.fromtimestamp(now, UTC).year - dice.between(3, 9)
    tenant.vehicles.append(
        Vehicle(
            id=dice.id(family[0].created_at),
            customer_id=family[0].id,
            make=honda.make,
            model="Civic",
            year=year,
            vin=_vin(dice, honda.wmi, year),
            plate=_plate(dice),
            odometer_km=dice.between(30_000, 140_000),
        )
    )


def _name(dice: Dice) -> tuple[str, str]:
    groups = words.names()
    community = dice.weighted(list(groups), [group.share for group in groups.values()])
    return community, f"{dice.pick(groups[community].first)} {dice.pick(groups[community].last)}"


def _customer(dice: Dice, community: str, name: str, phone: str, now: int) -> Customer:
    created = now - YEAR - dice.between(0, 4 * YEAR)
    language = {"fr": "fr", "en": "en"}.get(community) or ("fr" if dice.chance(60) else "en")
    note = dice.pick(words.places().notes) if dice.chance(8) else None
    return Customer(
        id=dice.id(created),
        name=name,
        phone=phone,
        email=f"{plain(name)}@example.com" if dice.chance(82) else "",
        language=language,
        postal_code=_postal_code(dice),
        notes="" if note is None else (note.fr if language == "fr" else note.en),
        created_at=created,
    )


def plain(name: str) -> str:
    """The local part of an address: ``Sam O'Neil`` is ``sam.oneil``."""
    letters = unicodedata.normalize("NFKD", name.lower())
    kept = "".join(c for c in letters if c.isascii() and (c.isalnum() or c in " -"))
    return ".".join(kept.replace("-", " ").split())


def _postal_code(dice: Dice) -> str:
    digit, last = dice.between(0, 9), dice.between(0, 9)
    return f"{dice.pick(words.places().prefixes)} {digit}{dice.pick(POSTAL_LETTERS)}{last}"


def _vehicle(dice: Dice, customer: Customer, now: int) -> Vehicle:
    cars = words.cars()
    car = dice.weighted(cars, [car.weight for car in cars])
    this_year = datetime.fromtimestamp(now, UTC).year
    year = min(
        this_year,
        max(2010, this_year - dice.weighted(range(16), [1, 3, 4, 5, 6, 7, 8, 8, 8, 7, 6, 5, 4, 3, 2, 1])),
    )
    return Vehicle(
        id=dice.id(customer.created_at),
        customer_id=customer.id,
        make=car.make,
        model=dice.pick(car.models),
        year=year,
        vin=_vin(dice, car.wmi, year) if dice.chance(75) else "",
        plate=_plate(dice) if dice.chance(92) else "",
        odometer_km=max(3_000, (this_year - year) * dice.between(9_000, 19_000) + dice.between(500, 6_000)),
    )


def _vin(dice: Dice, wmi: str, year: int) -> str:
    described = "".join(dice.pick(VIN_CHARACTERS) for _ in range(5))
    rest = f"{YEAR_CODES[(year - 2010) % 30]}{dice.pick(VIN_CHARACTERS)}{dice.between(0, 999_999):06d}"
    return f"{wmi}{described}{check_digit(f'{wmi}{described}0{rest}')}{rest}"


def _plate(dice: Dice) -> str:
    """As on Québec's passenger cars: a letter, two digits, three letters."""
    letters = "".join(dice.pick("ABCDEFGHJKLMNPQRSTVWXYZ") for _ in range(4))
    return f"{letters[0]}{dice.between(0, 99):02d} {letters[1:]}"
