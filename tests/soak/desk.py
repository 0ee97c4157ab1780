"""A desktop without a window, whose files are taken aside at the moment it goes down, and opened again from there."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import time
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from uuid import UUID

import httpx

from desktop.store.account_file import AccountFile
from desktop.store.cache_file import CacheFile
from desktop.store.database import Database
from desktop.store.errors import NotKept
from desktop.store.kept_files import KeptFiles
from desktop.store.local_store import LocalStore
from desktop.store.pending import REFUSED, UNANSWERED, ChangeState, PendingChange
from desktop.store.secrets import FileSecrets, file_key
from desktop.sync.account import Access
from desktop.sync.backoff import Pace
from desktop.sync.engine import SyncEngine
from desktop.sync.errors import NotSignedIn, Offline, Refused
from desktop.sync.transport import Transport
from scheduling.file_types import CHUNK
from scheduling.records import KINDS, Record
from tests.soak.journal import Picture, User, is_whim
from tests.sync_server.shop import PASSWORD

APP = "0.1.0"
DAY = 86_400
JPEG = b"\xff\xd8\xff\xe0"


@dataclass
class Desk:
    """One person's profile directory, and the program while it runs."""

    name: str
    email: str
    user: User
    wire: httpx.AsyncBaseTransport
    directory: Path
    """Holds ``profile``, what a kill leaves while it is taken (``image``), and an old copy (``copy``)."""
    store: LocalStore | None = field(default=None, init=False)
    access: Access | None = field(default=None, init=False)
    files: KeptFiles | None = field(default=None, init=False)
    engine: SyncEngine | None = field(default=None, init=False)

    @property
    def profile(self) -> Path:
        return self.directory / "profile"

    def begun(self) -> bool:
        """Whether both files are there."""
        return any(self.profile.glob("people/*/cache.db"))

    async def start(self) -> None:
        """Open the files, sign in where nobody is; raises what a program would show."""
        if self.engine is not None:
            return
        if self.access is None:
            client = httpx.AsyncClient(transport=self.wire)
            file, secrets = AccountFile(self.profile), FileSecrets(self.profile)
            self.access = Access(Transport("http://soak.test", client=client), secrets, file, app=APP)
        account = self.access.account or await self.access.sign_in(self.email, PASSWORD, self.name)
        key = file_key(FileSecrets(self.profile), account.staff_id)
        if self.store is None:
            directory = AccountFile(self.profile).directory_of(account)
            self.store = LocalStore.open(directory, key, account.device_id)
        if self.files is None:
            self.files = KeptFiles.open(AccountFile(self.profile).directory_of(account) / "files.db", key)
        self.engine = SyncEngine(self.store, self.access, pace=Pace(), files=self.files)

    async def work(self, chance: Random, *, much: bool) -> None:
        """Somebody uses it for a while, or for all that it does. Raises ``Down`` where it goes down."""
        with contextlib.suppress(Offline):
            await self.start()
        if self.store is None or self.files is None or self.engine is None:
            return
        for _ in range(2 if much else chance.choice((0, 1, 1, 2, 3))):
            self.submit()
        if chance.random() < 0.15:
            await self.attach(chance)
        steps = 3 if much else chance.choice((0, 1, 2, 3))
        for step in chance.sample((self.push, self.pull, self.send_files), k=steps):
            await step()
        if chance.random() < 0.2:
            self._dismiss(self.store)
        if chance.random() < 0.3:
            self._take_back(self.store)

    async def push(self) -> None:
        """As the engine does when something waits."""
        assert self.engine is not None
        await self._asked(self.engine.push)

    async def pull(self) -> None:
        """As the engine does when it is nudged."""
        assert self.engine is not None
        await self._asked(self.engine.pull)

    async def send_files(self) -> None:
        """As the engine does when something was attached."""
        assert self.engine is not None
        await self._asked(self.engine.send_files)

    async def settle(self) -> None:
        """Until nothing waits and nothing is new, over a network without faults."""
        await self.start()
        for step in (self.pull, self.push, self.pull, self.push, self.send_files, self.pull):
            await step()

    async def _asked(self, step: Callable[[], Awaitable[None]]) -> None:
        assert self.access is not None
        try:
            await step()
        except NotSignedIn:
            with contextlib.suppress(Offline, Refused):
                await self.access.sign_in(self.email, PASSWORD, self.name)
        except (Offline, Refused, NotKept):  # as the engine: tried again
            pass

    def submit(self) -> None:
        """Its user wants something; the journal has it when it is saved."""
        assert self.store is not None
        wish = self.user.wish()
        try:
            mids = self.store.submit_all(wish.commands)
        except BaseException:
            self.user.not_told(wish)
            raise
        self.user.told(wish, mids)

    async def attach(self, chance: Random) -> None:
        """A file for one of the bookings of whoever sits here, if there is one."""
        assert self.files is not None
        session_id = self.user.pictured()
        if session_id is None:
            return
        content = JPEG + chance.randbytes(chance.choice((1_000, CHUNK + 1_000)))
        source = self.directory / "picture.jpg"
        source.write_bytes(content)
        told = False
        try:
            await self.files.attach(session_id, source, int(time.time()))
            told = True
        finally:
            digest = hashlib.sha256(content).hexdigest()
            self.user.journal.pictures.append(Picture(session_id=session_id, sha256=digest, told=told))

    def _dismiss(self, store: LocalStore) -> None:
        """Only what had to be refused: all else is looked at in the end."""
        for change in store.changes():
            if change.state in REFUSED and self.user.journal.is_shared(change.command):
                return store.dismiss(change.mid)

    def _take_back(self, store: LocalStore) -> None:
        journal = self.user.journal
        for change in store.changes():
            if change.state in UNANSWERED and is_whim(change.command):
                if change.attempts or change.state is ChangeState.SENT:
                    journal.sent.add(change.mid)
                self.user.takes_back(change.mid)
                store.discard([change.mid])
                return self.user.took_back(change.mid)

    def take_image(self) -> None:
        """The files as a kill at this moment would leave them: what the program has not written is not there."""
        shutil.copytree(self.profile, self.directory / "image", ignore=shutil.ignore_patterns("*-shm"))

    async def went_down(self) -> None:
        """Throw the program away; what goes on is the image."""
        await self.stop()
        shutil.rmtree(self.profile)
        (self.directory / "image").rename(self.profile)

    async def stop(self) -> None:
        """End it, if it runs."""
        store, files, access = self.store, self.files, self.access
        self.store = self.files = self.access = self.engine = None
        if access is not None:
            await access.aclose()
        if files is not None:
            files.close()
        if store is not None:
            store.close()

    def copy_aside(self) -> None:
        """Keep a copy of the two files, as a backup of the computer would."""
        shutil.copytree(self.profile / "people", self.directory / "copy")

    def go_back(self) -> None:
        """Put the old copy in the place of the files; the program must not run."""
        self.user.journal.sent |= {mid for wish in self.user.journal.wishes for mid in wish.mids}
        shutil.rmtree(self.profile / "people")
        (self.directory / "copy").rename(self.profile / "people")

    def spoil_cache(self, chance: Random) -> None:
        """Overwrite a part of the cache, as a failing disk does."""
        (path,) = self.profile.glob("people/*/cache.db")
        with path.open("r+b") as file:
            file.seek(chance.choice((0, chance.randrange(max(1, path.stat().st_size)))))
            file.write(chance.randbytes(4096))

    def let_days_pass(self) -> None:
        """Let its window stand where it stood two days ago."""
        (path,) = self.profile.glob("people/*/cache.db")
        database = CacheFile(path, file_key(FileSecrets(self.profile), UUID(path.parent.name))).open()
        try:
            database.read("UPDATE replica_state SET window_from = window_from - ?", 2 * DAY)
            database.read("UPDATE replica_state SET window_to = window_to - ?", 2 * DAY)
        finally:
            database.close()

    def make_older(self) -> bool:
        """Let the outbox be as the version before wrote it, if that can say all that it holds."""
        (path,) = self.profile.glob("people/*/outbox.db")
        key = file_key(FileSecrets(self.profile), UUID(path.parent.name))
        database = Database.open(path, key)
        try:
            ahead = "SELECT 1 FROM device WHERE answered_in IS NOT answered_over"
            known = database.version == 3 and not database.read(ahead)
            if known:
                for column in ("answered_in", "answered_over"):
                    database.read(f"ALTER TABLE device DROP COLUMN {column}")
                database.read("PRAGMA user_version = 2")
        finally:
            database.close()
        return known

    def rows(self) -> Iterator[Record]:
        """Everything that it shows."""
        assert self.store is not None
        for cls in KINDS.values():
            yield from self.store.all(cls)

    def left(self) -> list[PendingChange]:
        """What is in the outbox in the end and should not be: without an answer, or refused without a rival."""
        assert self.store is not None
        journal = self.user.journal
        return [
            each
            for each in self.store.changes()
            if each.state in UNANSWERED
            or not (journal.is_shared(each.command) or each.mid in journal.taken_back)
        ]
