"""Walk-ins in leased bays at two real desktops while the server process is away, and what it makes of them after."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from desktop.presenters.availability_source import AvailabilitySource
from desktop.presenters.calendar_rights import Rights
from desktop.presenters.clock import SystemClock
from desktop.presenters.walk_in import WalkInDesk
from desktop.presenters.walk_in_model import Entered, Standing
from desktop.store.account_file import AccountFile
from desktop.store.local_store import LocalStore
from desktop.store.secrets import FileSecrets, file_key
from desktop.sync.account import Access
from desktop.sync.backoff import Pace
from desktop.sync.engine import SyncEngine
from desktop.sync.transport import Transport
from scheduling.commands import Command
from scheduling.records import KINDS, Record, Reservation, Session
from scheduling.vocabulary import ReservationKind, SessionState
from tests.integration.desks import until
from tests.integration.serving import ServerProcess
from tests.sync_server.leasing import lease
from tests.sync_server.shop import HOUR, PASSWORD, Shop

PACE = Pace(first=0.05, most=0.2, safety=60.0)


@dataclass
class Desk:
    """A signed-in desktop whose exchange runs, with what its calendar knows of walk-ins."""

    store: LocalStore
    access: Access
    engine: SyncEngine
    walk_ins: WalkInDesk

    def rows(self) -> dict[object, Record]:
        return {row.id: row for cls in KINDS.values() for row in self.store.all(cls)}

    def waiting(self) -> list[Command]:
        return [change.command for change in self.store.changes()]

    async def close(self) -> None:
        await self.engine.stop()
        await self.access.aclose()
        self.store.close()


@pytest.fixture
async def desks(shop: Shop, server: ServerProcess, tmp_path: Path) -> AsyncIterator[tuple[Desk, Desk]]:
    """The owner's desktop and the receptionist's, both with the first snapshot."""
    made = []
    for name in ("owner", "desk"):
        email = await shop.give_password(name)
        secrets, file = FileSecrets(tmp_path / name), AccountFile(tmp_path / name)
        access = Access(Transport(server.address), secrets, file, app="0.1.0")
        account = await access.sign_in(email, PASSWORD, name)
        key = file_key(secrets, account.staff_id)
        store = LocalStore.open(file.directory_of(account), key, account.device_id)
        clock = SystemClock()
        engine = SyncEngine(store, access, pace=PACE, on_server_time=clock.adjust)
        engine.start()
        walk_ins = WalkInDesk(store, AvailabilitySource(store), clock, Rights(store, account))
        made.append(Desk(store, access, engine, walk_ins))
    for desk in made:
        await until(lambda desk=desk: desk.walk_ins.may())  # type: ignore[misc] # bound on purpose
    yield made[0], made[1]
    for desk in made:
        await desk.close()


async def kept(shop: Shop, desks: tuple[Desk, Desk]) -> list[Reservation]:
    """Each has a bay of its own for the next hour, and knows it."""
    starts = shop.bootstrap.clock.now() + 60
    rows = [
        await lease(shop, starts, bay=bay, device_id=desk.store.device_id, expires_at=starts + HOUR)
        for desk, bay in zip(desks, shop.bays, strict=True)
    ]
    for desk in desks:
        await until(lambda desk=desk: all(desk.walk_ins.lease(row.id) for row in rows))  # type: ignore[misc]
    return rows


async def test_two_desks_confirm_walk_ins_without_the_server_which_takes_both(
    shop: Shop, server: ServerProcess, desks: tuple[Desk, Desk]
) -> None:
    rows = await kept(shop, desks)
    server.end()
    await until(lambda: all(not desk.engine.online for desk in desks))
    results = []
    for number, (desk, row) in enumerate(zip(desks, rows, strict=True)):
        choice = desk.walk_ins.choices(60)[0]
        assert choice.confirmed
        assert choice.starts == row.starts
        result = desk.walk_ins.confirm(Entered(name=f"Walker {number}", phone=f"514555018{number}"), choice)
        assert desk.walk_ins.standing(result) is Standing.CONFIRMED
        assert result.session_id not in desk.store.waiting_rows()
        assert len(desk.waiting()) == 2
        assert not any(
            each.confirmed for each in desk.walk_ins.choices(60)
        )  # the other's bay is not for this one
        results.append(result)
    server.start()
    await until(lambda: all(not desk.waiting() for desk in desks))
    await until(lambda: desks[0].rows() == desks[1].rows())
    for result, row in zip(results, rows, strict=True):
        session, slot = await shop.session(result.session_id), await shop.slot_of(result.session_id)
        assert slot is not None
        assert (session.bay_id, slot.id, slot.kind) == (row.bay_id, row.id, ReservationKind.BOOKING)
        assert (session.state, session.conflict_code) == (SessionState.WAITING, "")


async def test_a_walk_in_whose_answer_was_lost_is_told_again_and_is_one_booking(
    shop: Shop, server: ServerProcess, desks: tuple[Desk, Desk]
) -> None:
    (row, _), one = await kept(shop, desks), desks[0]
    result = one.walk_ins.confirm(Entered(name="Wanda Walker"), one.walk_ins.choices(60)[0])
    await until(lambda: not one.waiting())
    server.end()
    one.store.resend_after(0)
    assert one.waiting()
    server.start()
    await until(lambda: not one.waiting())
    async with shop.uow() as uow:
        slots = await uow.records.find(Reservation, bay_id=row.bay_id)
        made = await uow.records.find(Session, bay_id=row.bay_id)
    assert [slot.id for slot in slots] == [row.id]
    assert [session.id for session in made] == [result.session_id]
