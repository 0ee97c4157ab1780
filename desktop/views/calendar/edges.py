"""Held near an edge of the time grid, or beyond it: scrolls there, or turns to the days before or after.

Watches a point and tells; what is in hand, and where it goes, is ``grid_input``'s.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPointF, QRectF, QTimer, Signal
from PySide6.QtWidgets import QScrollArea

from desktop.views.calendar.geometry import GUTTER

if TYPE_CHECKING:
    from desktop.views.calendar.time_grid import TimeGrid

EDGE = 28
"""Nearer to the edge than this, a drag scrolls."""
EDGE_STEP = 6
"""Pixels at a time, some 200 a second: one sees where it goes."""
SIDES = 6
TURN_MS = 700
"""Held at the side for this long, a drag goes to the day (or week) before or after."""


class Edges(QObject):
    """Belongs to one grid. ``point`` is where the mouse is, in the grid's coordinates."""

    scrolled = Signal(QPointF)
    """The grid moved under the mouse, which is now over this point."""
    turned = Signal(int)

    def __init__(self, grid: TimeGrid) -> None:
        super().__init__(grid)
        self._grid = grid
        self.point = QPointF()
        self._scroll = QTimer(self)
        self._scroll.setInterval(30)
        self._scroll.timeout.connect(self._scroll_at_edge)
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(TURN_MS)
        self._turn.timeout.connect(self._turn_page)
        self._turn_by = 0

    def watch(self) -> None:
        """Something is in hand."""
        if not self._scroll.isActive():
            self._scroll.start()

    def leave(self) -> None:
        """Nothing is any more."""
        self._scroll.stop()
        self._turn.stop()
        self._turn_by = 0

    def watch_sides(self) -> None:
        """Beyond the first or last column, the page is to be turned."""
        geometry = self._grid.geometry_
        if geometry is None:
            return
        by = _beyond(self.point.x(), geometry.edges[0] - EDGE / 2, self._grid.width() - SIDES)
        if by != self._turn_by:
            self._turn_by = by
            self._turn.stop()
            if by:
                self._turn.start()

    def _turn_page(self) -> None:
        by, self._turn_by = self._turn_by, 0
        if by:
            self.turned.emit(by)

    def _scroll_at_edge(self) -> None:
        area, seen = scroll_area(self._grid), self._grid.seen()
        if area is None:
            return
        across = _beyond(self.point.x(), seen.left(), seen.right() - SIDES)
        down = _beyond(self.point.y(), seen.top() + EDGE, seen.bottom() - EDGE)
        bars = area.horizontalScrollBar(), area.verticalScrollBar()
        before = bars[0].value(), bars[1].value()
        for bar, way in zip(bars, (across, down), strict=True):
            bar.setValue(bar.value() + way * EDGE_STEP)
        shift = QPointF(bars[0].value() - before[0], bars[1].value() - before[1])
        if not shift.isNull():
            self.point += shift
            self.scrolled.emit(self.point)


def scroll_area(grid: TimeGrid) -> QScrollArea | None:
    """The area in which the grid lies."""
    parent = grid.parentWidget()
    area = parent.parentWidget() if parent is not None else None
    return area if isinstance(area, QScrollArea) else None


def _beyond(value: float, low: float, high: float) -> int:
    """-1 below ``low``, 1 above ``high``, else 0."""
    return -1 if value < low else 1 if value > high else 0


def keep_in_view(grid: TimeGrid, rect: QRectF) -> None:
    """Scroll until the rectangle is on view, with what stands around it."""
    area = scroll_area(grid)
    if area is not None and not rect.isEmpty():
        centre = rect.center().toPoint()
        across = int(rect.width() / 2) + GUTTER  # scrolled sideways, the hours stand over what is there
        area.ensureVisible(centre.x(), centre.y(), across, int(rect.height() / 2) + EDGE)
