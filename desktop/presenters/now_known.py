"""Customers and vehicles that have to be the server's before something else about them is asked of it."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from uuid import UUID

from desktop.store.local_store import LocalStore
from desktop.store.pending import ChangeState, PendingChange
from desktop.sync.errors import Refused, Unreachable
from scheduling.commands import Command, CreateCustomer, CreateVehicle
from scheduling.wire import Problem

PATIENCE_S = 8.0
"""So long the exchange may take; what was entered stays on this computer and goes when it can."""
_UNSENT = frozenset({ChangeState.WAITING, ChangeState.SENT})


class Known:
    """Follows the outbox."""

    def __init__(self, store: LocalStore, patience: float = PATIENCE_S) -> None:
        self._store = store
        self._patience = patience

    async def become(self, commands: Collection[Command], *ids: UUID | None) -> None:
        """Submit these, and wait until the server has them and what else makes these rows.

        Raises ``Unreachable`` where that takes too long, and ``Refused`` for what the server did not take.
        """
        if commands:
            self._store.submit_all(list(commands))
        mids = [change.mid for change in unsent(self._store, ids)]
        if not mids:
            return
        moved = asyncio.Event()
        self._store.pending_changed.connect(moved.set)
        try:
            async with asyncio.timeout(self._patience):
                while not self._answered(mids):
                    moved.clear()
                    await moved.wait()
        except TimeoutError:
            raise Unreachable("what was entered has not reached the server") from None
        finally:
            self._store.pending_changed.disconnect(moved.set, missing_ok=True)

    def _answered(self, mids: list[UUID]) -> bool:
        changes = [change for mid in mids if (change := self._store.change(mid)) is not None]
        for change in changes:
            if change.state in {ChangeState.REJECTED, ChangeState.CONFLICT}:
                raise Refused(409, Problem(code=change.code, detail="not taken"))
        return all(change.state not in _UNSENT for change in changes)


def unsent(store: LocalStore, ids: Collection[UUID | None]) -> list[PendingChange]:
    """The changes that make these rows and that the server has not answered."""
    return [change for change in store.changes() if change.state in _UNSENT and _made(change.command) in ids]


def _made(command: Command) -> UUID | None:
    match command:
        case CreateCustomer(customer_id=row_id):
            return row_id
        case CreateVehicle(vehicle_id=row_id):
            return row_id
        case _:
            return UUID(int=0)
