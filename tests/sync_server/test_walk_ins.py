"""A walk-in in leased slots: confirmed whenever it is told, once, and lost only where the database was set back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from scheduling.commands import CancelSession, CreateCustomer
from scheduling.errors import ErrorCode
from scheduling.ids import uuid7
from scheduling.lease_commands import GiveBackLease
from scheduling.records import Customer, Reservation
from scheduling.vocabulary import CancelledBy, ReservationKind, ReservationStatus, SessionState, VisitKind
from scheduling.wire import PushStatus
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db.embedded import Urls
from sync_server.db.reservations import SqlReservations
from sync_server.jobs.bookings import tidy
from sync_server.services import staffing
from sync_server.services.models import Device
from tests.sync_server.leasing import choose, give, lease, leased, walk_in
from tests.sync_server.shop import HOUR, Shop

S = SessionState
DAY = 86_400


@pytest.fixture
async def crowd(module_database: Urls) -> AsyncIterator[Shop]:
    """A shop behind a pool wide enough for many at once."""
    made = Bootstrap.from_settings(Settings(database_url=module_database.app, pool_size=30))
    shop = Shop(made)
    await shop.open()
    yield shop
    await made.close()


async def test_the_leased_row_becomes_the_booking_and_the_customer_waits(shop: Shop) -> None:
    row = await lease(shop, shop.at(10, day=0))
    command = walk_in(shop, row, vehicle_id=shop.vehicle.id)
    sent = await shop.send("desk", command)
    assert (sent.status, sent.outcome.stored_as) == (PushStatus.APPLIED, "")
    session, slot = await shop.session(command.session_id), await shop.slot_of(command.session_id)
    assert slot is not None
    assert (slot.id, slot.kind, slot.status) == (row.id, ReservationKind.BOOKING, ReservationStatus.CONFIRMED)
    assert (slot.bay_id, slot.starts, slot.ends, slot.expires_at) == (row.bay_id, row.starts, row.ends, None)
    assert (session.bay_id, session.kind, session.vehicle_id) == (
        row.bay_id,
        VisitKind.IN_PERSON,
        shop.vehicle.id,
    )
    assert session.state in {S.WAITING, S.SCHEDULED}
    assert await leased(shop) == []


async def test_who_stood_at_the_desk_is_waiting_since_then(shop: Shop) -> None:
    now = shop.bootstrap.clock.now()
    starts = now - 3 * DAY
    row = await lease(shop, starts, expires_at=starts + HOUR)
    command = walk_in(shop, row, at=starts + 300)
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    session = await shop.session(command.session_id)
    assert (session.state, session.arrived_at) == (S.WAITING, starts + 300)
    assert [what for what, _, _ in await shop.steps(command.session_id)] == ["booked", "checked in"]


@pytest.mark.parametrize("tidied", [False, True], ids=["lapsed", "marked expired"])
async def test_one_that_is_told_days_after_its_lease_has_lapsed_is_booked_all_the_same(
    shop: Shop, tidied: bool
) -> None:
    starts = shop.bootstrap.clock.now() - 9 * DAY
    row = await lease(shop, starts, expires_at=starts + HOUR)
    if tidied:
        async with shop.uow() as uow:
            await uow.bump()
            await uow.reservations.expire_lapsed()
            await uow.commit()
    command = walk_in(shop, row)
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    slot = await shop.slot_of(command.session_id)
    assert slot is not None
    assert (slot.id, slot.status) == (row.id, ReservationStatus.CONFIRMED)
    assert (await shop.session(command.session_id)).state is S.WAITING


@pytest.mark.parametrize("day", [-2, 2], ids=["told late", "told before"])
async def test_one_that_is_taken_back_behind_it_is_cancelled_and_its_bay_is_free(
    shop: Shop, day: int
) -> None:
    row = await lease(shop, shop.at(10, day=day))
    command = walk_in(shop, row)
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    cancel = CancelSession(session_id=command.session_id, cancelled_by=CancelledBy.STAFF)
    assert (await shop.send("desk", cancel)).status is PushStatus.APPLIED
    assert (await shop.session(command.session_id)).state is S.CANCELLED
    async with shop.uow() as uow:
        assert await uow.reservations.live_between(row.starts, row.ends) == []


async def test_told_twice_it_is_one_booking(shop: Shop) -> None:
    row = await lease(shop, shop.at(10))
    mutation = shop.mutation("desk", walk_in(shop, row))
    first = await shop.send("desk", mutation)
    assert await shop.send("desk", mutation) == first
    async with shop.uow() as uow:
        assert [each.id for each in await uow.reservations.live_between(row.starts, row.ends)] == [row.id]


async def test_a_longer_one_takes_its_neighbours_and_leaves_the_rest_free(shop: Shop) -> None:
    one, two = [await lease(shop, shop.at(hour)) for hour in (10, 11)]
    await lease(shop, shop.at(10), bay=shop.bays[0])
    command = walk_in(shop, one, two, minutes=90)
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    slot = await shop.slot_of(command.session_id)
    assert slot is not None
    assert (slot.id, slot.ends) == (one.id, shop.at(11.5))
    assert [row.id for row in await leased(shop, ReservationStatus.CANCELLED)] == [two.id]
    after = shop.booking(shop.at(11.5), minutes=30)
    assert (await shop.send("desk", after)).status is PushStatus.APPLIED


async def test_a_customer_made_in_the_same_push_walks_in(shop: Shop) -> None:
    row, person = await lease(shop, shop.at(10)), uuid7()
    await shop.send("desk", CreateCustomer(customer_id=person, name="Wanda Walker", phone="+15145550188"))
    command = walk_in(shop, row, customer_id=person)
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    unknown = await shop.send("desk", walk_in(shop, await lease(shop, shop.at(12)), customer_id=uuid7()))
    assert (unknown.status, unknown.code) == (PushStatus.REJECTED, ErrorCode.NOT_FOUND)


async def test_another_computer_gets_no_bay_out_of_it(shop: Shop) -> None:
    rows = [await lease(shop, shop.at(10), bay=bay) for bay in shop.bays]
    command = walk_in(shop, rows[1])
    lost = await shop.send("owner", command)
    assert (lost.status, lost.code) == (PushStatus.CONFLICT, ErrorCode.SLOT_TAKEN)
    assert lost.outcome.stored_as == S.UNPLACED.value
    assert {row.id for row in await leased(shop)} == {row.id for row in rows}
    assert (await shop.session(command.session_id)).state is S.UNPLACED


async def test_a_mechanic_and_a_website_walk_nobody_in(shop: Shop) -> None:
    row = await lease(shop, shop.at(10), name="anna")
    refused = await shop.send("anna", walk_in(shop, row))
    assert (refused.status, refused.code) == (PushStatus.REJECTED, ErrorCode.NOT_ALLOWED)
    assert [each.id for each in await leased(shop)] == [row.id]


async def test_what_was_given_back_before_is_taken_like_any_time(shop: Shop) -> None:
    row = await lease(shop, shop.at(10))
    await lease(shop, shop.at(10), bay=shop.bays[0])
    await shop.send("desk", GiveBackLease(lease_id=row.id))
    command = walk_in(shop, row)
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED  # nobody took it yet
    slot = await shop.slot_of(command.session_id)
    assert slot is not None
    assert (slot.bay_id, slot.id == row.id) == (row.bay_id, False)
    lost = await shop.send("desk", walk_in(shop, row))
    assert (lost.status, lost.outcome.stored_as) == (PushStatus.CONFLICT, S.UNPLACED.value)


async def test_after_a_restore_that_knows_no_lease_its_time_is_taken_if_it_is_free(shop: Shop) -> None:
    row = shop.slot(shop.at(10), bay_id=shop.bays[1].id)  # never written: the backup was older
    command = walk_in(shop, row)
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    slot = await shop.slot_of(command.session_id)
    assert slot is not None
    assert (slot.id, slot.bay_id) == (row.id, row.bay_id)
    await shop.send("owner", shop.booking(shop.at(12), mechanic_id=shop.anna.id))
    await shop.send("owner", shop.booking(shop.at(12), mechanic_id=shop.bert.id))
    late = walk_in(shop, shop.slot(shop.at(12), bay_id=shop.bays[0].id))
    lost = await shop.send("desk", late)
    assert (lost.code, lost.outcome.stored_as) == (ErrorCode.SLOT_TAKEN, S.UNPLACED.value)
    assert lost.outcome.alternatives


@pytest.mark.parametrize("bays", [1, 2], ids=["the other bay is free", "no bay is free"])
async def test_a_lapsed_lease_over_which_somebody_went_on_working_gets_another_bay_or_is_listed(
    shop: Shop, bays: int
) -> None:
    starts = shop.at(10, day=-2)
    row = await lease(shop, starts, expires_at=starts + HOUR)
    after = await lease(shop, starts + HOUR, expires_at=shop.at(23, day=1))
    others = [shop.slot(starts, mechanic_id=None, bay_id=bay.id) for bay in shop.bays[::-1][:bays]]
    async with shop.uow() as uow:  # as a session that was extended afterwards leaves it
        await uow.bump()
        await uow.reservations.expire_lapsed()
        await uow.records.add_many(others)
        await uow.commit()
    command = walk_in(shop, row, after)
    told = await shop.send("desk", command)
    slot = await shop.slot_of(command.session_id)
    if bays == 1:
        assert (told.status, slot and slot.bay_id) == (PushStatus.APPLIED, shop.bays[0].id)
        assert await leased(shop) == []
    else:
        assert (told.status, told.outcome.stored_as) == (PushStatus.CONFLICT, S.UNPLACED.value)
        assert [each.id for each in await leased(shop)] == [after.id], "what it did not get it did not use up"


async def test_a_program_that_fails_between_two_leases_keeps_both(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [await lease(shop, shop.at(hour)) for hour in (10, 11)]
    mutation = shop.mutation("desk", walk_in(shop, *rows))

    async def fail(*_: object, **__: object) -> None:
        assert [each.id for each in await leased(shop)] == [row.id for row in rows]  # nobody sees the middle
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr(SqlReservations, "take", fail)
        with pytest.raises(RuntimeError):
            await shop.send("desk", mutation)
    assert [each.id for each in await leased(shop)] == [row.id for row in rows]
    assert (await shop.send("desk", mutation)).status is PushStatus.APPLIED


async def test_a_bay_of_which_a_restore_knows_one_lease_of_two_is_its_still(shop: Shop) -> None:
    row = await lease(shop, shop.at(10))
    await _busy(shop, shop.at(10))
    command = walk_in(shop, row, shop.slot(shop.at(11), bay_id=row.bay_id))
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    slot = await shop.slot_of(command.session_id)
    assert slot is not None
    assert (slot.bay_id, slot.ends) == (row.bay_id, shop.at(11) + HOUR)


async def _busy(shop: Shop, starts: int) -> None:
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add(shop.slot(starts, mechanic_id=None, bay_id=shop.bays[0].id))
        await uow.commit()


async def test_after_its_device_was_revoked_the_time_is_anybodys(shop: Shop) -> None:
    row = await lease(shop, shop.at(10))
    await lease(shop, shop.at(10), bay=shop.bays[0], name="owner")
    async with shop.acting("owner") as (uow, account):
        await staffing.revoke_device(uow, account, shop.people["desk"].device_id, shop.at(7))
    assert (await shop.send("owner", shop.booking(shop.at(10)))).status is PushStatus.APPLIED
    lost = await shop.send("owner", walk_in(shop, row))  # as the owner takes it over from the quarantine
    assert lost.outcome.stored_as == S.UNPLACED.value


async def test_a_device_that_goes_on_under_another_id_may_use_what_it_got_before(shop: Shop) -> None:
    fork = uuid7()
    async with shop.uow() as uow:
        await uow.bump()
        desk = shop.people["desk"].device_id
        await uow.devices.add(Device(id=fork, kind="desktop", name="desk", created_at=1, forked_from=desk))
        await uow.commit()
    old, new = await lease(shop, shop.at(10)), await lease(shop, shop.at(11), device_id=fork)
    for row in (old, new):
        assert (await shop.send("desk", walk_in(shop, row))).status is PushStatus.APPLIED


async def test_who_is_in_a_session_already_is_booked_and_not_checked_in(shop: Shop) -> None:
    starts = shop.bootstrap.clock.now() - 600
    rows = [
        await lease(
            shop, starts, bay=bay, ends=starts + 1200, blocks_end=starts + 1200, expires_at=starts + HOUR
        )
        for bay in shop.bays
    ]
    commands = [walk_in(shop, row) for row in rows]
    for command in commands:
        assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    states = [(await shop.session(command.session_id)).state for command in commands]
    assert states == [S.WAITING, S.SCHEDULED]


async def test_a_clock_that_is_a_day_ahead_books_tomorrow_and_checks_nobody_in(shop: Shop) -> None:
    row = await lease(shop, shop.at(10, day=2))
    command = walk_in(shop, row, at=row.starts + 60)
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    session = await shop.session(command.session_id)
    assert (session.state, session.starts, session.arrived_at) == (S.SCHEDULED, row.starts, None)


async def test_the_ids_of_other_things_are_refused(shop: Shop) -> None:
    first, second = await lease(shop, shop.at(10)), await lease(shop, shop.at(11))
    command = walk_in(shop, first)
    await shop.send("desk", command)
    again = await shop.send("desk", replace(walk_in(shop, second), session_id=command.session_id))
    assert (again.status, again.code) == (PushStatus.REJECTED, ErrorCode.INVALID)
    none = await shop.send("desk", walk_in(shop, second, leases=[]))
    assert (none.status, none.code) == (PushStatus.REJECTED, ErrorCode.INVALID)


async def test_two_devices_and_a_desk_at_one_time_never_share_a_bay(crowd: Shop) -> None:
    desk = [await lease(crowd, crowd.at(hour)) for hour in range(8, 14)]
    owner = [await lease(crowd, crowd.at(hour), name="owner", bay=crowd.bays[0]) for hour in range(8, 14)]
    walks = {"desk": [walk_in(crowd, row) for row in desk], "owner": [walk_in(crowd, row) for row in owner]}

    theirs = Customer(id=uuid7(), name="Anna's own", created_at=1)
    async with crowd.uow() as uow:
        await uow.bump()
        await uow.records.add(theirs)
        await uow.commit()

    async def told(name: str) -> list[PushStatus]:
        return [(await crowd.send(name, command)).status for command in walks[name]]

    async def booked() -> list[PushStatus]:
        wanted = [crowd.booking(row.starts, customer_id=theirs.id, vehicle_id=None) for row in desk]
        return [(await crowd.send("anna", command)).status for command in wanted]

    one, two, others = await asyncio.gather(told("desk"), told("owner"), booked())
    assert {*one, *two} == {PushStatus.APPLIED}
    assert set(others) == {PushStatus.CONFLICT}
    async with crowd.uow() as uow:
        rows: list[Reservation] = await uow.reservations.live_between(crowd.at(8), crowd.at(14))
    assert {row.id for row in rows} == {row.id for row in (*desk, *owner)}


async def test_walk_ins_of_several_leases_bookings_and_the_jobs_wait_for_each_other_in_one_order(
    crowd: Shop,
) -> None:
    hours = range(8, 20, 3)
    runs = {
        name: [
            [await lease(crowd, crowd.at(hour + each), name=name, bay=bay) for each in range(3)]
            for hour in order
        ]
        for name, bay, order in (
            ("desk", crowd.bays[1], hours),
            ("owner", crowd.bays[0], hours[::-1]),
        )
    }
    await choose(crowd, "desk", "owner", now=crowd.at(6))

    async def told(name: str) -> list[PushStatus]:
        return [(await crowd.send(name, walk_in(crowd, *rows))).status for rows in runs[name]]

    async def tidied() -> None:
        for _ in hours:
            await tidy(crowd.bootstrap, crowd.id)
            await give(crowd, crowd.at(6))

    one, two, *_ = await asyncio.gather(told("desk"), told("owner"), tidied(), tidied())
    assert {*one, *two} == {PushStatus.APPLIED}  # a deadlock would have raised
