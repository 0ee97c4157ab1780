"""A time that was held before the notice began is booked within the hold: what was offered is accepted."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from scheduling.vocabulary import SessionState, VisitKind
from scheduling.wire import HoldRequest
from sync_server.services import holds, site_bookings, site_holds
from sync_server.services.holds import HoldRefused
from sync_server.services.site_messages import SiteSession
from tests.sync_server.matching_shop import at_clock, hire
from tests.sync_server.shop import HOUR, Shop
from tests.sync_server.site_world import Website

NOTICE = 2 * HOUR


async def _booked(shop: Shop, after: int) -> SiteSession:
    """A visitor holds a time at the last second of the notice, and books it so many seconds later."""
    starts = shop.at(12)
    at_clock(shop, starts - NOTICE)
    website = await Website.of(shop)
    reference, held = await website.bring(), website.hold(starts)
    async with shop.acting("site") as (uow, account):
        await site_holds.hold(uow, account, held, website.now)
    wish = website.booking(reference, starts, hold_id=held.hold_id)
    async with shop.acting("site") as (uow, account):
        return await site_bookings.book(uow, account, wish, website.now + after)


@pytest.mark.parametrize("after", [1, 899])
async def test_a_websites_customer_books_what_they_hold(shop: Shop, after: int) -> None:
    assert (await _booked(shop, after)).state == "scheduled"


async def test_what_lapsed_since_keeps_nobody_from_what_they_hold(shop: Shop) -> None:
    """Three mechanics for whoever names none: two visitors leave, two others come, and the third is still there."""
    website, starts = await Website.of(shop), shop.at(12)
    reference = await website.bring()

    async def hold(at: int) -> UUID:
        wish = website.hold(starts, mechanic_id=None)
        async with shop.acting("site") as (uow, account):
            await site_holds.hold(uow, account, wish, at)
        return wish.hold_id

    now = at_clock(shop, website.now)
    _, _, held = await hold(now), await hold(now), await hold(now + 600)
    later = at_clock(shop, now + 900)
    _, _ = await hold(later), await hold(later)
    wish = website.booking(reference, starts, mechanic_id=None, hold_id=held)
    async with shop.acting("site") as (uow, account):
        assert (await site_bookings.book(uow, account, wish, later)).state == "scheduled"


async def test_once_the_hold_has_lapsed_the_notice_counts_again(shop: Shop) -> None:
    with pytest.raises(HoldRefused) as refused:
        await _booked(shop, 900)
    assert refused.value.outcome.reasons == ["too_soon"]


@pytest.mark.parametrize(("after", "state"), [(899, SessionState.SCHEDULED), (900, SessionState.OFFERED)])
async def test_a_standing_yes_is_judged_as_of_the_hold(shop: Shop, after: int, state: SessionState) -> None:
    ready = await hire(shop, "ready", allow_instant_booking=True)
    starts = shop.at(12)
    now = at_clock(shop, starts - NOTICE)
    command = shop.booking(starts, mechanic_id=ready.id)
    asked = HoldRequest(
        hold_id=command.reservation_id,
        starts=starts,
        minutes=60,
        kind=VisitKind.IN_PERSON.value,
        mechanic_id=ready.id,
    )
    async with shop.acting("desk") as (uow, account):
        await holds.place(uow, account, asked, now)
    at_clock(shop, now + after)
    await shop.send("desk", replace(command, hold_id=command.reservation_id))
    assert (await shop.session(command.session_id)).state is state
