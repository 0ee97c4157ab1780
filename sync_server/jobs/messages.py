"""Messages that are due: written, decided and handed to the carrier, each organization in turn, every minute.

A sweep, not a job for each message: what a killed worker left is found again by its instant. Each message is
claimed, sent and settled in steps of their own (``services.delivery``).
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from sync_server.bootstrap import Bootstrap
from sync_server.jobs.in_turn import all_of, each
from sync_server.services import delivery
from sync_server.services.message_rows import SentMessage
from sync_server.services.outgoing import CarrierRefused, Outgoing

logger = logging.getLogger("sync_server.jobs")

MOST_STORIES = 200
MOST_MESSAGES = 200
"""A run and organization: the next minute goes on."""
CARRIER_SECONDS = 60.0


async def send_due(bootstrap: Bootstrap, tenant_id: UUID) -> int:
    """Write and send what is due; how many left. One that cannot be decided keeps no other waiting."""

    async def write() -> int:
        await plan_due(bootstrap, tenant_id)
        return 0

    async def send() -> int:
        async with bootstrap.unit_of_work(tenant_id) as uow:
            rows = await delivery.waiting_messages(uow, bootstrap.clock.now(), MOST_MESSAGES)
        return await each(rows, partial(send_one, bootstrap, tenant_id))

    return await all_of((write, send))


async def plan_due(bootstrap: Bootstrap, tenant_id: UUID) -> int:
    """Write the messages of what happened and of what comes near; how many."""
    async with bootstrap.unit_of_work(tenant_id) as uow:
        stories = await delivery.waiting_stories(uow, bootstrap.clock.now(), MOST_STORIES)

    async def plan(about: UUID) -> int:
        async with bootstrap.unit_of_work(tenant_id) as uow:
            count = await delivery.plan(uow, about, bootstrap.clock.now())
            await uow.commit()
            return count

    return await each(stories, plan)


async def ask_weekly(bootstrap: Bootstrap, tenant_id: UUID) -> int:
    """The weekly question, where it is wanted and due."""
    async with bootstrap.unit_of_work(tenant_id) as uow:
        count = await delivery.ask_weekly(uow, bootstrap.clock.now())
        if count:
            await uow.commit()
        return count


async def send_one(bootstrap: Bootstrap, tenant_id: UUID, row: SentMessage) -> bool:
    """Claim, hand over, settle; whether it went."""
    now = bootstrap.clock.now()
    async with bootstrap.unit_of_work(tenant_id) as uow:
        outgoing = await delivery.claim(uow, row, bootstrap.notifier, now)
        await uow.commit()
    if outgoing is None:
        return False
    mine = delivery.claimed(row, now)
    outcome = await _hand_over(bootstrap, outgoing)
    async with bootstrap.unit_of_work(tenant_id) as uow:
        now = bootstrap.clock.now()
        if outcome.receipt is None:
            await delivery.not_sent(uow, mine, now, for_good=outcome.for_good)
        else:
            await delivery.sent(uow, mine, outcome.receipt, now)
        await uow.commit()
    return outcome.receipt is not None


@dataclass(frozen=True, slots=True)
class _Outcome:
    receipt: str | None
    for_good: bool = False


async def _hand_over(bootstrap: Bootstrap, outgoing: Outgoing) -> _Outcome:
    """What a carrier does that is no refusal is a passing failure: the message is tried again."""
    try:
        async with asyncio.timeout(CARRIER_SECONDS):
            return _Outcome(await bootstrap.notifier.send(outgoing))
    except CarrierRefused:
        return _Outcome(None, for_good=True)
    except Exception as error:
        logger.warning("a carrier failed: %s %s", outgoing.channel.value, type(error).__name__)
        return _Outcome(None)
