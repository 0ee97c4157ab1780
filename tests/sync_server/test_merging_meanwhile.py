"""Two customers become one: what arrives of the other one meanwhile and later, who may do it, what is refused."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from scheduling.commands import CancelSession, CreateVehicle, EditCustomer, EditVehicle
from scheduling.ids import uuid7
from scheduling.merge_commands import Called, MergeCustomers
from scheduling.records import Customer, Session, Vehicle
from scheduling.request_commands import CreateRequest
from scheduling.visit_commands import CheckIn
from scheduling.visit_requests import RequestSource, VisitRequest
from scheduling.vocabulary import ServiceType, SessionState, VisitKind
from scheduling.wire import PushResult
from tests.sync_server.merging import THEIRS, Raw, another, customer_of, merge
from tests.sync_server.shop import Shop


async def test_what_arrives_later_for_the_one_who_is_gone_lands_on_the_other(shop: Shop) -> None:
    other, car = await another(shop), uuid7()
    await merge(shop, other)
    booking = shop.booking(shop.at(10), customer_id=other, vehicle_id=None)
    for command in (
        CreateVehicle(vehicle_id=car, customer_id=other, plate="X1"),
        EditVehicle(vehicle_id=car, set={"plate": ("X1", "X2")}),
        EditCustomer(customer_id=other, set={"notes": ("", "Rings twice")}),
        booking,
        CreateRequest(
            request_id=uuid7(), customer_id=other, source=RequestSource.PHONE, service_type=ServiceType.REPAIR,
            requested=[shop.at(14)], concern="It rattles in the cold",
        ),
    ):  # fmt: skip
        mutation = shop.mutation("desk", command)
        for _ in range(2):  # sent twice, done once
            assert (await shop.send("desk", mutation)).status == "applied", command
    kept = await customer_of(shop, shop.customer.id)
    assert kept is not None
    assert kept.notes == "Rings twice"
    assert (await shop.session(booking.session_id)).customer_id == shop.customer.id
    async with shop.uow() as uow:
        cars = await uow.records.find(Vehicle, customer_id=[shop.customer.id])
        requests = await uow.records.all(VisitRequest)
    assert {row.plate for row in cars} == {shop.vehicle.plate, "X2"}
    assert [row.customer_id for row in requests] == [shop.customer.id]


async def test_an_edit_of_the_one_who_is_gone_is_told_what_the_other_has(shop: Shop) -> None:
    other = await another(shop)
    await merge(shop, other)
    result = await shop.send(
        "desk", EditCustomer(customer_id=other, set={"phone": ("+15145550199", "+15145550188")})
    )
    assert (result.status, result.code) == ("conflict", "stale_edit")
    assert result.outcome.fields == {"phone": ("+15145550101", "+15145550188")}


async def test_a_customer_nobody_knows_is_answered_as_ever(shop: Shop) -> None:
    result = await shop.send("desk", CreateVehicle(vehicle_id=uuid7(), customer_id=uuid7()))
    assert (result.status, result.code) == ("rejected", "not_found")
    gone = await shop.send("desk", EditCustomer(customer_id=uuid7(), set={"notes": ("", "x")}))
    assert (gone.status, gone.code) == ("conflict", "gone")


async def test_two_that_cross_leave_one_customer(shop: Shop) -> None:
    other = await another(shop)
    first = await merge(shop, other)
    second = await merge(shop, shop.customer.id, "owner", kept_id=other)
    assert [first.status, second.status] == ["applied", "applied"]
    named = await merge(shop, shop.customer.id, kept_id=other, set={"name": ("Chantal Client", "Nobody")})
    assert (named.status, named.code) == ("conflict", "gone")
    stale = await merge(shop, shop.customer.id, kept_id=other, set={"name": ("Somebody", "Nobody")})
    assert (stale.status, stale.code) == ("conflict", "stale_edit")
    async with shop.uow() as uow:
        assert [row.id for row in await uow.records.all(Customer)] == [shop.customer.id]


async def test_who_was_merged_with_somebody_else_meanwhile_is_not_merged_again(shop: Shop) -> None:
    other, third = await another(shop), await another(shop)
    await merge(shop, other)
    result = await merge(shop, other, kept_id=third)
    assert (result.status, result.code) == ("conflict", "gone")
    assert await customer_of(shop, third) is not None


async def test_a_chain_of_merges_leads_to_its_end(shop: Shop) -> None:
    other, third = await another(shop), await another(shop)
    assert (await merge(shop, third, kept_id=other)).status == "applied"
    assert (await merge(shop, other)).status == "applied"
    async with shop.uow() as uow:
        assert await uow.merges.kept([other, third]) == dict.fromkeys((other, third), shop.customer.id)
    assert (await shop.send("desk", CreateVehicle(vehicle_id=uuid7(), customer_id=third))).status == "applied"


async def test_with_one_visit_under_way_it_goes_on_with_two_it_is_refused(shop: Shop) -> None:
    other, third = await another(shop), await another(shop)
    begun = []
    for customer_id, hour in ((other, 10), (third, 14)):
        booking = shop.booking(
            shop.at(hour, 1), customer_id=customer_id, vehicle_id=None, kind=VisitKind.IN_PERSON
        )
        async with shop.uow() as uow:
            await uow.bump()
            row = Session(
                id=booking.session_id, customer_id=customer_id, state=SessionState.WAITING,
                kind=VisitKind.IN_PERSON, service_type=ServiceType.REPAIR, minutes=60, starts=booking.starts,
                mechanic_id=shop.anna.id,
            )  # fmt: skip
            await uow.records.add(row)
            await uow.commit()
        begun.append(booking.session_id)
    assert (await merge(shop, other)).status == "applied"
    refused = await merge(shop, third)
    assert (refused.status, refused.code) == ("conflict", "active_elsewhere")
    assert await customer_of(shop, third) is not None
    assert (await shop.session(begun[0])).customer_id == shop.customer.id
    assert (await shop.send("desk", CheckIn(session_id=begun[0]))).status == "applied"
    assert (await shop.send("desk", CancelSession(session_id=begun[0]))).status == "applied"
    assert (await merge(shop, third)).status == "applied"


@pytest.mark.parametrize(("who", "may"), [("owner", True), ("desk", True), ("anna", False), ("ivan", False)])
async def test_the_shops_desk_may_and_its_mechanics_may_not(shop: Shop, who: str, may: bool) -> None:
    result = await merge(shop, await another(shop), who)
    assert (result.status, result.code) == (("applied", "") if may else ("rejected", "not_allowed"))


async def test_what_is_wrong_with_it_is_said(shop: Shop) -> None:
    other = await another(shop)
    with_itself = await merge(shop, shop.customer.id)
    unknown_field = await merge(shop, other, set={"shoe": ("", "43")})
    stale = await merge(shop, other, set={"name": ("Somebody", "Nobody")})
    nobody = await merge(shop, uuid7())
    assert [(each.status, each.code) for each in (with_itself, unknown_field, stale, nobody)] == [
        ("rejected", "invalid"), ("rejected", "invalid"), ("conflict", "stale_edit"), ("conflict", "gone"),
    ]  # fmt: skip
    assert await customer_of(shop, other) is not None


async def test_what_was_written_of_the_other_meanwhile_is_not_lost_unread(shop: Shop) -> None:
    other = await another(shop)
    await shop.send("owner", EditCustomer(customer_id=other, set={"notes": ("", "Rings twice")}))
    result = await merge(shop, other, seen=THEIRS)
    assert (result.status, result.code) == ("conflict", "stale_edit")
    assert result.outcome.fields == {"notes": ("Rings twice", "")}
    assert await customer_of(shop, other) is not None


async def test_another_organizations_customer_is_nobody_here(shop: Shop, other_shop: Shop) -> None:
    result = await merge(shop, other_shop.customer.id)
    assert (result.status, result.code) == ("conflict", "gone")
    theirs = await another(other_shop)
    assert (await merge(other_shop, theirs)).status == "applied"
    late = await shop.send("desk", CreateVehicle(vehicle_id=uuid7(), customer_id=theirs))
    assert (late.status, late.code) == ("rejected", "not_found")
    async with shop.uow() as uow:
        assert await uow.merges.kept([theirs]) == {}


async def test_it_is_in_the_trail_and_what_the_other_was_is_kept(shop: Shop, raw: Raw) -> None:
    other = await another(shop)
    await merge(shop, other, set={"email": ("", "c@example.test")})
    async with shop.uow() as uow:
        line = (await uow.audit.page(before=None, limit=1))[0]
    assert (line.what, line.subject_id, line.detail) == ("customer.merge", shop.customer.id, "email")
    (kept,) = raw.do("SELECT merged_id, merged_by, was FROM customer_merge")
    assert (kept["merged_id"], kept["merged_by"]) == (other, shop.people["desk"].staff_id)
    assert kept["was"]["phone"] == "+15145550199"


async def test_many_at_once_leave_one_customer_and_lose_nothing(shop: Shop) -> None:
    """Crossing merges, and bookings for each of the two, all at the same time."""
    other = await another(shop)
    bookings = [
        shop.booking(
            shop.at(8 + 1.5 * number), customer_id=(shop.customer.id, other)[number % 2], vehicle_id=None
        )
        for number in range(8)
    ]
    merges = [
        MergeCustomers(kept_id=shop.customer.id, other_id=other, seen=THEIRS),
        MergeCustomers(
            kept_id=other, other_id=shop.customer.id, seen=Called(name="Chantal Client", phone="+15145550101")
        ),
    ]

    async def by(name: str, commands: list[Any]) -> list[PushResult]:
        return [await shop.send(name, command) for command in commands]

    results = await asyncio.gather(
        by("desk", [*bookings[:4], merges[0], *bookings[4:]]), by("owner", [merges[1]])
    )
    assert {each.status for each in (*results[0], *results[1])} == {"applied"}
    async with shop.uow() as uow:
        (left,) = await uow.records.all(Customer)
        sessions = await uow.records.all(Session)
    assert len(sessions) == len(bookings)
    assert {row.customer_id for row in sessions} == {left.id}
