"""The terms of a booking: stored as they were agreed on, kept through every move but for who is paid."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import psycopg
import pytest

from scheduling.cancellation import CancellationPolicy
from scheduling.commands import MoveSession, Place
from scheduling.ids import uuid7
from scheduling.money import MoneySettings, Payee
from scheduling.records import Mechanic, Organization, Session
from scheduling.vocabulary import ServiceType, SessionState, VisitKind
from sync_server.services import following
from sync_server.services.models import Policy
from sync_server.services.money import following as money
from sync_server.services.money import terms
from sync_server.services.money.rows import BookingTerms
from tests.sync_server.shop import Shop


async def stored_terms(shop: Shop, session_id: Any) -> BookingTerms:
    async with shop.uow() as uow:
        found = await uow.rows.get(BookingTerms, session_id)
    assert found is not None
    return found


def _video(shop: Shop, **over: Any) -> Any:
    values = {"kind": VisitKind.VIDEO, "plan_id": shop.plan.id, "price_cents": 2900, "minutes": 30}
    starts = over.pop("starts", shop.at(10))
    return shop.booking(starts, **(values | over))


@pytest.mark.parametrize("reads_ahead", [True, False])
async def test_an_online_booking_owes_its_price_and_the_tax_of_the_province(
    shop: Shop, reads_ahead: bool
) -> None:
    shop.reads_ahead = reads_ahead
    command = _video(shop)
    await shop.send("desk", command)
    found = await stored_terms(shop, command.session_id)
    assert (found.price_cents, found.due_cents) == (2900, 33_34)
    assert [(line.kind.value, line.amount) for line in found.tax] == [("gst", 145), ("qst", 289)]
    assert (found.policy, found.settings) == (CancellationPolicy(), MoneySettings())
    assert (found.payout.payee, found.payee_mechanic_id) == (Payee.WORKSHOP, None)


@pytest.mark.parametrize(
    ("over", "price", "due"),
    [
        ({}, None, 15_00),  # a price is agreed on later
        ({"plan": True, "price_cents": 2900}, 2900, 15_00),
        ({"plan": True, "price_cents": 900}, 900, 9_00),
        ({"kind": VisitKind.PHONE}, 0, 0),
    ],
)
async def test_a_visit_in_person_owes_the_deposit_and_a_price_of_nothing_nothing(
    shop: Shop, over: dict[str, Any], price: int | None, due: int
) -> None:
    if over.pop("plan", False):
        over["plan_id"] = shop.plan.id
        async with shop.acting("owner") as (uow, _):
            await uow.bump()
            await uow.records.put(replace(shop.plan, price_cents=over["price_cents"]))
    command = shop.booking(shop.at(10), **over)
    await shop.send("desk", command)
    found = await stored_terms(shop, command.session_id)
    assert (found.price_cents, found.due_cents) == (price, due)


async def test_a_booking_that_lost_its_slot_has_terms_too(shop: Shop) -> None:
    await shop.send("desk", _video(shop))
    lost = _video(shop)
    assert (await shop.send("owner", lost)).outcome.stored_as == "unplaced"
    assert (await stored_terms(shop, lost.session_id)).due_cents == 33_34


async def test_numbers_that_change_later_leave_it_alone(shop: Shop) -> None:
    first, second = _video(shop), shop.booking(shop.at(14))
    await shop.send("desk", first)
    before = await stored_terms(shop, first.session_id)
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        await uow.rows.add(Policy(name="money", value={"deposit": 20_00}, changed_at=1))
        await uow.rows.add(Policy(name="cancellation", value={"version": 2, "fee": 900}, changed_at=1))
    await shop.send("desk", second)
    assert await stored_terms(shop, first.session_id) == before
    later = await stored_terms(shop, second.session_id)
    assert (later.due_cents, later.policy.fee, later.policy.version) == (20_00, 900, 2)


async def test_the_payee_goes_with_the_booking_and_nothing_else_changes(shop: Shop) -> None:
    command = _video(shop)
    await shop.send("desk", command)
    before = await stored_terms(shop, command.session_id)
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        await uow.rows.add(Policy(name="money", value={"independent_share": 1}, changed_at=1))
    seen = Place(starts=command.starts, minutes=30, mechanic_id=shop.anna.id)
    to = replace(seen, mechanic_id=shop.ivan.id, starts=shop.at(14))
    await shop.send("desk", MoveSession(session_id=command.session_id, seen=seen, to=to))
    moved = await stored_terms(shop, command.session_id)
    assert (moved.payout.payee, moved.payout.payee_share) == (Payee.MECHANIC, 7_000)
    assert moved.payee_mechanic_id == shop.ivan.id
    assert replace(moved, payout=before.payout, payee_mechanic_id=None) == before


async def test_a_session_of_before_there_were_terms_has_those_of_today(shop: Shop) -> None:
    command = _video(shop)
    await shop.send("desk", command)
    session = replace(await shop.session(command.session_id), id=uuid7())
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        await uow.records.add(session)
        found = await terms.terms_of(uow, session)
        assert (found.due_cents, found.session_id) == (33_34, session.id)
        await terms.refer(uow, session, command.session_id)
    assert (await stored_terms(shop, session.id)).payout.referral_share == 200


async def test_an_organization_outside_canada_charges_no_tax(shop: Shop) -> None:
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        organization = await uow.records.get(Organization, shop.id)
        assert organization is not None
        await uow.records.put(replace(organization, province="NY"))
    command = _video(shop)
    await shop.send("desk", command)
    assert (await stored_terms(shop, command.session_id)).due_cents == 2900


async def test_a_virtual_only_mechanics_session_pays_the_mechanic(shop: Shop) -> None:
    vera = Mechanic(id=uuid7(), name="Vera", has_workshop=False, kinds=(VisitKind.VIDEO,))
    async with shop.acting("owner") as (uow, _):
        await uow.bump()
        await uow.records.add(vera)
        session = Session(
            id=uuid7(), customer_id=shop.customer.id, state=SessionState.SCHEDULED, kind=VisitKind.VIDEO,
            service_type=ServiceType.REPAIR, minutes=30, mechanic_id=vera.id, price_cents=100,
        )  # fmt: skip
        found = terms.agreed(await uow.rule_book(), session, shop.at(9))
    assert (found.payout.payee, found.payee_mechanic_id) == (Payee.MECHANIC, vera.id)


async def test_keeping_terms_costs_a_booking_no_trip_of_its_own(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    trips: list[None] = []
    execute = psycopg.AsyncCursor.execute

    async def counted(self: Any, *args: Any, **more: Any) -> Any:
        trips.append(None)
        return await execute(self, *args, **more)

    await shop.send("desk", _video(shop))  # what is read once and kept
    monkeypatch.setattr(psycopg.AsyncCursor, "execute", counted)
    await shop.send("desk", _video(shop, starts=shop.at(12)))
    with_terms = len(trips)
    assert with_terms > 0
    trips.clear()
    others = tuple(each for each in following.FOLLOWERS if each is not money.follow)
    assert len(others) == len(following.FOLLOWERS) - 1
    monkeypatch.setattr(following, "FOLLOWERS", others)
    await shop.send("desk", _video(shop, starts=shop.at(14)))
    assert len(trips) == with_terms
