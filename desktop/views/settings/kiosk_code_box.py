"""The code by which a kiosk is let in, as large as it is read out, and how long it still counts. Asks nobody itself."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from desktop.theming import style
from desktop.theming.theme import theme
from desktop.views.asked import note
from scheduling.staff_messages import KioskCodeGiven

TICK_MS = 1_000
LOOK_EVERY = 4
"""Seconds between two looks whether the kiosk is there."""


class KioskCodeBox(QFrame):
    """``left`` tells the seconds; ``look`` is called every few of them, ``over`` once there are none."""

    def __init__(
        self,
        given: KioskCodeGiven,
        left: Callable[[], int],
        *,
        look: Callable[[], None],
        over: Callable[[], None],
    ) -> None:
        super().__init__()
        self._left = left
        self._look = look
        self._over = over
        self._ticks = 0
        space = theme().tokens.space
        style.mark(self, panel="alert")
        column = QVBoxLayout(self)
        column.setContentsMargins(space(5), space(4), space(5), space(4))
        column.setSpacing(space(2))
        self.code = style.text(given.code, size="kiosk_title", weight=700)
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code.setAccessibleName(self.tr("Code: %1").replace("%1", " ".join(given.code)))
        column.addWidget(self.code)
        column.addWidget(
            note(
                self.tr(
                    "Type this code at the kiosk: it then may check arrivals in and take signatures, and nothing"
                    " else. It works once; a code that was given before counts no more."
                ),
                "",
            )
        )
        line = QHBoxLayout()
        self.rest = style.text("", tone="muted")
        line.addWidget(self.rest)
        line.addStretch(1)
        self.another = style.button(self.tr("Another code"), icon="refresh-cw")
        self.close_button = style.button(self.tr("Close"))
        line.addWidget(self.another)
        line.addWidget(self.close_button)
        column.addLayout(line)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self._say()

    def tick(self) -> None:
        """A second has passed."""
        self._ticks += 1
        self._say()
        if self._left() <= 0:
            self._timer.stop()
            self._over()
        elif self._ticks % LOOK_EVERY == 0:
            self._look()

    def _say(self) -> None:
        left = max(0, self._left())
        said = self.tr("It counts for %1 more.").replace("%1", f"{left // 60}:{left % 60:02}")
        self.rest.setText(said)
