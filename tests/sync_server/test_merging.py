"""Two customers become one: of each table that names a customer, what was the other one's is the kept one's, once."""

from __future__ import annotations

import asyncio
from dataclasses import fields
from typing import Any
from uuid import UUID

import psycopg
import pytest
from psycopg.rows import dict_row

from scheduling.commands import (
    CancelSession,
    CreateCustomer,
    CreateVehicle,
    EditCustomer,
    EditVehicle,
)
from scheduling.errors import NotFound
from scheduling.ids import uuid7
from scheduling.merge_commands import Called, MergeCustomers
from scheduling.records import Customer, Session, Vehicle
from scheduling.request_commands import CreateRequest
from scheduling.visit_commands import CheckIn
from scheduling.visit_requests import RequestSource, VisitRequest
from scheduling.vocabulary import ServiceType, SessionState, VisitKind
from scheduling.wire import PushResult
from sync_server.db.embedded import Urls
from sync_server.db.migrations.scripts.merging import PLAIN
from sync_server.services import waiver_reading
from sync_server.services.waiver_standing import waiver_valid
from tests.sync_server.shop import Shop
from tests.sync_server.waiver_desk import publish, signed, store

THEIRS = Called(name="Chantale Client", phone="+15145550199", email="c@example.test")
MOVED_OTHERWISE = {
    "credit_entry", "favourite", "sms_consent", "waitlist_entry", "account_request", "platform_link", "platform_active",
}  # fmt: skip
STAYS = {"signed_waiver"}
"""What was signed is found by who the customer is now, and is not touched."""


async def _other(shop: Shop, **over: Any) -> UUID:
    """The same person once more, typed in on another day."""
    customer_id = uuid7()
    values = {"name": "Chantale Client", "phone": "+15145550199", "email": "c@example.test"} | over
    result = await shop.send("desk", CreateCustomer(customer_id=customer_id, **values))
    assert result.status == "applied", result
    return customer_id


async def _merge(shop: Shop, other: UUID, who: str = "desk", **over: Any) -> PushResult:
    row = await _customer(shop, over.get("other_id", other))
    seen = (
        Called(**{each.name: getattr(row, each.name) for each in fields(Called)}) if row else Called(name="?")
    )
    values: dict[str, Any] = {"kept_id": shop.customer.id, "other_id": other, "seen": seen} | over
    return await shop.send(who, MergeCustomers(**values))


async def _customer(shop: Shop, customer_id: UUID) -> Customer | None:
    async with shop.uow() as uow:
        return await uow.records.get(Customer, customer_id)


class Raw:
    """The tables as they are, for what no device writes."""

    def __init__(self, urls: Urls, shop: Shop) -> None:
        self._url = urls.owner
        self._tenant = shop.id

    def do(self, statement: str, **values: Any) -> list[dict[str, Any]]:
        with psycopg.connect(self._url, row_factory=dict_row) as connection:
            connection.execute("SELECT set_config('app.tenant', %s, true)", [str(self._tenant)])
            connection.execute("SELECT bump_tenant()")
            found = connection.execute(statement, {"tenant": self._tenant, **values})
            return found.fetchall() if found.description else []


@pytest.fixture
def raw(module_database: Urls, shop: Shop) -> Raw:
    return Raw(module_database, shop)


def test_every_table_that_names_a_customer_is_thought_of(module_database: Urls) -> None:
    query = """
        SELECT DISTINCT table_name FROM information_schema.columns c
        JOIN pg_tables t ON t.tablename = c.table_name AND t.schemaname = 'public'
        WHERE c.table_schema = 'public' AND c.column_name = 'customer_id'
        UNION SELECT conrelid::regclass::text FROM pg_constraint
        WHERE contype = 'f' AND confrelid = 'customer'::regclass"""
    with psycopg.connect(module_database.owner) as connection:
        found = {row[0] for row in connection.execute(query).fetchall()}
    assert found == {*PLAIN} | MOVED_OTHERWISE | STAYS | {"customer_merge"}


async def test_what_devices_keep_goes_to_the_kept_one_and_the_other_is_gone(shop: Shop) -> None:
    other = await _other(shop)
    car, request = uuid7(), uuid7()
    await shop.send("desk", CreateVehicle(vehicle_id=car, customer_id=other, plate="X1"))
    booking = shop.booking(shop.at(10), customer_id=other, vehicle_id=car)
    assert (await shop.send("desk", booking)).status == "applied"
    asked = CreateRequest(
        request_id=request, customer_id=other, vehicle_id=car, source=RequestSource.PHONE,
        service_type=ServiceType.REPAIR, requested=[shop.at(14)], concern="It rattles in the cold",
    )  # fmt: skip
    assert (await shop.send("desk", asked)).status == "applied"
    result = await _merge(shop, other, set={"email": ("", "c@example.test")})
    assert (result.status, result.code) == ("applied", "")
    async with shop.uow() as uow:
        rows = [await uow.records.get(cls, row_id) for cls, row_id in
                ((Vehicle, car), (Session, booking.session_id), (VisitRequest, request))]  # fmt: skip
        changes = await uow.feed.state()
    assert [getattr(row, "customer_id", None) for row in rows] == [shop.customer.id] * 3
    assert changes.ver == result.ver
    assert await _customer(shop, other) is None
    kept = await _customer(shop, shop.customer.id)
    assert kept is not None
    assert (kept.name, kept.phone, kept.email) == ("Chantal Client", "+15145550101", "c@example.test")


async def test_devices_are_told_of_each_row_that_moved(shop: Shop, raw: Raw) -> None:
    other = await _other(shop)
    car = uuid7()
    await shop.send("desk", CreateVehicle(vehicle_id=car, customer_id=other))
    booking = shop.booking(shop.at(10), customer_id=other, vehicle_id=car)
    await shop.send("desk", booking)
    result = await _merge(shop, other)
    heads = raw.do("SELECT row_id, deleted FROM sync_head WHERE ver = %(ver)s", ver=result.ver)
    assert {(row["row_id"], row["deleted"]) for row in heads} == {
        (other, True), (car, False), (booking.session_id, False),
    }  # fmt: skip


async def test_money_is_the_kept_ones_to_the_cent(shop: Shop, raw: Raw) -> None:
    other = await _other(shop)
    for customer_id, reference, cents in (
        (shop.customer.id, "same", 500), (other, "same", 700), (other, "own", 100),
    ):  # fmt: skip
        raw.do(
            "INSERT INTO credit_entry (tenant_id, id, customer_id, reference, reason, cents, at, note)"
            " VALUES (%(tenant)s, %(id)s, %(customer)s, %(reference)s, 'granted', %(cents)s, now(), '')",
            id=uuid7(), customer=customer_id, reference=reference, cents=cents,
        )  # fmt: skip
    raw.do(
        "INSERT INTO payment (tenant_id, id, session_id, customer_id, purpose, method, state, cents, refunded,"
        " intent_id, trouble, created_at) VALUES (%(tenant)s, %(id)s, %(id)s, %(customer)s, 'full', 'card', 'pending',"
        " 2900, 0, '', '', now())",
        id=uuid7(), customer=other,
    )  # fmt: skip
    raw.do(
        "INSERT INTO money_transaction (tenant_id, id, reference, kind, at, session_id, customer_id, payee_kind, note,"
        " card, cash, terminal, credit, rounding, held, payee, platform, gst, hst, pst, qst) VALUES (%(tenant)s,"
        " %(id)s, 'p', 'payment', now(), %(id)s, %(customer)s, 'workshop', '',"
        " -2900, 0, 0, 0, 0, 2900, 0, 0, 0, 0, 0, 0)",
        id=uuid7(), customer=other,
    )  # fmt: skip
    assert (await _merge(shop, other)).status == "applied"
    entries = raw.do("SELECT customer_id, reference, cents FROM credit_entry")
    assert {row["customer_id"] for row in entries} == {shop.customer.id}
    assert sum(row["cents"] for row in entries) == 1300
    assert len({row["reference"] for row in entries}) == 3
    rows = raw.do("SELECT customer_id FROM payment UNION ALL SELECT customer_id FROM money_transaction")
    assert [row["customer_id"] for row in rows] == [shop.customer.id] * 2


async def test_a_checkout_under_way_books_for_the_kept_one(shop: Shop, raw: Raw) -> None:
    other = await _other(shop)
    hold = shop.hold(shop.at(12))
    async with shop.uow() as uow:
        await uow.bump()
        await uow.reservations.take(hold, needs_bay=False)
        await uow.commit()
    desk = shop.people["desk"]
    raw.do(
        "INSERT INTO checkout (tenant_id, id, session_id, customer_id, hold_id, staff_id, device_id, state, method,"
        " command, terms, said, credit_cents, rest_cents, refused_code, started_at) VALUES (%(tenant)s, %(id)s, %(id)s,"
        " %(customer)s, %(hold)s, %(staff)s, %(device)s, 'started', 'cash',"
        " jsonb_build_object('customer_id', %(customer)s::text), '{}', '{}', 0, 0, '', now())",
        id=uuid7(), customer=other, hold=hold.id, staff=desk.staff_id, device=desk.device_id,
    )  # fmt: skip
    assert (await _merge(shop, other)).status == "applied"
    (row,) = raw.do("SELECT customer_id, command FROM checkout")
    assert row["customer_id"] == shop.customer.id
    assert row["command"] == {"customer_id": str(shop.customer.id)}


async def test_favourites_are_together_and_none_is_there_twice(shop: Shop, raw: Raw) -> None:
    other = await _other(shop)
    for customer_id, mechanic_id in (
        (shop.customer.id, shop.anna.id), (other, shop.anna.id), (other, shop.ivan.id),
    ):  # fmt: skip
        raw.do(
            "INSERT INTO favourite (tenant_id, customer_id, mechanic_id, since)"
            " VALUES (%(tenant)s, %(customer)s, %(mechanic)s, now())",
            customer=customer_id, mechanic=mechanic_id,
        )  # fmt: skip
    await _merge(shop, other)
    rows = raw.do("SELECT customer_id, mechanic_id FROM favourite")
    assert {(row["customer_id"], row["mechanic_id"]) for row in rows} == {
        (shop.customer.id, shop.anna.id), (shop.customer.id, shop.ivan.id),
    }  # fmt: skip
    assert len(rows) == 2


@pytest.mark.parametrize(
    ("mine", "theirs", "counts"),
    [
        (None, None, None),
        (None, (True, "kept", 5), True),
        (None, (True, "other", 5), None),
        (None, (False, "other", 5), False),
        ((True, "kept", 5), (False, "other", 9), False),
        ((True, "kept", 9), (False, "other", 5), True),
        ((False, "kept", 5), (True, "kept", 9), True),
        ((False, "kept", 5), (True, "other", 9), False),
    ],
)
async def test_consent_is_to_a_number_and_the_later_word_counts(
    shop: Shop, raw: Raw, mine: Any, theirs: Any, counts: bool | None
) -> None:
    other = await _other(shop)
    phones = {"kept": shop.customer.phone, "other": "+15145550199"}
    for customer_id, said in ((shop.customer.id, mine), (other, theirs)):
        if said is not None:
            raw.do(
                "INSERT INTO sms_consent (tenant_id, customer_id, given, phone, how, changed_at, changed_by)"
                " VALUES (%(tenant)s, %(customer)s, %(given)s, %(phone)s, 'spoken', to_timestamp(%(at)s), %(by)s)",
                customer=customer_id, given=said[0], phone=phones[said[1]], at=said[2],
                by=shop.people["desk"].staff_id,
            )  # fmt: skip
    assert (await _merge(shop, other)).status == "applied"
    rows = raw.do("SELECT customer_id, given FROM sms_consent")
    expected = [] if counts is None else [(shop.customer.id, counts)]
    assert [(row["customer_id"], row["given"]) for row in rows] == expected


@pytest.mark.parametrize(
    ("mine", "theirs", "left"),
    [
        (None, "pending", [("pending", 9)]),
        ("pending", None, [("pending", 5)]),
        ("pending", "pending", [("cancelled", 9), ("pending", 5)]),
        ("notified", "pending", [("cancelled", 9), ("notified", 5)]),
        ("pending", "notified", [("cancelled", 5), ("notified", 5)]),
        ("expired", "pending", [("expired", 5), ("pending", 9)]),
    ],
)
async def test_on_the_waitlist_they_stand_once_where_they_stood_first(
    shop: Shop, raw: Raw, mine: str | None, theirs: str | None, left: list[tuple[str, int]]
) -> None:
    other = await _other(shop)
    for customer_id, state, at in ((shop.customer.id, mine, 5), (other, theirs, 9)):
        if state is not None:
            told = shop.anna.id if state == "notified" else None
            raw.do(
                "INSERT INTO waitlist_entry (tenant_id, id, customer_id, kind, joined_at, state, notified_at,"
                " held_mechanic_id, held_until, minutes) VALUES (%(tenant)s, %(id)s, %(customer)s, 'video',"
                " to_timestamp(%(at)s), %(state)s, to_timestamp(%(told_at)s), %(told)s, to_timestamp(%(told_at)s), 30)",
                id=uuid7(), customer=customer_id, state=state, at=at, told=told, told_at=99 if told else None,
            )  # fmt: skip
    assert (await _merge(shop, other)).status == "applied"
    rows = raw.do("SELECT customer_id, state, extract(epoch FROM joined_at)::int AS at FROM waitlist_entry")
    assert {row["customer_id"] for row in rows} == {shop.customer.id}
    assert sorted((row["state"], row["at"]) for row in rows) == sorted(left)


@pytest.mark.parametrize("with_address", [True, False])
async def test_a_platform_account_goes_with_its_address_or_ends(
    shop: Shop, raw: Raw, with_address: bool
) -> None:
    account, email = uuid7(), f"{uuid7().hex}@example.test"
    other = await _other(shop, email=email)
    raw.do(
        "INSERT INTO platform_account VALUES (%(account)s, %(email)s, now())", account=account, email=email
    )
    raw.do(
        "INSERT INTO platform_link VALUES (%(tenant)s, %(customer)s, %(account)s, now())",
        customer=other, account=account,
    )  # fmt: skip
    wished = {"email": ("", email)} if with_address else {}
    assert (await _merge(shop, other, set=wished)).status == "applied"
    links = raw.do("SELECT customer_id FROM platform_link WHERE account_id = %(account)s", account=account)
    assert [row["customer_id"] for row in links] == ([shop.customer.id] if with_address else [])
    left = raw.do("SELECT id FROM platform_account WHERE id = %(account)s", account=account)
    assert len(left) == len(links)


async def test_what_was_signed_keeps_each_byte_and_counts_for_the_kept_one(shop: Shop, raw: Raw) -> None:
    other, now = await _other(shop), 1_780_000_000
    text = await publish(shop)
    record = await store(shop, signed(shop, text, now, customer_id=other), now + 60)
    before = raw.do("SELECT * FROM signed_waiver"), raw.do("SELECT * FROM waiver_link")
    session = Session(
        id=uuid7(), customer_id=shop.customer.id, state=SessionState.SCHEDULED, kind=VisitKind.IN_PERSON,
        service_type=ServiceType.REPAIR, minutes=60, starts=now,
    )  # fmt: skip
    async with shop.uow() as uow:
        assert not await waiver_valid(uow, session, now + 120)
    assert (await _merge(shop, other)).status == "applied"
    assert (raw.do("SELECT * FROM signed_waiver"), raw.do("SELECT * FROM waiver_link")) == before
    async with shop.acting("desk") as (uow, account):
        assert await waiver_valid(uow, session, now + 120)
        page = await waiver_reading.page(
            uow, account, now + 120, customer_id=shop.customer.id, session_id=None, before=None, limit=9
        )
    assert [line.id for line in page.waivers] == [record.id]


async def test_a_mechanic_reads_what_their_customer_signed_before_the_merging(shop: Shop) -> None:
    other, now = await _other(shop), 1_780_000_000
    text = await publish(shop)
    record = await store(shop, signed(shop, text, now, customer_id=other), now + 60)
    await shop.send("desk", shop.booking(shop.at(10), mechanic_id=shop.anna.id))
    await _merge(shop, other)
    async with shop.acting("anna") as (uow, account):
        assert (await waiver_reading.read(uow, account, record.id, now + 120)).line.id == record.id
    async with shop.acting("ivan") as (uow, account):
        with pytest.raises(NotFound):
            await waiver_reading.read(uow, account, record.id, now + 120)


async def test_what_arrives_later_for_the_one_who_is_gone_lands_on_the_other(shop: Shop) -> None:
    other, car = await _other(shop), uuid7()
    await _merge(shop, other)
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
    kept = await _customer(shop, shop.customer.id)
    assert kept is not None
    assert kept.notes == "Rings twice"
    assert (await shop.session(booking.session_id)).customer_id == shop.customer.id
    async with shop.uow() as uow:
        cars = await uow.records.find(Vehicle, customer_id=[shop.customer.id])
        requests = await uow.records.all(VisitRequest)
    assert {row.plate for row in cars} == {shop.vehicle.plate, "X2"}
    assert [row.customer_id for row in requests] == [shop.customer.id]


async def test_an_edit_of_the_one_who_is_gone_is_told_what_the_other_has(shop: Shop) -> None:
    other = await _other(shop)
    await _merge(shop, other)
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
    other = await _other(shop)
    first = await _merge(shop, other)
    second = await _merge(shop, shop.customer.id, "owner", kept_id=other)
    assert [first.status, second.status] == ["applied", "applied"]
    named = await _merge(shop, shop.customer.id, kept_id=other, set={"name": ("Chantal Client", "Nobody")})
    assert (named.status, named.code) == ("conflict", "gone")
    stale = await _merge(shop, shop.customer.id, kept_id=other, set={"name": ("Somebody", "Nobody")})
    assert (stale.status, stale.code) == ("conflict", "stale_edit")
    async with shop.uow() as uow:
        assert [row.id for row in await uow.records.all(Customer)] == [shop.customer.id]


async def test_who_was_merged_with_somebody_else_meanwhile_is_not_merged_again(shop: Shop) -> None:
    other, third = await _other(shop), await _other(shop)
    await _merge(shop, other)
    result = await _merge(shop, other, kept_id=third)
    assert (result.status, result.code) == ("conflict", "gone")
    assert await _customer(shop, third) is not None


async def test_a_chain_of_merges_leads_to_its_end(shop: Shop) -> None:
    other, third = await _other(shop), await _other(shop)
    assert (await _merge(shop, third, kept_id=other)).status == "applied"
    assert (await _merge(shop, other)).status == "applied"
    async with shop.uow() as uow:
        assert await uow.merges.kept([other, third]) == dict.fromkeys((other, third), shop.customer.id)
    assert (await shop.send("desk", CreateVehicle(vehicle_id=uuid7(), customer_id=third))).status == "applied"


async def test_with_one_visit_under_way_it_goes_on_with_two_it_is_refused(shop: Shop) -> None:
    other, third = await _other(shop), await _other(shop)
    begun = []
    for customer_id, hour in ((other, 10), (third, 14)):
        booking = shop.booking(
            shop.at(hour, 0), customer_id=customer_id, vehicle_id=None, kind=VisitKind.IN_PERSON
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
    assert (await _merge(shop, other)).status == "applied"
    refused = await _merge(shop, third)
    assert (refused.status, refused.code) == ("conflict", "active_elsewhere")
    assert await _customer(shop, third) is not None
    assert (await shop.session(begun[0])).customer_id == shop.customer.id
    assert (await shop.send("desk", CheckIn(session_id=begun[0]))).status == "applied"
    assert (await shop.send("desk", CancelSession(session_id=begun[0]))).status == "applied"
    assert (await _merge(shop, third)).status == "applied"


@pytest.mark.parametrize(("who", "may"), [("owner", True), ("desk", True), ("anna", False), ("ivan", False)])
async def test_the_shops_desk_may_and_its_mechanics_may_not(shop: Shop, who: str, may: bool) -> None:
    result = await _merge(shop, await _other(shop), who)
    assert (result.status, result.code) == (("applied", "") if may else ("rejected", "not_allowed"))


async def test_what_is_wrong_with_it_is_said(shop: Shop) -> None:
    other = await _other(shop)
    with_itself = await _merge(shop, shop.customer.id)
    unknown_field = await _merge(shop, other, set={"shoe": ("", "43")})
    stale = await _merge(shop, other, set={"name": ("Somebody", "Nobody")})
    nobody = await _merge(shop, uuid7())
    assert [(each.status, each.code) for each in (with_itself, unknown_field, stale, nobody)] == [
        ("rejected", "invalid"), ("rejected", "invalid"), ("conflict", "stale_edit"), ("conflict", "gone"),
    ]  # fmt: skip
    assert await _customer(shop, other) is not None


async def test_what_was_written_of_the_other_meanwhile_is_not_lost_unread(shop: Shop) -> None:
    other = await _other(shop)
    await shop.send("owner", EditCustomer(customer_id=other, set={"notes": ("", "Rings twice")}))
    result = await _merge(shop, other, seen=THEIRS)
    assert (result.status, result.code) == ("conflict", "stale_edit")
    assert result.outcome.fields == {"notes": ("Rings twice", "")}
    assert await _customer(shop, other) is not None


async def test_another_organizations_customer_is_nobody_here(shop: Shop, other_shop: Shop) -> None:
    result = await _merge(shop, other_shop.customer.id)
    assert (result.status, result.code) == ("conflict", "gone")
    theirs = await _other(other_shop)
    assert (await _merge(other_shop, theirs)).status == "applied"
    late = await shop.send("desk", CreateVehicle(vehicle_id=uuid7(), customer_id=theirs))
    assert (late.status, late.code) == ("rejected", "not_found")
    async with shop.uow() as uow:
        assert await uow.merges.kept([theirs]) == {}


async def test_it_is_in_the_trail_and_what_the_other_was_is_kept(shop: Shop, raw: Raw) -> None:
    other = await _other(shop)
    await _merge(shop, other, set={"email": ("", "c@example.test")})
    async with shop.uow() as uow:
        line = (await uow.audit.page(before=None, limit=1))[0]
    assert (line.what, line.subject_id, line.detail) == ("customer.merge", shop.customer.id, "email")
    (kept,) = raw.do("SELECT merged_id, merged_by, was FROM customer_merge")
    assert (kept["merged_id"], kept["merged_by"]) == (other, shop.people["desk"].staff_id)
    assert kept["was"]["phone"] == "+15145550199"


async def test_many_at_once_leave_one_customer_and_lose_nothing(shop: Shop) -> None:
    """Crossing merges, and bookings for each of the two, all at the same time."""
    other = await _other(shop)
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
