"""Enter presses the button that has the keys, on every screen; it is not only the space bar that does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.views.booking.foot import KeyButton
from desktop.views.painted import Painted
from sync_server.services.demo import DemoTenant, generate
from tools.quiet import answered, settle
from tools.screenshots import SCENES, Scene
from tools.stage import NOW, Stage

VARIANTS = (
    "-week",
    "-offline",
    "-empty",
    "-elsewhere",
    "-night",
    "-said",
    "-kept-day",
    "-time-",
    "-video",
    "-result-",
)
"""Of what is looked at by another name."""
LOOKED_AT = [scene for scene in SCENES if not any(part in scene.name for part in VARIANTS)]


@pytest.fixture(scope="module")
def tenant() -> DemoTenant:
    return generate(7, NOW)[0]


def _deaf(page: QWidget) -> Iterator[str]:
    """The buttons that can have the keys and do not take Enter for a press."""
    for button in page.findChildren(QAbstractButton):
        if isinstance(button, (KeyButton, Painted)):
            continue  # Enter is the whole step's there
        if button.isVisible() and button.isEnabled() and button.focusPolicy() & Qt.FocusPolicy.TabFocus:
            enter = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
            with QSignalBlocker(button):  # nothing comes of it
                button.event(enter)
            if not enter.isAccepted():
                yield f"{type(button).__name__} {button.accessibleName() or button.text()!r}"


@pytest.mark.parametrize("scene", LOOKED_AT, ids=lambda scene: scene.name)
async def test_every_button(scene: Scene, tenant: DemoTenant, tmp_path: Path, qapp: QApplication) -> None:
    stage = Stage(tmp_path, tenant, "en", rows=scene.rows, role=scene.role)
    stage.window.resize(1366, 768)
    stage.window.show()
    try:
        scene.show(stage)
        await answered()
        assert list(_deaf(stage.window)) == []
    finally:
        await stage.close()
        settle()
