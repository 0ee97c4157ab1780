"""Taking over a list of customers, and writing all of them to one: what would come of a file, then doing it in parts.

Reads and compares with ``scheduling.importing``, as the server's command does; what is taken goes through the outbox as
any change. Nothing is overwritten: only what is empty is filled in. Codes; no words, no Qt.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from itertools import islice
from typing import Any

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.booking_commands import create_customer, create_vehicle
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import Clock
from desktop.presenters.customer_form import read_phone
from desktop.store.local_store import LocalStore
from scheduling.calendar_rules import local_of
from scheduling.commands import Command, EditCustomer, EditVehicle
from scheduling.errors import NotAllowed
from scheduling.importing.csv_table import read_table
from scheduling.importing.customer_columns import Field, guess_columns
from scheduling.importing.customer_export import table_of
from scheduling.importing.customer_plan import (
    CustomerPlan,
    Setting,
    filled_customer,
    filled_vehicle,
    plan_customers,
    plan_people,
)
from scheduling.importing.vcard import is_vcard, read_cards
from scheduling.limits import MOST_LONG_TEXT
from scheduling.records import Customer, Vehicle

BATCH = 50
"""Changes that are kept together: between two such parts a click is served."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What would come of a file."""

    file: str
    plan: CustomerPlan
    columns: tuple[tuple[str, Field | None], ...] = ()
    """Of a table: each heading with what it is taken for."""

    @property
    def left_out(self) -> tuple[str, ...]:
        """Headings of the columns that nothing is taken of."""
        return tuple(heading for heading, known in self.columns if known is None)

    @property
    def brings(self) -> int:
        """Rows that would be new or completed."""
        plan = self.plan
        made = (plan.customers_new, plan.customers_changed, plan.vehicles_new, plan.vehicles_changed)
        return sum(len(rows) for rows in made)


@dataclass(frozen=True, slots=True)
class Known:
    """Who is here, as a list is compared with them."""

    setting: Setting
    customers: list[Customer]
    vehicles: list[Vehicle]


def compare(file: str, data: bytes, known: Known) -> Preview:
    """What would come of a file. Of a long one that takes seconds: it may be done in another thread.

    Raises ``FileRefused``.
    """
    if is_vcard(data):
        cards = read_cards(data, read_phone)
        plan = plan_people(cards.people, cards.entries, known.setting, known.customers, known.vehicles)
        return Preview(file=file, plan=plan)
    table = read_table(data)
    columns = guess_columns(table.header)
    plan = plan_customers(table, columns, known.setting, known.customers, known.vehicles)
    named = tuple((heading, columns.get(place)) for place, heading in enumerate(table.header))
    return Preview(file=file, plan=plan, columns=named)


class CustomerImport:
    """Asked from the Customers screen."""

    def __init__(self, store: LocalStore, source: AvailabilitySource, clock: Clock, rights: Rights) -> None:
        self._store = store
        self._source = source
        self._clock = clock
        self._rights = rights

    def known(self) -> Known:
        """What a list is compared with. Raises ``NotAllowed``."""
        if not self._rights.may_import_customers():
            raise NotAllowed
        organization, now = self._source.organization(), self._clock.now()
        setting = Setting(
            tenant_id=organization.id,
            language=organization.locale[:2],
            now=now,
            year=local_of(now, self._source.zone())[0].year,
            read_phone=read_phone,
        )
        return Known(setting, self._store.all(Customer), self._store.all(Vehicle))

    def take(self, preview: Preview) -> Iterator[int]:
        """Do it, a part at each step; how many changes are kept by then. Raises as ``LocalStore.submit``.

        What was edited since the preview stays as it was edited; what came meanwhile is known.
        """
        if not self._rights.may_import_customers():
            raise NotAllowed
        done = 0
        commands = self._commands(preview.plan)
        while some := list(islice(commands, BATCH)):
            self._store.submit_all(some)
            done += len(some)
            yield done

    def table(self, language: str) -> bytes:
        """All customers with their vehicles. Raises ``NotAllowed``."""
        if not self._rights.may_export():
            raise NotAllowed
        return table_of(self._store.all(Customer), self._store.all(Vehicle), language)

    def _commands(self, plan: CustomerPlan) -> Iterator[Command]:
        """Customers before their vehicles."""
        for person in plan.customers_new.values():
            if self._store.get(Customer, person.id) is None:
                yield create_customer(_bounded(person))
        for told in plan.customers_changed.values():
            row = self._store.get(Customer, told.id)
            edits = _filled(row, _bounded(filled_customer(row, told))) if row is not None else {}
            if edits:
                yield EditCustomer(customer_id=told.id, set=edits)
        for car in plan.vehicles_new.values():
            if self._store.get(Vehicle, car.id) is None:
                yield create_vehicle(car)
        for better in plan.vehicles_changed.values():
            known = self._store.get(Vehicle, better.id)
            gaps = _filled(known, filled_vehicle(known, better)) if known is not None else {}
            if gaps:
                yield EditVehicle(vehicle_id=better.id, set=gaps)


def _filled(row: Customer | Vehicle, filled: Customer | Vehicle) -> dict[str, tuple[Any, Any]]:
    """The fields that had nothing in them."""
    pairs = ((field.name, (getattr(row, field.name), getattr(filled, field.name))) for field in fields(row))
    return {name: pair for name, pair in pairs if pair[0] != pair[1]}


def _bounded(person: Customer) -> Customer:
    """Notes made of many cells may be longer than can be kept."""
    return replace(person, notes=person.notes[:MOST_LONG_TEXT])
