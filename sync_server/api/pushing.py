"""A push: its mutations one after the other, each tried again when the database asks for it."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import sqlalchemy as sa

from scheduling.errors import ErrorCode, RuleError
from scheduling.wire import Mutation, Push, PushResult, PushStatus
from sync_server.db.engine import is_transient
from sync_server.db.unit_of_work import SqlUnitOfWork
from sync_server.http.context import Context
from sync_server.http.problems import WORLD_FAILED, is_passing, log_bug
from sync_server.http.tokens import Principal
from sync_server.http.words import error_words
from sync_server.services import push as service
from sync_server.services.interfaces import MovedOn
from sync_server.services.models import Account
from sync_server.services.permissions import asking
from sync_server.services.refusals import Busy, CursorTooOld

TRIES = 4
"""Once, and three times again."""
STOPPING = frozenset({PushStatus.GAP, PushStatus.FORKED})


async def push(context: Context, principal: Principal, message: Push) -> list[PushResult]:
    """The results so far; a failure after the first is left for the device to send again."""
    results: list[PushResult] = []
    if not message.mutations:
        async with context.acting(principal) as (uow, account):
            await service.check_device(uow, account, message.device_id)
    for mutation in message.mutations:
        try:
            result = await _receive(context, principal, message, mutation)
        except (Busy, sa.exc.OperationalError, sa.exc.InterfaceError):
            if not results:
                raise
            break
        results.append(result)
        if result.status in STOPPING:
            break
    return results


def in_words(result: PushResult, language: str) -> PushResult:
    """A refusal as a sentence of that language, with what the rule found behind it; anything else as it is."""
    if not result.code:
        return result
    words, found = error_words(ErrorCode(result.code), language), result.outcome.detail
    detail = f"{words} ({found})" if found else words
    return replace(result, outcome=replace(result.outcome, detail=detail))


async def _receive(context: Context, principal: Principal, message: Push, mutation: Mutation) -> PushResult:
    for attempt in range(TRIES):
        try:
            async with _asking(context, principal, message, mutation, locked=attempt > 0) as (uow, account):
                return await service.receive(
                    uow, account, message.device_id, mutation, context.bootstrap.clock
                )
        except RuleError:
            raise
        except MovedOn:
            continue
        except sa.exc.DBAPIError as error:
            if not is_transient(error):
                if is_passing(error):
                    raise
                return await _give_up(context, principal, message, mutation, error)
            await asyncio.sleep(random.uniform(0.01, 0.05) * 2**attempt)  # noqa: S311 - spreads retries
        except WORLD_FAILED:
            raise
        except Exception as error:
            return await _give_up(context, principal, message, mutation, error)
    raise Busy


async def _give_up(
    context: Context, principal: Principal, message: Push, mutation: Mutation, error: Exception
) -> PushResult:
    """A bug at one mutation is logged and its refusal stored: it must not hold up what comes behind."""
    log_bug(error, f"push of {mutation.name[:40]!r}")
    async with _asking(context, principal, message, mutation) as (uow, account):
        return await service.refuse(uow, account, message.device_id, mutation)


@asynccontextmanager
async def _asking(
    context: Context, principal: Principal, message: Push, mutation: Mutation, *, locked: bool = True
) -> AsyncIterator[tuple[SqlUnitOfWork, Account]]:
    """A transaction of the asker's, who may push as this device in this epoch.

    Not ``locked``, what can be decided without the organization's lock is.
    """
    expected = service.expected(principal, message.device_id, mutation)
    async with context.bootstrap.unit_of_work(principal.tenant_id) as uow:
        await (uow.look_ahead if expected.lockless and not locked else uow.foresee)(expected)
        account = await asking(uow, principal.staff_id, principal.device_id)
        await service.check_device(uow, account, message.device_id)
        if (await uow.feed.state()).epoch != message.epoch:
            raise CursorTooOld
        yield uow, account
