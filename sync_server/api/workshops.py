"""Workshops near a postal code, for any website; and each owner's own line on that list."""

from __future__ import annotations

from typing import Annotated, Any

from litestar import Controller, Request, get, put
from litestar.params import JSONBody, QueryParameter

from scheduling.errors import ErrorCode
from scheduling.management_messages import ListingAnswer, ListingForm
from scheduling.rights import Action
from sync_server.http.context import Asked, Asker, signed_in
from sync_server.http.documented import SIGNED_IN, needs, refusals
from sync_server.services import listing
from sync_server.services.listing_messages import WorkshopsNear

_WORKSHOP = needs(Action.MANAGE_WORKSHOP)

PostalCode = Annotated[str, QueryParameter(min_length=3, max_length=10)]
City = Annotated[str, QueryParameter(max_length=100)]
Most = Annotated[int, QueryParameter(ge=1, le=listing.MOST_NEAR)]


class ListingController(Controller):
    """Needs the owner's token."""

    path = "/organization/listing"
    tags = ("management",)
    guards = (signed_in,)
    security = SIGNED_IN

    @get("/", opt=_WORKSHOP, responses=refusals())
    async def listing(self, context: Asked, principal: Asker) -> ListingAnswer:
        """Whether the workshop is on the public list, and what is shown of it there."""
        async with context.acting(principal, reading=True) as (uow, account):
            return await listing.listing(uow, account)

    @put(
        "/", opt=_WORKSHOP, responses=refusals(ErrorCode.TOO_LONG, ErrorCode.NOT_FOUND, ErrorCode.STALE_EDIT)
    )
    async def put_listing(
        self, data: JSONBody[ListingForm], context: Asked, principal: Asker
    ) -> ListingAnswer:
        """List the workshop for customers near it, change what is shown, or take it off the list.

        Name, place and phone are those of the organization, and follow it.
        """
        async with context.acting(principal) as (uow, account):
            answer = await listing.put(uow, account, data, context.now())
            await uow.commit()
        return answer


@get(
    "/workshops",
    tags=["workshops"],
    responses=refusals(ErrorCode.TOO_MANY_ATTEMPTS, signed_in=False),
)
async def workshops(
    request: Request[Any, Any, Any],
    context: Asked,
    *,
    postal_code: PostalCode,
    city: City = "",
    most: Most = 20,
) -> WorkshopsNear:
    """Listed workshops near a Canadian postal code, the nearest first: of the same area, of the same city if one is
    named, of the same first two characters, of the same first letter; then by name.

    The first three characters are enough. Sixty requests a minute for one network address.
    """
    context.directory_limits.check(request.client.host if request.client else "", context.now())
    return await listing.near(context.bootstrap.directory(), postal_code, city, most)
