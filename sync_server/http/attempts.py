"""How often one may try to sign in, or ask with a key: counted in memory, by each process for itself."""

from __future__ import annotations

from collections import OrderedDict, deque
from ipaddress import IPv6Address, ip_address, ip_network

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


class SignInLimits:
    """Ten tries in a quarter of an hour for one mail address, sixty that failed for one network address."""

    def __init__(self) -> None:
        self._emails = Attempts(10, 900)
        self._addresses = Attempts(60, 900)

    def check(self, email: str, address: str, now: int) -> None:
        """Raises ``TooManyAttempts``."""
        self._addresses.check(_network(address), now)
        self._emails.check(email, now)

    def check_address(self, address: str, now: int) -> None:
        """Of what names no mail address: raises ``TooManyAttempts``."""
        self._addresses.check(_network(address), now)

    def right(self, address: str) -> None:
        """It was right: not counted."""
        self._addresses.take_back(_network(address))

    def succeeded(self, email: str, address: str) -> None:
        """The mail address starts anew; a whole shop may sign in behind one network address."""
        self._emails.forgive(email)
        self._addresses.take_back(_network(address))


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
