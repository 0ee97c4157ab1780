"""Paying for a booking through a website. What needs no payment is booked at once (``site``)."""

from __future__ import annotations

from uuid import UUID

from litestar import Controller, delete, get, post
from litestar.params import FromPath, JSONBody

from scheduling.errors import ErrorCode
from scheduling.keys import Scope
from scheduling.money_messages import CheckoutAnswer
from scheduling.payments import PaymentState
from scheduling.rights import Action
from sync_server.http.context import Asked, Asker, with_key
from sync_server.http.documented import WITH_KEY, needs, refusals
from sync_server.http.tokens import Principal
from sync_server.http.unknown_fields import refuse_unknown_fields
from sync_server.services import site_checkouts
from sync_server.services.money import charging, checkout_endings, checkouts, reading
from sync_server.services.site_messages import SiteCheckout

_PAYMENTS = needs(Action.ACT_FOR_CUSTOMERS, scope=Scope.PAYMENTS)
_REFUSED = (
    ErrorCode.SLOT_TAKEN,
    ErrorCode.NOT_AVAILABLE,
    ErrorCode.PRICE_CHANGED,
    ErrorCode.PLAN_WITHDRAWN,
    ErrorCode.NOT_FOUND,
    ErrorCode.GONE,
)


def _who(principal: Principal) -> checkouts.Who:
    return checkouts.Who(
        staff_id=principal.staff_id, device_id=principal.device_id, actions=principal.actions
    )


class SiteCheckoutsController(Controller):
    """``/site/checkouts``: needs a key with the scope of payments."""

    path = "/site/checkouts"
    tags = ("site",)
    guards = (with_key,)
    before_request = staticmethod(refuse_unknown_fields)
    security = WITH_KEY

    @post(
        "/",
        status_code=200,
        opt=_PAYMENTS,
        responses=refusals(*_REFUSED, ErrorCode.HAS_UPCOMING, ErrorCode.REFERENCE_REUSED, ErrorCode.TOO_LONG),
    )
    async def start(self, data: JSONBody[SiteCheckout], context: Asked, principal: Asker) -> CheckoutAnswer:
        """What a held booking costs with tax, and what comes back if it is cancelled: show `terms` before paying.

        Nothing is charged yet. With `client_secret` the customer's page gives a card to the gateway. Scope: payments.
        """
        till = context.bootstrap.till(principal.tenant_id)
        async with context.acting(principal) as (uow, account):
            checkout, payment = await site_checkouts.start(uow, account, data, till, context.now())
            await uow.commit()
        intent = None
        if payment is not None and payment.state is PaymentState.PENDING:
            intent = await charging.create(till, payment)
        async with context.acting(principal, reading=True) as (uow, _):
            secret = "" if intent is None else intent.client_secret
            return await reading.of_checkout(uow, checkout, context.now(), client_secret=secret)

    @get("/{checkout_id:uuid}", opt=_PAYMENTS, responses=refusals(ErrorCode.NOT_FOUND))
    async def read(self, checkout_id: FromPath[UUID], context: Asked, principal: Asker) -> CheckoutAnswer:
        """How a checkout stands. Scope: payments."""
        async with context.acting(principal, reading=True) as (uow, account):
            checkout = await checkouts.own(uow, account, checkout_id)
            return await reading.of_checkout(uow, checkout, context.now())

    @post(
        "/{checkout_id:uuid}/confirm",
        status_code=200,
        opt=_PAYMENTS,
        responses=refusals(*_REFUSED, ErrorCode.PAYMENT_FAILED, ErrorCode.PAYMENT_NEEDED),
    )
    async def confirm(self, checkout_id: FromPath[UUID], context: Asked, principal: Asker) -> CheckoutAnswer:
        """Charge the card and book; safe to repeat. Scope: payments.

        `409` when the time was gone: everything goes back then. `402` when the card was refused or none was given.
        """
        till = context.bootstrap.till(principal.tenant_id)
        checkout = await checkout_endings.confirm(till, _who(principal), checkout_id)
        async with context.acting(principal, reading=True) as (uow, _):
            return await reading.of_checkout(uow, checkout, context.now())

    @delete(
        "/{checkout_id:uuid}",
        status_code=204,
        opt=_PAYMENTS,
        responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.GONE),
    )
    async def release(self, checkout_id: FromPath[UUID], context: Asked, principal: Asker) -> None:
        """Let it go: the time is free, nothing is charged. Scope: payments."""
        till = context.bootstrap.till(principal.tenant_id)
        await checkout_endings.release(till, _who(principal), checkout_id)
