"""The waitlist: first come, first served, told once, and a quarter of an hour held."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from scheduling.errors import (
    IllegalTransition,
    Invalid,
    NotAllowed,
    NotFound,
    TooLong,
)
from scheduling.ids import uuid7
from scheduling.limits import MOST_LONG_TEXT
from scheduling.matching_messages import JoinWaitlist, WaitlistLine
from scheduling.message_kinds import MessageKind
from scheduling.offers import OfferState
from scheduling.records import Reservation
from scheduling.vocabulary import ReservationKind, ReservationStatus, VisitKind
from scheduling.waitlist import WaitlistEntry, WaitlistState
from sync_server.jobs import matching
from sync_server.services import waitlist
from sync_server.services.message_rows import Tiding
from tests.sync_server.jobs_due import due, times
from tests.sync_server.matching_shop import (
    asked,
    at_clock,
    customer,
    joined,
    offers_of,
    online,
)
from tests.sync_server.shop import Shop


async def _line(shop: Shop, entry_id: UUID) -> WaitlistLine:
    async with shop.acting("desk") as (uow, account):
        return await waitlist.one(uow, account, entry_id, shop.bootstrap.clock.now())


async def _serve(shop: Shop) -> int:
    return await matching.serve_waitlist(shop.bootstrap, shop.id)


async def _told(shop: Shop, about: UUID) -> list[MessageKind]:
    async with shop.uow() as uow:
        return [row.kind for row in await uow.rows.find(Tiding, about=about)]


async def test_joining_answers_the_place_and_is_confirmed(shop: Shop) -> None:
    now = at_clock(shop)
    first = await joined(shop)
    at_clock(shop, now + 1)
    second = await joined(shop)
    assert (first.position, second.position) == (1, 2)
    assert (first.state, first.told_until) == (WaitlistState.PENDING, now + 7200)
    assert first.measured_wait is None, "too few have waited to say anything"
    assert await _told(shop, first.entry_id) == [MessageKind.WAITLIST_JOINED]
    async with shop.acting("owner") as (uow, account):
        entries = (await waitlist.everybody(uow, account, now)).entries
        lines = await uow.audit.page(before=None, limit=10)
    assert [entry.entry_id for entry in entries] == [first.entry_id, second.entry_id]
    assert [line.what for line in lines].count("waitlist.join") == 2


async def test_what_was_said_stays_with_the_place(shop: Shop) -> None:
    said: dict[str, Any] = {
        "concern": "Smoke under the hood",
        "category": "engine",
        "urgent": True,
        "city": "Laval",
    }
    joined_line = await joined(shop, **said)
    async with shop.acting("owner") as (uow, account):
        (line,) = (await waitlist.everybody(uow, account, shop.bootstrap.clock.now())).entries
    assert {name: getattr(line, name) for name in said} == said
    assert line == joined_line
    quiet = await joined(shop)
    assert (quiet.concern, quiet.category, quiet.urgent, quiet.city) == ("", "", False, "")
    with pytest.raises(TooLong):
        await joined(shop, concern="x" * (MOST_LONG_TEXT + 1))


async def test_the_vehicle_stays_with_the_place_if_it_is_theirs(shop: Shop) -> None:
    line = await joined(shop, customer_id=shop.customer.id, vehicle_id=shop.vehicle.id)
    assert line.vehicle_id == shop.vehicle.id
    async with shop.acting("owner") as (uow, account):
        assert (await waitlist.everybody(uow, account, shop.bootstrap.clock.now())).entries == [line]
    for wrong in (shop.vehicle.id, uuid7()):
        with pytest.raises(NotFound) as caught:
            await joined(shop, vehicle_id=wrong)  # somebody else's place
        assert caught.value.params["field"] == "vehicle_id"


async def test_who_joined_in_the_same_second_stands_in_the_order_of_joining(shop: Shop) -> None:
    """Whatever their ids: a website's are behind a hash."""
    at_clock(shop)
    ids = sorted((uuid7() for _ in range(4)), reverse=True)
    lines = [await joined(shop, entry_id=each) for each in ids]
    assert [line.position for line in lines] == [1, 2, 3, 4]
    assert [(await _line(shop, each)).position for each in ids] == [1, 2, 3, 4]
    async with shop.acting("desk") as (uow, account):
        everybody = await waitlist.everybody(uow, account, shop.bootstrap.clock.now())
    assert [each.entry_id for each in everybody.entries] == ids
    await online(shop, "ivan")
    await _serve(shop)
    assert (await _line(shop, ids[0])).held_mechanic_id == shop.ivan.id
    assert [(await _line(shop, each)).position for each in ids] == [None, 1, 2, 3]


async def test_who_joins_at_the_same_moment_keeps_the_place_that_was_told(shop: Shop) -> None:
    at_clock(shop)
    people = [await customer(shop) for _ in range(4)]
    lines = await asyncio.gather(*(joined(shop, customer_id=each.id) for each in people))
    assert sorted(line.position or 0 for line in lines) == [1, 2, 3, 4]
    for line in lines:
        assert (await _line(shop, line.entry_id)).position == line.position


async def test_joining_again_is_the_same_entry_and_a_second_place_is_refused(shop: Shop) -> None:
    now = at_clock(shop)
    line = await joined(shop, customer_id=shop.customer.id)
    again = await joined(shop, customer_id=shop.customer.id, entry_id=line.entry_id)
    assert again == line
    with pytest.raises(IllegalTransition):
        await joined(shop, customer_id=shop.customer.id)
    other = await customer(shop)
    with pytest.raises(Invalid):
        await joined(shop, customer_id=other.id, entry_id=line.entry_id)
    assert now == line.joined_at


@pytest.mark.parametrize(
    ("over", "error"),
    [
        ({"kind": VisitKind.IN_PERSON}, Invalid),
        ({"minutes": 0}, Invalid),
        ({"minutes": 1441}, Invalid),
        ({"customer_id": uuid7()}, NotFound),
        ({"mechanic_id": uuid7()}, NotFound),
    ],
)
async def test_what_nobody_can_wait_for_is_refused(
    shop: Shop, over: dict[str, Any], error: type[Exception]
) -> None:
    at_clock(shop)
    with pytest.raises(error):
        await joined(shop, **({"customer_id": shop.customer.id} | over))


async def test_only_the_desk_and_the_owner_put_somebody_on_it(shop: Shop) -> None:
    now = at_clock(shop)
    line = await joined(shop)
    for name in ("anna", "ivan", "kiosk"):
        async with shop.acting(name) as (uow, account):
            wish = JoinWaitlist(entry_id=uuid7(), customer_id=shop.customer.id, kind=VisitKind.VIDEO)
            with pytest.raises(NotAllowed):
                await waitlist.join(uow, account, wish, now)
            with pytest.raises(NotAllowed):
                await waitlist.one(uow, account, line.entry_id, now)
            with pytest.raises(NotAllowed):
                await waitlist.everybody(uow, account, now)
            with pytest.raises(NotAllowed):
                await waitlist.leave(uow, account, line.entry_id, now)


async def test_who_comes_online_is_held_for_the_first_in_the_line(shop: Shop) -> None:
    now = at_clock(shop)
    first, second = await joined(shop), await joined(shop)
    assert await _serve(shop) == 0
    at_clock(shop, now + 60)
    await online(shop, "ivan")
    assert await due(shop, "look_for_work") >= 1
    assert await matching.look_for_work(shop.bootstrap, shop.id) == 1
    told = await _line(shop, first.entry_id)
    assert (told.state, told.held_mechanic_id, told.held_until) == (
        WaitlistState.NOTIFIED, shop.ivan.id, now + 960,
    )  # fmt: skip
    assert (await _line(shop, second.entry_id)).position == 1
    async with shop.uow() as uow:
        (hold,) = await uow.records.find(Reservation, kind=ReservationKind.WAITLIST)
    assert (hold.status, hold.mechanic_id, hold.expires_at) == (
        ReservationStatus.RESERVED, shop.ivan.id, now + 960,
    )  # fmt: skip
    assert (hold.starts, hold.ends, hold.blocks_end) == (now + 60, now + 960 + 1800, now + 960 + 2700)
    assert set(await _told(shop, first.entry_id)) == {
        MessageKind.WAITLIST_JOINED,
        MessageKind.WAITLIST_FREE,
    }
    assert now + 960 in await times(shop, "look_for_work")
    assert await _serve(shop) == 0, "told once"


async def test_what_was_not_answered_lapses_and_the_next_is_told(shop: Shop) -> None:
    now = at_clock(shop)
    first, second = await joined(shop), await joined(shop)
    await online(shop, "ivan")
    await _serve(shop)
    at_clock(shop, now + 600)
    await online(shop, "ivan")
    at_clock(shop, now + 899)
    assert await _serve(shop) == 0
    at_clock(shop, now + 900)
    assert await _serve(shop) == 2
    assert (await _line(shop, first.entry_id)).state is WaitlistState.EXPIRED
    assert (await _line(shop, second.entry_id)).held_until == now + 1800


async def test_whoever_joined_more_than_two_hours_ago_is_told_no_more(shop: Shop) -> None:
    now = at_clock(shop)
    early = await joined(shop)
    at_clock(shop, now + 1)
    late = await joined(shop)
    at_clock(shop, now + 7201)
    await online(shop, "ivan")
    await _serve(shop)
    assert (await _line(shop, early.entry_id)).state is WaitlistState.EXPIRED
    assert (await _line(shop, late.entry_id)).state is WaitlistState.NOTIFIED


async def test_leaving_frees_what_was_held(shop: Shop) -> None:
    now = at_clock(shop)
    first, second = await joined(shop), await joined(shop)
    await online(shop, "ivan")
    await _serve(shop)
    for _ in range(2):
        async with shop.acting("desk") as (uow, account):
            await waitlist.leave(uow, account, first.entry_id, now)
    assert (await _line(shop, first.entry_id)).state is WaitlistState.CANCELLED
    assert await _serve(shop) == 1
    assert (await _line(shop, second.entry_id)).held_mechanic_id == shop.ivan.id


async def test_one_who_waits_for_somebody_holds_up_nobody(shop: Shop) -> None:
    at_clock(shop)
    picky = await joined(shop, mechanic_id=shop.anna.id)
    anybody = await joined(shop)
    await online(shop, "ivan")
    await _serve(shop)
    assert (await _line(shop, picky.entry_id)).position == 1
    assert (await _line(shop, anybody.entry_id)).held_mechanic_id == shop.ivan.id


async def test_one_whose_wish_is_too_long_for_the_free_time_holds_up_nobody(shop: Shop) -> None:
    now = at_clock(shop)
    long, short = await joined(shop, minutes=240), await joined(shop)
    await online(shop, "ivan")
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add(replace(shop.slot(now + 7200), mechanic_id=shop.ivan.id))
        await uow.commit()
    assert await _serve(shop) == 1
    assert (await _line(shop, long.entry_id)).position == 1
    assert (await _line(shop, short.entry_id)).held_mechanic_id == shop.ivan.id


async def test_who_has_paid_comes_before_who_waits(shop: Shop) -> None:
    now = at_clock(shop)
    line = await joined(shop)
    made = await asked(shop)
    at_clock(shop, now + 60)
    await online(shop, "ivan")
    await matching.look_for_work(shop.bootstrap, shop.id)
    assert (await offers_of(shop, made.id))[shop.ivan.id].state is OfferState.OFFERED
    assert (await _line(shop, line.entry_id)).state is WaitlistState.PENDING


async def test_who_was_booked_meanwhile_waits_no_longer(shop: Shop) -> None:
    now = at_clock(shop, shop.bootstrap.clock.now() - 60)
    line = await joined(shop, customer_id=shop.customer.id)
    at_clock(shop, now + 60)
    await shop.send("desk", shop.booking(shop.at(10)))
    assert await _serve(shop) == 1
    assert (await _line(shop, line.entry_id)).state is WaitlistState.BOOKED


async def test_the_waiting_time_is_measured_over_enough_entries(shop: Shop) -> None:
    now = at_clock(shop)
    async with shop.uow() as uow:
        for number, seconds in enumerate((60, 120, 180, 240, 300)):
            row = WaitlistEntry(
                id=uuid7(),
                customer_id=shop.customer.id,
                kind=VisitKind.VIDEO,
                joined_at=now - 10_000 - number,
                state=WaitlistState.BOOKED,
                notified_at=now - 10_000 - number + seconds,
                held_mechanic_id=shop.ivan.id,
                held_until=now,
            )
            await uow.rows.add(row)
        await uow.commit()
    wait = (await joined(shop)).measured_wait
    assert wait is not None
    assert (wait.seconds, wait.rows, wait.at_least) == (180, 5, False)


async def test_anothers_entries_are_not_there(shop: Shop, other_shop: Shop) -> None:
    now = at_clock(shop)
    at_clock(other_shop)
    line = await joined(other_shop)
    with pytest.raises(NotFound):
        await _line(shop, line.entry_id)
    async with shop.acting("desk") as (uow, account):
        with pytest.raises(NotFound):
            await waitlist.leave(uow, account, line.entry_id, now)
