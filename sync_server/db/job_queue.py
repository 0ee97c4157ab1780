"""Enqueueing by task name inside the transaction: a job leaves only after commit. Tasks are in ``jobs``."""

from __future__ import annotations

import json
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.ext.asyncio import AsyncConnection

from sync_server.db.types import Instant

QUEUE = "default"

_DEFER = sa.text(
    "SELECT procrastinate_defer_jobs_v1(ARRAY[ROW(CAST(:queue AS varchar), CAST(:task AS varchar), 0,"
    " CAST(:lock AS varchar), CAST(:lock AS varchar), CAST(:args AS jsonb), "
    " :at)::procrastinate_job_to_defer_v1])"
).bindparams(sa.bindparam("at", type_=Instant))


class SqlJobQueue:
    """``JobQueue`` on Procrastinate's tables."""

    def __init__(self, connection: AsyncConnection, tenant_id: UUID) -> None:
        self._connection = connection
        self._tenant_id = tenant_id

    async def defer(
        self, task: str, *, at: int | None = None, lock: str | None = None, **args: object
    ) -> None:
        values = {"tenant_id": str(self._tenant_id), **{name: _plain(value) for name, value in args.items()}}
        await self._connection.execute(
            _DEFER, {"queue": QUEUE, "task": task, "lock": lock, "args": json.dumps(values), "at": at}
        )


def _plain(value: object) -> object:
    return str(value) if isinstance(value, UUID) else value
