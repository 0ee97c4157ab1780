"""Customers and their vehicles: created with the client's ids, edited field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from scheduling.commands import CreateCustomer, CreateVehicle, EditCustomer, EditVehicle, FieldValue, Outcome
from scheduling.errors import ErrorCode, Invalid, NotFound, Rule
from scheduling.records import Customer, Vehicle
from scheduling.rights import Action
from sync_server.services import platform_accounts
from sync_server.services.answers import APPLIED, Decision
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import require, require_customer

EDITABLE = frozenset({"name", "phone", "email", "language", "postal_code", "notes"})
LANGUAGES = frozenset({"en", "fr"})


async def create(uow: UnitOfWork, account: Account, command: CreateCustomer, now: int) -> Decision:
    """A new customer of the organization; a mechanic's own until somebody else books them."""
    require(account, Action.EDIT_CUSTOMERS, own=True)
    if await uow.records.get(Customer, command.customer_id) is not None:
        raise Invalid("customer_id is taken", field="customer_id", rule=Rule.TAKEN)
    customer = Customer(
        id=command.customer_id,
        name=command.name.strip(),
        phone=command.phone,
        email=command.email,
        language=command.language,
        postal_code=command.postal_code,
        notes=command.notes,
        created_at=now,
    )
    _check(customer)
    await uow.records.add(customer)
    return APPLIED


async def edit(uow: UnitOfWork, account: Account, command: EditCustomer, now: int) -> Decision:
    """Set what is still as the user saw it; if any field is not, nothing is set and both values come back."""
    customer = await uow.records.get(Customer, command.customer_id)
    if customer is None:
        return Decision.conflict(ErrorCode.GONE)
    await require_customer(uow, account, Action.EDIT_CUSTOMERS, customer.id)
    edited = check_edit(customer, command.set)
    if isinstance(edited, Decision):
        return edited
    if edited != customer:
        await platform_accounts.address_changed(uow, account, customer, edited, now)
        await uow.records.put(edited)
    return APPLIED


def check_edit(customer: Customer, edits: Mapping[str, tuple[str, str]]) -> Customer | Decision:
    """As the edit wishes it, or the answer where somebody else made it another; raises ``Invalid``."""
    if unknown := set(edits) - EDITABLE:
        raise Invalid(f"not a field to edit: {', '.join(sorted(unknown))}")
    if stale := _stale(customer, edits):
        return Decision.conflict(ErrorCode.STALE_EDIT, Outcome(fields=stale))
    edited = replace(customer, **_wanted(edits))
    _check(edited)
    return edited


def _stale(
    row: Customer | Vehicle, edits: Mapping[str, tuple[FieldValue, FieldValue]]
) -> dict[str, tuple[str, str]]:
    """Of each field that is neither as the user saw it nor as they want it, what it is and what they want."""
    return {
        name: (_written(getattr(row, name)), _written(new))
        for name, (old, new) in edits.items()
        if getattr(row, name) not in (old, new)
    }


def _wanted(edits: Mapping[str, tuple[FieldValue, FieldValue]]) -> dict[str, Any]:
    return {name: new for name, (_, new) in edits.items()}


def _written(value: FieldValue) -> str:
    """As an outcome tells it."""
    return "" if value is None else str(value)


def _check(customer: Customer) -> None:
    if not customer.name.strip():
        raise Invalid("a customer has a name")
    if customer.language not in LANGUAGES:
        raise Invalid("language is en or fr")


async def create_vehicle(uow: UnitOfWork, account: Account, command: CreateVehicle, now: int) -> Decision:  # noqa: ARG001 - one signature for all commands
    """A new vehicle of a customer."""
    if await uow.records.get(Customer, command.customer_id) is None:
        raise NotFound("customer", id=str(command.customer_id))
    await require_customer(uow, account, Action.EDIT_CUSTOMERS, command.customer_id)
    if await uow.records.get(Vehicle, command.vehicle_id) is not None:
        raise Invalid("vehicle_id is taken", field="vehicle_id", rule=Rule.TAKEN)
    await uow.records.add(
        Vehicle(
            id=command.vehicle_id,
            customer_id=command.customer_id,
            make=command.make,
            model=command.model,
            year=command.year,
            vin=command.vin,
            plate=command.plate,
            odometer_km=command.odometer_km,
        )
    )
    return APPLIED


async def edit_vehicle(uow: UnitOfWork, account: Account, command: EditVehicle, now: int) -> Decision:  # noqa: ARG001 - one signature for all commands
    """As a customer is edited; the right to it is the one to its customer."""
    vehicle = await uow.records.get(Vehicle, command.vehicle_id)
    if vehicle is None:
        return Decision.conflict(ErrorCode.GONE)
    await require_customer(uow, account, Action.EDIT_CUSTOMERS, vehicle.customer_id)
    if stale := _stale(vehicle, command.set):
        return Decision.conflict(ErrorCode.STALE_EDIT, Outcome(fields=stale))
    edited = replace(vehicle, **_wanted(command.set))
    if edited != vehicle:
        await uow.records.put(edited)
    return APPLIED
