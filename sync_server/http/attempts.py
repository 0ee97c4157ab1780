"""How often one may try to sign in, or ask with a key: counted in memory, by each process for itself."""

from __future__ import annotations

from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from uuid import UUID

from sync_server.config import KEY_REQUESTS
from sync_server.services.refusals import TooManyAttempts

MOST_KEYS = 20_000


class Attempts:
    """A sliding window: at most ``limit`` in ``seconds`` a key."""

    def __init__(self, limit: int, seconds: int) -> None:
        self._limit = limit
        self._seconds = seconds
        self._seen: OrderedDict[str, deque[int]] = OrderedDict()

    def look(self, key: str, now: int) -> None:
        """Count nothing; raises ``TooManyAttempts`` when there were too many."""
        times = self._seen.get(key, deque())
        while times and times[0] <= now - self._seconds:
            times.popleft()
        if len(times) >= self._limit:
            raise TooManyAttempts(seconds=max(1, times[0] + self._seconds - now))

    def check(self, key: str, now: int) -> None:
        """Count one; raises ``TooManyAttempts`` when there were too many."""
        self.look(key, now)
        self.count(key, now)

    def count(self, key: str, now: int) -> None:
        """One more, however many there were."""
        self._seen.setdefault(key, deque()).append(now)
        self._seen.move_to_end(key)
        while len(self._seen) > MOST_KEYS:
            self._seen.popitem(last=False)

    def forgive(self, key: str) -> None:
        """Forget a key, after it was right."""
        self._seen.pop(key, None)

    def take_back(self, key: str) -> None:
        """Count the latest one not at all."""
        if times := self._seen.get(key):
            times.pop()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """Of somebody who says a mail address and a password, at a device, from a network address."""

    email: str
    device_id: UUID
    address: str

    @property
    def at_device(self) -> str:
        """Who and where in one word."""
        return f"{self.device_id} {self.email}"


class SignInLimits:
    """Ten tries in a quarter of an hour for one mail address, sixty that failed for one network address.

    Once those of a mail address are used up, its person has ten more at each device of their own, which a stranger
    cannot name: nobody is shut out by others' guesses.
    """

    def __init__(self) -> None:
        self._emails = Attempts(10, 900)
        self._devices = Attempts(10, 900)
        self._addresses = Attempts(60, 900)

    async def check(self, attempt: Attempt, now: int, is_own: Callable[[], Awaitable[bool]]) -> None:
        """Raises ``TooManyAttempts``; ``is_own``: whether the device is the person's, asked only if it matters."""
        self.check_address(attempt.address, now)
        try:
            self._emails.check(attempt.email, now)
        except TooManyAttempts:
            if not await is_own():
                raise
            self._devices.check(attempt.at_device, now)

    def check_address(self, address: str, now: int) -> None:
        """Of what names no mail address: raises ``TooManyAttempts``."""
        self._addresses.check(_network(address), now)

    def right(self, address: str) -> None:
        """It was right: not counted."""
        self._addresses.take_back(_network(address))

    def succeeded(self, attempt: Attempt) -> None:
        """The mail address starts anew; a whole shop may sign in behind one network address."""
        self._emails.forgive(attempt.email)
        self._devices.forgive(attempt.at_device)
        self.right(attempt.address)


class KeyLimits:
    """Sixty keys that failed in a quarter of an hour for one network address; so many requests of a right one.

    What is still being looked up counts for nothing: a website asks many things at once from one address.
    """

    def __init__(self, requests: int = KEY_REQUESTS) -> None:
        """``requests``: a minute, of one key."""
        self._addresses = Attempts(60, 900)
        self._keys = Attempts(requests, 60)

    def check(self, address: str, now: int) -> None:
        """Before a key is looked up; raises ``TooManyAttempts``."""
        self._addresses.look(_network(address), now)

    def failed(self, address: str, now: int) -> None:
        """The key was wrong."""
        self._addresses.count(_network(address), now)

    def known(self, key_id: str, now: int) -> None:
        """The key was right; raises ``TooManyAttempts`` when it asks too often."""
        self._keys.check(key_id, now)


class KioskLimits:
    """Ten codes that let no kiosk in, in a quarter of an hour for one network address.

    There is no limit for all of them together: by it one could keep everybody's kiosks out.
    """

    def __init__(self) -> None:
        self._addresses = Attempts(10, 900)

    def check(self, address: str, now: int) -> None:
        """Count one try, before a code is looked up; raises ``TooManyAttempts``."""
        self._addresses.check(_network(address), now)

    def right(self, address: str) -> None:
        """It was right: not counted."""
        self._addresses.take_back(_network(address))


class WebhookLimits:
    """Sixty messages with a wrong signature in a quarter of an hour for one network address; right ones are free."""

    def __init__(self) -> None:
        self._addresses = Attempts(60, 900)

    def check(self, address: str, now: int) -> None:
        """Before a message is read; raises ``TooManyAttempts``."""
        self._addresses.look(_network(address), now)

    def failed(self, address: str, now: int) -> None:
        """It was not the gateway's."""
        self._addresses.count(_network(address), now)


class AccountLimits:
    """Thirty tokens in a quarter of an hour that opened nothing, sixty requests a minute, for one network address."""

    def __init__(self) -> None:
        self._wrong = Attempts(30, 900)
        self._asked = Attempts(60, 60)

    def check(self, address: str, now: int) -> None:
        """Before a token is looked up; raises ``TooManyAttempts``."""
        self._wrong.look(_network(address), now)
        self._asked.check(_network(address), now)

    def failed(self, address: str, now: int) -> None:
        """It opened nothing."""
        self._wrong.count(_network(address), now)


class HandoverLimits:
    """Thirty tokens in a quarter of an hour that were none, for one network address; of a device 120 messages a minute,
    and 1,200 parts of files (300 MB)."""

    def __init__(self) -> None:
        self._wrong = Attempts(30, 900)
        self._devices = Attempts(120, 60)
        self._parts = Attempts(1_200, 60)

    def check(self, address: str, now: int) -> None:
        """Before a token is looked up; raises ``TooManyAttempts``."""
        self._wrong.look(_network(address), now)

    def failed(self, address: str, now: int) -> None:
        """It was nobody's."""
        self._wrong.count(_network(address), now)

    def known(self, device_id: str, now: int) -> None:
        """It was a device's; raises ``TooManyAttempts`` when that one asks too often."""
        self._devices.check(device_id, now)

    def known_part(self, device_id: str, now: int) -> None:
        """The same for a part of a file."""
        self._parts.check(device_id, now)


class DirectoryLimits:
    """Sixty questions a minute for the list of workshops, for one network address."""

    def __init__(self) -> None:
        self._addresses = Attempts(60, 60)

    def check(self, address: str, now: int) -> None:
        """Raises ``TooManyAttempts``."""
        self._addresses.check(_network(address), now)


def _network(address: str) -> str:
    """What one customer of a network has: an address of the old protocol, 2⁶⁴ of the new one."""
    try:
        parsed = ip_address(address)
    except ValueError:
        return address
    if isinstance(parsed, IPv6Address) and parsed.ipv4_mapped is None:
        return str(ip_network((int(parsed), 64), strict=False))
    return address
