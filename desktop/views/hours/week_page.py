"""The week of the Availability screen: the row of tools, the days, the painted week; its edits, as they are told."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import tzinfo
from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.presenters.hours_model import HoursPage, StrandedLine
from desktop.presenters.hours_week import Week
from desktop.theming import formats, style
from desktop.theming.theme import theme
from desktop.views.calendar.popover import rect_in
from desktop.views.hours.copy_popover import CopyPopover
from desktop.views.hours.week_days import WeekDays
from desktop.views.hours.week_grid import WeekGrid
from desktop.views.hours.week_tools import WeekTools
from scheduling.calendar_rules import DAY_MINUTES
from scheduling.intervals import Span

FIRST_ON_VIEW = 6 * 60
"""Where a day begins on view: at night nobody looks."""


class WeekPage(QWidget):
    """``edited`` carries another week; ``why_asked`` a cell of it."""

    edited = Signal(object)
    why_asked = Signal(int)
    roster_begun = Signal()
    roster_given_up = Signal()
    mine_kept = Signal()
    theirs_taken = Signal()

    def __init__(self, over: QWidget) -> None:
        super().__init__()
        self._page: HoursPage | None = None
        self._scrolled = False
        self.tools = WeekTools()
        self.days = WeekDays()
        self.grid = WeekGrid()
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(self.grid)
        self.copying = CopyPopover(over)
        self._over = over
        self.problem = style.text("", tone="bad", size="small")
        self.problem.hide()
        self.stale = self._make_stale()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for widget in (self.tools, self.stale, self.problem, self.days):
            column.addWidget(widget)
        column.addWidget(self.area, 1)
        space = theme().tokens.space
        self.problem.setContentsMargins(space(4), 0, space(4), space(1))
        self.grid.installEventFilter(self)
        self._connect()

    def show_page(self, page: HoursPage) -> None:
        """The week of this subject."""
        subject = page.subject
        if self._page is None or self._page.subject.mechanic_id != subject.mechanic_id:
            self.grid.cancel()
            self.grid.select(None)
            self.say("")
        self._page = page
        follows = page.follows_workshop
        week = page.workshop if follows else page.week
        self.days.show_days(page.days)
        self.grid.show_week(week, page.days, editable=subject.sets_hours and not follows, follows=follows)
        self.tools.show_page(page, self.grid.selected_block())
        self.stale.setVisible(page.stale)

    def show_stranded(self, lines: Sequence[StrandedLine], zone: tzinfo) -> None:
        """Mark those of the week on view in it."""
        page = self._page
        if page is None or not page.days:
            return
        first = page.days[0].day
        found: list[tuple[int, Span]] = []
        for line in lines:
            starts, ends = formats.local(line.starts, zone), formats.local(line.ends, zone)
            place = (starts.date() - first).days
            if 0 <= place < 7:
                low = starts.hour * 60 + starts.minute
                high = ends.hour * 60 + ends.minute if ends.date() == starts.date() else DAY_MINUTES
                found.append((place, (low, high)))
        self.grid.show_stranded(found)

    def say(self, problem: str) -> None:
        """Why an edit made no week."""
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.grid and event.type() == QEvent.Type.Resize:
            self.days.follow(self.grid.width())
            if not self._scrolled and self.grid.height() > self.area.viewport().height():
                self._scrolled = True
                self.area.verticalScrollBar().setValue(round(self.grid.geometry_.y(FIRST_ON_VIEW)))
        return super().eventFilter(watched, event)

    # --- inside

    def _make_stale(self) -> QWidget:
        space = theme().tokens.space
        holder = QWidget()
        style.mark(holder, panel="bad")
        line = QHBoxLayout(holder)
        line.setContentsMargins(space(4), space(2), space(4), space(2))
        line.setSpacing(space(2))
        words = style.text(
            self.tr("Somebody else changed these hours while you were editing them."), weight=500
        )
        words.setWordWrap(True)
        self.theirs = style.button(self.tr("Show theirs"))
        self.mine = style.button(self.tr("Keep mine"))
        self.theirs.clicked.connect(self.theirs_taken)
        self.mine.clicked.connect(self.mine_kept)
        line.addWidget(words, 1)
        line.addWidget(self.theirs)
        line.addWidget(self.mine)
        holder.hide()
        return holder

    def _connect(self) -> None:
        grid, tools = self.grid, self.tools
        grid.edited.connect(self._edited)
        grid.refused.connect(self.say)
        grid.selected.connect(self._chosen)
        grid.why_asked.connect(self.why_asked)
        grid.copy_asked.connect(self._ask_copy)
        grid.moved.connect(self._bring_up)
        tools.resized.connect(self._resize)
        tools.removed.connect(self._remove)
        tools.break_asked.connect(self._close)
        tools.copy_asked.connect(self._ask_copy_of_chosen)
        tools.roster_begun.connect(self.roster_begun)
        tools.roster_given_up.connect(self.roster_given_up)
        self.copying.copied.connect(self._copy)
        self.copying.closed.connect(self._to_grid)

    def _edited(self, week: Week) -> None:
        self.say("")
        self.edited.emit(week)

    def _chosen(self) -> None:
        if self._page is not None:
            self.tools.show_page(self._page, self.grid.selected_block())

    def _edit(self, act: Callable[[Week], Week]) -> None:
        self.grid.edit(partial(act, self.grid.week))

    def _resize(self, start: int, end: int) -> None:
        block = self.grid.selected_block()
        if block is not None:
            self._edit(lambda week: week.resize(block.id, start, end))
            self._chosen()

    def _remove(self) -> None:
        block = self.grid.selected_block()
        if block is not None:
            self._edit(lambda week: week.remove(block.id))
            self._to_grid()

    def _close(self, start: int, end: int) -> None:
        self._edit(lambda week: week.erase(start, end))
        self._to_grid()

    def _copy(self, weekday: int, to: frozenset[int]) -> None:
        self._edit(lambda week: week.copy_day(weekday, to))

    def _ask_copy_of_chosen(self) -> None:
        block = self.grid.selected_block()
        if block is not None:
            self._ask_copy(block.weekday)

    def _ask_copy(self, weekday: int) -> None:
        button, grid = self.tools.copy, self.grid
        self.copying.show_day(weekday)
        if button.isVisible():
            near = rect_in(button, button.rect(), self._over)
        else:
            near = rect_in(grid, grid.geometry_.cell_rect(grid.cursor_).toAlignedRect(), self._over)
        self.copying.open_below(near)
        self.copying.begin()

    def _bring_up(self) -> None:
        """The cell of the keys is on view."""
        rect = self.grid.geometry_.cell_rect(self.grid.cursor_).toAlignedRect()
        centre: QPoint = rect.center()
        self.area.ensureVisible(centre.x(), centre.y(), 24, 48)

    def _to_grid(self) -> None:
        self.grid.setFocus(Qt.FocusReason.PopupFocusReason)
