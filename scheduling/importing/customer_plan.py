"""What a customer list would change: new customers and vehicles, gaps filled, duplicates. Writes nothing.

Somebody is the same person when the name is the same and a phone number or address is shared. A shared number
alone joins nobody (families, companies): it is reported. Nothing that is already known is overwritten.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from uuid import UUID

from scheduling.importing.csv_table import Table
from scheduling.importing.customer_columns import Field, folded
from scheduling.importing.customer_rows import CarLine, PersonLine, RowReader
from scheduling.importing.customer_values import ReadPhone, plate_key
from scheduling.importing.report import Code, Entry
from scheduling.importing.stable_ids import stable_id
from scheduling.records import Customer, Vehicle


@dataclass(slots=True, kw_only=True)
class CustomerPlan:
    """``*_changed`` are existing rows with gaps filled. ``known`` counts rows that bring nothing new."""

    rows: int = 0
    customers_new: dict[UUID, Customer] = field(default_factory=dict)
    customers_changed: dict[UUID, Customer] = field(default_factory=dict)
    vehicles_new: dict[UUID, Vehicle] = field(default_factory=dict)
    vehicles_changed: dict[UUID, Vehicle] = field(default_factory=dict)
    known: int = 0
    merged: int = 0
    entries: list[Entry] = field(default_factory=list)
    lines: dict[UUID, int] = field(default_factory=dict)
    """By customer or vehicle: the line of the file that names it first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """The organization that imports: ``language`` is for rows that name none, ``year`` the present one."""

    tenant_id: UUID
    language: str
    now: int
    year: int
    read_phone: ReadPhone


def plan_customers(
    table: Table,
    columns: dict[int, Field],
    setting: Setting,
    customers: Iterable[Customer],
    vehicles: Iterable[Vehicle],
) -> CustomerPlan:
    """Compare a list with what the organization has."""
    entries = list(table.entries)
    reader = RowReader(columns, setting.year, entries.append, setting.read_phone)
    people = [reader.read(row) for row in table.rows]
    return plan_people(people, entries, setting, customers, vehicles, empty_line=table.header_line)


def plan_people(
    people: Sequence[PersonLine | None],
    entries: Iterable[Entry],
    setting: Setting,
    customers: Iterable[Customer],
    vehicles: Iterable[Vehicle],
    *,
    empty_line: int = 0,
) -> CustomerPlan:
    """The same of people who were read, ``None`` for a line that names nobody; ``entries``: what was said of them."""
    planner = _Planner(setting, customers, vehicles)
    plan = planner.plan
    plan.entries += entries
    plan.rows = len(people)
    for person in people:
        if person is not None:
            planner.take(person)
    if not plan.rows and not plan.entries:
        plan.entries.append(Entry(line=empty_line, code=Code.NO_ROWS, whole=False))
    plan.entries.sort(key=lambda entry: entry.line)
    return plan


class _Planner:
    def __init__(self, setting: Setting, customers: Iterable[Customer], vehicles: Iterable[Vehicle]) -> None:
        self.plan = CustomerPlan()
        self._setting = setting
        self._people: dict[UUID, Customer] = {}
        self._by_contact: dict[str, UUID] = {}
        """Who is the first with that number or address."""
        self._by_both: dict[tuple[str, str], UUID] = {}
        """And with that name: of a number that thousands share nobody goes through all of them."""
        self._cars = _Cars(setting.tenant_id, vehicles, self.plan)
        for customer in customers:
            self._index(customer)

    def _index(self, customer: Customer) -> None:
        self._people[customer.id] = customer
        name = _name_key(customer.name)
        for contact in filter(None, (customer.phone, customer.email.lower())):
            self._by_contact.setdefault(contact, customer.id)
            self._by_both.setdefault((contact, name), customer.id)

    def take(self, person: PersonLine) -> None:
        name, contacts = _name_key(person.name), [each for each in (person.phone, person.email) if each]
        sharing = next((self._by_contact[each] for each in contacts if each in self._by_contact), None)
        own_id = stable_id(self._setting.tenant_id, "customer", name, person.phone, person.email)
        found = next(
            (self._by_both[each, name] for each in contacts if (each, name) in self._by_both), own_id
        )
        same = self._people.get(found)
        if same is None:
            if sharing is not None:
                self._say(person, Code.SHARES_CONTACT, other=self._people[sharing].name)
            customer = self._new(person, own_id)
            changed = True
        else:
            customer, changed = self._fill_gaps(same, person)
        changed |= person.car is not None and self._cars.take(person, person.car, customer.id)
        self._count(person, customer, same, changed)

    def _count(self, person: PersonLine, customer: Customer, same: Customer | None, changed: bool) -> None:
        if same is not None and customer.id in self.plan.lines:
            self.plan.merged += 1
            self._say(person, Code.MERGED, other=self.plan.lines[customer.id])
        elif not changed:
            self.plan.known += 1
        self.plan.lines.setdefault(customer.id, person.line)

    def _new(self, person: PersonLine, own_id: UUID) -> Customer:
        customer = Customer(
            id=own_id,
            name=person.name,
            phone=person.phone,
            email=person.email,
            language=person.language or self._setting.language,
            postal_code=person.postal_code,
            notes=person.notes,
            created_at=self._setting.now,
        )
        self.plan.customers_new[own_id] = customer
        self._index(customer)
        return customer

    def _fill_gaps(self, known: Customer, person: PersonLine) -> tuple[Customer, bool]:
        """The customer with empty fields filled; what the file says otherwise is reported."""
        filled = filled_customer(known, person)
        for name in ("phone", "email", "postal_code", "notes"):
            ours, theirs = getattr(filled, name), getattr(person, name)
            if theirs and folded(theirs) != folded(ours):
                self._say(person, Code.DIFFERS, field=name, value=theirs[:60], kept=ours[:60])
        if filled == known:
            return known, False
        book = self.plan.customers_new if known.id in self.plan.customers_new else self.plan.customers_changed
        book[known.id] = filled
        self._index(filled)
        return filled, True

    def _say(self, person: PersonLine, code: Code, **params: object) -> None:
        self.plan.entries.append(
            Entry(line=person.line, code=code, what=person.name, whole=False, params=params)
        )


class _Cars:
    """The vehicles known so far, found by VIN, by plate, or by make, model and year of one customer."""

    def __init__(self, tenant_id: UUID, vehicles: Iterable[Vehicle], plan: CustomerPlan) -> None:
        self._tenant_id = tenant_id
        self._plan = plan
        self._by_key: dict[tuple[object, ...], UUID] = {}
        self._known: dict[UUID, Vehicle] = {}
        for vehicle in vehicles:
            self._index(vehicle)

    def _index(self, vehicle: Vehicle) -> None:
        self._known[vehicle.id] = vehicle
        for key in _keys(vehicle, vehicle.customer_id):
            self._by_key.setdefault(key, vehicle.id)

    def take(self, person: PersonLine, car: CarLine, customer_id: UUID) -> bool:
        """Whether it changes anything."""
        known = self._find(car, customer_id)
        if known is not None and known.customer_id != customer_id:
            shown = car.vin or car.plate
            self._plan.entries.append(
                Entry(
                    line=person.line, code=Code.VEHICLE_ELSEWHERE, what=person.name, whole=False,
                    params={"value": shown},
                )
            )  # fmt: skip
            return False
        if known is not None:
            return self._fill_gaps(known, car, person.line)
        vehicle = Vehicle(
            id=stable_id(self._tenant_id, "vehicle", customer_id, *_keys(car, customer_id)[0]),
            customer_id=customer_id, make=car.make, model=car.model, year=car.year, vin=car.vin,
            plate=car.plate, odometer_km=car.odometer_km,
        )  # fmt: skip
        self._plan.vehicles_new[vehicle.id] = vehicle
        self._plan.lines[vehicle.id] = person.line
        self._index(vehicle)
        return True

    def _find(self, car: CarLine, customer_id: UUID) -> Vehicle | None:
        for key in _keys(car, customer_id):
            known = self._known.get(self._by_key.get(key, customer_id))
            if known is not None and not (car.vin and known.vin and car.vin != known.vin):
                return known
        return None

    def _fill_gaps(self, known: Vehicle, car: CarLine, line: int) -> bool:
        filled = filled_vehicle(known, car)
        if filled == known:
            return False
        book = self._plan.vehicles_new if known.id in self._plan.vehicles_new else self._plan.vehicles_changed
        book[known.id] = filled
        self._plan.lines.setdefault(known.id, line)
        self._index(filled)
        return True


def filled_customer(known: Customer, told: Customer | PersonLine) -> Customer:
    """``known`` with its gaps filled."""
    return replace(
        known,
        phone=known.phone or told.phone,
        email=known.email or told.email,
        postal_code=known.postal_code or told.postal_code,
        notes=known.notes or told.notes,
    )


def filled_vehicle(known: Vehicle, told: Vehicle | CarLine) -> Vehicle:
    """``known`` with its gaps filled; a car only ever drives on."""
    return replace(
        known,
        make=known.make or told.make,
        model=known.model or told.model,
        year=known.year or told.year,
        vin=known.vin or told.vin,
        plate=known.plate or told.plate,
        odometer_km=max(known.odometer_km or 0, told.odometer_km or 0) or None,
    )


def _keys(car: Vehicle | CarLine, customer_id: UUID) -> list[tuple[object, ...]]:
    """From the surest to the weakest."""
    keys: list[tuple[object, ...]] = []
    if car.vin:
        keys.append(("vin", car.vin))
    if plate_key(car.plate):
        keys.append(("plate", plate_key(car.plate)))
    if not keys or car.make or car.model:
        keys.append(("car", customer_id, folded(car.make), folded(car.model), car.year))
    return keys


def _name_key(name: str) -> str:
    """``Tremblay, Luc`` and ``Luc Tremblay`` are one; a name in another script stays itself."""
    return " ".join(sorted(folded(name).split())) or name.casefold()
