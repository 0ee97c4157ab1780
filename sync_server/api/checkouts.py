"""From a hold to a paid booking."""

from __future__ import annotations

from uuid import UUID

from litestar import Controller, delete, get, post
from litestar.params import FromPath, JSONBody

from scheduling.errors import ErrorCode
from scheduling.money_messages import CheckoutAnswer, CheckoutRequest
from scheduling.payments import PaymentState
from scheduling.rights import Action
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.http.tokens import Principal
from sync_server.services.money import charging, checkout_endings, checkouts, reading

_REFUSED = (ErrorCode.SLOT_TAKEN, ErrorCode.NOT_AVAILABLE, ErrorCode.PRICE_CHANGED, ErrorCode.PLAN_WITHDRAWN)


def _who(principal: Principal) -> checkouts.Who:
    return checkouts.Who(
        staff_id=principal.staff_id, device_id=principal.device_id, actions=principal.actions
    )


class CheckoutsController(Controller):
    """``/checkouts``: needs a token."""

    path = "/checkouts"
    tags = ("checkouts",)
    security = SIGNED_IN
    guards = (signed_in,)

    @post(
        "/",
        status_code=200,
        opt=needs(Action.CHECK_OUT),
        responses=refusals(
            *_REFUSED, ErrorCode.NOT_FOUND, ErrorCode.GONE, ErrorCode.REFERENCE_REUSED, ErrorCode.TOO_LONG
        ),
    )
    async def start(
        self, data: JSONBody[CheckoutRequest], context: Asked, principal: Asker
    ) -> CheckoutAnswer:
        """What a booking by one's own hold costs, what credit pays of it, and what comes back if it is cancelled.

        Nothing is charged yet. The booking is tried out: what would be refused is refused here, before anybody pays.
        With `client_secret` the customer's page gives a card to the gateway.
        """
        till = context.bootstrap.till(principal.tenant_id)
        async with context.acting(principal) as (uow, account):
            checkout, payment = await checkouts.start(uow, account, data, till, context.now())
            await uow.commit()
        intent = None
        if payment is not None and payment.state is PaymentState.PENDING:
            intent = await charging.create(till, payment)
        async with context.acting(principal, reading=True) as (uow, _):
            secret = "" if intent is None else intent.client_secret
            return await reading.of_checkout(uow, checkout, context.now(), client_secret=secret)

    @get("/{checkout_id:uuid}", opt=needs(Action.CHECK_OUT), responses=refusals(ErrorCode.NOT_FOUND))
    async def read(self, checkout_id: FromPath[UUID], context: Asked, principal: Asker) -> CheckoutAnswer:
        """How a checkout of one's own stands."""
        async with context.acting(principal, reading=True) as (uow, account):
            checkout = await checkouts.own(uow, account, checkout_id)
            return await reading.of_checkout(uow, checkout, context.now())

    @post(
        "/{checkout_id:uuid}/confirm",
        status_code=200,
        opt=needs(Action.CHECK_OUT),
        responses=refusals(
            *_REFUSED,
            ErrorCode.NOT_FOUND,
            ErrorCode.GONE,
            ErrorCode.PAYMENT_FAILED,
            ErrorCode.PAYMENT_NEEDED,
        ),
    )
    async def confirm(self, checkout_id: FromPath[UUID], context: Asked, principal: Asker) -> CheckoutAnswer:
        """Charge the card, or record the cash that was taken, and book. Safe to repeat: one booking comes of it.

        `409` with the nearest free times when the time was gone: everything goes back then. `402` when the card was
        refused (the time is let go) or none was given yet.
        """
        till = context.bootstrap.till(principal.tenant_id)
        who = _who(principal)
        checkout = await checkout_endings.confirm(till, who, checkout_id)
        async with context.acting(principal, reading=True) as (uow, _):
            return await reading.of_checkout(uow, checkout, context.now())

    @delete(
        "/{checkout_id:uuid}",
        status_code=204,
        opt=needs(Action.CHECK_OUT),
        responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.GONE),
    )
    async def release(self, checkout_id: FromPath[UUID], context: Asked, principal: Asker) -> None:
        """Let it go: the time is free, credit comes back, nothing is charged."""
        till = context.bootstrap.till(principal.tenant_id)
        who = _who(principal)
        await checkout_endings.release(till, who, checkout_id)
