"""A real server on a real, durable PostgreSQL with many small shops in it, for benchmarks that book over HTTP.

Here: starting and stopping it, the shops, and a bare HTTP client that costs next to nothing. No measuring.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import msgspec

from scheduling.commands import BookSession
from scheduling.ids import uuid7
from scheduling.records import Bay, Customer, Mechanic, Organization, Record, StaffMember, WorkshopHours
from scheduling.vocabulary import OrganizationKind, Role, ServiceType, VisitKind
from scheduling.wire import Mutation, Push, PushAnswer, PushResult, PushStatus
from sync_server.bootstrap import Bootstrap
from sync_server.config import Settings, read_secret
from sync_server.db.embedded import EmbeddedPostgres
from sync_server.db.migrate import migrate
from sync_server.http.tokens import AccessTokens
from sync_server.services.identity import create_organization
from sync_server.services.models import Account, Device

ROOT = Path(__file__).parents[2]
MECHANICS = 4
SLOT = 3600
DAY = 86_400


@dataclass(slots=True, kw_only=True)
class Desk:
    """One signed-in device and how far it has counted."""

    device_id: UUID
    token: str
    seq: int = 0


@dataclass(slots=True, kw_only=True)
class Shop:
    """One organization, its desks and its next free time."""

    tenant_id: UUID
    epoch: UUID
    customer: UUID
    mechanics: list[UUID]
    bays: list[UUID]
    desks: list[Desk]
    first: int
    booked: int = 0
    """Times given out so far."""
    applied: int = 0
    """Bookings that the server said it took."""

    def next_booking(self) -> BookSession:
        """A time nobody has yet: every full hour, each mechanic in turn."""
        hour, mechanic = divmod(self.booked, MECHANICS)
        self.booked += 1
        return self.booking(self.first + hour * SLOT, self.mechanics[mechanic])

    def booking(self, starts: int, mechanic_id: UUID) -> BookSession:
        """Half an hour in person."""
        return BookSession(
            session_id=uuid7(),
            reservation_id=uuid7(),
            customer_id=self.customer,
            kind=VisitKind.IN_PERSON,
            service_type=ServiceType.MAINTENANCE,
            starts=starts,
            minutes=30,
            mechanic_id=mechanic_id,
        )


class Client:
    """One connection to the server, kept open; it reads no more of HTTP than this server's answers need."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer

    @classmethod
    async def connect(cls, port: int) -> Client:
        return cls(*await asyncio.open_connection("127.0.0.1", port))

    async def book(self, shop: Shop, desk: Desk, command: BookSession) -> PushResult:
        """Push one booking and give the server's decision."""
        desk.seq += 1
        mutation = Mutation(
            seq=desk.seq, mid=uuid7(), name="session.book@1", args=command, client_time=int(time.time())
        )
        push = Push(device_id=desk.device_id, epoch=shop.epoch, mutations=[mutation])
        body = await self.post("/sync/push", desk, push)
        result = msgspec.json.decode(body, type=PushAnswer).results[0]
        shop.applied += result.status is PushStatus.APPLIED
        return result

    async def stream(self, desk: Desk) -> AsyncIterator[int]:
        """Each version that the server tells of, as it comes; the connection is good for nothing else then."""
        self._writer.write(
            f"GET /sync/events HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {desk.token}\r\n\r\n".encode()
        )
        answer = await self._reader.readuntil(b"\r\n\r\n")
        if not answer.startswith(b"HTTP/1.1 200"):
            raise RuntimeError(f"the server answered {answer!r}")
        while line := await self._reader.readline():
            if line.startswith(b"data: "):
                yield int(line[6:])

    async def get(self, path: str, desk: Desk) -> bytes:
        """The body of a 200."""
        return await self._send("GET", path, desk.token, b"")

    async def post(self, path: str, desk: Desk, message: object) -> bytes:
        """The body of a 200."""
        return await self._send("POST", path, desk.token, msgspec.json.encode(message))

    async def _send(self, method: str, path: str, token: str, body: bytes) -> bytes:
        head = (
            f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer {token}\r\n"
            f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        self._writer.write(head.encode() + body)
        answer = (await self._reader.readuntil(b"\r\n\r\n")).lower()
        length = int(answer.partition(b"content-length:")[2].partition(b"\r\n")[0])
        content = await self._reader.readexactly(length)
        if not answer.startswith(b"http/1.1 200"):
            raise RuntimeError(f"the server answered {answer[:20]!r}: {content[:500]!r}")
        return content

    async def close(self) -> None:
        self._writer.close()
        await self._writer.wait_closed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A running server and its database."""

    cluster: EmbeddedPostgres
    settings: Settings
    port: int


@contextlib.contextmanager
def serving() -> Iterator[Place]:
    """A migrated database that flushes each commit to disk, and ``serve`` on it in a process of its own."""
    directory = Path(tempfile.mkdtemp(prefix="autodoctor-bench-"))
    directory.chmod(0o755)  # PostgreSQL runs as another user when we are root
    try:
        with EmbeddedPostgres(directory / "pg") as cluster:
            urls = cluster.urls()
            migrate(urls.owner)
            settings = Settings(database_url=urls.app, secret_file=directory / "secret", port=0)
            read_secret(settings.secret_file)
            with _server(settings, directory / "server.log") as port:
                yield Place(cluster=cluster, settings=settings, port=port)
    finally:
        shutil.rmtree(directory)


@contextlib.contextmanager
def _server(settings: Settings, log: Path) -> Iterator[int]:
    environment = {
        **os.environ,
        "AUTODOCTOR_DATABASE_URL": settings.database_url,
        "AUTODOCTOR_SECRET_FILE": str(settings.secret_file),
        "AUTODOCTOR_PORT": "0",
        "PYTHONUNBUFFERED": "1",
    }
    command = [sys.executable, "-m", "sync_server", "serve"]
    with (
        log.open("wb") as errors,
        subprocess.Popen(
            command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as process,
    ):
        try:
            assert process.stdout is not None
            said = process.stdout.readline()
            if not said.startswith("listening on "):
                raise RuntimeError(f"the server did not start: {log.read_text()[-2000:]}")
            yield int(said.rpartition(":")[2])
        finally:
            process.terminate()


async def open_shops(place: Place, count: int, desks: int = 1, mechanics: int = MECHANICS) -> list[Shop]:
    """``count`` organizations open day and night, with mechanics, a bay for each, and ``desks`` devices."""
    bootstrap = Bootstrap.from_settings(place.settings)
    tokens = AccessTokens(read_secret(place.settings.secret_file))
    try:
        return [await _open_shop(bootstrap, tokens, desks, mechanics) for _ in range(count)]
    finally:
        await bootstrap.close()


async def _open_shop(bootstrap: Bootstrap, tokens: AccessTokens, desks: int, people: int) -> Shop:
    now = int(time.time())
    organization = Organization(
        id=uuid7(),
        kind=OrganizationKind.WORKSHOP,
        name="Bench",
        zone="UTC",
        locale="en-CA",
        province="QC",
        notice_minutes=0,
        horizon_days=120,
    )
    mechanics = [
        Mechanic(
            id=uuid7(),
            name=f"M{n}",
            has_workshop=True,
            account_type="workshop_mechanic",
            kinds=tuple(VisitKind),
        )
        for n in range(people)
    ]
    desk_clerk = StaffMember(id=uuid7(), name="Clerk", role=Role.RECEPTIONIST)
    customer = Customer(id=uuid7(), name="Customer", created_at=now)
    hours = [WorkshopHours(id=uuid7(), weekday=day, start_minute=0, end_minute=1440) for day in range(7)]
    bays = [Bay(id=uuid7(), name=str(n), sort=n) for n in range(people)]
    records: list[Record] = [*mechanics, desk_clerk, customer, *hours, *bays]
    made = [Desk(device_id=uuid7(), token="") for _ in range(desks)]
    async with bootstrap.unit_of_work(organization.id) as uow:
        await create_organization(uow, organization)
        for record in records:
            await uow.records.add(record)
        for desk in made:
            await uow.devices.add(Device(id=desk.device_id, kind="desktop", name="bench", created_at=now))
            account = Account(
                tenant_id=organization.id,
                staff_id=desk_clerk.id,
                device_id=desk.device_id,
                role=desk_clerk.role,
                name=desk_clerk.name,
            )
            desk.token, _ = tokens.issue(account, now)
        epoch = (await uow.feed.state()).epoch
        await uow.commit()
    return Shop(
        tenant_id=organization.id,
        epoch=epoch,
        customer=customer.id,
        mechanics=[m.id for m in mechanics],
        bays=[b.id for b in bays],
        desks=made,
        first=(now // DAY + 2) * DAY,
    )
