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
from sync_server.bootstrap import Bootstrap
from sync_server.db.engine import is_transient
from sync_server.db.unit_of_work import SqlUnitOfWork
from sync_server.http.context import Context
from sync_server.http.problems import WORLD_FAILED, is_passing, log_bug
from sync_server.http.tokens import Principal
from sync_server.http.words import error_words
from sync_server.services import push as service
from sync_server.services.interfaces import MovedOn
from sync_server.services.models import Account, Expected
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
            result = await receive(context.bootstrap, principal, message, mutation)
        except (Busy, sa.exc.OperationalError, sa.exc.InterfaceError):
            if not results:
                raise
            break
        # failpoint: push.received
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


async def receive(
    bootstrap: Bootstrap, principal: Principal, message: Push, mutation: Mutation, *, for_good: bool = True
) -> PushResult:
    """One mutation of ``message``, tried again when the database asks for it; raises as a push does.

    Not ``for_good``, a refusal is not stored: somebody else may ask the same and be allowed to.
    """
    for attempt in range(TRIES):
        try:
            expected = service.expected(principal, message.device_id, mutation)
            async with _asking(bootstrap, principal, message, expected, locked=attempt > 0) as (uow, account):
                return await service.receive(
                    uow, account, message.device_id, mutation, bootstrap.clock, for_good=for_good
                )
        except RuleError:
            raise
        except MovedOn:
            continue
        except sa.exc.DBAPIError as error:
            if not is_transient(error):
                if is_passing(error):
                    raise
                return await _give_up(bootstrap, principal, message, mutation, error, for_good=for_good)
            await asyncio.sleep(random.uniform(0.01, 0.05) * 2**attempt)  # noqa: S311 - spreads retries
        except WORLD_FAILED:
            raise
        except Exception as error:
            return await _give_up(bootstrap, principal, message, mutation, error, for_good=for_good)
    raise Busy


async def _give_up(
    bootstrap: Bootstrap,
    principal: Principal,
    message: Push,
    mutation: Mutation,
    error: Exception,
    *,
    for_good: bool,
) -> PushResult:
    """A bug at one mutation is logged and its refusal stored: it must not hold up what comes behind."""
    log_bug(error, f"push of {mutation.name[:40]!r}")
    if not for_good:
        return service.failed(mutation)
    # The arguments are not looked at again: reading them may be what it failed at.
    expected = service.expected_of_any(principal, message.device_id, mutation)
    async with _asking(bootstrap, principal, message, expected) as (uow, account):
        return await service.refuse(uow, account, message.device_id, mutation)


@asynccontextmanager
async def _asking(
    bootstrap: Bootstrap, principal: Principal, message: Push, expected: Expected, *, locked: bool = True
) -> AsyncIterator[tuple[SqlUnitOfWork, Account]]:
    """A transaction of the asker's, who may push as this device in this epoch.

    Not ``locked``, what can be decided without the organization's lock is.
    """
    async with bootstrap.unit_of_work(principal.tenant_id) as uow:
        await (uow.look_ahead if expected.lockless and not locked else uow.foresee)(expected)
        account = await asking(uow, principal.staff_id, principal.device_id)
        account = replace(account, instead_of=principal.instead_of)
        await service.check_device(uow, account, message.device_id)
        if (await uow.feed.state()).epoch != message.epoch:
            raise CursorTooOld
        yield uow, account
