"""The demo workshop on a real database, its server and worker, and desktops that a journey's person sits at.

The demo is made once by the product's own command and copied for each module; the clock is the real one, so
journeys must go through at any weekday and hour. The window's event loop is Qt's, as in the program.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from desktop.theming import formats
from desktop.theming.theme import theme
from sync_server.db.embedded import EmbeddedPostgres, Urls
from tests.integration.serving import ServerProcess
from tests.journeys.shop import Demo, Pair, Sit, WorkerProcess
from tests.postgres import create_database, drop_database
from tools.desks import Driven, desk
from tools.offscreen_tour import two_desks
from tools.running import ROOT, Home

SEED = 7
PICTURES = ROOT / "build" / "journeys"

_kept: list[QApplication] = []


def _qt_loop() -> asyncio.AbstractEventLoop:
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        application = QApplication(sys.argv[:1])
        _kept.append(application)
    application.setQuitOnLastWindowClosed(False)
    loop: asyncio.AbstractEventLoop = QEventLoop(application)
    return loop


def pytest_asyncio_loop_factories() -> dict[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Journeys run in Qt's event loop."""
    return {"qt": _qt_loop}


@pytest.fixture(scope="session")
def demo_template(
    cluster: EmbeddedPostgres, template: str, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Path]:
    """The name of a database that holds the demo, and the file that says who can sign in."""
    name = "template_demo"
    create_database(cluster, name, template)
    urls = cluster.urls().of_database(name)
    credentials = tmp_path_factory.mktemp("demo") / "credentials.json"
    command = ["demo", "--seed", str(SEED), "--credentials", str(credentials)]
    environment = os.environ | {"AUTODOCTOR_DATABASE_URL": urls.app, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "sync_server", *command],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return name, credentials


@pytest.fixture(scope="module")
def demo(
    cluster: EmbeddedPostgres, demo_template: tuple[str, Path], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Demo]:
    """This module's own demo workshop."""
    template, credentials = demo_template
    folder = tmp_path_factory.mktemp("shop")
    name = f"demo_{folder.name}"
    create_database(cluster, name, template)
    home = Home(folder)
    home.credentials = credentials
    yield Demo(cluster.urls().of_database(name), home.people(), folder)
    drop_database(cluster, name)


@pytest.fixture(scope="module")
def server(demo: Demo) -> Iterator[ServerProcess]:
    """``python -m sync_server serve`` for the module; modules that stop it have one a test."""
    yield from serving(demo.urls, demo.folder)


@pytest.fixture(scope="module", autouse=True)
def worker(demo: Demo) -> Iterator[WorkerProcess]:
    """``python -m sync_server work``."""
    process = WorkerProcess(demo.urls, demo.folder)
    process.start()
    yield process
    process.end()


def serving(urls: Urls, folder: Path) -> Iterator[ServerProcess]:
    """A server that listens, ended afterwards."""
    process = ServerProcess(urls, folder)
    process.start()
    yield process
    process.end()


@pytest.fixture(autouse=True)
def plain_look(qapp: QApplication) -> Iterator[None]:
    """Each journey begins and ends in light and English."""
    theme().set_mode("light")
    yield
    theme().set_mode("light")
    formats.use_language("en")


@pytest.fixture
def picture(request: pytest.FixtureRequest) -> Callable[[Driven, str], Path]:
    """Keep what a window shows now, in build/journeys/."""
    journey = request.node.name.removeprefix("test_").partition("[")[0]

    def take(driven: Driven, what: str) -> Path:
        return driven.picture(PICTURES / f"{journey}-{what}.png")

    return take


@pytest.fixture
def sit(server: ServerProcess, tmp_path: Path) -> Sit:
    """Open a desktop for a person: ``async with sit(person) as driven``.

    Not an asynchronous fixture: between a test's phases pytest-qt runs Qt's events outside of the loop.
    """
    return partial(desk, server.address, home=tmp_path)


@pytest.fixture
def pair(demo: Demo, sit: Sit) -> Pair:
    """Two receptionists at two desktops: ``async with pair() as (left, right)``."""

    @contextlib.asynccontextmanager
    async def opened() -> AsyncIterator[tuple[Driven, Driven]]:
        first, second = two_desks(demo.people)
        async with sit(first) as left, sit(second) as right:
            yield left, right

    return opened
