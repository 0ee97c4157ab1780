"""Trouble that passes by itself, and changes that the server cannot take: nothing stops for good."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import httpx
import pytest

from desktop.store.errors import NotKept, Trouble
from desktop.store.local_store import LocalStore
from desktop.store.pending import ChangeState
from desktop.sync.backoff import Backoff, Pace
from desktop.sync.engine import SyncEngine
from desktop.sync.errors import BadAnswer, Refused, ServerFault
from desktop.sync.holds import Holds, Offline
from scheduling.commands import BookSession, CreateCustomer
from scheduling.ids import uuid7
from scheduling.records import Customer, Session
from scheduling.wire import HoldRequest, Push
from tests.desktop.store.test_cache_anew import full_disk
from tests.desktop.store.test_not_kept import fill_disk, make_room
from tests.desktop.sync.conftest import FAST, Desk, same_rows
from tests.desktop.sync.test_engine import until
from tests.factories import MONDAY, NOW, Garage, at, book, customer
from tests.fake_door import MemorySecrets
from tests.fake_faults import Fault
from tests.fakes import DAY, FakeServer, access_to


@pytest.fixture
def filed(server: FakeServer, tmp_path: Path) -> Desk:
    """A desktop whose rows are on a disk."""
    store = LocalStore.open(tmp_path / "files", bytes(32))
    access = access_to(server, tmp_path / "desk", store.device_id)
    return Desk(store, access, SyncEngine(store, access, pace=FAST))


async def _close(desk: Desk) -> None:
    await desk.engine.stop()
    await desk.access.aclose()
    desk.store.close()


async def test_a_full_disk_is_shown_and_it_goes_on_when_there_is_room(
    filed: Desk, server: FakeServer
) -> None:
    await filed.engine.pull()
    server.seed([customer(f"Somebody {number}") for number in range(300)])
    fill_disk(filed.store._replica._second())
    filed.engine.start()
    await until(lambda: filed.engine.problem == Trouble.DISK_FULL)
    assert filed.engine.online, "the server is not to blame"
    mid = filed.store.submit(book())
    await until(lambda: server.seen == [mid])
    assert filed.engine.problem == Trouble.DISK_FULL, "a push that works hides nothing"
    make_room(filed.store._replica._second())
    await until(lambda: filed.engine.problem == "" and len(filed.store.all(Customer)) > 300)
    await _close(filed)


async def test_answers_that_find_no_room_are_asked_for_again(
    filed: Desk, server: FakeServer, shop: Garage
) -> None:
    await filed.engine.pull()
    mid = filed.store.submit(book(shop.elise.id))
    filed.store._outbox._database.read("PRAGMA query_only = ON")
    filed.engine.start()
    await until(lambda: filed.engine.problem == Trouble.DISK_READ_ONLY)
    filed.store._outbox._database.read("PRAGMA query_only = OFF")
    await until(lambda: filed.store.changes() == [] and filed.engine.problem == "")
    assert server.seen == [mid]
    await _close(filed)


async def test_a_snapshot_without_room_is_taken_again(
    filed: Desk, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    write, full = filed.store.snapshot_rows, True

    def sometimes(changes: list[object]) -> None:
        if full:
            raise NotKept(Path("cache.db"), Trouble.DISK_FULL)
        write(changes)  # type: ignore[arg-type] # handed on

    monkeypatch.setattr(filed.store, "snapshot_rows", sometimes)
    filed.engine.start()
    await until(lambda: filed.engine.problem == Trouble.DISK_FULL)
    assert filed.store.all(Customer) == []
    full = False
    await until(lambda: bool(filed.store.all(Customer)) and filed.engine.problem == "")
    await _close(filed)


async def test_a_cache_that_is_damaged_on_a_full_disk_comes_back_when_there_is_room(
    filed: Desk, server: FakeServer
) -> None:
    filed.engine.start()
    await until(lambda: bool(filed.store.all(Customer)) and filed.engine.online)
    with full_disk():
        filed.store.begin_cache_anew()
        filed.engine.wake()
        await until(lambda: filed.engine.problem == Trouble.DISK_FULL)
        assert filed.store.all(Customer) == []
        mid = filed.store.submit(book())
        await until(lambda: server.seen == [mid])
    await until(lambda: bool(filed.store.all(Customer)) and filed.engine.problem == "")
    await _close(filed)


async def test_a_page_does_not_go_on_from_a_cache_that_was_begun_anew_meanwhile(
    filed: Desk, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    await filed.engine.pull()
    pull = server._pull

    def meanwhile(request: httpx.Request) -> httpx.Response:
        monkeypatch.undo()
        filed.store.begin_cache_anew()  # as when a reader finds damage
        return pull(request)

    monkeypatch.setattr(server, "_pull", meanwhile)
    await filed.engine.pull()
    assert same_rows(filed, server)
    await _close(filed)


async def test_a_disk_that_is_full_at_the_start_ends_nothing(
    filed: Desk, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full() -> None:
        raise NotKept(Path("outbox.db"), Trouble.DISK_FULL)

    monkeypatch.setattr(filed.store, "prune", full)
    filed.engine.start()
    await until(lambda: bool(filed.store.all(Customer)))
    await _close(filed)


async def test_a_bug_in_a_listener_does_not_stop_the_exchange(
    desk: Desk, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    bugs: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _bug, _trace: bugs.append(kind))

    def broken() -> None:
        raise ZeroDivisionError

    desk.engine.status_changed.connect(broken)
    desk.store.pending_changed.connect(broken)
    desk.engine.start()
    mid = desk.store.submit(book())
    await until(lambda: server.seen == [mid] and desk.store.changes() == [])
    desk.engine.status_changed.disconnect(broken)
    desk.store.pending_changed.disconnect(broken)
    assert set(bugs) == {ZeroDivisionError}


async def test_nothing_to_push_says_nothing_of_the_server(desk: Desk, server: FakeServer) -> None:
    desk.engine.start()
    await until(lambda: desk.engine.online and len(server.streams) == 1)
    server.down = True
    server.streams[0].put_nowait(None)
    await until(lambda: desk.engine.problem == "unreachable")
    shown: list[bool] = []
    desk.engine.status_changed.connect(lambda: shown.append(desk.engine.online))
    for _ in range(5):
        told = len(shown)
        desk.engine.wake()
        await until(lambda told=told: len(shown) >= told + 2)  # type: ignore[misc] # bound on purpose
    assert not any(shown)


async def test_an_answer_of_before_says_nothing_of_a_server_that_went_since(
    desk: Desk, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A push that had its answer, and is still busy with it when a pull finds the server gone."""
    answered, go_on = asyncio.Event(), asyncio.Event()
    push = desk.engine.push

    async def slow() -> None:
        await push()
        answered.set()
        await go_on.wait()

    monkeypatch.setattr(desk.engine, "push", slow)
    desk.store.submit(book())
    desk.engine.start()
    await until(lambda: answered.is_set() and desk.engine.online and len(server.streams) == 1)
    server.down = True
    server.streams[0].put_nowait(None)
    await until(lambda: desk.engine.problem == "unreachable")
    shown: list[bool] = []
    desk.engine.status_changed.connect(lambda: shown.append(desk.engine.online))
    go_on.set()
    await until(lambda: bool(shown))
    assert not any(shown)


@pytest.mark.parametrize("status", [400, 413, 422, 500])
async def test_a_change_that_the_server_cannot_read_does_not_hold_up_the_queue(
    desk: Desk, server: FakeServer, shop: Garage, status: int
) -> None:
    await desk.engine.pull()
    before = desk.store.submit(book(shop.elise.id))
    bad = desk.store.submit(CreateCustomer(customer_id=uuid7(), name="Poison"))
    after = desk.store.submit(book(shop.marc.id, starts=at(MONDAY, "14:00")))

    def choke(push: Push) -> int:
        poisoned = any(isinstance(m.args, dict) and m.args.get("name") == "Poison" for m in push.mutations)
        return status if poisoned else 0

    server.choke = choke
    for _ in range(10):
        try:
            await desk.engine.push()
            break
        except ServerFault:
            assert status == 500, "a fault of the server may pass, what it can not read stays unreadable"
    await desk.settle()
    assert server.seen == [before, after]
    (change,) = desk.store.changes()
    assert (change.mid, change.state, change.code) == (bad, ChangeState.REJECTED, "invalid")
    assert isinstance(change.command, CreateCustomer)
    assert change.command.name == "Poison", "what was entered can still be read"
    server.requests.clear()
    for hour in (15, 16, 17):
        desk.store.submit(book(starts=at(MONDAY, f"{hour}:00")))
    await desk.engine.push()
    assert server.requests == ["POST /sync/push"], "and then many go together again"


async def test_a_server_that_reads_nothing_at_all_blames_no_change(desk: Desk, server: FakeServer) -> None:
    await desk.engine.pull()
    mids = [desk.store.submit(book(starts=at(MONDAY, f"{hour}:00"))) for hour in (9, 11)]
    server.choke = lambda _: 400
    with pytest.raises(Refused):
        await desk.engine.push()
    server.choke = lambda _: 500
    for _ in range(3):
        with pytest.raises(ServerFault):
            await desk.engine.push()
    assert [change.state for change in desk.store.changes()] == [ChangeState.SENT] * 2
    server.choke = lambda _: 0
    await desk.settle()
    assert set(server.seen) <= set(mids)
    assert desk.store.parcels(10, 1 << 20) == []


async def test_an_old_program_is_told_what_to_do_and_still_sends(desk: Desk, server: FakeServer) -> None:
    server.least_app, server.too_old = "2.0", True
    desk.engine.start()
    mid = desk.store.submit(book())
    await until(lambda: server.seen == [mid])
    await until(lambda: desk.engine.problem == "upgrade_needed" and desk.engine.online)
    assert desk.store.all(Customer) == []
    server.least_app, server.too_old = "0.1.0", False
    desk.engine._exchange._welcome = None  # as after an hour, or after the update
    await until(lambda: desk.engine.problem == "" and bool(desk.store.all(Customer)))


@pytest.mark.parametrize("days", [-1, 1])
async def test_a_clock_that_is_a_day_off_orders_nothing(
    server: FakeServer, shop: Garage, tmp_path: Path, days: int
) -> None:
    store = LocalStore.in_memory(now=lambda: NOW + days * DAY)
    access = access_to(server, tmp_path, store.device_id)
    heard: list[int] = []
    engine = SyncEngine(store, access, pace=FAST, on_server_time=heard.append)
    desk = Desk(store, access, engine)
    await engine.pull()
    commands: list[BookSession] = [
        book(shop.elise.id, mechanic_id=shop.anna.id, starts=at(MONDAY, f"{hour}:00")) for hour in (9, 11, 14)
    ]
    mids = [store.submit(command) for command in commands]
    assert all(store.get(Session, command.session_id) is not None for command in commands)
    await desk.settle()
    assert server.seen == mids
    assert store.changes() == []
    assert store.state().refreshed_at == NOW == heard[-1], "the age of the rows is the server's"
    for command in commands:
        assert store.get(Session, command.session_id) == server.records()["session", command.session_id]
    await access.aclose()
    store.close()


async def test_a_token_that_can_not_be_stored_is_used_and_asked_for_again(
    server: FakeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise NotKept(Path("secrets.json"), Trouble.DISK_FULL)

    access = access_to(server, tmp_path, uuid7())
    with monkeypatch.context() as patch:
        patch.setattr(MemorySecrets, "set", full)
        for _ in range(2):
            await access.send("DELETE", f"/holds/{uuid7()}")
            server.access_tokens.clear()
            access._token = ""
    await access.send("DELETE", f"/holds/{uuid7()}")
    assert server.requests.count("POST /auth/refresh") == 3
    await access.aclose()


async def test_a_keyring_that_is_locked_is_waited_for(
    desk: Desk, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_: object) -> str:
        raise NotKept(Path("keyring"), Trouble.KEYRING_LOCKED)

    with monkeypatch.context() as patch:
        patch.setattr(MemorySecrets, "get", locked)
        desk.engine.start()
        await until(lambda: desk.engine.problem == Trouble.KEYRING_LOCKED)
        with pytest.raises(Offline):
            await Holds(desk.access).place(
                HoldRequest(hold_id=uuid7(), starts=at(MONDAY, "9:00"), minutes=30, kind="video")
            )
        with pytest.raises(Offline):
            await Holds(desk.access).release(uuid7())
        mid = desk.store.submit(book())
    await until(lambda: server.seen == [mid] and desk.engine.problem == "")
    await until(lambda: len(server.streams) == 1)


async def test_a_captive_portal_confirms_nothing(server: FakeServer, tmp_path: Path) -> None:
    access = access_to(server, tmp_path, uuid7())
    await Holds(access).release(uuid7())
    server.faults.append(Fault.PORTAL)
    with pytest.raises(BadAnswer):
        await Holds(access).release(uuid7())
    server.faults.append(Fault.PORTAL)
    account = access.account
    assert account is not None
    refresh_token = access.forget(account)
    with pytest.raises(Offline):
        await access.tell_signed_out(refresh_token)
    assert access.account is None, "signed out here in any case"
    await access.aclose()


async def test_what_waits_survives_signing_out_and_in_again(
    filed: Desk, server: FakeServer, tmp_path: Path, shop: Garage
) -> None:
    server.down = True
    filed.engine.start()
    mid = filed.store.submit(book(shop.elise.id))
    await until(lambda: filed.engine.problem == "unreachable")
    device = filed.store.device_id
    await filed.engine.stop()
    filed.store.close()
    server.down = False
    signed_in = filed.access.account
    assert signed_in is not None
    filed.access.forget(signed_in)
    account = await filed.access.sign_in("rosa@example.test", "correct")
    assert account.device_id == device
    store = LocalStore.open(tmp_path / "files", bytes(32), account.device_id)
    again = Desk(store, filed.access, SyncEngine(store, filed.access, pace=FAST))
    again.engine.start()
    await until(lambda: server.seen == [mid] and store.changes() == [])
    await _close(again)


def test_nobody_is_left_alone_for_longer_than_a_quarter_of_an_hour() -> None:
    backoff = Backoff(Pace(), draw=lambda bound: bound)
    assert backoff.delay(retry_after=1e12) == 900


async def test_the_server_found_again_wakes_what_was_pausing(
    server: FakeServer, tmp_path: Path, shop: Garage
) -> None:
    """A push that failed pauses for long; a pull that works ends the pause."""
    store = LocalStore.in_memory(now=lambda: NOW)
    access = access_to(server, tmp_path, store.device_id)
    pace = Pace(first=3600.0, most=3600.0, safety=0.02)
    engine = SyncEngine(store, access, pace=pace)
    await engine.pull()
    server.down = True
    mid = store.submit(book(shop.elise.id))
    pushing = asyncio.create_task(engine._try("push", engine.push, Backoff(pace, draw=lambda bound: bound)))
    await until(lambda: engine.problem == "unreachable")
    server.down = False
    assert await engine._try("pull", engine.pull, Backoff(pace))
    assert not await pushing
    assert await engine._try("push", engine.push, Backoff(pace))
    assert server.seen == [mid]
    await access.aclose()
    store.close()
