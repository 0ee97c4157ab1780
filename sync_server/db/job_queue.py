"""Enqueueing by task name inside the transaction: a job leaves only after commit. Tasks are in ``jobs``."""

from __future__ import annotations

import json
from uuid import UUID

from sync_server.db.line import Line
from sync_server.db.types import to_datetime

QUEUE = "default"

_DEFER = (
    "SELECT procrastinate_defer_jobs_v1(ARRAY[ROW(%(queue)s::varchar, %(task)s::varchar, 0,"
    " %(lock)s::varchar, %(lock)s::varchar, %(args)s::jsonb, %(at)s::timestamptz)"
    "::procrastinate_job_to_defer_v1])"
)


class SqlJobQueue:
    """``JobQueue`` on Procrastinate's tables."""

    def __init__(self, line: Line, tenant_id: UUID) -> None:
        self._line = line
        self._tenant_id = tenant_id

    async def defer(
        self, task: str, *, at: int | None = None, lock: str | None = None, **args: object
    ) -> None:
        values = {"tenant_id": str(self._tenant_id), **{name: _plain(value) for name, value in args.items()}}
        due = None if at is None else to_datetime(at)
        await self._line.write(
            _DEFER, {"queue": QUEUE, "task": task, "lock": lock, "args": json.dumps(values), "at": due}
        )


def _plain(value: object) -> object:
    return str(value) if isinstance(value, UUID) else value
