"""Holding a slot while a booking is filled in."""

from __future__ import annotations

from uuid import UUID

from litestar import Controller, delete, post
from litestar.params import FromPath, JSONBody

from scheduling.errors import ErrorCode
from scheduling.rights import Action
from scheduling.wire import HoldAnswer, HoldRequest
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.services import holds as service


class HoldsController(Controller):
    """``/holds``: needs a token."""

    path = "/holds"
    tags = ("holds",)
    security = SIGNED_IN
    guards = (signed_in,)

    @post(
        "/",
        status_code=200,
        opt=needs(Action.HOLD),
        responses=refusals(ErrorCode.SLOT_TAKEN, ErrorCode.NOT_AVAILABLE, ErrorCode.NOT_FOUND),
    )
    async def place(self, data: JSONBody[HoldRequest], context: Asked, principal: Asker) -> HoldAnswer:
        """Hold for 15 minutes, or 409 with why not and the nearest free times."""
        async with context.acting(principal) as (uow, account):
            answer = await service.place(uow, account, data, context.now())
            await uow.commit()
        return answer

    @delete(
        "/{hold_id:uuid}", status_code=204, opt=needs(Action.HOLD), responses=refusals(ErrorCode.NOT_FOUND)
    )
    async def release(self, hold_id: FromPath[UUID], context: Asked, principal: Asker) -> None:
        """Let go."""
        async with context.acting(principal) as (uow, account):
            await service.release(uow, account, hold_id)
            await uow.commit()
