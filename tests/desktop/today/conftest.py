"""Every test here has the bundled fonts and the style, in light and English, and leaves them so.

Who asks for it has a shop at half past ten, and the hands on its Today screen.
"""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from scheduling.vocabulary import SessionState
from tests import factories
from tests.desktop.calendar.scenes import Scene, scene
from tests.desktop.calendar.view.conftest import dressed
from tests.desktop.today.hands import Hands
from tests.factories import MONDAY, at, named

__all__ = ["dressed"]
_S = SessionState


@pytest.fixture
def shop() -> Scene:
    """Half past ten: one is late, one comes later, one waits, one is being worked on, two are over."""
    made = scene()
    made.clock.set(at(MONDAY, "10:30"))
    anna, ivan, olga = made.garage.anna.id, made.garage.ivan.id, made.garage.olga.id
    made.booking("late", anna, "10:00", customer_id=made.garage.marc.id)
    others = [factories.customer(name, id=named(name)) for name in ("Lea Later", "Walt Waits")]
    made.store.load(others)
    made.booking("later", anna, "13:00", customer_id=others[0].id)
    came = at(MONDAY, "10:18")
    made.booking("waits", ivan, "10:30", state=_S.WAITING, arrived_at=came, customer_id=others[1].id)
    made.booking("live", olga, "09:30", state=_S.LIVE, started_at=at(MONDAY, "09:40"), minutes=90)
    made.booking("done", ivan, "08:00", state=_S.COMPLETED, ended_at=at(MONDAY, "08:50"))
    made.booking("missed", ivan, "09:00", state=_S.NO_SHOW)
    return made


@pytest.fixture
def hands(qtbot: QtBot, shop: Scene) -> Hands:
    return Hands(qtbot, shop)
