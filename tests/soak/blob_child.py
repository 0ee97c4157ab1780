"""A desktop that attaches a file, sends it, and dies at one step of that: the child of ``test_blob_kills``.

``python -m tests.soak.blob_child FOLDER SERVER SESSION STEP``, where ``FOLDER`` holds a sign-in. First it sends what
an earlier life left. On its standard output it says what a user is told: ``kept ID``, at its end ``there ID`` of each
file that the server has and ``left ID`` of all others. An empty step: nobody dies, and nothing new is attached.
"""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path
from uuid import UUID

from tests.soak import failpoints

NAME = "front.jpg"
KEY = bytes(range(32))


class Death:
    """Comes at a step, once it may."""

    def __init__(self, step: str) -> None:
        self.step = step
        self.may_come = False

    def hit(self, name: str) -> None:
        if self.may_come and name == self.step:
            os.kill(os.getpid(), signal.SIGKILL)


def tell(*words: object) -> None:
    """As the window would: at once."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")
    sys.stdout.flush()


async def live(folder: Path, server: str, session_id: UUID, death: Death) -> None:
    """One life of the program."""
    from desktop.store.account_file import AccountFile
    from desktop.store.kept_file import KeptState
    from desktop.store.kept_files import KeptFiles
    from desktop.store.local_store import LocalStore
    from desktop.store.secrets import FileSecrets
    from desktop.sync.account import Access
    from desktop.sync.engine import SyncEngine
    from desktop.sync.transport import Transport

    accounts = AccountFile(folder)
    account = accounts.current()
    assert account is not None
    directory = accounts.directory_of(account)
    access = Access(Transport(server), FileSecrets(folder), accounts, app="0.1.0")
    store = LocalStore.open(directory, KEY, account.device_id)
    files = KeptFiles.open(directory / "files.db", KEY)
    engine = SyncEngine(store, access, files=files)
    await engine.send_files()
    if death.step:
        death.may_come = True
        kept = await files.attach(session_id, folder / NAME, store.now())
        tell("kept", kept.id)
        await engine.send_files()
        other = await files.attach(session_id, folder / NAME, store.now())
        await files.take_away(other.id)
    for file in files.files():
        tell("there" if file.state is KeptState.SENT else "left", file.id)
    await access.aclose()
    files.close()
    store.close()


def main() -> None:
    """The program."""
    folder, server, session_id, step = sys.argv[1:]
    death = Death(step)
    names = failpoints.install(death.hit)
    failpoints.known([step] if step else [], names)
    asyncio.run(live(Path(folder), server, UUID(session_id), death))


if __name__ == "__main__":
    main()
