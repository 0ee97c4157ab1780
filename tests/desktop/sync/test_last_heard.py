"""By what the server sends messages, and the owner's numbers: heard with each page, known after a restart too."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.carriers import Carriers
from desktop.store.account_file import AccountFile
from desktop.sync.last_heard import LastHeard
from scheduling.money import MoneySettings
from scheduling.visit_requests import RequestPolicy
from tests.desktop.sync.conftest import Desk
from tests.fakes import FakeServer


def _last(tmp_path: Path) -> LastHeard:
    return LastHeard(AccountFile(tmp_path / "desk 0").current, print)


def _restarted(tmp_path: Path) -> frozenset[str] | None:
    """What another start of the program knows before it asks."""
    return _last(tmp_path).carried


def _known(desk: Desk) -> frozenset[str] | None:
    return desk.access.last_heard.carried


@pytest.mark.parametrize("carried", [[], ["email"], ["email", "pigeon", "sms"]])
async def test_it_is_known_from_the_first_page_on_and_after_a_restart(
    desk: Desk, server: FakeServer, tmp_path: Path, carried: list[str]
) -> None:
    assert _known(desk) is None
    server.sends_by = carried
    await desk.engine.pull()
    assert _known(desk) == frozenset(carried)
    assert _restarted(tmp_path) == frozenset(carried)
    assert Carriers(lambda: _known(desk)).none is (carried == [])


async def test_what_changed_is_heard_and_an_older_server_leaves_it_as_it_is(
    desk: Desk, server: FakeServer, tmp_path: Path
) -> None:
    await desk.engine.pull()
    assert _known(desk) is None, "an older server does not say"
    server.sends_by = []
    await desk.engine.pull()
    server.sends_by = ["email"]
    await desk.engine.pull()
    server.sends_by = None
    await desk.engine.pull()
    assert _known(desk) == frozenset({"email"})
    assert _restarted(tmp_path) == frozenset({"email"})


async def test_the_owners_numbers_too(desk: Desk, server: FakeServer, tmp_path: Path) -> None:
    source = AvailabilitySource(desk.store, lambda: desk.access.last_heard.numbers)
    await desk.engine.pull()
    assert source.policy(MoneySettings).deposit == MoneySettings().deposit
    server.numbers = {"money": {"deposit": 4000}, "requests": {"most_offered": 2}}
    await desk.engine.pull()
    known = source.policy(MoneySettings)
    assert (known.deposit, source.policy(RequestPolicy).most_offered) == (4000, 2)
    await desk.engine.pull()
    assert source.policy(MoneySettings) is known
    server.numbers = None
    server.sends_by = ["email"]
    await desk.engine.pull()
    assert _last(tmp_path).numbers == {"money": {"deposit": 4000}, "requests": {"most_offered": 2}}
    server.numbers = {}
    await desk.engine.pull()
    assert source.policy(MoneySettings) == MoneySettings()
    assert (_last(tmp_path).numbers, _restarted(tmp_path)) == ({}, frozenset({"email"}))
