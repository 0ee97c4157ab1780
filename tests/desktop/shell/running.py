"""The whole program in a test: one run over a profile, with a pretended server."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

import httpx
from PySide6.QtWidgets import QApplication

from desktop.app import App
from desktop.shell.desk import Desk
from desktop.shell.faults import Faults
from desktop.shell.office import Office
from desktop.shell.options import Options
from desktop.shell.profile import open_profile
from desktop.sync.transport import Transport
from tests.desktop.shell.widgets import until
from tests.fakes import FakeServer


class Running:
    """One run of the program over a profile, in the test's own event loop."""

    def __init__(self, qt: QApplication, home: Path, server: FakeServer, options: Options) -> None:
        self.server = server
        profile = open_profile(home, "desk")
        self.faults: list[BaseException] = []
        faults = Faults(profile.log)
        connect = partial(_connect, server)
        self.app = App(qt, profile, options, faults, connect=connect)
        self.app.settings.set_hints("off")  # they would come amid what is tested
        faults.listener = self.faults.append
        self._done = asyncio.ensure_future(self.app.run())

    @property
    def page(self) -> object:
        return self.app.window.centralWidget()

    def on_view(self, page: object) -> bool:
        """Whether the window shows this page."""
        return self.page is page

    @property
    def office(self) -> Office:
        assert self.app.office is not None
        return self.app.office

    @property
    def desk(self) -> Desk:
        assert self.app.desk is not None
        return self.app.desk

    async def until_office(self) -> None:
        await until(lambda: self.app.office is not None)

    async def close(self) -> None:
        if not self._done.done():
            await asyncio.sleep(0)
            self.app.window.show()
            self.app.quit()
        await self._done
        assert self.faults == []
        left = asyncio.all_tasks() - {asyncio.current_task()}
        assert [task.get_name() for task in left] == []


def _connect(server: FakeServer, address: str, *, language: str) -> Transport:
    return Transport(address, language=language, client=httpx.AsyncClient(transport=server))


def at_the_garage(folder: Path) -> Options:
    """Signs in by itself, as the owner of the factories' shop."""
    file = folder / "password"
    file.write_text("correct\n", encoding="utf-8")
    return Options(
        server="http://garage.test",
        email="rosa@example.test",
        password_file=file,
        language="en",
        theme="light",
    )
