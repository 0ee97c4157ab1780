"""Every test here has the bundled fonts and the style, in light and English, and leaves them so."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from desktop.theming import formats, style
from desktop.theming.theme import theme


@pytest.fixture(autouse=True)
def dressed(qapp: QApplication) -> Iterator[None]:
    formats.use_language("en")
    theme().set_mode("light")
    if not qapp.styleSheet():
        style.install(qapp)
    yield
    theme().set_mode("light")
    formats.use_language("en")
