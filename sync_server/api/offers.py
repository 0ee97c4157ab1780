"""A mechanic's offers, and their answers."""

from __future__ import annotations

from uuid import UUID

from litestar import Controller, get, post
from litestar.params import FromPath

from scheduling.errors import ErrorCode
from scheduling.matching_messages import OffersAnswer
from scheduling.offer_views import OfferView
from scheduling.rights import Action
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.services import answering as service


class OffersController(Controller):
    """``/offers``: needs a mechanic's token."""

    path = "/offers"
    tags = ("offers",)
    security = SIGNED_IN
    guards = (signed_in,)

    @get("/", opt=needs(Action.ANSWER_OFFER), responses=refusals())
    async def mine(self, context: Asked, principal: Asker) -> OffersAnswer:
        """One's own of the last seven days: time, vehicle, concern, city, payout.

        Name and contact come with accepting.
        """
        async with context.acting(principal, reading=True) as (uow, account):
            return await service.mine(uow, account, context.now())

    @post(
        "/{offer_id:uuid}/accept",
        status_code=200,
        opt=needs(Action.ANSWER_OFFER),
        responses=refusals(
            ErrorCode.NOT_FOUND,
            ErrorCode.GONE,
            ErrorCode.SLOT_TAKEN,
            ErrorCode.NOT_AVAILABLE,
            ErrorCode.ILLEGAL_TRANSITION,
        ),
    )
    async def accept(self, offer_id: FromPath[UUID], context: Asked, principal: Asker) -> OfferView:
        """Yes: one's time from now (or the start) to the session's end and buffer is taken; the first yes wins."""
        async with context.acting(principal) as (uow, account):
            view = await service.accept(uow, account, offer_id, context.now())
            await uow.commit()
        return view

    @post(
        "/{offer_id:uuid}/decline",
        status_code=204,
        opt=needs(Action.ANSWER_OFFER),
        responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.ILLEGAL_TRANSITION),
    )
    async def decline(self, offer_id: FromPath[UUID], context: Asked, principal: Asker) -> None:
        """No. It costs nothing and is counted nowhere."""
        async with context.acting(principal) as (uow, account):
            await service.turn_down(uow, account, offer_id, context.now())
            await uow.commit()
