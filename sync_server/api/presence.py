"""Who is online, and the switch of one's own."""

from __future__ import annotations

from litestar import Controller, get, post, put
from litestar.params import JSONBody

from scheduling.presence_messages import PresenceAnswer, PresenceLine, PresenceSwitch
from scheduling.rights import Action
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.services import presence as service


class PresenceController(Controller):
    """``/presence``: needs a token."""

    path = "/presence"
    tags = ("presence",)
    security = SIGNED_IN
    guards = (signed_in,)

    @get("/", opt=needs(Action.VIEW_PRESENCE), responses=refusals())
    async def who(self, context: Asked, principal: Asker) -> PresenceAnswer:
        """Who is online: the switch "accepting now" is on and the desktop was heard within ten minutes.

        The owner and the reception see everybody, a mechanic only themselves.
        """
        async with context.acting(principal, reading=True) as (uow, account):
            return await service.who(uow, account, context.now())

    @put("/", opt=needs(Action.ACCEPT_NOW), responses=refusals())
    async def switch(self, data: JSONBody[PresenceSwitch], context: Asked, principal: Asker) -> PresenceLine:
        """Turn one's own switch on or off. Nobody turns it for another, and being off costs nothing."""
        async with context.acting(principal) as (uow, account):
            line = await service.switch(uow, account, data.accepting_now, context.now())
            await uow.commit()
        return line

    @post("/heard", status_code=204, opt=needs(), responses=refusals())
    async def heard(self, context: Asked, principal: Asker) -> None:
        """A heartbeat: the desktop is there. Counts for a mechanic's presence; from anybody else it says nothing."""
        async with context.acting(principal) as (uow, account):
            if await service.heard(uow, account, context.now()):
                await uow.commit()
