"""A server that is ill for a while is no reason to refuse a change; one change that it cannot take is."""

from __future__ import annotations

import json
from collections.abc import Callable

import httpx
import msgspec
import pytest

from desktop.store.outbox import Parcel
from desktop.store.pending import HUSK, ChangeState
from desktop.sync.errors import Refused, ServerFault
from desktop.sync.poison import TRIES, Next, Poison
from scheduling.ids import uuid7
from scheduling.wire import Problem, Push
from tests.desktop.sync.conftest import Desk
from tests.factories import MONDAY, Garage, at, book
from tests.fake_faults import Fault
from tests.fakes import FakeServer

PATIENCE = 100.0
ILL = ServerFault("the server answered 500")
UNREAD = Refused(400, Problem(code="invalid", detail=""))


def _parcels(count: int) -> list[Parcel]:
    return [Parcel(seq, uuid7(), "session.book@1", b"{}", 0) for seq in range(1, count + 1)]


class Clock:
    """Seconds that pass when they are told to."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def poison(clock: Clock) -> Poison:
    return Poison(PATIENCE, clock)


def _suspect(poison: Poison, clock: Clock, parcels: list[Parcel]) -> Next:
    """The server fails at it for as long as patience lasts."""
    for _ in range(TRIES - 1):
        assert poison.failed(parcels, ILL) is Next.LATER
    clock.now += PATIENCE
    return poison.failed(parcels, ILL)


def test_however_often_the_server_fails_within_minutes_no_change_is_suspected(
    poison: Poison, clock: Clock
) -> None:
    parcels = _parcels(1)
    for _ in range(50):
        assert poison.failed(parcels, ILL) is Next.LATER
    clock.now += PATIENCE - 1
    assert poison.failed(parcels, ILL) is Next.LATER
    clock.now += 1
    assert poison.failed(parcels, ILL) is Next.PROVE
    assert poison.args(parcels[0]) == b"{}", "as long as the server may be ill"


def test_however_long_the_server_is_away_it_is_asked_often_enough(poison: Poison, clock: Clock) -> None:
    parcels = _parcels(1)
    for _ in range(TRIES - 1):
        assert poison.failed(parcels, ILL) is Next.LATER
        clock.now += PATIENCE
    assert poison.failed(parcels, ILL) is Next.PROVE


def test_a_husk_follows_a_failure_right_after_the_proof_and_is_sent_at_once_or_never(
    poison: Poison, clock: Clock
) -> None:
    parcels = _parcels(1)
    assert _suspect(poison, clock, parcels) is Next.PROVE
    poison.proven(parcels[0].mid)
    poison.begin()
    assert poison.failed(parcels, ILL) is not Next.AGAIN, "a proof before a pause proves nothing"
    poison.proven(parcels[0].mid)
    assert poison.failed(parcels, ILL) is Next.AGAIN
    assert poison.args(parcels[0]) == HUSK
    poison.begin()
    assert poison.args(parcels[0]) == b"{}", "whether it is needed is found out again"


@pytest.mark.parametrize("error", [ILL, UNREAD])
def test_a_husk_that_fails_clears_the_change(
    poison: Poison, clock: Clock, error: ServerFault | Refused
) -> None:
    parcels = _parcels(1)
    poison.proven(parcels[0].mid)
    assert poison.failed(parcels, error) is Next.AGAIN
    assert poison.failed(parcels, error) is Next.LATER
    assert poison.args(parcels[0]) == b"{}"
    assert _suspect(poison, clock, parcels) is Next.PROVE, "from the beginning"


def test_a_change_that_passes_after_all_is_suspected_no_longer(poison: Poison, clock: Clock) -> None:
    first, second = _parcels(2)
    for _ in range(TRIES):
        poison.failed([first], ILL)
    poison.passed([first.mid])
    clock.now += PATIENCE
    assert poison.failed([first], ILL) is Next.LATER
    assert poison.failed([second], ILL) is Next.LATER


async def _try(desk: Desk, times: int) -> None:
    for _ in range(times):
        with pytest.raises(ServerFault):
            await desk.engine.push()


def _husks(server: FakeServer, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The changes that arrive without arguments."""
    seen: list[str] = []
    answer = server._answer

    def listening(request: httpx.Request, path: str) -> httpx.Response:
        if path == "/sync/push":
            mutations = json.loads(request.content)["mutations"]
            seen.extend(each["mid"] for each in mutations if each["args"] is None)
        return answer(request, path)

    monkeypatch.setattr(server, "_answer", listening)
    return seen


@pytest.mark.parametrize("ill", [lambda _: True, lambda push: bool(push.mutations)])
async def test_a_server_that_is_ill_for_a_while_refuses_nothing_for_good(
    desk: Desk, server: FakeServer, shop: Garage, ill: Callable[[Push], bool]
) -> None:
    await desk.engine.pull()
    mids = [
        desk.store.submit(book(shop.elise.id, mechanic_id=shop.anna.id, starts=at(MONDAY, f"{hour}:00")))
        for hour in (9, 11)
    ]
    server.choke = lambda push: 500 if ill(push) else 0
    await _try(desk, 4 * TRIES)
    assert {change.state for change in desk.store.changes()} == {ChangeState.SENT}
    server.choke = lambda _: 0
    await desk.settle()
    assert server.seen == mids
    assert desk.store.changes() == []


async def test_a_server_that_recovers_just_then_refuses_nothing_for_good(
    desk: Desk, server: FakeServer, shop: Garage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It fails at the last try, is proven to be well, and then takes the change as it is."""
    husks = _husks(server, monkeypatch)
    await desk.engine.pull()
    mid = desk.store.submit(book(shop.elise.id))
    server.choke = lambda _: 500
    await _try(desk, TRIES - 1)
    left = iter([500])
    server.choke = lambda _: next(left, 0)
    await desk.settle()
    assert (server.seen, husks) == ([mid], [])


@pytest.mark.parametrize("lost", [Fault.LOST, Fault.ANSWER_LOST])
async def test_a_husk_that_gets_lost_is_not_sent_hours_later(
    desk: Desk, server: FakeServer, shop: Garage, monkeypatch: pytest.MonkeyPatch, lost: Fault
) -> None:
    husks = _husks(server, monkeypatch)
    await desk.engine.pull()
    mid = desk.store.submit(book(shop.elise.id))
    server.choke = lambda push: 500 if any(each.args is not None for each in push.mutations) else 0
    await _try(desk, TRIES - 1)
    # one more try, the greeting, the push of nothing, one more try, and the husk
    server.faults.extend([None, None, None, None, lost])
    with pytest.raises(Exception, match="POST /sync/push"):
        await desk.engine.push()
    server.choke = lambda _: 0
    await desk.settle()
    if lost is Fault.LOST:
        assert (server.seen, desk.store.changes(), husks) == ([mid], [], [])
    else:
        assert (server.seen, husks) == ([], [str(mid)]), "it was refused already"
        assert [change.state for change in desk.store.changes()] == [ChangeState.REJECTED]


@pytest.mark.parametrize("status", [400, 500])
async def test_only_the_answer_to_the_push_itself_counts(
    desk: Desk, server: FakeServer, shop: Garage, monkeypatch: pytest.MonkeyPatch, status: int
) -> None:
    """The token that is renewed within a push is no change's fault."""
    husks = _husks(server, monkeypatch)
    await desk.engine.pull()
    mids = [desk.store.submit(book(shop.elise.id, starts=at(MONDAY, f"{hour}:00"))) for hour in (9, 11)]
    with monkeypatch.context() as patch:
        problem = msgspec.json.encode(Problem(code="invalid", detail=""))
        patch.setattr(server, "_refresh", lambda _: httpx.Response(status, content=problem))
        server.access_tokens.clear()
        for _ in range(4 * TRIES):
            with pytest.raises((ServerFault, Refused)):
                await desk.engine.push()
    server.requests.clear()
    await desk.engine.push()
    assert server.requests == ["POST /auth/refresh", "POST /sync/push"], "together, as they were"
    await desk.engine.pull()
    assert (server.seen, husks) == (mids, [])


async def test_after_a_batch_has_failed_only_its_own_changes_go_one_by_one(
    desk: Desk, server: FakeServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.sync.poison.PUSH_LIMIT", 3)
    await desk.engine.pull()
    mids = [desk.store.submit(book(starts=at(MONDAY, "9:00") + 900 * number)) for number in range(9)]
    counts: list[int] = []
    failing = iter([500])

    def choke(push: Push) -> int:
        counts.append(len(push.mutations))
        return next(failing, 0)

    server.choke = choke
    await desk.engine.push()
    assert counts == [3, 1, 1, 1, 3, 3]
    assert set(server.seen) <= set(mids)
    assert desk.store.parcels(10, 1 << 20) == []
