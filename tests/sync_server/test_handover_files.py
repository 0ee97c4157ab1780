"""Files of a device without access: taken in parts into the quarantine, each once and bounded; the owner keeps or
discards one."""

from __future__ import annotations

import asyncio
import os
from dataclasses import replace
from uuid import UUID

import httpx
import pytest

from scheduling.file_types import CHUNK
from scheduling.handover_messages import HandoverList, LeftFileTaken, QuarantinedFile, QuarantinedFiles
from scheduling.ids import uuid7
from scheduling.records import Customer
from scheduling.visit_messages import FileFinish, FileLine, FileList, FileRequest
from sync_server.bootstrap import Bootstrap
from sync_server.http.attempts import Attempts
from sync_server.http.context import Context
from sync_server.jobs import purging
from sync_server.services import files as session_files
from sync_server.services import handover_files, quarantine, quarantined_files
from sync_server.services.handover_rows import Handover, HandoverFile, HandoverPart
from sync_server.services.models import Device
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.leaving import Laptop, left
from tests.sync_server.shop import Shop

JPEG = b"\xff\xd8\xff\xe0" + os.urandom(600_000)
"""Three parts."""


@pytest.fixture
async def laptop(client: httpx.AsyncClient, shop: Shop) -> Laptop:
    """It was revoked."""
    made = Laptop(client, shop)
    assert (await made.sign_in()).status_code == 200
    await made.revoke()
    return made


@pytest.fixture
def owner(client: httpx.AsyncClient, context: Context, shop: Shop) -> Caller:
    return Caller(client, context, shop, "owner")


async def _booked(shop: Shop, hour: int = 10) -> UUID:
    booking = shop.booking(shop.at(hour))
    await shop.send("desk", booking)
    return booking.session_id


async def _whose(shop: Shop, session_id: UUID) -> str:
    session = await shop.session(session_id)
    async with shop.uow() as uow:
        customer = await uow.records.get(Customer, session.customer_id)
    assert customer is not None
    return customer.name


async def _waiting(owner: Caller, laptop: Laptop) -> list[QuarantinedFile]:
    return read(QuarantinedFiles, await owner("GET", f"/handovers/{laptop.device_id}/files")).files


async def _of_session(owner: Caller, session_id: UUID) -> list[FileLine]:
    return read(FileList, await owner("GET", f"/sessions/{session_id}/files")).files


async def _parts(shop: Shop) -> int:
    async with shop.uow() as uow:
        return await uow.rows.count(HandoverPart)


async def _trail(owner: Caller, laptop: Laptop) -> list[str]:
    response = await owner("GET", "/audit", subject=str(laptop.device_id))
    return [line["detail"] for line in response.json()["lines"] if line["what"] == "handover.review"]


async def test_a_file_is_taken_in_parts_again_without_harm_and_kept_apart(
    laptop: Laptop, shop: Shop, owner: Caller
) -> None:
    session_id = await _booked(shop)
    file = laptop.file(session_id, JPEG)
    assert read(LeftFileTaken, await laptop.announce(file)).missing == [0, 1, 2]
    for number in (2, 0, 0):
        part = JPEG[number * CHUNK : (number + 1) * CHUNK]
        assert (await laptop.put(file, number, part)).status_code == 204
    (waits,) = await _waiting(owner, laptop)
    assert not waits.ready
    refused = await owner("POST", f"/handovers/files/{file.id}")
    assert (refused.status_code, problem(refused).code) == (409, "file_incomplete")
    assert read(LeftFileTaken, await laptop.announce(file)).missing == [1], "it goes on where it stopped"
    await laptop.give(file, JPEG)
    late = await laptop.put(file, 1, JPEG[CHUNK : 2 * CHUNK])
    assert (late.status_code, problem(late).code) == (409, "gone")
    (waits,) = await _waiting(owner, laptop)
    assert (waits.name, waits.size, waits.customer_name, waits.there, waits.ready, waits.code) == (
        "frein.jpg",
        len(JPEG),
        await _whose(shop, session_id),
        True,
        True,
        "",
    )
    assert waits.starts == shop.at(10)
    assert await _of_session(owner, session_id) == [], "nothing of it is its session's"
    (line,) = read(HandoverList, await owner("GET", "/handovers")).handovers
    assert (line.files, line.waiting, line.files_lost) == (1, 0, 0)
    async with shop.acting("owner") as (uow, account):
        assert await quarantine.waiting(uow, account) == (0, 1)


async def test_a_file_is_kept_once_by_the_ordinary_service(laptop: Laptop, shop: Shop, owner: Caller) -> None:
    session_id = await _booked(shop)
    file = laptop.file(session_id, JPEG)
    await laptop.give(file, JPEG)
    answers = await asyncio.gather(*(owner("POST", f"/handovers/files/{file.id}") for _ in range(3)))
    assert {answer.status_code for answer in answers} == {204}
    (kept,) = await _of_session(owner, session_id)
    assert (kept.id, kept.ready, kept.sha256, kept.media_type) == (file.id, True, file.sha256, "image/jpeg")
    read_back = await owner("GET", f"/sessions/{session_id}/files/{file.id}")
    assert read_back.content == JPEG
    assert await _waiting(owner, laptop) == []
    assert await _parts(shop) == 0, "nobody's data is kept longer than it is needed"
    assert await _trail(owner, laptop) == ["file kept"]
    refused = await owner("DELETE", f"/handovers/files/{file.id}")
    assert (refused.status_code, problem(refused).code) == (409, "gone")
    assert read(LeftFileTaken, await laptop.announce(file)).missing == [], "a copy of the disk adds nothing"
    assert len(await _of_session(owner, session_id)) == 1


async def test_what_is_discarded_is_gone(laptop: Laptop, shop: Shop, owner: Caller) -> None:
    file = laptop.file(await _booked(shop), JPEG)
    await laptop.give(file, JPEG)
    for _ in range(2):
        assert (await owner("DELETE", f"/handovers/files/{file.id}")).status_code == 204
    refused = await owner("POST", f"/handovers/files/{file.id}")
    assert (refused.status_code, problem(refused).code) == (409, "gone")
    late = await laptop.put(file, 0, JPEG[:CHUNK])
    assert late.status_code == 409
    assert read(LeftFileTaken, await laptop.announce(file)).missing == []
    assert await _parts(shop) == 0
    wish = FileRequest(id=file.id, name=file.name, size=file.size)
    back = await owner("POST", f"/sessions/{file.session_id}/files", wish)
    assert (back.status_code, problem(back).code) == (409, "gone"), "also from who was taken back"
    assert await _trail(owner, laptop) == ["file discarded"]


async def test_a_booking_that_waits_too_has_to_be_applied_first(
    laptop: Laptop, shop: Shop, owner: Caller
) -> None:
    command = shop.booking(shop.at(10))
    change = left(command)
    file = laptop.file(command.session_id, JPEG)
    assert (await laptop.hand_over(change)).status_code == 200
    await laptop.give(file, JPEG)
    refused = await owner("POST", f"/handovers/files/{file.id}")
    assert (refused.status_code, problem(refused).code) == (404, "not_found")
    (waits,) = await _waiting(owner, laptop)
    assert (waits.there, waits.code, waits.customer_name, waits.starts) == (False, "", "", None)
    assert (await owner("POST", f"/handovers/changes/{change.mid}")).json()["status"] == "applied"
    (waits,) = await _waiting(owner, laptop)
    assert waits.there
    assert (await owner("POST", f"/handovers/files/{file.id}")).status_code == 204
    assert [each.id for each in await _of_session(owner, command.session_id)] == [file.id]


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"MZ" + bytes(300), "file_type"), (b"%PDF-1.7", "invalid"), (b"%PDF-1.8", "file_damaged")],
)
async def test_what_the_service_refuses_says_why_and_stays(
    laptop: Laptop, shop: Shop, owner: Caller, content: bytes, code: str
) -> None:
    session_id = await _booked(shop)
    file = laptop.file(session_id, content, " . " if code == "invalid" else "a.pdf")
    if code == "file_damaged":
        file = replace(file, sha256="0" * 64)
    await laptop.give(file, content)
    for _ in range(2):
        refused = await owner("POST", f"/handovers/files/{file.id}")
        assert problem(refused).code == code
    assert [(each.id, each.code) for each in await _waiting(owner, laptop)] == [(file.id, code)]
    assert await _parts(shop) == 1
    assert await _of_session(owner, session_id) == []
    assert await _trail(owner, laptop) == ["file refused", "file refused"]
    assert (await owner("DELETE", f"/handovers/files/{file.id}")).status_code == 204


async def test_a_full_session_takes_it_once_there_is_room(laptop: Laptop, shop: Shop, owner: Caller) -> None:
    session_id = await _booked(shop)
    for number in range(40):
        wish = FileRequest(id=uuid7(), name=f"{number}.jpg", size=9)
        async with shop.acting("desk") as (uow, account):
            await session_files.begin(uow, account, session_id, wish, shop.bootstrap.clock.now())
    file = laptop.file(session_id, JPEG)
    await laptop.give(file, JPEG)
    refused = await owner("POST", f"/handovers/files/{file.id}")
    assert problem(refused).code == "file_too_large"
    async with shop.acting("desk") as (uow, account):
        await session_files.forget(uow, account, session_id, wish.id)
    assert (await owner("POST", f"/handovers/files/{file.id}")).status_code == 204


async def test_what_was_half_sent_or_sent_without_an_answer_is_one_file(
    client: httpx.AsyncClient, context: Context, shop: Shop, owner: Caller
) -> None:
    """The device began both the ordinary way, and finished one, before its access went."""
    made = Laptop(client, shop)
    await made.sign_in()
    session_id = await _booked(shop)
    half, whole = made.file(session_id, JPEG), made.file(session_id, JPEG)
    desk = Caller(client, context, shop, "desk")
    for file, count in ((half, 1), (whole, 3)):
        wish = FileRequest(id=file.id, name=file.name, size=file.size)
        await desk("POST", f"/sessions/{session_id}/files", wish)
        async with shop.acting("desk") as (uow, account):
            for number in range(count):
                await session_files.put_chunk(
                    uow, account, session_id, file.id, number=number,
                    content=JPEG[number * CHUNK : (number + 1) * CHUNK],
                )  # fmt: skip
    await desk("POST", f"/sessions/{session_id}/files/{whole.id}/finish", FileFinish(sha256=whole.sha256))
    await made.revoke()
    assert read(LeftFileTaken, await made.announce(whole)).missing == []
    await made.give(half, JPEG)
    assert [each.id for each in await _waiting(owner, made)] == [half.id]
    assert (await owner("POST", f"/handovers/files/{half.id}")).status_code == 204
    found = await _of_session(owner, session_id)
    assert {(each.id, each.sha256, each.ready) for each in found} == {
        (half.id, half.sha256, True),
        (whole.id, whole.sha256, True),
    }


@pytest.mark.expects_log("ZeroDivisionError")
@pytest.mark.parametrize("step", ["copy", "finish"])
async def test_ended_between_two_steps_it_goes_on_and_is_one_file(
    laptop: Laptop, shop: Shop, owner: Caller, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    session_id = await _booked(shop)
    file = laptop.file(session_id, JPEG)
    await laptop.give(file, JPEG)

    async def broken(*_: object) -> None:
        raise ZeroDivisionError

    with monkeypatch.context() as failing:
        failing.setattr(quarantined_files, step, broken)
        assert (await owner("POST", f"/handovers/files/{file.id}")).status_code == 500
    assert [each.ready for each in await _of_session(owner, session_id)] == [False]
    assert len(await _waiting(owner, laptop)) == 1
    assert (await owner("POST", f"/handovers/files/{file.id}")).status_code == 204
    assert [each.ready for each in await _of_session(owner, session_id)] == [True]


async def test_a_device_has_room_for_so_many(
    laptop: Laptop, shop: Shop, owner: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    session_id = await _booked(shop)
    first, second, third = (laptop.file(session_id, JPEG) for _ in range(3))
    monkeypatch.setattr(handover_files, "MOST_FILES", 2)
    await laptop.give(first, JPEG)
    monkeypatch.setattr(handover_files, "MOST_BYTES", 2 * len(JPEG) - 1)
    assert read(LeftFileTaken, await laptop.announce(second)).beyond
    monkeypatch.setattr(handover_files, "MOST_BYTES", 9 * len(JPEG))
    assert not read(LeftFileTaken, await laptop.announce(second)).beyond
    assert read(LeftFileTaken, await laptop.announce(third)).beyond
    assert len(await _waiting(owner, laptop)) == 2
    async with shop.uow() as uow:
        row = await uow.rows.get(Handover, laptop.device_id)
    assert row is not None
    assert row.file_count == 2
    assert (await owner("DELETE", f"/handovers/files/{first.id}")).status_code == 204
    assert not read(LeftFileTaken, await laptop.announce(third)).beyond, "what is decided makes room"


async def test_two_copies_of_a_disk_have_the_same_file(laptop: Laptop, shop: Shop, owner: Caller) -> None:
    """Whichever of them goes on with it, it is one; what only the copy has is the copy's."""
    session_id, fork = await _booked(shop), uuid7()
    async with shop.uow() as uow:
        await uow.devices.add(Device(id=fork, kind="desktop", name="x", forked_from=laptop.device_id))
        await uow.devices.revoke(fork, 1)
        await uow.commit()
    file = laptop.file(session_id, JPEG)
    assert read(LeftFileTaken, await laptop.announce(file)).missing == [0, 1, 2]
    assert (await laptop.put(file, 0, JPEG[:CHUNK])).status_code == 204
    copied = replace(file, device_id=fork)
    assert read(LeftFileTaken, await laptop.announce(copied)).missing == [1, 2]
    own = replace(laptop.file(session_id, JPEG), device_id=fork)
    for each in (copied, own):
        await laptop.give(each, JPEG)
    assert [(each.id, each.ready) for each in await _waiting(owner, laptop)] == [(file.id, True)]
    page = read(QuarantinedFiles, await owner("GET", f"/handovers/{fork}/files"))
    assert [(each.id, each.ready) for each in page.files] == [(own.id, True)]


async def test_what_went_with_the_device_is_told_for_a_while(
    laptop: Laptop, shop: Shop, bootstrap: Bootstrap
) -> None:
    assert (await laptop.hand_over(complete=True, files_lost=3)).status_code == 200
    assert (await laptop.hand_over(complete=True, files_lost=0)).status_code == 200, "a repeat says no other"
    now = bootstrap.clock.now()
    async with shop.acting("owner") as (uow, account):
        for later, told in ((0, 3), (quarantine.LOST_TOLD + 1, 0)):
            (line,) = (await quarantine.handovers(uow, account, now + later)).handovers
            assert line.files_lost == told


@pytest.mark.parametrize("number", [-1, 3, 2**70])
async def test_parts_that_are_none(laptop: Laptop, shop: Shop, number: int) -> None:
    file = laptop.file(await _booked(shop), JPEG)
    await laptop.announce(file)
    assert (await laptop.put(file, number, JPEG[:CHUNK])).status_code in (400, 404)
    assert (await laptop.put(file, 0, JPEG[:5])).status_code == 400
    assert (await laptop.put(replace(file, id=uuid7()), 0, JPEG[:CHUNK])).status_code == 404
    assert await _parts(shop) == 0


async def test_announcements_that_are_none(laptop: Laptop, shop: Shop) -> None:
    file = laptop.file(await _booked(shop), JPEG)
    wrong = [replace(file, sha256="x"), replace(file, sha256="A" * 64), replace(file, size=0)]
    for each in [*wrong, replace(file, size=2**63)]:
        assert (await laptop.announce(each)).status_code == 400
    assert (await laptop.announce(replace(file, name="\x00" * 400, added_at=-5))).status_code == 200
    assert (await laptop.announce(replace(file, size=5))).status_code == 400, "the id is another's"
    assert read(LeftFileTaken, await laptop.announce(replace(file, size=2**62, id=uuid7()))).beyond


async def test_only_a_device_without_access_hands_over_and_only_its_own(
    laptop: Laptop, shop: Shop, client: httpx.AsyncClient, context: Context
) -> None:
    file = laptop.file(await _booked(shop), JPEG)
    await laptop.announce(file)
    other = Laptop(client, shop, "owner")
    await other.sign_in()
    theirs = replace(file, device_id=other.device_id)
    assert (await other.announce(theirs)).status_code == 403
    assert (await other.put(theirs, 0, JPEG[:CHUNK])).status_code == 403
    async with shop.uow() as uow:
        await uow.devices.revoke(other.device_id, 1)
        await uow.commit()
    assert (await other.announce(theirs)).status_code == 400
    assert (await other.put(theirs, 0, JPEG[:CHUNK])).status_code == 404
    for token in ("x", f"{UUID(int=7).hex}.x"):
        assert (await laptop.announce(file, token)).status_code == 401
        assert (await laptop.put(file, 0, JPEG[:CHUNK], token=token)).status_code == 401
    assert (await laptop.announce(file, "")).status_code == 200, "the last access token does as well"
    assert (await laptop.put(file, 0, JPEG[:CHUNK], token=laptop.access_token)).status_code == 204
    context.handover_limits._parts = Attempts(1, 60)
    codes = [(await laptop.put(file, 1, JPEG[CHUNK : 2 * CHUNK])).status_code for _ in range(2)]
    assert codes == [204, 429]


async def test_nobody_else_sees_or_decides(
    laptop: Laptop, shop: Shop, other_shop: Shop, client: httpx.AsyncClient, context: Context
) -> None:
    file = laptop.file(await _booked(shop), JPEG)
    await laptop.give(file, JPEG)
    stranger = Caller(client, context, other_shop, "owner")
    for method, path in (
        ("GET", f"/handovers/{laptop.device_id}/files"),
        ("POST", f"/handovers/files/{file.id}"),
        ("DELETE", f"/handovers/files/{file.id}"),
    ):
        assert (await stranger(method, path)).status_code == 404
    desk = Caller(client, context, shop, "desk")
    assert (await desk("POST", f"/handovers/files/{file.id}")).status_code == 403
    async with shop.uow() as uow:
        row = await uow.rows.get(HandoverFile, file.id)
    assert row is not None
    assert (row.code, row.decision) == ("", ""), "who may not decide leaves no trace on it"


async def test_decisions_of_long_ago_are_forgotten_and_what_waits_is_not(
    laptop: Laptop, shop: Shop, owner: Caller, bootstrap: Bootstrap
) -> None:
    session_id = await _booked(shop)
    decided, waits = laptop.file(session_id, JPEG), laptop.file(session_id, JPEG)
    await laptop.give(decided, JPEG)
    await laptop.give(waits, JPEG)
    await owner("DELETE", f"/handovers/files/{decided.id}")
    async with shop.uow() as uow:
        assert await quarantine.purge(uow, bootstrap.clock.now() + quarantine.KEPT) == 0
        assert await quarantine.purge(uow, bootstrap.clock.now() + quarantine.KEPT + 1) == 1
        await uow.commit()
    await purging.purge(bootstrap, shop.id)
    async with shop.uow() as uow:
        assert [row.id for row in await uow.rows.find(HandoverFile)] == [waits.id]
    assert await _parts(shop) == 3
