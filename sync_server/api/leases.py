"""Bays' slots that are kept for walk-ins: which computer has which, and asking for one's own."""

from __future__ import annotations

from litestar import Controller, get, post

from scheduling.lease_messages import LeaseList
from scheduling.rights import Action
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.services import leases as service

_WALK_IN = needs(Action.CREATE_WALK_IN)


class LeasesController(Controller):
    """``/leases``: needs a token."""

    path = "/leases"
    tags = ("leases",)
    security = SIGNED_IN
    guards = (signed_in,)

    @get("/", opt=_WALK_IN, responses=refusals())
    async def listed(self, context: Asked, principal: Asker) -> LeaseList:
        """The slots of bays that are kept for walk-ins now, and which computer may put somebody there."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await service.listed(uow, account, context.now())

    @post("/", status_code=200, opt=_WALK_IN, responses=refusals())
    async def ask(self, context: Asked, principal: Asker) -> LeaseList:
        """Have what the policy `leases` means for this computer leased now, not at the full hour; the same answer.

        A lease is given back by the command `lease.give_back@1`, and becomes a booking by `session.walk_in@1`.
        """
        async with context.acting(principal) as (uow, account):
            answer = await service.ask(uow, account, context.now())
            await uow.commit()
        return answer
