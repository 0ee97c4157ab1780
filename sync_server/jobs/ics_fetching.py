"""Fetching an .ics address that somebody typed: bounded in time, size and redirects, and never into a private network.

Each host is looked up once, its address checked and then connected to, so that no second look-up leads elsewhere.
The address is a secret of whoever subscribed: it is in no log and in no error.
"""

from __future__ import annotations

import asyncio
import ipaddress
import logging
import socket
from dataclasses import dataclass, field

import httpx

from scheduling.calendar_messages import CalendarTrouble as Trouble

for _name in ("httpx", "httpcore"):  # they log whole addresses
    logging.getLogger(_name).setLevel(logging.WARNING)

MOST_BYTES = 5 * 1024 * 1024
MOST_REDIRECTS = 5
SECONDS = 30.0
"""For all of it; ten for each step."""
STEP_SECONDS = 10.0
_TRANSLATED = ipaddress.ip_network("64:ff9b::/96")
"""Behind it, a gateway reaches any IPv4 address."""
_TROUBLES = {401: Trouble.REFUSED, 403: Trouble.REFUSED, 404: Trouble.NOT_FOUND, 410: Trouble.GONE}

IpAddress = ipaddress.IPv4Address | ipaddress.IPv6Address


class FetchFailed(Exception):
    """``trouble`` says why, without the address."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """``body`` is ``None`` where nothing has changed."""

    body: bytes | None = field(repr=False)
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class IcsFetcher:
    """``private`` reaches private networks, ``plain`` what is not encrypted: for tests, and a shop's own intranet."""

    private: bool = False
    plain: bool = False
    most_bytes: int = MOST_BYTES
    seconds: float = SECONDS

    async def fetch(self, address: str, *, etag: str = "", last_modified: str = "") -> Fetched:
        """The content, unless it is still the one of those two; raises ``FetchFailed``."""
        headers = {"Accept": "text/calendar, */*;q=0.1", "Accept-Encoding": "identity"}
        headers |= {"If-None-Match": etag} if etag else {}
        headers |= {"If-Modified-Since": last_modified} if last_modified else {}
        try:
            async with (
                asyncio.timeout(self.seconds),
                httpx.AsyncClient(trust_env=False, timeout=STEP_SECONDS) as client,
            ):
                return await self._follow(client, httpx.URL(address), headers)
        except (TimeoutError, httpx.TimeoutException):
            raise FetchFailed(Trouble.TIMED_OUT) from None
        except (httpx.HTTPError, httpx.InvalidURL, OSError, UnicodeError):
            raise FetchFailed(Trouble.UNREACHABLE) from None

    async def _follow(self, client: httpx.AsyncClient, url: httpx.URL, headers: dict[str, str]) -> Fetched:
        for _ in range(MOST_REDIRECTS + 1):
            found = await self._ask(client, url, headers)
            if isinstance(found, Fetched):
                return found
            url = url.join(found)
        raise FetchFailed(Trouble.TOO_MANY_REDIRECTS)

    async def _ask(self, client: httpx.AsyncClient, url: httpx.URL, headers: dict[str, str]) -> Fetched | str:
        """The content, or where else it is."""
        host = url.raw_host.decode("ascii")
        if not host or url.scheme not in ({"https", "http"} if self.plain else {"https"}):
            raise FetchFailed(Trouble.FORBIDDEN_ADDRESS)
        reached = await self._look_up(host, url.port or (443 if url.scheme == "https" else 80))
        request = client.build_request(
            "GET",
            url.copy_with(host=reached, fragment=None),
            headers={**headers, "Host": url.netloc.decode("ascii")},
            extensions={"sni_hostname": host},
        )
        response = await client.send(request, stream=True)
        try:
            return await self._taken(response)
        finally:
            await response.aclose()

    async def _look_up(self, host: str, port: int) -> str:
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        addresses = [ipaddress.ip_address(str(each[4][0]).partition("%")[0]) for each in found]
        for address in addresses:
            if self.private or is_public(address):
                return str(address)
        raise FetchFailed(Trouble.FORBIDDEN_ADDRESS)

    async def _taken(self, response: httpx.Response) -> Fetched | str:
        status = response.status_code
        if response.has_redirect_location:
            return response.headers["location"]
        told = {name: response.headers.get(name, "")[:500] for name in ("etag", "last-modified")}
        if status == 304:
            return Fetched(body=None, etag=told["etag"], last_modified=told["last-modified"])
        if status != 200:
            raise FetchFailed(_TROUBLES.get(status, Trouble.SERVER_ERROR))
        body = bytearray()
        async for chunk in response.aiter_raw():
            body += chunk
            if len(body) > self.most_bytes:
                raise FetchFailed(Trouble.TOO_LARGE)
        return Fetched(body=bytes(body), etag=told["etag"], last_modified=told["last-modified"])


def is_public(address: IpAddress) -> bool:
    """Whether it is reached over the internet by anybody, whatever it is wrapped in."""
    if address.is_multicast or not address.is_global:
        return False
    if isinstance(address, ipaddress.IPv4Address):
        return True
    inner = [address.ipv4_mapped, address.sixtofour, *(address.teredo or ())]
    return address not in _TRANSLATED and all(each.is_global for each in inner if each is not None)
