"""Programs of different versions as real processes: a newer server with today's desktop, and the other way round."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from desktop.store.pending import ChangeState
from desktop.sync.transport import Transport
from scheduling.commands import NAME_OF, NAMES, CreateCustomer, MoveSession, Place
from scheduling.edit_commands import EditSession
from scheduling.ids import uuid7
from scheduling.records import Session
from scheduling.vocabulary import ServiceType, SessionState
from scheduling.wire import PushStatus
from sync_server.db.embedded import Urls
from tests.as_before import put_back
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


async def test_a_desktop_that_knows_no_corrections_goes_on_where_others_make_them(
    shop: Shop,
    desks: tuple[Desk, Desk],
    monkeypatch: pytest.MonkeyPatch,
    request: pytest.FixtureRequest,
) -> None:
    put_back(request, NAMES)
    _, old = desks
    booked, after = shop.booking(shop.at(9), concern="Brakes squeal"), shop.booking(shop.at(11))
    assert (await shop.send("owner", booked)).status is PushStatus.APPLIED
    await until(lambda: old.state_of(booked.session_id) is SessionState.SCHEDULED)
    await old.engine.stop()
    said = {
        "concern": ("Brakes squeal", "Brakes squeal, rear left"),
        "service_type": ("repair", "inspection"),
    }
    assert (await shop.send("owner", EditSession(session_id=booked.session_id, set=said))).code == ""
    monkeypatch.delitem(NAMES, "session.edit@1")
    monkeypatch.delitem(NAME_OF, EditSession)
    seen = Place(starts=booked.starts, minutes=booked.minutes, mechanic_id=booked.mechanic_id)
    old.store.submit(
        MoveSession(session_id=booked.session_id, seen=seen, to=replace(seen, starts=shop.at(14)))
    )
    old.store.submit(after)
    await old.go_on()
    await until(old.well)
    row = old.store.get(Session, booked.session_id)
    assert row is not None
    assert (row.concern, row.service_type, row.starts) == (
        "Brakes squeal, rear left",
        ServiceType.INSPECTION,
        shop.at(14),
    )
    assert row == await shop.session(booked.session_id), "its move took nothing of the correction back"
    assert old.state_of(after.session_id) is SessionState.SCHEDULED
    assert old.problems() == set()
    assert old.store.unread == 0


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
