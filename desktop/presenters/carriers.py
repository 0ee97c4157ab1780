"""Whether messages reach a customer at all: by what the server sends them, as it last said. No words, no Qt.

Every page of a pull tells it, and the program keeps it, so that it is known without the server too. Not here: what a
message says, and whether the customer agreed to SMS, which the server alone knows.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from enum import StrEnum

from scheduling.message_kinds import Channel


class Reach(StrEnum):
    """How a message gets to one customer."""

    NO_ADDRESS = "no_address"
    """Nothing leads to them."""
    NOT_SET_UP = "not_set_up"
    """The server sends by nothing that leads to them: somebody has to tell them."""
    UNKNOWN = "unknown"
    """Something leads to them; whether the server sends by it, it has never said, or this program cannot tell."""
    IF_AGREED = "if_agreed"
    """By SMS alone, if they agreed to that."""
    SENT = "sent"
    """By email."""


def _nothing() -> None:
    """Of a program that has never heard from a server."""


class Carriers:
    """``told`` gives the names of the channels, ``None`` while the server has never said."""

    def __init__(self, told: Callable[[], Collection[str] | None] = _nothing) -> None:
        self._told = told

    @property
    def names(self) -> frozenset[str] | None:
        """All of them, also those of a newer server; ``None``: nothing is known."""
        told = self._told()
        return None if told is None else frozenset(told)

    @property
    def channels(self) -> frozenset[Channel] | None:
        """Those that this program knows; ``None``: nothing is known."""
        told = self.names
        return None if told is None else frozenset(each for each in Channel if each.value in told)

    @property
    def others(self) -> bool:
        """Whether a newer server sends by something that this program has no name for: it may reach anybody."""
        return bool((self.names or frozenset()) - {each.value for each in Channel})

    @property
    def none(self) -> bool:
        """Whether it is known that no message leaves the server."""
        return self.channels == frozenset() and not self.others

    def may_carry(self, channel: Channel) -> bool:
        """Whether it sends by that, as far as is known."""
        channels = self.channels
        return channels is None or channel in channels

    def reach(self, email: str, phone: str = "") -> Reach:
        """Of a customer with this address and number; leave the number out of what goes by email alone."""
        by_email, by_phone = bool(email.strip()), bool(phone.strip())
        if not (by_email or by_phone):
            return Reach.NO_ADDRESS
        if self.channels is None:
            return Reach.UNKNOWN
        if by_email and self.may_carry(Channel.EMAIL):
            return Reach.SENT
        if by_phone and self.may_carry(Channel.SMS):
            return Reach.IF_AGREED
        return Reach.UNKNOWN if self.others else Reach.NOT_SET_UP
