"""Free times: verdicts with every reason, slots by day."""

from __future__ import annotations

from datetime import date
from typing import Annotated
from uuid import UUID

from litestar import Controller, get, post
from litestar.params import FromQuery, JSONBody, QueryParameter

from scheduling.availability_messages import MOST_DAYS, SlotsAnswer, VerdictsAnswer, VerdictsQuestion
from scheduling.errors import ErrorCode
from scheduling.limits import MOST_MINUTES
from scheduling.rights import Action
from scheduling.vocabulary import VisitKind
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.services import availability as service

Days = Annotated[int, QueryParameter(ge=1, le=MOST_DAYS)]
Minutes = Annotated[int, QueryParameter(ge=1, le=MOST_MINUTES)]
Mechanics = Annotated[list[UUID] | None, QueryParameter()]


class AvailabilityController(Controller):
    """``/availability``: needs a token."""

    path = "/availability"
    tags = ("availability",)
    security = SIGNED_IN
    guards = (signed_in,)

    @post("/verdicts", status_code=200, opt=needs(Action.VIEW_BUSY), responses=refusals(ErrorCode.NOT_FOUND))
    async def verdicts(
        self, data: JSONBody[VerdictsQuestion], context: Asked, principal: Asker
    ) -> VerdictsAnswer:
        """Free, or every reason why not, for up to 200 times at once."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await service.verdicts(uow, account, context.calendars, data.questions, context.now())

    @get("/slots", opt=needs(Action.VIEW_BUSY), responses=refusals(ErrorCode.NOT_FOUND))
    async def slots(
        self,
        context: Asked,
        principal: Asker,
        *,
        first_day: FromQuery[date],
        minutes: Minutes,
        kind: FromQuery[VisitKind],
        days: Days = 1,
        mechanic: Mechanics = None,
        anybody: FromQuery[bool] = False,
        for_customer: FromQuery[bool] = False,
    ) -> SlotsAnswer:
        """The times at which a session may begin, by mechanic, day and part of the day."""
        wanted = service.SlotsWanted(
            first_day=first_day,
            days=days,
            minutes=minutes,
            kind=kind,
            mechanic_ids=mechanic or (),
            anybody=anybody,
            for_customer=for_customer,
        )
        async with context.acting(principal, reading=True) as (uow, account):
            return await service.slots(uow, account, context.calendars, wanted, context.now())
