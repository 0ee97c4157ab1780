"""Computers whose clocks are wrong, with real desktops and a real server: order and age are the server's."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.sync.transport import Transport
from scheduling.commands import CancelSession, MoveSession, Place
from scheduling.records import Session
from scheduling.vocabulary import SessionState
from tests.integration.desks import Desk, agreed, open_desk, until
from tests.integration.serving import ServerProcess
from tests.sync_server.shop import Shop

DAY = 86_400
NEAR = 3600
"""Seconds within which something is now, however slow the machine is."""


@dataclass
class WrongClock:
    """A computer's clock, so many seconds before or behind."""

    off: int

    def now(self) -> int:
        return int(time.time()) + self.off


@pytest.fixture
async def clocks(
    shop: Shop, server: ServerProcess, tmp_path: Path
) -> AsyncIterator[tuple[tuple[Desk, WrongClock], tuple[Desk, WrongClock]]]:
    """A desktop a day ahead, and one a day behind."""
    made = []
    for name, off in (("owner", DAY), ("desk", -DAY)):
        clock = WrongClock(off)
        transport = Transport(server.address)
        made.append((await open_desk(shop, name, transport, tmp_path / name, now=clock.now), clock))
    for desk, _ in made:
        await until(desk.well)
    yield made[0], made[1]
    for desk, _ in made:
        await desk.close()


async def test_clocks_two_days_apart_order_nothing_and_a_jump_amid_it_neither(
    shop: Shop, clocks: tuple[tuple[Desk, WrongClock], tuple[Desk, WrongClock]]
) -> None:
    (ahead, fast), (behind, slow) = clocks
    command = shop.booking(shop.at(9))
    ahead.store.submit(command)
    await until(lambda: behind.state_of(command.session_id) is SessionState.SCHEDULED)
    place = Place(starts=command.starts, minutes=60, mechanic_id=shop.anna.id)
    for hour, desk, clock in ((11, behind, slow), (13, ahead, fast), (15, behind, slow)):
        to = Place(starts=shop.at(hour), minutes=60, mechanic_id=shop.anna.id)
        desk.store.submit(MoveSession(session_id=command.session_id, seen=place, to=to))
        clock.off = -clock.off  # set right in front of the user, and past it
        place = to

        def moved(starts: int = to.starts) -> bool:
            rows = [desk.store.get(Session, command.session_id) for desk in (ahead, behind)]
            return all(row is not None and row.starts == starts for row in rows)

        await until(moved)
    ahead.store.submit(CancelSession(session_id=command.session_id))
    await until(lambda: behind.state_of(command.session_id) is SessionState.CANCELLED)
    await agreed(ahead, behind)
    await until(lambda: ahead.well() and behind.well())
    for desk in (ahead, behind):
        refreshed = desk.status.refreshed_at
        assert refreshed is not None
        assert abs(refreshed - time.time()) < NEAR, (
            "the age of what is shown is counted from the server's time"
        )
    assert ahead.problems() == behind.problems() == set()


async def test_of_two_who_want_one_slot_the_first_at_the_server_has_it_whatever_the_clocks_say(
    shop: Shop, server: ServerProcess, clocks: tuple[tuple[Desk, WrongClock], tuple[Desk, WrongClock]]
) -> None:
    (ahead, _), (behind, _) = clocks
    server.end()
    await until(lambda: not ahead.engine.online and not behind.engine.online)
    late, early = shop.booking(shop.at(10)), shop.booking(shop.at(10))
    ahead.store.submit(late)
    behind.store.submit(early)  # two days before the other, by its own account
    await behind.engine.stop()
    server.start()
    await until(lambda: ahead.status.waiting == 0)
    await behind.go_on()
    await agreed(ahead, behind)
    assert ahead.state_of(late.session_id) is SessionState.SCHEDULED
    assert ahead.state_of(early.session_id) is SessionState.UNPLACED
