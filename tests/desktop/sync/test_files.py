"""Sending attached files: after their session's change, part by part, again and again, none holding up another."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from uuid import UUID

import httpx
import pytest

from desktop.store.errors import NotKept, Trouble
from desktop.store.file_disk import FileDisk
from desktop.store.kept_file import KeptFile, KeptState
from desktop.sync.errors import BadAnswer, NotSignedIn, Refused, ServerFault, Unreachable
from scheduling.file_types import CHUNK, FileSettings
from scheduling.ids import uuid7
from scheduling.lease_commands import WalkIn
from scheduling.request_commands import ConfirmRequest
from tests.desktop.sync.attaching import JPEG, Attaching, booked
from tests.factories import NOW, Garage, session
from tests.fake_faults import Fault
from tests.fakes import FakeServer


@pytest.fixture
async def desk(server: FakeServer, tmp_path: Path) -> AsyncIterator[Attaching]:
    made = Attaching(server, tmp_path)
    yield made
    await made.close()


@pytest.fixture
async def visit(desk: Attaching, shop: Garage) -> UUID:
    """A session that the server has."""
    command = booked(desk, shop)
    await desk.engine.push()
    await desk.engine.pull()
    return command.session_id


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(60):
        while not holds():  # noqa: ASYNC110 what is waited for is another task's work
            await asyncio.sleep(0.001)


async def test_a_file_goes_after_the_booking_that_it_belongs_to(
    desk: Attaching, server: FakeServer, shop: Garage
) -> None:
    await desk.engine.pull()
    command = booked(desk, shop)
    kept = await desk.attach(command.session_id)
    await desk.engine.send_files()
    assert server.files == {}, "the server does not know the session yet"
    assert desk.state_of(kept) == (KeptState.WAITING, "")
    await desk.engine.push()
    await desk.engine.send_files()
    assert server.files[kept.id].content == JPEG
    assert server.files[kept.id].media_type == "image/jpeg"
    assert desk.state_of(kept) == (KeptState.SENT, "")
    assert desk.files.unsent() == []


async def test_what_a_walk_in_or_a_confirmed_request_makes_is_waited_for_too(
    desk: Attaching, server: FakeServer, shop: Garage
) -> None:
    await desk.engine.pull()
    walk_in = WalkIn(
        session_id=uuid7(), customer_id=shop.elise.id, leases=[uuid7()], bay_id=shop.bays[0].id, starts=NOW,
        minutes=30, at=NOW,
    )  # fmt: skip
    request = ConfirmRequest(request_id=uuid7(), session_id=uuid7(), reservation_id=uuid7(), starts=NOW)
    desk.store.submit_all([walk_in, request])
    kept = [await desk.attach(command.session_id) for command in (walk_in, request)]
    await desk.engine.send_files()
    assert {desk.state_of(file) for file in kept} == {(KeptState.WAITING, "")}
    assert server.files == {}


async def test_it_goes_by_itself_once_the_server_is_there(
    desk: Attaching, server: FakeServer, shop: Garage
) -> None:
    server.down = True
    desk.engine.start()
    kept = await desk.attach(booked(desk, shop).session_id)
    assert desk.state_of(kept) == (KeptState.WAITING, "")
    server.down = False
    await until(lambda: desk.state_of(kept)[0] is KeptState.SENT)
    assert server.files[kept.id].content == JPEG
    again = await desk.attach(kept.session_id, name="back.jpg")
    await until(lambda: desk.state_of(again)[0] is KeptState.SENT)


@pytest.mark.parametrize(
    "fault", [Fault.LOST, Fault.ANSWER_LOST, Fault.BUSY, Fault.PORTAL, Fault.TORN, Fault.SLOW]
)
@pytest.mark.parametrize("after", range(5))
async def test_it_goes_on_where_it_stopped(
    desk: Attaching, server: FakeServer, visit: UUID, fault: Fault, after: int
) -> None:
    kept = await desk.attach(visit)
    server.faults.extend([*([None] * after), fault])
    failed = False
    try:
        await desk.engine.send_files()
    except (Unreachable, BadAnswer):
        failed = True
    there = len(server.files[kept.id].parts) if kept.id in server.files else 0
    put = desk.parts_put()
    await desk.engine.send_files()
    assert server.files[kept.id].content == JPEG
    assert desk.state_of(kept)[0] is KeptState.SENT
    # an answer of 204 has nothing that could be torn, and a part that arrived is not sent again
    assert failed or fault is Fault.TORN
    assert not failed or desk.parts_put() == put + (3 - there)


async def test_what_the_server_refuses_stays_with_why_and_holds_up_nothing(
    desk: Attaching, server: FakeServer, visit: UUID, shop: Garage
) -> None:
    server.refuse_files = {"mine.jpg": "not_allowed"}
    server.file_settings = FileSettings(document=1_000)
    pdf = await desk.attach(visit, b"%PDF-1.7" + b"x" * 2_000, "long.pdf")
    mine = await desk.attach(visit, name="mine.jpg")
    good = await desk.attach(visit)
    await desk.engine.send_files()
    assert desk.state_of(pdf) == (KeptState.REFUSED, "file_too_large")
    assert desk.state_of(mine) == (KeptState.REFUSED, "not_allowed")
    assert desk.state_of(good) == (KeptState.SENT, "")
    asked = len(server.requests)
    await desk.engine.send_files()
    assert len(server.requests) == asked, "a refused file is not sent again by itself"
    server.refuse_files = {}
    await desk.files.retry(mine.id)
    await desk.engine.send_files()
    assert desk.state_of(mine) == (KeptState.SENT, "")
    await desk.files.take_away(pdf.id)
    assert desk.files.unsent() == []


async def test_a_session_that_the_server_never_took_is_said(
    desk: Attaching, server: FakeServer, shop: Garage
) -> None:
    await desk.engine.pull()
    server.reject = lambda _: "invalid"
    kept = await desk.attach(booked(desk, shop).session_id)
    await desk.engine.push()
    await desk.engine.send_files()
    assert desk.state_of(kept) == (KeptState.REFUSED, "not_found")


async def test_a_file_at_which_the_server_fails_holds_up_no_other(
    desk: Attaching, server: FakeServer, visit: UUID
) -> None:
    bad, good = await desk.attach(visit, name="bad.jpg"), await desk.attach(visit)
    server.ill_at = "bad.jpg"
    with pytest.raises(ServerFault):
        await desk.engine.send_files()
    assert desk.state_of(good)[0] is KeptState.SENT
    assert desk.state_of(bad) == (KeptState.WAITING, "")
    server.ill_at = ""
    await desk.engine.send_files()
    assert desk.state_of(bad)[0] is KeptState.SENT


async def test_a_file_that_something_on_the_way_blocks_holds_up_no_other(
    desk: Attaching, server: FakeServer, visit: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin = server._begin

    def blocked(request: httpx.Request, session_id: UUID) -> httpx.Response:
        if b"bad.jpg" in request.content:
            return httpx.Response(403, text="<html>blocked</html>")
        return begin(request, session_id)

    monkeypatch.setattr(server, "_begin", blocked)
    bad, good = await desk.attach(visit, name="bad.jpg"), await desk.attach(visit)
    with pytest.raises(BadAnswer):
        await desk.engine.send_files()
    assert desk.state_of(good)[0] is KeptState.SENT
    assert desk.state_of(bad) == (KeptState.WAITING, "")


async def test_a_file_that_cannot_wait_again_holds_up_no_other(
    desk: Attaching, server: FakeServer, visit: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = await desk.attach(visit, name="bad.jpg")
    await desk.engine.send_files()
    good, put = await desk.attach(visit), FileDisk.put

    def spoiled(disk: FileDisk, file: KeptFile) -> None:
        if file.id == bad.id:
            raise NotKept(desk.directory, Trouble.FILES_UNREADABLE)
        put(disk, file)

    monkeypatch.setattr(FileDisk, "put", spoiled)
    server.restore(server.backup())
    await desk.engine.pull()
    with pytest.raises(NotKept):
        await desk.engine.send_files()
    assert desk.state_of(good)[0] is KeptState.SENT


async def test_nor_does_one_whose_session_came_after_all_and_it_is_tried_again(
    desk: Attaching, server: FakeServer, shop: Garage, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.engine.pull()
    backup, visit = server.backup(), session(shop.elise.id)
    server.seed([visit])
    await desk.engine.pull()
    late = await desk.attach(visit.id, name="late.jpg")
    server.restore(backup)
    await desk.engine.pull()
    await desk.engine.send_files()
    assert desk.state_of(late) == (KeptState.REFUSED, "not_found")
    server.seed([visit])
    await desk.engine.pull()
    good, put = await desk.attach(visit.id), FileDisk.put

    def busy(disk: FileDisk, file: KeptFile) -> None:
        if file.id == late.id:
            raise NotKept(desk.directory, Trouble.DISK_BUSY)
        put(disk, file)

    with monkeypatch.context() as patched:
        patched.setattr(FileDisk, "put", busy)
        with pytest.raises(NotKept):
            await desk.engine.send_files()
    assert desk.state_of(good)[0] is KeptState.SENT
    await desk.engine.send_files()
    assert desk.state_of(late)[0] is KeptState.SENT


@pytest.mark.parametrize("code", ["device_revoked", "too_many_attempts"])
async def test_what_is_not_the_files_fault_is_tried_again(
    desk: Attaching, server: FakeServer, visit: UUID, code: str
) -> None:
    kept = await desk.attach(visit)
    server.refuse_files = {"front.jpg": code}
    with pytest.raises(Refused, match=code):
        await desk.engine.send_files()
    assert desk.state_of(kept) == (KeptState.WAITING, "")


async def test_who_is_signed_out_sends_nothing_more(desk: Attaching, server: FakeServer, visit: UUID) -> None:
    await desk.attach(visit)
    await desk.attach(visit, name="back.jpg")
    server.access_tokens.clear()
    server.refresh_tokens.clear()
    with pytest.raises(NotSignedIn):
        await desk.engine.send_files()
    assert server.files == {}


async def test_a_restored_server_gets_its_booking_and_then_its_file_again(
    desk: Attaching, server: FakeServer, shop: Garage
) -> None:
    await desk.engine.pull()
    backup = server.backup()
    kept = await desk.attach(booked(desk, shop).session_id)
    await desk.engine.push()
    await desk.engine.send_files()
    server.restore(backup)
    assert server.files == {}
    await desk.engine.pull()
    await desk.engine.send_files()
    assert desk.state_of(kept) == (KeptState.WAITING, "")
    await desk.engine.push()
    await desk.engine.send_files()
    assert list(server.files) == [kept.id]
    assert server.files[kept.id].content == JPEG
    assert desk.state_of(kept) == (KeptState.SENT, "")


async def test_a_restored_server_that_has_the_file_is_only_asked(
    desk: Attaching, server: FakeServer, visit: UUID
) -> None:
    kept = await desk.attach(visit)
    await desk.engine.send_files()
    put = desk.parts_put()
    server.restore(server.backup())
    await desk.engine.pull()
    await desk.engine.send_files()
    assert desk.state_of(kept)[0] is KeptState.SENT
    assert desk.parts_put() == put


async def test_a_server_restored_between_greeting_and_file_refuses_nothing(
    desk: Attaching, server: FakeServer, shop: Garage
) -> None:
    await desk.engine.pull()
    backup = server.backup()
    command = booked(desk, shop)
    await desk.engine.push()
    kept = await desk.attach(command.session_id)
    server.restore(backup)  # nobody here has heard of it
    await desk.engine.send_files()
    assert desk.state_of(kept) == (KeptState.WAITING, "")
    await desk.engine.push()
    await desk.engine.send_files()
    assert desk.state_of(kept) == (KeptState.SENT, "")


async def test_a_file_whose_session_comes_after_all_is_sent_then_and_not_again_and_again(
    desk: Attaching, server: FakeServer, shop: Garage
) -> None:
    """A restored server lacks what another desk booked, until that desk gives it again."""
    await desk.engine.pull()
    backup, visit = server.backup(), session(shop.elise.id)
    server.seed([visit])
    await desk.engine.pull()
    kept = await desk.attach(visit.id)
    server.restore(backup)
    await desk.engine.pull()
    await desk.engine.send_files()
    assert desk.state_of(kept) == (KeptState.REFUSED, "not_found")
    server.seed([visit])
    await desk.engine.pull()
    await desk.engine.send_files()
    assert desk.state_of(kept) == (KeptState.SENT, "")
    assert server.files[kept.id].content == JPEG


async def test_a_file_of_a_session_that_only_this_desk_still_shows_is_tried_once_more_and_no_oftener(
    desk: Attaching, server: FakeServer, visit: UUID
) -> None:
    kept = await desk.attach(visit)
    server.refuse_files = {kept.name: "not_found"}
    for _ in range(2):
        await desk.engine.send_files()
    assert desk.state_of(kept) == (KeptState.REFUSED, "not_found")
    asked = len(server.requests)
    await desk.engine.send_files()
    assert len(server.requests) == asked


async def test_an_upload_that_the_server_forgot_is_begun_again(
    desk: Attaching, server: FakeServer, visit: UUID
) -> None:
    kept = await desk.attach(visit)
    server.faults.extend([None, None, Fault.LOST])
    with pytest.raises(Unreachable):
        await desk.engine.send_files()
    server.files.clear()
    await desk.engine.send_files()
    assert server.files[kept.id].content == JPEG


async def test_more_parts_than_a_server_names_at_once(
    desk: Attaching, server: FakeServer, visit: UUID
) -> None:
    content = JPEG + b"x" * (45 * CHUNK)
    told: list[float] = []
    kept = await desk.attach(visit, content)
    desk.files.changed.connect(lambda: told.append(desk.files.sent_share(kept)))
    await desk.engine.send_files()
    assert server.files[kept.id].content == content
    assert desk.parts_put() == 48
    assert told == [*sorted(told[:-1]), 0.0], "how far it is only grows; afterwards nothing is kept of it"
    assert told[-2] > 0.9


async def test_a_server_that_never_has_the_parts_is_not_asked_for_ever(
    desk: Attaching, server: FakeServer, visit: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = await desk.attach(visit)
    put = server._put
    monkeypatch.setattr(server, "_put", lambda file, number, content: put(file, number + 1, content))
    with pytest.raises(BadAnswer):
        await desk.engine.send_files()
    assert desk.state_of(kept) == (KeptState.WAITING, "")
