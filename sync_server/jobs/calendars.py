"""Fetching subscribed calendars: when they are subscribed, and every half hour; each by one worker at a time."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from uuid import UUID

from scheduling.calendar_messages import CalendarTrouble
from sync_server.bootstrap import Bootstrap
from sync_server.jobs.ics_fetching import Fetched, FetchFailed, IcsFetcher
from sync_server.services import outside_calendars as outside
from sync_server.services.calendar_rows import CalendarSubscription

MOST_CALENDARS = 50
AT_ONCE = 4
"""Of one organization: a slow server keeps a few others waiting, not all."""


async def fetch_due(bootstrap: Bootstrap, tenant_id: UUID) -> int:
    """All that are due; how many were fetched or found unchanged."""
    async with bootstrap.unit_of_work(tenant_id) as uow:
        rows = await outside.due(uow, bootstrap.clock.now(), MOST_CALENDARS)
    turns = asyncio.Semaphore(AT_ONCE)

    async def one(row: CalendarSubscription) -> bool:
        async with turns:
            return await fetch_one(bootstrap, tenant_id, row.id)

    done = await asyncio.gather(*(one(row) for row in rows), return_exceptions=True)
    failures = [each for each in done if isinstance(each, BaseException)]
    if failures:
        raise failures[0]  # the others are done
    return sum(each is True for each in done)


async def fetch_one(bootstrap: Bootstrap, tenant_id: UUID, subscription_id: UUID) -> bool:
    """Claim, fetch, replace its busy times; whether it is as they say now. Not due, or not ours: nothing."""
    now = bootstrap.clock.now()
    async with bootstrap.unit_of_work(tenant_id) as uow:
        mine = await outside.claim(uow, subscription_id, now)
        await uow.commit()
    if mine is None:
        return False
    anywhere = bootstrap.settings.calendars_anywhere
    fetcher = IcsFetcher(private=anywhere, plain=anywhere)
    known = outside.conditional(mine, now)
    try:
        found = await fetcher.fetch(
            mine.address,
            etag=mine.etag if known else "",
            last_modified=mine.last_modified if known else "",
        )
        return await _take(bootstrap, tenant_id, mine, found, known=known)
    except (FetchFailed, outside.Refused) as failure:
        return await _fail(bootstrap, tenant_id, mine, failure.trouble)


async def _take(
    bootstrap: Bootstrap, tenant_id: UUID, mine: CalendarSubscription, found: Fetched, *, known: bool
) -> bool:
    """Write what has changed, then say so: whoever is killed in between leaves it due again."""
    now = bootstrap.clock.now()
    if found.body is not None:
        print_ = outside.fingerprint(found.body)
        if not (known and print_ == mine.fingerprint):
            read = await _read_and_write(bootstrap, tenant_id, mine, found.body)
            if read is None:
                return False
            mine = replace(read, read_at=now)
        mine = replace(mine, etag=found.etag, last_modified=found.last_modified, fingerprint=print_)
    async with bootstrap.unit_of_work(tenant_id) as uow:
        done = await outside.succeeded(uow, mine, bootstrap.clock.now())
        await uow.commit()
        return done


async def _read_and_write(
    bootstrap: Bootstrap, tenant_id: UUID, mine: CalendarSubscription, body: bytes
) -> CalendarSubscription | None:
    """The row with what was read; ``None`` if it is not ours any more."""
    now = bootstrap.clock.now()
    async with bootstrap.unit_of_work(tenant_id) as uow:
        book = await uow.rule_book()
    reading = await asyncio.to_thread(outside.read, body, mine, book, now)
    more: bool | None = True
    while more:
        async with bootstrap.unit_of_work(tenant_id) as uow:
            more = await outside.write_some(uow, mine, reading, now)
    if more is None:
        return None
    return replace(mine, busy=len(reading.wanted), left_out=reading.left_out)


async def _fail(
    bootstrap: Bootstrap, tenant_id: UUID, mine: CalendarSubscription, trouble: CalendarTrouble
) -> bool:
    async with bootstrap.unit_of_work(tenant_id) as uow:
        await outside.failed(uow, mine, trouble, bootstrap.clock.now())
        await uow.commit()
    return False
