"""What is seen of the calendar's screen: header, columns, grid, side panel, legend, laid out. It only shows.

Nothing here asks a presenter or answers a click: that is ``calendar_view``, which is this at work. So it can be shown
before anything else of the program is there (``desktop.shell.first_week``).
"""

from __future__ import annotations

import math

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.presenters.calendar_model import TIMED, Board, Mode
from desktop.theming import formats, style
from desktop.views.calendar.calendar_header import CalendarHeader
from desktop.views.calendar.calendar_words import fill
from desktop.views.calendar.column_header import ColumnHeader
from desktop.views.calendar.filter_bar import FilterBar
from desktop.views.calendar.geometry import HOUR
from desktop.views.calendar.heads import Head, board_head
from desktop.views.calendar.legend import LegendLine
from desktop.views.calendar.painted_grid import PaintedGrid
from desktop.views.calendar.side_panel import SidePanel

AROUND = 40
"""Pixels shown above the first opening."""
EARLY = 1.5
"""So many hours before opening, now is shown with it."""


class CalendarPage(QWidget):
    """Around a grid, whose board it shows."""

    def __init__(self, grid: PaintedGrid, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = grid
        self.header = CalendarHeader()
        self.columns = ColumnHeader(grid)
        self.filter = FilterBar()
        self.panel = SidePanel(collapsed=True)
        self.foot = LegendLine()
        self.outside = style.text("", tone="muted", size="small")
        self.area = QScrollArea()
        self._zoomed = False
        self._lay_out()

    def set_trailing(self, widget: QWidget) -> None:
        """Place the shell's tools (sync badge, Book) at the end of the header."""
        self.header.set_trailing(widget)

    def show_board(self, board: Board) -> None:
        """Above the grid: what it shows."""
        self.show_head(board_head(board))

    def show_head(self, head: Head) -> None:
        """Above what is on view: which days, of whom, and whether they are kept here."""
        self.header.show_head(head)
        self.filter.setVisible(head.mode is not Mode.DAY or head.filtered)
        self.filter.show_head(head)
        self._show_outside(head)
        for hours in (self.columns, self.area):
            hours.setVisible(head.mode in TIMED)

    def put_in(self, view: QWidget) -> None:
        """Another view, in the place of the columns of hours."""
        self._left.insertWidget(self._left.indexOf(self.area) + 1, view, 1)

    def put_below(self, strip: QWidget) -> None:
        """Below the hours, or what is in their place; above the legend."""
        self._left.insertWidget(self._left.indexOf(self.foot), strip)

    def fold_panel(self, collapsed: bool) -> None:
        """The panel as a strip, with the legend below the grid, or whole."""
        if collapsed != self.panel.collapsed:
            self.panel.set_collapsed(collapsed)
        self.foot.setVisible(collapsed)

    @property
    def zoomed(self) -> bool:
        """Whether an hour is as high as somebody chose."""
        return self._zoomed

    def zoom_to(self, hour: str) -> None:
        """An hour as high as it was chosen before; empty, or no number: as it fits."""
        try:
            high = float(hour)
        except ValueError:
            high = 0.0
        self._zoomed = math.isfinite(high) and high > 0
        if self._zoomed:
            self.grid.set_hour(high)

    def scroll_to_work(self) -> None:
        """Show the opening hours; where they do not fit, now, unless it is night: nobody looks for that."""
        board, geometry = self.grid.board, self.grid.geometry_
        if board is None or geometry is None:
            return
        self._outer.activate()
        high = self._seen_height()
        if not self._zoomed:
            hours = max(1.0, (board.closes - board.opens) / 60)
            self.grid.set_hour(min(max((high - 2 * AROUND) / hours, HOUR), HOUR * 1.375))
            geometry = self.grid.geometry_ or geometry
        top = geometry.y(board.opens) - AROUND
        now, closes = self.grid.now_height(), geometry.y(board.closes)
        if now is not None and top + high - AROUND < now <= closes:
            top = min(now - high / 3, closes + AROUND - high)
        elif now is not None and top - EARLY * self.grid.hour < now < top + AROUND:
            top = now - AROUND
        self.area.verticalScrollBar().setValue(round(max(0.0, top)))
        today = next((number for number, column in enumerate(board.columns) if column.today), 0)
        right = (
            geometry.edges[today + 1] - self.area.maximumViewportSize().width() if geometry.edges[1:] else 0.0
        )
        self.area.horizontalScrollBar().setValue(round(max(0.0, right)))  # where all fit, nothing scrolls

    def _seen_height(self) -> int:
        """The viewport's. Not asked of it: a plain widget made by Qt makes every widget class known to Python first."""
        bar = self.area.horizontalScrollBar()
        return self.area.maximumViewportSize().height() - (bar.height() if bar.isVisible() else 0)

    def _lay_out(self) -> None:
        outer = self._outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.header)
        body = QHBoxLayout()
        body.setSpacing(0)
        outer.addLayout(body, 1)
        left = self._left = QVBoxLayout()
        left.setSpacing(0)
        self.outside.setWordWrap(True)
        self.outside.setContentsMargins(16, 8, 16, 8)
        self.outside.hide()
        left.addWidget(self.outside)
        left.addWidget(self.filter)
        left.addWidget(self.columns)
        self.area.setWidget(self.grid)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.verticalScrollBar().setSingleStep(24)
        self.area.horizontalScrollBar().valueChanged.connect(
            self.grid.update
        )  # its hours stay where they are
        left.addWidget(self.area, 1)
        left.addWidget(self.foot)
        body.addLayout(left, 1)
        body.addWidget(self.panel)
        style.mark(self, panel="surface")

    def _show_outside(self, head: Head) -> None:
        hidden = head.window is None or head.kept
        self.outside.setVisible(not hidden)
        if head.window is not None and not hidden:
            first, last = (formats.day_short(day) for day in head.window)
            source = QCoreApplication.translate(
                "CalendarView",
                "This computer keeps the bookings from %1 to %2. What is beyond is on the server.",
            )
            self.outside.setText(fill(source, first, last))
