"""Widget tests here have the bundled fonts and the style; tests of the flow alone do not load Qt."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.desktop.booking.desk import Desk
from tests.desktop.calendar.attaching import JPEG, PDF, written

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from desktop.presenters.booking_flow import BookingFlow
    from desktop.presenters.now_flow import NowFlow
    from desktop.views.booking_wizard import BookingWizard
    from desktop.views.now_wizard import NowWizard
    from tests.desktop.booking.person import Person


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


@pytest.fixture
def flow(desk: Desk) -> BookingFlow:
    return desk.flow()


@pytest.fixture
def wizard(flow: BookingFlow, window: QWidget) -> Iterator[BookingWizard]:
    from desktop.views.booking_wizard import BookingWizard

    wizard = BookingWizard(flow, window)
    yield wizard
    wizard.leave()


@pytest.fixture
def now(desk: Desk) -> NowFlow:
    """A session at once; two are online who may be asked."""
    desk.seeking.online = [desk.garage.anna.id, desk.garage.ivan.id]
    return desk.now()


@pytest.fixture
def at_once(now: NowFlow, window: QWidget) -> Iterator[NowWizard]:
    from desktop.views.now_wizard import NowWizard

    wizard = NowWizard(now, window)
    yield wizard
    wizard.leave()


@pytest.fixture
def person(qtbot: QtBot, wizard: BookingWizard) -> Person:
    from tests.desktop.booking.person import Person

    return Person(qtbot, wizard)


@pytest.fixture
def front(tmp_path: Path) -> Path:
    return written(tmp_path, "front.jpg", JPEG)


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    return written(tmp_path, "paper.pdf", PDF)
