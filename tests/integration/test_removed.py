"""A real server takes a desktop's access away: what it still had reaches the owner, and nothing is left there."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from desktop.presenters.left_lines import Became
from desktop.shell.opening import Ending
from desktop.store.leaving import NOTE, Departure
from desktop.sync.account import AccessTaken
from desktop.sync.handover import HandingOver
from desktop.sync.library import FileLibrary
from scheduling.commands import CreateCustomer
from scheduling.handover_messages import HandoverList, LeftFile, QuarantinePage
from scheduling.ids import uuid7
from scheduling.records import Customer
from scheduling.wire import PushResult
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db.embedded import Urls
from sync_server.services import quarantine
from tests.integration.computers import Computer, revoke
from tests.integration.desks import until
from tests.integration.serving import ServerProcess
from tests.soak import failpoints
from tests.sync_server.shop import Shop

JPEG = b"\xff\xd8\xff\xe0" + os.urandom(1_500_000)
"""Six parts."""
TAKES_LEAVE = """
import asyncio, os, signal, sys
from pathlib import Path
from tests.soak import failpoints
step = sys.argv[3]
failpoints.install(lambda name: os.kill(os.getpid(), signal.SIGKILL) if name == step else None)
from desktop.shell.opening import PeoplesFiles
from desktop.store.account_file import AccountFile
from desktop.store.leaving import Departures
from desktop.store.secrets import FileSecrets
from desktop.sync.account import Access
from desktop.sync.transport import Transport
folder = Path(sys.argv[1])
secrets, accounts = FileSecrets(folder.with_name(f"{folder.name} keyring")), AccountFile(folder)
access = Access(Transport(sys.argv[2]), secrets, accounts, app="0.1.0")
(departure,) = Departures(folder, secrets, accounts).all()
asyncio.run(PeoplesFiles(folder, secrets, accounts).take_leave(departure, access, lambda handing: None))
"""


@dataclass
class Attached:
    """Two files, of a booking that is in the calendar and of one that waits with them."""

    there: UUID
    waits: UUID
    files: list[UUID]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The server's."""
    return tmp_path_factory.mktemp("server")


@pytest.fixture
async def shop(module_database: Urls, home: Path) -> AsyncIterator[Shop]:
    settings = Settings(database_url=module_database.app, secret_file=home / "server.secret")
    bootstrap = Bootstrap.from_settings(settings)
    made = Shop(bootstrap)
    await made.open()
    yield made
    await bootstrap.close()


@pytest.fixture
def server(module_database: Urls, home: Path) -> Iterator[ServerProcess]:
    process = ServerProcess(module_database, home)
    process.start()
    yield process
    process.end()


async def test_what_a_revoked_computer_had_reaches_everybody_by_the_owners_word(
    shop: Shop, server: ServerProcess, tmp_path: Path
) -> None:
    await shop.give_password("desk")
    email = await shop.give_password("owner")
    laptop, office = (Computer(tmp_path / name, server) for name in ("laptop", "office"))
    account = await office.sign_in(email)
    owners = office.files.open(office.access, account)
    faults: list[BaseException] = []
    owners.start(faults.append)
    await until(lambda: owners.status.refreshed_at is not None)
    account = await laptop.sign_in(shop.people["desk"].member.email)
    desk = laptop.files.open(laptop.access, account)
    desk.start(faults.append)
    await until(lambda: desk.status.refreshed_at is not None)
    await desk.engine.stop()
    made = [CreateCustomer(customer_id=uuid7(), name=f"Client {n}") for n in range(250)]
    desk.store.submit_all(made)
    await revoke(shop, account.device_id)
    told = asyncio.Event()
    desk.engine.revoked.connect(told.set)
    desk.start(faults.append)
    async with asyncio.timeout(90):
        await told.wait()
    departure = laptop.files.begin_leaving(account.staff_id, account.email)
    await desk.close()
    end = await laptop.files.take_leave(departure, laptop.access, lambda _: None)
    assert (end.ending, end.count) == (Ending.ERASED, 250)
    assert not list((laptop.folder / "people").glob("*"))
    await laptop.access.aclose()

    await until(
        lambda: owners.status.handed_over == 250
    )  # it was open all the time, and heard of it by itself
    (line,) = (await office.access.call("GET", "/handovers", HandoverList)).handovers
    assert (line.device_name, line.waiting, line.complete_at is not None) == ("laptop", 250, True)
    page = await office.access.call("GET", f"/handovers/{line.device_id}", QuarantinePage)
    first = page.changes[0]
    result = await office.access.call("POST", f"/handovers/changes/{first.mid}", PushResult)
    assert result.status == "applied"
    await until(lambda: owners.store.get(Customer, made[0].customer_id) is not None)
    await until(lambda: owners.status.handed_over == 249)
    assert owners.store.get(Customer, made[1].customer_id) is None
    await owners.close()
    await office.access.aclose()
    assert faults == []


async def test_a_server_killed_while_it_takes_over_gets_the_rest_after_it_is_back(
    shop: Shop, server: ServerProcess, tmp_path: Path
) -> None:
    await shop.give_password("desk")
    laptop = Computer(tmp_path / "laptop", server)
    account = await laptop.sign_in(shop.people["desk"].member.email)
    desk = laptop.files.open(laptop.access, account)
    desk.store.submit_all([CreateCustomer(customer_id=uuid7(), name=f"Client {n}") for n in range(300)])
    await desk.close()
    await revoke(shop, account.device_id)
    with pytest.raises(AccessTaken):
        await laptop.sign_in(account.email)
    departure = laptop.files.begin_leaving(account.staff_id, account.email)
    paused = asyncio.Event()

    def follow(handing: HandingOver) -> None:
        def look() -> None:
            if handing.problem:
                paused.set()
            elif handing.done == 100:
                server.end(signal.SIGKILL)

        handing.changed.connect(look)

    leaving = asyncio.ensure_future(laptop.files.take_leave(departure, laptop.access, follow))
    await paused.wait()
    server.start()
    end = await asyncio.wait_for(leaving, 60)
    assert end.count == 300
    async with shop.acting("owner") as (uow, owner):
        assert await quarantine.waiting(uow, owner) == (300, 0)
    await laptop.access.aclose()


async def _attached(shop: Shop, server: ServerProcess, folder: Path) -> tuple[Computer, Departure, Attached]:
    """A revoked computer with one file for a booking that is there, and one for a booking that waits with it."""
    await shop.give_password("desk")
    there, waits = shop.booking(shop.at(10)), shop.booking(shop.at(14))
    await shop.send("desk", there)
    laptop = Computer(folder / "laptop", server)
    account = await laptop.sign_in(shop.people["desk"].member.email)
    desk = laptop.files.open(laptop.access, account)
    desk.store.submit(waits)
    source = folder / "frein.jpg"
    await asyncio.to_thread(source.write_bytes, JPEG)
    files = [await desk.files.attach(each.session_id, source, desk.store.now()) for each in (there, waits)]
    await desk.close()
    await revoke(shop, account.device_id)
    departure = laptop.files.begin_leaving(account.staff_id, account.email)
    return laptop, departure, Attached(there.session_id, waits.session_id, [file.id for file in files])


async def _decided(shop: Shop, server: ServerProcess, folder: Path, attached: Attached) -> None:
    """The owner keeps both: of the second the booking has to be applied first."""
    office = Computer(folder / "office", server)
    account = await office.sign_in(await shop.give_password("owner"))
    desk = office.files.open(office.access, account)
    review = desk.handed_over
    await review.load()
    (device,) = review.devices
    assert [(file.name, file.size, file.there, file.ready) for file in device.files] == [
        ("frein.jpg", len(JPEG), True, True),
        ("frein.jpg", len(JPEG), False, True),
    ]
    assert device.complete
    first, second = attached.files
    for file_id in (first, second):
        await review.keep_file(file_id)
    became = [(file.id, file.became) for file in review.devices[0].files]
    assert became == [(first, Became.KEPT), (second, None)], "without its booking it stays"
    await review.apply(review.devices[0].lines[0].mid)
    assert (review.devices[0].files[1].there, review.devices[0].files[1].code) == (True, "")
    await review.keep_file(second)
    await review.load()
    assert (review.devices, review.problem) == ([], "")
    library = FileLibrary(office.access)
    for session_id, file_id in zip((attached.there, attached.waits), attached.files, strict=True):
        (file,) = await library.page(session_id)
        assert (file.id, file.ready) == (file_id, True)
        target = folder / "fetched"
        await library.fetch(session_id, file, target)
        assert await asyncio.to_thread(target.read_bytes) == JPEG
    await desk.close()
    await office.access.aclose()


async def test_files_that_were_not_sent_reach_their_bookings_by_the_owners_word(
    shop: Shop, server: ServerProcess, tmp_path: Path
) -> None:
    """The server is killed with SIGKILL in the middle of a file."""
    laptop, departure, attached = await _attached(shop, server, tmp_path)
    paused, parts = asyncio.Event(), list[int]()
    put = laptop.access.hand_over_part

    async def slow(staff_id: UUID, file: LeftFile, number: int, content: bytes) -> None:
        await put(staff_id, file, number, content)
        parts.append(number)
        if len(parts) == 3:
            server.end(signal.SIGKILL)

    laptop.access.hand_over_part = slow  # type: ignore[method-assign]

    def follow(handing: HandingOver) -> None:
        handing.changed.connect(lambda: paused.set() if handing.problem else None)

    leaving = asyncio.ensure_future(laptop.files.take_leave(departure, laptop.access, follow))
    await paused.wait()
    server.start()
    end = await asyncio.wait_for(leaving, 60)
    assert (end.ending, end.count) == (Ending.ERASED, 3)
    assert len(parts) == 12, "each part arrived once"
    assert not list((laptop.folder / "people").glob("*"))
    await laptop.access.aclose()
    await _decided(shop, server, tmp_path, attached)


async def test_killed_at_any_step_of_a_file_nothing_is_lost_or_doubled(
    shop: Shop, server: ServerProcess, tmp_path: Path
) -> None:
    """The desktop's process is killed with SIGKILL at each failpoint of the handover, one after the other."""
    laptop, _, attached = await _attached(shop, server, tmp_path)
    await laptop.access.aclose()
    steps = sorted(name for name in failpoints.marked() if name.startswith("handover."))
    assert len(steps) == 4
    for step in [*steps, ""]:
        command = [sys.executable, "-c", TAKES_LEAVE, str(laptop.folder), server.address, step]
        ended = await asyncio.to_thread(
            subprocess.run, command, cwd=failpoints.ROOT, capture_output=True, text=True, check=False
        )
        assert ended.returncode == (-9 if step else 0), ended.stderr
        assert bool(list(laptop.folder.glob(f"people/*/{NOTE}"))) is bool(step)
    assert not list((laptop.folder / "people").glob("*"))
    await _decided(shop, server, tmp_path, attached)
