"""A session that lasts longer than it was booked for: up to where, by whom, in which bay."""

from __future__ import annotations

from dataclasses import replace

from scheduling.ids import uuid7
from scheduling.visit_commands import (
    ExtendSession,
)
from tests.sync_server.shop import Shop
from tests.sync_server.visiting import MINUTE, S, do, slot_of, stand


async def test_an_extension_ends_before_the_next_booking(shop: Shop) -> None:
    start = shop.at(10)
    row = await stand(shop, S.LIVE, starts=start, slot=True)
    following = await stand(shop, S.SCHEDULED, starts=start + 90 * MINUTE, slot=True)
    refused = await shop.send("desk", ExtendSession(session_id=row.id, minutes=45))
    assert (refused.status, refused.code) == ("conflict", "slot_taken")
    (blocking,) = refused.outcome.blocking
    assert (blocking.session_id, blocking.starts, blocking.customer_name) == (
        following.id, following.starts, "Somebody"
    )  # fmt: skip
    longest, *others = refused.outcome.alternatives
    assert (longest.starts, longest.minutes, longest.mechanic_id) == (start, 90, shop.anna.id)
    assert others
    assert all(each.minutes == 45 and each.starts >= start + 60 * MINUTE for each in others)
    assert (await shop.session(row.id)).minutes == 60
    assert await do(shop, "desk", ExtendSession(session_id=row.id, minutes=30)) == ("applied", "")
    slot = await shop.slot_of(row.id)
    assert slot is not None
    assert (slot.ends, slot.blocks_end) == (following.starts, following.starts), (
        "its buffer is cut, not the visit"
    )


async def test_an_extension_runs_beyond_closing_time_and_never_past_a_day(shop: Shop) -> None:
    row = await stand(shop, S.LIVE, starts=shop.at(19.5), minutes=30, slot=True)
    assert await do(shop, "anna", ExtendSession(session_id=row.id, minutes=60)) == ("applied", "")
    for minutes in (0, -5, 481):
        answer = await do(shop, "anna", ExtendSession(session_id=row.id, minutes=minutes))
        assert answer == ("rejected", "invalid")
    whole = await stand(shop, S.LIVE, minutes=1435)
    assert await do(shop, "anna", ExtendSession(session_id=whole.id, minutes=6)) == ("rejected", "invalid")


async def test_an_independent_mechanics_session_is_extended_by_nobody_else(shop: Shop) -> None:
    """It would be work that was not accepted."""
    row = await stand(shop, S.LIVE, mechanic_id=shop.ivan.id, slot=True)
    for who in ("owner", "desk"):
        assert await do(shop, who, ExtendSession(session_id=row.id, minutes=15)) == (
            "rejected",
            "not_allowed",
        )
    assert await do(shop, "ivan", ExtendSession(session_id=row.id, minutes=15)) == ("applied", "")


async def test_an_extension_is_refused_for_a_bay_that_is_promised(shop: Shop) -> None:
    start = shop.at(10)
    row = await stand(shop, S.LIVE, starts=start, slot=False)
    async with shop.uow() as uow:
        await uow.bump()
        bay = shop.bays[0].id
        await uow.reservations.take(replace(slot_of(shop, row), bay_id=bay), needs_bay=True)
        rival = replace(row, id=uuid7(), starts=start + 75 * MINUTE, mechanic_id=shop.bert.id)
        await uow.records.add(rival)
        await uow.reservations.take(replace(slot_of(shop, rival), bay_id=bay), needs_bay=True)
        await uow.commit()
    refused = await shop.send("anna", ExtendSession(session_id=row.id, minutes=30))
    assert refused.code == "slot_taken"
    assert refused.outcome.blocking, "whoever has the bay"
    assert refused.outcome.alternatives[0].minutes == 75
