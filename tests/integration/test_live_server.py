"""A real server process on a real PostgreSQL: streams of changes, a database that goes away and comes back."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Iterator
from contextlib import aclosing, asynccontextmanager
from pathlib import Path

import httpx
import psycopg
import pytest

from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings, read_secret
from sync_server.db.embedded import EmbeddedPostgres, Urls
from sync_server.db.migrate import migrate
from sync_server.http.tokens import AccessTokens
from tests.sync_server.shop import Shop

PATIENCE = 30.0


class Running:
    """``python -m sync_server serve`` and its address."""

    def __init__(self, urls: Urls, directory: Path) -> None:
        self.secret_file = directory / "secret"
        read_secret(self.secret_file)
        environment = {
            **os.environ,
            "AUTODOCTOR_DATABASE_URL": urls.app,
            "AUTODOCTOR_SECRET_FILE": str(self.secret_file),
            "AUTODOCTOR_PORT": "0",
        }
        self.log = directory / "log"
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "sync_server", "serve"],
                env=environment,
                stdout=subprocess.PIPE,
                stderr=log,
                text=True,
            )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        assert line.startswith("listening on http://127.0.0.1:"), self.log.read_text()
        self.address = line.removeprefix("listening on ").strip()

    def stop(self) -> int:
        self.process.terminate()
        code = self.process.wait(timeout=60)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


@pytest.fixture
def own_cluster(cluster_directory: Path) -> Iterator[EmbeddedPostgres]:
    """A cluster that may be stopped without disturbing other tests."""
    directory = cluster_directory / f"own-{time.monotonic_ns()}"
    postgres = EmbeddedPostgres(directory, fsync=False)
    postgres.start()
    migrate(postgres.urls().owner)
    yield postgres
    postgres.stop()


@asynccontextmanager
async def _shop(urls: Urls) -> AsyncIterator[Shop]:
    bootstrap = Bootstrap.from_settings(Settings(database_url=urls.app, pool_size=4))
    shop = Shop(bootstrap)
    try:
        await shop.open()
        yield shop
    finally:
        await bootstrap.close()


async def _token(shop: Shop, running: Running, name: str = "desk") -> dict[str, str]:
    person = shop.people[name]
    async with shop.uow() as uow:
        account = await uow.devices.account(person.member.id, person.device_id)
    assert account is not None
    token, _ = AccessTokens(read_secret(running.secret_file)).issue(account, int(time.time()))
    return {"Authorization": f"Bearer {token}"}


async def _until(look: Callable[[], Awaitable[bool]]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not await look():
        assert time.monotonic() < deadline, "it did not come to be in time"
        await asyncio.sleep(0.05)


async def _lines(events: httpx.Response) -> AsyncGenerator[str, None]:
    async for line in events.aiter_lines():
        yield line


async def _versions(lines: AsyncGenerator[str, None], at_least: int) -> int:
    async with asyncio.timeout(PATIENCE):
        while True:
            line = await anext(lines)
            if line.startswith("data:") and int(line.removeprefix("data:")) >= at_least:
                return int(line.removeprefix("data:"))


async def test_a_change_is_streamed_to_its_own_organization_only(database: Urls, tmp_path: Path) -> None:
    running = Running(database, tmp_path)
    try:
        async with (
            _shop(database) as shop,
            _shop(database) as other,
            httpx.AsyncClient(base_url=running.address, timeout=PATIENCE) as client,
            client.stream("GET", "/sync/events", headers=await _token(shop, running)) as events,
            aclosing(_lines(events)) as lines,
        ):
            assert events.headers["content-type"].startswith("text/event-stream")
            assert await _versions(lines, 1) == 1
            for hour in (9, 11, 13, 15, 17):
                await other.send("desk", other.booking(other.at(hour)))
            result = await shop.send("desk", shop.booking(shop.at(10)))
            assert await _versions(lines, 2) == result.ver == 2
            code = await asyncio.to_thread(running.stop)
            assert [line async for line in lines if line.startswith("data:")] == []
        assert code in {0, -signal.SIGTERM}  # uvicorn ends calmly and then lets the signal have its way
        assert "Traceback" not in running.log.read_text()
    finally:
        if running.process.poll() is None:
            running.stop()


async def test_a_database_that_restarts_is_503_and_then_well_again(
    own_cluster: EmbeddedPostgres, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    urls = own_cluster.urls()
    port = own_cluster.port
    monkeypatch.setattr("sync_server.db.embedded._free_port", lambda: port)  # back where it was
    running = Running(urls, tmp_path)
    try:
        async with _shop(urls) as shop:
            headers = await _token(shop, running)
        hello = {"device_id": str(shop.people["desk"].device_id), "app": "0.1.0"}
        async with httpx.AsyncClient(base_url=running.address, timeout=PATIENCE, headers=headers) as client:

            async def healthy() -> bool:
                return (await client.get("/health")).status_code == 200

            await _until(healthy)
            async with client.stream("GET", "/sync/events") as events, aclosing(_lines(events)) as lines:
                await _versions(lines, 1)
                own_cluster.stop()
                window = {"from": 0, "to": 2**33}
                for response in (
                    await client.post("/sync/hello", json=hello),
                    await client.get("/sync/snapshot", params=window),
                    await client.post("/auth/refresh", json={"refresh_token": f"{shop.id.hex}.x"}),
                    await client.get("/health"),
                ):
                    assert response.status_code == 503, response.url
                    assert response.json()["code"] == "busy"
                    assert int(response.headers["retry-after"]) >= 1
                urls = own_cluster.start()
                await _until(healthy)
                assert (await client.post("/sync/hello", json=hello)).status_code == 200
                shop.bootstrap = Bootstrap.from_settings(Settings(database_url=urls.app, pool_size=2))
                try:
                    result = await shop.send("desk", shop.booking(shop.at(10)))
                    assert await _versions(lines, result.ver) == result.ver
                finally:
                    await shop.bootstrap.close()
        assert "bug:" not in running.log.read_text()
    finally:
        running.stop()


async def test_who_leaves_amid_the_first_question_costs_no_connection(database: Urls, tmp_path: Path) -> None:
    """A stream ends with its listener; what it was asking the database just then is asked to the end."""
    running = Running(database, tmp_path)
    try:
        async with (
            _shop(database) as shop,
            httpx.AsyncClient(base_url=running.address, timeout=PATIENCE) as client,
            await psycopg.AsyncConnection.connect(database.superuser) as blocker,
        ):
            headers = await _token(shop, running)
            await blocker.execute("LOCK TABLE sync_tenant")
            async with client.stream("GET", "/sync/events", headers=headers) as events:
                assert events.status_code == 200

                async def asking() -> bool:
                    waiting = await blocker.execute(
                        "SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'sync_tenant'::regclass"
                    )
                    return await waiting.fetchone() is not None

                await _until(asking)

            async def quiet() -> bool:
                waiting = await blocker.execute(
                    "SELECT 1 FROM pg_locks WHERE NOT granted AND relation = 'sync_tenant'::regclass"
                )
                return await waiting.fetchone() is None

            await _until(quiet)
            await blocker.rollback()
            assert (await client.get("/health")).status_code == 200
    finally:
        running.stop()
    assert "query cancellation interrupted" not in running.log.read_text()
