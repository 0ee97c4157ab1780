"""A mechanic at once through a website, and the line for one. The rest that a website asks is ``site``."""

from __future__ import annotations

from uuid import UUID

from litestar import Controller, delete, get, post
from litestar.params import FromPath, JSONBody

from scheduling.errors import ErrorCode
from scheduling.keys import Scope
from scheduling.matching_messages import WaysAnswer
from scheduling.money_messages import CardPayment
from scheduling.rights import Action
from sync_server.api.site_paying import BEGIN_REFUSED, CHARGE_REFUSED, PAYMENTS, begun, charge
from sync_server.http.context import Asked, Asker, with_key
from sync_server.http.documented import WITH_KEY, needs, refusals
from sync_server.http.unknown_fields import refuse_unknown_fields
from sync_server.services import site_matching as service
from sync_server.services.site_matching_messages import (
    SiteAsk,
    SiteCard,
    SiteEntry,
    SiteJoin,
    SiteSearch,
    SiteWaysQuestion,
)

_WAITLIST = needs(Action.ACT_FOR_CUSTOMERS, scope=Scope.WAITLIST)
_ASKING = (
    ErrorCode.NOT_FOUND,
    ErrorCode.TOO_LONG,
    ErrorCode.PRICE_CHANGED,
    ErrorCode.PLAN_WITHDRAWN,
    ErrorCode.ACTIVE_ELSEWHERE,
)


class SiteMatchingController(Controller):
    """``/site``: needs a key with the scope of the waitlist; paying one with the scope of payments."""

    path = "/site"
    tags = ("site",)
    guards = (with_key,)
    before_request = staticmethod(refuse_unknown_fields)
    security = WITH_KEY

    @post(
        "/ways",
        status_code=200,
        opt=_WAITLIST,
        responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.TOO_LONG),
    )
    async def ways(self, data: JSONBody[SiteWaysQuestion], context: Asked, principal: Asker) -> WaysAnswer:
        """Who could help at once, and the ways on where nobody can. Scope: waitlist.

        Asks nobody and changes nothing.
        """
        async with context.acting(principal, reading=True) as (uow, account):
            return await service.look_around(uow, account, data, context.now())

    @post("/searches", status_code=200, opt=_WAITLIST, responses=refusals(*_ASKING))
    async def ask(self, data: JSONBody[SiteAsk], context: Asked, principal: Asker) -> SiteSearch:
        """A mechanic at once: the best who are online are asked. Scope: waitlist.

        After half an hour without a yes it is cancelled and refunded in full. Sent again with the same `session_id`,
        nobody is asked twice.
        """
        async with context.acting(principal) as (uow, account):
            answer = await service.ask(uow, account, data, context.now())
            await uow.commit()
        return answer

    @get("/searches/{session_id:uuid}", opt=_WAITLIST, responses=refusals(ErrorCode.NOT_FOUND))
    async def search(self, session_id: FromPath[UUID], context: Asked, principal: Asker) -> SiteSearch:
        """How far the search is, who has accepted, and what is to be paid. Scope: waitlist."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await service.search(uow, account, session_id, context.now())

    @post(
        "/searches/{session_id:uuid}/card",
        status_code=200,
        opt=PAYMENTS,
        responses=BEGIN_REFUSED,
    )
    async def card(
        self, session_id: FromPath[UUID], data: JSONBody[CardPayment], context: Asked, principal: Asker
    ) -> SiteCard:
        """Begin to pay what is due; with `client_secret` the customer gives a card. Scope: payments.

        Credit pays first; without a `payment` it has paid all of it.
        """
        till = context.bootstrap.till(principal.tenant_id)
        async with context.acting(principal) as (uow, account):
            payment = await service.begin_card(
                uow, account, session_id, data, gateway=till.gateway, now=context.now()
            )
            await uow.commit()
        return await begun(till, payment)

    @post(
        "/searches/{session_id:uuid}/card/{payment_id:uuid}/confirm",
        status_code=204,
        opt=PAYMENTS,
        responses=CHARGE_REFUSED,
    )
    async def confirm(
        self, session_id: FromPath[UUID], payment_id: FromPath[UUID], context: Asked, principal: Asker
    ) -> None:
        """Charge the card; safe to repeat. Scope: payments. `402` when it was refused or none was given."""
        async with context.acting(principal, reading=True) as (uow, account):
            payment = await service.to_be_charged(uow, account, session_id, payment_id)
        await charge(context, principal, payment)

    @post(
        "/waitlist",
        status_code=200,
        opt=_WAITLIST,
        responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.ILLEGAL_TRANSITION, ErrorCode.TOO_LONG),
    )
    async def join(self, data: JSONBody[SiteJoin], context: Asked, principal: Asker) -> SiteEntry:
        """Stand in the line, one place a customer; answers the place and how long others waited. Scope: waitlist.

        Ask again from time to time: once a mechanic is there, their time is held for a quarter of an hour.
        """
        async with context.acting(principal) as (uow, account):
            answer = await service.join(uow, account, data, context.now())
            await uow.commit()
        return answer

    @get("/waitlist/{entry_id:uuid}", opt=_WAITLIST, responses=refusals(ErrorCode.NOT_FOUND))
    async def place(self, entry_id: FromPath[UUID], context: Asked, principal: Asker) -> SiteEntry:
        """An entry's place, or whose time is held for it and until when. Scope: waitlist."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await service.place(uow, account, entry_id, context.now())

    @delete(
        "/waitlist/{entry_id:uuid}", status_code=204, opt=_WAITLIST, responses=refusals(ErrorCode.NOT_FOUND)
    )
    async def leave(self, entry_id: FromPath[UUID], context: Asked, principal: Asker) -> None:
        """Out of the line; what was held is free again. Scope: waitlist."""
        async with context.acting(principal) as (uow, account):
            await service.leave(uow, account, entry_id, context.now())
            await uow.commit()

    @post(
        "/waitlist/{entry_id:uuid}/book",
        status_code=200,
        opt=_WAITLIST,
        responses=refusals(*_ASKING, ErrorCode.TOO_EARLY, ErrorCode.TOO_LATE, ErrorCode.GONE),
    )
    async def book(
        self, entry_id: FromPath[UUID], data: JSONBody[SiteAsk], context: Asked, principal: Asker
    ) -> SiteSearch:
        """An immediate session from the held time: its mechanic is asked first, and answers. Scope: waitlist.

        Before a time is held it is too early, once the hold has lapsed too late; another kind or length than the
        entry's is refused. Refused, the place in the line stays.
        """
        async with context.acting(principal) as (uow, account):
            answer = await service.book(uow, account, entry_id, data, context.now())
            await uow.commit()
        return answer
