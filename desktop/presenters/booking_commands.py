"""The commands that a finished draft stands for. What is still missing ``booking_flow`` knows."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from desktop.presenters.booking_draft import Draft
from desktop.store.local_store import LocalStore
from scheduling.commands import BookSession, Command, CreateCustomer, CreateVehicle
from scheduling.ids import uuid7
from scheduling.records import Customer, Vehicle
from scheduling.vocabulary import VisitKind


def commands_of(draft: Draft, *, hold_id: UUID | None) -> tuple[list[Command], BookSession]:
    """What to submit before the booking, and the booking. Raises ``ValueError`` for an unfinished draft."""
    if draft.customer is None or draft.kind is None or draft.service_type is None:
        raise ValueError("the draft is not finished")
    if draft.minutes is None or draft.starts is None:
        raise ValueError("the draft has no time")
    before: list[Command] = []
    if draft.customer_is_new:
        before.append(create_customer(draft.customer))
    if draft.vehicle is not None and draft.vehicle_is_new:
        before.append(create_vehicle(draft.vehicle))
    booking = BookSession(
        session_id=uuid7(),
        reservation_id=uuid7(),
        customer_id=draft.customer.id,
        kind=draft.kind,
        service_type=draft.service_type,
        starts=draft.starts,
        minutes=draft.minutes,
        mechanic_id=draft.mechanic_id,
        vehicle_id=draft.vehicle.id if draft.vehicle is not None else None,
        plan_id=draft.plan.id if draft.plan is not None else None,
        price_cents=draft.price_cents,
        just_advice=draft.just_advice,
        category=draft.category.strip(),
        concern=draft.concern.strip(),
        preparation=draft.preparation.strip(),
        special_requests=draft.special_requests.strip(),
        hold_id=hold_id,
        drop_buffer=draft.drop_buffer,
        bay_id=draft.bay_id if draft.kind is VisitKind.IN_PERSON else None,
    )
    return before, booking


def without_known(draft: Draft, store: LocalStore) -> Draft:
    """The draft with what is on the disk by now, or on the server, called new no longer."""
    known = draft.customer is not None and store.get(Customer, draft.customer.id) is not None
    written = draft.vehicle is not None and store.get(Vehicle, draft.vehicle.id) is not None
    return replace(
        draft,
        customer_is_new=draft.customer_is_new and not known,
        vehicle_is_new=draft.vehicle_is_new and not written,
    )


def create_customer(row: Customer) -> CreateCustomer:
    """What makes this row."""
    return CreateCustomer(
        customer_id=row.id,
        name=row.name,
        phone=row.phone,
        email=row.email,
        language=row.language,
        postal_code=row.postal_code,
        notes=row.notes,
    )


def create_vehicle(row: Vehicle) -> CreateVehicle:
    """What makes this row."""
    return CreateVehicle(
        vehicle_id=row.id,
        customer_id=row.customer_id,
        make=row.make,
        model=row.model,
        year=row.year,
        vin=row.vin,
        plate=row.plate,
        odometer_km=row.odometer_km,
    )
