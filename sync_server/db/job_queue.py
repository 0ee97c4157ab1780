"""Enqueueing by task name inside the transaction: a job leaves only after commit. Tasks are in ``jobs``."""

from __future__ import annotations

import json
from uuid import UUID

import sqlalchemy as sa

from sync_server.db.line import Line
from sync_server.db.types import to_datetime

QUEUE = "default"

_DEFER = (
    "SELECT procrastinate_defer_jobs_v1(ARRAY[ROW(%(queue)s::varchar, %(task)s::varchar, 0,"
    " NULL, NULL, %(args)s::jsonb, %(at)s::timestamptz)::procrastinate_job_to_defer_v1])"
)
# One that waits stays until this transaction is over: no worker takes a locked one, so it sees what is written here.
_UNLESS_ONE_WAITS = """
 WHERE NOT EXISTS (
    SELECT FROM procrastinate_jobs
    WHERE task_name = %(task)s AND args = %(args)s::jsonb AND status = 'todo' AND scheduled_at IS NULL
    FOR UPDATE SKIP LOCKED
)
"""
_ALONE = sa.text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")


class SqlJobQueue:
    """``JobQueue`` on Procrastinate's tables."""

    def __init__(self, line: Line, tenant_id: UUID) -> None:
        self._line = line
        self._tenant_id = tenant_id

    async def defer(self, task: str, *, at: int | None = None, **args: object) -> None:
        await self._line.write(_DEFER, self._values(task, at, args))

    async def defer_once(self, task: str) -> None:
        await self._line.execute(
            _ALONE, {"name": f"{task} {self._tenant_id}"}
        )  # a statement before that one looks
        await self._line.write(_DEFER + _UNLESS_ONE_WAITS, self._values(task, None, {}))

    def _values(self, task: str, at: int | None, args: dict[str, object]) -> dict[str, object]:
        values = {"tenant_id": str(self._tenant_id), **{name: _plain(value) for name, value in args.items()}}
        due = None if at is None else to_datetime(at)
        return {"queue": QUEUE, "task": task, "args": json.dumps(values), "at": due}


def _plain(value: object) -> object:
    return str(value) if isinstance(value, UUID) else value
