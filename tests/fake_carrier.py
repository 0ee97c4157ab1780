"""A carrier in memory: it keeps what it took by key, and fails when a test says so."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from scheduling.message_kinds import Channel
from sync_server.services.outgoing import CarrierRefused, Outgoing


class FakeCarrier:
    """``Notifier`` that sends nothing anywhere. ``before`` runs before each taking, and may raise."""

    def __init__(self, *channels: Channel) -> None:
        self.channels = frozenset(channels or Channel)
        self.taken: dict[object, Outgoing] = {}
        self.asked = 0
        self.before: Callable[[Outgoing], Awaitable[None]] | None = None

    async def send(self, message: Outgoing) -> str:
        self.asked += 1
        if message.channel not in self.channels:
            raise CarrierRefused(message.channel.value)
        if self.before is not None:
            await self.before(message)
        self.taken.setdefault(message.key, message)
        return f"fake-{message.key}"

    @property
    def kinds(self) -> list[str]:
        """What went, in its order, with its channel."""
        return [f"{each.kind.value} {each.channel.value}" for each in self.taken.values()]
