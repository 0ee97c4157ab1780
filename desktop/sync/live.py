"""The server's nudges: a stream of events that only say "version n". Not here: what is done about them."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import aclosing

from desktop.sync.account import Access


async def listen(access: Access, heard: Callable[[int | None], None]) -> None:
    """Follow the stream until it ends or breaks; ``heard`` gets ``None`` once it stands, then versions."""
    async with aclosing(access.events()) as versions:
        async for version in versions:
            heard(version)
