"""Computers beside a real server: a profile on a disk, a keyring elsewhere, and whoever signs in there."""

from __future__ import annotations

import shutil
from pathlib import Path
from uuid import UUID

from desktop.shell.desk import Desk
from desktop.shell.opening import PeoplesFiles
from desktop.store.account_file import Account, AccountFile
from desktop.store.secrets import FileSecrets
from desktop.sync.account import Access
from desktop.sync.transport import Transport
from sync_server.services import staffing
from tests.integration.desks import until
from tests.integration.serving import ServerProcess
from tests.sync_server.shop import PASSWORD, Shop


class Computer:
    """``folder`` is the profile; the keyring is a folder beside it, which no copy of the profile has."""

    def __init__(self, folder: Path, server: ServerProcess) -> None:
        self.folder = folder
        self._server = server
        self.start()

    def start(self) -> None:
        """The program begins."""
        self.secrets = FileSecrets(self.folder.with_name(f"{self.folder.name} keyring"))
        self.accounts = AccountFile(self.folder)
        self.files = PeoplesFiles(self.folder, self.secrets, self.accounts)
        self.access = Access(Transport(self._server.address), self.secrets, self.accounts, app="0.1.0")
        self.faults: list[BaseException] = []

    async def sign_in(self, email: str) -> Account:
        return await self.access.sign_in(email, PASSWORD, self.folder.name)

    async def works(self, account: Account) -> Desk:
        """The person's desk, in agreement with the server."""
        desk = self.files.open(self.access, account)
        desk.start(self.faults.append)
        await until(lambda: desk.status.online and desk.status.waiting == 0)
        await desk.engine.pull()
        return desk

    async def close(self) -> None:
        await self.access.aclose()
        assert self.faults == []

    def copied_to(self, folder: Path) -> Computer:
        """Another computer with a copy of the profile, and an empty keyring."""
        shutil.copytree(self.folder, folder)
        return Computer(folder, self._server)

    def lose_keyring(self) -> None:
        shutil.rmtree(self.folder.with_name(f"{self.folder.name} keyring"))
        self.start()


async def revoke(shop: Shop, device_id: UUID) -> None:
    """The owner takes the device's access away."""
    async with shop.acting("owner") as (uow, account):
        await staffing.revoke_device(uow, account, device_id, shop.bootstrap.clock.now())
