"""Files of a session: in chunks, in any order, again and again; by content, within limits; read safely."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import asdict
from typing import Any
from uuid import UUID

import httpx
import psycopg
import pytest
import sqlalchemy as sa
from psycopg import sql

from scheduling.errors import FileTooLarge
from scheduling.file_types import CHUNK, FileSettings
from scheduling.ids import uuid7
from scheduling.records import Session
from scheduling.visit_messages import FileFinish, FileLine, FileList, FileRequest, MessageLine, MessageRequest
from scheduling.visit_records import FileChunk, SessionFile
from sync_server.api import visit_files
from sync_server.db.embedded import Urls
from sync_server.http.context import Context
from sync_server.jobs import purging
from sync_server.services import files
from sync_server.services.models import Policy
from tests.sync_server.caller import Caller, problem, read
from tests.sync_server.shop import Shop
from tests.sync_server.visiting import S, now_of, stand

JPEG = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 2_100
"""Three chunks."""


def parts(content: bytes) -> list[bytes]:
    return [content[at : at + CHUNK] for at in range(0, len(content), CHUNK)]


class Upload:
    """Somebody uploading one file."""

    def __init__(self, caller: Caller, session: Session, content: bytes, name: str = "front.jpg") -> None:
        self.caller, self.content, self.name = caller, content, name
        self.id = uuid7()
        self.base = f"/sessions/{session.id}/files"

    async def begin(self, **over: Any) -> httpx.Response:
        values: dict[str, Any] = {"id": self.id, "name": self.name, "size": len(self.content)}
        wish = FileRequest(**(values | over))
        return await self.caller("POST", self.base, wish)

    async def put(self, number: int, content: bytes | None = None) -> httpx.Response:
        body = parts(self.content)[number] if content is None else content
        headers = {"Authorization": f"Bearer {self.caller.token}"}
        return await self.caller.client.put(
            f"{self.base}/{self.id}/chunks/{number}", content=body, headers=headers
        )

    async def finish(self, sha256: str = "") -> httpx.Response:
        digest = sha256 or hashlib.sha256(self.content).hexdigest()
        return await self.caller("POST", f"{self.base}/{self.id}/finish", FileFinish(sha256=digest))

    async def whole(self) -> FileLine:
        read(FileLine, await self.begin())
        for number in range(len(parts(self.content))):
            assert (await self.put(number)).status_code == 204
        return read(FileLine, await self.finish())

    async def read(self) -> httpx.Response:
        return await self.caller("GET", f"{self.base}/{self.id}")


@pytest.fixture
async def desk(client: httpx.AsyncClient, context: Context, shop: Shop) -> Caller:
    return Caller(client, context, shop, "desk")


async def kept(shop: Shop, file_id: UUID) -> tuple[bool, int]:
    async with shop.uow() as uow:
        row = await uow.rows.get(SessionFile, file_id)
        return row is not None, await uow.rows.count(FileChunk, file_id=file_id)


async def limit(shop: Shop, **numbers: int) -> None:
    async with shop.uow() as uow:
        await uow.bump()
        await uow.rows.add(Policy(name="files", value=asdict(FileSettings(**numbers)), changed_at=1))
        await uow.commit()


async def test_in_any_order_with_every_step_twice(shop: Shop, desk: Caller) -> None:
    session = await stand(shop, S.SCHEDULED)
    upload = Upload(desk, session, JPEG, name="C:\\photos\\Éclat avant.jpg")
    begun = read(FileLine, await upload.begin())
    assert (begun.chunks, begun.chunk_bytes, begun.missing, begun.ready) == (3, CHUNK, [0, 1, 2], False)
    await upload.put(2)
    await upload.put(0)
    assert read(FileLine, await upload.begin()).missing == [1], "it goes on where it stopped"
    early = problem(await upload.finish())
    assert (early.code, early.params) == ("file_incomplete", {"missing": [1]})
    assert (await upload.read()).status_code == 404
    for _ in range(2):
        assert (await upload.put(1)).status_code == 204
    done, again = [read(FileLine, await upload.finish()) for _ in range(2)]
    assert done == again
    assert (done.ready, done.media_type, done.name, done.missing) == (
        True, "image/jpeg", "Éclat avant.jpg", []
    )  # fmt: skip
    assert problem(await upload.put(1)).code == "gone"
    response = await upload.read()
    assert response.content == JPEG
    assert response.headers["content-type"] == "image/jpeg"
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["content-disposition"] == ("attachment; filename*=UTF-8''%C3%89clat%20avant.jpg")
    assert "no-store" in response.headers["cache-control"]
    assert read(FileList, await desk("GET", upload.base)).files == [done]


@pytest.mark.parametrize("content", [b"MZ\x90\x00 a program", b"<svg onload=x>", b"GIF89a"])
async def test_the_type_is_what_it_is_and_not_its_name(shop: Shop, desk: Caller, content: bytes) -> None:
    upload = Upload(desk, await stand(shop, S.LIVE), content, name="photo.jpg")
    await upload.begin()
    await upload.put(0)
    refused = await upload.finish()
    assert (refused.status_code, problem(refused).code) == (415, "file_type")
    assert await kept(shop, upload.id) == (False, 0), "it is forgotten"


async def test_taken_back_while_a_part_arrives_it_is_gone(
    shop: Shop, desk: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = await stand(shop, S.WAITING)
    upload = Upload(desk, session, JPEG)
    await upload.begin()
    looked_up = files._file

    async def overtaken(*asked: Any) -> SessionFile:
        monkeypatch.setattr(files, "_file", looked_up)
        file = await looked_up(*asked)
        async with shop.acting("desk") as (uow, account):
            await files.forget(uow, account, session.id, upload.id)
        return file

    monkeypatch.setattr(files, "_file", overtaken)
    assert problem(await upload.put(0)).code == "gone"


async def test_a_reader_who_is_slow_keeps_no_connection(shop: Shop, desk: Caller) -> None:
    upload = Upload(desk, await stand(shop, S.WAITING), JPEG)
    await upload.whole()
    async with shop.uow() as uow:
        file = await uow.rows.get(SessionFile, upload.id)
    assert file is not None
    pool = shop.bootstrap.engine.pool
    assert isinstance(pool, sa.AsyncAdaptedQueuePool)
    found = b""
    async for part in visit_files.parts_of(shop.bootstrap, shop.id, file):
        assert pool.checkedout() == 0, "while the part goes out"
        found += part
    assert found == JPEG


async def test_what_arrived_otherwise_than_it_was_sent_is_forgotten(shop: Shop, desk: Caller) -> None:
    upload = Upload(desk, await stand(shop, S.LIVE), JPEG)
    await upload.begin()
    for number in range(3):
        await upload.put(number)
    assert problem(await upload.finish("0" * 64)).code == "file_damaged"
    assert await kept(shop, upload.id) == (False, 0)
    assert (await upload.whole()).ready, "and sent again"


@pytest.mark.parametrize(
    ("over", "code"),
    [({"size": 0}, "invalid"), ({"size": -1}, "invalid"), ({"name": ""}, "invalid"), ({"name": "a/"}, "invalid"),
     ({"name": "x" * 301}, "invalid"), ({"size": 2**40}, "file_too_large")],
)  # fmt: skip
async def test_what_cannot_be_begun(shop: Shop, desk: Caller, over: dict[str, Any], code: str) -> None:
    upload = Upload(desk, await stand(shop, S.LIVE), JPEG)
    assert problem(await upload.begin(**over)).code == code


async def test_chunks_are_of_their_size_and_place(shop: Shop, desk: Caller) -> None:
    upload = Upload(desk, await stand(shop, S.LIVE), JPEG)
    await upload.begin()
    for number, content in ((0, b"x"), (0, b""), (2, JPEG[:CHUNK]), (3, b"x"), (-1, JPEG[:CHUNK])):
        assert problem(await upload.put(number, content)).code == "invalid"
    assert (await upload.put(0, b"x" * 310_000)).status_code == 413
    assert problem(await upload.begin(size=5)).code == "invalid", "the id is another file's"


async def test_a_picture_may_be_as_large_as_the_owner_says(shop: Shop, desk: Caller) -> None:
    await limit(shop, picture=len(JPEG) - 1)
    upload = Upload(desk, await stand(shop, S.LIVE), JPEG)
    await upload.begin()
    for number in range(3):
        await upload.put(number)
    refused = await upload.finish()
    assert (refused.status_code, problem(refused).params["of"]) == (413, "picture")
    assert await kept(shop, upload.id) == (False, 0)


async def test_a_session_has_room_for_so_much_also_for_two_at_once(shop: Shop, desk: Caller) -> None:
    await limit(shop, session_bytes=len(JPEG) + 10, session_files=2)
    session, other = await stand(shop, S.LIVE), await stand(shop, S.LIVE)
    await desk.hello()
    answers = await asyncio.gather(*(Upload(desk, session, JPEG).begin() for _ in range(3)))
    assert sorted(each.status_code for each in answers) == [200, 413, 413]
    assert (await Upload(desk, session, b"%PDF-1").begin()).status_code == 200
    last = problem(await Upload(desk, session, b"%PDF").begin())
    assert last.params == {"most": 2, "of": "files"}
    assert (await Upload(desk, other, JPEG).begin()).status_code == 200


async def test_whose_session_it_is_not_sees_nothing_of_its_files(
    client: httpx.AsyncClient, context: Context, shop: Shop, other_shop: Shop, desk: Caller
) -> None:
    session, elsewhere = await stand(shop, S.LIVE), await stand(shop, S.LIVE)
    upload = Upload(desk, session, JPEG)
    await upload.whole()
    for shop_, who, status in ((shop, "ivan", 403), (shop, "kiosk", 403), (other_shop, "desk", 404)):
        caller = Caller(client, context, shop_, who)
        assert (await caller("GET", f"{upload.base}/{upload.id}")).status_code == status
        assert (await caller("GET", upload.base)).status_code == status
    wrong = await desk("GET", f"/sessions/{elsewhere.id}/files/{upload.id}")
    assert wrong.status_code == 404
    anna = Caller(client, context, shop, "anna")
    assert (await anna("GET", f"{upload.base}/{upload.id}")).status_code == 200


async def test_a_message_carries_a_whole_file_of_its_session(shop: Shop, desk: Caller) -> None:
    session, elsewhere = await stand(shop, S.LIVE), await stand(shop, S.LIVE)
    upload = Upload(desk, session, b"%PDF-1.7 estimate", name="estimate.pdf")
    message = MessageRequest(id=uuid7(), file_id=upload.id)
    await upload.begin()
    assert problem(await desk("POST", f"/sessions/{session.id}/thread", message)).code == "not_found"
    await upload.whole()
    line = read(MessageLine, await desk("POST", f"/sessions/{session.id}/thread", message))
    assert (line.file_id, line.text) == (upload.id, "")
    other = MessageRequest(id=uuid7(), file_id=upload.id)
    assert problem(await desk("POST", f"/sessions/{elsewhere.id}/thread", other)).code == "not_found"


async def test_while_a_file_is_read_whole_only_the_file_waits(
    shop: Shop, desk: Caller, module_database: Urls, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A hundred megabytes take a second: nobody's booking may stand behind them."""
    upload = Upload(desk, await stand(shop, S.LIVE), JPEG)
    await upload.begin()
    for number in range(3):
        await upload.put(number)
    plain, free = files._read, []

    async def looked_at(*asked: Any) -> tuple[str, bytes]:
        async with await psycopg.AsyncConnection.connect(module_database.superuser) as connection:
            for table, column, row_id in (
                ("sync_tenant", "tenant_id", shop.id),
                ("session_file", "id", upload.id),
            ):
                query = sql.SQL("SELECT 1 FROM {} WHERE {} = %s FOR UPDATE NOWAIT")
                try:
                    await connection.execute(
                        query.format(sql.Identifier(table), sql.Identifier(column)), (row_id,)
                    )
                    free.append(table)
                except psycopg.errors.LockNotAvailable:
                    pass
                await connection.rollback()
        return await plain(*asked)

    monkeypatch.setattr(files, "_read", looked_at)
    assert (await upload.finish()).status_code == 200
    assert free == ["sync_tenant"]


async def test_finished_and_taken_back_at_once_it_is_one_of_the_two(shop: Shop, desk: Caller) -> None:
    session = await stand(shop, S.LIVE)
    for _ in range(5):
        upload = Upload(desk, session, b"%PDF-1.7 estimate")
        await upload.begin()
        await upload.put(0)
        back, done, again = await asyncio.gather(
            desk("DELETE", f"{upload.base}/{upload.id}"), upload.finish(), upload.finish()
        )
        codes = {done.status_code, again.status_code}
        assert (back.status_code, codes) in [(204, {404}), (409, {200})]
        assert await kept(shop, upload.id) == ((False, 0) if back.status_code == 204 else (True, 1))


async def test_what_is_finished_while_it_is_purged_stays(
    shop: Shop, desk: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    upload = Upload(desk, await stand(shop, S.LIVE), b"%PDF-1.7 estimate")
    await upload.begin()
    await upload.put(0)
    async with shop.uow() as uow:
        found = await uow.rows.find(SessionFile, id=upload.id)
        await upload.finish()

        async def before(*_: object, **__: object) -> list[SessionFile]:
            return found

        monkeypatch.setattr(uow.rows, "find", before)
        await files.purge(uow, now_of(shop) + 1, 10)
        await uow.commit()
    assert await kept(shop, upload.id) == (True, 1)


async def test_what_nobody_finishes_goes_by_night_and_what_is_whole_stays(shop: Shop, desk: Caller) -> None:
    session = await stand(shop, S.LIVE)
    whole, left = Upload(desk, session, JPEG), Upload(desk, session, JPEG)
    await whole.whole()
    await left.begin()
    await left.put(0)
    assert (await desk("DELETE", f"{whole.base}/{whole.id}")).status_code == 409
    now = now_of(shop)
    async with shop.uow() as uow:
        assert await files.purge(uow, now - 3_600, 10) == 0
        assert await files.purge(uow, now + 1, 10) == 1
        assert await files.purge(uow, now + 1, 10) == 0
        await uow.commit()
    assert await kept(shop, left.id) == (False, 0)
    assert await kept(shop, whole.id) == (True, 3)


async def test_the_nightly_job_purges_uploads_in_turn(shop: Shop, desk: Caller) -> None:
    session = await stand(shop, S.LIVE)
    old = now_of(shop) - files.OPEN_SECONDS - 1
    async with shop.acting("desk") as (uow, account):
        for _ in range(purging.FILES + 1):
            wish = FileRequest(id=uuid7(), name="a.pdf", size=5)
            await files.begin(uow, account, session.id, wish, old)
    await purging.purge(shop.bootstrap, shop.id)
    assert read(FileList, await desk("GET", f"/sessions/{session.id}/files")).files == []


async def test_missing_parts_are_named_twenty_at_a_time(shop: Shop) -> None:
    session = await stand(shop, S.LIVE)
    wish = FileRequest(id=uuid7(), name="a.mp4", size=60 * CHUNK)
    async with shop.acting("desk") as (uow, account):
        await files.begin(uow, account, session.id, wish, 1)
        for number in (0, 1, 5, 30):
            await files.put_chunk(uow, account, session.id, wish.id, number=number, content=bytes(CHUNK))
        line = await files.begin(uow, account, session.id, wish, 1)
        with pytest.raises(FileTooLarge):
            await files.begin(uow, account, session.id, FileRequest(id=uuid7(), name="b", size=2**30), 1)
    assert line.missing == [2, 3, 4, *range(6, 23)]
