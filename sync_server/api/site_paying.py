"""Paying through a website what is due for a booking. Checking out a new one is ``site_checkouts``."""

from __future__ import annotations

from uuid import UUID

from litestar import Controller, post
from litestar.params import FromPath, JSONBody

from scheduling.errors import ErrorCode
from scheduling.keys import Scope
from scheduling.rights import Action
from sync_server.http.context import Asked, Asker, Context, with_key
from sync_server.http.documented import WITH_KEY, needs, refusals
from sync_server.http.tokens import Principal
from sync_server.http.unknown_fields import refuse_unknown_fields
from sync_server.services import site_paying
from sync_server.services.money import charging, reading, taking
from sync_server.services.money.charging import Till
from sync_server.services.money.rows import SessionPayment
from sync_server.services.site_matching_messages import SiteCard
from sync_server.services.site_messages import SiteCardPayment, SiteCharge

PAYMENTS = needs(Action.ACT_FOR_CUSTOMERS, scope=Scope.PAYMENTS)
BEGIN_REFUSED = refusals(ErrorCode.NOT_FOUND, ErrorCode.REFERENCE_REUSED, ErrorCode.WAIVER_MISSING)
CHARGE_REFUSED = refusals(
    ErrorCode.NOT_FOUND, ErrorCode.ILLEGAL_TRANSITION, ErrorCode.PAYMENT_FAILED, ErrorCode.PAYMENT_NEEDED
)


class SitePayingController(Controller):
    """``/site/bookings``: needs a key with the scope of payments."""

    path = "/site/bookings"
    tags = ("site",)
    guards = (with_key,)
    before_request = staticmethod(refuse_unknown_fields)
    security = WITH_KEY

    @post(
        "/{session_id:uuid}/card",
        status_code=200,
        opt=PAYMENTS,
        responses=BEGIN_REFUSED,
    )
    async def card(
        self, session_id: FromPath[UUID], data: JSONBody[SiteCardPayment], context: Asked, principal: Asker
    ) -> SiteCard:
        """Begin to pay by card what is due for a booking, as a deposit or a balance. Scope: payments.

        With `client_secret` the customer gives a card to the gateway. Credit pays first; without a `payment` it has
        paid all of it.
        """
        till = context.bootstrap.till(principal.tenant_id)
        async with context.acting(principal) as (uow, account):
            payment = await site_paying.begin(
                uow, account, session_id, data, gateway=till.gateway, now=context.now()
            )
            await uow.commit()
        return await begun(till, payment)

    @post(
        "/{session_id:uuid}/card/{payment_id:uuid}/confirm",
        status_code=204,
        opt=PAYMENTS,
        responses=CHARGE_REFUSED,
    )
    async def confirm(
        self,
        session_id: FromPath[UUID],
        payment_id: FromPath[UUID],
        data: JSONBody[SiteCharge],
        context: Asked,
        principal: Asker,
    ) -> None:
        """Charge the card; safe to repeat. Scope: payments. `402` when it was refused or none was given."""
        async with context.acting(principal, reading=True) as (uow, account):
            payment = await site_paying.to_be_charged(uow, account, session_id, data.customer, payment_id)
        await charge(context, principal, payment)


async def begun(till: Till, payment: SessionPayment | None) -> SiteCard:
    """What the website needs for the gateway's page, of a payment that is kept already."""
    if payment is None:
        return SiteCard(payment=None)
    intent = await charging.create(till, payment)
    secret = "" if intent is None else intent.client_secret
    return SiteCard(payment=reading.payment_view(payment), client_secret=secret)


async def charge(context: Context, principal: Principal, payment: SessionPayment) -> None:
    """The card, and what follows from money that has come in."""
    await charging.charge(context.bootstrap.till(principal.tenant_id), payment.id)
    async with context.acting(principal) as (uow, _):
        await taking.go_on(uow, payment.session_id, context.now())
        await uow.commit()
