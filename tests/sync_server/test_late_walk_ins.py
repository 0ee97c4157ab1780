"""Walk-ins confirmed offline and told late, some of them by the owner out of the quarantine: each keeps its bay."""

from __future__ import annotations

import httpx
import pytest

from scheduling.errors import ErrorCode
from scheduling.records import Reservation
from scheduling.vocabulary import ReservationStatus, SessionState
from scheduling.wire import PushResult, PushStatus
from sync_server.http.context import Context
from tests.sync_server.caller import Caller, read
from tests.sync_server.leasing import lease, leased, walk_in
from tests.sync_server.leaving import Laptop, left
from tests.sync_server.shop import HOUR, Shop


@pytest.fixture
async def laptop(client: httpx.AsyncClient, shop: Shop) -> Laptop:
    """Somebody's, who is signed in."""
    made = Laptop(client, shop, name="anna")
    assert (await made.sign_in()).status_code == 200
    return made


@pytest.fixture
def owner(client: httpx.AsyncClient, context: Context, shop: Shop) -> Caller:
    return Caller(client, context, shop, "owner")


async def _tidy(shop: Shop) -> None:
    async with shop.uow() as uow:
        await uow.bump()
        await uow.reservations.expire_lapsed()
        await uow.commit()


async def _book(shop: Shop, row: Reservation) -> None:
    """As a session that stands in that bay."""
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add(shop.slot(row.starts, mechanic_id=None, bay_id=row.bay_id))
        await uow.commit()


async def _applied(owner: Caller, laptop: Laptop, row: Reservation) -> tuple[PushResult, Reservation | None]:
    """What becomes of a walk-in that waits in the quarantine, and where it stands."""
    command = walk_in(laptop.shop, row)
    change = left(command)
    assert (await laptop.hand_over(change)).status_code == 200
    result = read(PushResult, await owner("POST", f"/handovers/changes/{change.mid}"))
    return result, await laptop.shop.slot_of(command.session_id)


@pytest.mark.parametrize("tidied", [False, True], ids=["lapsed", "marked expired"])
async def test_one_out_of_the_quarantine_takes_no_bay_that_was_promised_to_another_computer(
    shop: Shop, laptop: Laptop, owner: Caller, tidied: bool
) -> None:
    starts = shop.at(10, day=-2)
    mine = await lease(shop, starts, expires_at=starts + HOUR)
    theirs = await lease(
        shop, starts, bay=shop.bays[0], device_id=laptop.device_id, expires_at=shop.at(20, day=1)
    )
    if tidied:
        await _tidy(shop)
    await laptop.revoke()
    await _book(shop, theirs)
    lost, slot = await _applied(owner, laptop, theirs)
    assert (lost.code, lost.outcome.stored_as, slot) == (ErrorCode.SLOT_TAKEN, SessionState.UNPLACED, None)
    command = walk_in(shop, mine)
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    stands = await shop.slot_of(command.session_id)
    assert stands is not None
    assert (stands.id, stands.bay_id) == (mine.id, mine.bay_id)


async def test_nor_one_in_which_another_may_wait_in_the_quarantine_too(
    client: httpx.AsyncClient, shop: Shop, laptop: Laptop, owner: Caller
) -> None:
    other = Laptop(client, shop, name="ivan")
    await other.sign_in()
    rows = [
        await lease(shop, shop.at(10, day=1), bay=bay, device_id=each.device_id)
        for bay, each in zip(shop.bays, (laptop, other), strict=True)
    ]
    for each in (laptop, other):
        await each.revoke()
    assert {row.id for row in await leased(shop, ReservationStatus.CANCELLED)} == {row.id for row in rows}
    await _book(shop, rows[0])
    lost, _ = await _applied(owner, laptop, rows[0])
    assert lost.outcome.stored_as == SessionState.UNPLACED
    kept, slot = await _applied(owner, other, rows[1])
    assert kept.status is PushStatus.APPLIED
    assert slot is not None
    assert slot.bay_id == rows[1].bay_id


async def test_one_out_of_the_quarantine_has_the_lease_in_which_it_was_confirmed(
    shop: Shop, laptop: Laptop, owner: Caller
) -> None:
    starts = shop.at(10, day=-2)
    row = await lease(shop, starts, device_id=laptop.device_id, expires_at=starts + HOUR)
    await _tidy(shop)  # before the computer was given up
    await laptop.revoke()
    result, slot = await _applied(owner, laptop, row)
    assert result.status is PushStatus.APPLIED
    assert slot is not None
    assert (slot.id, slot.bay_id) == (row.id, row.bay_id)


async def test_nobody_but_who_reviews_them_uses_the_leases_of_a_computer_without_access(
    shop: Shop, laptop: Laptop
) -> None:
    starts = shop.at(10, day=-2)
    row = await lease(shop, starts, device_id=laptop.device_id, expires_at=starts + HOUR)
    await _tidy(shop)
    await laptop.revoke()
    command = walk_in(shop, row)
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    slot = await shop.slot_of(command.session_id)
    assert slot is not None
    assert slot.bay_id == shop.bays[0].id, "the other bay, since somebody may stand in that one"


async def test_one_that_lost_its_leases_takes_none_in_which_its_own_computer_confirmed_another(
    shop: Shop,
) -> None:
    starts = shop.at(10, day=-2)
    rows = [await lease(shop, starts, bay=bay, expires_at=starts + HOUR) for bay in shop.bays]
    await _tidy(shop)
    unknown = shop.slot(starts, bay_id=shop.bays[0].id)  # the database was set back meanwhile
    lost = await shop.send("desk", walk_in(shop, unknown))
    assert lost.outcome.stored_as == SessionState.UNPLACED
    for row in rows:
        assert (await shop.send("desk", walk_in(shop, row))).status is PushStatus.APPLIED
