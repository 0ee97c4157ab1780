"""Customers who are to be merged: the same person once more, and the tables as they are."""

from __future__ import annotations

from dataclasses import fields
from typing import Any
from uuid import UUID

import psycopg
from psycopg.rows import dict_row

from scheduling.commands import CreateCustomer
from scheduling.ids import uuid7
from scheduling.merge_commands import Called, MergeCustomers
from scheduling.records import Customer
from scheduling.wire import PushResult
from sync_server.db.embedded import Urls
from tests.sync_server.shop import Shop

THEIRS = Called(name="Chantale Client", phone="+15145550199", email="c@example.test")


async def another(shop: Shop, **over: Any) -> UUID:
    """The same person once more, typed in on another day."""
    customer_id = uuid7()
    values = {"name": "Chantale Client", "phone": "+15145550199", "email": "c@example.test"} | over
    result = await shop.send("desk", CreateCustomer(customer_id=customer_id, **values))
    assert result.status == "applied", result
    return customer_id


async def merge(shop: Shop, other: UUID, who: str = "desk", **over: Any) -> PushResult:
    row = await customer_of(shop, over.get("other_id", other))
    seen = (
        Called(**{each.name: getattr(row, each.name) for each in fields(Called)}) if row else Called(name="?")
    )
    values: dict[str, Any] = {"kept_id": shop.customer.id, "other_id": other, "seen": seen} | over
    return await shop.send(who, MergeCustomers(**values))


async def customer_of(shop: Shop, customer_id: UUID) -> Customer | None:
    async with shop.uow() as uow:
        return await uow.records.get(Customer, customer_id)


class Raw:
    """The tables as they are, for what no device writes."""

    def __init__(self, urls: Urls, shop: Shop) -> None:
        self._url = urls.owner
        self._tenant = shop.id

    def do(self, statement: str, **values: Any) -> list[dict[str, Any]]:
        with psycopg.connect(self._url, row_factory=dict_row) as connection:
            connection.execute("SELECT set_config('app.tenant', %s, true)", [str(self._tenant)])
            connection.execute("SELECT bump_tenant()")
            found = connection.execute(statement, {"tenant": self._tenant, **values})
            return found.fetchall() if found.description else []
