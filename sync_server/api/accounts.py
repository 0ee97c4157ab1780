"""A person's platform account: the site that asks for a link, and the person who gives its token back."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import Controller, Request, post
from litestar.params import FromPath, JSONBody

from scheduling.errors import ErrorCode
from scheduling.keys import Scope
from scheduling.rights import Action
from sync_server.http.context import Asked, Asker, Context, with_key
from sync_server.http.documented import WITH_KEY, needs, refusals
from sync_server.http.unknown_fields import refuse_unknown_fields
from sync_server.services import platform_accounts
from sync_server.services.account_messages import (
    AccountAsked,
    AccountBookings,
    AccountConfirmed,
    AccountWish,
    GivenToken,
)
from sync_server.services.refusals import LinkOver

_PEOPLE = needs(Action.ACT_FOR_CUSTOMERS, scope=Scope.CUSTOMERS)
_BY_TOKEN = refusals(ErrorCode.LINK_OVER, ErrorCode.TOO_MANY_ATTEMPTS, signed_in=False)


class SiteAccountsController(Controller):
    """``/site/customers/{reference}/account``: needs a key."""

    path = "/site/customers"
    tags = ("site",)
    guards = (with_key,)
    before_request = staticmethod(refuse_unknown_fields)
    security = WITH_KEY

    @post(
        "/{reference:uuid}/account",
        status_code=200,
        opt=_PEOPLE,
        responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.TOO_MANY_ATTEMPTS),
    )
    async def ask(
        self, reference: FromPath[UUID], data: JSONBody[AccountWish], context: Asked, principal: Asker
    ) -> AccountAsked:
        """Have a link sent to a customer's own address, to link or unlink their record. Scope: customers.

        The record is linked to the person's platform account once they give the link's token back at
        `/account/confirm`. With the purpose `bookings` the link opens `/account/bookings` for half an hour. The answer
        is the same whether anything was sent.
        """
        async with context.acting(principal) as (uow, account):
            answer = await platform_accounts.ask(uow, account, reference, data, context.now())
            await uow.commit()
        return answer


class AccountController(Controller):
    """``/account``: for the person who has the token of a link, and for nobody else; no key, no sign-in."""

    path = "/account"
    tags = ("account",)

    @post("/confirm", status_code=200, responses=_BY_TOKEN)
    async def confirm(
        self, data: JSONBody[GivenToken], request: Request[Any, Any, Any], context: Asked
    ) -> AccountConfirmed:
        """Give the token of a link back: the record is linked to the person's account, or no more."""
        address = _checked(context, request)
        try:
            return await platform_accounts.confirm(context.bootstrap.unit_of_work, data, context.now())
        except LinkOver:
            context.account_limits.failed(address, context.now())
            raise

    @post("/bookings", status_code=200, responses=_BY_TOKEN)
    async def bookings(
        self, data: JSONBody[GivenToken], request: Request[Any, Any, Any], context: Asked
    ) -> AccountBookings:
        """One's own upcoming bookings over the linked organizations, by the token of a link for just that."""
        address = _checked(context, request)
        try:
            answer = await platform_accounts.bookings(context.bootstrap.reading, data, context.now())
        except LinkOver:
            context.account_limits.failed(address, context.now())
            raise
        return answer


def _checked(context: Context, request: Request[Any, Any, Any]) -> str:
    """The network address that asks; raises ``TooManyAttempts``."""
    address = request.client.host if request.client else ""
    context.account_limits.check(address, context.now())
    return address
