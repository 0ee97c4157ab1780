"""What the shell's screens have in common: a header, a body, and several changes in a row that are shown once.

Not here: what a screen shows (``refresh`` is its own), or which screens there are (``desktop.shell.screens``).
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.theming import style
from desktop.views.header import Header

SOON_MS = 40
"""Several changes in a row are shown once."""


class ScreenView(QWidget):
    """The subclass lays out ``_column``, at whose foot room is left for what stands over it."""

    _column: QVBoxLayout

    def __init__(self, header: Header, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = header
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(SOON_MS)
        self._later.timeout.connect(self.refresh)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @abstractmethod
    def refresh(self) -> None:
        """Show what the presenter has now."""

    def set_trailing(self, widget: QWidget) -> None:
        """Place the shell's tools at the end of the header."""
        self._head.set_trailing(widget)

    def leave_room(self, height: int) -> None:
        """Keep the foot of the page free: something stands over it."""
        self._column.setContentsMargins(0, 0, 0, height)

    def _soon(self) -> None:
        """Not while nobody sees it: it is shown anew when it is."""
        if self.isVisible() and not self._later.isActive():
            self._later.start()

    def _each(self, milliseconds: int, tick: Callable[[], object]) -> QTimer:
        """A clock for the screen; it has to be started, and stands still while nobody sees it."""
        made = QTimer(self)
        made.setInterval(milliseconds)
        made.timeout.connect(tick)
        return made


def in_place_of_all(words: str = "") -> QLabel:
    """What is said in the middle while there is nothing else to show."""
    label = style.text(words, tone="muted", size="title")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
