"""A workshop whose messages go to a fake carrier, on a clock that a test sets."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from scheduling.message_delivery import MessageState
from sync_server.bootstrap import Bootstrap
from sync_server.jobs import messages
from sync_server.services.message_rows import SentMessage
from tests.fake_carrier import FakeCarrier
from tests.sync_server.shop import Shop

EMAIL = "chantal@example.test"


class SetClock:
    """``Clock`` of a test."""

    def __init__(self, now: int) -> None:
        self.at = now

    def now(self) -> int:
        return self.at


class Mailing:
    """The shop's messages by a worker of their own clock and carrier."""

    def __init__(self, shop: Shop, now: int) -> None:
        self.shop = shop
        self.clock = SetClock(now)
        self.carrier = FakeCarrier()
        self.bootstrap = Bootstrap(
            settings=shop.bootstrap.settings,
            engine=shop.bootstrap.engine,
            clock=self.clock,
            notifier=self.carrier,
        )

    async def reach(self, email: str = EMAIL, phone: str = "+15145550101") -> None:
        """Give the customer an address."""
        async with self.shop.uow() as uow:
            await uow.bump()
            self.shop.customer = replace(self.shop.customer, email=email, phone=phone)
            await uow.records.put(self.shop.customer)
            await uow.commit()

    async def sweep(self, at: int | None = None) -> int:
        """The minute's job, at an instant."""
        self.clock.at = self.clock.at if at is None else at
        return await messages.send_due(self.bootstrap, self.shop.id)

    async def rows(self, about: UUID) -> dict[str, SentMessage]:
        """The customer's and the staff's, by kind and channel."""
        async with self.shop.uow() as uow:
            found = await uow.rows.find(SentMessage, about=about)
        return {f"{row.kind.value} {row.channel.value}": row for row in found}

    async def states(self, about: UUID) -> dict[str, tuple[MessageState, str]]:
        return {name: (row.state, row.why) for name, row in (await self.rows(about)).items()}
