"""What waits in the queue of jobs, for the tests of what enqueues it."""

from __future__ import annotations

import sqlalchemy as sa

from tests.sync_server.shop import Shop


async def due(shop: Shop, task: str) -> int:
    """How many jobs of that name the organization has waiting."""
    return len(await times(shop, task))


async def times(shop: Shop, task: str) -> list[int | None]:
    """When each is to run; ``None`` is at once. In the order in which they were enqueued."""
    query = sa.text(
        "SELECT floor(extract(epoch FROM scheduled_at))::bigint FROM procrastinate_jobs"
        " WHERE task_name = :task AND args->>'tenant_id' = :tenant AND status = 'todo' ORDER BY id"
    )
    async with shop.bootstrap.engine.connect() as connection:
        rows = await connection.execute(query, {"task": task, "tenant": str(shop.id)})
        return list(rows.scalars())
