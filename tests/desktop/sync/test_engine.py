"""The running engine: what wakes it, what it shows when the server is away, how it ends."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.presenters.sync_status import LONG_SECONDS, SyncStatus
from desktop.store.local_store import LocalStore
from desktop.sync.backoff import Backoff, Pace
from desktop.sync.engine import SyncEngine
from scheduling.records import Customer, Session
from tests.desktop.sync.conftest import FAST, Desk
from tests.factories import NOW, Garage, book, customer
from tests.fake_faults import Fault
from tests.fakes import FakeServer, access_to

PATIENT = Pace(first=3600.0, most=3600.0, safety=3600.0)
"""Only an event or a wake can end a wait."""


async def until(holds: Callable[[], bool]) -> None:
    """Let the others run until it holds; fails after a minute."""
    async with asyncio.timeout(60):
        while not holds():  # noqa: ASYNC110 what is waited for is another program part's state
            await asyncio.sleep(0.001)


def patient(server: FakeServer, directory: Path) -> Desk:
    store = LocalStore.in_memory(now=lambda: NOW)
    access = access_to(server, directory, store.device_id)
    return Desk(store, access, SyncEngine(store, access, pace=PATIENT))


async def test_a_change_goes_out_and_others_come_in_by_themselves(
    server: FakeServer, shop: Garage, tmp_path: Path
) -> None:
    one, two = patient(server, tmp_path / "1"), patient(server, tmp_path / "2")
    command = book(shop.elise.id, mechanic_id=shop.anna.id)
    for desk in (one, two):
        desk.engine.start()
    await until(lambda: len(server.streams) == 2 and bool(two.store.all(Customer)))
    one.store.submit(command)
    await until(lambda: two.store.get(Session, command.session_id) is not None)
    await until(lambda: one.store.changes() == [])
    for desk in (one, two):
        await desk.engine.stop()
        await desk.access.aclose()
        desk.store.close()
    assert len(server.seen) == 1


async def test_the_status_tells_that_the_server_is_away_and_back(
    desk: Desk, server: FakeServer, shop: Garage
) -> None:
    status = SyncStatus(desk.store, desk.engine)
    told: list[bool] = []
    status.changed.connect(lambda: told.append(status.online))
    server.down = True
    desk.engine.start()
    await until(lambda: status.problem == "unreachable")
    assert not status.online
    desk.store.submit(book(shop.elise.id))
    assert status.waiting == 1
    assert status.refreshed_at is None
    server.down = False
    await until(lambda: status.online and status.waiting == 0 and status.refreshed_at == NOW)
    await until(lambda: status.problem == "")  # each of the two is well once it has come to its end
    assert status.needs_attention == 0
    assert len(server.seen) == 1
    assert True in told


async def test_attention_is_asked_for_until_dismissed(desk: Desk, server: FakeServer) -> None:
    status = SyncStatus(desk.store, desk.engine)
    server.reject = lambda _: "invalid"
    mid = desk.store.submit(book())
    desk.engine.start()
    await until(lambda: status.needs_attention == 1)
    desk.store.dismiss(mid)
    assert status.needs_attention == 0


async def test_long_offline_is_overdue(desk: Desk) -> None:
    status = SyncStatus(desk.store, desk.engine)
    assert not status.overdue(NOW)
    await desk.engine.pull()
    assert not status.overdue(NOW + LONG_SECONDS - 1)
    assert status.overdue(NOW + LONG_SECONDS)


async def test_what_was_handed_over_is_told_with_the_next_page(
    server: FakeServer, shop: Garage, tmp_path: Path
) -> None:
    desk = patient(server, tmp_path)
    status, told = SyncStatus(desk.store, desk.engine), list[int]()
    status.changed.connect(lambda: told.append(status.handed_over))
    desk.engine.start()
    await until(lambda: bool(server.streams) and bool(desk.store.all(Customer)))
    assert (status.handed_over, status.handed_over_files) == (0, 0)
    server.handed_over = (3, 1)
    server.ver += 1  # nothing that this desktop keeps is other than before
    server.nudge()
    await until(lambda: 4 in told)
    assert status.handed_over_files == 1
    server.handed_over = (0, 0)
    status.try_now()
    await until(lambda: told[-1] == 0)
    await desk.engine.stop()
    await desk.access.aclose()
    desk.store.close()


async def test_an_older_server_tells_of_it_with_the_greeting_alone(desk: Desk, server: FakeServer) -> None:
    server.untold, server.handed_over = True, (2, 1)
    await desk.engine.pull()
    server.handed_over = (0, 0)
    await desk.engine.pull()
    assert desk.engine.handed_over == 3


async def test_very_much_waiting_is_overdue(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    status = SyncStatus(desk.store, desk.engine)
    monkeypatch.setattr("desktop.presenters.sync_status.MANY", 2)
    desk.store.submit(book())
    assert not status.overdue(NOW)
    desk.store.submit(book())
    assert status.overdue(NOW)


async def test_a_pause_can_be_cut_short(server: FakeServer, tmp_path: Path) -> None:
    desk = patient(server, tmp_path)
    status = SyncStatus(desk.store, desk.engine)
    server.down = True
    desk.engine.start()
    await until(lambda: status.problem == "unreachable")
    server.down = False
    status.try_now()
    await until(lambda: status.online and bool(desk.store.all(Customer)))
    await desk.engine.stop()
    assert not status.online
    await desk.access.aclose()
    desk.store.close()


async def test_without_events_the_safety_pull_finds_what_is_new(desk: Desk, server: FakeServer) -> None:
    desk.engine.start()
    await until(lambda: bool(desk.store.all(Customer)))
    server.streams.clear()  # nudges go nowhere
    new = customer("New One")
    server.seed([new])
    await until(lambda: desk.store.get(Customer, new.id) is not None)


async def _at_rest() -> None:
    """Nothing is on its way: the fake server answers within the loop."""
    for _ in range(100):
        await asyncio.sleep(0)


async def test_a_nudge_about_what_is_known_asks_nothing(server: FakeServer, tmp_path: Path) -> None:
    desk = patient(server, tmp_path)
    desk.engine.start()
    await until(lambda: len(server.streams) == 1 and desk.store.state().cursor == server.ver)
    await _at_rest()  # the stream that stands now has asked once by itself
    pulls = server.requests.count("GET /sync/pull")
    server.nudge()
    await _at_rest()
    assert server.requests.count("GET /sync/pull") == pulls
    new = customer("New One")
    server.seed([new])
    await until(lambda: desk.store.get(Customer, new.id) is not None)
    assert server.requests.count("GET /sync/pull") == pulls + 1
    await desk.engine.stop()
    await desk.access.aclose()
    desk.store.close()


async def test_a_broken_stream_of_events_is_opened_again(desk: Desk, server: FakeServer) -> None:
    desk.engine.start()
    for number in range(1, 4):
        await until(lambda number=number: len(server.streams) == number)  # type: ignore[misc] # bound on purpose
        server.streams[-1].put_nowait(None)
    await until(lambda: len(server.streams) == 4)


async def test_what_answers_like_a_hotel_is_a_bad_answer(desk: Desk, server: FakeServer) -> None:
    server.faults.extend([Fault.PORTAL] * 200)
    desk.engine.start()
    await until(lambda: desk.engine.problem == "bad_answer")
    await until(lambda: desk.engine.online and desk.engine.problem == "")


async def test_a_server_that_asks_to_wait_is_left_alone(server: FakeServer, tmp_path: Path) -> None:
    desk = patient(server, tmp_path)
    server.faults.extend([Fault.BUSY] * 3)
    desk.engine.start()
    await until(lambda: desk.engine.problem == "unreachable")
    await desk.engine.stop()
    await desk.access.aclose()
    desk.store.close()


async def test_tokens_that_are_refused_ask_for_a_person(desk: Desk, server: FakeServer) -> None:
    asked: list[None] = []
    desk.access.signed_out.connect(lambda: asked.append(None))
    server.revoke()
    desk.engine.start()
    await until(lambda: desk.engine.problem == "not_signed_in" and bool(asked))
    await desk.access.sign_in("rosa@example.test", "correct")
    desk.engine.wake()
    await until(lambda: desk.engine.problem == "" and bool(desk.store.all(Customer)))


async def test_a_token_that_died_while_listening_is_renewed(desk: Desk, server: FakeServer) -> None:
    desk.engine.start()
    await until(lambda: len(server.streams) == 1)
    server.access_tokens.clear()
    server.streams[0].put_nowait(None)
    await until(lambda: len(server.streams) == 2)


async def test_an_old_program_is_shown_while_sync_goes_on(desk: Desk, server: FakeServer) -> None:
    server.least_app = "2.0"
    desk.engine.start()
    await until(lambda: desk.engine.problem == "upgrade_needed" and desk.engine.online)


async def test_a_bug_ends_the_engine_and_is_not_swallowed(
    desk: Desk, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def bug(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(desk.store, "apply_page", bug)
    desk.engine.start()
    task = desk.engine._task
    assert task is not None
    await until(task.done)
    assert (desk.engine.online, desk.engine.problem) == (False, "stopped")
    with pytest.raises(ExceptionGroup):
        await desk.engine.stop()


async def test_the_server_time_is_handed_on(server: FakeServer, tmp_path: Path) -> None:
    store = LocalStore.in_memory()
    access = access_to(server, tmp_path, store.device_id)
    heard: list[int] = []
    engine = SyncEngine(store, access, pace=FAST, on_server_time=heard.append)
    await engine.stop()  # not started: nothing to end
    await engine.pull()
    assert set(heard) == {server.now}
    server.now += 60
    await engine.pull()
    assert heard[-1] == server.now, "also under a greeting that still stands"
    await access.aclose()
    store.close()


def test_pauses_double_up_to_a_minute_and_start_anew() -> None:
    backoff = Backoff(Pace(), draw=lambda bound: bound)
    assert [backoff.delay() for _ in range(8)] == [1, 2, 4, 8, 16, 32, 60, 60]
    assert backoff.delay(retry_after=90) == 90
    backoff.reset()
    assert backoff.delay() == 1


def test_pauses_are_drawn_from_the_whole_span() -> None:
    backoff = Backoff(Pace())
    assert all(0 <= backoff.delay() <= 60 for _ in range(100))


async def test_when_the_server_was_heard_is_kept_by_both_clocks(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(desk.store, "_now", lambda: NOW + 86_400)  # this computer is a day ahead
    await desk.engine.pull()
    state = desk.store.state()
    assert (state.refreshed_at, state.heard_at) == (NOW, NOW + 86_400)


async def test_what_a_pull_finds_that_the_server_lost_is_pushed_though_nobody_wakes_that(
    desk: Desk, server: FakeServer, shop: Garage
) -> None:
    """A restored server: the push that came first had nothing to send yet."""
    await desk.engine.pull()
    backup = server.backup()
    lost = desk.store.submit(book(shop.elise.id))
    status = SyncStatus(desk.store, desk.engine)
    desk.engine.start()
    await until(lambda: server.seen == [lost] and status.waiting == 0)
    await until(lambda: not desk.engine._push_wanted.is_set() and not desk.engine._pull_wanted.is_set())
    server.restore(backup)
    assert server.seen == []
    desk.engine._pull_wanted.set()
    await until(lambda: server.seen == [lost])


async def test_over_a_mute_stream_news_come_all_the_same(
    server: FakeServer, shop: Garage, tmp_path: Path
) -> None:
    """From the fake server too: where a machine stands still for long no test fails for that."""
    one, two = patient(server, tmp_path / "1"), patient(server, tmp_path / "2")
    engine = SyncEngine(two.store, two.access, pace=replace(PATIENT, speaks=0.01))
    engine.start()
    await until(lambda: "GET /sync/version" in server.requests and bool(two.store.all(Customer)))
    command = book(shop.elise.id, mechanic_id=shop.anna.id)
    one.store.submit(command)
    await one.settle()
    await until(lambda: two.store.get(Session, command.session_id) is not None)
    await engine.stop()
    for desk in (one, two):
        await desk.access.aclose()
        desk.store.close()
