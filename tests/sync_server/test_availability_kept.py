"""What is kept of a calendar between questions tells what an empty memory would: after a change, a lapse, a minute."""

from __future__ import annotations

import time
from dataclasses import replace
from random import Random

import pytest

from scheduling.commands import BookSession, CancelSession, MoveSession, Place
from scheduling.ids import uuid7
from scheduling.records import ExternalBusy, Organization, Reservation
from sync_server.bootstrap import Bootstrap
from sync_server.services import availability as service
from tests.sync_server.availability_questions import day_of, question, times_of
from tests.sync_server.shop import HOUR, Shop

MONTH = 30 * 24 * HOUR


async def test_staff_book_inside_the_notice_and_customers_do_not(bootstrap: Bootstrap, shop: Shop) -> None:
    """At eight in the morning of a day to come, for half an hour later."""
    now = shop.at(8)
    asked = question(shop, shop.at(8.5))
    outside = replace(asked, for_customer=True)
    calendars = service.Calendars()
    async with bootstrap.reading(shop.id) as uow, shop.acting("desk") as (_, account):
        answer = await service.verdicts(uow, account, calendars, [asked, outside], now)
        assert [[each.reason for each in one.refusals] for one in answer.verdicts] == [[], ["too_soon"]]
        wanted = service.SlotsWanted(
            first_day=day_of(shop),
            days=1,
            minutes=60,
            kind=service.kind_of("video"),
            mechanic_ids=[shop.anna.id],
        )
        staff = times_of(await service.slots(uow, account, calendars, wanted, now))
        customer = times_of(
            await service.slots(uow, account, calendars, replace(wanted, for_customer=True), now)
        )
    assert (staff[0], customer[0]) == (shop.at(8), shop.at(10))


async def test_a_hold_that_lapses_is_free_again_though_nothing_was_written(
    bootstrap: Bootstrap, shop: Shop
) -> None:
    async with shop.uow() as uow:
        await uow.bump()
        await uow.reservations.take(shop.hold(shop.at(10), seconds=900), needs_bay=False)
        await uow.commit()
    calendars, now = service.Calendars(), int(time.time())
    asked = question(shop, shop.at(10))
    async with bootstrap.reading(shop.id) as uow, shop.acting("owner") as (_, account):
        held = await service.verdicts(uow, account, calendars, [asked], now)
        kept = await calendars.over(uow, now, now + MONTH, now)
        later = await service.verdicts(uow, account, calendars, [asked], now + 901)
        assert await calendars.over(uow, now, now, now) is kept, "nothing was read anew"
    assert [each.reason for each in held.verdicts[0].refusals] == ["held"]
    assert later.verdicts[0].available


async def test_what_is_kept_goes_with_a_change_of_bookings_or_of_rules(
    bootstrap: Bootstrap, shop: Shop
) -> None:
    calendars, now = service.Calendars(), int(time.time())

    async def asked() -> list[str]:
        """Over a month, as a page of slots asks, so that something is kept."""
        async with bootstrap.reading(shop.id) as uow, shop.acting("owner") as (_, account):
            await calendars.over(uow, now, now + MONTH, now)
            answer = await service.verdicts(uow, account, calendars, [question(shop, shop.at(10))], now)
        return [each.reason for each in answer.verdicts[0].refusals]

    assert await asked() == []
    booking = shop.booking(shop.at(10))
    await shop.send("desk", booking)
    assert await asked() == ["booked"]
    await shop.send("desk", CancelSession(session_id=booking.session_id))
    assert await asked() == []
    async with shop.uow() as uow:
        await uow.bump()
        (organization,) = await uow.records.all(Organization)
        await uow.records.put(replace(organization, horizon_days=1))
        await uow.commit()
    assert await asked() == ["too_far"]


async def test_times_told_again_are_those_that_an_empty_memory_tells(
    bootstrap: Bootstrap, shop: Shop
) -> None:
    """Second by second over the beginning of a time, before and after a booking, a hold and a change of customers."""
    calendars, begins = service.Calendars(), shop.at(10)
    wanted = service.SlotsWanted(
        first_day=day_of(shop), days=2, minutes=60, kind=service.kind_of("in_person")
    )

    async def told(now: int, *, customer: bool) -> None:
        asked = replace(wanted, for_customer=customer)
        async with bootstrap.reading(shop.id) as uow, shop.acting("owner") as (_, account):
            again = await service.slots(uow, account, calendars, asked, now)
            assert again == await service.slots(uow, account, service.Calendars(), asked, now)
        assert (begins in times_of(again)) is (not customer and now <= begins and not taken)

    async def over_the_minutes() -> None:
        for second in (-60, -1, 0, 1, 59, 60, 61):
            for customer in (False, True):  # whose notice is two hours
                await told(begins + second, customer=customer)

    taken = False
    await over_the_minutes()
    await over_the_minutes()
    async with bootstrap.reading(shop.id) as uow, shop.acting("owner") as (_, account):
        first = await service.slots(uow, account, calendars, wanted, begins)
        assert (await service.slots(uow, account, calendars, wanted, begins)).mechanics is first.mechanics
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.put(replace(shop.customer, name="Renamed"))
        await uow.commit()
    async with bootstrap.reading(shop.id) as uow, shop.acting("owner") as (_, account):
        assert (await service.slots(uow, account, calendars, wanted, begins)).mechanics is first.mechanics
    hold = replace(shop.hold(begins), expires_at=begins - 30)
    async with shop.uow() as uow:
        await uow.bump()
        await uow.reservations.take(hold, needs_bay=False)
        await uow.commit()
    for second, held in ((-31, True), (-30, False), (-31, True), (-29, False)):
        taken = held
        await told(begins + second, customer=False)


async def test_what_was_told_in_another_minute_is_let_go(bootstrap: Bootstrap, shop: Shop) -> None:
    """A widget asks all night and nobody books: what can never be told again must not fill the memory."""
    calendars, begins = service.Calendars(), shop.at(10)
    kept = []
    for second in (1, 2, 59, 61, 62):
        async with bootstrap.reading(shop.id) as uow, shop.acting("owner") as (_, account):
            for minutes in (30, 60):
                wanted = service.SlotsWanted(
                    first_day=day_of(shop), days=2, minutes=minutes, kind=service.kind_of("video")
                )
                await service.slots(uow, account, calendars, wanted, begins + second)
            kept.append(len((await calendars.over(uow, begins, begins + 1, begins)).told))
    assert kept == [2] * 5


async def test_times_long_past_are_judged_by_what_stood_there(bootstrap: Bootstrap, shop: Shop) -> None:
    """Beyond the booking window the rows are read all the same."""
    old = shop.slot(shop.at(10, day=-40))
    async with shop.uow() as uow:
        await uow.bump()
        await uow.records.add(old)
        await uow.commit()
    calendars, now = service.Calendars(), int(time.time())
    async with bootstrap.reading(shop.id) as uow, shop.acting("owner") as (_, account):
        await calendars.over(uow, now, now + MONTH, now)
        answer = await service.verdicts(uow, account, calendars, [question(shop, old.starts)], now)
        stored = await uow.records.get(Reservation, old.id)
    assert stored == old
    assert [each.reason for each in answer.verdicts[0].refusals] == ["in_past", "booked"]


async def test_other_peoples_calendars_are_not_kept_for_long(
    bootstrap: Bootstrap, shop: Shop, other_shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "MOST_KEPT", 1)
    calendars, now = service.Calendars(), int(time.time())
    async with bootstrap.reading(shop.id) as uow, bootstrap.reading(other_shop.id) as other:
        first = await calendars.over(uow, now, now + MONTH, now)
        second = await calendars.over(other, now, now + MONTH, now)
        assert await calendars.over(other, now, now + MONTH, now) is second
        assert await calendars.over(uow, now, now + MONTH, now) is not first


@pytest.mark.parametrize("seed", range(4))
async def test_a_calendar_that_caught_up_is_the_one_that_is_read_anew(
    bootstrap: Bootstrap, shop: Shop, seed: int
) -> None:
    """Bookings made, moved, cancelled, held, lost; times busy elsewhere come and go; hours change."""
    dice = Random(seed)
    calendars, now = service.Calendars(), int(time.time())
    booked: list[BookSession] = []
    for _ in range(12):
        await _something_happens(shop, dice, booked)
        async with bootstrap.reading(shop.id) as uow:
            caught_up = await calendars.over(uow, now, now + MONTH, now)
            anew = await service.Calendars().over(uow, now, now + MONTH, now)
        assert caught_up.state == anew.state
        for field in ("reservations", "external_busy"):
            rows = [
                sorted(getattr(each.inputs, field), key=lambda row: row.id.int) for each in (caught_up, anew)
            ]
            assert rows[0] == rows[1], field
        assert caught_up.book == anew.book


async def _something_happens(shop: Shop, dice: Random, booked: list[BookSession]) -> None:
    starts = shop.at(dice.randint(8, 18), day=dice.randint(1, 5))
    match dice.randrange(6):
        case 0 if booked:
            seen = Place(starts=booked[-1].starts, minutes=60, mechanic_id=shop.anna.id)
            moved = replace(seen, starts=starts)
            await shop.send("desk", MoveSession(session_id=booked[-1].session_id, seen=seen, to=moved))
        case 1 if booked:
            await shop.send("desk", CancelSession(session_id=booked.pop().session_id))
        case 2:
            await _write(shop, shop.hold(starts, seconds=dice.choice((-5, 900))))
        case 3:
            ends, uid = starts + HOUR, str(uuid7())
            busy = ExternalBusy(
                id=uuid7(), mechanic_id=shop.bert.id, source="x", uid=uid, starts=starts, ends=ends
            )
            await _write(shop, busy)
        case 4:
            async with shop.uow() as uow:
                await uow.bump()
                for row in (await uow.records.all(ExternalBusy))[:1]:
                    await uow.records.delete(ExternalBusy, row.id)
                await uow.commit()
        case _:
            booked.append(shop.booking(starts))
            await shop.send("desk", booked[-1])


async def _write(shop: Shop, row: Reservation | ExternalBusy) -> None:
    async with shop.uow() as uow:
        await uow.bump()
        if isinstance(row, Reservation):
            await uow.reservations.take(row, needs_bay=False)
        else:
            await uow.records.add(row)
        await uow.commit()


async def test_when_very_much_changed_everything_is_read_anew(
    bootstrap: Bootstrap, shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "MOST_CHANGES", 3)
    calendars, now = service.Calendars(), int(time.time())
    async with bootstrap.reading(shop.id) as uow:
        await calendars.over(uow, now, now + MONTH, now)
    for hour in (8, 10, 12):
        await shop.send("desk", shop.booking(shop.at(hour)))
    async with bootstrap.reading(shop.id) as uow:
        calendar = await calendars.over(uow, now, now + MONTH, now)
    assert len(calendar.inputs.reservations) == 3


async def test_the_widest_that_was_read_is_kept(bootstrap: Bootstrap, shop: Shop) -> None:
    calendars, now = service.Calendars(), int(time.time())
    async with bootstrap.reading(shop.id) as uow:
        few = await calendars.over(uow, now, now + HOUR, now)
        assert await calendars.over(uow, now, now + HOUR, now) is few
        month = await calendars.over(uow, now, now + MONTH, now)
        assert await calendars.over(uow, now, now + HOUR, now) is month
        old = await calendars.over(uow, now - MONTH, now - MONTH + HOUR, now)
        assert (old.start, old.end) == (now - MONTH, now - MONTH + HOUR)
        assert await calendars.over(uow, now, now + HOUR, now) is month
