"""What the customer was told counts, though the plan's price changed meanwhile; no booking is dropped."""

from __future__ import annotations

from dataclasses import replace

import psycopg
import pytest

from scheduling.commands import CancelSession, MoveSession, Place
from scheduling.records import Plan
from scheduling.vocabulary import SessionState, VisitKind
from scheduling.wire import PushStatus
from sync_server.db.embedded import Urls
from sync_server.services.pricing import HONOURED
from tests.sync_server.shop import Shop


async def _change_plan(shop: Shop, **values: object) -> None:
    async with shop.uow() as uow:
        await uow.bump()
        plan = await uow.records.get(Plan, shop.plan.id)
        assert plan is not None
        await uow.records.put(replace(plan, **values))  # type: ignore[arg-type] # the caller's fields
        await uow.commit()


def _age(urls: Urls, shop: Shop, seconds: int) -> None:
    """As if the price had changed so long ago."""
    with psycopg.connect(urls.superuser) as connection:
        connection.execute(
            "UPDATE plan_price SET until = until - make_interval(secs => %s) WHERE tenant_id = %s",
            [seconds, shop.id],
        )


@pytest.mark.parametrize(
    "change",
    [{"price_cents": 3500}, {"price_cents": 1900}, {"active": False}, {"kinds": (VisitKind.CHAT,)}],
)
async def test_a_price_told_before_it_changed_is_kept(shop: Shop, change: dict[str, object]) -> None:
    command = shop.booking(shop.at(10), plan_id=shop.plan.id, price_cents=2900)
    await _change_plan(shop, **change)
    result = await shop.send("desk", command)
    assert (result.status, result.code) == (PushStatus.APPLIED, "")
    session = await shop.session(command.session_id)
    assert (session.state, session.price_cents) == (SessionState.SCHEDULED, 2900)
    async with shop.uow() as uow:
        (event,) = await uow.events.of_session(command.session_id)
    assert "told" in event.detail


async def test_a_price_that_the_plan_never_had_is_for_a_person_to_settle(shop: Shop) -> None:
    command = shop.booking(shop.at(10), plan_id=shop.plan.id, price_cents=100)
    result = await shop.send("desk", command)
    assert (result.status, result.code) == (PushStatus.CONFLICT, "price_changed")
    assert result.outcome.stored_as == "unplaced"
    assert result.outcome.fields == {"price_cents": ("2900", "100")}
    assert result.outcome.alternatives[0].starts == command.starts, "its time is still free"
    session = await shop.session(command.session_id)
    assert (session.state, session.price_cents) == (SessionState.UNPLACED, 2900)
    assert session.conflict_code == "price_changed"
    assert await shop.slot_of(command.session_id) is None
    seen = Place(starts=command.starts, minutes=60, mechanic_id=shop.anna.id)
    placed = await shop.send("desk", MoveSession(session_id=command.session_id, seen=seen, to=seen))
    assert placed.status is PushStatus.APPLIED
    session = await shop.session(command.session_id)
    assert (session.state, session.price_cents, session.conflict_code) == (SessionState.SCHEDULED, 2900, "")


async def test_an_old_price_is_kept_for_sixty_days_and_the_other_kinds_of_visit_never_had_it(
    shop: Shop, module_database: Urls
) -> None:
    await _change_plan(shop, kinds=(VisitKind.IN_PERSON,))
    await _change_plan(shop, price_cents=3500)
    video = shop.booking(shop.at(9), plan_id=shop.plan.id, price_cents=2900, kind=VisitKind.VIDEO)
    assert (await shop.send("desk", video)).status is PushStatus.APPLIED, (
        "it was sold for video too, until today"
    )
    _age(module_database, shop, HONOURED - 600)
    command = shop.booking(shop.at(12), plan_id=shop.plan.id, price_cents=2900)
    assert (await shop.send("desk", command)).status is PushStatus.APPLIED
    _age(module_database, shop, 1200)
    never = shop.booking(shop.at(14), plan_id=shop.plan.id, price_cents=3500, kind=VisitKind.VIDEO)
    result = await shop.send("desk", never)
    assert (result.status, result.code) == (PushStatus.CONFLICT, "plan_withdrawn")
    assert (await shop.session(never.session_id)).conflict_code == "plan_withdrawn"
    late = shop.booking(shop.at(15), plan_id=shop.plan.id, price_cents=2900)
    assert (await shop.send("desk", late)).code == "price_changed"
    assert (await shop.session(late.session_id)).price_cents == 3500


async def test_what_is_brought_back_keeps_its_price_and_money_needs_a_plan(shop: Shop) -> None:
    command = shop.booking(shop.at(10), plan_id=shop.plan.id, price_cents=2900)
    await shop.send("desk", command)
    await shop.send("desk", CancelSession(session_id=command.session_id))
    await _change_plan(shop, price_cents=3500)
    again = shop.booking(shop.at(10), plan_id=shop.plan.id, price_cents=2900, rebooks=command.session_id)
    assert (await shop.send("desk", again)).status is PushStatus.APPLIED
    assert (await shop.session(again.session_id)).price_cents == 2900
    without = shop.booking(shop.at(14), price_cents=500)
    assert (await shop.send("desk", without)).code == "invalid"


async def test_another_organizations_prices_help_nobody(shop: Shop, other_shop: Shop) -> None:
    await _change_plan(other_shop, price_cents=100)
    foreign = shop.booking(shop.at(10), plan_id=other_shop.plan.id, price_cents=2900)
    assert (await shop.send("desk", foreign)).code == "not_found"
