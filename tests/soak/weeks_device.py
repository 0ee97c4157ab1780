"""One device of the simulated weeks: its files on a real disk, its clock, its way to the server, and who works at it.

It can be closed and opened, upgraded, copied and set back to the copy. Not here: what its user does
(``weeks_staff``), or when (``weeks``).
"""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import httpx

from desktop.store.account_file import AccountFile
from desktop.store.cache_file import CacheFile
from desktop.store.kept_file import KeptFile
from desktop.store.kept_files import KeptFiles
from desktop.store.local_store import LocalStore
from desktop.store.secrets import FileSecrets
from desktop.sync.account import Access
from desktop.sync.backoff import Pace
from desktop.sync.errors import NotSignedIn, Offline, Refused
from desktop.sync.exchange import Exchange
from desktop.sync.files import FileSender
from desktop.sync.transport import Transport
from scheduling.commands import Command
from scheduling.records import KINDS, Record
from tests.soak.weeks_network import Line, Network
from tests.soak.weeks_time import WorldClock
from tests.sync_server.shop import PASSWORD

KEY = bytes(range(32))
NEWEST = "0.1.0"
OLD = "0.0.9"
"""Of a program to which the server shows no rows any more; what it sends is taken all the same."""


@dataclass(slots=True)
class Seen:
    """What was on the screen a moment ago, while the same rows were shown."""

    place: object = None
    sessions: set[UUID] = field(default_factory=set)


class WeeksDevice:
    """A person's device. ``failures`` counts, by kind, what its exchanges ended with."""

    def __init__(
        self,
        name: str,
        email: str,
        *,
        folder: Path,
        network: Network,
        clock: WorldClock,
        tell: Callable[[str], None],
    ) -> None:
        """``folder``: where all devices have theirs."""
        self.name = name
        self.folder = folder / name
        self.email = email
        self.network = network
        self.app = NEWEST
        self.wrong_by = 0
        """Seconds that its clock is ahead."""
        self.failures: dict[str, int] = {}
        self.seen = Seen()
        self.up_to_date = False
        """Whether its files were not set back since it last heard all that is new: what it has leases for is its."""
        self._clock = clock
        self._tell = tell
        self._copy = folder / f"{name} copy"

    def now(self) -> int:
        """By this device's own clock."""
        return self._clock.now() + self.wrong_by

    async def begin(self) -> None:
        """Sign in for the first time, and take the first snapshot."""
        self._make_access()
        await self.sign_in()
        self._open()
        await self._exchange.pull()

    def _make_access(self) -> None:
        transport = Transport("http://garage.test", client=httpx.AsyncClient(transport=Line(self.network)))
        file, secrets = AccountFile(self.folder), FileSecrets(self.folder)
        self.access = Access(transport, secrets, file, app=self.app)
        self._file = file

    def _open(self) -> None:
        account = self.access.account
        assert account is not None
        directory = self._file.directory_of(account)
        self.seen = Seen()
        self.store = LocalStore.open(directory, KEY, account.device_id, now=self.now)
        self._exchange = Exchange(
            self.store,
            self.access,
            pace=Pace(),
            tzdata="",
            on_server_time=None,
            clock=lambda: float(self._clock.now()),
        )
        self.files = KeptFiles.open(directory / "files.db", KEY)
        self._sender = FileSender(self.store, self.files, self.access, self._exchange.greeted)

    async def close(self) -> None:
        self.files.close()
        self.store.close()
        await self.access.aclose()

    async def restart(self) -> None:
        """End the program, and start it again: as the version that ``app`` says."""
        await self.close()
        self._make_access()
        self._open()

    async def upgrade(self) -> None:
        """Start another version of the program, to which the cache is of no use and the outbox is all."""
        await self.close()
        cache = CacheFile(self._directory() / "cache.db", KEY).open()
        cache.read("PRAGMA user_version = 99")
        cache.close()
        self.app = NEWEST
        self._make_access()
        self._open()

    async def copy(self) -> None:
        """A backup of the whole disk is made while the program is closed."""
        await self.close()
        shutil.rmtree(self._copy, ignore_errors=True)
        shutil.copytree(self.folder, self._copy)
        self._make_access()
        self._open()

    @property
    def has_copy(self) -> bool:
        return self._copy.exists()

    async def set_back(self) -> None:
        """The disk is exchanged for the backup of it, which is used up by that."""
        await self.close()
        shutil.rmtree(self.folder)
        self._copy.rename(self.folder)
        self._make_access()
        self._open()
        await self.files.load()
        self.up_to_date = False

    def submit(self, command: Command) -> UUID:
        return self.store.submit(command)

    async def sign_in(self) -> None:
        """With the password, as the screen asks when the server does not know the tokens."""
        account = await self.access.sign_in(self.email, PASSWORD, self.name)
        self._tell(f"{self.name} signs in as {account.device_id}")

    async def push(self) -> bool:
        """Try to push all; whether that came through."""
        return await self._try("push", self._exchange.push)

    async def pull(self) -> bool:
        """Try to pull all; whether that came through."""
        done = await self._try("pull", self._exchange.pull)
        self.up_to_date = self.up_to_date or done
        return done

    async def attach(self, session_id: UUID, content: bytes) -> KeptFile:
        """A picture that its user wants to keep with a session."""
        source = self.folder.with_suffix(".jpg")
        source.write_bytes(content)
        return await self.files.attach(session_id, source, self.now())

    async def send_files(self) -> bool:
        """Try to send all that can be sent; whether that came through."""
        return await self._try("files", self._sender.send)

    async def _try(self, what: str, work: Callable[[], Awaitable[object]]) -> bool:
        """What fails is tried again some other time, as the engine does; who is not signed in signs in."""
        try:
            await work()
        except NotSignedIn:
            self._note(what, "not_signed_in")
            with suppress(Offline, Refused):
                await self.sign_in()
        except Refused as error:
            self._note(what, error.problem.code)
        except Offline as error:
            self._note(what, type(error).__name__)
        else:
            return True
        return False

    def _note(self, what: str, kind: str) -> None:
        self.failures[kind] = self.failures.get(kind, 0) + 1
        self._tell(f"{self.name} {what}: {kind}")

    def rows(self) -> dict[UUID, Record]:
        """All that its user can see."""
        return {row.id: row for cls in KINDS.values() for row in self.store.all(cls)}

    def _directory(self) -> Path:
        account = self.access.account
        assert account is not None
        return self._file.directory_of(account)
