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
