"""What the shell's screens have in common: a header, a body, their clock, and several changes that are shown once.

Not here: what a screen shows (``refresh`` is its own), or which screens there are (``desktop.shell.screens``).
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from desktop.theming import style
from desktop.views.header import Header

SOON_MS = 40
"""Several changes in a row are shown once."""
TICK_MS = 15_000


class ScreenView(QWidget):
    """The subclass fills ``_column``."""

    def __init__(self, header: Header, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._head = header
        self._clocks: list[QTimer] = []
        self._tick: Callable[[], object] | None = None
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

    # --- events

    def showEvent(self, event: QShowEvent) -> None:
        """What has changed while nobody saw it is shown now."""
        super().showEvent(event)
        for clock in self._clocks:
            clock.start()
        if self._tick is not None:
            self._tick()
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        for clock in self._clocks:
            clock.stop()

    # --- for the subclass

    def _lay_frame(self, instead: QLabel) -> None:
        """The header, and below it the body, or what is said in its place."""
        style.mark(self, panel="canvas")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self._head)
        self._body, self._instead = QWidget(), instead
        self._column = QVBoxLayout(self._body)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        outer.addWidget(self._body, 1)
        outer.addWidget(instead, 1)

    def _show_body(self, *, there: bool) -> None:
        """Whether there is something to show yet."""
        self._body.setVisible(there)
        self._instead.setVisible(not there)

    def _soon(self) -> None:
        """Not while nobody sees it: it is shown anew when it is."""
        if self.isVisible() and not self._later.isActive():
            self._later.start()

    def _follow_clock(self, tick: Callable[[], object]) -> None:
        """``tick``, a presenter's, derives anew what follows the clock: when the screen is shown, and while it is."""
        self._tick = tick
        self._each(TICK_MS, tick)

    def _each(self, milliseconds: int, call: Callable[[], object]) -> None:
        """Do that so often while somebody sees the screen."""
        clock = QTimer(self)
        clock.setInterval(milliseconds)
        clock.timeout.connect(call)
        self._clocks.append(clock)


def in_place_of_all(words: str = "") -> QLabel:
    """What is said in the middle while there is nothing else to show."""
    label = style.text(words, tone="muted", size="title")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label


def fetching_words() -> str:
    """While the first rows are on their way."""
    return QCoreApplication.translate("FirstFetch", "Fetching the calendar of your workshop …")
