"""The server's nudges: a stream of events that only say "version n"; asked for one by one where a proxy holds it back.

Not here: what is done about them.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import aclosing

from desktop.sync.account import Access
from desktop.sync.backoff import Pace
from desktop.sync.errors import BadAnswer


class Mute(Exception):
    """The stream does not say what the server says on it at once: something on the way waits for its end."""


async def listen(access: Access, pace: Pace, heard: Callable[[int | None], None], after: int) -> None:
    """Follow the stream until it ends or breaks; ``heard`` gets ``None`` once it stands, then versions.

    A mute one gives way to asking, from ``after`` on, until it is time to try a stream again.
    """
    try:
        await _follow(access, pace.speaks, heard)
    except Mute:
        await _ask(access, pace, heard, after)


async def _follow(access: Access, patience: float, heard: Callable[[int | None], None]) -> None:
    first_word = asyncio.timeout(patience)
    async with aclosing(access.events()) as versions:
        try:
            async with first_word:
                async for version in versions:
                    heard(version)
                    if version is not None:
                        first_word.reschedule(None)
        except TimeoutError as error:
            raise Mute from error


async def _ask(access: Access, pace: Pace, heard: Callable[[int | None], None], after: int) -> None:
    """One question after the other, each answered when something is new."""
    clock = asyncio.get_running_loop().time
    ends = clock() + pace.streams
    while (asked := clock()) < ends:
        version = (await access.standing(after, pace.polls)).version
        if version == after and clock() - asked < pace.polls / 2:
            raise BadAnswer(
                "version: answered before its time, by something in between or a server that ends"
            )
        heard(version)
        after = version
