"""The connections of the program: one to each server that somebody here is signed in at, and accesses over them."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from desktop import VERSION
from desktop.presenters.settings import Settings
from desktop.store.account_file import AccountFile
from desktop.store.secrets import Secrets
from desktop.sync.account import Access
from desktop.sync.transport import Transport


class Connections:
    """``connect`` makes one."""

    def __init__(
        self,
        connect: Callable[..., Transport],
        secrets: Secrets,
        accounts: AccountFile,
        settings: Settings,
    ) -> None:
        self._connect = connect
        self._secrets = secrets
        self._accounts = accounts
        self._settings = settings
        self._made: dict[str, Transport] = {}

    def access(self, server: str, staff_id: UUID | None = None) -> Access:
        """To this server, of this person; of nobody yet where somebody is to sign in."""
        transport = self._made.get(server)
        if transport is None:
            language = "fr-CA" if self._settings.preferences.language == "fr" else "en-CA"
            transport = self._made[server] = self._connect(server, language=language)
        return Access(transport, self._secrets, self._accounts, app=VERSION, staff_id=staff_id)

    async def aclose(self) -> None:
        """Close them all."""
        for transport in self._made.values():
            await transport.aclose()
