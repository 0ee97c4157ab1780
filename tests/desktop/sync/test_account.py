"""Signing in and out, and tokens that are renewed exactly when needed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from desktop.store.account_file import AccountFile
from desktop.sync.account import REFUSED_PAUSE, Access
from desktop.sync.errors import BadAnswer, NotAsked, NotSignedIn, Refused, Unreachable
from desktop.sync.holds import HoldRefused, Holds
from desktop.sync.transport import Transport
from scheduling.ids import uuid7
from scheduling.wire import Hello, HoldRequest, Problem, Welcome
from tests.factories import named
from tests.fake_door import MemorySecrets
from tests.fake_faults import Fault
from tests.fakes import FakeServer, access_to


@pytest.fixture
def server() -> FakeServer:
    return FakeServer()


def _hello() -> Hello:
    return Hello(device_id=uuid7(), app="0.1.0")


def _new_access(server: FakeServer, directory: Path) -> tuple[Access, MemorySecrets, AccountFile]:
    secrets, file = MemorySecrets(), AccountFile(directory)
    return _access(server, secrets, file), secrets, file


def _access(
    server: FakeServer, secrets: MemorySecrets, file: AccountFile, clock: Callable[[], float] = float
) -> Access:
    transport = Transport("http://garage.test/", client=httpx.AsyncClient(transport=server))
    return Access(transport, secrets, file, app="0.1.0", clock=clock)


async def test_signing_in_keeps_the_refresh_token_and_the_person(server: FakeServer, tmp_path: Path) -> None:
    access, secrets, file = _new_access(server, tmp_path)
    device = file.device_for("rosa@example.test")
    account = await access.sign_in(" Rosa@example.test ", "correct", "Front desk")
    assert account.device_id == device, "one person here, one device id"
    assert access.account == account == AccountFile(tmp_path).current()
    assert list(secrets.values.values()) == list(server.refresh_tokens)
    assert (await access.call("POST", "/sync/hello", Welcome, body=_hello())).epoch == server.epoch
    assert server.requests == ["POST /auth/sign-in", "POST /sync/hello"]
    await access.aclose()


async def test_wrong_credentials_are_a_refusal(server: FakeServer, tmp_path: Path) -> None:
    access, secrets, _ = _new_access(server, tmp_path)
    with pytest.raises(Refused) as raised:
        await access.sign_in("rosa@example.test", "wrong")
    assert raised.value.problem.code == "wrong_credentials"
    assert access.account is None
    assert secrets.values == {}
    await access.aclose()


async def test_a_role_of_a_newer_server_is_a_bad_answer(
    server: FakeServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    access, _, _ = _new_access(server, tmp_path)
    monkeypatch.setattr("tests.fakes.FakeServer.role", "wizard")
    with pytest.raises(BadAnswer, match="wizard"):
        await access.sign_in("rosa@example.test", "correct")
    await access.aclose()


async def test_signing_out_forgets_the_tokens(server: FakeServer, tmp_path: Path) -> None:
    access, secrets, _ = _new_access(server, tmp_path)
    account = await access.sign_in("rosa@example.test", "correct")
    refresh_token = access.forget(account)
    assert access.account is None
    assert secrets.values == {}
    await access.tell_signed_out(refresh_token)
    assert server.requests[-1] == "POST /auth/sign-out"
    with pytest.raises(NotSignedIn):
        await access.call("POST", "/sync/hello", Welcome, body=_hello())
    await access.aclose()


async def test_signing_out_leaves_who_is_signed_in_instead(server: FakeServer, tmp_path: Path) -> None:
    access, secrets, file = _new_access(server, tmp_path)
    rosa = await access.sign_in("rosa@example.test", "correct")
    ines = replace(rosa, staff_id=uuid7(), email="ines@example.test")
    file.save(ines)
    secrets.set(f"refresh/{ines.staff_id}", "hers")
    assert access.forget(rosa)
    assert file.current() == ines
    assert access.account is None, "it was Rosa's, and is nobody else's"
    assert secrets.values == {f"refresh/{ines.staff_id}": "hers"}
    await access.aclose()


async def test_signing_out_twice_on_another_desk_asks_nobody(server: FakeServer, tmp_path: Path) -> None:
    access, secrets, _ = _new_access(server, tmp_path)
    account = await access.sign_in("rosa@example.test", "correct")
    secrets.values.clear()
    await access.tell_signed_out(access.forget(account))
    assert server.requests == ["POST /auth/sign-in"]
    await access.aclose()


async def test_a_refused_token_is_renewed_once_and_rotated(server: FakeServer, tmp_path: Path) -> None:
    access = access_to(server, tmp_path, uuid7())
    await access.call("POST", "/sync/hello", Welcome, body=_hello())
    server.access_tokens.clear()
    await access.call("POST", "/sync/hello", Welcome, body=_hello())
    assert server.requests == [
        "POST /auth/refresh",
        "POST /sync/hello",
        "POST /sync/hello",
        "POST /auth/refresh",
        "POST /sync/hello",
    ]
    await access.aclose()


async def test_many_who_find_the_token_dead_renew_it_once(server: FakeServer, tmp_path: Path) -> None:
    access = access_to(server, tmp_path, uuid7())
    await asyncio.gather(
        *(access.call("POST", "/sync/hello", Welcome, body=_hello()) for _ in range(5)),
    )
    assert server.requests.count("POST /auth/refresh") == 1
    await access.aclose()


async def test_a_token_that_dies_for_many_at_once_is_renewed_once(server: FakeServer, tmp_path: Path) -> None:
    access = access_to(server, tmp_path, uuid7())
    await access.call("POST", "/sync/hello", Welcome, body=_hello())
    server.access_tokens.clear()
    await asyncio.gather(
        *(access.call("POST", "/sync/hello", Welcome, body=_hello()) for _ in range(5)),
    )
    assert server.requests.count("POST /auth/refresh") == 2
    await access.aclose()


async def test_events_under_a_dead_token_fail_once_and_stand_the_next_time(
    server: FakeServer, tmp_path: Path
) -> None:
    access = access_to(server, tmp_path, uuid7())
    await access.call("POST", "/sync/hello", Welcome, body=_hello())
    server.access_tokens.clear()
    with pytest.raises(NotSignedIn):
        await anext(access.events())
    events = access.events()
    assert await anext(events) is None
    await events.aclose()
    await access.aclose()


async def test_a_lost_renewal_can_be_asked_again(server: FakeServer, tmp_path: Path) -> None:
    access = access_to(server, tmp_path, uuid7())
    server.faults.append(Fault.ANSWER_LOST)
    with pytest.raises(Unreachable):
        await access.call("POST", "/sync/hello", Welcome, body=_hello())
    await access.call("POST", "/sync/hello", Welcome, body=_hello())
    await access.aclose()


async def test_a_server_that_refuses_every_token_is_asked_twice_only(
    server: FakeServer, tmp_path: Path
) -> None:
    access = access_to(server, tmp_path, uuid7())
    server.forgetful = True
    with pytest.raises(NotSignedIn):
        await access.call("POST", "/sync/hello", Welcome, body=_hello())
    assert server.requests.count("POST /sync/hello") == 2
    await access.aclose()


async def test_other_refusals_of_a_renewal_keep_the_token(server: FakeServer, tmp_path: Path) -> None:
    access = access_to(server, tmp_path, uuid7())
    told: list[None] = []
    access.signed_out.connect(lambda: told.append(None))
    server.too_many = True
    with pytest.raises(Refused) as raised:
        await access.call("POST", "/sync/hello", Welcome, body=_hello())
    assert (raised.value.status, raised.value.retry_after) == (429, 3)
    assert told == []
    server.too_many = False
    await access.call("POST", "/sync/hello", Welcome, body=_hello())
    await access.aclose()


async def _asked(access: Access) -> str:
    """Ask for something; what came of it."""
    try:
        await access.call("POST", "/sync/hello", Welcome, body=_hello())
    except NotAsked:
        return "not asked"
    except NotSignedIn:
        return "refused"
    return "answered"


def _unknown(access: Access) -> bool:
    return access.unknown_there


def _refused(access: Access) -> bool:
    return access.refused


def _noted(file: AccountFile) -> bool:
    return file.refused()


class TestRefused:
    """A token that is refused: for good by its own server, or by one that never gave it."""

    @pytest.fixture
    def told(self) -> list[str]:
        return []

    @pytest.fixture
    async def access(self, server: FakeServer, tmp_path: Path, told: list[str]) -> AsyncIterator[Access]:
        """Somebody is signed in, and has to renew."""
        self.now = 0.0
        self.secrets, self.file = MemorySecrets(), AccountFile(tmp_path)
        made = _access(server, self.secrets, self.file, lambda: self.now)
        await made.sign_in("rosa@example.test", "correct")
        server.access_tokens.clear()
        made.signed_out.connect(lambda: told.append("signed out"))
        made.accepted.connect(lambda: told.append("accepted"))
        yield made
        await made.aclose()

    async def test_by_its_own_server_it_is_gone_and_a_restart_knows(
        self, access: Access, server: FakeServer, told: list[str]
    ) -> None:
        server.revoke()
        assert await _asked(access) == "refused"
        assert self.secrets.values == {}
        assert [await _asked(access) for _ in range(3)] == ["not asked"] * 3
        assert (access.refused, told) == (True, ["signed out"])
        again = _access(server, self.secrets, self.file)
        assert _refused(again)
        again.signed_out.connect(lambda: told.append("again"))
        assert await _asked(again) == "not asked"
        assert told == ["signed out", "again"]
        await again.sign_in("rosa@example.test", "correct")
        assert not _refused(again)
        assert not _noted(self.file)
        await again.aclose()

    async def test_by_another_it_is_kept_and_is_good_when_its_own_is_back(
        self, access: Access, server: FakeServer, told: list[str]
    ) -> None:
        kept = dict(self.secrets.values)
        server.another = True
        assert await _asked(access) == "refused"
        assert self.secrets.values == kept
        assert _refused(access)
        assert _unknown(access)
        server.another = False
        assert await _asked(access) == "not asked", "no server is asked again and again"
        self.now += REFUSED_PAUSE
        assert await _asked(access) == "answered"
        assert not _refused(access)
        assert not _unknown(access)
        assert not _noted(self.file)
        assert told == ["signed out", "accepted"]

    async def test_by_another_for_long_it_is_told_once_and_asked_now_and_then(
        self, access: Access, server: FakeServer, told: list[str]
    ) -> None:
        server.another = True
        server.requests.clear()
        for _ in range(30):
            assert await _asked(access) in {"refused", "not asked"}
            self.now += REFUSED_PAUSE / 10
        assert server.requests.count("POST /auth/refresh") == 3
        assert told == ["signed out"]

    async def test_a_restart_tries_it_at_once(self, access: Access, server: FakeServer) -> None:
        server.another = True
        await _asked(access)
        server.another = False
        again = _access(server, self.secrets, self.file, lambda: self.now)
        assert _refused(again)
        assert await _asked(again) == "answered"
        assert not _refused(again)
        await again.aclose()

    async def test_a_server_that_is_away_between_changes_nothing(
        self, access: Access, server: FakeServer, told: list[str]
    ) -> None:
        server.another = True
        await _asked(access)
        server.down = True
        self.now += REFUSED_PAUSE
        with pytest.raises(Unreachable):
            await _asked(access)
        assert _refused(access)
        server.down = server.another = False
        assert await _asked(access) == "answered"
        assert told == ["signed out", "accepted"]

    async def test_who_signs_out_leaves_none(self, access: Access, server: FakeServer) -> None:
        server.another = True
        await _asked(access)
        account = access.account
        assert account is not None
        assert access.forget(account)
        assert self.secrets.values == {}
        assert not _refused(access)
        assert not _noted(self.file)

    async def test_who_signs_in_instead_takes_its_place(self, access: Access, server: FakeServer) -> None:
        rosa = access.account
        assert rosa is not None
        ines = replace(rosa, staff_id=uuid7(), email="ines@example.test")
        self.file.save(ines)
        self.secrets.set(f"refresh/{ines.staff_id}", "hers")
        self.secrets.delete(f"refresh/{rosa.staff_id}")
        self.file.refuse()
        access = _access(server, self.secrets, self.file)
        await access.sign_in("rosa@example.test", "correct")
        assert list(self.secrets.values) == [f"refresh/{rosa.staff_id}"]
        await access.aclose()

    async def test_what_is_noted_of_others_leaves_it_noted(self, access: Access) -> None:
        assert not _refused(access)
        self.file.refuse()
        self.file.device_for("ines@example.test")
        assert _noted(self.file)
        self.file.forget(uuid7(), "ines@example.test")
        assert _noted(self.file)


async def test_a_slot_is_held_and_let_go(server: FakeServer, tmp_path: Path) -> None:
    access = access_to(server, tmp_path, uuid7())
    holds = Holds(access)
    request = HoldRequest(hold_id=uuid7(), starts=0, minutes=30, kind="video", mechanic_id=named("vera"))
    answer = await holds.place(request)
    assert (answer.hold_id, answer.expires_at) == (request.hold_id, server.now + 900)
    await holds.release(request.hold_id)
    assert server.released == [f"/holds/{request.hold_id}"]
    await access.aclose()


async def test_a_hold_refused_says_why(server: FakeServer, tmp_path: Path) -> None:
    access = access_to(server, tmp_path, uuid7())
    holds = Holds(access)
    server.hold_problem = Problem(code="slot_taken", detail="Somebody else has that time")
    with pytest.raises(HoldRefused) as raised:
        await holds.place(HoldRequest(hold_id=uuid7(), starts=0, minutes=30, kind="video"))
    assert raised.value.problem == server.hold_problem
    with pytest.raises(HoldRefused):
        await holds.release(uuid7())
    server.hold_problem = Problem(code="not_found", detail="")
    await holds.release(uuid7())
    await access.aclose()


async def test_a_hold_offline_is_offline(server: FakeServer, tmp_path: Path) -> None:
    access = access_to(server, tmp_path, uuid7())
    server.down = True
    with pytest.raises(Unreachable):
        await Holds(access).place(HoldRequest(hold_id=uuid7(), starts=0, minutes=30, kind="video"))
    await access.aclose()
