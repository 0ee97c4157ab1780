"""A website's bookings: made, moved, cancelled, followed. Holds and customers are ``site``, paying is elsewhere."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from litestar import Controller, get, post
from litestar.params import FromPath, FromQuery, JSONBody, QueryParameter

from scheduling.errors import ErrorCode
from scheduling.keys import Scope
from scheduling.rights import Action
from sync_server.http.context import Asked, Asker, with_key
from sync_server.http.documented import WITH_KEY, needs, refusals
from sync_server.http.unknown_fields import refuse_unknown_fields
from sync_server.services import site_bookings, site_following
from sync_server.services.site_following_messages import SiteBookingView, SiteChanges
from sync_server.services.site_messages import SiteBooking, SiteCancel, SiteMove, SiteSession

Cursor = Annotated[str, QueryParameter(max_length=100)]
_BOOKINGS = needs(Action.ACT_FOR_CUSTOMERS, scope=Scope.BOOKINGS)


class SiteBookingsController(Controller):
    """``/site/bookings``: needs a key with the scope of bookings."""

    path = "/site/bookings"
    tags = ("site",)
    guards = (with_key,)
    before_request = staticmethod(refuse_unknown_fields)
    security = WITH_KEY

    @get("/", opt=_BOOKINGS, responses=refusals(ErrorCode.NOT_FOUND, ErrorCode.CURSOR_TOO_OLD))
    async def changes(
        self, context: Asked, principal: Asker, *, after: Cursor = "", customer: FromQuery[UUID | None] = None
    ) -> SiteChanges:
        """Which of the site's bookings have changed since it last asked, each as it stands now. Scope: bookings.

        Whoever changed them: the shop, the mechanic, the clock or the customer. Without `after` all there are; then
        with the `cursor` of the answer before. `410` (`cursor_too_old`): begin again without. `customer`: only that
        reference's. Money that goes back later changes nothing here: ask for the booking itself.
        """
        async with context.acting(principal, reading=True) as (uow, account):
            return await site_following.changed(uow, account, context.now(), after=after, reference=customer)

    @get("/{session_id:uuid}", opt=_BOOKINGS, responses=refusals(ErrorCode.NOT_FOUND))
    async def booking(
        self, session_id: FromPath[UUID], context: Asked, principal: Asker, *, customer: FromQuery[UUID]
    ) -> SiteBookingView:
        """All that its customer may know of a booking: state, time, mechanic, money, what may be done. Scope: bookings.

        `customer` is your reference of whose booking it is; another one's is not found.
        """
        async with context.acting(principal, reading=True) as (uow, account):
            return await site_following.booking(uow, account, session_id, customer, context.now())

    @post(
        "/",
        status_code=200,
        opt=_BOOKINGS,
        responses=refusals(
            ErrorCode.HAS_UPCOMING,
            ErrorCode.SLOT_TAKEN,
            ErrorCode.NOT_AVAILABLE,
            ErrorCode.PRICE_CHANGED,
            ErrorCode.PLAN_WITHDRAWN,
            ErrorCode.PAYMENT_NEEDED,
            ErrorCode.REFERENCE_REUSED,
            ErrorCode.NOT_FOUND,
            ErrorCode.TOO_LONG,
        ),
    )
    async def book(self, data: JSONBody[SiteBooking], context: Asked, principal: Asker) -> SiteSession:
        """Book what needs no payment, or 409 with why not and the nearest times. Scope: bookings.

        A `hold_id` that is of another time, or was booked by, is refused (`reference_reused`), and stays held.
        Sent again with the same id, nothing is booked twice and the booking is answered as it stands.
        """
        async with context.acting(principal) as (uow, account):
            answer = await site_bookings.book(uow, account, data, context.now())
            await uow.commit()
        return answer

    @post(
        "/{session_id:uuid}/move",
        status_code=200,
        opt=_BOOKINGS,
        responses=refusals(
            ErrorCode.SLOT_TAKEN,
            ErrorCode.NOT_AVAILABLE,
            ErrorCode.STALE_MOVE,
            ErrorCode.GONE,
            ErrorCode.TOO_LATE,
            ErrorCode.ILLEGAL_TRANSITION,
            ErrorCode.NOT_FOUND,
        ),
    )
    async def move(
        self, session_id: FromPath[UUID], data: JSONBody[SiteMove], context: Asked, principal: Asker
    ) -> SiteSession:
        """Move a booking as its customer; the old time is let go only if the new one is free. Scope: bookings."""
        async with context.acting(principal) as (uow, account):
            answer = await site_bookings.move(uow, account, session_id, data, context.now())
            await uow.commit()
        return answer

    @post(
        "/{session_id:uuid}/cancel",
        status_code=200,
        opt=_BOOKINGS,
        responses=refusals(
            ErrorCode.GONE, ErrorCode.ILLEGAL_TRANSITION, ErrorCode.NOT_FOUND, ErrorCode.TOO_LONG
        ),
    )
    async def cancel(
        self, session_id: FromPath[UUID], data: JSONBody[SiteCancel], context: Asked, principal: Asker
    ) -> SiteSession:
        """Cancel a booking as its customer. Scope: bookings. Sent again, nothing more happens.

        `GET /site/bookings/{session_id}` tells what comes back of what was paid, before and after.
        """
        async with context.acting(principal) as (uow, account):
            answer = await site_bookings.cancel(uow, account, session_id, data, context.now())
            await uow.commit()
        return answer
