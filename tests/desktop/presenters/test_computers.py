"""The workshop's computers, as the owner names them and takes their access away."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

import pytest

from desktop.presenters.computers import Computers
from desktop.presenters.on_server import Reached
from desktop.sync.errors import Unreachable
from scheduling.ids import uuid7
from scheduling.staff_messages import LONGEST_NAME, DeviceLine
from tests.desktop.presenters.fake_management import NOW, FakeManagement

OWN, DESK, KIOSK, LOST = uuid7(), uuid7(), uuid7(), uuid7()


def _line(device_id: UUID, name: str, created_at: int, kind: str = "desktop") -> DeviceLine:
    return DeviceLine(id=device_id, kind=kind, name=name, app="1", created_at=created_at, revoked_at=None)


@pytest.fixture
def server() -> FakeManagement:
    made = FakeManagement()
    made.computers = {
        LOST: replace(_line(LOST, "lost", 5), revoked_at=60, renewed_at=59),
        OWN: replace(_line(OWN, "own", 10), renewed_at=50),
        KIOSK: _line(KIOSK, "kiosk", 55, "kiosk"),
        DESK: replace(_line(DESK, "desk", 20), renewed_at=90),
    }
    return made


@pytest.fixture
async def computers(server: FakeManagement) -> Computers:
    made = Computers(server, OWN)
    await made.load()
    return made


def _names(computers: Computers) -> list[str]:
    return [each.line.name for each in computers.computers]


async def test_those_with_access_come_first_the_latest_heard_before_the_others(computers: Computers) -> None:
    assert _names(computers) == ["desk", "kiosk", "own", "lost"]
    assert [each.own for each in computers.computers] == [False, False, True, False]


async def test_one_is_named(computers: Computers, server: FakeManagement) -> None:
    assert await computers.rename(DESK, "  front   desk ")
    assert server.computers[DESK].name == "front desk"
    assert _names(computers)[0] == "front desk"


@pytest.mark.parametrize("name", ["", "   ", "x" * (LONGEST_NAME + 1)])
async def test_no_name(computers: Computers, server: FakeManagement, name: str) -> None:
    assert not await computers.rename(DESK, name)
    assert server.computers[DESK].name == "desk"
    assert computers.problem == ""


async def test_access_is_taken_away(computers: Computers, server: FakeManagement) -> None:
    assert await computers.revoke(DESK)
    assert server.computers[DESK].revoked_at == NOW
    assert _names(computers) == ["kiosk", "own", "desk", "lost"]


async def test_a_server_that_does_not_answer(computers: Computers, server: FakeManagement) -> None:
    server.fault = Unreachable("x")
    assert not await computers.revoke(DESK)
    assert (computers.problem, computers.reached) == ("unreachable", Reached.ASKED)
    server.fault, server.deaf = None, Unreachable("x")
    assert not await computers.revoke(DESK)
    assert computers.reached is Reached.ANSWERED
    assert server.computers[DESK].revoked_at == NOW


class TestAKioskIsLetIn:
    """By a code that the owner asked for."""

    @pytest.fixture
    async def asked(self, server: FakeManagement) -> Computers:
        self.now = NOW
        made = Computers(server, OWN, lambda: self.now)
        await made.load()
        assert await made.ask_code()
        return made

    async def test_the_code_counts_down_and_another_takes_its_place(self, asked: Computers) -> None:
        assert asked.code is not None
        assert (asked.code.code, asked.seconds_left) == ("ABCD-EFG1", 900)
        self.now += 60
        assert asked.seconds_left == 840
        assert await asked.ask_code()
        assert asked.code.code == "ABCD-EFG2"

    async def test_a_kiosk_that_was_there_before_is_not_the_new_one(self, asked: Computers) -> None:
        told: list[None] = []
        asked.changed.connect(lambda: told.append(None))
        await asked.look()
        assert asked.code is not None
        assert told == [], "nothing is painted anew for nothing"

    async def test_the_new_one_is_found_and_the_code_has_gone(
        self, asked: Computers, server: FakeManagement
    ) -> None:
        told: list[None] = []
        asked.changed.connect(lambda: told.append(None))
        door = uuid7()
        server.computers[door] = _line(door, "Door", 99, "kiosk")
        await asked.look()
        assert asked.came is not None
        assert asked.came.id == door
        assert asked.code is None
        assert asked.seconds_left == 0
        assert "Door" in _names(asked)
        assert len(told) == 1
        assert await asked.ask_code()
        assert asked.came is None, "that is about the next one"

    async def test_a_new_desktop_is_no_kiosk(self, asked: Computers, server: FakeManagement) -> None:
        desk = uuid7()
        server.computers[desk] = _line(desk, "desk 2", 99)
        await asked.look()
        assert asked.code is not None
        assert "desk 2" in _names(asked)

    async def test_while_the_server_is_silent_the_code_stays(
        self, asked: Computers, server: FakeManagement
    ) -> None:
        server.fault = server.deaf = Unreachable("away")
        await asked.look()
        assert asked.problem == ""
        assert asked.code is not None
        assert not await asked.ask_code()
        assert asked.problem == "unreachable"

    async def test_closed_it_is_not_looked_for_any_more(
        self, asked: Computers, server: FakeManagement
    ) -> None:
        asked.close_code()
        door = uuid7()
        server.computers[door] = _line(door, "Door", 99, "kiosk")
        await asked.look()
        assert asked.came is None
