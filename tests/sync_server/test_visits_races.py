"""What several people do to one session at one time: it happens once, and one of them wins."""

from __future__ import annotations

import asyncio
from uuid import UUID

from scheduling.commands import Command
from scheduling.visit_commands import (
    CheckIn,
    CompleteSession,
    ExtendSession,
    ForceEndSession,
    MarkNoShow,
    StartSession,
)
from scheduling.vocabulary import VisitKind
from scheduling.wire import PushResult
from sync_server.services import visits
from tests.sync_server.shop import Shop
from tests.sync_server.visiting import MINUTE, S, now_of, stand, today


async def _both(shop: Shop, *sent: tuple[str, Command]) -> list[PushResult]:
    return list(await asyncio.gather(*(shop.send(who, command) for who, command in sent)))


async def _changes(shop: Shop, session_id: UUID) -> list[str]:
    return [what for what, before, after in await shop.steps(session_id) if before != after]


async def test_checked_in_from_two_devices_it_happens_once(shop: Shop) -> None:
    row = await stand(shop, S.SCHEDULED)
    check = CheckIn(session_id=row.id)
    answers = await _both(shop, ("desk", check), ("owner", check), ("anna", check))
    assert {each.code for each in answers} == {""}
    assert await _changes(shop, row.id) == ["checked in"]


async def test_started_twice_it_starts_once(shop: Shop) -> None:
    row = await stand(shop, S.WAITING)
    first, second = (shop.mutation("anna", StartSession(session_id=row.id)) for _ in range(2))
    assert {(await shop.send("anna", each)).code for each in (first, second, first)} == {""}
    assert await _changes(shop, row.id) == ["started"]


async def test_started_on_two_connections_at_once_it_starts_once(shop: Shop) -> None:
    row = await stand(shop, S.WAITING)

    async def begin() -> str:
        async with shop.acting("anna") as (uow, account):
            await uow.bump()
            return (await visits.start(uow, account, StartSession(session_id=row.id), now_of(shop))).code

    assert await asyncio.gather(*(begin() for _ in range(4))) == [""] * 4
    assert await _changes(shop, row.id) == ["started"]


async def test_complete_against_force_end_one_wins(shop: Shop) -> None:
    row = await stand(shop, S.LIVE)
    answers = await _both(
        shop,
        ("anna", CompleteSession(session_id=row.id, summary="Done")),
        ("owner", ForceEndSession(session_id=row.id, reason="Closing")),
    )
    assert sorted(each.code for each in answers) == ["", "gone"]
    assert len(await _changes(shop, row.id)) == 1


async def test_no_show_against_check_in_one_wins(shop: Shop) -> None:
    row = await stand(shop, S.PENDING, starts=today(shop))
    answers = await _both(
        shop, ("desk", MarkNoShow(session_id=row.id)), ("owner", CheckIn(session_id=row.id))
    )
    assert sorted(each.code for each in answers) == ["", "illegal_transition"]
    assert len(await _changes(shop, row.id)) == 1


async def test_extend_against_a_booking_one_wins(shop: Shop) -> None:
    start = shop.at(10)
    row = await stand(shop, S.LIVE, starts=start, slot=True, kind=VisitKind.PHONE)
    booking = shop.booking(start + 75 * MINUTE, kind=VisitKind.PHONE)
    answers = await _both(shop, ("anna", ExtendSession(session_id=row.id, minutes=60)), ("desk", booking))
    assert sorted(each.code for each in answers) == ["", "slot_taken"]
    slot = await shop.slot_of(row.id)
    other = await shop.slot_of(booking.session_id)
    assert slot is not None
    assert (slot.ends == start + 120 * MINUTE) is (other is None)
