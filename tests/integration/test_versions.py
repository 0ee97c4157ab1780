"""Programs of different versions as real processes: a newer server with today's desktop, and the other way round."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.store.pending import ChangeState
from desktop.sync.transport import Transport
from scheduling.commands import NAME_OF, NAMES, CreateCustomer
from scheduling.ids import uuid7
from scheduling.vocabulary import SessionState
from scheduling.wire import PushStatus
from sync_server.db.embedded import Urls
from tests.integration.desks import Desk, open_desk, until
from tests.integration.serving import ServerProcess
from tests.sync_server.shop import Shop


async def test_an_old_desktop_goes_on_with_a_newer_server_and_is_told_to_update(
    database: Urls, shop: Shop, tmp_path: Path
) -> None:
    server = ServerProcess(database, tmp_path, module="tests.integration.newer_server")
    server.start()
    desk = await open_desk(shop, "desk", Transport(server.address), tmp_path / "desk")
    try:
        await until(lambda: desk.status.refreshed_at is not None and desk.engine.problem == "upgrade_needed")
        strange, plain, own = (shop.booking(shop.at(hour), category=what) for hour, what in
                               ((9, "flying"), (11, "brakes"), (14, "oil")))  # fmt: skip
        assert (await shop.send("owner", strange)).status is PushStatus.APPLIED
        assert (await shop.send("owner", plain)).status is PushStatus.APPLIED
        desk.store.submit(own)
        await until(lambda: desk.state_of(plain.session_id) is SessionState.SCHEDULED)
        await until(lambda: desk.store.changes() == [])
        assert desk.state_of(own.session_id) is SessionState.SCHEDULED
        assert (await shop.session(own.session_id)).concern == "booked by an older program", (
            "read as version 2"
        )
        assert desk.state_of(strange.session_id) is None, "what it can not read it does not show"
        assert desk.store.unread == 1
        assert desk.engine.online
        assert desk.problems() == {"upgrade_needed"}
    finally:
        await desk.close()
        server.end()


async def test_a_newer_desktop_keeps_in_its_list_what_the_server_does_not_know_yet(
    shop: Shop, desks: tuple[Desk, Desk], monkeypatch: pytest.MonkeyPatch
) -> None:
    _, desk = desks
    monkeypatch.setitem(NAMES, "customer.create@9", CreateCustomer)
    monkeypatch.setitem(NAME_OF, CreateCustomer, "customer.create@9")
    before, after = shop.booking(shop.at(9)), shop.booking(shop.at(11))
    new = CreateCustomer(customer_id=uuid7(), name="Of Tomorrow")
    desk.store.submit(before)
    desk.store.submit(new)
    desk.store.submit(after)
    await until(lambda: desk.status.waiting == 0)
    await until(lambda: len(desk.store.changes()) == 1)
    (change,) = desk.store.changes()
    assert (change.state, change.code, change.command) == (ChangeState.REJECTED, "unknown_command", new)
    for command in (before, after):
        assert (await shop.session(command.session_id)).state is SessionState.SCHEDULED
