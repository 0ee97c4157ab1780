"""Somebody of a test workshop, or its website, who asks over HTTP, and what comes back."""

from __future__ import annotations

from typing import Any, TypeVar
from uuid import UUID

import httpx
import msgspec

from scheduling.wire import Hello, Mutation, Problem, Push, Welcome
from sync_server.http.context import Context
from tests.sync_server.shop import Shop

T = TypeVar("T")


class Caller:
    """A person at a device, over HTTP."""

    def __init__(self, client: httpx.AsyncClient, context: Context, shop: Shop, name: str) -> None:
        self.client, self.context, self.shop, self.person = client, context, shop, shop.people[name]
        self.token = shop.keys.get(name, "")

    async def __call__(self, method: str, path: str, body: object = None, **params: Any) -> httpx.Response:
        if not self.token:
            async with self.shop.uow() as uow:
                account = await uow.devices.account(self.person.member.id, self.person.device_id)
            assert account is not None
            self.token, _ = self.context.tokens.issue(account, self.context.now())
        return await self.client.request(
            method,
            path,
            content=None if body is None else msgspec.json.encode(body),
            params=params,
            headers={"Authorization": f"Bearer {self.token}"},
        )

    async def hello(self, device_id: UUID | None = None) -> Welcome:
        hello = Hello(device_id=device_id or self.person.device_id, app="0.1.0")
        return read(Welcome, await self("POST", "/sync/hello", hello))

    async def push(self, *mutations: Mutation, device_id: UUID | None = None) -> httpx.Response:
        async with self.shop.uow() as uow:
            epoch = (await uow.feed.state()).epoch
        message = Push(device_id=device_id or self.person.device_id, epoch=epoch, mutations=list(mutations))
        return await self("POST", "/sync/push", message)


def read(cls: type[T], response: httpx.Response) -> T:
    """The body of a 200."""
    assert response.status_code == 200, response.text
    return msgspec.json.decode(response.content, type=cls)


def problem(response: httpx.Response) -> Problem:
    """The body of a refusal."""
    return msgspec.json.decode(response.content, type=Problem)
