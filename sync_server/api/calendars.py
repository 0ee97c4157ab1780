"""Calendars from outside, subscribed as busy times."""

from __future__ import annotations

from uuid import UUID

from litestar import Controller, delete, get, post
from litestar.params import FromPath, JSONBody

from scheduling.calendar_messages import CalendarLine, Calendars, SubscribeWish
from scheduling.errors import ErrorCode
from scheduling.rights import Action
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.services import subscriptions

HOURS = (Action.MANAGE_WORKSHOP_HOURS, Action.MANAGE_AFFILIATED_HOURS, Action.MANAGE_OWN_HOURS)


class CalendarsController(Controller):
    """``/calendars``: needs a token."""

    path = "/calendars"
    tags = ("calendars",)
    security = SIGNED_IN
    guards = (signed_in,)

    @get("/", opt=needs(*HOURS), responses=refusals())
    async def all(self, context: Asked, principal: Asker) -> Calendars:
        """The subscribed calendars, each with its age and what failed. An independent mechanic sees their own."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await subscriptions.calendars(uow, account, context.now())

    @post(
        "/",
        status_code=200,
        opt=needs(*HOURS),
        responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.TOO_LONG),
    )
    async def subscribe(
        self, data: JSONBody[SubscribeWish], context: Asked, principal: Asker
    ) -> CalendarLine:
        """Subscribe an .ics address: it is fetched at once and every half hour, its events become busy times."""
        anywhere = context.bootstrap.settings.calendars_anywhere
        async with context.acting(principal) as (uow, account):
            line = await subscriptions.subscribe(uow, account, data, context.now(), anywhere=anywhere)
            await uow.commit()
        return line

    @delete(
        "/{subscription_id:uuid}",
        status_code=204,
        opt=needs(*HOURS),
        responses=refusals(ErrorCode.NOT_FOUND),
    )
    async def remove(self, subscription_id: FromPath[UUID], context: Asked, principal: Asker) -> None:
        """Forget a calendar: its busy times go with it."""
        async with context.acting(principal) as (uow, account):
            await subscriptions.remove(uow, account, subscription_id, context.now())
            await uow.commit()
