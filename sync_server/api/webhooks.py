"""What a gateway tells of its own accord."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from litestar import Request, post
from litestar.params import FromPath

from scheduling.errors import ErrorCode, Invalid, NotFound
from scheduling.records import Organization
from sync_server.http.context import Asked
from sync_server.http.documented import refusals
from sync_server.services.money import telling
from sync_server.services.money.gateway import BadSignature


@post(
    "/webhooks/payments/{organization:uuid}",
    status_code=200,
    tags=["webhooks"],
    responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.TOO_MANY_ATTEMPTS, signed_in=False),
)
async def payments(
    organization: FromPath[UUID], request: Request[Any, Any, Any], context: Asked
) -> dict[str, str]:
    """A signed message of the payment gateway: applied once, however often and in whatever order it comes.

    `outcome`: `applied`, `ignored` (overtaken), `illegal`, or `unknown` (signed, but of nothing known here): all of
    them 200, so that the gateway need not tell it again. `400` for a signature that is wrong or too old.
    """
    now = context.now()
    address = request.client.host if request.client else ""
    context.webhook_limits.check(address, now)
    gateway = context.bootstrap.gateway
    try:
        event = gateway.read_event(
            await request.body(), request.headers.get(gateway.signature_header, ""), now
        )
    except BadSignature as error:
        context.webhook_limits.failed(address, now)
        raise Invalid("signature") from error
    async with context.bootstrap.unit_of_work(organization) as uow:
        if await uow.records.get(Organization, organization) is None:
            raise NotFound("organization")
        outcome = await telling.receive(uow, event, now)
        await uow.commit()
    return {"outcome": outcome}
