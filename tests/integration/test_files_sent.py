"""Files attached without the server, against a real server process: there byte for byte, once, whatever broke."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.store.account_file import AccountFile
from desktop.store.kept_file import KeptFile, KeptState
from desktop.store.kept_files import KeptFiles
from desktop.store.local_store import LocalStore
from desktop.store.pending import ChangeState
from desktop.store.secrets import FileSecrets
from desktop.sync.account import Access
from desktop.sync.backoff import Pace
from desktop.sync.engine import SyncEngine
from desktop.sync.library import FileLibrary
from desktop.sync.transport import Transport
from scheduling.commands import BookSession, CancelSession
from scheduling.vocabulary import CancelledBy
from tests.integration.desks import until
from tests.integration.serving import ServerProcess
from tests.sync_server.shop import PASSWORD, Shop

PACE = Pace(first=0.05, most=0.2, safety=60.0)
JPEG = b"\xff\xd8\xff\xe0" + os.urandom(1_500_000)
"""Six parts."""
KEY = bytes(range(32))


@dataclass
class Desk:
    """A signed-in desktop with its files; started anew by :meth:`begin`."""

    directory: Path
    access: Access
    key: bytes

    def begin(self) -> None:
        account = self.access.account
        assert account is not None
        self.store = LocalStore.open(self.directory, self.key, account.device_id)
        self.files = KeptFiles.open(self.directory / "files.db", self.key)
        self.engine = SyncEngine(self.store, self.access, pace=PACE, files=self.files)
        self.engine.start()

    async def end(self) -> None:
        await self.engine.stop()
        self.files.close()
        self.store.close()

    async def attach(self, command: BookSession, content: bytes = JPEG) -> KeptFile:
        source = self.directory / "front.jpg"
        await asyncio.to_thread(source.write_bytes, content)
        return await self.files.attach(command.session_id, source, self.store.now())

    def state_of(self, file: KeptFile) -> tuple[KeptState, str]:
        now = self.files.get(file.id)
        assert now is not None
        return now.state, now.code

    async def fetched(self, file: KeptFile) -> bytes:
        """What the server has of it, as a desktop reads it."""
        library = FileLibrary(self.access)
        (line,) = [each for each in await library.page(file.session_id) if each.id == file.id]
        target = self.directory / "fetched"
        await library.fetch(file.session_id, line, target)
        return await asyncio.to_thread(target.read_bytes)


@pytest.fixture
async def signing_in(
    shop: Shop, server: ServerProcess, tmp_path: Path
) -> AsyncIterator[Callable[[str], Awaitable[Desk]]]:
    made: list[Desk] = []

    async def sign_in(name: str) -> Desk:
        email = await shop.give_password(name)
        secrets, file = FileSecrets(tmp_path / name), AccountFile(tmp_path / name)
        access = Access(Transport(server.address), secrets, file, app="0.1.0")
        account = await access.sign_in(email, PASSWORD, name)
        desk = Desk(file.directory_of(account), access, KEY)
        desk.begin()
        made.append(desk)
        await until(lambda: desk.store.state().refreshed_at is not None)
        return desk

    yield sign_in
    for desk in made:
        await desk.end()
        await desk.access.aclose()


@pytest.fixture
async def desk(signing_in: Callable[[str], Awaitable[Desk]]) -> Desk:
    return await signing_in("desk")


async def test_attached_without_the_server_it_is_there_byte_for_byte(
    shop: Shop, server: ServerProcess, desk: Desk
) -> None:
    server.end(signal.SIGKILL)
    command = shop.booking(shop.at(10))
    desk.store.submit(command)
    kept = await desk.attach(command)
    await desk.end()  # the day is over; nobody but this disk has it
    desk.begin()
    await until(lambda: bool(desk.files.files()))
    assert desk.state_of(kept) == (KeptState.WAITING, "")
    server.start()
    await until(lambda: desk.state_of(kept)[0] is KeptState.SENT)
    assert await desk.fetched(kept) == JPEG


async def test_a_server_that_dies_again_and_again_has_it_once(
    shop: Shop, server: ServerProcess, desk: Desk
) -> None:
    command = shop.booking(shop.at(10))
    desk.store.submit(command)
    shares: list[float] = []
    kept = await desk.attach(command)
    desk.files.changed.connect(lambda: shares.append(desk.files.sent_share(kept)))
    for least in (0.0, 0.3, 0.6):
        await until(lambda least=least: bool(shares) and max(shares) > least)  # type: ignore[misc] # bound on purpose
        server.end(signal.SIGKILL)
        server.start()
    await until(lambda: desk.state_of(kept)[0] is KeptState.SENT)
    assert await desk.fetched(kept) == JPEG


async def test_a_booking_that_lost_its_time_and_one_that_was_cancelled_keep_their_files(
    shop: Shop, server: ServerProcess, desk: Desk
) -> None:
    server.end()
    lost, cancelled = shop.booking(shop.at(10)), shop.booking(shop.at(14))
    for command in (lost, cancelled):
        desk.store.submit(command)
    desk.store.submit(
        CancelSession(session_id=cancelled.session_id, cancelled_by=CancelledBy.STAFF, at=desk.store.now())
    )
    files = [await desk.attach(lost), await desk.attach(cancelled, b"%PDF-1.7" + bytes(3_000))]
    await shop.send("owner", shop.booking(shop.at(10)))  # somebody else was quicker
    server.start()
    await until(lambda: all(desk.state_of(file)[0] is KeptState.SENT for file in files))
    assert [change.state for change in desk.store.changes()] == [ChangeState.CONFLICT]
    assert await desk.fetched(files[0]) == JPEG
    assert await desk.fetched(files[1]) == b"%PDF-1.7" + bytes(3_000)


async def test_a_type_that_is_refused_and_a_foreign_booking_stay_with_why(
    shop: Shop, desk: Desk, signing_in: Callable[[str], Awaitable[Desk]], monkeypatch: pytest.MonkeyPatch
) -> None:
    command = shop.booking(shop.at(10), mechanic_id=shop.bert.id)
    await shop.send("desk", command)
    monkeypatch.setattr("desktop.store.kept_files.checked_type", lambda *_: _Anything)  # an older program
    wrong = await desk.attach(command, b"MZ" + bytes(9_000))
    monkeypatch.undo()
    anna = await signing_in("anna")
    foreign = await anna.attach(command)
    nowhere = await anna.attach(shop.booking(shop.at(11)))
    await until(lambda: not desk.files.waiting() and not anna.files.waiting())
    assert desk.state_of(wrong) == (KeptState.REFUSED, "file_type")
    assert anna.state_of(foreign) == (KeptState.REFUSED, "not_allowed")
    assert anna.state_of(nowhere) == (KeptState.REFUSED, "not_found")
    assert not await FileLibrary(desk.access).page(command.session_id)


class _Anything:
    media_type = "application/x-anything"


async def test_an_id_that_the_server_has_for_something_else_is_refused(shop: Shop, desk: Desk) -> None:
    command = shop.booking(shop.at(10))
    await shop.send("desk", command)
    first = await desk.attach(command)
    await until(lambda: desk.state_of(first)[0] is KeptState.SENT)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("desktop.store.kept_files.uuid7", lambda: first.id)
        other = KeptFiles.open(desk.directory / "other.db", desk.key)
        source = desk.directory / "back.jpg"
        await asyncio.to_thread(source.write_bytes, JPEG + b"x")
        await other.attach(command.session_id, source, desk.store.now())
    engine = SyncEngine(desk.store, desk.access, pace=PACE, files=other)
    await engine.send_files()
    (refused,) = other.files()
    assert (refused.state, refused.code) == (KeptState.REFUSED, "invalid")
    assert await desk.fetched(first) == JPEG
    other.close()
