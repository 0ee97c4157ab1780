"""What a device without access has goes to the server whole, whatever happens on the way, and once."""

from __future__ import annotations

import asyncio
from pathlib import Path
from uuid import UUID

import pytest

from desktop.store.errors import NotKept, Trouble
from desktop.store.left_behind import LeftBehind
from desktop.store.local_store import LocalStore
from desktop.store.outbox import Answer
from desktop.store.pending import ChangeState
from desktop.sync import handover
from desktop.sync.account import Access, AccessTaken
from desktop.sync.errors import Refused
from desktop.sync.handover import HandingOver, NotKnown, StillWelcome
from scheduling.commands import CreateCustomer, Outcome
from scheduling.ids import uuid7
from tests.desktop.sync.conftest import FAST, Desk
from tests.factories import named
from tests.fake_faults import Fault
from tests.fakes import FakeServer, access_to

KEY = bytes(32)


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "people" / str(named("owner"))


@pytest.fixture
def mids(directory: Path) -> list[UUID]:
    """Seven changes: five wait or were refused, one is applied, one was refused and seen."""
    store = LocalStore.open(directory, KEY)
    made = store.submit_all([CreateCustomer(customer_id=uuid7(), name=f"Client {n}") for n in range(7)])
    store.mark_sent(store.parcels(6, 100_000))
    states = (ChangeState.APPLIED, ChangeState.REJECTED, ChangeState.CONFLICT)
    answers = [
        Answer(
            mid=mid, state=state, code="" if state is ChangeState.APPLIED else "stale_edit", outcome=Outcome()
        )
        for mid, state in zip(made, states, strict=False)
    ]
    store.settle(answers, uuid7())
    store.dismiss(made[1])
    store.close()
    return made[2:]


@pytest.fixture
def access(server: FakeServer, tmp_path: Path) -> Access:
    server.gone = True
    return access_to(server, tmp_path, uuid7())


def _handing(access: Access) -> HandingOver:
    return HandingOver(access, named("owner"), pace=FAST)


async def _all(handing: HandingOver, directory: Path) -> int:
    with LeftBehind(directory, KEY) as left:
        return await handing.all_of(left)


async def test_of_a_damaged_outbox_what_can_be_read_is_handed_over(
    server: FakeServer, access: Access, directory: Path, mids: list[UUID]
) -> None:
    path = directory / "outbox.db"
    spoiled = bytearray(await asyncio.to_thread(path.read_bytes))
    spoiled[100] ^= 1
    await asyncio.to_thread(path.write_bytes, spoiled)
    assert await _all(_handing(access), directory) == len(mids)
    assert list(server.handed) == mids


async def test_all_that_waits_or_was_refused_and_not_seen_is_handed_over(
    server: FakeServer, access: Access, directory: Path, mids: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handover, "BYTES", 150)  # one or two in a message
    handing = _handing(access)
    done: list[int] = []
    handing.changed.connect(lambda: done.append(handing.done))
    assert await _all(handing, directory) == len(mids)
    assert list(server.handed) == mids
    assert server.handed[mids[0]].code == "stale_edit"
    assert '"name":"Client 6"' in server.handed[mids[-1]].args
    assert server.told_complete
    assert (done[-1], handing.count) == (len(mids), len(mids))
    assert len(done) > 3
    await access.aclose()


async def test_whatever_is_lost_on_the_way_is_sent_again_and_kept_once(
    server: FakeServer, access: Access, directory: Path, mids: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handover, "HANDOVER_LIMIT", 2)
    server.faults.extend(
        [Fault.LOST, Fault.ANSWER_LOST, None, Fault.TORN, Fault.PORTAL, Fault.BROKEN, Fault.SLOW, None]
    )
    handing = _handing(access)
    seen: set[str] = set()
    handing.changed.connect(lambda: seen.add(handing.problem))
    assert await _all(handing, directory) == len(mids)
    assert list(server.handed) == mids
    assert seen == {"", "unreachable", "bad_answer"}
    await access.aclose()


async def test_who_was_ended_on_the_way_begins_anew(
    server: FakeServer, access: Access, directory: Path, mids: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(handover, "HANDOVER_LIMIT", 1)
    server.faults.extend([None, None, *[Fault.LOST] * 1000])
    first, failed = _handing(access), asyncio.Event()
    first.changed.connect(lambda: failed.set() if first.problem else None)
    handing = asyncio.ensure_future(_all(first, directory))
    await failed.wait()
    handing.cancel()
    await asyncio.gather(handing, return_exceptions=True)
    assert len(server.handed) == 2
    server.faults.clear()
    assert not server.told_complete
    assert await _all(_handing(access), directory) == len(mids)
    assert list(server.handed) == mids
    await access.aclose()


async def test_a_full_quarantine_and_a_locked_keyring_pass(
    server: FakeServer, access: Access, directory: Path, mids: list[UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    server.too_many = True
    handing = _handing(access)
    problems: list[str] = []
    locked = [NotKept(Path("keyring"), Trouble.KEYRING_LOCKED)]

    def told() -> None:
        problems.append(handing.problem)
        server.too_many = False

    def get(name: str) -> str | None:
        if problems and locked:
            raise locked.pop()
        return kept(name)

    kept = access._secrets.get
    monkeypatch.setattr(access._secrets, "get", get)
    handing.changed.connect(told)
    assert await _all(handing, directory) == len(mids)
    assert problems[:2] == ["quarantine_full", "keyring_locked"]
    await access.aclose()


async def test_who_has_access_after_all_erases_nothing(
    server: FakeServer, access: Access, directory: Path, mids: list[UUID]
) -> None:
    server.gone = False
    with pytest.raises(StillWelcome):
        await _all(_handing(access), directory)
    server.gone = True
    server.revoke()
    with pytest.raises(NotKnown):
        await _all(_handing(access), directory)
    await access.aclose()


async def test_nothing_to_hand_over_is_said_too(server: FakeServer, access: Access, directory: Path) -> None:
    LocalStore.open(directory, KEY).close()
    assert await _all(_handing(access), directory) == 0
    assert server.told_complete
    await access.aclose()


async def test_the_engine_tells_and_the_token_is_kept(desk: Desk, server: FakeServer) -> None:
    told = asyncio.Event()
    signed_out: list[bool] = []
    desk.engine.revoked.connect(told.set)
    desk.access.signed_out.connect(lambda: signed_out.append(True))
    await desk.settle()
    server.gone = True
    server.access_tokens.clear()  # the next question renews first
    desk.engine.start()
    await told.wait()
    assert signed_out == []
    assert desk.engine.problem == "device_revoked"
    assert await desk.access.hand_over(named("owner"), desk.store.device_id, [], complete=True) == 0


async def test_signing_in_at_such_a_device_is_good_for_handing_over_only(
    server: FakeServer, access: Access
) -> None:
    assert access.account is not None
    access.forget(access.account)
    with pytest.raises(AccessTaken) as taken:
        await access.sign_in("rosa@example.test", "correct")
    assert taken.value.staff_id == named("owner")
    assert await access.hand_over(named("owner"), uuid7(), [], complete=True) == 0
    with pytest.raises(Refused, match="wrong_credentials"):
        await access.sign_in("rosa@example.test", "wrong")
    await access.aclose()
