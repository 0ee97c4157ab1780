"""Erasing when the retention is over: exactly once, never under a hold or ahead of time, and the chain stays whole."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import Any
from uuid import UUID

import httpx
import psycopg
import pytest
import sqlalchemy as sa

from scheduling.ids import uuid7
from scheduling.waiver_chain import Link, LinkKind, add_act, beginning, capture
from scheduling.waiver_messages import ActRequest, StaffAct, WaiverDelivery, WaiverPage
from scheduling.waiver_records import ActKind, SignedWaiver, WaiverAct, WaiverTemplate
from scheduling.wire import AuditPage
from sync_server.bootstrap import Bootstrap
from sync_server.config import read_seal_key
from sync_server.db.embedded import Urls
from sync_server.http.context import Context
from sync_server.jobs import waivers as jobs
from sync_server.services import (
    waiver_acts,
    waiver_receiving,
    waiver_retention,
    waiver_rows,
    waiver_verifying,
)
from sync_server.services.interfaces import UnitOfWork
from sync_server.services.waiver_rows import QuarantinedWaiver, StoredAct, StoredWaiver
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.shop import Shop
from tests.sync_server.test_purging import LaterClock
from tests.sync_server.waiver_desk import DAY, publish, signed

YEAR = 366 * DAY


@pytest.fixture
def now(bootstrap: Bootstrap) -> int:
    return bootstrap.clock.now()


@pytest.fixture
async def text(shop: Shop) -> WaiverTemplate:
    return await publish(shop)


async def _receive(shop: Shop, record: SignedWaiver, at: int, *, chained: bool = False) -> SignedWaiver:
    link = capture(record, beginning(shop.people["kiosk"].device_id)).link if chained else None
    async with shop.acting("kiosk") as (uow, account):
        await waiver_receiving.receive(uow, account, WaiverDelivery(record=record, link=link), at)
    return record


async def _act(shop: Shop, record: SignedWaiver, at: int, asked: ActRequest) -> ActRequest:
    async with shop.acting("owner") as (uow, account):
        await waiver_acts.act(uow, account, record.id, asked, at)
    return asked


def _hold(**changes: Any) -> ActRequest:
    return replace(ActRequest(id=uuid7(), kind=StaffAct.HOLD, reason="Chantal sues"), **changes)


async def _flaws(shop: Shop, bootstrap: Bootstrap) -> list[tuple[str, int]]:
    async with bootstrap.reading(shop.id) as uow:
        found = await waiver_verifying.verify(uow, read_seal_key(bootstrap.settings), bootstrap.clock.now())
    return [(flaw.code, flaw.sequence) for flaw in found.flaws]


async def _left(shop: Shop) -> set[Any]:
    async with shop.uow() as uow:
        return {row.id for row in await uow.rows.find(StoredWaiver)}


async def test_after_seven_years_the_content_goes_and_the_chain_stays_whole(
    shop: Shop, bootstrap: Bootstrap, text: WaiverTemplate, now: int
) -> None:
    old = await _receive(shop, signed(shop, text, now - 8 * YEAR), now - 8 * YEAR, chained=True)
    hold = await _act(shop, old, now - 8 * YEAR, _hold())
    released = _hold(kind=StaffAct.RELEASE, releases=hold.id)
    await _act(shop, old, now - 8 * YEAR, released)
    young = await _receive(shop, signed(shop, text, now - 6 * YEAR), now - 6 * YEAR)
    assert await jobs.anchor(bootstrap, shop.id) == 1
    assert await jobs.erase_due(bootstrap, shop.id) == 1
    assert await jobs.erase_due(bootstrap, shop.id) == 0
    assert await _left(shop) == {young.id}
    async with shop.uow() as uow:
        kinds = [link.kind for link in await uow.rows.find(Link)]
        (act,) = await uow.rows.find(StoredAct)
    assert [kind.value for kind in kinds] == ["received", "hold", "release", "received", "erase"]
    assert b"Chantal" not in act.content
    assert await _flaws(shop, bootstrap) == []


async def test_nothing_is_left_of_who_signed(
    shop: Shop, bootstrap: Bootstrap, text: WaiverTemplate, now: int, module_database: Urls
) -> None:
    old = signed(shop, text, now - 8 * YEAR, signer_name="Quelqu’une Unique")
    await _receive(shop, old, now - 8 * YEAR, chained=True)
    await _receive(shop, replace(old, minor_name="Enfant Unique"), now - 8 * YEAR)
    await _act(shop, old, now - 8 * YEAR, ActRequest(id=uuid7(), kind=StaffAct.SUPERSEDE, reason="Unique"))
    tables = [
        "waiver_link",
        "signed_waiver",
        "waiver_act",
        "waiver_device_link",
        "waiver_quarantine",
        "audit_entry",
    ]
    named = []
    with psycopg.connect(module_database.superuser) as connection:
        for erased in (False, True):
            if erased:
                assert await jobs.erase_due(bootstrap, shop.id) == 2
            for table in tables:
                rows = connection.execute(f"TABLE {table}".encode())
                if any("Unique" in str(value) or b"Unique" in _bytes(value) for row in rows for value in row):
                    named.append((erased, table))
            connection.rollback()
    assert named == [(False, "signed_waiver"), (False, "waiver_act"), (False, "waiver_quarantine")]


def _bytes(value: object) -> bytes:
    return value if isinstance(value, bytes) else b""


async def test_the_day_that_ends_it_counts_to_the_second(
    shop: Shop, bootstrap: Bootstrap, text: WaiverTemplate, now: int
) -> None:
    record = await _receive(shop, signed(shop, text, now - 8 * YEAR), now - 8 * YEAR)
    async with shop.uow() as uow:
        row = await uow.rows.get(StoredWaiver, record.id)
    assert row is not None
    bootstrap.clock = clock = LaterClock(row.erasable_from - 1)
    assert await jobs.erase_due(bootstrap, shop.id) == 0
    clock.now_ += 1
    assert await jobs.erase_due(bootstrap, shop.id) == 1


async def test_a_hold_keeps_it_until_the_last_one_is_released(
    shop: Shop, bootstrap: Bootstrap, text: WaiverTemplate, now: int
) -> None:
    record = await _receive(shop, signed(shop, text, now - 8 * YEAR), now - 8 * YEAR)
    await _receive(shop, replace(record, signer_name="Other"), now - 8 * YEAR)
    holds = [await _act(shop, record, now, _hold()) for _ in range(2)]
    for hold in holds:
        assert await jobs.erase_due(bootstrap, shop.id) == 0
        await _act(shop, record, now, _hold(kind=StaffAct.RELEASE, releases=hold.id))
    assert await jobs.erase_due(bootstrap, shop.id) == 2
    async with shop.uow() as uow:
        assert await uow.rows.count(QuarantinedWaiver) == 0
    assert await _flaws(shop, bootstrap) == []


async def test_two_workers_at_once_erase_once(
    shop: Shop, bootstrap: Bootstrap, text: WaiverTemplate, now: int
) -> None:
    for _ in range(3):
        await _receive(shop, signed(shop, text, now - 8 * YEAR), now - 8 * YEAR)
    counts = await asyncio.gather(*(jobs.erase_due(bootstrap, shop.id) for _ in range(3)))
    assert sum(counts) == 3
    async with shop.uow() as uow:
        assert await uow.rows.count(Link, kind=LinkKind.ERASE) == 3
    assert await _flaws(shop, bootstrap) == []


async def test_a_hold_and_the_erasing_at_once_are_one_or_the_other(
    shop: Shop, bootstrap: Bootstrap, text: WaiverTemplate, now: int
) -> None:
    record = await _receive(shop, signed(shop, text, now - 8 * YEAR), now - 8 * YEAR)
    erased, held = await asyncio.gather(
        jobs.erase_due(bootstrap, shop.id), _act(shop, record, now, _hold()), return_exceptions=True
    )
    assert (erased == 1) is isinstance(held, Exception)
    assert bool(await _left(shop)) is (erased == 0)
    assert await _flaws(shop, bootstrap) == []


async def test_killed_before_it_commits_nothing_is_gone(
    shop: Shop, bootstrap: Bootstrap, text: WaiverTemplate, now: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = await _receive(shop, signed(shop, text, now - 8 * YEAR), now - 8 * YEAR)

    async def killed(_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(type(shop.uow()), "commit", killed)
        with pytest.raises(KeyboardInterrupt):
            await jobs.erase_due(bootstrap, shop.id)
    assert await _left(shop) == {record.id}
    assert await _flaws(shop, bootstrap) == []
    assert await jobs.erase_due(bootstrap, shop.id) == 1


@pytest.mark.parametrize(("years", "why"), [(6, "retention"), (8, "held"), (9, "chain")])
async def test_the_database_itself_refuses(
    shop: Shop, text: WaiverTemplate, now: int, years: int, why: str
) -> None:
    """Ahead of time, under a hold, without an erasure in the chain: whatever the program believes."""
    at = now - years * YEAR
    record = await _receive(shop, signed(shop, text, at), at)
    if why == "held":
        await _act(shop, record, at, _hold())
    if why != "chain":
        act = WaiverAct(
            id=uuid7(), waiver_id=record.id, kind=ActKind.ERASE, at=now + YEAR, salt=uuid7().bytes
        )
        async with shop.uow() as uow:
            await uow.bump()
            await waiver_rows.add(uow, add_act(act, await waiver_rows.head_of(uow)))
            await uow.commit()
    async with shop.uow() as uow:
        with pytest.raises(sa.exc.DBAPIError, match=why):
            await uow.purges.waiver(record.id)
    assert await _left(shop) == {record.id}


async def test_a_clock_that_runs_ahead_erases_nothing(
    shop: Shop, bootstrap: Bootstrap, text: WaiverTemplate, now: int
) -> None:
    record = await _receive(shop, signed(shop, text, now), now)
    bootstrap.clock = LaterClock(now + 10 * YEAR)
    with pytest.raises(sa.exc.DBAPIError, match="retention"):
        await jobs.erase_due(bootstrap, shop.id)
    assert await _left(shop) == {record.id}
    async with shop.uow() as uow:
        assert await uow.rows.count(Link) == 1


async def test_one_that_the_database_refuses_keeps_no_other_waiting(
    shop: Shop, bootstrap: Bootstrap, text: WaiverTemplate, now: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither those behind it nor what was kept apart; and it is heard of all the same."""
    refused, _, apart = [
        await _receive(shop, signed(shop, text, now - 8 * YEAR), now - 8 * YEAR) for _ in range(3)
    ]
    await _receive(shop, replace(apart, signer_name="Other"), now - 8 * YEAR)
    plain = waiver_retention.erase

    async def erase(uow: UnitOfWork, waiver_id: UUID, at: int) -> bool:
        if waiver_id == refused.id:
            await uow.purges.waiver(waiver_id)  # its erasure is not in the chain
        return await plain(uow, waiver_id, at)

    monkeypatch.setattr(waiver_retention, "erase", erase)
    with pytest.raises(sa.exc.DBAPIError, match="chain"):
        await jobs.erase_due(bootstrap, shop.id)
    assert await _left(shop) == {refused.id}
    async with shop.uow() as uow:
        assert await uow.rows.count(QuarantinedWaiver) == 0


@pytest.mark.expects_log("was altered and is not erased")
async def test_a_hold_of_which_only_the_link_is_left_still_holds(
    shop: Shop, bootstrap: Bootstrap, text: WaiverTemplate, now: int, module_database: Urls
) -> None:
    held = await _receive(shop, signed(shop, text, now - 8 * YEAR), now - 8 * YEAR)
    await _receive(shop, signed(shop, text, now - 8 * YEAR), now - 8 * YEAR)
    await _act(shop, held, now, _hold())
    with psycopg.connect(module_database.superuser) as connection:
        connection.execute("DELETE FROM waiver_act WHERE waiver_id = %s", (held.id,))
    assert await jobs.erase_due(bootstrap, shop.id) == 1
    assert await _left(shop) == {held.id}


@pytest.mark.expects_log("was altered and is not erased")
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE signed_waiver SET content = content || 'x' WHERE tenant_id = %(shop)s AND id = %(waiver)s",
        "UPDATE waiver_link SET content = sha256('x') WHERE kind = 'received' AND tenant_id = %(shop)s "
        "AND waiver_id = %(waiver)s",
        "UPDATE waiver_link SET content = sha256('x') WHERE kind = 'supersede' AND tenant_id = %(shop)s "
        "AND waiver_id = %(waiver)s",
        "UPDATE waiver_act SET content = content || 'x' WHERE tenant_id = %(shop)s AND waiver_id = %(waiver)s",
    ],
)
async def test_what_was_altered_is_evidence_and_stays(
    shop: Shop, bootstrap: Bootstrap, text: WaiverTemplate, module_database: Urls, change: str
) -> None:
    at = bootstrap.clock.now() - 8 * YEAR
    altered = await _receive(shop, signed(shop, text, at), at)
    await _receive(shop, signed(shop, text, at), at)
    await _act(shop, altered, at, ActRequest(id=uuid7(), kind=StaffAct.SUPERSEDE, reason="anew"))
    with psycopg.connect(module_database.superuser) as connection:
        done = connection.execute(change.encode(), {"shop": shop.id, "waiver": altered.id})
        assert done.rowcount == 1
    await jobs.erase_due(bootstrap, shop.id)
    assert await _left(shop) == {altered.id}


async def test_an_erased_one_is_said_to_be_erased_and_does_not_come_back(
    client: httpx.AsyncClient, context: Context, shop: Shop, bootstrap: Bootstrap, text: WaiverTemplate
) -> None:
    at = context.now() - 8 * YEAR
    record = await _receive(shop, signed(shop, text, at), at)
    await jobs.erase_due(bootstrap, shop.id)
    owner, anna = Caller(client, context, shop, "owner"), Caller(client, context, shop, "anna")
    kiosk = Caller(client, context, shop, "kiosk")
    hold = ActRequest(id=uuid7(), kind=StaffAct.HOLD, reason="too late")
    for response in (
        await owner("GET", f"/waivers/{record.id}"),
        await owner("POST", f"/waivers/{record.id}/acts", hold),
        await kiosk("POST", "/waivers", WaiverDelivery(record=record)),
    ):
        assert (response.status_code, problem(response).code) == (410, "waiver_erased")
    assert (await anna("GET", f"/waivers/{record.id}")).status_code == 404, "nobody knows whose it was"
    assert read(WaiverPage, await owner("GET", "/waivers")).waivers == []
    lines = read(AuditPage, await owner("GET", "/audit", subject=str(record.id))).lines
    assert [(line.what, line.staff_id is None) for line in lines] == [
        ("waiver.erase", True),
        ("waiver.receive", False),
    ]


async def test_each_organization_keeps_its_own(
    shop: Shop, other_shop: Shop, bootstrap: Bootstrap, text: WaiverTemplate, now: int
) -> None:
    await _receive(shop, signed(shop, text, now - 8 * YEAR), now - 8 * YEAR)
    theirs = await publish(other_shop)
    kept = await _receive(other_shop, signed(other_shop, theirs, now), now)
    assert await jobs.erase_due(bootstrap, other_shop.id) == 0
    assert await jobs.erase_due(bootstrap, shop.id) == 1
    assert await _left(shop) == set()
    assert await _left(other_shop) == {kept.id}
