"""Every test here has the bundled fonts and the style, in light and English, and leaves them so.

Who asks for it has the page behind the sync badge, over a scene.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.changes.page import Page
from tests.desktop.shell.conftest import dressed
from tests.factories import named

__all__ = ["dressed"]


@pytest.fixture
def shop() -> Iterator[Scene]:
    made = scene()
    made.store.write_state(replace(made.store.state(), epoch=named("epoch"), cursor=9))
    yield made
    made.store.close()


@pytest.fixture
def page(qtbot: QtBot, shop: Scene) -> Page:
    return Page(qtbot, shop)
