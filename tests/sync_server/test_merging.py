"""Two customers become one: of each table that names a customer, what was the other one's is the kept one's, once."""

from __future__ import annotations

from typing import Any

import psycopg
import pytest

from scheduling.commands import CreateVehicle
from scheduling.errors import NotFound
from scheduling.ids import uuid7
from scheduling.records import Session, Vehicle
from scheduling.request_commands import CreateRequest
from scheduling.visit_requests import RequestSource, VisitRequest
from scheduling.vocabulary import ServiceType, SessionState, VisitKind
from sync_server.db.embedded import Urls
from sync_server.db.migrations.scripts.merging import PLAIN
from sync_server.services import waiver_reading
from sync_server.services.waiver_standing import waiver_valid
from tests.sync_server.merging import Raw, another, customer_of, merge
from tests.sync_server.shop import Shop
from tests.sync_server.waiver_desk import publish, signed, store

MOVED_OTHERWISE = {
    "credit_entry", "favourite", "sms_consent", "waitlist_entry", "account_request", "platform_link", "platform_active",
}  # fmt: skip
STAYS = {"signed_waiver"}
"""What was signed is found by who the customer is now, and is not touched."""


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
    other = await another(shop)
    car, request = uuid7(), uuid7()
    await shop.send("desk", CreateVehicle(vehicle_id=car, customer_id=other, plate="X1"))
    booking = shop.booking(shop.at(10), customer_id=other, vehicle_id=car)
    assert (await shop.send("desk", booking)).status == "applied"
    asked = CreateRequest(
        request_id=request, customer_id=other, vehicle_id=car, source=RequestSource.PHONE,
        service_type=ServiceType.REPAIR, requested=[shop.at(14)], concern="It rattles in the cold",
    )  # fmt: skip
    assert (await shop.send("desk", asked)).status == "applied"
    result = await merge(shop, other, set={"email": ("", "c@example.test")})
    assert (result.status, result.code) == ("applied", "")
    async with shop.uow() as uow:
        rows = [await uow.records.get(cls, row_id) for cls, row_id in
                ((Vehicle, car), (Session, booking.session_id), (VisitRequest, request))]  # fmt: skip
        changes = await uow.feed.state()
    assert [getattr(row, "customer_id", None) for row in rows] == [shop.customer.id] * 3
    assert changes.ver == result.ver
    assert await customer_of(shop, other) is None
    kept = await customer_of(shop, shop.customer.id)
    assert kept is not None
    assert (kept.name, kept.phone, kept.email) == ("Chantal Client", "+15145550101", "c@example.test")


async def test_devices_are_told_of_each_row_that_moved(shop: Shop, raw: Raw) -> None:
    other = await another(shop)
    car = uuid7()
    await shop.send("desk", CreateVehicle(vehicle_id=car, customer_id=other))
    booking = shop.booking(shop.at(10), customer_id=other, vehicle_id=car)
    await shop.send("desk", booking)
    result = await merge(shop, other)
    heads = raw.do("SELECT row_id, deleted FROM sync_head WHERE ver = %(ver)s", ver=result.ver)
    assert {(row["row_id"], row["deleted"]) for row in heads} == {
        (other, True), (car, False), (booking.session_id, False),
    }  # fmt: skip


async def test_money_is_the_kept_ones_to_the_cent(shop: Shop, raw: Raw) -> None:
    other = await another(shop)
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
    assert (await merge(shop, other)).status == "applied"
    entries = raw.do("SELECT customer_id, reference, cents FROM credit_entry")
    assert {row["customer_id"] for row in entries} == {shop.customer.id}
    assert sum(row["cents"] for row in entries) == 1300
    assert len({row["reference"] for row in entries}) == 3
    rows = raw.do("SELECT customer_id FROM payment UNION ALL SELECT customer_id FROM money_transaction")
    assert [row["customer_id"] for row in rows] == [shop.customer.id] * 2


async def test_a_checkout_under_way_books_for_the_kept_one(shop: Shop, raw: Raw) -> None:
    other = await another(shop)
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
    assert (await merge(shop, other)).status == "applied"
    (row,) = raw.do("SELECT customer_id, command FROM checkout")
    assert row["customer_id"] == shop.customer.id
    assert row["command"] == {"customer_id": str(shop.customer.id)}


async def test_favourites_are_together_and_none_is_there_twice(shop: Shop, raw: Raw) -> None:
    other = await another(shop)
    for customer_id, mechanic_id in (
        (shop.customer.id, shop.anna.id), (other, shop.anna.id), (other, shop.ivan.id),
    ):  # fmt: skip
        raw.do(
            "INSERT INTO favourite (tenant_id, customer_id, mechanic_id, since)"
            " VALUES (%(tenant)s, %(customer)s, %(mechanic)s, now())",
            customer=customer_id, mechanic=mechanic_id,
        )  # fmt: skip
    await merge(shop, other)
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
    other = await another(shop)
    phones = {"kept": shop.customer.phone, "other": "+15145550199"}
    for customer_id, said in ((shop.customer.id, mine), (other, theirs)):
        if said is not None:
            raw.do(
                "INSERT INTO sms_consent (tenant_id, customer_id, given, phone, how, changed_at, changed_by)"
                " VALUES (%(tenant)s, %(customer)s, %(given)s, %(phone)s, 'spoken', to_timestamp(%(at)s), %(by)s)",
                customer=customer_id, given=said[0], phone=phones[said[1]], at=said[2],
                by=shop.people["desk"].staff_id,
            )  # fmt: skip
    assert (await merge(shop, other)).status == "applied"
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
    other = await another(shop)
    for customer_id, state, at in ((shop.customer.id, mine, 5), (other, theirs, 9)):
        if state is not None:
            told = shop.anna.id if state == "notified" else None
            raw.do(
                "INSERT INTO waitlist_entry (tenant_id, id, customer_id, kind, joined_at, state, notified_at,"
                " held_mechanic_id, held_until, minutes) VALUES (%(tenant)s, %(id)s, %(customer)s, 'video',"
                " to_timestamp(%(at)s), %(state)s, to_timestamp(%(told_at)s), %(told)s, to_timestamp(%(told_at)s), 30)",
                id=uuid7(), customer=customer_id, state=state, at=at, told=told, told_at=99 if told else None,
            )  # fmt: skip
    assert (await merge(shop, other)).status == "applied"
    rows = raw.do("SELECT customer_id, state, extract(epoch FROM joined_at)::int AS at FROM waitlist_entry")
    assert {row["customer_id"] for row in rows} == {shop.customer.id}
    assert sorted((row["state"], row["at"]) for row in rows) == sorted(left)


@pytest.mark.parametrize("with_address", [True, False])
async def test_a_platform_account_goes_with_its_address_or_ends(
    shop: Shop, raw: Raw, with_address: bool
) -> None:
    account, email = uuid7(), f"{uuid7().hex}@example.test"
    other = await another(shop, email=email)
    raw.do(
        "INSERT INTO platform_account VALUES (%(account)s, %(email)s, now())", account=account, email=email
    )
    raw.do(
        "INSERT INTO platform_link VALUES (%(tenant)s, %(customer)s, %(account)s, now())",
        customer=other, account=account,
    )  # fmt: skip
    wished = {"email": ("", email)} if with_address else {}
    assert (await merge(shop, other, set=wished)).status == "applied"
    links = raw.do("SELECT customer_id FROM platform_link WHERE account_id = %(account)s", account=account)
    assert [row["customer_id"] for row in links] == ([shop.customer.id] if with_address else [])
    left = raw.do("SELECT id FROM platform_account WHERE id = %(account)s", account=account)
    assert len(left) == len(links)


async def test_what_was_signed_keeps_each_byte_and_counts_for_the_kept_one(shop: Shop, raw: Raw) -> None:
    other, now = await another(shop), 1_780_000_000
    text = await publish(shop)
    record = await store(shop, signed(shop, text, now, customer_id=other), now + 60)
    before = raw.do("SELECT * FROM signed_waiver"), raw.do("SELECT * FROM waiver_link")
    session = Session(
        id=uuid7(), customer_id=shop.customer.id, state=SessionState.SCHEDULED, kind=VisitKind.IN_PERSON,
        service_type=ServiceType.REPAIR, minutes=60, starts=now,
    )  # fmt: skip
    async with shop.uow() as uow:
        assert not await waiver_valid(uow, session, now + 120)
    assert (await merge(shop, other)).status == "applied"
    assert (raw.do("SELECT * FROM signed_waiver"), raw.do("SELECT * FROM waiver_link")) == before
    async with shop.acting("desk") as (uow, account):
        assert await waiver_valid(uow, session, now + 120)
        page = await waiver_reading.page(
            uow, account, now + 120, customer_id=shop.customer.id, session_id=None, before=None, limit=9
        )
    assert [line.id for line in page.waivers] == [record.id]


async def test_a_mechanic_reads_what_their_customer_signed_before_the_merging(shop: Shop) -> None:
    other, now = await another(shop), 1_780_000_000
    text = await publish(shop)
    record = await store(shop, signed(shop, text, now, customer_id=other), now + 60)
    await shop.send("desk", shop.booking(shop.at(10), mechanic_id=shop.anna.id))
    await merge(shop, other)
    async with shop.acting("anna") as (uow, account):
        assert (await waiver_reading.read(uow, account, record.id, now + 120)).line.id == record.id
    async with shop.acting("ivan") as (uow, account):
        with pytest.raises(NotFound):
            await waiver_reading.read(uow, account, record.id, now + 120)
