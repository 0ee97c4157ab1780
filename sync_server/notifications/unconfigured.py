"""Where no carrier is set up: nothing leaves, and each message says so."""

from __future__ import annotations

from scheduling.message_kinds import Channel
from sync_server.services.outgoing import CarrierRefused, Outgoing


class NotConfigured:
    """``Notifier`` of a server that nobody told how to send."""

    @property
    def channels(self) -> frozenset[Channel]:
        return frozenset()

    async def send(self, message: Outgoing) -> str:
        raise CarrierRefused(f"nothing is set up for {message.channel.value}")
