"""A workshop's website in tests: its key, a free plan, a customer that it brought, and a booking of theirs."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from scheduling.ids import uuid7
from scheduling.keys import Scope
from scheduling.records import Plan
from scheduling.vocabulary import ServiceType, VisitKind
from sync_server.services import (
    site,
    site_bookings,
    site_checkouts,
    site_holds,
    site_matching,
    site_paying,
    site_requests,
)
from sync_server.services.money import charging
from sync_server.services.site_matching_messages import SiteAsk, SiteEntry, SiteJoin, SiteSearch
from sync_server.services.site_messages import (
    CustomerWish,
    SiteBooking,
    SiteCardPayment,
    SiteCheckout,
    SiteHold,
    SiteSession,
)
from sync_server.services.site_request_messages import SiteRequest
from tests.sync_server.requests import confirming
from tests.sync_server.shop import Shop


class Website:
    """Of one shop."""

    def __init__(self, shop: Shop, plan: Plan) -> None:
        self.shop, self.plan = shop, plan
        self.now = shop.bootstrap.clock.now()

    @classmethod
    async def of(cls, shop: Shop, *scopes: Scope) -> Website:
        """With a key, unless the shop gave one already, and a plan that costs nothing."""
        if "site" not in shop.keys:
            await shop.give_key(*scopes)
        plan = Plan(id=uuid7(), code="free", name_en="Free", name_fr="Gratuit", minutes=30, price_cents=0)
        async with shop.uow() as uow:
            await uow.bump()
            await uow.records.add(plan)
            await uow.commit()
        return cls(shop, plan)

    def wish(self, **over: Any) -> CustomerWish:
        values: dict[str, Any] = {"reference": uuid7(), "name": "Paul Pilon", "phone": "514 555-0199"}
        return CustomerWish(**(values | over))

    async def bring(self, **over: Any) -> UUID:
        """A customer; their reference."""
        async with self.shop.acting("site") as (uow, account):
            return (await site.bring(uow, account, self.wish(**over), self.now)).reference

    def hold(self, starts: int, **over: Any) -> SiteHold:
        values: dict[str, Any] = {
            "hold_id": uuid7(), "visitor": uuid7(), "starts": starts, "kind": VisitKind.VIDEO,
            "plan_id": self.plan.id, "mechanic_id": self.shop.anna.id,
        }  # fmt: skip
        return SiteHold(**(values | over))

    def booking(self, customer: UUID, starts: int, **over: Any) -> SiteBooking:
        values: dict[str, Any] = {
            "session_id": uuid7(), "customer": customer, "starts": starts, "kind": VisitKind.VIDEO,
            "service_type": ServiceType.CONSULTATION, "plan_id": self.plan.id, "mechanic_id": self.shop.anna.id,
            "beside_upcoming": True, "concern": "The brakes squeal when it rains",
        }  # fmt: skip
        return SiteBooking(**(values | over))

    async def held(self, starts: int, **over: Any) -> UUID:
        """A time that a visitor holds."""
        wish = self.hold(starts, **over)
        async with self.shop.acting("site") as (uow, account):
            await site_holds.hold(uow, account, wish, self.now)
        return wish.hold_id

    def checkout(self, booking: SiteBooking) -> SiteCheckout:
        return SiteCheckout(checkout_id=uuid7(), booking=booking)

    async def check_out(self, customer: UUID, starts: int) -> UUID:
        """A checkout that costs nothing, and is not confirmed yet."""
        wish = self.checkout(self.booking(customer, starts, hold_id=await self.held(starts)))
        till = self.shop.bootstrap.till(self.shop.id)
        async with self.shop.acting("site") as (uow, account):
            checkout, _ = await site_checkouts.start(uow, account, wish, till, self.now)
        return checkout.id

    async def book(self, customer: UUID, starts: int, **over: Any) -> SiteSession:
        async with self.shop.acting("site") as (uow, account):
            return await site_bookings.book(uow, account, self.booking(customer, starts, **over), self.now)

    def request(self, customer: UUID, *requested: int, **over: Any) -> SiteRequest:
        values: dict[str, Any] = {
            "request_id": uuid7(), "customer": customer, "service_type": ServiceType.REPAIR,
            "requested": list(requested), "concern": "it rattles",
        }  # fmt: skip
        return SiteRequest(**(values | over))

    async def ask(self, customer: UUID, *requested: int, **over: Any) -> UUID:
        """The id of a pending request for a visit."""
        wish = self.request(customer, *requested, **over)
        async with self.shop.acting("site") as (uow, account):
            return (await site_requests.ask(uow, account, wish, self.now)).request_id

    async def visit(self, customer: UUID, starts: int, **over: Any) -> UUID:
        """A visit that the shop confirmed, with a deposit to pay."""
        command = confirming(await self.ask(customer, starts), starts, **over)
        result = await self.shop.send("desk", command)
        assert result.status == "applied", result
        return command.session_id

    async def begin_card(self, customer: UUID, session_id: UUID) -> UUID:
        """A payment that the gateway knows of; its id."""
        till, wish = (
            self.shop.bootstrap.till(self.shop.id),
            SiteCardPayment(customer=customer, payment_id=uuid7()),
        )
        async with self.shop.acting("site") as (uow, account):
            payment = await site_paying.begin(
                uow, account, session_id, wish, gateway=till.gateway, now=self.now
            )
        assert payment is not None
        assert await charging.create(till, payment) is not None
        return wish.payment_id

    def asking(self, customer: UUID, **over: Any) -> SiteAsk:
        """A mechanic at once, for advice that costs nothing."""
        values: dict[str, Any] = {
            "session_id": uuid7(), "customer": customer, "kind": VisitKind.VIDEO, "plan_id": self.plan.id,
            "category": "brakes", "concern": "The brakes squeal when it rains", "just_advice": True,
        }  # fmt: skip
        return SiteAsk(**(values | over))

    async def seek(self, customer: UUID, **over: Any) -> SiteSearch:
        async with self.shop.acting("site") as (uow, account):
            return await site_matching.ask(uow, account, self.asking(customer, **over), self.now)

    def joining(self, customer: UUID, **over: Any) -> SiteJoin:
        values: dict[str, Any] = {
            "entry_id": uuid7(), "customer": customer, "kind": VisitKind.VIDEO, "plan_id": self.plan.id,
        }  # fmt: skip
        return SiteJoin(**(values | over))

    async def join(self, customer: UUID, **over: Any) -> SiteEntry:
        async with self.shop.acting("site") as (uow, account):
            return await site_matching.join(uow, account, self.joining(customer, **over), self.now)
