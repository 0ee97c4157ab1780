"""What a website shows of the shop, and the customers and vehicles that it brings. Bookings are ``site_bookings``.

A site never learns whether somebody is a customer already: it names each by a reference of its own and reads back
what it told, and bookings of people who were known before only where it made them.
"""

from __future__ import annotations

import zoneinfo
from uuid import UUID

from scheduling.commands import CreateCustomer, CreateVehicle
from scheduling.errors import Invalid, NotFound, Rule
from scheduling.folding import folded
from scheduling.ids import uuid7
from scheduling.importing import customer_values
from scheduling.limits import check_command, check_message
from scheduling.mechanics import offered_kinds
from scheduling.records import Customer, Mechanic, Plan, Vehicle
from scheduling.rights import Action
from scheduling.vin import check_vin, normal_vin
from sync_server.services import audit, customers
from sync_server.services.importing import phone_numbers
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.models import Account
from sync_server.services.permissions import require
from sync_server.services.site_messages import (
    CustomerWish,
    SiteCustomerView,
    SiteMechanic,
    SitePlan,
    SiteShop,
    VehicleWish,
)
from sync_server.services.site_models import SiteCustomer, SiteVehicle

MOST_VEHICLES = 20
"""Of one customer, by one site."""


async def shop(uow: UnitOfWork, account: Account) -> SiteShop:
    """What anybody may know; raises ``NotAllowed``."""
    require(account, Action.ACT_FOR_CUSTOMERS)
    require(account, Action.VIEW_BUSY)
    book = await uow.rule_book()
    there = book.organization
    return SiteShop(
        name=there.name,
        zone=there.zone,
        locale=there.locale,
        address=there.address,
        city=there.city,
        province=there.province,
        postal_code=there.postal_code,
        phone=there.phone,
        email=there.email,
        currency=there.currency,
        notice_minutes=there.notice_minutes,
        horizon_days=there.horizon_days,
        plans=[
            _plan(plan, plan.price_cents)
            for plan in sorted(book.plans, key=lambda row: (row.sort, row.id.int))
            if plan.active and plan.price_cents is not None
        ],
        mechanics=[
            mechanic_view(row)
            for row in sorted(book.mechanics, key=lambda row: (row.sort, row.id.int))
            if row.active
        ],
    )


def _plan(plan: Plan, price_cents: int) -> SitePlan:
    return SitePlan(
        id=plan.id,
        code=plan.code,
        name_en=plan.name_en,
        name_fr=plan.name_fr,
        minutes=plan.minutes,
        price_cents=price_cents,
        kinds=list(plan.kinds),
    )


def mechanic_view(row: Mechanic) -> SiteMechanic:
    """What anybody may know of a mechanic."""
    return SiteMechanic(
        id=row.id,
        name=row.name,
        kinds=sorted(offered_kinds(row)),
        specialties=list(row.specialties),
        certifications=list(row.certifications),
        languages=list(row.languages),
        years=row.years,
        rating=row.rating,
    )


async def bring(uow: UnitOfWork, account: Account, wish: CustomerWish, now: int) -> SiteCustomerView:
    """A customer under the site's reference; told again, the first telling counts.

    Somebody whom the organization knows by this name and phone number or address is not made twice; the answer
    is the same. Raises ``NotAllowed`` and ``Invalid``.
    """
    require(account, Action.ACT_FOR_CUSTOMERS)
    require(account, Action.EDIT_CUSTOMERS, own=True)
    await uow.bump()
    told = _normal(wish, (await uow.rule_book()).organization.locale)
    known = await uow.rows.get(SiteCustomer, account.staff_id, wish.reference)
    if known is None:
        there = await _same_person(uow, told)
        customer_id = uuid7() if there is None else there.id
        known = SiteCustomer(
            site_id=account.staff_id,
            reference=wish.reference,
            customer_id=customer_id,
            made=there is None,
            name=told.name,
            phone=told.phone,
            email=told.email,
            language=told.language,
            postal_code=told.postal_code,
            created_at=now,
            zone=told.zone,
        )
        if there is None:
            await _make(uow, account, known, now)
        await uow.rows.add(known)
        await audit.note(uow, account, "site.customer", now, subject=("customer", customer_id))
    return await _view(uow, known)


def _normal(wish: CustomerWish, locale: str) -> CustomerWish:
    """With phone number, address and postal code in normal form, and a language; raises ``Invalid``."""
    check_message(wish)
    if not wish.name.strip():
        raise Invalid("a customer has a name", field="name", rule=Rule.MISSING)
    language = wish.language or locale[:2]
    if language not in customers.LANGUAGES:
        raise Invalid("language is en or fr", field="language", rule=Rule.LANGUAGE)
    phone, email, postal = wish.phone.strip(), wish.email.strip(), wish.postal_code.strip()
    number = phone_numbers.phone(phone) if phone else ("", "")
    if number is None or number[1]:
        raise Invalid("phone cannot be read as a number", field="phone", rule=Rule.PHONE)
    address = customer_values.email(email) if email else ""
    if address is None:
        raise Invalid("email is no address", field="email", rule=Rule.EMAIL)
    code = customer_values.postal_code(postal) if postal else ""
    if code is None:
        raise Invalid("postal_code is none", field="postal_code", rule=Rule.POSTAL_CODE)
    zone = wish.zone.strip()
    if zone and zone not in zoneinfo.available_timezones():
        raise Invalid("zone is not known", field="zone", rule=Rule.NOT_KNOWN)
    if not number[0] and not address:
        raise Invalid("a customer can be reached: phone or email", field="phone", rule=Rule.REACHABLE)
    return CustomerWish(
        reference=wish.reference,
        name=" ".join(wish.name.split()),
        phone=number[0],
        email=address,
        language=language,
        postal_code=code,
        zone=zone,
    )


async def _same_person(uow: UnitOfWork, told: CustomerWish) -> Customer | None:
    """Who has this name and this phone number or address: a family may share a phone."""
    found: list[Customer] = []
    if told.email:
        found += await uow.records.find(Customer, email=told.email)
    if told.phone:
        found += await uow.records.find(Customer, phone=told.phone)
    same = [row for row in found if folded(" ".join(row.name.split())) == folded(told.name)]
    return min(same, key=lambda row: (row.created_at, row.id.int), default=None)


async def _make(uow: UnitOfWork, account: Account, told: SiteCustomer, now: int) -> None:
    command = CreateCustomer(
        customer_id=told.customer_id,
        name=told.name,
        phone=told.phone,
        email=told.email,
        language=told.language,
        postal_code=told.postal_code,
    )
    check_command(command)
    await customers.create(uow, account, command, now)
    await audit.record(uow, account, command, now)


async def brought(uow: UnitOfWork, account: Account, reference: UUID, action: Action) -> SiteCustomer:
    """The site's customer of that name; raises ``NotAllowed`` without the right, and ``NotFound``."""
    require(account, Action.ACT_FOR_CUSTOMERS)
    require(account, action, own=True)
    known = await uow.rows.get(SiteCustomer, account.staff_id, reference)
    if known is None:
        raise NotFound("customer", id=str(reference), field="customer", rule=Rule.NOT_THERE)
    return known


async def customer(uow: UnitOfWork, account: Account, reference: UUID) -> SiteCustomerView:
    """As the site told of them; raises as ``brought``."""
    return await _view(uow, await brought(uow, account, reference, Action.EDIT_CUSTOMERS))


async def bring_vehicle(
    uow: UnitOfWork, account: Account, reference: UUID, wish: VehicleWish, now: int
) -> SiteCustomerView:
    """A vehicle of a customer; told again, nothing changes. Raises ``Invalid``, and as ``brought``."""
    check_message(wish)
    await uow.bump()
    known = await brought(uow, account, reference, Action.EDIT_CUSTOMERS)
    vehicle = await uow.rows.get(SiteVehicle, wish.vehicle_id)
    if vehicle is None:
        there = await uow.rows.count(SiteVehicle, site_id=account.staff_id, reference=reference)
        if there >= MOST_VEHICLES:
            raise Invalid(
                f"at most {MOST_VEHICLES} vehicles",
                field="vehicle_id",
                rule=Rule.TOO_MANY,
                most=MOST_VEHICLES,
            )
        vin = normal_vin(wish.vin)
        check_vin(vin, wish.year)
        command = CreateVehicle(
            vehicle_id=wish.vehicle_id,
            customer_id=known.customer_id,
            make=wish.make.strip(),
            model=wish.model.strip(),
            year=wish.year,
            vin=vin,
            plate=customer_values.plate(wish.plate),
            odometer_km=wish.odometer_km,
        )
        check_command(command)
        await customers.create_vehicle(uow, account, command, now)
        await audit.record(uow, account, command, now)
        await uow.rows.add(
            SiteVehicle(vehicle_id=wish.vehicle_id, site_id=account.staff_id, reference=reference)
        )
    elif (vehicle.site_id, vehicle.reference) != (account.staff_id, reference):
        raise Invalid("vehicle_id is taken", field="vehicle_id", rule=Rule.TAKEN)
    return await _view(uow, known)


async def vehicle_of(uow: UnitOfWork, known: SiteCustomer, vehicle_id: UUID | None) -> UUID | None:
    """The vehicle, if the site told of it as this customer's; raises ``NotFound``."""
    if vehicle_id is None:
        return None
    row = await uow.rows.get(SiteVehicle, vehicle_id)
    if row is None or (row.site_id, row.reference) != (known.site_id, known.reference):
        raise NotFound("vehicle", id=str(vehicle_id), field="vehicle_id", rule=Rule.NOT_THERE)
    return vehicle_id


async def _view(uow: UnitOfWork, known: SiteCustomer) -> SiteCustomerView:
    rows = await uow.rows.find(SiteVehicle, site_id=known.site_id, reference=known.reference)
    vehicles = await uow.records.find(Vehicle, id=[row.vehicle_id for row in rows]) if rows else []
    return SiteCustomerView(
        reference=known.reference,
        name=known.name,
        phone=known.phone,
        email=known.email,
        language=known.language,
        postal_code=known.postal_code,
        zone=known.zone,
        vehicles=[
            VehicleWish(
                vehicle_id=row.id,
                make=row.make,
                model=row.model,
                year=row.year,
                vin=row.vin,
                plate=row.plate,
                odometer_km=row.odometer_km,
            )
            for row in vehicles
        ],
    )
