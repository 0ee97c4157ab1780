"""For a website or another system that acts for customers: it comes in by a key. What staff do is elsewhere."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from litestar import Controller, delete, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from scheduling.availability_messages import MOST_DAYS, SlotsAnswer
from scheduling.errors import ErrorCode
from scheduling.keys import Scope
from scheduling.rights import Action
from scheduling.vocabulary import VisitKind
from sync_server.http.context import Asked, Asker, with_key
from sync_server.http.documented import WITH_KEY, needs, refusals
from sync_server.http.unknown_fields import refuse_unknown_fields
from sync_server.services import availability, site, site_bookings, site_holds
from sync_server.services.holds import release
from sync_server.services.site_messages import (
    CustomerWish,
    SiteCustomerView,
    SiteHeld,
    SiteHold,
    SiteSessions,
    SiteShop,
    VehicleWish,
)

Days = Annotated[int, QueryParameter(ge=1, le=MOST_DAYS)]
Mechanics = Annotated[list[UUID] | None, QueryParameter()]

_TIMES = needs(Action.ACT_FOR_CUSTOMERS, scope=Scope.AVAILABILITY)
_PEOPLE = needs(Action.ACT_FOR_CUSTOMERS, scope=Scope.CUSTOMERS)
_BOOKINGS = needs(Action.ACT_FOR_CUSTOMERS, scope=Scope.BOOKINGS)


class SiteController(Controller):
    """``/site``: needs a key; each endpoint one of its scopes."""

    path = "/site"
    tags = ("site",)
    guards = (with_key,)
    before_request = staticmethod(refuse_unknown_fields)
    security = WITH_KEY

    @get("/shop", opt=_TIMES, responses=refusals())
    async def shop(self, context: Asked, principal: Asker) -> SiteShop:
        """The shop, its plans and mechanics, as a website shows them. Scope: availability."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await site.shop(uow, account)

    @get("/slots", opt=_TIMES, responses=refusals(ErrorCode.NOT_FOUND))
    async def slots(
        self,
        context: Asked,
        principal: Asker,
        *,
        first_day: FromQuery[date],
        kind: FromQuery[VisitKind],
        plan: FromQuery[UUID | None] = None,
        days: Days = 1,
        mechanic: Mechanics = None,
        anybody: FromQuery[bool] = False,
    ) -> SlotsAnswer:
        """The times that a customer may book, by mechanic, day and part of the day. Scope: availability.

        `plan` says how long it lasts; a visit in person lasts an hour. `anybody`: also times without a named mechanic.
        """
        async with context.acting(principal, reading=True) as (uow, account):
            wanted = availability.SlotsWanted(
                first_day=first_day,
                days=days,
                minutes=site_holds.minutes_of(await uow.rule_book(), kind, plan, field="plan"),
                kind=kind,
                mechanic_ids=mechanic or (),
                anybody=anybody,
                for_customer=True,
            )
            return await availability.slots(uow, account, context.calendars, wanted, context.now())

    @post("/customers", status_code=200, opt=_PEOPLE, responses=refusals(ErrorCode.TOO_LONG))
    async def bring(self, data: JSONBody[CustomerWish], context: Asked, principal: Asker) -> SiteCustomerView:
        """Tell of a customer, under a reference of your own. Scope: customers.

        The answer is the same whether the shop knows the person or not. Sent again, the first telling counts.
        """
        async with context.acting(principal) as (uow, account):
            answer = await site.bring(uow, account, data, context.now())
            await uow.commit()
        return answer

    @get("/customers/{reference:uuid}", opt=_PEOPLE, responses=refusals(ErrorCode.NOT_FOUND))
    async def customer(self, reference: FromPath[UUID], context: Asked, principal: Asker) -> SiteCustomerView:
        """A customer as you told of them. Scope: customers."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await site.customer(uow, account, reference)

    @post(
        "/customers/{reference:uuid}/vehicles",
        status_code=200,
        opt=_PEOPLE,
        responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.TOO_LONG),
    )
    async def bring_vehicle(
        self, reference: FromPath[UUID], data: JSONBody[VehicleWish], context: Asked, principal: Asker
    ) -> SiteCustomerView:
        """Tell of a customer's vehicle. Scope: customers. Sent again, the first telling counts."""
        async with context.acting(principal) as (uow, account):
            answer = await site.bring_vehicle(uow, account, reference, data, context.now())
            await uow.commit()
        return answer

    @get("/customers/{reference:uuid}/bookings", opt=_BOOKINGS, responses=refusals(ErrorCode.NOT_FOUND))
    async def upcoming(self, reference: FromPath[UUID], context: Asked, principal: Asker) -> SiteSessions:
        """What is upcoming of a customer, soonest first. Scope: bookings."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await site_bookings.upcoming(uow, account, reference, context.now())

    @post(
        "/holds",
        status_code=200,
        opt=_BOOKINGS,
        responses=refusals(ErrorCode.SLOT_TAKEN, ErrorCode.NOT_AVAILABLE, ErrorCode.NOT_FOUND),
    )
    async def hold(self, data: JSONBody[SiteHold], context: Asked, principal: Asker) -> SiteHeld:
        """Keep a time for a visitor for 15 minutes, or 409 with why not and the nearest times. Scope: bookings."""
        async with context.acting(principal) as (uow, account):
            answer = await site_holds.hold(uow, account, data, context.now())
            await uow.commit()
        return answer

    @delete("/holds/{hold_id:uuid}", status_code=204, opt=_BOOKINGS, responses=refusals(ErrorCode.NOT_FOUND))
    async def let_go(self, hold_id: FromPath[UUID], context: Asked, principal: Asker) -> None:
        """Let a held time go. Scope: bookings."""
        async with context.acting(principal) as (uow, account):
            await release(uow, account, hold_id)
            await uow.commit()
