"""What lies between one device and the server: it loses, tears, delays, doubles and reorders, and lies.

Requests go to the real application in this process. Not here: when the weather changes (``weeks``).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from enum import Enum, auto

import httpx

from sync_server.services.demo.dice import Dice

PORTAL = "<html>Welcome to the hotel. Please accept our terms.</html>"


class Fault(Enum):
    """What happens to one request."""

    NONE = auto()
    LOST = auto()
    """It never arrives."""
    ANSWER_LOST = auto()
    """It is done, but nobody hears so."""
    TORN = auto()
    """It is done, and part of the answer arrives."""
    LATE = auto()
    """Given up by who sent it, it arrives later: after newer ones, perhaps twice."""
    DOUBLED = auto()
    """It arrives twice, and the first answer is lost."""
    PORTAL = auto()
    """Somebody else answers, with status 200."""
    BUSY = auto()
    """503 of a proxy; the server heard nothing."""
    BROKEN = auto()
    """502 of a proxy; the server did it."""
    FAILED = auto()
    """500 of what stands in the server's place."""


BAD = tuple(fault for fault in Fault if fault is not Fault.NONE)

Meanwhile = Callable[[str], Awaitable[None]]
"""Something that happens while a request for that path is under way."""


class Network:
    """One device's way to the server."""

    def __init__(self, dice: Dice, tell: Callable[[str], None]) -> None:
        self._dice = dice
        self._tell = tell
        self.server: httpx.AsyncBaseTransport | None = None
        """``None``: it is down."""
        self.online = True
        self.portal = False
        """Every request is answered by somebody else."""
        self.bad = 0
        """Percent of the requests that something happens to."""
        self.to_come: deque[Fault] = deque()
        """What happens to the next requests, before chance has a say."""
        self.late: list[httpx.Request] = []
        """Under way still; whoever sent them has given up."""
        self.meanwhile: Meanwhile | None = None
        self.faults = 0
        self.pushed: Callable[[bytes], None] = lambda _: None
        """Told each answer that the server really gave to a push, whether or not it arrives."""

    async def ask(self, request: httpx.Request) -> httpx.Response:
        """What the device gets."""
        fault = self._drawn()
        path = request.url.path
        self.faults += fault is not Fault.NONE
        if self.server is None or not self.online or fault is Fault.LOST:
            self._tell(f"{path} lost")
            raise httpx.ConnectError("nobody there", request=request)
        if fault is Fault.LATE:
            self.late.append(request)
        if fault in _WITHOUT_SERVER:
            self._tell(f"{path} {fault.name}")
            return _instead(fault, request)
        if self.meanwhile is not None:
            await self.meanwhile(path)
        response = await self.deliver(request)
        if fault is Fault.DOUBLED:
            response = await self.deliver(request)
        self._tell(f"{path} {response.status_code} {fault.name}")
        return self._carried(fault, response, request)

    async def deliver(self, request: httpx.Request) -> httpx.Response:
        """The request arrives at the server; its true answer."""
        assert self.server is not None
        again = httpx.Request(request.method, request.url, headers=request.headers, content=request.content)
        response = await self.server.handle_async_request(again)
        await response.aread()
        assert response.status_code != 500, f"the server itself failed at {request.url.path}"
        if request.url.path == "/sync/push" and response.is_success:
            self.pushed(response.content)
        return response

    async def deliver_late(self) -> None:
        """One of the requests that nobody waits for arrives, any of them first; now and then it will again."""
        if not self.late or self.server is None:
            return
        request = self.late[self._dice.between(0, len(self.late) - 1)]
        if not self._dice.chance(20):
            self.late.remove(request)
        response = await self.deliver(request)
        self._tell(f"{request.url.path} {response.status_code} arrived late")

    def _drawn(self) -> Fault:
        if self.to_come:
            return self.to_come.popleft()
        if self.portal:
            return Fault.PORTAL
        return self._dice.pick(BAD) if self._dice.chance(self.bad) else Fault.NONE

    def _carried(self, fault: Fault, response: httpx.Response, request: httpx.Request) -> httpx.Response:
        """The server's answer, as far as it comes through."""
        match fault:
            case Fault.ANSWER_LOST:
                raise httpx.ReadError("lost", request=request)
            case Fault.BROKEN:
                return httpx.Response(502, request=request)
            case Fault.TORN:
                whole = response.content
                part = whole[: self._dice.between(0, max(0, len(whole) - 1))]
                return httpx.Response(response.status_code, content=part, request=request)
            case _:
                return httpx.Response(
                    response.status_code, headers=_told(response), content=response.content, request=request
                )


_WITHOUT_SERVER = frozenset({Fault.LATE, Fault.PORTAL, Fault.BUSY, Fault.FAILED})


def _instead(fault: Fault, request: httpx.Request) -> httpx.Response:
    """What the device gets of who never asked the server."""
    match fault:
        case Fault.PORTAL:
            return httpx.Response(200, text=PORTAL, request=request)
        case Fault.BUSY:
            return httpx.Response(503, headers={"Retry-After": "5"}, request=request)
        case Fault.FAILED:
            return httpx.Response(500, request=request)
        case _:
            raise httpx.ReadTimeout("slow", request=request)


def _told(response: httpx.Response) -> dict[str, str]:
    kept = ("content-type", "retry-after")
    return {name: response.headers[name] for name in kept if name in response.headers}


class Line(httpx.AsyncBaseTransport):
    """The network as the device's HTTP client knows it."""

    def __init__(self, network: Network) -> None:
        self._network = network

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        return await self._network.ask(request)
