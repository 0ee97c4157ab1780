"""By what the server sends messages: heard with each page, and known after a restart without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.presenters.carriers import Carriers
from desktop.store.account_file import AccountFile
from desktop.sync.carrying import Carrying
from tests.desktop.sync.conftest import Desk
from tests.fakes import FakeServer


def _restarted(tmp_path: Path) -> frozenset[str] | None:
    """What another start of the program knows before it asks."""
    return Carrying(AccountFile(tmp_path / "desk 0").current, print).carried


def _known(desk: Desk) -> frozenset[str] | None:
    return desk.access.carrying.carried


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
