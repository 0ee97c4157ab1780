"""Fetching an address that somebody typed: over a real socket, within bounds, and never into a private network."""

from __future__ import annotations

import asyncio
import ipaddress
import logging
from collections.abc import AsyncIterator
from typing import Any

import pytest

from scheduling.calendar_messages import CalendarTrouble as Trouble
from sync_server.jobs.ics_fetching import MOST_REDIRECTS, Fetched, FetchFailed, IcsFetcher, is_public
from tests.sync_server.ics_server import Asked, IcsServer, response, serving

ANYWHERE = IcsFetcher(private=True, plain=True)


@pytest.fixture
async def server() -> AsyncIterator[IcsServer]:
    async with serving() as made:
        yield made


async def _trouble(fetcher: IcsFetcher, address: str) -> Trouble:
    with pytest.raises(FetchFailed) as caught:
        await fetcher.fetch(address)
    assert caught.value.__cause__ is None
    assert "secret" not in repr(caught.value), "an error never names the address"
    return caught.value.trouble


async def test_a_content_and_then_nothing_new(server: IcsServer) -> None:
    server.serve("/a.ics", b"one", etag='"1"', last_modified="Sat, 21 Nov 2026 10:00:00 GMT")
    first = await ANYWHERE.fetch(server.url("/a.ics"))
    assert first == Fetched(body=b"one", etag='"1"', last_modified="Sat, 21 Nov 2026 10:00:00 GMT")
    assert (await ANYWHERE.fetch(server.url("/a.ics"), etag=first.etag)).body is None
    assert (await ANYWHERE.fetch(server.url("/a.ics"), last_modified=first.last_modified)).body is None
    assert (await ANYWHERE.fetch(server.url("/a.ics"), etag='"0"')).body == b"one"
    assert server.asked[0].headers["accept-encoding"] == "identity"


async def test_the_host_is_named_as_it_was_typed(server: IcsServer) -> None:
    server.serve("/a.ics", b"one")
    await ANYWHERE.fetch(server.url("/a.ics", host="localhost"))
    assert server.asked[0].headers["host"] == f"localhost:{server.port}"


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        ("404 Not Found", Trouble.NOT_FOUND),
        ("410 Gone", Trouble.GONE),
        ("401 Unauthorized", Trouble.REFUSED),
        ("403 Forbidden", Trouble.REFUSED),
        ("500 Oh", Trouble.SERVER_ERROR),
        ("206 Partial Content", Trouble.SERVER_ERROR),
        ("301 Nowhere", Trouble.SERVER_ERROR),
    ],
)
async def test_what_is_no_content(server: IcsServer, status: str, trouble: Trouble) -> None:
    server.serve("/secret.ics", b"", status=status)
    assert await _trouble(ANYWHERE, server.url("/secret.ics")) is trouble


async def test_redirects_are_followed_a_few_times(server: IcsServer) -> None:
    for number in range(MOST_REDIRECTS):
        server.serve(f"/{number}", b"", status="302 Found", location=f"/{number + 1}")
    server.serve(f"/{MOST_REDIRECTS}", b"there")
    assert (await ANYWHERE.fetch(server.url("/0"))).body == b"there"
    server.serve(f"/{MOST_REDIRECTS}", b"", status="307 Again", location="/0")
    assert await _trouble(ANYWHERE, server.url("/0")) is Trouble.TOO_MANY_REDIRECTS


@pytest.mark.parametrize("announced", [True, False])
async def test_a_huge_content_is_not_taken(server: IcsServer, announced: bool) -> None:
    server.serve("/a", b"x" * 2_001, **({} if announced else {"content_length": "9999999"}))
    assert (
        await _trouble(IcsFetcher(private=True, plain=True, most_bytes=2_000), server.url("/a"))
        is Trouble.TOO_LARGE
    )
    server.serve("/b", b"x" * 2_000)
    assert (
        await IcsFetcher(private=True, plain=True, most_bytes=2_000).fetch(server.url("/b"))
    ).body == b"x" * 2_000


async def test_a_server_that_never_answers_is_left(server: IcsServer) -> None:
    left = asyncio.Event()

    async def never(_: Asked) -> bytes:
        await left.wait()
        return b""

    server.answers["/slow"] = never
    fetcher = IcsFetcher(private=True, plain=True, seconds=0.2)
    assert await _trouble(fetcher, server.url("/slow")) is Trouble.TIMED_OUT
    left.set()


@pytest.mark.parametrize("answer", [b"", b"nonsense\r\n\r\n", response(b"x", content_length="5")])
async def test_a_server_that_breaks_off_is_unreachable(server: IcsServer, answer: bytes) -> None:
    async def broken(_: Asked) -> bytes:
        return answer

    server.answers["/secret"] = broken
    assert await _trouble(ANYWHERE, server.url("/secret")) is Trouble.UNREACHABLE


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "10.1.2.3", "169.254.169.254", "0.0.0.0"],  # noqa: S104 - to be refused
)
async def test_a_private_network_is_never_reached(server: IcsServer, host: str) -> None:
    trouble = await _trouble(IcsFetcher(), f"https://{host}:{server.port}/secret")
    assert trouble is Trouble.FORBIDDEN_ADDRESS
    assert server.asked == []


@pytest.mark.parametrize("address", ["http://192.0.2.1/secret", "ftp://192.0.2.1/secret", "https:///secret"])
async def test_what_is_not_encrypted_is_never_asked(address: str) -> None:
    assert await _trouble(IcsFetcher(), address) is Trouble.FORBIDDEN_ADDRESS


async def test_a_name_that_leads_inside_is_looked_up_once(
    server: IcsServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second look-up, by whoever connects, could say something else than the one that was checked."""
    loop = asyncio.get_running_loop()
    looked: list[str] = []
    real = loop.getaddrinfo

    async def look_up(host: str, port: int, **how: Any) -> Any:
        looked.append(host)
        return await real("127.0.0.1", port, **how)

    monkeypatch.setattr(loop, "getaddrinfo", look_up)
    assert await _trouble(IcsFetcher(), "https://calendar.example/secret") is Trouble.FORBIDDEN_ADDRESS
    server.serve("/a", b"x")
    await ANYWHERE.fetch(server.url("/a", host="calendar.example"))
    assert looked.count("calendar.example") == 2, "once for each fetch"


@pytest.mark.parametrize("where", ["http://10.0.0.1/secret", "file:///etc/passwd", "//localhost.example:0/a"])
async def test_a_redirect_is_checked_like_the_first_address(
    server: IcsServer, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    loop = asyncio.get_running_loop()
    real = loop.getaddrinfo

    async def look_up(host: str, port: int, **how: Any) -> Any:
        return await real("10.9.9.9" if host == "localhost.example" else host, port, **how)

    monkeypatch.setattr(loop, "getaddrinfo", look_up)
    monkeypatch.setattr("sync_server.jobs.ics_fetching.is_public", lambda ip: ip.is_loopback)
    server.serve("/a", b"", status="302 Found", location=where)
    assert await _trouble(IcsFetcher(plain=True), server.url("/a")) is Trouble.FORBIDDEN_ADDRESS
    assert len(server.asked) == 1


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.1.1", False),
        ("0.0.0.0", False),  # noqa: S104 - to be refused
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fd00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::7f00:1", False),
        ("2002:7f00:1::", False),
    ],
)
def test_which_addresses_anybody_reaches(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


async def test_no_address_is_in_a_log(server: IcsServer, caplog: pytest.LogCaptureFixture) -> None:
    server.serve("/secret.ics", b"x")
    with caplog.at_level(logging.DEBUG):
        await ANYWHERE.fetch(server.url("/secret.ics"))
    assert "secret" not in caplog.text
