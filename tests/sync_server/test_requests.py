"""Visit requests through the server: every step of the machine, who may take it, and what it takes and frees."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest

from scheduling.commands import AnswerOffer, Command
from scheduling.ids import uuid7
from scheduling.records import Reservation, Vehicle
from scheduling.visit_requests import DeclineReason, RequestPolicy, RequestSource, RequestState
from scheduling.vocabulary import (
    CancelledBy,
    ReservationKind,
    ReservationStatus,
    SessionState,
    VisitKind,
)
from sync_server.services.models import Policy
from tests.sync_server.requests import (
    ask,
    asked,
    confirming,
    countering,
    declining,
    in_state,
    live,
    request_of,
    reservation_of,
    told,
    withdrawing,
)
from tests.sync_server.shop import HOUR, Shop

S = RequestState
DAY = 24 * HOUR
NOBODY = UUID(int=7)

Make = Callable[[Shop, UUID, int], Command]
STEPS: dict[S, tuple[Make, set[S]]] = {
    S.CONFIRMED: (
        lambda shop, row, day: confirming(row, shop.at(14, day), customer_agreed=True),
        {S.PENDING, S.COUNTERED},
    ),
    S.COUNTERED: (lambda shop, row, day: countering(row, shop.at(16, day)), {S.PENDING}),
    S.DECLINED: (lambda _, row, __: declining(row), {S.PENDING, S.COUNTERED}),
    S.WITHDRAWN: (lambda _, row, __: withdrawing(row), {S.PENDING, S.COUNTERED}),
}
"""What the specification lets staff do: how, and from where (section 7, by hand)."""


@pytest.mark.parametrize("to", STEPS)
async def test_each_step_is_taken_from_where_it_may_be_and_changes_nothing_elsewhere(
    shop: Shop, to: RequestState
) -> None:
    make, sources = STEPS[to]
    for day, source in enumerate(RequestState, start=3):
        request_id = await in_state(shop, source, day)
        before, taken = await request_of(shop, request_id), await live(shop, day)
        result = await shop.send("desk", make(shop, request_id, day))
        after = await request_of(shop, request_id)
        if source in sources:
            assert told(result) == ("applied", ""), source
            assert after.state is to, source
        else:
            assert told(result) == ("conflict", "gone"), source
            assert after == before
            assert await live(shop, day) == taken


@pytest.mark.parametrize("make", [make for make, _ in STEPS.values()], ids=[str(to) for to in STEPS])
async def test_mechanics_and_kiosks_answer_no_request(shop: Shop, make: Make) -> None:
    request_id = await ask(shop, shop.at(10), preferred_mechanic_id=shop.ivan.id)
    for who in ("anna", "ivan", "kiosk"):
        assert told(await shop.send(who, make(shop, request_id, 3))) == ("rejected", "not_allowed"), who
    assert (await request_of(shop, request_id)).state is S.PENDING


async def test_another_organizations_request_is_not_there(shop: Shop, other_shop: Shop) -> None:
    request_id = await ask(other_shop, other_shop.at(10))
    for make, _ in STEPS.values():
        assert told(await shop.send("owner", make(shop, request_id, 3))) == ("conflict", "gone")
    assert (await request_of(other_shop, request_id)).state is S.PENDING


async def test_asking_keeps_what_was_said_in_its_order_and_blocks_nothing(shop: Shop) -> None:
    now = shop.bootstrap.clock.now()
    command = asked(
        shop,
        shop.at(12),
        shop.at(10),
        vehicle_id=shop.vehicle.id,
        preferred_mechanic_id=shop.anna.id,
        asked_at=now - HOUR,
        minutes=90,
    )
    assert told(await shop.send("desk", command)) == ("applied", "")
    row = await request_of(shop, command.request_id)
    assert (row.state, row.requested, row.asked_at, row.minutes) == (
        S.PENDING,
        (shop.at(12), shop.at(10)),
        now - HOUR,
        90,
    )
    assert (row.vehicle_id, row.preferred_mechanic_id) == (shop.vehicle.id, shop.anna.id)
    assert await live(shop) == []
    assert (await shop.send("desk", shop.booking(shop.at(12)))).status == "applied"


async def test_a_request_counts_from_when_it_was_asked_but_never_from_later(shop: Shop) -> None:
    later = await ask(shop, shop.at(10), asked_at=shop.at(9))
    assert (await request_of(shop, later)).asked_at < shop.at(0)
    at_once = await ask(shop, shop.at(10))
    assert abs((await request_of(shop, at_once)).asked_at - shop.bootstrap.clock.now()) < 60


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"requested": []}, "invalid"),
        ({"requested": [1, 2, 3, 4]}, "invalid"),
        ({"requested": [5]}, "invalid"),
        ({"concern": " "}, "invalid"),
        ({"minutes": 0}, "invalid"),
        ({"minutes": 2000}, "invalid"),
        ({"diagnosis": "the bearing"}, "invalid"),
        ({"source": RequestSource.SESSION}, "invalid"),
        ({"source": RequestSource.WEB}, "invalid"),
        ({"from_session_id": NOBODY}, "not_found"),
        ({"customer_id": NOBODY}, "not_found"),
        ({"vehicle_id": NOBODY}, "not_found"),
        ({"preferred_mechanic_id": NOBODY}, "not_found"),
        ({"concern": "x" * 8_001}, "too_long"),
        ({"diagnosis": "x" * 8_001}, "too_long"),
    ],
    ids=str,
)
async def test_what_no_request_says_is_rejected(shop: Shop, wrong: dict[str, Any], code: str) -> None:
    command = asked(shop, **({"requested": [shop.at(10)]} | wrong))
    assert told(await shop.send("desk", command)) == ("rejected", code)


async def test_an_id_is_used_once_and_a_vehicle_is_the_customers_own(shop: Shop) -> None:
    request_id = await ask(shop, shop.at(10))
    again = asked(shop, shop.at(11), request_id=request_id)
    assert told(await shop.send("desk", again)) == ("rejected", "invalid")
    assert (await request_of(shop, request_id)).requested == (shop.at(10),)
    stranger = Vehicle(id=uuid7(), customer_id=uuid7())
    wrong = asked(shop, shop.at(10), vehicle_id=stranger.id)
    assert told(await shop.send("desk", wrong)) == ("rejected", "not_found")


@pytest.mark.parametrize("who", ["anna", "ivan", "kiosk"])
async def test_only_the_office_takes_requests_at_the_counter(shop: Shop, who: str) -> None:
    assert told(await shop.send(who, asked(shop, shop.at(10)))) == ("rejected", "not_allowed")


async def test_confirming_books_the_bay_and_the_mechanic_and_keeps_both_times(shop: Shop) -> None:
    request_id = await ask(shop, shop.at(12), shop.at(10), vehicle_id=shop.vehicle.id)
    command = confirming(
        request_id,
        shop.at(10),
        mechanic_id=shop.anna.id,
        bay_id=shop.bays[1].id,
        quote_cents=12_300,
        quote_text=" bearing ",
    )
    assert told(await shop.send("desk", command)) == ("applied", "")
    row = await request_of(shop, request_id)
    assert (row.state, row.requested, row.confirmed_starts) == (
        S.CONFIRMED,
        (shop.at(12), shop.at(10)),
        shop.at(10),
    )
    assert (row.mechanic_id, row.bay_id, row.session_id) == (
        shop.anna.id,
        shop.bays[1].id,
        command.session_id,
    )
    assert (row.quote_cents, row.quote_text) == (12_300, "bearing")
    assert row.answered_at == row.ended_at is not None
    session = await shop.session(command.session_id)
    assert (session.state, session.kind, session.starts, session.minutes) == (
        SessionState.SCHEDULED,
        VisitKind.IN_PERSON,
        shop.at(10),
        60,
    )
    assert (session.mechanic_id, session.bay_id, session.vehicle_id) == (
        shop.anna.id,
        shop.bays[1].id,
        shop.vehicle.id,
    )
    assert (session.concern, session.quote_cents, session.referred_by) == ("it rattles", 12_300, None)
    slot = await shop.slot_of(session.id)
    assert slot is not None
    assert (slot.id, slot.kind, slot.status) == (
        command.reservation_id,
        ReservationKind.BOOKING,
        ReservationStatus.CONFIRMED,
    )
    assert await shop.steps(session.id) == [("booked", None, "scheduled")]


async def test_without_a_mechanic_a_bay_alone_is_taken_and_the_first_free_one(shop: Shop) -> None:
    request_id = await ask(shop, shop.at(10))
    await shop.send("desk", confirming(request_id, shop.at(10)))
    other = await ask(shop, shop.at(10))
    await shop.send("desk", confirming(other, shop.at(10)))
    assert [(await request_of(shop, row)).bay_id for row in (request_id, other)] == [
        bay.id for bay in shop.bays
    ]
    assert {row.mechanic_id for row in await live(shop)} == {None}


async def test_a_time_that_nobody_wished_for_needs_the_customers_yes(shop: Shop) -> None:
    request_id = await ask(shop, shop.at(10))
    refused = await shop.send("desk", confirming(request_id, shop.at(11)))
    assert told(refused) == ("rejected", "illegal_transition")
    assert await live(shop) == []
    assert told(await shop.send("desk", confirming(request_id, shop.at(11), customer_agreed=True))) == (
        "applied",
        "",
    )
    row = await request_of(shop, request_id)
    assert (row.requested, row.confirmed_starts) == ((shop.at(10),), shop.at(11))


async def test_an_independent_mechanic_is_asked_first(shop: Shop) -> None:
    """Nobody is given work: the visit is confirmed, its session is an offer that costs nothing to decline."""
    request_id = await ask(shop, shop.at(10))
    command = confirming(request_id, shop.at(10), mechanic_id=shop.ivan.id)
    result = await shop.send("desk", command)
    assert (result.status, result.outcome.stored_as) == ("applied", "offered")
    assert (await request_of(shop, request_id)).state is S.CONFIRMED
    assert (await shop.session(command.session_id)).state is SessionState.OFFERED
    slot = await shop.slot_of(command.session_id)
    assert slot is not None
    assert (slot.kind, slot.status) == (ReservationKind.OFFER, ReservationStatus.RESERVED)
    await shop.send("ivan", AnswerOffer(session_id=command.session_id, accept=True))
    assert (await shop.session(command.session_id)).state is SessionState.SCHEDULED


async def test_ids_of_a_confirmation_are_new(shop: Shop) -> None:
    request_id, booking = await ask(shop, shop.at(10)), shop.booking(shop.at(16))
    await shop.send("desk", booking)
    for over in ({"session_id": booking.session_id}, {"reservation_id": booking.reservation_id}):
        result = await shop.send("desk", confirming(request_id, shop.at(10), **over))
        assert told(result) == ("rejected", "invalid"), over
    unknown = await shop.send("desk", confirming(request_id, shop.at(10), mechanic_id=uuid7()))
    assert told(unknown) == ("rejected", "not_found")
    assert (await request_of(shop, request_id)).state is S.PENDING


async def test_a_counter_offer_holds_its_times_for_a_day_or_until_they_begin(shop: Shop) -> None:
    request_id = await ask(shop, shop.at(10))
    command = countering(request_id, shop.at(14), shop.at(16), mechanic_id=shop.anna.id)
    assert told(await shop.send("desk", command)) == ("applied", "")
    row = await request_of(shop, request_id)
    assert (row.state, row.ended_at) == (S.COUNTERED, None)
    assert [time.starts for time in row.offered] == [shop.at(14), shop.at(16)]
    now = shop.bootstrap.clock.now()
    for time in row.offered:
        hold = await reservation_of(shop, time.hold_id)
        assert hold is not None
        assert (hold.kind, hold.status) == (ReservationKind.COUNTER_OFFER, ReservationStatus.RESERVED)
        assert (hold.mechanic_id, hold.bay_id) == (shop.anna.id, time.bay_id)
        assert hold.expires_at == time.expires_at
        assert abs(time.expires_at - now - DAY) < 60
    refused = await shop.send("desk", shop.booking(shop.at(14)))
    assert told(refused) == ("conflict", "slot_taken")


async def test_two_offered_times_at_once_need_two_bays(shop: Shop) -> None:
    request_id = await ask(shop, shop.at(10))
    await shop.send("desk", shop.booking(shop.at(14)))
    both = countering(request_id, shop.at(14), shop.at(14.5))
    result = await shop.send("desk", both)
    assert (*told(result), result.outcome.reasons) == ("conflict", "slot_taken", ["no_bay"])
    assert (await request_of(shop, request_id)).state is S.PENDING
    assert len(await live(shop)) == 1
    twice = countering(request_id, shop.at(16), shop.at(16.5), mechanic_id=shop.anna.id)
    result = await shop.send("desk", twice)
    assert (*told(result), result.outcome.reasons) == ("conflict", "slot_taken", ["held"])


@pytest.mark.parametrize("count", [0, 4])
async def test_a_counter_offer_has_some_times_and_not_too_many(shop: Shop, count: int) -> None:
    request_id = await ask(shop, shop.at(10))
    command = countering(request_id, *(shop.at(10, day) for day in range(4, 4 + count)))
    assert told(await shop.send("desk", command)) == ("rejected", "invalid")


async def test_hold_ids_are_new_and_different(shop: Shop) -> None:
    request_id, booking = await ask(shop, shop.at(10)), shop.booking(shop.at(16))
    await shop.send("desk", booking)
    command = countering(request_id, shop.at(14), shop.at(18))
    first, second = command.times
    for times in ([first, first], [first, type(second)(hold_id=booking.reservation_id, starts=shop.at(18))]):
        wrong = type(command)(request_id=request_id, times=times)
        assert told(await shop.send("desk", wrong)) == ("rejected", "invalid")
    assert (await request_of(shop, request_id)).state is S.PENDING


async def test_an_accepted_time_turns_its_hold_into_the_booking_and_frees_the_others(shop: Shop) -> None:
    request_id = await ask(shop, shop.at(10))
    await shop.send("desk", countering(request_id, shop.at(14), shop.at(16), mechanic_id=shop.anna.id))
    first, second = (await request_of(shop, request_id)).offered
    command = confirming(request_id, shop.at(16), mechanic_id=shop.anna.id, customer_agreed=True)
    assert told(await shop.send("desk", command)) == ("applied", "")
    row = await request_of(shop, request_id)
    assert (row.state, row.bay_id, row.offered) == (S.CONFIRMED, second.bay_id, (first, second))
    slot = await shop.slot_of(command.session_id)
    assert slot is not None
    assert (slot.id, slot.status, slot.expires_at) == (second.hold_id, ReservationStatus.CONFIRMED, None)
    freed = await reservation_of(shop, first.hold_id)
    assert freed is not None
    assert freed.status is ReservationStatus.CANCELLED
    assert [row.id for row in await live(shop)] == [second.hold_id]


async def test_of_a_counter_offer_only_what_was_offered_is_accepted_and_only_by_its_customer(
    shop: Shop,
) -> None:
    request_id = await ask(shop, shop.at(10))
    await shop.send("desk", countering(request_id, shop.at(14), mechanic_id=shop.anna.id))
    before = await live(shop)
    good = {"mechanic_id": shop.anna.id, "customer_agreed": True}
    for starts, over in (
        (shop.at(14), good | {"customer_agreed": False}),
        (shop.at(14), good | {"mechanic_id": None}),
        (shop.at(10), good),
    ):
        result = await shop.send("desk", confirming(request_id, starts, **over))
        assert told(result) == ("rejected", "illegal_transition"), over
    assert (await request_of(shop, request_id)).state is S.COUNTERED
    assert await live(shop) == before


async def test_an_offered_bay_that_is_in_use_no_more_gives_way_to_another(shop: Shop) -> None:
    request_id = await ask(shop, shop.at(10))
    times = countering(request_id, shop.at(14), shop.at(14), mechanic_id=shop.anna.id).times
    other = type(times[1])(hold_id=times[1].hold_id, starts=shop.at(14), mechanic_id=shop.bert.id)
    await shop.send("desk", type(countering(request_id))(request_id=request_id, times=[times[0], other]))
    first, second = (await request_of(shop, request_id)).offered
    assert first.bay_id != second.bay_id
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        bay = next(bay for bay in shop.bays if bay.id == first.bay_id)
        await uow.records.put(type(bay)(id=bay.id, name=bay.name, sort=bay.sort, active=False))
    command = confirming(request_id, shop.at(14), mechanic_id=shop.anna.id, customer_agreed=True)
    assert told(await shop.send("desk", command)) == ("applied", "")
    assert (await request_of(shop, request_id)).bay_id == second.bay_id


@pytest.mark.parametrize("step", ["decline", "decline for the customer", "withdraw"])
async def test_what_was_held_is_free_when_the_request_is_over(shop: Shop, step: str) -> None:
    request_id = await in_state(shop, S.COUNTERED, 3)
    commands: dict[str, Command] = {
        "decline": declining(request_id, reason="no parts"),
        "decline for the customer": declining(request_id, decline_reason=None, customer_agreed=True),
        "withdraw": withdrawing(request_id),
    }
    assert told(await shop.send("desk", commands[step])) == ("applied", "")
    assert await live(shop) == []
    row = await request_of(shop, request_id)
    assert row.ended_by is (CancelledBy.STAFF if step == "decline" else CancelledBy.CUSTOMER)


async def test_a_decline_says_why(shop: Shop) -> None:
    request_id = await ask(shop, shop.at(10))
    for over in ({"decline_reason": None}, {"decline_reason": DeclineReason.OTHER, "reason": " "}):
        result = await shop.send("desk", declining(request_id, **over))
        assert told(result) == ("rejected", "illegal_transition"), over
    told_why = declining(request_id, decline_reason=DeclineReason.OTHER, reason="closed for good")
    assert told(await shop.send("desk", told_why)) == ("applied", "")
    row = await request_of(shop, request_id)
    assert (row.decline_reason, row.reason) == (DeclineReason.OTHER, "closed for good")
    assert row.answered_at == row.ended_at


async def test_the_owners_numbers_count(shop: Shop) -> None:
    async with shop.acting("owner") as (uow, account):
        await uow.bump()
        value = {"minutes": 45, "most_requested": 1, "most_offered": 1, "counter_offer_seconds": HOUR}
        row = Policy(name="requests", value=value, changed_at=1, changed_by=account.staff_id)
        await uow.rows.add(row)
    request_id = await ask(shop, shop.at(10))
    assert (await request_of(shop, request_id)).minutes == 45 != RequestPolicy().minutes
    two = asked(shop, shop.at(10), shop.at(11))
    assert told(await shop.send("desk", two)) == ("rejected", "invalid")
    twice = countering(request_id, shop.at(14), shop.at(16))
    assert told(await shop.send("desk", twice)) == ("rejected", "invalid")
    await shop.send("desk", countering(request_id, shop.at(14)))
    (time,) = (await request_of(shop, request_id)).offered
    assert abs(time.expires_at - shop.bootstrap.clock.now() - HOUR) < 60
    hold = await reservation_of(shop, time.hold_id)
    assert isinstance(hold, Reservation)
    assert hold.ends - hold.starts == 45 * 60
