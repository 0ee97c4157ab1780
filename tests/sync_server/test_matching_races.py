"""Matching on many real connections at one time: one yes wins, and workers do nothing twice."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from uuid import UUID

import pytest
import sqlalchemy as sa

from scheduling.errors import Gone, RuleError
from scheduling.ids import uuid7
from scheduling.offers import Acceptance, Offer, OfferState
from scheduling.records import Reservation
from scheduling.vocabulary import ReservationStatus, SessionState
from scheduling.waitlist import WaitlistEntry, WaitlistState
from scheduling.wire import PushStatus
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings
from sync_server.db.embedded import Urls
from sync_server.jobs import matching
from sync_server.services import assigning, seeking
from tests.sync_server.matching_shop import (
    Clock,
    accept,
    asked,
    at_clock,
    customer,
    decline,
    hire,
    joined,
    offers_of,
    online,
)
from tests.sync_server.shop import Shop


@pytest.fixture
async def busy(module_database: Urls) -> AsyncIterator[Shop]:
    """A shop whose pool is wide enough for many at once."""
    made = Bootstrap.from_settings(Settings(database_url=module_database.app, pool_size=20))
    shop = Shop(made)
    await shop.open()
    yield shop
    await made.close()


async def _confirmed(shop: Shop) -> list[Reservation]:
    async with shop.uow() as uow:
        return await uow.records.find(Reservation, status=ReservationStatus.CONFIRMED)


async def test_of_many_who_accept_at_once_one_has_it(busy: Shop) -> None:
    at_clock(busy)
    names = [f"mechanic{number}" for number in range(8)]
    for name in names:
        await hire(busy, name)
    await online(busy, *names)
    made = await asked(busy)
    at_clock(busy, busy.bootstrap.clock.now() + 120)
    await matching.seek(busy.bootstrap, busy.id, made.id)
    offers = await offers_of(busy, made.id)
    ids = {busy.people[name].member.mechanic_id: name for name in names}
    answers = await asyncio.gather(
        *(accept(busy, ids[offer.mechanic_id], offer) for offer in offers.values()), return_exceptions=True
    )
    refused = [answer for answer in answers if isinstance(answer, BaseException)]
    assert len(answers) - len(refused) == 1
    assert {getattr(answer, "code", None) for answer in refused} == {"slot_taken"}
    after = await offers_of(busy, made.id)
    winners = [offer.mechanic_id for offer in after.values() if offer.state is OfferState.ACCEPTED]
    assert [(await busy.session(made.id)).mechanic_id] == winners
    assert [row.mechanic_id for row in await _confirmed(busy)] == winners


async def test_the_table_itself_takes_one_acceptance_only(busy: Shop) -> None:
    now = at_clock(busy)
    await online(busy, "anna", "ivan")
    made = await asked(busy)
    offers = await offers_of(busy, made.id)

    def taken(offer: Offer) -> Offer:
        return replace(offer, state=OfferState.ACCEPTED, acceptance=Acceptance.MECHANIC)

    async with busy.uow() as uow:
        await uow.rows.put(taken(offers[busy.anna.id]))
        with pytest.raises(sa.exc.IntegrityError, match="mechanic_offer_accepted"):
            await uow.rows.put(taken(offers[busy.ivan.id]))
    async with busy.uow() as uow:
        with pytest.raises(sa.exc.IntegrityError, match="mechanic_offer_once"):
            await uow.rows.add(replace(offers[busy.ivan.id], id=uuid7(), made_at=now))


async def test_a_yes_against_the_job_that_gives_up_is_one_or_the_other(busy: Shop) -> None:
    """The yes comes in the last second, the job in the next: whichever is first, they agree."""
    for turn in range(6):
        now = at_clock(busy)
        await online(busy, "ivan")
        other = await customer(busy)
        made = await asked(busy, customer_id=other.id, vehicle_id=None, just_advice=True)
        offer = (await offers_of(busy, made.id))[busy.ivan.id]
        late = replace(busy.bootstrap, clock=Clock(now + 1800))
        at_clock(busy, now + 1799)
        jobs = [matching.seek(late, busy.id, made.id), matching.seek(late, busy.id, made.id)]
        tasks = [accept(busy, "ivan", offer), *jobs]
        await asyncio.gather(*(tasks if turn % 2 else reversed(tasks)), return_exceptions=True)
        session = await busy.session(made.id)
        held = [row for row in await _confirmed(busy) if row.session_id == made.id]
        if session.state is SessionState.PENDING:
            assert session.mechanic_id == busy.ivan.id
            assert len(held) == 1
            await _release(busy, held[0].id)
        else:
            assert (session.state, session.mechanic_id, held) == (SessionState.CANCELLED, None, [])
        whats = [what for what, _, _ in await busy.steps(made.id)]
        assert sorted(whats) in (["accepted", "asked"], ["asked", "given up"])


async def _release(shop: Shop, slot_id: UUID) -> None:
    async with shop.uow() as uow:
        await uow.bump()
        await uow.reservations.release(slot_id)
        await uow.commit()


async def test_a_yes_against_a_booking_of_the_same_mechanic_gives_the_time_once(busy: Shop) -> None:
    for _turn in range(4):
        now = at_clock(busy)
        await online(busy, "anna")
        other = await customer(busy)
        made = await asked(busy, customer_id=other.id, vehicle_id=None, just_advice=True)
        offer = (await offers_of(busy, made.id))[busy.anna.id]
        rival = replace(busy.slot(now + 600), mechanic_id=busy.anna.id)

        async def book(wanted: Reservation = rival) -> bool:
            async with busy.uow() as uow:
                taken = (await uow.reservations.take(wanted, needs_bay=False)).taken
                await uow.commit()
            return taken

        answer, taken = await asyncio.gather(accept(busy, "anna", offer), book(), return_exceptions=True)
        assert isinstance(answer, RuleError) is (taken is True)
        for row in await _confirmed(busy):
            await _release(busy, row.id)


async def test_the_workshop_and_the_mechanic_at_once_agree(busy: Shop) -> None:
    now = at_clock(busy)
    await online(busy, "anna", "ivan")
    made = await asked(busy)
    offer = (await offers_of(busy, made.id))[busy.ivan.id]

    async def assign() -> None:
        async with busy.acting("desk") as (uow, account):
            await assigning.assign(uow, account, made.id, busy.anna.id, now)

    answers = await asyncio.gather(accept(busy, "ivan", offer), assign(), return_exceptions=True)
    assert sum(isinstance(answer, RuleError) for answer in answers) == 1
    assert len(await _confirmed(busy)) == 1


async def test_two_workers_and_a_third_later_broadcast_once(busy: Shop) -> None:
    now = at_clock(busy)
    for name in ("clara", "dora", "ella"):
        await hire(busy, name)
    await online(busy, "anna", "ivan", "clara", "dora", "ella")
    made = await asked(busy)
    at_clock(busy, now + 120)
    looks = [matching.seek(busy.bootstrap, busy.id, made.id) for _ in range(3)]
    sweeps = [matching.look_for_work(busy.bootstrap, busy.id) for _ in range(2)]
    done = await asyncio.gather(*looks, *sweeps)
    assert sum(done) == 1
    async with busy.uow() as uow:
        rows = await uow.rows.find(Offer, session_id=made.id)
    assert len(rows) == 5
    assert len({row.mechanic_id for row in rows}) == 5


async def test_declines_at_once_ask_the_others_once(busy: Shop) -> None:
    at_clock(busy)
    await online(busy, "anna", "ivan")
    made = await asked(busy)
    offers = await offers_of(busy, made.id)
    await hire(busy, "clara")
    await online(busy, "clara")
    await asyncio.gather(
        decline(busy, "anna", offers[busy.anna.id]), decline(busy, "ivan", offers[busy.ivan.id])
    )
    async with busy.uow() as uow:
        rows = await uow.rows.find(Offer, session_id=made.id)
    assert sorted(row.state for row in rows) == ["declined", "declined", "offered"]


async def test_a_worker_that_is_killed_before_its_commit_leaves_nothing(busy: Shop) -> None:
    now = at_clock(busy)
    await online(busy, "ivan")
    made = await asked(busy)
    async with busy.uow() as uow:
        await uow.bump()
        assert await seeking.look(uow, made.id, now + 1800)
    assert (await busy.session(made.id)).state is SessionState.PENDING
    at_clock(busy, now + 1800)
    assert await matching.seek(busy.bootstrap, busy.id, made.id)
    with pytest.raises(Gone):
        await accept(busy, "ivan", (await offers_of(busy, made.id))[busy.ivan.id])


async def test_the_waitlist_is_served_in_order_by_any_number_of_workers(busy: Shop) -> None:
    now = at_clock(busy)
    lines = []
    for number in range(4):
        at_clock(busy, now + number)
        lines.append(await joined(busy))
    at_clock(busy, now + 10)
    await online(busy, "anna", "ivan")
    served = await asyncio.gather(*(matching.serve_waitlist(busy.bootstrap, busy.id) for _ in range(4)))
    assert sum(served) == 2
    async with busy.uow() as uow:
        rows = await uow.rows.find(WaitlistEntry, order="joined_at")
        holds = await uow.records.find(Reservation, status=ReservationStatus.RESERVED)
    assert [row.state for row in rows] == [WaitlistState.NOTIFIED] * 2 + [WaitlistState.PENDING] * 2
    assert {row.held_mechanic_id for row in rows[:2]} == {busy.anna.id, busy.ivan.id}
    assert {row.mechanic_id for row in holds} == {busy.anna.id, busy.ivan.id}
    assert [row.id for row in rows] == [line.entry_id for line in lines]


async def test_a_customer_who_joins_twice_at_once_stands_in_the_line_once(busy: Shop) -> None:
    at_clock(busy)
    answers = await asyncio.gather(
        *(joined(busy, customer_id=busy.customer.id) for _ in range(4)), return_exceptions=True
    )
    assert sum(isinstance(answer, RuleError) for answer in answers) == 3


async def test_a_hold_of_the_waitlist_against_a_booking_gives_the_time_once(busy: Shop) -> None:
    now = at_clock(busy)
    await joined(busy)
    await online(busy, "ivan")
    booking = busy.booking(busy.at(10), mechanic_id=busy.anna.id)
    rival = replace(busy.slot(now + 600), mechanic_id=busy.ivan.id)

    async def take() -> bool:
        async with busy.uow() as uow:
            taken = (await uow.reservations.take(rival, needs_bay=False)).taken
            await uow.commit()
        return taken

    served, taken = await asyncio.gather(matching.serve_waitlist(busy.bootstrap, busy.id), take())
    assert (served == 1) is not taken
    assert (await busy.send("desk", booking)).status is PushStatus.APPLIED, "nobody else's time is touched"
