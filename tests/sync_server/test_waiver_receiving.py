"""Receiving signed waivers: once, by whom it may be, faulty ones kept, devices' chains noted and never refused."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import httpx
import pytest

from scheduling.commands import MoveSession, Place
from scheduling.ids import uuid7
from scheduling.records import Organization
from scheduling.vocabulary import SessionState
from scheduling.waiver_chain import Entry, Head, Link, beginning, capture, head_after, link_digest
from scheduling.waiver_checks import without_dynamics
from scheduling.waiver_messages import WaiverDelivery, WaiverReceipt
from scheduling.waiver_records import Point, SignedWaiver, Stroke, WaiverMode, WaiverTemplate
from scheduling.wire import AuditPage
from sync_server.http.context import Context
from sync_server.services import waiver_receiving
from sync_server.services.models import Device
from sync_server.services.waiver_receiving import Received
from sync_server.services.waiver_rows import DeviceLink, QuarantinedWaiver, StoredWaiver, content_of
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.shop import Shop
from tests.sync_server.waiver_desk import DAY, INK, on_paper, publish, signed

NOW = 1_780_000_000


async def _receive(
    shop: Shop, record: SignedWaiver, link: Link | None = None, who: str = "kiosk", now: int = NOW
) -> Received:
    async with shop.acting(who) as (uow, account):
        return await waiver_receiving.receive(uow, account, WaiverDelivery(record=record, link=link), now)


async def _receipt(shop: Shop, record: SignedWaiver, link: Link | None = None, **more: Any) -> WaiverReceipt:
    receipt = (await _receive(shop, record, link, **more)).receipt
    assert receipt is not None
    return receipt


async def _links(shop: Shop) -> list[Link]:
    async with shop.uow() as uow:
        return await uow.rows.find(Link)


def _captured(shop: Shop, records: Sequence[SignedWaiver]) -> list[Entry]:
    head: Head = beginning(shop.people["kiosk"].device_id)
    entries = []
    for record in records:
        entries.append(capture(record, head))
        head = head_after(entries[-1].link)
    return entries


@pytest.fixture
async def text(shop: Shop) -> WaiverTemplate:
    return await publish(shop)


async def test_it_is_received_once_with_the_same_answer(shop: Shop, text: WaiverTemplate) -> None:
    record = signed(shop, text, NOW)
    first = await _receipt(shop, record)
    assert (first.sequence, first.received_at, first.fault, first.flaws) == (1, NOW, "", [])
    assert first.erasable_from > NOW + 7 * 365 * DAY
    assert await _receipt(shop, record, now=NOW + 50) == first
    (link,) = await _links(shop)
    assert (link.digest, link.waiver_id) == (first.digest, record.id)
    async with shop.uow() as uow:
        (row,) = await uow.rows.find(StoredWaiver)
    kept = replace(record, received_at=NOW, erasable_from=first.erasable_from)
    assert content_of(row) == kept


async def test_it_is_received_for_a_booking_that_lost_its_slot(shop: Shop, text: WaiverTemplate) -> None:
    """Signed at the desk while nobody could know that the time was gone: it stays with the row, wherever that goes."""
    await shop.send("desk", shop.booking(shop.at(10)))
    lost = shop.booking(shop.at(10))
    assert (await shop.send("desk", lost)).outcome.stored_as == "unplaced"
    record = signed(shop, text, NOW, session_id=lost.session_id)
    assert (await _receipt(shop, record)).fault == ""
    seen = Place(starts=lost.starts, minutes=60, mechanic_id=shop.anna.id)
    to = replace(seen, mechanic_id=shop.bert.id)
    await shop.send("desk", MoveSession(session_id=lost.session_id, seen=seen, to=to))
    async with shop.uow() as uow:
        (row,) = await uow.rows.find(StoredWaiver)
    content = content_of(row)
    assert isinstance(content, SignedWaiver)
    assert content.session_id == lost.session_id
    assert (await shop.session(lost.session_id)).state is SessionState.SCHEDULED


async def test_sent_twice_at_once_it_is_one(shop: Shop, text: WaiverTemplate) -> None:
    record = signed(shop, text, NOW)
    receipts = await asyncio.gather(*(_receipt(shop, record) for _ in range(4)))
    assert receipts == [receipts[0]] * 4
    assert len(await _links(shop)) == 1


async def test_two_kiosks_at_once_make_one_chain(shop: Shop, text: WaiverTemplate) -> None:
    records = [signed(shop, text, NOW) for _ in range(6)]
    await asyncio.gather(*(_receipt(shop, record) for record in records))
    links = await _links(shop)
    assert [link.sequence for link in links] == [1, 2, 3, 4, 5, 6]
    assert {link.waiver_id for link in links} == {record.id for record in records}
    previous = beginning(shop.id).digest
    for link in links:
        assert link.previous == previous
        previous = link.digest


async def test_another_content_under_the_same_id_is_refused_and_kept_apart(
    shop: Shop, text: WaiverTemplate
) -> None:
    record = signed(shop, text, NOW)
    first = await _receipt(shop, record)
    other = replace(record, signer_name="Somebody else")
    for _ in range(2):
        assert (await _receive(shop, other)).receipt is None
    async with shop.uow() as uow:
        (apart,) = await uow.rows.find(QuarantinedWaiver)
        assert content_of((await uow.rows.find(StoredWaiver))[0]) == replace(
            record, received_at=NOW, erasable_from=first.erasable_from
        )
    assert b"Somebody else" in apart.content
    assert await _receipt(shop, record) == first
    assert len(await _links(shop)) == 1


async def test_a_faulty_record_is_kept_and_its_fault_told(shop: Shop, text: WaiverTemplate) -> None:
    cases = {
        ("text_changed", "text"): replace(signed(shop, text, NOW), text="I owe you nothing."),
        ("tick_missing", "ticks"): signed(shop, text, NOW, ticks=()),
        ("missing", "strokes"): signed(shop, text, NOW, strokes=()),
        ("missing", "strokes[0].points"): signed(shop, text, NOW, strokes=(Stroke(points=()),)),
        ("other_template", "template_id"): signed(shop, text, NOW, template_id=uuid7()),
        ("missing", "device_id"): signed(shop, text, NOW, device_id=None),
        ("salt_too_short", "salt"): signed(shop, text, NOW, salt=b"x"),
        ("bad_text", "signer_name"): signed(shop, text, NOW, signer_name="Zero\x00"),
        ("out_of_range", "device_time"): signed(shop, text, NOW, device_time=-(2**50)),
    }
    for number, (expected, record) in enumerate(cases.items(), 1):
        receipt = await _receipt(shop, record)
        assert (receipt.fault, receipt.fault_field, receipt.sequence) == (*expected, number)


@pytest.mark.parametrize("who", ["owner", "desk", "anna", "ivan", "kiosk"])
async def test_a_kiosk_delivers_what_it_captured_and_the_desk_what_it_witnessed(
    client: httpx.AsyncClient, context: Context, shop: Shop, text: WaiverTemplate, who: str
) -> None:
    caller = Caller(client, context, shop, who)
    device_id = shop.people[who].device_id
    at_kiosk = signed(shop, text, NOW, device_id=device_id)
    sheet = on_paper(shop, text, NOW, who)
    online = replace(at_kiosk, id=uuid7(), mode=WaiverMode.ONLINE)
    for record, allowed in ((at_kiosk, who == "kiosk"), (sheet, who == "desk"), (online, False)):
        response = await caller("POST", "/waivers", WaiverDelivery(record=record))
        assert response.status_code == (200 if allowed else 403), record.mode
    if who == "desk":
        foreign = replace(sheet, id=uuid7(), witness_id=shop.people["owner"].staff_id)
        assert (await caller("POST", "/waivers", WaiverDelivery(record=foreign))).status_code == 403
    assert len(await _links(shop)) == (1 if who in ("kiosk", "desk") else 0)


async def test_only_ones_own_device_speaks_for_itself_or_after_a_fork(
    client: httpx.AsyncClient, context: Context, shop: Shop, text: WaiverTemplate
) -> None:
    kiosk = Caller(client, context, shop, "kiosk")
    other, fork, gone = uuid7(), uuid7(), uuid7()
    async with shop.uow() as uow:
        mine = kiosk.person.device_id
        await uow.devices.add(Device(id=other, kind="kiosk", name="other"))
        await uow.devices.add(Device(id=fork, kind="kiosk", name="fork", forked_from=mine))
        await uow.devices.add(Device(id=gone, kind="kiosk", name="gone", forked_from=mine))
        await uow.devices.revoke(gone, 1)
        await uow.commit()
    for device_id, status in ((other, 403), (uuid7(), 403), (fork, 200), (gone, 403)):
        record = signed(shop, text, NOW, device_id=device_id)
        response = await kiosk("POST", "/waivers", WaiverDelivery(record=record))
        assert response.status_code == status, device_id


async def test_what_cannot_be_a_record_of_here_is_invalid(
    client: httpx.AsyncClient, context: Context, shop: Shop, other_shop: Shop, text: WaiverTemplate
) -> None:
    kiosk = Caller(client, context, shop, "kiosk")
    good = signed(shop, text, NOW)
    link = _captured(shop, [good])[0].link
    for delivery in (
        WaiverDelivery(record=replace(good, organization_id=other_shop.id)),
        WaiverDelivery(record=replace(good, received_at=NOW)),
        WaiverDelivery(record=replace(good, erasable_from=NOW)),
        WaiverDelivery(record=replace(good, device_time=2**53)),
        WaiverDelivery(record=good, link=replace(link, digest=b"x" * 9000)),
        WaiverDelivery(record=good, link=replace(link, previous=b"")),
        WaiverDelivery(record=good, link=replace(link, sequence=2**60)),
    ):
        response = await kiosk("POST", "/waivers", delivery)
        assert (response.status_code, problem(response).code) == (400, "invalid")
    assert await _links(shop) == []
    too_large = {"record": "x" * 4_100_000}
    assert (await kiosk("POST", "/waivers", too_large)).status_code == 413


@pytest.mark.parametrize("what", ["milliseconds", "pressure"])
@pytest.mark.parametrize(
    "changes",
    [{}, {"province": "ON"}, {"template_id": uuid7()}, {"signer_name": ""}],
    ids=["", "province", "text", "faulty"],
)
async def test_how_somebody_moved_the_hand_is_kept_nowhere_in_quebec(
    client: httpx.AsyncClient,
    context: Context,
    shop: Shop,
    text: WaiverTemplate,
    *,
    what: str,
    changes: dict[str, Any],
) -> None:
    """Refused whole, with its link: other faults are kept, this may not be. The same without it is received."""
    kiosk = Caller(client, context, shop, "kiosk")
    point = Point(x=5, y=5, **{what: 3})
    record = signed(shop, text, NOW, strokes=(*INK, Stroke(points=(point,))), **changes)
    link = _captured(shop, [record])[0].link
    response = await kiosk("POST", "/waivers", WaiverDelivery(record=record, link=link))
    assert (response.status_code, problem(response).code) == (400, "invalid")
    async with shop.uow() as uow:
        for kind in (StoredWaiver, QuarantinedWaiver, DeviceLink, Link):
            assert await uow.rows.count(kind) == 0
    plain = replace(record, strokes=without_dynamics(record.strokes))
    assert (await kiosk("POST", "/waivers", WaiverDelivery(record=plain))).status_code == 200


async def test_where_a_text_allows_it_time_and_pressure_are_kept(shop: Shop) -> None:
    async with shop.uow() as uow:
        await uow.bump()
        organization = await uow.records.get(Organization, shop.id)
        assert organization is not None
        await uow.records.put(replace(organization, province="ON"))
        await uow.commit()
    text = await publish(shop, province="ON", dynamics_allowed=True)
    stroke = Stroke(points=(Point(x=0, y=0, milliseconds=0, pressure=9), Point(x=900, y=9, milliseconds=5)))
    assert (await _receipt(shop, signed(shop, text, NOW, strokes=(stroke,)))).fault == ""


async def test_over_http_the_other_content_is_a_conflict_and_stays(
    client: httpx.AsyncClient, context: Context, shop: Shop, text: WaiverTemplate
) -> None:
    kiosk, owner = Caller(client, context, shop, "kiosk"), Caller(client, context, shop, "owner")
    record = signed(shop, text, context.now())
    first = read(WaiverReceipt, await kiosk("POST", "/waivers", WaiverDelivery(record=record)))
    other = replace(record, signer_name="Jane")
    response = await kiosk("POST", "/waivers", WaiverDelivery(record=other))
    assert (response.status_code, problem(response).code) == (409, "waiver_differs")
    assert read(WaiverReceipt, await kiosk("POST", "/waivers", WaiverDelivery(record=record))) == first
    detail = (await owner("GET", f"/waivers/{record.id}")).json()
    assert [each["signer_name"] for each in detail["quarantined"]] == ["Jane"]
    lines = read(AuditPage, await owner("GET", "/audit", subject=str(record.id))).lines
    assert [line.what for line in lines] == ["waiver.read", "waiver.quarantine", "waiver.receive"]


async def test_a_whole_chain_of_a_device_is_kept_without_a_flaw(shop: Shop, text: WaiverTemplate) -> None:
    entries = _captured(shop, [signed(shop, text, NOW) for _ in range(3)])
    for entry in entries:
        assert isinstance(entry.content, SignedWaiver)
        assert (await _receipt(shop, entry.content, entry.link)).flaws == []
    assert [link.origin for link in await _links(shop)] == [entry.link.digest for entry in entries]


async def test_gaps_and_forks_are_noted_and_nothing_is_refused(shop: Shop, text: WaiverTemplate) -> None:
    records = [signed(shop, text, NOW) for _ in range(5)]
    one, two, three = _captured(shop, records[:3])
    late = await _receipt(shop, records[1], two.link)
    assert late.flaws == ["dropped"]
    assert (await _receipt(shop, records[0], one.link)).flaws == []
    fork = capture(records[3], head_after(one.link)).link
    assert (await _receipt(shop, records[3], fork)).flaws == ["inserted"]
    assert (await _receipt(shop, records[2], three.link)).flaws == []
    anew = capture(records[4], beginning(one.link.chain)).link
    assert (await _receipt(shop, records[4], anew)).flaws == ["inserted", "not_linked"]
    assert (await _receipt(shop, records[1], two.link)) == late, "as it was answered first"
    async with shop.uow() as uow:
        assert await uow.rows.count(DeviceLink) == 5
    assert all(link.origin for link in await _links(shop))


async def test_a_link_that_is_not_its_records_vouches_for_nothing(shop: Shop, text: WaiverTemplate) -> None:
    records = [signed(shop, text, NOW) for _ in range(6)]
    link = _captured(shop, records[:1])[0].link

    def forged(**changes: Any) -> Link:
        bare = replace(link, **changes)
        return replace(bare, digest=link_digest(bare)) if bare.format == 1 else bare

    cases = [
        (forged(waiver_id=uuid7()), ["content_misfit"]),
        (forged(waiver_id=records[1].id), ["content_changed"]),
        (forged(waiver_id=records[2].id, chain=uuid7()), ["foreign"]),
        (forged(waiver_id=records[3].id, format=9), ["link_changed"]),
        (replace(link, waiver_id=records[4].id, digest=b"\x00" * 32), ["link_changed", "content_changed"]),
    ]
    for record, (delivered, flaws) in zip(records, cases, strict=False):
        found = (await _receipt(shop, record, delivered)).flaws
        assert found[: len(flaws)] == flaws, flaws
    assert [link.origin for link in await _links(shop)] == [None] * len(cases)


async def test_a_clock_that_goes_back_does_not_take_the_chain_back(shop: Shop, text: WaiverTemplate) -> None:
    await _receipt(shop, signed(shop, text, NOW))
    later = await _receipt(shop, signed(shop, text, NOW), now=NOW - 500)
    assert later.received_at == NOW
