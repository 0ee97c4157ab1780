"""The texts of waivers: every version, what changed between two, publishing the next."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from litestar import Controller, get, post
from litestar.params import FromQuery, JSONBody, QueryParameter

from scheduling.errors import ErrorCode
from scheduling.rights import Action
from scheduling.waiver_messages import PublishText, TextDiff, WaiverTexts
from scheduling.waiver_records import WaiverTemplate
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.services import waiver_texts as service

MOST_TEXT = 2_000_000
"""Bytes: 200,000 characters, and the ticks."""
Province = Annotated[str | None, QueryParameter(pattern="^[A-Z]{2}$")]
Language = Annotated[str | None, QueryParameter(pattern="^(en|fr)$")]
_SEEN = needs(Action.READ_WAIVERS, Action.CAPTURE_WAIVER)


class WaiverTextsController(Controller):
    """``/waiver-texts``: needs a token."""

    path = "/waiver-texts"
    tags = ("waivers",)
    security = SIGNED_IN
    guards = (signed_in,)

    @get("/", opt=_SEEN, responses=refusals())
    async def texts(
        self,
        context: Asked,
        principal: Asker,
        *,
        current: FromQuery[bool] = False,
        province: Province = None,
        language: Language = None,
    ) -> WaiverTexts:
        """Every version, or with ``current`` those that are asked for now, by province and language."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await service.texts(
                uow, account, context.now(), current=current, province=province, language=language
            )

    @get("/diff", opt=_SEEN, responses=refusals(ErrorCode.NOT_FOUND))
    async def diff(
        self, context: Asked, principal: Asker, *, before: FromQuery[UUID], after: FromQuery[UUID]
    ) -> TextDiff:
        """What changed from one version to another, line by line."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await service.diff(uow, account, before, after)

    @post(
        "/",
        status_code=200,
        request_max_body_size=MOST_TEXT,
        opt=needs(Action.MANAGE_POLICIES),
        responses=refusals(ErrorCode.STALE_EDIT, ErrorCode.TOO_LONG),
    )
    async def publish(self, data: JSONBody[PublishText], context: Asked, principal: Asker) -> WaiverTemplate:
        """Publish the next version, now or from an instant on. It is never changed; who signed before signs anew."""
        async with context.acting(principal) as (uow, account):
            template = await service.publish(uow, account, data, context.now())
            await uow.commit()
        return template
