"""Widget tests here have the bundled fonts and the style; tests of the flow alone do not load Qt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

from tests.desktop.booking.desk import Desk

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """A window to book over, in English and light."""
    from PySide6.QtWidgets import QApplication, QWidget

    from desktop.theming import formats, style
    from desktop.theming.theme import theme

    app = QApplication.instance()
    assert isinstance(app, QApplication)
    formats.use_language("en")
    theme().set_mode("light")
    if not app.styleSheet():
        style.install(app)
    window = QWidget()
    window.resize(1366, 768)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitActive(window)
    yield window
    window.close()
