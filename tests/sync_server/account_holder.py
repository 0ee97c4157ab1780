"""Somebody with records in several workshops, who asks for links through their websites and opens them."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

from scheduling.ids import uuid7
from scheduling.records import Customer
from sync_server.services import platform_accounts
from sync_server.services.account_messages import (
    AccountAsked,
    AccountBookings,
    AccountConfirmed,
    AccountWish,
    GivenToken,
)
from sync_server.services.account_rows import AccountPurpose
from sync_server.services.outgoing import Outgoing
from sync_server.services.site_models import SiteCustomer
from tests.sync_server.mailing import Mailing
from tests.sync_server.shop import Shop
from tests.sync_server.site_world import Website

P = AccountPurpose
ADDRESS = "Chantal@Example.test"


def address() -> str:
    """One of this test's own: tests share a database."""
    return f"Chantal.{uuid7().hex}@Example.test"


class Holder:
    """Their record in one workshop."""

    def __init__(self, website: Website, reference: UUID, customer_id: UUID) -> None:
        self.website, self.shop = website, website.shop
        self.reference, self.customer_id = reference, customer_id
        self.now = website.now
        self.mailing = Mailing(self.shop, self.now)

    @classmethod
    async def at(cls, shop: Shop, email: str = ADDRESS, **over: Any) -> Holder:
        """Brought by the workshop's website."""
        website = await Website.of(shop)
        reference = await website.bring(**({"email": email} | over))
        async with shop.uow() as uow:
            known = await uow.rows.get(SiteCustomer, shop.people["site"].staff_id, reference)
        assert known is not None
        return cls(website, reference, known.customer_id)

    @classmethod
    async def linked_at(cls, shop: Shop, email: str = ADDRESS, **over: Any) -> Holder:
        made = await cls.at(shop, email, **over)
        assert (await made.give(await made.token(P.LINK))).purpose is P.LINK
        return made

    async def ask(self, purpose: AccountPurpose, request_id: UUID | None = None) -> AccountAsked:
        wish = AccountWish(request_id=request_id or uuid7(), purpose=purpose)
        async with self.shop.acting("site") as (uow, account):
            return await platform_accounts.ask(uow, account, self.reference, wish, self.now)

    async def mail(self) -> list[Outgoing]:
        """What the carrier has taken by now, of links only."""
        await self.mailing.sweep(self.now)
        return [each for each in self.mailing.carrier.taken.values() if each.kind == "account_link"]

    async def token(self, purpose: AccountPurpose) -> str:
        """Of a link that was asked for and has come."""
        await self.ask(purpose)
        return str((await self.mail())[-1].params["token"])

    async def give(self, token: str, now: int | None = None) -> AccountConfirmed:
        begin = self.shop.bootstrap.unit_of_work
        return await platform_accounts.confirm(begin, GivenToken(token=token), now or self.now)

    async def bookings(self, token: str, now: int | None = None) -> AccountBookings:
        begin = self.shop.bootstrap.reading
        return await platform_accounts.bookings(begin, GivenToken(token=token), now or self.now)

    async def is_linked(self) -> bool:
        async with self.shop.uow() as uow:
            return await uow.platform.is_linked(self.customer_id)

    async def change_address(self, email: str) -> None:
        """As any writer of the row does."""
        async with self.shop.uow() as uow:
            await uow.bump()
            customer = await uow.records.get(Customer, self.customer_id)
            assert customer is not None
            await uow.records.put(replace(customer, email=email))
            await uow.commit()
