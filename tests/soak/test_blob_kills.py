"""kill -9 at each step of a file's way: what the user was told is kept arrives whole and once, nothing else does."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import pytest

from desktop.store.account_file import AccountFile
from desktop.store.secrets import FileSecrets
from desktop.sync.account import Access
from desktop.sync.library import FileLibrary
from desktop.sync.transport import Transport
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db.embedded import Urls
from tests.integration.serving import ServerProcess
from tests.soak import failpoints
from tests.soak.blob_child import NAME
from tests.sync_server.shop import PASSWORD, Shop

STEPS = sorted(name for name in failpoints.marked() if name.startswith("blob."))
JPEG = b"\xff\xd8\xff\xe0" + os.urandom(700_000)
"""Three parts."""


@dataclass
class Told:
    """What a life of the program said before it ended."""

    status: int
    kept: set[UUID] = field(default_factory=set)
    there: set[UUID] = field(default_factory=set)
    left: set[UUID] = field(default_factory=set)


def live(folder: Path, server: str, session_id: UUID, step: str) -> Told:
    """One life, which ends at that step, or by itself where there is none."""
    command = [sys.executable, "-m", "tests.soak.blob_child", str(folder), server, str(session_id), step]
    ended = subprocess.run(
        command, cwd=failpoints.ROOT, capture_output=True, text=True, check=False, timeout=120
    )
    told = Told(ended.returncode)
    for line in ended.stdout.splitlines():
        word, file_id = line.split()
        getattr(told, word).add(UUID(file_id))
    assert ended.returncode in (0, -9), ended.stderr
    return told


@pytest.fixture
async def shop(database: Urls, tmp_path: Path) -> AsyncIterator[Shop]:
    settings = Settings(database_url=database.app, secret_file=tmp_path / "server.secret")
    bootstrap = Bootstrap.from_settings(settings)
    made = Shop(bootstrap)
    await made.open()
    yield made
    await bootstrap.close()


@pytest.fixture
def server(database: Urls, tmp_path: Path) -> Iterator[ServerProcess]:
    process = ServerProcess(database, tmp_path)
    process.start()
    yield process
    process.end()


@pytest.fixture
async def access(shop: Shop, server: ServerProcess, tmp_path: Path) -> AsyncIterator[Access]:
    """Signs the folder's program in."""
    folder = tmp_path / "desk"
    email = await shop.give_password("desk")
    made = Access(Transport(server.address), FileSecrets(folder), AccountFile(folder), app="0.1.0")
    await made.sign_in(email, PASSWORD, "desk")
    await asyncio.to_thread((folder / NAME).write_bytes, JPEG)
    yield made
    await made.aclose()


async def test_what_was_told_to_be_kept_arrives_whole_and_once(
    shop: Shop, server: ServerProcess, access: Access, tmp_path: Path
) -> None:
    folder, library, kept = tmp_path / "desk", FileLibrary(access), set[UUID]()
    visit = shop.booking(shop.at(10))
    await shop.send("desk", visit)
    for step in STEPS:
        told = await asyncio.to_thread(live, folder, server.address, visit.session_id, step)
        assert told.status == -9, f"nothing was done at {step}"
        kept |= told.kept
    last = await asyncio.to_thread(live, folder, server.address, visit.session_id, "")
    assert (last.status, last.left) == (0, set())
    there = await library.page(visit.session_id)
    ids = [file.id for file in there]
    # one whose keeping was on the disk, but could not be told any more, arrives as well: never two of one
    assert kept <= set(ids) == last.there
    assert len(ids) == len(set(ids)) <= len(STEPS)
    for file in there:
        target = tmp_path / "fetched"
        await library.fetch(visit.session_id, file, target)
        assert await asyncio.to_thread(target.read_bytes) == JPEG
