"""Confirming a visit request: the bay and the mechanic it takes, and whose yes it needs."""

from __future__ import annotations

from scheduling.commands import AnswerOffer
from scheduling.ids import uuid7
from scheduling.visit_requests import RequestState
from scheduling.vocabulary import (
    ReservationKind,
    ReservationStatus,
    SessionState,
    VisitKind,
)
from tests.sync_server.requests import (
    ask,
    confirming,
    live,
    request_of,
    told,
)
from tests.sync_server.shop import Shop

S = RequestState


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
