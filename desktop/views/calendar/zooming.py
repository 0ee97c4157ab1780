"""How high an hour is: by keys and the wheel, and told once it stays so, to be kept over restarts.

Not here: where it is kept (the shell's settings), and the grid that is painted so high.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal

if TYPE_CHECKING:
    from desktop.views.calendar.calendar_page import CalendarPage

STEP = 1.2
SETTLED_MS = 400
"""A turn of the wheel is many steps: only where they end is kept."""
_KEYS = {Qt.Key.Key_Plus: STEP, Qt.Key.Key_Equal: STEP, Qt.Key.Key_Minus: 1 / STEP}


class Zooming(QObject):
    """Belongs to one page. ``chosen`` carries the height as text; empty: as it fits."""

    chosen = Signal(str)

    def __init__(self, page: CalendarPage) -> None:
        super().__init__(page)
        self._settled = QTimer(self)
        self._settled.setSingleShot(True)
        self._settled.setInterval(SETTLED_MS)
        self._settled.timeout.connect(self.tell)

    def key(self, key: Qt.Key) -> bool:
        """Whether that key, with Ctrl, is one of these."""
        if key in _KEYS:
            self.by(_KEYS[key])
        elif key == Qt.Key.Key_0:
            self.fit()
        else:
            return False
        return True

    def by(self, factor: float) -> None:
        """In or out, with the middle of what is seen staying there."""
        page = self._page()
        bar, high = page.area.verticalScrollBar(), page.area.viewport().height()
        middle = (bar.value() + high / 2) / max(1, page.grid.height())
        page.zoom_to(str(page.grid.hour * factor))
        bar.setValue(round(middle * page.grid.height() - high / 2))
        self._settled.start()

    def fit(self) -> None:
        """As high as the hours of work have room."""
        page = self._page()
        page.zoom_to("")
        page.scroll_to_work()
        self._settled.start()

    def tell(self) -> None:
        """What is chosen now."""
        self._settled.stop()
        page = self._page()
        self.chosen.emit(f"{page.grid.hour:.1f}" if page.zoomed else "")

    def _page(self) -> CalendarPage:
        page: CalendarPage = self.parent()  # type: ignore[assignment]  # given as such
        return page
