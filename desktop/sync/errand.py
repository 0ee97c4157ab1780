"""One visit to the server for somebody who is not at work: what they had not sent goes out, what is new is fetched.

By an access of their own, so that nothing of it is another's; and a server that gives this computer no access any more
says so. Not here: when, and for whom (``desktop.shell.absent``).
"""

from __future__ import annotations

import asyncio

from desktop.store.kept_files import KeptFiles
from desktop.store.local_store import LocalStore
from desktop.sync.account import Access
from desktop.sync.engine import SyncEngine
from desktop.sync.escrow import KeyInEscrow


class Errand:
    """Over the open files of one person, which it closes."""

    def __init__(
        self, store: LocalStore, files: KeptFiles, access: Access, *, key: bytes, tzdata: str
    ) -> None:
        self._store = store
        self._looked = False
        self._files = files
        self._engine = SyncEngine(store, access, tzdata=tzdata, files=files, escrow=KeyInEscrow(access, key))

    @property
    def waiting(self) -> tuple[int, int] | None:
        """How many changes and files are still to be sent; ``None`` as long as that was not looked at."""
        return (self._store.count_waiting(), len(self._files.waiting())) if self._looked else None

    async def run(self) -> None:
        """All of it once; raises ``Offline``, ``Refused`` and ``NotKept``, and goes on where it was the next time."""
        await asyncio.to_thread(self._store.warm_up)
        await self._files.load()
        self._looked = True
        await self._engine.push()
        await self._engine.pull()
        if self._store.count_waiting():  # the greeting may have told that a restored server lost what it had
            await self._engine.push()
        await self._engine.send_files()

    def close(self) -> None:
        """Close the files."""
        self._files.close()
        self._store.close()
