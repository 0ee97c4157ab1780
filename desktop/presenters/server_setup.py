"""What whoever runs the server set up there, and the owner's numbers of the same. No words; changes nothing."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

import msgspec

from desktop.presenters.carriers import Carriers
from desktop.presenters.on_server import OnServer, Reached
from scheduling.management_messages import PolicyLine, ServerSetup
from scheduling.message_kinds import KINDS, Audience, Channel, Holding, MessageKind, MessageSettings
from scheduling.money import MoneySettings
from scheduling.payments import PaymentSettings


class Said(Protocol):
    """``ServerSetup``, with channels that may have no name here."""

    @property
    def message_channels(self) -> Collection[str]: ...
    @property
    def payments(self) -> str: ...


class KnowsSetup(Protocol):
    """``desktop.sync.management.Management`` is one."""

    async def setup(self) -> Said: ...
    async def policies(self) -> list[PolicyLine]: ...


@dataclass(frozen=True, slots=True)
class Planned:
    """One kind of message, as it is planned: to whom, over what, and what quiet hours do to it."""

    kind: MessageKind
    audiences: frozenset[Audience]
    channels: tuple[Channel, ...]
    holding: Holding


class SetUp(OnServer):
    """``setup`` is known once ``known`` is."""

    def __init__(self, server: KnowsSetup) -> None:
        super().__init__()
        self._server = server
        self.setup: Said = ServerSetup(message_channels=[], payments="")
        self.messages, self.money, self.payments = MessageSettings(), MoneySettings(), PaymentSettings()

    async def load(self) -> None:
        """Ask for all of it."""
        await self._do(self._load, Reached.LOOKED)

    @property
    def carriers(self) -> Carriers:
        """By what messages leave the server, if any do."""
        return Carriers(lambda: self.setup.message_channels)

    @property
    def sends(self) -> bool:
        """Whether any message leaves it."""
        return not self.carriers.none

    @property
    def quiet(self) -> tuple[int, int] | None:
        """Minutes since midnight; ``None`` where there are no quiet hours."""
        hours = self.messages.quiet
        same = hours.start_minute == hours.end_minute
        return None if same else (hours.start_minute, hours.end_minute)

    def planned(self, *, customers: bool) -> list[Planned]:
        """Those to customers, or those to staff, in the order of their story."""
        found = []
        for kind, rule in KINDS.items():
            if (Audience.CUSTOMER in rule.audiences) is customers:
                channels = (Channel.EMAIL, Channel.SMS) if rule.by_sms else (Channel.EMAIL,)
                found.append(Planned(kind, rule.audiences, channels, rule.holding))
        return found

    async def _load(self) -> None:
        self.setup = await self._server.setup()
        values = {line.name: line.value for line in await self._server.policies()}
        self.messages = msgspec.convert(values.get("messages", {}), MessageSettings)
        self.money = msgspec.convert(values.get("money", {}), MoneySettings)
        self.payments = msgspec.convert(values.get("payments", {}), PaymentSettings)
        self.known = True
        self.reached = Reached.LOOKED
