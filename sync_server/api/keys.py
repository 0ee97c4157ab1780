"""Keys for other programs, for the owner: made, listed, revoked. What a key opens is ``site``."""

from __future__ import annotations

from uuid import UUID

from litestar import Controller, delete, get, post
from litestar.params import FromPath, JSONBody

from scheduling.errors import ErrorCode
from scheduling.key_messages import KeyList, KeyMade, KeyWish
from scheduling.rights import Action
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.services import keys as service


class KeysController(Controller):
    """``/keys``: needs the owner's token."""

    path = "/keys"
    tags = ("keys",)
    guards = (signed_in,)
    security = SIGNED_IN

    @post(
        "/",
        status_code=201,
        opt=needs(Action.MANAGE_KEYS),
        responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.TOO_LONG, ErrorCode.GONE),
    )
    async def create(self, data: JSONBody[KeyWish], context: Asked, principal: Asker) -> KeyMade:
        """Make a key for a website or another program. It is shown in this answer alone; safe to repeat by its id and
        secret, as long as it opens anything: `gone` once it was revoked, or is over."""
        async with context.acting(principal) as (uow, account):
            made = await service.create(uow, account, data, context.now())
            await uow.commit()
        return made

    @get("/", opt=needs(Action.MANAGE_KEYS), responses=refusals())
    async def listed(self, context: Asked, principal: Asker) -> KeyList:
        """The keys there are and were, with scopes, end and latest use; newest first."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await service.listed(uow, account)

    @delete(
        "/{key_id:uuid}",
        status_code=204,
        opt=needs(Action.MANAGE_KEYS),
        responses=refusals(ErrorCode.NOT_FOUND),
    )
    async def revoke(self, key_id: FromPath[UUID], context: Asked, principal: Asker) -> None:
        """Take a key's access away at once and for good."""
        async with context.acting(principal) as (uow, account):
            await service.revoke(uow, account, key_id, context.now())
            await uow.commit()
