"""Signed waivers: receiving, reading, what the owner does with them, who has still to sign."""

from __future__ import annotations

from typing import Annotated, Any
from uuid import UUID

from litestar import Controller, Request, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from scheduling.errors import ErrorCode
from scheduling.rights import Action
from scheduling.waiver_messages import (
    MOST_LISTED,
    ActAnswer,
    ActRequest,
    AnchorPage,
    MissingWaivers,
    Verification,
    WaiverDelivery,
    WaiverDetail,
    WaiverDue,
    WaiverPage,
    WaiverReceipt,
)
from sync_server.config import read_seal_key
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.http.words import language_of
from sync_server.services import (
    waiver_acts,
    waiver_due,
    waiver_reading,
    waiver_receiving,
    waiver_retention,
    waiver_verifying,
)
from sync_server.services.refusals import WaiverDiffers

MOST_RECORD = 4_000_000
"""Bytes: a text of 200,000 characters and some minutes of drawing."""
Before = Annotated[int | None, QueryParameter(ge=1, le=2**53)]
Limit = Annotated[int, QueryParameter(ge=1, le=MOST_LISTED)]


class WaiversController(Controller):
    """``/waivers``: needs a token."""

    path = "/waivers"
    tags = ("waivers",)
    security = SIGNED_IN
    guards = (signed_in,)

    @post(
        "/",
        status_code=200,
        request_max_body_size=MOST_RECORD,
        opt=needs(Action.CAPTURE_WAIVER, Action.WITNESS_WAIVER),
        responses=refusals(ErrorCode.WAIVER_DIFFERS, ErrorCode.WAIVER_ERASED),
    )
    async def receive(
        self, data: JSONBody[WaiverDelivery], context: Asked, principal: Asker
    ) -> WaiverReceipt:
        """Take in what was signed at a kiosk, or on paper with the asker as its witness.

        Safe to repeat: the same record is answered the same. A faulty record is kept, with its fault in the answer, and
        does not count; what is wrong with the device's own chain is named and refuses nothing. Another content under
        an id that was received before is refused and kept apart. At most 4 MB.
        """
        async with context.acting(principal) as (uow, account):
            received = await waiver_receiving.receive(uow, account, data, context.now())
            await uow.commit()
        if received.receipt is None:
            raise WaiverDiffers(waiver_id=str(data.record.id))
        return received.receipt

    @get("/", opt=needs(Action.READ_WAIVERS), responses=refusals())
    async def page(
        self,
        context: Asked,
        principal: Asker,
        *,
        customer: FromQuery[UUID | None] = None,
        session: FromQuery[UUID | None] = None,
        before: Before = None,
        limit: Limit = 50,
    ) -> WaiverPage:
        """Signed waivers, newest first, of one customer or session if named; a mechanic's own customers'."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await waiver_reading.page(
                uow,
                account,
                context.now(),
                customer_id=customer,
                session_id=session,
                before=before,
                limit=limit,
            )

    @get(
        "/due",
        opt=needs(Action.READ_WAIVERS, Action.CAPTURE_WAIVER),
        responses=refusals(ErrorCode.NOT_FOUND),
    )
    async def due(self, context: Asked, principal: Asker, *, session: FromQuery[UUID]) -> WaiverDue:
        """Whether a session's customer has to sign, which text, from when; a kiosk asks about today's arrivals only."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await waiver_due.due(uow, account, session, context.now())

    @get("/missing", opt=needs(Action.READ_WAIVERS), responses=refusals())
    async def missing(self, context: Asked, principal: Asker) -> MissingWaivers:
        """Today's sessions whose customer has still to sign; a mechanic's own."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await waiver_due.missing(uow, account, context.now())

    @get("/verify", opt=needs(Action.VIEW_AUDIT), responses=refusals())
    async def verify(self, request: Request[Any, Any, Any], context: Asked, principal: Asker) -> Verification:
        """Whether what was signed is still what was signed: every row against its hash, every chain, every sealed head.

        For the owner. Takes a while where there is much: it reads everything.
        """
        key = read_seal_key(context.bootstrap.settings)
        language = language_of(request.headers.get("accept-language", ""))
        async with context.acting(principal, reading=True) as (uow, account):
            return await waiver_verifying.verify_as(uow, account, key, context.now(), language)

    @get("/anchors", opt=needs(Action.VIEW_AUDIT), responses=refusals())
    async def anchors(self, context: Asked, principal: Asker) -> AnchorPage:
        """The sealed heads of the chain, newest first: to keep where nobody at the server can write."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await waiver_retention.anchors(uow, account)

    @get(
        "/{waiver_id:uuid}",
        opt=needs(Action.READ_WAIVERS),
        responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.WAIVER_ERASED),
    )
    async def read(self, waiver_id: FromPath[UUID], context: Asked, principal: Asker) -> WaiverDetail:
        """One whole, with what was done with it. That it was read is in the trail."""
        async with context.acting(principal) as (uow, account):
            detail = await waiver_reading.read(uow, account, waiver_id, context.now())
            await uow.commit()
        return detail

    @post(
        "/{waiver_id:uuid}/acts",
        status_code=200,
        opt=needs(Action.SUPERSEDE_WAIVER, Action.HOLD_WAIVER),
        responses=refusals(
            ErrorCode.NOT_FOUND,
            ErrorCode.GONE,
            ErrorCode.TOO_LONG,
            ErrorCode.WAIVER_ERASED,
            ErrorCode.WAIVER_SUPERSEDED,
            ErrorCode.WAIVER_ALTERED,
        ),
    )
    async def act(
        self, waiver_id: FromPath[UUID], data: JSONBody[ActRequest], context: Asked, principal: Asker
    ) -> ActAnswer:
        """Supersede it, hold it for a lawsuit, or end a hold: the owner, with a reason. Safe to repeat."""
        async with context.acting(principal) as (uow, account):
            answer = await waiver_acts.act(uow, account, waiver_id, data, context.now())
            await uow.commit()
        return answer
