"""Opening one person's files, or saying why that cannot be, in the sign-in page's terms."""

from __future__ import annotations

import importlib.metadata
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from desktop.presenters.sign_in import Attempt, SignInFailed, Trouble, refused
from desktop.shell.desk import Desk
from desktop.store.account_file import Account, AccountFile, Unsent
from desktop.store.drafts import FILE, Drafts
from desktop.store.errors import AlreadyOpen, NotKept, OutboxTooNew, OutboxUnreadable, StoreError
from desktop.store.kept_files import KeptFiles
from desktop.store.leaving import Departure, Departures, Stage
from desktop.store.left_behind import LeftBehind
from desktop.store.local_store import LocalStore
from desktop.store.secrets import KeyMissing, Secrets, file_key, keep_key
from desktop.sync.account import Access
from desktop.sync.errors import Offline, Refused
from desktop.sync.escrow import lost_keys
from desktop.sync.handover import HandingOver, NotKnown, StillWelcome
from scheduling.errors import ErrorCode

if TYPE_CHECKING:
    from desktop.sync.errand import Errand


class Ending(Enum):
    ERASED = auto()
    STAYS = auto()
    """The device has access after all."""
    SIGN_IN = auto()
    """The server knows none of this device's tokens: whoever signs in hands over."""


@dataclass(frozen=True, slots=True)
class Farewell:
    """How it ended; ``count`` changes and files are with the owner."""

    ending: Ending
    count: int = 0


class PeoplesFiles:
    """Of one profile: whoever has to leave, and everybody else's. ``SignInFailed`` tells what keeps them closed."""

    def __init__(
        self,
        folder: Path,
        secrets: Secrets,
        accounts: AccountFile,
        opened: dict[UUID, LocalStore] | None = None,
    ) -> None:
        """``opened``: of some people, by their id, the files are open already. Whoever is not asked for is closed."""
        self._opened = opened or {}
        self._folder = folder
        self._secrets = secrets
        self._accounts = accounts
        self._departures = Departures(folder, secrets, accounts)

    def open(self, access: Access, account: Account) -> Desk:
        """The person's desk, which speaks with nobody yet."""
        with _told():
            key = self._key(account.staff_id)
            directory = self._accounts.directory_of(account)
            opened = self._opened.pop(account.staff_id, None)
            store = opened or LocalStore.open(directory, key, account.device_id, maker=account.staff_id)
        files = KeptFiles.open(directory / "files.db", key)
        drafts = Drafts(directory / FILE, key)
        tzdata = importlib.metadata.version("tzdata")
        with suppress(NotKept):
            self._accounts.note_unsent(account, 0, 0)  # from now on the badge says it
        return Desk(store, access, account, tzdata=tzdata, files=files, key=key, drafts=drafts)

    def errand(self, access: Access, account: Account) -> Errand:
        """A visit to the server for somebody who is not at work."""
        from desktop.sync.errand import Errand  # not needed for the first paint

        with _told():
            key, directory = self._key(account.staff_id), self._accounts.directory_of(account)
            store = LocalStore.open(directory, key, account.device_id, maker=account.staff_id)
        files = KeptFiles.open(directory / "files.db", key)
        return Errand(store, files, access, key=key, tzdata=importlib.metadata.version("tzdata"))

    def note_unsent(self, desk: Desk) -> None:
        """How much this person leaves behind, for the sign-in page; it is not worth failing for."""
        self.note_left(desk.account, desk.status.waiting, desk.status.files_waiting)

    def note_left(self, account: Account, changes: int, files: int) -> None:
        """The same of somebody who is not at work."""
        with suppress(NotKept):
            self._accounts.note_unsent(account, changes, files)

    def unsent(self) -> list[Unsent]:
        """Whose files here have something that was not sent."""
        try:
            return self._accounts.unsent()
        except NotKept:
            return []

    def close_unused(self) -> None:
        """Close what was open already and nobody asked for."""
        while self._opened:
            self._opened.popitem()[1].close()

    async def open_or_recover(self, access: Access, account: Account, password: str) -> Desk:
        """The same for who signed in just now: a key that is not here is asked for."""
        try:
            return self.open(access, account)
        except SignInFailed as failure:
            if failure.code is not Trouble.KEY_MISSING:
                raise
        await self.recover(access, account, password)
        return self.open(access, account)

    async def recover(self, access: Access, account: Account, password: str) -> None:
        """Have the server give back the key with which the person's files open; it stays here from now on."""
        directory = self._accounts.directory_of(account)
        try:
            keys = await lost_keys(access, account, password)
        except Refused as error:
            raise refused(error.problem.code) from error
        except Offline as error:
            raise SignInFailed(Trouble.KEY_OFFLINE) from error
        with _told():
            for key in keys:
                with suppress(OutboxUnreadable):
                    LocalStore.open(directory, key).close()
                    keep_key(self._secrets, account.staff_id, key)
                    return
        raise SignInFailed(Trouble.FILES_UNREADABLE)

    def offline(self, email: str) -> Trouble:
        """What to say to this person when the server does not answer a sign-in."""
        try:
            account = self._accounts.current()
            if (
                account is not None
                and account.email == email
                and self._departures.has_files(account.staff_id)
            ):
                self._key(account.staff_id)
        except KeyMissing:
            return Trouble.KEY_OFFLINE
        except NotKept:
            return Trouble.NOT_KEPT
        return Trouble.OFFLINE

    def finish_erasing(self) -> int | None:
        """What a run of before did not come to the end of; how much of it is with the owner."""
        with _told():
            gone = [each for each in self._departures.all() if each.stage is Stage.ERASING]
            for each in gone:
                self._departures.erase(each)
        return gone[-1].count if gone else None

    def leaving(self, account: Account) -> Departure | None:
        """Whether this person has to leave."""
        with _told():
            return self._departures.of(account)

    def begin_leaving(self, staff_id: UUID, email: str) -> Departure:
        """From now on they have to; raises ``NotKept``."""
        return self._departures.begin(staff_id, email)

    def stays(self, account: Account) -> None:
        """Whoever may sign in need not leave any more; raises ``NotKept``."""
        departure = self._departures.of(account)
        if departure is not None:
            self._departures.cancel(departure)

    async def take_leave(
        self, departure: Departure, access: Access, follow: Callable[[HandingOver], None]
    ) -> Farewell:
        """Hand over, then erase; begun anew it goes on where it was ended. The person's desk is closed.

        ``follow`` gets what is under way.
        """
        if not self._departures.has_files(departure.staff_id):
            return self._erase(departure)
        handing = HandingOver(access, departure.staff_id)
        follow(handing)
        try:
            with (
                _told(missing=Trouble.FILES_UNREADABLE),
                LeftBehind(
                    self._departures.directory(departure.staff_id), self._key(departure.staff_id)
                ) as left,
            ):
                count = await handing.all_of(left)
        except StillWelcome:
            with _told():
                self._departures.cancel(departure)
            return Farewell(Ending.STAYS)
        except NotKnown:
            return Farewell(Ending.SIGN_IN)
        return self._erase(departure, count)

    def _erase(self, departure: Departure, count: int = 0) -> Farewell:
        with _told():
            self._departures.erase(self._departures.confirmed(departure, count))
        return Farewell(Ending.ERASED, count)

    def _key(self, staff_id: UUID) -> bytes:
        made = self._departures.has_files(staff_id)
        return file_key(self._secrets, staff_id, made=self._folder if made else None)


async def set_password(access: Access, attempt: Attempt) -> None:
    """By the code that the owner gave, which works once; raises ``SignInFailed``."""
    try:
        await access.set_password(attempt.code, attempt.password)
    except Refused as error:
        wrong = error.problem.code == ErrorCode.WRONG_CREDENTIALS
        raise SignInFailed(Trouble.CODE_WRONG) if wrong else refused(error.problem.code) from error
    except Offline as offline:
        raise SignInFailed(Trouble.OFFLINE) from offline


@contextmanager
def _told(missing: Trouble = Trouble.KEY_MISSING) -> Iterator[None]:
    """``missing``: what to say where the key is not here; a device without access is not given one."""
    try:
        yield
    except AlreadyOpen as error:
        raise SignInFailed(Trouble.FILES_IN_USE) from error
    except OutboxTooNew as error:
        raise SignInFailed(Trouble.FILES_TOO_NEW) from error
    except NotKept as error:
        raise SignInFailed(Trouble.NOT_KEPT) from error
    except KeyMissing as error:
        raise SignInFailed(missing) from error
    except StoreError as error:
        raise SignInFailed(Trouble.FILES_UNREADABLE) from error
