"""One LISTEN connection a process: tells whoever waits that an organization has a new version. Carries no rows."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import Iterator
from uuid import UUID

import psycopg

logger = logging.getLogger("sync_server")

CHANNEL = "autodoctor_version"
MISSED = 0
"""Said after the connection was away: something may have changed."""


class VersionListener:
    """Start it with the server; it reconnects by itself for as long as it runs."""

    def __init__(self, url: str, *, pause: float = 0.5) -> None:
        self._url = url
        self._pause = pause
        self._waiting: defaultdict[UUID, set[asyncio.Queue[int]]] = defaultdict(set)
        self._task: asyncio.Task[None] | None = None
        self.listening = asyncio.Event()
        """Set while the connection stands."""
        self.closing = asyncio.Event()
        """Set when the server is about to end: streams end too."""

    def start(self) -> None:
        """Begin; there must be a running event loop."""
        self._task = asyncio.get_running_loop().create_task(self._run(), name="versions")

    async def stop(self) -> None:
        """End, and let every stream end."""
        self.closing.set()
        if self._task is not None:
            self._task.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._task
            self._task = None

    @contextlib.contextmanager
    def versions(self, tenant_id: UUID) -> Iterator[asyncio.Queue[int]]:
        """A queue of that organization's versions; only the newest counts, so it holds one."""
        queue: asyncio.Queue[int] = asyncio.Queue(maxsize=1)
        self._waiting[tenant_id].add(queue)
        try:
            yield queue
        finally:
            self._waiting[tenant_id].discard(queue)
            if not self._waiting[tenant_id]:
                del self._waiting[tenant_id]

    async def _run(self) -> None:
        while True:
            try:
                await self._listen()
            except (psycopg.OperationalError, OSError) as error:
                logger.warning("listening for changes broke off: %s", type(error).__name__)
            self.listening.clear()
            await asyncio.sleep(self._pause)

    async def _listen(self) -> None:
        connection = await psycopg.AsyncConnection.connect(
            self._url, autocommit=True, connect_timeout=3, keepalives_idle=10
        )
        async with connection:
            await connection.execute(f"LISTEN {CHANNEL}")
            self.listening.set()
            for tenant_id in list(self._waiting):
                self._tell(tenant_id, MISSED)
            async for notice in connection.notifies():
                self._hear(notice.payload)

    def _hear(self, payload: str) -> None:
        tenant, _, version = payload.partition(" ")
        try:
            self._tell(UUID(tenant), int(version))
        except ValueError:  # anybody who may connect may say anything on a channel
            logger.warning("what was said about a change is no version")

    def _tell(self, tenant_id: UUID, version: int) -> None:
        for queue in self._waiting.get(tenant_id, ()):
            if queue.full():
                queue.get_nowait()
            queue.put_nowait(version)
