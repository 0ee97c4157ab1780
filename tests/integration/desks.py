"""Real desktops without windows, for tests with a real server: store, access and a running engine."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

from desktop.presenters.sync_status import SyncStatus
from desktop.store.account_file import AccountFile
from desktop.store.local_store import LocalStore
from desktop.store.secrets import FileSecrets, file_key
from desktop.sync.account import Access
from desktop.sync.backoff import Pace
from desktop.sync.engine import SyncEngine
from desktop.sync.transport import Transport
from scheduling.records import KINDS, Record, Session
from scheduling.vocabulary import SessionState
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db.embedded import Urls
from tests.sync_server.shop import PASSWORD, Shop

PACE = Pace(first=0.05, most=0.2, safety=60.0)
"""Retries come sooner than in the shop; what arrives without them comes by the server's nudges."""


@dataclass
class Desk:
    """A signed-in desktop whose engine runs."""

    store: LocalStore
    access: Access
    engine: SyncEngine
    status: SyncStatus
    told: list[tuple[bool, str]] = field(default_factory=list)
    """Everything the user was shown: online, and which problem."""

    def __post_init__(self) -> None:
        self.engine.status_changed.connect(self._note)

    def _note(self) -> None:
        self.told.append((self.engine.online, self.engine.problem))

    def problems(self) -> set[str]:
        """What the user was told so far that does not work."""
        return {problem for _, problem in self.told if problem}

    def state_of(self, session_id: UUID) -> SessionState | None:
        row = self.store.get(Session, session_id)
        return None if row is None else row.state

    def rows(self) -> dict[UUID, Record]:
        return {row.id: row for cls in KINDS.values() for row in self.store.all(cls)}

    def well(self) -> bool:
        """Online without a problem, and nothing left to say or to show."""
        fetched = self.status.refreshed_at is not None
        return fetched and self.engine.online and not self.engine.problem and self.store.changes() == []

    async def go_on(self, pace: Pace = PACE) -> None:
        """With a new engine, as after the program was started again."""
        await self.engine.stop()
        self.engine = SyncEngine(self.store, self.access, pace=pace)
        self.status = SyncStatus(self.store, self.engine)
        self.engine.status_changed.connect(self._note)
        self.engine.start()

    async def close(self) -> None:
        await self.engine.stop()
        await self.access.aclose()
        self.store.close()


@asynccontextmanager
async def open_shop(database: Urls, directory: Path) -> AsyncIterator[Shop]:
    """A shop of this test's own."""
    settings = Settings(database_url=database.app, secret_file=directory / "server.secret")
    bootstrap = Bootstrap.from_settings(settings)
    made = Shop(bootstrap)
    await made.open()
    yield made
    await bootstrap.close()


async def open_desk(
    shop: Shop,
    name: str,
    transport: Transport,
    directory: Path,
    *,
    pace: Pace = PACE,
    now: Callable[[], int] = lambda: int(time.time()),
    clock: Callable[[], float] = time.monotonic,
) -> Desk:
    """That person's desktop, signed in, with its engine running; nothing need have arrived."""
    email = await shop.give_password(name)
    secrets, file = FileSecrets(directory), AccountFile(directory)
    access = Access(transport, secrets, file, app="0.1.0")
    account = await access.sign_in(email, PASSWORD, name)
    store = LocalStore.open(
        file.directory_of(account), file_key(secrets, account.staff_id), account.device_id, now=now
    )
    engine = SyncEngine(store, access, pace=pace, clock=clock)
    desk = Desk(store, access, engine, SyncStatus(store, engine))
    engine.start()
    return desk


async def until(holds: Callable[[], bool]) -> None:
    """Let the others run until it holds; fails after a minute and a half."""
    async with asyncio.timeout(90):
        while not holds():  # noqa: ASYNC110 what is waited for is another process
            await asyncio.sleep(0.01)


async def agreed(one: Desk, two: Desk) -> None:
    """Both have nothing left to say and show the same rows."""
    await until(lambda: one.status.waiting == two.status.waiting == 0)
    await until(lambda: one.rows() == two.rows())
