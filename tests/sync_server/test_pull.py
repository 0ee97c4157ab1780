"""What a device is told: changes in order, a snapshot that agrees with them, and nothing beyond its scope."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, cast
from uuid import UUID

import pytest

from scheduling.commands import AnswerOffer, CancelSession, MoveSession, Place
from scheduling.errors import NotAllowed
from scheduling.ids import uuid7
from scheduling.management_messages import PolicyForm
from scheduling.records import (
    Customer,
    ExternalBusy,
    Record,
    Reservation,
    Session,
    StaffMember,
    TimeOff,
    WeeklyBlock,
)
from scheduling.rights import Action
from scheduling.vocabulary import Role, SessionState, TimeOffStatus
from scheduling.wire import Row
from sync_server.services import policy_editing, pull
from sync_server.services.permissions import require_customer
from sync_server.services.refusals import CursorTooOld
from tests.factories import reservation, session
from tests.sync_server.shop import Shop

DAY = 86_400
Copy = dict[tuple[str, UUID], object]


class Device:
    """A copy kept by pulling."""

    def __init__(self, shop: Shop, name: str) -> None:
        self.shop = shop
        self.name = name
        self.cursor = 0
        self.rows: Copy = {}
        self.numbers: object = None
        now = shop.bootstrap.clock.now()
        self.window = pull.Window(now - 30 * DAY, now + 180 * DAY)

    async def pull(self) -> list[Row]:
        """Page by page until nothing is new."""
        told: list[Row] = []
        while True:
            async with self.shop.acting(self.name) as (uow, account):
                epoch = (await uow.feed.state()).epoch
                page = await pull.page(
                    uow, account, cursor=self.cursor, epoch=epoch, window=self.window, now=0
                )
            self.cursor, self.numbers = page.cursor, page.numbers
            for row in page.rows:
                if row.body is None:
                    self.rows.pop((row.kind, row.id), None)
                else:
                    self.rows[row.kind, row.id] = row.body
            told += page.rows
            if not page.more:
                return told

    async def move(self, days: int) -> None:
        """As the desktop does it: what came within is fetched, what left is dropped, the cursor stays."""
        window = pull.Window(self.window.start + days * DAY, self.window.end + days * DAY)
        async with self.shop.acting(self.name) as (uow, account):
            epoch = (await uow.feed.state()).epoch
            page = await pull.entering(
                uow, account, cursor=self.cursor, epoch=epoch, window=window, known=self.window, now=0
            )
        assert page.cursor == self.cursor
        self.window = window
        self.rows |= {(row.kind, row.id): row.body for row in page.rows}
        self.rows = {place: row for place, row in self.rows.items() if window.holds(cast("Record", row))}

    async def snapshot(self) -> Copy:
        async with self.shop.acting(self.name) as (uow, account):
            head, rows = await pull.snapshot(uow, account, self.window, 0)
        assert head.rows == len(rows)
        return {(row.kind, row.id): row.body for row in rows}

    def of(self, cls: type[object]) -> list[object]:
        return [row for row in self.rows.values() if isinstance(row, cls)]


@pytest.mark.parametrize("who", ["desk", "anna"])
async def test_a_desk_is_told_of_the_owners_numbers_what_it_shows(shop: Shop, who: str) -> None:
    device = Device(shop, who)
    await device.pull()
    assert device.numbers == {}
    async with shop.acting("owner") as (uow, account):
        money = PolicyForm(value={"deposit": 4000, "independent_share": 100})
        await policy_editing.change(uow, account, "money", money, shop.bootstrap.clock.now())
        await uow.commit()
    await device.pull()
    assert device.numbers == {"money": {"deposit": 4000}}


@pytest.mark.parametrize("who", ["owner", "desk", "anna", "ivan"])
async def test_pulling_from_nothing_gives_the_snapshot(shop: Shop, who: str) -> None:
    for hour, mechanic in ((10, shop.anna), (12, shop.ivan), (14, shop.bert)):
        await shop.send("desk", shop.booking(shop.at(hour), mechanic_id=mechanic.id))
    device = Device(shop, who)
    await device.pull()
    assert device.rows == await device.snapshot()
    assert device.rows


async def test_only_what_changed_is_told_and_a_deleted_row_is_a_delete(shop: Shop) -> None:
    device = Device(shop, "desk")
    await device.pull()
    assert await device.pull() == []
    command = shop.booking(shop.at(10))
    result = await shop.send("owner", command)
    told = await device.pull()
    assert {(r.kind, r.id) for r in told} == {
        ("session", command.session_id),
        ("reservation", command.reservation_id),
    }
    assert {r.ver for r in told} == {result.ver}
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        block = (await uow.records.all(WeeklyBlock))[0]
        await uow.records.delete(WeeklyBlock, block.id)
    (row,) = await device.pull()
    assert (row.kind, row.id, row.body) == ("weekly_block", block.id, None)


@pytest.mark.parametrize(("role", "sees_all"), [(Role.RECEPTIONIST, True), (Role.MECHANIC, False)])
async def test_in_another_role_everything_is_asked_for_anew(shop: Shop, role: Role, sees_all: bool) -> None:
    who = "ivan" if sees_all else "desk"
    device = Device(shop, who)
    await device.pull()
    await shop.send("owner", shop.booking(shop.at(10), mechanic_id=shop.anna.id))
    await device.pull()
    assert bool(device.of(Session)) is not sees_all
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        row = shop.people[who].member
        assert row.role is not role
        theirs = None if sees_all else shop.bert.id
        await uow.records.put(replace(row, role=role, mechanic_id=theirs))
    with pytest.raises(CursorTooOld):
        await device.pull()
    sessions = [row for row in (await device.snapshot()).values() if isinstance(row, Session)]
    assert bool(sessions) is sees_all
    assert await Device(shop, "owner").pull(), "others go on"


async def test_a_page_never_splits_a_version(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    device = Device(shop, "desk")
    monkeypatch.setattr(pull, "PAGE_LIMIT", 3)
    await shop.send("desk", shop.booking(shop.at(10)))
    await device.pull()
    assert device.rows == await device.snapshot()


async def _stand(shop: Shop, days: list[int]) -> list[Session]:
    """Visits on these days, past all rules, with their slots; in turn of two mechanics."""
    rows: list[Session] = []
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        for number, day in enumerate(days):
            who = (shop.anna, shop.ivan)[number % 2].id
            visit = session(shop.customer.id, id=uuid7(), starts=shop.at(9, day=day), mechanic_id=who)
            slot = reservation(starts=shop.at(9, day=day), mechanic_id=who, session_id=visit.id)
            await uow.records.add(visit)
            await uow.records.add(slot)
            rows.append(visit)
    return rows


@pytest.mark.parametrize("who", ["owner", "anna", "ivan"])
@pytest.mark.parametrize("days", [1, 9, -9, 250])
async def test_a_window_that_moved_holds_what_a_snapshot_gives(shop: Shop, who: str, days: int) -> None:
    """Also where rows changed since the cursor: within what comes in, out of it, and past both ends."""
    standing = [-40, -35, -31, -30, -29, -25, 0, 100, 170, 178, 179, 180, 181, 185, 188, 189, 200]
    rows = await _stand(shop, standing)
    device = Device(shop, who)
    await device.pull()
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        for row, day in ((rows[0], 185), (rows[6], 184), (rows[7], -28), (rows[13], 5), (rows[14], 400)):
            await uow.records.put(replace(row, starts=shop.at(11, day=day)))
    await device.move(days)
    await device.pull()
    assert device.rows == await device.snapshot()


@pytest.mark.parametrize("who", ["owner", "desk"])
async def test_a_booking_without_a_place_is_kept_however_long_ago_it_was_wanted(shop: Shop, who: str) -> None:
    device = Device(shop, who)
    await device.pull()
    lost, over, soon = await _stand(shop, [-200, -200, -25])
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        for row in (lost, soon):
            await uow.records.put(replace(row, state=SessionState.UNPLACED))
    await device.pull()
    assert {row.id for row in device.of(Session)} == {lost.id, soon.id}  # type: ignore[attr-defined]
    await device.move(30)
    await device.pull()
    assert {row.id for row in device.of(Session)} == {lost.id, soon.id}  # type: ignore[attr-defined]
    assert device.rows == await device.snapshot()
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        for row in (lost, soon):
            await uow.records.put(replace(row, state=SessionState.CANCELLED))
    told = await device.pull()
    assert {(row.id, row.body) for row in told} == {(lost.id, None), (soon.id, None)}
    assert device.rows == await device.snapshot()
    assert over.id not in {row.id for row in device.of(Session)}  # type: ignore[attr-defined]


async def test_a_window_moves_only_from_where_the_feed_knows_what_changed(shop: Shop) -> None:
    window = pull.Window(0, 1)
    async with shop.acting("desk") as (uow, account):
        state = await uow.feed.state()
        for cursor, epoch in ((0, uuid7()), (state.ver + 1, state.epoch)):
            with pytest.raises(CursorTooOld):
                await pull.entering(
                    uow, account, cursor=cursor, epoch=epoch, window=window, known=window, now=0
                )


async def test_a_row_that_leaves_the_window_is_a_delete(shop: Shop) -> None:
    device = Device(shop, "desk")
    command = shop.booking(shop.at(10))
    await shop.send("desk", command)
    await device.pull()
    session = await shop.session(command.session_id)
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        await uow.records.put(replace(session, starts=shop.at(10, day=300)))
    (row,) = await device.pull()
    assert (row.id, row.body) == (command.session_id, None)


async def test_a_mechanic_keeps_own_bookings_and_others_only_as_busy(shop: Shop) -> None:
    other = replace(shop.customer, id=uuid7(), name="Secret Customer")
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        await uow.records.add(other)
        await uow.records.add(
            TimeOff(
                id=uuid7(),
                mechanic_id=shop.bert.id,
                status=TimeOffStatus.APPROVED,
                starts=shop.at(8),
                ends=shop.at(9),
                label="surgery",
            )
        )
        await uow.records.add(
            ExternalBusy(
                id=uuid7(),
                mechanic_id=shop.bert.id,
                source="private",
                uid="u1",
                starts=shop.at(8),
                ends=shop.at(9),
                summary="dentist",
            )
        )
    mine = shop.booking(shop.at(10))
    theirs = shop.booking(shop.at(10), mechanic_id=shop.bert.id, customer_id=other.id, vehicle_id=None)
    await shop.send("desk", mine)
    await shop.send("desk", theirs)
    device = Device(shop, "anna")
    await device.pull()
    assert [s.id for s in device.of(Session) if isinstance(s, Session)] == [mine.session_id]
    assert [c.id for c in device.of(Customer) if isinstance(c, Customer)] == [shop.customer.id]
    assert [m.id for m in device.of(StaffMember) if isinstance(m, StaffMember)] == [
        shop.people["anna"].member.id
    ]
    busy = [r for r in device.of(Reservation) if isinstance(r, Reservation)]
    assert {r.session_id for r in busy} == {mine.session_id, None}
    text = repr(device.rows)
    for secret in ("Secret", "surgery", "dentist", "private"):
        assert secret not in text


async def test_customers_come_and_go_with_the_bookings(shop: Shop) -> None:
    device = Device(shop, "ivan")
    await device.pull()
    assert device.of(Customer) == []
    command = shop.booking(shop.at(10), mechanic_id=shop.ivan.id)
    await shop.send("desk", command)
    await shop.send("ivan", AnswerOffer(session_id=command.session_id, accept=True))
    await device.pull()
    assert len(device.of(Customer)) == 1
    assert ("vehicle", shop.vehicle.id) in device.rows
    seen = Place(starts=command.starts, minutes=60, mechanic_id=shop.ivan.id)
    to = replace(seen, mechanic_id=shop.anna.id)
    assert (await shop.send("desk", MoveSession(session_id=command.session_id, seen=seen, to=to))).code == ""
    await device.pull()
    assert device.of(Customer) == []
    assert ("vehicle", shop.vehicle.id) not in device.rows
    assert device.rows == await device.snapshot()


async def test_a_cancelled_booking_is_still_told(shop: Shop) -> None:
    device = Device(shop, "anna")
    command = shop.booking(shop.at(10))
    await shop.send("desk", command)
    await shop.send("desk", CancelSession(session_id=command.session_id))
    await device.pull()
    (session,) = device.of(Session)
    assert isinstance(session, Session)
    assert session.state == "cancelled"


async def test_a_kiosk_keeps_nothing(shop: Shop) -> None:
    with pytest.raises(NotAllowed):
        await Device(shop, "kiosk").pull()
    with pytest.raises(NotAllowed):
        await Device(shop, "kiosk").snapshot()


async def test_another_epoch_or_an_impossible_cursor_needs_a_snapshot(shop: Shop) -> None:
    window = pull.Window(0, 1)
    async with shop.acting("desk") as (uow, account):
        state = await uow.feed.state()
        for cursor, epoch in ((0, uuid7()), (state.ver + 1, state.epoch)):
            with pytest.raises(CursorTooOld):
                await pull.page(uow, account, cursor=cursor, epoch=epoch, window=window, now=0)


async def test_who_it_is_comes_with_the_mechanics_yes(shop: Shop) -> None:
    """Of an offer: time, make and concern, without what tells who it is; all of it once it is accepted."""
    ivan = Device(shop, "ivan")
    booking = shop.booking(shop.at(10), mechanic_id=shop.ivan.id)
    told = {"concern": "Rattles.", "preparation": "Brought by Luc.", "special_requests": "A lift."}
    said: dict[str, Any] = {name: f"{text} Call 514 555-0101." for name, text in told.items()}
    booking = replace(booking, **said)
    await shop.send("desk", booking)
    await ivan.pull()
    offered = ivan.rows["session", booking.session_id]
    assert isinstance(offered, Session)
    seen = {name: getattr(offered, name) for name in told}
    assert seen == {name: f"{text} Call …." for name, text in told.items()}, "a number was written into each"
    assert ("customer", shop.customer.id) not in ivan.rows
    assert ivan.rows["vehicle", shop.vehicle.id] == replace(shop.vehicle, plate="")
    assert await ivan.snapshot() == ivan.rows
    await shop.send("ivan", AnswerOffer(session_id=booking.session_id, accept=True))
    await ivan.pull()
    assert ivan.rows["customer", shop.customer.id] == shop.customer
    assert ivan.rows["vehicle", shop.vehicle.id] == shop.vehicle
    assert await ivan.snapshot() == ivan.rows


@pytest.mark.parametrize("declined", [True, False])
async def test_an_offer_that_came_to_nothing_tells_no_name(shop: Shop, declined: bool) -> None:
    """Declined or not answered, and then cancelled."""
    ivan = Device(shop, "ivan")
    booking = shop.booking(shop.at(10), mechanic_id=shop.ivan.id)
    await shop.send("desk", booking)
    if declined:
        await shop.send("ivan", AnswerOffer(session_id=booking.session_id, accept=False))
    await shop.send("desk", CancelSession(session_id=booking.session_id))
    await ivan.pull()
    assert ivan.of(Customer) == []
    assert await ivan.snapshot() == ivan.rows


async def test_who_declined_is_told_no_more(shop: Shop) -> None:
    ivan = Device(shop, "ivan")
    booking = shop.booking(shop.at(10), mechanic_id=shop.ivan.id)
    await shop.send("desk", booking)
    await ivan.pull()
    await shop.send("ivan", AnswerOffer(session_id=booking.session_id, accept=False))
    await ivan.pull()
    assert not [row for kind, row in ivan.rows if kind in {"customer", "vehicle"}]
    assert await ivan.snapshot() == ivan.rows
    with pytest.raises(NotAllowed):
        async with shop.acting("ivan") as (uow, account):
            await require_customer(uow, account, Action.EDIT_CUSTOMERS, shop.customer.id)
