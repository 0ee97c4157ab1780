"""Which version the server is. No words."""

from __future__ import annotations

from typing import Protocol

from desktop.presenters.on_server import OnServer, Reached
from scheduling.management_messages import ServerHealth


class KnowsHealth(Protocol):
    """``desktop.sync.management.Management`` is one."""

    async def health(self) -> ServerHealth: ...


class About(OnServer):
    """``version`` is the server's; empty while it is not known."""

    def __init__(self, server: KnowsHealth) -> None:
        super().__init__()
        self._server = server
        self.version = ""
        self.known = True
        """The rest of the page needs nobody."""

    async def load(self) -> None:
        """Ask for it."""

        async def work() -> None:
            self.version = (await self._server.health()).version

        await self._do(work, Reached.LOOKED)
