"""Whatever is changed, dropped, put in or moved in the database is found, and named; a chain left alone is whole."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

import httpx
import psycopg
import pytest

from scheduling.ids import uuid7
from scheduling.waiver_chain import beginning, capture, head_after
from scheduling.waiver_messages import (
    ActRequest,
    AnchorPage,
    StaffAct,
    Verification,
    WaiverDelivery,
    WaiverReceipt,
)
from scheduling.waiver_records import SignedWaiver
from sync_server.bootstrap import Bootstrap
from sync_server.config import read_seal_key
from sync_server.db.embedded import Urls
from sync_server.http.context import Context
from sync_server.jobs import waivers as jobs
from sync_server.services import waiver_acts, waiver_receiving, waiver_verifying
from tests.sync_server.caller import Caller, read
from tests.sync_server.shop import Shop
from tests.sync_server.test_purging import LaterClock
from tests.sync_server.waiver_desk import DAY, publish, signed


@dataclass
class World:
    """A chain with everything in it, and somebody who may write all tables."""

    shop: Shop
    bootstrap: Bootstrap
    superuser: psycopg.Connection[Any]
    records: list[SignedWaiver]
    hold: UUID

    async def verify(self) -> Verification:
        async with self.bootstrap.reading(self.shop.id) as uow:
            key = read_seal_key(self.bootstrap.settings)
            return await waiver_verifying.verify(uow, key, self.bootstrap.clock.now())

    async def codes(self) -> set[tuple[str, int]]:
        return {(flaw.code, flaw.sequence) for flaw in (await self.verify()).flaws}

    def execute(self, statement: str) -> None:
        """As the superuser, for good, whatever the database itself forbids."""
        self.superuser.execute("SET session_replication_role = replica")
        for each in statement.split(";"):
            done = self.superuser.execute(each.encode(), [self.shop.id])
            assert done.rowcount > 0, each
        self.superuser.commit()

    @contextmanager
    def saved(self) -> Iterator[None]:
        """What is done inside is undone in the database at the end."""
        for table in SAVED:
            self.superuser.execute(f"CREATE TEMP TABLE kept_{table} AS TABLE {table}".encode())
        self.superuser.commit()
        yield
        self.superuser.execute("SET session_replication_role = replica")
        for table in SAVED:
            for statement in (
                "DELETE FROM {0}",
                "INSERT INTO {0} TABLE kept_{0}",
                "DROP TABLE kept_{0}",
            ):
                self.superuser.execute(statement.format(table).encode())
        self.superuser.commit()


TABLES = ["waiver_link", "signed_waiver", "waiver_act", "waiver_device_link", "waiver_quarantine"]
SAVED = [*TABLES, "waiver_anchor"]


@pytest.fixture
async def world(shop: Shop, bootstrap: Bootstrap, module_database: Urls) -> Any:
    """Six links: four receipts with the kiosk's own chain, a hold and its release; a record kept apart; two heads."""
    text = await publish(shop)
    clock = LaterClock(bootstrap.clock.now())
    bootstrap.clock = clock
    records = [signed(shop, text, clock.now()) for _ in range(4)]
    head = beginning(shop.people["kiosk"].device_id)
    for record in records:
        link = capture(record, head).link
        head = head_after(link)
        async with shop.acting("kiosk") as (uow, account):
            delivery = WaiverDelivery(record=record, link=link)
            assert (await waiver_receiving.receive(uow, account, delivery, clock.now())).receipt
        clock.now_ += 10
        if record is records[1]:
            assert await jobs.anchor(bootstrap, shop.id) == 1
    hold = ActRequest(id=uuid7(), kind=StaffAct.HOLD, reason="a lawsuit")
    release = ActRequest(id=uuid7(), kind=StaffAct.RELEASE, reason="settled", releases=hold.id)
    for asked in (hold, release):
        async with shop.acting("owner") as (uow, account):
            await waiver_acts.act(uow, account, records[2].id, asked, clock.now())
    async with shop.acting("kiosk") as (uow, account):
        other = replace(records[0], signer_name="Another")
        await waiver_receiving.receive(uow, account, WaiverDelivery(record=other), clock.now())
    clock.now_ += DAY
    assert await jobs.anchor(bootstrap, shop.id) == 1
    with psycopg.connect(module_database.superuser) as superuser:
        yield World(shop, bootstrap, superuser, records, hold.id)


async def test_what_was_left_alone_is_whole(world: World) -> None:
    found = await world.verify()
    assert found == Verification(
        whole=True, links=6, contents=6, devices=1, anchors=2, last_anchor=6, flaws=[], faults=[]
    )


async def test_every_bit_of_every_row_counts(world: World) -> None:
    """One bit flipped in each column of a row, several in a content: found, and the right row named."""
    dice = random.Random(7)
    tried = 0
    for table, column, kind in _columns(world):
        for _ in range(2 if column in ("content", "link") else 1):
            sequence, waiver_id = _row(world, table, column, dice)
            with world.saved():
                _change(world, (table, column, kind), sequence, dice.random())
                flaws = (await world.verify()).flaws
            named = {flaw.waiver_id for flaw in flaws} | {flaw.sequence for flaw in flaws}
            assert {waiver_id, sequence} & named, (table, column, sequence, flaws)
            tried += 1
    assert tried >= 35
    assert (await world.verify()).whole


UNHASHED = {
    ("waiver_device_link", "arrived_at"),
    ("waiver_device_link", "flaws"),
    ("waiver_quarantine", "arrived_at"),
    ("waiver_quarantine", "device_id"),
    ("waiver_quarantine", "erasable_from"),
}
"""What the server noted on arrival, of which the trail tells too."""
ROWS = {"signed_waiver": "sequence, id", "waiver_quarantine": "0, waiver_id"}


def _columns(world: World) -> list[tuple[str, str, str]]:
    query = """SELECT table_name, column_name, data_type FROM information_schema.columns
        WHERE table_name = ANY (%s) AND column_name <> 'tenant_id' ORDER BY 1, 2"""
    found = world.superuser.execute(query, [TABLES]).fetchall()
    return [(table, name, kind) for table, name, kind in found if (table, name) not in UNHASHED]


def _row(world: World, table: str, column: str, dice: random.Random) -> tuple[int, UUID]:
    """One that has something in the column."""
    query = "SELECT {} FROM {} WHERE tenant_id = %s AND ({} IS NOT NULL OR {}) ORDER BY 1"
    always = "true" if column == "session_id" else "false"  # nobody signed for a session here
    filled = query.format(ROWS.get(table, "sequence, waiver_id"), table, column, always)
    sequence, waiver_id = dice.choice(world.superuser.execute(filled.encode(), [world.shop.id]).fetchall())
    return sequence, waiver_id


CHANGES = {
    "bytea": "set_bit({0}, {1}, 1 - get_bit({0}, {1}))",
    "bigint": "{0} + 1",
    "uuid": "CASE WHEN {0} IS NULL THEN gen_random_uuid() ELSE overlay({0}::text placing "
    "CASE WHEN {0}::text LIKE '%%0' THEN '1' ELSE '0' END from 36)::uuid END",
    "text": "CASE {0} WHEN 'hold' THEN 'supersede' ELSE 'hold' END",
}


def _change(world: World, where: tuple[str, str, str], sequence: int, place: float) -> None:
    table, column, kind = where
    bit = f"({place} * (octet_length({column}) * 8 - 1))::int"
    change = CHANGES[kind].format(column, bit)
    which = "" if table == "waiver_quarantine" else f"sequence = {sequence} AND"
    if (column, kind) == ("sequence", "bigint"):
        change = "sequence + 50"
    world.execute(f"UPDATE {table} SET {column} = {change} WHERE {which} tenant_id = %s")  # noqa: S608 - names of here


DONE: list[tuple[str, tuple[str, int]]] = [
    ("DELETE FROM waiver_link WHERE sequence = 2 AND tenant_id = %s", ("dropped", 2)),
    ("DELETE FROM waiver_link WHERE sequence = 6 AND tenant_id = %s", ("truncated", 6)),
    ("DELETE FROM waiver_link WHERE tenant_id = %s", ("truncated", 1)),
    ("DELETE FROM signed_waiver WHERE sequence = 3 AND tenant_id = %s", ("content_missing", 3)),
    ("DELETE FROM waiver_act WHERE sequence = 5 AND tenant_id = %s", ("content_missing", 5)),
    ("DELETE FROM waiver_device_link WHERE sequence = 2 AND tenant_id = %s", ("dropped", 2)),
    ("DELETE FROM waiver_device_link WHERE tenant_id = %s", ("origin_differs", 1)),
    (
        "UPDATE waiver_link SET sequence = 50 WHERE sequence = 2 AND tenant_id = %s;"
        "UPDATE waiver_link SET sequence = 2 WHERE sequence = 3 AND tenant_id = %s;"
        "UPDATE waiver_link SET sequence = 3 WHERE sequence = 50 AND tenant_id = %s",
        ("link_changed", 2),
    ),
    (
        "UPDATE signed_waiver SET sequence = 50 WHERE sequence = 2 AND tenant_id = %s;"
        "UPDATE signed_waiver SET sequence = 2 WHERE sequence = 3 AND tenant_id = %s;"
        "UPDATE signed_waiver SET sequence = 3 WHERE sequence = 50 AND tenant_id = %s",
        ("content_changed", 2),
    ),
    (
        "INSERT INTO waiver_link SELECT tenant_id, format, chain, 7, kind, waiver_id, at, erasable_from, origin, "
        "content, sha256('a'), sha256('b') FROM waiver_link WHERE sequence = 6 AND tenant_id = %s",
        ("link_changed", 7),
    ),
    (
        "INSERT INTO signed_waiver SELECT tenant_id, gen_random_uuid(), 9, customer_id, session_id, received_at, "
        "erasable_from, content FROM signed_waiver WHERE sequence = 1 AND tenant_id = %s",
        ("inserted", 9),
    ),
    (
        "INSERT INTO signed_waiver SELECT tenant_id, gen_random_uuid(), 5, customer_id, session_id, received_at, "
        "erasable_from, content FROM signed_waiver WHERE sequence = 1 AND tenant_id = %s",
        ("inserted", 5),
    ),
    (
        "UPDATE waiver_anchor SET seal = sha256(seal) WHERE count = 2 AND tenant_id = %s",
        ("seal_broken", 2),
    ),
    (
        "UPDATE waiver_anchor SET digest = sha256(seal) WHERE count = 6 AND tenant_id = %s",
        ("seal_broken", 6),
    ),
    ("UPDATE waiver_anchor SET count = 3 WHERE count = 2 AND tenant_id = %s", ("seal_broken", 3)),
]


async def test_dropped_moved_put_in(world: World) -> None:
    for statement, expected in DONE:
        with world.saved():
            world.execute(statement)
            found = await world.codes()
        assert expected in found, (statement, found)
    assert (await world.verify()).whole


async def test_a_chain_forged_anew_does_not_fit_the_sealed_head(world: World) -> None:
    """Whoever can rewrite every link forges a chain that hangs together: the seals tell."""
    from scheduling.waiver_chain import receive
    from sync_server.services import waiver_rows
    from tests.sync_server.shop import ZONE

    forged, head = [], beginning(world.shop.id)
    for record in world.records[:2]:
        entry = receive(replace(record, signer_name="Nobody"), head, world.bootstrap.clock.now(), ZONE)
        head = head_after(entry.link)
        forged.append(entry)
    for table in TABLES:
        world.execute(f"DELETE FROM {table} WHERE tenant_id = %s")  # noqa: S608 - names of here
    async with world.shop.uow() as uow:
        await uow.bump()
        for entry in forged:
            await waiver_rows.add(uow, entry)
        await uow.commit()
    assert await world.codes() == {("head_differs", 2), ("truncated", 3)}


async def test_what_was_kept_apart_is_checked_too(world: World) -> None:
    world.execute("UPDATE waiver_quarantine SET content = content || 'x' WHERE tenant_id = %s")
    (flaw,) = (await world.verify()).flaws
    assert (flaw.code, flaw.waiver_id) == ("content_changed", world.records[0].id)


async def test_a_faulty_record_is_told_and_is_no_flaw(world: World) -> None:
    text = await publish(world.shop, language="en", text="I agree.")
    record = signed(world.shop, text, world.bootstrap.clock.now(), strokes=())
    async with world.shop.acting("kiosk") as (uow, account):
        delivery = WaiverDelivery(record=record)
        await waiver_receiving.receive(uow, account, delivery, world.bootstrap.clock.now())
    found = await world.verify()
    assert found.whole
    (fault,) = found.faults
    assert (fault.waiver_id, fault.code, fault.words) == (record.id, "missing", "Something is missing.")


async def test_the_owner_verifies_in_their_language_and_keeps_the_heads(
    client: httpx.AsyncClient, context: Context, world: World
) -> None:
    owner = Caller(client, context, world.shop, "owner")
    found = read(Verification, await owner("GET", "/waivers/verify"))
    assert (found.whole, found.links) == (True, 6)
    page = read(AnchorPage, await owner("GET", "/waivers/anchors"))
    assert [line.count for line in page.anchors] == [6, 2]
    world.execute("DELETE FROM signed_waiver WHERE sequence = 3 AND tenant_id = %s")
    headers = {"Authorization": f"Bearer {owner.token}", "Accept-Language": "fr-CA"}
    answer = (await client.get("/waivers/verify", headers=headers)).json()
    assert not answer["whole"]
    words = {flaw["words"] for flaw in answer["flaws"]}
    assert "Ce qui a été signé ou déclaré a disparu sans avoir été effacé selon les règles." in words
    for who in ("desk", "anna", "ivan", "kiosk"):
        caller = Caller(client, context, world.shop, who)
        for path in ("/waivers/verify", "/waivers/anchors"):
            assert (await caller("GET", path)).status_code == 403


async def test_a_second_head_of_the_day_and_one_without_news_are_not_sealed(world: World) -> None:
    assert await jobs.anchor(world.bootstrap, world.shop.id) == 0
    text = await publish(world.shop, language="en", text="I agree.")
    record = signed(world.shop, text, world.bootstrap.clock.now())
    async with world.shop.acting("kiosk") as (uow, account):
        delivery = WaiverDelivery(record=record)
        received = await waiver_receiving.receive(uow, account, delivery, world.bootstrap.clock.now())
    assert isinstance(received.receipt, WaiverReceipt)
    assert await jobs.anchor(world.bootstrap, world.shop.id) == 0, "today has one"
    world.bootstrap.clock = LaterClock(world.bootstrap.clock.now() + DAY)
    assert await jobs.anchor(world.bootstrap, world.shop.id) == 1
    assert (await world.verify()).last_anchor == 7


def test_a_seal_file_stands_beside_the_secret_or_where_it_is_said(bootstrap: Bootstrap) -> None:
    settings = bootstrap.settings
    key = read_seal_key(settings)
    assert len(key) == 32
    assert settings.secret_file.with_suffix(".seal").exists()
    assert read_seal_key(settings) == key
    elsewhere = replace(settings, seal_file=settings.secret_file.with_name("elsewhere"))
    assert read_seal_key(elsewhere) != key


async def test_a_device_whose_link_is_of_another_content_is_told(world: World) -> None:
    shop, now = world.shop, world.bootstrap.clock.now()
    text = await publish(shop, language="en", text="I agree.")
    record = signed(shop, text, now, device_id=shop.people["desk"].device_id)
    link = capture(replace(record, signer_name="Another"), beginning(shop.people["desk"].device_id)).link
    async with shop.acting("kiosk") as (uow, account):
        desk = replace(account, device_id=shop.people["desk"].device_id)
        delivery = WaiverDelivery(record=record, link=link)
        await waiver_receiving.receive(uow, desk, delivery, now)
    assert await world.codes() == {("content_changed", 1), ("not_received", 1)}
