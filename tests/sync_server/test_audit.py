"""Who did what from which device: everything that changes is in the trail, and only the owner reads it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import httpx
import pytest

from scheduling import hours_editing as editing
from scheduling.commands import (
    NAME_OF,
    AskTimeOff,
    CancelSession,
    Command,
    CreateCustomer,
    CreateVehicle,
    DecideTimeOff,
    EditCustomer,
    EditVehicle,
    HoursBlock,
    MechanicSettings,
    OpeningDay,
    RemoveSpecialDay,
    RemoveTimeOff,
    SetMechanicHours,
    SetMechanicSettings,
    SetOpeningHours,
    SetSpecialDay,
)
from scheduling.ids import uuid7
from scheduling.records import WeeklyBlock, WorkshopHours
from scheduling.vocabulary import SpecialDayKind
from scheduling.wire import AuditLine, AuditPage
from sync_server.http.context import Context
from sync_server.services.audit import subject_of
from tests.factories import MONDAY
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.merging import another, merge
from tests.sync_server.shop import PASSWORD, Shop


@pytest.fixture
def owner(client: httpx.AsyncClient, context: Context, shop: Shop) -> Caller:
    return Caller(client, context, shop, "owner")


async def _page(caller: Caller, **query: Any) -> AuditPage:
    return read(AuditPage, await caller("GET", "/audit", **query))


async def _all(caller: Caller, **query: Any) -> list[AuditLine]:
    return (await _page(caller, limit=200, **query)).lines


async def _every_command(shop: Shop) -> list[tuple[str, Command]]:
    """Each kind that is no step of a session, in an order in which all are applied."""
    off, mine, day = uuid7(), uuid7(), uuid7()
    person, car = uuid7(), uuid7()
    async with shop.uow() as uow:
        week = [row.id for row in await uow.records.find(WeeklyBlock, mechanic_id=shop.ivan.id)]
        opening = [row.id for row in await uow.records.all(WorkshopHours)]
    seen = editing.settings_of(shop.ivan)
    to = MechanicSettings(kinds=seen.kinds, buffer_minutes=5, allow_instant_booking=True)
    block = HoursBlock(id=uuid7(), weekday=0, start_minute=0, end_minute=60)
    monday = OpeningDay(id=uuid7(), weekday=0, start_minute=0, end_minute=60)
    return [
        ("desk", CreateCustomer(customer_id=person, name="Nadia")),
        ("desk", EditCustomer(customer_id=person, set={"phone": ("", "1"), "notes": ("", "secret")})),
        ("desk", CreateVehicle(vehicle_id=car, customer_id=person)),
        ("desk", EditVehicle(vehicle_id=car, set={"year": (None, 2019), "plate": ("", "secret")})),
        ("ivan", SetMechanicHours(mechanic_id=shop.ivan.id, seen=week, blocks=[block])),
        ("ivan", SetMechanicSettings(mechanic_id=shop.ivan.id, seen=seen, to=to)),
        ("owner", SetOpeningHours(seen=opening, days=[monday])),
        ("owner", SetSpecialDay(special_day_id=day, day=MONDAY, kind=SpecialDayKind.CLOSED)),
        ("owner", RemoveSpecialDay(special_day_id=day)),
        ("anna", AskTimeOff(time_off_id=off, mechanic_id=shop.anna.id, starts=1, ends=2, as_request=True)),
        ("owner", DecideTimeOff(time_off_id=off, approve=True)),
        ("ivan", AskTimeOff(time_off_id=mine, mechanic_id=shop.ivan.id, starts=1, ends=2, label="secret")),
        ("ivan", RemoveTimeOff(time_off_id=mine)),
    ]


async def test_every_change_that_is_applied_is_in_it_once(owner: Caller, shop: Shop) -> None:
    expected = []
    for who, command in await _every_command(shop):
        mutation = shop.mutation(who, command)
        for _ in range(2):  # sent twice, done once
            assert (await shop.send(who, mutation)).status == "applied", command
        expected.append((NAME_OF[type(command)].partition("@")[0], shop.people[who]))
    lines = (await _all(owner))[::-1]
    assert [(line.what, line.staff_id) for line in lines] == [
        (what, person.member.id) for what, person in expected
    ]
    for line, (_, person) in zip(lines, expected, strict=True):
        assert (line.staff_name, line.device_id) == (person.member.name, person.device_id)
        assert line.device_name == person.member.name.lower()
    details = {line.what: line.detail for line in lines}
    assert details["customer.edit"] == "notes, phone"
    assert details["vehicle.edit"] == "plate, year"
    assert details["mechanic.settings"] == "buffer_minutes, allow_instant_booking"
    assert details["special_day.set"] == "2026-06-15 closed"
    assert details["time_off.decide"] == "approved"
    assert not [line for line in lines if "secret" in line.detail or "Nadia" in line.detail]


async def test_what_was_refused_is_not_in_it(owner: Caller, shop: Shop) -> None:
    stale = EditCustomer(customer_id=shop.customer.id, set={"phone": ("other", "1")})
    assert (await shop.send("desk", stale)).status == "conflict"
    assert (await shop.send("desk", RemoveSpecialDay(special_day_id=uuid7()))).status == "rejected"
    assert await _all(owner) == []


async def test_the_steps_of_a_session_stand_among_the_rest(owner: Caller, shop: Shop) -> None:
    booking = shop.booking(shop.at(10))
    await shop.send("desk", booking)
    await shop.send("desk", EditCustomer(customer_id=shop.customer.id, set={"notes": ("", "x")}))
    await shop.send("owner", CancelSession(session_id=booking.session_id))
    lines = await _all(owner)
    assert [(line.what, line.staff_name) for line in lines] == [
        ("cancelled", "Owner"),
        ("customer.edit", "Desk"),
        ("booked", "Desk"),
    ]
    assert (lines[0].from_state, lines[0].to_state) == ("scheduled", "cancelled")
    assert subject_of(booking) is None
    about = await _all(owner, subject=str(booking.session_id))
    assert [line.what for line in about] == ["cancelled", "booked"]
    assert {line.subject_kind for line in about} == {"session"}
    by_owner = await _all(owner, staff=str(shop.people["owner"].member.id))
    assert [line.what for line in by_owner] == ["cancelled"]


async def test_it_is_read_in_pages_without_a_gap(owner: Caller, shop: Shop) -> None:
    for hour in (8, 10, 12):
        await shop.send("desk", shop.booking(shop.at(hour)))
        await shop.send("desk", CreateCustomer(customer_id=uuid7(), name=str(hour)))
    everything = await _all(owner)
    assert len(everything) == 6
    for limit in (1, 2, 3, 4, 6):
        found: list[AuditLine] = []
        before: UUID | None = None
        while True:
            query = {} if before is None else {"before": str(before)}
            page = await _page(owner, limit=limit, **query)
            found += page.lines
            before = page.before
            if before is None:
                break
        assert found == everything, limit


async def test_one_topic_is_read_by_itself_in_pages(owner: Caller, shop: Shop) -> None:
    booking = shop.booking(shop.at(10))
    await shop.send("desk", booking)
    await shop.send("desk", CreateCustomer(customer_id=uuid7(), name="Nadia"))
    await shop.send("owner", CancelSession(session_id=booking.session_id))
    await shop.send("desk", EditCustomer(customer_id=shop.customer.id, set={"notes": ("", "x")}))
    assert [line.what for line in await _all(owner, topic="bookings")] == ["cancelled", "booked"]
    assert [line.what for line in await _all(owner, topic="customers")] == [
        "customer.edit",
        "customer.create",
    ]
    assert await _all(owner, topic="money") == []
    first = await _page(owner, topic="customers", limit=1)
    rest = await _page(owner, topic="customers", limit=1, before=str(first.before))
    assert [line.what for line in (*first.lines, *rest.lines)] == ["customer.edit", "customer.create"]
    assert rest.before is None
    desk = str(shop.people["desk"].member.id)
    assert [line.what for line in await _all(owner, topic="bookings", staff=desk)] == ["booked"]


async def test_a_day_is_read_by_itself(owner: Caller, shop: Shop) -> None:
    await shop.send("desk", CreateCustomer(customer_id=uuid7(), name="Nadia"))
    await shop.send("desk", shop.booking(shop.at(10)))
    everything = await _all(owner)
    first, last = everything[-1].at, everything[0].at  # a second may have passed in between
    assert await _all(owner, since=first, until=last + 1) == everything
    assert await _all(owner, since=last + 1) == []
    assert await _all(owner, until=first) == []


@pytest.mark.parametrize("who", ["desk", "anna", "ivan", "kiosk"])
async def test_nobody_but_the_owner_reads_it(
    client: httpx.AsyncClient, context: Context, shop: Shop, who: str
) -> None:
    response = await Caller(client, context, shop, who)("GET", "/audit")
    assert (response.status_code, problem(response).code) == (403, "not_allowed")


async def test_another_organizations_trail_is_not_seen(
    client: httpx.AsyncClient, context: Context, shop: Shop, other_shop: Shop
) -> None:
    booking = other_shop.booking(other_shop.at(10))
    await other_shop.send("desk", booking)
    owner = Caller(client, context, shop, "owner")
    assert await _all(owner) == []
    assert await _all(owner, subject=str(booking.session_id)) == []
    assert await _all(owner, staff=str(other_shop.people["desk"].member.id)) == []


async def test_signing_in_and_out_is_in_it(client: httpx.AsyncClient, owner: Caller, shop: Shop) -> None:
    email = await shop.give_password("desk")
    device = str(uuid7())
    body = {"email": email, "password": PASSWORD, "device_id": device, "device_name": "Counter", "app": "1"}
    tokens = (await client.post("/auth/sign-in", json=body)).json()
    await client.post("/auth/sign-out", json={"refresh_token": tokens["refresh_token"]})
    lines = await _all(owner)
    assert [(line.what, line.staff_name, line.device_name) for line in lines] == [
        ("auth.sign_out", "Desk", "Counter"),
        ("auth.sign_in", "Desk", "Counter"),
    ]
    assert PASSWORD not in str(lines)


async def test_a_token_that_comes_back_used_up_is_in_it(
    client: httpx.AsyncClient, owner: Caller, shop: Shop
) -> None:
    email = await shop.give_password("desk")
    body = {"email": email, "password": PASSWORD, "device_id": str(uuid7()), "device_name": "C", "app": "1"}
    first = (await client.post("/auth/sign-in", json=body)).json()["refresh_token"]
    second = (await client.post("/auth/refresh", json={"refresh_token": first})).json()["refresh_token"]
    assert (await client.post("/auth/refresh", json={"refresh_token": second})).status_code == 200
    assert (await client.post("/auth/refresh", json={"refresh_token": first})).status_code == 401
    assert [line.what for line in await _all(owner)] == ["auth.token_late", "auth.sign_in"]
    for _ in range(2):
        assert (await client.post("/auth/refresh", json={"refresh_token": first})).status_code == 401
    said = [line.what for line in await _all(owner)]
    assert said == ["auth.token_reused", "auth.token_late", "auth.sign_in"]


async def test_pages_have_a_size(owner: Caller) -> None:
    for query in (
        {"limit": 0},
        {"limit": 201},
        {"before": "x"},
        {"staff": "x"},
        {"topic": "x"},
        {"since": -1},
    ):
        response = await owner("GET", "/audit", **query)
        assert (response.status_code, problem(response).code) == (400, "invalid"), query


async def test_whoever_was_merged_is_named_by_who_they_are_now(owner: Caller, shop: Shop) -> None:
    other = await another(shop)
    assert (await merge(shop, other)).status == "applied"
    lines = [line for line in await _all(owner) if line.subject_kind == "customer"]
    assert [line.what for line in lines if line.what != "customer.edit"][:2] == [
        "customer.merge",
        "customer.create",
    ]
    assert {line.subject_id for line in lines[:2]} == {shop.customer.id}
    assert [line.what for line in await _all(owner, subject=str(other))] == ["customer.create"]
