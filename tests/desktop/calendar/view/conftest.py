"""Every test here has the bundled fonts and the style, in light and English, and leaves them so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.theming import formats, style
from desktop.theming.theme import theme
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.pilot import Pilot


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
def shop() -> Scene:
    """A workshop with one booking, at ten with Anna."""
    made = scene()
    made.booking("one", made.garage.anna.id, "10:00")
    return made


@pytest.fixture
def pilot(qtbot: QtBot, shop: Scene) -> Pilot:
    """The hands on its calendar."""
    return Pilot(qtbot, shop)
