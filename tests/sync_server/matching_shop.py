"""Mechanics who are online and customers who wait, at a clock that stands: for the tests of matching."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import Any
from uuid import UUID

from scheduling.ids import uuid7
from scheduling.matching_messages import AskNow, JoinWaitlist, WaitlistLine
from scheduling.offer_views import OfferView
from scheduling.offers import Offer, OfferRound, OfferState
from scheduling.records import Customer, Mechanic, Session, StaffMember, WeeklyBlock
from scheduling.vocabulary import ReservationKind, ReservationStatus, Role, VisitKind
from scheduling.waitlist import WaitlistEntry
from scheduling.waitlist_line import Notice, notified
from sync_server.services import answering, immediate, presence, waitlist
from sync_server.services.models import Device
from sync_server.services.site_models import SiteCustomer
from sync_server.services.waitlist_serving import hold_id_of
from tests.sync_server.shop import Person, Shop


class Clock:
    """It stands until a test moves it."""

    def __init__(self, now: int) -> None:
        self.at = now

    def now(self) -> int:
        return self.at


def at_clock(shop: Shop, now: int | None = None) -> int:
    """Let the server's clock stand, now unless said otherwise; the instant."""
    stands = int(time.time()) if now is None else now
    shop.bootstrap.clock = Clock(stands)
    return stands


async def online(shop: Shop, *names: str) -> None:
    """These mechanics accept immediate sessions as of the clock."""
    for name in names:
        async with shop.acting(name) as (uow, account):
            await presence.switch(uow, account, True, shop.bootstrap.clock.now())


def ask_now(shop: Shop, **over: Any) -> AskNow:
    """The shop's customer wants a video at once, about the brakes of the Mazda."""
    values: dict[str, Any] = {
        "session_id": uuid7(),
        "customer_id": shop.customer.id,
        "kind": VisitKind.VIDEO,
        "category": "brakes",
        "concern": "The brakes squeal when it rains",
        "minutes": 30,
        "vehicle_id": shop.vehicle.id,
        "plan_id": shop.plan.id,
        "price_cents": 2900,
        "city": "Laval",
    }
    return AskNow(**(values | over))


async def asked(shop: Shop, name: str = "desk", **over: Any) -> Session:
    """An immediate session, made as that person asks at the clock's instant."""
    async with shop.acting(name) as (uow, account):
        return await immediate.ask(uow, account, ask_now(shop, **over), shop.bootstrap.clock.now())


async def customer(shop: Shop, name: str = "Somebody else") -> Customer:
    """Another one of the shop's, without a vehicle."""
    row = replace(shop.customer, id=uuid7(), name=name)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add(row)
        await uow.commit()
    await brought(shop, row)
    return row


async def brought(shop: Shop, row: Customer) -> None:
    """If a site has a key here, it is who told of this customer."""
    if "site" not in shop.keys:
        return
    told = SiteCustomer(
        site_id=shop.people["site"].staff_id,
        reference=row.id,
        customer_id=row.id,
        made=True,
        name=row.name,
        phone=row.phone,
        email=row.email,
        language=row.language,
        postal_code=row.postal_code,
        created_at=row.created_at,
    )
    async with shop.uow() as uow:
        await uow.rows.add_once(told)
        await uow.commit()


async def offers_of(shop: Shop, session_id: UUID) -> dict[UUID, Offer]:
    """Mechanic to the latest offer of this session."""
    async with shop.uow() as uow:
        rows = await uow.rows.find(Offer, session_id=session_id, order="made_at")
    return {row.mechanic_id: row for row in rows}


async def accept(shop: Shop, name: str, offer: Offer) -> OfferView:
    """As that person, at the clock's instant."""
    async with shop.acting(name) as (uow, account):
        return await answering.accept(uow, account, offer.id, shop.bootstrap.clock.now())


async def decline(shop: Shop, name: str, offer: Offer) -> None:
    async with shop.acting(name) as (uow, account):
        await answering.turn_down(uow, account, offer.id, shop.bootstrap.clock.now())


async def hire(shop: Shop, name: str, **over: Any) -> Mechanic:
    """One more independent mechanic, who works from 8 to 20 and signs in as ``name``."""
    row = replace(shop.ivan, id=uuid7(), name=name.capitalize(), sort=9, **over)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add(row)
        for day in range(7):
            hours = {"weekday": day, "start_minute": 480, "end_minute": 1200}
            await uow.records.add(WeeklyBlock(id=uuid7(), mechanic_id=row.id, **hours))
        member = StaffMember(id=uuid7(), name=row.name, role=Role.MECHANIC, mechanic_id=row.id)
        person = Person(member=member)
        await uow.records.add(member)
        await uow.devices.add(Device(id=person.device_id, kind="desktop", name=name, app="0.1.0"))
        await uow.commit()
    shop.people[name] = person
    return row


async def offer_to(shop: Shop, name: str) -> Offer:
    """An open offer to that person, of a session that another customer asked for."""
    other = await customer(shop)
    made = await asked(shop, customer_id=other.id, vehicle_id=None, just_advice=True)
    mechanic_id = shop.people[name].member.mechanic_id
    assert mechanic_id is not None
    known = (await offers_of(shop, made.id)).get(mechanic_id)
    if known is not None:
        return known
    now = shop.bootstrap.clock.now()
    offer = Offer(
        id=uuid7(),
        session_id=made.id,
        mechanic_id=mechanic_id,
        state=OfferState.OFFERED,
        round=OfferRound.BEST,
        made_at=now,
        expires_at=now + 1800,
    )
    async with shop.uow() as uow:
        await uow.bump()
        await uow.rows.add(offer)
        await uow.commit()
    return offer


async def held_for(shop: Shop, entry_id: UUID) -> Mechanic:
    """The entry is told: the time of a new mechanic is held for it. Who that is."""
    mechanic = await hire(shop, f"held{entry_id.hex}")
    now = shop.bootstrap.clock.now()
    async with shop.uow() as uow:
        await uow.bump()
        entry = await uow.rows.get(WaitlistEntry, entry_id)
        assert entry is not None
        notice = Notice(entry_id=entry_id, mechanic_id=mechanic.id, at=now, held_until=now + 900)
        ends = now + 900 + entry.minutes * 60
        hold = replace(
            shop.slot(now), id=hold_id_of(entry), mechanic_id=mechanic.id, ends=ends, blocks_end=ends + 900
        )
        hold = replace(
            hold, kind=ReservationKind.WAITLIST, status=ReservationStatus.RESERVED, expires_at=now + 900
        )
        assert (await uow.reservations.take(hold, needs_bay=False)).taken
        await uow.rows.put(notified(entry, notice))
        await uow.commit()
    return mechanic


async def joined(shop: Shop, name: str = "desk", **over: Any) -> WaitlistLine:
    """Another customer stands in the line, unless one is named."""
    customer_id = over.pop("customer_id", None) or (await customer(shop)).id
    values: dict[str, Any] = {"entry_id": uuid7(), "customer_id": customer_id, "kind": VisitKind.VIDEO}
    async with shop.acting(name) as (uow, account):
        wish = JoinWaitlist(**(values | over))
        return await waitlist.join(uow, account, wish, shop.bootstrap.clock.now())
