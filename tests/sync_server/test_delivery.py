"""Messages go out once each: when they are due, decided as things then stand, by however many workers."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from uuid import UUID

import pytest

from scheduling.commands import BookSession, CancelSession, Command, MoveSession, Place
from scheduling.ids import uuid7
from scheduling.message_delivery import ConsentHow, ConsentWish, MessageState
from scheduling.message_kinds import Audience, Channel, MessageKind
from scheduling.vocabulary import CancelledBy
from sync_server.jobs import messages
from sync_server.services import delivery, message_views, message_wishes
from sync_server.services.message_rows import SentMessage, Tiding
from sync_server.services.outgoing import CarrierBusy, CarrierRefused, Outgoing
from sync_server.services.telling import tell
from tests.fake_carrier import FakeCarrier
from tests.sync_server.mailing import EMAIL, Mailing
from tests.sync_server.requests import ask, confirming, countering, declining, withdrawing
from tests.sync_server.shop import HOUR, Shop

DAY = 24 * HOUR
SENT = (MessageState.SENT, "")


@pytest.fixture
async def mailing(shop: Shop) -> Mailing:
    made = Mailing(shop, shop.bootstrap.clock.now() + 60)  # after whatever the test does by the real clock
    await made.reach()
    return made


async def _booked(mailing: Mailing, hour: int = 14, **over: object) -> BookSession:
    command = mailing.shop.booking(mailing.shop.at(hour), **over)
    assert (await mailing.shop.send("desk", command)).status == "applied"
    return command


async def _consent(shop: Shop, given: bool = True) -> None:
    async with shop.acting("desk") as (uow, account):
        wish = ConsentWish(given=given, how=ConsentHow.WRITTEN)
        await message_wishes.set_consent(uow, account, shop.customer.id, wish, 1)


async def _cancel(shop: Shop, session_id: UUID) -> None:
    command = CancelSession(session_id=session_id, cancelled_by=CancelledBy.STAFF, reason="ill")
    await shop.send("desk", command)


async def test_a_booking_is_confirmed_and_reminded_once_each(mailing: Mailing) -> None:
    command = await _booked(mailing)
    assert await mailing.sweep() == 1
    (message,) = mailing.carrier.taken.values()
    assert (message.to, message.language, message.zone) == (EMAIL, "en", "America/Toronto")
    assert message.params["starts"] == command.starts
    assert message.params["mechanic"] == "Anna"
    assert await mailing.sweep() == 0
    assert await mailing.sweep(command.starts - DAY - 1) == 0
    assert await mailing.sweep(command.starts - DAY) == 1
    assert await mailing.sweep(command.starts - HOUR) == 1
    assert await mailing.sweep(command.starts + HOUR) == 0
    assert mailing.carrier.kinds == ["confirmation email", "day_before email", "hour_before email"]
    assert mailing.carrier.asked == 3


async def test_an_online_visit_is_asked_to_sign_and_join(mailing: Mailing) -> None:
    command = await _booked(mailing, kind="video")
    for before in (DAY, HOUR, 900):
        await mailing.sweep(command.starts - before)
    assert mailing.carrier.kinds[-1] == "sign_and_join email"


async def test_of_reminders_that_a_sleeping_worker_missed_only_the_newest_goes(mailing: Mailing) -> None:
    command = await _booked(mailing)
    await mailing.sweep()
    assert await mailing.sweep(command.starts - 1800) == 1
    assert (await mailing.states(command.session_id))["day_before email"] == (
        MessageState.DROPPED,
        "overtaken",
    )
    assert mailing.carrier.kinds[-1] == "hour_before email"


async def test_a_cancelled_booking_is_told_so_and_reminded_of_no_more(mailing: Mailing) -> None:
    command = await _booked(mailing)
    await _cancel(mailing.shop, command.session_id)
    await mailing.sweep()
    states = await mailing.states(command.session_id)
    assert states["confirmation email"] == (MessageState.DROPPED, "cancelled")
    assert states["cancelled email"] == SENT
    told = {each.to for each in mailing.carrier.taken.values() if each.kind is MessageKind.STAFF_CANCELLED}
    people = mailing.shop.people
    assert told == {people["owner"].member.email, people["anna"].member.email}, "not who did it"
    assert await mailing.sweep(command.starts - HOUR) == 0


async def test_a_move_overtakes_the_confirmation_and_moves_the_reminders(mailing: Mailing) -> None:
    command = await _booked(mailing)
    seen = Place(starts=command.starts, minutes=60, mechanic_id=mailing.shop.anna.id)
    to = replace(seen, starts=mailing.shop.at(14, day=5))
    await mailing.shop.send("desk", MoveSession(session_id=command.session_id, seen=seen, to=to))
    await mailing.sweep()
    assert mailing.carrier.kinds == ["moved email"]
    (moved,) = mailing.carrier.taken.values()
    assert (moved.params["starts"], moved.params["former_starts"]) == (to.starts, command.starts)
    assert await mailing.sweep(command.starts - HOUR) == 0
    assert await mailing.sweep(to.starts - DAY) == 1


@pytest.mark.parametrize("answer", ["confirmed", "declined", "withdrawn"])
async def test_other_times_are_offered_to_nobody_who_has_answered(mailing: Mailing, answer: str) -> None:
    shop = mailing.shop
    request_id = await ask(shop, shop.at(10))
    await shop.send("desk", countering(request_id, shop.at(14)))
    answers: dict[str, Command] = {
        "confirmed": confirming(request_id, shop.at(14), customer_agreed=True),
        "declined": declining(request_id, customer_agreed=True),
        "withdrawn": withdrawing(request_id),
    }
    assert (await shop.send("desk", answers[answer])).status == "applied"
    await mailing.sweep()
    states = await mailing.states(request_id)
    assert {states[f"{kind} email"] for kind in ("countered", "new_request")} <= {
        (MessageState.DROPPED, "too_late"),
        (MessageState.DROPPED, "overtaken"),
    }
    assert mailing.carrier.kinds == (["confirmation email"] if answer == "confirmed" else [])


async def test_sms_needs_consent_for_the_very_number(mailing: Mailing) -> None:
    command = await _booked(mailing)
    await mailing.sweep()
    await _consent(mailing.shop)
    await mailing.sweep(command.starts - DAY)
    assert mailing.carrier.kinds[-2:] == ["day_before email", "day_before sms"]
    assert [each.to for each in mailing.carrier.taken.values()][-1] == mailing.shop.customer.phone
    await mailing.reach(phone="+15145550199")
    await mailing.sweep(command.starts - HOUR)
    assert mailing.carrier.kinds[-1] == "hour_before email"


async def test_quiet_hours_hold_an_sms_back_until_the_morning(mailing: Mailing) -> None:
    await _consent(mailing.shop)
    about, night = uuid7(), mailing.shop.at(23, day=1)
    async with mailing.shop.uow() as uow:
        await tell(uow, MessageKind.REFUNDED, about=about, now=night, customer_id=mailing.shop.customer.id)
        await uow.commit()
    assert await mailing.sweep(night) == 1
    assert mailing.carrier.kinds == ["refunded email"]
    assert await mailing.sweep(mailing.shop.at(7, day=2)) == 0
    assert await mailing.sweep(mailing.shop.at(8, day=2)) == 1
    assert mailing.carrier.kinds[-1] == "refunded sms"


async def test_consent_withdrawn_while_quiet_drops_the_sms(mailing: Mailing) -> None:
    await _consent(mailing.shop)
    about, night = uuid7(), mailing.shop.at(23, day=1)
    async with mailing.shop.uow() as uow:
        await tell(uow, MessageKind.REFUNDED, about=about, now=night, customer_id=mailing.shop.customer.id)
        await uow.commit()
    await mailing.sweep(night)
    await _consent(mailing.shop, given=False)
    await mailing.sweep(mailing.shop.at(9, day=2))
    assert (await mailing.states(about))["refunded sms"] == (MessageState.DROPPED, "not_reachable")


async def test_an_address_that_comes_later_gets_reminders_but_no_old_news(mailing: Mailing) -> None:
    await mailing.reach(email="")
    command = await _booked(mailing)
    assert await mailing.sweep() == 0
    await mailing.reach()
    await mailing.sweep(command.starts - DAY)
    assert mailing.carrier.kinds == ["day_before email"]


@pytest.mark.parametrize("on_again", [False, True])
async def test_reminders_can_be_switched_off_for_one_booking(mailing: Mailing, on_again: bool) -> None:
    command = await _booked(mailing)
    await mailing.sweep()
    async with mailing.shop.acting("desk") as (uow, account):
        await message_wishes.set_reminders(uow, account, command.session_id, 1, reminders_on=False)
    assert await mailing.sweep(command.starts - DAY) == 0
    if on_again:
        async with mailing.shop.acting("desk") as (uow, account):
            await message_wishes.set_reminders(uow, account, command.session_id, 2, reminders_on=True)
    assert await mailing.sweep(command.starts - HOUR) == int(on_again)


async def test_a_new_offer_goes_to_its_mechanic_and_a_waiting_customer_to_the_shop(mailing: Mailing) -> None:
    shop = mailing.shop
    await _booked(mailing, mechanic_id=shop.ivan.id)
    await mailing.sweep()
    assert [each.to for each in mailing.carrier.taken.values()] == [shop.people["ivan"].member.email]
    async with shop.uow() as uow:
        await tell(
            uow, MessageKind.CUSTOMER_WAITING, about=uuid7(), now=mailing.clock.at,
            mechanic_id=shop.anna.id, by=shop.people["desk"].staff_id,
        )  # fmt: skip
        await uow.commit()
    await mailing.sweep()
    told = {each.to for each in mailing.carrier.taken.values()} - {shop.people["ivan"].member.email}
    assert told == {shop.people["owner"].member.email, shop.people["anna"].member.email}


async def test_what_is_over_before_it_is_told_is_dropped(mailing: Mailing) -> None:
    about, now = uuid7(), mailing.clock.at
    async with mailing.shop.uow() as uow:
        await tell(
            uow, MessageKind.WAITLIST_FREE, about=about, now=now,
            customer_id=mailing.shop.customer.id, until=now + 900,
        )  # fmt: skip
        await uow.commit()
    await mailing.sweep(now + 900)
    assert await mailing.states(about) == {"waitlist_free email": (MessageState.DROPPED, "too_late")}


@pytest.mark.expects_log("a carrier failed: email CarrierBusy")
async def test_a_busy_carrier_is_tried_again_with_growing_pauses_and_given_up(mailing: Mailing) -> None:
    command = await _booked(mailing)
    keys = []

    async def busy(message: Outgoing) -> None:
        keys.append(message.key)
        raise CarrierBusy

    mailing.carrier.before = busy
    pauses = []
    await mailing.sweep()
    while (row := (await mailing.rows(command.session_id))["confirmation email"]).next_at is not None:
        pauses.append(row.next_at - mailing.clock.at)
        await mailing.sweep(row.next_at - 1)
        assert len(keys) == len(pauses), "not before its time"
        await mailing.sweep(row.next_at)
    assert pauses == [60, 120, 240, 480, 960, 1920, 3600]
    assert (row.state, row.why, row.attempts) == (MessageState.FAILED, "gave_up", 8)
    assert len(set(keys)) == 1, "the carrier knows it again"


@pytest.mark.expects_log("a carrier failed: email KeyError")
async def test_a_carrier_that_breaks_at_one_message_takes_the_others(mailing: Mailing) -> None:
    broken = await _booked(mailing)
    other = await _booked(mailing, 16)

    async def breaks(message: Outgoing) -> None:
        if message.params["session_id"] == str(broken.session_id):
            raise KeyError("no such word")

    mailing.carrier.before = breaks
    assert await mailing.sweep() == 1
    row = (await mailing.rows(broken.session_id))["confirmation email"]
    assert (row.state, row.attempts, row.next_at) == (MessageState.WAITING, 1, mailing.clock.at + 60)
    assert (await mailing.states(other.session_id))["confirmation email"] == SENT


async def test_a_refusal_is_final(mailing: Mailing) -> None:
    command = await _booked(mailing)

    async def refuse(_: Outgoing) -> None:
        raise CarrierRefused

    mailing.carrier.before = refuse
    assert await mailing.sweep() == 0
    assert await mailing.sweep(mailing.clock.at + DAY // 2) == 0
    assert await mailing.states(command.session_id) == {
        "confirmation email": (MessageState.FAILED, "refused")
    }
    assert mailing.carrier.asked == 1


async def test_without_a_carrier_each_message_says_so(mailing: Mailing) -> None:
    command = await _booked(mailing)
    mailing.bootstrap.notifier = FakeCarrier(Channel.SMS)
    assert await mailing.sweep() == 0
    assert await mailing.states(command.session_id) == {
        "confirmation email": (MessageState.DROPPED, "no_carrier")
    }


async def test_two_workers_at_once_send_each_message_once(mailing: Mailing) -> None:
    for hour in (9, 11, 13):
        await mailing.shop.send("desk", mailing.shop.booking(mailing.shop.at(hour)))
    counts = await asyncio.gather(*(mailing.sweep() for _ in range(4)))
    assert sum(counts) == 3
    assert mailing.carrier.asked == 3


async def test_a_claimed_message_is_nobody_elses_while_the_carrier_works(mailing: Mailing) -> None:
    await _booked(mailing)
    at_carrier, go_on = asyncio.Event(), asyncio.Event()

    async def slow(_: Outgoing) -> None:
        at_carrier.set()
        await go_on.wait()

    mailing.carrier.before = slow
    first = asyncio.create_task(mailing.sweep())
    await at_carrier.wait()
    assert await mailing.sweep() == 0
    go_on.set()
    assert await first == 1
    assert mailing.carrier.asked == 1


async def test_a_worker_killed_at_the_carrier_is_followed_by_one_with_the_same_key(mailing: Mailing) -> None:
    command = await _booked(mailing)

    async def killed(message: Outgoing) -> None:
        mailing.carrier.taken.setdefault(message.key, message)
        raise asyncio.CancelledError

    mailing.carrier.before = killed
    with pytest.raises(asyncio.CancelledError):
        await mailing.sweep()
    row = (await mailing.rows(command.session_id))["confirmation email"]
    assert row.state is MessageState.SENDING
    mailing.carrier.before = None
    assert await mailing.sweep(mailing.clock.at + delivery.CLAIM_SECONDS - 1) == 0
    assert await mailing.sweep(mailing.clock.at + 1) == 1
    assert len(mailing.carrier.taken) == 1
    assert await mailing.states(command.session_id) == {"confirmation email": SENT}


async def test_who_comes_back_after_the_claim_ended_changes_nothing(mailing: Mailing) -> None:
    command = await _booked(mailing)
    now = mailing.clock.at
    await messages.plan_due(mailing.bootstrap, mailing.shop.id)
    row = (await mailing.rows(command.session_id))["confirmation email"]
    async with mailing.shop.uow() as uow:
        assert await delivery.claim(uow, row, mailing.carrier, now) is not None
        assert await delivery.claim(uow, row, mailing.carrier, now) is None
        await uow.commit()
    mine = delivery.claimed(row, now)
    later = now + delivery.CLAIM_SECONDS
    async with mailing.shop.uow() as uow:
        assert await delivery.claim(uow, mine, mailing.carrier, later) is not None
        assert not await delivery.sent(uow, mine, "late", later)
        assert not await delivery.not_sent(uow, mine, later, for_good=True)
        await uow.commit()
    assert (await mailing.rows(command.session_id))["confirmation email"].attempts == 2


async def test_a_worker_that_dies_each_time_does_not_try_for_ever(mailing: Mailing) -> None:
    command = await _booked(mailing)
    await messages.plan_due(mailing.bootstrap, mailing.shop.id)
    row = (await mailing.rows(command.session_id))["confirmation email"]
    tired = replace(
        row, state=MessageState.SENDING, attempts=delivery.MOST_ATTEMPTS, next_at=mailing.clock.at
    )
    async with mailing.shop.uow() as uow:
        await uow.rows.put(tired)
        await uow.commit()
    assert await mailing.sweep() == 0
    assert (await mailing.states(command.session_id))["confirmation email"] == (
        MessageState.FAILED,
        "gave_up",
    )


async def test_looking_again_writes_nothing_twice_and_looks_next_at_the_reminder(mailing: Mailing) -> None:
    command = await _booked(mailing)
    for _ in range(2):
        async with mailing.shop.uow() as uow:
            await delivery.plan(uow, command.session_id, mailing.clock.at)
            await uow.commit()
    async with mailing.shop.uow() as uow:
        assert await uow.rows.count(SentMessage, about=command.session_id) == 1
        (tiding,) = await uow.rows.find(Tiding, about=command.session_id)
    assert tiding.look_at == command.starts - DAY


async def test_staff_see_what_went_and_what_comes(mailing: Mailing) -> None:
    command = await _booked(mailing)
    async with mailing.shop.acting("desk") as (uow, account):
        before = await message_views.of_session(uow, account, command.session_id, mailing.clock.at)
    assert [line.kind for line in before.lines] == ["confirmation", "day_before", "hour_before"]
    await mailing.sweep()
    async with mailing.shop.acting("desk") as (uow, account):
        shown = await message_views.of_session(uow, account, command.session_id, mailing.clock.at)
    assert [(line.kind, line.state, line.audience) for line in shown.lines] == [
        (MessageKind.CONFIRMATION, MessageState.SENT, Audience.CUSTOMER),
        (MessageKind.DAY_BEFORE, MessageState.WAITING, Audience.CUSTOMER),
        (MessageKind.HOUR_BEFORE, MessageState.WAITING, Audience.CUSTOMER),
    ]
    assert (shown.reminders_on, shown.lines[0].done_at) == (True, mailing.clock.at)
