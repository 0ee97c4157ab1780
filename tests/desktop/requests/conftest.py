"""Every test here has the bundled fonts and the style, in light and English, and leaves them so; and a queue."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.conftest import dressed
from tests.desktop.calendar.wished import ask
from tests.desktop.requests.hands import Hands

__all__ = ["dressed"]


@pytest.fixture
def shop() -> Scene:
    """Three that wait: over the promise, due soon, new."""
    made = scene()
    marc = made.garage.marc.id
    ask(made, "old", "10:00", old=30, vehicle_id=None, customer_id=marc)
    ask(made, "middle", "11:00", old=18, customer_id=marc, vehicle_id=None)
    ask(made, "new", "14:00", "15:00", old=1)
    return made


@pytest.fixture
def hands(qtbot: QtBot, shop: Scene) -> Hands:
    return Hands(qtbot, shop)
