"""The step to pending waits for a customer who is active elsewhere, but not for what a closed day left open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scheduling.records import Session
from scheduling.vocabulary import SessionState
from sync_server.jobs import clock
from tests.sync_server.shop import HOUR, Shop

DAY = 86_400


async def _session(shop: Shop, hour: float, state: SessionState, starts: int | None, **over: int) -> Session:
    """One of the shop's customer, put into a state and to a time that booking would not give it."""
    command = shop.booking(shop.at(hour))
    await shop.send("desk", command)
    changed = replace(
        await shop.session(command.session_id), state=state, starts=starts, created_at=over.get("created", 1)
    )
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.put(changed)
        await uow.commit()
    return changed


@pytest.mark.parametrize("state", [SessionState.PENDING, SessionState.WAITING, SessionState.LIVE])
async def test_a_customer_who_is_still_active_is_skipped_and_tried_again(
    shop: Shop, state: SessionState
) -> None:
    now = shop.bootstrap.clock.now()
    elsewhere = await _session(shop, 9, state, now)
    due = await _session(shop, 12, SessionState.SCHEDULED, now + 600)
    assert await clock.tick(shop.bootstrap, shop.id) == 0
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.put(replace(elsewhere, state=SessionState.COMPLETED))
        await uow.commit()
    assert await clock.tick(shop.bootstrap, shop.id) == 1
    assert (await shop.session(due.id)).state is SessionState.PENDING


@pytest.mark.parametrize("state", [SessionState.PENDING, SessionState.WAITING, SessionState.LIVE])
async def test_what_an_earlier_day_left_open_keeps_nobody_waiting(shop: Shop, state: SessionState) -> None:
    now = shop.bootstrap.clock.now()
    left_open = await _session(shop, 9, state, now - DAY - 2 * HOUR)
    due = await _session(shop, 12, SessionState.SCHEDULED, now + 600)
    assert await clock.tick(shop.bootstrap, shop.id) == 2, "and what was left open is listed"
    assert (await shop.session(due.id)).state is SessionState.PENDING
    assert (await shop.session(left_open.id)).state is state, "staff settle it"


async def test_an_immediate_session_counts_on_the_day_it_was_made(shop: Shop) -> None:
    now = shop.bootstrap.clock.now()
    immediate = await _session(shop, 9, SessionState.LIVE, None, created=now)
    await _session(shop, 12, SessionState.SCHEDULED, now + 600)
    assert not await clock.tick(shop.bootstrap, shop.id)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.put(replace(immediate, created_at=now - 2 * DAY))
        await uow.commit()
    assert await clock.tick(shop.bootstrap, shop.id)
