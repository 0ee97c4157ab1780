"""What a key lays over the middle of the window: it has the keys until it closes, and gives them back then.

Not here: what is in it (``find_box``, ``keys_box``).
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.views.calendar.popover import Popover


class OverWindow(Popover):
    """Built once, filled anew each time that it is opened."""

    def __init__(self, over: QWidget, wide: int) -> None:
        super().__init__(over, wide)
        self._over = over
        self._before: QWidget | None = None
        """What had the keys."""
        self.closed.connect(self._give_back)

    def lay_over(self, top: int, first: QWidget) -> None:
        """Show it so far below the upper edge, the keys on ``first``."""
        self._before = self.window().focusWidget()
        self.move(max(8, (self._over.width() - self.width()) // 2), top)
        self.show()
        self.raise_()
        self.refit()
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_for_good(self) -> None:
        """Away with it; where it leads has the keys."""
        self._before = None
        self.close_now()

    def _give_back(self) -> None:
        before, self._before = self._before, None
        if before is not None and isValid(before) and before.isVisible():  # news may have taken it away
            before.setFocus()
