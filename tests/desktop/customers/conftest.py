"""Every test here has the bundled fonts and the style, in light and English; and Élise with her bookings."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from scheduling.vocabulary import SessionState
from tests import factories
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.conftest import dressed
from tests.desktop.customers.hands import Hands
from tests.factories import MONDAY, named

__all__ = ["dressed"]
_S = SessionState
KEYS = Qt.Key


@pytest.fixture
def shop() -> Scene:
    """Élise has a booking today, one next week, one that is over and one without a place."""
    made = scene()
    anna = made.garage.anna.id
    made.store.load(
        [
            replace(made.garage.elise, postal_code="H2J 3V7", notes="Calls in the evening"),
            factories.customer("Elias Trembath", id=named("elias")),
        ]
    )
    made.booking("today", anna, "10:00", vehicle_id=made.garage.civic.id)
    made.booking("next", anna, "10:00", day=MONDAY + timedelta(days=7))
    made.booking("done", anna, "10:00", day=MONDAY - timedelta(days=7), state=_S.COMPLETED)
    made.booking("off", anna, "11:00", day=MONDAY - timedelta(days=6), state=_S.CANCELLED)
    made.booking("lost", anna, "14:00", day=MONDAY + timedelta(days=1), state=_S.UNPLACED)
    return made


@pytest.fixture
def hands(qtbot: QtBot, shop: Scene) -> Hands:
    return Hands(qtbot, shop)


@pytest.fixture
def open_(hands: Hands) -> Hands:
    """Élise's page, opened by keys."""
    hands.type("elise")
    hands.key(KEYS.Key_Return)
    assert hands.name() == hands.shop.garage.elise.name
    return hands
