"""A device whose access is taken away, and what it hands over over HTTP."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from hashlib import sha256
from uuid import UUID

import httpx
import msgspec

from scheduling.commands import NAME_OF, Command
from scheduling.file_types import CHUNK
from scheduling.handover_messages import HandOver, LeftChange, LeftFile, LeftFileTaken
from scheduling.ids import uuid7
from sync_server.services import staffing
from tests.sync_server.shop import PASSWORD, Shop


def left(command: Command, code: str = "") -> LeftChange:
    """A change as a device keeps it."""
    args = msgspec.json.encode(command).decode()
    return LeftChange(
        mid=uuid7(), name=NAME_OF[type(command)], args=args, client_time=1_700_000_000, code=code
    )


@dataclass
class Laptop:
    """Somebody's own, signed in with their password."""

    client: httpx.AsyncClient
    shop: Shop
    name: str = "desk"
    device_id: UUID = field(default_factory=uuid7)
    refresh_token: str = ""
    access_token: str = ""

    async def sign_in(self) -> httpx.Response:
        member = self.shop.people[self.name].member
        async with self.shop.uow() as uow:
            known = await uow.identities.by_email(member.email)
        if known is None:
            await self.shop.give_password(self.name)
        body = {
            "email": member.email,
            "password": PASSWORD,
            "device_id": str(self.device_id),
            "device_name": "laptop",
            "app": "0.1.0",
        }
        response = await self.client.post("/auth/sign-in", json=body)
        if response.status_code == 200:
            self.refresh_token = response.json()["refresh_token"]
            self.access_token = response.json()["access_token"]
        return response

    async def revoke(self) -> None:
        """The owner does."""
        async with self.shop.acting("owner") as (uow, account):
            await staffing.revoke_device(uow, account, self.device_id, self.shop.bootstrap.clock.now())

    async def dismiss(self, *, active: bool = False) -> None:
        """The owner lets the person go, or has them back."""
        async with self.shop.acting("owner") as (uow, _):
            member = self.shop.people[self.name].member
            await uow.bump()
            await uow.records.put(replace(member, active=active))

    async def hand_over(
        self,
        *changes: LeftChange,
        complete: bool = False,
        files_lost: int = 0,
        token: str | None = None,
        device: UUID | None = None,
    ) -> httpx.Response:
        message = HandOver(
            device_id=device or self.device_id,
            refresh_token=self.refresh_token if token is None else token,
            changes=list(changes),
            complete=complete,
            files_lost=files_lost,
        )
        headers = {"Authorization": f"Bearer {self.access_token}"} if token == "" else {}
        return await self.client.post("/sync/handover", content=msgspec.json.encode(message), headers=headers)

    def file(self, session_id: UUID, content: bytes, name: str = "frein.jpg") -> LeftFile:
        """A file of it that waits."""
        return LeftFile(
            device_id=self.device_id,
            id=uuid7(),
            session_id=session_id,
            name=name,
            size=len(content),
            sha256=sha256(content).hexdigest(),
            added_at=1_700_000_000,
        )

    async def announce(self, file: LeftFile, token: str | None = None) -> httpx.Response:
        message = replace(file, refresh_token=self.refresh_token if token is None else token)
        headers = {"Authorization": f"Bearer {self.access_token}"} if token == "" else {}
        content = msgspec.json.encode(message)
        return await self.client.post("/sync/handover/files", content=content, headers=headers)

    async def put(
        self, file: LeftFile, number: int, content: bytes, *, token: str | None = None
    ) -> httpx.Response:
        path = f"/sync/handover/files/{file.id}/parts/{number}"
        headers = {"Authorization": f"Bearer {self.refresh_token if token is None else token}"}
        return await self.client.put(
            path, params={"device_id": str(file.device_id)}, content=content, headers=headers
        )

    async def give(self, file: LeftFile, content: bytes) -> None:
        """Hand it over whole, as a device does."""
        while True:
            response = await self.announce(file)
            assert response.status_code == 200, response.text
            missing = msgspec.json.decode(response.content, type=LeftFileTaken).missing
            if not missing:
                return
            for number in missing:
                part = content[number * CHUNK : (number + 1) * CHUNK]
                assert (await self.put(file, number, part)).status_code == 204
