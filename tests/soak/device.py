"""``python -m tests.soak.device``: a desktop without a window, told by lines on its input what its user does.

The real store, access and engine, with a network that loses a share of the answers. It says "saved" when ``submit``
has returned, and never before. A line in, a line out, both JSON.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

from tests.soak import killing

if TYPE_CHECKING:
    from desktop.store.local_store import LocalStore
    from desktop.sync.account import Access
    from desktop.sync.engine import SyncEngine

CALM, PASSWORD = "SOAK_CALM", "SOAK_PASSWORD"
"""The variables that say that no answer gets lost, and what its user signs in with."""


async def main(directory: Path, server: str, email: str, seed: int) -> None:
    """Until its input ends."""
    from desktop.store.account_file import AccountFile
    from desktop.store.local_store import LocalStore
    from desktop.store.secrets import FileSecrets, file_key
    from desktop.sync.backoff import Pace
    from desktop.sync.engine import SyncEngine

    secrets, file = FileSecrets(directory), AccountFile(directory)
    access = _access(server, secrets, file, seed)
    account = file.current() or await _signed_in(access, email)
    store = LocalStore.open(
        file.directory_of(account), file_key(secrets, account.staff_id), account.device_id
    )
    engine = SyncEngine(store, access, pace=Pace(first=0.05, most=0.3, safety=0.5))
    again = asyncio.Event()
    access.signed_out.connect(again.set)
    engine.start()
    signing = asyncio.create_task(_sign_in_again(access, email, again))
    lines = await _input()
    _say({"ready": True})
    while line := await lines.readline():
        _say(_do(store, json.loads(line)) | {"standing": _standing(engine, access, signing)})
    signing.cancel()
    await engine.stop()
    await access.aclose()
    store.close()


def _access(server: str, secrets: Any, file: Any, seed: int) -> Access:
    import httpx

    from desktop.sync.account import Access
    from desktop.sync.transport import Transport
    from tests.soak.wire import Wire

    wire = Wire(httpx.AsyncHTTPTransport(), Random(seed))
    wire.calm = bool(os.environ.get(CALM))
    return Access(Transport(server, client=httpx.AsyncClient(transport=wire)), secrets, file, app="0.1.0")


async def _signed_in(access: Access, email: str) -> Any:
    from desktop.sync.errors import Offline

    while True:
        try:
            return await access.sign_in(email, os.environ[PASSWORD], "soak")
        except Offline:
            await asyncio.sleep(0.05)


async def _sign_in_again(access: Access, email: str, wanted: asyncio.Event) -> None:
    """As a person does who is told that they are signed out."""
    while True:
        await wanted.wait()
        wanted.clear()
        await _signed_in(access, email)


def _standing(engine: SyncEngine, access: Access, signing: asyncio.Task[None]) -> str:
    """How it stands with the server, for whoever looks for why it does not agree."""
    ended = repr(signing.exception()) if signing.done() else "waits to sign in again"
    return f"online {engine.online}, problem {engine.problem!r}, refused {access.refused}, {ended}"


def _do(store: LocalStore, line: dict[str, Any]) -> dict[str, object]:
    from desktop.store import codec

    match line["do"]:
        case "submit":
            commands = [codec.decode_command(name, args.encode()) for name, args in line["commands"]]
            return {"saved": [str(mid) for mid in store.submit_all(commands)]}
        case "tell":
            return _state(store)
        case other:
            raise ValueError(other)


def _state(store: LocalStore) -> dict[str, object]:
    """What is left in the outbox, and everything that is shown."""
    from desktop.store import codec
    from scheduling.records import KINDS

    rows = {str(row.id): codec.encode(row).decode() for cls in KINDS.values() for row in store.all(cls)}
    left = [(str(change.mid), change.state.value, change.code) for change in store.changes()]
    return {"left": left, "rows": rows}


async def _input() -> asyncio.StreamReader:
    reader = asyncio.StreamReader(limit=1 << 24)
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    return reader


def _say(what: object) -> None:
    data = json.dumps(what).encode() + b"\n"
    while data:
        data = data[os.write(1, data) :]


if __name__ == "__main__":
    killing.install()
    asyncio.run(main(Path(sys.argv[1]), sys.argv[2], sys.argv[3], int(sys.argv[4])))
