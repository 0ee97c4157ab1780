"""A visit that a session at a distance led to, what it was quoted at, and what is told: all of it comes along."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import pytest

from scheduling.commands import CancelSession
from scheduling.ids import uuid7
from scheduling.message_kinds import MessageKind
from scheduling.records import Customer, Session
from scheduling.visit_requests import RequestSource, RequestState
from scheduling.vocabulary import ServiceType, SessionState, VisitKind
from sync_server.services.message_rows import Tiding
from sync_server.services.money.rows import BookingTerms
from tests.sync_server.requests import (
    ask,
    asked,
    confirming,
    countering,
    declining,
    keep,
    request_of,
    told,
)
from tests.sync_server.shop import Shop


async def _finished(shop: Shop, **over: Any) -> Session:
    """A video diagnosis by Ivan that is over."""
    values: dict[str, Any] = {
        "id": uuid7(),
        "customer_id": shop.customer.id,
        "state": SessionState.COMPLETED,
        "kind": VisitKind.VIDEO,
        "service_type": ServiceType.DIAGNOSTIC,
        "minutes": 30,
        "starts": shop.at(9, -1),
        "mechanic_id": shop.ivan.id,
        "vehicle_id": shop.vehicle.id,
        "concern": "noise in curves",
    }
    session = Session(**(values | over))
    await keep(shop, session)
    return session


def _after(shop: Shop, session: Session, **over: Any) -> Any:
    values: dict[str, Any] = {
        "source": RequestSource.SESSION,
        "from_session_id": session.id,
        "concern": "",
        "diagnosis": "the bearing at the left",
    }
    return asked(shop, shop.at(10), **(values | over))


async def _terms(shop: Shop, session_id: UUID) -> BookingTerms:
    async with shop.uow() as uow:
        terms = await uow.rows.get(BookingTerms, session_id)
    assert terms is not None
    return terms


async def test_vehicle_concern_diagnosis_and_referral_come_along_to_the_visit(shop: Shop) -> None:
    session = await _finished(shop)
    command = _after(shop, session)
    assert told(await shop.send("ivan", command)) == ("applied", "")
    row = await request_of(shop, command.request_id)
    assert (row.vehicle_id, row.concern, row.diagnosis) == (
        shop.vehicle.id,
        "noise in curves",
        "the bearing at the left",
    )
    assert (row.from_session_id, row.referring_mechanic_id) == (session.id, shop.ivan.id)
    assert row.created_by == shop.people["ivan"].staff_id
    visit = confirming(row.id, shop.at(10), mechanic_id=shop.anna.id, quote_cents=20_000)
    assert told(await shop.send("desk", visit)) == ("applied", "")
    booked = await shop.session(visit.session_id)
    assert (booked.referred_by, booked.vehicle_id, booked.quote_cents) == (
        session.id,
        shop.vehicle.id,
        20_000,
    )
    assert booked.concern == "noise in curves\n\nthe bearing at the left"
    terms = await _terms(shop, booked.id)
    assert (terms.quote_cents, terms.referring_session_id) == (20_000, session.id)


async def test_a_visit_without_either_has_neither(shop: Shop) -> None:
    visit = confirming(await ask(shop, shop.at(10)), shop.at(10))
    await shop.send("desk", visit)
    terms = await _terms(shop, visit.session_id)
    assert (terms.quote_cents, terms.referring_session_id) == (None, None)
    over = confirming(await ask(shop, shop.at(12)), shop.at(12), quote_cents=10_000_001)
    assert told(await shop.send("desk", over)) == ("rejected", "invalid")


async def test_a_mechanic_refers_after_a_session_of_their_own_only(shop: Shop) -> None:
    session = await _finished(shop)
    assert told(await shop.send("anna", _after(shop, session))) == ("rejected", "not_allowed")
    theirs = await _finished(shop, mechanic_id=shop.anna.id)
    assert told(await shop.send("ivan", _after(shop, theirs))) == ("rejected", "not_allowed")
    assert told(await shop.send("anna", _after(shop, theirs))) == ("rejected", "not_allowed")
    assert told(await shop.send("desk", _after(shop, theirs))) == ("applied", "")


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": SessionState.LIVE},
        {"state": SessionState.CANCELLED},
        {"kind": VisitKind.IN_PERSON},
        {"mechanic_id": None},
    ],
    ids=str,
)
async def test_only_a_finished_session_at_a_distance_leads_to_a_visit(
    shop: Shop, wrong: dict[str, Any]
) -> None:
    session = await _finished(shop, **wrong)
    assert told(await shop.send("desk", _after(shop, session))) == ("rejected", "invalid")


async def test_a_session_leads_to_a_visit_of_its_own_customer(shop: Shop, other_shop: Shop) -> None:
    stranger = Customer(id=uuid7(), name="Somebody Else", created_at=1)
    await keep(shop, stranger)
    session = await _finished(shop)
    wrong = _after(shop, session, customer_id=stranger.id)
    assert told(await shop.send("desk", wrong)) == ("rejected", "invalid")
    elsewhere = await _finished(other_shop)
    assert told(await shop.send("desk", _after(shop, elsewhere))) == ("rejected", "not_found")
    counter = _after(shop, session, source=RequestSource.COUNTER)
    assert told(await shop.send("desk", counter)) == ("rejected", "invalid")


async def test_a_visit_that_is_booked_again_keeps_its_request_quote_and_referral(shop: Shop) -> None:
    session = await _finished(shop)
    command = _after(shop, session)
    await shop.send("desk", command)
    visit = confirming(command.request_id, shop.at(10), mechanic_id=shop.anna.id, quote_cents=20_000)
    await shop.send("desk", visit)
    await shop.send("desk", CancelSession(session_id=visit.session_id))
    again = shop.booking(shop.at(14), rebooks=visit.session_id)
    assert (await shop.send("desk", again)).status == "applied"
    row = await request_of(shop, command.request_id)
    assert (row.state, row.session_id) == (RequestState.CONFIRMED, again.session_id)
    booked = await shop.session(again.session_id)
    assert (booked.quote_cents, booked.referred_by) == (20_000, session.id)
    terms = await _terms(shop, booked.id)
    assert (terms.quote_cents, terms.referring_session_id) == (20_000, session.id)


async def test_a_visit_is_booked_again_for_its_own_customer_only(shop: Shop) -> None:
    """Its price, its quote and its request are that customer's."""
    visit = confirming(await ask(shop, shop.at(10)), shop.at(10), quote_cents=20_000)
    await shop.send("desk", visit)
    await shop.send("desk", CancelSession(session_id=visit.session_id))
    other = replace(shop.customer, id=uuid7(), name="Somebody else")
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        await uow.records.add(other)
    command = shop.booking(shop.at(14), rebooks=visit.session_id, customer_id=other.id, vehicle_id=None)
    assert told(await shop.send("desk", command)) == ("rejected", "invalid")


@pytest.mark.parametrize(("quote", "due"), [(10_00, 10_00), (0, 0), (200_00, 15_00), (None, 15_00)])
async def test_the_deposit_is_at_most_the_quote(shop: Shop, quote: int | None, due: int) -> None:
    visit = confirming(await ask(shop, shop.at(10)), shop.at(10), quote_cents=quote)
    await shop.send("desk", visit)
    terms = await _terms(shop, visit.session_id)
    assert (terms.quote_cents, terms.due_cents) == (quote, due)


async def _tidings(shop: Shop, request_id: UUID) -> list[tuple[MessageKind, UUID | None, int | None]]:
    async with shop.uow() as uow:
        rows = await uow.rows.find(Tiding, about=request_id)
    assert {row.customer_id for row in rows} == {shop.customer.id}
    return [(row.kind, row.told_by, row.until) for row in sorted(rows, key=lambda each: each.kind)]


async def test_the_desk_is_told_of_a_request_and_its_customer_of_the_answer(shop: Shop) -> None:
    desk, owner = (shop.people[name].staff_id for name in ("desk", "owner"))
    countered, declined, unwanted = [await ask(shop, shop.at(10)) for _ in range(3)]
    await shop.send("owner", countering(countered, shop.at(14)))
    await shop.send("owner", declining(declined))
    await shop.send("owner", countering(unwanted, shop.at(14)))
    await shop.send("desk", declining(unwanted, decline_reason=None, customer_agreed=True))
    (time,) = (await request_of(shop, countered)).offered
    (other,) = (await request_of(shop, unwanted)).offered
    new = (MessageKind.NEW_REQUEST, desk, None)
    assert await _tidings(shop, countered) == [(MessageKind.COUNTERED, owner, time.expires_at), new]
    assert await _tidings(shop, declined) == [(MessageKind.DECLINED, owner, None), new]
    assert await _tidings(shop, unwanted) == [(MessageKind.COUNTERED, owner, other.expires_at), new]
