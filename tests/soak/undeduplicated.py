"""Part ``undeduplicated``: the control. The server forgets what it has answered, and the harness has to notice.

A server without deduplication counts what a device has sent, so that an honest device goes on, and applies whatever
comes. It is made so by a seam here: the product has no such switch.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec

from tests.soak import crashes
from tests.soak.counts import Counts

if TYPE_CHECKING:
    from scheduling.wire import Mutation, PushResult
    from sync_server.services.interfaces import UnitOfWork
    from sync_server.services.models import Account


def run(seed: int, controls: int) -> Counts:
    """Well only if something was doubled or conflicted with itself."""
    # No certain failpoint is waited for: a server that forgets has no forks, and any lost answer shows it.
    counts = crashes.soak("undeduplicated", seed, controls, _forget, besides=("",))
    noticed = counts.figures["doubled"] + counts.figures["conflicted with itself"]
    counts.figures["faults noticed, as it must be"] = len(counts.faults)
    counts.faults = [] if noticed else ["a server without deduplication went unnoticed"]
    return counts


def _forget() -> None:
    from sync_server.services import push

    expected = push.expected
    push._settle = _apply_whatever_comes
    # What is decided without the lock is settled by the database's own function, which knows a repetition.
    push.expected = lambda *asked: replace(expected(*asked), lockless=False)


async def _apply_whatever_comes(
    uow: UnitOfWork,
    account: Account,
    device_id: UUID,
    mutation: Mutation,
    decide: Callable[[int], Awaitable[PushResult]],
    *,
    for_good: bool = True,
) -> PushResult:
    """In the place of ``push._settle``; the first answer is kept, by which what is there is told from what is not."""
    from sync_server.services.models import StoredMutation

    result = await decide(await uow.bump())
    if (
        mutation.seq > await uow.mutations.last_seq(device_id)
        and await uow.mutations.get(mutation.mid) is None
    ):
        await uow.mutations.add(
            StoredMutation(
                mid=mutation.mid,
                device_id=device_id,
                seq=mutation.seq,
                name=mutation.name,
                args_hash=b"",
                status=result.status.value,
                result=msgspec.to_builtins(result),
                ver=result.ver,
                actor_id=account.staff_id,
                client_time=mutation.client_time,
            )
        )
    await uow.mutations.advance(device_id, mutation.seq)
    await uow.commit()
    return result
