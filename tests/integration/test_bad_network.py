"""A real desktop, a real server and a bad network between them: what the user is told; all arrives, and once."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from dataclasses import replace
from pathlib import Path
from uuid import UUID

import pytest

from desktop.store import codec
from desktop.sync.transport import Transport
from scheduling.commands import CreateCustomer
from scheduling.ids import uuid7
from scheduling.records import Customer, Session
from scheduling.vocabulary import SessionState
from sync_server.db.embedded import Urls
from tests.integration.bad_network import BadNetwork, Fault
from tests.integration.desks import PACE, Desk, agreed, open_desk, open_shop, until
from tests.integration.serving import ServerProcess
from tests.sync_server.shop import Shop

QUICK = replace(PACE, polls=10.0)
PATIENCE = 4.0
"""Seconds after which the desktop gives an answer up, instead of 20."""

SILENT = frozenset({Fault.HALF_OPEN, Fault.CUT, Fault.TORN_SILENT})
"""Of these one is enough: each is waited out."""
NUDGES = frozenset({"GET /sync/events", "GET /sync/version"})
NO_ANSWER = frozenset({"unreachable"})
NOT_OURS = frozenset({"bad_answer"})
TOLD = {
    Fault.DROPPED: NO_ANSWER,
    Fault.RESET: NO_ANSWER,
    Fault.TORN: NO_ANSWER,
    Fault.TORN_SILENT: NO_ANSWER,
    Fault.DOUBLED: frozenset(),
    Fault.HALF_OPEN: NO_ANSWER,
    Fault.CUT: NO_ANSWER,
    Fault.PORTAL: NOT_OURS,
    Fault.REDIRECT: NOT_OURS,
    Fault.MUST_SIGN_IN: NOT_OURS,
    Fault.GATEWAY: NO_ANSWER,
}
"""What the user is told of each."""


PACKET = 4_096
COPY, SNAPSHOT = "POST /sync/copy", "GET /sync/snapshot"


class Narrow:
    """The network's width, and the desktop's clock: seconds pass by what comes over it.

    Of a file, a packet comes after the desktop has looked how late it is, which it does with each; so it is not the
    speed of this computer that counts.
    """

    def __init__(self, network: BadNetwork, bytes_a_second: float = 20_000) -> None:
        self._seconds = 0.0
        self._width = bytes_a_second
        self._looked = asyncio.Event()
        self.carried = Counter[str]()
        network.carried, network.packet = self._carry, PACKET

    def __call__(self) -> float:
        self._looked.set()
        return self._seconds

    async def _carry(self, path: str, count: int) -> None:
        self.carried[path] += count
        self._seconds += count / self._width
        if path == "/sync/copy" and count == PACKET:  # a shorter one may be the answer's head alone
            await self._looked.wait()
            self._looked.clear()


def _name(fault: Fault) -> str:
    return fault.name.lower()


@pytest.fixture(scope="module")
def server(module_database: Urls, tmp_path_factory: pytest.TempPathFactory) -> Iterator[ServerProcess]:
    """One for all tests here: each has a shop of its own."""
    process = ServerProcess(module_database, tmp_path_factory.mktemp("server"))
    process.start()
    yield process
    process.end()


@pytest.fixture
async def shop(module_database: Urls, tmp_path: Path) -> AsyncIterator[Shop]:
    async with open_shop(module_database, tmp_path) as made:
        yield made


@pytest.fixture
async def network(server: ServerProcess) -> AsyncIterator[BadNetwork]:
    made = BadNetwork(server.address)
    await made.start()
    yield made
    await made.stop()


@pytest.fixture
async def far(shop: Shop, network: BadNetwork, tmp_path: Path) -> AsyncIterator[Desk]:
    """The receptionist's desktop, behind the bad network, with the first snapshot."""
    transport = Transport(network.address, watchdog=PATIENCE, patience=PATIENCE)
    desk = await open_desk(shop, "desk", transport, tmp_path / "far", pace=QUICK)
    await until(lambda: desk.well() and "GET /sync/events" in network.requests)
    desk.told.clear()
    yield desk
    network.release.set()
    await desk.close()


@pytest.fixture
async def near(shop: Shop, server: ServerProcess, tmp_path: Path) -> AsyncIterator[Desk]:
    """The owner's, beside the server."""
    desk = await open_desk(shop, "owner", Transport(server.address), tmp_path / "near")
    await until(desk.well)
    yield desk
    await desk.close()


async def _sessions(shop: Shop) -> list[UUID]:
    async with shop.uow() as uow:
        return [row.id for row in await uow.records.all(Session)]


@pytest.mark.parametrize("fault", TOLD, ids=_name)
async def test_a_push_that_the_network_spoils_arrives_once(
    shop: Shop, network: BadNetwork, far: Desk, fault: Fault
) -> None:
    command = shop.booking(shop.at(10))
    network.once("/sync/push", fault, times=1 if fault in SILENT else 2)
    far.store.submit(command)
    assert far.state_of(command.session_id) is SessionState.SCHEDULED, "drawn at once"
    await until(lambda: bool(network.requests.count("POST /sync/push") >= 1) and far.well())
    assert far.problems() == TOLD[fault]
    assert await _sessions(shop) == [command.session_id]
    assert far.state_of(command.session_id) is SessionState.SCHEDULED
    assert far.engine.online


@pytest.mark.parametrize(
    "fault", [Fault.DROPPED, Fault.TORN, Fault.TORN_SILENT, Fault.DOUBLED, Fault.PORTAL], ids=_name
)
async def test_a_pull_that_the_network_spoils_comes_all_the_same(
    shop: Shop, network: BadNetwork, far: Desk, near: Desk, fault: Fault
) -> None:
    network.once("/sync/pull", fault, times=1 if fault in SILENT else 2)
    command = shop.booking(shop.at(10))
    near.store.submit(command)
    await until(lambda: far.state_of(command.session_id) is SessionState.SCHEDULED)
    await agreed(near, far)
    assert network.hits[fault] >= 1
    assert far.problems() == TOLD[fault]
    await until(far.well)


@pytest.mark.parametrize("fault", [Fault.TORN, Fault.PORTAL, Fault.HALF_OPEN], ids=_name)
@pytest.mark.parametrize("path", ["/sync/hello", "/sync/copy", "/sync/snapshot"])
async def test_the_first_fetch_that_the_network_spoils_begins_again(
    shop: Shop, network: BadNetwork, tmp_path: Path, path: str, fault: Fault
) -> None:
    """Its rows are asked for where the line is slow, and after a file that did not arrive."""
    line = Narrow(network, bytes_a_second=20_000 if path == "/sync/snapshot" else 2e6)
    network.once(path, fault, times=1 if fault in SILENT or path == "/sync/copy" else 2)
    transport = Transport(network.address, watchdog=PATIENCE, patience=PATIENCE)
    desk = await open_desk(shop, "desk", transport, tmp_path / "far", pace=QUICK, clock=line)
    try:
        await until(lambda: network.hits[fault] >= 1 and desk.well())
        assert (SNAPSHOT in network.requests) == (path != "/sync/hello")
        assert desk.problems() == TOLD[fault]
        assert desk.store.get(Customer, shop.customer.id) == shop.customer
    finally:
        await desk.close()


async def test_a_push_that_arrives_after_its_repetition_changes_nothing(
    shop: Shop, network: BadNetwork, far: Desk
) -> None:
    """The network keeps a request back for so long that the desktop has sent it anew, and more behind it."""
    command = shop.booking(shop.at(10))
    network.once("/sync/push", Fault.LATE)
    far.store.submit(command)
    await until(lambda: "unreachable" in far.problems() and far.well())
    far.store.submit(CreateCustomer(customer_id=uuid7(), name="Behind"))
    await until(far.well)
    async with shop.uow() as uow:
        before = await uow.feed.state()
    network.release.set()
    await network.quiet()
    async with shop.uow() as uow:
        assert await uow.feed.state() == before
    assert await _sessions(shop) == [command.session_id]


async def _renewed(network: BadNetwork, far: Desk) -> None:
    """Its access token is over."""
    before = network.requests.count("POST /auth/refresh")
    far.access._token = ""
    far.engine.wake()
    await until(lambda: network.requests.count("POST /auth/refresh") > before)
    await until(lambda: bool(far.access._token) and far.well())


@pytest.mark.parametrize("fault", [Fault.DROPPED, Fault.TORN, Fault.CUT, Fault.DOUBLED], ids=_name)
async def test_a_renewal_whose_answer_is_lost_signs_nobody_out(
    network: BadNetwork, far: Desk, fault: Fault
) -> None:
    """The desktop asks again by the token that it has."""
    ended: list[bool] = []
    far.access.signed_out.connect(lambda: ended.append(True))
    network.once("/auth/refresh", fault)
    for _ in range(3):
        await _renewed(network, far)
    assert network.hits[fault] == 1
    assert ended == []


async def test_nor_does_one_that_arrives_when_nobody_waits_for_it_any_more(
    network: BadNetwork, far: Desk
) -> None:
    ended: list[bool] = []
    far.access.signed_out.connect(lambda: ended.append(True))
    network.once("/auth/refresh", Fault.LATE)
    for _ in range(3):
        await _renewed(network, far)
    network.release.set()
    await network.quiet()
    await _renewed(network, far)
    assert ended == []


async def test_an_old_page_that_arrives_after_a_newer_answer_takes_nothing_from_the_screen(
    shop: Shop, network: BadNetwork, far: Desk
) -> None:
    network.once("/sync/pull", Fault.HELD)
    far.engine.wake()
    await until(lambda: network.hits[Fault.HELD] == 1)
    command = shop.booking(shop.at(10))
    far.store.submit(command)
    await until(lambda: far.status.waiting == 0)
    network.release.set()
    shown = [far.state_of(command.session_id)]
    far.store.changed.connect(lambda _: shown.append(far.state_of(command.session_id)))
    await until(far.well)
    assert set(shown) == {SessionState.SCHEDULED}
    assert await _sessions(shop) == [command.session_id]


@pytest.mark.parametrize("fault", [Fault.PORTAL, Fault.REDIRECT, Fault.MUST_SIGN_IN], ids=_name)
async def test_behind_a_captive_portal_work_goes_on_and_is_sent_once_it_is_gone(
    shop: Shop, network: BadNetwork, far: Desk, fault: Fault
) -> None:
    network.always["/"] = fault
    far.engine.wake()
    await until(lambda: far.engine.problem == "bad_answer" and not far.engine.online)
    command = shop.booking(shop.at(10))
    far.store.submit(command)
    await until(lambda: network.requests.count("POST /sync/push") >= 1)
    assert far.status.waiting == 1, "a page of a hotel confirms nothing"
    assert far.store.get(Customer, shop.customer.id) == shop.customer, "and takes nothing away"
    assert await _sessions(shop) == []
    network.always.clear()
    await until(far.well)
    assert await _sessions(shop) == [command.session_id]


async def test_a_stream_that_dies_without_a_word_is_noticed(
    shop: Shop, network: BadNetwork, far: Desk, near: Desk
) -> None:
    """Both ends believe that the connection stands, and nothing passes: the watchdog's work."""
    await until(lambda: network.standing("/sync/events") == 1)
    asked = [path for path in network.requests if path in NUDGES]
    network.freeze("/sync/events")
    await until(lambda: len([path for path in network.requests if path in NUDGES]) > len(asked))
    command = shop.booking(shop.at(10))
    near.store.submit(command)
    await until(lambda: far.state_of(command.session_id) is SessionState.SCHEDULED)


@pytest.mark.parametrize("fault", [Fault.BUFFERED, Fault.BUFFERED_BODY], ids=_name)
async def test_where_a_proxy_holds_the_stream_back_the_server_is_asked_again_and_again(
    shop: Shop, network: BadNetwork, near: Desk, tmp_path: Path, fault: Fault
) -> None:
    network.always["/sync/events"] = fault
    transport = Transport(network.address, watchdog=60.0)
    desk = await open_desk(
        shop, "desk", transport, tmp_path / "far", pace=replace(QUICK, speaks=1.0, streams=3.0)
    )
    try:
        await until(lambda: "GET /sync/version" in network.requests and desk.well())
        assert network.requests.count("GET /sync/events") == 1, "it did not take the watchdog's minute"
        for hour in (9, 11, 13):
            command = shop.booking(shop.at(hour))
            near.store.submit(command)
            await until(lambda command=command: desk.state_of(command.session_id) is SessionState.SCHEDULED)  # type: ignore[misc] # bound on purpose
        assert network.requests.count("GET /sync/version") <= 8, "an answer waits until something is new"
        assert desk.problems() == set(), "it works: nobody need know"
        network.always.clear()
        await until(lambda: network.standing("/sync/events") == 1)
        asked = network.requests.count("GET /sync/version")
        last = shop.booking(shop.at(15))
        near.store.submit(last)
        await until(lambda: desk.state_of(last.session_id) is SessionState.SCHEDULED)
        assert network.requests.count("GET /sync/version") == asked, "by the stream again"
    finally:
        await desk.close()


async def test_a_slow_network_delivers_in_the_end(shop: Shop, network: BadNetwork, far: Desk) -> None:
    network.once("/sync/push", Fault.HELD)
    command = shop.booking(shop.at(10))
    far.store.submit(command)
    await until(lambda: network.hits[Fault.HELD] == 1)
    assert far.status.waiting == 1, "it is not called confirmed before it is"
    network.release.set()
    await until(far.well)
    assert far.problems() == set()
    assert await _sessions(shop) == [command.session_id]


async def test_over_a_slow_line_the_servers_file_is_given_up_and_the_rows_come_compressed(
    shop: Shop, network: BadNetwork, tmp_path: Path
) -> None:
    line = Narrow(network)
    transport = Transport(network.address)
    desk = await open_desk(shop, "desk", transport, tmp_path / "far", pace=QUICK, clock=line)
    try:
        await until(desk.well)
        assert [each for each in network.requests if each in (COPY, SNAPSHOT)] == [COPY, SNAPSHOT]
        assert desk.problems() == set(), "nobody need know"
        assert desk.store.get(Customer, shop.customer.id) == shop.customer
        rows = len(codec.encode(list(desk.rows().values())))
        assert line.carried["/sync/snapshot"] < rows / 2, "compressed"
    finally:
        await desk.close()


async def test_over_a_quick_line_the_servers_file_is_all(
    shop: Shop, network: BadNetwork, tmp_path: Path
) -> None:
    line = Narrow(network, bytes_a_second=2e6)
    transport = Transport(network.address)
    desk = await open_desk(shop, "desk", transport, tmp_path / "far", pace=QUICK, clock=line)
    try:
        await until(desk.well)
        assert [each for each in network.requests if each in (COPY, SNAPSHOT)] == [COPY]
        assert desk.store.get(Customer, shop.customer.id) == shop.customer
    finally:
        await desk.close()
