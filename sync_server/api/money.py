"""What sessions cost, what was paid, what is due and what goes back."""

from __future__ import annotations

from uuid import UUID

from litestar import Controller, Response, get, post, put
from litestar.params import FromPath, FromQuery, JSONBody

from scheduling.errors import ErrorCode
from scheduling.money_messages import (
    CardAnswer,
    CardPayment,
    CreditAnswer,
    CreditChange,
    Foretold,
    ManualPayment,
    QuoteRequest,
    RefundRequest,
    RefundsByHand,
    SessionMoney,
    TermsQuestion,
)
from scheduling.rights import Action
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.services.money import charging, credit, exporting, foretelling, reading, refunding, taking

_CODES = ErrorCode
_TAKEN = refusals(_CODES.NOT_FOUND, _CODES.REFERENCE_REUSED, _CODES.ILLEGAL_TRANSITION, _CODES.WAIVER_MISSING)


class MoneyController(Controller):
    """``/money``: needs a token."""

    path = "/money"
    tags = ("money",)
    security = SIGNED_IN
    guards = (signed_in,)

    @post(
        "/terms",
        status_code=200,
        opt=needs(Action.CHECK_OUT),
        responses=refusals(_CODES.NOT_FOUND),
    )
    async def terms(self, data: JSONBody[TermsQuestion], context: Asked, principal: Asker) -> Foretold:
        """What a booking would cost with tax, what credit would pay of it, and what comes back if it is cancelled.

        By the policy in force, which is stored with the booking once it is made. Changes nothing.
        """
        async with context.acting(principal, reading=True) as (uow, account):
            return await foretelling.foretell(uow, account, data, context.now())

    @get("/sessions/{session_id:uuid}", opt=needs(Action.VIEW_MONEY), responses=refusals(_CODES.NOT_FOUND))
    async def of_session(self, session_id: FromPath[UUID], context: Asked, principal: Asker) -> SessionMoney:
        """What a session costs, what was paid, what is due now and what went back."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await reading.of_session(uow, account, session_id, context.now())

    @post(
        "/sessions/{session_id:uuid}/payments",
        status_code=200,
        opt=needs(Action.TAKE_PAYMENT),
        responses=_TAKEN,
    )
    async def by_hand(
        self, session_id: FromPath[UUID], data: JSONBody[ManualPayment], context: Asked, principal: Asker
    ) -> SessionMoney:
        """Record cash or the terminal's money for what is due now; credit pays first. Safe to repeat by its id.

        `invalid` with `params.due` where another amount is due than what was said.
        """
        async with context.acting(principal) as (uow, account):
            await taking.by_hand(uow, account, session_id, data, context.now())
            await uow.commit()
        return await self._read(context, principal, session_id)

    @post(
        "/sessions/{session_id:uuid}/card",
        status_code=200,
        opt=needs(Action.TAKE_PAYMENT),
        responses=_TAKEN,
    )
    async def by_card(
        self, session_id: FromPath[UUID], data: JSONBody[CardPayment], context: Asked, principal: Asker
    ) -> CardAnswer:
        """Begin to pay by card what is due now; credit pays first. With `client_secret` the customer gives the card."""
        till = context.bootstrap.till(principal.tenant_id)
        async with context.acting(principal) as (uow, account):
            payment = await taking.begin_card(
                uow, account, session_id, data, gateway=till.gateway, now=context.now()
            )
            await uow.commit()
        intent = await charging.create(till, payment)
        secret = "" if intent is None else intent.client_secret
        return CardAnswer(payment=reading.payment_view(payment), client_secret=secret)

    @post(
        "/payments/{payment_id:uuid}/confirm",
        status_code=200,
        opt=needs(Action.TAKE_PAYMENT),
        responses=refusals(
            _CODES.NOT_FOUND, _CODES.ILLEGAL_TRANSITION, _CODES.PAYMENT_FAILED, _CODES.PAYMENT_NEEDED
        ),
    )
    async def confirm(self, payment_id: FromPath[UUID], context: Asked, principal: Asker) -> SessionMoney:
        """Charge the card of a payment for what is due. Safe to repeat. A checkout's is confirmed there."""
        till = context.bootstrap.till(principal.tenant_id)
        async with context.acting(principal) as (uow, account):
            payment = await taking.to_be_charged(uow, account, payment_id)
        await charging.charge(till, payment_id)
        async with context.acting(principal) as (uow, _):
            await taking.go_on(uow, payment.session_id, context.now())
            await uow.commit()
        return await self._read(context, principal, payment.session_id)

    @put("/sessions/{session_id:uuid}/quote", opt=needs(Action.TAKE_PAYMENT), responses=_TAKEN)
    async def quote(
        self, session_id: FromPath[UUID], data: JSONBody[QuoteRequest], context: Asked, principal: Asker
    ) -> SessionMoney:
        """The shop's written price of a visit in person, without tax; it counts before the plan's."""
        async with context.acting(principal) as (uow, account):
            await taking.quote(uow, account, session_id, data.cents, context.now())
            await uow.commit()
        return await self._read(context, principal, session_id)

    @post(
        "/sessions/{session_id:uuid}/refunds",
        status_code=200,
        opt=needs(Action.REFUND_BEYOND_POLICY),
        responses=refusals(
            _CODES.NOT_FOUND,
            _CODES.REFERENCE_REUSED,
            _CODES.ILLEGAL_TRANSITION,
            _CODES.TOO_EARLY,
            _CODES.OVER_REFUND,
            _CODES.TOO_LONG,
        ),
    )
    async def refund(
        self, session_id: FromPath[UUID], data: JSONBody[RefundRequest], context: Asked, principal: Asker
    ) -> SessionMoney:
        """Give back more than the policy does, with a reason, as money or as credit; never more than was paid."""
        async with context.acting(principal) as (uow, account):
            await refunding.beyond_policy(uow, account, session_id, data, context.now())
            await uow.commit()
        return await self._read(context, principal, session_id)

    @get("/refunds/by-hand", opt=needs(Action.TAKE_PAYMENT), responses=refusals())
    async def to_hand_back(self, context: Asked, principal: Asker) -> RefundsByHand:
        """What waits for somebody to hand it back. Cash, the terminal's, and cards' that the gateway will never do.

        `trouble` is the gateway's word for why not. Once handed back, say so with `POST /money/refunds/{id}/handed`.
        """
        async with context.acting(principal, reading=True) as (uow, account):
            return await reading.by_hand(uow, account)

    @post(
        "/refunds/{refund_id:uuid}/handed",
        status_code=204,
        opt=needs(Action.TAKE_PAYMENT),
        responses=refusals(_CODES.NOT_FOUND, _CODES.ILLEGAL_TRANSITION),
    )
    async def handed(self, refund_id: FromPath[UUID], context: Asked, principal: Asker) -> None:
        """Say that a refund was handed back: cash, the terminal's, or a card's that the gateway will never do."""
        async with context.acting(principal) as (uow, account):
            await refunding.hand_back(uow, account, refund_id, context.now())
            await uow.commit()

    @get(
        "/customers/{customer_id:uuid}/credit",
        opt=needs(Action.VIEW_MONEY),
        responses=refusals(_CODES.NOT_FOUND),
    )
    async def credit(self, customer_id: FromPath[UUID], context: Asked, principal: Asker) -> CreditAnswer:
        """A customer's account credit, which never expires, and every line of it."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await credit.read(uow, account, customer_id)

    @post(
        "/customers/{customer_id:uuid}/credit",
        status_code=200,
        opt=needs(Action.REFUND_BEYOND_POLICY),
        responses=refusals(
            _CODES.NOT_FOUND, _CODES.REFERENCE_REUSED, _CODES.NOT_ENOUGH_CREDIT, _CODES.TOO_LONG
        ),
    )
    async def change_credit(
        self, customer_id: FromPath[UUID], data: JSONBody[CreditChange], context: Asked, principal: Asker
    ) -> CreditAnswer:
        """Give credit for goodwill, or take back what was entered by mistake, with a reason."""
        async with context.acting(principal) as (uow, account):
            await credit.change(uow, account, customer_id, data, context.now())
            await uow.commit()
        async with context.acting(principal, reading=True) as (uow, account):
            return await credit.read(uow, account, customer_id)

    @get(
        "/export",
        opt=needs(Action.EXPORT),
        responses=refusals(),
        media_type="text/csv",
    )
    async def export(self, context: Asked, principal: Asker, *, year: FromQuery[int]) -> Response[str]:
        """Every transaction of a local calendar year by payee, as CSV for the accountant.

        The columns are described in docs/accounting.md; `t4a` marks whoever was paid more than 500.00.
        """
        async with context.acting(principal) as (uow, account):
            text = await exporting.year(uow, account, year, context.now())
            await uow.commit()
        return Response(
            text,
            media_type="text/csv",
            headers={"Content-Disposition": f'attachment; filename="money-{year}.csv"'},
        )

    async def _read(self, context: Asked, principal: Asker, session_id: UUID) -> SessionMoney:
        async with context.acting(principal, reading=True) as (uow, account):
            return await reading.of_session(uow, account, session_id, context.now())
