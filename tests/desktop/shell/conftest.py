"""Every test here has the bundled fonts and the style, in light and English, and leaves them so.

Who asks for it has the whole program, signed in; or a window over the demo's rows, whose server is only pretended.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.shell.alerts import Alerts
from desktop.store import pins
from desktop.theming import formats, style
from desktop.theming.theme import theme
from sync_server.services.demo import DemoTenant, generate
from tests import factories
from tests.desktop.shell.counters import INES, ROSA, give_pin, page, sign_in, switch_to
from tests.desktop.shell.running import Running, at_the_garage
from tests.desktop.shell.widgets import until
from tests.fakes import FakeServer
from tools.quiet import settle
from tools.stage import NOW, Stage


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    formats.use_language("en")
    theme().set_mode("light")
    if not qapp.styleSheet():
        style.install(qapp)
    yield
    theme().set_mode("light")
    formats.use_language("en")


@pytest.fixture
def server() -> FakeServer:
    """With the factories' shop."""
    made = FakeServer()
    made.seed(factories.garage().records)
    return made


@pytest.fixture
async def running(qapp: QApplication, tmp_path: Path, server: FakeServer) -> AsyncIterator[Running]:
    """Signed in, with the rows, and no alert on view."""
    made = Running(qapp, tmp_path, server, at_the_garage(tmp_path))
    await made.until_office()
    await until(lambda: made.desk.status.online)
    made.office.alerts.clear()
    yield made
    await made.close()


@pytest.fixture(scope="module")
def tenant() -> DemoTenant:
    """The demo's workshop."""
    return generate(7, NOW)[0]


@pytest.fixture
async def stage(qtbot: QtBot, tenant: DemoTenant, tmp_path: Path) -> AsyncIterator[Stage]:
    """A receptionist's desk, active, with the calendar on view."""
    made = Stage(tmp_path, tenant, "en", rows=True)
    made.window.resize(1366, 768)
    made.window.show()
    made.open("calendar")
    qtbot.waitUntil(made.window.isActiveWindow)
    settle()
    yield made
    await made.close()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hashes that take no tenth of a second."""
    monkeypatch.setattr(pins, "COST", 2**4)


@pytest.fixture
async def counter(running: Running, server: FakeServer, quick: None) -> Running:
    """Rosa and Ines have both signed in once and have PINs; Rosa is at work."""
    server.hired("Ines Roy", "ines@example.test")
    give_pin(running, ROSA)
    running.app.counter.lock()
    page(running).other.click()
    await sign_in(running, "ines@example.test")
    await until(lambda: running.desk.account.staff_id == INES and running.app.office is not None)
    give_pin(running, INES)
    await switch_to(running, ROSA)
    await until(lambda: running.desk.status.online)
    running.office.alerts.clear()
    return running


@pytest.fixture
def alerts(qtbot: QtBot) -> Alerts:
    page = QWidget()
    qtbot.addWidget(page)
    return Alerts(page)
